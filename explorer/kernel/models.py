"""Whether a model satisfies a query under assumptions."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.kernel.evaluate import Evaluation, Scope
from explorer.kernel.statement import Statement
from explorer.kernel.universe import Model, Rejected, Universe


def check_model(statement: Statement, assumptions: Sequence[str], query: str, universe: Universe, model: Model,
                *outers: Scope | None) -> None:
    """Raises Rejected unless the model satisfies the query under the assumptions.

    Each of `outers` gives values to the outer variables of an `each` claim's witness, which must hold for all of them.
    """
    if universe.empty:
        raise Rejected(f"{universe.empty} has no values at this size, so there is no world")
    evaluation = Evaluation(model, universe)
    for name in [name for name, _ in statement.always] + list(assumptions):
        if evaluation.value(statement.formula(name), {}) is not True:
            raise Rejected(f"the model does not satisfy {name}")
    for scope in outers or (None,):
        for term in statement.query(query):
            if evaluation.value(term, scope or {}) is not True:
                raise Rejected(f"the model does not satisfy the query {query}")
