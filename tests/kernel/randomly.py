"""Small random statements, and what brute force says of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import product

from hypothesis import strategies as st

from explorer.kernel import syntax

from explorer.kernel.statement import Statement
from explorer.kernel.syntax import BOOL, LEVEL, REAL, TRUE, Sort, Symbol, Term, operator
from explorer.kernel.universe import Rejected, Universe, Value
from tests.kernel.plain import Nothing, plain

THING = Sort("Thing", "finite", ordered=True)
COLOUR = Sort("Colour", "finite", ("red", "green"))
VALUES = Sort("Values", "table", of=(THING,), to=(LEVEL,))
MAP = Sort("Map", "table", of=(THING,), to=(THING,))
SET = Sort("Set", "table", of=(COLOUR,), to=(BOOL,))
SORTS = (THING, LEVEL, COLOUR, VALUES, MAP, SET)
LOW = operator("le", syntax.select(syntax.variable("table", VALUES), [syntax.element(THING, 0)]), syntax.number(-1))
SYMBOLS = (Symbol("x", (), THING), Symbol("p", (THING,), BOOL), Symbol("v", (), VALUES), Symbol("f", (VALUES,), THING),
           Symbol("g", (MAP,), COLOUR), Symbol("m", (), MAP), Symbol("s", (), SET), Symbol("l", (COLOUR,), LEVEL))
SIZES = st.fixed_dictionaries({"Thing": st.sampled_from([1, 2, 2]), "Level": st.sampled_from([2, 3]),
                               "Colour": st.just(2)})


@st.composite
def terms(draw: st.DrawFn, sort: Sort, scope: tuple[tuple[str, Sort], ...], symbols: tuple[Symbol, ...],
          depth: int) -> Term:
    """A term of a sort over the variables and symbols given."""
    leaves: list[Term] = [syntax.variable(name, own) for name, own in scope if own == sort]
    leaves += [syntax.apply(symbol, []) for symbol in symbols if symbol.to == sort and not symbol.of]
    if sort == COLOUR:
        leaves += [syntax.element(COLOUR, 0), syntax.element(COLOUR, 1)]
    if sort == THING:
        leaves.append(syntax.element(THING, 0))
    if sort == REAL:
        leaves += [syntax.number(i) for i in (-1, 0, 1)]
    if sort == BOOL:
        return draw(formulas(scope, symbols, depth))
    applied = [symbol for symbol in symbols if symbol.to == sort and symbol.of]
    kinds = ["leaf"] * bool(leaves) + ["app"] * (bool(applied) and depth > 0) + ["ite"] * (depth > 0)
    kinds += ["sel"] * (depth > 0 and sort in (THING, LEVEL))
    kinds += ["sum", "count", "level", "rank"] * (depth > 0 and sort == REAL)
    if sort.kind == "table":
        kinds += ["lam"]
    if not kinds or (sort == LEVEL and kinds == ["ite"]):
        kinds = ["sel"]
    kind = draw(st.sampled_from(kinds))
    deeper = max(depth - 1, 0)
    if kind == "leaf":
        return draw(st.sampled_from(leaves))
    if kind == "app":
        symbol = draw(st.sampled_from(applied))
        return syntax.apply(symbol, [draw(terms(part, scope, symbols, deeper)) for part in symbol.of])
    if kind == "ite":
        return operator("ite", draw(formulas(scope, symbols, deeper)), draw(terms(sort, scope, symbols, deeper)),
                        draw(terms(sort, scope, symbols, deeper)))
    if kind == "sel":
        table = draw(terms(MAP if sort == THING else VALUES, scope, symbols, deeper))
        return syntax.select(table, [draw(terms(THING, scope, symbols, deeper))])
    if kind == "lam":
        name = f"i{len(scope)}"
        inner = (*scope, (name, sort.of[0]))
        body = REAL if sort == VALUES and depth > 0 and draw(st.booleans()) else sort.result
        return syntax.table(sort, [(name, sort.of[0])], draw(terms(body, inner, symbols, deeper)))
    if kind == "sum":
        parts = [draw(terms(draw(st.sampled_from([LEVEL, REAL])), scope, symbols, deeper)) for _ in range(2)]
        return operator(draw(st.sampled_from(["add", "mul"])), *parts)
    if kind == "count":
        name = f"i{len(scope)}"
        return syntax.binder("count", [(name, THING)], draw(formulas((*scope, (name, THING)), symbols, deeper)))
    if kind == "rank":
        return operator("rank", draw(terms(THING, scope, symbols, deeper)))
    return operator("add", draw(terms(LEVEL, scope, symbols, deeper)))


@st.composite
def formulas(draw: st.DrawFn, scope: tuple[tuple[str, Sort], ...], symbols: tuple[Symbol, ...], depth: int) -> Term:
    """A formula over the variables and symbols given."""
    deeper = max(depth - 1, 0)
    predicates = [symbol for symbol in symbols if symbol.to == BOOL]
    kinds = ["eq", "le", *(["app"] if predicates else []), *(["variable"] if any(s == BOOL for _, s in scope) else [])]
    if depth > 0:
        kinds += ["not", "and", "or", "implies", "forall", "forall", "exists", "iff", "set"]
    kind = draw(st.sampled_from(kinds))
    if kind == "variable":
        return draw(st.sampled_from([syntax.variable(name, sort) for name, sort in scope if sort == BOOL]))
    if kind == "app":
        symbol = draw(st.sampled_from(predicates))
        return syntax.apply(symbol, [draw(terms(part, scope, symbols, deeper)) for part in symbol.of])
    if kind == "eq":
        sort = draw(st.sampled_from([THING, COLOUR, VALUES, MAP, SET, REAL]))
        return operator("eq", draw(terms(sort, scope, symbols, deeper)), draw(terms(sort, scope, symbols, deeper)))
    if kind == "le":
        return operator(draw(st.sampled_from(["le", "lt"])), draw(terms(LEVEL, scope, symbols, deeper)),
                        draw(terms(draw(st.sampled_from([LEVEL, REAL])), scope, symbols, deeper)))
    if kind == "set":
        return syntax.select(draw(terms(SET, scope, symbols, deeper)), [draw(terms(COLOUR, scope, symbols, deeper))])
    if kind in ("forall", "exists"):
        name = f"i{len(scope)}"
        sort = draw(st.sampled_from([THING, LEVEL, VALUES, MAP, BOOL]))
        return syntax.binder(kind, [(name, sort)], draw(formulas((*scope, (name, sort)), symbols, deeper)))
    first = draw(formulas(scope, symbols, deeper))
    if kind == "not":
        return operator("not", first)
    return operator("eq" if kind == "iff" else kind, first, draw(formulas(scope, symbols, deeper)))


@dataclass(frozen=True)
class Case:
    """A statement and one size of it."""

    statement: Statement
    size: dict[str, int]


@st.composite
def cases(draw: st.DrawFn, shape: str, depth: int = 3) -> Case:
    """A statement of this shape over at most three symbols, with few enough models to list."""
    symbols = tuple(draw(st.lists(st.sampled_from(SYMBOLS), min_size=1, max_size=3, unique=True)))
    size = draw(SIZES)
    restrictions = []
    if draw(st.integers(0, 2)) == 0:
        restrictions.append((VALUES, "table", draw(formulas((("table", VALUES),), (), 2))))
    outer = ((("o", draw(st.sampled_from([THING, MAP]))),) if shape == "each" else ())
    assumptions = tuple((f"a{i}", draw(formulas((), symbols, depth))) for i in range(draw(st.integers(1, 3))))
    simple = shape in ("some", "each")
    statement = Statement(
        theorem="random", version="1", claim="claim", kind=draw(st.sampled_from(["impossibility", "guarantee"])),
        shape=shape, axes=(), sorts=SORTS, restrictions=tuple(restrictions), symbols=symbols, outer=outer, always=(),
        assumptions=assumptions, consistent=TRUE, varies=TRUE if simple else draw(formulas((), symbols, depth)),
        witness=draw(formulas(outer, symbols, depth)))
    return Case(statement, size)


def models(case: Case) -> Iterator[dict[str, tuple[Value, ...]]]:
    """Every choice of tables for the symbols."""
    universe = Universe(case.statement, case.size)
    spaces = [product(universe.domain(symbol.to), repeat=universe.cells(symbol)) for symbol in case.statement.symbols]
    for tables in product(*(list(space) for space in spaces)):
        yield dict(zip((symbol.name for symbol in case.statement.symbols), tables, strict=True))


def count(case: Case) -> int:
    """How many models there are."""
    universe = Universe(case.statement, case.size)
    total = 1
    for symbol in case.statement.symbols:
        total *= len(universe.domain(symbol.to)) ** universe.cells(symbol)
    return total


@dataclass(frozen=True)
class Answers:
    """The models of each query; `witness` by the values of the outer variables, () where there are none."""

    consistent: list[dict[str, tuple[Value, ...]]]
    varies: list[dict[str, tuple[Value, ...]]]
    witness: dict[tuple[Value, ...], list[dict[str, tuple[Value, ...]]]]

    def of(self, query: str) -> list[dict[str, tuple[Value, ...]]]:
        """The models of a query of a claim without outer variables."""
        return self.witness[()] if query == "witness" else getattr(self, query)

    def verdict(self, statement: Statement) -> str:
        """The design's table for one size, written down once more."""
        shown, absent = {"impossibility": ("stands", "sidestepped"), "guarantee": ("holds", "broken")}[statement.kind]
        if not self.consistent:
            return "contradictory"
        if statement.shape == "each":
            return shown if all(self.witness.values()) else absent
        if not self.varies:
            return "presupposed"
        return shown if bool(self.witness[()]) == (statement.shape != "every") else absent


