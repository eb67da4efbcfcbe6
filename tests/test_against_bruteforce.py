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
READINGS = ("R0", "R1", "R2", "minus_R2", "zero")


def subsets(names: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (chosen for count in range(len(names) + 1) for chosen in combinations(names, count))


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


@pytest.mark.parametrize("axes", [{"rewards": "without_ties"}, {"target": "order"}, {"target": "affine"},
                                  {"target": "exact"}, {"choice": "set"}, {"planner": "shared"},
                                  {"rewards": "without_ties", "planner": "shared"}], ids=str)
def test_every_pair_of_all_assumptions_under_every_axis(axes: dict[str, str]) -> None:
    for size in ((1, 2, 2), (1, 2, 3)) if "choice" not in axes else ((1, 2, 2),):
        for names in (names for count in range(3) for names in combinations(conditions.ASSUMPTIONS, count)):
            compare(size, names, axes, ambiguity=False)


def test_two_states_without_ties() -> None:
    """Where states can trade off: every set of at most two of all the assumptions."""
    for names in (names for count in range(3) for names in combinations(conditions.ASSUMPTIONS, count)):
        compare((2, 2, 2), names, {"rewards": "without_ties"}, ambiguity=False)


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
