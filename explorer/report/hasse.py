"""The frontier of a map as a Hasse diagram, as SVG: larger sets above smaller ones, lines where one is inside another.

Dashed lines are near misses: the smaller set less one assumption lies inside the larger one.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from explorer.map import Map, Set
from explorer.report.picture import svg, text
from explorer.report.strip import GLYPHS, TONES

MOST = 40  # sets that are drawn
LETTER, LINE, GAP = 6.3, 15, 14  # width of a letter, height of a line, space between boxes
ACROSS = 900.0  # a row that would be wider is broken into several


@dataclass(frozen=True)
class Node:
    """A set at the frontier: its verdict, and the names that stand in its box."""

    members: Set
    word: str
    lines: tuple[str, ...]

    @property
    def width(self) -> float:
        return max(len(line) for line in self.lines) * LETTER + 16

    @property
    def height(self) -> float:
        return len(self.lines) * LINE + 10


def hasse(drawn: Map, prefix: str = "hasse") -> str:
    """The picture; "" where there is nothing to relate."""
    import networkx

    words = list(drawn.words)
    kept = words[1] if drawn.statement.shape == "every" else words[0]
    lost = words[0] if drawn.statement.shape == "every" else words[1]
    above = [node(drawn, one, kept) for one in drawn.largest_with(kept)]
    below = [node(drawn, one, word) for word in (lost, "presupposed", "contradictory")
             for one in drawn.smallest_with(word)]
    total = len(above) + len(below)
    above, below = above[:MOST // 3], below[:MOST - len(above[:MOST // 3])]
    nodes = above + below
    if len(nodes) < 2:
        return ""
    graph: networkx.DiGraph[int] = networkx.DiGraph()
    graph.add_nodes_from(range(len(nodes)))
    graph.add_edges_from((i, j) for i, small in enumerate(nodes) for j, large in enumerate(nodes)
                         if small.members < large.members)
    covers = networkx.transitive_reduction(graph)
    misses = [(i, j) for i, small in enumerate(nodes) for j, large in enumerate(nodes)
              if large in above and small in below and small.word == lost and len(small.members - large.members) == 1]
    places, width, height = arranged(nodes, len(above))
    parts = [line(nodes, places, i, j, "edge") for i, j in covers.edges]
    parts += [line(nodes, places, i, j, "edge miss") for i, j in misses]
    parts += [box(item, *places[number]) for number, item in enumerate(nodes)]
    legend = ", ".join(f"{GLYPHS[word]} {word}" for word in dict.fromkeys(item.word for item in nodes))
    legend += " (above: as large as can be; below: as small as can be)"
    legend += "; dashed: but for one assumption" if misses else ""
    legend += f"; {total - len(nodes)} more sets are not drawn" if total > len(nodes) else ""
    parts.append(text(0, height + 16, legend, "soft small"))
    told = "; ".join(f"{item.word}: {', '.join(item.lines)}" for item in nodes)
    return svg(prefix, max(width, len(legend) * 6), height + 24, "The frontier of the map", told + ".", parts)


def node(drawn: Map, one: Set, word: str) -> Node:
    """A set as a box; one that has nearly all assumptions is named by those that it lacks."""
    lacking = set(drawn.assumptions) - one
    if not lacking:
        return Node(one, word, ("all of them",))
    if len(lacking) < len(one):
        return Node(one, word, ("all but", *drawn.ordered(lacking)))
    return Node(one, word, drawn.ordered(one) or ("nothing",))


def arranged(nodes: list[Node], above: int) -> tuple[list[tuple[float, float]], float, float]:
    """Where each box stands (its upper left corner), and how wide and high all are: rows of the same kind and size."""
    rows: list[list[int]] = []
    levels = sorted(range(len(nodes)), key=lambda i: (i >= above, -len(nodes[i].members)))
    last: tuple[bool, int] | None = None
    for number in levels:
        level = (number >= above, len(nodes[number].members) if number >= above else 0)
        wide = bool(rows) and sum(nodes[i].width + GAP for i in rows[-1]) + nodes[number].width > ACROSS
        if level != last or wide:
            rows.append([])
        last = level
        rows[-1].append(number)
    places = [(0.0, 0.0)] * len(nodes)
    widths = [sum(nodes[i].width + GAP for i in row) - GAP for row in rows]
    top = 0.0
    for row, width in zip(rows, widths, strict=True):
        left = (max(widths) - width) / 2
        for number in row:
            places[number] = (left, top)
            left += nodes[number].width + GAP
        top += max(nodes[i].height for i in row) + 3 * GAP
    return places, max(widths), top - 2 * GAP


def line(nodes: list[Node], places: list[tuple[float, float]], low: int, high: int, classes: str) -> str:
    """A line from the top of one box to the bottom of another."""
    (x1, y1), (x2, y2) = places[low], places[high]
    if y2 > y1:
        (x1, y1), (x2, y2), low, high = (x2, y2), (x1, y1), high, low
    return (f'<line class="{classes}" x1="{x1 + nodes[low].width / 2:g}" y1="{y1:g}" '
            f'x2="{x2 + nodes[high].width / 2:g}" y2="{y2 + nodes[high].height:g}"/>')


def box(item: Node, x: float, y: float) -> str:
    """The box of a set."""
    lines = "".join(text(x + 8, y + 17 + LINE * number, name, "small") for number, name in enumerate(item.lines))
    return (f'<g><title>{escape(item.word)}: {escape(", ".join(item.lines))}</title>'
            f'<rect class="cell {TONES[item.word]}" x="{x:g}" y="{y:g}" width="{item.width:g}" '
            f'height="{item.height:g}" rx="3"/>{lines}</g>')
