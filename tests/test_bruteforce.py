"""Tests of the brute-force oracles themselves: against the definitions, word for word, and against each other."""

import random
from itertools import combinations
from typing import Any

import pytest

from bruteforce import literal
from bruteforce.conditions import ASSUMPTIONS, OF_A_WORLD, OF_THE_PLANNER, WHOLE
from bruteforce.no_free_lunch import problem_of, remaining, verdict
from bruteforce.planners import TooLarge, classes, search
from bruteforce.problem import Planner, Problem
from bruteforce.worlds import questions, single_worlds

Axes = dict[str, Any]
Size = dict[str, int]

STRICT: Axes = {"rewards": "without_ties"}
SETS: Axes = {"choice": "set"}


def size(states: int, actions: int, levels: int) -> dict[str, int]:
    """A size in the oracle's form."""
    return {"State": states, "Action": actions, "Level": levels}


def names(text: str) -> set[str]:
    """A set of assumptions written with plus signs."""
    return set(text.split("+")) if text else set()


def human_of(problem: Problem, planner: Planner) -> literal.Human:
    """A planner of single choices in the form of the definitions word for word."""
    return {
        reward: tuple(min(chosen) for chosen in problem.policies[policy])
        for reward, policy in zip(problem.rewards, planner, strict=True)
    }


# The oracle against the definitions, word for word.

EVERY_PLANNER = [
    (size(1, 2, 2), {}, 1),
    (size(1, 2, 3), {}, 1),
    (size(1, 3, 2), {}, 31),
    (size(1, 2, 3), STRICT, 1),
    (size(1, 3, 3), STRICT, 3),
    (size(2, 2, 2), STRICT, 1),
]


@pytest.mark.parametrize("target", ["best", "exact"])
@pytest.mark.parametrize(("at", "axes", "every"), EVERY_PLANNER)
def test_planners_satisfy_what_the_definitions_say(at: Size, axes: Axes, every: int, target: str) -> None:
    """Planners are filed under the assumptions that they satisfy word for word (every so many of them is looked at)."""
    problem = problem_of(at, target=target, **axes)
    filed = {planner: names for names, planners in classes(problem).items() for planner in planners}
    assert len(filed) == problem.planner_count
    for planner in sorted(filed)[::every]:
        human = human_of(problem, planner)
        said = {n for n in OF_THE_PLANNER if literal.satisfies(human, n, target, at["State"], at["Action"])}
        assert said == filed[planner]


def test_the_search_finds_the_planners_that_satisfy_the_definitions_in_two_states_with_ties() -> None:
    """Too many planners to write down; those the search gives satisfy the definitions."""
    problem = problem_of(size(2, 2, 2))
    chosen = names("near_rational+state_neutral+monotone+onto")
    for planner, _ in zip(search(problem, chosen), range(50), strict=False):
        human = human_of(problem, planner)
        assert all(literal.satisfies(human, name, "best", 2, 2) for name in chosen)


@pytest.mark.parametrize(("at", "axes"), [(size(1, 2, 2), {}), (size(1, 2, 2), STRICT), (size(2, 2, 2), STRICT)])
def test_verdicts_are_those_of_every_pair_of_worlds(at: Size, axes: Axes) -> None:
    """Every pair of worlds and every set of known tasks, where few planners are left."""
    pick = random.Random(5)
    problem = problem_of(at, **axes)
    humans = literal.all_planners(problem.rewards, at["State"], at["Action"])
    said = [{n for n in OF_THE_PLANNER if literal.satisfies(h, n, "best", at["State"], at["Action"])} for h in humans]
    looked_at = 0
    while looked_at < 20:
        chosen = set(pick.sample(OF_THE_PLANNER, pick.randint(0, 3)))
        chosen |= set(pick.sample(OF_A_WORLD, pick.randint(0, 3)))
        left = [human for human, names in zip(humans, said, strict=True) if chosen - set(OF_A_WORLD) <= names]
        if len(left) > 12:
            continue
        looked_at += 1
        for shared in (False, True):
            expected = literal.verdict(left, chosen & set(OF_A_WORLD), target="best", shared=shared)
            assert verdict(at, chosen, planner="shared" if shared else "unknown", **axes) == expected, chosen


# Its two ways through all planners against each other.

BOTH_WAYS = [
    (size(1, 2, 2), {}),
    (size(1, 2, 3), {"target": "exact"}),
    (size(1, 3, 2), {}),
    (size(2, 2, 2), STRICT),
    (size(1, 2, 3), SETS),
    (size(2, 2, 2), STRICT | SETS),
]


@pytest.mark.parametrize(("at", "axes"), BOTH_WAYS)
def test_writing_all_planners_down_and_searching_agree(at: Size, axes: Axes) -> None:
    """The same answers and the same worlds either way."""
    pick = random.Random(7)
    problem = problem_of(at, **axes)
    for _ in range(60):
        chosen = pick.sample(ASSUMPTIONS, pick.randint(0, 5))
        assert list(single_worlds(problem, chosen, True)) == list(single_worlds(problem, chosen, False))
        for shared in (False, True):
            assert questions(problem, chosen, shared, True) == questions(problem, chosen, shared, False), chosen


