"""Refutations in one proof by many sets of assumptions: no set that leaves a model is ever among them."""

from __future__ import annotations

import copy
from contextlib import suppress
from functools import cache
from itertools import combinations
from math import inf
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from explorer.kernel.refutation import check_refutation, check_refutations
from explorer.kernel.universe import Meter, Rejected, Universe
from explorer.search.compile import Outside
from explorer.search.producer import refute
from explorer.search.proofs.joint import Joint, accepted, chosen, proved, together, uncounted
from explorer.search.proofs.valued import Values
from tests.examples import examples
from tests.kernel.randomly import BruteForce, Case, cases
from tests.kernel.test_tampering import STRANGE, at, places
from tests.maps import job

NAMES = ("rational", "unique_best", "never_worst", "better_than_random", "local")
SETS = [frozenset(names) for names in (("rational", "unique_best"), ("unique_best", "never_worst"),
                                       ("unique_best", "better_than_random", "local"))]
SIZE = {"State": 1, "Action": 2, "Level": 2}
FEW = 100_000  # steps that any check may take


@cache
def statement() -> Any:
    return job("no_free_lunch", "State=1..1,Action=2..2,Level=2..2", NAMES).statement


@cache
def made() -> Joint:
    found = together(statement(), SETS, "witness", SIZE, None, 30)
    assert found and set(found.sets) == set(SETS)
    return found


def refuted(certificate: Any, names: Any = None, query: str = "witness", size: Any = None) -> list[frozenset[str]]:
    """The sets that the kernel takes for refuted."""
    universe = Universe(statement(), size or SIZE, Meter(FEW))
    return check_refutations(universe, names or made().names, query, certificate)


@cache
def truly(names: frozenset[str], query: str = "witness", size: Any = tuple(SIZE.items())) -> bool:  # noqa: B008
    """Whether no world of the query is left under these assumptions, as a solver that has no part in this says."""
    from explorer.search.site import Site
    from explorer.search.solvers import Answer
    site = Site(statement(), dict(size), "z3")
    return site.ask(query, [name for name, _ in statement().assumptions if name in names]) is Answer.NO


def test_every_set_is_refuted_by_the_one_proof() -> None:
    shown = refuted(made().certificate)
    assert all(any(known <= one for known in shown) for one in SETS)
    assert all(truly(one) for one in shown) and frozenset() not in shown


def test_a_set_of_all_the_assumptions_is_among_them() -> None:
    one = frozenset({"unique_best", "better_than_random"})
    instances, some = chosen(Universe(statement(), SIZE), [one], "witness", {}, inf)
    found = proved(statement(), some, "witness", SIZE, None, instances)
    assert found and found.sets == (one,) and set(found.names) == one
    assert one in check_refutations(Universe(statement(), SIZE), found.names, "witness", found.certificate)


def test_steps_are_added_to_those_before() -> None:
    meter = Meter()
    universe = Universe(statement(), SIZE, meter)
    meter.spend(7)
    check_refutations(universe, made().names, "witness", made().certificate)
    assert universe.meter is meter and meter.steps == 7 + made().certificate["work"]


def test_that_a_sort_is_empty_is_not_said_of_one_that_is_not() -> None:
    for data in ({"empty": ""}, {"empty": "Policy"}, {"empty": None}):
        with pytest.raises(Rejected, match="no restriction leaves that sort without values"):
            check_refutation(Universe(statement(), SIZE), ["rational"], "witness", data)


def test_what_is_refuted_by_counting_is_left_to_a_proof_of_its_own() -> None:
    names = ("neutral", "injective", "neutral_per_state", "local")
    size = {"State": 1, "Action": 2, "Level": 2}
    known = job("no_free_lunch", "State=1..1,Action=2..2,Level=2..2", names).statement
    sets = [frozenset({name}) for name in names]
    assert uncounted(Universe(known, size), sets, {}, inf) == [*sets[:1], *sets[2:]]
    found = together(known, sets[:3], "consistent", size, None, 30)
    assert found and set(found.sets) == {sets[0], sets[2]}
    assert together(known, sets[:2], "consistent", size, None, 30) is None
    alone = refute(known, ["injective"], "consistent", size)
    assert len(alone["steps"][-1]) == 3  # literals, hints and groups


def test_what_was_kept_is_accepted_again() -> None:
    joint = made()
    again = accepted(statement(), list(joint.names), [*SETS, frozenset({"local"})], "witness", SIZE, None,
                     joint.certificate)
    assert set(again.sets) == set(SETS)


