"""The assumptions, each in the smallest form that says the same.

* `ALONE`: conditions on p(R) for each R by itself, as functions (R, policy) -> bool.
* `LINKS`: conditions on p(R) and p(Q) for every ordered pair of rewards, R = Q included, as functions (R, Q) -> check
  of two policies, or None where the pair is not constrained.
* `WHOLE`: conditions on the whole planner: onto, sensitive, rational_or_antirational.
* `OF_A_WORLD`: conditions on the true reward or on the givens: unique_best, labelled_state, known_on_tasks.

`faithful` is a link too, but speaks of the target; `faithful(target)` makes it.
"""

from collections.abc import Callable
from fractions import Fraction
from itertools import permutations

from .tables import Policy, Reward, Row, best, order, target_value, worst

Check = Callable[[Policy, Policy], bool]
Link = Callable[[Reward, Reward], Check | None]


def rational(reward: Reward, policy: Policy) -> bool:
    """Every chosen action is a best one."""
    return all(chosen <= best(row) for row, chosen in zip(reward, policy, strict=True))


def antirational(reward: Reward, policy: Policy) -> bool:
    """Every chosen action is a worst one."""
    return all(chosen <= worst(row) for row, chosen in zip(reward, policy, strict=True))


def never_worst(reward: Reward, policy: Policy) -> bool:
    """No chosen action is a worst one, except in states where all actions are equally good."""
    return all(len(set(row)) == 1 or not chosen & worst(row) for row, chosen in zip(reward, policy, strict=True))


def better_than_random(reward: Reward, policy: Policy) -> bool:
    """However the human picks from the sets, the total over states is at least that of choosing at random."""
    least = sum(min(row[a] for a in chosen) for row, chosen in zip(reward, policy, strict=True))
    return least >= sum(Fraction(sum(row), len(row)) for row in reward)


def better_than_random_everywhere(reward: Reward, policy: Policy) -> bool:
    """The same, in each state by itself."""
    return all(row[a] * len(row) >= sum(row) for row, chosen in zip(reward, policy, strict=True) for a in chosen)


def near_rational(reward: Reward, policy: Policy) -> bool:
    """In at most one state is a chosen action not a best one."""
    return sum(not chosen <= best(row) for row, chosen in zip(reward, policy, strict=True)) <= 1


def differ(one: Policy, other: Policy) -> bool:
    """The two policies are not the same."""
    return one != other


def injective(first: Reward, second: Reward) -> Check | None:
    """Different rewards give different policies."""
    return differ if first != second else None


def faithful(target: str) -> Link:
    """Rewards that differ in the target give different policies."""

    def link(first: Reward, second: Reward) -> Check | None:
        return differ if target_value(target, first) != target_value(target, second) else None

    return link


def renamings(first: Row, second: Row) -> list[tuple[int, ...]]:
    """The permutations that, applied to the actions of the first row, give the second."""
    count = len(first)
    return [move for move in permutations(range(count)) if all(second[move[a]] == first[a] for a in range(count))]


def renamed(chosen: frozenset[int], move: tuple[int, ...]) -> frozenset[int]:
    """A set of actions after a permutation of them."""
    return frozenset(move[a] for a in chosen)


def neutral(first: Reward, second: Reward) -> Check | None:
    """One permutation of the actions, the same in all states, carries the choice along with the reward."""
    moves = set(permutations(range(len(first[0]))))
    for one, other in zip(first, second, strict=True):
        moves &= set(renamings(one, other))
    if not moves:
        return None
    return lambda p, q: all(renamed(a, move) == b for move in moves for a, b in zip(p, q, strict=True))


def neutral_per_state(first: Reward, second: Reward) -> Check | None:
    """A permutation of the actions chosen separately in each state carries the choice along with the reward."""
    moves = [renamings(one, other) for one, other in zip(first, second, strict=True)]
    if not all(moves):
        return None
    return lambda p, q: all(renamed(a, move) == b for a, b, ms in zip(p, q, moves, strict=True) for move in ms)


def state_neutral(first: Reward, second: Reward) -> Check | None:
    """p(R after t) = p(R) after t, for every permutation t of the states."""
    states = range(len(first))
    moves = [move for move in permutations(states) if all(second[s] == first[move[s]] for s in states)]
    return (lambda p, q: all(q[s] == p[move[s]] for move in moves for s in states)) if moves else None


def _same_choice_where(same: list[bool]) -> Check | None:
    """The check that two policies agree in the marked states."""
    states = [s for s, here in enumerate(same) if here]
    return (lambda p, q: all(p[s] == q[s] for s in states)) if states else None


def local(first: Reward, second: Reward) -> Check | None:
    """The choice in a state depends only on the rewards in it."""
    return _same_choice_where([one == other for one, other in zip(first, second, strict=True)])


def ordinal(first: Reward, second: Reward) -> Check | None:
    """The choice in a state depends only on the order of the rewards in it."""
    return _same_choice_where([order(one) == order(other) for one, other in zip(first, second, strict=True)])


def _changes(first: Reward, second: Reward) -> list[tuple[int, int]]:
    """The cells (state, action) where two rewards differ."""
    return [(s, a) for s, row in enumerate(first) for a, value in enumerate(row) if second[s][a] != value]


def monotone_up(first: Reward, second: Reward) -> Check | None:
    """Raising one chosen action, all else unchanged, keeps it chosen."""
    changes = _changes(first, second)
    if len(changes) != 1:
        return None
    ((s, a),) = changes
    return (lambda p, q: a not in p[s] or a in q[s]) if second[s][a] > first[s][a] else None


def monotone(first: Reward, second: Reward) -> Check | None:
    """The same, and lowering one action that is not chosen, all else unchanged, keeps every chosen action."""
    changes = _changes(first, second)
    if len(changes) != 1:
        return None
    ((s, a),) = changes
    if second[s][a] > first[s][a]:
        return monotone_up(first, second)
    return lambda p, q: a in p[s] or p[s] <= q[s]


def jointly_monotone(first: Reward, second: Reward) -> Check | None:
    """In one state a chosen action weakly up and all others weakly down at once keeps it chosen."""
    changed = {s for s, _ in _changes(first, second)}
    if len(changed) != 1:
        return None
    (s,) = changed
    pairs = list(zip(first[s], second[s], strict=True))
    kept = frozenset(
        a
        for a, (old, new) in enumerate(pairs)
        if new >= old and all(y <= x for b, (x, y) in enumerate(pairs) if b != a)
    )
    return (lambda p, q: p[s] & kept <= q[s]) if kept else None


ALONE: dict[str, Callable[[Reward, Policy], bool]] = {
    "rational": rational,
    "never_worst": never_worst,
    "better_than_random": better_than_random,
    "better_than_random_everywhere": better_than_random_everywhere,
    "near_rational": near_rational,
}
LINKS: dict[str, Link] = {
    "injective": injective,
    "neutral": neutral,
    "neutral_per_state": neutral_per_state,
    "state_neutral": state_neutral,
    "local": local,
    "ordinal": ordinal,
    "monotone_up": monotone_up,
    "monotone": monotone,
    "jointly_monotone": jointly_monotone,
}
WHOLE = ("onto", "sensitive", "rational_or_antirational")
OF_A_WORLD = ("unique_best", "labelled_state", "known_on_tasks")
OF_THE_PLANNER = (*ALONE, *LINKS, "faithful", *WHOLE)
ASSUMPTIONS = (*OF_THE_PLANNER, *OF_A_WORLD)
