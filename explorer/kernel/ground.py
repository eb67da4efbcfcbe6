"""The clauses of a query and of instances of assumptions, which a refutation speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.kernel.cells import Scope
from explorer.kernel.clauses import TRUE
from explorer.kernel.exchange import JSON, read
from explorer.kernel.numbers import Meaning
from explorer.kernel.syntax import BUILTIN, Sort, Symbol, Term, Variable
from explorer.kernel.terms import Terms
from explorer.kernel.universe import Rejected, Universe


def conjuncts(term: Term) -> Iterator[Term]:
    """The parts of nested conjunctions, in order."""
    if term.op != "and":
        yield term
    else:
        for arg in term.args:
            yield from conjuncts(arg)


class Grounding(Terms):
    """The clauses of a query and of instances of axioms; each follows from the statement in every model."""

    def __init__(self, universe: Universe, switched: Sequence[str] = ()) -> None:
        """Each of the axioms `switched` gets a literal, in order, and is claimed only if that literal holds."""
        super().__init__(universe)
        self.switches = {name: self.clauses.fresh() for name in switched}
        self.unless: tuple[int, ...] = ()  # the negated switch of the axiom that is claimed
        self.listing = False  # a table that is said to exist is one of the values, not a new unknown
        self.sorts = {sort.name: sort for sort in universe.statement.sorts} | BUILTIN
        self.chosen: dict[str, Sort] = {}  # what existential claims speak of, under names of their own
        self.scope: dict[str, Meaning] = {}
        self.turn = 0  # 0 for the query, then the number of the instance, from 1

    def query(self, query: str, outer: Scope) -> None:
        """Claims a query, the assumptions apart; `outer` says what the outer variables of an `each` claim mean."""
        for term in self.universe.statement.query(query):
            self.claim(term, outer)

    def instance(self, data: JSON, allowed: Sequence[str]) -> None:
        """Claims an instance `[axiom, conjunct, [arguments]]`, or what holds of any symbol.

        That is the congruence `["=", symbol, [[...], [...]]]`, or `["?", symbol, [...]]`: it has some value there.
        An axiom's top conjunctions are taken apart and numbered. The arguments go to its outermost universal variables,
        in order; it is claimed for all values of the others. A fourth item, "values", means that tables that it says to
        exist are looked for among the values. Raises Rejected, and other exceptions, on anything else.
        """
        self.turn += 1
        axiom, which, args, *more = data
        if more and (more != ["values"] or axiom in ("=", "?")):
            raise Rejected("only an instance of an assumption has a fourth item, the word values")
        self.listing = bool(more)
        if axiom == "=":
            self.congruence(self.symbols[which], *args)
            return
        if axiom == "?":
            self.valued(self.symbols[which], args)
            return
        if axiom not in allowed or type(which) is not int or which < 0:
            raise Rejected(f"{axiom!r} is not an assumption that is on")
        self.unless = (-self.switches[axiom],) if axiom in self.switches else ()
        body = list(conjuncts(self.universe.statement.formula(axiom)))[which]
        waiting: tuple[Variable, ...] = ()
        scope: dict[str, Meaning] = {}
        given = []
        for arg in args:
            if not waiting:
                if body.op != "forall":
                    raise Rejected(f"an instance of {axiom} has too many arguments")
                waiting, body = body.bound, body.args[0]
            (name, sort), *rest = waiting
            waiting, scope[name] = tuple(rest), self.argument(sort, arg)
            given.append(self.membership(sort, scope[name]))
        inside = self.clauses.conj(given)
        for inner in self.scopes(waiting, scope):
            if inside == TRUE:
                self.claim(body, inner)
            else:
                self.clauses.claim(self.clauses.disj((-inside, self.meaning(body, inner))), self.unless)
        self.unless = ()

    def congruence(self, symbol: Symbol, left: JSON, right: JSON) -> None:
        """Claims that a symbol gives equal values at equal arguments."""
        sides = [tuple(self.argument(sort, arg) for sort, arg in zip(symbol.of, args, strict=True))
                 for args in (left, right)]
        alike = [-self.equal(sort, a, b) for sort, a, b in zip(symbol.of, *sides, strict=True)]
        same = self.equal(symbol.to, *(self.applied(symbol, side) for side in sides))
        self.clauses.claim(self.clauses.disj([*alike, same]))

    def valued(self, symbol: Symbol, data: JSON) -> None:
        """Claims that a symbol has one of the values of its sort at these arguments."""
        args = tuple(self.argument(sort, arg) for sort, arg in zip(symbol.of, data, strict=True))
        value = self.applied(symbol, args)
        self.clauses.claim(self.clauses.disj(self.equal(symbol.to, value, other) for other in self.values(symbol.to)))

    def argument(self, sort: Sort, data: JSON) -> Meaning:
        """What an argument of an instance means: a value, or a closed term of the sort."""
        if not (isinstance(data, list) and data and isinstance(data[0], str)):
            return self.values(sort)[self.universe.place(sort, self.universe.written(sort, data))]
        term = read(data, self.sorts, self.symbols, self.chosen)
        if term.sort != sort:
            raise Rejected(f"an argument of an instance is a {term.sort.name}, not a {sort.name}")
        return self.meaning(term, self.scope)

    def allowed(self, sort: Sort, table: Meaning) -> int:
        if sort not in self.universe.restrictions:
            return TRUE
        name, term = self.universe.restrictions[sort]
        return self.meaning(term, {name: table})  # type: ignore[no-any-return]

    def restrict(self, sort: Sort, table: Meaning) -> None:
        if sort in self.universe.restrictions:
            name, term = self.universe.restrictions[sort]
            unless, self.unless = self.unless, ()  # a cell is in its sort whatever is claimed
            self.claim(term, {name: table})
            self.unless = unless

    def claim(self, term: Term, scope: Scope, holds: bool = True) -> None:
        """Adds the clauses that say that a formula holds, or that it does not."""
        op, large = term.op, any(sort.kind == "table" for _, sort in term.bound)
        if op == "not":
            self.claim(term.args[0], scope, not holds)
        elif op == ("and" if holds else "or"):
            for arg in term.args:
                self.claim(arg, scope, holds)
        elif op == "implies" and not holds:
            self.claim(term.args[0], scope)
            self.claim(term.args[1], scope, False)
        elif op == ("exists" if holds else "forall") and large and not self.listing:
            self.claim(term.args[0], {**scope, **self.choice(term.bound)}, holds)
        elif op == ("forall" if holds else "exists"):
            for inner in self.scopes(term.bound, scope):
                self.claim(term.args[0], inner, holds)
        else:
            literal = self.meaning(term, scope)
            self.clauses.claim(literal if holds else -literal, self.unless)

    def choice(self, bound: Sequence[Variable]) -> Scope:
        """New unknowns for the variables of an existential claim; later instances name them `chosen_TURN_NAME`."""
        scope = {}
        for name, sort in bound:
            own = f"chosen_{self.turn}_{name}"
            while own in self.chosen:
                own += "_"
            self.chosen[own] = sort
            self.scope[own] = scope[name] = self.cell(("exists", own), sort)
        return scope
