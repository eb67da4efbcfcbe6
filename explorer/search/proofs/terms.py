"""Closed terms and instances of assumptions that a refutation may need."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from math import prod
from typing import Any

from explorer.kernel import syntax
from explorer.kernel.exchange import write
from explorer.kernel.ground import conjuncts
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import Sort, Term, Variable
from explorer.kernel.universe import Universe, Value, write_value

CHOSEN = re.compile('"chosen_([0-9]+)_')
SPLIT = 200  # combinations of values at which an assumption about reals is instantiated one by one
Instance = list[Any]  # as the kernel reads it
Argument = Term | tuple[Sort, Value]  # a closed term, or a value of a sort


def prefix(term: Term) -> tuple[list[Variable], Term]:
    """The outermost universal variables of a formula, and what is under them."""
    bound: list[Variable] = []
    while term.op == "forall":
        bound += term.bound
        term = term.args[0]
    return bound, term


def heads(bound: Sequence[Variable]) -> list[Variable]:
    """The variables up to the last table: what an instance has to choose."""
    last = max((i for i, (_, sort) in enumerate(bound) if sort.kind == "table"), default=-1)
    return list(bound[:last + 1])


def has_reals(statement: Statement) -> bool:
    """Whether a symbol of the statement has real numbers for values."""
    return any(symbol.to.kind == "real" for symbol in statement.symbols)


def parts(universe: Universe, names: Sequence[str]) -> Iterator[tuple[str, int, list[Variable], Term]]:
    """Each part of each assumption: its name, its number, the variables to choose, and what is under all of them.

    Where there are reals every variable is chosen, if their values are few: the solver's argument from few instances
    is short, and that from all of them may be too long to be followed.
    """
    real = has_reals(universe.statement)
    for name in names:
        for number, part in enumerate(conjuncts(universe.statement.formula(name))):
            bound, body = prefix(part)
            few = real and prod(len(universe.domain(sort)) for _, sort in bound) <= SPLIT
            yield name, number, bound if few else heads(bound), body


def chooses(term: Term, holds: bool = True) -> bool:
    """Whether the kernel, when it claims a formula (or denies it), gives a table that it says to exist unknowns."""
    if term.op == "not":
        return chooses(term.args[0], not holds)
    if term.op == "implies":
        return not holds and (chooses(term.args[0]) or chooses(term.args[1], False))
    if term.op == ("exists" if holds else "forall"):
        return any(sort.kind == "table" for _, sort in term.bound)
    taken_apart = term.op in (("and", "forall") if holds else ("or", "exists"))
    return taken_apart and any(chooses(arg, holds) for arg in term.args)


def at_row(name: str, number: int, head: Sequence[Variable], body: Term, row: Sequence[Value]) -> Instance:
    """The instance of a part of an assumption at a row of values; what it says to exist is one of the values too."""
    values = [written((sort, value)) for (_, sort), value in zip(head, row, strict=True)]
    return [name, number, values, *(["values"] if chooses(body) else [])]


def written(argument: Argument) -> Any:
    """An argument of an instance as JSON."""
    return write(argument) if isinstance(argument, Term) else write_value(argument[1], argument[0])


def as_term(sort: Sort, value: Value, universe: Universe) -> Term | None:
    """A closed term for a value; None where the language has none."""
    if sort.kind == "finite" and isinstance(value, int):
        return syntax.element(sort, value)
    if sort.kind == "bool":
        return syntax.TRUE if value else syntax.FALSE
    if sort.kind != "table" or not isinstance(value, tuple):
        return None
    bound = [(f"row{i}", part) for i, part in enumerate(sort.of)]
    rows = []
    for keys, item in zip(product(*(universe.domain(part) for part in sort.of)), value, strict=True):
        inner = syntax.number(item) if sort.result.kind == "level" else as_term(  # type: ignore[arg-type]
            sort.result, item, universe)
        terms = [as_term(part, key, universe) for part, key in zip(sort.of, keys, strict=True)]
        if inner is None or None in terms:
            return None
        conditions = [syntax.operator("eq", syntax.variable(name, part), term)
                      for (name, part), term in zip(bound, terms, strict=True) if term]
        rows.append((conditions, inner))
    body = rows.pop()[1]
    for conditions, inner in reversed(rows):
        body = syntax.operator("ite", syntax.operator("and", *conditions), inner, body)
    return syntax.table(sort, bound, body)


def replaced(term: Term, given: Mapping[str, Term]) -> Term:
    """The term with closed terms for some of its free variables."""
    if term.op == "var":
        return given.get(term.name, term)
    inner = {name: value for name, value in given.items() if name not in dict(term.bound)}
    if not inner or not term.free:
        return term
    args = tuple(replaced(arg, inner) for arg in term.args)
    return Term(term.op, term.sort, args, term.name, term.bound, term.number)


class Closed:
    """Closed terms at one size."""

    def __init__(self, universe: Universe) -> None:
        self.universe = universe
        self.listed: dict[Sort, list[Term | None]] = {}
        self.applies: dict[Term, bool] = {}

    def values(self, sort: Sort) -> list[Term | None]:
        """A term for each value of a sort, see `as_term`."""
        if sort not in self.listed:
            self.listed[sort] = [as_term(sort, value, self.universe) for value in self.universe.domain(sort)]
        return self.listed[sort]

    def applied(self, term: Term) -> bool:
        """Whether a symbol is applied to a table in a term."""
        if term not in self.applies:
            self.applies[term] = (term.op == "app" and any(arg.sort.kind == "table" for arg in term.args)) or \
                any(self.applied(arg) for arg in term.args)
        return self.applies[term]

    def arguments(self, term: Term, given: Mapping[str, Term], limit: int = 2000) -> Iterator[Term]:
        """Closed tables to which a formula applies symbols, its variables of small sorts taking every value."""
        for arg in filter(self.applied, term.args):
            if term.bound:
                small = [(name, sort) for name, sort in term.bound if sort.kind in ("finite", "bool", "table")
                         and (sort.kind != "table" or len(self.universe.domain(sort)) <= 36)]
                choices = [self.values(sort) for _, sort in small]
                hidden = {n: t for n, t in given.items() if n not in dict(term.bound)}
                if not small or prod(map(len, choices)) > limit:
                    yield from self.arguments(arg, hidden, limit)
                else:
                    for chosen in product(*choices):
                        new = {n: t for (n, _), t in zip(small, chosen, strict=True) if t is not None}
                        yield from self.arguments(arg, {**hidden, **new}, limit // prod(map(len, choices)))
            else:
                yield from self.arguments(arg, given, limit)
        if term.op == "app":
            for arg in term.args:
                closed = replaced(arg, given) if arg.sort.kind == "table" else arg
                if closed.sort.kind == "table" and not closed.free:
                    yield closed


def renumbered(instances: Sequence[Instance], core: Sequence[int]) -> list[Instance]:
    """The instances of a core, with those whose choices they speak of, under the names that they have by themselves."""
    chosen: set[int] = set()
    waiting = list(core)
    while waiting:
        number = waiting.pop()
        if number not in chosen:
            chosen.add(number)
            turns = {int(turn) for turn in CHOSEN.findall(json.dumps(instances[number]))}
            waiting.extend(turn - 1 for turn in turns if turn)
    order = sorted(chosen)
    places = {old + 1: new for new, old in enumerate(order, 1)} | {0: 0}
    text = json.dumps([instances[number] for number in order])
    found: list[Instance] = json.loads(CHOSEN.sub(lambda match: f'"chosen_{places[int(match[1])]}_', text))
    return found
