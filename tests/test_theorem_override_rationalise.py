"""Overriding the human: verdicts in one state against an enumeration that does not use the package, and two states."""

from __future__ import annotations

from functools import cache
from itertools import combinations, product
from typing import NamedTuple

import pytest
from asked import verdict

NAME = "override_rationalise"
NAMES = ("powerless", "cares_everywhere", "easy_needs_nothing")
LADDER = {2: (-1, 1), 3: (-1, 0, 1), 4: (-3, -1, 1, 3)}
Row = tuple[int, ...]


class Case(NamedTuple):
    """One state: what the human does after each act, the true and the other reward, and the act for each of the two."""

    after: tuple[int, ...]
    true: Row
    easy: Row
    for_true: int
    for_easy: int


@cache
def cases(acts: int, actions: int, levels: int) -> list[tuple[Case, frozenset[str]]]:
    """Every case, with what is true of it but for the price.

    The acts for other rewards than these two matter to `can_rationalise` alone: it needs an act for every action that
    is the only best one under some reward, which is every action.
    """
    rewards = list(product(LADDER[levels], repeat=actions))
    found = []
    for after, true, easy in product(product(range(actions), repeat=acts), rewards, rewards):
        for one, other in product(range(acts), repeat=2):
            if true == easy and one != other:
                continue
            said = {"can_rationalise": set(after) == set(range(actions)) and true[after[one]] == max(true)
                    and easy[after[other]] == max(easy),
                    "powerless": len(set(after)) == 1, "cares_everywhere": len(set(true)) > 1,
                    "easy_needs_nothing": set(easy) == {LADDER[levels][-1]} and other == 0,
                    "suboptimal": true[after[0]] < max(true), "optimal": true[after[0]] == max(true), "any": True}
            found.append((Case(after, true, easy, one, other), frozenset(n for n, holds in said.items() if holds)))
    return found


def shown(claim: str, case: Case, acting: str) -> set[bool]:
    """Whether the claim holds of the case, at the prices that there may be."""
    alone, changed = case.true[case.after[0]], case.true[case.after[case.for_true]]
    own = case.true[case.after[case.for_true]]
    if claim == "changing_them_pays":
        least = max(case.true) - alone
        prices = (0,) if acting == "free" else (least, least + 1)
        return {changed - price > alone for price in prices}
    if claim == "truth_reaches_the_most":
        return {own >= max(case.true)}
    if claim == "another_reward_can_pay_more":
        return {case.easy[case.after[case.for_easy]] + case.true[case.after[case.for_easy]] > 2 * own}
    return {max(case.true[a] for a in case.after) > alone}  # inaction_overrides: then for a small threshold


SHAPES = {"changing_them_pays": "every", "truth_reaches_the_most": "every", "another_reward_can_pay_more": "some",
          "inaction_overrides": "some"}


@pytest.mark.parametrize("claim", SHAPES)
@pytest.mark.parametrize("acting", ["free", "costs_the_gain"])
@pytest.mark.parametrize("human", ["suboptimal", "optimal", "any"])
def test_one_state_against_enumeration(human: str, acting: str, claim: str) -> None:
    for acts, actions, levels in ((2, 2, 2), (2, 2, 3), (3, 2, 3), (2, 2, 4), (2, 3, 2)):
        at = {"State": 1, "Action": actions, "Level": levels, "Act": acts}
        subsets = [c for number in range(4) for c in combinations(NAMES, number)]
        for dropped, chosen in product(((), ("can_rationalise",)), subsets):
            wanted = {human, *chosen, "can_rationalise"} - set(dropped)
            found = [holds for case, said in cases(acts, actions, levels) if wanted <= said
                     for holds in shown(claim, case, acting)]
            expected = "contradictory" if not found else "stands" if (
                all(found) if SHAPES[claim] == "every" else any(found)) else "sidestepped"
            assert verdict(NAME, chosen, claim=claim, drop=dropped, at=at, human=human, acting=acting) == expected, (
                at, chosen, dropped)


def test_what_the_gain_rests_on() -> None:
    """The human's doing less than their best, an act that mends it, and no price: each is needed."""
    assert verdict(NAME) == "stands"
    assert verdict(NAME, drop=["can_rationalise"]) == "sidestepped"
    assert verdict(NAME, human="optimal") == "sidestepped"
    assert verdict(NAME, acting="costs_the_gain") == "sidestepped"
    assert verdict(NAME, ["powerless"], drop=["can_rationalise"]) == "sidestepped"


def test_whether_an_easy_reward_pays_depends_on_the_size() -> None:
    """It needs room: a human whose best is far below what the easy reward promises."""
    for (states, levels), wanted in {(1, 2): "sidestepped", (1, 3): "sidestepped", (1, 4): "stands",
                                     (2, 3): "stands"}.items():
        at = {"State": states, "Action": 2, "Level": levels, "Act": 4}
        assert verdict(NAME, ["easy_needs_nothing"], claim="another_reward_can_pay_more", at=at) == wanted


def test_too_few_acts_cannot_rationalise() -> None:
    """Two states and two actions make four policies, each the only best one under some reward."""
    for acts, wanted in {1: "contradictory", 3: "contradictory", 4: "stands", 5: "stands"}.items():
        assert verdict(NAME, at={"State": 2, "Action": 2, "Level": 2, "Act": acts}) == wanted
