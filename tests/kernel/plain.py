"""What a term is worth, word by word as docs/certificates.md says it: slowly, to compare evaluation with."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

from explorer.kernel.syntax import Term, operator
from explorer.kernel.universe import Model, Universe, Value


class Nothing(Exception):
    """A table falls outside its sort."""


def placed(universe: Universe, sort: Any, value: Any) -> int:
    if value not in universe.domain(sort):
        raise Nothing
    return universe.domain(sort).index(value)


def row(universe: Universe, sorts: Any, values: Any) -> int:
    found = 0
    for sort, value in zip(sorts, values, strict=True):
        found = found * len(universe.domain(sort)) + placed(universe, sort, value)
    return found


def kleene(parts: Any, decisive: bool, of: Any) -> bool:
    """A conjunction or disjunction, which has a value wherever one of its parts decides it."""
    found = []
    for part in parts:
        try:
            found.append(of(*part))
        except Nothing:
            found.append(None)
    if decisive in found:
        return decisive
    if None in found:
        raise Nothing
    return not decisive


def plain(term: Term, scope: Mapping[str, Value], model: Model, universe: Universe) -> Any:
    """The value; raises Nothing where there is none."""
    op, args = term.op, term.args

    def of(arg: Term, more: Mapping[str, Value] | None = None) -> Any:
        return plain(arg, {**scope, **(more or {})}, model, universe)

    if op == "var":
        return scope[term.name]
    if op in ("num", "elem"):
        return term.number
    if op in ("true", "false"):
        return op == "true"
    if term.bound:
        names = [name for name, _ in term.bound]
        every = [dict(zip(names, values, strict=True))
                 for values in product(*(universe.domain(sort) for _, sort in term.bound))]
        if op in ("forall", "exists"):
            return kleene([(args[0], values) for values in every], op == "exists", of)
        found = [of(args[0], values) for values in every]
        if op != "lam":
            return sum(found)
        placed(universe, term.sort, tuple(found))
        return tuple(found)
    if op == "not":
        return not of(args[0])
    if op in ("and", "or"):
        return kleene([(arg, None) for arg in args], op == "or", of)
    if op == "implies":
        return kleene([(operator("not", args[0]), None), (args[1], None)], True, of)
    if op == "ite":
        return of(args[1] if of(args[0]) else args[2])
    values = [of(arg) for arg in args]
    if op == "app":
        return model[term.name][row(universe, [arg.sort for arg in args], values)]
    if op == "sel":
        return values[0][row(universe, args[0].sort.of, values[1:])]
    if op == "rank":
        return placed(universe, args[0].sort, values[0])
    if op == "add":
        return sum(values)
    return {"eq": lambda a, b: a == b, "le": lambda a, b: a <= b, "lt": lambda a, b: a < b,
            "mul": lambda a, b: a * b}[op](*values)
