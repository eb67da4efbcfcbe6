"""Steps of an argument, each decided exactly: an expression is zero, has a sign, or a formula has no model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sympy

Interval = tuple[Any, Any]  # of real numbers, open; the second is sympy.oo where it has no end


@dataclass(frozen=True)
class Zero:
    """The expression, a rational function of its symbols, is zero wherever it is defined."""

    expression: Any
    why: str

    def holds(self) -> bool:
        """Whether it cancels to zero."""
        return bool(sympy.cancel(sympy.expand(sympy.together(self.expression))) == 0)


@dataclass(frozen=True)
class Positive:
    """The expression, a rational function, is greater than zero for all values of its symbols in open intervals."""

    expression: Any
    where: Mapping[Any, Interval]
    why: str

    def holds(self) -> bool:
        """Whether it is seen to be so; a positive expression that is not seen to be so is refused too.

        Each symbol is replaced by a rational function of a positive one that runs through its interval. If then all
        coefficients of numerator and denominator have one sign, so has the expression. Two symbols must not depend on
        one another: write x < y as y = x + d with d > 0.
        """
        if set(sympy.sympify(self.expression).free_symbols) - set(self.where):
            return False
        found = sympy.sympify(self.expression)
        for number, (symbol, (least, greatest)) in enumerate(self.where.items()):
            t = sympy.Symbol(f"t{number}", positive=True)
            found = found.subs(symbol, least + t if greatest is sympy.oo else (least + greatest * t) / (1 + t))
        numerator, denominator = sympy.fraction(sympy.cancel(sympy.together(found)))
        signs = {one_sign(numerator), one_sign(denominator)}
        return len(signs) == 1 and 0 not in signs


def one_sign(polynomial: Any) -> int:
    """1 or -1 if all coefficients of a polynomial in positive symbols have that sign, else 0."""
    symbols = sorted(polynomial.free_symbols, key=str)
    numbers = sympy.Poly(polynomial, *symbols).coeffs() if symbols else [polynomial]
    signs = {int(sympy.sign(number)) for number in numbers if number.is_rational}
    return signs.pop() if len(signs) == 1 and all(number.is_rational for number in numbers) else 0


@dataclass(frozen=True)
class Contradiction:
    """These propositional formulas, each with the reason for it, have no model together."""

    formulas: tuple[tuple[Any, str], ...]
    why: str

    def holds(self) -> bool:
        """Whether every row of the truth table makes one of them false."""
        return sympy.satisfiable(sympy.And(*(formula for formula, _ in self.formulas))) is False


Step = Zero | Positive | Contradiction


@dataclass(frozen=True)
class Proof:
    """An argument: the theorem it belongs to, what it says, how far it reaches, its steps, and what joins them."""

    theorem: str
    name: str
    says: str
    reach: str
    steps: tuple[Step, ...]
    joined: str

    def faults(self) -> list[str]:
        """The reasons of the steps that do not hold; none where the argument is checked."""
        return [step.why for step in self.steps if not step.holds()]
