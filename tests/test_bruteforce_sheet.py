"""The sheet's own verdicts, at the sizes it names, according to the brute-force oracles."""

from typing import Any

import pytest

from bruteforce import three_buttons
from bruteforce.conditions import ASSUMPTIONS
from bruteforce.no_free_lunch import can_err, full_ambiguity, minimal_sidesteps, problem_of, remaining, verdict
from bruteforce.planners import search
from bruteforce.tables import best, ladder

Axes = dict[str, Any]
At = tuple[int, int, int]

STRICT: Axes = {"rewards": "without_ties"}
SETS: Axes = {"choice": "set"}


def size(states: int, actions: int, levels: int) -> dict[str, int]:
    """A size in the oracle's form."""
    return {"State": states, "Action": actions, "Level": levels}


def names(text: str) -> set[str]:
    """A set of assumptions written with plus signs."""
    return set(text.split("+")) if text else set()


# The sheet's table of sidesteps.

TABLE = [
    *(
        (chosen, (1, 2, levels), {}, "stands")
        for chosen in ["", "sensitive", "onto", "local", "monotone_up", "monotone", "jointly_monotone", "rational"]
        for levels in (2, 3)
    ),
    ("injective", (1, 2, 2), {}, "contradictory"),
    ("injective", (1, 2, 3), {}, "contradictory"),
    ("injective", (2, 2, 2), {}, "contradictory"),
    ("injective", (1, 2, 2), STRICT, "stands"),
    ("neutral", (1, 2, 2), {}, "contradictory"),
    ("neutral", (1, 2, 3), {}, "contradictory"),
    ("neutral", (1, 2, 2), SETS, "stands"),
    *(("neutral", at, STRICT, "stands") for at in [(1, 2, 2), (1, 2, 3), (1, 3, 3), (2, 2, 2), (2, 2, 3)]),
    *(
        (f"neutral+{monotone}", at, STRICT, "stands")
        for monotone in ["monotone_up", "monotone"]
        for at in [(1, 2, 2), (1, 2, 3), (1, 2, 4), (1, 2, 5), (1, 2, 6), (1, 3, 3), (1, 3, 4)]
    ),
    *(
        ("neutral+jointly_monotone", at, STRICT, "sidestepped")
        for at in [(1, 2, 2), (1, 2, 3), (1, 2, 4), (1, 3, 3), (1, 3, 4)]
    ),
    ("neutral+jointly_monotone", (2, 2, 2), STRICT, "stands"),
    ("neutral+jointly_monotone", (2, 2, 3), STRICT, "stands"),
    *(
        (chosen, (2, 2, levels), STRICT, "sidestepped")
        for chosen in ["local+neutral+jointly_monotone", "neutral_per_state+jointly_monotone"]
        for levels in (2, 3)
    ),
    *(
        ("rational+unique_best", at, {}, "sidestepped")
        for at in [(1, 2, 2), (1, 2, 3), (1, 3, 2), (1, 3, 3), (2, 2, 2), (2, 2, 3), (2, 3, 2)]
    ),
    ("rational+unique_best", (1, 3, 2), {"target": "order"}, "sidestepped"),
    ("rational+unique_best", (1, 3, 3), {"target": "order"}, "stands"),
    ("rational+unique_best", (1, 2, 2), {"target": "exact"}, "sidestepped"),
    ("rational+unique_best", (1, 2, 3), {"target": "exact"}, "stands"),
    *(("better_than_random+unique_best", (1, 2, levels), {}, "sidestepped") for levels in (2, 3, 4)),
    ("better_than_random+unique_best", (1, 3, 2), {}, "sidestepped"),
    ("better_than_random+unique_best", (1, 3, 3), {}, "stands"),
    ("better_than_random+unique_best", (2, 2, 2), {}, "stands"),
    ("better_than_random+unique_best", (2, 2, 3), {}, "stands"),
    ("rational_or_antirational+labelled_state", (2, 2, 2), STRICT, "sidestepped"),
    ("rational_or_antirational+labelled_state", (2, 2, 3), STRICT, "sidestepped"),
    ("labelled_state+unique_best", (2, 2, 2), {}, "stands"),
    ("labelled_state+unique_best", (1, 2, 2), {}, "sidestepped"),
    ("labelled_state+unique_best", (1, 3, 3), {}, "sidestepped"),
]


@pytest.mark.parametrize(("chosen", "at", "axes", "expected"), TABLE)
def test_the_table_of_sidesteps(chosen: str, at: At, axes: Axes, expected: str) -> None:
    """Each row of the table, at the sizes it names."""
    assert verdict(size(*at), names(chosen), **axes) == expected


@pytest.mark.parametrize("axes", [{}, STRICT, SETS, {"target": "order"}, {"target": "affine"}, {"target": "exact"}])
@pytest.mark.parametrize("at", [(1, 2, 2), (1, 2, 3), (1, 3, 2), (2, 2, 2)])
def test_no_free_lunch_is_full_ambiguity(at: At, axes: Axes) -> None:
    """With no assumptions every target value is left, whatever is observed (where a reward without ties exists)."""
    if at == (1, 3, 2) and axes == STRICT:
        assert verdict(size(*at), set(), **axes) == "contradictory"
        return
    assert full_ambiguity(size(*at), set(), **axes)
    left = remaining(size(*at), set(), **axes)
    assert left is not None
    assert left[0] == left[1]
    assert left[2] == "full"
    assert can_err(size(*at), set(), **axes)


