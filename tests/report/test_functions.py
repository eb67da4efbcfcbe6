"""Functions of tables: which rows are shown, and what is recognised in them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from explorer.kernel.models import check_model
from explorer.kernel.universe import Universe, Value, write_model
from explorer.report.content import no_further
from explorer.report.grids import Grid, projection
from explorer.report.page import write_report
from explorer.report.reasoning import reasoning
from explorer.report.scene import Scene
from explorer.report.tables import tables
from explorer.report.text import text
from explorer.report.words import Names
from explorer.statement import Problem, build
from explorer.verdict import Evidence, NearMiss, Verdict
from report import arrow, worlds
from report.worlds import SMALL, constant, greedy, size

AT = size(Voter=2, Option=3)
Rule = Callable[[tuple[Value, ...], tuple[Value, ...]], Value]  # of a profile and all rankings


def dictator(profile: tuple[Value, ...], rankings: tuple[Value, ...]) -> Value:
    return profile[1]


def deviating(profile: tuple[Value, ...], rankings: tuple[Value, ...]) -> Value:
    """The second voter's ranking, except for one profile, where it is nobody's."""
    return rankings[5] if profile == (rankings[2], rankings[3]) else profile[1]


def taking_turns(profile: tuple[Value, ...], rankings: tuple[Value, ...]) -> Value:
    """The first voter's ranking where the second's is the first of all, else the second's."""
    return profile[profile[1] != rankings[0]]


def always(profile: tuple[Value, ...], rankings: tuple[Value, ...]) -> Value:
    return rankings[0]


def society(rule: Rule, claim: str = "", on: tuple[str, ...] = ()) -> tuple[Problem, Evidence]:
    """The world of a rule, accepted by the kernel's evaluation where the claim is that there is one."""
    problem = build(arrow.theorem, claim=claim)
    universe = Universe(problem.statement, dict(AT))
    symbol = next(s for s in problem.statement.symbols if s.name == "rule")
    model = {"rule": tuple(rule(p, universe.domain(symbol.to)) for p in universe.domain(symbol.of[0]))}  # type: ignore[arg-type]
    if claim == "possible":
        check_model(problem.statement, on, "witness", universe, model)
    return problem, Evidence("witness", "model", AT, write_model(model, problem.statement))


def table(rule: Rule, most: int) -> Grid:
    problem, item = society(rule)
    (found,) = tables(Scene(problem, item), (), most)
    return found


def printed(problem: Problem, verdict: Verdict) -> str:
    console = Console(width=120, force_terminal=False, color_system=None)
    with console.capture() as capture:
        console.print(text(problem, verdict))
    return capture.get()


def test_a_dictator_shows_where_the_voters_disagree_with_distinct_results_first() -> None:
    found = table(dictator, 4)
    assert len(found.rows) == 4 and found.note == "and 32 more"
    assert all(first != second == result for first, second, result in found.rows)
    assert len({result for _, _, result in found.rows}) == 4


def test_the_one_row_that_is_nobodys_ranking_comes_first() -> None:
    first, *rest = table(deviating, 4).rows
    assert first[2] not in first[:2] and all(row[1] == row[2] for row in rest)


def test_each_way_of_agreeing_with_the_voters_is_shown() -> None:
    rows = table(taking_turns, 2).rows
    assert {(first == result, second == result) for first, second, result in rows} == {(True, False), (False, True)}


def test_different_rules_do_not_look_the_same() -> None:
    shown = [table(rule, 4).rows for rule in (dictator, deviating, taking_turns, always)]
    assert len(set(shown)) == 4


def test_a_report_shows_the_whole_table(tmp_path: Path) -> None:
    problem, item = society(deviating, "possible", ("unanimity",))
    write_report(problem, worlds.verdict(problem, "stands", assumptions=("unanimity",), evidence=(item,)), tmp_path, "")
    made = (tmp_path / "report.md").read_text(encoding="utf-8")
    table_of_rule = made.split("| v0 | v1 | → |")[1].split("\n\n")[0]
    assert len(table_of_rule.strip().splitlines()) == 37 and "and 32 more" not in made


