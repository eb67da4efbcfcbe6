"""Names of elements and values, and tables of them, as a person reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from explorer.kernel.syntax import Sort
from explorer.kernel.universe import Universe, Value
from explorer.report.notation import unicode_name

SHOWN_ROWS = 12  # of a function of tables, beside those that the worlds themselves speak of


def spaced(name: str) -> str:
    """`StateRelabelling` as `state relabelling`; a name in capitals alone stays as it is."""
    return name if name.isupper() else re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", name).replace("_", " ").lower()


def plural(word: str) -> str:
    """The plural of a sort's name in words: states, policies, boxes; a word that ends in a single s stays."""
    if re.search(r"(ss|x|ch|sh)$", word):
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


@dataclass(frozen=True)
class Grid:
    """A table to be shown. `marked` are the cells (row, column) that differ between worlds; `rule` is the column
    before which the values begin."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marked: frozenset[tuple[int, int]] = frozenset()
    note: str = ""
    rule: int = 1


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
                taken = set(self.prefixes.values())
                self.prefixes[sort.name] = next((lower[:n] for n in range(1, len(lower)) if lower[:n] not in taken), lower)

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
        if len(sort.of) == 2 and sort.result.kind != "table":
            rows, columns = (universe.domain(part) for part in sort.of)
            width = len(columns)
            parts = []
            for i, row in enumerate(rows):
                inside = ", ".join(f"{self.value(sort.of[1], column, universe)} "
                                   f"{self.value(sort.result, value[i * width + j], universe)}"
                                   for j, column in enumerate(columns))
                parts.append(f"{self.value(sort.of[0], row, universe)} ({inside})")
            return ", ".join(parts)
        keys = product(*(universe.domain(part) for part in sort.of))
        return ", ".join(f"{self.key(sort.of, key, universe)}: {self.nested(sort.result, cell, universe)}"
                         for key, cell in zip(keys, value, strict=True))

    def nested(self, sort: Sort, value: Value, universe: Universe) -> str:
        text = self.value(sort, value, universe)
        return f"({text})" if sort.kind == "table" and not is_set(sort) else text

    def key(self, sorts: Sequence[Sort], values: Sequence[Value], universe: Universe) -> str:
        """The arguments of a cell: `s0 a1`."""
        return " ".join(self.nested(sort, value, universe) for sort, value in zip(sorts, values, strict=True))


def unfold(of: Sequence[Sort], to: Sort, cells: Sequence[Value]) -> tuple[tuple[Sort, ...], Sort, tuple[Value, ...]]:
    """A table of tables as one table of more arguments, down to sets, which are values."""
    if to.kind != "table" or is_set(to):
        return tuple(of), to, tuple(cells)
    inner = [part for cell in cells for part in cell]  # type: ignore[union-attr]
    return unfold((*of, *to.of), to.result, inner)


def grid(title: str, of: Sequence[Sort], to: Sort, cells: Sequence[Value], names: Names, universe: Universe,
         differs: Sequence[bool] = ()) -> Grid:
    """The values of a function of elements: the last argument across, the others down.

    `differs` says for each unfolded cell whether it is to be marked.
    """
    of, to, cells = unfold(of, to, cells)
    texts = [names.value(to, cell, universe) for cell in cells]
    if not of:
        return Grid(title, ("",), ((texts[0],),), frozenset({(0, 0)} if any(differs) else ()), rule=0)
    columns = [names.key(of[-1:], (value,), universe) for value in universe.domain(of[-1])]
    width = len(columns)
    keys = [names.key(of[:-1], key, universe) for key in product(*(universe.domain(part) for part in of[:-1]))]
    rows = tuple((key, *texts[i * width:(i + 1) * width]) for i, key in enumerate(keys))
    marked = frozenset((i // width, i % width + 1) for i, differ in enumerate(differs) if differ)
    if len(of) == 1:
        return Grid(title, tuple(columns), (rows[0][1:],), frozenset((r, c - 1) for r, c in marked), rule=0)
    return Grid(title, ("", *columns), rows, marked)


def function_grid(title: str, of: Sequence[Sort], to: Sort, cells: Sequence[Value], names: Names, universe: Universe,
                  first: Sequence[tuple[tuple[Value, ...], str]] = ()) -> Grid:
    """The values of a function of tables, one argument a row: those of `first` (with a label each), then some more."""
    keys = list(product(*(universe.domain(part) for part in of)))
    values = dict(zip(keys, cells, strict=True))
    labels = {key: label for key, label in first if key in values}
    if len(keys) > 1 and len(set(cells)) == 1:
        shown = grid(title, (), to, cells[:1], names, universe)
        what = listing(dict.fromkeys(f"{plural(spaced(sort.name))}" for sort in of))
        return Grid(title, shown.head, shown.rows, note=f"the same for all {len(keys)} {what}", rule=shown.rule)
    if to.kind == "bool":
        return members(title, of, values, labels, names, universe)
    rest = [key for key in keys if key not in labels]
    rows = []
    for key in [*labels, *rest[:SHOWN_ROWS]]:
        parts = [text for sort, value in zip(of, key, strict=True) for text in spread(sort, value, names, universe)]
        rows.append((labels.get(key, ""), *parts, *spread(to, values[key], names, universe)))
    head = [text for sort in of for text in heads(sort, names, universe)]
    results = [text if text != spaced(to.name) else unicode_name(title) for text in heads(to, names, universe)]
    more = len(rest) - SHOWN_ROWS
    note = f"and {more} more" if more > 0 else ""
    return Grid(title, ("", *head, *(f"→ {text}" for text in results)), tuple(rows), note=note, rule=1 + len(head))


def members(title: str, of: Sequence[Sort], values: dict[tuple[Value, ...], Value],
            labels: dict[tuple[Value, ...], str], names: Names, universe: Universe) -> Grid:
    """A set of tables: those that belong to it, one a row."""
    inside = [key for key, value in values.items() if value]
    inside.sort(key=lambda key: key not in labels)
    rows = [(labels.get(key, ""), *(text for sort, value in zip(of, key, strict=True)
                                    for text in spread(sort, value, names, universe)))
            for key in inside[:SHOWN_ROWS]]
    head = [text for sort in of for text in heads(sort, names, universe)]
    note = f"and {len(inside) - SHOWN_ROWS} more" if len(inside) > SHOWN_ROWS else "" if inside else "none at all"
    return Grid(title, ("", *head), tuple(rows), note=note)


def heads(sort: Sort, names: Names, universe: Universe) -> list[str]:
    """The columns that a value takes: one for each cell of a table."""
    if sort.kind != "table" or is_set(sort):
        return [spaced(sort.name)]
    of, _, _ = unfold((), sort, (universe.domain(sort)[0],))
    return [names.key(of, key, universe) for key in product(*(universe.domain(part) for part in of))]


def spread(sort: Sort, value: Value, names: Names, universe: Universe) -> list[str]:
    """A value as the cells of those columns."""
    _, to, cells = unfold((), sort, (value,))
    return [names.value(to, cell, universe) for cell in cells]
