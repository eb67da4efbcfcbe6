"""Learning the planner on known rewards: verdicts against an enumeration that does not use the package."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations, permutations, product
from typing import Any

import pytest
from asked import verdict

NAME = "learn_planner_from_known_rewards"
NAMES = ("neutral", "state_neutral", "ordinal", "local", "faithful", "near_rational")
Rows = tuple[tuple[int, ...], ...]
Planner = tuple[tuple[int, ...], ...]  # for each reward, by its number, what is done in each state


def tops(reward: Rows) -> tuple[frozenset[int], ...]:
    return tuple(frozenset(a for a, v in enumerate(row) if v == max(row)) for row in reward)


def ranking(row: tuple[int, ...]) -> tuple[bool, ...]:
    return tuple(x >= y for x, y in product(row, repeat=2))


@cache
def all_rewards(states: int, actions: int, levels: int, strict: bool) -> list[Rows]:
    rows = [row for row in product(range(levels), repeat=actions) if not strict or len(set(row)) == actions]
    return list(product(rows, repeat=states))


def true_of(planner: Planner, rewards: list[Rows], states: int, actions: int) -> frozenset[str]:
    does = dict(zip(rewards, planner, strict=True))
    pairs = list(product(rewards, repeat=2))
    said = {
        "neutral": all(p[does[tuple(tuple(row[p[a]] for a in range(actions)) for row in r)][s]] == does[r][s]
                       for r in rewards for p in permutations(range(actions)) for s in range(states)),
        "state_neutral": all(does[tuple(r[t] for t in p)] == tuple(does[r][t] for t in p)
                             for r in rewards for p in permutations(range(states))),
        "ordinal": all(does[r][s] == does[q][s] for r, q in pairs for s in range(states)
                       if ranking(r[s]) == ranking(q[s])),
        "local": all(does[r][s] == does[q][s] for r, q in pairs for s in range(states) if r[s] == q[s]),
        "faithful": all(does[r] != does[q] for r, q in pairs if tops(r) != tops(q)),
        "near_rational": all(sum(a not in top for a, top in zip(does[r], tops(r), strict=True)) <= 1 for r in rewards)}
    return frozenset(name for name, holds in said.items() if holds)


@cache
def planners(states: int, actions: int, levels: int, strict: bool) -> list[tuple[Planner, frozenset[str]]]:
    rewards = all_rewards(states, actions, levels, strict)
    policies = list(product(range(actions), repeat=states))
    return [(planner, true_of(planner, rewards, states, actions)) for planner in product(policies, repeat=len(rewards))]


def may_be_known(known: tuple[bool, ...], rewards: list[Rows], tasks: str) -> bool:
    new = [r for r, k in zip(rewards, known, strict=True) if not k]
    if tasks == "whichever":
        return True
    if tasks == "some_rewards":
        return any(known) and len({tops(r) for r in new}) > 1
    return len(new) == (1 if tasks == "all_but_one" else 0)


def target(planner: Planner, reward: Rows, what: str) -> Any:
    return tops(reward) if what == "best" else planner


def expected(chosen: tuple[str, ...], size: tuple[int, int, int], strict: bool, tasks: str, what: str) -> str:
    """Over all sets of tasks and all that can be seen on them, which both explanations share."""
    rewards, any_world, ever_differ = all_rewards(*size, strict), False, False
    fitting = [planner for planner, true in planners(*size, strict) if true.issuperset(chosen)]
    for known in product([False, True], repeat=len(rewards)):
        if not may_be_known(known, rewards, tasks):
            continue
        left: dict[Any, dict[Any, set[Any]]] = defaultdict(lambda: defaultdict(set))
        for planner in fitting:
            taught = tuple(done if k else None for done, k in zip(planner, known, strict=True))
            for reward, k, done in zip(rewards, known, planner, strict=True):
                if not k:
                    left[taught][done].add(target(planner, reward, what))
        for seen in left.values():
            any_world = True
            ever_differ |= len(set.union(*seen.values())) > 1
            if any(len(values) > 1 for values in seen.values()):
                return "stands"
    return ("sidestepped" if ever_differ else "presupposed") if any_world else "contradictory"


@pytest.mark.parametrize("what", ["best", "how_it_plans"])
@pytest.mark.parametrize("tasks", ["some_rewards", "whichever", "all_but_one", "all_rewards"])
@pytest.mark.parametrize(("size", "strict"), [((1, 2, 2), False), ((2, 2, 2), True), ((1, 2, 3), True),
                                              ((1, 2, 2), True)])
def test_against_enumeration(size: tuple[int, int, int], strict: bool, tasks: str, what: str) -> None:
    states, actions, levels = size
    for chosen in (c for number in range(4) for c in combinations(NAMES, number)):
        found = verdict(NAME, chosen, at={"State": states, "Action": actions, "Level": levels}, tasks=tasks,
                        target=what, rewards="without_ties" if strict else "any")
        assert found == expected(chosen, size, strict, tasks, what), chosen


def test_a_list_of_two_ways_of_planning() -> None:
    """Two states, two actions, two levels, no ties: every two planners, and every set of tasks."""
    size = (2, 2, 2)
    rewards = all_rewards(*size, True)
    for faithful, separating in product([False, True], repeat=2):
        fitting = [planner for planner, true in planners(*size, True) if not faithful or "faithful" in true]
        stands = False
        for known in product([False, True], repeat=len(rewards)):
            if stands or not may_be_known(known, rewards, "some_rewards"):
                continue
            new = [i for i, k in enumerate(known) if not k]
            told = [i for i, k in enumerate(known) if k]
            for one, two in product(fitting, repeat=2):
                alike = all(one[i] == two[i] for i in told)
                if alike and separating and one != two:
                    continue
                if alike and any(one[i] == two[j] and tops(rewards[i]) != tops(rewards[j])
                                 for i, j in product(new, repeat=2)):
                    stands = True
                    break
        chosen = ["parametric", *["faithful"] * faithful, *["separating"] * separating]
        found = verdict(NAME, chosen, at={"State": 2, "Action": 2, "Level": 2, "Bias": 2}, rewards="without_ties")
        assert found == ("stands" if stands else "sidestepped"), chosen


@pytest.mark.parametrize("chosen", [(), ("local",), ("neutral",), ("near_rational",), ("ordinal",)])
def test_what_was_seen_says_nothing_of_other_rewards(chosen: tuple[str, ...]) -> None:
    """One state, two actions, two levels, with ties."""
    size = (1, 2, 2)
    rewards = all_rewards(*size, False)
    fitting = [planner for planner, true in planners(*size, False) if true.issuperset(chosen)]
    free = all(any(
        planner[i] == done and all(not k or a == b for a, b, k in zip(planner, taught, known, strict=True))
        for planner in fitting)
        for known in product([False, True], repeat=len(rewards)) for taught, _ in planners(*size, False)
        for i in range(len(rewards)) if not known[i] for done in ((0,), (1,)))
    here = {"State": 1, "Action": 2, "Level": 2}
    found = verdict(NAME, chosen, claim="nothing_elsewhere", tasks="whichever", at=here)
    assert (found == "stands") == free
