"""What values and cells mean by themselves: what is known, which values can be had, and what belongs to a sort."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.kernel import syntax
from explorer.kernel.cells import Undefined
from explorer.kernel.clauses import FALSE, TRUE
from explorer.kernel.ground import Grounding
from explorer.kernel.linear import Linear
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import BOOL, LEVEL, Symbol
from explorer.kernel.universe import Universe
from tests.kernel.randomly import LOW, MAP, SORTS, THING, VALUES

STATEMENT = Statement(
    theorem="t", version="1", claim="c", kind="impossibility", shape="some", axes=(), sorts=SORTS,
    restrictions=((VALUES, "table", LOW),), symbols=(Symbol("v", (), VALUES), Symbol("m", (), MAP)), outer=(),
    always=(), assumptions=(), consistent=syntax.TRUE, varies=syntax.TRUE, witness=syntax.TRUE)
SIZE = {"Thing": 2, "Level": 2, "Colour": 2}


def ground() -> Grounding:
    return Grounding(Universe(STATEMENT, SIZE))


def test_the_value_of_what_is_known() -> None:
    made = ground()
    assert made.value(BOOL, TRUE) is True and made.value(BOOL, FALSE) is False
    assert made.value(BOOL, made.clauses.fresh()) is None
    for sort in (THING, LEVEL, MAP, VALUES):
        for value in made.universe.domain(sort):
            assert made.value(sort, made.known(sort, value)) == value
    literal = made.clauses.fresh()
    assert made.value(THING, ((0, literal), (1, -literal))) is None
    assert made.value(MAP, (((0, literal), (1, -literal)), ((1, TRUE),))) is None
    assert made.value(LEVEL, ((Linear(0, ((1, 1),)), TRUE),)) is None


def test_a_known_value_is_the_only_one() -> None:
    made = ground()
    literal = made.clauses.fresh()
    assert made.split(BOOL, TRUE) == [(True, TRUE)] and made.split(BOOL, FALSE) == [(False, TRUE)]
    assert made.split(BOOL, literal) == [(True, literal), (False, -literal)]
    assert made.split(THING, ((1, TRUE),)) == [(1, TRUE)]
    assert made.split(MAP, made.known(MAP, (1, 0))) == [((1, 0), TRUE)]
    assert made.split(VALUES, made.known(VALUES, (-1, 1))) == [((-1, 1), TRUE)]


def test_a_known_value_outside_its_sort_means_nothing() -> None:
    made = ground()
    for sort, value in ((THING, 2), (LEVEL, 0), (MAP, (2, 0)), (VALUES, (1, 1))):
        with pytest.raises(Undefined):
            made.split(sort, made.known(sort, value))


def test_a_case_outside_its_sort_is_taken_for_the_first_value() -> None:
    made = ground()
    literal = made.clauses.fresh()
    assert made.split(THING, ((1, literal), (7, -literal))) == [(1, literal), (0, -literal)]
    table = (((1, literal), (7, -literal)), ((0, TRUE),))  # (1, 0), or no map at all
    *found, other = made.split(MAP, table)
    assert [value for value, _ in found] == list(made.universe.domain(MAP))
    assert dict(found)[(1, 0)] == literal and {x for value, x in found if value != (1, 0)} == {FALSE}
    assert other == ((0, 0), -literal)


def test_a_real_is_split_by_what_it_equals() -> None:
    made = ground()
    unknown: Any = ((made.clauses.unknown(), TRUE),)
    *found, (first, otherwise) = made.split(LEVEL, unknown)
    assert found == [(level, made.equal(LEVEL, unknown, ((level, TRUE),))) for level in (-1, 1)]
    assert first == -1 and otherwise == made.clauses.conj(-literal for _, literal in found)
    assert otherwise not in (TRUE, FALSE)


def test_what_is_inside_its_sort_whatever_the_model() -> None:
    made = ground()
    literal = made.clauses.fresh()
    assert made.inside(BOOL, literal) and made.inside(THING, ((0, literal), (1, -literal)))
    assert not made.inside(THING, ((0, literal), (2, -literal))) and not made.inside(LEVEL, ((0, TRUE),))
    assert made.inside(MAP, (((0, literal), (1, -literal)), ((1, TRUE),)))
    assert not made.inside(MAP, (((0, literal), (2, -literal)), ((1, TRUE),)))
    assert made.inside(VALUES, made.known(VALUES, (-1, 1))) and not made.inside(VALUES, made.known(VALUES, (1, 1)))
    assert not made.inside(VALUES, (((-1, literal), (1, -literal)), ((1, TRUE),)))  # it may break the restriction
    assert made.inside(VALUES, made.cell(("v",), VALUES))


def test_the_literal_of_belonging_to_a_sort() -> None:
    made = ground()
    literal = made.clauses.fresh()
    assert made.membership(THING, ((0, literal), (1, -literal))) == TRUE
    assert made.membership(THING, ((0, literal), (2, -literal))) == literal
    assert made.membership(THING, ((2, TRUE),)) == FALSE
    assert made.membership(MAP, (((0, literal), (2, -literal)), ((1, TRUE),))) == literal
    assert made.membership(VALUES, (((-1, literal), (1, -literal)), ((1, TRUE),))) == literal
    assert made.membership(VALUES, made.known(VALUES, (1, 1))) == FALSE
    assert made.membership(VALUES, made.known(VALUES, (-1, 1))) == TRUE


@pytest.mark.parametrize("listed", [False, True])
def test_a_universe_knows_its_values_with_and_without_listing_them(listed: bool) -> None:
    whole = Universe(STATEMENT, SIZE)
    for sort, levels in ((MAP, (0, 1, 2)), (VALUES, (-1, 0, 1))):
        for value in [(), (levels[0],), (levels[0],) * 3, *((a, b) for a in levels for b in levels), levels[0]]:
            universe = Universe(STATEMENT, SIZE)
            if listed:
                universe.domain(sort)
            assert universe.contains(sort, value) == (value in whole.domain(sort)), (sort.name, value)
