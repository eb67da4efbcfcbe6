"""The exact text of a term: an s-expression that reads back to an equal term.

    (forall ((R Reward) (s State)) (le (sel R s a) (app value_1 s)))

A bare name is a variable and a bare number a rational; everything else is a list that begins with its operator, written
as in `explorer.kernel.syntax`: `(app SYMBOL args)`, `(sel table args)`, `(lam TABLE ((x SORT) ...) body)`,
`(elem SORT index)`, `(forall ((x SORT) ...) body)`, `(true)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, TypeVar

from explorer.kernel import syntax
from explorer.kernel.syntax import NAME, Sort, SortFault, Symbol, Term

TOKEN = re.compile(r"\s*([()]|[^\s()]+)")
NUMBER = re.compile(r"-?[0-9]+(/[1-9][0-9]*)?\Z")
Tree = Any  # a string, or a list of trees
T = TypeVar("T")


def to_text(term: Term) -> str:
    """The term as an s-expression on one line."""
    if term.op == "var":
        return term.name
    if term.op == "num":
        return str(term.number)
    parts = [term.op]
    if term.op == "elem":
        parts += [term.sort.name, str(term.number)]
    if term.op == "app":
        parts.append(term.name)
    if term.op == "lam":
        parts.append(term.sort.name)
    if term.bound:
        parts.append("(" + " ".join(f"({name} {sort.name})" for name, sort in term.bound) + ")")
    return "(" + " ".join(parts + [to_text(arg) for arg in term.args]) + ")"


def from_text(text: str, sorts: Mapping[str, Sort], symbols: Mapping[str, Symbol],
              variables: Mapping[str, Sort] | None = None) -> Term:
    """The term that `to_text` wrote; `variables` are the sorts of its free ones. Raises SortFault on anything else."""
    tokens = iter(TOKEN.findall(text))
    if TOKEN.sub("", text).strip():
        raise SortFault("this is not the text of a term")
    tree = parsed(next(tokens, ""), tokens)
    if next(tokens, None) is not None:
        raise SortFault("something follows the term")
    return term_of(tree, sorts, symbols, variables or {})


def parsed(token: str, tokens: Iterator[str]) -> Tree:
    """The tree that begins with this token."""
    if token != "(":
        if token in ("", ")"):
            raise SortFault("the text ends too early, or a parenthesis is not opened")
        return token
    items: list[Tree] = []
    while (following := next(tokens, "")) != ")":
        items.append(parsed(following, tokens))
    return items


def term_of(tree: Tree, sorts: Mapping[str, Sort], symbols: Mapping[str, Symbol], scope: Mapping[str, Sort]) -> Term:
    """The term of a tree; raises SortFault."""
    if isinstance(tree, str):
        if NUMBER.match(tree):
            return syntax.number(Fraction(tree))
        return syntax.variable(tree, known(tree, scope, "variable"))
    if not tree or not isinstance(tree[0], str):
        raise SortFault("a term begins with its operator")
    op, rest = tree[0], tree[1:]
    if op in ("true", "false") and not rest:
        return syntax.TRUE if op == "true" else syntax.FALSE
    if op == "elem":
        if len(rest) != 2 or not isinstance(rest[1], str) or not rest[1].isdecimal():
            raise SortFault("an element is written (elem SORT index)")
        return syntax.element(known(rest[0], sorts, "sort"), int(rest[1]))
    if op in ("forall", "exists", "total", "count", "lam"):
        head = [known(rest[0], sorts, "sort")] if op == "lam" and rest else []
        if len(rest) != 2 + len(head):
            raise SortFault(f"{op} takes variables and a body")
        bound = variables_of(rest[-2], sorts)
        body = term_of(rest[-1], sorts, symbols, {**scope, **dict(bound)})
        return syntax.table(head[0], bound, body) if head else syntax.binder(op, bound, body)
    if op == "app":
        args = [term_of(part, sorts, symbols, scope) for part in rest[1:]]
        return syntax.apply(known(rest[0] if rest else "", symbols, "symbol"), args)
    args = [term_of(part, sorts, symbols, scope) for part in rest]
    if op == "sel" and args:
        return syntax.select(args[0], args[1:])
    return syntax.operator(op, *args)


def variables_of(tree: Tree, sorts: Mapping[str, Sort]) -> list[tuple[str, Sort]]:
    """The variables of a binder."""
    found = []
    for pair in tree if isinstance(tree, list) else []:
        if not isinstance(pair, list) or len(pair) != 2 or not isinstance(pair[0], str) or not NAME.match(pair[0]):
            raise SortFault("a variable is written (name SORT)")
        found.append((pair[0], known(pair[1], sorts, "sort")))
    return found


def known(name: Tree, names: Mapping[str, T], what: str) -> T:
    """What a name stands for; raises SortFault for an unknown one."""
    if not isinstance(name, str) or name not in names:
        raise SortFault(f"{name!r} is no {what} here")
    return names[name]
