"""Folders that a report or a map is written into: what they take, and what they hold already."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from explorer.language.faults import Fault

FORMALIZATION = ("theorem", "claim", "assumptions", "axes", "scope", "observed")  # fields of a report


def writable(folder: Path | None) -> None:
    """Raises Fault unless the folder, or the nearest folder around it that exists, takes a file; leaves nothing."""
    if folder is None:
        return
    nearest = next(p for p in (folder.absolute(), *folder.absolute().parents) if p.exists())
    try:
        if not nearest.is_dir():
            raise NotADirectoryError(0, f"{nearest} is no folder")
        with tempfile.TemporaryDirectory(dir=nearest):
            pass
    except OSError as error:
        raise Fault(f"cannot write a report into {folder}: {error.strerror}", "choose another folder") from None


def unmixed(folder: Path | None, statement: str, other: str) -> None:
    """Raises Fault where the folder holds another kind of report (map.json, report.json) of another statement.

    Both kinds keep their statement in statement.json, so that one would be left with a statement that is not its own.
    A report or a map of the same kind may be written over.
    """
    if folder is None or not (folder / other).is_file():
        return
    try:
        found = json.loads((folder / other).read_bytes())
    except (ValueError, OSError, RecursionError):
        return
    if isinstance(found, dict) and found.get("statement") != statement:
        raise Fault(f"{folder} holds the {other} of another statement", "name another folder, or empty this one: a "
                    "report and a map each need a folder of their own")


def earlier(folder: Path, verdict: Any) -> str:
    """The report of another formalization that a folder holds, by its command; "" where there is none."""
    try:
        found = json.loads((folder / "report.json").read_bytes())
    except (ValueError, OSError, RecursionError):
        return ""
    new = verdict.json()
    if not isinstance(found, dict) or all(found.get(part) == new[part] for part in FORMALIZATION):
        return ""
    command = found.get("command")
    known = isinstance(command, str) and command.isprintable() and command
    return f"the report of `{command}`" if known else "another report"
