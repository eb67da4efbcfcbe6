"""The problem of a map for other tools: the very clauses that the search uses, with a group for each assumption.

GCNF is the format of tools for minimal unsatisfiable subsets (group 0 is always there); SMT-LIB 2 is for problems with
real numbers too. A set of assumptions lies outside a query exactly if its groups with group 0 have no model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from pathlib import Path

from explorer.kernel.statement import Statement
from explorer.kernel.universe import Universe, write_value
from explorer.map import Map
from explorer.report.page import write_aside
from explorer.search.clauses import Atom, Literal
from explorer.search.decide import outer_values
from explorer.search.ground import Grounding
from explorer.search.site import Outer
from explorer.verdict import Sizes

CASES = 100  # of an `each` claim that get files of their own


@dataclass(frozen=True)
class Groups:
    """A query at one size: clauses that are always there, and those of each assumption."""

    about: tuple[str, ...]
    names: tuple[str, ...]
    always: list[list[Literal]]
    groups: list[list[list[Literal]]]
    variables: int
    atoms: dict[Literal, Atom]

    def gcnf(self) -> str:
        """The text of a GCNF file; raises ValueError where there are reals."""
        if self.atoms:
            raise ValueError("a problem with real numbers has no propositional clauses")
        listed = [(0, self.always), *enumerate(self.groups, 1)]
        lines = [f"c {line}" for line in self.about]
        lines += [f"c group {number}: {name}" for number, name in enumerate(self.names, 1)]
        count = sum(len(clauses) for _, clauses in listed)
        lines.append(f"p gcnf {self.variables} {count} {len(self.groups)}")
        lines += [f"{{{number}}} {' '.join(map(str, clause))} 0" for number, clauses in listed for clause in clauses]
        return "\n".join(lines) + "\n"

    def smtlib(self) -> str:
        """The text of an SMT-LIB 2 file, with a named assertion for each assumption."""
        monomials = [monomial for atom in self.atoms.values() for monomial, _ in atom.polynomial.terms]
        reals = sorted({number for monomial in monomials for number in monomial})
        logic = "QF_NRA" if any(len(monomial) > 1 for monomial in monomials) else "QF_LRA" if reals else "QF_UF"
        lines = [f"; {line}" for line in self.about]
        lines += ["(set-option :produce-unsat-cores true)", f"(set-logic {logic})"]
        lines += [f"(declare-const b{variable} Bool)" for variable in range(1, self.variables + 1)
                  if variable not in self.atoms]
        lines += [f"(declare-const x{number} Real)" for number in reals]
        lines += [f"(assert {self.clause(clause)})" for clause in self.always]
        for name, clauses in zip(self.names, self.groups, strict=True):
            lines.append(f"(assert (! (and true {' '.join(map(self.clause, clauses))}) :named |{name}|))")
        return "\n".join([*lines, "(check-sat)", "(get-unsat-core)", ""])

    def clause(self, clause: Sequence[Literal]) -> str:
        return f"(or false {' '.join(map(self.literal, clause))})"

    def literal(self, literal: Literal) -> str:
        atom = self.atoms.get(abs(literal))
        text = f"b{abs(literal)}" if atom is None else linear(atom)
        return text if literal > 0 else f"(not {text})"


def linear(atom: Atom) -> str:
    """An inequality in SMT-LIB."""
    parts = [" ".join([number(Fraction(coefficient)), *(f"x{unknown}" for unknown in monomial)])
             for monomial, coefficient in atom.polynomial.terms]
    terms = " ".join(f"(* {part})" if " x" in part else part for part in parts)
    return f"({'<' if atom.strict else '<='} (+ 0.0 {terms}) 0.0)"


def number(value: Fraction) -> str:
    """An exact number in SMT-LIB."""
    text = f"{abs(value.numerator)}.0" if value.denominator == 1 else \
        f"(/ {abs(value.numerator)}.0 {value.denominator}.0)"
    return text if value >= 0 else f"(- {text})"


def groups(statement: Statement, names: Sequence[str], held: Sequence[str], size: Sizes, query: str,
           outer: Outer = ()) -> Groups:
    """The clauses of a query at a size, those of assumptions that are held always there."""
    clauses: list[list[Literal]] = []
    ground = Grounding(statement, Universe(statement, dict(size)), clauses.append)
    named = {} if ground.universe.empty else {ground.assumption(name): place for place, name in enumerate(names)}
    on = set() if ground.universe.empty else {ground.assumption(name) for name in held} | set(
        ground.query(query, outer))
    always: list[list[Literal]] = []
    found: list[list[list[Literal]]] = [[] for _ in names]
    for clause in clauses:
        place = next((named[-literal] for literal in clause if -literal in named), None)
        kept = [literal for literal in clause if -literal not in on and -literal not in named]
        (always if place is None else found[place]).append(kept)
    cases = [f"{name} = {write_value(value, sort)}"
             for (name, sort), value in zip(statement.outer, outer, strict=False)]
    about = (f"sidestep: {statement.theorem}, claim {statement.claim}, query {query}",
             f"size {', '.join(f'{sort}={count}' for sort, count in size) or 'the one there is'}"
             + (f", case {', '.join(cases)}" if cases else ""), f"statement {statement.digest}")
    return Groups(about, tuple(names), always, found, ground.clauses.variables,
                  {literal: atom for atom, literal in ground.clauses.atoms.items()})


def questions(statement: Statement, size: Sizes) -> Iterator[tuple[str, Outer]]:
    """The queries of a map at a size; of an `each` claim's witness every case, unless they are too many."""
    yield "consistent", ()
    if statement.varies.op != "true":
        yield "varies", ()
    if not statement.outer:
        yield "witness", ()
        return
    cases = outer_values(statement, Universe(statement, dict(size)))
    if len(cases) <= CASES:
        yield from (("witness", case) for case in cases)


def export_all(statement: Statement, drawn: Map, folder: Path) -> list[Path]:
    """Writes a file for each query and size into a folder; the paths written. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for counts in product(*(range(least, greatest + 1) for _, least, greatest in drawn.scope)):
        size = tuple((sort, count) for (sort, _, _), count in zip(drawn.scope, counts, strict=True))
        for place, (query, outer) in enumerate(questions(statement, size)):
            made = groups(statement, drawn.assumptions, drawn.held, size, query, outer)
            parts = [query, *(f"{sort}{count}" for sort, count in size), *([f"case{place}"] if outer else [])]
            name = re.sub(r"[^A-Za-z0-9_-]", "", "-".join(parts))
            texts = [(f"{name}.smt2", made.smtlib()), *([] if made.atoms else [(f"{name}.gcnf", made.gcnf())])]
            written += [write_aside(folder / file, text) for file, text in texts]
    return written
