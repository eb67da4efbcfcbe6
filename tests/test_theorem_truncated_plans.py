"""Truncated plans: verdicts against small rewards, enumerated without the package, and the argument about sums.

Every claim is about signs of sums of at most three rewards, so that integers from -3 to 3 show all that can happen.
"""

from __future__ import annotations

from functools import cache
from itertools import product

import pytest
from asked import verdict

NAME = "truncated_plans"
CLAIMS = ("truth_excluded", "valued_in_sum", "last_is_valued", "each_is_valued", "some_is_valued", "liking_is_hidden")
HORIZONS = ("work_only", "covers_payoff", "goal_observed", "replanning")
Rewards = tuple[int, ...]


def worth(reward: Rewards, plan: tuple[bool, ...]) -> int:
    """Walks along the chain: to go on is worth what the place says, to rest is worth nothing."""
    place = value = 0
    for goes in plan:
        if goes:
            value, place = value + reward[place], place + 1
    return value


def is_best(reward: Rewards, steps: int, goal: int = 0) -> bool:
    """Whether to go on at all these steps is best; what is known of the goal counts on arrival."""
    through = worth(reward, (True,) * steps) + goal
    return all(through >= worth(reward, plan) for plan in product((False, True), repeat=steps) if not all(plan))


def replanned(reward: Rewards, before: int) -> bool:
    """Whether at each place before the last one, going on begins a best plan of as many steps as come before it."""
    for place in range(before):
        rest = (*reward[place:], *(0,) * before)  # there is nothing more to gain once the payoff is collected
        values = {plan: worth(rest, plan) for plan in product((False, True), repeat=before)}
        if max(v for plan, v in values.items() if plan[0]) < max(values.values()):
            return False
    return True


def explains(reward: Rewards, truth: Rewards, how: str) -> bool:
    before = len(reward) - 1
    if how == "replanning":
        return replanned(reward, before)
    if how == "covers_payoff":
        return is_best(reward, before + 1)
    return is_best(reward, before, truth[-1] if how == "goal_observed" else 0)


@cache
def pairs(steps: int, how: str) -> list[tuple[Rewards, Rewards]]:
    """Every true reward that costs first and pays, with every explanation of what is seen."""
    high = 3 * (steps - 1)
    truths = [(*costs, payoff) for costs in product((-3, -1), repeat=steps - 1) for payoff in (1, high)
              if is_best((*costs, payoff), steps)]
    guesses = [(*work, payoff) for work in product(range(-3, 4), repeat=steps - 1) for payoff in (-high, 0, high)]
    return [(truth, guess) for truth in truths for guess in guesses if explains(guess, truth, how)]


@cache
def expected(steps: int, how: str, same: bool, claim: str) -> str:
    found = [(truth, guess) for truth, guess in pairs(steps, how) if not same or len(set(guess[:-1])) == 1]
    assert found
    work = [guess[:-1] for _, guess in found]
    stands = {
        "truth_excluded": any(not explains(truth, truth, how) for truth, _ in found),
        "valued_in_sum": all(sum(w) >= 0 for w in work), "last_is_valued": all(w[-1] >= 0 for w in work),
        "each_is_valued": all(min(w) >= 0 for w in work), "some_is_valued": all(max(w) >= 0 for w in work),
        "liking_is_hidden": len({max(w) > 0 for w in work}) == 2}
    return "stands" if stands[claim] else "sidestepped"


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("how", HORIZONS)
@pytest.mark.parametrize("steps", [2, 3, 4])
def test_against_enumeration(steps: int, how: str, claim: str) -> None:
    for same in (False, True):
        found = verdict(NAME, ["same_value"] if same else [], claim=claim, at={"Step": steps}, observer_horizon=how)
        assert found == expected(steps, how, same, claim), same


@pytest.mark.parametrize("steps", [2, 3, 4])
def test_the_truth_is_excluded_whatever_it_is(steps: int) -> None:
    """Where only costs are seen, to rest is better than any plan that goes on, so no true reward explains going on."""
    for truth, _ in pairs(steps, "work_only"):
        assert not explains(truth, truth, "work_only")
        assert not explains(truth, truth, "replanning")
    wanted = {"work_only": "sidestepped", "covers_payoff": "stands", "goal_observed": "stands",
              "replanning": "sidestepped"}
    for how, answer in wanted.items():
        assert verdict(NAME, claim="truth_is_possible", at={"Step": steps}, observer_horizon=how) == answer


@pytest.mark.parametrize("hypothesis", ["costs_first", "pays", "explained", "goes_through"])
def test_what_each_hypothesis_does(hypothesis: str) -> None:
    """Only what is said of the explanation matters for what the work is worth by it."""
    found = verdict(NAME, claim="valued_in_sum", drop=[hypothesis], at={"Step": 3})
    assert found == ("stands" if hypothesis in ("costs_first", "pays") else "sidestepped")
