"""Reports in every format: whole, honest about bounds, the same on every run, and readable by all."""

import dataclasses
import json
import os
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from explorer.kernel.statement import load
from explorer.report.page import notebook, write_report
from explorer.report.picture import worlds_picture
from explorer.report.scene import Scene
from explorer.report.strip import sizes_picture
from explorer.report.text import text
from explorer.verdict import AtSize
from report import worlds

COMMAND = "sidestep check no_free_lunch better_than_random unique_best --scope 'State=2'"
VOID = {"meta", "br", "hr", "img", "link"}
BOUND = re.compile(r"within (the|[A-Z]\w*=)|at [A-Z]\w*=\d|at (all )?\d+( of \d+)?\b")


def opened() -> tuple:
    problem = worlds.no_free_lunch()
    return problem, worlds.verdict(problem, "open", at={worlds.SMALL: "sidestepped"}, why_open="the time was up")


def broken_beyond() -> tuple:
    problem, verdict = worlds.sidestepped()
    large = worlds.size(State=3, Action=2, Level=2)
    return problem, dataclasses.replace(verdict, survived=worlds.SMALL, broke=AtSize(large, "stands"))


MAKERS = [worlds.standing, worlds.paying, worlds.sidestepped, opened, broken_beyond]


class Reader(HTMLParser):
    """Checks that tags are balanced, and gathers the text of each block."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.blocks: list[str] = [""]
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        if tag not in ("code", "span"):
            self.blocks.append("")
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> does not close what is open"
        if tag not in ("code", "span"):
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        if self.open[-1:] != ["style"]:
            self.blocks[-1] += data


def read_html(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


def terminal(problem, verdict, **options) -> str:
    console = Console(file=StringIO(), width=100)
    console.print(text(problem, verdict, **options))
    return console.file.getvalue()  # type: ignore[attr-defined]


def strings(data) -> list[str]:
    if isinstance(data, dict):
        return [s for key, value in data.items() if key != "verdict" for s in strings(value)]
    if isinstance(data, list):
        return [s for item in data for s in strings(item)]
    return [data] if isinstance(data, str) else []


def sentences(block: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+", " ".join(block.split()))


def test_many_sizes_are_listed_in_full_only_where_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    problem, verdict = next((problem, verdict) for problem, verdict in (make() for make in MAKERS)
                            if len(verdict.sizes) > 2 and not verdict.stable)
    whole = terminal(problem, verdict)
    assert "more sizes" not in whole
    monkeypatch.setattr("explorer.report.text.MOST", 2)
    assert f"and {len(verdict.sizes) - 2} more sizes; --sizes lists all of them" in terminal(problem, verdict)
    assert terminal(problem, verdict, sizes=True) == whole


@pytest.mark.parametrize("make", MAKERS)
def test_nothing_says_sidestepped_without_its_bound(make, tmp_path: Path) -> None:
    problem, verdict = make()
    paths = write_report(problem, verdict, tmp_path, COMMAND)
    said = [s for block in read_html(paths[0].read_text()).blocks for s in sentences(block)]
    said += [s for _, value in read_html(paths[0].read_text()).attributes for s in sentences(value)]
    said += [s for line in paths[1].read_text().split("\n") for s in sentences(line)]
    said += [s for value in strings(json.loads(paths[2].read_text())) for s in sentences(value)]
    paragraphs = re.split(r"\n\s*\n", terminal(problem, verdict, sizes=True))
    said += [s for paragraph in paragraphs if "───" not in paragraph for s in sentences(paragraph)]
    said += [line for paragraph in paragraphs if "───" in paragraph for line in paragraph.split("\n")]
    said += [s for block in read_html(notebook(problem, verdict)).blocks for s in sentences(block)]
    found = [s for s in said if re.search("sidestepped", s, re.IGNORECASE)]
    assert found or verdict.verdict == "stands"
    assert [s for s in found if not BOUND.search(s)] == []


@pytest.mark.parametrize("make", MAKERS)
def test_the_page_is_whole_and_needs_no_network(make, tmp_path: Path) -> None:
    problem, verdict = make()
    html = write_report(problem, verdict, tmp_path, COMMAND)[0].read_text()
    reader = read_html(html)
    names = {name for name, _ in reader.attributes}
    assert not names & {"src", "srcset", "data", "action"} and "<script" not in html and "@import" not in html
    links = [value for name, value in reader.attributes if name in ("href", "xlink:href")]
    assert not links and "url(" not in html
    ids = [value for name, value in reader.attributes if name == "id"]
    assert len(set(ids)) == len(ids)
    for _, value in ((n, v) for n, v in reader.attributes if n == "aria-labelledby"):
        assert set(value.split()) <= set(ids)
    assert "width=device-width" in html and "prefers-color-scheme: dark" in html


@pytest.mark.parametrize("make", MAKERS)
def test_two_runs_write_the_same(make, tmp_path: Path) -> None:
    first = write_report(*make(), tmp_path / "one", COMMAND)
    problem, verdict = make()
    second = write_report(problem, dataclasses.replace(verdict, seconds=9.9), tmp_path / "two", COMMAND)
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert sorted(os.listdir(tmp_path / "one")) == ["index.html", "report.json", "report.md", "statement.json"]


def test_the_statement_reads_back_and_the_json_says_how_to_reproduce_it(tmp_path: Path) -> None:
    problem, verdict = worlds.paying()
    _, markdown, report, statement = write_report(problem, verdict, tmp_path, COMMAND)
    assert load(json.loads(statement.read_text())) == problem.statement
    data = json.loads(report.read_text())
    assert data["command"] == COMMAND and data["statement"] == problem.statement.digest and "seconds" not in data
    assert data["verdict"] == "stands" and data["headline"].startswith("No free lunch")
    assert any("pays for the error" in s for s in data["reasoning"])
    assert {entry["name"] for entry in data["formulas"]} >= {"better_than_random", "unique_best", "target=best"}
    assert COMMAND in markdown.read_text() and problem.statement.digest in markdown.read_text()


def test_a_presence_shows_its_world_and_an_absence_its_price_first() -> None:
    shown = terminal(*worlds.standing())
    assert shown.index("stands") < shown.index("Both explanations choose") < shown.index("reward of the first")
    gone = terminal(*worlds.sidestepped())
    order = ["sidestepped within", "What it costs", "can_err", "What forces it", "Without rational",
             "Without unique_best", "Idle here: local"]
    assert [gone.index(word) for word in order] == sorted(gone.index(word) for word in order)


def test_the_table_of_sizes_comes_unasked_where_the_verdict_is_not_stable() -> None:
    assert "Not all sizes agree" in terminal(*worlds.paying())
    assert "stands at State" not in terminal(*worlds.standing())
    assert "stands at State=2, Action=3, Level=3" in terminal(*worlds.standing(), sizes=True)


def test_the_terminal_has_no_colour_in_a_file_and_some_on_a_terminal() -> None:
    assert "\x1b" not in terminal(*worlds.paying())
    console = Console(file=StringIO(), width=80, force_terminal=True, color_system="standard")
    console.print(text(*worlds.paying()))
    assert "\x1b[" in console.file.getvalue()  # type: ignore[attr-defined]


def test_only_the_original_speaks_of_real_rewards() -> None:
    assert "Beyond these sizes:" in terminal(*worlds.standing())
    assert "Beyond these sizes:" not in terminal(*worlds.paying())
    assert "Beyond these sizes:" not in terminal(*worlds.sidestepped())


def test_a_folder_that_cannot_be_written_is_an_oserror_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OSError):
        write_report(*worlds.standing(), tmp_path / "file", COMMAND)
    with pytest.raises(OSError):
        write_report(*worlds.standing(), tmp_path / "file" / "below", COMMAND)
    assert os.listdir(tmp_path) == ["file"]


def test_an_existing_report_is_replaced_whole(tmp_path: Path) -> None:
    write_report(*worlds.standing(), tmp_path, COMMAND)
    write_report(*worlds.sidestepped(), tmp_path, COMMAND)
    assert "by imitation" in (tmp_path / "index.html").read_text()
    assert len(os.listdir(tmp_path)) == 4


def test_names_from_a_theorem_file_are_escaped(tmp_path: Path) -> None:
    problem, verdict = worlds.standing()
    command = "sidestep check '<script>alert(1)</script>'"
    html = write_report(problem, verdict, tmp_path, command)[0].read_text()
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_pictures_say_in_words_what_they_show() -> None:
    problem, verdict = worlds.standing()
    for svg in (worlds_picture(Scene(problem, verdict.evidence[0])), sizes_picture(worlds.paying()[1])):
        root = ET.fromstring(svg)
        space = "{http://www.w3.org/2000/svg}"
        assert root.get("role") == "img" and root.find(f"{space}title") is not None
        assert len(root.findtext(f"{space}desc") or "") > 40
    picture = worlds_picture(Scene(problem, verdict.evidence[0]))
    assert "≠" in picture and "reward of the first explanation: s0: a0 1 (best) (chosen), a1 −1." in picture
    assert picture.count('class="ring"') == 2 and picture.count('class="corner"') == 4 and picture.count("★<") == 2


def test_the_strip_has_a_sign_for_every_size() -> None:
    svg = sizes_picture(worlds.paying()[1])
    assert svg.count("<g>") == 8
    assert svg.count(">●<") == 6 and svg.count(">○<") == 2
