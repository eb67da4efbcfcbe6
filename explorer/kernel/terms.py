"""What the terms of a statement mean over its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

from explorer.kernel.cells import Cells, Scope, Undefined
from explorer.kernel.clauses import FALSE, TRUE
from explorer.kernel.numbers import Meaning
from explorer.kernel.syntax import BOOL, REAL, Term, Variable
from explorer.kernel.universe import Rejected, Universe


class Terms(Cells):
    """Every operator of the language, where some of what it works on is unknown."""

    def __init__(self, universe: Universe) -> None:
        super().__init__(universe)
        self.symbols = {symbol.name: symbol for symbol in universe.statement.symbols}
        self.names_in: dict[Term, tuple[str, ...]] = {}  # the free variables of a term
        self.met: dict[tuple[Any, ...], Meaning] = {}  # what terms mean, by what their free variables mean

    def scopes(self, bound: Sequence[Variable], scope: Scope) -> Iterator[Scope]:
        """The scope extended by every tuple of values of the variables, in order."""
        if not bound:
            yield scope
            return
        names = [name for name, _ in bound]
        for values in product(*(self.values(sort) for _, sort in bound)):
            yield {**scope, **dict(zip(names, values, strict=True))}

    def meaning(self, term: Term, scope: Scope) -> Meaning:
        """What a term means. A formula that speaks of a table outside its sort may mean anything."""
        self.meter.spend(1)
        if term.op == "var":
            return scope[term.name]
        if term not in self.names_in:
            self.names_in[term] = tuple(sorted(name for name, _ in term.free))
        key = (term, *[scope[name] for name in self.names_in[term]])
        found = self.met.get(key)
        if found is None:
            found = self.met[key] = self.made(term, scope)
        return found

    def made(self, term: Term, scope: Scope) -> Meaning:
        if term.sort != BOOL:
            return self.number_or_table(term, scope)
        try:
            return self.formula(term, scope)
        except Undefined:
            return self.clauses.fresh()

    def formula(self, term: Term, scope: Scope) -> int:
        op, args = term.op, term.args
        if op in ("true", "false"):
            return TRUE if op == "true" else FALSE
        if op == "not":
            return -self.meaning(args[0], scope)  # type: ignore[no-any-return]
        if op == "and":
            return self.conjunction(self.meaning(arg, scope) for arg in args)
        if op == "or":
            return -self.conjunction(-self.meaning(arg, scope) for arg in args)
        if op == "implies":
            return -self.conjunction(sign * self.meaning(arg, scope) for sign, arg in zip((1, -1), args, strict=True))
        if op in ("forall", "exists"):
            sign = 1 if op == "forall" else -1
            return sign * self.conjunction(sign * self.meaning(args[0], inner)
                                           for inner in self.scopes(term.bound, scope))
        if op in ("eq", "le", "lt"):
            left, right = (self.meaning(arg, scope) for arg in args)
            return self.equal(args[0].sort, left, right) if op == "eq" else self.compared(left, right, op == "lt")
        return self.common(term, scope)  # type: ignore[no-any-return]

    def conjunction(self, literals: Iterator[int]) -> int:
        """The conjunction, which like exact evaluation looks no further than a part that is known to fail."""
        found = []
        for literal in literals:
            if literal == FALSE:
                return FALSE
            found.append(literal)
        return self.clauses.conj(found)

    def number_or_table(self, term: Term, scope: Scope) -> Meaning:
        op, args = term.op, term.args
        if op in ("num", "elem"):
            return ((term.number, TRUE),)
        if op == "lam":
            rows = tuple(self.meaning(args[0], inner) for inner in self.scopes(term.bound, scope))
            value = self.value(term.sort, rows)
            if value is not None and not self.universe.contains(term.sort, value):
                raise Undefined
            return rows
        if op in ("add", "total", "count"):
            total: Meaning = ((0, TRUE),)
            for inner in [scope] if op == "add" else self.scopes(term.bound, scope):
                for arg in args:
                    part = self.meaning(arg, inner)
                    total = self.added(total, self.cased(part) if op == "count" else part)
            return total
        if op == "mul":
            left, right = (self.meaning(arg, scope) for arg in args)
            return self.multiplied(left, right)
        if op == "rank":
            sort = args[0].sort
            return self.merge(REAL, [(literal, ((self.universe.place(sort, value), TRUE),))
                                     for value, literal in self.split(sort, self.meaning(args[0], scope))])
        return self.common(term, scope)

    def common(self, term: Term, scope: Scope) -> Meaning:
        """Applications, selections and choices, whatever their sort."""
        op, args = term.op, term.args
        if op == "app":
            return self.applied(self.symbols[term.name], tuple(self.meaning(arg, scope) for arg in args))
        if op == "sel":
            table, *index = (self.meaning(arg, scope) for arg in args)
            return self.selected(table, args[0].sort, index)
        if op != "ite":
            raise Rejected(f"no operator {op!r}")
        condition = self.meaning(args[0], scope)
        return self.merge(term.sort, [(literal, self.meaning(arg, scope))
                                      for literal, arg in zip((condition, -condition), args[1:], strict=True)
                                      if literal != FALSE])
