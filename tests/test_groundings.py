"""Random statements and instances: the plain checker makes the same clauses as the kernel, in the same order."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from typing import Any, ClassVar

from explorer.kernel.refutation import grounded
from explorer.kernel.statement import load
from explorer.kernel.universe import Meter, Universe
from explorer.plain.cells import Env, Meaning
from explorer.plain.clauses import TRUE, Literal
from explorer.plain.ground import Grounding
from explorer.plain.statement import read_statement
from explorer.plain.terms import BOOL, Term
from explorer.plain.values import UndefinedError, World, read_size
from tests.random_statements import OF_MANY, OPERATORS, SYMBOLS, Maker

SEEDS = 600


class Watched(Grounding):
    """The plain checker's grounding, which counts what it meets."""

    met: ClassVar[Counter[str]] = Counter()

    def meaning(self, term: Term, env: Env) -> Meaning:
        try:
            return super().meaning(term, env)
        except UndefinedError:
            self.met["undefined"] += term.sort == BOOL
            raise

    def membership(self, sort: str, meaning: Meaning) -> Literal:
        literal = super().membership(sort, meaning)
        self.met["membership"] += literal != TRUE
        return literal


def heads(given: Any) -> Iterator[str]:
    """The strings in JSON, operators among them."""
    if isinstance(given, str):
        yield given
    elif isinstance(given, list):
        for part in given:
            yield from heads(part)


def test_both_checkers_make_the_same_clauses() -> None:
    met = Watched.met = Counter[str]()
    for seed in range(SEEDS):
        rng = random.Random(seed)
        maker = Maker(rng, OF_MANY if seed % 10 == 0 else rng.sample(SYMBOLS, 5))
        statement, switched = maker.statement(), rng.random() < 0.3
        size = {"Thing": rng.choice([1, 2, 2]), "Level": rng.choice([1, 2, 3]), "Colour": 3}
        plain = read_statement(statement)
        world, names = World(plain, read_size(plain, size)), list(plain.assumptions)
        if not all(map(world.values, plain.restrictions)):
            continue
        instances = list(maker.instances(world))
        mine, failed = Watched(world, names, switched), ""
        try:
            universe = Universe(load(statement), size, Meter(300_000))
            kernel = grounded(universe, names, "witness", instances, None, switched)
        except Exception as error:
            failed = str(error) or type(error).__name__
        if "takes more than" in failed:
            continue
        try:
            mine.ground(plain.query("witness"), {}, instances)
            accepted = True
        except Exception:
            accepted = False
        assert accepted != bool(failed), (seed, failed)
        met["accepted" if accepted else "rejected"] += 1
        if not accepted:
            continue
        assert list(map(set, mine.clauses.clauses)) == list(map(set, kernel.clauses.clauses)), seed
        assert {literal: (form.constant, form.parts, strict) for literal, (form, strict) in
                mine.clauses.inequalities.items()} == {literal: (atom.form.constant, atom.form.terms, atom.strict)
                                                       for literal, atom in kernel.clauses.atoms.items()}, seed
        met.update(heads([statement["assumptions"], statement["witness"], instances]))
        met.update({"named": bool(mine.names), "switched": switched, "own": "chosen_" in str(instances)})
    assert met["accepted"] >= 300 and met["rejected"] >= 20, met
    parts = OPERATORS | {"=", "?", "values", "switched", "named", "own", "undefined", "membership"}
    assert {part: met[part] for part in sorted(parts) if met[part] < 5} == {}
