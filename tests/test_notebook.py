"""`explorer.check`: the same verdict as the command line gives, from Python."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import explorer
from explorer.cli import cli
from explorer.language.faults import Faults
from explorer.loading import find
from explorer.theorems.no_free_lunch import Action, Level, State, theorem

SMALL = {"State": 1, "Action": 2, "Level": 2}


def test_it_gives_the_verdict_of_the_command_line() -> None:
    found = explorer.check("no_free_lunch", ["unique_best", "rational"], scope=SMALL, target="order")
    printed = CliRunner().invoke(cli, ["check", "no_free_lunch", "rational", "unique_best", "target=order", "--json",
                                       "--scope", "State=1,Action=2,Level=2"]).stdout
    mine, other = found.json(), json.loads(printed)
    assert mine.pop("seconds") >= 0 <= other.pop("seconds")
    assert json.loads(json.dumps(mine)) == other
    assert found.verdict == "sidestepped"
    words = "rational unique_best target=order --scope State=1,Action=2,Level=2"
    assert found.command == f"sidestep check no_free_lunch {words}"
    assert "evidence" in dir(found)
    with pytest.raises(AttributeError):
        found.nothing_of_the_kind  # noqa: B018


def test_it_shows_itself() -> None:
    found = explorer.check("no_free_lunch", scope=SMALL)
    assert "stands" in str(found).splitlines()[0]
    assert "\x1b" not in str(found)
    assert "stands" in found._repr_html_()
    assert "<table" in found._repr_html_()
    assert repr(found) == "<no_free_lunch: stands>"


@pytest.mark.parametrize("scope", [SMALL, "State=1,Action=2,Level=2", {State: 1, Action: (2, 2), Level: (2, 2)}])
def test_a_scope_is_written_in_three_ways(scope: object) -> None:
    assert explorer.check("no_free_lunch", scope=scope).formalization.scope == (  # type: ignore[arg-type]
        ("State", 1, 1), ("Action", 2, 2), ("Level", 2, 2))


def test_a_theorem_can_be_a_name_a_file_or_itself(tmp_path: Path) -> None:
    path = Path(find("no_free_lunch").path)
    given = ("no_free_lunch", path, str(path), theorem)
    assert len({explorer.check(item, "rational", scope=SMALL).digest for item in given}) == 1


def test_claims_and_hypotheses() -> None:
    assert explorer.check("off_switch").verdict == "holds"
    assert explorer.check("off_switch", drop=["rational_human"]).verdict == "broken"
    assert explorer.check("off_switch", claim="strictly_better", uncertainty="none").verdict == "broken"


@pytest.mark.parametrize("arguments, what", [
    ({"theorem": "no_fre_lunch"}, "no_free_lunch"), ({"assumptions": ["ratoinal"], "targt": "order"}, "ratoinal"),
    ({"assumptions": ["ratoinal"], "targt": "order"}, "targt"), ({"scope": "State"}, "no part of a scope"),
    ({"scope": {"State": "two"}}, "'two'"), ({"scope": {int: 2}}, "int is not a sort"),
    ({"claim": "can_er"}, "can_err"),
    ({"scope": {"State": 3, "Action": 3, "Level": 3}, "assumptions": ["jointly_monotone"]}, "GiB"),
])
def test_what_is_wrong_is_said_at_once(arguments: dict[str, object], what: str) -> None:
    with pytest.raises(Faults) as caught:
        explorer.check(**{"theorem": "no_free_lunch", **arguments})  # type: ignore[arg-type]
    assert what in str(caught.value)
