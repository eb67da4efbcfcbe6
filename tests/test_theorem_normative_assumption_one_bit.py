"""One bit of normative information: verdicts against an enumeration that does not use the package."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations, product
from typing import Any

import pytest
from asked import verdict

NAME = "normative_assumption_one_bit"
NAMES = ("rational", "rational_or_antirational", "labelled_state", "written_in_code", "honest",
         "honest_in_labelled_state", "honest_or_opposite", "honest_if_rational")
Rows = tuple[tuple[int, ...], ...]


def tops(reward: Rows) -> tuple[frozenset[int], ...]:
    return tuple(frozenset(a for a, v in enumerate(row) if v == max(row)) for row in reward)


def bottoms(reward: Rows) -> tuple[frozenset[int], ...]:
    return tops(tuple(tuple(-v for v in row) for row in reward))


@cache
def worlds(states: int, actions: int, levels: int, strict: bool) -> list[tuple[Any, ...]]:
    """What is done, the reward, the opinion, the code, and whether the planner is rational, the opposite, or neither.

    Of the planner nothing else matters than what it does under the true reward: for the other rewards it may do a
    best action, a worst one, or anything. Where it is neither it errs somewhere, which it can under other rewards.
    """
    rows = [row for row in product(range(levels), repeat=actions) if not strict or len(set(row)) == actions]
    rewards = list(product(rows, repeat=states))
    found = []
    for reward, opinion, code in product(rewards, repeat=3):
        for acts in product(range(actions), repeat=states):
            found.append((acts, reward, opinion, code, "neither"))
            if all(a in top for a, top in zip(acts, tops(reward), strict=True)):
                found.append((acts, reward, opinion, code, "rational"))
            if all(a in low for a, low in zip(acts, bottoms(reward), strict=True)):
                found.append((acts, reward, opinion, code, "opposite"))
    return found


@cache
def true_of(world: tuple[Any, ...], labelled: int) -> frozenset[str]:
    acts, reward, opinion, code, planner = world
    best, named = tops(reward), tops(opinion)
    said = {"rational": planner == "rational", "rational_or_antirational": planner != "neither",
            "labelled_state": acts[labelled] in best[labelled], "written_in_code": code == reward,
            "honest": named == best, "honest_in_labelled_state": named[labelled] == best[labelled],
            "honest_or_opposite": named in (best, bottoms(reward)),
            "honest_if_rational": planner != "rational" or named == best}
    return frozenset(name for name, holds in said.items() if holds)


def seen(world: tuple[Any, ...], channel: str) -> Any:
    return world[0], {"behaviour": None, "opinion": world[2], "code": world[3]}[channel]


def expected(chosen: tuple[str, ...], channel: str, states: int, actions: int, levels: int, strict: bool) -> str:
    """Of the labelled state it does not matter which it is; that it is the same for both does."""
    left = defaultdict(set)
    for world in worlds(states, actions, levels, strict):
        if true_of(world, 0).issuperset(chosen):
            left[seen(world, channel)].add(tops(world[1]))
    if not left:
        return "contradictory"
    if len(set.union(*left.values())) == 1:
        return "presupposed"
    return "stands" if any(len(found) > 1 for found in left.values()) else "sidestepped"


@pytest.mark.parametrize("channel", ["behaviour", "opinion", "code"])
@pytest.mark.parametrize(("size", "strict"), [
    ((2, 2, 2), True), ((1, 2, 2), False), ((1, 2, 3), True), ((2, 1, 2), True), ((1, 2, 3), False)])
def test_against_enumeration(size: tuple[int, int, int], strict: bool, channel: str) -> None:
    states, actions, levels = size
    for chosen in (c for number in range(3) for c in combinations(NAMES, number)):
        found = verdict(NAME, chosen, at={"State": states, "Action": actions, "Level": levels}, channel=channel,
                        rewards="without_ties" if strict else "any")
        assert found == expected(chosen, channel, states, actions, levels, strict), chosen


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("channel", ["behaviour", "opinion", "code"])
@pytest.mark.parametrize("chosen", [(), ("rational_or_antirational",), ("honest",), ("labelled_state",)])
def test_what_may_be_false(chosen: tuple[str, ...], channel: str, strict: bool) -> None:
    """Two states, two actions, two levels: two worlds look alike, and only the one believed has the norm."""
    alike = defaultdict(set)
    for world in worlds(2, 2, 2, strict):
        norms = true_of(world, 0)
        if norms.issuperset(chosen):
            alike[seen(world, channel)].add((norms, tops(world[1])))
    shown = all(any(norm in k and norm not in h and x != y for same in alike.values() for (h, x), (k, y)
                    in product(same, repeat=2)) for norm in ("labelled_state", "rational", "honest", "written_in_code"))
    found = verdict(NAME, chosen, claim="any_may_be_false", at={"State": 2, "Action": 2, "Level": 2}, channel=channel,
                    rewards="without_ties" if strict else "any")
    assert (found == "stands") == shown
