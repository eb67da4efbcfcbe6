"""Wrong sets of options: verdicts against an enumeration of all choices that does not use the package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, product

import pytest
from asked import verdict

NAME = "choice_set_misspec"
Set = frozenset[int]
World = tuple[tuple[int, ...], Set, Set, int, Set]  # reward, what is on offer, is thought to be, is taken, may also be


def sets(options: int) -> list[Set]:
    return [frozenset(c) for size in range(1, options + 1) for c in combinations(range(options), size)]


PICKS: dict[str, Callable[[World], bool]] = {
    "the_best": lambda w: w[3] in w[1] and all(w[0][w[3]] > w[0][y] for y in w[1] if y != w[3]),
    "a_best": lambda w: w[3] in w[1] and all(w[0][w[3]] >= w[0][y] for y in w[1]),
    "anything": lambda w: w[3] in w[1]}
ASSUMPTIONS: dict[str, Callable[[World], bool]] = {
    "overestimated": lambda w: w[1] < w[2], "known_choice_set": lambda w: w[1] == w[2],
    "allowed_for": lambda w: w[1] in (w[2], w[4]),
    "underestimated": lambda w: w[2] <= w[1], "choice_is_explained": lambda w: w[3] in w[2],
    "missing_is_worse": lambda w: all(w[0][y] <= w[0][w[3]] for y in range(len(w[0])) if y not in w[1])}


def worlds(options: int, levels: int, picks: str, names: tuple[str, ...], two: bool = False) -> Iterator[World]:
    for reward in product(range(levels), repeat=options):
        for real, thought, chosen, other in product(sets(options), sets(options), range(options), sets(options)):
            world = (reward, real, thought, chosen, other)
            if (two or other == thought) and PICKS[picks](world) and all(ASSUMPTIONS[name](world) for name in names):
                yield world


def reversal(w: World) -> bool:
    """What follows from either set is wrong."""
    return all(any(w[0][y] > w[0][w[3]] for y in menu) for menu in (w[2], w[4]))


@pytest.mark.parametrize("picks", PICKS)
@pytest.mark.parametrize(("options", "levels", "two"), [
    (2, 2, False), (2, 3, False), (3, 2, False), (3, 3, False), (2, 2, True), (2, 3, True), (3, 2, True)])
def test_every_set_of_assumptions(options: int, levels: int, two: bool, picks: str) -> None:
    every = list(worlds(options, levels, picks, (), two))
    for size in range(len(ASSUMPTIONS) + 1):
        for names in combinations(ASSUMPTIONS, size):
            found = [w for w in every if all(ASSUMPTIONS[name](w) for name in names)]
            wanted = "contradictory" if not found else "stands" if any(map(reversal, found)) else "sidestepped"
            assert verdict(NAME, names, claim="some_reversal", at={"Option": options, "Level": levels},
                           picks=picks, sets="two" if two else "one") == wanted, names


@pytest.mark.parametrize("picks", PICKS)
@pytest.mark.parametrize(("options", "levels"), [(2, 2), (2, 3), (3, 2), (3, 3)])
def test_whatever_is_missed(options: int, levels: int, picks: str) -> None:
    shown = {w[1:4] for w in worlds(options, levels, picks, ()) if reversal(w)}
    cases = [(t, b, x) for t in sets(options) for b in sets(options) if t < b for x in t]
    wanted = "stands" if all(case in shown for case in cases) else "sidestepped"
    assert verdict(NAME, at={"Option": options, "Level": levels}, picks=picks) == wanted
