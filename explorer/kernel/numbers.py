"""Numbers, and equality of anything, where the values depend on cells: by cases, each with its literal.

What a term means is, by its sort: a literal (Bool); cases (elements, levels, reals): pairs of a value and the literal
under which it is the value, exactly one of which holds; or the tuple of what its rows mean (tables). A real's values
are linear forms. Whatever a model is, giving each cell its value in the model gives every term its value in the model.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Any

from explorer.kernel.clauses import FALSE, TRUE, Clauses
from explorer.kernel.linear import Linear, plus, times
from explorer.kernel.syntax import Sort
from explorer.kernel.universe import Universe

Meaning = Any  # by sort: int, tuple of (value, literal), tuple of Meaning
MANY = 16  # sums of more cases than this get a name when reals are among them


class Numbers:
    """Arithmetic by cases, over the clauses of a universe."""

    def __init__(self, universe: Universe) -> None:
        self.universe, self.meter, self.clauses = universe, universe.meter, Clauses(universe.meter)
        self.names: dict[Meaning, Meaning] = {}

    def gathered(self, cases: Iterable[tuple[Any, int]]) -> Meaning:
        """Cases with equal values put together, and those that cannot be left out."""
        found: dict[Any, list[int]] = {}
        for value, literal in cases:
            if literal != FALSE:
                found.setdefault(value, []).append(literal)
        self.meter.spend(len(found))
        joined = ((value, self.clauses.disj(literals)) for value, literals in found.items())
        return tuple(case for case in joined if case[1] != FALSE)

    def added(self, left: Meaning, right: Meaning) -> Meaning:
        """left + right, by cases."""
        if len(left) > 1 and len(right) > 1 and len(left) * len(right) > MANY:
            left, right = self.renamed(left), self.renamed(right)
        self.meter.spend(len(left) * len(right))
        return self.gathered((plus(a, b), self.clauses.conj((p, q))) for (a, p), (b, q) in product(left, right))

    def renamed(self, meaning: Meaning) -> Meaning:
        """The same number as one new unknown, where reals are among its cases."""
        if meaning not in self.names and any(isinstance(value, Linear) for value, _ in meaning):
            unknown = self.clauses.unknown()
            self.names[meaning] = ((unknown, TRUE),)
            for value, literal in meaning:
                for left, right in ((unknown, value), (value, unknown)):
                    self.clauses.claim(self.clauses.disj((-literal, self.clauses.compared(left, right, False))))
        return self.names.get(meaning, meaning)

    def compared(self, left: Meaning, right: Meaning, strict: bool) -> int:
        """The literal of left <= right, or of left < right."""
        conj, compared = self.clauses.conj, self.clauses.compared
        self.meter.spend(len(left) * len(right))
        if len(left) == len(right) == 1 and left[0][1] == right[0][1] == TRUE:
            return compared(left[0][0], right[0][0], strict)
        return self.clauses.disj(conj((p, q, compared(a, b, strict))) for (a, p), (b, q) in product(left, right))

    def equal(self, sort: Sort, left: Meaning, right: Meaning) -> int:
        """The literal of equality; `sort` is Real for any two numbers."""
        conj, disj = self.clauses.conj, self.clauses.disj
        if sort.kind == "bool":
            return conj((-conj((left, -right)), -conj((-left, right))))  # two implications
        if sort.kind == "table":
            return conj(self.equal(sort.result, a, b) for a, b in zip(left, right, strict=True))
        if not any(isinstance(value, Linear) for value, _ in (*left, *right)):
            known, other = (left, right) if left[0][1] == TRUE else (right, left)
            if known[0][1] == TRUE:
                return next((literal for value, literal in other if value == known[0][0]), FALSE)
            return disj([conj((p, q)) for (a, p), (b, q) in product(left, right) if a == b])
        return disj(conj((p, q, self.clauses.compared(a, b, False), self.clauses.compared(b, a, False)))
                    for (a, p), (b, q) in product(left, right))

    def multiplied(self, left: Meaning, right: Meaning) -> Meaning:
        """left * right, by cases; raises Rejected where two unknown reals are multiplied."""
        self.meter.spend(len(left) * len(right))
        return self.gathered((times(a, b), self.clauses.conj((p, q))) for (a, p), (b, q) in product(left, right))

    @staticmethod
    def cased(literal: int) -> Meaning:
        """A formula as the number 1 or 0."""
        return tuple((value, case) for value, case in ((1, literal), (0, -literal)) if case != FALSE)
