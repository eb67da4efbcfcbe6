"""`sidestep verify`: genuine reports pass, changed ones do not, and neither solvers nor theorem files are touched."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

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


def verified(*words: object) -> Result:
    return CliRunner().invoke(cli, ["verify", *map(str, words)])


@pytest.mark.skipif(os.name == "nt", reason="no broken pipes")
@pytest.mark.parametrize("status", [0, 1])
def test_it_ends_quietly_where_nobody_reads(report: Path, tmp_path: Path, status: int) -> None:
    shutil.copytree(report, tmp_path / "copy")
    if status:
        (tmp_path / "copy" / "report.json").write_text("{}")
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-c", BLOCKED, str(tmp_path)], stdout=writer, stderr=subprocess.PIPE,
                          text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (status, "")


@pytest.mark.parametrize("words", [["check", "no_free_lunch", "rational", "unique_best"],
                                   ["map", "no_free_lunch", "--among", "rational,unique_best"]])
def test_what_was_made_without_certificates_is_said_to_be(words: list[str], tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, [*words, "--scope", "State=1,Action=2", "--no-certify", "--report", str(tmp_path)])
    assert done.exit_code == 0, done.output
    result = verified(tmp_path)
    assert result.exit_code == 1 and "rejected" in result.stdout
    assert "made without certificates (--no-certify), as it says itself, so there is nothing to check" in result.stdout


def test_a_file_that_says_something_else_of_itself_is_not_quoted(report: Path, tmp_path: Path) -> None:
    shutil.copytree(report, tmp_path, dirs_exist_ok=True)
    data = json.loads((report / "report.json").read_text())
    data |= {"assurance": "solver", "not_certified": "verified by somebody",
             "evidence": [{**item, "certificate": None} for item in data["evidence"]]}
    (tmp_path / "report.json").write_text(json.dumps(data))
    result = verified(tmp_path)
    assert result.exit_code == 1 and "somebody" not in result.stdout
    assert "it says itself that it is not certified" in result.stdout


def test_another_theorem_is_not_said_to_be_verified(report: Path) -> None:
    result = verified(report, "--against", "off_switch")
    assert result.exit_code == 1 and "verified" not in result.stdout
    assert "the statement is of no_free_lunch, not of off_switch" in result.stdout


def test_an_unknown_theorem_or_path_is_a_fault_before_anything_is_verified(report: Path, tmp_path: Path) -> None:
    for words in ([report, "--against", "no_fre_lunch"], [report, tmp_path]):
        result = verified(*words)
        assert result.exit_code == 2 and result.stdout == "", words
    assert "did you mean `no_free_lunch`?" in verified(report, "--against", "no_fre_lunch").stderr


def test_what_is_vouched_for_is_said_once(report: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        shutil.copytree(report, tmp_path / name)
    data = json.loads((report / "report.json").read_text())
    (tmp_path / "two" / "report.json").write_text(json.dumps({**data, "headline": "It stands."}))
    result = verified(tmp_path)
    assert result.exit_code == 0 and result.stdout.count("Not vouched for: the sentences, prices, relations") == 1
    assert result.stdout.splitlines()[-1].startswith("Not vouched for")
    (tmp_path / "two" / "report.json").write_text("{}")
    assert "Vouched for" not in verified(tmp_path / "two").stdout
    assert "anybody may have changed" in verified("--help").stdout


def test_of_a_mixed_folder_it_is_said_which_file_is_of_what(report: Path, tmp_path: Path) -> None:
    words = ["map", "off_switch", "--among", "rational_human", "--report", str(tmp_path)]
    assert CliRunner().invoke(cli, words).exit_code == 0
    shutil.copy(report / "report.json", tmp_path)
    result = verified(tmp_path)
    assert result.exit_code == 1
    assert "report.json is about no_free_lunch, statement.json here is of off_switch; map.json is here too, and a " \
        "report and a map each need a folder of their own" in result.stdout
    assert f"verified {tmp_path}: off_switch, map of 2 combinations" in result.stdout


def test_sizes_that_were_not_re_checked_are_named(report: Path, tmp_path: Path) -> None:
    words = ["check", "no_free_lunch", "--scope", "State=1,Action=2", "--report", str(tmp_path)]
    assert CliRunner().invoke(cli, words).exit_code == 0
    data = json.loads((tmp_path / "report.json").read_text())
    assert data["verdict"] == "stands" and len(data["sizes"]) > 1
    shown = data["evidence"][0]["size"]
    data["evidence"] = data["evidence"][:1]
    for item in data["sizes"]:
        item["checked"] = item["size"] == shown
    (tmp_path / "report.json").write_text(json.dumps(data))
    result = verified(tmp_path)
    assert result.exit_code == 0, result.stdout
    left = [", ".join(f"{sort}={count}" for sort, count in item["size"].items()) for item in data["sizes"]
            if not item["checked"]]
    assert f"not re-checked, a solver's word alone: {'; '.join(left[:5])}" in result.stdout
    assert "solver's word" not in verified(report).stdout
