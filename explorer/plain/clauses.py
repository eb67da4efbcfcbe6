"""Literals, gates, atoms and clauses, numbered as they are first met. Variable 1 is true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction

from explorer.plain.terms import Rejected

Literal = int  # a variable, or a variable with a minus sign for its negation
Clause = tuple[Literal, ...]
TRUE, FALSE = 1, -1


@dataclass(frozen=True)
class Form:
    """A linear form: a constant and, in order, one unknown or more, each with a coefficient that is not 0."""

    constant: Fraction
    parts: tuple[tuple[int, Fraction], ...]


Number = int | Fraction | Form


def split(value: Number) -> tuple[Fraction, dict[int, Fraction]]:
    """The constant and the coefficients of a number or form."""
    return (value.constant, dict(value.parts)) if isinstance(value, Form) else (Fraction(value), {})


def joined(constant: Fraction, coefficients: Mapping[int, Fraction]) -> Fraction | Form:
    """The form with these coefficients; a number where all of them are 0."""
    parts = tuple(sorted((unknown, times) for unknown, times in coefficients.items() if times))
    return Form(constant, parts) if parts else constant


def plus(left: Number, right: Number, times: Fraction | int = 1) -> Fraction | Form:
    """left + times * right."""
    constant, coefficients = split(left)
    more, others = split(right)
    for unknown, coefficient in others.items():
        coefficients[unknown] = coefficients.get(unknown, Fraction(0)) + times * coefficient
    return joined(constant + times * more, coefficients)


def times(left: Number, right: Number) -> Fraction | Form:
    """left * right; raises Rejected for two unknown reals."""
    if isinstance(left, Form):
        left, right = right, left
    if isinstance(left, Form):
        raise Rejected("a product of two unknown reals")
    return plus(0, right, Fraction(left))


class Clauses:
    """The list of clauses, and what its variables stand for."""

    def __init__(self) -> None:
        self.variables = 1
        self.clauses: list[Clause] = [(TRUE,)]
        self.gates: dict[Clause, Literal] = {}
        self.parts: dict[Literal, Clause] = {}  # what a gate is the conjunction of
        self.defined: set[Literal] = set()  # the gates that have their clauses
        self.atoms: dict[tuple[Form, bool], Literal] = {}
        self.inequalities: dict[Literal, tuple[Form, bool]] = {}  # what an atom says: form < 0 if true, or form <= 0
        self.unless: Clause = ()  # what each claimed clause begins with

    @contextmanager
    def beginning(self, unless: Clause) -> Iterator[None]:
        """Meanwhile each claimed clause begins with these literals."""
        before, self.unless = self.unless, unless
        try:
            yield
        finally:
            self.unless = before

    def variable(self) -> Literal:
        """A new variable."""
        self.variables += 1
        return self.variables

    def conjunction(self, literals: Iterable[Literal]) -> Literal:
        """The literal that is true where all of these are: a gate where there are two or more.

        They are asked for one by one, and no further than to where it is known to be false.
        """
        found: set[Literal] = set()
        for literal in literals:
            if literal == FALSE or -literal in found:
                return FALSE
            found |= {literal} - {TRUE}
        if len(found) < 2:
            return found.pop() if found else TRUE
        parts = tuple(sorted(found))
        if parts not in self.gates:
            self.gates[parts] = self.variable()
            self.parts[self.gates[parts]] = parts
        return self.gates[parts]

    def disjunction(self, literals: Iterable[Literal]) -> Literal:
        """The literal that is true where one of these is."""
        return -self.conjunction(-literal for literal in literals)

    def atom(self, form: Number, strict: bool) -> Literal:
        """The literal of form < 0 if strict, of form <= 0 if not."""
        if not isinstance(form, Form):
            return TRUE if form < 0 or form == 0 and not strict else FALSE
        first = form.parts[0][1]
        scaled = times(1 / first, form)
        if first < 0:  # form <= 0 is scaled >= 0, and so not scaled < 0
            return -self.scaled_atom(scaled, not strict)
        return self.scaled_atom(scaled, strict)

    def scaled_atom(self, form: Number, strict: bool) -> Literal:
        """The variable of an inequality whose first coefficient is 1."""
        if not isinstance(form, Form):
            raise Rejected("an inequality without unknowns is no atom")
        if (form, strict) not in self.atoms:
            self.atoms[form, strict] = self.variable()
            self.inequalities[self.atoms[form, strict]] = form, strict
        return self.atoms[form, strict]

    def claim(self, literal: Literal, others: Clause = ()) -> None:
        """Claims that the literal holds unless one of the others does."""
        if literal == TRUE:
            return
        if literal in self.parts:
            for part in self.parts[literal]:
                self.claim(part, others)
            return
        parts = sorted(-part for part in self.parts.get(-literal, (-literal,)) if part != TRUE)
        gates = [part for part in parts if part in self.parts]
        alone = gates[0] if len(gates) == 1 and gates[0] not in self.defined else None
        rest = tuple(part for part in parts if part != alone)
        for part in rest:
            self.define(abs(part))
        if alone:
            self.claim(alone, others + rest)
        else:
            self.clauses.append(self.unless + others + rest)

    def define(self, gate: Literal) -> None:
        """Gives a gate its clauses, and then each gate among its parts, the last one first; once."""
        if gate not in self.parts or gate in self.defined:
            return
        self.defined.add(gate)
        parts = self.parts[gate]
        self.clauses += [(-gate, part) for part in parts]
        self.clauses.append((gate, *(-part for part in parts)))
        for part in reversed(parts):
            self.define(abs(part))
