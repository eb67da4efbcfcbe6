"""The four shapes of a claim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from explorer.kernel.syntax import BOOL, Term, an
from explorer.language.faults import Fault, Place, caller
from explorer.language.terms import Expression, Formula, lift


@dataclass(frozen=True)
class Unidentified:
    """Two worlds look alike in the observation and differ in the target."""

    target: Any
    by: Any


@dataclass(frozen=True)
class Shown:
    """A claim made by a function: `shape` is some, each or every; `outer` the variables of an `each`."""

    shape: str
    formula: Term
    when: Term | None = None
    outer: tuple[Term, ...] = ()

    def __repr__(self) -> str:
        return f"the claim {self.shape}(...)"


def unidentified(target: Any, by: Any) -> Unidentified:
    """Two worlds under the assumptions give the same `by` and differ in the `target` (an axis, or a declared value)."""
    return Unidentified(target, by)


def some(*worlds_and_formula: Any) -> Shown:
    """some(h, formula): some worlds under the assumptions show it."""
    return Shown("some", lift(worlds_and_formula[-1], BOOL))


def each(*outer: Any, some: Formula) -> Shown:
    """each(x, some=formula): for every x, some worlds under the assumptions show it."""
    variables = tuple(lift(x) for x in outer)
    if not variables or any(v.op != "var" for v in variables):
        raise Fault("each(...) names parameters of its function and then some=formula", "each(pi, some=...)", caller())
    return Shown("each", some.formula if isinstance(some, Shown) else lift(some, BOOL), outer=variables)


def every(claim: Formula, when: Formula = True) -> Shown:
    """every(claim, when=premise): all worlds under the assumptions that satisfy the premise satisfy the claim."""
    return Shown("every", lift(claim, BOOL), when=lift(when, BOOL))


def checked(formula: Any, place: Place | None = None) -> Expression:
    """The formula itself; raises Fault where it is none, at the place where it was returned."""
    if formula is None:
        raise Fault("this returns nothing, not a formula", "write `return` before the formula", place)
    if isinstance(formula, Shown):
        raise Fault(f"this returns {formula!r}, not a formula",
                    f"only a claim or a desideratum is made with {formula.shape}; return the formula alone", place)
    expression = Expression(lift(formula, BOOL))
    if expression.term.sort != BOOL:
        raise Fault(f"this gives {an(expression.term.sort.name)}, not a formula", "compare it with something", place)
    return expression


def returned(function: Callable[..., Any]) -> Place:
    """Where a function returns: its last line."""
    code = function.__code__
    return Place(code.co_filename, max(line for _, _, line in code.co_lines() if line))
