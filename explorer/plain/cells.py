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
        return [(value, literal) for value, literal in ((True, meaning), (False, -meaning)) if literal != FALSE]
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
    values = [value for value, _ in pairs(meaning)]
    return tuple(values) if len(values) == 1 and not isinstance(values[0], Form) else ()


class Cells(ABC):
    """The cells of symbols at a size."""

    def __init__(self, world: World, clauses: Clauses) -> None:
        self.world = world
        self.language = world.language
        self.clauses = clauses
        self.unknowns = 0
        self.cells: dict[tuple[str, tuple[object, ...]], Meaning] = {}
        self.members: set[tuple[str, Meaning]] = set()  # unknown tables that are in their sort for certain

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
            self.members.add((sort, table))
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

    def choice(self, sort: str, options: Sequence[tuple[Literal, Meaning]]) -> Meaning:
        """The meaning of whichever option's literal holds; exactly one does."""
        options = [(literal, meaning) for literal, meaning in options if literal != FALSE]
        if len(options) == 1:
            return options[0][1]
        conjunction = self.clauses.conjunction
        if sort == BOOL:
            return self.clauses.disjunction(conjunction([literal, meaning]) for literal, meaning in options
                                            if isinstance(meaning, int))
        if self.language.kind(sort) != "table":
            return self.cases([(value, conjunction([literal, inner])) for literal, meaning in options
                               for value, inner in pairs(meaning)])
        columns = zip(*(meaning.rows for _, meaning in options if isinstance(meaning, Rows)), strict=True)
        table = Rows(tuple(self.choice(self.language.sorts[sort].to,
                                       [(literal, row) for (literal, _), row in zip(options, column, strict=True)])
                           for column in columns))
        if all(self.inside(sort, meaning) for _, meaning in options):
            self.members.add((sort, table))
        return table

    def inside(self, sort: str, meaning: Meaning) -> bool:
        """Whether what is meant is a value of the sort for certain."""
        if not isinstance(meaning, Rows):
            return all(self.world.member(sort, value) for value, _ in pairs(meaning))
        if value := known(meaning):
            return self.world.member(sort, value[0])
        unrestricted = sort not in self.world.statement.restrictions
        return (sort, meaning) in self.members or unrestricted and all(
            self.inside(self.language.sorts[sort].to, row) for row in meaning.rows)

    def cases(self, found: Sequence[tuple[Value, Literal]]) -> Cases:
        """Cases in which equal values are one, in the order in which they are first met."""
        literals: dict[Value, list[Literal]] = {}
        for value, literal in found:
            if literal != FALSE:
                literals.setdefault(value, []).append(literal)
        gathered = [(value, self.clauses.disjunction(some)) for value, some in literals.items()]
        return Cases(tuple((value, literal) for value, literal in gathered if literal != FALSE))

    def apart(self, sort: str, meaning: Meaning) -> list[tuple[Value, Literal]]:
        """The values of a sort that are meant, each with its literal; exactly one holds.

        What is no value counts as the first one. Raises UndefinedError where that is known.
        """
        if value := known(meaning):
            if not self.world.member(sort, value[0]):
                raise UndefinedError
            return [(value[0], TRUE)]
        values = self.world.values(sort)
        if not isinstance(meaning, Rows) and not any(isinstance(value, Form) for value, _ in pairs(meaning)):
            return [(value if value in values else values[0], literal) for value, literal in pairs(meaning)]
        found = [(value, self.equal(meaning, self.of(sort, value))) for value in values]
        return [*found, (values[0], self.clauses.conjunction(-literal for _, literal in found))]

    def at(self, result: str, options: Sequence[Sequence[tuple[object, Literal]]],
           found: Callable[[tuple[object, ...]], Meaning], chosen: tuple[object, ...] = ()) -> Meaning:
        """What is found, of the sort `result`, at the arguments chosen and each of the options for the rest."""
        if len(chosen) == len(options):
            return found(chosen)
        return self.choice(result, [(literal, self.at(result, options, found, (*chosen, value)))
                                    for value, literal in options[len(chosen)]])

    def applied(self, symbol: str, arguments: Sequence[Meaning]) -> Meaning:
        """A symbol at arguments: by cases, but at a table that is not known as it is. Raises UndefinedError."""
        sorts, result = self.language.symbols[symbol]
        options: list[list[tuple[object, Literal]]] = [
            [(argument, TRUE)] if isinstance(argument, Rows) and not known(argument) else [*self.apart(sort, argument)]
            for sort, argument in zip(sorts, arguments, strict=True)]

        def cell(key: tuple[object, ...]) -> Meaning:
            if (symbol, key) not in self.cells:
                self.cells[symbol, key] = self.cell(result)
            return self.cells[symbol, key]
        return self.at(result, options, cell)
