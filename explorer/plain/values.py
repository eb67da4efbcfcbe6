"""The values of every sort at a size, and what a term is in a model."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Any

from explorer.plain.statement import Statement
from explorer.plain.terms import BOOL, JSON, REAL, Binders, Rejected, Term, items, number, require, whole

Value = Any  # an element: int; a level: int; Bool: bool; Real: Fraction; a table: the tuple of its rows
Model = Mapping[str, Mapping[tuple[Value, ...], Value]]
Size = tuple[tuple[str, int], ...]  # sorted by name
MOST = 2_000_000  # tables that are looked at, to find the values of a sort


class UndefinedError(Exception):
    """A table falls outside its sort, so that nothing that needs it has a value."""


def found(given: Mapping[tuple[Value, ...], Value], key: tuple[Value, ...]) -> Value:
    """What is given at a key; raises UndefinedError where nothing is, as it has a part outside its sort."""
    if key not in given:
        raise UndefinedError
    return given[key]


def read_size(statement: Statement, given: JSON) -> Size:
    """A size, as JSON gives it; raises Rejected where it is none of the statement's."""
    require(set(given) == {sort.name for sort in statement.sized}, "a size gives other sorts a number of elements")
    for sort in statement.sized:
        require(whole(given[sort.name]) >= 1, f"{sort.name} has no elements")
        require(len(sort.elements) in (0, given[sort.name]), f"{sort.name} has {len(sort.elements)} elements")
    return tuple(sorted(given.items()))


