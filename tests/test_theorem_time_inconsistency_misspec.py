"""Hyperbolic discounting under the wrong model: verdicts against an enumeration that does not use the package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product

import pytest
from asked import verdict

NAME = "time_inconsistency_misspec"
Worth = tuple[Fraction, Fraction, Fraction]  # what is had at once, the sooner reward, and the later one
Human = tuple[Worth, bool, bool, bool]  # the worths; whether they mean to wait, go on, and take the sooner reward
KNOWN = (Fraction(29, 10), Fraction(5), Fraction(9))
FREE = [tuple(map(Fraction, u)) for u in product((1, 2, 3, 4, 5, 7, 10), repeat=3)]
POWERS = [(f, f * f) for f in map(Fraction, ("1", "9/10", "29/50", "5/9", "1/2"))]
FALLS = [(1 / (1 + k), 1 / (1 + 2 * k)) for k in map(Fraction, ("0", "1/2", "1", "2"))]
MODELS = {"exponential": POWERS, "undiscounted": POWERS[:1], "hyperbolic": FALLS[2:3], "unknown_hyperbolic": FALLS}


def choose(first: Fraction, second: Fraction) -> list[bool]:
    """Whether the first is chosen over the second: one way, or, where they count for the same, both."""
    return [answer for answer, fits in ((True, first >= second), (False, first <= second)) if fits]


def humans(worths: list[Worth], weights: list[tuple[Fraction, Fraction]], naive: bool) -> Iterator[Human]:
    """All who discount so, by what they want, what they mean to do and what they do."""
    for (outside, sooner, later), (one, two) in product(worths, weights):
        for takes in choose(sooner, one * later):
            for means, goes_without in [(m, True) for m in choose(two * later, one * sooner)] + [(not takes, False)]:
                if goes_without or not naive:
                    aim = two * later if means else one * sooner
                    for goes in choose(aim, outside):
                        yield (outside, sooner, later), means, goes, takes


@cache
def wanted(rewards: str, model: str, naive: bool) -> dict[str, str]:
    """The verdict of each claim, as far as these worths show it; with `observed` for the last one."""
    found = list(humans([KNOWN] if rewards == "known" else FREE, MODELS[model], naive))
    fits = [(worth, means) for worth, means, goes, takes in found if goes and takes]
    orders = defaultdict(set)
    for (_, sooner, later), means in fits:
        orders["seen" if means else "other"].add((sooner > later) - (sooner < later))
    return {"no_fit": "sidestepped" if fits else "stands",
            "no_fit_prefers_the_later": "sidestepped" if any(u[1] < u[2] for u, _ in fits) else "stands",
            "order_is_hidden_despite_the_plan": "stands" if len(orders["seen"]) > 1 else "sidestepped",
            "order_is_hidden": "stands" if len(orders["seen"] | orders["other"]) > 1 else "sidestepped"}


@pytest.mark.parametrize("naive", [True, False])
@pytest.mark.parametrize("model", MODELS)
def test_with_free_worths(model: str, naive: bool) -> None:
    for claim, expected in wanted("free", model, naive).items():
        found = verdict(NAME, ["observed"] if claim == "order_is_hidden" else [], claim=claim, rewards="free",
                        model=model, drop=[] if naive else ["naive"])
        assert found == expected, claim


@pytest.mark.parametrize("naive", [True, False])
@pytest.mark.parametrize("model", MODELS)
def test_with_known_worths(model: str, naive: bool) -> None:
    """A model that does not fit makes the reversal true of nobody; what is known cannot be hidden."""
    found = wanted("known", model, naive)
    assert verdict(NAME, model=model, drop=[] if naive else ["naive"]) == found["no_fit"]
    assert found["no_fit"] == ("sidestepped" if "hyperbolic" in model else "stands")
    if found["no_fit"] == "sidestepped":
        assert verdict(NAME, claim="no_fit_prefers_the_later", model=model) == found["no_fit_prefers_the_later"]
    else:
        assert verdict(NAME, ["observed"], model=model) == "contradictory"


def test_no_factor_fits_between_the_bounds() -> None:
    """For all factors: it would have to be at most 5/9 and at least 2.9/5."""
    _, sooner, later = KNOWN
    assert sooner / later < KNOWN[0] / sooner
    assert verdict(NAME, claim="no_factor") == "stands"
    assert verdict(NAME, model="any_exponential") == "stands"
    assert verdict(NAME, model="any_exponential", drop=["naive"]) == "stands"


def test_what_the_plan_leaves_open_is_a_tie() -> None:
    """Who planned for the later reward does not get less from it, whatever k; without discounting, maybe the same."""
    plans = [u for u, means, goes, takes in humans(FREE, FALLS, True) if means and goes and takes]
    assert {u[2] > u[1] for u in plans} == {True, False}
    assert all(u[2] >= u[1] for u in plans)
    assert all(u[2] > u[1] for u, means, goes, takes in humans(FREE, FALLS[1:], True) if means and goes and takes)


def test_the_example() -> None:
    """The human of the example, and one with 10 for the sooner reward, do the same; only the plan tells them apart."""
    other = (KNOWN[0], Fraction(10), KNOWN[2])
    assert set(humans([KNOWN], FALLS[2:3], True)) == {(KNOWN, True, True, True)}
    assert set(humans([other], FALLS[2:3], True)) == {(other, False, True, True)}
