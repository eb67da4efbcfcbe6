"""Exact evaluation of the original quantified formulas in one finite model."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from operator import itemgetter

from explorer.kernel.syntax import Sort, Term
from explorer.kernel.universe import Model, Rejected, Universe, Value

Scope = Mapping[str, Value]
Env = list[Value]
Code = Callable[[Env], Value]


def evaluate(term: Term, scope: Scope, model: Model, universe: Universe) -> Value:
    """The value of a term in a model, its free variables having the values in `scope`; raises Rejected."""
    return meaning(term, tuple(scope), model, universe)(*scope.values())


def meaning(term: Term, names: Sequence[str], model: Model, universe: Universe) -> Callable[..., Value]:
    """A term as a function of the values of its free variables, which `names` lists.

    Connectives and `ite` look at their second part only where the first leaves it open, so a guard protects a table
    that could fall outside its sort. The function raises Rejected where such a table is used all the same.
    """
    slots = {name: place for place, name in enumerate(names)}
    body = Meaning(model, universe).of(term, slots)
    room = [0] * depth(term)

    def value(*values: Value) -> Value:
        try:
            return body([*values, *room])
        except KeyError:
            raise Rejected("a table or level falls outside its sort at this size") from None

    return value


def depth(term: Term) -> int:
    """How many variables are bound around the innermost part of a term."""
    return len(term.bound) + max((depth(arg) for arg in term.args), default=0)


class Meaning:
    """Terms as functions of an environment: a list with a slot for each variable, those bound further in later."""

    def __init__(self, model: Model, universe: Universe) -> None:
        self.model, self.universe = model, universe

    def of(self, term: Term, slots: Mapping[str, int]) -> Code:
        """The function of a term whose variables stand in these slots."""
        op = term.op
        self.universe.meter.spend(1)
        if op == "var":
            return itemgetter(slots[term.name])
        if op in ("forall", "exists", "total", "count", "lam"):
            return self.binder(term, slots)
        if op in ("num", "elem", "true", "false"):
            constant: Value = term.number if op in ("num", "elem") else op == "true"
            return lambda env: constant
        parts = [self.of(arg, slots) for arg in term.args]
        if op in ("app", "sel"):
            return self.lookup(term, parts)
        if op in ("and", "or"):
            return connective(parts, op == "or")
        if op == "implies":
            condition, then = parts
            return lambda env: not condition(env) or then(env)
        if op == "ite":
            condition, then, other = parts
            return lambda env: then(env) if condition(env) else other(env)
        return self.operator(op, term, parts)

    def lookup(self, term: Term, parts: list[Code]) -> Code:
        """The cell of a symbol or of a table that the arguments point at."""
        if term.op == "app":
            cells = self.model[term.name]
            if not parts:
                return lambda env: cells[0]
            row = self.row([arg.sort for arg in term.args], parts)
            return lambda env: cells[row(env)]
        table = parts[0]
        row = self.row(term.args[0].sort.of, parts[1:])
        return lambda env: table(env)[row(env)]  # type: ignore[index]

    def row(self, sorts: Sequence[Sort], parts: list[Code]) -> Callable[[Env], int]:
        """The position of the arguments in the product of their sorts."""
        places = [self.universe.positions(sort) for sort in sorts]
        widths = [len(place) for place in places]
        if all(sort.kind == "finite" for sort in sorts) and len(parts) < 3:  # an element is its own position
            if len(parts) == 1:
                return parts[0]  # type: ignore[return-value]
            left, right, width = parts[0], parts[1], widths[1]
            return lambda env: left(env) * width + right(env)  # type: ignore[operator,return-value]

        def position(env: Env) -> int:
            index = 0
            for part, place, width in zip(parts, places, widths, strict=True):
                index = index * width + place[part(env)]
            return index

        return position

    def binder(self, term: Term, slots: Mapping[str, int]) -> Code:
        """forall and exists stop at the first value that decides; the others go through all of them, in order."""
        inner = dict(slots)
        loops = []
        start = max(slots.values(), default=-1) + 1
        for slot, (name, sort) in enumerate(term.bound, start):
            inner[name] = slot
            loops.append((slot, self.universe.domain(sort)))
        code = self.of(term.args[0], inner)
        if term.op in ("forall", "exists"):
            for slot, domain in reversed(loops):
                code = self.search(slot, domain, code, term.op == "exists")
            return code
        values = self.listing(loops, code)
        if term.op == "lam":
            positions, sort = self.universe.positions, term.sort

            def table(env: Env) -> Value:
                rows = tuple(values(env))
                positions(sort)[rows]  # KeyError: outside the sort
                return rows

            return table
        return lambda env: sum(values(env))  # type: ignore[arg-type]

    def search(self, slot: int, domain: Sequence[Value], body: Code, wanted: bool) -> Code:
        spend, size = self.universe.meter.spend, len(domain)

        def found(env: Env) -> Value:
            spend(size)
            for env[slot] in domain:
                if body(env) == wanted:
                    return wanted
            return not wanted

        return found

    def listing(self, loops: list[tuple[int, tuple[Value, ...]]], body: Code) -> Callable[[Env], list[Value]]:
        """The body at every tuple of values, in order."""
        tuples = list(product(*(domain for _, domain in loops)))
        start, end, spend = loops[0][0], loops[-1][0] + 1, self.universe.meter.spend

        def values(env: Env) -> list[Value]:
            spend(len(tuples))
            found = []
            for env[start:end] in tuples:
                found.append(body(env))
            return found

        return values

    def operator(self, op: str, term: Term, parts: list[Code]) -> Code:
        if op == "not":
            (part,) = parts
            return lambda env: not part(env)
        if op == "rank":
            (part,), positions = parts, self.universe.positions(term.args[0].sort)
            return lambda env: positions[part(env)]
        if op == "add":
            return lambda env: sum(part(env) for part in parts)  # type: ignore[misc]
        left, right = parts
        if op == "eq":
            return lambda env: left(env) == right(env)
        if op == "le":
            return lambda env: left(env) <= right(env)  # type: ignore[operator]
        if op == "lt":
            return lambda env: left(env) < right(env)  # type: ignore[operator]
        if op == "mul":
            return lambda env: left(env) * right(env)  # type: ignore[operator]
        raise Rejected(f"no operator {op!r}")


def connective(parts: list[Code], wanted: bool) -> Code:
    """or (`wanted` True) and and, which stop at the first part that decides."""
    if len(parts) == 2:
        first, second = parts
        return (lambda env: first(env) or second(env)) if wanted else (lambda env: first(env) and second(env))

    def decided(env: Env) -> Value:
        for part in parts:
            if part(env) == wanted:
                return wanted
        return not wanted

    return decided
