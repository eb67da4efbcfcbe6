"""Finding theorem files: by name and by path, whatever the folder, and without a file's harm to anybody else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from explorer.language.faults import Faults
from explorer.loading import find, named, shipped, shipped_extensions
from explorer.validation import faults_of

ROOT = Path(__file__).resolve().parent.parent
EXTENSION = '''"""An extension."""
from explorer.theorems.no_free_lunch import Action, Human, Reward, State, theorem

extension = theorem.extend("mine")


@extension.assumption
def sure(h: Human, R: Reward, s: State, a: Action):
    """Nothing is worth more than itself."""
    return R(s, a) <= R(s, a)
'''


@pytest.mark.parametrize("name", [*shipped(), *shipped_extensions()])
def test_what_is_shipped_is_found_and_in_order(name: str) -> None:
    loaded = find(name)
    assert loaded.name == name
    assert faults_of(loaded.theorem, loaded.extensions) == []
    assert name == (loaded.extensions[0].name if loaded.extensions else loaded.theorem.name)


def test_a_shipped_file_is_the_same_theorem_by_its_path() -> None:
    assert find(ROOT / "theorems" / "no_free_lunch.py").theorem is find("no_free_lunch").theorem
    assert named()[0]["no_free_lunch"] is find("no_free_lunch").theorem


def test_an_extension_leaves_its_theorem_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text(EXTENSION)
    before = {name: dict(vars(find("no_free_lunch").theorem)[name]) for name in ("assumptions", "desiderata", "axes")}
    loaded = find(path)
    assert list(loaded.extensions[0].assumptions) == ["mine.sure"]
    assert loaded.theorem is find("no_free_lunch").theorem
    assert {name: dict(vars(loaded.theorem)[name]) for name in before} == before
    assert find(path) is loaded


@pytest.mark.parametrize("name, what, hint", [
    ("no_fre_lunch", "there is no theorem or extension `no_fre_lunch`", "did you mean `no_free_lunch`?"),
    ("nowhere.py", "there is no file nowhere.py", ""), ("nowhere/mine", "there is no file nowhere/mine", ""),
    ("mine", "there is no theorem or extension `mine`", "write mine.py"),
    ("mine.sure", "there is no theorem or extension `mine.sure`",
     "the assumption of an extension comes after it: mine.py mine.sure"),
    ("two_cents.trying_matters", "there is no theorem or extension `two_cents.trying_matters`",
     "the assumption of an extension comes after it: two_cents two_cents.trying_matters"),
    ("mine.two", "there is no theorem or extension `mine.two`", "write mine.two.py for the file in this folder"),
    ("./minee.py", "there is no file ./minee.py", "did you mean `mine.py`?"),
])
def test_what_is_not_there(name: str, what: str, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.py").write_text(EXTENSION)
    (tmp_path / "mine.two.py").write_text(EXTENSION)
    with pytest.raises(Faults) as caught:
        find(name)
    (fault,) = caught.value.faults
    assert fault.what == what
    assert hint in fault.hint


def test_folders_of_the_same_names_disturb_nothing(tmp_path: Path) -> None:
    """A user's folders called explorer and theorems, and files called like modules, beside the file and around it."""
    for folder in ("theorems", "explorer", "extensions"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").write_text("raise RuntimeError('the wrong folder')\n")
        (tmp_path / folder / "no_free_lunch.py").write_text("raise RuntimeError('the wrong file')\n")
    for module in ("json", "dataclasses", "click", "random", "no_free_lunch"):
        (tmp_path / f"{module}.py").write_text("raise RuntimeError('the wrong module')\n")
    (tmp_path / "mine.py").write_text(EXTENSION)
    code = (f"import sys; sys.path[:] = [p for p in sys.path if p]; sys.path.insert(0, {str(ROOT)!r})\n"
            "from explorer.cli import main\nsys.argv = ['sidestep', 'show', sys.argv[1]]\nmain()\n")
    for name in ("mine.py", "no_free_lunch"):
        done = subprocess.run([sys.executable, "-c", code, name], cwd=tmp_path, capture_output=True, text=True,
                              check=False)
        assert done.returncode == 0, done.stderr
        assert "better_than_random" in done.stdout
        assert ("mine.sure" in done.stdout) == (name == "mine.py")


def test_a_file_may_use_the_files_beside_it(tmp_path: Path) -> None:
    (tmp_path / "shared_words.py").write_text('"""Shared."""\n\n\ndef twice(x):\n    return x + x\n')
    (tmp_path / "mine.py").write_text(EXTENSION.replace("theorem\n", "theorem\nfrom shared_words import twice\n", 1)
                                      .replace("R(s, a) <=", "twice(R(s, a)) <="))
    path = list(sys.path)
    assert list(find(tmp_path / "mine.py").extensions[0].assumptions) == ["mine.sure"]
    assert sys.path == path


def test_a_theorem_of_a_user_can_be_extended(tmp_path: Path) -> None:
    text = (ROOT / "theorems" / "no_free_lunch.py").read_text()
    (tmp_path / "own_lunch.py").write_text(text)
    (tmp_path / "mine.py").write_text(EXTENSION.replace("explorer.theorems.no_free_lunch", "own_lunch"))
    loaded = find(tmp_path / "mine.py")
    assert loaded.theorem.name == "own_lunch"
    assert loaded.theorem is not find("no_free_lunch").theorem


def test_a_changed_restriction_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """Python keeps classes of an earlier reading alive; their restrictions must not be added to the new ones."""
    from explorer.statement import build
    path = tmp_path / "lunch.py"
    text = (ROOT / "theorems" / "no_free_lunch.py").read_text()
    path.write_text(text)
    first = find(path)
    before = build(first.theorem, axes={"rewards": "without_ties"}).statement.restrictions
    path.write_text(text + "\n")
    second = find(path)
    assert second.theorem is not first.theorem
    assert build(second.theorem, axes={"rewards": "without_ties"}).statement.restrictions == before


def test_faults_of_an_imported_file_are_told_and_their_consequences_are_not(tmp_path: Path) -> None:
    text = (ROOT / "theorems" / "no_free_lunch.py").read_text()
    (tmp_path / "own_lunch.py").write_text(text.replace("class Choice(Table,", "class Choice(Tabel,", 1))
    (tmp_path / "mine.py").write_text(EXTENSION.replace("explorer.theorems.no_free_lunch", "own_lunch")
                                      .replace("R(s, a) <=", "0.5 <="))
    with pytest.raises(Faults) as caught:
        find(tmp_path / "mine.py")
    (fault,) = caught.value.faults
    assert fault.what == "`Tabel` is not defined here"
    assert fault.place is not None and fault.place.path == str(tmp_path / "own_lunch.py")


def test_a_file_and_the_extension_that_imports_it_speak_of_the_same_theorem(tmp_path: Path) -> None:
    (tmp_path / "own_lunch.py").write_text((ROOT / "theorems" / "no_free_lunch.py").read_text())
    (tmp_path / "mine.py").write_text(EXTENSION.replace("explorer.theorems.no_free_lunch", "own_lunch"))
    assert find(tmp_path / "own_lunch.py").theorem is find(tmp_path / "mine.py").theorem
    assert "own_lunch" not in sys.modules


def test_what_only_keeps_holds_for_a_sort_that_another_file_declares(tmp_path: Path) -> None:
    """Also where a formula gets at the sort through a helper alone, and the theorem file never names it."""
    from explorer.statement import build
    (tmp_path / "swaps.py").write_text(
        '"""Shared."""\nfrom explorer import Table, forall, one_to_one\n'
        "from explorer.theorems.no_free_lunch import Action\n\n\n"
        'class Swap(Table, of=(Action,), to=Action, only=lambda p: one_to_one(Action, p)):\n    """New names."""\n\n\n'
        "def however_named(formula):\n    return forall(Swap, formula)\n")
    (tmp_path / "mine.py").write_text(
        EXTENSION.replace("theorem\n", "theorem\nfrom swaps import however_named\n", 1)
        .replace("return ", "return however_named(lambda p: p(a) == p(a)) | ")
        .replace("R(s, a) <= R(s, a)", "(R(s, a) <= R(s, a))"))
    loaded = find(tmp_path / "mine.py")
    statement = build(loaded.theorem, extensions=loaded.extensions).statement
    restricted = {sort.name for sort, _, _ in statement.restrictions}
    assert {"Swap", "Relabelling"} <= restricted


def test_a_discussion_speaks_of_the_shipped_theorem_alone(tmp_path: Path) -> None:
    """What is said of it comes with the theorem of that name, not with a copy of its file."""
    assert find("no_free_lunch").theorem.publications and find("two_cents").theorem.publications
    path = tmp_path / "no_free_lunch.py"
    path.write_text((ROOT / "theorems" / "no_free_lunch.py").read_text())
    assert find(path).theorem.publications == []
