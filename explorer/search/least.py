"""The least model of a query, so that a person can take it in and two runs agree.

The order: first the constants, then the functions, as the statement lists them; each cell in turn takes the first value
that still leaves a model, of 0, 1, -1, 2, -2, ... for levels and reals, of the elements as they are numbered, of false
then true for a Boolean of its own, of true then false for a cell of a table. A row of a restricted table with a few
Boolean cells is one cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice
from typing import Any

from explorer.kernel.syntax import Sort
from explorer.kernel.universe import Value
from explorer.search.clauses import TRUE, Literal, Polynomial
from explorer.search.numbers import negative, polynomial
from explorer.search.site import Outer, Site
from explorer.search.solvers import Answer

NUMBERS = tuple(Fraction(n) for n in (0, 1, -1, 2, -2, 3, -3, 4, -4, "1/2", "-1/2"))
CELLS = 4000  # past so many cells the solver's own values stand
WORK = 3_000_000  # and after so many clauses in the questions to the solver


def least(site: Site, query: str, assumptions: Sequence[str], outer: Outer = (),
          extra: Sequence[Literal] = ()) -> dict[str, tuple[Value, ...]] | None:
    """The least model of a query under assumptions; None where there is none or the solver does not know."""
    base = [*site.literals(query, assumptions, outer), *extra]
    listed = list(islice(cells(site), CELLS))
    site.solver.prefer([options[0] for options, _ in listed if options])
    if site.universe.empty:
        return None
    sound = site.ground.runtime.sound  # worlds where every table made from an expression is in its sort come first
    if sound != TRUE and site.solver.solve([*base, sound]) is Answer.YES:
        base.append(sound)
    elif site.solver.solve(base) is not Answer.YES:
        return None
    fixed: list[Literal] = list(base)
    excluded = {-literal for literal in site.solver.implied(base)}
    asked = site.solver.asked
    for options, polynomials in listed:
        if (site.solver.asked - asked) * site.ground.clauses.made > WORK and not polynomials:
            break
        options = [option for option in options if option not in excluded]
        if options:
            fixed.append(first_option(site, fixed, options))
        for unknown in polynomials:
            fixed += first_number(site, fixed, unknown)
    site.solver.solve(fixed)
    return site.model()


def cells(site: Site) -> Iterator[tuple[list[Literal], list[Polynomial]]]:
    """The cells in order: the literals of a finite one, the best value first, or an unknown real."""
    symbols = sorted(site.statement.symbols, key=lambda s: bool(s.of))
    for symbol in symbols:
        for row in site.ground.rows[symbol.name]:
            yield from of_value(site, row, symbol.to, False)


def of_value(site: Site, value: Any, sort: Sort, inside: bool) -> Iterator[tuple[list[Literal], list[Polynomial]]]:
    if sort.kind == "table" and sort in site.universe.restrictions and site.ground.runtime.small(sort):
        yield [literal for _, literal in sorted(site.ground.runtime.spread(value, sort), reverse=True)], []
    elif sort.kind == "table":
        for cell in value:
            yield from of_value(site, cell, sort.result, True)
    elif sort.kind == "bool":
        yield ([value, -value] if inside else [-value, value]), []
    elif sort.kind == "real":
        yield [], [value] if isinstance(value, Polynomial) else []
    elif sort.kind == "level":
        yield [literal for _, literal in sorted(value, key=lambda item: (abs(item[0]), -item[0]))], []
    else:
        yield [literal for _, literal in value], []


def first_option(site: Site, fixed: list[Literal], options: list[Literal]) -> Literal:
    """The first option that leaves a model; the solver's last model stays one of all that is fixed."""
    for option in options[:-1]:
        if site.solver.true(option):
            return option
        if abs(option) > 1 and site.solver.solve([*fixed, option]) is Answer.YES:
            return option
    if len(options) > 1:
        site.solver.solve([*fixed, options[-1]])
    return options[-1]


def first_number(site: Site, fixed: list[Literal], unknown: Polynomial) -> list[Literal]:
    """Literals that fix a real to the first number that leaves a model, or to the one it has."""
    for number in NUMBERS:
        literals = equals(site, unknown, number)
        if site.solver.solve([*fixed, *literals]) is Answer.YES:
            return literals
    site.solver.solve(fixed)
    literals = equals(site, unknown, site.solver.real(unknown.terms[0][0][0]))
    site.solver.solve([*fixed, *literals])
    return literals


def equals(site: Site, unknown: Polynomial, number: Fraction) -> list[Literal]:
    difference = polynomial((*unknown.terms, ((), -number)))
    clauses = site.ground.clauses
    return [clauses.atom(difference, False), clauses.atom(negative(difference), False)]
