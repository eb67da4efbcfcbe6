"""Clauses over literals: Boolean structure in conjunctive normal form, linear atoms as variables of their own.

A literal is a non-zero int, its negation the opposite one; variable 1 is true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from explorer.kernel.universe import Value

TRUE, FALSE = 1, -1
Literal = int
Spread = tuple[tuple[Any, Literal], ...]  # an unknown value: each possible one with the literal that says so
Number = int | Fraction


@dataclass(frozen=True)
class Polynomial:
    """A sum of monomials over unknown reals; a monomial is the sorted tuple of their numbers, () the constant."""

    terms: tuple[tuple[tuple[int, ...], Number], ...]

    @property
    def linear(self) -> bool:
        return all(len(monomial) < 2 for monomial, _ in self.terms)


@dataclass(frozen=True)
class Atom:
    """polynomial <= 0, or < 0 where strict; its leading coefficient is 1."""

    polynomial: Polynomial
    strict: bool


Numeric = Number | Spread | Polynomial


@dataclass
class Clauses:
    """Collects clauses; `sink` takes each one as it is made."""

    sink: Callable[[list[Literal]], None]
    variables: int = 1
    made: int = 0
    reals: int = 0
    atoms: dict[Atom, Literal] = field(default_factory=dict)
    joined: dict[tuple[Literal, ...], Literal] = field(default_factory=dict)
    related: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sink([TRUE])

    def variable(self) -> Literal:
        self.variables += 1
        return self.variables

    def add(self, literals: Iterable[Literal]) -> None:
        """One clause; false literals are left out, a clause with a true one is not made."""
        clause = []
        for literal in literals:
            if literal == TRUE:
                return
            if literal != FALSE:
                clause.append(literal)
        self.made += 1
        self.sink(clause or [FALSE])

    def all_of(self, literals: Iterable[Literal]) -> Literal:
        """A literal for the conjunction."""
        parts = set()
        for literal in literals:
            if literal == FALSE or -literal in parts:
                return FALSE
            if literal != TRUE:
                parts.add(literal)
        if len(parts) < 2:
            return parts.pop() if parts else TRUE
        key = tuple(sorted(parts))
        found = self.joined.get(key)
        if found is None:
            found = self.joined[key] = self.variable()
            for literal in key:
                self.add((-found, literal))
            self.add((found, *(-literal for literal in key)))
        return found

    def any_of(self, literals: Iterable[Literal]) -> Literal:
        """A literal for the disjunction."""
        return -self.all_of([-literal for literal in literals])

    def iff(self, a: Literal, b: Literal) -> Literal:
        """A literal that says that both are true or both false."""
        if abs(a) == TRUE:
            return b if a == TRUE else -b
        if abs(b) == TRUE:
            return a if b == TRUE else -a
        if abs(a) == abs(b):
            return TRUE if a == b else FALSE
        if abs(a) > abs(b):
            a, b = b, a
        sign = (1 if a > 0 else -1) * (1 if b > 0 else -1)
        key = ("iff", abs(a), abs(b))
        found = self.related.get(key)
        if found is None:
            found = self.related[key] = self.variable()
            a, b = abs(a), abs(b)
            for clause in ((-found, -a, b), (-found, a, -b), (found, a, b), (found, -a, -b)):
                self.add(clause)
        return int(sign * found)

    def choice(self, values: Sequence[Any]) -> Spread:
        """A fresh unknown that has exactly one of the values."""
        if len(values) == 1:
            return ((values[0], TRUE),)
        if len(values) == 2:
            literal = self.variable()
            return ((values[0], -literal), (values[1], literal))
        spread = tuple((value, self.variable()) for value in values)
        self.add([literal for _, literal in spread])
        for i, (_, literal) in enumerate(spread):
            for _, other in spread[:i]:
                self.add((-literal, -other))
        return spread

    def spread(self, pairs: Iterable[tuple[Any, Literal]]) -> Spread:
        """The unknown that has a value where one of its literals holds; the literals exclude each other."""
        cases: dict[Any, list[Literal]] = {}
        for value, literal in pairs:
            if literal != FALSE:
                cases.setdefault(value, []).append(literal)
        return tuple((value, self.any_of(literals)) for value, literals in cases.items())

    def pairs(self, function: Callable[[Any, Any], Any], a: Spread, b: Spread) -> Spread:
        """A function of two unknowns."""
        key = (function, a, b)
        found = self.related.get(key)
        if found is None:
            found = self.related[key] = self.spread(
                (function(x, y), self.all_of((p, q))) for x, p in a for y, q in b)
        return found  # type: ignore[no-any-return]

    def holds(self, relation: Callable[[Any, Any], bool], a: Spread, b: Spread) -> Literal:
        """A literal that says that a relation holds between two unknowns."""
        if len(a) == 1 or len(b) == 1:
            return self.any_of([self.all_of((p, q)) for x, p in a for y, q in b if relation(x, y)])
        key = (relation, a, b)
        found = self.related.get(key)
        if found is None:
            outcomes = {bool(relation(x, y)) for x, _ in a for y, _ in b}
            if len(outcomes) == 1:
                found = TRUE if outcomes.pop() else FALSE
            else:
                found = self.variable()
                for x, p in a:
                    for y, q in b:
                        self.add((-p, -q, found if relation(x, y) else -found))
            self.related[key] = found
        return found  # type: ignore[no-any-return]

    def mux(self, cases: Sequence[tuple[Literal, Literal]]) -> Literal:
        """The literal whose condition holds; the conditions exclude each other and one of them holds."""
        values = {value for condition, value in cases if condition != FALSE}
        if len(values) == 1:
            return values.pop()
        found = self.variable()
        for condition, value in cases:
            self.add((-condition, -found, value))
            self.add((-condition, found, -value))
        return found

    def real(self) -> Polynomial:
        """A fresh unknown real."""
        self.reals += 1
        return Polynomial((((self.reals,), 1),))

    def atom(self, polynomial: Polynomial, strict: bool) -> Literal:
        """A literal for polynomial <= 0 (< 0 where strict)."""
        terms = polynomial.terms
        leading = next(((m, c) for m, c in terms if m), None)
        if leading is None:
            value = sum(c for _, c in terms)
            return TRUE if (value < 0 if strict else value <= 0) else FALSE
        scale = Fraction(1) / leading[1]
        scaled = Polynomial(tuple((m, whole(c * scale)) for m, c in terms))
        sign = 1 if leading[1] > 0 else -1
        key = Atom(scaled, strict if sign > 0 else not strict)
        if key not in self.atoms:
            self.atoms[key] = self.variable()
        return sign * self.atoms[key]


def whole(number: Number) -> Number:
    """The same number, an int where it is one."""
    return int(number) if number.denominator == 1 else number


def lifted(value: Value, kind: str) -> Any:
    """A known value of a bool, finite or level sort as an unknown one."""
    if kind == "bool":
        return TRUE if value else FALSE
    return ((value, TRUE),)
