"""Values and models of every sort: listed in full, read back as written, evaluated exactly."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from explorer.kernel.evaluate import evaluate
from explorer.kernel.exchange import read
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import BOOL, BUILTIN, LEVEL, REAL, TRUE, Sort, Symbol
from explorer.kernel.universe import Meter, Rejected, Universe, ladder, write_model, write_value

THING = Sort("Thing", "finite", ordered=True)
COLOUR = Sort("Colour", "finite", ("red", "green"))
ROW = Sort("Row", "table", of=(THING,), to=(THING,))
GRID = Sort("Grid", "table", of=(COLOUR,), to=(ROW,))
SWAP = Sort("Swap", "table", of=(THING,), to=(THING,))
SORTS = (THING, COLOUR, LEVEL, ROW, GRID, SWAP)
NAMES = {sort.name: sort for sort in SORTS} | BUILTIN
SYMBOLS = {symbol.name: symbol for symbol in (
    Symbol("x", (), THING), Symbol("p", (THING, COLOUR), BOOL), Symbol("w", (THING,), REAL), Symbol("g", (), GRID),
    Symbol("l", (COLOUR,), LEVEL), Symbol("k", (SWAP,), SWAP))}
LEAVES_NONE = [["elem", "Thing", 0], ["sel", ["var", "a"], ["elem", "Thing", 0]]]
STATEMENT = Statement(
    theorem="t", version="1", claim="c", kind="guarantee", shape="every", axes=(), sorts=SORTS,
    restrictions=((SWAP, "a", read(["not", ["eq", *LEAVES_NONE]], NAMES, {}, {"a": SWAP})),),
    symbols=tuple(SYMBOLS.values()), outer=(), always=(), assumptions=(), consistent=TRUE, varies=TRUE, witness=TRUE)
SIZE = {"Thing": 2, "Colour": 2, "Level": 3}
MODEL: dict[str, tuple[Any, ...]] = {
    "x": (1,), "p": (True, False, False, True), "w": (Fraction(-1, 3), 2), "g": (((0, 1), (1, 1)),), "l": (-1, 1),
    "k": ((1, 1), (1, 0))}
WRITTEN = {"x": [1], "p": [True, False, False, True], "w": ["-1/3", "2"], "g": [[[0, 1], [1, 1]]], "l": [-1, 1],
           "k": [[1, 1], [1, 0]]}


def world() -> Universe:
    return Universe(STATEMENT, SIZE, Meter())


def test_a_model_is_read_as_it_was_written() -> None:
    assert write_model(MODEL, STATEMENT) == WRITTEN
    assert world().load_model(WRITTEN) == MODEL
    assert write_value(Fraction(1, 2), REAL) == "1/2" and write_value(3, REAL) == "3"
    assert write_value(True, BOOL) is True and write_value(3, LEVEL) == 3


@pytest.mark.parametrize(("name", "cells"), [
    ("x", [2]), ("x", [-1]), ("x", [True]), ("x", ["1"]), ("x", []), ("x", [1, 1]), ("x", 1),
    ("p", [True, False, 0, 1]), ("w", ["1/3", 2]), ("w", ["1/3", "0.5"]), ("w", ["2"]), ("g", [[[0, 1]]]),
    ("g", [[[0, 1], [1, 2]]]), ("g", [[[0, 1], 1]]), ("l", [-1, 2]), ("k", [[0, 1], [1, 0]]), ("k", [[1, 1]])])
def test_what_is_no_model(name: str, cells: Any) -> None:
    with pytest.raises((Rejected, ValueError)):
        world().load_model(WRITTEN | {name: cells})


def test_the_values_of_a_sort() -> None:
    every = world()
    assert every.domain(THING) == (0, 1) and every.domain(BOOL) == (False, True) and every.domain(LEVEL) == (-1, 0, 1)
    assert every.domain(ROW) == ((0, 0), (0, 1), (1, 0), (1, 1)) and len(every.domain(GRID)) == 16
    assert every.domain(SWAP) == ((1, 0), (1, 1)) and not every.empty
    assert Universe(STATEMENT, SIZE | {"Thing": 1}).empty == "Swap"
    for sort in (THING, LEVEL, BOOL, ROW, GRID, SWAP):
        assert all(every.contains(sort, value) for value in every.domain(sort))
        assert [every.place(sort, value) for value in every.domain(sort)] == list(range(len(every.domain(sort))))
    for sort, value in ((THING, 2), (LEVEL, 2), (ROW, (0, 2)), (ROW, (0,)), (ROW, 0), (SWAP, (0, 1)), (GRID, (0, 1))):
        assert not every.contains(sort, value)
    assert every.contains(REAL, Fraction(1, 7))
    with pytest.raises(Rejected, match="Real has no list of values"):
        every.domain(REAL)
    with pytest.raises(Rejected, match="more than 1000000 values"):
        Universe(STATEMENT, SIZE | {"Thing": 8}).domain(ROW)


def test_the_ladder() -> None:
    assert [ladder(levels) for levels in (1, 2, 3, 4, 5)] == [
        (0,), (-1, 1), (-1, 0, 1), (-3, -1, 1, 3), (-2, -1, 0, 1, 2)]


@pytest.mark.parametrize("size", [{}, {"Thing": 2, "Colour": 2}, SIZE | {"Row": 2}, SIZE | {"Thing": 0},
                                  SIZE | {"Thing": 1001}, SIZE | {"Thing": True}, SIZE | {"Colour": 3}])
def test_what_is_no_size(size: dict[str, int]) -> None:
    with pytest.raises(Rejected):
        Universe(STATEMENT, size)


def test_a_meter_stops_past_its_limit() -> None:
    meter = Meter(5)
    meter.spend(5)
    with pytest.raises(Rejected, match=r"^the check takes more than 5 steps$"):
        meter.spend(1)


X, ONE, ZERO = ["app", "x"], ["elem", "Thing", 1], ["elem", "Thing", 0]
RED, GREEN = ["elem", "Colour", 0], ["elem", "Colour", 1]
YES, NO, OUTSIDE = ["true"], ["false"], ["eq", ["lam", "Swap", [["i", "Thing"]], ZERO],
                                         ["app", "k", ["lam", "Swap", [["i", "Thing"]], ONE]]]


def level(colour: Any) -> Any:
    return ["app", "l", colour]


@pytest.mark.parametrize(("data", "value"), [
    (X, 1), (["app", "p", X, GREEN], True), (["app", "p", X, RED], False), (["app", "w", ZERO], Fraction(-1, 3)),
    (["sel", ["app", "g"], RED], (0, 1)), (["sel", ["sel", ["app", "g"], RED], ZERO], 0),
    (["app", "k", ["lam", "Swap", [["i", "Thing"]], ONE]], (1, 0)), (["rank", X], 1), (["rank", level(RED)], 0),
    (["add", level(GREEN), ["num", "1/2"], ["app", "w", ZERO]], Fraction(7, 6)),
    (["mul", level(RED), ["num", "3"]], -3),
    (["total", [["i", "Thing"], ["c", "Colour"]], ["mul", ["rank", ["var", "i"]], level(["var", "c"])]], 0),
    (["total", [["i", "Thing"]], ["app", "w", ["var", "i"]]], Fraction(5, 3)),
    (["count", [["i", "Thing"], ["c", "Colour"]], ["app", "p", ["var", "i"], ["var", "c"]]], 2),
    (["count", [["i", "Thing"]], ["exists", [["c", "Colour"]], ["app", "p", ["var", "i"], ["var", "c"]]]], 2),
    (["ite", YES, X, ZERO], 1), (["ite", NO, X, ZERO], 0), (["le", level(RED), level(RED)], True),
    (["lt", level(RED), level(RED)], False), (["lt", level(RED), level(GREEN)], True),
    (["and", YES, YES], True), (["and", YES, NO], False), (["and", NO, YES], False), (["or", NO, YES], True),
    (["or", YES, NO], True), (["or", NO, NO], False), (["and"], True), (["or"], False), (["and", YES, YES, NO], False),
    (["and", YES, YES, YES], True), (["or", NO, NO, YES], True), (["or", NO, NO, NO], False), (["or", YES], True),
    (["implies", NO, NO], True), (["implies", YES, NO], False), (["implies", YES, YES], True), (["not", NO], True),
    (["and", NO, OUTSIDE], False), (["or", YES, OUTSIDE], True), (["implies", NO, OUTSIDE], True),
    (["and", YES, NO, OUTSIDE], False), (["ite", YES, YES, OUTSIDE], True),
    (["and", OUTSIDE, NO], False), (["or", OUTSIDE, YES], True), (["implies", OUTSIDE, YES], True),
    (["forall", [["i", "Thing"], ["j", "Thing"]], ["le", ["rank", ["var", "i"]], ["rank", ["var", "j"]]]], False),
    (["forall", [["i", "Thing"]], ["exists", [["j", "Thing"]], ["not", ["eq", ["var", "i"], ["var", "j"]]]]], True),
    (["lam", "Grid", [["c", "Colour"]], ["lam", "Row", [["i", "Thing"]], ["ite", ["app", "p", ["var", "i"],
     ["var", "c"]], ["var", "i"], X]]], ((0, 1), (1, 1))),
    (["count", [["i", "Thing"], ["j", "Thing"]], ["exists", [["c", "Colour"]], ["and", ["app", "p", ["var", "i"],
     ["var", "c"]], ["eq", ["total", [["u", "Thing"]], ["rank", ["var", "u"]]], ["rank", ["var", "j"]]]]]], 2)])
def test_the_value_of_a_term(data: Any, value: Any) -> None:
    assert evaluate(read(data, NAMES, SYMBOLS), {}, MODEL, world()) == value


@pytest.mark.parametrize("data", [OUTSIDE, ["and", YES, OUTSIDE], ["or", NO, OUTSIDE], ["or", NO, NO, OUTSIDE],
                                  ["and", OUTSIDE, YES], ["or", OUTSIDE, NO], ["implies", OUTSIDE, NO],
                                  ["implies", YES, OUTSIDE], ["not", OUTSIDE], ["ite", OUTSIDE, YES, YES]])
def test_a_table_outside_its_sort_has_no_value(data: Any) -> None:
    with pytest.raises(Rejected, match="outside its sort"):
        evaluate(read(data, NAMES, SYMBOLS), {}, MODEL, world())


def test_free_variables_have_the_values_given() -> None:
    term = read(["eq", ["var", "a"], ["lam", "Row", [["i", "Thing"]], ["var", "b"]]], NAMES, SYMBOLS,
                {"a": ROW, "b": THING})
    assert evaluate(term, {"a": (1, 1), "b": 1}, MODEL, world()) is True
    assert evaluate(term, {"b": 0, "a": (1, 1)}, MODEL, world()) is False


OTHER = Sort("Other", "finite")
TO_ONE, TO_MANY = Sort("ToOne", "table", of=(OTHER,), to=(THING,)), Sort("ToMany", "table", of=(THING,), to=(OTHER,))
WIDE = Statement(
    theorem="t", version="1", claim="c", kind="guarantee", shape="every", axes=(),
    sorts=(THING, OTHER, TO_ONE, TO_MANY), restrictions=(), symbols=(), outer=(), always=(), assumptions=(),
    consistent=TRUE, varies=TRUE, witness=TRUE)


def test_how_many_values_a_sort_may_have() -> None:
    """A million, and as many rows as one likes where there is one value; a thousand elements."""
    assert Universe(WIDE, {"Thing": 1, "Other": 1000}).domain(TO_ONE) == ((0,) * 1000,)
    assert len(Universe(WIDE, {"Thing": 2, "Other": 1000}).domain(TO_MANY)) == 1_000_000
    for size, sort in (({"Thing": 2, "Other": 20}, TO_ONE), ({"Thing": 2, "Other": 65}, TO_ONE),
                       ({"Thing": 3, "Other": 101}, TO_MANY)):
        with pytest.raises(Rejected, match=f"^{sort.name} has more than 1000000 values at this size$"):
            Universe(WIDE, size).domain(sort)
    for count in (0, 1001, True, 1.0):
        with pytest.raises(Rejected, match=f"^Other cannot have {count!r} elements$"):
            Universe(WIDE, {"Thing": 1, "Other": count})
