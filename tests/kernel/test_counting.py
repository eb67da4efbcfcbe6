"""The counting step: accepted where more clauses compete for fewer groups, and for nothing less."""

from __future__ import annotations

import copy
import time
from typing import Any

import pytest

from explorer.kernel.refutation import check_refutation
from explorer.kernel.universe import Meter, Rejected, Universe
from explorer.search.producer import checked, refute
from explorer.search.proofs.pigeons import counted
from explorer.statement import build
from tests.kernel.small import PLANNING, Agent, Prize, any_plan, make

SIZE = {"Spot": 2, "Move": 2, "Level": 2}


def different(h: Agent, R: Prize, Q: Prize):
    """Different prizes lead to different plans."""
    return (R == Q) | (h.plans(R) != h.plans(Q))


def never(h: Agent, R: Prize, Q: Prize):
    """No prize is what it is."""
    return R != R


STATEMENT = build(make("difference", any_plan, "impossibility", different)).statement


def certificate() -> Any:
    """Sixteen prizes cannot lead to different ones of four plans."""
    found = counted(Universe(STATEMENT, SIZE, Meter()), ["different"], "consistent", {}, time.monotonic() + 60)
    assert found is not None
    return checked(STATEMENT, ["different"], "consistent", SIZE, None, found)


def check(data: Any) -> None:
    check_refutation(Universe(STATEMENT, SIZE, Meter()), ["different"], "consistent", data)


def test_it_is_accepted() -> None:
    data = certificate()
    literals, clauses, groups = data["steps"][-1]
    assert (literals, len(clauses), len(groups)) == ([], 5, 4)
    check(data)


def fewer_clauses(step: Any) -> None:
    step[1].pop()


def one_clause_twice(step: Any) -> None:
    step[1][-1] = step[1][0]


def another_clause(step: Any) -> None:
    step[1][0] += 1


def a_truth_value(step: Any) -> None:
    step[1][0] = True


def a_literal_left_out(step: Any) -> None:
    step[2][0].pop()


def groups_merged(step: Any) -> None:
    step[2][:2] = [step[2][0] + step[2][1]]


def literals_exchanged(step: Any) -> None:
    step[2][0][0], step[2][1][0] = step[2][1][0], step[2][0][0]


def an_empty_group(step: Any) -> None:
    step[2].append([])


@pytest.mark.parametrize("change", [fewer_clauses, one_clause_twice, another_clause, a_truth_value, a_literal_left_out,
                                    groups_merged, literals_exchanged, an_empty_group], ids=lambda f: f.__name__)
def test_anything_less_is_rejected(change: Any) -> None:
    data = copy.deepcopy(certificate())
    change(data["steps"][-1])
    with pytest.raises(Rejected):
        check(data)


def test_a_step_that_excludes_two_is_needed() -> None:
    data = certificate()
    for number in range(len(data["steps"]) - 1):
        fewer = copy.deepcopy(data)
        del fewer["steps"][number]
        with pytest.raises(Rejected):
            check(fewer)


def test_it_does_not_carry_over_to_a_claim_that_has_a_model() -> None:
    statement = build(PLANNING).statement
    with pytest.raises(Rejected):
        check_refutation(Universe(statement, SIZE, Meter()), ["optimal"], "consistent", certificate())


def test_an_assumption_of_two_values_that_is_plainly_false_is_refuted() -> None:
    """It makes plans differ at every two prizes, and its clause is empty before anything follows from it."""
    statement = build(make("never", any_plan, "impossibility", never)).statement
    found = refute(statement, ["never"], "consistent", SIZE)
    assert not isinstance(found, str), found
    check_refutation(Universe(statement, SIZE, Meter()), ["never"], "consistent", found)
