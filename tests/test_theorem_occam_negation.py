"""Negative explanations: verdicts against an enumeration of all planners and rewards that does not use the package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product
from typing import Any

import pytest
from asked import verdict

NAME = "occam_negation"
NAMES = ("likelier_is_better", "rational_or_antirational", "labelled_state", "unique_best")
BOTH = ("negation_is_short", "negation_leads_back")
LADDER = {2: (-1, 1), 3: (-1, 0, 1)}
ROWS = {"any": lambda row: True, "no_negative": lambda row: min(row) >= 0,
        "without_ties": lambda row: len(set(row)) == len(row)}
Size = tuple[int, int, int]
Reward = tuple[tuple[int, ...], ...]
Planner = tuple[tuple[int, ...], ...]
SMALL = [((1, 2, 2), "any"), ((1, 2, 3), "any"), ((1, 2, 2), "no_negative"), ((1, 2, 3), "no_negative"),
         ((1, 2, 3), "without_ties"), ((2, 2, 2), "without_ties"), ((1, 3, 2), "any")]


@cache
def rewards_of(size: Size, kind: str) -> list[Reward]:
    states, actions, levels = size
    return list(product([row for row in product(LADDER[levels], repeat=actions) if ROWS[kind](row)], repeat=states))


@cache
def planners_of(size: Size, kind: str) -> list[tuple[Planner, bool, bool]]:
    """Every planner, with whether it always takes best actions, and whether it does or always takes worst ones."""
    rewards = rewards_of(size, kind)
    found = []
    for planner in product(product(range(size[1]), repeat=size[0]), repeat=len(rewards)):
        taken = [(row, row[a]) for policy, reward in zip(planner, rewards, strict=True)
                 for row, a in zip(reward, policy, strict=True)]
        rational = all(x == max(row) for row, x in taken)
        found.append((planner, rational, rational or all(x == min(row) for row, x in taken)))
    return found


def best(reward: Reward) -> Any:
    return tuple(tuple(x == max(row) for x in row) for row in reward)


def worlds(size: Size, kind: str, chosen: tuple[str, ...], labelled: int) -> Iterator[tuple[Planner, int]]:
    """Planners and places of rewards that satisfy the assumptions."""
    rewards = rewards_of(size, kind)
    for planner, rational, either in planners_of(size, kind):
        if "likelier_is_better" in chosen and not rational or "rational_or_antirational" in chosen and not either:
            continue
        for r, reward in enumerate(rewards):
            one = all(row.count(max(row)) == 1 for row in reward)
            right = reward[labelled][planner[r][labelled]] == max(reward[labelled])
            if (one or "unique_best" not in chosen) and (right or "labelled_state" not in chosen):
                yield planner, r


def twins(size: Size, kind: str, chosen: tuple[str, ...]) -> str:
    """Whether some world and its negative are both there and differ in what is best.

    A negative planner is given where the negative reward is one, and may be anything elsewhere.
    """
    rewards = rewards_of(size, kind)
    mirror = [rewards.index(m) if (m := tuple(tuple(-x for x in row) for row in reward)) in rewards else None
              for reward in rewards]
    there = False
    for labelled in range(size[0]):
        found = set(worlds(size, kind, chosen, labelled))
        there = there or bool(found)
        shadows = {(tuple(p for p, m in zip(planner, mirror, strict=True) if m is not None), r) for planner, r in found}
        for planner, r in found:
            m = mirror[r]
            if m is not None and best(rewards[r]) != best(rewards[m]):
                shadow = tuple(planner[n] for n in mirror if n is not None)
                if (shadow, m) in shadows:
                    return "stands"
    return "sidestepped" if there else "contradictory"


def is_open(size: Size, kind: str, chosen: tuple[str, ...]) -> str:
    rewards = rewards_of(size, kind)
    answers = []
    for labelled in range(size[0]):
        left: dict[Any, set[Any]] = defaultdict(set)
        for planner, r in worlds(size, kind, chosen, labelled):
            left[planner[r]].add(best(rewards[r]))
        found = set().union(*left.values())
        answers.append(3 if any(len(values) > 1 for values in left.values()) else min(len(found), 2))
    return ("contradictory", "presupposed", "sidestepped", "stands")[max(answers)]


@pytest.mark.parametrize(("size", "kind"), SMALL)
def test_against_enumeration(size: Size, kind: str) -> None:
    at = dict(zip(("State", "Action", "Level"), size, strict=True))
    for chosen in (c for number in range(len(NAMES) + 1) for c in combinations(NAMES, number)):
        wanted = twins(size, kind, chosen), is_open(size, kind, chosen)
        assert tuple(verdict(NAME, chosen, claim=claim, at=at, rewards=kind)
                     for claim in ("twins_disagree", "best_stays_open")) == wanted, chosen


def test_the_complexities_against_enumeration() -> None:
    """Whole numbers for the two complexities, the constant and the price are enough: only differences are compared."""
    for dropped in (c for number in range(3) for c in combinations(BOTH, number)):
        for priced in (False, True):
            shown = []
            for here, there, constant, price in product(range(4), range(4), range(-1, 3), range(-1, 4)):
                said = {"negation_is_short": there <= here + constant, "negation_leads_back": here <= there + constant}
                if all(said[name] for name in BOTH if name not in dropped) and (
                        not priced or price > constant and there >= here + price):
                    shown.append(abs(here - there) <= constant)
            wanted = "contradictory" if not shown else "stands" if all(shown) else "sidestepped"
            assert verdict(NAME, ["sign_has_a_price"] * priced, drop=dropped) == wanted


def test_a_price_on_the_sign_excludes_twins_only_against_the_hypotheses() -> None:
    assert verdict(NAME, ["sign_has_a_price"], claim="twins_disagree") == "contradictory"
    assert verdict(NAME, [], claim="twins_disagree", drop=BOTH) == "stands"


def test_one_state_makes_a_label_say_too_much() -> None:
    """With ties a label is the whole world where there is one state, and a part of it where there are two."""
    one, two = ({"State": n, "Action": 2, "Level": 2} for n in (1, 2))
    assert verdict(NAME, ["labelled_state"], claim="twins_disagree", at=one) == "sidestepped"
    assert verdict(NAME, ["labelled_state"], claim="twins_disagree", at=two) == "stands"
