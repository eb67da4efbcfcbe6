"""The documentation does what it shows: its commands run, its code works, its links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from blocks import ROOT, Code, Command, environment, matches, parts, play

import explorer
from explorer.cli import cli
from explorer.loading import find, shipped

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "counterexamples" / "README.md"])
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code hosts make them."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", title).lower()).replace(" ", "-") for title in titles}


@pytest.mark.slow
@pytest.mark.parametrize("page", [p for p in PAGES if any(parts(p.read_text(encoding="utf-8")))], ids=named)
def test_what_a_page_shows_is_what_happens(page: Path, tmp_path: Path) -> None:
    for part, output, status in play(page, tmp_path):
        if isinstance(part, Command):
            assert matches(part.shown, output) or not part.shown.strip(), f"$ {part.text}\n{output}"
            shows_error = "error:" in part.shown
            assert (status == 2) == shows_error and "Traceback" not in output, f"$ {part.text}: {status}\n{output}"
        else:
            assert status == 0, f"{part.text}\n{output}"
    for file in tmp_path.glob("*.py"):
        done = subprocess.run([sys.executable, file], env=environment(tmp_path), capture_output=True, text=True,
                              check=False)
        assert not done.returncode, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        target, _, anchor = link.partition("#")
        if target.startswith(("http://", "https://", "mailto:")):
            continue
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), f"{named(page)} links to {link}"
        if anchor:
            assert anchor in anchors(file), f"{named(page)} links to {link}"


@pytest.mark.parametrize("shown, printed, same", [
    ("stands in 0.31 s\n", "stands in 12 s", True), ("stands\n", "sidestepped\n", False),
    ("first\n...\nlast\n", "first\na\nb\nlast", True), ("first\n...\nlast", "first\nlast\nmore", False),
    ("first\n...\n", "first\na\nb\n", True), ("wait...\n", "wait...", True), ("wait...\n", "waiting", False),
])
def test_outputs_are_compared_line_by_line(shown: str, printed: str, same: bool) -> None:
    assert matches(shown, printed) is same


def test_a_file_shown_on_several_pages_begins_alike() -> None:
    shown: dict[str, set[str]] = {}
    for page in PAGES:
        first: dict[str, str] = {}
        for part in parts(page.read_text(encoding="utf-8")):
            if isinstance(part, Code) and part.file:
                first.setdefault(part.file, part.text)
        for file, text in first.items():
            shown.setdefault(file, set()).add(text)
    assert "obvious.py" in shown
    assert [file for file, texts in shown.items() if len(texts) > 1] == []


def test_every_command_is_documented_by_its_own_help() -> None:
    shown = {part.text for part in parts((ROOT / "docs" / "commands.md").read_text()) if isinstance(part, Command)}

    def helps(command: click.Command, name: str) -> set[str]:
        found = {f"{name} --help"}
        if isinstance(command, click.Group):
            context = click.Context(command)
            for child in command.list_commands(context):
                found |= helps(command.get_command(context, child) or command, f"{name} {child}")
        return found
    assert helps(cli, "sidestep") <= shown


def test_every_exported_name_is_in_the_reference() -> None:
    reference = (ROOT / "docs" / "language.md").read_text()
    code = "\n".join(part.text for part in parts(reference) if not isinstance(part, Command))
    told = set(re.findall(r"`(\w+)[`(\[]", reference))
    assert [name for name in explorer.__all__ if name not in told or not re.search(rf"\b{name}\b", code)] == []


def test_the_readme_lists_every_theorem() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| .*? \| (.*?) \|$", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert set(rows) == set(shipped())
    ours = {name for name in rows if find(name).theorem.source.startswith("Worked out here")}
    assert {name for name in ours if "worked out here" not in rows[name]} == set()
