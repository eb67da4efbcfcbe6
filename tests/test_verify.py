"""`sidestep verify`: genuine reports pass, changed ones do not, and neither solvers nor theorem files are touched."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from explorer.cli import cli

BLOCKED = "import sys; sys.modules.update(dict.fromkeys(['z3', 'pysat', 'explorer.theorems'])); " \
          "from explorer.cli import main; sys.argv = ['sidestep', 'verify', sys.argv[1]]; main()"


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report of a small formalization."""
    folder = tmp_path_factory.mktemp("reports") / "rational"
    words = ["check", "no_free_lunch", "rational", "unique_best", "--scope", "State=1,Action=2", "--report",
             str(folder)]
    assert CliRunner().invoke(cli, words).exit_code == 0
    return folder


def test_a_report_is_verified_without_solvers_or_theorem_files(report: Path) -> None:
    done = subprocess.run([sys.executable, "-c", BLOCKED, str(report.parent)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "verified" in done.stdout and "sidestepped within State=1..1, Action=2..2" in done.stdout


@pytest.mark.parametrize(("old", "new"), [('"sidestepped"', '"contradictory"'), ('"unique_best"', '"local"'),
                                          ('"Level": [2', '"Level": [1')])
def test_a_changed_report_is_rejected(report: Path, tmp_path: Path, old: str, new: str) -> None:
    for name in ("report.json", "statement.json"):
        text = (report / name).read_text()
        (tmp_path / name).write_text(text.replace(old, new) if name == "report.json" else text)
    assert (tmp_path / "report.json").read_text() != (report / "report.json").read_text()
    result = CliRunner().invoke(cli, ["verify", str(tmp_path)])
    assert result.exit_code == 1 and "rejected" in result.stdout


def test_against_compares_with_the_theorem_file_of_today(report: Path, tmp_path: Path) -> None:
    same = CliRunner().invoke(cli, ["verify", str(report), "--against", "no_free_lunch"])
    assert same.exit_code == 0 and "is the one that no_free_lunch gives today" in same.stdout
    import explorer.theorems.no_free_lunch as shipped
    text = Path(shipped.__file__).read_text()
    changed = tmp_path / "no_free_lunch.py"
    changed.write_text(text.replace("def sensitive(h: Human, pi: Policy):", "def sensitive(h: Human, z: Policy):\n"
                                    '    """The planner is not constant."""\n    pi = z', 1))
    other = CliRunner().invoke(cli, ["verify", str(report), "--against", str(changed)])
    assert other.exit_code == 1 and "sensitive:" in other.stdout and "+ (∀z∈Policy" in other.stdout


def test_a_path_without_a_report_says_what_a_report_is(tmp_path: Path) -> None:
    result = CliRunner().invoke(cli, ["verify", str(tmp_path)])
    assert result.exit_code == 2 and "a report is a folder with report.json and statement.json" in result.stderr


def test_a_verdict_without_certificates_is_rejected(tmp_path: Path) -> None:
    words = ["check", "no_free_lunch", "rational", "unique_best", "--scope", "State=1,Action=2", "--no-certify",
             "--report", str(tmp_path)]
    assert CliRunner().invoke(cli, words).exit_code == 0
    assert json.loads((tmp_path / "report.json").read_text())["assurance"] == "solver"
    assert CliRunner().invoke(cli, ["verify", str(tmp_path)]).exit_code == 1
