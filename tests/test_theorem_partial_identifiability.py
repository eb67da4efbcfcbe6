"""Partial identifiability: verdicts against exact linear algebra and a grid of rewards, written without the package."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from asked import verdict

NAME = "partial_identifiability"
Row = list[Fraction]
HALF = Fraction(1, 2)
LOTS = {"here": (Fraction(1), Fraction(0)), "even": (HALF, HALF), "there": (Fraction(0), Fraction(1))}
DRAWS = {"even_then_sure": ("even", "here"), "sure_then_other": ("here", "there"), "same_dynamics": ("even", "even")}
SHOWS = ("q_values", "noisy_choices", "optimal_choices")
TARGETS = ("best_later", "best_now", "up_to_redistribution", "up_to_shaping", "exact")
Reward = tuple[tuple[int, int], ...]  # for each action, the reward of each place


def mean(reward: tuple[int, int], lot: str) -> Fraction:
    return sum((p * x for p, x in zip(LOTS[lot], reward, strict=True)), Fraction(0))


def best(values: list[Fraction]) -> tuple[bool, ...]:
    return tuple(v == max(values) for v in values)


def looks(shows: str, now: list[Fraction], *, twice: bool = False) -> tuple[object, ...]:
    if shows == "q_values":
        return tuple(now)
    if shows == "noisy_choices":
        return tuple((2 if twice else 1) * (x - y) for x in now for y in now)
    return best(now)


def aim(target: str, reward: Reward, now: list[Fraction], later: list[Fraction]) -> tuple[object, ...]:
    if target == "exact":
        return reward
    if target == "up_to_redistribution":
        return tuple(now)
    if target == "up_to_shaping":
        return tuple(x - y for x in now for y in now)
    return best(later if target == "best_later" else now)


def rewards(actions: int, outcome_free: bool, top: int) -> list[Reward]:
    rows = [(x, y) for x, y in product(range(-top, top + 1), repeat=2) if x == y or not outcome_free]
    return list(product(rows, repeat=actions))


def open_on_the_grid(dynamics: str, shows: str, target: str, outcome_free: bool, actions: int, steep: bool) -> str:
    """Whether two rewards of small whole numbers look alike and differ in the target."""
    seen: dict[object, object] = {}
    for reward in rewards(actions, outcome_free, 2 if actions == 2 else 1):
        now, later = ([mean(r, lot) for r in reward] for lot in DRAWS[dynamics])
        for twice in ((False, True) if steep else (False,)):
            key = looks(shows, now, twice=twice)
            if seen.setdefault(key, found := aim(target, reward, now, later)) != found:
                return "stands"
    return "sidestepped"


@pytest.mark.parametrize("shows", SHOWS)
@pytest.mark.parametrize("dynamics", ["even_then_sure", "sure_then_other", "same_dynamics"])
def test_what_each_source_leaves_open(dynamics: str, shows: str) -> None:
    for actions, target, outcome_free, steep in product((2, 3), TARGETS, (False, True), (False, True)):
        if actions == 3 and steep:
            continue
        wanted = open_on_the_grid(dynamics, shows, target, outcome_free, actions, steep)
        found = verdict(NAME, ["outcome_free"] if outcome_free else [], claim="hidden", at={"Action": actions},
                        drop=["known_steepness"] if steep else [], dynamics=dynamics, shows=shows, target=target)
        assert found == wanted, (actions, target, outcome_free, steep)


def solvable(rows: list[Row], wanted: Row) -> bool:
    """Whether a linear system has a solution, by elimination in exact fractions."""
    table = [[*row, value] for row, value in zip(rows, wanted, strict=True)]
    done = 0
    for column in range(len(rows[0])):
        pivot = next((i for i in range(done, len(table)) if table[i][column]), None)
        if pivot is None:
            continue
        table[done], table[pivot] = table[pivot], table[done]
        for i in range(done + 1, len(table)):
            factor = table[i][column] / table[done][column]
            table[i] = [x - factor * y for x, y in zip(table[i], table[done], strict=True)]
        done += 1
    return not any(row[-1] for row in table[done:])


def reachable(before: str, after: str, c: int, outcome_free: bool) -> bool:
    """Whether rewards of an action's two outcomes can average to 0 before and to c after."""
    same = [[Fraction(1), Fraction(-1)]] if outcome_free else []
    rows = [list(LOTS[before]), list(LOTS[after]), *same]
    return solvable(rows, [Fraction(0), Fraction(c), *(Fraction(0) for _ in same)])


@pytest.mark.parametrize("outcome_free", [False, True])
def test_averages_elsewhere(outcome_free: bool) -> None:
    """Actions do not share rewards, so each is a system of its own; levels are -1, 1 at two and -1, 0, 1 at three."""
    chosen = ["outcome_free"] if outcome_free else []
    for levels, c_values in ((2, (-1, 1)), (3, (-1, 0, 1))):
        for dynamics in ("even_then_sure", "sure_then_other", "same_dynamics"):
            wanted = all(reachable(*DRAWS[dynamics], c, outcome_free) for c in c_values)
            found = verdict(NAME, chosen, at={"Action": 2, "Level": levels}, dynamics=dynamics)
            assert found == ("stands" if wanted else "sidestepped"), (levels, dynamics)
        wanted = all(reachable(p, q, c, outcome_free) for p, q in product(LOTS, LOTS) if p != q for c in c_values)
        found = verdict(NAME, chosen, claim="any_two_lots", at={"Action": 2, "Level": levels})
        assert found == ("stands" if wanted else "sidestepped"), levels


@pytest.mark.parametrize("shows", SHOWS)
def test_whether_a_reward_and_its_double_look_alike(shows: str) -> None:
    """No invariance of noisy choices of known steepness, unlike of optimal ones."""
    for steep in (False, True):
        alike = False
        for (x,), (y,), w, k in product(product(range(-2, 3)), product(range(-2, 3)), (False, True), (False, True)):
            now = [Fraction(x), Fraction(y)]
            if x != y and (steep or not (w or k)):
                alike |= looks(shows, now, twice=w) == looks(shows, [2 * v for v in now], twice=k)
        found = verdict(NAME, [], claim="scale_is_hidden", at={"Action": 2}, shows=shows,
                        drop=["known_steepness"] if steep else [])
        assert found == ("stands" if alike else "sidestepped"), steep
