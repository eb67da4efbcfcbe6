"""The evidence for a map: refutations for every set outside a property, worlds for every set inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from explorer.kernel.chains import weaker
from explorer.kernel.universe import Rejected
from explorer.map import Proof
from explorer.search.certificates import LARGE, certified, steps, together
from explorer.search.decide import Search
from explorer.search.frontier import Frontier
from explorer.search.oracle import Oracle
from explorer.search.site import Outer
from explorer.search.solvers import Answer
from explorer.store import Store
from explorer.verdict import Evidence, Sizes, size_text

MOST = 5_000_000_000  # instances of the assumptions; a world that has to satisfy more is not evaluated
Place = tuple[str, Sizes | None]


@dataclass
class Evidencing:
    """Makes the evidence, the smallest sets first, so that what is made serves the sets above and the stronger queries.

    A refutation is made once for the assumptions that the search found to be enough at its size.
    """

    oracle: Oracle
    store: Store
    seconds: float
    wanted: int = 0
    refuted: dict[tuple[str, Sizes], list[int]] = field(default_factory=dict)
    shown: dict[tuple[str, Sizes], list[int]] = field(default_factory=dict)

    def proofs(self, frontiers: Mapping[Place, Frontier]) -> Iterator[Proof | str]:
        """Every proof, or why there is none; once for each that is missing."""
        oracle = self.oracle
        search = self.search = Search(oracle.statement, oracle.sizes, oracle.solver, store=self.store,
                                      sites=oracle.sites)
        outs = [(place, mask) for place, found in frontiers.items() for mask in (*found.smallest, *found.smaller)]
        ins = [(place, mask) for place, found in frontiers.items() for mask in (*found.largest, *found.larger)]
        self.wanted = len(outs) * len(oracle.sizes) + len(ins)
        groups: dict[tuple[str, Sizes, Outer], list[int]] = {}
        for (query, only), mask in outs:
            for size in oracle.sizes if only is None else (only,):
                self.plan(query, size, mask, groups)
        for question, cores in groups.items():
            yield from self.without(search, *question, cores)
        strength = ("witness", "varies", "consistent")
        for (query, only), mask in sorted(ins, key=lambda item: strength.index(item[0][0])):
            yield from self.within(search, query, only, mask)

    def plan(self, query: str, size: Sizes, mask: int, groups: dict[tuple[str, Sizes, Outer], list[int]]) -> None:
        """Notes which refutation shows that a set leaves the query no world at a size, unless one does already."""
        parts = (query, *weaker(self.oracle.statement, query))
        if not any(known & ~mask == 0 for part in parts for known in self.refuted.get((part, size), ())):
            core, part, outer = self.core(query, size, mask)
            self.refuted.setdefault((part, size), []).append(core)
            groups.setdefault((part, size, outer), []).append(core)

    def without(self, search: Search, query: str, size: Sizes, outer: Outer, cores: list[int]) -> Iterator[Proof | str]:
        """Refutations of a query at a size by each of some sets of assumptions: in one proof as many as can be."""
        sets = {core: frozenset(self.oracle.chosen(core)) for core in cores}
        item = Evidence(query, "refutation", size, outer=search.outer_json(outer) if outer else None)
        joint = together(search, list(sets.values()), item, self.seconds) if len(sets) > 1 else None
        if joint:
            yield Proof(joint.names, replace(item, kind="refutations", certificate=joint.certificate))
        for core, one in sets.items():
            if not joint or one not in joint.sets:
                names = self.oracle.chosen(core)
                proof, missing = certified(search, names, item, self.seconds)
                yield at(size, missing) if missing else Proof(tuple(names), proof)

    def core(self, query: str, size: Sizes, mask: int) -> tuple[int, str, Outer]:
        """The fewest assumptions of the set that the search knows to leave no world, of which query, for which case."""
        found = [(known, part, outer) for (part, where, outer), facts in self.oracle.facts.items()
                 if where == size and part in (query, *weaker(self.oracle.statement, query))
                 for known in facts.outside if known & ~mask == 0]
        order = ("consistent", "varies", "witness")
        return min(found, key=lambda item: (item[0].bit_count(), order.index(item[1])))

    def within(self, search: Search, query: str, only: Sizes | None, mask: int) -> Iterator[Proof | str]:
        """A world of the query under a set, at the smallest size that has one, unless one serves already."""
        oracle = self.oracle
        for size in oracle.sizes if only is None else (only,):
            if any(mask & ~known == 0 for known in self.shown.get((query, size), ())):
                return
        for size in oracle.sizes if only is None else (only,):
            if oracle.about(query, size, mask).answer is not Answer.YES:
                continue
            if steps(oracle.statement, oracle.chosen(mask), size) > MOST:
                yield at(size, LARGE)
                return
            try:
                yield from (Proof(tuple(oracle.chosen(mask)), item) for item in self.worlds(search, query, size, mask))
            except ArithmeticError:
                yield at(size, "its world has numbers that are not rational, so none could be written down")
            except Rejected as error:
                yield at(size, str(error))
            return

    def worlds(self, search: Search, query: str, size: Sizes, mask: int) -> Iterator[Evidence]:
        """The world, or for an `each` claim's witness the worlds that serve every case."""
        names = self.oracle.chosen(mask)
        if query == "witness" and search.statement.outer:
            search.at(size, names)
            for model, outers in search.worlds[size, frozenset(names)]:
                yield search.evidence(query, names, size, model, outers[0], outers)
        else:
            site = self.oracle.site(size)
            if site.ask(query, names) is Answer.YES:
                yield search.evidence(query, names, size, site.model())
        for part in (query, *weaker(search.statement, query)):
            self.shown.setdefault((part, size), []).append(mask)


def at(size: Sizes, missing: str) -> str:
    """What is missing, with the size."""
    return f"at {size_text(size)}: {missing}"
