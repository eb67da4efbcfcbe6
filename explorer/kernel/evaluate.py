"""Exact evaluation of the original quantified formulas in one finite model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from explorer.kernel.statement import Statement
from explorer.kernel.syntax import Term
from explorer.kernel.universe import Model, Rejected, Universe, Value

Scope = Mapping[str, Value]


def evaluate(term: Term, scope: Scope, model: Model, universe: Universe) -> Value:
    """The value of a term in a model, its free variables having the values in `scope`.

    Connectives and `ite` look at their second part only where the first leaves it open, so a guard protects a table
    that could fall outside its sort. Raises Rejected where such a table is used all the same.
    """
    op, args = term.op, term.args
    universe.meter.spend(1)

    def value(part: Term) -> Value:
        return evaluate(part, scope, model, universe)

    if op == "var":
        return scope[term.name]
    if op in ("num", "elem"):
        return term.number
    if op == "app":
        return model[term.name][universe.row(tuple(a.sort for a in args), tuple(value(a) for a in args))]
    if op == "sel":
        cells = value(args[0])
        if not isinstance(cells, tuple):
            raise Rejected("a selection from what is no table")
        return cells[universe.row(args[0].sort.of, tuple(value(a) for a in args[1:]))]
    if op in ("forall", "exists"):
        wanted = op == "exists"
        found = any(evaluate(args[0], inner, model, universe) == wanted for inner in scopes(term, scope, universe))
        return found == wanted
    if op in ("total", "count", "lam"):
        rows = tuple(evaluate(args[0], inner, model, universe) for inner in scopes(term, scope, universe))
        if op != "lam":
            return sum(rows)  # type: ignore[arg-type]
        universe.place(term.sort, rows)
        return rows
    if op in ("true", "false"):
        return op == "true"
    if op == "not":
        return not value(args[0])
    if op in ("and", "or"):
        wanted = op == "or"
        return any(value(a) == wanted for a in args) == wanted
    if op == "implies":
        return not value(args[0]) or bool(value(args[1]))
    if op == "ite":
        return value(args[1] if value(args[0]) else args[2])
    return arithmetic(op, [value(a) for a in args], term, universe)


def arithmetic(op: str, values: Sequence[Value], term: Term, universe: Universe) -> Value:
    """Comparisons, sums, products and ranks, of values."""
    if op == "eq":
        return values[0] == values[1]
    if op == "rank":
        return universe.place(term.args[0].sort, values[0])
    if any(isinstance(v, tuple) for v in values):
        raise Rejected("arithmetic on a table")
    numbers: list[int] = values  # type: ignore[assignment]  # ints and Fractions: the operators are the same
    if op == "le":
        return numbers[0] <= numbers[1]
    if op == "lt":
        return numbers[0] < numbers[1]
    if op == "add":
        return sum(numbers)
    if op == "mul":
        return numbers[0] * numbers[1]
    raise Rejected(f"no operator {op!r}")


def scopes(term: Term, scope: Scope, universe: Universe) -> Iterator[dict[str, Value]]:
    """The scope extended by every tuple of values of the variables that a binder binds, in order."""
    names = [name for name, _ in term.bound]
    for values in product(*(universe.domain(sort) for _, sort in term.bound)):
        yield {**scope, **dict(zip(names, values, strict=True))}


def check_model(statement: Statement, assumptions: Sequence[str], query: str, universe: Universe, model: Model,
                outer: Scope | None = None) -> None:
    """Raises Rejected unless the model satisfies the query under the assumptions.

    `outer` gives the values of the outer variables of an `each` claim's witness.
    """
    if universe.empty:
        raise Rejected(f"{universe.empty} has no values at this size, so there is no world")
    for name in [name for name, _ in statement.always] + list(assumptions):
        if evaluate(statement.formula(name), {}, model, universe) is not True:
            raise Rejected(f"the model does not satisfy {name}")
    check_query(statement, query, universe, model, outer)


def check_query(statement: Statement, query: str, universe: Universe, model: Model, outer: Scope | None = None) -> None:
    """Raises Rejected unless the model satisfies the query itself, whatever the assumptions."""
    for term in statement.query(query):
        if evaluate(term, outer or {}, model, universe) is not True:
            raise Rejected(f"the model does not satisfy the query {query}")

