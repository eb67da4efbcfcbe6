"""Tables made from expressions that leave their sort: a fault where they matter, and never a verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from explorer.cli import cli

HEAD = '''"""Rewards that are raised by one."""
from explorer import forall, implies
from explorer.theorems.no_free_lunch import Action, Human, Reward, State, theorem

extension = theorem.extend("raised")


def up(R):
    return Reward(lambda s, a: R(s, a) + 1)


@extension.assumption
def odd('''
LOW = "forall(State, Action, lambda s, a: h.reward(s, a) < 1)"
TAKEN = 'h: Human, s: State, a: Action):\n    """Everything is done, were it worth more."""\n    return '
SAME = 'h: Human, R: Reward):\n    """What is worth more is done the same."""\n    return '
THREE = "State=1,Action=2,Level=3..3"


@pytest.fixture
def runner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    monkeypatch.chdir(tmp_path)
    return CliRunner()


def written(body: str) -> None:
    Path("raised.py").write_text(HEAD + body + "\n")


@pytest.mark.parametrize("body, scope", [
    (TAKEN + "h.planner(up(h.reward))(s)(a)", THREE),  # no world at all: a solver alone would say that it stands
    (TAKEN + "h.planner(up(h.reward))(s)(a)", "State=1,Action=2,Level=2"),  # raised by one no level is a level
    (TAKEN + f"(h.planner(up(h.reward))(s)(a)) & {LOW}", "State=1,Action=2,Level=2"),
    (TAKEN + "(up(h.reward)(s, a) > -2) & (h.reward(s, a) > 0)", THREE),
    (SAME + "h.planner(up(R)) == h.planner(R)", THREE),
    (SAME + "implies(h.reward == R, h.planner(up(R)) == h.planner(R))", THREE)])
@pytest.mark.parametrize("words", [["check", "raised.py", "raised.odd", "--no-certify"],
                                   ["map", "raised.py", "--among", "raised.odd,rational", "--no-certify"]])
def test_a_table_that_leaves_its_sort_where_it_matters_is_a_fault(
        body: str, scope: str, words: list[str], runner: CliRunner) -> None:
    written(body)
    result = runner.invoke(cli, [*words, "--scope", scope])
    assert result.exit_code == 2
    assert "raised.py:12: error: `raised.odd` makes a table that is no value of its sort" in result.output
    assert "where the levels are -1, " in result.output and "guard it" in result.output


@pytest.mark.parametrize("body", [
    TAKEN + f"{LOW} & h.planner(up(h.reward))(s)(a)", TAKEN + f"h.planner(up(h.reward))(s)(a) & {LOW}"])
def test_a_guard_keeps_it_from_mattering_wherever_it_stands(body: str, runner: CliRunner) -> None:
    """Two actions are not both the one taken, whatever the rewards; a world with a lower guard alone there is."""
    written(body)
    result = runner.invoke(cli, ["check", "raised.py", "raised.odd", "--no-certify", "--scope", THREE])
    assert "contradictory within State=1, Action=2, Level=3..3" in " ".join(result.output.split())
    written(body.replace(" & ", " | "))
    result = runner.invoke(cli, ["check", "raised.py", "raised.odd", "--scope", THREE, "--expect", "stands"])
    assert result.exit_code == 0 and "Certified" in result.output


def test_an_assumption_that_is_off_does_no_harm(runner: CliRunner) -> None:
    written(TAKEN + "h.planner(up(h.reward))(s)(a)")
    plain = runner.invoke(cli, ["check", "raised.py", "rational", "--no-certify", "--scope", THREE])
    assert plain.exit_code == 0 and "stands" in plain.output
