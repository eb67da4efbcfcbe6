"""A verdict as a comment for a forum: Markdown of at most 200 words that a reader can run again."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.report.content import main_part
from explorer.report.document import Block, Section
from explorer.report.formulas import sentence
from explorer.report.grids import Grid
from explorer.report.markdown import table
from explorer.report.recorded import recorded_says
from explorer.report.sentence import checked_part, short
from explorer.statement import Problem
from explorer.verdict import PRESENT, Verdict

MOST = 200  # words


def comment(problem: Problem, verdict: Verdict, command: str) -> str:
    """The claim, what was assumed, the verdict with its bound, the world as a table, its limits, and the command.

    Where all of it is longer than MOST words, tables go first, then the meaning of assumptions; the rest always stays.
    """
    asked = verdict.formalization
    named = [name for name in asked.assumptions if name in problem.assumptions]
    meaning = [f"* `{name}`: {sentence(problem.assumptions[name].title)}" for name in named]
    bare = [f"* {', '.join(f'`{name}`' for name in named)}"] if named else []
    choices = [f"* `{axis}={name}`" for axis, name in asked.axes
               if axis in problem.theorem.axes and name != problem.theorem.axes[axis].default]
    choices += [f"* without `{name}`" for name in asked.dropped]
    claim = problem.theorem.claim_docs.get(asked.claim or next(iter(problem.theorem.claims)), "")
    said = " ".join(claim.split("\n\n")[0].split()) or problem.theorem.covers.split(". ")[0]
    grids = [table(grid) for grid in all_grids(main_part(problem, verdict, brief=True)) if grid.rows]

    def written(assumed: list[str], tables: list[str]) -> str:
        parts = [f"**{problem.theorem.title}.** {sentence(said)}",
                 "Assumed:\n\n" + "\n".join([*assumed, *choices] or ["* nothing beyond the original"]),
                 f"Verdict: {short(problem, verdict)}.", *tables, limits(verdict),
                 recorded_says(problem, asked).split(". If you")[0].rstrip(".") + ".", f"`{command}`"]
        return "\n\n".join(parts) + "\n"
    versions = [written(meaning, grids[:count]) for count in (2, 1, 0)] + [written(bare, [])]
    return next((text for text in versions if len(text.split()) <= MOST), versions[-1])


def all_grids(blocks: Iterator[Block] | tuple[Block, ...]) -> Iterator[Grid]:
    """The tables among blocks and in their sections."""
    for item in blocks:
        if isinstance(item, Grid):
            yield item
        elif isinstance(item, Section):
            yield from all_grids(item.blocks)


def limits(verdict: Verdict) -> str:
    """What a verdict of this kind does not show, in a sentence or two."""
    if verdict.verdict == "open":
        return "It does not show anything yet: some sizes are unsettled."
    if verdict.verdict in PRESENT and verdict.shown and verdict.shape in ("some", "unidentified"):
        says = "It does not show that every world is like this one; this one is enough."
    else:
        says = "It does not show anything about larger sizes or finer reward ladders."
    if verdict.assurance == "certified":
        part = checked_part(verdict)
        vouched = f"A small kernel without a solver re-checked it{f' {part}' if part else ''}."
    elif verdict.shown:
        vouched = "A small kernel without a solver evaluated the world shown; the rest is a solver's word alone."
    else:
        vouched = "Not re-checked: a solver alone says so."
    return f"{says} {vouched}"
