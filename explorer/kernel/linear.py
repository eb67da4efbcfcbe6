"""Linear forms over unknown reals, the inequalities that literals stand for, and Farkas's lemma."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from explorer.kernel.exchange import JSON, exact
from explorer.kernel.syntax import Number
from explorer.kernel.universe import Rejected


class Linear(NamedTuple):
    """`constant` plus the sum of coefficient times unknown; at least one unknown, in order, no coefficient zero."""

    constant: Number
    terms: tuple[tuple[int, Number], ...]


class Inequality(NamedTuple):
    """`form` <= 0, or `form` < 0 where it is strict."""

    form: Linear
    strict: bool


Amount = int | Fraction | Linear


def plus(left: Amount, right: Amount, factor: Number = 1) -> Amount:
    """left + factor * right; a plain number where no unknown is left."""
    if not isinstance(left, Linear) and not isinstance(right, Linear):
        return left + factor * right
    a, b = as_linear(left), as_linear(right)
    sums = dict(a.terms)
    for unknown, coefficient in b.terms:
        sums[unknown] = sums.get(unknown, 0) + factor * coefficient
    terms = tuple(sorted((unknown, c) for unknown, c in sums.items() if c))
    constant = a.constant + factor * b.constant
    return Linear(constant, terms) if terms else constant


def as_linear(amount: Amount) -> Linear:
    return amount if isinstance(amount, Linear) else Linear(amount, ())


def scaled(form: Amount, factor: Number) -> Amount:
    """The form times a number."""
    return plus(0, form, factor)


def normal(form: Linear, strict: bool) -> tuple[Inequality, bool]:
    """The inequality of the atom that says `form` <= 0 (or < 0), and whether the atom says so or denies it.

    The first coefficient of an atom is 1, so that an inequality and its negation share one atom.
    """
    lead = form.terms[0][1]
    unit = as_linear(scaled(form, Fraction(1) / lead))
    return (Inequality(unit, strict), True) if lead > 0 else (Inequality(unit, not strict), False)


def meaning_of(literal: int, atoms: Mapping[int, Inequality]) -> Inequality:
    """The inequality that holds where the literal does; raises Rejected for a literal that is no linear atom."""
    if abs(literal) not in atoms:
        raise Rejected(f"{literal} is no linear atom")
    atom = atoms[abs(literal)]
    return atom if literal > 0 else Inequality(as_linear(scaled(atom.form, -1)), not atom.strict)


def lemma(data: JSON, atoms: Mapping[int, Inequality]) -> tuple[int, ...]:
    """The clause that one of the listed literals is false, shown by `[[literal, multiplier], ...]`.

    The inequalities, each times its positive multiplier, add up to 0 < 0 or to a positive number <= 0. Raises Rejected
    where they do not.
    """
    total: Amount = 0
    strict = False
    clause = []
    for literal, text in data:
        multiplier = exact(text)
        if type(literal) is not int or multiplier <= 0:
            raise Rejected("a lemma lists literals with positive multipliers")
        inequality = meaning_of(literal, atoms)
        total = plus(total, inequality.form, multiplier)
        strict = strict or inequality.strict
        clause.append(-literal)
    if isinstance(total, Linear) or not (total > 0 or (total == 0 and strict)):
        raise Rejected("the inequalities of a lemma do not add up to a contradiction")
    return tuple(clause)


def times(left: Amount, right: Amount) -> Amount:
    """left * right; raises Rejected where both have unknowns."""
    if isinstance(left, Linear) and isinstance(right, Linear):
        raise Rejected("a product of two unknown reals: there are no refutations of such statements")
    number, form = (right, left) if isinstance(left, Linear) else (left, right)
    return plus(0, form, number)  # type: ignore[arg-type]  # one of the two is no linear form