class World:
    """A statement at a size: the values of its sorts, and evaluation."""

    def __init__(self, statement: Statement, size: Size) -> None:
        self.statement = statement
        self.language = statement.language
        self.size = dict(size)
        self.listed: dict[str, list[Value]] = {}
        self.numbered: dict[tuple[str, ...], dict[tuple[Value, ...], int]] = {}
        self.allowed: dict[tuple[str, Value], bool] = {}

    def values(self, sort: str) -> list[Value]:
        """Every value of a sort, in order; raises Rejected where there are too many to look at."""
        if sort not in self.listed:
            self.listed[sort] = self.all_of(sort)
        return self.listed[sort]

    def all_of(self, sort: str) -> list[Value]:
        """The values of a sort, worked out."""
        if sort == BOOL:
            return [False, True]
        count = self.size.get(sort, 0)
        match self.language.kind(sort):
            case "finite":
                return list(range(count))
            case "level":
                ladder = range(1 - count, count, 2)
                return list(ladder) if count % 2 == 0 else [rung // 2 for rung in ladder]
        rows, values = len(self.rows(sort)), self.values(self.language.sorts[sort].to)
        require(len(values) < 2 or len(values) ** min(rows, 32) <= MOST, f"{sort} has too many tables")
        return [table for table in product(values, repeat=rows) if self.satisfies(sort, table)]

    def positions(self, sorts: tuple[str, ...]) -> Mapping[tuple[Value, ...], int]:
        """The number of each tuple of values of these sorts, the last one changing fastest."""
        if sorts not in self.numbered:
            tuples = product(*(self.values(sort) for sort in sorts))
            self.numbered[sorts] = {values: number for number, values in enumerate(tuples)}
        return self.numbered[sorts]

    def rows(self, sort: str) -> Mapping[tuple[Value, ...], int]:
        """The arguments of a table of this sort, each with the number of its row."""
        return self.positions(self.language.sorts[sort].of)

    def assignments(self, binders: Binders) -> Iterator[dict[str, Value]]:
        """Every way to give the variables values, the last one changing fastest."""
        for values in product(*(self.values(sort) for _, sort in binders)):
            yield {name: value for (name, _), value in zip(binders, values, strict=True)}

    def satisfies(self, sort: str, table: Value) -> bool:
        """Whether a table satisfies the restriction of its sort, if there is one."""
        if sort not in self.statement.restrictions:
            return True
        if (sort, table) not in self.allowed:
            variable, formula = self.statement.restrictions[sort]
            try:
                self.allowed[sort, table] = self.evaluate(formula, {variable: table}, {})
            except UndefinedError:
                raise Rejected(f"the restriction of {sort} has no value at one of its tables") from None
        return self.allowed[sort, table]

    def member(self, sort: str, value: Value) -> bool:
        """Whether a value that a term gives is one of the sort at this size."""
        if self.language.kind(sort) != "table":
            return sort == REAL or value in self.values(sort)
        to = self.language.sorts[sort].to
        return all(self.member(to, row) for row in value) and self.satisfies(sort, value)

    def read(self, sort: str, given: JSON) -> Value:
        """A value of the sort, as JSON gives it; raises Rejected where it is none."""
        match self.language.kind(sort):
            case "Real":
                return number(given)
            case "table":
                rows, to = items(given), self.language.sorts[sort].to
                require(len(rows) == len(self.rows(sort)), f"a {sort} has {len(self.rows(sort))} rows")
                table = tuple(self.read(to, row) for row in rows)
                require(self.satisfies(sort, table), f"{given!r} is not a {sort}")
                return table
        require(type(given) is (bool if sort == BOOL else int), f"{given!r} is not a {sort}")
        require(given in self.values(sort), f"{given!r} is not a {sort}")
        return given

    def read_model(self, given: JSON) -> Model:
        """The values of every symbol; raises Rejected where something is missing or is no value of its sort."""
        for sort in self.statement.restrictions:
            require(bool(self.values(sort)), f"there is no world at this size: {sort} is empty")
        symbols = self.language.symbols
        require(set(given) == set(symbols), "the model is not one of these symbols")
        model = {}
        for name, (sorts, result) in symbols.items():
            positions, values = self.positions(sorts), items(given[name])
            require(len(values) == len(positions), f"{name} has {len(positions)} values")
            model[name] = {key: self.read(result, values[place]) for key, place in positions.items()}
        return model

    def holds(self, formula: Term, env: Mapping[str, Value], model: Model) -> bool:
        """Whether a formula is true in a model; what has no value is not."""
        try:
            return self.evaluate(formula, env, model) is True
        except UndefinedError:
            return False

    def evaluate(self, term: Term, env: Mapping[str, Value], model: Model) -> Value:
        """What a term is, given its variables; raises UndefinedError where it is nothing for want of a table."""
        parts = term.parts
        match term.head:
            case "var":
                return env[term.name]
            case "num" | "elem":
                return term.value
            case "true" | "and":
                return not self.either([(False, part, env) for part in parts], model)
            case "false" | "or":
                return self.either([(True, part, env) for part in parts], model)
            case "implies":
                return self.either([(False, parts[0], env), (True, parts[1], env)], model)
            case "forall":
                return not self.either(((False, parts[0], inner) for inner in self.scopes(term, env)), model)
            case "exists":
                return self.either(((True, parts[0], inner) for inner in self.scopes(term, env)), model)
            case "ite":
                return self.evaluate(parts[1 if self.evaluate(parts[0], env, model) else 2], env, model)
            case "lam":
                table = tuple(self.inside(term, env, model))
                if not self.member(term.sort, table):
                    raise UndefinedError
                return table
            case "total" | "count":
                return sum(self.inside(term, env, model), Fraction(0))
        return self.applied(term, [self.evaluate(part, env, model) for part in parts], model)

    def either(self, wanted: Iterable[tuple[bool, Term, Mapping[str, Value]]], model: Model) -> bool:
        """Whether one of some formulas is what is wanted of it, true or false.

        Raises UndefinedError where none is and one of them has no value.
        """
        missing = False
        for truth, formula, env in wanted:
            try:
                if self.evaluate(formula, env, model) is truth:
                    return True
            except UndefinedError:
                missing = True
        if missing:
            raise UndefinedError
        return False

    def scopes(self, term: Term, env: Mapping[str, Value]) -> Iterator[Mapping[str, Value]]:
        """The variables with each value of those that the term binds, in order."""
        for values in self.assignments(term.binders):
            yield {**env, **values}

    def inside(self, term: Term, env: Mapping[str, Value], model: Model) -> list[Value]:
        """What the body of a term is for each value of the variables it binds, in order."""
        return [self.evaluate(term.parts[0], inner, model) for inner in self.scopes(term, env)]

    def applied(self, term: Term, values: list[Value], model: Model) -> Value:
        """What a term is whose parts have these values; raises UndefinedError where one is outside its sort."""
        match term.head:
            case "app":
                return found(model[term.name], tuple(values))
            case "sel":
                return values[0][found(self.rows(term.parts[0].sort), tuple(values[1:]))]
            case "not":
                return not values[0]
            case "eq":
                return values[0] == values[1]
            case "le":
                return values[0] <= values[1]
            case "lt":
                return values[0] < values[1]
            case "add":
                return sum(values, Fraction(0))
            case "mul":
                return Fraction(values[0] * values[1])
            case "rank":
                return Fraction(found(self.positions((term.parts[0].sort,)), (values[0],)))
        raise Rejected(f"there is no operator {term.head}")
