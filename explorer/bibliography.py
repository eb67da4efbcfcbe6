"""The works that theorem files cite: the keys of a BibTeX file."""

from __future__ import annotations

import re
from pathlib import Path

import explorer.theorems

NAME = "references.bib"
ENTRY = re.compile(r"^\s*@\w+\s*\{\s*([^,\s]+)\s*,", re.MULTILINE)


def files(beside: Path | None = None) -> list[Path]:
    """The bibliography that comes with the theorems, and the one beside a user's file; those that exist."""
    folders = [Path(folder) for folder in explorer.theorems.__path__] + ([beside.parent] if beside else [])
    return [folder / NAME for folder in dict.fromkeys(folders) if (folder / NAME).is_file()]


def keys(beside: Path | None = None) -> list[str]:
    """Every key that can be cited, in order."""
    return [key for path in files(beside) for key in ENTRY.findall(path.read_text(encoding="utf-8"))]
