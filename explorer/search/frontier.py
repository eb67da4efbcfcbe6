"""The frontier of a property that every smaller set inherits: its smallest sets outside, its largest sets inside.

An algorithm of the MARCO family (Liffiton, Previti, Malik and Marques-Silva, Fast, flexible MUS enumeration, 2016):
take a largest set about which nothing is known; where it is inside, it is a largest set inside; where it is outside,
what the answer names is shrunk to a smallest set outside. The map of what is known is a bit for every set, as in
`explorer.kernel.lattice`, so that the next set is the highest bit that is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from explorer.kernel.lattice import (above, below, collection, everything, masks, maximal, members,
                                     minimal, subsets, supersets)
from explorer.search.solvers import Answer

UNKNOWNS = 200  # sets that the oracle does not know: past so many the rest is left open


@dataclass(frozen=True)
class Reply:
    """Whether a set is inside; if so `mask` is a set above it that is inside too, if not one below it that is outside.

    Where the answer is not known, `mask` is the set itself.
    """

    answer: Answer
    mask: int


Ask = Callable[[int], Reply]


@dataclass
class Known:
    """What is known of a property over k members: sets inside, sets outside, sets that the oracle does not know."""

    k: int
    inside: list[int] = field(default_factory=list)
    outside: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)

    def settled(self, mask: int) -> Answer:
        """Whether a set is inside, as far as is known."""
        if any(mask & ~known == 0 for known in self.inside):
            return Answer.YES
        if any(known & ~mask == 0 for known in self.outside):
            return Answer.NO
        return Answer.UNKNOWN

    def add(self, reply: Reply) -> None:
        """Takes a reply in."""
        where = {Answer.YES: self.inside, Answer.NO: self.outside, Answer.UNKNOWN: self.unknown}[reply.answer]
        if reply.mask not in where:
            where.append(reply.mask)

    def replies(self) -> Iterator[Reply]:
        """What is known, as replies."""
        for answer, known in ((Answer.YES, self.inside), (Answer.NO, self.outside), (Answer.UNKNOWN, self.unknown)):
            for mask in known:
                yield Reply(answer, mask)

    def ins(self) -> int:
        """The collection of the sets known to be inside."""
        return below(collection(self.inside), self.k)

    def outs(self) -> int:
        """The collection of the sets known to be outside."""
        return above(collection(self.outside), self.k)


class Settling(Protocol):
    """Settles seeds, one at a time or several at once."""

    width: int  # how many at once

    def start(self, known: Known, seed: int) -> None:
        """Takes up a seed; at most `width` are under way."""

    def learnt(self) -> Iterator[tuple[int, Reply]]:
        """What is learnt from the seeds under way, each reply with its seed, until one or more of them are settled."""


@dataclass
class Inline:
    """Settles one seed at a time, in this process."""

    ask: Ask
    width: int = 1
    waiting: tuple[Known, int] | None = None

    def start(self, known: Known, seed: int) -> None:
        self.waiting = known, seed

    def learnt(self) -> Iterator[tuple[int, Reply]]:
        if self.waiting:
            known, seed = self.waiting
            for reply in settle(known, seed, self.ask):
                yield seed, reply


def explore(known: Known, settling: Settling) -> Iterator[tuple[int, Reply]]:
    """Settles every set, as far as the oracle can.

    Yields what is learnt, which `known` then holds already, each with the number of sets that are left.
    """
    k = known.k
    left = everything(k) & ~known.ins() & ~known.outs()
    for mask in known.unknown:
        left &= ~(1 << mask)
    under_way: set[int] = set()
    while True:
        free = left
        for seed in under_way:
            free &= ~subsets(seed)
        while free and len(under_way) < settling.width and len(known.unknown) < UNKNOWNS:
            seed = free.bit_length() - 1
            settling.start(known, seed)
            under_way.add(seed)
            free &= ~subsets(seed)
        if not under_way:
            return
        settled = set()
        for seed, reply in settling.learnt():
            settled.add(seed)
            known.add(reply)
            if reply.answer is Answer.UNKNOWN:
                left &= ~(1 << reply.mask)
            else:
                left &= ~(subsets(reply.mask) if reply.answer is Answer.YES else supersets(reply.mask, k))
            yield left.bit_count(), reply
        under_way -= settled


def settle(known: Known, seed: int, ask: Ask) -> Iterator[Reply]:
    """What is learnt from a set about which nothing is known, at least its own place."""
    reply = ask(seed)
    if reply.answer is not Answer.NO:
        yield reply
        return
    mask = reply.mask
    for member in members(mask):
        smaller = mask & ~(1 << member)
        if smaller == mask or known.settled(smaller) is Answer.YES:
            continue
        reply = ask(smaller)
        if reply.answer is Answer.NO:
            mask = reply.mask
        elif reply.answer is Answer.YES:
            yield reply
    yield Reply(Answer.NO, mask)


@dataclass(frozen=True)
class Frontier:
    """What is known in the end, as masks in order of size: the confirmed sets, those that may not be extreme, the rest.

    `smallest`: outside, and every set with a member less is inside. `largest`: inside, and every set with a member more
    is outside. `smaller` and `larger`: as small or as large as is known, but next to a set that is open. `open`: the
    largest sets that are neither.
    """

    smallest: tuple[int, ...]
    largest: tuple[int, ...]
    smaller: tuple[int, ...]
    larger: tuple[int, ...]
    open: tuple[int, ...]


def frontier(known: Known) -> Frontier:
    """The frontier of what is known."""
    k = known.k
    ins, outs = known.ins(), known.outs()
    full = (1 << k) - 1
    smallest: list[int] = []
    smaller: list[int] = []
    largest: list[int] = []
    larger: list[int] = []
    for mask in masks(minimal(outs, k)):
        confirmed = all(ins >> (mask & ~(1 << member)) & 1 for member in members(mask))
        (smallest if confirmed else smaller).append(mask)
    for mask in masks(maximal(ins, k)):
        confirmed = all(outs >> (mask | 1 << member) & 1 for member in members(full & ~mask))
        (largest if confirmed else larger).append(mask)
    left = maximal(everything(k) & ~ins & ~outs, k)
    opens = [full] if left.bit_count() > UNKNOWNS else list(masks(left))

    def ordered(found: list[int]) -> tuple[int, ...]:
        return tuple(sorted(found, key=lambda mask: (mask.bit_count(), mask)))
    return Frontier(*map(ordered, (smallest, largest, smaller, larger, opens)))
