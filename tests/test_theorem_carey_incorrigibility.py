"""Robots with an error in their code: verdicts against exact arithmetic that does not use the package."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from asked import verdict

NAME = "carey_incorrigibility"
GOOD, HARMFUL = FACTS = (0, 1)
BOLD, SAFE = ACTS = ("bold", "safe")
HALF = Fraction(1, 2)
ERRORS = [Fraction(1, n) for n in (53, 90, 100, 101, 107, 500, 10_000)]
LARGE = [Fraction(1, n) for n in (2, 10, 51, 52)]
DOUBTS = [Fraction(0), Fraction(1, 100), Fraction(51, 100)]
POLICIES = [dict(zip(FACTS, p, strict=True)) for p in product([Fraction(n, 52) for n in range(53)], repeat=2)]
Policy = dict[int, Fraction]  # how likely the bold action is ordered, by how things are


def worth(fact: int, act: str, sign: int = -1) -> int:
    return 2 + sign * 52 * fact if act == BOLD else 1


def nearly(error: Fraction) -> Policy:
    """The bold action is ordered where it is the better one, but for errors."""
    return {GOOD: 1 - error, HARMFUL: error}


def likely(policy: Policy, fact: int, order: str) -> Fraction:
    return policy[fact] if order == BOLD else 1 - policy[fact]


def best(beliefs: list[tuple[Fraction, int, Policy]], order: str) -> str:
    """The best act on average over codes and facts; the bold one where both are as good."""
    scores = {act: sum(weight * HALF * likely(policy, fact, order) * worth(fact, act, sign)
                       for weight, sign, policy in beliefs for fact in FACTS) for act in ACTS}
    return BOLD if scores[BOLD] >= scores[SAFE] else SAFE


def right(policy: Policy, order: str) -> str:
    return best([(Fraction(1), -1, policy)], order)


def flipped(policy: Policy, order: str, error: Fraction, doubt: Fraction, knowing: bool) -> str:
    """By its own code the bold action is best whatever is so, and one who wants that orders it but for errors."""
    other = policy if knowing else {GOOD: 1 - error, HARMFUL: 1 - error}
    return best([(doubt, -1, policy), (1 - doubt, 1, other)], order)


def enough(error: Fraction, doubt: Fraction, knowing: bool) -> bool:
    return doubt > ((53 - 52 * error) / (104 * (1 - error)) if knowing else 54 * error / (51 + 2 * error))


def value(policy: Policy, acts: dict[tuple[str, str], str], share: Fraction, stopped: bool) -> Fraction:
    """What the robots are worth, by what each does after each order; `stopped` is before they act, if they disobey."""
    return sum((weight * HALF * likely(policy, fact, order) * worth(fact, acts[code, order])
                for code, weight in (("right", 1 - share), ("flipped", share)) for fact in FACTS for order in ACTS
                if not (stopped and acts[code, order] != order)), Fraction(0))


def test_the_right_code_obeys_below_one_error_in_52() -> None:
    assert all(right(nearly(e), o) == o for e in ERRORS for o in ACTS)
    assert all(right(nearly(e), o) == o for e in LARGE[-1:] for o in ACTS)  # all the same to it, and so as it is told
    assert not all(right(nearly(e), o) == o for e in LARGE[:-1] for o in ACTS)
    assert verdict(NAME, robots="correct_code") == "holds"
    assert verdict(NAME, robots="correct_code", drop=["nearly_rational"]) == "broken"
    assert verdict(NAME, robots="correct_code", drop=["bayes_robot"]) == "broken"


@pytest.mark.parametrize(("support", "knowing"), [("truth_in_support", False), ("human_knows", True)])
def test_the_flipped_code_defers_with_enough_doubt(support: str, knowing: bool) -> None:
    cases = [(e, q) for e in ERRORS for q in DOUBTS]
    for error, doubt in cases:
        done = {order: flipped(nearly(error), order, error, doubt, knowing) for order in ACTS}
        assert (done[SAFE] == SAFE) == enough(error, doubt, knowing), (error, doubt)
        assert done[BOLD] == BOLD
    assert {enough(*case, knowing) for case in cases} == {True, False}
    assert verdict(NAME, claim="flipped_is_safe_exactly", support=support) == "holds"
    assert verdict(NAME, ["enough_doubt"], support=support) == "holds"
    assert verdict(NAME, support=support) == "broken"
    assert verdict(NAME, claim="flipped_is_bold", support=support) == "broken"


def test_without_doubt_it_is_bold() -> None:
    assert all(flipped(nearly(e), o, e, DOUBTS[0], k) == BOLD for e in ERRORS for o in ACTS for k in (True, False))
    assert verdict(NAME, claim="flipped_is_bold") == "holds"
    assert verdict(NAME) == "broken"
    assert verdict(NAME, robots="hardcoded_shutdown") == "holds"
    assert verdict(NAME, robots="button_afterwards") == "broken"
    assert verdict(NAME, ["enough_doubt"]) == "contradictory"


def values(share: Fraction, stopped: bool, *, reasonable: bool = True) -> list[Fraction]:
    """Over all orders on a grid; robots with the right code do what is best, or anything."""
    found = []
    for policy in POLICIES:
        ways = [{o: right(policy, o) for o in ACTS}] if reasonable else [
            dict(zip(ACTS, way, strict=True)) for way in product(ACTS, repeat=2)]
        for way in ways:
            acts = {(code, o): way[o] if code == "right" else BOLD for code in ("right", "flipped") for o in ACTS}
            found.append(value(policy, acts, share, stopped))
    return found


def test_what_the_robots_are_worth() -> None:
    """At most -21/20 whatever right robots do; with shutdown 29/20, as it lets bold orders be obeyed."""
    tenth = Fraction(1, 10)
    assert max(values(tenth, False)) == max(values(tenth, False, reasonable=False)) == Fraction(-21, 20)
    assert max(values(tenth, True)) == max(values(tenth, True, reasonable=False)) == Fraction(29, 20)
    assert max(values(Fraction(0), False)) == Fraction(3, 2)
    for robots, wanted in (("some_flipped", "holds"), ("button_afterwards", "holds"),
                           ("hardcoded_shutdown", "broken"), ("correct_code", "broken")):
        assert verdict(NAME, claim="loss", robots=robots, drop=["nearly_rational"]) == wanted
    assert verdict(NAME, claim="loss", drop=["nearly_rational", "bayes_robot"]) == "broken"


def test_always_the_safe_order() -> None:
    """Right robots are told nothing and do what is safe; flipped ones are stopped, if that is built in."""
    policy = {GOOD: Fraction(0), HARMFUL: Fraction(0)}
    assert right(policy, SAFE) == SAFE
    acts = {("right", SAFE): SAFE, ("flipped", SAFE): BOLD, ("right", BOLD): BOLD, ("flipped", BOLD): BOLD}
    assert value(policy, acts, Fraction(1, 10), True) == Fraction(9, 10)
    assert value(policy, acts, Fraction(1, 10), False) == Fraction(-3, 2)
    for robots, wanted in (("hardcoded_shutdown", "holds"), ("some_flipped", "broken"),
                           ("button_afterwards", "broken")):
        assert verdict(NAME, claim="worth_nine_tenths", robots=robots, drop=["nearly_rational"]) == wanted
