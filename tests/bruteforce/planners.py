"""The two ways through all planners of a problem, independent enough to be held against each other.

* `classes`: every planner is written down, with the assumptions it satisfies. For at most `FLAT` planners.
* `search`: backtracking, reward by reward, keeping for each reward the policies that no earlier one has ruled out. It
  raises `TooLarge` rather than run for ever.
"""

from collections.abc import Collection, Iterator
from functools import cache

from .conditions import ALONE, LINKS, OF_THE_PLANNER, WHOLE
from .problem import Planner, Problem, Table

FLAT = 20_000
NODES = 200_000

PIECES = (*ALONE, *LINKS, "faithful", "antirational")
"""The conditions on rewards and on pairs of rewards, from which `classes` makes the whole planner's assumptions."""


class TooLarge(Exception):
    """The enumeration was given up; nothing is known."""


@cache
def classes(problem: Problem) -> dict[frozenset[str], list[Planner]]:
    """Every planner, filed under the set of all the assumptions (of the planner) that it satisfies."""
    if problem.planner_count > FLAT:
        raise TooLarge(f"{problem.planner_count} planners, more than {FLAT}")
    policies = range(len(problem.policies))
    alone = [[_pieces(problem, r, p) for p in policies] for r in range(len(problem.rewards))]
    linked = _linked_pieces(problem)
    by_mask: dict[tuple[int, bool, bool], list[Planner]] = {}

    def extend(planner: Planner, kept: int) -> None:
        reward = len(planner)
        if reward == len(problem.rewards):
            shown = len(set(planner))
            by_mask.setdefault((kept, shown == len(problem.policies), shown > 1), []).append(planner)
            return
        for policy in policies:
            now = kept & alone[reward][policy]
            for earlier, other in enumerate(planner):
                now &= linked[earlier][reward][other][policy]
            extend((*planner, policy), now)

    extend((), (1 << len(PIECES)) - 1)
    found: dict[frozenset[str], list[Planner]] = {}
    for (kept, onto, sensitive), planners in by_mask.items():
        names = {name for i, name in enumerate(PIECES) if kept >> i & 1}
        names |= {"onto"} if onto else set()
        names |= {"sensitive"} if sensitive else set()
        names |= {"rational_or_antirational"} if names & {"rational", "antirational"} else set()
        found.setdefault(frozenset(names - {"antirational"}), []).extend(planners)
    return found


def _pieces(problem: Problem, reward: int, policy: int) -> int:
    """The mask of the pieces that allow a policy for a reward whatever the others have."""
    return sum(1 << i for i, name in enumerate(PIECES) if problem.alone(name)[reward] >> policy & 1)


def _linked_pieces(problem: Problem) -> list[list[list[list[int]]]]:
    """For rewards i < j and their policies, `[i][j][p][q]`, the mask of the pieces that allow the two together."""
    rewards, policies, everything = range(len(problem.rewards)), range(len(problem.policies)), (1 << len(PIECES)) - 1
    allowed = [[[[everything for _ in policies] for _ in policies] for _ in rewards] for _ in rewards]
    for i, name in enumerate(PIECES):
        for (first, second), table in problem.linked(name).items():
            for p, mask in enumerate(table):
                for q in policies:
                    if not mask >> q & 1:
                        allowed[first][second][p][q] &= ~(1 << i)
    return allowed


def search(
    problem: Problem, names: Collection[str], within: dict[int, int] | None = None, nodes: int = NODES
) -> Iterator[Planner]:
    """Every planner that satisfies the named assumptions and whose policies lie in the masks `within`, by reward."""
    if "rational_or_antirational" in names:
        rest = set(names) - {"rational_or_antirational"}
        seen = set()
        for piece in ("rational", "antirational"):
            for planner in search(problem, rest | {piece}, within, nodes):
                if planner not in seen:
                    seen.add(planner)
                    yield planner
        return
    if "faithful" in names and problem.value_count > len(problem.policies):
        return  # rewards of different target values need different policies
    if "injective" in names and len(problem.rewards) > len(problem.policies):
        return
    masks, arcs = _network(problem, frozenset(names))
    masks = [mask & (within or {}).get(reward, problem.all_policies) for reward, mask in enumerate(masks)]
    if all(masks):
        yield from _assign(problem, masks, arcs, frozenset(names), [nodes])


@cache
def _network(problem: Problem, names: frozenset[str]) -> tuple[list[int], list[list[tuple[int, Table]]]]:
    """The mask of the policies of each reward, and for each reward the (other reward, table) that constrain it."""
    masks = [problem.all_policies] * len(problem.rewards)
    tables: dict[tuple[int, int], Table] = {}
    for name in sorted(names - set(WHOLE)):
        masks = [mask & alone for mask, alone in zip(masks, problem.alone(name), strict=True)]
        for pair, table in problem.linked(name).items():
            earlier = tables.get(pair, [problem.all_policies] * len(table))
            tables[pair] = [x & y for x, y in zip(earlier, table, strict=True)]
    arcs: list[list[tuple[int, Table]]] = [[] for _ in problem.rewards]
    for (first, second), table in tables.items():
        arcs[first].append((second, table))
    return masks, arcs


def _assign(
    problem: Problem, masks: list[int], arcs: list[list[tuple[int, Table]]], names: frozenset[str], left: list[int]
) -> Iterator[Planner]:
    """Backtracking over the rewards, the one with the fewest policies left first; `left` counts the nodes down."""

    def step(masks: list[int], free: frozenset[int]) -> Iterator[Planner]:
        left[0] -= 1
        if left[0] < 0:
            raise TooLarge("too many partial planners")
        if "onto" in names and not _coverable(problem, masks, free):
            return
        if not free:
            planner = tuple(mask.bit_length() - 1 for mask in masks)
            if "sensitive" not in names or len(set(planner)) > 1:
                yield planner
            return
        reward = min(free, key=lambda r: (masks[r].bit_count(), r))
        for policy in range(len(problem.policies)):
            if not masks[reward] >> policy & 1:
                continue
            now = list(masks)
            now[reward] = 1 << policy
            for other, table in arcs[reward]:
                now[other] &= table[policy]
                if not now[other]:
                    break
            else:
                yield from step(now, free - {reward})

    return step(masks, frozenset(range(len(masks))))


def _coverable(problem: Problem, masks: list[int], free: frozenset[int]) -> bool:
    """May every policy still be shown: is each in some mask, and are there no more to show than rewards left?"""
    shown = reach = 0
    for reward, mask in enumerate(masks):
        reach |= mask
        shown |= 0 if reward in free else mask
    return reach == problem.all_policies and (problem.all_policies & ~shown).bit_count() <= len(free)


def check_names(names: Collection[str], known: Collection[str] = OF_THE_PLANNER) -> None:
    """Refuse a name that is not an assumption."""
    if unknown := sorted(set(names) - set(known)):
        raise ValueError(f"no assumption {', '.join(unknown)}; there are {', '.join(known)}")
