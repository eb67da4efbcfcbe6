"""`sidestep verify`: genuine reports pass, changed ones do not, and neither solvers nor theorem files are touched."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explorer.cli import cli
from explorer.loading import find

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
    assert f"verified {tmp_path}: off_switch, claim deference_is_safe, map of 2 combinations of " in result.stdout


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


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report with alternatives of its own and a fixed observation."""
    folder = tmp_path_factory.mktemp("seen")
    words = ["report", "no_free_lunch", "rational", "unique_best", "target=order", "planner=shared", "--observe",
             "s0=a0", "--scope", "State=1,Action=2,Level=2", "--to", str(folder)]
    assert CliRunner().invoke(cli, words).exit_code == 0
    return folder


def test_the_line_names_all_that_was_checked(report: Path, seen: Path) -> None:
    words = "no_free_lunch, claim unidentified, under rational, unique_best, with "
    says = verified(report).stdout
    assert f"verified {report}: {words}target=best, rewards=any, planner=unknown, choice=single: sidestepped" in says
    assert "observation" not in says
    says = verified(seen).stdout
    assert f"{words}target=order, rewards=any, planner=shared, choice=single and a fixed observation: " in says
    world = "(∀x∈Action: x ∈ planner{0}(reward{0})(s0) ⇔ x = a0)"
    assert f"  the fixed observation: {world.format('₁')} ∧ {world.format('₂')}\n" in says


def test_an_observation_is_named_in_words_where_the_statement_is_the_one_that_they_give(
        seen: Path, tmp_path: Path) -> None:
    assert "that no_free_lunch gives today, seeing s0=a0\n" in verified(seen, "--against", "no_free_lunch").stdout
    shutil.copytree(seen, tmp_path, dirs_exist_ok=True)
    data = json.loads((seen / "report.json").read_text())
    for observed, says in (("s0=a1", "the statement is not the one that no_free_lunch gives today (-"),
                           ("s0=b7", "the statement is none that no_free_lunch gives today:")):
        (tmp_path / "report.json").write_text(json.dumps({**data, "observed": observed}))
        result = verified(tmp_path, "--against", "no_free_lunch")
        assert result.exit_code == 1 and says in result.stdout and "verified" not in result.stdout
        assert observed not in verified(tmp_path).stdout


def test_what_cannot_be_read_keeps_nothing_else_from_being_looked_at(report: Path, tmp_path: Path) -> None:
    for name in "abcd":
        shutil.copytree(report, tmp_path / name)
    (tmp_path / "b" / "statement.json").unlink()
    result = verified(tmp_path)
    assert result.exit_code == 2 and result.stdout.splitlines()[-1].startswith("Not vouched for")
    assert [line.split(":")[0] for line in result.stdout.splitlines()[:-2]] == [
        f"verified {tmp_path / name}" for name in "acd"]
    assert f"cannot read {tmp_path / 'b' / 'statement.json'}: No such file or directory" in result.stderr
    (tmp_path / "a" / "report.json").unlink()
    (tmp_path / "c" / "report.json").write_text("{}")
    result = verified(tmp_path)
    assert result.exit_code == 2 and f"rejected {tmp_path / 'c'}" in result.stdout
    assert f"{tmp_path / 'a'} has statement.json, but neither report.json nor map.json" in result.stderr
    result = verified(tmp_path / "a")
    assert result.exit_code == 2 and result.stdout == "Nothing is vouched for.\n"
    assert verified(tmp_path / "c", tmp_path / "d").exit_code == 1


def test_a_folder_that_vanishes_or_cannot_be_read_is_survived(
        report: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "gone", "shut", "shut_too", "z"):
        shutil.copytree(report, tmp_path / name)
    scan, errors = os.scandir, {"gone": FileNotFoundError(2, "No such file or directory", "gone")}
    errors |= {name: PermissionError(13, "Permission denied", name) for name in ("shut", "shut_too")}

    def scandir(path: str) -> object:
        if Path(path).name in errors:
            raise errors[Path(path).name]
        return scan(path)
    monkeypatch.setattr(os, "scandir", scandir)
    result = verified(tmp_path)
    assert result.exit_code == 2 and result.stdout.count("verified ") == 2
    assert result.stderr == "error: cannot read the folder shut: Permission denied, and 1 more cannot be read\n"
    del errors["shut"], errors["shut_too"]
    result = verified(tmp_path)
    assert result.exit_code == 0 and result.stdout.count("verified ") == 4 and not result.stderr


@pytest.mark.parametrize(("old", "new", "says"), [
    ('"unique_best"', '"uniq_best"', "statement.json has no assumption unique_best"),
    ('"claim": "unidentified"', '"claim": "other"', "another claim"),
    ('["planner", "unknown"]', '["planner", "shared"]', "another alternative of planner"),
    ('"version": "', '"version": "9', "claim, alternatives and names of assumptions are the same, a "
     "formula, symbol, sort or the version is not")])
