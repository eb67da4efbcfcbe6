"""One model in the theorem's own words: its worlds, what they share, what is seen and what is asked of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import Any

from explorer.kernel.evaluate import evaluate
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import Sort, Symbol, Term
from explorer.kernel.universe import Model, Universe, Value
from explorer.report.grids import SHOWN_ROWS, Grid, beside, function_grid, grid, unfold
from explorer.report.words import Names, listing
from explorer.statement import Measured, Problem, WorldCopy, symbols_of
from explorer.verdict import Evidence, Sizes


@dataclass(frozen=True)
class Piece:
    """A named function with its values: a symbol of a world, or what was measured of it."""

    name: str
    of: tuple[Sort, ...]
    to: Sort
    cells: tuple[Value, ...]

    @property
    def of_tables(self) -> bool:
        return any(sort.kind == "table" for sort in self.of)

    @property
    def unfolded(self) -> tuple[tuple[Sort, ...], Sort, tuple[Value, ...]]:
        """The piece as one table down to sets, relations and simple values."""
        return unfold(self.of, self.to, self.cells)


@dataclass(frozen=True)
class World:
    """One of the worlds that a model consists of."""

    label: str
    pieces: tuple[Piece, ...]
    observation: Piece | None = None
    target: Piece | None = None

    def piece(self, name: str) -> Piece | None:
        return next((piece for piece in self.pieces if piece.name == name), None)


class Scene:
    """The worlds of a model. `outer` gives the values of an `each` claim's outer variables."""

    def __init__(self, problem: Problem, evidence: Evidence) -> None:
        """Raises Rejected for a model that is not one of the statement."""
        self.problem, self.statement = problem, problem.statement
        self.universe = Universe(self.statement, dict(evidence.size))
        self.names = Names(self.statement.sized)
        self.model: Model = self.universe.load_model(evidence.model)
        self.outer = outer_values(problem, evidence.outer, self.universe)
        self.symbols = {symbol.name: symbol for symbol in self.statement.symbols}

    @cached_property
    def worlds(self) -> tuple[World, ...]:
        """The compared worlds; a family has one for each element of its sort."""
        found: list[World] = []
        for copy in self.problem.copies:
            if copy.index is None:
                pieces = tuple(self.piece(own, self.symbols[name]) for own, name in copy.symbols
                               if name in self.symbols)
                found.append(World(copy.label, pieces, self.measured(copy.observation), self.measured(copy.target)))
            else:
                found += [self.member(copy, copy.index, place, value)
                          for place, value in enumerate(self.universe.domain(copy.index))]
        return tuple(found)

    def used(self, assumptions: Sequence[str]) -> frozenset[str]:
        """The symbols of which the assumptions, the alternatives or the claim speak."""
        statement = self.statement
        terms = [term for name, term in statement.assumptions if name in assumptions]
        terms += [term for _, term in statement.always]
        terms += [statement.consistent, statement.varies, statement.witness]
        return frozenset(symbol.name for symbol in symbols_of(terms))

    @cached_property
    def shared(self) -> tuple[Piece, ...]:
        """What exists once."""
        return tuple(self.piece(name, self.symbols[name]) for name in self.problem.shared)

    def piece(self, own: str, symbol: Symbol) -> Piece:
        return Piece(own, symbol.of, symbol.to, self.model[symbol.name])

    def member(self, copy: WorldCopy, index: Sort, place: int, value: Value) -> World:
        """One world of a family: the part of each symbol's table that belongs to it."""
        pieces = []
        for own, name in copy.symbols:
            if name in self.symbols:
                symbol = self.symbols[name]
                width = self.universe.cells(symbol) // len(self.universe.domain(index))
                pieces.append(Piece(own, symbol.of[1:], symbol.to, self.model[name][place * width:(place + 1) * width]))
        return World(f"{copy.label} {self.names.value(index, value, self.universe)}", tuple(pieces))

    def measured(self, measured: Measured | None) -> Piece | None:
        """A value of a world, for every tuple of its variables."""
        if measured is None:
            return None
        sorts = tuple(sort for _, sort in measured.bound)
        cells = tuple(self.value(measured.term, dict(zip((n for n, _ in measured.bound), values, strict=True)))
                      for values in product(*(self.universe.domain(sort) for sort in sorts)))
        return Piece(measured.name, sorts, measured.term.sort, cells)

    def value(self, term: Term, scope: dict[str, Value] | None = None) -> Value:
        """The value of a term in the model; raises Rejected."""
        return evaluate(term, {**self.outer, **(scope or {})}, self.model, self.universe)

    def text(self, sort: Sort, value: Value) -> str:
        return self.names.value(sort, value, self.universe)

    def same(self, name: str) -> bool:
        """Whether a symbol has the same table in all worlds, and there are several."""
        found = [world.piece(name) for world in self.worlds]
        return len(found) > 1 and all(piece == found[0] for piece in found)

    def differing(self, pieces: Sequence[Piece | None]) -> list[bool]:
        """For each unfolded cell of the first piece, whether the pieces differ there."""
        tables = [piece.unfolded[2] for piece in pieces if piece]
        return [len(set(cells)) > 1 for cells in zip(*tables, strict=True)]

    def grid(self, piece: Piece, differs: Sequence[bool] = (), most: int = SHOWN_ROWS) -> Grid:
        """The table of a piece; of a function of tables, first the rows that the worlds themselves speak of."""
        if piece.of_tables:
            return function_grid(piece.name, piece.of, piece.to, [("", piece.cells)], self.names, self.universe,
                                 self.spoken_of(piece.of), most)
        return grid(piece.name, piece.of, piece.to, piece.cells, self.names, self.universe, differs)

    def grids(self, pieces: Sequence[Piece], most: int = SHOWN_ROWS) -> list[Grid]:
        """The tables of one piece in each world, differing cells marked."""
        labels, first = [world.label for world in self.worlds], pieces[0]
        if len(pieces) == 1:
            return [self.grid(first, (), most)]
        if first.of_tables:
            tables = [(label, piece.cells) for label, piece in zip(labels, pieces, strict=True)]
            return [function_grid(first.name, first.of, first.to, tables, self.names, self.universe,
                                  self.spoken_of(first.of), most)]
        differs = self.differing(pieces)
        return beside(first.name, labels, [self.grid(piece, differs) for piece in pieces])

    def spoken_of(self, of: tuple[Sort, ...]) -> list[tuple[tuple[Value, ...], str]]:
        """The arguments that occur in the model as constants of a world or as outer values, with what they are."""
        if len(of) != 1:
            return []
        found: dict[Value, list[str]] = {}
        for world in self.worlds:
            for piece in world.pieces:
                if not piece.of and piece.to == of[0]:
                    short = world.label.split()[0] if len(self.worlds) > 1 and not self.same(piece.name) else "its"
                    label = f"{piece.name} of the {short}" if short != "its" else piece.name
                    found.setdefault(piece.cells[0], [])
                    if label not in found[piece.cells[0]]:
                        found[piece.cells[0]].append(label)
        for name, sort in self.statement.outer:
            if sort == of[0] and name in self.outer:
                found.setdefault(self.outer[name], []).append(name)
        return [((value,), ", ".join(labels)) for value, labels in found.items()]


