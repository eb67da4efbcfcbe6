"""Mutants of no_free_lunch.py: a comparison weakened, a quantifier turned, a variable swapped, and so on.

A mutant is caught where a formalization that `test_against_bruteforce` checks (one assumption, or two) gets another
verdict at a small size. At least nine in ten must be; the others are listed here with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from explorer.kernel.statement import Statement
from explorer.kernel.syntax import Sort, SortFault, Term, operator
from explorer.search.compile import Outside
from explorer.search.decide import Search
from explorer.statement import build
from explorer.theorems.no_free_lunch import theorem

SIZES = [tuple(zip(("State", "Action", "Level"), size, strict=True))
         for size in ((1, 2, 2), (1, 2, 3), (2, 2, 2), (1, 3, 2), (1, 3, 3))]
STATEMENTS = {(rewards, choice): build(theorem, axes={"rewards": rewards, "choice": choice}).statement
              for rewards in ("any", "without_ties") for choice in ("single", "set")}
NAMES = list(theorem.assumptions)
Scope = tuple[tuple[str, Sort], ...]


def mutants(term: Term, scope: Scope = ()) -> Iterator[tuple[str, Term]]:
    """Every term with one node changed, and what was changed."""
    inner = scope + term.bound
    turned = {"le": "lt", "lt": "le", "and": "or", "or": "and", "forall": "exists", "exists": "forall"}.get(term.op)
    if turned in ("forall", "exists"):
        yield f"{term.op} {term.bound[0][0]}", Term(turned, term.sort, term.args, bound=term.bound)
    elif turned:
        yield term.op, operator(turned, *term.args)
    if term.op == "implies":
        yield "implies", operator("implies", term.args[1], term.args[0])
    if term.op == "not":
        yield "not", term.args[0]
    if term.op == "var":
        for name, sort in scope:
            if sort == term.sort and name != term.name:
                yield f"{term.name} to {name}", Term("var", sort, name=name)
    for place, arg in enumerate(term.args):
        for what, changed in mutants(arg, inner):
            args = (*term.args[:place], changed, *term.args[place + 1:])
            try:
                yield f"{place}.{what}", Term(term.op, term.sort, args, term.name, term.bound, term.number)
            except SortFault:
                continue


def both(statement: Statement, name: str) -> list[tuple[str, Statement]]:
    """The statements with one mutant of an assumption, the same in both worlds."""
    term = statement.formula(name)
    copies = [list(mutants(part)) for part in term.args]
    found = []
    for (what, first), (_, second) in zip(*copies, strict=True):
        changed = operator("and", first, second)
        found.append((what, replace(statement, assumptions=tuple(
            (n, changed if n == name else t) for n, t in statement.assumptions))))
    return found


def caught(original: dict[object, str], mutant: dict[tuple[str, str], Statement], name: str) -> bool:
    """Whether some formalization of at most two assumptions gets another verdict at a small size."""
    for axes, size in product(STATEMENTS, SIZES):
        if axes[1] == "set" and size[1][1] * size[2][1] > 6:
            continue
        search = Search(mutant[axes], (size,), keep=False)
        old = Search(STATEMENTS[axes], (size,), keep=False)
        for other in ["", *NAMES]:
            names = [name] + [other] * (other not in ("", name))
            key = (axes, size, tuple(names))
            if key not in original:
                original[key] = old.at(size, names).verdict
            try:
                if search.at(size, names).verdict != original[key]:
                    return True
            except Outside:
                return True
    return False


# Mutants that no such formalization tells apart, by assumption, with the reason.
SAME: dict[str, dict[str, str]] = {}


@pytest.mark.parametrize("name", NAMES)
def test_mutants_of_an_assumption_are_caught(name: str) -> None:
    original: dict[object, str] = {}
    by_axes = {axes: both(statement, name) for axes, statement in STATEMENTS.items()}
    left = []
    for number, (what, _) in enumerate(by_axes["any", "single"]):
        mutant = {axes: found[number][1] for axes, found in by_axes.items()}
        if not caught(original, mutant, name):
            left.append(what)
    assert sorted(left) == sorted(SAME.get(name, {})), f"{len(by_axes['any', 'single'])} mutants"
