"""Literals, gates and clauses: a formula over cells is one literal, and equal formulas are the same literal.

A literal is a variable (from 1) or its negation (negative). Variable 1 is true.
"""

from __future__ import annotations

from collections.abc import Iterable

from explorer.kernel.linear import Amount, Inequality, Linear, normal, plus
from explorer.kernel.universe import Meter

TRUE, FALSE = 1, -1


class Clauses:
    """Clauses in the order in which they are made; everything here is deterministic."""

    def __init__(self, meter: Meter) -> None:
        self.meter = meter
        self.variables = 1
        self.unknowns = 0
        self.clauses: list[tuple[int, ...]] = [(TRUE,)]
        self.parts: dict[int, tuple[int, ...]] = {}  # what a gate is the conjunction of
        self.atoms: dict[int, Inequality] = {}
        self.numbered: dict[tuple[int, ...] | Inequality, int] = {}
        self.defined: set[int] = set()

    def fresh(self) -> int:
        """A new variable."""
        self.variables += 1
        return self.variables

    def unknown(self) -> Linear:
        """A new unknown real."""
        self.unknowns += 1
        return Linear(0, ((self.unknowns, 1),))

    def conj(self, literals: Iterable[int]) -> int:
        """The literal of the conjunction; like exact evaluation it looks no further than where it is known to fail."""
        found: set[int] = set()
        for literal in literals:
            if literal != TRUE:
                if literal == FALSE or -literal in found:
                    return FALSE
                found.add(literal)
        if len(found) < 2:
            return found.pop() if found else TRUE
        parts = tuple(sorted(found))
        self.meter.spend(len(parts))
        gate = self.numbered.get(parts)
        if gate is None:
            gate = self.numbered[parts] = self.fresh()
            self.parts[gate] = parts
        return gate

    def disj(self, literals: Iterable[int]) -> int:
        """The literal of the disjunction."""
        return -self.conj(-literal for literal in literals)

    def compared(self, left: Amount, right: Amount, strict: bool) -> int:
        """The literal of left <= right, or of left < right."""
        form = plus(left, right, -1)
        if not isinstance(form, Linear):
            return TRUE if form < 0 or (form == 0 and not strict) else FALSE
        atom, holds = normal(form, strict)
        if atom not in self.numbered:
            self.numbered[atom] = self.fresh()
            self.atoms[self.numbered[atom]] = atom
        return self.numbered[atom] if holds else -self.numbered[atom]

    def claim(self, literal: int, unless: tuple[int, ...] = ()) -> None:
        """Adds clauses that say that the literal holds unless one of some others does, and what its gates mean.

        A conjunction that is the only one in a clause, and is not defined yet, is claimed part by part.
        """
        waiting = [(literal, unless)]
        while waiting:
            literal, unless = waiting.pop()
            if literal in self.parts:
                waiting += [(part, unless) for part in reversed(self.parts[literal])]
            elif literal != TRUE:
                clause = [-part for part in self.parts.get(-literal, (-literal,)) if part != TRUE]
                inner = [part for part in clause if part in self.parts]
                whole = len(inner) != 1 or inner[0] in self.defined
                rest = clause if whole else [part for part in clause if part != inner[0]]
                self.define(rest)
                if whole:
                    self.add((*unless, *clause))
                else:
                    waiting.append((inner[0], (*unless, *rest)))

    def define(self, literals: Iterable[int]) -> None:
        """Adds the clauses that say what the gates among the literals mean."""
        waiting = [abs(literal) for literal in literals]
        while waiting:
            gate = waiting.pop()
            if gate in self.parts and gate not in self.defined:
                self.defined.add(gate)
                parts = self.parts[gate]
                self.meter.spend(3 * len(parts) + 1)
                self.clauses += [(-gate, part) for part in parts]
                self.clauses.append((gate, *[-part for part in parts]))
                waiting += [abs(part) for part in parts]

    def add(self, clause: tuple[int, ...]) -> None:
        self.meter.spend(len(clause))
        self.clauses.append(clause)

    def exactly_one(self, count: int) -> list[int]:
        """Literals of which exactly one holds, one for each of `count` values."""
        if count == 1:
            return [TRUE]
        if count == 2:
            variable = self.fresh()
            return [-variable, variable]
        literals = [self.fresh() for _ in range(count)]
        self.add(tuple(literals))
        for place, literal in enumerate(literals):
            for other in literals[:place]:
                self.add((-other, -literal))
        return literals
