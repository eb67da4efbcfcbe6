"""Many environments: small sets of assumptions against an enumeration of all planners that does not use the package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import Any

import pytest
from asked import ambiguity, verdict

NAME = "no_free_lunch_many_environments"
OF_A_WORLD = ("rational", "near_rational", "unique_best", "same_planner_everywhere", "scanner")
Size = tuple[int, int, int, int]  # environments, states, actions, levels
Rows = tuple[tuple[int, ...], ...]


def rewards_of(size: Size, ties: bool) -> list[Rows]:
    """Every reward: for each state, the levels of its actions."""
    _, states, actions, levels = size
    rows = [row for row in product(range(levels), repeat=actions) if ties or len(set(row)) == actions]
    return list(product(rows, repeat=states))


@dataclass(frozen=True)
class Case:
    """One known table of what actions give, with all planners that fit a set of assumptions."""

    size: Size
    rewards: list[Rows]
    gives: tuple[int, ...]

    def given(self, e: int, s: int, a: int) -> int:
        _, states, actions, _ = self.size
        return self.gives[(e * states + s) * actions + a]

    def errs(self, e: int, reward: Rows, s: int, a: int) -> bool:
        menu = [reward[s][self.given(e, s, b)] for b in range(self.size[2])]
        return menu[a] < max(menu)

    def every_pair_offered(self) -> bool:
        environments, states, actions, _ = self.size
        return all(any({self.given(e, s, a) for a in range(actions)} == {x, y} for e in range(environments))
                   for s in range(states) for x, y in combinations(range(actions), 2))


def best(reward: Rows) -> Any:
    return tuple(tuple(x == max(row) for x in row) for row in reward)


def order(reward: Rows) -> Any:
    return tuple(tuple(x >= y for x in row for y in row) for row in reward)


TARGETS = {"best": best, "order": order}


@cache
def cases(size: Size, menus: bool, ties: bool) -> tuple[Case, ...]:
    environments, states, actions, _ = size
    rewards = rewards_of(size, ties)
    places = environments * states
    tables = product(range(actions), repeat=places * actions) if menus else [tuple(range(actions)) * places]
    return tuple(Case(size, rewards, table) for table in tables)


def planners(case: Case) -> Iterator[tuple[tuple[Rows, ...], frozenset[str]]]:
    """Every planner, for each environment the policies under all rewards, with the assumptions it satisfies."""
    environments, states, actions, _ = case.size
    policies = list(product(range(actions), repeat=states))
    slips = {(e, r, p): sum(case.errs(e, reward, s, p[s]) for s in range(states))
             for e in range(environments) for r, reward in enumerate(case.rewards) for p in policies}
    top = [best(reward) for reward in case.rewards]
    for rows in product(product(policies, repeat=len(case.rewards)), repeat=environments):
        errors = [slips[e, r, p] for e, row in enumerate(rows) for r, p in enumerate(row)]
        told = all(rows[0][r] != rows[0][q] or top[r] == top[q]
                   for r in range(len(top)) for q in range(r))
        yield rows, frozenset(name for name, holds in (
            ("rational", max(errors) == 0), ("near_rational", max(errors) <= 1),
            ("same_planner_everywhere", len(set(rows)) == 1), ("scanner", told)) if holds)


@cache
def filed(size: Size, menus: bool, ties: bool) -> list[tuple[Case, list[tuple[tuple[Rows, ...], frozenset[str]]]]]:
    return [(case, list(planners(case))) for case in cases(size, menus, ties)]


def enumerated(size: Size, chosen: tuple[str, ...], target: str, menus: bool = False, ties: bool = True) -> str:
    """The verdict by looking at every pair of worlds that share what is known."""
    of_planner = set(chosen) - {"unique_best", "known_scanner", "every_pair_offered"}
    value = TARGETS[target]
    worlds = varies = witness = False
    for case, all_of_them in filed(size, menus, ties):
        if "every_pair_offered" in chosen and not case.every_pair_offered():
            continue
        allowed = [r for r, reward in enumerate(case.rewards)
                   if "unique_best" not in chosen or all(row.count(max(row)) == 1 for row in reward)]
        values = [value(reward) for reward in case.rewards]
        together: dict[Any, set[Any]] = defaultdict(set)
        alike: dict[Any, set[Any]] = defaultdict(set)
        for rows, names in all_of_them:
            if of_planner <= names:
                scan = rows[0] if "known_scanner" in chosen else None
                for r in allowed:
                    together[scan].add(values[r])
                    alike[scan, tuple(row[r] for row in rows)].add(values[r])
        worlds = worlds or bool(together)
        varies = varies or any(len(found) > 1 for found in together.values())
        witness = witness or any(len(found) > 1 for found in alike.values())
    return "stands" if witness else "sidestepped" if varies else "presupposed" if worlds else "contradictory"


def sets(names: tuple[str, ...], most: int) -> list[tuple[str, ...]]:
    return [chosen for number in range(most + 1) for chosen in combinations(names, number)]


def at(size: Size) -> dict[str, int]:
    return dict(zip(("Environment", "State", "Action", "Level"), size, strict=True))


@pytest.mark.parametrize("target", ["best", "order"])
@pytest.mark.parametrize(("size", "ties"), [((1, 1, 2, 2), True), ((2, 1, 2, 2), True), ((2, 1, 2, 3), False),
                                            ((1, 2, 2, 2), False), ((1, 1, 3, 2), True)])
def test_labels_against_enumeration(size: Size, ties: bool, target: str) -> None:
    """Environments that differ in name alone: every set of at most three assumptions."""
    axes = {"target": target, "rewards": "any" if ties else "without_ties"}
    for chosen in sets((*OF_A_WORLD, "known_scanner"), 3):
        wanted = enumerated(size, chosen, target, ties=ties)
        assert verdict(NAME, chosen, at=at(size), **axes) == wanted, chosen


@pytest.mark.parametrize("ties", [True, False])
@pytest.mark.parametrize("size", [(1, 1, 2, 2), (2, 1, 2, 2)])
def test_menus_against_enumeration(size: Size, ties: bool) -> None:
    """Environments with menus, which are known: every set of at most two assumptions, every menu."""
    axes = {"target": "order", "rewards": "any" if ties else "without_ties", "environments": "menus"}
    for chosen in sets((*OF_A_WORLD, "known_scanner", "every_pair_offered"), 2):
        wanted = enumerated(size, chosen, "order", menus=True, ties=ties)
        assert verdict(NAME, chosen, at=at(size), **axes) == wanted, chosen


def test_each_part_of_the_menus_is_needed() -> None:
    """Three things, three environments: menus of two, a rational human and no ties tell the order."""
    three = {"Environment": 3, "State": 1, "Action": 3, "Level": 3}
    told = {"target": "order", "environments": "menus", "rewards": "without_ties"}
    assert verdict(NAME, ["rational", "every_pair_offered"], at=three, **told) == "sidestepped"
    assert verdict(NAME, ["rational"], at=three, **told) == "stands"
    assert verdict(NAME, ["every_pair_offered"], at=three, **told) == "stands"
    assert verdict(NAME, ["rational", "every_pair_offered"], at=three, **{**told, "rewards": "any"}) == "stands"
    assert verdict(NAME, ["rational"], at=three, **{**told, "environments": "labels"}) == "stands"
    assert verdict(NAME, ["rational", "every_pair_offered"], at={**three, "Environment": 2}, **told) == "contradictory"


@pytest.mark.parametrize(("assumptions", "size", "rewards", "wanted"), [
    ([], (2, 2, 2, 2), "any", "full"), ([], (3, 1, 3, 3), "any", "full"),
    (["near_rational"], (2, 1, 2, 2), "any", "full"),
    (["near_rational"], (2, 2, 2, 2), "any", "partial"), (["rational"], (2, 1, 2, 2), "any", "partial"),
    (["scanner"], (2, 1, 2, 2), "without_ties", "full")])
def test_how_much_is_left(assumptions: list[str], size: Size, rewards: str, wanted: str) -> None:
    """Full ambiguity where nothing narrows the reward down, whatever the number of environments."""
    assert ambiguity(NAME, assumptions, at=at(size), rewards=rewards) == wanted
