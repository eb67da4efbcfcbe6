"""Collections as long numbers against sets of sets."""

from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.kernel import lattice
from tests.examples import examples

K = 4
SETS = [frozenset(c) for c in chain.from_iterable(combinations(range(K), n) for n in range(K + 1))]
COLLECTIONS = st.frozensets(st.sampled_from(SETS))


def bits(found: frozenset[frozenset[int]]) -> int:
    return lattice.collection(sum(1 << member for member in one) for one in found)


def sets(number: int) -> frozenset[frozenset[int]]:
    return frozenset(frozenset(lattice.members(mask)) for mask in lattice.masks(number))


@examples(100)
@given(COLLECTIONS)
def test_a_collection_is_read_back(found: frozenset[frozenset[int]]) -> None:
    assert sets(bits(found)) == found


@examples(100)
@given(COLLECTIONS)
def test_above_and_below(found: frozenset[frozenset[int]]) -> None:
    assert sets(lattice.above(bits(found), K)) == {one for one in SETS if any(other <= one for other in found)}
    assert sets(lattice.below(bits(found), K)) == {one for one in SETS if any(other >= one for other in found)}


@examples(100)
@given(COLLECTIONS)
def test_minimal_and_maximal_look_one_member_away(found: frozenset[frozenset[int]]) -> None:
    assert sets(lattice.minimal(bits(found), K)) == {one for one in found if not any(one - {m} in found for m in one)}
    assert sets(lattice.maximal(bits(found), K)) == {
        one for one in found if not any(one | {m} in found for m in range(K) if m not in one)}


@examples(100)
@given(st.sampled_from(SETS))
def test_supersets_and_subsets_of_one(one: frozenset[int]) -> None:
    mask = sum(1 << member for member in one)
    assert sets(lattice.supersets(mask, K)) == {other for other in SETS if one <= other}
    assert sets(lattice.subsets(mask)) == {other for other in SETS if other <= one}


@pytest.mark.parametrize("k", [0, 1, 5])
def test_everything(k: int) -> None:
    assert lattice.everything(k).bit_count() == 2 ** k
    assert all(lattice.without(member, k).bit_count() == 2 ** k // 2 for member in range(k))
