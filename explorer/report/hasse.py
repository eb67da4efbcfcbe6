"""The frontier of a map as a Hasse diagram, as SVG: larger sets above smaller ones, lines where one is inside another.

Dashed lines are near misses: the smaller set less one assumption lies inside the larger one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from explorer.map import Map, Set
from explorer.report.boxes import Box, Rows
from explorer.report.picture import svg, text
from explorer.report.strip import GLYPHS, TONES

MOST = 40  # sets that are drawn
LETTER, GAP = 6.3, 14  # width of a letter, space between boxes
ACROSS = 900.0  # a row that would be wider is broken into several


@dataclass(frozen=True)
class Node:
    """A set at the frontier: its verdict, and the names that stand in its box."""

    members: Set
    word: str
    lines: tuple[str, ...]

    @property
    def box(self) -> Box:
        lines = (f"{GLYPHS[self.word]} {self.lines[0]}", *self.lines[1:])
        return Box(lines, max(map(len, lines)) * LETTER)


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
    rows = arranged(nodes, len(above))
    boxes, height = rows.boxes, rows.bottom + GAP
    parts = [line(boxes[i], boxes[j], "edge") for i, j in covers.edges]
    parts += [line(boxes[i], boxes[j], "edge miss") for i, j in misses]
    parts += [boxes[number].drawn(f"{item.word}: {', '.join(item.lines)}", f"cell {TONES[item.word]}", 3, "small")
              for number, item in enumerate(nodes)]
    legend = ", ".join(f"{GLYPHS[word]} {word}" for word in dict.fromkeys(item.word for item in nodes))
    legend += " (above: as large as can be; below: as small as can be)"
    legend += "; dashed: but for one assumption" if misses else ""
    legend += f"; {total - len(nodes)} more sets are not drawn" if total > len(nodes) else ""
    parts.append(text(0, height + 16, legend, "soft small"))
    told = "; ".join(f"{item.word}: {', '.join(item.lines)}" for item in nodes)
    return svg(prefix, max(rows.width, len(legend) * LETTER), height + 24, "The frontier of the map", told + ".", parts)


def node(drawn: Map, one: Set, word: str) -> Node:
    """A set as a box; one that has nearly all assumptions is named by those that it lacks."""
    lacking = set(drawn.assumptions) - one
    if not lacking:
        return Node(one, word, ("all of them",))
    if len(lacking) < len(one):
        return Node(one, word, ("all but", *drawn.ordered(lacking)))
    return Node(one, word, drawn.ordered(one) or ("nothing",))


def arranged(nodes: list[Node], above: int) -> Rows[int]:
    """Where each box stands: rows of the same kind and size."""
    rows: Rows[int] = Rows(ACROSS, GAP, 3 * GAP)
    levels = sorted(range(len(nodes)), key=lambda i: (i >= above, -len(nodes[i].members)))
    for _, level in groupby(levels, lambda i: (i >= above, len(nodes[i].members) if i >= above else 0)):
        rows.add((number, nodes[number].box) for number in level)
    rows.moved(0)
    return rows


def line(one: Box, other: Box, classes: str) -> str:
    """A line from the top of one box to the bottom of the other, which stands above it."""
    low, high = (other, one) if other.y > one.y else (one, other)
    return f'<line class="{classes}" x1="{low.middle:g}" y1="{low.y:g}" x2="{high.middle:g}" y2="{high.bottom:g}"/>'