def test_a_constant_has_its_own_name() -> None:
    found = table(always, 4)
    assert found.rows == (("o2 → o1 → o0",),) and found.note == "the same for all 36 profiles"
    problem, item = society(always, "possible")
    said = printed(problem, worlds.verdict(problem, "stands", evidence=(item,)))
    assert "rule: o2 → o1 → o0  the same for all 36 profiles" in said and "world  o2" not in said


@pytest.mark.parametrize("voter", [0, 1])
def test_a_projection_is_said_in_a_sentence(voter: int) -> None:
    problem, item = society(lambda profile, _: profile[voter])
    assert f"Here rule(P) = P(v{voter}) for every profile P." in reasoning(Scene(problem, item), ())


@pytest.mark.parametrize("rule", [deviating, taking_turns, always])
def test_what_is_no_projection_is_not_called_one(rule: Rule) -> None:
    problem, item = society(rule)
    assert not any("for every profile" in sentence for sentence in reasoning(Scene(problem, item), ()))


def test_a_function_may_give_its_argument_back() -> None:
    problem = build(arrow.theorem)
    universe, names = Universe(problem.statement, dict(AT)), Names(problem.statement.sized)
    ranking = next(sort for sort in problem.statement.sorts if sort.name == "Ranking")
    domain = universe.domain(ranking)
    assert projection((ranking,), ranking, domain, names, universe) == "(R) = R for every ranking R"
    pairs = [second for _ in domain for second in domain]
    assert projection((ranking, ranking), ranking, pairs, names, universe) == \
        "(R1, R2) = R2 for every ranking R1 and ranking R2"
    assert projection((ranking,), ranking, domain[::-1], names, universe) == ""


def test_a_near_miss_shows_as_many_rows_as_the_world_of_a_verdict() -> None:
    problem, item = society(deviating, "possible", ("unanimity",))
    verdict = worlds.verdict(problem, "contradictory", assumptions=("unanimity", "independence"),
                             smallest=("unanimity", "independence"), near_misses=(NearMiss("independence", item),))
    shown = printed(problem, worlds.verdict(problem, "stands", assumptions=("unanimity",), evidence=(item,)))
    rows = [line for line in shown.splitlines() if line.count("→") == 6]
    assert len(rows) == 4 and [line for line in printed(problem, verdict).splitlines() if line.count("→") == 6] == rows


@pytest.mark.parametrize("on, under", [(("unanimity",), "any world under the assumptions will do"),
                                       ((), "any world at all will do")])
def test_a_claim_without_content_says_that_any_world_will_do(on: tuple[str, ...], under: str) -> None:
    problem, item = society(dictator, "possible", on)
    said = printed(problem, worlds.verdict(problem, "stands", assumptions=on, evidence=(item,)))
    assert f"The claim asks only that there is a world: {under}; this is one." in said
    assert "The world that shows it" not in said and "and 32 more" in said


def test_no_further_world_is_said_in_the_terms_of_what_was_compared() -> None:
    problem, item = society(dictator, "possible")
    said = no_further(problem, worlds.verdict(problem, "stands", evidence=(item,), no_other=True))
    assert said.startswith("No further world at this size differs in more than the names of its elements;")
    humans = worlds.no_free_lunch()
    shown = worlds.two_humans(humans, SMALL, (greedy(1), (1, -1)), (constant(0), (-1, 1)))
    said = no_further(humans, worlds.verdict(humans, "stands", evidence=(shown,), no_other=True))
    assert said.startswith("No further world at this size differs in the target, names of elements aside;")


def test_a_verdict_without_a_world_has_no_other_one_to_show() -> None:
    problem, verdict = worlds.sidestepped()
    assert "no other world" not in printed(problem, verdict)
    without = worlds.verdict(problem, "sidestepped", assumptions=("rational", "unique_best"), no_other=True)
    assert "This verdict is not shown by a world, and so there is no other world to show." in printed(problem, without)
