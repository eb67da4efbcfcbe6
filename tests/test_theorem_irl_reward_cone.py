"""The cone of rewards: verdicts against an exact enumeration that does not use the package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations, product

import pytest
from asked import verdict

NAME = "irl_reward_cone"
NAMES = ("varied", "strict", "margin", "distinct_actions", "always_leaves")
DISCOUNTS = {"half": (Fraction(1, 2),), "tenth": (Fraction(9, 10),), "unknown": (Fraction(1, 2), Fraction(9, 10))}
Row = tuple[int, ...]
Reward = tuple[Fraction, ...]


def worth(reward: Reward, steps: Row, discount: Fraction, start: int) -> Fraction:
    """The discounted rewards of a walk that comes back to where it was: what leads there, and the loop as a series."""
    path = [start]
    while steps[path[-1]] not in path:
        path.append(steps[path[-1]])
    begin = path.index(steps[path[-1]])
    once = sum(discount ** i * reward[s] for i, s in enumerate(path[begin:]))
    loop = once / (1 - discount ** (len(path) - begin))
    return sum((discount ** i * reward[s] for i, s in enumerate(path[:begin])), Fraction(0)) + discount ** begin * loop


@cache
def explanations(states: int, discount: str) -> list[tuple[tuple[Row, ...], Row, Reward, bool, bool, Fraction]]:
    """Every environment with two actions, optimal policy and normalised reward; complete for two states."""
    grid = [Fraction(0), Fraction(1, 2), Fraction(1)] if states == 3 else [Fraction(0), Fraction(1)]
    rewards = [r for r in product(grid, repeat=states) if min(r) == 0 and max(r) in (0, 1)]
    found = []
    for env in product(product(range(states), repeat=2), repeat=states):
        policies = list(product(range(2), repeat=states))
        for reward, g in product(rewards, DISCOUNTS[discount]):
            table = {p: [worth(reward, tuple(env[s][p[s]] for s in range(states)), g, s) for s in range(states)]
                     for p in policies}
            best = [max(row[s] for row in table.values()) for s in range(states)]
            for p in policies:
                if table[p] == best:
                    gap = min(best[env[s][p[s]]] - best[env[s][1 - p[s]]] for s in range(states))
                    leaves = all(env[s][p[s]] != s and s in env[s] for s in range(states))
                    found.append((env, p, reward, any(a != b for a, b in env), leaves, gap))
    return found


def left(states: int, discount: str, chosen: tuple[str, ...]) -> Iterator[dict[Row, set[Reward]]]:
    """For each environment, which rewards fit each policy under the assumptions."""
    by_env: dict[tuple[Row, ...], dict[Row, set[Reward]]] = defaultdict(lambda: defaultdict(set))
    for env, policy, reward, distinct, leaves, gap in explanations(states, discount):
        holds = {"varied": max(reward) == 1, "strict": gap > 0, "margin": gap >= Fraction(1, 10),
                 "distinct_actions": distinct, "always_leaves": leaves}
        if all(holds[name] for name in chosen):
            by_env[env][policy].add(reward)
    return iter(by_env.values())


@pytest.mark.parametrize("discount", DISCOUNTS)
def test_two_states_against_enumeration(discount: str) -> None:
    """With two states there are three normalised rewards, so that the enumeration is complete."""
    for chosen in (c for number in range(3) for c in combinations(NAMES, number)):
        tables = list(left(2, discount, chosen))
        if any(len(rewards) > 1 for table in tables for rewards in table.values()):
            expected = "stands"
        elif not tables:
            expected = "contradictory"
        else:
            expected = "sidestepped" if any(len(set().union(*t.values())) > 1 for t in tables) else "presupposed"
        assert verdict(NAME, chosen, at={"State": 2}, scale="normalised", discount=discount) == expected, chosen


@pytest.mark.parametrize("chosen", [("varied", "distinct_actions"), ("strict",), ("margin",), ("varied", "strict")])
def test_three_states_have_two_rewards_for_one_policy(chosen: tuple[str, ...]) -> None:
    for discount in ("half", "tenth"):
        assert any(len(rewards) > 1 for table in left(3, discount, chosen) for rewards in table.values())
        assert verdict(NAME, chosen, at={"State": 3}, scale="normalised", discount=discount) == "stands"


def test_without_optimality_the_inequalities_are_still_the_same_thing() -> None:
    """Every policy of every environment of two states, for rewards on a grid: optimal just where no gap is negative."""
    policies, states = list(product(range(2), repeat=2)), range(2)
    seen = set()
    rewards = list(product(map(Fraction, range(3)), repeat=2))
    for env, reward in product(product(product(states, repeat=2), repeat=2), rewards):
        for g in DISCOUNTS["unknown"]:
            table = {p: [worth(reward, tuple(env[s][p[s]] for s in states), g, s) for s in states] for p in policies}
            for p, own in table.items():
                fits = all(own[env[s][p[s]]] >= own[t] for s in states for t in env[s])
                seen.add((fits, all(own[s] >= row[s] for row in table.values() for s in states)))
    assert seen == {(True, True), (False, False)}
    for discount in DISCOUNTS:
        assert verdict(NAME, claim="inequalities", drop=["optimal"], discount=discount) == "stands"
