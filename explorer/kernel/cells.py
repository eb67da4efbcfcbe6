"""Formulas of a statement, at one size, as literals over the cells of its unknown tables.

What a term means is, by its sort: a literal (Bool); cases (elements, levels, reals): pairs of a value and the literal
under which it is the value, exactly one of which holds; or the tuple of what its rows mean (tables). A real's values
are linear forms. Whatever a model is, giving each cell its value in the model gives every term its value in the model.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from explorer.kernel.clauses import FALSE, TRUE, Clauses
from explorer.kernel.linear import Amount, Linear, plus, times
from explorer.kernel.syntax import BOOL, REAL, Sort, Symbol
from explorer.kernel.universe import Universe, Value

Meaning = Any  # by sort: int, tuple of (value, literal), tuple of Meaning
Scope = Mapping[str, Meaning]
MANY = 16  # sums of more cases than this get a name when reals are among them


class Undefined(Exception):
    """A table outside its sort: exact evaluation rejects whatever model makes use of it."""


class Cells(ABC):
    """The cells of a statement at one size, made as they are met, and what can be said of them."""

    def __init__(self, universe: Universe) -> None:
        self.universe, self.meter, self.clauses = universe, universe.meter, Clauses(universe.meter)
        self.cells: dict[tuple[Any, ...], Meaning] = {}
        self.members: set[tuple[Sort, Meaning]] = set()  # tables known to belong to their sorts
        self.listed: dict[Sort, list[Meaning]] = {}
        self.names: dict[Meaning, Meaning] = {}
        self.monomials: dict[tuple[int, int], int] = {}

    @abstractmethod
    def restrict(self, sort: Sort, table: Meaning) -> None:
        """Claims that an unknown table satisfies the restriction of its sort."""

    def known(self, sort: Sort, value: Value) -> Meaning:
        """The meaning of a value."""
        if isinstance(value, tuple):
            return tuple(self.known(sort.result, item) for item in value)
        if sort == BOOL:
            return TRUE if value else FALSE
        return ((value, TRUE),)

    def value(self, sort: Sort, meaning: Meaning) -> Value | None:
        """The value of a meaning that depends on no cell; None for any other."""
        if sort == BOOL:
            return meaning == TRUE if abs(meaning) == TRUE else None
        if sort.kind != "table":
            return None if len(meaning) > 1 or isinstance(meaning[0][0], Linear) else meaning[0][0]
        rows = tuple(self.value(sort.result, row) for row in meaning)
        return None if None in rows else rows  # type: ignore[return-value]

    def values(self, sort: Sort) -> list[Meaning]:
        """What the values of a sort mean, in order."""
        if sort not in self.listed:
            self.listed[sort] = [self.known(sort, value) for value in self.universe.domain(sort)]
        return self.listed[sort]

    def split(self, sort: Sort, meaning: Meaning) -> list[tuple[Value, int]]:
        """The values of the sort that a meaning can have, each with its literal, exactly one of which holds.

        Where the meaning falls outside the sort it is taken for the first value: no model gets there.
        """
        conj, domain = self.clauses.conj, self.universe.domain(sort)
        if sort == BOOL:
            return [(value, literal) for value, literal in ((True, meaning), (False, -meaning)) if literal != FALSE]
        value = self.value(sort, meaning)
        if value is not None:
            if not self.universe.contains(sort, value):
                raise Undefined
            return [(value, TRUE)]
        if sort.kind != "table" and not any(isinstance(case, Linear) for case, _ in meaning):
            return [(case if case in domain else domain[0], literal) for case, literal in meaning]
        found = [(v, self.equal(sort, meaning, self.known(sort, v))) for v in domain]
        return [*found, (domain[0], conj(-literal for _, literal in found))]

    def inside(self, sort: Sort, meaning: Meaning) -> bool:
        """Whether what is meant belongs to the sort, whatever the model."""
        if sort.kind != "table":
            return sort.kind in ("bool", "real") or all(value in self.universe.domain(sort) for value, _ in meaning)
        if (sort, meaning) in self.members:
            return True
        value = self.value(sort, meaning)
        if value is not None and self.universe.contains(sort, value):
            self.members.add((sort, meaning))
            return True
        restricted = value is not None or sort in self.universe.restrictions
        return not restricted and all(self.inside(sort.result, row) for row in meaning)

    def merge(self, sort: Sort, options: Sequence[tuple[int, Meaning]]) -> Meaning:
        """What is meant where each option goes with a literal, and exactly one of these holds."""
        options = [(literal, meaning) for literal, meaning in options if literal != FALSE]
        if len(options) == 1:
            return options[0][1]
        conj, disj = self.clauses.conj, self.clauses.disj
        if sort == BOOL:
            return disj(conj((literal, meaning)) for literal, meaning in options)
        if sort.kind == "table":
            rows = tuple(self.merge(sort.result, [(literal, meaning[row]) for literal, meaning in options])
                         for row in range(self.universe.rows(sort)))
            if all(self.inside(sort, meaning) for _, meaning in options):
                self.members.add((sort, rows))
            return rows
        cases: dict[Any, list[int]] = {}
        for literal, meaning in options:
            for value, inner in meaning:
                cases.setdefault(value, []).append(conj((literal, inner)))
        joined = ((value, disj(literals)) for value, literals in cases.items())
        return tuple(case for case in joined if case[1] != FALSE)

    def cell(self, key: tuple[Any, ...], sort: Sort) -> Meaning:
        """The unknown of this key: the row of a symbol at the arguments in the key, or a chosen element."""
        if key in self.cells:
            return self.cells[key]
        made: Meaning
        if sort == BOOL:
            made = self.clauses.fresh()
        elif sort == REAL:
            made = ((self.clauses.unknown(), TRUE),)
        elif sort.kind == "table":
            made = tuple(self.cell((*key, row), sort.result) for row in range(self.universe.rows(sort)))
        else:
            domain = self.universe.domain(sort)
            made = tuple(zip(domain, self.clauses.exactly_one(len(domain)), strict=True))
        self.cells[key] = made
        if sort.kind == "table":
            self.members.add((sort, made))
            self.restrict(sort, made)
        return made

    def applied(self, symbol: Symbol, args: tuple[Meaning, ...]) -> Meaning:
        """A symbol at arguments: by cases where they are elements, a cell of its own where they are unknown tables."""
        for place, (sort, arg) in enumerate(zip(symbol.of, args, strict=True)):
            if sort.kind == "table":
                if self.value(sort, arg) is not None and not self.inside(sort, arg):
                    raise Undefined
            elif (cases := self.split(sort, arg)) and len(cases) > 1:
                return self.merge(symbol.to, [(literal, self.applied(symbol, (
                    *args[:place], self.known(sort, value), *args[place + 1:]))) for value, literal in cases])
        return self.cell((symbol.name, *args), symbol.to)

    def selected(self, table: Meaning, sort: Sort, args: Sequence[Meaning], row: int = 0) -> Meaning:
        """The row of a table at arguments, by cases where they are unknown."""
        place = len(sort.of) - len(args)
        if not args:
            return table[row]
        part = sort.of[place]
        return self.merge(sort.result, [
            (literal, self.selected(table, sort, args[1:], row * len(self.universe.domain(part))
                                    + self.universe.place(part, value)))
            for value, literal in self.split(part, args[0])])

    def added(self, left: Meaning, right: Meaning, factor: int = 1) -> Meaning:
        """left + factor * right, by cases."""
        cases: dict[Amount, list[int]] = {}
        if len(left) > 1 and len(right) > 1 and len(left) * len(right) > MANY:
            left, right = self.renamed(left), self.renamed(right)
        self.meter.spend(len(left) * len(right))
        for (a, p), (b, q) in product(left, right):
            cases.setdefault(plus(a, b, factor), []).append(self.clauses.conj((p, q)))
        joined = ((value, self.clauses.disj(literals)) for value, literals in cases.items())
        return tuple(case for case in joined if case[1] != FALSE)

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
        return self.clauses.disj(conj((p, q, compared(a, b, strict))) for (a, p), (b, q) in product(left, right))

    def equal(self, sort: Sort, left: Meaning, right: Meaning) -> int:
        """The literal of equality; `sort` is Real for any two numbers."""
        conj, disj = self.clauses.conj, self.clauses.disj
        if sort == BOOL:
            return disj((conj((left, right)), conj((-left, -right))))
        if sort.kind == "table":
            return conj(self.equal(sort.result, a, b) for a, b in zip(left, right, strict=True))
        return disj(conj((p, q, self.clauses.compared(a, b, False), self.clauses.compared(b, a, False)))
                    for (a, p), (b, q) in product(left, right))

    def multiplied(self, left: Meaning, right: Meaning) -> Meaning:
        """left * right, by cases; of a product of two unknown reals no more is known than that equal ones are equal."""
        return self.merge(REAL, [(self.clauses.conj((p, q)), ((times(a, b, self.monomial), TRUE),))
                                 for (a, p), (b, q) in product(left, right)])

    def monomial(self, i: int, j: int) -> int:
        """The unknown for the product of two unknowns."""
        if (i, j) not in self.monomials:
            self.monomials[i, j] = self.clauses.unknown().terms[0][0]
        return self.monomials[i, j]

    @staticmethod
    def cased(literal: int) -> Meaning:
        """A formula as the number 1 or 0."""
        return tuple((value, case) for value, case in ((1, literal), (0, -literal)) if case != FALSE)
