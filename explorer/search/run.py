"""One formalization from start to end: a stream of verdicts, each saying more than the one before it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import permutations

from explorer.certify import certified
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import Symbol, Term, Variable, apply, variable
from explorer.kernel.universe import Value
from explorer.search import price
from explorer.search.bounded import bounded
from explorer.search.certificates import evidenced
from explorer.search.compile import Outside
from explorer.search.decide import WORDS, Finding, Search, combined
from explorer.search.least import least
from explorer.search.price import Alone, Projection
from explorer.store import OFF, Store
from explorer.verdict import UNASKED, AtSize, Evidence, Formalization, Sizes, Verdict

REFUTATION = 60.0  # seconds, at most, for the proof that a query has no world at a size
Progress = Callable[[str, int, int], None]
Measured = tuple[tuple[Variable, ...], Term]


@dataclass(frozen=True)
class Job:
    """What a worker is asked; everything in it can be pickled."""

    statement: Statement
    formalization: Formalization
    hypotheses: tuple[str, ...]  # those that are on
    sizes: tuple[Sizes, ...]
    alone: Alone | None = None
    relates_worlds: bool = False  # whether an assumption or alternative that is on relates two worlds
    targets: tuple[Measured, ...] = ()  # of each compared world, for `another`
    desiderata: tuple[tuple[str, Statement, tuple[Sizes, ...]], ...] = ()
    further: tuple[Sizes, ...] = ()  # sizes past the scope, for `challenge`
    challenge: float | None = None
    another: int = 0  # how many worlds to pass over
    solver: str = "auto"
    certify: bool = False
    seconds: float | None = None  # until the time limit
    store: str = OFF  # the file in which what took long is kept

    def messages(self, progress: Progress) -> Iterator[tuple[str, Verdict]]:
        """The verdicts as messages."""
        for verdict in Run(self, progress).verdicts():
            yield "verdict", verdict


@dataclass
class Run:
    """A job under way."""

    job: Job
    progress: Progress
    started: float = field(default_factory=time.monotonic)

    def verdicts(self) -> Iterator[Verdict]:
        """Verdicts in order of how much they say; the last one is the answer. Raises Rejected, Outside."""
        job, names = self.job, self.job.formalization.assumptions
        search = Search(job.statement, job.sizes, job.solver, store=Store(job.store))
        verdict = Verdict(job.formalization, job.statement.digest, job.statement.kind, job.statement.shape, "open",
                          tuple(AtSize(size, "open", why_open="not searched") for size in job.sizes), "solver",
                          why_open="the search had only begun", not_certified="the search was not finished")
        done: list[AtSize] = []
        for number, size in enumerate(job.sizes):
            self.progress("sizes", number, len(job.sizes))
            finding = search.at(size, names)
            done.append(AtSize(size, finding.verdict, why_open=finding.why))
            verdict = self.snapshot(verdict, done)
            yield verdict
        verdict = replace(verdict, evidence=self.evidence(search, verdict), unfinished="", seconds=self.elapsed)
        yield verdict
        if job.another:
            verdict = self.another(search, verdict)
            yield verdict
        with suppress(Outside):  # with an assumption less there are worlds where a table falls outside its sort
            for verdict in self.priced(search, verdict):
                yield replace(verdict, seconds=self.elapsed)
        if job.certify and verdict.verdict != "open":
            yield replace(verdict, unfinished="the certificates", not_certified="the certificates were not finished",
                          seconds=self.elapsed)
            verdict = certified(job.statement, evidenced(search, verdict, self.allowance, self.progress))
            yield replace(verdict, seconds=self.elapsed)
        elif verdict.verdict != "open":
            verdict = replace(verdict, not_certified=UNASKED)
        if job.challenge:
            for verdict in self.challenged(search, verdict):
                yield replace(verdict, seconds=self.elapsed)
        yield replace(verdict, unfinished="", seconds=self.elapsed)

    @property
    def allowance(self) -> float:
        """How many seconds one refutation may take."""
        return REFUTATION if self.job.seconds is None else max(1.0, min(REFUTATION, self.job.seconds / 2))

    @property
    def elapsed(self) -> float:
        return time.monotonic() - self.started

    def snapshot(self, verdict: Verdict, done: Sequence[AtSize]) -> Verdict:
        """What is known once some sizes are settled: one may decide, or the rest leave it open."""
        waiting = len(verdict.sizes) - len(done)
        word = combined(self.job.statement, [item.verdict for item in done] + ["open"] * (waiting > 0))
        opens = [item for item in done if item.verdict == "open"]
        left = f"{waiting} of {len(verdict.sizes)} sizes {'was' if waiting == 1 else 'were'} left"
        rest = f"{waiting} size{'s' * (waiting > 1)} and what follows" if waiting else ""
        why = "" if word != "open" else opens[0].why_open if opens else left
        return replace(verdict, verdict=word, sizes=(*done, *verdict.sizes[len(done):]), why_open=why,
                       unfinished=rest, seconds=self.elapsed)

    def evidence(self, search: Search, verdict: Verdict) -> tuple[Evidence, ...]:
        """What shows the verdict: worlds that the kernel accepted, and the sizes where there are none."""
        self.progress("worlds", 0, 1)
        word, names, shape = verdict.verdict, self.job.formalization.assumptions, self.job.statement.shape
        good, bad = WORDS[self.job.statement.kind]
        if word == "open":
            return ()
        if shape == "each" and word in (good, bad):
            return self.of_each(search, verdict)
        if word == (bad if shape == "every" else good):
            found = search.model("witness", names, [s.size for s in verdict.sizes if s.verdict == word])
            return (found,) if found else ()
        absent, shown = {"contradictory": ("consistent", ""), "presupposed": ("varies", "consistent")}.get(
            word, ("witness", "varies"))
        items = [search.model(shown, names)] if shown else []
        return tuple(item for item in items if item) + tuple(
            Evidence(absent, "refutation", item.size) for item in verdict.sizes if item.verdict != "open")

    def of_each(self, search: Search, verdict: Verdict) -> tuple[Evidence, ...]:
        """The worlds for every outer value at every size, or a value that has none."""
        names = self.job.formalization.assumptions
        if verdict.verdict == WORDS[self.job.statement.kind][1]:
            at = next(item.size for item in verdict.sizes if item.verdict == verdict.verdict)
            lacking = search.at(at, names).lacking or ()
            shown = search.model("consistent", names, [at])
            refuted = Evidence("witness", "refutation", at, outer=search.outer_json(lacking))
            return (refuted, shown) if shown else (refuted,)
        items: list[Evidence] = []
        for item in verdict.sizes:
            if item.verdict == "contradictory":
                items.append(Evidence("consistent", "refutation", item.size))
            for model, outers in search.worlds.get((item.size, frozenset(names)), []):
                if not items or items[0].kind == "refutation":
                    first = search.model("witness", names, [item.size], outers[0])
                    items[:0] = [first] if first else []
                items.append(search.evidence("witness", search.ordered(names), item.size, model, outers[0], outers))
        return tuple(items)

    def another(self, search: Search, verdict: Verdict) -> Verdict:
        """The same verdict with another world: different in the targets, or where there are none in the finite symbols.

        Worlds that differ in the names of elements alone count as one. `no_other` says that there is no further one,
        or that no world shows the verdict.
        """
        first = verdict.shown
        if first is None:
            return replace(verdict, no_other=verdict.verdict != "open")
        site = search.site(first.size)
        measured = self.job.targets or [(tuple((f"x{i}", of) for i, of in enumerate(s.of)), applied(s))
                                        for s in self.job.statement.symbols if s.to.kind != "real"]
        projections = [Projection(site, *part) for part in measured]
        names = search.ordered(self.job.formalization.assumptions)
        outer = search.outer_of(first)
        off = site.ground.clauses.variable()
        shown = first
        for _ in range(self.job.another):
            model = site.universe.load_model(shown.model)
            values = [p.of_tables(model) for p in projections]
            for images in renamed(site.universe.domain, projections, values):
                for order in permutations(images) if self.job.targets else (images,):
                    literals = [x for p, image in zip(projections, order, strict=True) for x in p.equals(image)]
                    site.ground.clauses.add((off, *(-x for x in literals)))
            found = least(site, "witness", names, outer, [-off])
            if found is None:
                return replace(verdict, no_other=True)
            shown = search.evidence("witness", names, first.size, found, outer)
        return replace(verdict, evidence=tuple(shown if item is first else item for item in verdict.evidence))

    def priced(self, search: Search, verdict: Verdict) -> Iterator[Verdict]:
        """What is left of the target, the matrix, and the price of an absence."""
        job, names = self.job, self.job.formalization.assumptions
        good, bad = WORDS[job.statement.kind]
        if job.statement.shape == "each" and verdict.verdict in (good, bad):
            verdict = replace(verdict, matrix=price.matrix(search, verdict.sizes[-1].size, names, job.hypotheses))
            yield replace(verdict, unfinished="the price")
        if verdict.shown and job.alone and not job.relates_worlds and job.statement.shape == "unidentified":
            self.progress("what is left", 0, 1)
            left = price.remaining(job.alone, verdict.shown.size, names, verdict.shown, job.solver)
            verdict = replace(verdict, remaining=left)
            yield verdict
        absence = good if job.statement.shape == "every" else bad
        if verdict.verdict not in (absence, "contradictory", "presupposed"):
            return
        self.progress("the smallest subset", 0, 1)
        subset = price.smallest(search, search.ordered(names), verdict.verdict)
        verdict = replace(verdict, smallest=subset, idle=price.idle(search, search.ordered(names), verdict.verdict))
        yield replace(verdict, unfinished="near misses and desiderata")
        for number, name in enumerate(subset):
            self.progress("near misses", number, len(subset))
            miss = price.near_miss(search, verdict.without(name), name)
            if miss:
                verdict = replace(verdict, near_misses=(*verdict.near_misses, miss))
                yield replace(verdict, unfinished="near misses and desiderata")
        if verdict.verdict == "contradictory":
            return
        fates: dict[str, list[str]] = {"kept": [], "lost": [], "unknown": [], "never": []}
        for number, (name, statement, sizes) in enumerate(job.desiderata):
            self.progress("desiderata", number, len(job.desiderata))
            fates[price.lost(Search(statement, sizes, job.solver, keep=False), names, job.hypotheses)].append(name)
            verdict = replace(verdict, lost_desiderata=tuple(fates["lost"]), kept_desiderata=tuple(fates["kept"]),
                              unknown_desiderata=tuple(fates["unknown"]))
            yield replace(verdict, unfinished="desiderata")

    def challenged(self, search: Search, verdict: Verdict) -> Iterator[Verdict]:
        """Sizes past the scope, until one disagrees, one is not settled, or the time is up, which ends it at once."""
        until = time.monotonic() + (self.job.challenge or 0)
        search.sites.clear()  # they hold memory, and no larger size needs them

        def at(size: Sizes) -> Finding:
            search.store = Store(self.job.store)  # a connection of its own
            return search.at(size, self.job.formalization.assumptions)
        for number, size in enumerate(self.job.further):
            self.progress("challenge", number, len(self.job.further))
            left = until - time.monotonic()
            finding = bounded(left, partial(at, size)) if left > 0 else None
            if finding is None or finding.verdict == "open":
                return
            if finding.verdict not in (verdict.verdict, "contradictory", "presupposed"):
                yield replace(verdict, broke=AtSize(size, finding.verdict))
                return
            verdict = replace(verdict, survived=size)
            yield verdict


def applied(symbol: Symbol) -> Term:
    """A symbol at variables x0, x1, ..."""
    return apply(symbol, [variable(f"x{i}", of) for i, of in enumerate(symbol.of)])


def renamed(domain: Callable[..., tuple[Value, ...]], projections: Sequence[Projection],
            values: Sequence[tuple[Value, ...]]) -> Iterator[list[tuple[Value, ...]]]:
    """The values of the projections under every renaming of the elements of unnamed, unordered sorts."""
    sorts = list(dict.fromkeys(s for p in projections for s in p.finite if not s.elements and not s.ordered))
    for choice in renamings([len(domain(sort)) for sort in sorts]):
        names = dict(zip(sorts, choice, strict=True))
        yield [p.renamed(value, names) for p, value in zip(projections, values, strict=True)]


def renamings(sizes: Sequence[int]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every choice of a permutation for each size."""
    if not sizes:
        yield ()
        return
    for rest in renamings(sizes[1:]):
        for first in permutations(range(sizes[0])):
            yield (first, *rest)
