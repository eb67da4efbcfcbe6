"""What the kernel must accept: every verdict of every shape and kind, as it is and written in other ways."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from explorer.kernel.universe import Meter
from explorer.kernel.verdict import check_verdict
from tests.kernel.genuine import NAMES, genuine
from tests.kernel.small import items

VERDICTS = {item.name: item.verdict for item in items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_genuine_verdict_is_accepted(name: str) -> None:
    case = genuine(name)
    assert check_verdict(case.statement, case.data()) == VERDICTS[name]


def unchecked(data: Any) -> None:
    data["sizes"][-1]["checked"] = False


def repeated(data: Any) -> None:
    data["evidence"] += copy.deepcopy(data["evidence"])


def reversed_evidence(data: Any) -> None:
    data["evidence"].reverse()


def more_work(data: Any) -> None:
    for item in data["evidence"]:
        if item["certificate"]:
            item["certificate"]["work"] *= 2


def hidden_fields(data: Any) -> None:
    data["provenance"] = {"by": "hand"}
    data["smallest"], data["idle"], data["seconds"] = ["anything"], [], 10**9


def twice_a_step(data: Any) -> None:
    for item in data["evidence"]:
        if item["certificate"] and "steps" in item["certificate"]:
            item["certificate"]["steps"].append(copy.deepcopy(item["certificate"]["steps"][-1]))
            item["certificate"]["work"] *= 2


@pytest.mark.parametrize("change", [unchecked, repeated, reversed_evidence, more_work, hidden_fields, twice_a_step],
                         ids=lambda f: f.__name__)
@pytest.mark.parametrize("name", ["the same, wider", "every plan", "a hope, all", "a law broken", "all good"])
def test_harmless_changes_are_accepted(name: str, change: Any) -> None:
    case = genuine(name)
    data = case.data()
    change(data)
    assert check_verdict(case.statement, data) == VERDICTS[name]


def test_the_module_accepts_a_file_where_no_solver_can_be_imported(tmp_path: Path) -> None:
    case = genuine("the same, wider")
    (tmp_path / "statement.json").write_text(json.dumps(case.statement.json()))
    (tmp_path / "verdict.json").write_text(case.text)
    code = ("import sys, runpy; sys.modules['z3'] = sys.modules['pysat'] = None; "
            "sys.argv = ['kernel', 'statement.json', 'verdict.json']; "
            "runpy.run_module('explorer.kernel', run_name='__main__')")
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False,
                         env={"PYTHONPATH": str(Path(__file__).resolve().parents[2])})
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith(
        "accepted: planning, claim claim, under optimal, one_best: sidestepped within Spot=1..2, Move=2..2")
    assert case.statement.digest in run.stdout


def test_the_steps_of_a_check_are_counted() -> None:
    case = genuine("optimal and one best")
    meter = Meter()
    check_verdict(case.statement, case.data(), meter)
    assert 100 < meter.steps < 100_000
