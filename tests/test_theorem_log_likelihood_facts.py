"""Log-likelihoods: verdicts against enumerations and real logarithms, without the package."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import isclose, log

import pytest
from asked import verdict

from explorer.asking import ask
from explorer.checking import Options, check
from explorer.loading import find

NAME = "log_likelihood_facts"


def best(values: tuple[Fraction | int, ...]) -> set[int]:
    return {i for i, v in enumerate(values) if v == max(values)}


def scores(candidates: int, strict: bool, zero: bool) -> list[tuple[tuple[Fraction, ...], tuple[int, ...]]]:
    """Every order that probabilities and scores can be in, as small numbers."""
    least = 0 if zero else 1
    found = []
    for p, written in product(product([Fraction(i, 4) for i in range(least, 5)], repeat=candidates),
                              product(range(candidates), repeat=candidates)):
        pairs = list(product(range(candidates), repeat=2))
        if all((p[x] != p[y] or written[x] == written[y])
               and (not p[x] < p[y] or written[x] < written[y] or not strict and written[x] == written[y])
               for x, y in pairs):
            found.append((p, written))
    return found


@pytest.mark.parametrize("candidates", [1, 2, 3])
@pytest.mark.parametrize("zero", [False, True])
@pytest.mark.parametrize("strict", [True, False])
def test_the_best_is_kept(candidates: int, zero: bool, strict: bool) -> None:
    kept = all(best(p) == best(written) for p, written in scores(candidates, strict, zero))
    found = verdict(NAME, at={"Candidate": candidates, "Step": 2}, increase="strict" if strict else "weak",
                    zero="zero_too" if zero else "positive")
    assert found == ("holds" if kept else "broken")


@pytest.mark.parametrize("candidates", [1, 2, 3])
@pytest.mark.parametrize("zero", [False, True])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("arithmetic", ["exact", "underflow"])
def test_the_product_as_written_down(candidates: int, zero: bool, large: bool, arithmetic: str) -> None:
    """The smallest number is above 0 wherever it matters, and may be above all probabilities."""
    kept = True
    for smallest in (Fraction(i, 8) for i in range(1, 10)):
        for p in product([Fraction(i, 4) for i in range(0 if zero else 1, 5)], repeat=candidates):
            if not large or max(p) >= smallest:
                written = tuple(v if arithmetic == "exact" or v >= smallest else Fraction(0) for v in p)
                kept = kept and best(p) == best(written)
    found = verdict(NAME, ["large_enough"] if large else [], claim="product_finds_the_best", arithmetic=arithmetic,
                    at={"Candidate": candidates, "Step": 2}, zero="zero_too" if zero else "positive")
    assert found == ("holds" if kept else "broken")


def test_a_computer_really_does_so() -> None:
    """A running product of floating-point numbers comes out as 0 for two data sets whose logarithms differ."""
    one, other = 1.0, 1.0
    for _ in range(1075):
        one, other = one * 0.5, other * 0.4
    assert one == other == 0.0
    assert isclose(1075 * log(0.5), -745.133, abs_tol=1e-3) and isclose(1075 * log(0.4), -985.0, abs_tol=0.1)
    assert 0.5 ** 1074 > 0


@pytest.mark.parametrize("steps", [2, 3, 4, 5, 6])
@pytest.mark.parametrize("one_point", [False, True])
@pytest.mark.parametrize("possible", [False, True])
def test_averages(steps: int, one_point: bool, possible: bool) -> None:
    """Twice the averages, and the products, of two predictions in two cases."""
    pairs = [f for f in product(range(1 if possible else 0, steps), repeat=2) if not one_point or f[0] == f[1]]
    both = list(product(pairs, repeat=2))
    wanted = {
        "same_order_of_averages": all(p[0] * p[1] >= q[0] * q[1] for p, q in both if sum(p) > sum(q)),
        "averages_disagree": any(sum(p) > sum(q) and p[0] * p[1] < q[0] * q[1] for p, q in both),
        "average_of_logs_is_less": all(4 * p[0] * p[1] <= sum(p) ** 2 for p in pairs)}
    for claim, holds in wanted.items():
        found = verdict(NAME, ["one_point"] if one_point else [], claim=claim, drop=[] if possible else ["possible"],
                        at={"Candidate": 1, "Step": steps})
        empty = claim == "same_order_of_averages" and all(sum(p) == sum(q) for p, q in both)
        assert found == ("presupposed" if empty else "holds" if holds else "broken"), claim


def test_the_order_of_products_is_that_of_averages_of_logarithms() -> None:
    for p, q in product(product(range(1, 21), repeat=2), repeat=2):
        if p[0] * p[1] != q[0] * q[1]:
            assert (p[0] * p[1] > q[0] * q[1]) == (log(p[0]) + log(p[1]) > log(q[0]) + log(q[1]))


def test_the_example() -> None:
    p, q = (Fraction(9, 10), Fraction(1, 10)), (Fraction(9, 20), Fraction(9, 20))
    assert sum(p) / 2 == Fraction(1, 2) > sum(q) / 2 == Fraction(9, 20)
    assert p[0] * p[1] == Fraction(9, 100) < q[0] * q[1] == Fraction(81, 400)
    assert verdict(NAME, ["example"], claim="averages_disagree", at={"Candidate": 1, "Step": 21}) == "holds"
    assert verdict(NAME, ["example", "one_point"], claim="averages_disagree",
                   at={"Candidate": 1, "Step": 21}) == "contradictory"


def test_what_appears_without_one_point_keeps_what_is_idle() -> None:
    """`possible` is idle beside `one_point`, and yet the world that appears without `one_point` has logarithms."""
    asked = ask(find(NAME), ["one_point"], [("claim", "same_order_of_averages")])
    found = check(asked.problem, asked.formalization, Options(certify=False))
    assert (found.smallest, found.idle) == (("one_point",), ("possible",))
    (miss,) = found.near_misses
    assert found.without(miss.dropped) == ("possible",)
    p, q = miss.evidence.model["p"], miss.evidence.model["q"]
    assert 0 not in (*p, *q) and sum(p) > sum(q) and p[0] * p[1] < q[0] * q[1]
