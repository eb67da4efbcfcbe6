"""A statement at one size as clauses, made piece by piece as they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from functools import partial
from math import prod
from typing import Any

from explorer.kernel.statement import Statement
from explorer.kernel.syntax import Sort, Symbol, Term
from explorer.kernel.universe import Model, Universe, Value
from explorer.search.clauses import FALSE, TRUE, Clauses, Literal
from explorer.search.compile import Compiler, Outside, Piece
from explorer.search.emit import Emitter
from explorer.search.runtime import Runtime

Truth = Callable[[Literal], bool]
RealValue = Callable[[int], Fraction]


class Grounding:
    """The clauses of a statement at one size; each part is switched on by a literal of its own."""

    def __init__(self, statement: Statement, universe: Universe, sink: Callable[[list[Literal]], None]) -> None:
        """`sink` takes every clause. Symbols, their sorts' restrictions and `always` are grounded at once."""
        self.statement, self.universe = statement, universe
        self.clauses = Clauses(sink)
        self.runtime = Runtime(universe, self.clauses)
        self.compiler = Compiler(universe)
        self.rows: dict[str, list[Any]] = {}
        self.switches: dict[Any, Literal] = {}
        self.outer: Callable[..., None] | None = None
        if universe.empty:
            self.clauses.add([FALSE])
            return
        for symbol in statement.symbols:
            rows = [self.runtime.unknown(symbol.to) for _ in range(universe.cells(symbol))]
            self.rows[symbol.name] = rows
            self.compiler.constants[f"T_{symbol.name}"] = rows
        for symbol in statement.symbols:
            self.restrict(symbol.to, self.rows[symbol.name])
        for name, term in statement.always:
            with self.inside(name):
                self.assert_(term, FALSE)

    def restrict(self, sort: Sort, rows: list[Any]) -> None:
        """Asserts the restrictions of a sort and of the sorts inside it, of unknown values of it."""
        if sort.kind != "table":
            return
        self.restrict(sort.result, [cell for row in rows for cell in row])
        if sort in self.universe.restrictions and not self.runtime.small(sort):
            name, term = self.universe.restrictions[sort]
            for number, row in enumerate(rows):
                table = f"R_{sort.name}_{number}"
                self.compiler.constants[table] = row
                self.assert_with(term, {name: table}, sort)

    def assert_with(self, term: Term, tables: Mapping[str, str], sort: Sort) -> None:
        """Asserts a restriction of an unknown table."""
        emitter = Emitter(self.compiler)
        scope = {name: Piece("unknown", text, sort) for name, text in tables.items()}
        emitter.run(term, scope)(self.runtime, self.clauses, FALSE)

    def assert_(self, term: Term, off: Literal) -> None:
        """Asserts a closed formula unless the literal `off` holds; raises KeyError for a table outside its sort."""
        Emitter(self.compiler).run(term, {})(self.runtime, self.clauses, off)

    def switch(self, key: Any, assertion: Callable[[Literal], None]) -> Literal:
        """The literal that switches a part on; the part is grounded when it is first asked for. Raises Outside."""
        if key not in self.switches:
            on = self.clauses.variable()
            with self.inside(key if isinstance(key, str) else key[0]):
                assertion(-on)
            self.switches[key] = on
        return self.switches[key]

    @contextmanager
    def inside(self, part: str) -> Iterator[None]:
        """Raises Outside where a table made of known values in this part falls outside its sort."""
        try:
            yield
        except KeyError:
            raise Outside(part, self.universe.size) from None

    def assumption(self, name: str) -> Literal:
        """The literal that switches an assumption on."""
        return self.switch(name, lambda off: self.assert_(self.statement.formula(name), off))

    def query(self, query: str, outer: tuple[Value, ...] = ()) -> list[Literal]:
        """The literals that switch a query on, at these values of an `each` claim's outer variables."""
        found = []
        for part, term in enumerate(self.statement.query(query)):
            name = ("consistent", "varies", "witness")[part] if query == "witness" else query
            if term.op == "true":
                continue
            if name == "witness" and self.statement.outer:
                found.append(self.switch((name, outer), lambda off: self.at(outer, off)))
            else:
                found.append(self.switch((name,), partial(self.assert_, term)))
        return found

    def at(self, outer: tuple[Value, ...], off: Literal) -> None:
        """Asserts the witness formula at values of its outer variables."""
        if self.outer is None:
            emitter = Emitter(self.compiler)
            self.outer = emitter.function(self.statement.witness, list(self.statement.outer))
        self.outer(self.runtime, self.clauses, off, *outer)

    def value(self, term: Term, scope: Mapping[str, Piece] | None = None) -> Any:
        """The unknown value of a term: a literal, spread, number or tuple of them; `scope` has constants."""
        piece = self.compiler.compile(term, scope or {})
        space = {**self.compiler.constants, "G": self.runtime, "C": self.clauses}
        return eval(self.compiler.lifted(piece), space)  # made here, from a checked tree

    def model(self, true: Truth, real: RealValue,
              symbols: Sequence[Symbol] | None = None) -> dict[str, tuple[Value, ...]]:
        """The tables of symbols, of every one where none are named, under an assignment."""
        return {symbol.name: tuple(read(row, symbol.to, true, real) for row in self.rows[symbol.name])
                for symbol in (self.statement.symbols if symbols is None else symbols)}


def read(value: Any, sort: Sort, true: Truth, real: RealValue) -> Value:
    """The known value of an unknown one under an assignment."""
    if sort.kind == "bool":
        return true(value)
    if sort.kind == "table":
        return tuple(read(cell, sort.result, true, real) for cell in value)
    if sort.kind == "real":
        if not hasattr(value, "terms"):
            return value  # type: ignore[no-any-return]
        return sum((c * prod(real(i) for i in m) for m, c in value.terms), Fraction(0))
    return next(item for item, literal in value if literal == TRUE or true(literal))


class Predicate:
    """A formula compiled for known models: fast evaluation, for the search's own use."""

    def __init__(self, term: Term, variables: tuple[tuple[str, Sort], ...], symbols: tuple[Symbol, ...],
                 universe: Universe) -> None:
        compiler = Compiler(universe, frozenset(symbol.name for symbol in symbols))
        scope = {name: compiler.variable(name, sort) for name, sort in variables}
        lines = []
        for piece in scope.values():
            listed = piece.sort.kind in ("table", "level")
            place = f"P_{compiler.name(piece.sort)}[{piece.text}]" if listed else piece.text
            lines.append(f"    {piece.text}_i = {place}\n")
        body = compiler.compile(term, scope).text
        heads = ", ".join(p.text for p in scope.values())
        tables = ", ".join(f"T_{symbol.name}" for symbol in symbols)
        space = dict(compiler.constants)
        exec(f"def holds({heads}{', ' * bool(heads)}*, {tables}):\n{''.join(lines)}    return {body}"
             if tables else f"def holds({heads}):\n{''.join(lines)}    return {body}", space)
        self.function = space["holds"]
        self.symbols = symbols

    def __call__(self, model: Model, *values: Value) -> bool:
        try:
            return bool(self.function(*values, **{f"T_{s.name}": model[s.name] for s in self.symbols}))
        except KeyError:  # a table made from an expression falls outside its sort
            return False
