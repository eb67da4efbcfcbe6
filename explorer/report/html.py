"""A report as one HTML page that needs no network, and parts of it for notebooks."""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files
from string import Template

from explorer.report.document import Block, Code, Document, Entries, Paragraph, Picture, Points
from explorer.report.grids import Grid
from explorer.report.words import spaced

LONG = 24  # letters of a cell that may be broken into lines
CLASSES = {"normal": "", "strong": ' class="strong"', "quiet": ' class="quiet"'}


def page(document: Document) -> str:
    """The whole page."""
    template = Template(files("explorer.report").joinpath("page.html").read_text(encoding="utf-8"))
    return template.substitute(
        title=escape(document.title), style=css(), headline=inline(document.headline), tone=tone(document.verdict),
        body="\n".join(block(item, 2) for item in document.blocks))


def css() -> str:
    """The style of the page and of the pictures in it."""
    return files("explorer.report").joinpath("page.css").read_text(encoding="utf-8")


def fragment(document: Document, most: int) -> str:
    """The headline and the first blocks, for a notebook."""
    body = "\n".join(block(item, 4) for item in document.blocks[:most])
    return (f'<div class="sidestep"><style>{css()}</style><p class="headline {tone(document.verdict)}">'
            f"{inline(document.headline)}</p>{body}</div>")


def tone(verdict: str) -> str:
    """The class of the headline's colour."""
    return {"stands": "warm", "broken": "warm", "holds": "cool", "sidestepped": "cool"}.get(verdict, "plain")


def inline(text: str) -> str:
    """A sentence; names in backticks become code."""
    return re.sub(r"`([^`]*)`", r"<code>\1</code>", escape(text, quote=False))


def block(item: Block, level: int) -> str:
    """One block, its heading (if it has one) at this level."""
    if isinstance(item, Paragraph):
        return f"<p{CLASSES[item.weight]}>{inline(item.text)}</p>"
    if isinstance(item, Points):
        return "<ul>" + "".join(f"<li>{inline(point)}</li>" for point in item.items) + "</ul>"
    if isinstance(item, Picture):
        return f'<figure class="scroll">{item.svg}</figure>'
    if isinstance(item, Entries):
        return "<dl>" + "".join(
            f"<dt><code>{escape(entry.name, quote=False)}</code></dt><dd>"
            + (f"<p>{inline(entry.sentence)}</p>" if entry.sentence else "")
            + (f'<p class="formula scroll">{escape(entry.formula, quote=False)}</p>' if entry.formula else "")
            + (f'<p class="quiet">{inline(entry.note)}</p>' if entry.note else "") + "</dd>"
            for entry in item.items) + "</dl>"
    if isinstance(item, Code):
        return f'<pre class="scroll">{escape(item.text, quote=False)}</pre>'
    if isinstance(item, Grid):
        return table(item)
    inside = "\n".join(block(inner, level + 1) for inner in item.blocks)
    heading = f"<h{min(level, 6)}>{inline(item.title)}</h{min(level, 6)}>"
    if item.folded:
        return f"<details><summary>{inline(item.title)}</summary>{inside}</details>"
    return f"<section>{heading}\n{inside}</section>"


def table(grid: Grid) -> str:
    """A table; cells that differ between worlds carry a sign, not a colour alone."""
    head = "".join(f'<th scope="col"{rule(grid, j)}>{inline(text)}</th>' for j, text in enumerate(grid.head))
    rows = []
    for i, row in enumerate(grid.rows):
        cells = []
        for j, text in enumerate(row):
            mark = '<span class="differs" title="differs between the worlds">◥</span>' if (i, j) in grid.marked else ""
            tag = 'th scope="row"' if j < grid.rule and j == 0 else "td"
            tag += ' class="long"' if len(text) > LONG and not rule(grid, j) else ""
            cells.append(f"<{tag}{rule(grid, j)}>{inline(text)}{mark}</{tag.split()[0]}>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    caption = f"<caption>{inline(spaced(grid.title))}</caption>" if grid.title else ""
    over = "".join(f'<th scope="colgroup" colspan="{width}">{inline(text)}</th>' if text
                   else f'<td colspan="{width}"></td>' for text, width in grid.groups)
    shown = f"<thead>{f'<tr>{over}</tr>' if over else ''}<tr>{head}</tr></thead>" if any(grid.head) else ""
    note = f'<p class="quiet">{inline(grid.note)}</p>' if grid.note else ""
    return f'<div class="scroll"><table>{caption}{shown}<tbody>{"".join(rows)}</tbody></table></div>{note}'


def rule(grid: Grid, column: int) -> str:
    """The class of the columns at which values begin."""
    starts = {grid.rule} if grid.rule > 1 or grid.groups else set()
    place = 0
    for _, width in grid.groups:
        starts.add(place)
        place += width
    return ' class="rule"' if column in starts - {0} else ""
