"""The terms of a statement over its cells, and the clauses of what is claimed of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from explorer.kernel.cells import Cells, Meaning, Scope, Undefined
from explorer.kernel.clauses import FALSE, TRUE
from explorer.kernel.exchange import JSON, read
from explorer.kernel.syntax import BOOL, REAL, Sort, Symbol, Term, Variable
from explorer.kernel.universe import Rejected, Universe


def conjuncts(term: Term) -> Iterator[Term]:
    """The parts of nested conjunctions, in order."""
    if term.op != "and":
        yield term
    else:
        for arg in term.args:
            yield from conjuncts(arg)


class Grounding(Cells):
    """The clauses of a query and of instances of axioms; each follows from the statement in every model."""

    def __init__(self, universe: Universe) -> None:
        super().__init__(universe)
        statement = universe.statement
        self.symbols = {symbol.name: symbol for symbol in statement.symbols}
        self.sorts = {sort.name: sort for sort in statement.sorts} | {"Bool": BOOL, "Real": REAL}
        self.chosen: dict[str, Sort] = {}  # what existential claims speak of, under names of their own
        self.scope: dict[str, Meaning] = {}

    def query(self, query: str, outer: Scope) -> None:
        """Claims a query, the assumptions apart; `outer` says what the outer variables of an `each` claim mean."""
        for term in self.universe.statement.query(query):
            self.claim(term, outer)

    def instance(self, data: JSON, allowed: Sequence[str]) -> None:
        """Claims an instance `[axiom, conjunct, [arguments]]`, or the congruence `["=", symbol, [[...], [...]]]`.

        An axiom's top conjunctions are taken apart and numbered. The arguments go to its outermost universal variables,
        in order; it is claimed for all values of the others. Raises Rejected, and other exceptions, on anything else.
        """
        axiom, which, args = data
        if axiom == "=":
            self.congruence(self.symbols[which], *args)
            return
        if axiom not in allowed or type(which) is not int or which < 0:
            raise Rejected(f"{axiom!r} is not an assumption that is on")
        body = list(conjuncts(self.universe.statement.formula(axiom)))[which]
        waiting: tuple[Variable, ...] = ()
        scope: dict[str, Meaning] = {}
        for arg in args:
            if not waiting:
                if body.op != "forall":
                    raise Rejected(f"an instance of {axiom} has too many arguments")
                waiting, body = body.bound, body.args[0]
            (name, sort), *rest = waiting
            waiting, scope[name] = tuple(rest), self.argument(sort, arg)
        for inner in self.scopes(waiting, scope):
            self.claim(body, inner)

    def congruence(self, symbol: Symbol, left: JSON, right: JSON) -> None:
        """Claims that a symbol gives equal values at equal arguments."""
        sides = [tuple(self.argument(sort, arg) for sort, arg in zip(symbol.of, args, strict=True))
                 for args in (left, right)]
        alike = [-self.equal(sort, a, b) for sort, a, b in zip(symbol.of, *sides, strict=True)]
        same = self.equal(symbol.to, *(self.applied(symbol, side) for side in sides))
        self.clauses.claim(self.clauses.disj([*alike, same]))

    def argument(self, sort: Sort, data: JSON) -> Meaning:
        """What an argument of an instance means: a value, or a closed term of the sort."""
        if not (isinstance(data, list) and data and isinstance(data[0], str)):
            return self.known(sort, self.universe.load_value(sort, data))
        term = read(data, self.sorts, self.symbols, self.chosen)
        meaning = self.meaning(term, self.scope)
        if term.sort != sort or not self.inside(sort, meaning):
            raise Rejected(f"an argument of an instance is not certain to be a {sort.name}")
        return meaning

    def restrict(self, sort: Sort, table: Meaning) -> None:
        if sort in self.universe.restrictions:
            name, term = self.universe.restrictions[sort]
            self.claim(term, {name: table})

    def claim(self, term: Term, scope: Scope, holds: bool = True) -> None:
        """Adds the clauses that say that a formula holds, or that it does not."""
        op = term.op
        if op == "not":
            self.claim(term.args[0], scope, not holds)
        elif op == ("and" if holds else "or"):
            for arg in term.args:
                self.claim(arg, scope, holds)
        elif op == "implies" and not holds:
            self.claim(term.args[0], scope)
            self.claim(term.args[1], scope, False)
        elif op == ("exists" if holds else "forall") and any(sort.kind == "table" for _, sort in term.bound):
            self.claim(term.args[0], {**scope, **self.choice(term.bound)}, holds)
        elif op == ("forall" if holds else "exists"):
            for inner in self.scopes(term.bound, scope):
                self.claim(term.args[0], inner, holds)
        else:
            literal = self.meaning(term, scope)
            self.clauses.claim(literal if holds else -literal)

    def choice(self, bound: Sequence[Variable]) -> Scope:
        """New unknowns for the variables of an existential claim; instances name them `chosen_1`, ..."""
        scope = {}
        for name, sort in bound:
            own = f"chosen_{len(self.chosen) + 1}"
            self.chosen[own] = sort
            self.scope[own] = scope[name] = self.cell(("exists", own), sort)
        return scope

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
        """Variables, applications, selections and choices, whatever their sort."""
        op, args = term.op, term.args
        if op == "var":
            return scope[term.name]
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
