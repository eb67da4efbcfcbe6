"""Terms: what fits is made with the sort it has, and what does not is refused with the reason."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from explorer.kernel.exchange import exact, read, write
from explorer.kernel.syntax import (BOOL, FALSE, LEVEL, REAL, TRUE, Sort, SortFault, Symbol, Term, apply, binder,
                                    element, number, operator, select, table, variable)

THING = Sort("Thing", "finite", ordered=True)
COLOUR = Sort("Colour", "finite", ("red", "green"))
GRADES = Sort("Grades", "table", of=(THING,), to=(LEVEL,))
MAP = Sort("Map", "table", of=(THING, COLOUR), to=(THING,))
F, H = Symbol("f", (THING, COLOUR), LEVEL), Symbol("h", (THING,), THING)
SORTS = {sort.name: sort for sort in (BOOL, LEVEL, REAL, THING, COLOUR, GRADES, MAP)}
X, C, G, M = variable("x", THING), variable("c", COLOUR), variable("g", GRADES), variable("m", MAP)
P, L, R = variable("p", BOOL), variable("l", LEVEL), variable("r", REAL)
RED = element(COLOUR, 0)

GOOD: dict[str, tuple[Term, Sort]] = {
    "the first element": (RED, COLOUR),
    "the last element": (element(COLOUR, 1), COLOUR),
    "an element of a sort without names": (element(THING, 7), THING),
    "a whole number": (number(Fraction(4, 2)), REAL),
    "a fraction": (number(Fraction(-1, 3)), REAL),
    "an application": (apply(F, [X, C]), LEVEL),
    "a selection": (select(M, [X, C]), THING),
    "a table": (table(MAP, [("x", THING), ("c", COLOUR)], X), MAP),
    "a table of levels": (table(GRADES, [("x", THING)], L), GRADES),
    "a table of numbers that have to be levels": (table(GRADES, [("x", THING)], number(1)), GRADES),
    "forall": (binder("forall", [("p", BOOL)], P), BOOL),
    "exists": (binder("exists", [("m", MAP), ("x", THING)], TRUE), BOOL),
    "count": (binder("count", [("x", THING)], P), REAL),
    "total of levels": (binder("total", [("x", THING)], L), REAL),
    "total of reals": (binder("total", [("x", THING)], R), REAL),
    "a sum of one": (operator("add", L), REAL),
    "a sum of level and real": (operator("add", L, R), REAL),
    "a product": (operator("mul", L, L), REAL),
    "a comparison": (operator("le", L, R), BOOL),
    "a strict comparison": (operator("lt", R, L), BOOL),
    "equal numbers": (operator("eq", L, R), BOOL),
    "equal tables": (operator("eq", M, M), BOOL),
    "no conjunct": (operator("and"), BOOL),
    "true": (TRUE, BOOL),
    "false": (FALSE, BOOL),
    "an application to what a table holds": (apply(F, [select(M, [element(THING, 0), RED]), RED]), LEVEL),
    "an application to an application": (apply(H, [apply(H, [X])]), THING),
    "a choice of elements": (operator("ite", P, X, X), THING),
    "a choice of levels": (operator("ite", P, L, L), LEVEL),
    "a choice of level and real": (operator("ite", P, L, R), REAL),
    "the rank of an element": (operator("rank", X), REAL),
    "the rank of a level": (operator("rank", L), REAL),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_fits(name: str) -> None:
    """It has its sort, and is the same once written and read."""
    term, sort = GOOD[name]
    assert term.sort == sort
    scope = {variable.name: variable.sort for variable in (X, C, G, M, P, L, R)}
    again = read(write(term), SORTS, {"f": F, "h": H}, scope)
    assert again == term and hash(again) == hash(term) and again.op == term.op and again.args == term.args
    assert again.free == term.free


@pytest.mark.parametrize("text", [3, None, True, Fraction(1), ["1"], "", "x", "1.0", "+1", " 1", "01", "1/0", "1/-2"])
def test_only_exact_numbers_are_read(text: object) -> None:
    with pytest.raises(SortFault, match="is not an exact number"):
        exact(text)


BAD: dict[str, tuple[Callable[[], Term], str]] = {
    "an element of a table": (lambda: element(MAP, 0), "Map has no element number 0"),
    "an element past the last": (lambda: element(COLOUR, 2), "no element number 2"),
    "a negative element": (lambda: element(THING, -1), "no element number -1"),
    "a truth value as an element": (lambda: element(THING, True), "no element number True"),
    "a fraction as an element": (lambda: element(THING, Fraction(1)), "no element number"),  # type: ignore[arg-type]
    "a float": (lambda: number(0.5), "0.5 is not an exact number"),  # type: ignore[arg-type]
    "a truth value as a number": (lambda: number(True), "True is not an exact number"),
    "an argument too few": (lambda: apply(F, [X]), "f takes 2 arguments, not 1"),
    "an argument of another sort": (lambda: apply(F, [X, X]), "argument 2 of f is a Colour, not a Thing"),
    "a row too many": (lambda: select(G, [X, X]), "Grades takes 1 argument, not 2"),
    "a row of another sort": (lambda: select(G, [C]), "argument 1 of Grades is a Thing, not a Colour"),
    "a selection from no table": (lambda: select(X, [X]), "Thing is not a table"),
    "a table over other rows": (lambda: table(MAP, [("x", THING)], X), "a Map is made from Thing, Colour"),
    "a table of something that is none": (lambda: table(THING, [], X), "a Thing is made from"),
    "a table that gives something else": (lambda: table(MAP, [("x", THING), ("c", COLOUR)], C),
                                          "a Map gives a Thing, not a Colour"),
    "elements for levels": (lambda: table(GRADES, [("x", THING)], X), "a Grades gives a Level, not a Thing"),
    "levels for elements": (lambda: table(MAP, [("x", THING), ("c", COLOUR)], L), "a Map gives a Thing, not a Level"),
    "one name for two rows": (lambda: table(Sort("Two", "table", of=(THING, THING), to=(THING,)),
                                            [("x", THING), ("x", THING)], X), "a name of its own"),
    "a name that is none": (lambda: variable("1", THING), "'1' is not a name"),
    "a binder without variables": (lambda: binder("forall", [], P), "needs variables"),
    "a binder over reals": (lambda: binder("exists", [("r", REAL)], P), "cannot range over Real"),
    "a count of numbers": (lambda: binder("count", [("x", THING)], L), "count takes a formula, not a Level"),
    "a total of formulas": (lambda: binder("total", [("x", THING)], P), "total takes a number, not a Bool"),
    "no sum at all": (lambda: operator("add"), "add takes one or more arguments, not 0"),
    "three sides": (lambda: operator("eq", X, X, X), "eq takes 2 arguments, not 3"),
    "different sorts": (lambda: operator("eq", X, C), "eq cannot take Thing, Colour"),
    "elements compared": (lambda: operator("le", X, X), "le cannot take Thing, Thing"),
    "elements added": (lambda: operator("add", L, X), "add cannot take Level, Thing"),
    "a number denied": (lambda: operator("not", L), "not cannot take Level"),
    "a choice by a number": (lambda: operator("ite", L, X, X), "ite cannot take"),
    "a choice of different sorts": (lambda: operator("ite", P, X, L), "ite cannot take"),
    "the rank of what has no order": (lambda: operator("rank", C), "rank cannot take Colour"),
    "no operator": (lambda: operator("xor", P, P), "no operator 'xor'"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_does_not_fit(name: str) -> None:
    make, says = BAD[name]
    with pytest.raises(SortFault) as error:
        make()
    assert says in str(error.value)


def test_a_term_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        X.name = "y"  # type: ignore[misc]


def test_free_variables() -> None:
    inner = operator("eq", X, select(M, [X, C]))
    assert inner.free == {("x", THING), ("m", MAP), ("c", COLOUR)}
    assert binder("forall", [("x", THING), ("c", COLOUR)], inner).free == {("m", MAP)}


def test_terms_that_differ_are_different() -> None:
    same = [X, variable("y", THING), variable("x", COLOUR), RED, element(COLOUR, 1), number(0), number(1), TRUE,
            operator("and", P, TRUE), operator("or", P, TRUE), operator("and", TRUE, P),
            binder("forall", [("x", THING)], P), binder("forall", [("y", THING)], P)]
    assert len(set(same)) == len(same)
    assert len({repr(term) for term in same}) >= len(same) - 4  # sorts and bound variables are not shown
    assert repr(operator("and", operator("eq", X, X), P)) == "(and  (eq  (var x) (var x)) (var p))"
    assert repr(operator("le", number(Fraction(1, 2)), L)) == "(le  (num 1/2) (var l))"
    assert repr(RED) == "(elem 0)"
