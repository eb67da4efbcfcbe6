"""The kernel's clauses of a query and of ever more instances, in an incremental SAT solver with linear arithmetic."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from explorer.kernel.clauses import Clauses
from explorer.kernel.ground import Grounding
from explorer.kernel.linear import Inequality, meaning_of
from explorer.kernel.syntax import Sort
from explorer.kernel.universe import Meter, Universe, Value
from explorer.search.proofs.simplex import solve
from explorer.search.proofs.smt import Smt, conflicts

WORK = 60_000_000  # steps of the kernel that a grounding may take where a proof is looked for
VAIN = 20  # instances in a row that are needed, after which no other is left out
Lemma = list[list[Any]]  # as the kernel reads it


class Late(Exception):
    """The time given is over."""


class Recorded(Clauses):
    """The kernel's clauses, each with the instance that claims it; None for what a gate or a cell is."""

    def __init__(self, meter: Meter) -> None:
        self.owners: list[int | None] = [None]
        self.owner: int | None = None
        super().__init__(meter)

    def add(self, clause: tuple[int, ...]) -> None:
        super().add(clause)
        self.owners.append(self.owner)

    def define(self, literals: Iterable[int]) -> None:
        super().define(literals)
        self.owners += [None] * (len(self.clauses) - len(self.owners))

    def exactly_one(self, count: int) -> list[int]:
        with_owner, self.owner = self.owner, None
        found = super().exactly_one(count)
        self.owner = with_owner
        return found


class Watched(Grounding):
    """The kernel's grounding with recorded clauses."""

    clauses: Recorded

    def __init__(self, universe: Universe) -> None:
        super().__init__(universe)
        self.clauses = Recorded(universe.meter)

    def restrict(self, sort: Sort, table: Any) -> None:
        with_owner, self.clauses.owner = self.clauses.owner, None
        super().restrict(sort, table)
        self.clauses.owner = with_owner

    def renamed(self, meaning: Any) -> Any:
        with_owner, self.clauses.owner = self.clauses.owner, None
        found = super().renamed(meaning)
        self.clauses.owner = with_owner
        return found


class Attempt:
    """One query at one size. Raises Late once `until` (of time.monotonic) is past."""

    def __init__(self, universe: Universe, query: str, outer: Mapping[str, Value], allowed: Sequence[str],
                 until: float, smt: Smt | None = None) -> None:
        """`smt` decides in place of the SAT solver, which then finds no lemmas and no model."""
        from pysat.solvers import Solver
        self.universe, self.allowed, self.until = universe, allowed, until
        self.ground = Watched(universe)
        self.engine = Solver(name="m22")
        self.smt, self.given = smt, 0
        self.instances: list[list[Any]] = []
        self.alone = True  # nothing but the query and the instances had a part in numbering the literals
        self.lemmas: list[Lemma] = []
        self.true: set[int] = set()
        self.inequalities: dict[int, Inequality] = {}
        statement = universe.statement
        self.ground.query(query, {n: self.ground.known(s, outer[n]) for n, s in statement.outer if n in outer})
        self.made = self.so_far()

    def add(self, instance: list[Any]) -> None:
        """Claims one more instance."""
        self.late()
        self.alone = self.alone and self.made == self.so_far()
        self.ground.clauses.owner = len(self.instances)
        self.instances.append(instance)
        self.ground.instance(instance, self.allowed)
        self.ground.clauses.owner = None
        self.made = self.so_far()

    def so_far(self) -> tuple[int, ...]:
        """How much the grounding has made: what is numbered next follows from it and from what is grounded next."""
        made = self.ground.clauses
        return made.variables, made.unknowns, len(made.clauses), len(self.ground.cells)

    def late(self) -> None:
        if time.monotonic() > self.until:
            raise Late

    def load(self) -> None:
        """Hands the new clauses to the solver; a claimed one only counts while its instance is switched on."""
        made = self.ground.clauses
        for clause, owner in zip(made.clauses[self.given:], made.owners[self.given:], strict=True):
            self.engine.add_clause([2 * x for x in clause] + ([] if owner is None else [-(2 * owner + 1)]))
            if self.smt is not None:
                self.smt.add(clause, owner, made.atoms)
        self.given = len(made.clauses)

    def refuted(self, instances: Iterable[int] | None = None) -> list[int] | None:
        """The numbers of instances that suffice for a refutation; None where there is a model."""
        self.load()
        chosen = range(len(self.instances)) if instances is None else instances
        if self.smt is not None:
            return self.smt.core(chosen, self.until - time.monotonic())
        switches = [2 * number + 1 for number in chosen]
        while True:
            self.late()
            if not self.engine.solve(assumptions=switches):
                return sorted(x // 2 for x in self.engine.get_core() or [])
            if not self.ground.clauses.atoms:
                return None
            model = self.engine.get_model() or []
            self.true = {x // 2 for x in model if x % 2 == 0} | {1}
            if not self.linear(set(switches)):
                return None

    def linear(self, on: set[int]) -> bool:
        """Adds lemmas against the model's inequalities, no two with a literal in common; False where none is needed."""
        picked = self.picked(on)
        agrees = True
        while True:
            self.late()
            found, _ = solve([self.signed(literal) for literal in picked])
            if found is None:
                return not agrees
            agrees = False
            self.learn([[picked[place], str(multiplier)] for place, multiplier in sorted(found.items())])
            gone = {picked[place] for place in found}
            picked = [literal for literal in picked if literal not in gone]

    def harvest(self, seconds: float) -> None:
        """Adds the lemmas that Z3 needs to refute all that is here; the loop then has few or none to find."""
        self.load()
        made = self.ground.clauses
        for conflict in conflicts(made.clauses, made.atoms, seconds):
            self.late()
            found, _ = solve([self.signed(literal) for literal in conflict])
            if found is not None:
                self.learn([[conflict[place], str(multiplier)] for place, multiplier in sorted(found.items())])

    def learn(self, lemma: Lemma) -> None:
        """Adds a lemma."""
        self.lemmas.append(lemma)
        self.engine.add_clause([-2 * literal for literal, _ in lemma])

    def signed(self, literal: int) -> Inequality:
        """The inequality that a true literal stands for."""
        if literal not in self.inequalities:
            self.inequalities[literal] = meaning_of(literal, self.ground.clauses.atoms)
        return self.inequalities[literal]

    def picked(self, on: set[int]) -> list[int]:
        """True atoms that the clauses need; the others may be either way."""
        atoms, made = self.ground.clauses.atoms, self.ground.clauses
        picked: dict[int, None] = {}
        for clause, owner in zip(made.clauses, made.owners, strict=True):
            if owner is not None and 2 * owner + 1 not in on:
                continue
            holding = [x for x in clause if x in self.true]
            if holding and not any(abs(x) not in atoms or x in picked for x in holding):
                picked[holding[0]] = None
        for lemma in self.lemmas:
            holding = [-x for x, _ in lemma if -x in self.true]
            if holding and not any(x in picked for x in holding):
                picked[holding[0]] = None
        return list(picked)

    def shorter(self, core: list[int], first: Sequence[int], tries: int) -> list[int]:
        """The core without those of some instances that it can do without, so many of them tried, the last ones first.

        It is given up where many in a row are needed. Tries are counted, not timed, so that two runs make one proof.
        """
        vain = 0
        for number in list(reversed(first))[:tries]:
            if number in core and len(core) > 1 and vain < VAIN:
                less = self.refuted([n for n in core if n != number])
                core, vain = (less, 0) if less else (core, vain + 1)
        return core

    def close(self) -> None:
        self.engine.delete()

