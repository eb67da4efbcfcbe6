"""The files for anybody's checker: both checkers accept what has to be accepted, and nothing else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from explorer.kernel.map import FORMAT as MAP
from explorer.kernel.map import check_map
from explorer.kernel.refutation import grounded
from explorer.kernel.statement import load
from explorer.kernel.universe import Rejected, Universe
from explorer.kernel.verdict import check_verdict
from explorer.plain.checker import check
from explorer.plain.terms import Rejected as PlainRejected
from tests.corpus import make

FOLDER = Path(make.__file__).resolve().parent
FOLDERS = sorted(path.name for path in FOLDER.iterdir() if (path / "statement.json").exists())
REJECTS = [f"{name}/{path.stem}" for name in FOLDERS for path in sorted((FOLDER / name).glob("reject-*.json"))]
MALFORMED = {  # an unknown name or number, or too few arguments: these have no message of their own
    "chosen/reject-turn", "chosen/reject-name", "chosen_twice/reject-third", "restriction_chooses/reject-turn",
    "restriction_chooses/reject-variable", "gates_defined/reject-number", "congruence/reject-short",
    "counting/reject-early", "counting/reject-more"}


def data(file: str) -> Any:
    return json.loads((FOLDER / f"{file}.json").read_text(encoding="utf-8"))


def kernel(file: str) -> None:
    """Has the kernel check a file; raises Rejected."""
    given = data(file)
    (check_map if given["format"] == MAP else check_verdict)(load(data(f"{file.split('/')[0]}/statement")), given)


def plain(file: str) -> None:
    """Has the plain checker check a file; raises its Rejected."""
    check(data(f"{file.split('/')[0]}/statement"), data(file))


ACCEPTS = [f"{name}/accept" for name in FOLDERS]


@pytest.mark.parametrize("file", ACCEPTS)
def test_the_kernel_accepts(file: str) -> None:
    kernel(file)


@pytest.mark.parametrize("file", ACCEPTS)
def test_the_plain_checker_accepts(file: str) -> None:
    plain(file)


@pytest.mark.parametrize("file", REJECTS)
def test_the_kernel_rejects(file: str) -> None:
    """For what is in the file, not for its form or for the work that it takes."""
    with pytest.raises(Rejected) as caught:
        kernel(file)
    assert "steps" not in re.findall(r"takes more than \d+ (\w+)", str(caught.value))
    assert ("malformed" in str(caught.value)) == (file in MALFORMED), caught.value


@pytest.mark.parametrize("file", REJECTS)
def test_the_plain_checker_rejects(file: str) -> None:
    with pytest.raises(PlainRejected):
        plain(file)


def test_the_example_of_the_page_is_what_the_kernel_makes() -> None:
    page = (FOLDER.parent.parent / "docs" / "certificates.md").read_text(encoding="utf-8")
    example = page[page.index("### An example"):page.index("### Several sets")]
    statement, file = data("worked/statement"), data("worked/accept")
    certificate = file["evidence"][0]["certificate"]
    for text in (*map(json.dumps, statement["assumptions"]), json.dumps(certificate)):
        assert text in " ".join(example.split())
    made = grounded(Universe(load(statement), file["sizes"][0]["size"]), file["assumptions"], "consistent",
                    certificate["instances"]).clauses.clauses
    shown = re.findall(r"^    (\d+) +\((.*)\)$", example, re.MULTILINE)
    assert shown == [(str(number), ", ".join(map(str, clause))) for number, clause in enumerate(made)]


def test_the_page_lists_the_folders_and_the_files() -> None:
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` (\|.*\|)$", page, re.MULTILINE))
    assert sorted(rows) == FOLDERS
    for name, row in rows.items():
        found = [f"reject-{file}.json" for file in re.findall(r"`reject-(\w+)\.json`: \w", row)]
        assert sorted(["accept.json", "statement.json", *found]) == sorted(
            path.name for path in (FOLDER / name).iterdir()), name
        assert found


def test_making_the_files_again_gives_the_same(tmp_path: Path) -> None:
    make.main([str(tmp_path)])
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    kept = {path.relative_to(FOLDER): path.read_bytes() for path in FOLDER.rglob("*.json")}
    assert made.pop(Path("README.md")) == (FOLDER / "README.md").read_bytes()
    assert set(made) == set(kept)
    assert [str(file) for file in made if made[file] != kept[file]] == [], "run python tests/corpus/make.py"
