"""Terms as nested lists, the form in which statements are exchanged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from explorer.kernel.syntax import (
    FALSE,
    TRUE,
    Sort,
    SortFault,
    Symbol,
    Term,
    apply,
    binder,
    element,
    named,
    number,
    operator,
    select,
    table,
    variable,
)

JSON = Any  # what json.loads gives: checked as it is read
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,399})(/[1-9][0-9]{0,399})?\Z")


def write(term: Term) -> JSON:
    """The term as nested lists, which `read` turns back into an equal term."""
    if term.op == "var":
        return ["var", term.name]
    if term.op == "num":
        return ["num", str(term.number)]
    if term.op == "elem":
        return ["elem", term.sort.name, term.number]
    head: list[JSON] = [term.op]
    if term.op == "app":
        head.append(term.name)
    if term.op == "lam":
        head.append(term.sort.name)
    if term.bound:
        head.append([[name, sort.name] for name, sort in term.bound])
    return head + [write(arg) for arg in term.args]


def read(data: JSON, sorts: Mapping[str, Sort], symbols: Mapping[str, Symbol],
         scope: Mapping[str, Sort] | None = None) -> Term:
    """The term that `write` wrote; raises SortFault (or KeyError, TypeError, ValueError) on anything else."""
    scope = scope or {}
    op, *rest = data
    if op == "var":
        (name,) = rest
        return variable(name, scope[name])
    if op == "num":
        (text,) = rest
        return number(exact(text))
    if op == "elem":
        sort, index = rest
        return element(sorts[sort], index)
    if op in ("true", "false") and not rest:
        return TRUE if op == "true" else FALSE
    if op == "app":
        return apply(symbols[rest[0]], [read(arg, sorts, symbols, scope) for arg in rest[1:]])
    if op in ("forall", "exists", "total", "count", "lam"):
        *sort, bound, body = rest
        variables = [(named(name), sorts[of]) for name, of in bound]
        inner = read(body, sorts, symbols, {**scope, **dict(variables)})
        if op == "lam":
            return table(sorts[sort[0]], variables, inner)
        return binder(op, variables, inner)
    args = [read(arg, sorts, symbols, scope) for arg in rest]
    return select(args[0], args[1:]) if op == "sel" else operator(op, *args)


def exact(text: JSON) -> Fraction:
    """The rational that a string such as "-3/2" writes; raises SortFault on anything else."""
    if not isinstance(text, str) or not NUMBER.match(text):
        raise SortFault(f"{text!r} is not an exact number")
    return Fraction(text)


def counted(data: JSON, counts: Mapping[str, int]) -> bool:
    """Whether a file gives these numbers, and no `true` for 1; raises AttributeError where it has no object."""
    return data == dict(counts) and all(type(number) is int for number in data.values())
