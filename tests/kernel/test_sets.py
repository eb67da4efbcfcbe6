"""Sets of assignments as integers against one assignment after the other."""

from __future__ import annotations

from itertools import product
from operator import add
from random import Random
from typing import Any

import pytest

from explorer.kernel import sets
from explorer.kernel.evaluate import rows_of
from explorer.kernel.sets import Axis, Part

AXES = [Axis(0, 2), Axis(1, 3), Axis(2, 1), Axis(3, 2), Axis(4, 5)]
Table = dict[tuple[int, ...], Any]  # by the values of all the axes


def assignments() -> list[tuple[int, ...]]:
    return list(product(*(range(axis.size) for axis in AXES)))


def table(part: Part) -> Table:
    """What a part says at every assignment to all axes; one where it says nothing is missing."""
    found: Table = {}
    for assignment in assignments():
        number, width = 0, 1
        for axis in part.axes:
            number += assignment[axis.place] * width
            width *= axis.size
        values = [value for value, bits in part.sets.items() if bits >> number & 1]
        assert len(values) < 2
        if values:
            found[assignment] = values[0]
    assert all(0 <= bits < 1 << sets.size(part.axes) for bits in part.sets.values())
    return found


def drawn(dice: Random, values: list[Any], holes: bool = True, last: int | None = None) -> Part:
    """A random part over some of the axes, `last` the last of them."""
    axes = tuple(axis for axis in AXES if dice.random() < .5 and (last is None or axis.place < last))
    axes += () if last is None else (AXES[last],)
    found = dict.fromkeys(values, 0)
    for number in range(sets.size(axes)):
        if not holes or dice.random() < .8:
            found[dice.choice(values)] |= 1 << number
    return Part(axes, found)


def decided(a: Any, b: Any, stop: bool) -> Any:
    return stop if stop in (a, b) else None if None in (a, b) else not stop


@pytest.mark.parametrize("seed", range(60))
def test_everything_is_as_it_is_at_each_assignment(seed: int) -> None:
    dice = Random(seed)
    a, b, c = (drawn(dice, [True, False]) for _ in range(3))
    x, y = (drawn(dice, [0, 1, 5]) for _ in range(2))
    A, B, X, Y = map(table, (a, b, x, y))

    def same(part: Part, value: Any) -> None:
        expected = {one: found for one in assignments() if (found := value(one)) is not None}
        assert table(part) == expected

    for stop in (True, False):
        same(sets.decided(a, b, stop), lambda one, stop=stop: decided(A.get(one), B.get(one), stop))
    same(sets.negation(a), lambda one: not A[one] if one in A else None)
    same(sets.equal(x, y), lambda one: X[one] == Y[one] if one in X and one in Y else None)
    same(sets.paired(x, y, add), lambda one: X[one] + Y[one] if one in X and one in Y else None)
    same(sets.chosen(a, x, y), lambda one: (X if A[one] else Y).get(one) if one in A else None)
    same(sets.renamed(x, {0: 7, 5: 7}), lambda one: 7 if X.get(one) in (0, 5) else None)
    same(sets.constant(3), lambda one: 3)
    same(a.over(sets.union(a, b, c)), lambda one: A.get(one))
    pairs = sets.paired(x, y, lambda first, second: (first, second))
    for row in (drawn(dice, [0, 1]), drawn(dice, [0, 1])):  # twice, because columns are remembered
        at = table(row)
        same(sets.picked(pairs, row), lambda one, at=at: (X[one], Y[one])[at[one]]
             if one in X and one in Y and one in at else None)


@pytest.mark.parametrize("seed", range(60))
def test_one_value_of_the_last_axis_decides(seed: int) -> None:
    dice = Random(seed)
    last = dice.choice([1, 2, 3, 4])
    part = drawn(dice, [True, False], dice.random() < .5, last)
    held = table(part)
    for stop in (True, False):
        found = table(sets.quantified(part, stop))
        for one in assignments():
            value: Any = not stop
            for turn in range(AXES[last].size):
                value = decided(value, held.get((*one[:last], turn, *one[last + 1:])), stop)
            assert found.get(one) is value
    every = sets.blocks(part, AXES[last].size)
    for one in assignments():
        assert table(every[one[last]]).get(one) == held.get(one)


@pytest.mark.parametrize("seed", range(20))
def test_rows_come_in_order(seed: int) -> None:
    """The first variable counts slowest, and one that the part does not depend on counts all the same."""
    dice = Random(seed)
    part = drawn(dice, [0, 1, 2]) if seed % 2 else drawn(dice, [0, 1], last=4)
    variables = [Part((AXES[place],), {}) for place in (3, 4)]
    held, rows = table(part), rows_of(part, variables)
    assert len(rows) == 10
    for row, (first, second) in zip(rows, product(range(2), range(5)), strict=True):
        for one in assignments():
            assert table(row).get(one) == held.get((*one[:3], first, second))


def test_what_has_no_value_is_equal_to_nothing() -> None:
    nothing = Part((), {})
    for left, right in ((nothing, sets.constant(1)), (sets.constant(1), nothing), (nothing, nothing)):
        assert sets.equal(left, right).sets == {True: 0, False: 0}


def test_a_variable_has_each_of_its_values_once() -> None:
    part = sets.ranging(2, (8, 6, 7))
    assert part.sets == {8: 1, 6: 2, 7: 4} and (part.axes[0].place, part.axes[0].size) == (2, 3)
    assert sets.constant(3).axes == () and sets.constant(3).sets == {3: 1}


def test_the_same_over_more_axes_is_made_once() -> None:
    part = Part((AXES[0],), {True: 0b10})
    assert part.over((AXES[0],)) is part and part.over((AXES[0], AXES[1])) is part.over((AXES[0], AXES[1]))