@pytest.mark.parametrize("monotone", ["monotone_up", "monotone"])
@pytest.mark.parametrize(("levels", "count"), [(2, 2), (3, 3), (4, 5), (5, 8), (6, 13)])
def test_neutral_and_monotone_planners_on_a_ladder(levels: int, count: int, monotone: str) -> None:
    """One state, two actions: a Fibonacci number of planners, all of which err between adjacent levels only."""
    problem = problem_of(size(1, 2, levels), **STRICT)
    found = list(search(problem, names(f"neutral+{monotone}")))
    assert len(found) == count
    for planner in found:
        for (row,), policy in zip(problem.rewards, planner, strict=True):
            if problem.policies[policy][0] != best(row):
                assert abs(ladder(levels).index(row[0]) - ladder(levels).index(row[1])) == 1


@pytest.mark.parametrize(
    ("chosen", "at"),
    [("neutral+jointly_monotone", (1, 3, 3)), ("local+neutral+jointly_monotone", (2, 2, 3))],
)
def test_sidesteps_that_force_the_planner_to_be_greedy(chosen: str, at: At) -> None:
    """One planner is left, the greedy one."""
    problem = problem_of(size(*at), **STRICT)
    assert list(search(problem, names(chosen))) == list(search(problem, ["rational"]))


# What the table's closing remark says.

NINETEEN = [name for name in ASSUMPTIONS if name not in ("state_neutral", "known_on_tasks")]
COUNTS = [
    ((1, 2, 2), {}, 14, 14),
    ((1, 2, 3), {}, 8, 8),
    ((1, 3, 2), {}, 10, 10),
    ((2, 2, 2), {}, 11, 11),
    ((1, 2, 2), STRICT, 12, 12),
    ((1, 2, 3), STRICT, 23, 29),
    ((2, 2, 2), STRICT, 16, 45),
]


@pytest.mark.parametrize(("at", "axes", "of_nineteen", "of_all"), COUNTS)
def test_minimal_sidesteps_and_that_none_of_them_can_err(at: At, axes: Axes, of_nineteen: int, of_all: int) -> None:
    """As many minimal sidesteps as expected, and in each the observed choice is a best one."""
    assert len(minimal_sidesteps(size(*at), among=NINETEEN, **axes)) == of_nineteen
    found = minimal_sidesteps(size(*at), **axes)
    assert len(found) == of_all
    assert not any(can_err(size(*at), chosen, **axes) for chosen in found)


def test_a_known_planner_is_a_sidestep_that_can_err() -> None:
    """The way out that the closing remark names: one planner for both worlds, that tells them apart."""
    axes = STRICT | {"planner": "shared"}
    assert verdict(size(2, 2, 2), {"faithful"}, **axes) == "sidestepped"
    assert can_err(size(2, 2, 2), {"faithful"}, **axes)
    assert verdict(size(2, 2, 2), {"faithful"}, **STRICT) == "stands"
    assert remaining(size(2, 2, 2), set(), **axes) is None


def test_with_sets_of_actions_some_sidesteps_can_err() -> None:
    """With three actions at two levels the number of chosen actions tells a rational from an antirational human."""
    chosen = names("neutral+rational_or_antirational+unique_best")
    assert verdict(size(1, 3, 2), chosen, **SETS) == "sidestepped"
    assert can_err(size(1, 3, 2), chosen, **SETS)
    assert verdict(size(1, 3, 3), chosen, **SETS) == "stands"


# The worked example.

BUTTONS = [
    ("", "stands", "R0 R1 R2 minus_R2 zero"),
    ("rational", "stands", "R2 zero"),
    ("rational+unique_best", "sidestepped", "R2"),
    ("labelled_even", "stands", "R0 R2 zero"),
    ("labelled_odd", "stands", "R1 R2 zero"),
    ("labelled_even+labelled_odd", "stands", "R2 zero"),
    ("labelled_even+labelled_odd+unique_best", "sidestepped", "R2"),
    ("state_independent", "stands", "R0 R1 zero"),
    ("near_rational", "stands", "R0 R1 R2 zero"),
    ("local+state_neutral", "stands", "R2 minus_R2"),
    ("local+state_neutral+near_rational", "stands", "R2"),
    ("local+state_neutral+near_rational+unique_best", "sidestepped", "R2"),
    ("state_neutral+state_independent", "contradictory", ""),
    ("rational+unique_best+state_independent", "contradictory", ""),
    ("unique_best+labelled_even+state_independent", "sidestepped", "R0"),
]


@pytest.mark.parametrize(("chosen", "expected", "left"), BUTTONS)
def test_three_buttons(chosen: str, expected: str, left: str) -> None:
    """The verdict and the named rewards that survive."""
    assert three_buttons.verdict(names(chosen)) == expected
    assert three_buttons.survivors(names(chosen)) == set(left.split())


def test_three_buttons_counts_by_hand() -> None:
    """Of 81 rewards 9 are strictly wrong in both contexts, 9 the same in both, 36 = 6 * 6 weakly right in both."""
    counts = {"": 81, "near_rational": 72, "state_neutral": 72, "rational": 36, "never_worst": 36, "unique_best": 36}
    counts |= {"local+state_neutral+near_rational": 33, "rational+unique_best": 9}
    for chosen, count in counts.items():
        assert len(three_buttons.true_rewards(names(chosen))) == count, chosen


def test_three_buttons_has_a_sidestep_that_can_err() -> None:
    """A label in one context is carried to the other by independence of the context, where the human is wrong."""
    assert three_buttons.can_err({"unique_best", "labelled_even", "state_independent"})
    assert not three_buttons.can_err({"rational", "unique_best"})
