"""Rewards, policies and targets of one size, as plain tuples.

R is a reward: R[s][a] is an integer level. A policy gives each state a non-empty frozenset of actions; a human who
makes a single choice is one whose sets have one element.
"""

from collections.abc import Hashable
from fractions import Fraction
from itertools import combinations, product

Row = tuple[int, ...]
Reward = tuple[Row, ...]
Policy = tuple[frozenset[int], ...]

TARGETS = ("best", "order", "affine", "exact")


def ladder(levels: int) -> tuple[int, ...]:
    """The symmetric ladder of that many evenly spaced integers: 2 -> -1, 1; 3 -> -1, 0, 1; 4 -> -3, -1, 1, 3."""
    if levels % 2:
        return tuple(range(-(levels // 2), levels // 2 + 1))
    return tuple(range(1 - levels, levels, 2))


def reward_class(states: int, actions: int, levels: int, *, ties: bool) -> list[Reward]:
    """Every reward on the ladder; without `ties`, those whose rows have no value twice."""
    rows = list(product(ladder(levels), repeat=actions))
    if not ties:
        rows = [row for row in rows if len(set(row)) == actions]
    return list(product(rows, repeat=states))


def policy_class(states: int, actions: int, *, sets: bool) -> list[Policy]:
    """Every policy; with `sets`, every way to give each state a non-empty set of actions."""
    largest = actions if sets else 1
    choices = [frozenset(c) for size in range(1, largest + 1) for c in combinations(range(actions), size)]
    return list(product(choices, repeat=states))


def best(row: Row) -> frozenset[int]:
    """The actions of greatest reward in one state."""
    return frozenset(a for a, value in enumerate(row) if value == max(row))


def worst(row: Row) -> frozenset[int]:
    """The actions of least reward in one state."""
    return frozenset(a for a, value in enumerate(row) if value == min(row))


def order(row: Row) -> Row:
    """The weak order of the actions in one state: how many different rewards lie below that of each action."""
    return tuple(len({other for other in row if other < value}) for value in row)


def affine(reward: Reward) -> tuple[tuple[Fraction, ...], ...]:
    """The reward up to one positive scale and one constant for the whole table: least value 0, greatest 1."""
    values = [value for row in reward for value in row]
    low, span = min(values), max(values) - min(values)
    return tuple(tuple(Fraction(value - low, span or 1) for value in row) for row in reward)


def target_value(target: str, reward: Reward) -> Hashable:
    """What the target `best`, `order`, `affine` or `exact` says of a reward."""
    if target == "best":
        return tuple(best(row) for row in reward)
    if target == "order":
        return tuple(order(row) for row in reward)
    if target == "affine":
        return affine(reward)
    if target == "exact":
        return reward
    raise ValueError(f"no target {target!r}; there are {', '.join(TARGETS)}")