class BruteForce:
    """All models of a case, and what is true in each, found out once."""

    def __init__(self, case: Case) -> None:
        self.case, self.universe = case, Universe(case.statement, case.size)
        self.models: list[dict[str, tuple[Value, ...]]] = []
        self.known: dict[tuple[Term, tuple[Value, ...], int], bool | None] = {}

    def holds(self, term: Term, number: int, outer: tuple[Value, ...] = ()) -> bool:
        """Whether a formula holds in a model; raises Nothing where it has no value."""
        key = term, outer, number
        if key not in self.known:
            scope = dict(zip((name for name, _ in self.case.statement.outer), outer, strict=False))
            try:
                self.known[key] = plain(term, scope, self.models[number], self.universe) is True
            except Nothing:
                self.known[key] = None
        found = self.known[key]
        if found is None:
            raise Nothing
        return found

    def answers(self, assumptions: Collection[str]) -> Answers | None:
        """What is so under some assumptions; None where there are too many models, or a formula has no value."""
        statement, universe = self.case.statement, self.universe
        terms = [term for name, term in statement.assumptions if name in assumptions]
        try:
            outers = list(product(*(universe.domain(sort) for _, sort in statement.outer)))
            if universe.empty:
                return Answers([], [], {outer: [] for outer in outers})
            if count(self.case) > 1500:
                return None
            self.models = self.models or list(models(self.case))
            consistent = [number for number in range(len(self.models))
                          if all(self.holds(term, number) for term in terms)]
            varies = [number for number in consistent if self.holds(statement.varies, number)]
            witness = {outer: [number for number in varies if self.holds(statement.witness, number, outer)]
                       for outer in outers}
        except (Nothing, Rejected, RecursionError):  # RecursionError: a restriction that speaks of its own sort
            return None
        return Answers(self.listed(consistent), self.listed(varies),
                       {outer: self.listed(numbers) for outer, numbers in witness.items()})

    def listed(self, numbers: list[int]) -> list[dict[str, tuple[Value, ...]]]:
        return [self.models[number] for number in numbers]


def answers(case: Case) -> Answers | None:
    """What brute force finds; None where there are too many models, or a formula has no value in one that matters."""
    return BruteForce(case).answers([name for name, _ in case.statement.assumptions])
