"""Related work, theorem by theorem: statements of other projects, and how closely each corresponds to a theorem file.

They stand in related.toml beside the theorem files: an array of tables for each theorem, with `statement` (its name
there), `grade` (one of GRADES, as seen from that project: *weaker* says that its statement is the weaker one), `why`
and `source` (a key of the bibliography).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

import explorer.theorems
from explorer.language.faults import Fault, did_you_mean

NAME = "related.toml"
GRADES = ("same statement", "weaker", "stronger", "related")


@dataclass(frozen=True)
class Related:
    """A statement of another project, how closely it corresponds, why it is graded so, and the project's key."""

    statement: str
    grade: str
    why: str
    source: str


def related() -> dict[str, list[Related]]:
    """Every related statement by the name of its theorem; raises Fault for a grade or a field that there is not."""
    found: dict[str, list[Related]] = {}
    for folder in explorer.theorems.__path__:
        path = Path(folder) / NAME
        if not path.is_file():
            continue
        for theorem, items in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for item in items:
                if set(item) != {"statement", "grade", "why", "source"}:
                    raise Fault(f"{NAME}: an entry of {theorem} has {', '.join(item)}",
                                "it has statement, grade, why and source")
                if item["grade"] not in GRADES:
                    raise Fault(f"{NAME}: `{item['grade']}` is no grade", did_you_mean(item["grade"], GRADES))
                found.setdefault(theorem, []).append(Related(**item))
    return found
