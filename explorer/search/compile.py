"""Terms as Python source: what is known is folded or computed natively, what is unknown calls the runtime.

Binders over few values are unrolled while the source is made, so that most of a guard is gone before it runs.
"""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any

from explorer.kernel.syntax import BOOL, REAL, Sort, Term
from explorer.kernel.universe import Universe, Value

FOLD = {"eq": operator.eq, "le": operator.le, "lt": operator.lt, "mul": operator.mul}
UNROLL = 64  # a binder over at most so many tuples is written out


class Outside(Exception):
    """A table made from an expression falls outside its sort at a size, where no guard keeps it from mattering."""

    def __init__(self, part: str, size: Mapping[str, int]) -> None:
        """`part` is the assumption, the alternative or the query that makes the table."""
        super().__init__(part, dict(size))
        self.part, self.size = part, dict(size)

    def __str__(self) -> str:
        return f"{self.part} makes a table that falls outside its sort"


def outside(sort: str) -> None:
    """Called by the source where a table made from constants is not in its sort; a guard may keep it from running."""
    raise KeyError(sort)


@dataclass(frozen=True)
class Piece:
    """A compiled term. `kind` is const (its value is known now), known (when the source runs), or unknown."""

    kind: str
    text: str
    sort: Sort
    value: Any = None
    names: frozenset[str] = frozenset()  # the loop variables in a known piece
    place: str = ""  # the text of the value's position in its sort, where there is a shorter one


Scope = Mapping[str, Piece]


