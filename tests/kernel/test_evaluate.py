"""Evaluation at many values at once gives what looking at one after the other gives, however many there is room for."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.kernel import evaluate as module
from explorer.kernel import sets, syntax
from explorer.kernel.evaluate import Evaluation, evaluate
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import BOOL, LEVEL, REAL, TRUE, Term
from explorer.kernel.universe import Meter, Rejected, Universe
from tests.examples import examples
from tests.kernel.plain import Nothing, plain
from tests.kernel.randomly import MAP, SIZES, SORTS, SYMBOLS, THING, VALUES, formulas, terms

ROOMS = [(1, 1), (3, 2), (7, 1024), (1 << 20, 1024)]
SCOPE = (("o", THING), ("m", MAP), ("v", VALUES))
BARE = Statement(
    theorem="random", version="1", claim="claim", kind="impossibility", shape="some", axes=(), sorts=SORTS,
    restrictions=(), symbols=(), outer=(), always=(), assumptions=(), consistent=TRUE, varies=TRUE, witness=TRUE)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[Statement, Universe, dict[str, tuple[Any, ...]]]:
    """A statement of all symbols, at a size, and a model of its symbols."""
    symbols = tuple(draw(st.lists(st.sampled_from(SYMBOLS), min_size=1, max_size=3, unique=True)))
    restrictions = ()
    if draw(st.booleans()):
        restrictions = ((VALUES, "table", draw(formulas((("table", VALUES),), (), 2))),)
    statement = replace(BARE, restrictions=restrictions, symbols=symbols)
    universe = Universe(statement, draw(SIZES))

    def value(sort: Any) -> Any:
        if sort == REAL:
            return draw(st.sampled_from([Fraction(1, 2), -1, 0, 3]))
        domain = universe.domain(sort)
        return domain[draw(st.integers(0, len(domain) - 1))] if domain else None
    return statement, universe, {symbol.name: tuple(value(symbol.to) for _ in range(universe.cells(symbol)))
                                 for symbol in symbols}


def both(term: Term, scope: dict[str, Any], model: dict[str, Any], universe: Universe) -> tuple[Any, Any]:
    """The value as evaluation finds it and as the plain reading has it; None where there is none."""
    try:
        found = evaluate(term, scope, model, universe)
    except Rejected:
        found = None
    try:
        return found, plain(term, scope, model, universe)
    except Nothing:
        return found, None


@pytest.mark.parametrize("room, wide", ROOMS)
def test_a_term_has_the_value_that_a_plain_reading_gives_it(room: int, wide: int,
                                                            monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROOM", room)
    monkeypatch.setattr(module, "WIDE", wide)

    @examples(40)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        try:
            statement, universe, model = data.draw(worlds())
            if universe.empty:
                return
        except (Rejected, RecursionError):
            return
        scope = {name: data.draw(st.sampled_from(universe.domain(sort))) for name, sort in SCOPE}
        for _ in range(3):
            sort = data.draw(st.sampled_from([BOOL, BOOL, REAL, LEVEL, THING, MAP, VALUES]))
            term = data.draw(formulas(SCOPE, statement.symbols, 4) if sort == BOOL
                             else terms(sort, SCOPE, statement.symbols, 3))
            found, expected = both(term, scope, model, universe)
            assert found == expected and (found is True) == (expected is True)
    check()


@pytest.mark.parametrize("room, wide", ROOMS)
def test_a_restriction_leaves_the_tables_that_satisfy_it(room: int, wide: int,
                                                         monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROOM", room)
    monkeypatch.setattr(module, "WIDE", wide)

    @examples(40)
    @given(st.data())
    def check(data: st.DataObject) -> None:
        term = data.draw(formulas((("table", MAP),), (), 3))
        free = Universe(BARE, {"Thing": 2, "Colour": 2, "Level": 2})
        try:
            expected = [value for value in free.domain(MAP) if plain(term, {"table": value}, {}, free)]
        except Nothing:
            with pytest.raises(Rejected):
                list(Evaluation({}, free).holding(term, "table", free.domain(MAP)))
            return
        assert list(Evaluation({}, free).holding(term, "table", free.domain(MAP))) == expected
    check()


def test_a_restriction_that_has_no_value_somewhere_is_none() -> None:
    """At the table that maps the first thing to the first one there is nothing to say, and so nowhere."""
    free = Universe(replace(BARE, restrictions=((VALUES, "t", TRUE),)), {"Thing": 2, "Colour": 2, "Level": 2})
    first = syntax.select(syntax.variable("t", MAP), [syntax.element(THING, 0)])
    ladder = syntax.table(VALUES, [("i", THING)], syntax.operator("rank", first))  # 0 is no level, 1 is one
    term = syntax.operator("eq", ladder, ladder)
    with pytest.raises(Rejected, match="outside its sort"):
        list(Evaluation({}, free).holding(term, "t", free.domain(MAP)))
    others = [value for value in free.domain(MAP) if value[0] == 1]
    assert list(Evaluation({}, free).holding(term, "t", others)) == others


def test_what_is_kept_for_the_next_model_is_not_of_this_one() -> None:
    statement = replace(BARE, symbols=SYMBOLS)
    universe = Universe(statement, {"Thing": 2, "Colour": 2, "Level": 2})
    p, x = (next(symbol for symbol in SYMBOLS if symbol.name == name) for name in "px")
    here = syntax.apply(p, [syntax.apply(x, [])])
    some = syntax.binder("exists", [("i", THING)], syntax.apply(p, [syntax.variable("i", THING)]))
    free = syntax.operator("eq", syntax.variable("o", THING), syntax.element(THING, 0))
    for first, second, at in ((True, False, 0), (False, True, 0), (False, False, 1), (True, True, 1), (False, True, 1)):
        model = {"p": (first, second), "x": (at,)}
        assert evaluate(here, {}, model, universe) is (first, second)[at]
        assert evaluate(some, {}, model, universe) is (first or second)
        assert evaluate(free, {"o": at}, model, universe) is (at == 0)
    assert not any(speaks for term, (_, speaks) in universe.features.items() if (term,) in universe.met)
    kept = len(universe.met)
    for at in (0, 1):
        evaluate(free, {"o": at}, {"p": (True, True), "x": (0,)}, universe)
    assert len(universe.met) == kept  # a value given is not kept, or there would be no end of it


def test_steps_are_counted_by_how_much_there_is_to_look_at() -> None:
    term = syntax.binder("exists", [("a", MAP), ("b", MAP)], syntax.operator(
        "not", syntax.operator("eq", syntax.variable("a", MAP), syntax.variable("b", MAP))))
    universe = Universe(BARE, {"Thing": 3, "Colour": 2, "Level": 2}, Meter())
    universe.domain(MAP)
    before = universe.meter.steps
    assert evaluate(term, {}, {}, universe) is True
    assert universe.meter.steps - before == 47  # 729 pairs of tables, true and false: twice 1 + 22, and 1
    with pytest.raises(Rejected, match="more than 20 steps"):
        evaluate(syntax.operator("not", term), {}, {}, Universe(BARE, {"Thing": 3, "Colour": 2, "Level": 2}, Meter(20)))


def part(places: tuple[int, ...], found: dict[Any, int]) -> sets.Part:
    return sets.Part(tuple(AXES[place] for place in places), found)


AXES = [sets.Axis(0, 2), sets.Axis(1, 3), sets.Axis(2, 2), sets.Axis(3, 2)]


@pytest.mark.parametrize("places, bits, to, spread", [
    ((0,), 0b10, (0, 1), 0b101010), ((1,), 0b010, (0, 1), 0b001100), ((0, 2), 0b0110, (0, 1, 2), 0b010101_101010),
    ((2,), 0b10, (0, 1, 2), 0b111111_000000), ((), 1, (1,), 0b111), ((0, 1), 0b100001, (0, 1, 2), 0b100001_100001),
    ((1, 2), 0b001_100, (0, 1, 2), 0b000011_110000), ((0, 2, 3), 0b0110, (0, 1, 2, 3), 0b010101_101010),
    ((), 0, (0, 1, 2), 0), ((0, 1, 2), 5, (0, 1, 2), 5)])
def test_more_axes(places: tuple[int, ...], bits: int, to: tuple[int, ...], spread: int) -> None:
    axes = tuple(AXES[place] for place in to)
    assert sets.spread(bits, tuple(AXES[place] for place in places), axes) == spread
    assert part(places, {True: bits}).over(axes).true == spread


def test_what_is_not_there_does_not_count() -> None:
    """Of forall and exists over values that have none: one that decides is enough, before them or after."""
    for held in ({True: 0b001, False: 0b100}, {True: 0b100, False: 0b001}, {True: 0b010, False: 0b100}):
        holes = part((1,), held)  # one true, one false, one nothing
        assert sets.quantified(holes, True).sets == {True: 1, False: 0}
        assert sets.quantified(holes, False).sets == {True: 0, False: 1}
    for value, bits in product((True, False), (0b011, 0b101, 0b110, 0b100)):
        holes = part((1,), {value: bits})
        assert sets.quantified(holes, value).sets == {value: 1, not value: 0}
        assert not any(sets.quantified(holes, not value).sets.values())


def test_every_case_of_the_connectives() -> None:
    first, second = part((1,), {True: 0b001, False: 0b010}), part((0,), {True: 0b01})  # T F nothing; T nothing
    both, either = sets.decided(first, second, False), sets.decided(first, second, True)
    assert (both.true, both.false) == (0b000001, 0b001100) and (either.true, either.false) == (0b010111, 0)
    assert sets.equal(first, second).sets == {True: 0b000001, False: 0b000100}
    late, early = part((1,), {True: 0b100}), part((1,), {False: 0b011, True: 0b100})  # nothing, nothing, T; F, F, T
    for a, b in ((late, early), (early, late)):
        assert sets.equal(a, b).sets == {True: 0b100, False: 0}
    assert sets.chosen(first, second, part((), {True: 1})).sets == {True: 0b001101}
    assert sets.negation(first).sets == {True: 0b010, False: 0b001}
