"""What the clauses of a formula mean: they can be satisfied with the cells of a model where the formula holds in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
import z3

from explorer.kernel.clauses import FALSE
from explorer.kernel.evaluate import evaluate
from explorer.kernel.exchange import read
from explorer.kernel.ground import Grounding
from explorer.kernel.linear import Linear
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import BOOL, BUILTIN, LEVEL, REAL, TRUE, Sort, Symbol, Term, operator
from explorer.kernel.universe import Meter, Rejected, Universe, Value

JSON = Any
Model = dict[str, tuple[Value, ...]]

THING = Sort("Thing", "finite", ordered=True)
COLOUR = Sort("Colour", "finite", ("red", "green", "blue"))
GRADES = Sort("Grades", "table", of=(THING,), to=(LEVEL,))
MAP = Sort("Map", "table", of=(THING,), to=(THING,))
SWAP = Sort("Swap", "table", of=(THING,), to=(THING,))
PAIRS = Sort("Pairs", "table", of=(THING, COLOUR), to=(BOOL,))
SIGNS = Sort("Signs", "table", of=(BOOL, THING), to=(THING,))
STEPS = Sort("Steps", "table", of=(LEVEL,), to=(BOOL,))
OF_MAPS = Sort("OfMaps", "table", of=(MAP,), to=(BOOL,))
OF_SWAPS = Sort("OfSwaps", "table", of=(SWAP,), to=(THING,))
SORTS = (THING, LEVEL, COLOUR, GRADES, MAP, SWAP, PAIRS, SIGNS, STEPS, OF_MAPS, OF_SWAPS)
SIZE = {"Thing": 2, "Level": 3, "Colour": 3}
REALS = (Fraction(-1), Fraction(0), Fraction(1, 2))

NAMES = {sort.name: sort for sort in SORTS} | BUILTIN
SYMBOLS = {symbol.name: symbol for symbol in (
    Symbol("x", (), THING), Symbol("c", (), COLOUR), Symbol("p", (THING,), BOOL), Symbol("q", (THING, COLOUR), BOOL),
    Symbol("l", (), LEVEL), Symbol("r", (), REAL), Symbol("s", (), REAL), Symbol("w", (THING,), REAL),
    Symbol("g", (), GRADES), Symbol("m", (), MAP), Symbol("k", (), SWAP), Symbol("h", (THING,), MAP),
    Symbol("f", (MAP,), THING), Symbol("v", (SWAP,), REAL), Symbol("t", (), PAIRS), Symbol("u", (MAP,), SWAP),
    Symbol("n", (BOOL,), THING), Symbol("z", (), SIGNS), Symbol("d", (), STEPS), Symbol("e", (), OF_MAPS),
    Symbol("o", (), OF_SWAPS))}

INJECTIVE = ["not", ["eq", ["sel", ["var", "a"], ["elem", "Thing", 0]], ["sel", ["var", "a"], ["elem", "Thing", 1]]]]


def app(name: str, *args: JSON) -> JSON:
    return ["app", name, *args]


def forall(name: str, sort: str, body: JSON) -> JSON:
    return ["forall", [[name, sort]], body]


def exists(name: str, sort: str, body: JSON) -> JSON:
    return ["exists", [[name, sort]], body]


def var(name: str) -> JSON:
    return ["var", name]


def num(text: str) -> JSON:
    return ["num", text]


def at(table: JSON, *args: JSON) -> JSON:
    return ["sel", table, *args]


def eq(left: JSON, right: JSON) -> JSON:
    return ["eq", left, right]


def level(number: JSON) -> JSON:
    """A number as a level, which it has to be."""
    return at(["lam", "Grades", [["i", "Thing"]], number], thing(0))


def thing(index: int) -> JSON:
    return ["elem", "Thing", index]


X, C, L, R, S, G, M, K, T, Z, D, E = (app(name) for name in "xclrsgmktzde")
RED, BLUE = ["elem", "Colour", 0], ["elem", "Colour", 2]
CONSTANT = ["lam", "Map", [["i", "Thing"]], X]
ONE_OR_OTHER = ["ite", app("p", X), M, ["lam", "Map", [["i", "Thing"]], var("i")]]


def universe(symbols: Iterable[str], assumptions: dict[str, JSON] | None = None) -> Universe:
    """A statement about these symbols, in which Swap has the tables without repetition."""
    own = {name: SYMBOLS[name] for name in symbols}
    return Universe(Statement(
        theorem="t", version="1", claim="c", kind="guarantee", shape="every", axes=(), sorts=SORTS,
        restrictions=((SWAP, "a", read(INJECTIVE, NAMES, {}, {"a": SWAP})),), symbols=tuple(own.values()), outer=(),
        always=(), assumptions=tuple((name, read(term, NAMES, own)) for name, term in (assumptions or {}).items()),
        consistent=TRUE, varies=TRUE, witness=TRUE), SIZE, Meter())


def used(term: Term) -> set[str]:
    """The symbols in a term."""
    return {term.name}.intersection(SYMBOLS if term.op == "app" else ()).union(*map(used, term.args))


def models(symbols: Iterable[str], world: Universe) -> Iterator[Model]:
    """Every model of the symbols, with a few values for a real."""
    choices = []
    for symbol in map(SYMBOLS.__getitem__, symbols):
        values = REALS if symbol.to == REAL else world.domain(symbol.to)
        choices.append([(symbol.name, cells) for cells in product(values, repeat=world.cells(symbol))])
    return (dict(choice) for choice in product(*choices))


def cell_literals(ground: Grounding, model: Model) -> list[int]:
    """The literals that say that every cell has its value in the model."""
    found = []
    for name, cells in model.items():
        symbol = SYMBOLS[name]
        rows = product(*(ground.universe.domain(sort) for sort in symbol.of))
        for row, value in zip(rows, cells, strict=True):
            args = tuple(ground.known(sort, arg) for sort, arg in zip(symbol.of, row, strict=True))
            found.append(ground.equal(symbol.to, ground.applied(symbol, args), ground.known(symbol.to, value)))
    return found


class Solver:
    """Whether the clauses can be satisfied together with given literals."""

    def __init__(self, ground: Grounding) -> None:
        self.solver = z3.SolverFor("QF_LRA")
        made = ground.clauses
        for variable, (form, strict) in made.atoms.items():
            total = z3.Sum(*(z3.RealVal(str(c)) * z3.Real(f"u{i}") for i, c in form.terms)) + str(form.constant)
            self.solver.add(self.literal(variable) == (total < 0 if strict else total <= 0))
        for clause in made.clauses:
            self.solver.add(z3.Or(*map(self.literal, clause)))

    @staticmethod
    def literal(literal: int) -> Any:
        name = z3.Bool(f"b{abs(literal)}")
        return name if literal > 0 else z3.Not(name)

    def holds(self, literals: Iterable[int] = ()) -> bool:
        return self.solver.check(*map(self.literal, literals)) == z3.sat


def agree(ground: Grounding, term: Term, exactly: bool = True) -> set[bool]:
    """Asserts that the clauses fit a model where the term holds in it, and only there; gives what it was."""
    world, symbols = ground.universe, sorted(used(term))
    cases = [(model, cell_literals(ground, model)) for model in models(symbols, world)]
    for _, literals in cases:
        ground.clauses.define(literals)
    solver = Solver(ground)
    met = set()
    for model, literals in cases:
        truth = evaluate(term, {}, model, world) is True
        if truth or exactly:
            assert solver.holds(literals) == truth, model
        met.add(truth)
    return met


FORMULAS: dict[str, JSON] = {
    "elements": eq(X, thing(1)),
    "three elements": ["not", eq(C, BLUE)],
    "an argument by cases": app("q", X, C),
    "iff": eq(app("p", thing(0)), app("p", X)),
    "not and or": ["or", ["not", app("p", thing(0))], ["and", app("p", thing(1)), app("p", X)]],
    "three parts": ["or", eq(C, RED), app("p", thing(0)), ["and", app("p", thing(1)), eq(X, thing(0)), eq(C, BLUE)]],
    "implies": ["implies", app("p", thing(0)), app("p", thing(1))],
    "not implies": ["not", ["implies", app("p", thing(0)), app("p", thing(1))]],
    "iff of compounds": eq(["implies", app("p", X), eq(C, RED)], ["or", eq(C, BLUE), app("p", thing(1))]),
    "forall exists": forall("i", "Thing", exists("j", "Colour", app("q", var("i"), var("j")))),
    "exists forall": exists("j", "Colour", forall("i", "Thing", app("q", var("i"), var("j")))),
    "quantified twice": ["forall", [["i", "Thing"], ["j", "Colour"]], ["or", app("q", var("i"), var("j")),
                                                                    eq(var("j"), C)]],
    "a truth value": exists("b", "Bool", ["and", ["not", var("b")], eq(var("b"), app("p", X))]),
    "never": ["and", app("p", X), ["false"]],
    "always": ["or", app("p", X), ["true"]],
    "a level": ["lt", L, num("1")],
    "sum of levels": ["le", ["add", L, at(G, thing(0)), at(G, thing(1))], num("-1")],
    "product of levels": eq(["mul", L, ["add", at(G, X), num("2")]], num("-1")),
    "total": ["lt", num("0"), ["total", [["i", "Thing"]], at(G, var("i"))]],
    "count": eq(["count", [["i", "Thing"], ["j", "Colour"]], app("q", var("i"), var("j"))], num("2")),
    "rank": eq(["rank", L], ["add", ["rank", X], num("1")]),
    "rank of a level": ["le", ["rank", at(G, X)], num("1")],
    "a choice of numbers": ["le", ["ite", app("p", X), L, num("1/2")], num("0")],
    "a choice of formulas": ["ite", app("p", X), eq(C, RED), eq(X, thing(1))],
    "a choice of elements": app("p", ["ite", eq(C, RED), X, thing(1)]),
    "a choice of tables": eq(["ite", eq(X, thing(0)), M, ["lam", "Map", [["i", "Thing"]], X]], M),
    "real bounds": ["and", ["lt", R, num("1/3")], ["le", num("-1/2"), R]],
    "two reals": ["lt", ["add", R, ["mul", num("-2"), S]], num("1")],
    "equal reals": eq(R, ["mul", S, num("1/2")]),
    "unequal reals": ["not", eq(["add", R, S], num("0"))],
    "real times level": ["lt", ["mul", R, L], num("1/2")],
    "level times real": ["lt", ["mul", L, R], ["add", S, S]],
    "sum of reals": eq(["total", [["i", "Thing"]], app("w", var("i"))], num("-1/2")),
    "a real by cases": ["le", app("w", X), num("0")],
    "reals that cancel": ["lt", ["add", R, ["mul", num("-1"), R]], app("w", X)],
    "reals under a choice": ["lt", ["ite", app("p", X), R, ["add", R, num("1")]], num("1")],
    "a table": eq(M, ["lam", "Map", [["i", "Thing"]], X]),
    "a table at": eq(at(M, at(M, X)), thing(0)),
    "a table of two": at(T, X, C),
    "a table of two, turned": eq(T, ["lam", "Pairs", [["i", "Thing"], ["j", "Colour"]],
                                     ["or", eq(var("j"), C), eq(var("i"), X)]]),
    "a table of numbers": eq(G, ["lam", "Grades", [["i", "Thing"]], ["mul", num("-1"), at(G, var("i"))]]),
    "a restricted table": eq(at(K, X), thing(0)),
    "a symbol that gives tables": eq(at(app("h", X), thing(1)), thing(0)),
    "every restricted table": forall("a", "Swap", eq(at(var("a"), at(var("a"), X)), X)),
    "every table": ["not", forall("a", "Map", eq(at(var("a"), X), X))],
    "some table": exists("a", "Map", ["and", eq(at(var("a"), thing(0)), X), ["not", eq(var("a"), M)]]),
    "no restricted table": ["not", exists("a", "Swap", eq(at(var("a"), thing(0)), X))],
    "some restricted table": exists("a", "Swap", ["and", eq(at(var("a"), thing(0)), X), ["not", eq(var("a"), K)]]),
    "a truth value as an argument": eq(app("n", app("p", X)), X),
    "an unknown truth value and an element": eq(at(Z, app("p", thing(0)), X), thing(1)),
    "a known truth value": eq(at(Z, ["true"], X), at(Z, ["false"], thing(0))),
    "a level as an argument": at(D, L),
    "a sum as an argument": ["and", ["lt", L, num("1")], at(D, level(["add", L, num("1")]))],
    "a real as an argument": ["and", ["le", R, num("0")], ["not", at(D, level(R))]],
    "a real or a level as an argument": ["and", ["lt", R, num("1/2")], at(D, level(["ite", app("p", thing(0)), R, L]))],
    "an unknown table as an argument": at(E, M),
    "a known table as an argument": ["and", at(E, ["lam", "Map", [["i", "Thing"]], thing(0)]),
                                     ["not", at(E, CONSTANT)]],
    "a table by cases as an argument": at(E, ONE_OR_OTHER),
    "a restricted table as an argument": eq(at(app("o"), K), X),
    "a table that may be outside as an argument": ["and", ["not", eq(at(M, thing(0)), at(M, thing(1)))], eq(
        at(app("o"), ["lam", "Swap", [["i", "Thing"]], at(M, var("i"))]), thing(0))],
    "products under a total": ["le", ["total", [["i", "Thing"]], ["mul", at(G, var("i")), L]], num("1")],
    "ranks under a total": eq(["total", [["i", "Thing"]], ["rank", at(G, var("i"))]], num("2")),
    "not implies, of some table": exists("a", "Map", ["not", ["implies", eq(at(var("a"), thing(0)), X),
                                                              ["not", eq(var("a"), M)]]]),
    "two tables": ["exists", [["a", "Map"], ["b", "Swap"]],
                   ["and", eq(at(var("a"), X), at(var("b"), X)), eq(at(var("b"), X), X),
                    ["not", eq(at(var("a"), X), at(M, X))]]],
}

FIXED = ("never", "always", "every restricted table", "every table", "some table",
         "no restricted table")  # these hold in every model or in none


@pytest.mark.parametrize("name", FORMULAS)
@pytest.mark.parametrize("holds", [True, False])
def test_a_claim(name: str, holds: bool) -> None:
    """Its clauses can be satisfied in exactly the models where it holds (or, denied, where it does not)."""
    term = read(FORMULAS[name], NAMES, SYMBOLS)
    ground = Grounding(universe(used(term)))
    ground.claim(term, {}, holds)
    met = agree(ground, term if holds else operator("not", term))
    assert (met == {True, False}) == (name not in FIXED)


@pytest.mark.parametrize("name", FORMULAS)
def test_a_meaning(name: str) -> None:
    """The literal of a formula says the same as the claim, also inside another formula."""
    term = read(FORMULAS[name], NAMES, SYMBOLS)
    ground = Grounding(universe(used(term)))
    ground.clauses.claim(-ground.meaning(term, {}))
    agree(ground, operator("not", term))


INSTANCES: dict[str, tuple[JSON, JSON, JSON]] = {  # an assumption, an instance of it, and what the instance says
    "an element": (forall("i", "Thing", app("p", var("i"))), ["a", 0, [1]], app("p", thing(1))),
    "a term": (forall("i", "Thing", app("p", var("i"))), ["a", 0, [X]], app("p", X)),
    "no argument": (forall("i", "Thing", app("p", var("i"))), ["a", 0, []],
                    ["and", app("p", thing(0)), app("p", thing(1))]),
    "the second part": (["and", eq(C, RED), app("p", X)], ["a", 1, []], app("p", X)),
    "a nested part": (["and", ["and", eq(C, RED), app("p", X)], eq(C, BLUE)], ["a", 2, []], eq(C, BLUE)),
    "one of two variables": (["forall", [["i", "Thing"], ["j", "Colour"]], app("q", var("i"), var("j"))],
                             ["a", 0, [X]], forall("j", "Colour", app("q", X, var("j")))),
    "variables one under another": (forall("i", "Thing", forall("j", "Colour", app("q", var("i"), var("j")))),
                                    ["a", 0, [X, ["ite", app("p", X), RED, C]]],
                                    app("q", X, ["ite", app("p", X), RED, C])),
    "a table as a value": (forall("a", "Map", eq(at(var("a"), X), X)), ["a", 0, [[1, 0]]], ["false"]),
    "an unknown table": (forall("a", "Map", eq(at(var("a"), X), thing(0))), ["a", 0, [M]], eq(at(M, X), thing(0))),
    "a table of the restricted sort": (forall("a", "Swap", eq(at(var("a"), X), thing(0))), ["a", 0, [K]],
                                       eq(at(K, X), thing(0))),
    "a table that may be outside its sort": (
        forall("a", "Swap", eq(at(var("a"), X), thing(0))), ["a", 0, [["lam", "Swap", [["i", "Thing"]],
                                                                       at(M, var("i"))]]],
        ["implies", ["not", eq(at(M, thing(0)), at(M, thing(1)))], eq(at(M, X), thing(0))]),
    "a table of numbers that may be off the ladder": (
        forall("a", "Grades", ["lt", at(var("a"), thing(0)), num("1")]),
        ["a", 0, [["lam", "Grades", [["i", "Thing"]], ["add", L, at(G, var("i"))]]]],
        ["implies", forall("i", "Thing", ["and", ["le", num("-1"), ["add", L, at(G, var("i"))]],
                                          ["le", ["add", L, at(G, var("i"))], num("1")]]),
         ["lt", ["add", L, at(G, thing(0))], num("1")]]),
    "a table of numbers that is off the ladder in any case": (
        forall("a", "Grades", ["lt", at(var("a"), thing(0)), num("1")]),
        ["a", 0, [["lam", "Grades", [["i", "Thing"]], ["add", L, num("5")]]]], ["true"]),
    "a choice of restricted tables": (forall("a", "Swap", eq(at(var("a"), X), thing(0))),
                                      ["a", 0, [["ite", app("p", X), K, ["lam", "Swap", [["i", "Thing"]], var("i")]]]],
                                      eq(["ite", app("p", X), at(K, X), X], thing(0))),
    "a truth value": (forall("b", "Bool", ["or", var("b"), app("p", X)]), ["a", 0, [["not", app("p", X)]]], ["true"]),
}


@pytest.mark.parametrize("name", INSTANCES)
def test_an_instance(name: str) -> None:
    assumption, instance, says = INSTANCES[name]
    term = read(says, NAMES, SYMBOLS)
    symbols = used(term) | used(read(assumption, NAMES, SYMBOLS)) | {"x", "p", "c", "k", "m", "l", "g"}
    ground = Grounding(universe(sorted(symbols), {"a": assumption}))
    ground.instance(instance, ["a"])
    agree(ground, term)


SWITCHED = ("an element", "no argument", "variables one under another", "an unknown table",
            "a table that may be outside its sort")


@pytest.mark.parametrize("name", SWITCHED)
def test_an_instance_counts_where_its_assumption_is_switched_on(name: str) -> None:
    assumption, instance, says = INSTANCES[name]
    term = read(says, NAMES, SYMBOLS)
    ground = Grounding(universe(sorted(used(term) | used(read(assumption, NAMES, SYMBOLS))), {"a": assumption}), ["a"])
    ground.instance(instance, ["a"])
    cases = [(model, cell_literals(ground, model)) for model in models(sorted(used(term)), ground.universe)]
    for _, literals in cases:
        ground.clauses.define(literals)
    solver, switch = Solver(ground), ground.switches["a"]
    for model, literals in cases:
        assert solver.holds([*literals, switch]) == (evaluate(term, {}, model, ground.universe) is True), model
        assert solver.holds([*literals, -switch]), model


WRONG: dict[str, tuple[JSON, JSON]] = {
    "too many arguments": (app("p", X), ["a", 0, [0]]),
    "more than the variables": (forall("i", "Thing", app("p", var("i"))), ["a", 0, [0, 0]]),
    "another sort": (forall("i", "Thing", app("p", var("i"))), ["a", 0, [C]]),
    "an element that is not there": (forall("i", "Thing", app("p", var("i"))), ["a", 0, [2]]),
    "a table outside its sort": (forall("a", "Swap", app("p", at(var("a"), X))), ["a", 0, [[0, 0]]]),
    "a truth value for a number": (app("p", X), ["a", False, []]),
    "a negative number": (["and", app("p", X), eq(C, RED)], ["a", -1, []]),
    "another assumption": (app("p", X), ["b", 0, []]),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_instance(name: str) -> None:
    assumption, instance = WRONG[name]
    ground = Grounding(universe(["x", "p", "c"], {"a": assumption, "b": app("p", X)}))
    with pytest.raises(Rejected) as error:
        ground.instance(instance, ["a"])
    assert str(error.value) != "None"


def test_a_part_that_is_not_there() -> None:
    ground = Grounding(universe(["x", "p"], {"a": app("p", X)}))
    with pytest.raises(IndexError):
        ground.instance(["a", 1, []], ["a"])


def differ(symbol: str, left: JSON, right: JSON) -> Grounding:
    """A grounding that claims that two tables are equal and that a symbol has different values there."""
    ground = Grounding(universe(["x", "m", "k", "f", "v", "u"]))
    ground.claim(read(["and", eq(left, right), ["not", eq(app(symbol, left), app(symbol, right))]],
                      NAMES, SYMBOLS), {})
    return ground


@pytest.mark.parametrize(("symbol", "left", "right"), [
    ("f", M, CONSTANT), ("u", M, CONSTANT),
    ("v", K, ["lam", "Swap", [["i", "Thing"]], at(M, var("i"))])])
def test_equal_arguments_give_equal_values_once_congruence_is_claimed(symbol: str, left: JSON, right: JSON) -> None:
    ground = differ(symbol, left, right)
    assert Solver(ground).holds()
    ground.instance(["=", symbol, [[left], [right]]], [])
    assert not Solver(ground).holds()


def test_congruence_says_nothing_of_different_arguments() -> None:
    ground = Grounding(universe(["x", "m", "f"]))
    ground.claim(read(["and", ["not", eq(M, CONSTANT)], ["not", eq(app("f", M), app("f", CONSTANT))]],
                      NAMES, SYMBOLS), {})
    ground.instance(["=", "f", [[M], [CONSTANT]]], [])
    assert Solver(ground).holds()


@pytest.mark.parametrize("sides", [[[M], []], [[], [M]], [[M, M], [M]], [[M], [M, M]], [[M]]])
def test_congruence_needs_the_arguments_of_the_symbol(sides: JSON) -> None:
    ground = Grounding(universe(["x", "m", "f"]))
    with pytest.raises((ValueError, TypeError)):
        ground.instance(["=", "f", sides], [])


@pytest.mark.parametrize("value", [0, 1])
def test_a_symbol_has_a_value(value: int) -> None:
    """Nothing is said about which."""
    ground = Grounding(universe(["m", "f", "x"]))
    ground.instance(["?", "f", [M]], [])
    ground.claim(read(["and", eq(app("f", M), thing(value)), eq(M, CONSTANT)], NAMES, SYMBOLS), {})
    assert Solver(ground).holds()
    for other in range(2):
        ground.claim(read(["not", eq(app("f", M), thing(other))], NAMES, SYMBOLS), {})
    assert not Solver(ground).holds()


@pytest.mark.parametrize("args", [[], [M, M]])
def test_a_value_needs_the_arguments_of_the_symbol(args: JSON) -> None:
    ground = Grounding(universe(["m", "f"]))
    with pytest.raises(ValueError, match="zip"):
        ground.instance(["?", "f", args], [])


def test_what_is_chosen_can_be_spoken_of() -> None:
    """A claim that some table exists gives it a name, which later instances use; two claims, two names."""
    some = exists("a", "Swap", ["not", eq(var("a"), K)])
    ground = Grounding(universe(["k", "x"], {"some": some, "all": forall("b", "Swap", eq(at(var("b"), X), X))}))
    ground.instance(["some", 0, []], ["some", "all"])
    ground.instance(["some", 0, []], ["some", "all"])
    assert list(ground.chosen) == ["chosen_1_a", "chosen_2_a"]
    ground.instance(["all", 0, [["var", "chosen_1_a"]]], ["some", "all"])
    ground.instance(["all", 0, [K]], ["some", "all"])
    assert not Solver(ground).holds()  # they differ from each other, so not both leave x where it is


def test_what_exists_can_be_looked_for_among_the_values() -> None:
    """A chosen table is related to the values by congruence alone; a value is one of them."""
    some = forall("i", "Thing", exists("a", "Map", ["not", eq(app("f", var("a")), var("i"))]))
    formulas = {"some": some, "all": forall("b", "Map", eq(app("f", var("b")), thing(0)))}
    at_values = [["all", 0, [list(table)]] for table in product(range(2), repeat=2)]
    for instances, names, holds in (
            ([["some", 0, [0]]], ["chosen_1_a"], True), ([["some", 0, [0], "values"]], [], True),
            ([["some", 0, [0]], *at_values], ["chosen_1_a"], True),
            ([["some", 0, [0], "values"], *at_values], [], False),
            ([["some", 0, [1], "values"], *at_values], [], True),
            ([["some", 0, [0], "values"], ["some", 0, [0]]], ["chosen_2_a"], True)):
        ground = Grounding(universe(["f"], formulas))
        for instance in instances:
            ground.instance(instance, ["some", "all"])
        assert list(ground.chosen) == names
        assert Solver(ground).holds() is holds


@pytest.mark.parametrize("instance", [["some", 0, [], "value"], ["some", 0, [], []], ["some", 0, [], "values", 1],
                                      ["=", "f", [[[0, 0]], [[0, 1]]], "values"], ["?", "f", [[0, 0]], "values"]])
def test_an_instance_has_no_other_fourth_item(instance: JSON) -> None:
    ground = Grounding(universe(["f"], {"some": exists("a", "Map", eq(app("f", var("a")), thing(0)))}))
    with pytest.raises(Rejected, match="the word values"):
        ground.instance(instance, ["some"])


def test_two_choices_of_one_claim_have_names_of_their_own() -> None:
    twice = ["and", exists("a", "Map", eq(at(var("a"), X), X)), exists("a", "Map", ["not", eq(at(var("a"), X), X)])]
    ground = Grounding(universe(["x"]))
    ground.claim(read(twice, NAMES, SYMBOLS), {})
    assert list(ground.chosen) == ["chosen_0_a", "chosen_0_a_"]
    assert Solver(ground).holds()


def test_a_table_outside_its_sort_shows_nothing() -> None:
    """A formula that uses one may mean anything: it can be claimed and denied, each by itself."""
    for table in (["lam", "Swap", [["i", "Thing"]], thing(0)], ["lam", "Grades", [["i", "Thing"]], num("7")]):
        name = "v" if table[1] == "Swap" else "g"
        inner = ["lt", app("v", table), num("0")] if name == "v" else eq(table, G)
        for formula in (inner, ["not", inner]):
            ground = Grounding(universe(["v", "g"]))
            ground.claim(read(formula, NAMES, SYMBOLS), {})
            assert Solver(ground).holds()


def test_a_product_of_unknown_reals_is_rejected() -> None:
    ground = Grounding(universe(["r", "s"]))
    with pytest.raises(Rejected, match="product of two unknown reals"):
        ground.claim(read(["le", ["mul", R, S], num("1")], NAMES, SYMBOLS), {})


@pytest.mark.parametrize("bound", ["-3/2", "-1", "0", "1/2", "3"])
def test_a_sum_of_many_cases_gets_a_name(bound: str) -> None:
    """Six choices between reals: the sum has its value, though its cases are not written out."""
    parts = [["ite", app("p", thing(i % 2)), ["add", R, num(str(i))], ["mul", num(f"1/{i + 1}"), S]] for i in range(6)]
    term = read(["le", ["add", *parts], num(bound)], NAMES, SYMBOLS)
    for holds in (True, False):
        ground = Grounding(universe(["p", "r", "s"]))
        ground.claim(term, {}, holds)
        assert ground.names or len(ground.clauses.atoms) < 5
        agree(ground, term if holds else operator("not", term))


def test_wide_sums_of_reals_are_named_and_levels_are_not() -> None:
    ground = Grounding(universe(["r"]))
    reals = tuple((Linear(i, ((1, 1),)), 10 + i) for i in range(5))
    numbers = tuple((i, 20 + i) for i in range(5))
    ground.clauses.unknown()
    assert len(ground.added(reals, numbers)) == 5
    assert list(ground.names) == [reals]
    assert len(ground.added(numbers, numbers)) == 9
    assert list(ground.names) == [reals]
    assert len(ground.added(reals[:4], numbers[:4])) == 7  # sixteen cases are written out
    assert list(ground.names) == [reals]
    assert FALSE not in [literal for _, literal in ground.added(reals, numbers)]
