"""The wheel, in an empty environment and an empty folder, does what the first screen of the README shows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from blocks import ROOT, Command, matches, parts, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"  # a build leaves files beside its sources, and takes in those of an earlier one
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "*.egg-info"))
    done = subprocess.run([sys.executable, "-m", "build", "--wheel", "--outdir", folder, source],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_module_and_nothing_else(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    sources = {str(path.relative_to(ROOT)) for path in (ROOT / "explorer").rglob("*.py")}
    sources |= {"explorer/" + str(path.relative_to(ROOT)) for path in (ROOT / "theorems").rglob("*.py")}
    assert {name for name in names if name.endswith(".py")} == sources
    assert {"explorer/py.typed", "explorer/theorems/references.bib"} <= names
    assert all(name.startswith("explorer/") for name in names)


def test_the_first_screen_runs_from_the_wheel(wheel: Path, tmp_path: Path) -> None:
    environment = tmp_path / "environment"
    venv.create(environment, with_pip=True)
    binaries = environment / ("Scripts" if os.name == "nt" else "bin")
    done = subprocess.run([binaries / "python", "-m", "pip", "install", "--quiet", wheel],
                          capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

    folder = tmp_path / "work"
    (folder / "theorems").mkdir(parents=True)
    (folder / "theorems" / "no_free_lunch.py").write_text("raise SystemExit('the wrong file')\n")
    (folder / "explorer").mkdir()
    (folder / "explorer" / "__init__.py").write_text("raise SystemExit('the wrong package')\n")
    for module in ("z3", "json", "click"):
        (folder / f"{module}.py").write_text("raise SystemExit('the wrong module')\n")
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    env |= {"PATH": f"{binaries}{os.pathsep}{env['PATH']}", "NO_COLOR": "1", "TERM": "dumb"}
    first_screen = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:60]) + "\n"
    commands = [part for part in parts(first_screen) if isinstance(part, Command) and part.runs]
    assert commands
    for command in commands:
        output, status = run(command.text, folder, env)
        assert status == 0, output
        assert matches(command.shown, output), output
