"""Repeated inverse reinforcement learning: verdicts against an enumeration that does not use the package."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from itertools import chain, combinations, product

import pytest
from asked import verdict

NAME = "repeated_irl"
SIZES = [(2, 2), (2, 3), (3, 2), (4, 3), (4, 2)]
Values = tuple[Fraction, ...]  # what each level is worth, from 0 to 1


def offers(chances: int) -> list[tuple[Fraction, ...]]:
    """Every set of chances that may be offered."""
    every = [Fraction(2 * c + 1, 2 * chances) for c in range(chances)]
    return list(chain.from_iterable(combinations(every, number) for number in range(chances + 1)))


def neutral(levels: int) -> Values:
    return tuple(Fraction(k, levels - 1) for k in range(levels))


def growing(levels: int, chances: int) -> list[Values]:
    """Every way in which values may grow, as far as the answers go: on a chance, or at three points between two."""
    points = sorted({Fraction(k, 8 * chances) for k in range(8 * chances + 1)} if levels < 4 else
                    {Fraction(k, 4 * chances) for k in range(4 * chances + 1)})
    inner = [p for p in points if 0 < p < 1]
    return [(Fraction(0), *middle, Fraction(1)) for middle in combinations(inner, levels - 2)]


def gaps_met(offered: tuple[Fraction, ...], values: Values, present: set[int]) -> bool:
    """Whether between any two levels that are there some chance that is offered lies."""
    return all(any(values[i] < q < values[j] for q in offered) for i, j in combinations(sorted(present), 2))


def compatible(value: Fraction, offered: tuple[Fraction, ...]) -> list[tuple[bool, ...]]:
    """The answers about one state: to stay or to go if they come to the same."""
    return list(product(*([value > q] if value != q else [False, True] for q in offered)))


def expected(levels: int, chances: int, target: str, risk: str, chosen: tuple[str, ...], every: bool) -> str:
    """Three states, of which one is not known; it is enough to know how it compares with the ends."""
    scales = [neutral(levels)] if risk == "neutral" else growing(levels, chances)
    top, fair = levels - 1, neutral(levels)
    consistent = stands = False
    for offered in offers(chances):
        met = all(gaps_met(offered, fair, {k, k + 1}) for k in range(top))
        if (every or "every_gap" in chosen) and not met:
            continue
        if "empty_gap" in chosen and (met or set(offered) & set(fair)):
            continue
        left = defaultdict(set)
        for values in scales:
            for k in range(levels):
                if "fine_enough" in chosen and not gaps_met(offered, values, {0, k, top}):
                    continue
                consistent = True
                for answer in compatible(values[k], offered):
                    left[answer].add(k if target == "exact" else (k > 0, k < top))
        stands = stands or any(len(found) > 1 for found in left.values())
    return "stands" if stands else "sidestepped" if consistent else "contradictory"


@pytest.mark.parametrize("environments", ["chosen", "given"])
@pytest.mark.parametrize("risk", ["neutral", "unknown"])
@pytest.mark.parametrize("target", ["exact", "order"])
@pytest.mark.parametrize(("levels", "chances"), SIZES)
def test_against_enumeration(levels: int, chances: int, target: str, risk: str, environments: str) -> None:
    for chosen in ((), ("every_gap",), ("empty_gap",), ("fine_enough",), ("empty_gap", "fine_enough")):
        wanted = expected(levels, chances, target, risk, chosen, environments == "chosen")
        found = verdict(NAME, chosen, at={"State": 3, "Level": levels, "Chance": chances}, target=target, risk=risk,
                        environments=environments)
        assert found == wanted or {found, wanted} == {"sidestepped", "presupposed"}, chosen


@pytest.mark.parametrize("dropped", ["rational", "same_reward", "known_dynamics", "known_ends"])
def test_two_explanations_once_a_hypothesis_is_dropped(dropped: str) -> None:
    """Three levels 0, 1/2, 1 and chances 1/4 and 3/4, one in each gap; the two rewards of a state x are 0 and 1."""
    chances = (Fraction(1, 4), Fraction(3, 4))

    def answers(x: Fraction, best: Fraction = Fraction(1), worst: Fraction = Fraction(0)) -> tuple[bool, ...]:
        return tuple(x > q * best + (1 - q) * worst for q in chances)

    assert len({answers(Fraction(k, 2)) for k in range(3)}) == 3
    if dropped == "known_ends":  # moved up by a half, everything looks the same
        half = Fraction(1, 2)
        assert answers(half, half, Fraction(0)) == answers(Fraction(1), Fraction(1), half)
    if dropped == "known_dynamics":  # 1/2 against a lottery that has the other chance
        assert tuple(Fraction(1, 2) > q for q in (chances[0], chances[0])) == answers(Fraction(1))
    # Without the others a human may stay everywhere: by mistake, or for a reward that x has in these environments only.
    assert verdict(NAME, drop=[dropped], at={"State": 3, "Level": 3, "Chance": 2}) == "stands"


def test_order_of_two_states_between_the_ends() -> None:
    """With a chance between any two states that differ, their answers differ; without one they may be alike."""
    at = {"State": 4, "Level": 3, "Chance": 2}
    assert verdict(NAME, ["fine_enough"], risk="unknown", target="order", at=at) == "sidestepped"
    assert verdict(NAME, risk="unknown", target="order", at=at) == "stands"
