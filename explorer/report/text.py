"""A verdict on the terminal: the headline, what shows it or what it costs, and the sizes where they matter."""

from __future__ import annotations

import re
from dataclasses import replace

from rich import box
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from explorer.report.content import main_part, opening, size_table
from explorer.report.document import Block, Code, Document, Entries, Paragraph, Picture, Points, Section
from explorer.report.formulas import original, remarks, sentence, statement_in_short
from explorer.report.grids import Grid, titled
from explorer.report.html import tone
from explorer.report.sentence import deciding, headline
from explorer.statement import Problem
from explorer.verdict import Verdict

COLOURS = {"warm": "bold yellow", "cool": "bold cyan", "plain": "bold"}
MOST = 40  # sizes that are listed without being asked for
WEIGHTS = {"normal": "", "strong": "bold", "quiet": "dim"}


def text(problem: Problem, verdict: Verdict, sizes: bool = False) -> RenderableType:
    """The verdict as `check` prints it; the table of sizes where it is asked for or the verdict is not stable."""
    parts: list[RenderableType] = [Text(headline(problem, verdict), COLOURS[tone(verdict.verdict)])]
    parts += [block(item) for item in main_part(problem, verdict, brief=True)]
    for remark in remarks(problem, verdict):
        parts.append(words(f"Remark: {sentence(remark.says)}" + (f" ({remark.source})" if remark.source else "")))
    if problem.theorem.extends and original(problem, verdict):
        parts.append(words(f"Beyond these sizes: {sentence(problem.theorem.extends)}"))
    parts += [block(item) for item in opening(problem, verdict)]
    parts.append(block(Entries(tuple(statement_in_short(problem, verdict)))))
    if sizes or not verdict.stable:
        if deciding(verdict):
            parts.append(words(f"Mind the bound: {deciding(verdict)}.", "bold"))
        elif not verdict.stable:
            parts.append(words("Not all sizes agree:"))
        grid = size_table(verdict)
        more = 0 if sizes else len(grid.rows) - MOST
        if more > 0:
            grid = replace(grid, rows=grid.rows[:MOST], note=f"and {more} more sizes; --sizes lists all of them")
        parts.append(block(grid))
    spaced_out: list[RenderableType] = []
    for part in parts:
        spaced_out += [part, ""] if part is not parts[-1] else [part]
    return Group(*spaced_out)


def document_text(made: Document) -> RenderableType:
    """A document on the terminal: the headline, then its blocks with a line between sections."""
    parts: list[RenderableType] = [Text(made.headline, COLOURS[tone(made.verdict)])]
    for item in made.blocks:
        parts += [""] if isinstance(item, Section) else []
        parts.append(block(item))
    return Group(*parts)


def words(content: str, style: str = "") -> Text:
    """A sentence; names in backticks are set off, without the backticks."""
    found = Text(style=style)
    for place, piece in enumerate(re.split(r"`([^`]*)`", content)):
        found.append(piece, "bold" if place % 2 else "")
    return found


def block(item: Block) -> RenderableType:
    """One block for the terminal; pictures are left to the page."""
    if isinstance(item, Paragraph):
        return words(item.text, WEIGHTS[item.weight])
    if isinstance(item, Points):
        return Group(*(Padding(words(f"• {point}"), (0, 0, 0, 2)) for point in item.items))
    if isinstance(item, Picture):
        return ""
    if isinstance(item, Entries):
        lines: list[RenderableType] = []
        for entry in item.items:
            lines.append(words(f"`{entry.name}`: {entry.sentence}"))
            lines += [Padding(Text(entry.formula, "dim"), (0, 0, 0, 4))] if entry.formula else []
        return Group(*lines)
    if isinstance(item, Code):
        return Text(item.text)
    if isinstance(item, Grid):
        return table(item)
    inside: list[RenderableType] = [words(item.title, "bold underline")]
    for place, inner in enumerate(item.blocks):
        inside += [""] if place and isinstance(inner, Section) else []
        inside += [block(inner)] if not isinstance(inner, Picture) else []
    return Group(*inside)


def table(grid: Grid) -> RenderableType:
    """A table without lines around it; ◥ marks what differs between worlds."""
    title = Text(titled(grid), "dim")
    note = Text(grid.note, "dim")
    if len(grid.rows) == 1 and len(grid.rows[0]) == 1:
        return Text.assemble(title, ": ", grid.rows[0][0], "  ", note)
    shown = Table(box=box.SIMPLE_HEAD if any(grid.head) else None, pad_edge=False, show_header=any(grid.head))
    starts = {sum(width for _, width in grid.groups[:i]): label for i, (label, _) in enumerate(grid.groups)}
    for place, head in enumerate(grid.head):
        shown.add_column(Text(f"{starts.get(place, '')}\n{head}" if grid.groups else head), overflow="fold",
                         justify="left" if place < grid.rule else "center")
    for i, row in enumerate(grid.rows):
        shown.add_row(*(Text(cell + ("◥" if (i, j) in grid.marked else "")) for j, cell in enumerate(row)))
    return Group(*([title] if grid.title else []), *([shown] if grid.rows else []), *([note] if grid.note else []))
