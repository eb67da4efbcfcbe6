"""The conditions and targets of the brute-force oracle, checked by hand, sets of actions first of all."""

import pytest

from bruteforce.conditions import ALONE, LINKS
from bruteforce.no_free_lunch import policy_of
from bruteforce.tables import ladder, target_value

SETS_BY_HAND = [
    ("rational", [[2, 2, 0]], [[0, 1]], True),
    ("rational", [[2, 2, 0]], [[0, 2]], False),
    ("never_worst", [[2, 1, 0]], [[0, 1]], True),
    ("never_worst", [[2, 1, 0]], [[0, 2]], False),
    ("never_worst", [[1, 1, 1]], [[0, 1, 2]], True),
    ("better_than_random", [[3, 0], [1, 0]], [[0], [0, 1]], True),
    ("better_than_random", [[3, 0], [1, 0]], [[0, 1], [0]], False),
    ("better_than_random_everywhere", [[3, 0], [1, 0]], [[0], [0, 1]], False),
    ("near_rational", [[1, 0], [1, 0]], [[0, 1], [0]], True),
    ("near_rational", [[1, 0], [1, 0]], [[0, 1], [1]], False),
]

LINKS_BY_HAND = [
    ("neutral", [[2, 1, 0]], [[0, 1]], [[0, 2, 1]], [[1, 2]], True),
    ("neutral", [[2, 1, 0]], [[0, 1]], [[0, 2, 1]], [[1, 0]], False),
    ("neutral", [[1, 1, 0]], [[0]], [[1, 1, 0]], [[0]], False),
    ("neutral", [[1, 0], [1, 0]], [[0], [0]], [[0, 1], [1, 0]], [[0], [0]], None),
    ("neutral_per_state", [[1, 0], [1, 0]], [[0], [0]], [[0, 1], [1, 0]], [[0], [0]], False),
    ("state_neutral", [[1, 0], [0, 1]], [[0], [0, 1]], [[0, 1], [1, 0]], [[0, 1], [0]], True),
    ("local", [[1, 0], [0, 1]], [[0], [0]], [[1, 0], [1, 0]], [[0], [1]], True),
    ("local", [[1, 0], [0, 1]], [[0], [0]], [[1, 0], [1, 0]], [[0, 1], [0]], False),
    ("ordinal", [[1, 0]], [[0]], [[2, 1]], [[1]], False),
    ("monotone_up", [[0, 0, 0]], [[0, 1]], [[1, 0, 0]], [[0]], True),
    ("monotone_up", [[0, 0, 0]], [[0, 1]], [[1, 0, 0]], [[1]], False),
    ("monotone_up", [[0, 0, 0]], [[0, 1]], [[0, 0, -1]], [[2]], None),
    ("monotone", [[0, 0, 0]], [[0, 1]], [[0, 0, -1]], [[0, 1, 2]], True),
    ("monotone", [[0, 0, 0]], [[0, 1]], [[0, 0, -1]], [[0]], False),
    ("monotone", [[0, 0, 0]], [[0, 1]], [[-1, 0, 0]], [[2]], True),
    ("jointly_monotone", [[0, 0, 0]], [[0, 1]], [[1, -1, -1]], [[0]], True),
    ("jointly_monotone", [[0, 0, 0]], [[0, 1]], [[1, -1, -1]], [[1]], False),
    ("jointly_monotone", [[0, 0], [0, 0]], [[0], [0]], [[1, 0], [1, 0]], [[1], [1]], None),
]


@pytest.mark.parametrize(("name", "reward", "chosen", "expected"), SETS_BY_HAND)
def test_sets_of_one_reward(name: str, reward: list[list[int]], chosen: list[list[int]], expected: bool) -> None:
    """What an assumption says of a policy of sets, checked by hand."""
    assert ALONE[name](tuple(map(tuple, reward)), policy_of(chosen)) == expected


@pytest.mark.parametrize(("name", "first", "p", "second", "q", "expected"), LINKS_BY_HAND)
def test_sets_of_two_rewards(
    name: str,
    first: list[list[int]],
    p: list[list[int]],
    second: list[list[int]],
    q: list[list[int]],
    expected: bool | None,
) -> None:
    """What an assumption says of two policies of sets, checked by hand; None where it says nothing."""
    check = LINKS[name](tuple(map(tuple, first)), tuple(map(tuple, second)))
    assert (None if check is None else check(policy_of(p), policy_of(q))) == expected


def test_targets() -> None:
    """Which of these tables of two states are told apart."""
    one, twice, raised, other = ((1, -1), (0, 0)), ((2, -2), (0, 0)), ((1, -1), (1, 1)), ((0, -1), (-1, 1))
    assert [target_value("affine", r) == target_value("affine", one) for r in (twice, raised)] == [True, False]
    assert target_value("affine", ((1, 1),)) == target_value("affine", ((-1, -1),)) != target_value("affine", ((0, 1),))
    assert target_value("order", one) == target_value("order", raised) != target_value("order", other)
    assert target_value("best", ((1, 0, -1),)) == target_value("best", ((1, -1, 0),))
    assert target_value("order", ((1, 0, -1),)) != target_value("order", ((1, -1, 0),))
    assert target_value("exact", one) != target_value("exact", twice)


def test_ladders() -> None:
    """Symmetric, evenly spaced."""
    assert [ladder(n) for n in range(1, 6)] == [(0,), (-1, 1), (-1, 0, 1), (-3, -1, 1, 3), (-2, -1, 0, 1, 2)]
