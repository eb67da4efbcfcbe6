"""Corrupted rewards: verdicts against an enumeration of policies and environments that does not use the package."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from typing import Any

import pytest
from asked import verdict

NAME = "corrupt_reward_nfl"
NAMES = ("last_is_best", "seen_truly", "one_corrupt_state")
Rewards = tuple[int, ...]
World = tuple[Rewards, Rewards]  # the true reward of each state, and what is shown of it to one who is there
HALF = Fraction(1, 2)


@cache
def worlds(states: int, levels: int, chosen: tuple[str, ...]) -> list[World]:
    """Every environment as an agent meets it.

    A corruption that shows some level for a state may show the truth for all its other levels, or anything.
    """
    rewards = list(product(range(levels), repeat=states))
    return [(true, shown) for true, shown in product(rewards, rewards)
            if ("last_is_best" not in chosen or true[-1] == levels - 1)
            and ("seen_truly" not in chosen or true == shown)
            and ("one_corrupt_state" not in chosen or sum(a != b for a, b in zip(true, shown, strict=True)) <= 1)]


def places(states: int, blocked: bool) -> list[int]:
    """Where one comes to who wants to go to each state."""
    return [0 if blocked and s == states - 1 else s for s in range(states)]


def mixtures(states: int, randomised: bool) -> list[tuple[Fraction, ...]]:
    shares = (Fraction(0), HALF, Fraction(1)) if randomised else (Fraction(0), Fraction(1))
    return [row for row in product(shares, repeat=states) if sum(row) == 1]


def one_step(states: int, levels: int, chosen: tuple[str, ...], randomised: bool, blocked: bool) -> dict[str, str]:
    """Both claims about one step, against the most that any policy regrets in any of the environments."""
    to = places(states, blocked)
    regrets = [max(sum(share * (max(true[t] for t in to) - true[to[s]]) for s, share in enumerate(policy[shown[0]]))
                   for true, shown in worlds(states, levels, chosen))
               for policy in product(mixtures(states, randomised), repeat=levels)]
    return {"half": "stands" if 2 * min(regrets) >= max(regrets) else "sidestepped",
            "more_than_half": "stands" if 2 * min(regrets) > max(regrets) else "sidestepped"}


@pytest.mark.parametrize("blocked", [False, True])
@pytest.mark.parametrize("randomised", [False, True])
def test_one_step_against_enumeration(randomised: bool, blocked: bool) -> None:
    axes = {"machine": "randomised" if randomised else "deterministic",
            "reach": "all_but_the_last" if blocked else "everywhere"}
    for states, levels in ((2, 2), (2, 3), (3, 2), (2, 4)):
        for chosen in (c for number in range(4) for c in combinations(NAMES, number)):
            wanted = one_step(states, levels, chosen, randomised, blocked)
            for claim, expected in wanted.items():
                found = verdict(NAME, chosen, claim=claim, at={"State": states, "Level": levels}, **axes)
                assert found == expected, (states, levels, chosen, claim)


def agents(states: int, levels: int) -> Iterator[tuple[tuple[int, ...], tuple[int, ...]]]:
    return product(product(range(states), repeat=levels), product(range(states), repeat=levels * levels))


@pytest.mark.parametrize("blocked", [False, True])
@pytest.mark.parametrize(("states", "levels"), [(2, 2), (3, 2)])
def test_two_steps_against_enumeration(states: int, levels: int, blocked: bool) -> None:
    """The agent remembers what it was shown first; the most is over all agents and environments."""
    to = places(states, blocked)
    for chosen in (c for number in range(3) for c in combinations(NAMES, number)):
        regrets = []
        for go, on in agents(states, levels):
            worst = 0
            for true, shown in worlds(states, levels, chosen):
                there = to[go[shown[0]]]
                then = to[on[shown[0] * levels + shown[there]]]
                worst = max(worst, 2 * max(true[t] for t in to) - true[there] - true[then])
            regrets.append(worst)
        expected = "stands" if 2 * min(regrets) >= max(regrets) else "sidestepped"
        found = verdict(NAME, chosen, claim="half_after_two_steps", at={"State": states, "Level": levels},
                        reach="all_but_the_last" if blocked else "everywhere")
        assert found == expected, chosen


@pytest.mark.parametrize(("states", "chosen", "wanted"), [
    (2, (), "stands"), (2, ("safe_observers",), "sidestepped"), (2, ("seen_truly",), "sidestepped"),
    (2, ("one_corrupt_state",), "stands"), (2, ("last_is_best",), "stands"),
    (2, ("last_is_best", "one_corrupt_state"), "stands"), (2, ("safe_observers", "one_corrupt_state"), "sidestepped"),
    (3, (), "stands"), (3, ("one_corrupt_state",), "sidestepped"), (3, ("last_is_best",), "stands")])
def test_what_can_be_learnt_from_everything_that_can_be_shown(states: int, chosen: tuple[str, ...],
                                                              wanted: str) -> None:
    """Two levels: what each observer may be shown of each state, whatever is so in truth."""
    answers = set()
    numbers = range(states)
    for observers in product(numbers, repeat=states) if "safe_observers" in chosen else [()]:
        left: dict[Any, set[Rewards]] = defaultdict(set)
        for true, table in product(product(range(2), repeat=states), product(range(2), repeat=states * states)):
            shown = {(o, s): table[states * o + s] for o in numbers for s in numbers}
            liars = sum(any(shown[o, s] != true[s] for s in numbers) for o in numbers)
            if not ("safe_observers" in chosen and any(shown[observers[s], s] != true[s] for s in numbers)
                    or "seen_truly" in chosen and any(shown[s, s] != true[s] for s in numbers)
                    or "one_corrupt_state" in chosen and liars > 1 or "last_is_best" in chosen and true[-1] != 1):
                left[table].add(true)
        answers.add(any(len(found) > 1 for found in left.values()))
    assert wanted == ("stands" if any(answers) else "sidestepped")
    assert verdict(NAME, chosen, claim="unlearnable", at={"State": states, "Level": 2}) == wanted


@pytest.mark.parametrize(("levels", "wanted"), [(2, "sidestepped"), (3, "stands"), (4, "sidestepped"), (5, "stands")])
def test_two_states_seen_truly_depend_on_the_ladder(levels: int, wanted: str) -> None:
    """To see exactly the middle of the ladder leaves half of it to be lost, to stay or to go; an even one has none."""
    assert verdict(NAME, ["seen_truly"], at={"State": 2, "Level": levels}) == wanted
    assert verdict(NAME, ["seen_truly"], at={"State": 3, "Level": 2}) == "stands"
