"""The *Value Learning* sequence as SVG: what is needed stands above what needs it, in layers.

Posts have round corners, theorem files square ones, works no fill; the three kinds of lines are told apart by dashes.
"""

from __future__ import annotations

from html import escape
from math import inf
from textwrap import wrap

import networkx as nx

from explorer.bibliography import Work, plain
from explorer.report.boxes import Box, Rows
from explorer.report.picture import svg, text
from explorer.sequence import BUILDS, CITES, FORMALIZES, Sequence

GAP, BETWEEN, MARGIN, CLEAR, LETTERS = 26.0, 52.0, 12.0, 6.0, 24
ACROSS = 1400.0  # a layer that would be wider is broken into several rows
WIDTHS = (("ijl.,:;'| I", 3.9), ("frt()-", 5.0), ("mMW…@", 11.8), ("wGOQD", 9.9), ("abcdeghknopquvxyz_0123456789", 7.5))
CLASSES = {BUILDS: "builds", FORMALIZES: "formal", CITES: "cites"}
STYLE = """<style>
.pic { --ink: #1c2530; --soft: #5b6673; --line: #8b96a3; --base: #ffffff; --post: #dcebf6; --theorem: #fbe9d6; }
@media (prefers-color-scheme: dark) {
.pic { --ink: #e8edf2; --soft: #a3aebb; --line: #6b7784; --base: #171c22; --post: #22445c; --theorem: #5c4220; } }
.pic text { font: 12px system-ui, -apple-system, "Segoe UI", sans-serif; fill: var(--ink); }
.pic .soft { fill: var(--soft); }
.pic .ground { fill: var(--base); }
.pic .post { fill: var(--post); stroke: var(--line); }
.pic .theorem { fill: var(--theorem); stroke: var(--line); }
.pic .source { fill: var(--base); stroke: var(--line); stroke-dasharray: 2 3; }
.pic path { fill: none; stroke: var(--line); }
.pic .formal { stroke-width: 1.8; stroke-dasharray: 7 3; }
.pic .cites { stroke-dasharray: 1 4; }
</style>"""


def layers(of: Sequence) -> list[list[str]]:
    """The nodes in layers: everything stands below all that it needs; a work just above the first to cite it."""
    found = [list(layer) for layer in nx.topological_generations(of.reading.reverse())]
    height = {name: number for number, layer in enumerate(found) for name in layer}
    for name in of.sources:
        citing = [height[one] for one in of.graph.pred[name]]
        found[max(0, min(citing, default=1) - 1)].append(name)
    return [layer for layer in found if layer]


def arranged(of: Sequence) -> Rows[str]:
    """Where each node stands: rows that are not too wide, each in the order of what its nodes hang on above."""
    rows: Rows[str] = Rows(ACROSS, GAP, BETWEEN)
    for layer in layers(of):
        def wish(name: str) -> tuple[float, tuple[int, int, str]]:
            above = [rows.boxes[one].middle for one in of.graph.adj[name] if one in rows.boxes]
            return sum(above) / len(above) if above else 0, of.place(name)
        rows.add((name, box(of, name)) for name in sorted(layer, key=wish))
    rows.moved(MARGIN + GAP, MARGIN)
    return rows


def box(of: Sequence, name: str) -> Box:
    """The box of a node, wide enough for what is written in it."""
    lines = written(of, name)
    return Box(lines, max(map(wide, lines)))


def wide(line: str) -> float:
    """About how wide a text is, in the widest of the usual fonts."""
    return sum(next((wide for letters, wide in WIDTHS if letter in letters), 7.7) for letter in line)


def written(of: Sequence, name: str) -> tuple[str, ...]:
    """The lines in a node's box: the title of a post, the name of a theorem file, authors and year of a work.

    Works that would be called the same have their titles too.
    """
    if name not in of.sources:
        return tuple(wrap(of.title(name), LETTERS)) if name in of.posts else (name,)
    called = short(of.sources[name])
    alike = [work for work in of.sources.values() if short(work) == called]
    return (called, *wrap(plain(of.sources[name].fields.get("title", name)), LETTERS)) if len(alike) > 1 else (called,)


