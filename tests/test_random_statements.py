"""Random statements of all four shapes: the search agrees with going through all models, by its own evaluator."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from explorer.kernel import syntax
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import BOOL, FALSE, LEVEL, TRUE, Sort, Symbol, Term
from explorer.search.compile import Outside as FellOutside
from explorer.search.decide import Search
from tests.examples import examples

THING = Sort("Thing", "finite", ordered=True)
MARK = Sort("Mark", "table", of=(THING,), to=(BOOL,))
WORTH = Sort("Worth", "table", of=(THING,), to=(LEVEL,))
SORTS = (THING, LEVEL, MARK, WORTH)
SYMBOLS = (Symbol("pick", (WORTH,), THING), Symbol("worth_1", (), WORTH), Symbol("mark_1", (THING,), BOOL),
           Symbol("worth_2", (), WORTH), Symbol("chosen", (), MARK), Symbol("level", (THING,), LEVEL))


@st.composite
def terms(draw: Any, sort: Sort, scope: tuple[tuple[str, Sort], ...], depth: int, symbols: tuple[Symbol, ...]) -> Term:
    """A random term of a sort over symbols and variables in scope."""
    def sub(wanted: Sort, inner: tuple[tuple[str, Sort], ...] = scope) -> Term:
        return draw(terms(wanted, inner, depth - 1, symbols))

    leaves = [("var", v) for v in scope if v[1] == sort]
    leaves += [("app", s) for s in symbols if s.to == sort and (depth > 0 or not s.of)]
    if sort == THING:
        leaves.append(("first", None))
    if sort.kind == "table" and depth > 0:
        leaves.append(("lam", None))
    if sort == LEVEL and depth > 0:
        leaves.append(("sel", None))
    if sort != BOOL:
        if not leaves:
            leaves.append(("lam", None) if sort.kind == "table" else ("sel", None))
        kind, what = draw(st.sampled_from(leaves))
        if kind == "var":
            return syntax.variable(*what)
        if kind == "app":
            return syntax.apply(what, [sub(s) for s in what.of])
        if kind == "first":
            return syntax.element(THING, 0)
        if kind == "sel":
            return syntax.select(sub(WORTH), [sub(THING)])
        name = f"x{len(scope)}"
        body = draw(terms(sort.result, (*scope, (name, THING)), max(depth - 1, 0), symbols))
        return syntax.table(sort, [(name, THING)], body)
    if depth <= 0:
        if leaves:
            return syntax.variable(*draw(st.sampled_from(leaves))[1]) if leaves[0][0] == "var" else TRUE
        return draw(st.sampled_from((TRUE, FALSE)))
    op = draw(st.sampled_from(("not", "and", "or", "implies", "forall", "exists", "eq", "le", "app", "sel", "ite")))
    if op in ("not", "and", "or", "implies"):
        return syntax.operator(op, *(sub(BOOL) for _ in range(1 if op == "not" else 2)))
    if op in ("forall", "exists"):
        over = draw(st.sampled_from((THING, THING, WORTH, MARK, LEVEL)))
        name = f"x{len(scope)}"
        return syntax.binder(op, [(name, over)], sub(BOOL, (*scope, (name, over))))
    if op == "eq":
        over = draw(st.sampled_from((THING, LEVEL, MARK, WORTH, BOOL)))
        return syntax.operator("eq", sub(over), sub(over))
    if op == "le":
        return syntax.operator(draw(st.sampled_from(("le", "lt", "eq"))), *(draw(numbers(scope, depth - 1, symbols))
                                                                           for _ in range(2)))
    if op == "ite":
        return syntax.operator("ite", sub(BOOL), sub(BOOL), sub(BOOL))
    if op == "sel":
        return syntax.select(sub(MARK), [sub(THING)])
    return syntax.apply(SYMBOLS[2], [sub(THING)]) if SYMBOLS[2] in symbols else TRUE


@st.composite
def numbers(draw: Any, scope: tuple[tuple[str, Sort], ...], depth: int, symbols: tuple[Symbol, ...]) -> Term:
    """A random number."""
    op = draw(st.sampled_from(("num", "level", "level", "rank", "add", "mul", "total", "count", "ite")))
    if depth <= 0 or op == "num":
        return syntax.number(draw(st.sampled_from((0, 1, -1, 2, Fraction(1, 2)))))
    if op == "level":
        return draw(terms(LEVEL, scope, depth - 1, symbols))
    if op == "rank":
        return syntax.operator("rank", draw(terms(draw(st.sampled_from((THING, LEVEL))), scope, depth - 1, symbols)))
    if op in ("add", "mul"):
        return syntax.operator(op, *(draw(numbers(scope, depth - 1, symbols)) for _ in range(2)))
    if op == "ite":
        return syntax.operator("ite", draw(terms(BOOL, scope, depth - 1, symbols)),
                               *(draw(numbers(scope, depth - 1, symbols)) for _ in range(2)))
    name = f"x{len(scope)}"
    inner = (*scope, (name, THING))
    body = draw(numbers(inner, depth - 1, symbols)) if op == "total" else draw(terms(BOOL, inner, depth - 1, symbols))
    return syntax.binder(op, [(name, THING)], body)


@st.composite
def statements(draw: Any) -> tuple[Statement, list[str], dict[str, int]]:
    """A random statement, some of its assumptions, and a size."""
    shape = draw(st.sampled_from(("unidentified", "some", "each", "every")))
    symbols = tuple(draw(st.lists(st.sampled_from(SYMBOLS), min_size=1, max_size=3, unique=True)))
    outer = (("x", draw(st.sampled_from((THING, WORTH)))),) if shape == "each" else ()
    kept = draw(st.sampled_from((None, "not all false", "first marked")))
    restrictions = []
    if kept:
        cell = syntax.select(syntax.variable("m", MARK), [syntax.variable("y", THING)])
        formula = syntax.binder("exists", [("y", THING)], cell) if kept == "not all false" else \
            syntax.select(syntax.variable("m", MARK), [syntax.element(THING, 0)])
        restrictions.append((MARK, "m", formula))
    def formula_of(scope: tuple[tuple[str, Sort], ...] = ()) -> Term:
        return draw(terms(BOOL, scope, 3, symbols))
    statement = Statement(
        "random", "1", "claim", draw(st.sampled_from(("impossibility", "guarantee"))), shape, (), SORTS,
        tuple(restrictions), symbols, outer, (("always", formula_of()),) if draw(st.booleans()) else (),
        tuple((f"a{i}", formula_of()) for i in range(2)), TRUE,
        formula_of() if shape in ("unidentified", "every") else TRUE, formula_of(outer))
    assumptions = [name for name, _ in statement.assumptions if draw(st.booleans())]
    return statement, assumptions, {"Thing": draw(st.integers(1, 2)), "Level": draw(st.integers(2, 3))}


class Outside(Exception):
    """A table made from an expression is not in its sort."""


class World:
    """The evaluator written apart: straight recursion over dictionaries, no code of the package's but the tree."""

    def __init__(self, statement: Statement, size: dict[str, int]) -> None:
        self.statement, self.size = statement, size
        self.kept = {sort: (name, term) for sort, name, term in statement.restrictions}
        self.listed: dict[Sort, list[Any]] = {}
        self.left = False  # whether a formula spoke of a table outside its sort

    def values(self, sort: Sort) -> list[Any]:
        if sort not in self.listed:
            self.listed[sort] = self.made(sort)
        return self.listed[sort]

    def made(self, sort: Sort) -> list[Any]:
        if sort.kind == "finite":
            return [("thing", i) for i in range(self.size["Thing"])]
        if sort.kind == "level":
            n = self.size["Level"]
            return [i for i in range(-(n - 1), n) if (i - n + 1) % 2 == 0] if n % 2 == 0 else \
                list(range(-(n // 2), n // 2 + 1))
        if sort.kind == "bool":
            return [False, True]
        keys = self.values(sort.of[0])
        tables = [tuple(zip(keys, row, strict=True)) for row in product(self.values(sort.result), repeat=len(keys))]
        if sort in self.kept:
            name, term = self.kept[sort]
            tables = [t for t in tables if self.value(term, {name: t}, {})]
        return tables

    def value(self, t: Term, scope: dict[str, Any], model: dict[str, Any]) -> Any:
        def of(part: Term, more: dict[str, Any] | None = None) -> Any:
            return self.value(part, {**scope, **(more or {})}, model)

        def inside() -> Iterator[Any]:
            for row in product(*(self.values(s) for _, s in t.bound)):
                yield row, of(t.args[0], {n: v for (n, _), v in zip(t.bound, row, strict=True)})

        match t.op:
            case "var":
                return scope[t.name]
            case "num":
                return t.number
            case "elem":
                return ("thing", t.number)
            case "true" | "false":
                return t.op == "true"
            case "app":
                return model[t.name][tuple(of(a) for a in t.args)]
            case "sel":
                return dict(of(t.args[0]))[of(t.args[1])]
            case "lam":
                found = tuple((row[0], v) for row, v in inside())
                if found not in self.values(t.sort):
                    raise Outside
                return found
            case "not":
                return not of(t.args[0])
            case "and":
                return self.kleene([lambda a=a: of(a) for a in t.args], False)
            case "or":
                return self.kleene([lambda a=a: of(a) for a in t.args], True)
            case "implies":
                return self.kleene([lambda: not of(t.args[0]), lambda: of(t.args[1])], True)
            case "forall" | "exists":
                names = [n for n, _ in t.bound]
                rows = product(*(self.values(s) for _, s in t.bound))
                return self.kleene([lambda row=row: of(t.args[0], dict(zip(names, row, strict=True))) for row in rows],
                                   t.op == "exists")
            case "ite":
                return of(t.args[1]) if of(t.args[0]) else of(t.args[2])
            case "total" | "count":
                return sum(v for _, v in inside())
            case "rank":
                return self.values(t.args[0].sort).index(of(t.args[0]))
            case "add":
                return sum(of(a) for a in t.args)
            case _:
                return {"eq": operator.eq, "le": operator.le, "lt": operator.lt, "mul": operator.mul}[t.op](
                    of(t.args[0]), of(t.args[1]))

    @staticmethod
    def kleene(parts: list[Callable[[], bool]], decisive: bool) -> bool:
        """A conjunction or a disjunction: one part that decides is enough, whatever the others are."""
        outside = False
        for part in parts:
            try:
                if part() == decisive:
                    return decisive
            except Outside:
                outside = True
        if outside:
            raise Outside
        return not decisive

    def models(self) -> Iterator[dict[str, Any]]:
        """Every model."""
        tables = []
        for symbol in self.statement.symbols:
            rows = list(product(*(self.values(s) for s in symbol.of)))
            tables.append([dict(zip(rows, cells, strict=True))
                           for cells in product(self.values(symbol.to), repeat=len(rows))])
        for choice in product(*tables):
            yield {s.name: table for s, table in zip(self.statement.symbols, choice, strict=True)}

    def true(self, term: Term, scope: dict[str, Any], model: dict[str, Any]) -> bool:
        """Whether a model satisfies a formula: not where it speaks of a table outside its sort."""
        try:
            return self.value(term, scope, model) is True
        except Outside:
            self.left = True
            return False

    def verdict(self, assumptions: list[str]) -> str:
        """The verdict at this size, straight from the definition."""
        statement = self.statement
        good, bad = {"impossibility": ("stands", "sidestepped"), "guarantee": ("holds", "broken")}[statement.kind]
        if any(not self.values(sort) for sort in self.kept):
            return "contradictory"
        base = [t for _, t in statement.always] + [statement.formula(n) for n in assumptions]
        worlds = [m for m in self.models() if all(self.true(t, {}, m) for t in base)]
        varies = [m for m in worlds if self.true(statement.varies, {}, m)]
        if statement.shape == "each":
            if not worlds:
                return "contradictory"
            name, sort = statement.outer[0]
            return good if all(any(self.true(statement.witness, {name: x}, m) for m in varies)
                               for x in self.values(sort)) else bad
        witness = [m for m in varies if self.true(statement.witness, {}, m)]
        found, absent = (bad, good) if statement.shape == "every" else (good, bad)
        return found if witness else absent if varies else "presupposed" if worlds else "contradictory"


def spoken(statement: Statement, assumptions: list[str]) -> list[Term]:
    """The formulas that a verdict looks at."""
    return [*(term for _, term in statement.always), *map(statement.formula, assumptions), statement.varies,
            statement.witness]


def made_by(term: Term) -> bool:
    """Whether a formula makes a table from an expression."""
    return term.op == "lam" or any(map(made_by, term.args))


@examples(400)
@given(statements())
def test_the_search_agrees_with_every_model(drawn: tuple[Statement, list[str], dict[str, int]]) -> None:
    statement, assumptions, size = drawn
    world = World(statement, size)
    expected = world.verdict(assumptions)
    at = tuple((sort.name, size[sort.name]) for sort in statement.sized)
    for solver in ("auto", "z3"):
        search = Search(statement, (at,), solver)
        try:
            found = search.at(at, assumptions).verdict
        except FellOutside:
            assert any(made_by(term) for term in spoken(statement, assumptions))
        else:
            assert found == expected
