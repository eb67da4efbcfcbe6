"""Attempts at a refutation: when their clauses are those of the kernel, and which instances are put off."""

from __future__ import annotations

import time

import pytest

from explorer.kernel.refutation import grounded
from explorer.kernel.statement import Statement
from explorer.kernel.universe import Universe
from explorer.loading import find
from explorer.search.proofs.attempt import Attempt
from explorer.search.proofs.pool import Pool
from explorer.statement import build

NAMES = ("local", "neutral", "jointly_monotone")
SIZE = {"State": 1, "Action": 2, "Level": 2}


def statement() -> Statement:
    return build(find("no_free_lunch").theorem).statement


def attempt(of: Statement) -> Attempt:
    always = [name for name, _ in of.always]
    return Attempt(Universe(of, SIZE), "witness", {}, [*always, *NAMES], time.monotonic() + 60)


def test_the_clauses_of_an_attempt_are_those_of_the_kernel() -> None:
    of = statement()
    made = attempt(of)
    pool = Pool(made, NAMES, of.query("witness"))
    for batch in pool.batches(first=True):
        for instance in batch:
            made.add(instance)
    assert made.alone and made.instances
    assert made.ground.clauses.clauses == grounded(Universe(of, SIZE), NAMES, "witness", made.instances).clauses.clauses
    made.close()


@pytest.mark.parametrize("what", ["variable", "unknown", "clause", "nothing"])
def test_an_attempt_knows_that_something_else_was_made(what: str) -> None:
    of = statement()
    made = attempt(of)
    clauses = made.ground.clauses
    {"variable": clauses.fresh, "unknown": clauses.unknown, "clause": lambda: clauses.add((1,)),
     "nothing": lambda: None}[what]()
    batch = next(iter(Pool(made, NAMES, of.query("witness")).at_values()))
    made.add(batch[0])
    assert made.alone is (what == "nothing")
    made.close()


def test_what_is_put_off_is_offered_again() -> None:
    of = statement()
    made = attempt(of)
    pool = Pool(made, NAMES, of.query("witness"))
    at_terms = [batch for batch in Pool(made, NAMES, of.query("witness")).batches(first=True) if batch]
    assert len(at_terms[0]) > 1
    assert not [batch for batch in pool.batches(first=True, most=1) if batch]
    again = next(batch for batch in pool.batches() if batch)  # and more, at terms met in between
    assert all(instance in again for instance in at_terms[0])
    made.close()
