"""Boxes with lines of text in rows one above the other, as SVG: what pictures of maps and of the sequence share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from html import escape
from typing import Generic, TypeVar

from explorer.report.picture import text

Key = TypeVar("Key")
LINE, PADDING = 15, 8  # height of a line, and what is left beside the text


@dataclass(frozen=True)
class Box:
    """A box with the lines written in it, the longest of them `text` wide; and where its upper left corner stands."""

    lines: tuple[str, ...]
    text: float
    x: float = 0
    y: float = 0

    @property
    def width(self) -> float:
        return self.text + 2 * PADDING

    @property
    def height(self) -> float:
        return len(self.lines) * LINE + 10

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    def drawn(self, title: str, classes: str, corner: float, writing: str = "") -> str:
        """The box, with a title for who points at it, the classes of its frame and of its writing."""
        lines = "".join(text(self.x + PADDING, self.y + 17 + LINE * number, words, writing)
                        for number, words in enumerate(self.lines))
        return (f'<g><title>{escape(title)}</title><rect class="{classes}" x="{self.x:g}" y="{self.y:g}" '
                f'width="{self.width:g}" height="{self.height:g}" rx="{corner:g}"/>{lines}</g>')


@dataclass
class Rows(Generic[Key]):
    """Rows of boxes, each in the middle and none much wider than `across`."""

    across: float
    gap: float  # between two boxes of a row
    between: float  # between two rows
    boxes: dict[Key, Box] = field(default_factory=dict)
    rows: list[list[Key]] = field(default_factory=list)
    bottom: float = 0

    def add(self, layer: Iterable[tuple[Key, Box]]) -> None:
        """Puts boxes below all that stand there, in as many rows as they take; 0 is the middle."""
        rows: list[list[tuple[Key, Box]]] = [[]]
        for key, box in layer:
            if rows[-1] and sum(other.width + self.gap for _, other in rows[-1]) + box.width > self.across:
                rows.append([])
            rows[-1].append((key, box))
        for row in rows:
            top = self.bottom + self.between if self.rows else 0
            left = (self.gap - sum(box.width + self.gap for _, box in row)) / 2
            for key, box in row:
                self.boxes[key] = replace(box, x=left, y=top)
                left += box.width + self.gap
            self.rows.append([key for key, _ in row])
            self.bottom = top + max(box.height for _, box in row)

    @property
    def width(self) -> float:
        """Of the widest row."""
        return max((self.boxes[row[-1]].right - self.boxes[row[0]].x for row in self.rows), default=0)

    def moved(self, left: float, top: float = 0) -> None:
        """Moves all to the right and down, so that the widest row begins at `left`."""
        right = left + self.width / 2
        self.boxes = {key: replace(box, x=round(box.x + right, 6) + 0.0, y=box.y + top)
                      for key, box in self.boxes.items()}
        self.bottom += top
