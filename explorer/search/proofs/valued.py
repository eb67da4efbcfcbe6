"""Which instances at values suffice: asked of the search's own grounding, with a switch for every instance.

It grounds a formula many times faster than the kernel does, so that a refutation that needs a hundred of ten thousand
instances is made from about a hundred.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import prod

from explorer.kernel import syntax
from explorer.kernel.ground import conjuncts
from explorer.kernel.syntax import Term, Variable
from explorer.kernel.universe import Universe, Value
from explorer.search.emit import Emitter
from explorer.search.ground import Grounding
from explorer.search.proofs.attempt import Late
from explorer.search.proofs.terms import Instance, at_row, parts, prefix

FINEST = 4  # instances at a time that one refutation is tried to do without, in the end
MOST = 4_000_000  # instances; where there are more none is tried


def count(universe: Universe, names: Sequence[str]) -> int:
    """How many instances at values there are."""
    return sum(prod(len(universe.domain(sort)) for _, sort in head) for _, _, head, _ in parts(universe, names))


class Values:
    """Every instance of some assumptions at values, but those that hold in any case.

    Raises Late past `until`, and Outside where at some value a table is outside its sort.
    """

    def __init__(self, universe: Universe, names: Sequence[str], query: str, outer: Mapping[str, Value],
                 until: float) -> None:
        from pysat.solvers import Solver
        statement = universe.statement
        bare = replace(statement, always=(), assumptions=statement.always + statement.assumptions)
        self.engine = Solver(name="m22")
        self.owners: dict[int, tuple[str, int, list[Variable], Term, tuple[Value, ...]]] = {}
        self.switches: dict[str, list[int]] = {name: [] for name in names}
        self.at: dict[tuple[str, int], dict[tuple[Value, ...], int]] = {}  # of each part, by its row
        self.used: set[int] = set()
        self.ground = ground = Grounding(bare, universe, self.engine.add_clause)
        self.fixed = ground.query(query, tuple(outer[n] for n, _ in statement.outer) if query == "witness" else ())
        for name, number, head, body in parts(universe, names):
            bound, inner = prefix(list(conjuncts(statement.formula(name)))[number])
            rest = bound[len(head):]
            if rest:
                inner = syntax.binder("forall", rest, inner)
            assertion = Emitter(ground.compiler).function(inner, list(head))
            switch = ground.clauses.variable()
            with ground.inside(name):
                for place, row in enumerate(product(*(universe.domain(sort) for _, sort in head))):
                    if place % 1000 == 0 and time.monotonic() > until:
                        raise Late
                    made = ground.clauses.made
                    assertion(ground.runtime, ground.clauses, -switch, *row)
                    if ground.clauses.made > made:
                        self.owners[switch] = name, number, head, body, row
                        self.switches[name].append(switch)
                        self.at.setdefault((name, number), {})[row] = switch
                        switch = ground.clauses.variable()

    def core(self, names: Iterable[str]) -> list[int] | None:
        """Switches of instances of these assumptions that refute the query, those used before if these do; or None."""
        switches = [switch for name in names for switch in self.switches[name]]
        core = smaller(self.engine, self.fixed, [switch for switch in switches if switch in self.used])
        return smaller(self.engine, self.fixed, switches) if core is None else core

    def instances(self, core: list[int], names: Iterable[str], finest: int = 16) -> list[Instance]:
        """The instances of a core of these assumptions, without some that it can do without.

        `finest` is how many instances at a time it is tried to do without, in the end.
        """
        used = [switch for name in names for switch in self.switches[name] if switch in self.used]
        found = thinned(self.engine, self.fixed, core, used, finest)
        self.used.update(found)
        return [at_row(*self.owners[switch]) for switch in found]

    def sufficient(self, names: Sequence[str], finest: int = 16) -> list[Instance] | None:
        """Instances of these assumptions that refute the query, those used before first; None where none do."""
        core = self.core(names)
        return None if core is None else self.instances(core, names, finest)

    def close(self) -> None:
        self.engine.delete()


def smaller(engine: object, fixed: Sequence[int], switches: list[int]) -> list[int] | None:
    """Switches that cannot all hold, asked again in both orders as long as that shortens them; None where all can."""
    found: list[int] | None = None
    vain = 0
    while vain < 2:
        if engine.solve(assumptions=[*fixed, *switches]):  # type: ignore[attr-defined]
            return found
        core = set(engine.get_core() or ())  # type: ignore[attr-defined]
        kept = [switch for switch in reversed(switches) if switch in core]
        vain = vain + 1 if found is not None and len(kept) >= len(found) else 0
        if found is None or len(kept) < len(found):
            found = kept
        switches = kept
    return found


def thinned(engine: object, fixed: Sequence[int], core: list[int], used: list[int], finest: int) -> list[int]:
    """A core with few switches that were not used before: some of them are left out at a time, a quarter to begin with.

    `used` are those used before, which may be part of it; `finest` is how many are left out at a time in the end.
    """
    old = set(used)
    new = [switch for switch in core if switch not in old]
    kept = set(core)
    width = len(new) // 4
    while width > finest:
        place = 0
        while place < len(new):
            less = [*new[:place], *new[place + width:]]
            if engine.solve(assumptions=[*fixed, *used, *less]):  # type: ignore[attr-defined]
                place += width
            else:
                kept = set(engine.get_core() or ())  # type: ignore[attr-defined]
                new = [switch for switch in less if switch in kept]
        width //= 2
    return sorted(kept.difference(fixed))
