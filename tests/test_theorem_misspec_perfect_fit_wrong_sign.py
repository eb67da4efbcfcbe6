"""A perfect fit with the wrong order: verdicts against a grid of rewards and log-odds that does not use the package.

Every condition and every claim compares differences of rewards with each other and with 0, so three steps each way do.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from asked import verdict

NAME = "misspec_perfect_fit_wrong_sign"
STEPS = (-1, 0, 1)
World = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], bool]  # by context: gap in truth, odds, gap that fits
TRUTHS = ("biased", "in_the_model", "biased_somewhere", "any")


def worlds(contexts: int, truth: str, names: tuple[str, ...], drop: tuple[str, ...]) -> Iterator[World]:
    """Every world on the grid; a gap says by how much the tempting action exceeds the good one."""
    each = list(product(STEPS, repeat=contexts))
    for real, odds, fit, contrary in product(each, each, each, (False, True)):
        if "perfect_fit" not in drop and any(o != (-f if contrary else f) for o, f in zip(odds, fit, strict=True)):
            continue
        if "positive_steepness" not in drop and contrary or "good_is_better" not in drop and max(real) >= 0:
            continue
        if truth == "biased" and min(odds) <= 0 or truth == "in_the_model" and odds != real:
            continue
        if truth == "biased_somewhere" and (max(odds) <= 0 or min(odds) >= 0):
            continue
        if "one_reward" in names and len(set(fit)) > 1 or "usually_good" in names and max(odds) >= 0:
            continue
        yield real, odds, fit, contrary


def error(found: list[World]) -> str:
    if not found:
        return "contradictory"
    return "stands" if all(f > 0 for _, _, fit, _ in found for f in fit) else "sidestepped"


def ambiguity(found: list[World]) -> str:
    orders: dict[tuple[int, ...], set[tuple[bool, ...]]] = {}
    for _, odds, fit, _ in found:
        orders.setdefault(odds, set()).add(tuple(f > 0 for f in fit))
    if not found:
        return "contradictory"
    if len(set().union(*orders.values())) == 1:
        return "presupposed"
    return "stands" if any(len(some) > 1 for some in orders.values()) else "sidestepped"


@pytest.mark.parametrize("truth", TRUTHS)
@pytest.mark.parametrize("contexts", [1, 2])
def test_both_claims_under_every_combination(contexts: int, truth: str) -> None:
    for names in ((), ("one_reward",), ("usually_good",), ("one_reward", "usually_good")):
        for drop in ((), ("perfect_fit",), ("positive_steepness",), ("good_is_better",)):
            found = list(worlds(contexts, truth, names, drop))
            asked = {"at": {"Context": contexts}, "drop": drop, "truth": truth}
            assert verdict(NAME, names, **asked) == error(found), (names, drop)  # type: ignore[arg-type]
            assert verdict(NAME, names, claim="hidden_order", **asked) == ambiguity(found)  # type: ignore[arg-type]
