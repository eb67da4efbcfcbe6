"""Degenerate pairs: every set of assumptions against an enumeration of all planners that does not use the package."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations, product
from typing import Any

import pytest
from asked import ambiguity, verdict

NAME = "degenerate_pairs"
NAMES = ("rational", "better_than_random", "cares_everywhere", "unique_best", "none_of_the_three")
OF_THE_REWARD = ("cares_everywhere", "unique_best")
LADDER = {2: (-1, 1), 3: (-1, 0, 1), 4: (-3, -1, 1, 3)}
ROWS = {"any": lambda row: True, "no_negative": lambda row: min(row) >= 0,
        "without_ties": lambda row: len(set(row)) == len(row)}
Size = tuple[int, int, int]
Policy = tuple[int, ...]
Reward = tuple[tuple[int, ...], ...]
Planner = tuple[Policy, ...]


@cache
def rewards_of(size: Size, kind: str) -> list[Reward]:
    states, actions, levels = size
    return list(product([row for row in product(LADDER[levels], repeat=actions) if ROWS[kind](row)], repeat=states))


def said(planner: Planner, rewards: list[Reward]) -> set[str]:
    """What is true of a planner."""
    taken = [(row, row[a]) for policy, reward in zip(planner, rewards, strict=True)
             for row, a in zip(reward, policy, strict=True)]
    gains = [sum(len(row) * row[a] - sum(row) for row, a in zip(reward, policy, strict=True))
             for policy, reward in zip(planner, rewards, strict=True)]
    found = {"rational": all(x == max(row) for row, x in taken), "worst": all(x == min(row) for row, x in taken),
             "ignores": len(set(planner)) <= 1, "better_than_random": all(gain >= 0 for gain in gains)}
    found["none_of_the_three"] = not (found["rational"] or found["worst"] or found["ignores"])
    return {name for name, holds in found.items() if holds}


@cache
def worlds(size: Size, kind: str) -> list[tuple[set[str], Planner]]:
    states, actions, _ = size
    rewards = rewards_of(size, kind)
    policies = list(product(range(actions), repeat=states))
    return [(said(planner, rewards), planner) for planner in product(policies, repeat=len(rewards))]


def of_reward(reward: Reward) -> set[str]:
    found = {"cares_everywhere": all(len(set(row)) > 1 for row in reward),
             "unique_best": all(row.count(max(row)) == 1 for row in reward)}
    return {name for name, holds in found.items() if holds}


def for_doing(reward: Reward, policy: Policy) -> bool:
    """The reward has one value for what the policy does and a lower one for all else."""
    inside = {row[a] for row, a in zip(reward, policy, strict=True)}
    outside = {x for row, a in zip(reward, policy, strict=True) for b, x in enumerate(row) if b != a}
    return len(inside) == len(outside) == 1 and min(inside) > max(outside)


def explains(pair: str, names: set[str], reward: Reward, policy: Policy, rewards: list[Reward], top: int) -> bool:
    if pair in ("indifferent", "indifferent_to_anything"):
        constant = all(len(set(row)) == 1 for row in reward)
        return "ignores" in names and (constant or pair != "indifferent")
    if pair == "greedy":
        return "rational" in names and for_doing(reward, policy)
    negative = tuple(tuple(top - x for x in row) for row in reward)
    return "worst" in names and negative in rewards and for_doing(negative, policy)


def has_it(size: Size, kind: str, chosen: tuple[str, ...], pair: str, top: int) -> str:
    """Whether every policy has the pair; a single policy that has none sidesteps, where there are worlds at all."""
    rewards = rewards_of(size, kind)
    of_planner = set(chosen) - set(OF_THE_REWARD)
    allowed = [r for r, reward in enumerate(rewards) if set(chosen) & set(OF_THE_REWARD) <= of_reward(reward)]
    explained: set[Policy] = set()
    some_world = False
    for names, planner in worlds(size, kind):
        if of_planner <= names:
            for r in allowed:
                some_world = True
                if explains(pair, names, rewards[r], planner[r], rewards, top):
                    explained.add(planner[r])
    return "contradictory" if not some_world else "stands" if len(explained) == size[1] ** size[0] else "sidestepped"


def best_is_open(size: Size, kind: str, chosen: tuple[str, ...]) -> str:
    rewards = rewards_of(size, kind)
    of_planner = set(chosen) - set(OF_THE_REWARD)
    left: dict[Policy, set[Any]] = defaultdict(set)
    for names, planner in worlds(size, kind):
        if of_planner <= names:
            for policy, reward in zip(planner, rewards, strict=True):
                if set(chosen) & set(OF_THE_REWARD) <= of_reward(reward):
                    left[policy].add(tuple(tuple(x == max(row) for x in row) for row in reward))
    found = set().union(*left.values())
    if any(len(values) > 1 for values in left.values()):
        return "stands"
    return "sidestepped" if len(found) > 1 else "presupposed" if found else "contradictory"


def sets() -> list[tuple[str, ...]]:
    return [chosen for number in range(4) for chosen in combinations(NAMES, number)]


def at(size: Size) -> dict[str, int]:
    return dict(zip(("State", "Action", "Level"), size, strict=True))


SMALL = [((1, 2, 2), "any"), ((1, 2, 3), "any"), ((1, 2, 3), "no_negative"), ((1, 2, 4), "without_ties"),
         ((1, 2, 2), "without_ties"), ((2, 2, 2), "without_ties"), ((1, 3, 2), "any"), ((1, 3, 2), "without_ties")]


@pytest.mark.parametrize("pair", ["indifferent", "greedy", "negated", "indifferent_to_anything"])
@pytest.mark.parametrize(("size", "kind"), SMALL)
def test_which_pairs_every_policy_has(size: Size, kind: str, pair: str) -> None:
    for chosen in sets():
        wanted = has_it(size, kind, chosen, pair, 0)
        assert verdict(NAME, chosen, at=at(size), rewards=kind, pair=pair) == wanted, chosen


@pytest.mark.parametrize("kind", ["any", "no_negative"])
def test_the_negative_may_be_taken_from_one(kind: str) -> None:
    """Rewards between 0 and 1 are not closed under a change of sign; taken from 1 they are."""
    for chosen in sets():
        wanted = has_it((1, 2, 3), kind, chosen, "negated", 1)
        found = verdict(NAME, chosen, at=at((1, 2, 3)), rewards=kind, pair="negated", negation="one_minus")
        assert found == wanted, chosen
    assert has_it((1, 2, 3), "no_negative", (), "negated", 1) == "stands"


@pytest.mark.parametrize(("size", "kind"), SMALL)
def test_what_is_left_open(size: Size, kind: str) -> None:
    for chosen in sets():
        wanted = best_is_open(size, kind, chosen)
        assert verdict(NAME, chosen, claim="best_stays_open", at=at(size), rewards=kind) == wanted, chosen


def test_excluding_the_three_by_name_leaves_everything_open() -> None:
    for size in ((1, 2, 2), (1, 2, 3)):
        assert ambiguity(NAME, ["none_of_the_three"], at=at(size), claim="best_stays_open") == "full"


@pytest.mark.parametrize("levels", [2, 3, 4])
def test_the_recipes_do_not_depend_on_the_ladder(levels: int) -> None:
    """Neither 0 nor 1 need be levels."""
    for pair in ("indifferent", "greedy", "negated"):
        assert verdict(NAME, at=at((2, 2, levels)), pair=pair) == "stands"
