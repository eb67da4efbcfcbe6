"""Sets of assumptions as numbers, and collections of such sets as one long number.

A set of some of k assumptions is a mask: bit i is 1 where the i-th is in it. A collection of sets is an integer of 2^k
bits: bit m is 1 where the set with mask m is in it. So every question about all combinations is a few operations on
integers, without a solver.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

MOST = 24  # assumptions: a collection has 2^24 bits, 2 MiB


@cache
def without(member: int, k: int) -> int:
    """The collection of all sets that lack a member."""
    bits, width = (1 << (1 << member)) - 1, 2 << member
    while width < 1 << k:
        bits |= bits << width
        width *= 2
    return bits


def everything(k: int) -> int:
    """The collection of all sets."""
    return (1 << (1 << k)) - 1


def collection(masks: Iterable[int]) -> int:
    """The collection of these sets."""
    bits = 0
    for mask in masks:
        bits |= 1 << mask
    return bits


def supersets(mask: int, k: int) -> int:
    """The sets with this one inside."""
    bits = 1 << mask
    for member in range(k):
        if not mask >> member & 1:
            bits |= bits << (1 << member)
    return bits


def subsets(mask: int) -> int:
    """The sets inside this one."""
    bits = 1
    for member in members(mask):
        bits |= bits << (1 << member)
    return bits


def members(mask: int) -> list[int]:
    """The members of a set, by number."""
    return [member for member in range(mask.bit_length()) if mask >> member & 1]


def above(bits: int, k: int) -> int:
    """The sets with one of the collection inside, itself included."""
    for member in range(k):
        bits |= (bits & without(member, k)) << (1 << member)
    return bits


def below(bits: int, k: int) -> int:
    """The sets inside one of the collection, itself included."""
    for member in range(k):
        bits |= (bits >> (1 << member)) & without(member, k)
    return bits


def minimal(bits: int, k: int) -> int:
    """The sets of the collection none of whose sets has one member less."""
    found = bits
    for member in range(k):
        found &= ~((bits & without(member, k)) << (1 << member))
    return found


def maximal(bits: int, k: int) -> int:
    """The sets of the collection none of whose sets has one member more."""
    found = bits
    for member in range(k):
        found &= ~((bits >> (1 << member)) & without(member, k))
    return found


def masks(bits: int) -> Iterator[int]:
    """The sets of a collection, by number."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
