"""Names of elements and values, and tables of them, as a person reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from math import isqrt

from explorer.kernel.syntax import Sort
from explorer.kernel.universe import Universe, Value

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


def brief(label: str) -> str:
    """`first` for `first explanation`, where the number of the world says enough."""
    return label.split()[0] if label.split()[0].endswith(("st", "nd", "rd", "th")) else label


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


@dataclass(frozen=True)
class Grid:
    """A table to be shown. `marked` are the cells (row, column) that differ between worlds; `rule` is the column at
    which the values begin; `groups` are headings over some columns each, with their numbers of columns."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    marked: frozenset[tuple[int, int]] = frozenset()
    note: str = ""
    rule: int = 1
    groups: tuple[tuple[str, int], ...] = ()


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


def unfold(of: Sequence[Sort], to: Sort, cells: Sequence[Value]) -> tuple[tuple[Sort, ...], Sort, tuple[Value, ...]]:
    """A table of tables as one table of more arguments, down to sets and relations, which are values."""
    if is_leaf(to):
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


def beside(title: str, labels: Sequence[str], grids: Sequence[Grid]) -> list[Grid]:
    """The tables of several worlds as one: a row for each world where they have one row, else side by side."""
    first, many = grids[0], len(grids)
    if any((g.head, len(g.rows), g.rule) != (first.head, len(first.rows), first.rule) for g in grids):
        return list(grids)
    if first.rule == 0 and len(first.rows) == 1:
        rows = tuple((label, *g.rows[0]) for label, g in zip(labels, grids, strict=True))
        marked = frozenset((i, j + 1) for i, g in enumerate(grids) for _, j in g.marked)
        return [Grid(title, ("", *first.head), rows, marked)]
    if many > 3:
        return [Grid(f"{title}: {label}", g.head, g.rows, g.marked, g.note, g.rule)
                for label, g in zip(labels, grids, strict=True)]
    rule, width = first.rule, len(first.head) - first.rule
    rows = tuple(tuple(row[:rule]) + tuple(cell for g in grids for cell in g.rows[i][rule:])
                 for i, row in enumerate(first.rows))
    marked = frozenset((i, j + place * width) for place, g in enumerate(grids) for i, j in g.marked)
    return [Grid(title, first.head[:rule] + first.head[rule:] * many, rows, marked, first.note, rule,
                 (("", rule), *((brief(label), width) for label in labels)))]


def function_grid(title: str, of: Sequence[Sort], to: Sort, tables: Sequence[tuple[str, Sequence[Value]]], names: Names,
                  universe: Universe, first: Sequence[tuple[tuple[Value, ...], str]] = (),
                  most: int = SHOWN_ROWS) -> Grid:
    """The values of functions of tables, one argument a row: those of `first` (with a label each), then those where the
    functions differ, then some more. `tables` are the functions with a label each."""
    keys = list(product(*(universe.domain(part) for part in of)))
    values = {key: [cells[i] for _, cells in tables] for i, key in enumerate(keys)}
    if len(keys) > 1 and all(len(set(cells)) == 1 for _, cells in tables):
        what = listing(dict.fromkeys(plural(spaced(sort.name)) for sort in of))
        alike = tuple((label, *spread(to, cells[0], names, universe)) for label, cells in tables)
        columns = [text if text != spaced(to.name) else "" for text in heads(to, names, universe)]
        if len(tables) == 1 and not tables[0][0]:
            return Grid(title, tuple(columns), (alike[0][1:],), note=f"the same for all {len(keys)} {what}", rule=0)
        return Grid(title, ("", *columns), alike, note=f"the same for all {len(keys)} {what}")
    labels = {key: label for key, label in first if key in values}
    if to.kind == "bool" and len(tables) == 1:
        return members(title, of, {key: found[0] for key, found in values.items()}, labels, names, universe)
    rest = sorted((key for key in keys if key not in labels), key=lambda key: len(set(values[key])) == 1)
    rows, marked = [], set()
    stub = ["", *(text for sort in of for text in heads(sort, names, universe))]
    results = [f"→ {text}" if text != spaced(to.name) else "→" for text in heads(to, names, universe)]
    rule = len(stub)
    for place, key in enumerate([*labels, *rest[:most]]):
        parts = [text for sort, value in zip(of, key, strict=True) for text in spread(sort, value, names, universe)]
        found = [spread(to, value, names, universe) for value in values[key]]
        rows.append((labels.get(key, ""), *parts, *(text for texts in found for text in texts)))
        marked |= {(place, rule + j + k * len(results)) for j in range(len(results))
                   if len({texts[j] for texts in found}) > 1 for k in range(len(found))}
    more = len(rest) - most
    if not labels:
        stub, rows, rule = stub[1:], [row[1:] for row in rows], rule - 1
        marked = {(i, j - 1) for i, j in marked}
    groups = (("", rule), *((brief(label), len(results)) for label, _ in tables)) if len(tables) > 1 else ()
    return Grid(title, (*stub, *results * len(tables)), tuple(rows), frozenset(marked),
                f"and {more} more" if more > 0 else "", rule, groups)


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
    if is_leaf(sort):
        return [spaced(sort.name)]
    of, _, _ = unfold((), sort, (universe.domain(sort)[0],))
    return [names.key(of, key, universe) for key in product(*(universe.domain(part) for part in of))]


def spread(sort: Sort, value: Value, names: Names, universe: Universe) -> list[str]:
    """A value as the cells of those columns."""
    _, to, cells = unfold((), sort, (value,))
    return [names.value(to, cell, universe) for cell in cells]
