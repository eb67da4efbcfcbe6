"""The bibliography: every source of every theorem resolves, and what was not checked is marked."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from explorer.bibliography import cited, files, keys, plain, works
from explorer.cli import cli
from explorer.loading import find, shipped


def run(*words: str) -> str:
    done = CliRunner().invoke(cli, ["bib", *words])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("name", shipped())
def test_every_source_of_a_theorem_resolves(name: str) -> None:
    wanted = find(name).theorem.cites
    assert wanted and {work.key for work in cited(wanted)} == set(wanted)
    assert all(f"{{{key}," in run(name) for key in wanted)


def test_every_entry_is_read_whole() -> None:
    found = list(works())
    assert [work.key for work in found] == keys() and len({work.key for work in found}) == len(found)
    for work in found:
        assert {"title", "author"} <= set(work.fields), work.key
        assert not re.search(r"[{}\\]", work.text), work.text


def test_the_whole_as_bibtex_is_the_file_without_its_head() -> None:
    file = files()[0].read_text(encoding="utf-8")
    assert run().strip() in file


def test_what_was_not_checked_is_marked() -> None:
    marked = {work.key for work in works() if work.unverified}
    assert "armstrong2017regret" in marked and "armstrong2018occam" not in marked
    text = run("--text")
    assert text.count("[unverified") + text.count("[seen only") >= 3
    for work in works():
        assert (f"[{work.unverified}]" in work.text) == bool(work.unverified)


def test_a_line_for_people() -> None:
    line = next(line for line in run("no_free_lunch", "--text").splitlines() if "Occam" in line)
    assert line.startswith("Armstrong and Mindermann (2018). Occam's razor is insufficient")
    assert "pages 5598–5609" in line and "arXiv:1712.05812" in line


def test_accents_are_printed() -> None:
    assert plain(r'Mindermann, S{\"o}ren') == "Mindermann, Sören" and plain(r"Szpruch, {\L}ukasz") == "Szpruch, Łukasz"


def test_a_theorem_that_is_not_there() -> None:
    done = CliRunner().invoke(cli, ["bib", "no_fre_lunch"])
    assert done.exit_code == 2 and "did you mean `no_free_lunch`" in done.stderr
