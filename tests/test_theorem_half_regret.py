"""Half of the greatest regret: every verdict at small sizes against an enumeration that does not use the package."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from itertools import combinations, product

import pytest
from asked import verdict

NAME = "half_regret"
NAMES = ("rational", "unique_best", "reward_is_known", "known_safe")
LADDER = {2: (-1, 1), 3: (-1, 0, 1), 4: (-3, -1, 1, 3)}
Size = tuple[int, int, int]
Reward = tuple[tuple[int, ...], ...]
Policy = tuple[int, ...]
Mixed = tuple[tuple[Fraction, ...], ...]
HALF = Fraction(1, 2)


@cache
def rewards_of(size: Size, first_is_best: bool) -> list[Reward]:
    states, actions, levels = size
    rows = [row for row in product(LADDER[levels], repeat=actions) if not first_is_best or row[0] == max(row)]
    return list(product(rows, repeat=states))


@cache
def machines(size: Size, randomised: bool) -> list[Mixed]:
    states, actions, _ = size
    shares = (Fraction(0), HALF, Fraction(1)) if randomised else (Fraction(0), Fraction(1))
    rows = [row for row in product(shares, repeat=actions) if sum(row) == 1]
    return list(product(rows, repeat=states))


def regret(reward: Reward, machine: Mixed) -> Fraction:
    return sum((max(row) - sum(share * x for share, x in zip(shares, row, strict=True))
                for row, shares in zip(reward, machine, strict=True)), Fraction(0))


def always(policy: Policy, actions: int) -> Mixed:
    return tuple(tuple(Fraction(a == b) for b in range(actions)) for a in policy)


def explained_under(size: Size, policy: Policy, chosen: tuple[str, ...], first_is_best: bool) -> list[Reward]:
    """The rewards of the worlds in which the human does this: with any planner, or with one that takes best actions."""
    found = rewards_of(size, first_is_best)
    top = LADDER[size[2]][-1]
    if "rational" in chosen:
        found = [r for r in found if all(row[a] == max(row) for row, a in zip(r, policy, strict=True))]
    if "unique_best" in chosen:
        found = [r for r in found if all(row.count(max(row)) == 1 for row in r)]
    if "reward_is_known" in chosen:
        found = [r for r in found if all(row[0] == 1 and set(row[1:]) == {-1} for row in r)]
    if "known_safe" in chosen:
        states, actions, _ = size
        limit = states * top  # half of the way from the bottom to the top of the ladder, in every state
        if not any(all(regret(r, always(safe, actions)) < limit for r in rewards_of(size, first_is_best))
                   for safe in product(range(actions), repeat=states)):
            found = []
    return found


def enumerated(claim: str, size: Size, chosen: tuple[str, ...], randomised: bool, first_is_best: bool) -> str:
    states, actions, _ = size
    policies = list(product(range(actions), repeat=states))
    every_machine, every_reward = machines(size, randomised), rewards_of(size, first_is_best)
    most = max(regret(r, q) for r in every_reward for q in every_machine)
    left = {policy: explained_under(size, policy, chosen, first_is_best) for policy in policies}
    if not any(left.values()):
        return "contradictory"
    if claim == "half_on_average":
        apart = sum(max(row) - min(row) for r in every_reward for row in r)
        shown = all(2 * sum(regret(r, q) for r in every_reward) == apart for q in every_machine)
        return "stands" if shown else "sidestepped"

    def bad(policy: Policy, q: Mixed) -> bool:
        worst = max((regret(r, q) for r in left[policy]), default=Fraction(-1))
        if claim == "half_if_machine_differs":
            return 2 * sum(q[s][a] == 0 for s, a in enumerate(policy)) < states or 2 * worst >= most
        return {"half": 2 * worst >= most, "more_than_half": 2 * worst > most, "all_of_it": worst >= most}[claim]
    return "stands" if all(bad(policy, q) for policy in policies for q in every_machine) else "sidestepped"


@pytest.mark.parametrize("first_is_best", [False, True])
@pytest.mark.parametrize("randomised", [False, True])
@pytest.mark.parametrize("claim", ["half", "more_than_half", "all_of_it", "half_if_machine_differs", "half_on_average"])
def test_against_enumeration(claim: str, randomised: bool, first_is_best: bool) -> None:
    axes = {"machine": "randomised" if randomised else "deterministic",
            "rewards": "first_is_best" if first_is_best else "any"}
    for size in ((1, 2, 2), (1, 2, 3), (2, 2, 2), (1, 3, 3), (1, 2, 4)):
        at = dict(zip(("State", "Action", "Level"), size, strict=True))
        for chosen in (c for number in range(3) for c in combinations(NAMES, number)):
            wanted = enumerated(claim, size, chosen, randomised, first_is_best)
            assert verdict(NAME, chosen, claim=claim, at=at, **axes) == wanted, (size, chosen)


def test_a_rational_human_is_safe_to_imitate_and_no_one_else() -> None:
    """The human's being rational is what sidesteps; that the best action is unique adds nothing."""
    assert verdict(NAME, ["rational"]) == "sidestepped"
    assert verdict(NAME, ["unique_best"]) == "stands"
    assert verdict(NAME, ["rational"], claim="half_if_machine_differs") == "stands"
    assert verdict(NAME, ["rational"], claim="can_err") == "sidestepped"


@pytest.mark.parametrize("actions", [2, 3, 4, 5])
def test_an_even_mixture_regrets_all_but_its_least_share(actions: int) -> None:
    """In one state with rewards from -1 to 1 the greatest regret of a mixture is 2 (1 - its least share)."""
    for least in (Fraction(1, actions), Fraction(1, actions + 1), Fraction(0)):
        shares = (least, *[(1 - least) / (actions - 1)] * (actions - 1))
        worst = max(regret((row,), (shares,)) for row in product((-1, 0, 1), repeat=actions))
        assert worst == 2 * (1 - least)
