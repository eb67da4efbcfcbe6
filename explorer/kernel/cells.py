"""The cells of the unknown tables of a statement at one size, and what applications and selections mean."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from explorer.kernel.clauses import FALSE, TRUE
from explorer.kernel.linear import Linear
from explorer.kernel.numbers import Meaning, Numbers
from explorer.kernel.syntax import Sort, Symbol
from explorer.kernel.universe import Universe, Value

Scope = Mapping[str, Meaning]


class Undefined(Exception):
    """A table outside its sort: exact evaluation rejects whatever model makes use of it."""


class Cells(Numbers, ABC):
    """The cells of a statement at one size, made as they are met, and what can be said of them."""

    def __init__(self, universe: Universe) -> None:
        super().__init__(universe)
        self.cells: dict[tuple[Any, ...], Meaning] = {}
        self.members: set[tuple[Sort, Meaning]] = set()  # tables known to belong to their sorts
        self.listed: dict[Sort, list[Meaning]] = {}

    @abstractmethod
    def allowed(self, sort: Sort, table: Meaning) -> int:
        """The literal of the restriction of a sort, at a table."""

    @abstractmethod
    def restrict(self, sort: Sort, table: Meaning) -> None:
        """Claims that an unknown table satisfies the restriction of its sort."""

    def known(self, sort: Sort, value: Value) -> Meaning:
        """The meaning of a value."""
        if isinstance(value, tuple):
            return tuple(self.known(sort.result, item) for item in value)
        if sort.kind == "bool":
            return TRUE if value else FALSE
        return ((value, TRUE),)

    def value(self, sort: Sort, meaning: Meaning) -> Value | None:
        """The value of a meaning that depends on no cell; None for any other."""
        if sort.kind == "bool":
            return meaning == TRUE if abs(meaning) == TRUE else None
        if sort.kind != "table":
            return None if len(meaning) > 1 or isinstance(meaning[0][0], Linear) else meaning[0][0]
        rows = tuple(self.value(sort.result, row) for row in meaning)
        return None if None in rows else rows  # type: ignore[return-value]

    def values(self, sort: Sort) -> list[Meaning]:
        """What the values of a sort mean, in order."""
        found = self.listed.get(sort)
        if found is None:
            found = self.listed[sort] = [self.known(sort, value) for value in self.universe.domain(sort)]
        return found

    def split(self, sort: Sort, meaning: Meaning) -> list[tuple[Value, int]]:
        """The values of the sort that a meaning can have, each with its literal, exactly one of which holds.

        Where the meaning falls outside the sort it is taken for the first value: no model gets there.
        """
        conj, domain = self.clauses.conj, self.universe.domain(sort)
        if sort.kind == "bool":
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
            return sort.kind == "bool" or all(value in self.universe.domain(sort) for value, _ in meaning)
        if (sort, meaning) in self.members:
            return True
        value = self.value(sort, meaning)
        if value is not None and self.universe.contains(sort, value):
            self.members.add((sort, meaning))
            return True
        restricted = value is not None or sort in self.universe.restrictions
        return not restricted and all(self.inside(sort.result, row) for row in meaning)

    def membership(self, sort: Sort, meaning: Meaning) -> int:
        """A literal that holds only where what is meant belongs to the sort."""
        if self.inside(sort, meaning):
            return TRUE
        if sort.kind != "table":
            return self.clauses.disj(self.equal(sort, meaning, value) for value in self.values(sort))
        return self.clauses.conj([*(self.membership(sort.result, row) for row in meaning), self.allowed(sort, meaning)])

    def merge(self, sort: Sort, options: Sequence[tuple[int, Meaning]]) -> Meaning:
        """What is meant where each option goes with a literal, and exactly one of these holds."""
        options = [(literal, meaning) for literal, meaning in options if literal != FALSE]
        if len(options) == 1:
            return options[0][1]
        conj, disj = self.clauses.conj, self.clauses.disj
        if sort.kind == "bool":
            return disj(conj((literal, meaning)) for literal, meaning in options)
        if sort.kind == "table":
            rows = tuple(self.merge(sort.result, [(literal, meaning[row]) for literal, meaning in options])
                         for row in range(self.universe.rows(sort)))
            if all(self.inside(sort, meaning) for _, meaning in options):
                self.members.add((sort, rows))
            return rows
        return self.gathered((value, conj((literal, inner)))
                             for literal, meaning in options for value, inner in meaning)

    def cell(self, key: tuple[Any, ...], sort: Sort) -> Meaning:
        """The unknown of this key: the row of a symbol at the arguments in the key, or a chosen element."""
        if key in self.cells:
            return self.cells[key]
        made: Meaning
        if sort.kind == "bool":
            made = self.clauses.fresh()
        elif sort.kind == "real":
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
        key = list(args)
        for place, (sort, arg) in enumerate(zip(symbol.of, args, strict=True)):
            value = self.value(sort, arg)
            if sort.kind == "table" or value is not None:
                if value is not None:
                    if not self.inside(sort, arg):
                        raise Undefined
                    key[place] = self.known(sort, value)
            elif (cases := self.split(sort, arg)) and len(cases) > 1:
                return self.merge(symbol.to, [(literal, self.applied(symbol, (
                    *args[:place], self.known(sort, value), *args[place + 1:]))) for value, literal in cases])
        return self.cell((symbol.name, *key), symbol.to)

    def selected(self, table: Meaning, sort: Sort, args: Sequence[Meaning], row: int = 0) -> Meaning:
        """The row of a table at arguments, by cases where they are unknown; `row` is for those before these."""
        for rest, (part, arg) in enumerate(zip(sort.of[len(sort.of) - len(args):], args, strict=True), 1):
            first, place = row * len(self.universe.domain(part)), self.universe.place
            cases = self.split(part, arg)
            if len(cases) > 1:
                return self.merge(sort.result, [
                    (literal, self.selected(table, sort, args[rest:], first + place(part, value)))
                    for value, literal in cases])
            row = first + place(part, cases[0][0])
        return table[row]
