"""What a report consists of, whatever its format: headings, sentences, tables, pictures, formulas and commands.

`backticks` in a text mark a name as it is written on the command line.
"""

from __future__ import annotations

from dataclasses import dataclass

from explorer.report.grids import Grid


@dataclass(frozen=True)
class Paragraph:
    """One or more sentences; `weight` is normal, strong (the point of its section) or quiet."""

    text: str
    weight: str = "normal"


@dataclass(frozen=True)
class Points:
    """Sentences as a list."""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """An SVG picture, which says in its description what it shows."""

    svg: str


@dataclass(frozen=True)
class Entry:
    """A named part of the statement: the plain sentence beside its formula."""

    name: str
    sentence: str
    formula: str = ""
    latex: str = ""
    note: str = ""


@dataclass(frozen=True)
class Entries:
    """Named parts of the statement, in order."""

    items: tuple[Entry, ...]


@dataclass(frozen=True)
class Code:
    """Something to be typed or compared, exactly."""

    text: str


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; a `folded` one is closed until the reader opens it."""

    title: str
    blocks: tuple[Block, ...]
    folded: bool = False


Block = Paragraph | Points | Picture | Entries | Code | Section | Grid


@dataclass(frozen=True)
class Document:
    """A report: what it is about, the verdict in a sentence and as a word, and the rest."""

    title: str
    headline: str
    verdict: str
    blocks: tuple[Block, ...]
