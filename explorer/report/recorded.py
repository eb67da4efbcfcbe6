"""Whether a source in the library records a formalization."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.statement import Problem
from explorer.theorem import Published, Theorem
from explorer.verdict import Formalization

MOST = 3  # sources that one sentence names


def recorded(problem: Problem, asked: Formalization) -> list[Published]:
    """The published verdicts on the same assumptions, alternatives and claim, whatever their sizes."""
    theorem = problem.theorem
    hypotheses = {name for name, declared in problem.assumptions.items() if declared.role == "hypothesis"}
    first = next(iter(theorem.claims), "")
    wanted = (set(asked.assumptions) - hypotheses, set(asked.dropped), chosen(theorem, asked.axes),
              asked.claim or first)
    entries = (entry for source in (theorem, *problem.extensions) for entry in source.publications)
    return [entry for entry in entries if not asked.observed and wanted == (
        set(entry.assumptions) - hypotheses, set(entry.dropped), chosen(theorem, entry.axes), entry.claim or first)]


def chosen(theorem: Theorem, axes: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The alternatives that are not the defaults."""
    return {(axis, name) for axis, name in axes if axis in theorem.axes and name != theorem.axes[axis].default}


def recorded_says(problem: Problem, asked: Formalization) -> str:
    """One sentence for reports: which sources record this combination, or that none here does and what to do then."""
    sources: dict[str, None] = {}
    for entry in recorded(problem, asked):
        bound = ", ".join(f"{sort}={number}" for sort, number in entry.at) or "the scope of the file"
        sources[f"{entry.verdict} within {bound} ({entry.source.rstrip('.')})"] = None
    if sources:
        more = f", and {len(sources) - MOST} more" if len(sources) > MOST else ""
        return f"Recorded in the library: {'; '.join(list(sources)[:MOST])}{more}."
    return ("No source here records this combination. If you know one, or have an argument for it, add it to the "
            "theorem file as a published verdict (CONTRIBUTING.md says how).")
