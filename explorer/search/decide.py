"""The verdict of one formalization: every size in scope, smallest first, by the table of what a verdict means."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import product

from explorer.kernel.models import check_model
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import TRUE
from explorer.kernel.universe import Model, Rejected, Universe, write_model, write_value
from explorer.search.least import least
from explorer.search.site import Outer, Site
from explorer.search.solvers import Answer
from explorer.store import OFF, Store, content
from explorer.verdict import Evidence, Sizes

WORDS = {"impossibility": ("stands", "sidestepped"), "guarantee": ("holds", "broken")}
SETTLED_BY_ONE = {"unidentified": 0, "some": 0, "each": 1, "every": 1}  # which of the two words one size decides
SLOW = 1.0  # seconds; what takes longer is kept in the store
BARREN = 20  # after so many worlds in a row that serve one outer value alone, no further one is tried on others


@dataclass(frozen=True)
class Finding:
    """What was found at one size: a verdict, and for `each` the outer values that lack a world."""

    verdict: str
    lacking: Outer | None = None
    why: str = ""


@dataclass
class Search:
    """A statement over a list of sizes. Findings are kept, so that asking again costs nothing."""

    statement: Statement
    sizes: tuple[Sizes, ...]
    solver: str = "auto"
    keep: bool = True  # whether the worlds of an `each` claim are kept, to be shown
    store: Store = field(default_factory=lambda: Store(OFF))  # where what took long is kept
    sites: dict[Sizes, Site] = field(default_factory=dict)
    found: dict[tuple[Sizes, frozenset[str]], Finding] = field(default_factory=dict)
    worlds: dict[tuple[Sizes, frozenset[str]], list[tuple[Model, list[Outer]]]] = field(default_factory=dict)

    def site(self, size: Sizes) -> Site:
        """The size's solver, made when it is first needed."""
        if size not in self.sites:
            self.sites[size] = Site(self.statement, dict(size), self.solver)
        return self.sites[size]

    def at(self, size: Sizes, assumptions: Iterable[str]) -> Finding:
        """The verdict at one size; `open` where the solver does not know."""
        chosen = frozenset(assumptions)
        key = (size, chosen)
        if key not in self.found:
            names = self.ordered(chosen)
            shape = self.statement.shape
            self.found[key] = self.each_at(size, names) if shape == "each" else self.kept_at(size, names)
        return self.found[key]

    def kept_at(self, size: Sizes, names: Sequence[str]) -> Finding:
        """The verdict at one size, from the store where it once took long."""
        if self.store.path is None:
            return self.other_at(size, names)  # a digest of the statement for each question would take longer
        key = Store.key("finding", content(self.statement).of(names), size, self.solver)
        kept = self.store.get(key)
        if kept is not None:
            return Finding(kept)
        started = time.monotonic()
        finding = self.other_at(size, names)
        if time.monotonic() - started > SLOW and finding.verdict != "open":
            self.store.put(key, finding.verdict)
        return finding

    def ordered(self, assumptions: Iterable[str]) -> list[str]:
        chosen = set(assumptions)
        return [name for name, _ in self.statement.assumptions if name in chosen]

    def other_at(self, size: Sizes, names: Sequence[str]) -> Finding:
        """unidentified, some, every: the strongest query that has a model decides."""
        site = self.site(size)
        shown, absent = WORDS[self.statement.kind]
        if self.statement.shape == "every":
            shown, absent = absent, shown
        for query, verdict in (("witness", shown), ("consistent", ""), ("varies", absent),
                               ("consistent", "presupposed")):
            if not verdict and self.statement.consistent == TRUE:
                continue  # whatever varies is consistent
            answer = site.ask(query, names)
            if answer is Answer.UNKNOWN:
                return Finding("open", why=f"the solver gave up on whether {query} has a world")
            if not verdict and answer is Answer.NO:
                break
            if verdict and answer is Answer.YES:
                return Finding(verdict)
        return Finding("contradictory")

    def each_at(self, size: Sizes, names: Sequence[str]) -> Finding:
        """each: a world for every value of the outer variables; one world may serve many values."""
        site = self.site(size)
        consistent = site.ask("consistent", names)
        if consistent is not Answer.YES:
            return Finding("contradictory") if consistent is Answer.NO else Finding("open", why="the solver gave up")
        stands, absent = WORDS[self.statement.kind]
        waiting = outer_values(self.statement, site.universe)
        worlds: list[tuple[Model, list[Outer]]] = []
        barren = 0  # how many worlds in a row served one value alone
        while waiting:
            answer = site.ask("witness", names, waiting[0])
            if answer is Answer.NO:
                return Finding(absent, waiting[0])
            if answer is Answer.UNKNOWN:
                return Finding("open", why=f"the solver gave up on {waiting[0]}")
            model = site.model(None if self.keep else site.serves.symbols)
            served = [x for x in waiting[1:] if site.serves(model, *x)] if barren < BARREN else []
            barren = 0 if served else barren + 1
            worlds.append((model, [waiting[0], *served]))
            left = set(served)
            waiting = [x for x in waiting[1:] if x not in left]
        if self.keep:
            self.worlds[size, frozenset(names)] = worlds
        return Finding(stands)

    def overall(self, assumptions: Iterable[str]) -> str:
        """The verdict over all sizes."""
        chosen = frozenset(assumptions)
        decisive = WORDS[self.statement.kind][SETTLED_BY_ONE[self.statement.shape]]
        verdicts = []
        for size in self.sizes:
            verdicts.append(self.at(size, chosen).verdict)
            if verdicts[-1] == decisive:
                return decisive
        return combined(self.statement, verdicts)

    def model(self, query: str, assumptions: Iterable[str], sizes: Iterable[Sizes] | None = None,
              outer: Outer = ()) -> Evidence | None:
        """The least model of a query at the first size that has one, accepted by the kernel; None if there is none.

        Raises Rejected where the kernel does not accept what the solver found.
        """
        names = self.ordered(assumptions)
        for size in self.sizes if sizes is None else sizes:
            site = self.site(size)
            try:
                model = least(site, query, names, outer)
            except ArithmeticError:  # an irrational number, which no table of exact values can hold
                continue
            if model is not None:
                return self.evidence(query, names, size, model, outer)
        return None

    def evidence(self, query: str, names: Sequence[str], size: Sizes, model: Model, outer: Outer = (),
                 outers: Sequence[Outer] = ()) -> Evidence:
        """A model as evidence; raises Rejected where the kernel does not accept it, and Outside."""
        universe = self.site(size).universe
        scopes = [{name: v for (name, _), v in zip(self.statement.outer, values, strict=False)}
                  for values in outers or (outer,)]
        try:
            check_model(self.statement, names, query, universe, model, *scopes)
        except Rejected:
            for values in outers or (outer,):
                self.site(size).inspect(model, query, names, values)
            raise
        return Evidence(query, "model", size, write_model(model, self.statement),
                        self.outer_json(outer) if outer else None,
                        outers=[self.outer_json(values) for values in outers] or None)

    def outer_of(self, item: Evidence) -> Outer:
        """The values of the outer variables that a piece of evidence speaks of."""
        universe = self.site(item.size).universe
        return tuple(universe.load_value(sort, item.outer[name]) for name, sort in self.statement.outer) \
            if item.outer else ()

    def outer_json(self, outer: Outer) -> dict[str, object]:
        return {name: write_value(v, sort) for (name, sort), v in zip(self.statement.outer, outer, strict=True)}


def combined(statement: Statement, verdicts: Sequence[str]) -> str:
    """The verdict over sizes from those at each size: the design's table, read from the top."""
    words = WORDS[statement.kind]
    first = SETTLED_BY_ONE[statement.shape]
    for word in (words[first], "open", words[1 - first], "presupposed"):
        if word in verdicts:
            return word
    return "contradictory"


def outer_values(statement: Statement, universe: Universe) -> list[Outer]:
    """Every tuple of values of the outer variables, in order."""
    return list(product(*(universe.domain(sort) for _, sort in statement.outer)))