@pytest.mark.parametrize(("at", "axes"), BOTH_WAYS[:4])
def test_the_strictest_assumptions_that_a_planner_satisfies(at: Size, axes: Axes) -> None:
    """The same answers either way for all that a planner satisfies, taken together."""
    problem = problem_of(at, **axes)
    for satisfied in list(classes(problem))[:40]:
        for shared in (False, True):
            assert questions(problem, satisfied, shared, True) == questions(problem, satisfied, shared, False), (
                satisfied
            )


def test_three_states_relabelled() -> None:
    """Orbits of 1, 3, 3 and 1 rewards, whose policies are fixed by what fixes the reward: 2 * 4 * 4 * 2 planners."""
    problem = problem_of(size(3, 2, 2), **STRICT)
    found = list(search(problem, {"state_neutral"}))
    assert len(set(found)) == 64
    for planner in found:
        human = human_of(problem, planner)
        assert literal.satisfies(human, "state_neutral", "best", 3, 2)


def test_search_gives_every_planner_once() -> None:
    """All planners of some assumptions, by search and from the list."""
    problem = problem_of(size(1, 2, 3))
    for chosen in [set(), {"monotone"}, {"rational_or_antirational", "onto"}]:
        listed = [p for names, planners in classes(problem).items() if chosen <= names for p in planners]
        assert sorted(search(problem, chosen)) == sorted(listed)


def test_a_single_choice_is_a_set_of_one() -> None:
    """A planner with single choices satisfies the same assumptions as the same planner with sets of one."""
    single, sets = problem_of(size(1, 2, 3)), problem_of(size(1, 2, 3), choice="set")
    assert sets.policies[: len(single.policies)] == single.policies
    filed = {planner: names for names, planners in classes(sets).items() for planner in planners}
    for satisfied, planners in classes(single).items():
        for planner in planners:
            assert filed[planner] - {"onto"} == satisfied - {"onto"}


def test_what_is_out_of_reach_is_refused() -> None:
    """Nothing runs for ever."""
    problem = problem_of(size(2, 2, 2))
    with pytest.raises(TooLarge):
        classes(problem)
    with pytest.raises(TooLarge):
        list(search(problem, [], nodes=1000))


def test_what_does_not_exist_is_refused() -> None:
    """Names of assumptions, axes and sorts."""
    with pytest.raises(ValueError, match="no assumption rationl"):
        verdict(size(1, 2, 2), {"rationl"})
    with pytest.raises(ValueError, match="no target 'worst'"):
        verdict(size(1, 2, 2), set(), target="worst")
    with pytest.raises(ValueError, match="a size gives"):
        verdict({"State": 1, "Action": 2}, set())
    with pytest.raises(ValueError, match="no policy"):
        remaining(size(1, 2, 2), set(), observation=[2])


# What is left.


def test_remaining_values() -> None:
    """Counts that can be made by hand, two states and two actions without ties: four values of the target."""
    at = size(2, 2, 2)
    assert remaining(at, {"near_rational"}, **STRICT) == (3, 4, "partial")
    assert remaining(at, {"near_rational"}, observation=[0, 1], **STRICT) == (3, 4, "partial")
    assert remaining(at, {"rational_or_antirational"}, **STRICT) == (2, 4, "partial")
    assert remaining(at, {"rational"}, **STRICT) is None
    assert remaining(size(1, 2, 2), {"rational"}, observation=[0]) == (2, 3, "partial")
    assert remaining(size(1, 2, 2), {"rational"}, observation=[[0, 1]], **SETS) == (1, 3, "partial")


def test_presupposed_and_contradictory() -> None:
    """One level: nothing to know. A known task that is the only reward: no world."""
    assert verdict(size(1, 2, 1), set()) == "presupposed"
    assert verdict(size(1, 2, 1), {"known_on_tasks"}) == "contradictory"
    assert verdict(size(1, 2, 2), {"known_on_tasks"}, **STRICT) == "presupposed"
    assert verdict(size(1, 2, 3), {"never_worst", "onto"}, planner="shared") == "stands"


@pytest.mark.parametrize(
    ("at", "axes"), [((1, 2, 2), {}), ((1, 2, 3), {}), ((1, 3, 2), {}), ((2, 2, 2), STRICT), ((2, 2, 2), STRICT | SETS)]
)
def test_every_subset_of_eight_assumptions(at: tuple[int, int, int], axes: Axes) -> None:
    """Verdicts as inherited: what exists for a set of assumptions exists for each smaller one."""
    eight = [*OF_A_WORLD, "rational", "onto", "faithful", "state_neutral", "monotone"]
    rank = {"contradictory": 0, "presupposed": 1, "sidestepped": 2, "stands": 3}
    for planner in ("unknown", "shared"):
        found = {
            frozenset(chosen): rank[verdict(size(*at), chosen, planner=planner, **axes)]
            for count in range(9)
            for chosen in combinations(eight, count)
        }
        assert all(found[chosen] <= found[chosen - {name}] for chosen in found for name in chosen)


def test_the_names_are_those_of_the_sheet() -> None:
    """Twenty-one assumptions, eighteen of them of the planner."""
    assert len(ASSUMPTIONS) == 21
    assert len(OF_THE_PLANNER) == 18
    assert set(WHOLE) < set(OF_THE_PLANNER)
