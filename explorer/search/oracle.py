"""Whether a query has a world under a set of assumptions: solvers of three values, and all that they have said before.

A set of assumptions is a mask, as in `explorer.kernel.lattice`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from explorer.kernel.chains import weaker
from explorer.kernel.lattice import members
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import TRUE
from explorer.search.clauses import Literal
from explorer.search.decide import BARREN, outer_values
from explorer.search.frontier import Reply
from explorer.search.site import Outer, Site
from explorer.search.solvers import Answer
from explorer.verdict import Sizes

Question = tuple[str, Sizes, Outer]


@dataclass
class Facts:
    """What is known of one query at one size: sets with a world, sets without, sets the solver gave up on."""

    inside: list[int] = field(default_factory=list)
    outside: list[int] = field(default_factory=list)
    unknown: set[int] = field(default_factory=set)

    def reply(self, mask: int) -> Reply | None:
        """The answer for a set, where it follows from what is known."""
        for known in self.outside:
            if known & ~mask == 0:
                return Reply(Answer.NO, known)
        for known in self.inside:
            if mask & ~known == 0:
                return Reply(Answer.YES, known)
        return Reply(Answer.UNKNOWN, mask) if mask in self.unknown else None


@dataclass
class Oracle:
    """A statement over a list of sizes and the assumptions whose combinations are asked about.

    `held` are on in every question. `learnt` is told what a solver found out: the question and the reply.
    """

    statement: Statement
    sizes: tuple[Sizes, ...]
    names: tuple[str, ...]
    held: tuple[str, ...] = ()
    solver: str = "auto"
    learnt: Callable[[Question, Reply], None] = lambda question, reply: None
    sites: dict[Sizes, Site] = field(default_factory=dict)
    facts: dict[Question, Facts] = field(default_factory=dict)
    calls: Counter[tuple[str, Sizes]] = field(default_factory=Counter)
    cases: dict[Sizes, list[Outer]] = field(default_factory=dict)
    switches: dict[Sizes, list[Literal]] = field(default_factory=dict)  # of the assumptions, in order
    queries: dict[Question, list[Literal]] = field(default_factory=dict)

    def site(self, size: Sizes) -> Site:
        """The size's solver, which prefers worlds that satisfy assumptions; made when it is first needed."""
        if size not in self.sites:
            site = self.sites[size] = Site(self.statement, dict(size), self.solver)
            if not site.universe.empty:
                self.switches[size] = [site.ground.assumption(name) for name in self.names]
                site.solver.prefer(self.switches[size])
        return self.sites[size]

    def ground(self) -> None:
        """Grounds every size with its assumptions and queries, so that processes forked from this one share them."""
        for size in self.sizes:
            site = self.site(size)
            if not site.universe.empty:
                for query in ("consistent", "varies") if self.statement.outer else ("witness",):
                    site.ground.query(query)

    def chosen(self, mask: int) -> list[str]:
        """The assumptions of a set with those that are held, in the statement's order."""
        chosen = {self.names[member] for member in members(mask)} | set(self.held)
        return [name for name, _ in self.statement.assumptions if name in chosen]

    def about(self, query: str, size: Sizes | None, mask: int) -> Reply:
        """Whether a set is inside the property of a query: at any size, or at this one for every case."""
        if size is None:
            return self.ask(query, mask)
        if query == "witness" and self.statement.outer:
            return self.served(size, mask)
        return self.at(query, size, mask)

    def ask(self, query: str, mask: int) -> Reply:
        """Whether the query has a world at any size; YES with the first size that has one."""
        core, known = 0, True
        for size in self.sizes:
            reply = self.at(query, size, mask)
            if reply.answer is Answer.YES:
                return reply
            core |= reply.mask
            known = known and reply.answer is Answer.NO
        return Reply(Answer.NO, core) if known else Reply(Answer.UNKNOWN, mask)

    def at(self, query: str, size: Sizes, mask: int, outer: Outer = ()) -> Reply:
        """Whether the query has a world at a size (for one value of the outer variables of an `each` claim)."""
        query = plainest(self.statement, query)
        for part in (query, *weaker(self.statement, query)):
            known = self.known(part, size, outer if part == query else ()).reply(mask)
            if known and (part == query or known.answer is Answer.NO):
                return known
        self.calls[query, size] += 1
        reply = self.solved(query, size, mask, outer)
        self.note((query, size, outer), reply)
        self.learnt((query, size, outer), reply)
        return reply

    def solved(self, query: str, size: Sizes, mask: int, outer: Outer) -> Reply:
        """What the size's solver says of a set, with what its core or its world tells of others."""
        site = self.site(size)
        if site.universe.empty:
            return Reply(Answer.NO, 0)
        if (query, size, outer) not in self.queries:
            self.queries[query, size, outer] = site.literals(query, self.held, outer)
        switches = self.switches[size]
        literals = self.queries[query, size, outer] + [switches[member] for member in members(mask)]
        answer = site.solve(literals, query, self.chosen(mask), outer)
        if answer is Answer.NO:
            core = set(site.solver.core())
            return Reply(answer, sum(1 << member for member in members(mask) if switches[member] in core))
        if answer is Answer.YES and site.solver.true(site.ground.runtime.sound):
            mask |= sum(1 << member for member, switch in enumerate(switches)
                        if not mask >> member & 1 and site.solver.true(switch))
        return Reply(answer, mask)

    def known(self, query: str, size: Sizes, outer: Outer = ()) -> Facts:
        return self.facts.setdefault((query, size, outer), Facts())

    def note(self, question: Question, reply: Reply) -> None:
        """Takes in what was found out, here or elsewhere. A world of a query is one of every weaker query."""
        query, size, outer = question
        facts = self.known(query, size, outer)
        if reply.answer is Answer.YES:
            facts.inside.append(reply.mask)
            for part in weaker(self.statement, query):
                self.known(part, size).inside.append(reply.mask)
        elif reply.answer is Answer.NO:
            facts.outside.append(reply.mask)
        else:
            facts.unknown.add(reply.mask)

    def served(self, size: Sizes, mask: int) -> Reply:
        """For an `each` claim: whether at this size every value of the outer variables has a world.

        The values that lacked one before are tried first; a world that is found is tried on the others.
        """
        site = self.site(size)
        if size not in self.cases:
            self.cases[size] = outer_values(self.statement, site.universe)
        cases, grown, known = self.cases[size], (1 << len(self.names)) - 1, True
        for case in self.open_cases(cases, size, mask):
            reply = self.at("witness", size, mask, case)
            if reply.answer is Answer.NO:
                cases.remove(case)
                cases.insert(0, case)
                return reply
            known = known and reply.answer is Answer.YES
        if not known:
            return Reply(Answer.UNKNOWN, mask)
        for case in cases:
            grown &= max((inside for inside in self.known("witness", size, case).inside if mask & ~inside == 0),
                         key=int.bit_count)
        return Reply(Answer.YES, grown)

    def open_cases(self, cases: Sequence[Outer], size: Sizes, mask: int) -> Iterator[Outer]:
        """The values of the outer variables that no world known so far serves; each is to be asked about in turn."""
        site = self.site(size)
        waiting, barren = list(cases), 0
        while waiting:
            case = waiting.pop(0)
            before = self.calls["witness", size]
            yield case
            facts = self.known("witness", size, case)
            if self.calls["witness", size] == before or not facts.inside or barren >= BARREN:
                continue
            model = site.model(site.serves.symbols)
            found = [other for other in waiting if site.serves(model, *other)]
            barren = 0 if found else barren + 1
            for other in found:
                self.note(("witness", size, other), Reply(Answer.YES, facts.inside[-1]))
                self.learnt(("witness", size, other), Reply(Answer.YES, facts.inside[-1]))
            left = set(found)
            waiting = [other for other in waiting if other not in left]


def plainest(statement: Statement, query: str) -> str:
    """The weakest query that says the same."""
    if statement.outer:
        return query
    if query == "witness" and statement.witness == statement.consistent == TRUE:
        query = "varies"
    return "consistent" if query == "varies" and statement.varies == statement.consistent == TRUE else query
