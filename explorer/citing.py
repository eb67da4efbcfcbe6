"""BibTeX entries for the program, a theorem file as it is today, and a verdict."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import explorer
from explorer.report.sentence import short
from explorer.statement import Problem
from explorer.verdict import Verdict

DIGITS = 12  # of a digest, in a key or a note


def file_digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    return sha256(path.read_bytes()).hexdigest()


def entry(kind: str, key: str, fields: dict[str, str]) -> str:
    """One BibTeX entry, a field on each line; braces and underscores in the text are escaped."""
    def tex(text: str) -> str:
        return "".join(f"\\{c}" if c in "_%&#$" else c for c in text)
    body = ",\n".join(f"  {name} = {{{tex(value)}}}" for name, value in fields.items() if value)
    return f"@{kind}{{{key},\n{body}\n}}"


def program() -> str:
    """The program at its version."""
    return entry("software", "sidestep", {
        "author": "{The Sidestep authors}", "title": "Sidestep: a proof and counterexample explorer for the "
        "impossibility results of value learning", "version": explorer.__version__})


def theorem_file(problem: Problem) -> str:
    """A theorem file at its version and digest."""
    theorem = problem.theorem
    digest = file_digest(Path(theorem.place.path)) if theorem.place else "none"
    return entry("misc", f"sidestep:{theorem.name}", {
        "author": "{The Sidestep authors}", "title": f"{theorem.title}: theorem file {theorem.name}",
        "version": theorem.version, "note": f"After {theorem.source}. SHA-256 of the file: {digest}"})


def verdict_entry(problem: Problem, verdict: Verdict, command: str) -> str:
    """A verdict with its bound, the command that finds it, and the digest of the statement that was checked."""
    theorem = problem.theorem
    key = sha256(f"{verdict.digest} {command} {verdict.verdict}".encode()).hexdigest()[:DIGITS]
    vouched = "certified by the kernel" if verdict.assurance == "certified" else "not re-checked by the kernel"
    return entry("misc", f"sidestep:{theorem.name}:{key}", {
        "author": "{The Sidestep authors}", "title": f"{theorem.title}: {short(problem, verdict)}",
        "howpublished": f"Sidestep {explorer.__version__}, {command}",
        "note": f"{vouched}; the statement, without the choice of assumptions, has the SHA-256 {verdict.digest}"})
