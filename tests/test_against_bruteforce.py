"""The search and the independent brute force agree on every set of some assumptions, on verdict and ambiguity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

import pytest
from bruteforce import conditions
from bruteforce import no_free_lunch as brute
from bruteforce import three_buttons as brute_buttons

from explorer.search.decide import Search, outer_values
from explorer.search.price import Alone, remaining
from explorer.search.solvers import Answer
from explorer.statement import build
from explorer.theorems import no_free_lunch, three_buttons

NINE = ("rational", "unique_best", "better_than_random", "onto", "sensitive", "monotone_up", "jointly_monotone",
        "labelled_state", "known_on_tasks")
EIGHT = ("rational_or_antirational", "unique_best", "neutral", "local", "ordinal", "monotone", "labelled_state",
         "faithful")
STRICT = {"rewards": "without_ties"}
# Sizes and axes at which every set of at most so many of all the assumptions is compared.
WITHIN: list[tuple[tuple[int, int, int], dict[str, str], int]] = [
    ((1, 2, 2), STRICT, 2), ((1, 2, 2), {"choice": "set"}, 2), ((1, 2, 3), STRICT, 3), ((2, 2, 2), STRICT, 3),
    ((1, 3, 3), STRICT, 2), ((2, 2, 2), {**STRICT, "choice": "set"}, 2), ((1, 3, 2), {}, 3), ((2, 2, 2), {}, 2),
    ((2, 2, 3), STRICT, 2), ((2, 2, 2), {**STRICT, "target": "affine"}, 2),
    *((size, axes, 2) for size in ((1, 2, 2), (1, 2, 3)) for axes in (
        {"target": "order"}, {"target": "affine"}, {"target": "exact"}, {"planner": "shared"},
        {**STRICT, "planner": "shared"}))]
ALSO = ((2, 2, 3), STRICT, ("better_than_random", "neutral_per_state", "state_neutral"))
READINGS = ("R0", "R1", "R2", "minus_R2", "zero")


def subsets(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (chosen for count in range(len(names) + 1) for chosen in combinations(names, count))


def small_sets(most: int) -> Iterator[tuple[str, ...]]:
    """The sets of at most so many of all the assumptions, the smallest first."""
    return (chosen for count in range(most + 1) for chosen in combinations(conditions.ASSUMPTIONS, count))


@cache
def sought(size: tuple[int, int, int], axes: tuple[tuple[str, str], ...]) -> tuple[Search, Alone | None]:
    problem = build(no_free_lunch.theorem, axes=dict(axes))
    at = tuple(zip(("State", "Action", "Level"), size, strict=True))
    single = problem.single
    alone = Alone(single.statement, (single.observation.bound, single.observation.term),
                  (single.target.bound, single.target.term), single.relation) if single else None
    return Search(problem.statement, (at,)), alone


def compare(size: tuple[int, int, int], names: Sequence[str], axes: dict[str, str], ambiguity: bool) -> None:
    search, alone = sought(size, tuple(sorted(axes.items())))
    at = search.sizes[0]
    found = search.overall(names)
    assert found == brute.verdict(dict(at), names, **axes), (names, axes)
    if ambiguity and found == "stands" and alone:
        shown = search.model("witness", names)
        assert shown
        left = remaining(alone, at, names, shown, "auto")
        wanted = brute.remaining(dict(at), names, **axes)
        assert wanted and (left.of, left.ambiguity) == wanted[1:], (names, axes)


@pytest.mark.parametrize("size", [(1, 2, 2), (1, 2, 3)], ids=str)
@pytest.mark.parametrize("chosen", [NINE, EIGHT], ids=["nine", "eight"])
def test_every_subset(size: tuple[int, int, int], chosen: tuple[str, ...]) -> None:
    for names in subsets(chosen):
        compare(size, names, {}, ambiguity=True)


@pytest.mark.parametrize(("size", "axes", "most"), WITHIN, ids=str)
def test_every_small_set_of_all_assumptions(size: tuple[int, int, int], axes: dict[str, str], most: int) -> None:
    for names in small_sets(most):
        compare(size, names, axes, ambiguity=False)


def test_names_that_differ_by_state_need_three_levels() -> None:
    size, axes, names = ALSO
    compare(size, names, axes, ambiguity=False)


def test_three_buttons_on_every_subset() -> None:
    """All subsets of nine assumptions: who survives, and whether the best presses are identified."""
    readings, differs = (Search(build(three_buttons.theorem, claim=claim).statement, (tuple(size.items()),))
                         for claim, size in (("every_reading", {"Context": 2, "Button": 2, "Level": 3, "Reading": 5}),
                                             ("best_differs", {"Context": 2, "Button": 2, "Level": 3})))
    site = readings.site(readings.sizes[0])
    for names in subsets(brute_buttons.ASSUMPTIONS):
        on = ["observed", *names]
        left = {READINGS[x] for (x,) in outer_values(readings.statement, site.universe)
                if site.ask("witness", readings.ordered(on), (x,)) is Answer.YES}
        assert left == brute_buttons.survivors(names), names
        assert differs.overall(on) == brute_buttons.verdict(names), names
