"""False beliefs: verdicts against an enumeration of utilities, beliefs and menus that does not use the package."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import combinations, permutations, product
from typing import Any

import pytest
from asked import ambiguity, verdict

NAME = "belief_reward_ambiguity"
NAMES = ("true_beliefs", "nearly_true_beliefs", "same_beliefs", "known_utility")
HYPOTHESES = ("rational", "never_torn")
Belief = tuple[int, ...]  # the half shares of each outcome, two in all


def ladder(levels: int) -> list[int]:
    return [2 * step - (levels - 1) for step in range(levels)]


def subsets(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [chosen for number in range(len(names) + 1) for chosen in combinations(names, number)]


def choices(menu: tuple[int, ...], actions: int, worth: list[int], rules: tuple[str, ...]) -> list[int]:
    """What may be chosen from a menu whose actions seem worth so much."""
    found = list(menu if "rational" in rules else range(actions))
    if "rational" in rules:
        found = [c for c in found if worth[c] == max(worth[a] for a in menu)]
    if "never_torn" in rules:
        found = [c for c in found if all(a == c or worth[a] != worth[c] for a in menu)]
    return found


@cache
def explained(actions: int, outcomes: int, levels: int, tasks: str, rules: tuple[str, ...]) -> dict[Any, Any]:
    """For all that is known (the truth, and for `known_utility` the utility): what is seen, and what explains it."""
    beliefs = [b for b in product(range(3), repeat=outcomes) if sum(b) == 2]
    whole = tuple(range(actions))
    menus = [m for n in range(1, actions + 1) for m in combinations(whole, n)] if tasks == "every_menu" else [whole]
    least = 2 if "true_beliefs" in rules else 1 if "nearly_true_beliefs" in rules else 0
    found: dict[Any, dict[Any, set[Any]]] = defaultdict(lambda: defaultdict(set))
    for truth in permutations(range(outcomes), actions):
        allowed = [[b for b in beliefs if b[truth[a]] >= least] for a in range(actions)]
        for utility in product(ladder(levels), repeat=outcomes):
            if len(set(utility)) == 1:
                continue
            known = truth, utility if "known_utility" in rules else None
            seen: set[tuple[Any, Any]] = set()
            each_menu = []
            for held in product(*allowed):
                worth = [sum(share * u for share, u in zip(b, utility, strict=True)) for b in held]
                per_menu = [choices(m, actions, worth, rules) for m in menus]
                if "same_beliefs" in rules or len(menus) == 1:
                    seen |= {(observed, held) for observed in product(*per_menu)}
                each_menu.append(per_menu)
            if not ("same_beliefs" in rules or len(menus) == 1):
                seen = {(observed, None) for observed in product(*({c for one in each_menu for c in one[i]}
                                                                   for i in range(len(menus))))}
            for observed, held in seen:
                found[known][observed].add((utility, held))
    return found


def target(name: str, truth: tuple[int, ...], utility: tuple[int, ...], held: Any) -> Any:
    if name == "beliefs":
        return held
    values = utility if name == "best_outcome" else [utility[z] for z in truth]
    return frozenset(i for i, value in enumerate(values) if value == max(values))


def answers(name: str, size: tuple[int, int, int], tasks: str, rules: tuple[str, ...]) -> list[list[set[Any]]]:
    """For all that is known, and each behaviour that is possible then, the values of the target that are left."""
    return [[{target(name, truth, *world) for world in worlds} for worlds in seen.values()]
            for (truth, _), seen in explained(*size, tasks, rules).items() if seen]


def expected(name: str, size: tuple[int, int, int], tasks: str, rules: tuple[str, ...]) -> str:
    left = answers(name, size, tasks, rules)
    if not left:
        return "contradictory"
    if all(len(set().union(*behaviours)) == 1 for behaviours in left):
        return "presupposed"
    return "stands" if any(len(values) > 1 for behaviours in left for values in behaviours) else "sidestepped"


@pytest.mark.parametrize("tasks", ["one", "every_menu"])
@pytest.mark.parametrize("size", [(2, 2, 2), (2, 2, 3), (2, 3, 2), (2, 3, 3)])
def test_two_actions_against_enumeration(size: tuple[int, int, int], tasks: str) -> None:
    at = dict(zip(("Action", "Outcome", "Level"), size, strict=True))
    for dropped in subsets(HYPOTHESES):
        for chosen in subsets(NAMES):
            rules = (*(h for h in HYPOTHESES if h not in dropped), *chosen)
            for name in ("best_action", "best_outcome", "beliefs"):
                if name == "beliefs" and tasks == "every_menu" and "same_beliefs" not in chosen:
                    continue  # beliefs for each menu apart are too many to list; the other targets need none
                found = verdict(NAME, chosen, drop=dropped, at=at, tasks=tasks, target=name)
                assert found == expected(name, size, tasks, rules), (chosen, dropped, name)


@pytest.mark.parametrize(("tasks", "names", "dropped"), [
    ("one", (), ()), ("one", ("true_beliefs",), ()), ("one", ("true_beliefs",), ("never_torn",)),
    ("one", ("nearly_true_beliefs",), ()), ("one", ("known_utility",), ()), ("every_menu", ("same_beliefs",), ()),
    ("every_menu", ("nearly_true_beliefs", "same_beliefs"), ()), ("every_menu", ("known_utility", "same_beliefs"), ()),
    ("every_menu", ("same_beliefs", "true_beliefs"), ("never_torn",))])
@pytest.mark.parametrize("levels", [2, 3])
def test_three_actions_against_enumeration(levels: int, tasks: str, names: tuple[str, ...],
                                           dropped: tuple[str, ...]) -> None:
    size = (3, 3, levels)
    rules = (*(h for h in HYPOTHESES if h not in dropped), *(n for n in NAMES if n in names))
    at = dict(zip(("Action", "Outcome", "Level"), size, strict=True))
    for name in ("best_action", "best_outcome", "beliefs"):
        found = verdict(NAME, names, drop=dropped, at=at, tasks=tasks, target=name)
        assert found == expected(name, size, tasks, rules), name


@pytest.mark.parametrize(("size", "names", "wanted"), [
    ((2, 2, 3), (), "full"), ((2, 3, 3), (), "full"), ((3, 3, 3), (), "full"),
    ((2, 3, 2), ("nearly_true_beliefs",), "partial"), ((2, 3, 3), ("nearly_true_beliefs",), "full"),
    ((3, 3, 3), ("nearly_true_beliefs",), "partial")])
def test_how_much_is_left_open(size: tuple[int, int, int], names: tuple[str, ...], wanted: str) -> None:
    """That beliefs are nearly true takes an answer away only where levels or outcomes are few."""
    (left, *others) = answers("best_action", size, "one", (*HYPOTHESES, *names))
    everything = set().union(*left)
    assert wanted == ("full" if all(values == everything for values in left) else "partial")
    assert all(sorted(map(len, other)) == sorted(map(len, left)) for other in others)
    at = dict(zip(("Action", "Outcome", "Level"), size, strict=True))
    assert ambiguity(NAME, names, at=at) == wanted


@pytest.mark.parametrize("size", [(2, 2, 2), (2, 3, 2), (3, 3, 3)])
def test_every_choice_fits_every_utility(size: tuple[int, int, int]) -> None:
    """The statement itself, by enumeration; a utility that is constant makes no action better than another."""
    actions, outcomes, levels = size
    for seen in explained(*size, "one", HYPOTHESES).values():
        pairs = {(observed[0], utility) for observed, worlds in seen.items() for utility, _ in worlds}
        assert len(pairs) == actions * (levels ** outcomes - levels)
    at = dict(zip(("Action", "Outcome", "Level"), size, strict=True))
    assert verdict(NAME, claim="anything_fits", at=at) == "stands"
    assert verdict(NAME, claim="anything_fits", at=at, wants="anything") == "sidestepped"
    assert verdict(NAME, ["true_beliefs"], claim="anything_fits", at=at) == "sidestepped"


def test_opposites_do_the_same() -> None:
    """The twin: who wants the opposite, and expects the outcome at the other end of the order, does the same."""
    for seen in explained(2, 3, 3, "one", HYPOTHESES).values():
        for worlds in seen.values():
            wanted = {utility for utility, _ in worlds}
            assert {tuple(-u for u in utility) for utility in wanted} == wanted
