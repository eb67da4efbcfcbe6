"""Sorts, and the symbols that are functions between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
Number = int | Fraction


class SortFault(ValueError):
    """A term that does not fit: a wrong sort, a wrong number of arguments, a malformed name or number."""


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort. `kind` is finite, level, bool, real or table; a table maps the sorts `of` to the sort `to`."""

    name: str
    kind: str
    elements: tuple[str, ...] = ()
    ordered: bool = False
    of: tuple[Sort, ...] = ()
    to: tuple[Sort, ...] = ()  # one sort for a table, none otherwise

    def __hash__(self) -> int:
        return hash(self.name)

    @property
    def numeric(self) -> bool:
        return self.kind in ("level", "real")

    @property
    def result(self) -> Sort:
        """What a table gives; raises SortFault for a sort that is no table."""
        if self.kind != "table":
            raise SortFault(f"{self.name} is not a table")
        return self.to[0]


BOOL, REAL, LEVEL = Sort("Bool", "bool"), Sort("Real", "real"), Sort("Level", "level", ordered=True)
BUILTIN = {sort.name: sort for sort in (BOOL, REAL, LEVEL)}


@dataclass(frozen=True, slots=True)
class Symbol:
    """An unknown of the statement: a function from the sorts `of` (none: a constant) to the sort `to`."""

    name: str
    of: tuple[Sort, ...]
    to: Sort


Variable = tuple[str, Sort]


def an(name: str) -> str:
    """A name with its article: `an Action`, `a State`."""
    return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}"


def named(name: str) -> str:
    """The name itself, or SortFault where it is no name."""
    if not isinstance(name, str) or not NAME.match(name):
        raise SortFault(f"{name!r} is not a name")
    return name
