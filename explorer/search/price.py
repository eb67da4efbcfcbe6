"""What a verdict costs: its smallest subset, near misses, idle assumptions, desiderata, what is left of the target."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from explorer.kernel.evaluate import evaluate
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import Sort, Symbol, Term, Variable
from explorer.kernel.universe import Model, Value
from explorer.search.clauses import TRUE, Literal
from explorer.search.decide import WORDS, Search, outer_values
from explorer.search.ground import Predicate, read
from explorer.search.site import Site
from explorer.search.solvers import Answer
from explorer.verdict import Evidence, Matrix, NearMiss, Remaining, Sizes

PAIRS = 10_000  # observations times target values: past so many what is left is not counted
COLUMNS = 12  # a matrix has at most so many


@dataclass(frozen=True)
class Alone:
    """One world alone with its observation and target, as terms with bound variables; see `statement.Single`."""

    statement: Statement
    observation: tuple[tuple[Variable, ...], Term]
    target: tuple[tuple[Variable, ...], Term]
    relation: Term | None


def smallest(search: Search, assumptions: Sequence[str], verdict: str) -> tuple[str, ...]:
    """One subset with the same verdict that loses it whenever a member is dropped."""
    kept = list(assumptions)
    for name in reversed(list(assumptions)):
        rest = [other for other in kept if other != name]
        if search.overall(rest) == verdict:
            kept = rest
    return tuple(kept)


def idle(search: Search, assumptions: Sequence[str], verdict: str) -> tuple[str, ...]:
    """The assumptions that may be dropped alone without changing the verdict."""
    return tuple(name for name in assumptions
                 if search.overall(other for other in assumptions if other != name) == verdict)


def near_miss(search: Search, rest: Sequence[str], dropped: str) -> NearMiss | None:
    """The world that appears when an assumption is dropped and the rest is kept: the strongest query that has one."""
    if search.statement.shape == "each":
        for size in search.sizes:
            lacking = search.at(size, [*rest, dropped]).lacking
            if lacking is not None and search.at(size, rest).lacking is None:
                found = search.model("witness", rest, [size], lacking)
                return NearMiss(dropped, found) if found else None
    for query in ("witness", "varies", "consistent"):
        if search.statement.shape == "each" and query == "witness":
            continue
        for size in search.sizes:
            if search.site(size).ask(query, search.ordered(rest)) is Answer.YES:
                found = search.model(query, rest, [size])
                return NearMiss(dropped, found) if found else None
    return None


def matrix(search: Search, size: Sizes, active: Sequence[str], hypotheses: Sequence[str]) -> Matrix | None:
    """Which values of a single named outer variable have a world, under each assumption alone and all together."""
    statement = search.statement
    if len(statement.outer) != 1 or not statement.outer[0][1].elements or len(statement.outer[0][1].elements) > COLUMNS:
        return None
    site = search.site(size)
    values = outer_values(statement, site.universe)

    def row(names: Sequence[str]) -> tuple[bool | None, ...]:
        answers = [site.ask("witness", search.ordered(names), value) for value in values]
        return tuple(None if a is Answer.UNKNOWN else a is Answer.YES for a in answers)

    on = [name for name in hypotheses if name in active]
    others = [name for name, _ in statement.assumptions if name not in hypotheses]
    rows = [("", row(on))] + [(name, row([*on, name])) for name in others]
    if len([name for name in active if name not in hypotheses]) > 1:
        rows.append((" + ".join(name for name in active if name not in hypotheses), row(active)))
    return Matrix(statement.outer[0][1].elements, tuple(rows))


def remaining(alone: Alone, size: Sizes, assumptions: Sequence[str], witness: Evidence, solver: str) -> Remaining:
    """How many values of the target the witness's observation leaves, of how many occur, at the witness's size."""
    site = Site(alone.statement, dict(size), solver)
    observed, targeted = (Projection(site, *part) for part in (alone.observation, alone.target))
    names = [name for name, _ in alone.statement.assumptions if name in set(assumptions)]
    base = site.literals("consistent", names)
    if site.ground.runtime.sound != TRUE:  # a table may fall outside its sort
        return Remaining(None, None, None)
    observations = list(observed.values(site, base, PAIRS))
    targets = list(targeted.values(site, base, PAIRS))
    if len(observations) * len(targets) > PAIRS or not observations:
        return Remaining(None, None, None)
    classes = grouped(alone, site, targets)
    seen = observed.of_model(site, alone, witness)
    left = {classes[value] for value in targeted.values(site, [*base, *observed.equals(seen)], PAIRS)}
    total = len(set(classes.values()))
    full = all(len({classes[v] for v in targeted.values(site, [*base, *observed.equals(o)], PAIRS)}) == total
               for o in observations)
    return Remaining(len(left), total, "full" if full else "partial")


def grouped(alone: Alone, site: Site, targets: Sequence[tuple[Value, ...]]) -> dict[tuple[Value, ...], int]:
    """The class of each target value: its own, or that of the declared relation."""
    if alone.relation is None:
        return {value: i for i, value in enumerate(targets)}
    symbol = alone.target[1].name
    pair = tuple(Symbol(f"{symbol}_{i}", (), alone.target[1].sort) for i in (1, 2))
    related = Predicate(alone.relation, (), pair, site.universe)
    classes: dict[tuple[Value, ...], int] = {}
    leaders: list[tuple[Value, ...]] = []
    for value in targets:
        for number, leader in enumerate(leaders):
            if related({pair[0].name: leader, pair[1].name: value}):
                classes[value] = number
                break
        else:
            classes[value] = len(leaders)
            leaders.append(value)
    return classes


class Projection:
    """A value of one world, a cell for each tuple of its bound variables, that can be read off and blocked."""

    def __init__(self, site: Site, bound: tuple[Variable, ...], term: Term) -> None:
        self.sort, self.site, self.term, self.bound = term.sort, site, term, bound
        self.scopes = [dict(zip([name for name, _ in bound], values, strict=True))
                       for values in product(*(site.universe.domain(sort) for _, sort in bound))]
        sorts = dict(bound)
        self.cells = [site.ground.value(term, {n: site.ground.compiler.const(v, sorts[n]) for n, v in scope.items()})
                      for scope in self.scopes]

    def values(self, site: Site, base: Sequence[Literal], limit: int) -> list[tuple[Value, ...]]:
        """Every value that occurs under these literals, up to a limit."""
        off = site.ground.clauses.variable()
        found: list[tuple[Value, ...]] = []
        while len(found) <= limit and site.solver.solve([*base, -off]) is Answer.YES:
            value = tuple(read(cell, self.sort, site.solver.true, site.solver.real) for cell in self.cells)
            found.append(value)
            site.ground.clauses.add((off, *(-literal for literal in self.equals(value))))
        return found

    def equals(self, value: tuple[Value, ...]) -> list[Literal]:
        """The literals that say that the projection has a value."""
        runtime = self.site.ground.runtime
        return [runtime.equal(cell, runtime.lift(item, self.sort), self.sort)
                for cell, item in zip(self.cells, value, strict=True)]

    @property
    def finite(self) -> list[Sort]:
        """The finite sorts that index the cells, or are their values."""
        return [sort for sort in (*(s for _, s in self.bound), self.sort) if sort.kind == "finite"]

    def of_tables(self, model: Model) -> tuple[Value, ...]:
        """The value in a model of the whole statement."""
        return tuple(evaluate(self.term, scope, model, self.site.universe) for scope in self.scopes)

    def renamed(self, value: tuple[Value, ...], names: dict[Sort, tuple[int, ...]]) -> tuple[Value, ...]:
        """The value with elements renamed: element i of a sort becomes names[sort][i]."""
        def image(item: Value, sort: Sort) -> Value:
            return names[sort][item] if sort in names else item  # type: ignore[index]
        where = {tuple(image(scope[n], s) for n, s in self.bound): image(item, self.sort)
                 for scope, item in zip(self.scopes, value, strict=True)}
        return tuple(where[tuple(scope[n] for n, _ in self.bound)] for scope in self.scopes)

    def of_model(self, site: Site, alone: Alone, witness: Evidence) -> tuple[Value, ...]:
        """The value in the first compared world of a witness."""
        model = {}
        for symbol in alone.statement.symbols:
            cells = witness.model.get(f"{symbol.name}_1", witness.model.get(symbol.name))
            model[symbol.name] = tuple(site.universe.load_value(symbol.to, cell) for cell in cells)
        return tuple(evaluate(self.term, scope, model, site.universe) for scope in self.scopes)


def lost(search: Search, assumptions: Sequence[str], hypotheses: Sequence[str]) -> str:
    """Whether a desideratum (a search of its own) is `kept`, `lost` to the assumptions, `never` had, or `unknown`."""
    good = WORDS[search.statement.kind][0]
    verdict = search.overall(assumptions)
    if verdict == good:
        return "kept"
    if verdict == "open":
        return "unknown"
    return "lost" if search.overall(hypotheses) == good else "never"
