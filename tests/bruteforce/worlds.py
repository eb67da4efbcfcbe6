"""Questions about the worlds (planner, reward) that satisfy a set of assumptions.

The givens are the labelled state s0 and the set K of known rewards, the same for all worlds that are compared. Only
sets K of one reward are tried: worlds that are greedy on K, with a true reward outside K, are so for each {k} inside K,
and every question below is whether some worlds exist.
"""

from collections.abc import Collection, Iterator
from functools import cache
from itertools import combinations

from .conditions import OF_A_WORLD
from .planners import FLAT, classes, search
from .problem import Planner, Problem

Given = tuple[int | None, int | None]
"""The labelled state and the known reward, None where no assumption speaks of it."""


def is_flat(problem: Problem) -> bool:
    """Are the planners few enough to be written down?"""
    return problem.planner_count <= FLAT


def of_planner(assumptions: Collection[str]) -> frozenset[str]:
    """Those assumptions that speak of the planner alone."""
    return frozenset(assumptions) - set(OF_A_WORLD)


def givens(problem: Problem, assumptions: Collection[str]) -> list[Given]:
    """Every value of the givens that the assumptions speak of."""
    states = len(problem.rewards[0]) if problem.rewards else 0
    labelled = range(states) if "labelled_state" in assumptions else [None]
    known = range(len(problem.rewards)) if "known_on_tasks" in assumptions else [None]
    return [(s, k) for s in labelled for k in known]


@cache
def _true(problem: Problem, unique: bool, given: Given) -> int:
    """The relation of the (true reward, observed policy) that unique_best and the givens allow."""
    labelled, known = given
    rows = [problem.all_policies] * len(problem.rewards)
    if unique:
        rows = list(problem.uniquely_best)
    if labelled is not None:
        rows = [row & mask for row, mask in zip(rows, problem.greedy_in(labelled), strict=True)]
    if known is not None:
        rows[known] = 0
    return problem.relation(rows)


def true(problem: Problem, assumptions: Collection[str], given: Given) -> int:
    """The relation of the (true reward, observed policy) that the assumptions about a world allow."""
    return _true(problem, "unique_best" in assumptions, given)


@cache
def _class_graph(problem: Problem, satisfied: frozenset[str], known: int | None) -> int:
    """The graphs, taken together, of the planners of one class that are greedy on the known reward."""
    union = 0
    for planner in classes(problem)[satisfied]:
        if known is None or problem.greedy[known] >> planner[known] & 1:
            union |= problem.graph(planner)
    return union


@cache
def reachable(problem: Problem, names: frozenset[str], known: int | None, flat: bool) -> int:
    """The relation of all (R, p(R)) for planners that satisfy the names and are greedy on the known reward."""
    union = 0
    if flat:
        for satisfied in classes(problem):
            if names <= satisfied:
                union |= _class_graph(problem, satisfied, known)
        return union
    for reward in range(len(problem.rewards)):
        for policy in range(len(problem.policies)):
            if union & problem.bit(reward, policy):
                continue
            planner = next(search(problem, names, _within(problem, known, {reward: 1 << policy})), None)
            if planner is not None:
                union |= problem.graph(planner)
    return union


def _within(problem: Problem, known: int | None, masks: dict[int, int]) -> dict[int, int]:
    """The masks, and best actions only for the known reward."""
    if known is None:
        return masks
    return masks | {known: masks.get(known, problem.all_policies) & problem.greedy[known]}


def single_worlds(problem: Problem, assumptions: Collection[str], flat: bool | None = None) -> Iterator[int]:
    """For each value of the givens, the relation of the (true reward, observed policy) of the worlds that exist."""
    flat = is_flat(problem) if flat is None else flat
    names = of_planner(assumptions)
    for given in givens(problem, assumptions):
        yield reachable(problem, names, given[1], flat) & true(problem, assumptions, given)


def shown(problem: Problem, relation: int) -> dict[int, int]:
    """For each target value that occurs in a relation, the mask of the policies it occurs with."""
    masks: dict[int, int] = {}
    for reward, value in enumerate(problem.value):
        if mask := problem.row(relation, reward):
            masks[value] = masks.get(value, 0) | mask
    return masks


Answers = tuple[bool, bool, bool]
"""Do worlds exist; do two differ in the target; do two differ in the target and show the same policy?"""


def _answers(problem: Problem, relation: int) -> Answers:
    """The three answers, when any two entries of the relation are two worlds that may be compared."""
    masks = shown(problem, relation)
    overlap = any(x & y for x, y in combinations(masks.values(), 2))
    return bool(masks), len(masks) > 1, overlap


def questions(problem: Problem, assumptions: Collection[str], shared: bool, flat: bool | None = None) -> Answers:
    """The three answers at this size; with `shared`, the two worlds have the same planner."""
    flat = is_flat(problem) if flat is None else flat
    if not shared:
        relations = single_worlds(problem, assumptions, flat)
        parts: Iterator[Answers] = (_answers(problem, relation) for relation in relations)
    elif flat:
        parts = _shared_flat(problem, assumptions)
    else:
        parts = (_shared_search(problem, assumptions, given) for given in givens(problem, assumptions))
    consistent = varies = witness = False
    for one, two, three in parts:
        consistent, varies, witness = consistent or one, varies or two, witness or three
        if witness:
            break
    return consistent, varies, witness


def _shared_flat(problem: Problem, assumptions: Collection[str]) -> Iterator[Answers]:
    """The answers for each class of planners and each value of the givens."""
    for given in givens(problem, assumptions):
        for satisfied in classes(problem):
            if of_planner(assumptions) <= satisfied:
                yield _shared_class(problem, satisfied, "unique_best" in assumptions, given)


@cache
def _shared_class(problem: Problem, satisfied: frozenset[str], unique: bool, given: Given) -> Answers:
    """The answers for pairs of worlds that share a planner of one class."""
    found = [False, False, False]
    for planner in classes(problem)[satisfied]:
        if given[1] is None or problem.greedy[given[1]] >> planner[given[1]] & 1:
            here = _answers(problem, problem.graph(planner) & _true(problem, unique, given))
            found = [x or y for x, y in zip(found, here, strict=True)]
    return found[0], found[1], found[2]


def _shared_search(problem: Problem, assumptions: Collection[str], given: Given) -> Answers:
    """The answers for pairs of worlds that share a planner, by search: is there a planner for some two rewards?"""
    names, allowed = of_planner(assumptions), true(problem, assumptions, given)
    relation = reachable(problem, names, given[1], False) & allowed
    rows = [problem.row(relation, reward) for reward in range(len(problem.rewards))]
    pairs = [(i, j) for i, j in combinations(range(len(rows)), 2) if problem.value[i] != problem.value[j]]

    def planner(masks: dict[int, int]) -> Planner | None:
        return next(search(problem, names, _within(problem, given[1], masks)), None)

    for i, j in pairs:
        for policy in range(len(problem.policies)):
            both = 1 << policy
            if rows[i] & rows[j] & both and planner({i: both, j: both}) is not None:
                return True, True, True
    varies = any(rows[i] and rows[j] and planner({i: rows[i], j: rows[j]}) is not None for i, j in pairs)
    return bool(relation), varies, False
