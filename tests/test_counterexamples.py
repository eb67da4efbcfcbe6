"""The generated reports are what the program of today would write."""

from __future__ import annotations

import json
import re
from pathlib import Path

import make
import pytest

from explorer.kernel.map import check_map
from explorer.kernel.statement import load
from explorer.kernel.verdict import check_verdict

FOLDER = Path(make.__file__).resolve().parent


def stored(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((FOLDER / name / "report.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", make.COMMANDS)
def test_a_report_is_of_the_statement_that_its_theorem_file_gives(name: str) -> None:
    problem = make.asked(name).problem
    statement = json.loads((FOLDER / name / "statement.json").read_text(encoding="utf-8"))
    assert stored(name)["statement"] == problem.statement.digest, f"{name}: run make reports"
    assert statement == json.loads(json.dumps(problem.statement.json()))


@pytest.mark.parametrize("name", make.COMMANDS)
def test_the_kernel_accepts_every_report(name: str) -> None:
    statement = load(json.loads((FOLDER / name / "statement.json").read_text(encoding="utf-8")))
    assert check_verdict(statement, stored(name)) == stored(name)["verdict"]
    assert stored(name)["assurance"] == "certified"


@pytest.mark.slow
@pytest.mark.parametrize("name", make.COMMANDS)
def test_making_a_report_again_gives_the_same_files(name: str, tmp_path: Path) -> None:
    headline = make.make(name, tmp_path)
    assert headline == stored(name)["headline"], f"{name}: run make reports"
    made = {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
    kept = {path.name: path.read_bytes() for path in (FOLDER / name).iterdir()}
    assert set(made) == set(kept)
    assert [file for file in made if made[file] != kept[file]] == [], f"{name}: run make reports"


def stored_map(name: str) -> dict[str, object]:
    found: dict[str, object] = json.loads((FOLDER / "maps" / name / "map.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("name", make.MAPS)
def test_the_kernel_accepts_every_map(name: str) -> None:
    statement = json.loads((FOLDER / "maps" / name / "statement.json").read_text(encoding="utf-8"))
    assert statement == json.loads(json.dumps(make.map_asked(name).problem.statement.json())), "run make reports"
    assert check_map(load(statement), stored_map(name)) == stored_map(name)["counts"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["off_switch", "three_buttons", "half_regret"])
def test_drawing_a_map_again_gives_the_same_files(name: str, tmp_path: Path) -> None:
    make.make_map(name, tmp_path)
    for made in (tmp_path / "maps" / name).iterdir():
        assert made.read_bytes() == (FOLDER / "maps" / name / made.name).read_bytes(), f"{made}: run make reports"


def test_the_index_lists_the_reports_that_there_are() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert page == make.index({name: str(stored(name)["headline"]) for name in make.COMMANDS},
                              {name: str(stored_map(name)["headline"]) for name in make.MAPS})
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and not path.name.startswith(("_", "."))}
    assert folders == {*make.COMMANDS, "maps"}
    assert {path.name for path in (FOLDER / "maps").iterdir()} == set(make.MAPS)


@pytest.mark.parametrize("name", make.COMMANDS)
def test_a_page_needs_no_network_and_names_no_machine(name: str) -> None:
    page = (FOLDER / name / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)\s*=|@import|url\((?!#|data:)", page)
    everything = "".join(path.read_text(encoding="utf-8") for path in (FOLDER / name).iterdir())
    assert str(make.ROOT) not in everything and "file://" not in everything
