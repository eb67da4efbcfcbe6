"""Reports on disk, and the same for notebooks."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from explorer.report.content import document, opening
from explorer.report.document import Entries
from explorer.report.formulas import checked
from explorer.report.html import fragment, page
from explorer.report.markdown import markdown
from explorer.report.reasoning import reasoning
from explorer.report.scene import Scene
from explorer.report.sentence import assurance, headline
from explorer.statement import Problem
from explorer.verdict import Verdict

FORMAT = "sidestep/report-1"


def write_report(problem: Problem, verdict: Verdict, folder: str | os.PathLike[str], command: str) -> list[Path]:
    """Writes index.html, report.md, report.json and statement.json into a folder; the paths written.

    Each file is written aside and renamed, so that none is ever half written. Raises OSError where the folder cannot
    be made or written to.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    made = document(problem, verdict, command)
    contents = {
        "index.html": page(made), "report.md": markdown(made),
        "report.json": json_text(report_json(problem, verdict, command)),
        "statement.json": json_text(problem.statement.json()),
    }
    return [write_aside(target / name, content) for name, content in contents.items()]


def report_json(problem: Problem, verdict: Verdict, command: str) -> dict[str, Any]:
    """The verdict as `check --json` prints it, with its sentences and what is needed to reproduce it."""
    shown = verdict.shown
    sentences = reasoning(Scene(problem, shown), verdict.formalization.assumptions) if shown else []
    entries = [entry for block in checked(problem, verdict) if isinstance(block, Entries) for entry in block.items]
    found = {**verdict.json(), "report": FORMAT, "headline": headline(problem, verdict),
             "assurance_says": assurance(verdict), "reasoning": sentences, "command": command,
             "formulas": [{"name": entry.name, "says": entry.sentence, "notation": entry.formula, "latex": entry.latex}
                          for entry in entries]}
    del found["seconds"]  # a report is the same on every run
    return found


def json_text(data: dict[str, Any]) -> str:
    """JSON that a person can read and a diff can compare: a line for each field, and for each item of a long list."""
    fields = []
    for key, value in data.items():
        if isinstance(value, list) and any(isinstance(item, dict | list) for item in value):
            items = ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value)
            fields.append(f"{json.dumps(key)}: [\n  {items}\n ]")
        else:
            fields.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n " + ",\n ".join(fields) + "\n}\n"


def write_aside(path: Path, content: str) -> Path:
    """Writes a file under another name and renames it; raises OSError."""
    descriptor, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
        os.chmod(aside, 0o644)
        os.replace(aside, path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    return path


def notebook(problem: Problem, verdict: Verdict) -> str:
    """The verdict as HTML for a notebook: the headline, who vouches, and what shows it."""
    most = len(list(opening(problem, verdict))) + 1
    return fragment(document(problem, verdict, ""), most)
