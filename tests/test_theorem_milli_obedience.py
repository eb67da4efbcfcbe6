"""Obedience and its price: verdicts against an enumeration of small games that does not use the package."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import product

import pytest
from asked import verdict

NAME = "milli_obedience"
WANTS, ACTIONS = (0, 1), (0, 1)
HALVES = ((Fraction(1), Fraction(0)), (Fraction(1, 2), Fraction(1, 2)), (Fraction(0), Fraction(1)))
THIRDS = tuple((Fraction(n, 3), Fraction(3 - n, 3)) for n in range(4))
Orders = tuple[tuple[Fraction, ...], ...]  # for each want, how likely each action is ordered
Worth = tuple[tuple[int, ...], ...]  # for each want, what each action is worth, weighted with the want's probability
NUMBERS = (-1, 0, 1)
AT = {"Want": 2, "Action": 2}


def after(orders: Orders, worth: Worth, order: int, act: int) -> Fraction:
    return sum((orders[t][order] * worth[t][act] for t in range(len(worth))), Fraction(0))


def responses(orders: Orders, worth: Worth, obeys: bool) -> Iterator[tuple[int, ...]]:
    """What the robot may do after each order; an indifferent one obeys, or does any of what is best."""
    acts = range(len(worth[0]))
    options = []
    for order in acts:
        scores = [after(orders, worth, order, act) for act in acts]
        best = [act for act in acts if scores[act] == max(scores)]
        options.append([order] if obeys and order in best else best)
    yield from product(*options)


def rational(orders: Orders, worth: Worth) -> bool:
    return all(worth[t][o] == max(worth[t]) for t in range(len(worth)) for o in range(len(worth[t])) if orders[t][o])


@cache
def facts(kernels: tuple[tuple[Fraction, ...], ...], model: str, only_rational: bool, obeys: bool) -> dict[str, str]:
    """The verdicts of the claims over all games with these chances of orders."""
    kept = {"never_worse": True, "obedience_gains_nothing": True, "equal_exactly": True, "blind_obedience": True}
    gain = False
    tables = list(product(product(NUMBERS, repeat=2), repeat=2))
    for worth, orders in product(tables, product(kernels, repeat=2)):
        if only_rational and not rational(orders, worth):
            continue
        own = all(after(orders, worth, o, o) >= after(orders, worth, o, a) for o in ACTIONS for a in ACTIONS)
        views = {"correct": [(orders, worth)], "wrong_likelihood": [(other, worth) for other in product(
            kernels, repeat=2)], "missing_features": [(orders, other) for other in tables[::5]]}[model]
        for view in views:
            for does in responses(*view, obeys):
                more = sum(after(orders, worth, o, does[o]) - after(orders, worth, o, o) for o in ACTIONS)
                told = all(does[o] == o for o in ACTIONS if any(orders[t][o] for t in WANTS))
                kept["never_worse"] &= more >= 0
                kept["obedience_gains_nothing"] &= more == 0 or not told
                kept["equal_exactly"] &= (more == 0) == own
                kept["blind_obedience"] &= told
                gain |= more > 0 and not told
    return {**{claim: "holds" if ok else "broken" for claim, ok in kept.items()}, "gain": "holds" if gain else "broken"}


@pytest.mark.parametrize("obeys", [True, False])
@pytest.mark.parametrize("only_rational", [True, False])
@pytest.mark.parametrize("model", ["correct", "wrong_likelihood", "missing_features"])
def test_against_enumeration(model: str, only_rational: bool, obeys: bool) -> None:
    for claim, wanted in facts(HALVES, model, only_rational, obeys).items():
        found = verdict(NAME, ["rational_human"] if only_rational else [], claim=claim, at=AT, model=model,
                        drop=[] if obeys else ["obeys_if_indifferent"])
        assert found == wanted, claim


@pytest.mark.parametrize("only_rational", [True, False])
def test_other_chances(only_rational: bool) -> None:
    """Thirds in place of halves, against the condition that stands for all chances."""
    for claim, wanted in facts(THIRDS, "correct", only_rational, True).items():
        found = verdict(NAME, ["rational_human"] if only_rational else [], claim=claim, at=AT, human="any_chances")
        assert found == wanted, claim


def test_any_chances_lets_in_every_kernel() -> None:
    """Where an order is possible it ranks actions as they are worth; where not, all comes to 0."""
    for chance, left, right in product((Fraction(0), Fraction(1, 7), Fraction(1)), NUMBERS, NUMBERS):
        if chance:
            assert (chance * left >= chance * right) == (left >= right)
        else:
            assert chance * left == 0


def test_the_middle_of_three() -> None:
    """Worth is weight times feature, for features 0, -1 and 1: the first is done only where the mean weight is 0."""
    kernels = [tuple(Fraction(n, 2) for n in row) for row in product(range(3), repeat=3) if sum(row) == 2]
    idle_in_general, met = True, set()
    for weights, orders in product(product(NUMBERS, repeat=2), product(kernels, repeat=2)):
        worth = tuple((0, -w, w) for w in weights)
        for order in range(3):
            mean = sum((orders[t][order] * weights[t] for t in WANTS), Fraction(0))
            for does in responses(orders, worth, True):
                idle_in_general &= does[order] != 0 or mean == 0
                if order == 0 and mean == 0:
                    met.add(does[order])
    assert idle_in_general and met == {0}
    assert verdict(NAME, ["on_a_line"], claim="middle_is_idle", at={"Want": 2, "Action": 3}) == "holds"
    assert verdict(NAME, claim="middle_is_idle", at={"Want": 2, "Action": 3}) == "broken"