class Compiler:
    """Compiles terms at one universe; symbols named in `known` are tables of values, the others unknown."""

    def __init__(self, universe: Universe, known: frozenset[str] = frozenset()) -> None:
        self.universe, self.known = universe, known
        self.constants: dict[str, Any] = {"Fraction": Fraction, "outside": outside}
        self.names: dict[Sort, str] = {}
        self.fresh = 0

    def name(self, sort: Sort) -> str:
        """What a sort, its domain D_ and its places P_ are called in the source."""
        if sort not in self.names:
            self.names[sort] = f"{sort.name}"
            self.constants[f"S_{sort.name}"] = sort
            if sort.kind != "real":
                domain = self.universe.domain(sort)
                self.constants[f"D_{sort.name}"] = domain
                self.constants[f"P_{sort.name}"] = {value: i for i, value in enumerate(domain)}
        return self.names[sort]

    def const(self, value: Any, sort: Sort) -> Piece:
        return Piece("const", repr(value), sort, value)

    def variable(self, name: str, sort: Sort) -> Piece:
        """A loop variable: its value, and for a table its position, kept beside it."""
        self.fresh += 1
        text = f"{name}__{self.fresh}"
        return Piece("known", text, sort, names=frozenset((text,)), place=f"{text}_i")

    def place(self, piece: Piece) -> str:
        """The text of a known value's position in its sort."""
        if piece.kind == "const":
            return str(self.universe.positions(piece.sort)[piece.value])
        if piece.place:
            return piece.place
        if piece.sort.kind in ("finite", "bool"):
            return f"({piece.text})" if piece.sort.kind == "finite" else f"int({piece.text})"
        return f"P_{self.name(piece.sort)}[{piece.text}]"

    def lifted(self, piece: Piece) -> str:
        """The text of a piece as an unknown value."""
        if piece.kind == "unknown" or piece.sort.kind == "real":
            return piece.text
        if piece.sort == BOOL:
            return str(1 if piece.value else -1) if piece.kind == "const" else f"(1 if {piece.text} else -1)"
        if piece.sort.kind == "table":
            return f"G.lift({piece.text}, S_{self.name(piece.sort)})"
        return f"(({piece.text}, 1),)"

    def known_piece(self, text: str, sort: Sort, parts: list[Piece]) -> Piece:
        return Piece("known", text, sort, names=frozenset().union(*(p.names for p in parts)))

    def compile(self, term: Term, scope: Scope) -> Piece:
        """The piece of a term; raises KeyError where a constant table falls outside its sort."""
        op = term.op
        if op == "var":
            return scope[term.name]
        if op in ("num", "elem"):
            return self.const(term.number, term.sort)
        if op in ("true", "false"):
            return self.const(op == "true", BOOL)
        if op in ("forall", "exists", "total", "count", "lam"):
            return self.binder(term, scope)
        if op in ("and", "or", "implies"):
            return self.connective(term, scope)
        if op == "ite":
            return self.conditional(term, scope)
        parts = [self.compile(arg, scope) for arg in term.args]
        if op == "app":
            return self.lookup(f"T_{term.name}", parts, [a.sort for a in term.args], term.sort, term.name in self.known)
        if op == "sel":
            return self.selection(parts, term.sort)
        if all(p.kind == "const" for p in parts):
            return self.const(self.folded(op, [p.value for p in parts], parts[0].sort), term.sort)
        if all(p.kind != "unknown" for p in parts):
            return self.known_piece(self.known_operator(op, parts), term.sort, parts)
        return Piece("unknown", self.unknown_operator(op, parts), term.sort)

    def folded(self, op: str, values: list[Any], sort: Sort) -> Any:
        """The value of an operator at constants."""
        if op == "not":
            return not values[0]
        if op == "rank":
            return self.universe.place(sort, values[0])
        return sum(values) if op == "add" else FOLD[op](*values)

    def known_operator(self, op: str, parts: list[Piece]) -> str:
        texts = [p.text for p in parts]
        if op == "not":
            return f"(not {texts[0]})"
        if op == "rank":
            return self.place(parts[0])
        symbol = {"eq": " == ", "le": " <= ", "lt": " < ", "add": " + ", "mul": " * "}[op]
        return f"({symbol.join(texts)})"

    def unknown_operator(self, op: str, parts: list[Piece]) -> str:
        if op == "not":
            return f"(-{parts[0].text})"
        if op == "rank":
            return f"G.rank({parts[0].text}, S_{self.name(parts[0].sort)})"
        if op == "eq" and not parts[0].sort.numeric:
            return f"G.equal({self.lifted(parts[0])}, {self.lifted(parts[1])}, S_{self.name(parts[0].sort)})"
        texts = ", ".join(p.text for p in parts)
        if op == "add":
            return f"G.add(({texts},))"
        return f"G.multiply({texts})" if op == "mul" else f"G.compare({op!r}, {texts})"

    def lookup(self, table: str, parts: list[Piece], sorts: list[Sort], sort: Sort, known: bool) -> Piece:
        """A symbol, or an unknown table, at its arguments."""
        if any(p.kind == "unknown" for p in parts):
            arguments = ", ".join(f"(G.spread({self.lifted(p)}, S_{self.name(s)}), S_{self.name(s)})"
                                  for p, s in zip(parts, sorts, strict=True))
            return Piece("unknown", f"G.pick({table}, ({arguments},), S_{self.name(sort)})", sort)
        row = self.row(parts)
        if known:
            return self.known_piece(f"{table}[{row}]", sort, parts)
        return Piece("unknown", f"{table}[{row}]", sort)

    def row(self, parts: list[Piece]) -> str:
        """The text of the row that known arguments point at."""
        constant, rest, width = 0, [], 1
        for piece in reversed(parts):
            place = self.place(piece)
            if place.isdigit():
                constant += int(place) * width
            else:
                rest.append(f"{place} * {width}" if width > 1 else place)
            width *= len(self.universe.domain(piece.sort))
        return " + ".join(rest + [str(constant)] * (constant > 0 or not rest))

    def selection(self, parts: list[Piece], sort: Sort) -> Piece:
        table, *args = parts
        if table.kind == "const" and all(p.kind == "const" for p in args):
            return self.const(table.value[int(self.row(args))], sort)
        if table.kind != "unknown" and all(p.kind != "unknown" for p in args):
            return self.known_piece(f"{table.text}[{self.row(args)}]", sort, parts)
        return self.lookup(self.lifted(table), args, [p.sort for p in args], sort, False)

    def connective(self, term: Term, scope: Scope) -> Piece:
        """and, or, implies: known parts decide first, in order; what is left is unknown."""
        args = list(term.args)
        absorbing = term.op != "and"  # the value that decides the whole
        pieces: list[Piece] = []
        for place, arg in enumerate(args):
            negate = term.op == "implies" and place == 0
            piece = self.compile(arg, scope)
            if piece.kind == "const":
                if (piece.value != negate) == absorbing:
                    return self.const(absorbing, BOOL)
                continue
            pieces.append(self.negated(piece) if negate else piece)
        return self.joined(pieces, absorbing)

    def negated(self, piece: Piece) -> Piece:
        if piece.kind == "unknown":
            return Piece("unknown", f"(-{piece.text})", BOOL)
        return self.known_piece(f"(not {piece.text})", BOOL, [piece])

    def joined(self, pieces: list[Piece], absorbing: bool) -> Piece:
        """The disjunction (absorbing True) or conjunction of pieces."""
        if not pieces:
            return self.const(not absorbing, BOOL)
        known = [p for p in pieces if p.kind != "unknown"]
        unknown = [p for p in pieces if p.kind == "unknown"]
        word = " or " if absorbing else " and "
        guard = self.known_piece(f"({word.join(p.text for p in known)})", BOOL, known) if known else None
        if not unknown:
            assert guard
            return guard
        function = "any_of" if absorbing else "all_of"
        text = unknown[0].text if len(unknown) == 1 else f"C.{function}(({', '.join(p.text for p in unknown)},))"
        if guard:
            text = f"(1 if {guard.text} else {text})" if absorbing else f"({text} if {guard.text} else -1)"
        return Piece("unknown", text, BOOL)

    def conditional(self, term: Term, scope: Scope) -> Piece:
        condition = self.compile(term.args[0], scope)
        if condition.kind == "const":
            return self.compile(term.args[1 if condition.value else 2], scope)
        a, b = (self.compile(arg, scope) for arg in term.args[1:])
        if condition.kind == "known":
            if "unknown" in (a.kind, b.kind):
                return Piece("unknown", f"({self.lifted(a)} if {condition.text} else {self.lifted(b)})", term.sort)
            return self.known_piece(f"({a.text} if {condition.text} else {b.text})", term.sort, [condition, a, b])
        left, right = (p.text if term.sort == REAL else self.lifted(p) for p in (a, b))
        return Piece("unknown", f"G.choose({condition.text}, {left}, {right}, S_{self.name(term.sort)})", term.sort)

    def tuples(self, term: Term) -> int:
        """How many tuples of values a binder ranges over."""
        return prod(len(self.universe.domain(sort)) for _, sort in term.bound)

    def unrolled(self, term: Term, scope: Scope) -> Iterator[dict[str, Piece]]:
        """The scope extended by each tuple of values."""
        for values in product(*(self.universe.domain(sort) for _, sort in term.bound)):
            yield {**scope, **{name: self.const(v, sort) for (name, sort), v in zip(term.bound, values, strict=True)}}

    def binder(self, term: Term, scope: Scope) -> Piece:
        op, body = term.op, term.args[0]
        if op == "lam" or self.tuples(term) <= UNROLL:
            return self.written_out(term, [self.compile(body, inner) for inner in self.unrolled(term, scope)])
        variables = {name: self.variable(name, sort) for name, sort in term.bound}
        loops = " ".join(f"for {v.text}_i, {v.text} in enumerate(D_{self.name(v.sort)})" for v in variables.values())
        inner = self.compile(body, {**scope, **variables})
        inside = f"{self.lifted(inner) if inner.kind == 'unknown' or op == 'total' else inner.text} {loops}"
        if inner.kind == "unknown":
            function = {"forall": "C.all_of", "exists": "C.any_of", "total": "G.add", "count": "G.count"}[op]
            return Piece("unknown", f"{function}([{inside}])", term.sort)
        function = {"forall": "all", "exists": "any", "total": "sum", "count": "sum"}[op]
        own = frozenset(v.text for v in variables.values())
        return Piece("known", f"{function}({inside})", term.sort, names=inner.names - own)

    def written_out(self, term: Term, pieces: list[Piece]) -> Piece:
        op = term.op
        if op in ("forall", "exists"):
            absorbing = op == "exists"
            if any(p.kind == "const" and p.value == absorbing for p in pieces):
                return self.const(absorbing, BOOL)
            return self.joined([p for p in pieces if p.kind != "const"], absorbing)
        unknown = any(p.kind == "unknown" for p in pieces)
        texts = ", ".join((self.lifted(p) if op != "total" else p.text) if unknown else p.text for p in pieces)
        if all(p.kind == "const" for p in pieces):
            values: tuple[Value, ...] = tuple(p.value for p in pieces)
            if op == "lam" and values not in self.universe.positions(term.sort):
                return self.known_piece(f"outside({term.sort.name!r})", term.sort, [])
            return self.const(values if op == "lam" else sum(values), term.sort)  # type: ignore[arg-type]
        if op == "lam":
            return self.made(f"({texts},)", term.sort, unknown, pieces)
        if unknown:
            return Piece("unknown", f"G.{'add' if op == 'total' else 'count'}(({texts},))", term.sort)
        return self.known_piece(f"sum(({texts},))", term.sort, pieces)

    def made(self, text: str, sort: Sort, unknown: bool, pieces: list[Piece]) -> Piece:
        """A table made from an expression; the source finds out whether it is in its sort."""
        name = self.name(sort)
        safe = sort.result.kind != "level" and sort not in self.universe.restrictions
        if unknown:
            return Piece("unknown", text if safe else f"G.made({text}, S_{name})", sort)
        made = self.known_piece(text if safe else f"D_{name}[P_{name}[{text}]]", sort, pieces)
        return replace(made, place=f"P_{name}[{text}]")
