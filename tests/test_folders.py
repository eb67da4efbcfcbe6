"""Where `sidestep report` writes: what it says of a report that it replaces, and that a comment goes to no folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from explorer.cli import cli

SMALL = ["--scope", "State=1,Action=2,Level=2"]


def report(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(cli, ["report", *words, "--to", str(folder), *SMALL])


def test_a_report_of_another_formalization_is_said_to_be_replaced(tmp_path: Path) -> None:
    assert "replaced" not in report(tmp_path, "no_free_lunch", "rational").stderr
    assert "replaced" not in report(tmp_path, "no_free_lunch", "rational", "--sizes").stderr
    command = json.loads((tmp_path / "report.json").read_text())["command"]
    assert command.startswith("sidestep check no_free_lunch rational")
    for words in (["no_free_lunch", "rational", "unique_best"], ["no_free_lunch", "rational", "target=order"],
                  ["no_free_lunch", "rational", "--observe", "s0=a0"], ["no_free_lunch", "rational", "claim=can_err"]):
        done = report(tmp_path, *words)
        assert done.exit_code == 0, done.output
        assert f"replaced: the report of `{command}`, which was in {tmp_path}\n" in done.stderr
        assert "replaced" not in done.stdout and "replaced" not in report(tmp_path, *words).stderr
        command = json.loads((tmp_path / "report.json").read_text())["command"]


@pytest.mark.parametrize(("text", "says"), [
    ("{", ""), ("[]", ""), ('{"command": "sidestep check \\u001b[2J"}', "another report"), ("{}", "another report"),
    ('{"command": 1}', "another report")])
def test_a_strange_file_that_is_replaced_is_not_quoted(text: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(text)
    done = report(tmp_path, "no_free_lunch", "rational")
    assert done.exit_code == 0 and "\x1b" not in done.stderr
    said = [line for line in done.stderr.splitlines() if line.startswith("replaced")]
    assert said == ([f"replaced: {says}, which was in {tmp_path}"] if says else [])


def test_a_comment_goes_to_no_folder(tmp_path: Path) -> None:
    folder = tmp_path / "xyz"
    done = report(folder, "no_free_lunch", "rational", "--comment")
    assert done.exit_code == 2 and done.stdout == "" and not folder.exists()
    assert "--comment prints and writes no files, so there is nothing for --to; leave --to out, and add `> " \
        f"{folder}.md` to keep the comment" in done.stderr
    done = CliRunner().invoke(cli, ["report", "no_free_lunch", "rational", "--comment", *SMALL])
    assert done.exit_code == 0 and done.stdout and list(tmp_path.iterdir()) == []
