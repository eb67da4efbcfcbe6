"""Tables of values: of functions of elements, of functions of tables, and of several worlds beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from explorer.kernel.syntax import Sort
from explorer.kernel.universe import Universe, Value
from explorer.report.words import Names, is_leaf, listing, plural, spaced

SHOWN_ROWS = 12  # of a function of tables, beside those that the worlds themselves speak of
WHOLE = 100  # rows of a function of tables that are shown in full where there is room


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


def titled(grid: Grid) -> str:
    """The title in words, with what ◥ means where a cell has it."""
    return spaced(grid.title) + (" (◥ differs)" if grid.title and grid.marked else "")


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
    functions differ, then `most` more; with `WHOLE`, all if they are no more. `tables` are the labelled functions."""
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
    rest = [key for key in keys if key not in labels]
    most = most if most < WHOLE else SHOWN_ROWS if len(keys) > WHOLE else len(rest)
    if most < len(rest):
        rest = telling(of, to, rest, values)
    rest.sort(key=lambda key: len(set(values[key])) == 1)
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


def telling(of: Sequence[Sort], to: Sort, keys: Sequence[tuple[Value, ...]],
            values: Mapping[tuple[Value, ...], Sequence[Value]]) -> list[tuple[Value, ...]]:
    """Arguments of a function in the order in which they tell most about it.

    First those whose own cells are not all alike; among them by turns one for each way in which the value agrees with
    the cells, the least agreement first; and among those with one way by turns one for each value.
    """
    turn: Counter[object] = Counter()
    place = {}
    for key in keys:
        value = tuple(values[key])
        ways = agreement(of, to, key, value)
        place[key] = turn[ways, value]
        turn[ways, value] += 1
    order = {}
    for key in sorted(keys, key=place.__getitem__):
        ways = agreement(of, to, key, tuple(values[key]))
        alike = all(sort.kind != "table" or len(cell) > 1 and len(set(cell)) == 1  # type: ignore[arg-type]
                    for sort, cell in zip(of, key, strict=True))
        order[key] = alike, turn[ways], sum(ways)
        turn[ways] += 1
    return sorted(keys, key=order.__getitem__)


def agreement(of: Sequence[Sort], to: Sort, key: Sequence[Value], found: Sequence[Value]) -> tuple[bool, ...]:
    """For each argument and each cell of an argument of the value's own sort, whether the value is the same."""
    return tuple(value == cell for value in found for _, cell in components(of, to, key))


def components(of: Sequence[Sort], to: Sort, key: Sequence[Value]) -> list[tuple[tuple[int, int | None], Value]]:
    """The arguments of a sort, and the cells of that sort of arguments that are tables, with where each stands."""
    found: list[tuple[tuple[int, int | None], Value]] = []
    for i, (sort, value) in enumerate(zip(of, key, strict=True)):
        if sort == to:
            found.append(((i, None), value))
        elif sort.kind == "table" and sort.result == to:
            found += [((i, j), cell) for j, cell in enumerate(value)]  # type: ignore[arg-type]
    return found


def projection(of: Sequence[Sort], to: Sort, cells: Sequence[Value], names: Names, universe: Universe) -> str:
    """`(P) = P(v1) for every profile P`, where the value is always the same part of the arguments; else ""."""
    keys = list(product(*(universe.domain(part) for part in of)))
    if len(set(cells)) < 2:
        return ""
    always = [where for where, _ in components(of, to, keys[0])]
    for key, value in zip(keys, cells, strict=True):
        parts = dict(components(of, to, key))
        always = [where for where in always if parts[where] == value]
        if not always:
            return ""
    argument, cell = always[0]
    initials = [sort.name[0].upper() for sort in of]
    letters = [letter if initials.count(letter) == 1 else f"{letter}{i + 1}" for i, letter in enumerate(initials)]
    inside = of[argument]
    picked = ""
    if cell is not None:
        at = list(product(*(universe.domain(part) for part in inside.of)))[cell]
        picked = f"({', '.join(names.value(s, v, universe) for s, v in zip(inside.of, at, strict=True))})"
    every = listing(f"{spaced(sort.name)} {letter}" for sort, letter in zip(of, letters, strict=True))
    return f"({', '.join(letters)}) = {letters[argument]}{picked} for every {every}"


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


def brief(label: str) -> str:
    """`first` for `first explanation`, where the number of the world says enough."""
    return label.split()[0] if label.split()[0].endswith(("st", "nd", "rd", "th")) else label
