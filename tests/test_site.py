"""The generated pages of the site say what the theorem files declare."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from explorer.bibliography import works
from explorer.loading import find, shipped

sys.path.append(str(Path(__file__).resolve().parent.parent / "docs"))

import pages


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    pages.write(folder)
    return folder / "generated"


@pytest.mark.parametrize("name", shipped())
def test_a_theorem_page_has_all_that_is_declared(name: str, site: Path) -> None:
    text, theorem = (site / "theorem" / f"{name}.md").read_text(), find(name).theorem
    declared = [*theorem.claims, *theorem.assumptions, *theorem.desiderata, *theorem.exercises,
                *(f"{axis.name}={one}" for axis in theorem.axes.values() for one in axis.alternatives)]
    assert [one for one in declared if f"`{one}`" not in text and f" {one}`" not in text] == []
    assert text.count("\n* ") >= len(theorem.publications)


def test_every_theorem_and_work_is_listed(site: Path) -> None:
    listed, reading = (site / "theorems.md").read_text(), (site / "reading.md").read_text()
    assert all(f"theorem/{name}\n" in listed and f"theorem/{name}.md" in reading for name in shipped())
    bibliography = (site / "bibliography.md").read_text()
    assert all(f"`{work.key}`" in bibliography for work in works())
