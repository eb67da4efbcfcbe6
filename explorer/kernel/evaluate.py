"""Exact evaluation of the original quantified formulas in one finite model, at many values of the variables at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import product
from operator import add, le, lt, mul

from explorer.kernel.sets import (
    Part,
    blocks,
    chosen,
    constant,
    decided,
    equal,
    negation,
    paired,
    picked,
    quantified,
    ranging,
    renamed,
    size,
    union,
)
from explorer.kernel.syntax import REAL, Sort, Term
from explorer.kernel.universe import Model, Rejected, Universe, Value

Scope = Mapping[str, Value]
WIDE = 1024  # values of a variable that are looked at at once
ROOM = 1 << 20  # assignments that are looked at at once
ORDERED = {"le": le, "lt": lt, "add": add, "mul": mul}


def evaluate(term: Term, scope: Scope, model: Model, universe: Universe) -> Value:
    """The value of a term in a model, its free variables having the values in `scope`; raises Rejected.

    A conjunction with a false part is false, and a disjunction with a true part true, whether or not the others have
    values (Kleene's strong logic), so a guard protects a table that could fall outside its sort. Rejected is raised
    where the term has no value.
    """
    return Evaluation(model, universe).value(term, scope)


def row_of(args: tuple[Term, ...]) -> Term:
    """What stands for the position of arguments; a term of its own, so that it is found again like others."""
    return Term("row", REAL, args)


def settled(part: Part, value: bool) -> bool:
    """Whether a formula has this value at every assignment."""
    return part.sets.get(value, 0).bit_count() == size(part.axes)


def rows_of(part: Part, variables: Sequence[Part]) -> list[Part]:
    """The part at each tuple of values of its last axes, those of these variables, in order."""
    if not variables:
        return [part]
    last = blocks(part.over(union(part, *variables)), variables[-1].axes[0].size)
    columns = [rows_of(block, variables[:-1]) for block in last]
    return [row for rows in zip(*columns, strict=True) for row in rows]


class Evaluation:
    """Terms in one model. What does not depend on the model is kept in the universe, for the next one."""

    def __init__(self, model: Model, universe: Universe) -> None:
        self.model, self.universe = model, universe
        self.met: dict[tuple[object, ...], Part] = {}

    def value(self, term: Term, scope: Scope) -> Value:
        """See `evaluate`."""
        found = self.of(term, {name: constant(value) for name, value in scope.items()}, 0).sets
        for value, bits in found.items():
            if bits:
                return value  # type: ignore[no-any-return]
        raise Rejected("a table or level falls outside its sort at this size")

    def holding(self, term: Term, name: str, values: Sequence[Value]) -> Iterator[Value]:
        """The values of a variable for which a formula holds; raises Rejected where it has no value."""
        for start in range(0, len(values), WIDE):
            some = values[start:start + WIDE]
            variable = ranging(0, some)
            part = self.of(term, {name: variable}, 1).over(variable.axes)
            if (part.true | part.false).bit_count() < len(some):
                raise Rejected("a table or level falls outside its sort at this size")
            yield from (value for i, value in enumerate(some) if part.true >> i & 1)

    def of(self, term: Term, scope: Mapping[str, Part], place: int) -> Part:
        """What a term means; `place` is for the next variable that is bound."""
        if term.op == "var":
            return scope[term.name]
        names, speaks = self.features(term)
        given = [scope[name] for name in names]
        met = self.met if speaks or not all(part.axes for part in given) else self.universe.met
        key = (term, *given)
        found = met.get(key)
        if found is None:
            found = met[key] = self.made(term, scope, place)
            self.universe.meter.spend(1 + len(found.sets) * size(found.axes) // 64)
        return found

    def made(self, term: Term, scope: Mapping[str, Part], place: int) -> Part:
        op, args = term.op, term.args
        if term.bound:
            return self.binder(term, scope, place)
        if op in ("num", "elem", "true", "false"):
            return constant(term.number if op in ("num", "elem") else op == "true")
        if op in ("and", "or"):
            part = constant(op == "and")
            for arg in args:
                if settled(part, op == "or"):
                    break
                part = decided(part, self.of(arg, scope, place), op == "or")
            return part
        if op == "app":
            return renamed(self.of(row_of(args), scope, place), dict(enumerate(self.model[term.name])))
        parts = [self.of(arg, scope, place) for arg in (args[:1] if op == "sel" else args)]
        if op == "sel":
            return picked(parts[0], self.of(row_of(args[1:]), scope, place))
        if op == "row":
            return self.row([arg.sort for arg in args], parts)
        if op == "rank":
            return renamed(parts[0], self.universe.positions(args[0].sort))
        if op == "not":
            return negation(parts[0])
        if op == "implies":
            return decided(negation(parts[0]), parts[1], True)
        if op == "ite":
            return chosen(*parts)
        if op == "eq":
            return equal(*parts)
        if op not in ORDERED:
            raise Rejected(f"no operator {op!r}")
        return reduce(lambda left, right: paired(left, right, ORDERED[op]), parts)

    def row(self, sorts: Sequence[Sort], parts: Sequence[Part]) -> Part:
        """The position of the arguments in the product of their sorts."""
        found = constant(0)
        for sort, part in zip(sorts, parts, strict=True):
            places = self.universe.positions(sort)
            width = len(places)
            position = renamed(part, places)
            found = paired(renamed(found, {row: row * width for row in found.sets}), position, add)
        return found

    def binder(self, term: Term, scope: Mapping[str, Part], place: int) -> Part:
        """forall and exists stop once they are decided; the others go through all values, in order."""
        if term.op in ("forall", "exists"):
            stop = term.op == "exists"
            found = constant(not stop)
            for inner, variables in self.chunks(term, scope, place):
                part = self.of(term.args[0], inner, place + len(term.bound))
                for variable in reversed(variables):
                    if part.axes[-1:] == variable.axes:
                        part = quantified(part, stop)
                found = decided(found, part, stop)
                if settled(found, stop):
                    break
            return found
        rows = [row for inner, variables in self.chunks(term, scope, place) for row in rows_of(
            self.of(term.args[0], inner, place + len(term.bound)), variables)]
        if term.op == "lam":
            found = reduce(lambda left, row: paired(left, row, lambda items, item: (*items, item)), rows, constant(()))
            return renamed(found, {value: value for value in self.universe.positions(term.sort)})
        counted = [renamed(row, {True: 1, False: 0}) for row in rows] if term.op == "count" else rows
        return reduce(lambda left, right: paired(left, right, add), counted, constant(0))

    def chunks(self, term: Term, scope: Mapping[str, Part], place: int) -> Iterator[tuple[dict[str, Part], list[Part]]]:
        """The scope with the variables that a term binds, at so many of their values at once as there is room for."""
        room = max(1, ROOM // size(union(constant(0), *(scope[name] for name in self.features(term)[0]))))
        choices: list[list[Part]] = []
        for turn, (_, sort) in reversed(list(enumerate(term.bound, place))):
            domain = self.universe.domain(sort)
            width = max(1, min(len(domain), WIDE, room))
            room = room // width if width == len(domain) else 1
            choices.insert(0, [self.variable(turn, sort, start, width) for start in range(0, len(domain), width)])
        for variables in product(*choices):
            yield {**scope, **{name: part for (name, _), part in zip(term.bound, variables, strict=True)}}, [*variables]

    def variable(self, place: int, sort: Sort, start: int, width: int) -> Part:
        """A variable at some values of its sort, the same each time, so that what is known of it can be found again."""
        key = (place, sort, start, width)
        if key not in self.universe.variables:
            values = self.universe.domain(sort)[start:start + width]
            self.universe.variables[key] = ranging(place, values)
        return self.universe.variables[key]

    def features(self, term: Term) -> tuple[tuple[str, ...], bool]:
        """The names of the free variables of a term, and whether it speaks of the model."""
        found = self.universe.features.get(term)
        if found is None:
            speaks = term.op == "app" or any(self.features(arg)[1] for arg in term.args)
            found = self.universe.features[term] = (tuple(sorted(name for name, _ in term.free)), speaks)
        return found
