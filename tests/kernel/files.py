"""Verdict files, as the kernel reads them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from explorer.kernel.statement import Statement
from explorer.kernel.universe import Model, Size, Value, write_model, write_value
from explorer.kernel.verdict import FORMAT
from explorer.search.producer import refute

JSON = Any


def model_of(statement: Statement, query: str, size: Size, model: Model,
             outers: Sequence[Sequence[Value]] = ()) -> dict[str, JSON]:
    """A model as evidence."""
    found = {"query": query, "kind": "model", "size": dict(size), "model": write_model(model, statement)}
    return {**found, "outers": [outer_of(statement, outer) for outer in outers]} if outers else found


def outer_of(statement: Statement, outer: Sequence[Value]) -> dict[str, JSON]:
    return {name: write_value(value, sort) for (name, sort), value in zip(statement.outer, outer, strict=True)}


def refutation_of(statement: Statement, assumptions: Sequence[str], query: str, size: Size,
                  outer: Sequence[Value] = ()) -> dict[str, JSON]:
    """A refutation as evidence; fails where none can be made."""
    given = {name: value for (name, _), value in zip(statement.outer, outer, strict=False)}
    certificate = refute(statement, assumptions, query, size, given, seconds=30)
    assert not isinstance(certificate, str), certificate
    found = {"query": query, "kind": "refutation", "size": dict(size), "certificate": certificate}
    return {**found, "outer": outer_of(statement, outer)} if outer else found


def file_of(statement: Statement, assumptions: Sequence[str], scope: Mapping[str, Sequence[int]], verdict: str,
            sizes: Sequence[tuple[Size, str]], evidence: Sequence[JSON]) -> dict[str, JSON]:
    """A verdict file with what the kernel asks for."""
    return {"format": FORMAT, "statement": statement.digest, "theorem": statement.theorem, "claim": statement.claim,
            "kind": statement.kind, "shape": statement.shape, "axes": dict(statement.axes),
            "assumptions": list(assumptions), "scope": {sort: list(bounds) for sort, bounds in scope.items()},
            "verdict": verdict, "pattern": dict(Counter(word for _, word in sizes)),
            "sizes": [{"size": dict(size), "verdict": word, "checked": True} for size, word in sizes],
            "evidence": list(evidence)}
