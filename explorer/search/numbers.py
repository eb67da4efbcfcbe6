"""Arithmetic on values that are known, spread over finitely many cases, or polynomials over unknown reals."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from fractions import Fraction

from explorer.search.clauses import Clauses, Literal, Number, Numeric, Polynomial, Spread, whole

RELATIONS = {"eq": operator.eq, "le": operator.le, "lt": operator.lt}


def polynomial(terms: Iterable[tuple[tuple[int, ...], Number]]) -> Polynomial:
    """The normal form of a sum of monomials."""
    sums: dict[tuple[int, ...], Number] = {}
    for monomial, coefficient in terms:
        sums[monomial] = sums.get(monomial, 0) + coefficient
    return Polynomial(tuple(sorted((m, whole(c)) for m, c in sums.items() if c)))


def as_polynomial(value: Numeric, clauses: Clauses) -> Polynomial:
    """A number as a polynomial; a spread becomes a fresh real that has its value in every case."""
    if isinstance(value, Polynomial):
        return value
    if isinstance(value, (int, Fraction)):
        return polynomial([((), value)])
    if len(value) == 1:
        return polynomial([((), value[0][0])])
    return cases([(literal, polynomial([((), number)])) for number, literal in value], clauses)


def cases(parts: list[tuple[Literal, Polynomial]], clauses: Clauses) -> Polynomial:
    """A fresh real that equals, under each condition, its polynomial."""
    if len(parts) == 1:
        return parts[0][1]
    key = ("cases", tuple(parts))
    if key not in clauses.related:
        fresh = clauses.real()
        for condition, value in parts:
            difference = polynomial(fresh.terms + tuple((m, -c) for m, c in value.terms))
            clauses.add((-condition, clauses.atom(difference, False)))
            clauses.add((-condition, clauses.atom(negative(difference), False)))
        clauses.related[key] = fresh
    return clauses.related[key]  # type: ignore[no-any-return]


def negative(value: Polynomial) -> Polynomial:
    return Polynomial(tuple((m, -c) for m, c in value.terms))


def add(values: Iterable[Numeric], clauses: Clauses) -> Numeric:
    """The sum."""
    known: Number = 0
    spread: Spread | None = None
    rest: list[Polynomial] = []
    for value in values:
        if isinstance(value, Polynomial):
            rest.append(value)
        elif not isinstance(value, tuple):
            known += value
        elif len(value) == 1:
            known += value[0][0]
        else:
            spread = value if spread is None else clauses.pairs(operator.add, spread, value)
    if spread is not None and known:
        spread = tuple((number + known, literal) for number, literal in spread)
        known = 0
    if not rest:
        return known if spread is None else spread
    if spread is not None:
        rest.append(as_polynomial(spread, clauses))
    return polynomial([term for part in rest for term in part.terms] + [((), known)])


def multiply(a: Numeric, b: Numeric, clauses: Clauses) -> Numeric:
    """The product; of two unknown reals it is no longer linear."""
    if isinstance(b, (int, Fraction)):
        a, b = b, a
    if isinstance(a, (int, Fraction)):
        if isinstance(b, Polynomial):
            return polynomial((m, c * a) for m, c in b.terms)
        if isinstance(b, tuple):
            return clauses.spread((number * a, literal) for number, literal in b)
        return a * b
    if isinstance(a, tuple) and isinstance(b, tuple):
        return clauses.pairs(operator.mul, a, b)
    if isinstance(b, tuple):
        a, b = b, a
    if isinstance(a, tuple):
        assert isinstance(b, Polynomial)
        return cases([(literal, polynomial((m, c * number) for m, c in b.terms)) for number, literal in a], clauses)
    assert isinstance(a, Polynomial) and isinstance(b, Polynomial)
    return polynomial((tuple(sorted(m + n)), c * d) for m, c in a.terms for n, d in b.terms)


def compare(relation: str, a: Numeric, b: Numeric, clauses: Clauses) -> Literal:
    """A literal for eq, le or lt of two numbers."""
    if isinstance(a, Polynomial) or isinstance(b, Polynomial):
        left, right = as_polynomial(a, clauses), as_polynomial(b, clauses)
        difference = polynomial(left.terms + negative(right).terms)
        if relation == "eq":
            return clauses.all_of((clauses.atom(difference, False), clauses.atom(negative(difference), False)))
        return clauses.atom(difference, relation == "lt")
    return clauses.holds(RELATIONS[relation], spread(a), spread(b))


def spread(value: Numeric) -> Spread:
    """A number that is no polynomial, as a spread."""
    return value if isinstance(value, tuple) else ((value, 1),)


def choose(condition: Literal, a: Numeric, b: Numeric, clauses: Clauses) -> Numeric:
    """`a` where the condition holds, else `b`."""
    if abs(condition) == 1:
        return a if condition == 1 else b
    if isinstance(a, Polynomial) or isinstance(b, Polynomial):
        return cases([(condition, as_polynomial(a, clauses)), (-condition, as_polynomial(b, clauses))], clauses)
    return clauses.spread([(x, clauses.all_of((condition, p))) for x, p in spread(a)]
                          + [(y, clauses.all_of((-condition, q))) for y, q in spread(b)])
