"""The frontier of a property that smaller sets inherit, against going through all sets, with oracles of every kind."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from explorer.kernel.lattice import masks, members
from explorer.search.frontier import Frontier, Inline, Known, Reply, explore, frontier
from explorer.search.solvers import Answer
from tests.examples import examples

Ask = Callable[[int], Reply]


@st.composite
def properties(draw: st.DrawFn) -> tuple[int, frozenset[int]]:
    """How many members, and the sets inside: all that lie inside some drawn ones."""
    k = draw(st.integers(0, 6))
    tops = draw(st.lists(st.integers(0, 2 ** k - 1), max_size=6))
    return k, frozenset(mask for mask in range(2 ** k) if any(mask & ~top == 0 for top in tops))


def honest(k: int, inside: frozenset[int], seed: int, calls: list[int]) -> Ask:
    """An oracle that knows everything, and adds members to a set inside or takes some from one outside at random."""
    random = Random(seed)

    def ask(mask: int) -> Reply:
        calls.append(mask)
        order = list(range(k))
        random.shuffle(order)
        answer = mask in inside
        for member in order[:random.randint(0, k)]:
            changed = mask | 1 << member if answer else mask & ~(1 << member)
            mask = changed if (changed in inside) == answer else mask
        return Reply(Answer.YES if answer else Answer.NO, mask)
    return ask


def forgetful(ask: Ask, seed: int, share: float, steady: bool) -> Ask:
    """The same oracle, but at random it does not know; where `steady`, always for the same sets."""
    random = Random(seed)
    fates: dict[int, bool] = {}

    def asked(mask: int) -> Reply:
        unknown = random.random() < share
        if steady:
            unknown = fates.setdefault(mask, unknown)
        return Reply(Answer.UNKNOWN, mask) if unknown else ask(mask)
    return asked


def found(k: int, ask: Ask) -> tuple[Known, Frontier]:
    known = Known(k)
    for _ in explore(known, Inline(ask)):
        pass
    return known, frontier(known)


@examples(400)
@given(properties(), st.integers(0, 10 ** 6))
def test_the_frontier_is_that_of_all_sets(drawn: tuple[int, frozenset[int]], seed: int) -> None:
    k, inside = drawn
    calls: list[int] = []
    _, made = found(k, honest(k, inside, seed, calls))
    outside = set(range(2 ** k)) - inside
    smallest = {mask for mask in outside if all(mask & ~(1 << m) in inside for m in members(mask))}
    largest = {mask for mask in inside if all(mask | 1 << m in outside for m in range(k) if not mask >> m & 1)}
    assert set(made.smallest) == smallest and set(made.largest) == largest
    assert not (made.smaller or made.larger or made.open)
    assert len(calls) <= 2 * (len(smallest) + len(largest)) + sum(map(int.bit_count, smallest)) + k


@examples(400)
@given(properties(), st.integers(0, 10 ** 6), st.sampled_from([0.1, 0.5, 0.9]), st.booleans())
def test_an_oracle_that_does_not_know_never_yields_a_wrong_set(drawn: tuple[int, frozenset[int]], seed: int,
                                                                share: float, steady: bool) -> None:
    k, inside = drawn
    known, made = found(k, forgetful(honest(k, inside, seed, []), seed + 1, share, steady))
    for mask in (*made.largest, *made.larger):
        assert mask in inside
    for mask in (*made.smallest, *made.smaller):
        assert mask not in inside
    assert all(mask & ~(1 << m) in inside for mask in made.smallest for m in members(mask))
    assert all(mask | 1 << m not in inside for mask in made.largest for m in range(k) if not mask >> m & 1)
    ins, outs = set(masks(known.ins())), set(masks(known.outs()))
    assert ins <= inside and not outs & inside
    for mask in set(range(2 ** k)) - ins - outs:
        assert any(mask & ~left == 0 for left in made.open)


@examples(100)
@given(properties(), st.integers(0, 10 ** 6))
def test_what_is_known_already_is_not_asked_again(drawn: tuple[int, frozenset[int]], seed: int) -> None:
    k, inside = drawn
    known, made = found(k, honest(k, inside, seed, []))
    calls: list[int] = []
    for _ in explore(known, Inline(honest(k, inside, seed, calls))):
        pass
    assert calls == [] and frontier(known) == made
