"""The worlds of a model side by side, as SVG.

What agrees and what differs is written between the worlds as = and ≠, what is chosen has a frame, what is best a star:
nothing is said by colour alone. The classes get their colours, light and dark, from the page's style.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from html import escape

from explorer.report.roles import Part, best, part, situation_names
from explorer.report.scene import Piece, Scene, World
from explorer.report.words import spaced

CELL, ROW, GUTTER, LETTER, BOLD = 46, 32, 36, 7.6, 8.6
MOST_CELLS, MOST_COLUMNS, MOST_WORLDS = 36, 8, 4


@dataclass
class Panel:
    """A table of one world to be drawn."""

    rows: list[str]
    columns: list[str]
    texts: list[list[str]]
    numbers: list[list[Fraction | None]]
    framed: set[tuple[int, int]] = field(default_factory=set)
    starred: set[tuple[int, int]] = field(default_factory=set)

    @property
    def stub(self) -> float:
        return max((len(row) for row in self.rows), default=0) * LETTER + (8 if any(self.rows) else 0)

    @property
    def cell(self) -> float:
        longest = max((len(text) for row in [*self.texts, self.columns] for text in row), default=1)
        return max(CELL, longest * LETTER + 12)

    @property
    def width(self) -> float:
        return self.stub + self.cell * len(self.columns)

    @property
    def height(self) -> float:
        return 18 + ROW * len(self.rows)


def drawn(scene: Scene, piece: Piece) -> Panel | None:
    """A piece as a panel; None where it is too large or a function of tables."""
    if piece.of_tables:
        return None
    _, to, cells = piece.unfolded
    if len(cells) > MOST_CELLS or not cells:
        return None
    grid = scene.grid(piece)
    rows = [row[0] if grid.rule else "" for row in grid.rows]
    texts = [list(row[grid.rule:]) for row in grid.rows]
    columns = list(grid.head[grid.rule:])
    if len(columns) > MOST_COLUMNS or any(len(text) > 24 for row in texts for text in row):
        return None
    values = iter(cells)
    numbers = [[Fraction(next(values)) if to.numeric else (next(values), None)[1] for _ in row]  # type: ignore[arg-type]
               for row in texts]
    return Panel(rows, columns, texts, numbers)


def valued(scene: Scene, found: Part) -> Panel | None:
    """What a human wants, with what is chosen framed and what is best starred."""
    if found.levels is None or len(found.levels) * len(found.levels[0]) > MOST_CELLS:
        return None
    columns = [scene.names.element(found.actions, i) for i in range(len(found.levels[0]))]
    texts = [[str(level).replace("-", "−") for level in row] for row in found.levels]
    panel = Panel(situation_names(scene, found), columns, texts, [list(row) for row in found.levels])
    panel.starred = {(i, j) for i, row in enumerate(found.levels) for j in best(row)}
    if found.chosen is not None:
        panel.framed = {(i, j) for i, taken in enumerate(found.chosen) for j in taken}
    return panel


def panels(scene: Scene) -> list[tuple[str, list[Panel]]]:
    """The rows of the picture: a name, and a panel for each world."""
    worlds = scene.worlds[:MOST_WORLDS]
    parts = [part(scene, world) for world in worlds]
    rows: list[tuple[str, list[Panel | None]]] = []
    done = set()
    if worlds and all(p and p.levels is not None for p in parts):
        known = [p for p in parts if p]
        rows.append((known[0].value_name, [valued(scene, p) for p in known]))
        done.add(known[0].value_name)
        if known[0].chosen is not None:
            done |= {piece.name for piece in worlds[0].pieces if piece.to.kind == "table" and piece.of == ()
                     and piece.to.of == known[0].situations}
    if len(worlds) == 1 and not done:
        return [(name, [panel]) for name, panel in alone(scene, worlds[0])]
    rest = [piece.name for piece in (worlds[0].pieces if worlds else ()) if piece.name not in done]
    rows += [(name, [drawn(scene, p) if p else None for p in (w.piece(name) for w in worlds)]) for name in rest]
    if worlds and not done:
        for attribute in ("observation", "target"):
            measured = [getattr(world, attribute) for world in worlds]
            if all(measured):
                rows.append((measured[0].name, [drawn(scene, piece) for piece in measured]))
    return [(name, [p for p in found if p]) for name, found in rows if found and all(found)]


def alone(scene: Scene, world: World) -> list[tuple[str, Panel]]:
    """The panels of one world by itself; tables with the same columns are the rows of one panel."""
    found: dict[tuple[str, ...], tuple[str, Panel]] = {}
    for piece in world.pieces:
        panel = drawn(scene, piece)
        if panel and len(panel.rows) == 1:
            panel.rows = [spaced(piece.name)]
            key = tuple(panel.columns)
            _, whole = found.setdefault(key, ("", panel))
            if whole is not panel:
                whole.rows += panel.rows
                whole.texts += panel.texts
                whole.numbers += panel.numbers
        elif panel:
            found[piece.name,] = piece.name, panel
    return list(found.values())


def worlds_picture(scene: Scene, prefix: str = "worlds") -> str:
    """The worlds side by side; "" where nothing in them is small enough to be drawn."""
    rows = panels(scene)
    if not rows:
        return ""
    count = len(rows[0][1])
    widths = [max(found[i].width for _, found in rows) for i in range(count)]
    labels = [world.label for world in scene.worlds[:count]]
    widths = [max(width, len(label) * BOLD + 2) for width, label in zip(widths, labels, strict=True)]
    lefts = [sum(widths[:i]) + GUTTER * i for i in range(count)]
    parts, top = [], 22.0
    parts += [text(left, 14, label, "head") for left, label in zip(lefts, labels, strict=True)]
    differing = False
    for name, found in rows:
        if name:
            parts.append(text(0, top + 14, spaced(name), "soft"))
            top += 20
        marks = {(i, j) for i, row in enumerate(found[0].texts) for j, _ in enumerate(row)
                 if len({panel.texts[i][j] for panel in found}) > 1} if alike_in_shape(found) else set()
        for left, panel in zip(lefts, found, strict=True):
            parts += draw_panel(panel, left, top, marks)
        for i in range(1, count):
            same = found[i - 1].texts == found[i].texts
            middle = top + 18 + ROW * len(found[0].rows) / 2 + 6
            parts.append(f'<g><title>{escape(name)} {"agrees" if same else "differs"}</title>'
                         + text(lefts[i] - GUTTER / 2, middle, "=" if same else "≠", "sign", "middle") + "</g>")
        differing = differing or bool(marks)
        top += max(panel.height for panel in found) + 12
    framed = any(panel.framed for _, found in rows for panel in found)
    starred = any(panel.starred for _, found in rows for panel in found)
    legend = [words for words, on in (("frame: what is chosen", framed), ("★ best there", starred),
                                      ("◥ differs between the worlds", differing and count > 1)) if on]
    width = max(lefts[-1] + widths[-1] + 2, max((len(words) * LETTER for words in legend), default=0))
    for words in legend:
        parts.append(text(0, top + 10, words, "soft small"))
        top += 16
    return svg(prefix, width, top + 4, "The worlds side by side", describe(scene, rows), parts)


def alike_in_shape(found: Sequence[Panel]) -> bool:
    return len(found) > 1 and len({(len(p.rows), len(p.columns)) for p in found}) == 1


def draw_panel(panel: Panel, left: float, top: float, marks: set[tuple[int, int]]) -> list[str]:
    """The cells of a panel with its row and column names."""
    parts, start, size = [], left + panel.stub, panel.cell
    largest = max((abs(n) for row in panel.numbers for n in row if n is not None), default=Fraction(0))
    for j, column in enumerate(panel.columns):
        parts.append(text(start + size * j + size / 2, top + 11, column, "small", "middle"))
    for i, row in enumerate(panel.rows):
        y = top + 18 + ROW * i
        if row:
            parts.append(text(left, y + 20, row, "small"))
        for j, shown in enumerate(panel.texts[i]):
            x, amount = start + size * j, panel.numbers[i][j]
            parts.append(f'<rect class="cell" x="{x:g}" y="{y:g}" width="{size:g}" height="{ROW}"/>')
            if amount and largest:
                parts.append(f'<rect class="{"pos" if amount > 0 else "neg"}" x="{x:g}" y="{y:g}" width="{size:g}" '
                             f'height="{ROW}" fill-opacity="{float(abs(amount) / largest) * 0.5:.2f}"/>')
            if (i, j) in marks:
                parts.append(f'<path class="corner" d="M{x + size - 9:g} {y:g}h9v9z"/>')
            if (i, j) in panel.framed:
                parts.append(f'<rect class="ring" x="{x + 3:g}" y="{y + 3:g}" width="{size - 6:g}" '
                             f'height="{ROW - 6}" rx="5"/>')
            star = "★" if (i, j) in panel.starred else ""
            parts.append(text(x + size / 2, y + 20, shown + star, "", "middle"))
    return parts


def describe(scene: Scene, rows: Sequence[tuple[str, list[Panel]]]) -> str:
    """The picture in words."""
    told = []
    for name, found in rows:
        for world, panel in zip(scene.worlds, found, strict=False):
            cells = "; ".join(f"{row + ': ' if row else ''}" + ", ".join(
                f"{column} {cell}{' (best)' if (i, j) in panel.starred else ''}"
                f"{' (chosen)' if (i, j) in panel.framed else ''}"
                for j, (column, cell) in enumerate(zip(panel.columns, panel.texts[i], strict=True)))
                for i, row in enumerate(panel.rows))
            told.append(f"{spaced(name)} of the {world.label}: {cells}." if name else f"{cells}.")
    return " ".join(told)


def text(x: float, y: float, content: str, classes: str, anchor: str = "") -> str:
    """One line of text."""
    extra = (f' class="{classes}"' if classes else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{x:g}" y="{y:g}"{extra}>{escape(content)}</text>'


def svg(prefix: str, width: float, height: float, title: str, description: str, parts: Sequence[str]) -> str:
    """The whole picture, with a title and a description for those who do not see it."""
    return (f'<svg class="pic" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
            f'height="{height:g}" style="max-width:100%;min-width:{width * 0.75:g}px;height:auto" role="img" '
            f'aria-labelledby="{prefix}-title {prefix}-desc">'
            f'<title id="{prefix}-title">{escape(title)}</title><desc id="{prefix}-desc">{escape(description)}</desc>'
            f'{"".join(parts)}</svg>')


