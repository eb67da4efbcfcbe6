"""Whether a model satisfies a query under assumptions."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.kernel.evaluate import Scope, evaluate
from explorer.kernel.statement import Statement
from explorer.kernel.universe import Model, Rejected, Universe


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
