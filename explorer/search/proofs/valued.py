"""Which instances at values suffice: asked of the search's own grounding, with a switch for every instance.

It grounds a formula many times faster than the kernel does, so that a refutation that needs a hundred of ten thousand
instances is made from about a hundred.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod

from explorer.kernel import syntax
from explorer.kernel.syntax import Variable
from explorer.kernel.universe import Universe, Value
from explorer.search.emit import Emitter
from explorer.search.ground import Grounding
from explorer.search.proofs.attempt import Late
from explorer.search.proofs.terms import Instance, parts, prefix, written
from explorer.kernel.ground import conjuncts

MOST = 4_000_000  # instances; where there are more none is tried


def count(universe: Universe, names: Sequence[str]) -> int:
    """How many instances at values there are."""
    return sum(prod(len(universe.domain(sort)) for _, sort in head) for _, _, head, _ in parts(universe, names))


def sufficient(universe: Universe, names: Sequence[str], query: str, outer: Mapping[str, Value],
               until: float) -> list[Instance] | None:
    """Instances at values that refute the query, few of them; None where they do not. Raises Late.

    There must be no reals, and no more instances than MOST.
    """
    from pysat.solvers import Solver
    statement = universe.statement
    bare = replace(statement, always=(), assumptions=statement.always + statement.assumptions)
    with Solver(name="g4") as engine:
        ground = Grounding(bare, universe, engine.add_clause)
        fixed = ground.query(query, tuple(outer[name] for name, _ in statement.outer) if query == "witness" else ())
        owners: dict[int, tuple[str, int, list[Variable], tuple[Value, ...]]] = {}
        for name, number, head, _ in parts(universe, names):
            body = list(conjuncts(statement.formula(name)))[number]
            bound, inner = prefix(body)
            rest = bound[len(head):]
            if rest:
                inner = syntax.binder("forall", rest, inner)
            assertion = Emitter(ground.compiler).function(inner, list(head))
            for place, row in enumerate(product(*(universe.domain(sort) for _, sort in head))):
                if place % 1000 == 0 and time.monotonic() > until:
                    raise Late
                switch = ground.clauses.variable()
                owners[switch] = name, number, head, row
                assertion(ground.runtime, ground.clauses, -switch, *row)
        core = smaller(engine, fixed, list(owners))
        return None if core is None else [instance(*owners[switch]) for switch in core]


def instance(name: str, number: int, head: Sequence[Variable], row: Sequence[Value]) -> Instance:
    """The instance of a part of an assumption at a row of values, as the kernel reads it."""
    return [name, number, [written((sort, value)) for (_, sort), value in zip(head, row, strict=True)]]


def smaller(engine: object, fixed: Sequence[int], switches: list[int]) -> list[int] | None:
    """Switches that cannot all hold, asked again as long as the answer gets shorter; None where all can."""
    found: list[int] | None = None
    while True:
        if engine.solve(assumptions=[*fixed, *switches]):  # type: ignore[attr-defined]
            return found
        core = set(engine.get_core() or ())  # type: ignore[attr-defined]
        kept = [switch for switch in switches if switch in core]
        if found is not None and len(kept) >= len(found):
            return found
        found = switches = kept
