"""What a term means for many values of its variables at once: for each value the set of assignments where it has it.

An assignment gives each of some axes one of its values; it is a number, the axis of the lowest place counting fastest.
A set of assignments is the integer that has their bits. So a connective is one operation on integers.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from math import prod
from operator import or_
from typing import Any


class Axis:
    """A variable that takes these values; its place says how many variables in scope are bound further out."""

    __slots__ = ("place", "size")

    def __init__(self, place: int, size: int) -> None:
        self.place, self.size = place, size


Axes = tuple[Axis, ...]  # in order of their places


class Part:
    """For each value of a term the assignments to some axes at which it has it. At any other it has no value."""

    __slots__ = ("axes", "columns", "sets", "wider")

    def __init__(self, axes: Axes, sets: Mapping[Any, int]) -> None:
        self.axes, self.sets = axes, sets
        self.wider: dict[Axes, Part] = {}  # the same over more axes
        self.columns: dict[int, Part] = {}  # what tables have in a row

    @property
    def true(self) -> int:
        return self.sets.get(True, 0)

    @property
    def false(self) -> int:
        return self.sets.get(False, 0)

    def over(self, axes: Axes) -> Part:
        """The same over more axes."""
        if len(axes) == len(self.axes):
            return self
        if axes not in self.wider:
            found = {value: spread(bits, self.axes, axes) for value, bits in self.sets.items()}
            self.wider[axes] = Part(axes, found)
        return self.wider[axes]


def constant(value: Any) -> Part:
    """What has this value whatever the variables are."""
    return Part((), {value: 1})


def ranging(place: int, values: Sequence[Any]) -> Part:
    """A variable that takes these values."""
    return Part((Axis(place, len(values)),), {value: 1 << number for number, value in enumerate(values)})


def size(axes: Axes) -> int:
    """How many assignments there are."""
    return prod([axis.size for axis in axes])


def union(*parts: Part) -> Axes:
    """The axes of all of them, in order."""
    axes = parts[0].axes
    for part in parts[1:]:
        if part.axes != axes and part.axes:
            axes = tuple(sorted({*axes, *part.axes}, key=lambda axis: axis.place)) if axes else part.axes
    return axes


def spread(bits: int, axes: Axes, to: Axes) -> int:
    """The set of the assignments to more axes that are in the set as far as its own axes go."""
    width, blocks, own = 1, size(axes), 0
    for axis in to:
        if own < len(axes) and axes[own] is axis:
            own += 1
            blocks //= axis.size
        elif bits:
            bits = repeated(bits, width, blocks, axis.size)
        width *= axis.size
    return bits


def repeated(bits: int, width: int, blocks: int, times: int) -> int:
    """The bits with each of so many blocks so many times in a row."""
    if blocks == 1:
        done = 1
        while done < times:
            step = min(done, times - done)
            bits |= bits << step * width
            done += step
        return bits
    text = format(bits, f"0{width * blocks}b")
    if width == 1:
        return int(text.replace("0", "0" * times).replace("1", "1" * times), 2)
    return int("".join([text[i:i + width] * times for i in range(0, len(text), width)]), 2)


def renamed(part: Part, names: Mapping[Any, Any]) -> Part:
    """The part with another value for each of its own, and none where there is none."""
    found: dict[Any, int] = {}
    for value, bits in part.sets.items():
        if value in names:
            found[names[value]] = found.get(names[value], 0) | bits
    return Part(part.axes, found)


def paired(left: Part, right: Part, function: Callable[[Any, Any], Any]) -> Part:
    """What a function of two values gives, where both are there."""
    axes = union(left, right)
    found: dict[Any, int] = {}
    rights = list(right.over(axes).sets.items())
    for a, first in left.over(axes).sets.items():
        for b, second in rights:
            both = first & second
            if both:
                value = function(a, b)
                found[value] = found.get(value, 0) | both
    return Part(axes, found)


def picked(table: Part, row: Part) -> Part:
    """What a table has in a row, where both are there."""
    axes = union(table, row)
    found: dict[Any, int] = {}
    for place, where in row.over(axes).sets.items():
        if place not in table.columns:
            table.columns[place] = renamed(table, {value: value[place] for value in table.sets})
        for value, bits in table.columns[place].over(axes).sets.items():
            if bits & where:
                found[value] = found.get(value, 0) | bits & where
    return Part(axes, found)


def equal(left: Part, right: Part) -> Part:
    """Whether both have the same value."""
    axes = union(left, right)
    a, b = left.over(axes).sets, right.over(axes).sets
    true = reduce(or_, [bits & b[value] for value, bits in a.items() if value in b], 0)
    return Part(axes, {True: true, False: reduce(or_, a.values(), 0) & reduce(or_, b.values(), 0) & ~true})


def negation(part: Part) -> Part:
    return Part(part.axes, {True: part.false, False: part.true})


def decided(first: Part, second: Part, stop: bool) -> Part:
    """and (`stop` False) or or (True): where one part is `stop` the other need not have a value."""
    axes = union(first, second)
    a, b = first.over(axes), second.over(axes)
    if stop:
        return Part(axes, {True: a.true | b.true, False: a.false & b.false})
    return Part(axes, {True: a.true & b.true, False: a.false | b.false})


def chosen(condition: Part, then: Part, other: Part) -> Part:
    """What one part gives where the condition holds and the other where it does not."""
    axes = union(condition, then, other)
    where, found = condition.over(axes), dict[Any, int]()
    for part, bits in ((then, where.true), (other, where.false)):
        for value, own in part.over(axes).sets.items():
            found[value] = found.get(value, 0) | own & bits
    return Part(axes, found)


def blocks(part: Part, count: int) -> list[Part]:
    """The part at each value of its last axis, which has so many."""
    axes = part.axes[:-1]
    width = size(axes)
    mask = (1 << width) - 1
    return [Part(axes, {value: bits >> number * width & mask for value, bits in part.sets.items()})
            for number in range(count)]


def quantified(part: Part, stop: bool) -> Part:
    """forall (`stop` False) or exists (True) over the last axis: it is `stop` where it is so at one value of that."""
    axes, count = part.axes[:-1], part.axes[-1].size
    width = size(axes)
    bits = part.sets.get(stop, 0)
    rest = ((1 << width * count) - 1) & ~part.sets.get(not stop, 0)
    some = anywhere(bits, width, count)
    left = some if rest == bits else anywhere(rest, width, count)
    return Part(axes, {stop: some, not stop: ((1 << width) - 1) & ~left})


def anywhere(bits: int, width: int, count: int) -> int:
    """The union of so many blocks."""
    while count > 1:
        count = (count + 1) // 2
        bits = bits & ((1 << count * width) - 1) | bits >> count * width
    return bits
