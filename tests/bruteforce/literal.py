"""The sheet's definitions for a single choice a state, once more and word for word, with no tables and no shortcuts.

Slow, and only there to be held against the tables. A planner is a dictionary from rewards to tuples of actions; every
set of known rewards is tried, and every pair of worlds is looked at.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from fractions import Fraction
from itertools import chain, combinations, permutations, product

from .tables import Reward, Row, best, order, target_value, worst

Choice = tuple[int, ...]
Human = dict[Reward, Choice]
World = tuple[Human, Reward]


def changed(reward: Reward, state: int, row: Row) -> Reward:
    """The reward with another row in one state."""
    return (*reward[:state], row, *reward[state + 1 :])


def cells(human: Human) -> Iterator[tuple[Reward, int, Row, int]]:
    """Every (R, s, R(s, .), p(R)(s))."""
    return ((reward, s, row, human[reward][s]) for reward in human for s, row in enumerate(reward))


def keeps(human: Human, changes: Callable[[Row, int], Iterable[Row]]) -> bool:
    """Is the choice in a state kept when its row becomes any of the changes of (row, action) that stay in the class?"""
    return all(
        human[changed(reward, s, new)][s] == a
        for reward, s, row, a in cells(human)
        for new in changes(row, a)
        if changed(reward, s, new) in human
    )


def rows_like(human: Human, row: Row) -> list[Row]:
    """All rows with values that occur in the class."""
    values = sorted({value for reward in human for other in reward for value in other})
    return list(product(values, repeat=len(row)))


def up(human: Human) -> bool:
    """MONO1: raise the action that is chosen."""
    return keeps(
        human, lambda row, a: (n for n in rows_like(human, row) if n[a] > row[a] and changed_at(row, n) == {a})
    )


def down(human: Human) -> bool:
    """The second half of MONO2: lower one action that is not chosen."""
    return keeps(
        human,
        lambda row, a: (
            n
            for n in rows_like(human, row)
            for b in changed_at(row, n) - {a}
            if changed_at(row, n) == {b} and n[b] < row[b]
        ),
    )


def jointly(human: Human) -> bool:
    """MONOJ: the chosen action weakly up, all others weakly down, at once."""
    return keeps(
        human,
        lambda row, a: (
            n
            for n in rows_like(human, row)
            if all((x >= y) if b == a else (x <= y) for b, (x, y) in enumerate(zip(n, row, strict=True)))
        ),
    )


def changed_at(old: Row, new: Row) -> set[int]:
    """The actions whose reward is not the same."""
    return {a for a, (x, y) in enumerate(zip(old, new, strict=True)) if x != y}


def relabelled(reward: Reward, moves: tuple[Choice, ...]) -> Reward:
    """sR: action a of state s becomes moves[s][a]."""
    return tuple(tuple(row[move.index(a)] for a in range(len(row))) for row, move in zip(reward, moves, strict=True))


def equivariant(human: Human, groups: Iterable[tuple[Choice, ...]]) -> bool:
    """p(sR) = s p(R) for each given tuple of permutations, one for each state."""
    return all(
        human[relabelled(reward, moves)] == tuple(move[a] for move, a in zip(moves, choice, strict=True))
        for moves in groups
        for reward, choice in human.items()
    )


def satisfies(human: Human, name: str, target: str, states: int, actions: int) -> bool:
    """Does a planner satisfy an assumption of the planner?"""
    shuffles = list(permutations(range(actions)))
    worlds = list(combinations(human, 2))
    tests: dict[str, Callable[[], bool]] = {
        "rational": lambda: all(a in best(row) for _, _, row, a in cells(human)),
        "never_worst": lambda: all(a not in worst(row) for _, _, row, a in cells(human) if len(set(row)) > 1),
        "better_than_random": lambda: all(
            sum(r[s][human[r][s]] for s in range(states)) >= Fraction(sum(map(sum, r)), actions) for r in human
        ),
        "better_than_random_everywhere": lambda: all(
            row[a] >= Fraction(sum(row), actions) for _, _, row, a in cells(human)
        ),
        "near_rational": lambda: all(sum(human[r][s] not in best(r[s]) for s in range(states)) <= 1 for r in human),
        "onto": lambda: set(product(range(actions), repeat=states)) <= set(human.values()),
        "sensitive": lambda: any(human[r] != human[q] for r, q in worlds),
        "injective": lambda: len(set(human.values())) == len(human),
        "faithful": lambda: all(
            human[r] != human[q] for r, q in worlds if target_value(target, r) != target_value(target, q)
        ),
        "neutral": lambda: equivariant(human, [(move,) * states for move in shuffles]),
        "neutral_per_state": lambda: equivariant(human, product(shuffles, repeat=states)),
        "state_neutral": lambda: all(
            human[tuple(r[t] for t in move)] == tuple(human[r][t] for t in move)
            for r in human
            for move in permutations(range(states))
        ),
        "local": lambda: all(human[r][s] == human[q][s] for r, q in worlds for s in range(states) if r[s] == q[s]),
        "ordinal": lambda: all(
            human[r][s] == human[q][s] for r, q in worlds for s in range(states) if order(r[s]) == order(q[s])
        ),
        "monotone_up": lambda: up(human),
        "monotone": lambda: up(human) and down(human),
        "jointly_monotone": lambda: jointly(human),
        "rational_or_antirational": lambda: (
            all(a in best(row) for _, _, row, a in cells(human))
            or all(a in worst(row) for _, _, row, a in cells(human))
        ),
    }
    return tests[name]()


def all_planners(rewards: list[Reward], states: int, actions: int) -> list[Human]:
    """Every planner on a list of rewards."""
    choices = list(product(range(actions), repeat=states))
    return [dict(zip(rewards, image, strict=True)) for image in product(choices, repeat=len(rewards))]


def verdict(humans: list[Human], about_the_world: Collection[str], *, target: str, shared: bool) -> str:
    """The verdict for these planners under unique_best, labelled_state, known_on_tasks, every pair of worlds tried."""
    rewards = list(humans[0]) if humans else []
    known = chain.from_iterable(combinations(rewards, k) for k in range(1, len(rewards) + 1))
    exist = differ = together = False
    for state, tasks in product(range(len(rewards[0]) if rewards else 0), list(known)):

        def allowed(human: Human, reward: Reward, state: int = state, tasks: Collection[Reward] = tasks) -> bool:
            return (
                ("unique_best" not in about_the_world or all(len(best(row)) == 1 for row in reward))
                and ("labelled_state" not in about_the_world or human[reward][state] in best(reward[state]))
                and (
                    "known_on_tasks" not in about_the_world
                    or (reward not in tasks and all(human[r][s] in best(r[s]) for r in tasks for s in range(len(r))))
                )
            )

        worlds: list[World] = [(human, reward) for human in humans for reward in rewards if allowed(human, reward)]
        for (p, r), (q, t) in product(worlds, repeat=2):
            if shared and p is not q:
                continue
            exist = True
            if target_value(target, r) != target_value(target, t):
                differ = True
                together = together or p[r] == q[t]
    return "stands" if together else "sidestepped" if differ else "presupposed" if exist else "contradictory"
