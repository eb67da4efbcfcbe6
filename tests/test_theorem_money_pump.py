"""Money pumps: verdicts against an enumeration of all relations that does not use the package."""

from __future__ import annotations

from itertools import combinations, pairwise, permutations, product

import pytest
from asked import verdict

NAME = "money_pump"
HYPOTHESES = ("irreflexive", "transitive")
NAMES = (*HYPOTHESES, "asymmetric", "no_cycle_of_three", "complete", "has_utility")
SUBSETS = [chosen for number in range(len(NAMES) + 1) for chosen in combinations(NAMES, number)]
Relation = frozenset[tuple[int, int]]  # (y, x): y is preferred to x


def relations(options: int) -> list[Relation]:
    pairs = list(product(range(options), repeat=2))
    return [frozenset(pair for pair, kept in zip(pairs, bits, strict=True) if kept)
            for bits in product((False, True), repeat=len(pairs))]


def walks(r: Relation, options: int, longest: int) -> bool:
    """Whether from some option a walk of at most so many trades comes back to it."""
    for start in range(options):
        here = {start}
        for _ in range(longest):
            here = {y for y, x in r if x in here}
            if start in here:
                return True
    return False


def has_utility(r: Relation, options: int) -> bool:
    """Any utility can be changed to one that ranks the options strictly and fits as well."""
    return any(all(rank[y] > rank[x] for y, x in r) for rank in permutations(range(options)))


def satisfied(r: Relation, options: int) -> frozenset[str]:
    three = product(range(options), repeat=3)
    return frozenset(name for name, holds in (
        ("irreflexive", all(y != x for y, x in r)),
        ("transitive", all((z, x) in r for z, y in r for other, x in r if other == y)),
        ("asymmetric", not any((x, y) in r for y, x in r)),
        ("no_cycle_of_three", not any({(y, x), (z, y), (x, z)} <= r for x, y, z in three)),
        ("complete", all(x == y or (x, y) in r or (y, x) in r for x, y in product(range(options), repeat=2))),
        ("has_utility", has_utility(r, options))) if holds)


@pytest.mark.parametrize("steps", [3, 4])
@pytest.mark.parametrize("things", [1, 2, 3])
def test_every_set_of_assumptions_against_all_relations(things: int, steps: int) -> None:
    found = [(satisfied(r, things), walks(r, things, steps - 1)) for r in relations(things)]
    for chosen in SUBSETS:
        pumped = any(pump for names, pump in found if names >= set(chosen))
        asked = verdict(NAME, [n for n in chosen if n not in HYPOTHESES],
                        drop=[n for n in HYPOTHESES if n not in chosen],
                        at={"Thing": things, "Step": steps})
        assert asked == ("broken" if pumped else "holds"), chosen


def test_three_options_are_enough_and_four_are_not() -> None:
    """At four things there are 65,536 relations; among the asymmetric ones the cycle of four is what is missed."""
    found = [(satisfied(r, 4), walks(r, 4, 4)) for r in relations(4) if not any((x, y) in r for y, x in r)]
    for more, wanted in (((), "broken"), (("complete",), "holds")):
        names = {"asymmetric", "no_cycle_of_three", *more}
        assert any(pump for has, pump in found if has >= names) == (wanted == "broken")
        assert verdict(NAME, sorted(names), drop=HYPOTHESES, at={"Thing": 4, "Step": 5}) == wanted


@pytest.mark.parametrize("things", [1, 2, 3])
def test_exactly_one_of_pump_and_utility(things: int) -> None:
    assert all(walks(r, things, things) != has_utility(r, things) for r in relations(things))
    assert verdict(NAME, claim="pump_or_utility", drop=HYPOTHESES,
                   at={"Thing": things, "Step": 4, "Level": 3}) == "holds"


@pytest.mark.parametrize(("things", "steps"), [(1, 3), (1, 4), (2, 2), (2, 3), (3, 2), (3, 3)])
def test_preferences_that_may_look_at_the_step(things: int, steps: int) -> None:
    """A run from step to step that changes things and comes back: its closure is a strict order of things at steps."""
    broken = False
    for length in range(3, steps + 1):
        for run in product(range(things), repeat=length):
            if run[0] == run[-1] and all(a != b for a, b in pairwise(run)):
                order = {((run[j], j), (run[i], i)) for i in range(length) for j in range(i + 1, length)}
                assert all(y != x for y, x in order)
                assert all((z, x) in order for z, y in order for other, x in order if other == y)
                broken = True
    assert verdict(NAME, described_by="thing_and_step", at={"Thing": things, "Step": steps}) == (
        "broken" if broken else "holds")
