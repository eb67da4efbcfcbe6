"""The ceiling of imitation: verdicts against an enumeration that does not use the package; shares are sixths."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

import pytest
from asked import verdict

NAME = "imitation_ceiling"
NAMES = ("assumes_no_mistakes", "knows_the_mistakes", "noisy")
BOTH = ("acts_on_guess", "guess_has_one_best")
LADDER = {2: (-1, 1), 3: (-1, 0, 1)}
Row = tuple[int, ...]


class One(NamedTuple):
    """What matters of one state: how well learner and human do under the truth and the guess, and what is so there."""

    ahead: Fraction  # of the human, under the true reward
    ahead_by_guess: Fraction
    errs: bool
    ascribed: bool
    matters: bool
    closed: bool
    said: frozenset[str]


def shares(actions: int) -> Iterator[tuple[Fraction, ...]]:
    for parts in product(range(7), repeat=actions):
        if sum(parts) == 6:
            yield tuple(Fraction(n, 6) for n in parts)


@cache
def states(actions: int, levels: int, place: str) -> list[One]:
    """Every state up to what matters of it."""
    numbers = range(actions)
    rewards = list(product(LADDER[levels], repeat=actions))
    opens = [o for o in product((True, False), repeat=actions) if any(o)] if place == "more_actions" else (
        [(True,) * actions])
    wirings = list(product(numbers, repeat=actions)) if place == "new_environment" else [tuple(numbers)]
    found = set()
    for true, guess, habit, open_, gives in product(rewards, rewards, list(shares(actions)), opens, wirings):
        if any(habit[a] > 0 and not open_[a] for a in numbers):
            continue
        used = [a for a in numbers if habit[a] > 0]
        best_true, best_guess = (max(r[a] for a in numbers if open_[a]) for r in (true, guess))
        pairs = [(a, b) for a in numbers for b in numbers if open_[a] and open_[b]]
        for learner in numbers:
            said = {"acts_on_guess": guess[gives[learner]] == max(guess[b] for b in gives),
                    "guess_has_one_best": guess.count(max(guess)) == 1, "knows_the_mistakes": true == guess,
                    "assumes_no_mistakes": all(guess[a] == best_guess for a in used),
                    "noisy": all(habit[a] > 0 and (true[a] > true[b]) == (guess[a] > guess[b]) == (habit[a] > habit[b])
                                 for a, b in pairs)}
            gap, by_guess = (r[gives[learner]] - sum(habit[a] * r[gives[a]] for a in numbers) for r in (true, guess))
            found.add(One(gap, by_guess, any(true[a] < best_true for a in used),
                          not said["assumes_no_mistakes"], len(set(true)) > 1, not all(open_),
                          frozenset(name for name, holds in said.items() if holds)))
    return list(found)


CLAIMS = {
    "beating_takes_mistakes": ("every", lambda w: sum(s.ahead for s in w) > 0, lambda w: any(s.ascribed for s in w)),
    "ceiling": ("every", lambda w: True, lambda w: sum(s.ahead for s in w) == 0),
    "no_gain_in_sight": ("every", lambda w: True, lambda w: sum(s.ahead_by_guess for s in w) <= 0),
    "noise_is_beaten": ("every", lambda w: any(s.matters for s in w), lambda w: sum(s.ahead for s in w) > 0),
    "can_surpass": ("some", lambda w: True, lambda w: sum(s.ahead for s in w) > 0),
    "can_err": ("some", lambda w: True, lambda w: any(s.errs for s in w))}


def enumerated(claim: str, number: int, found: list[One], place: str) -> str:
    shape, when, holds = CLAIMS[claim]
    there = premise = False
    for world in product(found, repeat=number):
        if place == "more_actions" and not any(s.closed for s in world):
            continue
        there = True
        if when(world):
            premise = True
            if holds(world) == (shape == "some"):
                return "stands" if shape == "some" else "sidestepped"
    if shape == "some":
        return "sidestepped" if there else "contradictory"
    return "stands" if premise else "presupposed" if there else "contradictory"


@pytest.mark.parametrize("claim", CLAIMS)
@pytest.mark.parametrize("place", ["same", "more_actions", "new_environment"])
def test_against_enumeration(place: str, claim: str) -> None:
    for number, actions, levels in ((1, 2, 2), (1, 2, 3), (2, 2, 2), (1, 3, 2)):
        at = {"State": number, "Action": actions, "Level": levels}
        for dropped in (c for n in range(3) for c in combinations(BOTH, n)):
            for chosen in (c for n in range(3) for c in combinations(NAMES, n)):
                wanted = {*BOTH, *chosen} - set(dropped)
                found = [one for one in states(actions, levels, place) if wanted <= one.said]
                expected = enumerated(claim, number, found, place)
                assert verdict(NAME, chosen, claim=claim, drop=dropped, at=at, place=place) == expected, (at, chosen)


def test_what_the_ceiling_rests_on() -> None:
    """The same place, a guess without ties and without mistakes; each change lets the learner pass the human."""
    assert verdict(NAME, ["assumes_no_mistakes"], claim="can_surpass") == "sidestepped"
    assert verdict(NAME, claim="can_surpass") == "stands"
    assert verdict(NAME, ["assumes_no_mistakes"], claim="can_surpass", drop=["guess_has_one_best"]) == "stands"
    assert verdict(NAME, ["assumes_no_mistakes"], claim="can_surpass", place="more_actions") == "stands"
    assert verdict(NAME, ["assumes_no_mistakes"], claim="can_surpass", place="new_environment") == "stands"


def test_one_action_more_is_enough() -> None:
    """The human can do one thing in one state; the learner has a second action, and it is better."""
    at = {"State": 1, "Action": 2, "Level": 2}
    assert verdict(NAME, ["assumes_no_mistakes"], claim="can_surpass", place="more_actions", at=at) == "stands"
