"""Soft experts: verdicts against the rank of exact linear systems, and rewards rebuilt from policies, by hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import exp, isclose, log

import pytest
from asked import verdict

NAME = "soft_irl_two_experts"
Row = list[Fraction]
FIRST, SECOND = Fraction(9, 10), Fraction(1, 2)
DYNAMICS, EXPERTS = ("stay_or_move", "action_independent", "ring_with_chord"), (
    "one_expert", "two_discounts", "two_environments")


def rank(rows: list[Row]) -> int:
    """By Gaussian elimination in exact fractions."""
    rows, found = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((i for i in range(found, len(rows)) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[found], rows[pivot] = rows[pivot], rows[found]
        for i in range(found + 1, len(rows)):
            if rows[i][column]:
                factor = rows[i][column] / rows[found][column]
                rows[i] = [x - factor * y if y else x for x, y in zip(rows[i], rows[found], strict=True)]
        found += 1
    return found


def successor(dynamics: str, states: int, s: int, a: int) -> int:
    if dynamics == "stay_or_move":
        return s if a == 0 else (s + 1) % states
    if dynamics == "move_or_stay":
        return successor("stay_or_move", states, s, 0 if a else 1)
    return (s + (2 if dynamics == "ring_with_chord" and s == 0 and a > 0 else 1)) % states


def shaping(dynamics: str, states: int, s: int, a: int, discount: Fraction) -> Row:
    """What a change of the values adds to the reward of an action, negated: the row of I - discount T."""
    row = [Fraction(int(t == s)) for t in range(states)]
    row[successor(dynamics, states, s, a)] -= discount
    return row


def by_rank(states: int, actions: int, dynamics: str, experts: str) -> str:
    """The rank condition; one expert, who is the same as two alike, has as many equations as one."""
    pairs = list(product(range(states), range(actions)))
    first = [shaping(dynamics, states, s, a, FIRST) for s, a in pairs]
    if experts == "one_expert":
        assert rank([[*x, *(-y for y in x)] for x in first]) == states
        return "stands" if states > 1 else "sidestepped"
    other = "move_or_stay" if experts == "two_environments" else dynamics
    discount = SECOND if experts == "two_discounts" else FIRST
    second = [shaping(other, states, s, a, discount) for s, a in pairs]
    joint = [[*x, *(-y for y in other_row)] for x, other_row in zip(first, second, strict=True)]
    return "sidestepped" if rank(joint) == 2 * states - 1 else "stands"


def by_kernel(states: int, actions: int, dynamics: str, experts: str, chosen: tuple[str, ...] = (), *,
              same_reward: bool = True, exact: bool = False) -> str:
    """Whether every difference of two explanations of one policy leaves the target: columns are reward, then values."""
    pairs = list(product(range(states), range(actions)))
    size = len(pairs)
    columns = 2 * size + 2 * states  # two rewards, then two tables of values

    def unit(*parts: tuple[int, int | Fraction]) -> Row:
        row = [Fraction(0)] * columns
        for column, value in parts:
            row[column] += value
        return row

    rows, two = [], experts != "one_expert"
    other = "move_or_stay" if experts == "two_environments" else dynamics
    for i, (s, a) in enumerate(pairs):
        for expert, where, discount in ((0, dynamics, FIRST),
                                        (1, other, SECOND if experts == "two_discounts" else FIRST)):
            if expert == 0 or two:
                at = 2 * size + expert * states
                change = shaping(where, states, s, a, discount)
                rows.append(unit((expert * size + i, 1), *((at + t, -change[t]) for t in range(states))))
        if same_reward:
            rows.append(unit((i, 1), (size + i, -1)))
        if "state_only" in chosen:
            rows += [unit((k * size + i, 1), (k * size + s * actions, -1)) for k in (0, 1)]
        if "known_action" in chosen and a == 0:
            rows.append(unit((i, 1)))
    if not two:
        rows += [unit((2 * size + s, 1), (2 * size + states + s, -1)) for s in range(states)]
    targets = [unit((i, 1)) if exact else unit((i, 1), (0, -1)) for i in range(size)]
    return "sidestepped" if rank(rows + targets) == rank(rows) else "stands"


def co_successors_connected(states: int, actions: int, dynamics: str) -> bool:
    group = list(range(states))
    for s, a, b in product(range(states), range(actions), range(actions)):
        old, new = (group[successor(dynamics, states, s, x)] for x in (a, b))
        group = [new if g == old else g for g in group]
    return len(set(group)) == 1


def found(states: int, actions: int, chosen: tuple[str, ...] = (), drop: tuple[str, ...] = (), **axes: str) -> str:
    answer = verdict(NAME, chosen, drop=drop, at={"State": states, "Action": actions}, **axes)
    return "sidestepped" if answer == "presupposed" else answer


@pytest.mark.parametrize("experts", EXPERTS)
@pytest.mark.parametrize("dynamics", DYNAMICS)
def test_the_rank_condition(dynamics: str, experts: str) -> None:
    for states, actions in product((1, 2, 3), (1, 2, 3)):
        wanted = by_rank(states, actions, dynamics, experts)
        assert by_kernel(states, actions, dynamics, experts) == wanted
        assert found(states, actions, dynamics=dynamics, experts=experts) == wanted, (states, actions)


@pytest.mark.parametrize("experts", EXPERTS)
@pytest.mark.parametrize("dynamics", DYNAMICS)
def test_every_assumption_against_linear_algebra(dynamics: str, experts: str) -> None:
    axes = {"dynamics": dynamics, "experts": experts}
    for states, chosen, same, exact in product(
            (2, 3), ((), ("state_only",), ("known_action",), ("state_only", "known_action")), (True, False),
            (True, False)):
        wanted = by_kernel(states, 2, dynamics, experts, chosen, same_reward=same, exact=exact)
        answer = found(states, 2, chosen, () if same else ("same_reward",), **axes,
                       target="exact" if exact else "up_to_a_constant")
        if answer != "contradictory":  # an assumption on the reward can clash with what is seen; a kernel does not say
            assert answer == wanted, (states, chosen, same, exact)


@pytest.mark.parametrize("dynamics", DYNAMICS)
def test_rewards_of_states_alone_follow_the_graph(dynamics: str) -> None:
    for states, actions in product((2, 3, 4), (1, 2)):
        connected = co_successors_connected(states, actions, dynamics)
        assert found(states, actions, ("state_only",), dynamics=dynamics) == ("sidestepped" if connected else "stands")


def test_a_ring_with_a_chord_is_aperiodic_and_yet_open() -> None:
    """Cycles of three and of two steps, but only one pair of states is joined."""
    assert {successor("ring_with_chord", 3, 0, a) for a in (0, 1)} == {1, 2}
    assert not co_successors_connected(3, 2, "ring_with_chord")
    assert by_rank(3, 2, "ring_with_chord", "two_discounts") == "stands"


def test_an_unknown_temperature_leaves_the_scale_open() -> None:
    for experts in ("two_discounts", "two_environments"):
        for target, wanted in (("up_to_a_constant", "stands"), ("scaled", "sidestepped")):
            assert found(2, 2, (), ("known_temperature",), experts=experts, target=target) == wanted


def policy(reward: list[list[float]], dynamics: str, discount: float) -> list[list[float]]:
    """Solve the soft Bellman equation by iteration; the logarithms of the probabilities, at temperature 1."""
    states, actions = len(reward), len(reward[0])
    value = [0.0] * states
    for _ in range(2000):
        q = [[reward[s][a] + discount * value[successor(dynamics, states, s, a)] for a in range(actions)]
             for s in range(states)]
        value = [log(sum(map(exp, row))) for row in q]
    return [[x - v for x in row] for row, v in zip(q, value, strict=True)]


@pytest.mark.parametrize("dynamics", DYNAMICS)
def test_shaped_rewards_have_one_policy_under_one_expert(dynamics: str) -> None:
    """Real policies: values may be changed at will for one expert, and a second with another discount tells or not."""
    reward, change = [[0.3, -1.0], [2.0, 0.5], [-0.7, 1.1]], [0.4, -1.3, 2.2]
    shaped = [[reward[s][a] + change[s] - 0.9 * change[successor(dynamics, 3, s, a)] for a in (0, 1)] for s in range(3)]

    def alike(discount: float) -> bool:
        pairs = zip(policy(reward, dynamics, discount), policy(shaped, dynamics, discount), strict=True)
        return all(isclose(x, y, abs_tol=1e-9) for one, two in pairs for x, y in zip(one, two, strict=True))

    assert alike(0.9)
    assert alike(0.5) == (dynamics == "action_independent")
