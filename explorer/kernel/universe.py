"""The values of every sort at one size, and models as tables of such values.

An element is its number from 0; a level its int on the ladder; a formula's value True or False; a real an int or
Fraction; a table the tuple of its values, in the order of the product of the sorts it maps (the last one fastest).
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from math import prod

from explorer.kernel.exchange import JSON, exact
from explorer.kernel.sets import Part
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import Sort, Symbol, Term

Value = int | Fraction | tuple["Value", ...]  # bool is an int
Size = Mapping[str, int]
Model = Mapping[str, tuple[Value, ...]]
LARGEST = 1_000_000  # no sort with more values is listed
MOST = 500_000_000  # no check takes more steps


class Rejected(Exception):
    """What was offered does not show what it is said to show, or is malformed."""


def ladder(levels: int) -> tuple[int, ...]:
    """The symmetric ladder of evenly spaced levels: 2 gives -1, 1; 3 gives -1, 0, 1; 4 gives -3, -1, 1, 3."""
    step = 2 - levels % 2
    return tuple(step * i - step * (levels - 1) // 2 for i in range(levels))


class Meter:
    """Counts the steps of a check, and stops one that takes more than `limit`."""

    def __init__(self, limit: int = MOST) -> None:
        self.steps, self.limit = 0, limit

    def spend(self, steps: int) -> None:
        """Counts steps; raises Rejected past the limit."""
        self.steps += steps
        if self.steps > self.limit:
            raise Rejected(f"the check takes more than {self.limit} steps")


class Universe:
    """Every sort's values at one size; restricted tables are filtered by their restriction."""

    def __init__(self, statement: Statement, size: Size, meter: Meter | None = None) -> None:
        """`size` gives every sized sort its number of elements; raises Rejected where it does not."""
        self.statement = statement
        self.meter = meter or Meter()
        self.size = dict(size)
        self.restrictions = {sort: (name, term) for sort, name, term in statement.restrictions}
        self.domains: dict[Sort, tuple[Value, ...]] = {}
        self.places: dict[Sort, dict[Value, int]] = {}
        self.variables: dict[tuple[object, ...], Part] = {}  # these three belong to explorer.kernel.evaluate
        self.features: dict[Term, tuple[tuple[str, ...], bool]] = {}
        self.met: dict[tuple[object, ...], Part] = {}
        if set(size) != {sort.name for sort in statement.sized}:
            raise Rejected("the size does not name every sort that has one")
        for sort in statement.sized:
            count = size[sort.name]
            if type(count) is not int or not 0 < count <= 1000 or (sort.elements and count != len(sort.elements)):
                raise Rejected(f"{sort.name} cannot have {count!r} elements")

    def domain(self, sort: Sort) -> tuple[Value, ...]:
        """The values of a finite, level, bool or table sort, in order; raises Rejected where they are too many."""
        found = self.domains.get(sort)
        if found is None:
            found = self.domains[sort] = self.listed(sort)
        return found

    @property
    def empty(self) -> str:
        """The name of a sort that its restriction leaves without values, so that no world exists; "" if none."""
        return next((sort.name for sort in self.restrictions if not self.domain(sort)), "")

    def listed(self, sort: Sort) -> tuple[Value, ...]:
        if sort.kind == "finite":
            return tuple(range(self.size[sort.name]))
        if sort.kind == "level":
            return ladder(self.size[sort.name])
        if sort.kind == "bool":
            return (False, True)
        if sort.kind != "table":
            raise Rejected("Real has no list of values")
        rows = self.rows(sort)
        values = self.domain(sort.result)
        if len(values) > 1 and (rows > 64 or len(values) ** rows > LARGEST):
            raise Rejected(f"{sort.name} has more than {LARGEST} values at this size")
        from explorer.kernel.evaluate import Evaluation  # the two define each other: a restriction is a formula
        self.meter.spend(len(values) ** rows)
        tables = tuple(product(values, repeat=rows))
        if sort not in self.restrictions:
            return tables
        name, term = self.restrictions[sort]
        return tuple(Evaluation({}, self).holding(term, name, tables))

    def positions(self, sort: Sort) -> Mapping[Value, int]:
        """Where each value of a sort stands."""
        found = self.places.get(sort)
        if found is None:
            found = self.places[sort] = {value: i for i, value in enumerate(self.domain(sort))}
        return found

    def place(self, sort: Sort, value: Value) -> int:
        """The position of a value in its sort; raises Rejected where the sort does not have it."""
        try:
            return self.positions(sort)[value]
        except KeyError:
            raise Rejected(f"a table or level falls outside {sort.name} at this size") from None

    def contains(self, sort: Sort, value: Value) -> bool:
        """Whether a sort has a value, found out without listing a sort of tables, unless it is listed already."""
        if sort in self.domains:
            return value in self.positions(sort)
        if sort.kind != "table":
            return sort.kind == "real" or value in self.domain(sort)
        if not isinstance(value, tuple) or len(value) != self.rows(sort) or \
                not all(self.contains(sort.result, item) for item in value):
            return False
        from explorer.kernel.evaluate import evaluate  # the two define each other: a restriction is a formula
        name, term = self.restrictions.get(sort, ("", None))
        return term is None or evaluate(term, {name: value}, {}, self) is True

    def rows(self, sort: Sort) -> int:
        """How many rows the tables of a sort have."""
        return prod(len(self.domain(part)) for part in sort.of)

    def cells(self, symbol: Symbol) -> int:
        """How many values the table of a symbol has."""
        return prod(len(self.domain(part)) for part in symbol.of)

    def load_model(self, data: JSON) -> dict[str, tuple[Value, ...]]:
        """The tables of every symbol, each checked to be in its sort; raises Rejected."""
        symbols = {symbol.name: symbol for symbol in self.statement.symbols}
        if not isinstance(data, dict) or set(data) != set(symbols):
            raise Rejected("the model does not have exactly the symbols of the statement")
        model = {}
        for name, symbol in symbols.items():
            if not isinstance(data[name], list) or len(data[name]) != self.cells(symbol):
                raise Rejected(f"the table of {name} does not have {self.cells(symbol)} values")
            model[name] = tuple(self.load_value(symbol.to, value) for value in data[name])
        return model

    def load_value(self, sort: Sort, data: JSON) -> Value:
        """One value as JSON has it: an int, true or false, "p/q" for a real, a list for a table; raises Rejected."""
        if sort.kind == "real":
            return exact(data)
        value = self.written(sort, data)
        self.place(sort, value)
        return value

    def written(self, sort: Sort, data: JSON) -> Value:
        """A value of the form that the sort's values have, which may be none of them."""
        if sort.kind == "table":
            if not isinstance(data, list):
                raise Rejected(f"a {sort.name} is written as a list")
            return tuple([self.written(sort.result, item) for item in data])
        if type(data) is not (bool if sort.kind == "bool" else int):
            raise Rejected(f"{data!r} is not a {sort.name}")
        return data


def write_value(value: Value, sort: Sort) -> JSON:
    """The value as JSON, which `load_value` reads back."""
    if isinstance(value, tuple):
        return [write_value(item, sort.result) for item in value]
    return str(value) if sort.kind == "real" else value


def write_model(model: Model, statement: Statement) -> dict[str, JSON]:
    """The model as JSON, which `load_model` reads back."""
    return {symbol.name: [write_value(value, symbol.to) for value in model[symbol.name]]
            for symbol in statement.symbols}
