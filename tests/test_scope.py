"""Scopes and sizes: what `--scope` means, and in which order sizes are searched."""

from __future__ import annotations

import pytest

from explorer import Bool, Level, Sort, Table, Theorem, World, exists, forall, some
from explorer.kernel.statement import Statement
from explorer.language.faults import Fault
from explorer.scope import Scope, parse_scope, scope_of, sizes, written
from explorer.statement import build


class State(Sort):
    """A state."""


class Colour(Sort, elements=("red", "green", "blue")):
    """A colour."""


class Value(Table, of=(State, Colour), to=Level):
    """A value."""


class Thing(World):
    """A world."""

    value: Value
    there: Bool


def theorem(**scope: object) -> tuple[Statement, Theorem]:
    """A theorem that speaks of State, Colour and Level, with its statement."""
    sorts = {"State": State, "Level": Level, "Colour": Colour, "Value": Value}
    made = Theorem(title="t", kind="impossibility", version="1", source="s", covers="c", audience="a", world=Thing,
                   scope={sorts[name]: value for name, value in scope.items()})

    @made.claim
    def shown(h: Thing):
        """Something has a value."""
        return some(h, exists(State, Colour, lambda s, c: h.value(s, c) > 0) | forall(Level, lambda v: v == v))
    return build(made).statement, made


@pytest.mark.parametrize("text, changes", [
    ("State=2", {"State": (None, 2)}), ("State=2..2", {"State": (2, 2)}),
    (" State = 1 .. 3 , Level=4", {"State": (1, 3), "Level": (None, 4)}),
])
def test_a_scope_is_read(text: str, changes: dict[str, tuple[int | None, int]]) -> None:
    assert parse_scope(text) == changes


@pytest.mark.parametrize("text", ["State", "State=", "=2", "State=two", "State=2..", "State=..2", "State=-1",
                                  "State=2.5", "State=2;Level=3", "State=2,,Level=3", "", "State=2,State=3",
                                  "State=1..2..3"])
def test_a_malformed_scope_is_refused(text: str) -> None:
    with pytest.raises(Fault) as caught:
        parse_scope(text)
    assert caught.value.hint


@pytest.mark.parametrize("given, changes, expected", [
    ({"State": 3, "Level": 3}, {}, (("State", 1, 3), ("Level", 2, 3), ("Colour", 3, 3))),
    ({"State": (2, 3), "Level": (3, 3)}, {}, (("State", 2, 3), ("Level", 3, 3), ("Colour", 3, 3))),
    ({"State": 3, "Level": (1, 3), "Colour": 3}, {}, (("State", 1, 3), ("Level", 1, 3), ("Colour", 3, 3))),
    ({"State": (2, 3), "Level": 3}, {"State": (None, 5)}, (("State", 2, 5), ("Level", 2, 3), ("Colour", 3, 3))),
    ({"State": (2, 3), "Level": 3}, {"State": (1, 1), "Level": (None, 2)},
     (("State", 1, 1), ("Level", 2, 2), ("Colour", 3, 3))),
    ({"State": 1, "Level": 2}, {"Colour": (None, 3)}, (("State", 1, 1), ("Level", 2, 2), ("Colour", 3, 3))),
])
def test_the_scope_of_a_statement(given: dict[str, object], changes: dict[str, tuple[int | None, int]],
                                  expected: Scope) -> None:
    statement, made = theorem(**given)
    assert scope_of(statement, made, changes) == expected
    assert scope_of(statement, made, parse_scope(written(expected))) == expected


@pytest.mark.parametrize("given, changes, what", [
    ({"State": 3, "Level": 3}, {"Stat": (None, 2)}, "no sort `Stat`"),
    ({"State": 3, "Level": 3}, {"State": (None, 0)}, "cannot have 0"),
    ({"State": 3, "Level": 3}, {"State": (0, 2)}, "cannot have 0"),
    ({"State": 3, "Level": 3}, {"State": (3, 2)}, "no size in it"),
    ({"State": (2, 3), "Level": 3}, {"State": (None, 1)}, "below its least size"),
    ({"State": 3, "Level": 3}, {"State": (None, 1001)}, "cannot have 1001"),
    ({"State": 3, "Level": 3}, {"State": (1, 500), "Level": (1, 500)}, "250,000 sizes"),
    ({"State": 3, "Level": 3}, {"Colour": (None, 2)}, "exactly 3 elements"),
    ({"State": 3, "Level": 3, "Colour": 2}, {}, "3 named elements"),
    ({"State": (3, 2), "Level": 3}, {}, "impossible"),
    ({"State": "three", "Level": 3}, {}, "impossible"),
    ({"State": (1, 2, 3), "Level": 3}, {}, "impossible"),
    ({"State": True, "Level": 3}, {}, "impossible"),
    ({"State": 3}, {}, "no size"),
    ({"State": 3, "Level": 3, "Value": 2}, {}, "a size to Value"),
])
def test_an_impossible_scope_is_refused(given: dict[str, object], changes: dict[str, tuple[int | None, int]],
                                        what: str) -> None:
    statement, made = theorem(**given)
    with pytest.raises(Fault) as caught:
        scope_of(statement, made, changes)
    assert what in caught.value.what
    assert caught.value.hint


def test_sizes_come_by_total_and_then_in_the_order_of_declaration() -> None:
    assert [tuple(n for _, n in size) for size in sizes((("A", 1, 2), ("B", 1, 3)))] == [
        (1, 1), (1, 2), (2, 1), (1, 3), (2, 2), (2, 3)]
    assert sizes((("B", 2, 2), ("A", 1, 1))) == [(("B", 2), ("A", 1))]
