"""What the parts of a world do, recognised from their sorts: who chooses what, and how good the choices are.

A *valuation* gives each action in each situation a number: a constant table such as a reward, or a function such as
`Q: State, Action -> Real`. A *policy* gives each situation an action, or a set of them. A *planner* makes the second
from the first. Names play no part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from explorer.kernel.syntax import Sort
from explorer.kernel.universe import Value
from explorer.report.grids import unfold
from explorer.report.scene import Piece, Scene, World
from explorer.report.words import is_set, listing

Chosen = tuple[frozenset[int], ...]  # for each situation the actions taken, by position
Levels = tuple[tuple[Fraction, ...], ...]  # for each situation the value of each action


@dataclass(frozen=True)
class Part:
    """What one world's human does and wants. `planner` maps every valuation to what would be done under it."""

    situations: tuple[Sort, ...]
    actions: Sort
    chosen: Chosen | None
    levels: Levels | None
    value_name: str = ""
    choice_name: str = ""
    planner_name: str = ""
    planner: tuple[tuple[Levels, Chosen], ...] = ()


def policy(of: Sequence[Sort], to: Sort, cells: Sequence[Value]) -> tuple[tuple[Sort, ...], Sort, Chosen] | None:
    """A function read as a policy: its situations, its actions, and which are taken in each; None where it is none."""
    of, to, cells = unfold(of, to, cells)
    if not of or any(sort.kind != "finite" for sort in of):
        return None
    if to.kind == "finite":
        return of, to, tuple(frozenset({int(cell)}) for cell in cells)  # type: ignore[arg-type]
    if is_set(to):
        return of, to.of[0], tuple(frozenset(i for i, member in enumerate(cell) if member)  # type: ignore[arg-type]
                                   for cell in cells)
    return None


def valuation(of: Sequence[Sort], to: Sort, cells: Sequence[Value],
              scene: Scene) -> tuple[tuple[Sort, ...], Levels] | None:
    """A function read as a valuation: its arguments, and for each situation the value of each action."""
    of, to, cells = unfold(of, to, cells)
    if len(of) < 2 or not to.numeric or any(sort.kind != "finite" for sort in of):
        return None
    width = len(scene.universe.domain(of[-1]))
    numbers = [Fraction(cell) for cell in cells]  # type: ignore[arg-type]
    return of, tuple(tuple(numbers[i:i + width]) for i in range(0, len(numbers), width))


def part(scene: Scene, world: World) -> Part | None:
    """What the world's human does and wants; None where the world has no such parts."""
    for piece in world.pieces:
        found = with_planner(scene, world, piece)
        if found:
            return found
    pieces = [*world.pieces, *([world.observation] if world.observation else []), *scene.shared]
    policies = [(*p, piece.name) for piece in pieces if (p := policy(piece.of, piece.to, piece.cells))]
    for piece in world.pieces:
        valued = valuation(piece.of, piece.to, piece.cells, scene)
        if valued and valued[0][-1] not in valued[0][:-1]:
            of, levels = valued
            chosen, name = next(((c, name) for s, a, c, name in policies if (*s, a) == of), (None, ""))
            return Part(of[:-1], of[-1], chosen, levels, piece.name, name)
    return None


def with_planner(scene: Scene, world: World, piece: Piece) -> Part | None:
    """The part whose planner this piece is."""
    if len(piece.of) != 1 or piece.of[0].kind != "table":
        return None
    domain = scene.universe.domain(piece.of[0])
    first = valuation((), piece.of[0], (domain[0],), scene)
    one = policy((), piece.to, piece.cells[:1])
    if not first or not one or (*one[0], one[1]) != first[0]:
        return None
    situations, actions, _ = one
    rows = []
    for value, cell in zip(domain, piece.cells, strict=True):
        valued, done = valuation((), piece.of[0], (value,), scene), policy((), piece.to, (cell,))
        assert valued and done
        rows.append((valued[1], done[2]))
    reward = next((p for p in world.pieces if not p.of and p.to == piece.of[0]), None)
    at = domain.index(reward.cells[0]) if reward else None
    return Part(situations, actions, rows[at][1] if at is not None else None,
                rows[at][0] if at is not None else None, reward.name if reward else "", "", piece.name, tuple(rows))


def quality(levels: Sequence[Fraction], taken: frozenset[int]) -> str:
    """How good what is taken is among all actions, as words that follow *is*; for one action or several."""
    values = {levels[i] for i in taken}
    several = len(taken) > 1
    if not values:
        return "nothing"
    if len(set(levels)) == 1:
        return "as good as anything else"
    if values == {max(levels)}:
        return "among the best" if several or levels.count(max(levels)) > 1 else "the best action"
    if values == {min(levels)}:
        return "among the worst" if several or levels.count(min(levels)) > 1 else "the worst action"
    return "partly best, partly not" if several and max(levels) in values else "neither the best nor the worst"


def errs(levels: Sequence[Fraction], taken: frozenset[int]) -> bool:
    """Whether something is taken that is not best."""
    return any(levels[i] < max(levels) for i in taken)


def best(levels: Sequence[Fraction]) -> frozenset[int]:
    return frozenset(i for i, level in enumerate(levels) if level == max(levels))


def worst(levels: Sequence[Fraction]) -> frozenset[int]:
    return frozenset(i for i, level in enumerate(levels) if level == min(levels))


def manner(found: Part, situations: Sequence[str]) -> str:
    """How the planner treats what it is given, as a verb phrase: *always takes a best action*."""
    rows = found.planner
    if len(rows) < 2:
        return ""
    if len({done for _, done in rows}) == 1:
        return "ignores what it is given and does the same whatever the reward"
    total = len(rows)
    greedy = sum(all(map(frozenset.issubset, taken, map(best, levels))) for levels, taken in rows)
    contrary = sum(all(map(frozenset.issubset, taken, map(worst, levels))) for levels, taken in rows)
    if greedy == total:
        return "always takes a best action"
    if contrary == total:
        return "always takes a worst action"
    ways = [way(rows, place) for place in range(len(rows[0][0]))]
    if all(ways):
        told = [f"{way} action in {where}" for way, where in zip(ways, situations, strict=True)]
        return f"always takes {listing(told)}"
    if greedy == total - 1:
        return f"takes a best action everywhere for all {total} rewards but one"
    if contrary == total - 1:
        return f"takes a worst action everywhere for all {total} rewards but one"
    return f"takes a best action everywhere for {greedy} of the {total} rewards it could be given"


def way(rows: Sequence[tuple[Levels, Chosen]], place: int) -> str:
    """`a best` or `a worst` where a planner always does that in one situation, else ""."""
    if all(done[place] <= best(levels[place]) for levels, done in rows):
        return "a best"
    return "a worst" if all(done[place] <= worst(levels[place]) for levels, done in rows) else ""


def situation_names(scene: Scene, found: Part) -> list[str]:
    """`s0`, `s1`: the situations, in the order of `chosen` and `levels`."""
    return [scene.names.key(found.situations, key, scene.universe)
            for key in product(*(scene.universe.domain(sort) for sort in found.situations))]


def action_names(scene: Scene, found: Part, taken: frozenset[int]) -> str:
    """`a0`, `a0 or a1`."""
    return listing([scene.names.element(found.actions, i) for i in sorted(taken)], "or") or "nothing"
