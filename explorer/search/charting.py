"""The search for a whole map: every property over every combination, then the evidence for every set in it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from explorer.kernel.chains import fields_of
from explorer.kernel.lattice import members
from explorer.kernel.statement import Statement
from explorer.kernel.universe import write_value
from explorer.map import Chain, Map, Price
from explorer.memory import set_aside
from explorer.search.decide import Search
from explorer.search.evidence import Evidencing
from explorer.search.frontier import Inline, Known, Reply, Settling, explore, frontier
from explorer.search.oracle import Oracle, Question
from explorer.search.price import lost
from explorer.search.relate import relations
from explorer.search.run import REFUTATION, Progress
from explorer.search.solvers import Answer
from explorer.store import OFF, Store, content
from explorer.verdict import Sizes

ALL = "all"  # in the store, instead of one case: all cases, or all sizes
PRICED = 40  # combinations whose price is looked up
Place = tuple[str, Sizes | None]  # a query, and the size where its chain is that of one size


@dataclass(frozen=True)
class Job:
    """What a worker is asked; everything in it can be pickled."""

    statement: Statement
    names: tuple[str, ...]  # the assumptions whose combinations are asked about
    held: tuple[str, ...]
    sizes: tuple[Sizes, ...]
    solver: str = "auto"
    certify: bool = True
    jobs: int = 1
    seconds: float = REFUTATION  # for one refutation, at most
    store: str = OFF
    scope: tuple[tuple[str, int, int], ...] = ()
    hypotheses: tuple[str, ...] = ()  # those of the names that the original result assumes
    own: tuple[str, ...] = ()  # assumptions of the user's own, to be related to the others
    desiderata: tuple[tuple[str, Statement, tuple[Sizes, ...]], ...] = ()

    def messages(self, progress: Progress) -> Iterator[tuple[object, ...]]:
        """Does the work. The messages: ("learnt", place, reply) as sets are settled; ("calls", {(query, size): n});
        ("searched", seconds); ("price", price), ("relation", relation); ("proof", proof) and ("missing", why);
        ("trouble", what ails the store).
        """
        yield from Charting(self, progress).messages()


@dataclass
class Charting:
    """A job under way."""

    job: Job
    progress: Progress
    store: Store = field(init=False)
    oracle: Oracle = field(init=False)
    chains: dict[Place, Known] = field(default_factory=dict)
    recalled: dict[Place, Known] = field(default_factory=dict)  # what earlier runs found out about the chains

    def __post_init__(self) -> None:
        job = self.job
        self.store = Store(job.store)
        self.oracle = Oracle(job.statement, job.sizes, job.names, job.held, job.solver, self.remember)
        self.recall()

    def messages(self) -> Iterator[tuple[object, ...]]:
        """See `Job.messages`."""
        started, whole = time.monotonic(), 1 << len(self.job.names)
        for place in places(self.job.statement, self.job.sizes):
            known = self.chains[place] = self.begun(place)
            for reply in known.replies():
                yield "learnt", place, reply
            for left, reply in explore(known, self.settling(place)):
                self.remember_place(place, reply)
                self.progress(f"combinations settled, {place[0]}", whole - left, whole)
                yield "learnt", place, reply
            yield "calls", dict(self.oracle.calls)
        yield "searched", time.monotonic() - started
        drawn = chart_of(self.job, self.chains)
        yield from (("price", price) for price in self.prices(drawn))
        yield from (("relation", relation) for relation in relations(self.oracle, self.job.own))
        if self.job.certify:
            found = {place: frontier(known) for place, known in self.chains.items()}
            making = Evidencing(self.oracle, self.store, self.job.seconds)
            with set_aside():
                for done, item in enumerate(making.proofs(found)):
                    self.progress("certificates", done, making.wanted)
                    yield ("missing" if isinstance(item, str) else "proof"), item
        if self.store.trouble:
            yield "trouble", self.store.trouble

    def prices(self, drawn: Map) -> Iterator[Price]:
        """What each of the smallest combinations with the claim's failure costs, the first so many of them."""
        searches = {name: Search(statement, sizes, self.job.solver, keep=False)
                    for name, statement, sizes in self.job.desiderata}
        found = drawn.smallest_with(drawn.absent)[:PRICED] if searches else ()
        for number, one in enumerate(found):
            self.progress("prices", number, len(found))
            fates: dict[str, list[str]] = {"kept": [], "lost": [], "unknown": [], "never": []}
            for name, search in searches.items():
                fates[lost(search, (*self.job.held, *one), (*self.job.held, *self.job.hypotheses))].append(name)
            yield Price(one, tuple(fates["lost"]), tuple(fates["kept"]), tuple(fates["unknown"]))

    def begun(self, place: Place) -> Known:
        """A chain with what those before it tell of it.

        What has no world has none that varies and no witness; what has a witness varies.
        """
        query, size = place
        known = self.recalled.get(place) or Known(len(self.job.names))
        consistent, witness = (self.chains.get((stronger, size)) for stronger in ("consistent", "witness"))
        if consistent:
            known.outside += consistent.outside
        if witness and query == "varies":
            known.inside += witness.inside
        return known

    def settling(self, place: Place) -> Settling:
        """How the seeds of a chain are settled: here, or in processes of their own."""
        if self.job.jobs > 1:
            from explorer.search.settlers import Settlers
            return Settlers(self.job, place, self.oracle)
        return Inline(lambda mask: self.oracle.about(*place, mask))

    def remember(self, question: Question, reply: Reply) -> None:
        """Keeps what a solver found out about one size."""
        if self.store.path is None:
            return
        query, size, outer = question
        sorts = [sort for _, sort in self.job.statement.outer]
        values = [write_value(value, sort) for value, sort in zip(outer, sorts, strict=False)]
        self.keep(json.dumps(size), query, json.dumps(values), reply)

    def remember_place(self, place: Place, reply: Reply) -> None:
        """Keeps what follows about all sizes together or, of an `each` claim, about all cases together."""
        if self.store.path is None:
            return
        query, size = place
        self.keep(json.dumps(self.job.sizes if size is None else size), query, ALL, reply)

    def keep(self, size: str, query: str, outer: str, reply: Reply) -> None:
        """Writes a fact into the store, under the digests of the assumptions that it is about."""
        if reply.answer is Answer.UNKNOWN:
            return
        parts = content(self.job.statement)
        names = {name for member, name in enumerate(self.job.names) if reply.mask >> member & 1} | set(self.job.held)
        self.store.learn(parts.base, size, query, outer, reply.answer.value, [parts.formulas[name] for name in names])

    def recall(self) -> None:
        """Takes up what is known from before, where it speaks of these assumptions and sizes."""
        if self.store.path is None:
            return
        sizes = {json.dumps(size): size for size in self.job.sizes}
        whole = json.dumps(self.job.sizes)
        sorts = [sort for _, sort in self.job.statement.outer]
        for size, query, outer, answer, digests in self.store.facts(content(self.job.statement).base):
            reply = self.about(Answer(answer), set(digests))
            if reply is None or size not in (*sizes, whole):
                continue
            if outer == ALL:
                place = (query, None if size == whole and self.job.statement.shape != "each" else sizes.get(size))
                self.recalled.setdefault(place, Known(len(self.job.names))).add(reply)
            elif size in sizes:
                values = json.loads(outer)
                loaded = tuple(self.oracle.site(sizes[size]).universe.load_value(sort, value)
                               for sort, value in zip(sorts, values, strict=True)) if values else ()
                self.oracle.note((query, sizes[size], loaded), reply)

    def about(self, answer: Answer, digests: set[str]) -> Reply | None:
        """A fact about the assumptions with these digests as one about the map's; None where it says nothing of them.

        Of assumptions that say the same, one stands for all in a set without a world.
        """
        formulas = content(self.job.statement).formulas
        held = {formulas[name] for name in self.job.held}
        if answer is Answer.YES:
            if not held <= digests:
                return None
            chosen = [member for member, name in enumerate(self.job.names) if formulas[name] in digests]
        else:
            first = {formulas[name]: member for member, name in reversed(list(enumerate(self.job.names)))}
            if not digests <= held | set(first):
                return None
            chosen = [first[digest] for digest in digests - held]
        return Reply(answer, sum(1 << member for member in chosen))


def chart_of(job: Job, chains: Mapping[Place, Known]) -> Map:
    """The map that is known so far, without its evidence."""
    order = ("consistent", "varies", "witness")
    found: dict[Sizes | None, list[Chain]] = {}
    for (query, size), known in sorted(chains.items(), key=lambda item: order.index(item[0][0])):
        part = frontier(known)
        sets = [tuple(frozenset(job.names[member] for member in members(mask)) for mask in masks)
                for masks in (part.smallest, part.largest, part.smaller, part.larger, part.open)]
        found.setdefault(size, []).append(Chain(query, *sets))
    return Map(job.statement, job.scope, job.names, job.hypotheses, job.held,
               tuple((size, tuple(listed)) for size, listed in found.items()))


def places(statement: Statement, sizes: tuple[Sizes, ...]) -> list[Place]:
    """The chains of a statement in the order in which they are searched."""
    queries = [query for query, _ in fields_of(statement)]
    if statement.shape == "each":
        return [(query, size) for size in sizes for query in queries]
    return [(query, None) for query in ("consistent", "witness", "varies") if query in queries]