def test_the_order_of_the_assumptions_counts() -> None:
    """Each has the literal of its place, so that another order is another proof."""
    names = list(made().names)
    for other in (names[::-1], names[1:], [*names[1:], names[0]]):
        with suppress(Rejected):
            assert all(truly(one) for one in refuted(made().certificate, other))


def test_without_steps_nothing_is_refuted() -> None:
    assert refuted({**made().certificate, "steps": []}) == []


def test_a_proof_for_one_set_is_none_for_many() -> None:
    with pytest.raises(Rejected, match="work, instances, lemmas and steps"):
        refuted({"empty": "Policy"})


@pytest.mark.parametrize("change, why", [
    (lambda c: c["steps"][-1][0].pop(), "do not lead to a conflict|more than one literal"),
    (lambda c: c["steps"].insert(0, [[], []]), "do not lead to a conflict"),
    (lambda c: c["steps"].insert(0, [[-2], []]), "do not lead to a conflict"),
    (lambda c: c["instances"].pop(), "."),
    (lambda c: c.update(work=1), "more than 1 steps"),
    (lambda c: c.update(work=0), "work"),
    (lambda c: c.update(more=1), "work"),
    (lambda c: c["instances"].append(["unheard", 0, []]), "is not an assumption that is on"),
])
def test_what_is_wrong_is_rejected(change: Any, why: str) -> None:
    certificate = copy.deepcopy(made().certificate)
    change(certificate)
    with pytest.raises(Rejected, match=why):
        refuted(certificate)


def test_an_assumption_that_is_switched_off_claims_nothing() -> None:
    """All instances under another assumption's name would refute sets that leave a world."""
    for other in NAMES:
        certificate = copy.deepcopy(made().certificate)
        for instance in certificate["instances"]:
            if instance[0] in NAMES:
                instance[0] = other
        with suppress(Rejected):
            assert all(truly(one) for one in refuted(certificate))


def test_changed_proofs_refute_nothing_that_has_a_world() -> None:
    dice, accepted_all = Random(1), 0
    genuine = made().certificate
    spots = list(places(genuine))
    for _ in range(600):
        certificate = copy.deepcopy(genuine)
        path = dice.choice(spots)
        *before, last = path
        inside = at(certificate, before)
        other = dice.choice(STRANGE) if dice.random() < .3 else copy.deepcopy(at(genuine, dice.choice(spots)))
        if isinstance(inside[last], int) and dice.random() < .5:
            other = dice.choice([-inside[last], inside[last] + 1, inside[last] - 1])
        inside[last] = other
        for query, size in (("witness", SIZE), ("varies", SIZE), ("witness", {"State": 1, "Action": 2, "Level": 3})):
            try:
                shown = refuted(certificate, made().names, query, size)
            except Rejected:
                continue
            accepted_all += 1
            assert all(truly(one, query, tuple(size.items())) for one in set(shown)), (path, other)
    assert accepted_all


@pytest.mark.parametrize("shape", ["unidentified", "every", "each"])
def test_of_random_statements_exactly_the_true_sets_are_refuted(shape: str) -> None:
    @examples(40)
    @given(cases(shape), st.sampled_from(["consistent", "witness"]))
    def check(case: Case, query: str) -> None:
        names = [name for name, _ in case.statement.assumptions]
        outs, ins, outer, brute = [], [], None, BruteForce(case)
        for count in range(len(names) + 1):
            for one in combinations(names, count):
                found = brute.answers(one)
                assume(found is not None)
                assert found is not None
                values = next(iter(found.witness)) if found.witness else ()
                outer = dict(zip([name for name, _ in case.statement.outer], values, strict=False))
                worlds = found.witness.get(values, []) if query == "witness" else found.consistent
                (ins if worlds else outs).append(frozenset(one))
        joint = together(case.statement, [*outs, *ins], query, case.size, outer, 30)
        empty = Universe(case.statement, case.size).empty
        if query == "consistent" and outs and not empty:
            outs = uncounted(Universe(case.statement, case.size), outs, outer or {}, inf)
        if joint is None and len(outs) > 1 and not empty:  # a table outside its sort, which the search refuses
            with pytest.raises(Outside):
                Values(Universe(case.statement, case.size), names, query, outer, inf)
        assert joint is None or len(outs) > 1
        if joint:
            assert set(joint.sets) == set(outs)
            for other in ("consistent", "witness"):
                universe = Universe(case.statement, case.size)
                try:
                    shown = check_refutations(universe, joint.names, other, joint.certificate, outer)
                except Rejected:
                    continue
                assert other != query or not any(known <= one for known in shown for one in ins)
    check()
