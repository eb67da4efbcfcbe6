"""The *Value Learning* sequence as SVG: what is needed stands above what needs it, in layers.

Posts have round corners, theorem files square ones, works no fill; the three kinds of lines are told apart by dashes.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from textwrap import wrap

import networkx as nx

from explorer.report.picture import svg, text
from explorer.sequence import BUILDS, CITES, FORMALIZES, Sequence

LETTER, LINE, GAP, BETWEEN, LETTERS = 6.4, 15.0, 14.0, 44.0, 24
ACROSS = 1250.0  # a layer that would be wider is broken into several rows
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


@dataclass(frozen=True)
class Box:
    """A node where it stands: its upper left corner, and the lines written in it."""

    lines: tuple[str, ...]
    x: float = 0
    y: float = 0

    @property
    def width(self) -> float:
        return max(len(line) for line in self.lines) * LETTER + 16

    @property
    def height(self) -> float:
        return len(self.lines) * LINE + 10


def layers(of: Sequence) -> list[list[str]]:
    """The nodes in layers: everything stands below all that it needs; a work just above the first to cite it."""
    found = [list(layer) for layer in nx.topological_generations(of.reading.reverse())]
    height = {name: number for number, layer in enumerate(found) for name in layer}
    for name in of.sources:
        citing = [height[one] for one in of.graph.pred[name]]
        found[max(0, min(citing, default=1) - 1)].append(name)
    return [layer for layer in found if layer]


def arranged(of: Sequence) -> dict[str, Box]:
    """Where each node stands: rows that are not too wide, each in the order of what its nodes hang on above."""
    boxes: dict[str, Box] = {}
    top = 0.0
    for layer in layers(of):
        def wish(name: str) -> tuple[float, tuple[int, int, str]]:
            above = [boxes[one] for one in of.graph.adj[name] if one in boxes]
            middle = sum(box.x + box.width / 2 for box in above) / len(above) if above else ACROSS / 2
            return middle, of.place(name)
        rows: list[list[tuple[str, Box]]] = [[]]
        for name in sorted(layer, key=wish):
            box = Box(written(of, name))
            if rows[-1] and sum(other.width + GAP for _, other in rows[-1]) + box.width > ACROSS:
                rows.append([])
            rows[-1].append((name, box))
        for row in rows:
            left = (ACROSS - sum(box.width + GAP for _, box in row) + GAP) / 2
            for name, box in row:
                boxes[name] = Box(box.lines, left, top)
                left += box.width + GAP
            top += max(box.height for _, box in row) + BETWEEN
    return boxes


def written(of: Sequence, name: str) -> tuple[str, ...]:
    """The lines in a node's box: the title of a post, the name of a theorem file, authors and year of a work."""
    if name in of.sources:
        fields = of.sources[name].text.partition(")")
        return (fields[0] + fields[1],)
    return tuple(wrap(of.title(name), LETTERS)) if name in of.posts else (name,)


def layered(of: Sequence, prefix: str = "sequence") -> str:
    """The whole picture, which stands by itself."""
    boxes = arranged(of)
    height = max(box.y + box.height for box in boxes.values()) + 24
    parts = [STYLE, f'<rect class="ground" x="-10" y="-10" width="{ACROSS + 20:g}" height="{height + 32:g}"/>']
    parts += [line(boxes[start], boxes[end], CLASSES[kind]) for start, end, kind in edges(of)]
    parts += [drawn(of, name, box) for name, box in boxes.items()]
    legend = ((0, "builds", "builds on"), (150, "formal", "formalizes"), (300, "cites", "cites"))
    for x, classes, word in legend:
        parts.append(f'<path class="{classes}" d="M{x} {height - 4:g}h36"/>' + text(x + 42, height, word, "soft"))
    said = "round: a post; square: a theorem; dotted: a work. What is needed stands above."
    parts.append(text(450, height, said, "soft"))
    told = "; ".join(f"{start} {kind} {end}" for start, end, kind in edges(of))
    return svg(prefix, ACROSS, height + 12, "The Value Learning sequence", told + ".", parts)


def edges(of: Sequence) -> list[tuple[str, str, str]]:
    """Every edge with its kind, those that matter most last, so that they are drawn over the others."""
    order = [CITES, FORMALIZES, BUILDS]
    found = [(start, end, of.graph[start][end]["kind"]) for start, end in of.graph.edges]
    return sorted(found, key=lambda edge: order.index(edge[2]))


def line(low: Box, high: Box, classes: str) -> str:
    """A curve from the top of one box to the bottom of another."""
    x1, y1, x2, y2 = low.x + low.width / 2, low.y, high.x + high.width / 2, high.y + high.height
    bend = max(18.0, (y1 - y2) / 2)
    return (f'<path class="{classes}" d="M{x1:.1f} {y1:.1f}C{x1:.1f} {y1 - bend:.1f} {x2:.1f} {y2 + bend:.1f} '
            f'{x2:.1f} {y2:.1f}"/>')


def drawn(of: Sequence, name: str, box: Box) -> str:
    """The box of a node, its full title behind it for who points at it."""
    kind = of.kind(name)
    lines = "".join(text(box.x + 8, box.y + 17 + LINE * number, words, "") for number, words in enumerate(box.lines))
    return (f'<g><title>{escape(f"{name}: {of.title(name)}")}</title><rect class="{kind}" x="{box.x:.1f}" '
            f'y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}" rx="{8 if kind == "post" else 0}"/>'
            f'{lines}</g>')
