"""Names of sorts, elements and values, as a person reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from math import isqrt

from explorer.kernel.syntax import Sort
from explorer.kernel.universe import Universe, Value


def spaced(name: str) -> str:
    """`StateRelabelling` as `state relabelling`; a name in capitals alone stays as it is."""
    return name if name.isupper() else re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ").lower()


def plural(word: str) -> str:
    """The plural of a sort's name in words: states, policies, boxes, biases; any other word with a single s stays."""
    if re.search(r"(ss|x|ch|sh|ias|us)$", word):
        return word + "es"
    if word.endswith("s"):
        return word
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def counted(number: int, word: str) -> str:
    """`1 state`, `2 states`."""
    return f"{number} {word if number == 1 else plural(word)}"


def listing(items: Iterable[str], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    found = list(items)
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} {last} {found[-1]}" if found else ""


def number(value: Value) -> str:
    """A number with a true minus sign."""
    return str(value).replace("-", "−")


def is_set(sort: Sort) -> bool:
    """Whether a sort is a table from one finite sort to Bool: a set of elements."""
    return sort.kind == "table" and sort.result.kind == "bool" and len(sort.of) == 1 and sort.of[0].kind == "finite"


def is_relation(sort: Sort) -> bool:
    """Whether a sort is a table from pairs of one finite sort to Bool."""
    return (sort.kind == "table" and sort.result.kind == "bool" and len(sort.of) == 2 and sort.of[0] == sort.of[1]
            and sort.of[0].kind == "finite")


def is_leaf(sort: Sort) -> bool:
    """Whether the values of a sort are shown in one cell."""
    return sort.kind != "table" or is_set(sort) or is_relation(sort)


@dataclass
class Names:
    """What elements and values are called; sorts that share an initial get more letters in order of declaration."""

    sorts: Sequence[Sort]
    prefixes: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self.prefixes = {}
        for sort in self.sorts:
            if sort.kind == "finite" and not sort.elements:
                lower = sort.name.lower()
                free = (lower[:n] for n in range(1, len(lower)) if lower[:n] not in self.prefixes.values())
                self.prefixes[sort.name] = next(free, lower)

    def element(self, sort: Sort, index: int) -> str:
        return sort.elements[index] if sort.elements else f"{self.prefixes.get(sort.name, sort.name.lower())}{index}"

    def value(self, sort: Sort, value: Value, universe: Universe) -> str:
        """A value on one line: `a1`, `−1`, `yes`, `{a0, a1}`, `s0: a1, s1: a0`."""
        if sort.kind == "finite":
            return self.element(sort, int(value))  # type: ignore[arg-type]
        if sort.kind == "bool":
            return "yes" if value else "no"
        if not isinstance(value, tuple):
            return number(value)
        if is_set(sort):
            chosen = [self.element(sort.of[0], i) for i, member in enumerate(value) if member]
            return chosen[0] if len(chosen) == 1 else "{" + ", ".join(chosen) + "}"
        if is_relation(sort):
            return self.relation(sort.of[0], value)
        if len(sort.of) == 2 and len(set(value)) > 1 and sort.result.kind != "table":
            rows, columns = (universe.domain(part) for part in sort.of)
            width = len(columns)
            parts = []
            for i, row in enumerate(rows):
                inside = ", ".join(f"{self.value(sort.of[1], column, universe)} "
                                   f"{self.value(sort.result, value[i * width + j], universe)}"
                                   for j, column in enumerate(columns))
                parts.append(f"{self.value(sort.of[0], row, universe)} ({inside})")
            return ", ".join(parts)
        if (len(value) > 2 or len(sort.of) > 1) and len(set(value)) == 1:
            return f"{self.nested(sort.result, value[0], universe)} everywhere"
        keys = product(*(universe.domain(part) for part in sort.of))
        return ", ".join(f"{self.key(sort.of, key, universe)}: {self.nested(sort.result, cell, universe)}"
                         for key, cell in zip(keys, value, strict=True))

    def relation(self, sort: Sort, value: tuple[Value, ...]) -> str:
        """`a → b = c` for an order, each standing in the relation to all that follow; else its pairs."""
        count = isqrt(len(value))
        above = [[bool(value[i * count + j]) for j in range(count)] for i in range(count)]
        ahead = [sum(above[i][j] and not above[j][i] for j in range(count)) for i in range(count)]
        ranks = sorted(range(count), key=lambda i: -ahead[i])
        if all((above[i][j], above[j][i]) == (ahead[i] > ahead[j], False) or
               ahead[i] == ahead[j] and above[i][j] == above[j][i] and (above[i][j] or count == 1)
               for i in range(count) for j in range(count) if ahead[i] >= ahead[j] and i != j):
            text = self.element(sort, ranks[0])
            for before, after in pairwise(ranks):
                text += (" → " if ahead[before] > ahead[after] else " = ") + self.element(sort, after)
            return text
        pairs = [f"{self.element(sort, i)} {self.element(sort, j)}" for i in range(count) for j in range(count)
                 if above[i][j]]
        return "{" + ", ".join(pairs) + "}"

    def nested(self, sort: Sort, value: Value, universe: Universe) -> str:
        text = self.value(sort, value, universe)
        return text if is_set(sort) or " " not in text else f"({text})"

    def key(self, sorts: Sequence[Sort], values: Sequence[Value], universe: Universe) -> str:
        """The arguments of a cell: `s0 a1`."""
        return " ".join(self.nested(sort, value, universe) for sort, value in zip(sorts, values, strict=True))