def test_it_is_said_how_another_statement_differs(
        report: Path, tmp_path: Path, old: str, new: str, says: str) -> None:
    shutil.copytree(report, tmp_path, dirs_exist_ok=True)
    text = (report / "statement.json").read_text()
    (tmp_path / "statement.json").write_text(text.replace(old, new))
    result = verified(tmp_path)
    assert result.exit_code == 1 and text != text.replace(old, new)
    assert (f"rejected {tmp_path}: report.json is about another statement of no_free_lunch than statement.json here, "
            f"for the digests differ: {says}\n") in result.stdout


def test_an_open_verdict_claims_nothing(report: Path, tmp_path: Path) -> None:
    shutil.copytree(report, tmp_path, dirs_exist_ok=True)
    data = json.loads((report / "report.json").read_text())
    data |= {"verdict": "open", "assurance": "solver", "evidence": [], "pattern": {"open": len(data["sizes"])},
             "sizes": [{**item, "verdict": "open", "checked": False} for item in data["sizes"]]}
    (tmp_path / "report.json").write_text(json.dumps(data))
    result = verified(tmp_path)
    assert result.exit_code == 1
    assert result.stdout.startswith(
        f"rejected {tmp_path}: its verdict is open: it claims nothing, so there is nothing to check\n")


EXTENSION = '''"""Nothing new."""
from explorer.theorems.no_free_lunch import Human, theorem
extension = theorem.extend("mine")
@extension.assumption
def nothing(h: Human):
    """Nothing is asked."""
    return h.reward == h.reward
'''


@pytest.mark.parametrize("name", ["two_cents", "mine"])
def test_of_a_report_about_an_extension_the_file_to_compare_with_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(EXTENSION)
    file = str(tmp_path / "mine.py") if name == "mine" else name
    own = next(iter(find(file).extensions[0].assumptions))
    words = ["report", file, own, "--scope", "State=1,Action=2,Level=2", "--to", str(tmp_path / "r")]
    assert CliRunner().invoke(cli, words).exit_code == 0
    result = verified(tmp_path / "r", "--against", "no_free_lunch")
    assert result.exit_code == 1
    assert "gives today (- statement.json of the report, + no_free_lunch):\n" in result.stdout
    suggested = "mine.py, or what its file is called" if name == "mine" else name
    assert f"extension {name}, which no_free_lunch does not declare: try --against {suggested}\n" in result.stdout
    result = verified(tmp_path / "r", "--against", file)
    assert result.exit_code == 0 and f"that {file} gives today" in result.stdout


def test_compressed_files_are_looked_at(report: Path, tmp_path: Path) -> None:
    for name in ("report.json", "statement.json"):
        (tmp_path / f"{name}.gz").write_bytes(gzip.compress((report / name).read_bytes()))
    for path in (tmp_path, tmp_path / "report.json.gz"):
        result = verified(path)
        assert result.exit_code == 0 and f"verified {tmp_path}: no_free_lunch" in result.stdout
    shutil.copy(report / "statement.json", tmp_path)
    (tmp_path / "statement.json.gz").write_bytes(b"")
    assert verified(tmp_path).exit_code == 0
    (tmp_path / "report.json.gz").write_bytes(b"{")
    assert verified(tmp_path).exit_code == 1
    (tmp_path / "report.json.gz").unlink()
    assert "has statement.json, but neither report.json nor map.json" in verified(tmp_path).stderr


def test_names_in_a_file_begin_no_line(report: Path, tmp_path: Path) -> None:
    shutil.copytree(report, tmp_path, dirs_exist_ok=True)
    statement = json.loads((report / "statement.json").read_text())
    statement["theorem"] = "mine\nverified all\x1b[2J"
    (tmp_path / "statement.json").write_text(json.dumps(statement))
    result = verified(tmp_path)
    assert result.exit_code == 1 and "here is of mine\N{REPLACEMENT CHARACTER}verified all" in result.stdout
    assert "\nverified" not in result.stdout and "\x1b" not in result.stdout


def test_a_world_that_is_shown_needs_no_certificate_and_the_help_says_so(tmp_path: Path) -> None:
    words = ["report", "no_free_lunch", "--scope", "State=1,Action=2", "--no-certify", "--to", str(tmp_path)]
    assert CliRunner().invoke(cli, words).exit_code == 0
    assert json.loads((tmp_path / "report.json").read_text())["assurance"] == "solver"
    assert verified(tmp_path).exit_code == 0
    said = " ".join(verified("--help").stdout.split())
    assert "A world that is shown is enough, even in a report made with --no-certify" in said
    assert "2 a path or a file is missing or cannot be read, or the theorem file is wrong, whatever became of" in said
