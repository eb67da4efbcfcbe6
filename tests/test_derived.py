"""Instances at terms made of the query's tables: what they say, and what there is where they do not suffice."""

from __future__ import annotations

import time
from contextlib import closing
from typing import Any

import pytest

from explorer.kernel.evaluate import evaluate
from explorer.kernel.exchange import read
from explorer.kernel.refutation import check_refutation
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import BUILTIN, operator, variable
from explorer.kernel.universe import Universe
from explorer.loading import find
from explorer.search import producer
from explorer.search.emit import Emitter
from explorer.search.proofs import derived
from explorer.search.proofs.derived import Derived, tables
from explorer.search.proofs.terms import written
from explorer.search.proofs.valued import Values
from explorer.statement import build

NAMES = ("local", "neutral", "jointly_monotone")
SIZE = {"State": 2, "Action": 2, "Level": 3}


@pytest.fixture(scope="module")
def statement() -> Statement:
    return build(find("no_free_lunch").theorem, axes={"rewards": "without_ties"}).statement


def names(of: Statement) -> list[str]:
    return [*(name for name, _ in of.always), *NAMES]


def test_a_refutation_speaks_of_the_unknown_reward(statement: Statement) -> None:
    """Exchanging two actions, everywhere or in one state: neutral, local and jointly_monotone at these few rewards."""
    made = producer.refute(statement, NAMES, "witness", SIZE)
    assert not isinstance(made, str) and len(made["instances"]) < 20
    assert all("reward_" in str(arguments[0]) for _, _, arguments in made["instances"])
    assert {name for name, _, _ in made["instances"]} == set(NAMES)
    check_refutation(Universe(statement, SIZE), NAMES, "witness", made)


@pytest.mark.parametrize("found", [None, [], [["local", 0, [["app", "reward_1"], ["app", "reward_1"]]]]])
def test_where_they_do_not_suffice_there_is_a_refutation_at_values(
        statement: Statement, found: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived, "sufficient", lambda *_: found)
    made = producer.refute(statement, NAMES, "witness", SIZE)
    assert not isinstance(made, str) and len(made["instances"]) > 100
    check_refutation(Universe(statement, SIZE), NAMES, "witness", made)


def test_the_tables_are_those_of_which_the_query_speaks(statement: Statement) -> None:
    found = {constant.name: symbols for constant, symbols in tables(Universe(statement, SIZE), "witness")}
    assert found == {"reward_1": {"planner_1"}, "reward_2": {"planner_2"}}


def test_an_instance_at_terms_turns_on_what_it_says_of_each_value(statement: Statement) -> None:
    """With a value of the table a gate turns on the instance at what the terms then are, and no other."""
    universe = Universe(statement, SIZE)
    sorts = {sort.name: sort for sort in statement.sorts} | BUILTIN
    symbols = {symbol.name: symbol for symbol in statement.symbols}
    until = time.monotonic() + 60
    with closing(Values(universe, names(statement), "witness", {}, until)) as values:
        constant, applied = next(tables(universe, "witness"))
        gates = Derived(values, universe, names(statement), constant, applied, until).gates()
        assert {name for name, *_ in gates.values()} == set(NAMES)
        alike = operator("eq", constant, variable("v", constant.sort))
        assertion, looked = Emitter(values.ground.compiler).function(alike, [("v", constant.sort)]), 0
        for value in universe.domain(constant.sort):
            here = values.ground.clauses.variable()
            assertion(values.ground.runtime, values.ground.clauses, -here, value)
            for gate, (name, number, arguments, _) in gates.items():
                row = tuple(argument[1] if isinstance(argument, tuple) else evaluate(
                    read(written(argument), sorts, symbols), {}, {constant.name: (value,)}, universe)
                    for argument in arguments)
                on = set(values.engine.propagate([gate, here])[1]) & values.owners.keys()
                assert on == {values.at[name, number][row]} if row in values.at[name, number] else not on
                looked += len(on)
        assert looked > 100
