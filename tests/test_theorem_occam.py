"""Occam's razor: verdicts against every language whose complexities are small whole numbers.

All conditions compare two complexities and multiples of the constant, so that small whole numbers show all there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations, product

import pytest
from asked import verdict

Costs = tuple[int, ...]


def overall(shape: str, shown: list[bool]) -> str:
    """The verdict of a claim of these worlds: `every` needs all of them, `some` one."""
    if not shown:
        return "contradictory"
    return "stands" if (all(shown) if shape == "every" else any(shown)) else "sidestepped"


def subsets(names: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [chosen for number in range(len(names) + 1) for chosen in combinations(names, number)]


# occam_degenerate with one policy and five pairs: indifferent, greedy, negated, true, and one more.

FIVE = {"Policy": 1, "Pair": 5}
INDIFFERENT, GREEDY, NEGATED, TRUE = range(4)
NEGATIVES = ((0, 2, 1, 3, 4), (0, 2, 1, 4, 3))  # of true and the fifth: each its own negative, or each the other's
OF_A_LANGUAGE = ("truth_is_simplest", "truth_wins_clearly")


@cache
def languages() -> list[tuple[Costs, int, frozenset[str]]]:
    """Complexities of the five pairs and a constant, with what is true of them."""
    found = []
    for costs, constant, negative in product(product(range(4), repeat=5), range(-1, 5), NEGATIVES):
        recipes = costs[:3]
        said = {"recipes_are_short": max(recipes) <= min(costs) + constant,
                "negation_is_short": all(costs[negative[x]] <= costs[x] + constant for x in range(5)),
                "truth_is_simplest": costs[TRUE] == min(costs),
                "truth_wins_clearly": costs[TRUE] + constant < min(recipes),
                "zero": constant == 0, "negative_number": constant < 0, "any": True,
                "beyond_all_differences": max(costs) - min(costs) < constant}
        found.append((costs, constant, frozenset(name for name, holds in said.items() if holds)))
    return found


DEGENERATE_CLAIMS = {
    "nothing_much_simpler": ("every", lambda costs, c: max(costs[:3]) <= min(costs) + c),
    "degenerate_are_simplest": ("every", lambda costs, c: max(costs[:3]) <= min(costs)),
    "occam_can_be_right": ("some", lambda costs, c: costs[TRUE] < min(costs[:3] + costs[4:]))}


@pytest.mark.parametrize("claim", DEGENERATE_CLAIMS)
@pytest.mark.parametrize("constant", ["any", "zero", "negative_number", "beyond_all_differences"])
def test_degenerate_pairs_against_enumeration(claim: str, constant: str) -> None:
    shape, holds = DEGENERATE_CLAIMS[claim]
    hypotheses = ("recipes_are_short", "negation_is_short")
    for dropped, chosen in product(subsets(hypotheses), subsets(OF_A_LANGUAGE)):
        wanted = {*chosen, constant, *hypotheses} - set(dropped)
        expected = overall(shape, [holds(costs, c) for costs, c, said in languages() if wanted <= said])
        found = verdict("occam_degenerate", chosen, claim=claim, drop=dropped, at=FIVE, constant=constant)
        assert found == expected, (chosen, dropped)


def test_what_the_bound_rests_on() -> None:
    """A pair that explains something else than the degenerate one is not bound to it."""
    name = "occam_degenerate"
    assert verdict(name, drop=["negation_is_short", "negatives_explain", "pairs_explain"]) == "stands"
    assert verdict(name, drop=["recipes_are_short"]) == "sidestepped"
    assert verdict(name, claim="degenerate_are_simplest", constant="zero") == "stands"
    assert verdict(name, ["truth_is_simplest"], claim="degenerate_are_simplest") == "sidestepped"


# occam_true_pair_complex: the complexities of true, indifferent, greedy, negated and other, for human and for nature.

SIDES = ("silence", "true_pair_says_more", "shortest_route", "of_nature_too", "laws_are_found", "proves_too_much",
         "of_every_pair")
OF_THE_DISPUTE = ("recipes_add_nothing", "never_negative", "truth_is_simplest", "degenerate_cost_the_same")


def rows(constant: int) -> Iterator[tuple[Costs, bool, bool, bool, bool, bool, bool]]:
    """Complexities with: recipes are short, true is far from simplest, is simplest, degenerate ones cost the same;
    all degenerate ones are simpler than the true one, and the true one is simpler than all others.
    """
    for costs in product(range(5), repeat=5):
        yield (costs, max(costs[1:4]) <= min(costs) + constant, min(costs) + constant < costs[0],
               costs[0] == min(costs), len(set(costs[1:4])) == 1, max(costs[1:4]) < costs[0], costs[0] < min(costs[1:]))


@cache
def disputes() -> list[tuple[Costs, Costs, frozenset[str]]]:
    """Languages up to what matters of nature, with what is true of them."""
    found = []
    for constant in range(-2, 3):
        nature = {(recipes, far, same, lost, found): costs
                  for costs, recipes, far, _, same, lost, found in rows(constant)}
        for costs, recipes, far, simple, same, _, _ in rows(constant):
            more = any(costs[1] <= written + constant < costs[0] - constant for written in range(-4, 8))
            for (n_recipes, n_far, n_same, _, _), other in nature.items():
                said = {"recipes_are_short": recipes and n_recipes, "conjecture_nine": far, "silence": True,
                        "true_pair_says_more": more, "shortest_route": not far,
                        "of_nature_too": n_far or not far, "laws_are_found": not n_far,
                        "proves_too_much": not far and not n_far,
                        "of_every_pair": all(min(costs) + constant < x for x in costs),
                        "recipes_add_nothing": constant == 0, "never_negative": True, "truth_is_simplest": simple,
                        "degenerate_cost_the_same": same and n_same}
                found.append((costs, other, frozenset(name for name, holds in said.items() if holds)))
    return found


DISPUTE_CLAIMS = {
    "degenerate_are_simpler": ("every", lambda human, nature: max(human[1:4]) < human[0]),
    "degenerate_may_be_simpler": ("some", lambda human, nature: max(human[1:4]) < human[0]),
    "degenerate_laws_are_simpler": ("every", lambda human, nature: max(nature[1:4]) < nature[0]),
    "occam_can_be_right": ("some", lambda human, nature: human[0] < min(human[1:])),
    "occam_finds_laws": ("some", lambda human, nature: nature[0] < min(nature[1:]))}


@cache
def outcomes(claim: str) -> set[tuple[frozenset[str], bool]]:
    """What can be true of two languages together, and whether the claim's formula holds of them then."""
    return {(said, DISPUTE_CLAIMS[claim][1](human, nature)) for human, nature, said in disputes()}


