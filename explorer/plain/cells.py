"""Cells and meanings. A formula means a literal; an element, a level or a real, cases; a table, its rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from explorer.plain.clauses import FALSE, TRUE, Clauses, Form, Literal
from explorer.plain.terms import BOOL, Binders, Rejected, Term
from explorer.plain.values import UndefinedError, Value, World


@dataclass(frozen=True)
class Cases:
    """Values, each with the literal that says that it is this one; exactly one of them holds."""

    pairs: tuple[tuple[Value, Literal], ...]


@dataclass(frozen=True)
class Rows:
    """The meanings of a table's rows."""

    rows: tuple[Meaning, ...]


Meaning = Literal | Cases | Rows
Env = Mapping[str, Meaning]


def pairs(meaning: Meaning) -> list[tuple[Value, Literal]]:
    """The values of an element, a number or a formula, each with its literal."""
    if isinstance(meaning, int):
        return [(value, literal) for value, literal in ((False, -meaning), (True, meaning)) if literal != FALSE]
    if isinstance(meaning, Rows):
        raise Rejected("a table has no cases")
    return list(meaning.pairs)


def just(value: Value) -> Cases:
    """The meaning of a known element or number."""
    return Cases(((value, TRUE),))


def known(meaning: Meaning) -> tuple[Value, ...]:
    """The value alone in a tuple where no cell has a say in it; else the empty tuple."""
    if isinstance(meaning, Rows):
        found = [known(row) for row in meaning.rows]
        return (tuple(row[0] for row in found),) if all(found) else ()
    values = [value for value, literal in pairs(meaning) if literal == TRUE and not isinstance(value, Form)]
    return tuple(values) if len(pairs(meaning)) == 1 else ()


class Cells(ABC):
    """The cells of symbols at a size."""

    def __init__(self, world: World, clauses: Clauses) -> None:
        self.world = world
        self.language = world.language
        self.clauses = clauses
        self.unknowns = 0
        self.cells: dict[tuple[str, tuple[object, ...]], Meaning] = {}

    @abstractmethod
    def claim_always(self, formula: Term, env: Env) -> None:
        """Claims a formula, whatever is assumed; left to the class that knows claims."""

    @abstractmethod
    def equal(self, left: Meaning, right: Meaning) -> Literal:
        """The literal that two meanings are equal; left to the class that knows terms."""

    def of(self, sort: str, value: Value) -> Meaning:
        """The meaning of a value."""
        if sort == BOOL:
            return TRUE if value else FALSE
        if self.language.kind(sort) == "table":
            return Rows(tuple(self.of(self.language.sorts[sort].to, row) for row in value))
        return just(value)

    def assignments(self, binders: Binders, env: Env) -> Iterator[dict[str, Meaning]]:
        """The env with the variables bound to each of their values in turn."""
        for values in self.world.assignments(binders):
            yield {**env, **{name: self.of(sort, values[name]) for name, sort in binders}}

    def unknown(self) -> Form:
        """A new unknown real."""
        self.unknowns += 1
        return Form(Fraction(0), ((self.unknowns, Fraction(1)),))

    def cell(self, sort: str) -> Meaning:
        """A new cell: any value of the sort."""
        kind, new = self.language.kind(sort), self.clauses.variable
        if kind == "Bool":
            return new()
        if kind == "Real":
            return just(self.unknown())
        if kind == "table":
            table = Rows(tuple(self.cell(self.language.sorts[sort].to) for _ in self.world.rows(sort)))
            if sort in self.world.statement.restrictions:
                variable, formula = self.world.statement.restrictions[sort]
                self.claim_always(formula, {variable: table})
            return table
        values = self.world.values(sort)
        if len(values) == 1:
            return just(values[0])
        if len(values) == 2:
            second = new()
            return Cases(((values[0], -second), (values[1], second)))
        literals = [new() for _ in values]
        self.clauses.clauses.append(tuple(literals))
        for place, literal in enumerate(literals):
            self.clauses.clauses += [(-earlier, -literal) for earlier in literals[:place]]
        return Cases(tuple(zip(values, literals, strict=True)))

    def choice(self, options: Sequence[tuple[Literal, Meaning]]) -> Meaning:
        """The meaning of whichever option's literal holds; exactly one does."""
        options = [(literal, meaning) for literal, meaning in options if literal != FALSE]
        if not options:
            raise UndefinedError
        first = options[0][1]
        if len(options) == 1 and options[0][0] == TRUE:
            return first
        if isinstance(first, Rows):
            rows = zip(*(meaning.rows for _, meaning in options if isinstance(meaning, Rows)), strict=True)
            return Rows(tuple(self.choice([(literal, row) for (literal, _), row in zip(options, column, strict=True)])
                              for column in rows))
        conjunction, disjunction = self.clauses.conjunction, self.clauses.disjunction
        if isinstance(first, int):
            return disjunction([conjunction([literal, meaning]) for literal, meaning in options
                                if isinstance(meaning, int)])
        return self.cases([(value, conjunction([literal, inner])) for literal, meaning in options
                           for value, inner in pairs(meaning)])

    def cases(self, found: Sequence[tuple[Value, Literal]]) -> Cases:
        """Cases in which equal values are one, in the order in which they are first met."""
        literals: dict[Value, list[Literal]] = {}
        for value, literal in found:
            if literal != FALSE:
                literals.setdefault(value, []).append(literal)
        return Cases(tuple((value, self.clauses.disjunction(some)) for value, some in literals.items()))

    def at(self, sorts: Sequence[str], arguments: Sequence[Meaning], whole: bool,
           found: Callable[[tuple[object, ...]], Meaning]) -> Meaning:
        """What is found at the arguments, by cases; a table that is not known is handed on as it is if `whole`.

        Raises UndefinedError at a known table outside its sort.
        """
        options: list[list[tuple[object, Literal]]] = []
        for sort, argument in zip(sorts, arguments, strict=True):
            if self.language.kind(sort) != "table":
                options.append([(value, literal) for value, literal in pairs(argument)
                                if self.world.member(sort, value)])
            elif value := known(argument):
                if not self.world.member(sort, value[0]):
                    raise UndefinedError
                options.append([(value[0], TRUE)])
            elif whole:
                options.append([(argument, TRUE)])
            else:
                options.append([(table, self.equal(argument, self.of(sort, table)))
                                for table in self.world.values(sort)])
        return self.by_cases(options, (), found)

    def by_cases(self, options: list[list[tuple[object, Literal]]], chosen: tuple[object, ...],
                 found: Callable[[tuple[object, ...]], Meaning]) -> Meaning:
        """What is found at the arguments chosen and each of the options for the rest, the first of them outermost."""
        if len(chosen) == len(options):
            return found(chosen)
        return self.choice([(literal, self.by_cases(options, (*chosen, value), found))
                            for value, literal in options[len(chosen)]])

    def applied(self, symbol: str, arguments: Sequence[Meaning]) -> Meaning:
        """A symbol at arguments."""
        sorts, result = self.language.symbols[symbol]

        def cell(key: tuple[object, ...]) -> Meaning:
            if (symbol, key) not in self.cells:
                self.cells[symbol, key] = self.cell(result)
            return self.cells[symbol, key]
        return self.at(sorts, arguments, True, cell)
