"""Sorts and terms, read from JSON; every term is checked for its sort while it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

JSON = Any
Binders = tuple[tuple[str, str], ...]  # variables, each with its sort
BOOL, REAL = "Bool", "Real"
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(/[1-9][0-9]*)?")


class Rejected(Exception):
    """A file does not show what it claims; the text is the reason."""


def require(condition: bool, reason: str) -> None:
    """Raises Rejected with the reason unless the condition holds."""
    if not condition:
        raise Rejected(reason)


def text(given: JSON) -> str:
    """A string that is not empty; raises Rejected."""
    require(isinstance(given, str) and given != "", f"{given!r} is not a name")
    return str(given)


def named(given: JSON) -> str:
    """A name of a sort, an element, a symbol or a variable; raises Rejected."""
    require(isinstance(given, str) and NAME.fullmatch(given) is not None, f"{given!r} is not a name")
    return str(given)


def whole(given: JSON) -> int:
    """An integer, which true and false are not; raises Rejected."""
    require(type(given) is int, f"{given!r} is not an integer")
    return int(given)


def number(given: JSON) -> Fraction:
    """An exact number such as "-3/2"; raises Rejected."""
    require(isinstance(given, str) and NUMBER.fullmatch(given) is not None, f"{given!r} is not an exact number")
    return Fraction(given)


def items(given: JSON) -> list[JSON]:
    """A list; raises Rejected."""
    require(isinstance(given, list), f"{given!r} is not a list")
    return list(given)


def distinct(names: list[str], what: str) -> list[str]:
    """The names, no two alike; raises Rejected."""
    require(len(set(names)) == len(names), f"{what} stands twice")
    return names


@dataclass(frozen=True)
class Sort:
    """A sort of the statement: finite, level, or table (with argument sorts `of` and a sort `to` of its rows)."""

    name: str
    kind: str
    elements: tuple[str, ...]
    ordered: bool
    of: tuple[str, ...]
    to: str


@dataclass(frozen=True, eq=False)
class Term:
    """A well-sorted term. Equal terms of one language are one object; `free` are its free variables in order."""

    head: str
    sort: str
    parts: tuple[Term, ...]
    name: str
    binders: Binders
    value: Fraction | int
    free: tuple[str, ...]


@dataclass
class Language:
    """The sorts and symbols that terms may speak of, and the terms read so far."""

    sorts: Mapping[str, Sort]
    symbols: Mapping[str, tuple[tuple[str, ...], str]]
    known: dict[object, Term] = field(default_factory=dict)

    def kind(self, sort: str) -> str:
        """A sort's kind; Bool and Real are kinds of their own."""
        return sort if sort in (BOOL, REAL) else self.sorts[sort].kind

    def listed(self, sort: str) -> str:
        """The sort, if it exists and has a finite list of values; raises Rejected."""
        require(sort == BOOL or sort in self.sorts, f"{sort} is not a sort with a list of values")
        return sort

    def binders(self, given: JSON) -> Binders:
        """Variables with their sorts, one or more and no two alike; raises Rejected."""
        found = tuple((named(name), self.listed(sort)) for name, sort in items(given))
        distinct([name for name, _ in found], "a variable")
        require(found != (), "a binder has no variables")
        return found

    def formula(self, given: JSON, scope: Mapping[str, str]) -> Term:
        """A term that is true or false; raises Rejected. `scope` gives the sorts of the variables it may speak of."""
        term = self.read(given, scope)
        require(term.sort == BOOL, f"{term.head} of sort {term.sort} stands where a formula must")
        return term

    def read(self, given: JSON, scope: Mapping[str, str]) -> Term:
        """A term, with variables of the sorts in `scope`; raises Rejected where it is malformed or ill-sorted."""
        head, *rest = items(given)
        match head, rest:
            case "var", [name]:
                require(name in scope, f"the variable {name} is bound nowhere")
                return self.made(head, scope[name], name=name)
            case "num", [value]:
                return self.made(head, REAL, value=number(value))
            case "elem", [sort, value]:
                require(sort in self.sorts and self.sorts[sort].kind == "finite", f"{sort} has no elements")
                names = len(self.sorts[sort].elements)
                require(whole(value) >= 0 and (not names or value < names), f"{sort} has no element {value}")
                return self.made(head, sort, value=value)
            case "lam", [sort, binders, body]:
                require(sort in self.sorts and self.sorts[sort].kind == "table", f"{sort} is not a table sort")
                bound = self.binders(binders)
                require(tuple(kind for _, kind in bound) == self.sorts[sort].of, f"a {sort} has other arguments")
                part = self.read(body, {**scope, **dict(bound)})
                to = self.sorts[sort].to
                require(part.sort == to or self.numeric(part.sort) and self.numeric(to), f"a {sort} gives a {to}")
                return self.made(head, sort, (part,), binders=bound)
            case ("forall" | "exists" | "total" | "count"), [binders, body]:
                bound = self.binders(binders)
                part = self.read(body, {**scope, **dict(bound)})
                require(self.numeric(part.sort) if head == "total" else part.sort == BOOL, f"{head} of a {part.sort}")
                return self.made(head, BOOL if head in ("forall", "exists") else REAL, (part,), binders=bound)
            case "app", [name, *arguments]:
                require(name in self.symbols, f"there is no symbol {name}")
                sorts, result = self.symbols[name]
                parts = tuple(self.read(argument, scope) for argument in arguments)
                require(tuple(part.sort for part in parts) == sorts, f"{name} takes other arguments")
                return self.made(head, result, parts, name=name)
            case "sel", [table, *arguments]:
                parts = tuple(self.read(argument, scope) for argument in (table, *arguments))
                require(self.kind(parts[0].sort) == "table", f"a {parts[0].sort} is not a table")
                sort = self.sorts[parts[0].sort]
                require(tuple(part.sort for part in parts[1:]) == sort.of, f"a {sort.name} takes other arguments")
                return self.made(head, sort.to, parts)
        parts = tuple(self.read(part, scope) for part in rest)
        return self.made(head, self.result(head, [part.sort for part in parts]), parts)

    def numeric(self, sort: str) -> bool:
        """Whether the values of a sort are numbers."""
        return self.kind(sort) in (REAL, "level")

    def result(self, head: str, sorts: list[str]) -> str:
        """The sort that an operator gives for parts of these sorts; raises Rejected where it does not take them."""
        count = len(sorts)
        match head:
            case "true" | "false" if not count:
                return BOOL
            case "and" | "or" if set(sorts) <= {BOOL}:
                return BOOL
            case "not" | "implies" if sorts == [BOOL] * (1 if head == "not" else 2):
                return BOOL
            case "eq" if count == 2 and (sorts[0] == sorts[1] or all(map(self.numeric, sorts))):
                return BOOL
            case "le" | "lt" if count == 2 and all(map(self.numeric, sorts)):
                return BOOL
            case "add" if count and all(map(self.numeric, sorts)):
                return REAL
            case "mul" if count == 2 and all(map(self.numeric, sorts)):
                return REAL
            case "ite" if count == 3 and sorts[0] == BOOL and sorts[1] == sorts[2]:
                return sorts[1]
            case "ite" if count == 3 and sorts[0] == BOOL and all(map(self.numeric, sorts[1:])):
                return REAL
            case "rank" if count == 1 and sorts[0] in self.sorts and (
                    self.sorts[sorts[0]].ordered and self.kind(sorts[0]) == "finite" or self.numeric(sorts[0])):
                return REAL
        raise Rejected(f"{head} cannot take ({', '.join(sorts)})")

    def made(self, head: str, sort: str, parts: tuple[Term, ...] = (), *, name: str = "", binders: Binders = (),
             value: Fraction | int = 0) -> Term:
        """The one term of this language with these contents."""
        key = head, sort, parts, name, binders, value
        if key not in self.known:
            free = {variable for part in parts for variable in part.free} - {variable for variable, _ in binders}
            self.known[key] = Term(*key, tuple(sorted(free | ({name} if head == "var" else set()))))
        return self.known[key]
