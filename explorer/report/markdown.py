"""A report as Markdown: the same content without the pictures, whose tables say the same."""

from __future__ import annotations

from explorer.report.document import Block, Code, Document, Entries, Paragraph, Picture, Points
from explorer.report.grids import Grid, titled


def markdown(document: Document) -> str:
    """The whole report."""
    parts = [f"# {document.title}", f"**{document.headline}**"]
    parts += [block(item, 2) for item in document.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def block(item: Block, level: int) -> str:
    """One block, its heading (if it has one) at this level."""
    if isinstance(item, Paragraph):
        return f"**{item.text}**" if item.weight == "strong" else item.text
    if isinstance(item, Points):
        return "\n".join(f"- {point}" for point in item.items)
    if isinstance(item, Picture):
        return ""
    if isinstance(item, Entries):
        return "\n".join(entry for e in item.items for entry in (
            f"- `{e.name}`" + (f": {e.sentence}" if e.sentence else "") + (f" ({e.note})" if e.note else ""),
            *((f"  - {e.formula.replace('|', chr(92) + '|').replace('*', chr(92) + '*')}",) if e.formula else ())))
    if isinstance(item, Code):
        return f"```sh\n{item.text}\n```"
    if isinstance(item, Grid):
        return table(item)
    return f"{'#' * min(level, 6)} {item.title}\n\n{blocks(item.blocks, level + 1)}"


def blocks(items: tuple[Block, ...], level: int) -> str:
    return "\n\n".join(part for part in (block(item, level) for item in items) if part)


def table(grid: Grid) -> str:
    """A table with its title before it; ◥ marks what differs between worlds."""
    rows = [[cell.replace("|", r"\|") + (" ◥" if (i, j) in grid.marked else "") for j, cell in enumerate(row)]
            for i, row in enumerate(grid.rows)]
    title = f"{titled(grid)}:" if grid.title else ""
    note = f"({grid.note})" if grid.note else ""
    if len(rows) == 1 and len(rows[0]) == 1:
        return " ".join(part for part in (title, rows[0][0], note) if part)
    over = [text for text, width in grid.groups for _ in range(width)] or [""] * len(grid.head)
    head = [f"{group}: {text}" if group else text for group, text in zip(over, grid.head, strict=True)]
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(grid.head)}", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n\n".join(part for part in (title, "\n".join(lines) if rows else "", note) if part)