def target_name(problem: Problem) -> str:
    """What the alternative or value is called that the claim asks about; "" where it asks about none."""
    claim = problem.theorem.claims.get(problem.statement.claim)
    target = getattr(getattr(claim, "target", None), "name", "")
    return problem.used_axes.get(target, target)


def case_text(problem: Problem, size: Sizes, outer: Any) -> str:
    """`reading = R0`: a case of an `each` claim in words; "" where there is none."""
    universe, names = universe_of(problem.statement, size), Names(problem.statement.sized)
    values = outer_values(problem, outer, universe)
    found = [(name, sort, names.value(sort, values[name], universe))
             for name, sort in problem.statement.outer if name in values]
    return listing(f"{name} = ({text})" if " " in text else f"{name} = {text}" for name, sort, text in found)


@lru_cache(maxsize=16)
def universe_of(statement: Statement, size: Sizes) -> Universe:
    """The values of every sort at one size; kept, since a claim may have many cases at each."""
    return Universe(statement, dict(size))


def outer_values(problem: Problem, data: Any, universe: Universe) -> dict[str, Value]:
    """The outer variables' values from their JSON, by name or in order; empty where there are none."""
    outer = problem.statement.outer
    values = [data[name] for name, _ in outer] if isinstance(data, dict) else data or []
    return {name: universe.load_value(sort, value) for (name, sort), value in zip(outer, values, strict=False)}
