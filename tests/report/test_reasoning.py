"""The line of reasoning is made from the world, and true of it."""

import pytest

from explorer.kernel.universe import Universe, write_model
from explorer.report.instances import facts
from explorer.report.reasoning import reasoning
from explorer.report.scene import Scene
from explorer.statement import build
from explorer.verdict import Evidence
from report import arrow, worlds
from report.worlds import SMALL, constant, contrary, greedy, no_free_lunch, size, two_humans


def sentences(first: tuple, second: tuple, at=SMALL, on: tuple[str, ...] = (), query: str = "witness") -> str:
    problem = no_free_lunch()
    return " ".join(reasoning(Scene(problem, two_humans(problem, at, first, second, on, query)), on, query))


def test_a_planner_that_ignores_what_it_is_given() -> None:
    said = sentences((greedy(1), (1, -1)), (constant(0), (-1, 1)))
    assert "Both explanations choose a0 in s0." in said
    assert "In s0, a0 is the best action under the first and the worst under the second." in said
    assert "The first explanation's planner always takes a best action." in said
    assert "The second explanation's planner ignores what it is given" in said
    assert "`best` in s0 is {a0} under the first and {a1} under the second." in said


def test_a_contrary_planner() -> None:
    said = sentences((greedy(1), (1, -1)), (contrary(1), (-1, 1)))
    assert "The second explanation's planner always takes a worst action." in said


def test_one_planner_in_both_worlds() -> None:
    said = sentences((constant(0), (1, -1)), (constant(0), (-1, 1)))
    assert "Both explanations have the same planner, which ignores what it is given" in said


def test_a_planner_that_is_best_in_one_state_and_worst_in_another() -> None:
    def mixed(reward: tuple[int, ...]) -> tuple[int, ...]:
        return greedy(2)(reward)[0], contrary(2)(reward)[1]
    said = sentences((mixed, (1, -1, 1, -1)), (constant(0, 1), (1, -1, -1, 1)), size(State=2, Action=2, Level=2))
    assert "planner always takes a best action in s0 and a worst action in s1." in said


def test_ties_are_not_called_best() -> None:
    assert "a0 is the best action under the first and as good as anything else under the second" in sentences(
        (greedy(1), (1, -1)), (greedy(1), (1, 1)))
    assert "a0 is among the best" in sentences(
        (greedy(1), (1, 1, -1)), (constant(0), (-1, 1, 1)), size(State=1, Action=3, Level=2))
    assert "neither the best nor the worst" in sentences(
        (constant(0), (0, 1, -1)), (constant(0), (1, 0, -1)), size(State=1, Action=3, Level=3))


def test_different_choices_are_told_apart() -> None:
    said = sentences((greedy(1), (1, -1)), (greedy(1), (-1, 1)), query="varies")
    assert "The first chooses a0 in s0. The second chooses a1 in s0." in said


def test_a_gain_pays_for_an_error_only_where_an_assumption_weighs_totals() -> None:
    problem, verdict = worlds.paying()
    scene = Scene(problem, verdict.evidence[0])
    pays = "Under the second, the gain in s0 pays for the error in s1"
    assert any(s.startswith(pays) for s in reasoning(scene, verdict.formalization.assumptions))
    assert not any(s.startswith(pays) for s in reasoning(scene, ("unique_best",)))


def test_a_world_of_another_theorem() -> None:
    problem = build(arrow.theorem)
    at = size(Voter=2, Option=2)
    universe = Universe(problem.statement, dict(at))
    rule = next(s for s in problem.statement.symbols if s.name == "rule")
    first = universe.domain(rule.to)[0]
    model = {"rule": (first,) * universe.cells(rule)}
    scene = Scene(problem, Evidence("witness", "model", at, write_model(model, problem.statement)))
    said = reasoning(scene, ())
    assert len(said) == 2 and all("rule(P) = (o1 → o0) ≠ (o0 → o1) = P(v" in s for s in said)
    assert said[0].endswith("where P is v0: (o0 → o1), v1: (o1 → o0).")


def test_facts_show_the_sides_of_a_comparison() -> None:
    problem = no_free_lunch()
    scene = Scene(problem, two_humans(problem, SMALL, (greedy(1), (1, -1)), (constant(0), (-1, 1))))
    assert facts(scene, problem.statement.witness) == ["planner₁(reward₁) = planner₂(reward₂) = s0: a0"]
    assert facts(scene, problem.statement.varies) == [
        "reward₁(s0, a1) = −1 ≤ 1 = reward₁(s0, a0)", "reward₂(s0, a1) = 1 > −1 = reward₂(s0, a0)"]


@pytest.mark.parametrize("make", [worlds.standing, worlds.paying, worlds.sidestepped])
def test_every_sentence_is_one(make) -> None:
    problem, verdict = make()
    for item in (*verdict.evidence, *(miss.evidence for miss in verdict.near_misses)):
        said = reasoning(Scene(problem, item), verdict.formalization.assumptions, item.query)
        assert said and all(s.endswith(".") and s[0].upper() == s[0] or s.startswith("a") for s in said)
        assert len(set(said)) == len(said)
