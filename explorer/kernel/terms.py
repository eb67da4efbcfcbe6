"""What the terms of a statement mean over its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product
from operator import itemgetter
from typing import Any

from explorer.kernel.cells import Cells, Scope, Undefined
from explorer.kernel.clauses import FALSE, TRUE
from explorer.kernel.numbers import Meaning
from explorer.kernel.syntax import BOOL, REAL, Term, Variable
from explorer.kernel.universe import Rejected, Universe

Code = Callable[[Scope], Meaning]
ZERO: Meaning = ((0, TRUE),)


class Terms(Cells):
    """Every operator of the language, where some of what it works on is unknown."""

    def __init__(self, universe: Universe) -> None:
        super().__init__(universe)
        self.symbols = {symbol.name: symbol for symbol in universe.statement.symbols}
        self.codes: dict[Term, Code] = {}

    def scopes(self, bound: Sequence[Variable], scope: Scope) -> Iterator[Scope]:
        """The scope extended by every tuple of values of the variables, in order; one scope, which changes."""
        if not bound:
            yield scope
            return
        names, inner = [name for name, _ in bound], {**scope}
        for values in product(*(self.values(sort) for _, sort in bound)):
            inner.update(zip(names, values, strict=True))
            yield inner

    def meaning(self, term: Term, scope: Scope) -> Meaning:
        """What a term means. A formula that speaks of a table outside its sort may mean anything."""
        return self.code(term)(scope)

    def code(self, term: Term) -> Code:
        """A term as a function of what its free variables mean, which is found out once for the same meanings."""
        if term in self.codes:
            return self.codes[term]
        made = self.formula(term) if term.sort == BOOL else self.number_or_table(term)
        if term.op not in ("var", "num", "elem", "true", "false"):
            made = self.remembered(made, sorted(name for name, _ in term.free), term.sort == BOOL)
        self.codes[term] = made
        return made

    def remembered(self, made: Code, names: Sequence[str], formula: bool) -> Code:
        met: dict[Meaning, Meaning] = {}
        spend, fresh = self.meter.spend, self.clauses.fresh
        given: Callable[[Scope], Any] = itemgetter(*names) if names else lambda scope: ()

        def code(scope: Scope) -> Meaning:
            spend(1)
            key = given(scope)
            found = met.get(key)
            if found is None:
                try:
                    found = made(scope)
                except Undefined:
                    if not formula:
                        raise
                    found = fresh()
                met[key] = found
            return found

        return code

    def formula(self, term: Term) -> Code:
        op, conj = term.op, self.clauses.conj
        if op in ("true", "false"):
            return lambda scope: TRUE if op == "true" else FALSE
        if op in ("forall", "exists"):
            body, bound = self.code(term.args[0]), term.bound
            if op == "forall":
                return lambda scope: conj(body(inner) for inner in self.scopes(bound, scope))
            return lambda scope: -conj(-body(inner) for inner in self.scopes(bound, scope))
        if op not in ("not", "and", "or", "implies", "eq", "le", "lt"):
            return self.common(term)
        parts = [self.code(arg) for arg in term.args]
        if op == "not":
            return lambda scope: -parts[0](scope)
        if op == "and":
            return lambda scope: conj(part(scope) for part in parts)
        if op == "or":
            return lambda scope: -conj(-part(scope) for part in parts)
        left, right = parts
        if op == "implies":
            return lambda scope: -conj(sign * part(scope) for sign, part in ((1, left), (-1, right)))
        sort = term.args[0].sort
        if op == "eq":
            return lambda scope: self.equal(sort, left(scope), right(scope))
        return lambda scope: self.compared(left(scope), right(scope), op == "lt")

    def number_or_table(self, term: Term) -> Code:
        op, bound = term.op, term.bound
        if op in ("num", "elem"):
            known = ((term.number, TRUE),)
            return lambda scope: known
        parts = [self.code(arg) for arg in term.args]
        if op == "lam":
            return lambda scope: self.within(term, tuple(parts[0](inner) for inner in self.scopes(bound, scope)))
        if op == "add":
            return lambda scope: self.sum(part(scope) for part in parts)
        if op == "total":
            return lambda scope: self.sum(parts[0](inner) for inner in self.scopes(bound, scope))
        if op == "count":
            return lambda scope: self.sum(self.cased(parts[0](inner)) for inner in self.scopes(bound, scope))
        if op == "mul":
            return lambda scope: self.multiplied(parts[0](scope), parts[1](scope))
        if op == "rank":
            sort = term.args[0].sort
            return lambda scope: self.merge(REAL, [(literal, ((self.universe.place(sort, value), TRUE),))
                                                   for value, literal in self.split(sort, parts[0](scope))])
        return self.common(term)

    def within(self, term: Term, rows: Meaning) -> Meaning:
        """The table of these rows; raises Undefined where it is known to fall outside its sort."""
        value = self.value(term.sort, rows)
        if value is not None and not self.universe.contains(term.sort, value):
            raise Undefined
        return rows

    def sum(self, numbers: Iterable[Meaning]) -> Meaning:
        total = ZERO
        for number in numbers:
            total = self.added(total, number)
        return total

    def common(self, term: Term) -> Code:
        """Variables, applications, selections and choices, whatever their sort."""
        op, parts = term.op, [self.code(arg) for arg in term.args]
        if op == "var":
            name = term.name
            return lambda scope: scope[name]
        if op == "app":
            symbol = self.symbols[term.name]
            return lambda scope: self.applied(symbol, tuple([part(scope) for part in parts]))
        if op == "sel":
            sort, (table, *index) = term.args[0].sort, parts
            return lambda scope: self.selected(table(scope), sort, [part(scope) for part in index])
        if op != "ite":
            raise Rejected(f"no operator {op!r}")
        condition, then, other = parts

        def choice(scope: Scope) -> Meaning:
            literal = condition(scope)
            return self.merge(term.sort, [(case, part(scope)) for case, part in ((literal, then), (-literal, other))
                                          if case != FALSE])

        return choice