def short(work: Work) -> str:
    """Authors and year."""
    before, bracket, _ = work.text.partition(")")
    return before + bracket


def layered(of: Sequence, prefix: str = "sequence") -> str:
    """The whole picture, which stands by itself."""
    rows = arranged(of)
    width, height = rows.width + 2 * (MARGIN + GAP), rows.bottom + 40
    parts = [STYLE, f'<rect class="ground" width="{width:g}" height="{height + MARGIN:g}"/>']
    parts += [f'<path class="{CLASSES[kind]}" d="{line(rows, start, end)}"><title>{escape(f"{start} {kind} {end}")}'
              "</title></path>" for start, end, kind in edges(of)]
    parts += [rows.boxes[name].drawn(f"{name}: {of.title(name)}", of.kind(name), 8 if of.kind(name) == "post" else 0)
              for row in rows.rows for name in row]
    legend = ((0, "builds", "builds on"), (150, "formal", "formalizes"), (300, "cites", "cites"))
    for x, classes, word in legend:
        parts.append(f'<path class="{classes}" d="M{x + MARGIN} {height - 4:g}h36"/>'
                     + text(x + MARGIN + 42, height, word, "soft"))
    said = "round: a post; square: a theorem; dotted: a work. What is needed stands above."
    parts.append(text(450 + MARGIN, height, said, "soft"))
    told = "; ".join(f"{start} {kind} {end}" for start, end, kind in edges(of))
    return svg(prefix, width, height + MARGIN, "The Value Learning sequence", told + ".", parts)


def edges(of: Sequence) -> list[tuple[str, str, str]]:
    """Every edge with its kind, those that matter most last, so that they are drawn over the others."""
    order = [CITES, FORMALIZES, BUILDS]
    found = [(start, end, of.graph[start][end]["kind"]) for start, end in of.graph.edges]
    return sorted(found, key=lambda edge: order.index(edge[2]))


def line(rows: Rows[str], one: str, other: str) -> str:
    """A line from the bottom of the upper box to the top of the lower, between the boxes of the rows on the way."""
    place = {name: number for number, row in enumerate(rows.rows) for name in row}
    high, low = sorted((one, other), key=lambda name: place[name])
    start, end = rows.boxes[high], rows.boxes[low]
    between = rows.rows[place[high] + 1:place[low]]
    top = max(rows.boxes[name].bottom for name in rows.rows[place[high]])
    x, y, drawn = start.middle, top, f"M{start.middle:.1f} {start.bottom:.1f}V{top:.1f}"
    for number, row in enumerate(between):
        boxes = [rows.boxes[name] for name in row]
        wished = x + (end.middle - x) / (len(between) - number + 1)
        x, y, curve = free(boxes, wished), max(box.bottom for box in boxes), bend(x, y, free(boxes, wished), boxes[0].y)
        drawn += f"{curve}V{y:.1f}"
    return drawn + bend(x, y, end.middle, end.y)


def free(row: list[Box], wished: float) -> float:
    """The place nearest to the one wished where a line passes a row without touching a box."""
    edges = [-inf, *(edge for box in row for edge in (box.x - CLEAR, box.right + CLEAR)), inf]
    return min((min(max(wished, left), right) for left, right in zip(edges[::2], edges[1::2], strict=True)),
               key=lambda x: abs(x - wished))


def bend(x1: float, y1: float, x2: float, y2: float) -> str:
    """A curve that begins and ends upright."""
    middle = (y1 + y2) / 2
    return f"C{x1:.1f} {middle:.1f} {x2:.1f} {middle:.1f} {x2:.1f} {y2:.1f}"
