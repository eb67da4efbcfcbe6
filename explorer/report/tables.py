"""The tables of a model's worlds: what differs beside each other, what is the same once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from explorer.report.grids import SHOWN_ROWS, Grid
from explorer.report.scene import Scene
from explorer.report.words import spaced


def tables(scene: Scene, assumptions: Sequence[str], most: int) -> Iterator[Grid]:
    """The worlds' tables beside each other, differing cells marked; what is the same in all of them once."""
    used, worlds = scene.used(assumptions), scene.worlds
    every = worlds[0].pieces if worlds else ()
    pieces = sorted([p for p in every if speaks_of(scene, p.name, used)] or every, key=lambda piece: piece.of_tables)
    apart = [piece.name for piece in pieces if not scene.same(piece.name)]
    found = [g for name in apart for g in scene.grids([p for p in (w.piece(name) for w in worlds) if p], most)]
    alike = {0: "", 1: "", 2: ", the same in both"}.get(len(worlds), ", the same in all worlds")
    both = [piece for piece in pieces if piece.name not in apart] + [p for p in scene.shared if p.name in used]
    common = [scene.grid(piece, (), most) for piece in both]
    if len(worlds) < 2:
        found, common = found + common, []
    yield from stacked(found)
    yield from (replace(item, title=(item.title or "besides") + alike) for item in stacked(common))
    if most < SHOWN_ROWS:
        return
    for what, values in (("what is seen", [world.observation for world in worlds]),
                         ("what one wants to know", [world.target for world in worlds])):
        measured = [piece for piece in values if piece]
        if measured and len(measured) == len(worlds) and not measured[0].of_tables:
            yield from (replace(item, title=f"{item.title}: {what}") for item in scene.grids(measured))


def stacked(grids: Sequence[Grid]) -> list[Grid]:
    """Tables of one row with the same columns, one under the other as one table."""
    groups: dict[tuple[str, ...], list[Grid]] = {}
    order: list[Grid | tuple[str, ...]] = []
    for item in grids:
        if item.rule == 0 and len(item.rows) == 1 and not item.note and not item.marked:
            if item.head not in groups:
                order.append(item.head)
            groups.setdefault(item.head, []).append(item)
        else:
            order.append(item)
    result = []
    for entry in order:
        if isinstance(entry, Grid):
            result.append(entry)
        elif len(groups[entry]) == 1:
            result += groups[entry]
        else:
            rows = tuple((spaced(item.title), *item.rows[0]) for item in groups[entry])
            result.append(Grid("", ("", *entry), rows))
    return result


def speaks_of(scene: Scene, name: str, used: frozenset[str]) -> bool:
    """Whether a symbol of the worlds occurs in what was asked, under any of its copies."""
    return any(own == name and symbol in used for copy in scene.problem.copies for own, symbol in copy.symbols)
