"""Instances at terms that are made of the query's own tables, such as a reward with two actions exchanged.

Where a refutation at values goes through all values of an unknown table, one at such terms speaks of the unknown
itself, and is as short as the argument by hand. Which terms it needs is asked of the grounding at values: an instance
at a term says, for each value of the table, what the instance at the value of the term says.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import product
from math import prod

from explorer.kernel import syntax
from explorer.kernel.evaluate import Evaluation
from explorer.kernel.sets import ranging
from explorer.kernel.syntax import Term, Variable
from explorer.kernel.universe import Rejected, Universe, Value
from explorer.search.emit import Emitter
from explorer.search.proofs.attempt import Late
from explorer.search.proofs.terms import Argument, Instance, as_term, chooses, parts, replaced, written
from explorer.search.proofs.valued import Values, smaller, thinned

IT = "it"  # the variable that stands for the table
LARGEST = 1000  # values that the table may have
FEW = 24  # values of the other variables at which terms are looked for
MOST = 4000  # instances of one part of an assumption that are tried
Candidate = tuple[str, int, list[Argument], bool]  # the last: whether it says that a table exists
Known = dict[tuple[Value, ...], Term]  # terms by what they are for each value of the table
Part = tuple[str, int, list[Variable], Term]


def sufficient(values: Values, universe: Universe, names: Sequence[str], query: str,
               until: float) -> list[Instance] | None:
    """Instances at terms, few of them, that refute the query; None where none were found that do. Raises Late."""
    gates: dict[int, Candidate] = {}
    for constant, symbols in tables(universe, query):
        gates |= Derived(values, universe, names, constant, symbols, until).gates()
    core = smaller(values.engine, values.fixed, list(gates))
    if core is None:
        return None
    found = [gates[gate] for gate in thinned(values.engine, values.fixed, core, [], 1)]
    return [[name, number, [written(argument) for argument in arguments], *(["values"] if among else [])]
            for name, number, arguments, among in found]


def tables(universe: Universe, query: str) -> Iterator[tuple[Term, set[str]]]:
    """The unknown tables to which the query applies symbols of one argument, each with the names of the symbols."""
    found: dict[Term, set[str]] = {}
    for formula in universe.statement.query(query):
        for applied in applications(formula):
            for argument in applied.args if len(applied.args) == 1 else ():
                if argument.op == "app" and not argument.args and argument.sort.kind == "table":
                    found.setdefault(argument, set()).add(applied.name)
    for constant, symbols in found.items():
        if len(universe.domain(constant.sort)) <= LARGEST:
            yield constant, symbols


def applications(term: Term) -> Iterator[Term]:
    """The applications of symbols in a term."""
    if term.op == "app":
        yield term
    for arg in term.args:
        yield from applications(arg)


class Derived:
    """Terms made of one table, and the instances at them of the assumptions that apply the query's symbols."""

    def __init__(self, values: Values, universe: Universe, names: Sequence[str], constant: Term, symbols: set[str],
                 until: float) -> None:
        self.values, self.universe, self.constant, self.until = values, universe, constant, until
        self.sort = constant.sort
        self.listed: list[tuple[Part, list[Term]]] = []  # with the arguments of the symbols
        for part in parts(universe, names):
            arguments = [applied.args[0] for applied in applications(part[3]) if applied.name in symbols]
            if part[2] and arguments:
                self.listed.append((part, arguments))

    def terms(self) -> list[Term]:
        """The table, and terms to which the assumptions apply the symbols where they speak of it."""
        it = syntax.variable(IT, self.sort)
        made: dict[Term, None] = {}
        for (_, _, head, _), arguments in self.listed:
            own, others = [name for name, sort in head if sort == self.sort], self.others(head)
            if len(own) == 1 and prod(len(self.universe.domain(sort)) for _, sort in others) <= FEW:
                for row in product(*(self.universe.domain(sort) for _, sort in others)):
                    given = {own[0]: it}
                    for (name, sort), value in zip(others, row, strict=True):
                        if term := as_term(sort, value, self.universe):
                            given[name] = term
                    made |= dict.fromkeys(replaced(arg, given) for arg in arguments if arg.op != "var")
        return [it, *(term for term in made if term.sort == self.sort and set(term.free) == {(IT, self.sort)})]

    def splices(self, terms: Sequence[Term]) -> Iterator[Term]:
        """The first of the terms with each of the others in place of it at one element of its first sort."""
        it, first = terms[0], self.sort.of[0]
        bound = [(f"at{place}", part) for place, part in enumerate(self.sort.of)]
        at = [syntax.variable(name, sort) for name, sort in bound]
        for term in terms[1:] if len(bound) > 1 and first.kind == "finite" else ():
            for element in range(len(self.universe.domain(first))):
                here = syntax.operator("eq", at[0], syntax.element(first, element))
                rows = syntax.operator("ite", here, syntax.select(term, at), syntax.select(it, at))
                yield syntax.table(self.sort, bound, rows)

    def others(self, head: Sequence[Variable]) -> list[Variable]:
        return [(name, sort) for name, sort in head if sort != self.sort]

    def evaluated(self, terms: Iterable[Term], before: Known | None = None) -> Known:
        """The terms, about the table itself, after those before and no two alike."""
        domain = self.universe.domain(self.sort)
        variable, evaluation = ranging(0, domain), Evaluation({}, self.universe)
        found = dict(before or {})
        for term in terms:
            with suppress(Rejected):
                sets = evaluation.of(term, {IT: variable}, 1).over(variable.axes).sets
                row = [value for place in range(len(domain)) for value, bits in sets.items() if bits >> place & 1]
                if len(row) == len(domain):
                    found.setdefault(tuple(row), replaced(term, {IT: self.constant}))
        return found

    def gates(self) -> dict[int, Candidate]:
        """The instances at the terms, each with the literal that turns it on in the grounding at values."""
        domain, terms = self.universe.domain(self.sort), self.terms()
        known = self.evaluated(terms)
        both, first = self.evaluated(self.splices(terms), known), {domain: self.constant}
        ground, add = self.values.ground, self.values.engine.add_clause
        other = syntax.operator("not", syntax.operator("eq", self.constant, syntax.variable(IT, self.sort)))
        differs = Emitter(ground.compiler).function(other, [(IT, self.sort)])
        equals = []
        for value in domain:
            equals.append(ground.clauses.variable())
            differs(ground.runtime, ground.clauses, equals[-1], value)
        found: dict[int, Candidate] = {}
        for (name, number, head, body), arguments in self.listed:
            at = self.values.at.get((name, number), {})
            own = both if all(arg.op == "var" for arg in arguments) else first
            choices: list[list[tuple[tuple[Value, ...], Argument]]] = [
                list(own.items()) if sort == self.sort
                else [((value,) * len(domain), (sort, value)) for value in self.universe.domain(sort)]
                for _, sort in head]
            if prod(map(len, choices)) > MOST:
                continue
            for chosen in product(*choices):
                if time.monotonic() > self.until:
                    raise Late
                if sum(isinstance(argument, Term) and row not in known for row, argument in chosen) > 1:
                    continue  # of two splices
                switches = [at.get(row) for row in zip(*(row for row, _ in chosen), strict=True)]
                if any(switches):
                    gate = ground.clauses.variable()
                    for equal, switch in zip(equals, switches, strict=True):
                        if switch:
                            add([-gate, -equal, switch])
                    found[gate] = name, number, [argument for _, argument in chosen], chooses(body)
        return found
