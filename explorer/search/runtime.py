"""What generated grounding code calls: unknown values of every sort, and what is asserted of them.

An unknown value is a literal (Bool), a spread (finite sorts and levels), a number (Real), or, for a table, the tuple of
its unknown values in the order of the product of its sorts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, product
from math import prod
from typing import Any

from explorer.kernel.syntax import BOOL, Sort
from explorer.kernel.universe import Universe, Value
from explorer.search import numbers
from explorer.search.clauses import FALSE, TRUE, Clauses, Literal, Polynomial, Spread

FEW = 64  # tables of at most so many values are compared value by value when they must differ


class Runtime:
    """Unknown values over a universe, and their clauses."""

    def __init__(self, universe: Universe, clauses: Clauses) -> None:
        self.universe, self.clauses = universe, clauses
        self.sound: Literal = TRUE  # holds where no table made from an expression is outside its sort
        self.implicates: dict[Sort, list[tuple[int, ...]]] = {}
        self.decided: dict[Any, Spread] = {}

    def unknown(self, sort: Sort) -> Any:
        """A fresh unknown value of a sort, its restriction not yet asserted unless its cells are few and Boolean."""
        if sort.kind == "bool":
            return self.clauses.variable()
        if sort.kind == "real":
            return self.clauses.real()
        if sort.kind != "table":
            return self.clauses.choice(self.universe.domain(sort))
        rows = prod(len(self.universe.domain(part)) for part in sort.of)
        value = tuple(self.unknown(sort.result) for _ in range(rows))
        if sort in self.universe.restrictions and self.small(sort):
            for clause in self.restriction(sort):
                self.clauses.add([value[abs(i) - 1] if i > 0 else -value[abs(i) - 1] for i in clause])
        return value

    def small(self, sort: Sort) -> bool:
        """Whether a restricted table sort has few Boolean cells, so that its restriction is made from its values."""
        return sort.result == BOOL and prod(len(self.universe.domain(part)) for part in sort.of) <= 6

    def restriction(self, sort: Sort) -> list[tuple[int, ...]]:
        """The prime implicates of a table sort with few Boolean cells, cell i as i + 1 or its negation."""
        if sort not in self.implicates:
            domain = self.universe.domain(sort)
            rows = prod(len(self.universe.domain(part)) for part in sort.of)
            found: list[tuple[int, ...]] = []
            for length in range(rows + 1):
                for cells in combinations(range(1, rows + 1), length):
                    for signs in product((1, -1), repeat=length):
                        clause = tuple(c * s for c, s in zip(cells, signs, strict=True))
                        if any(set(smaller) <= set(clause) for smaller in found):
                            continue
                        if all(any((value[abs(i) - 1] is True) == (i > 0) for i in clause)  # type: ignore[index]
                               for value in domain):
                            found.append(clause)
            self.implicates[sort] = found
        return self.implicates[sort]

    def lift(self, value: Value, sort: Sort) -> Any:
        """A known value in the form of an unknown one."""
        if sort.kind == "bool":
            return TRUE if value else FALSE
        if sort.kind == "table":
            assert isinstance(value, tuple)
            return tuple(self.lift(item, sort.result) for item in value)
        return value if sort.kind == "real" else ((value, TRUE),)

    def spread(self, value: Any, sort: Sort) -> Spread:
        """An unknown value of a bool, finite, level or table sort as a spread over the sort's values."""
        if sort.kind == "bool":
            return ((False, -value), (True, value))
        if sort.kind != "table":
            return value  # type: ignore[no-any-return]
        key = (sort, value)
        if key not in self.decided:
            lookups = [dict(self.spread(cell, sort.result)) for cell in value]
            tables: Any = self.universe.domain(sort)
            self.decided[key] = tuple((table, self.clauses.all_of(
                [lookup.get(item, FALSE) for lookup, item in zip(lookups, table, strict=True)])) for table in tables)
        return self.decided[key]

    def pick(self, rows: Sequence[Any], arguments: Sequence[tuple[Spread, Sort]], sort: Sort) -> Any:
        """The value in the row that unknown arguments point at."""
        cases: list[tuple[int, Literal]] = [(0, TRUE)]
        for spread, of in arguments:
            width = len(self.universe.domain(of))
            cases = [(row * width + self.universe.place(of, value), self.clauses.all_of((literal, other)))
                     for row, literal in cases for value, other in spread if other != FALSE]
        return self.among([(literal, rows[row]) for row, literal in cases if literal != FALSE], sort)

    def made(self, rows: tuple[Any, ...], sort: Sort) -> tuple[Any, ...]:
        """A table made from an expression, whose rows `sound` says to be in its sort."""
        if sort.result.kind == "level":
            rows = tuple(self.levelled(row, self.universe.domain(sort.result)) for row in rows)
        if sort in self.universe.restrictions:
            self.require(literal for _, literal in self.spread(rows, sort))
        return rows

    def levelled(self, row: Any, levels: Sequence[Value]) -> Spread:
        """A number as a spread, which `sound` says to be one of the levels."""
        unknown = isinstance(row, Polynomial)
        found = tuple((level, self.compare("eq", row, level)) for level in levels) if unknown else numbers.spread(row)
        if unknown or not all(value in levels for value, _ in found):
            self.require(literal for value, literal in found if value in levels)
        return found

    def require(self, literals: Iterable[Literal]) -> None:
        """Has `sound` say that one of the literals holds."""
        if self.sound == TRUE:
            self.sound = self.clauses.variable()
        self.clauses.add((-self.sound, *literals))

    def among(self, cases: list[tuple[Literal, Any]], sort: Sort) -> Any:
        """The value whose condition holds; any value where none can."""
        if not cases:
            return self.unknown(sort)
        if len(cases) == 1:
            return cases[0][1]
        if sort.kind == "bool":
            return self.clauses.mux(cases)
        if sort.kind == "real":
            return numbers.cases([(c, numbers.as_polynomial(v, self.clauses)) for c, v in cases], self.clauses)
        if sort.kind == "table":
            width = len(cases[0][1])
            return tuple(self.among([(c, v[i]) for c, v in cases], sort.result) for i in range(width))
        return self.clauses.spread((value, self.clauses.all_of((condition, literal)))
                                   for condition, spread in cases for value, literal in spread)

    def choose(self, condition: Literal, a: Any, b: Any, sort: Sort) -> Any:
        """`a` where the condition holds, else `b`."""
        if abs(condition) == TRUE:
            return a if condition == TRUE else b
        if sort.kind == "real":
            return numbers.choose(condition, a, b, self.clauses)
        return self.among([(condition, a), (-condition, b)], sort)

    def equal(self, a: Any, b: Any, sort: Sort) -> Literal:
        """A literal that says that two unknown values are equal."""
        if sort.kind == "bool":
            return self.clauses.iff(a, b)
        if sort.kind == "table":
            return self.clauses.all_of([self.equal(x, y, sort.result) for x, y in zip(a, b, strict=True)])
        return numbers.compare("eq", a, b, self.clauses)

    def equate(self, prefix: tuple[Literal, ...], a: Any, b: Any, sort: Sort) -> None:
        """Asserts that the prefix holds or two unknown values are equal."""
        if sort.kind == "table":
            for x, y in zip(a, b, strict=True):
                self.equate(prefix, x, y, sort.result)
        elif sort.kind == "bool":
            self.clauses.add((*prefix, -a, b))
            self.clauses.add((*prefix, a, -b))
        elif sort.kind == "real":
            self.clauses.add((*prefix, self.equal(a, b, sort)))
        else:
            lookup = dict(b)
            for value, literal in a:
                self.clauses.add((*prefix, -literal, lookup.get(value, FALSE)))
            for value, literal in b:
                if value not in dict(a):
                    self.clauses.add((*prefix, -literal))

    def differ(self, prefix: tuple[Literal, ...], a: Any, b: Any, sort: Sort) -> None:
        """Asserts that the prefix holds or two unknown values differ."""
        if sort.kind == "table" and len(self.universe.domain(sort)) <= FEW:
            lookup = dict(self.spread(b, sort))
            for value, literal in self.spread(a, sort):
                if value in lookup:
                    self.clauses.add((*prefix, -literal, -lookup[value]))
        else:
            self.clauses.add((*prefix, -self.equal(a, b, sort)))

    def count(self, literals: Iterable[Literal]) -> Any:
        """How many of the literals are true."""
        spreads = [((1, literal), (0, -literal)) if abs(literal) > 1 else int(literal > 0) for literal in literals]
        return numbers.add(spreads, self.clauses)

    def add(self, values: Iterable[Any]) -> Any:
        return numbers.add(values, self.clauses)

    def multiply(self, a: Any, b: Any) -> Any:
        return numbers.multiply(a, b, self.clauses)

    def compare(self, relation: str, a: Any, b: Any) -> Literal:
        return numbers.compare(relation, a, b, self.clauses)

    def rank(self, value: Any, sort: Sort) -> Any:
        """The positions of an unknown level or element in its sort."""
        return tuple((self.universe.place(sort, item), literal) for item, literal in value)