@pytest.mark.parametrize("claim", DISPUTE_CLAIMS)
@pytest.mark.parametrize("side", SIDES)
def test_the_dispute_against_enumeration(claim: str, side: str) -> None:
    shape, _ = DISPUTE_CLAIMS[claim]
    hypotheses = ("recipes_are_short", "conjecture_nine")
    for dropped in subsets(hypotheses):
        for chosen in subsets(OF_THE_DISPUTE)[:11]:
            wanted = {*chosen, side, *hypotheses} - set(dropped)
            shown = [holds for said, holds in outcomes(claim) if wanted <= said]
            found = verdict("occam_true_pair_complex", chosen, claim=claim, drop=dropped, dispute=side)
            assert found == overall(shape, shown), (chosen, dropped)


def test_the_two_sides_cannot_both_be_right() -> None:
    """The conjecture contradicts the reply; without it the reply only leaves the matter open."""
    name = "occam_true_pair_complex"
    assert verdict(name, dispute="shortest_route") == "contradictory"
    assert verdict(name, dispute="shortest_route", drop=["conjecture_nine"]) == "sidestepped"
    assert verdict(name, dispute="true_pair_says_more", drop=["conjecture_nine"]) == "stands"
    assert verdict(name, ["truth_is_simplest"], dispute="true_pair_says_more", drop=["conjecture_nine"]) == (
        "contradictory")


def test_that_it_proves_too_much_needs_both_halves() -> None:
    """That the conjecture carries over to nature, and that it is false there, contradict it only together."""
    name = "occam_true_pair_complex"
    assert verdict(name, dispute="proves_too_much") == "contradictory"
    for half in ("of_nature_too", "laws_are_found"):
        assert verdict(name, dispute=half) == "stands"
        assert verdict(name, dispute=half, drop=["conjecture_nine"]) == "sidestepped"
    assert verdict(name, dispute="proves_too_much", drop=["recipes_are_short"]) == "contradictory"
    assert verdict(name, dispute="proves_too_much", drop=["conjecture_nine"], claim="occam_finds_laws") == "stands"


def test_who_carries_the_conjecture_over_to_nature_loses_the_laws() -> None:
    """With both hypotheses the laws are lost, and dropping either gives them back."""
    name, over = "occam_true_pair_complex", "of_nature_too"
    assert verdict(name, dispute=over, claim="degenerate_laws_are_simpler") == "stands"
    assert verdict(name, dispute=over, claim="occam_finds_laws") == "sidestepped"
    assert verdict(name, claim="occam_finds_laws") == "stands"
    for dropped in ("conjecture_nine", "recipes_are_short"):
        assert verdict(name, dispute=over, drop=[dropped], claim="degenerate_laws_are_simpler") == "sidestepped"
        assert verdict(name, dispute=over, drop=[dropped], claim="occam_finds_laws") == "stands"
