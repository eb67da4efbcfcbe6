"""A map: the verdict of every combination of some assumptions, from the frontiers of two or three properties.

A set of assumptions is a frozenset of names; in the collections that the properties here compute it is a mask over
`Map.assumptions`, see `explorer.kernel.lattice`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from explorer.kernel.chains import Sides, fields_of, mask_of, verdicts
from explorer.kernel.lattice import masks, maximal, members, minimal, subsets, supersets, without
from explorer.kernel.map import FORMAT
from explorer.kernel.statement import Statement
from explorer.kernel.verdict import NAMES
from explorer.verdict import JSON, Evidence, Sizes

Set = frozenset[str]
FAR = 5  # changes, past which none is looked for


@dataclass(frozen=True)
class Chain:
    """The frontier of a property: its smallest sets outside and its largest sets inside.

    `smaller` and `larger` are outside and inside too, but next to a set that is open, so that they may not be the
    smallest or the largest; `open` has the largest sets that were not settled.
    """

    query: str
    smallest: tuple[Set, ...] = ()
    largest: tuple[Set, ...] = ()
    smaller: tuple[Set, ...] = ()
    larger: tuple[Set, ...] = ()
    open: tuple[Set, ...] = ()


@dataclass(frozen=True)
class Proof:
    """A model or a refutation, and the assumptions that it speaks of, the map's and those held."""

    assumptions: tuple[str, ...]
    evidence: Evidence

    def json(self) -> dict[str, JSON]:
        return {"assumptions": list(self.assumptions), **self.evidence.json()}


@dataclass(frozen=True)
class Price:
    """What a smallest combination with the claim's failure costs: what is lost of what one would want to keep."""

    assumptions: Set
    lost: tuple[str, ...]
    kept: tuple[str, ...]
    unknown: tuple[str, ...] = ()

    def json(self) -> dict[str, JSON]:
        return {"assumptions": sorted(self.assumptions), "lost_desiderata": list(self.lost),
                "kept_desiderata": list(self.kept), "unknown_desiderata": list(self.unknown)}


@dataclass(frozen=True)
class Relation:
    """How an assumption of the user's own relates to another, at the sizes in scope, by the worlds that satisfy them.

    `word` is equivalent, stronger (whatever satisfies it satisfies the other), weaker, neither or unknown. `apart` is a
    world that satisfies the own one and not the other, `other_apart` the other way round.
    """

    own: str
    other: str
    word: str
    apart: Evidence | None = None
    other_apart: Evidence | None = None

    def json(self) -> dict[str, JSON]:
        return {"own": self.own, "other": self.other, "relation": self.word,
                "apart": self.apart and self.apart.json(), "other_apart": self.other_apart and self.other_apart.json()}


@dataclass(frozen=True)
class Map:
    """The verdict of every combination of `assumptions`, with those `held` always on.

    `chains` has the properties in the order consistent, varies, witness; for an `each` claim it has them at every
    size, since there one size decides. `varies` is missing where the claim presupposes nothing.
    """

    statement: Statement
    scope: tuple[tuple[str, int, int], ...]
    assumptions: tuple[str, ...]
    hypotheses: tuple[str, ...]  # those of the assumptions that the original result makes
    held: tuple[str, ...]
    chains: tuple[tuple[Sizes | None, tuple[Chain, ...]], ...]
    proofs: tuple[Proof, ...] = ()
    solver_calls: int = 0
    calls: tuple[tuple[str, Sizes, int], ...] = ()  # query, size, how many
    certified: bool = False
    not_certified: str = ""
    unfinished: str = ""
    seconds: float = 0.0
    seconds_searching: float = 0.0
    prices: tuple[Price, ...] = ()  # of the smallest combinations with the claim's failure
    relations: tuple[Relation, ...] = ()  # of the assumptions of the user's own
    left_out: tuple[str, ...] = ()  # assumptions for which a size in scope is too large

    @property
    def k(self) -> int:
        """How many assumptions are combined."""
        return len(self.assumptions)

    @cached_property
    def words(self) -> dict[str, int]:
        """The collection of the sets that have each verdict, the claim's own word first."""
        return verdicts(self.statement, [[self.sides(chain) for chain in chains] for _, chains in self.chains], self.k)

    @property
    def counts(self) -> dict[str, int]:
        """How many combinations have each verdict."""
        return {word: bits.bit_count() for word, bits in self.words.items()}

    @property
    def absent(self) -> str:
        """The word for the claim's failure: sidestepped, broken."""
        return NAMES[self.statement.kind][1]

    def sides(self, chain: Chain) -> Sides:
        """A chain as masks."""
        smallest, largest, smaller, larger, opened = (
            tuple(self.mask(found) for found in part)
            for part in (chain.smallest, chain.largest, chain.smaller, chain.larger, chain.open))
        return Sides(chain.query, smallest + smaller, largest + larger, smallest, largest, opened)

    def mask(self, names: Iterable[str]) -> int:
        """The mask of a set; names that are held do not count. Raises ValueError for a name that is not in the map."""
        return mask_of(self.assumptions, [name for name in names if name not in self.held])

    def set_of(self, mask: int) -> Set:
        """The set of a mask."""
        return frozenset(self.assumptions[member] for member in members(mask))

    def ordered(self, found: Iterable[str]) -> tuple[str, ...]:
        """Names in the order of the theorem file."""
        return tuple(sorted(found, key=self.assumptions.index))

    def verdict(self, names: Iterable[str]) -> str:
        """The verdict of one combination."""
        mask = self.mask(names)
        return next(word for word, bits in self.words.items() if bits >> mask & 1)

    @property
    def original(self) -> Set:
        """The combination that the original result makes."""
        return frozenset(self.hypotheses)

    def chain(self, query: str) -> Chain | None:
        """The chain of a query where it is one for all sizes; None for an `each` claim or where there is none."""
        if self.chains and self.chains[0][0] is not None:
            return None
        return next((chain for _, chains in self.chains for chain in chains if chain.query == query), None)

    def smallest_with(self, word: str) -> tuple[Set, ...]:
        """The smallest combinations that have a verdict, those of the fewest assumptions first."""
        found = [self.set_of(mask) for mask in masks(minimal(self.words[word], self.k))]
        return tuple(sorted(found, key=self.order))

    def largest_with(self, word: str) -> tuple[Set, ...]:
        """The largest combinations that have a verdict."""
        found = [self.set_of(mask) for mask in masks(maximal(self.words[word], self.k))]
        return tuple(sorted(found, key=self.order))

    def order(self, found: Set) -> tuple[int, tuple[int, ...]]:
        """By size, then by the order of the theorem file."""
        return len(found), tuple(sorted(self.assumptions.index(name) for name in found))

    def additions(self, given: Iterable[str], word: str) -> tuple[Set, ...]:
        """The smallest sets of assumptions that, added to the given ones, give a verdict."""
        start = self.mask(given)
        within = self.words[word] & supersets(start, self.k)
        return tuple(sorted((self.set_of(mask & ~start) for mask in masks(minimal(within, self.k))), key=self.order))

    def removals(self, given: Iterable[str], word: str) -> tuple[Set, ...]:
        """The smallest sets of assumptions that, taken from the given ones, give a verdict."""
        start = self.mask(given)
        within = self.words[word] & subsets(start)
        return tuple(sorted((self.set_of(start & ~mask) for mask in masks(maximal(within, self.k))), key=self.order))

    def nearest(self, given: Iterable[str]) -> tuple[str, Set, Set] | None:
        """The fewest changes that give another verdict: which one, what is added and what is dropped.

        The claim's own two verdicts come before contradictory and presupposed, however far away they are.
        """
        start = self.mask(given)
        for words in (NAMES[self.statement.kind], ("presupposed", "contradictory")):
            others = [self.words[word] for word in words if not self.words[word] >> start & 1 and self.words[word]]
            for number in range(1, min(self.k, FAR) + 1) if others else ():
                for changed in combinations((1 << member for member in range(self.k)), number):
                    mask = start ^ sum(changed)
                    if any(bits >> mask & 1 for bits in others):
                        return (self.verdict(self.set_of(mask)), self.set_of(mask & ~start),
                                self.set_of(start & ~mask))
        return None

    def why(self, names: Iterable[str]) -> tuple[str, Set | None]:
        """What settles a combination: `below` and a smallest set in it, or `above` and a largest set around it.

        For an `each` claim, and where it is open, there is no such set.
        """
        mask, word = self.mask(names), self.verdict(names)
        shown = "varies" if self.chain("varies") else "consistent"
        present, absent = NAMES[self.statement.kind]
        first = absent if self.statement.shape == "every" else present
        query = {first: "witness", "presupposed": "varies", "contradictory": "consistent"}.get(word, "witness")
        chain = self.chain(query)
        if chain is None or word == "open":
            return shown, None
        sides = self.sides(chain)
        if word == first:
            return "above", self.set_of(next(known for known in sides.inside if mask & ~known == 0))
        return "below", self.set_of(next(known for known in sides.outside if known & ~mask == 0))

    def combination(self, given: Sequence[str]) -> dict[str, JSON]:
        """One combination as `map --json --given` prints it: its verdict, and what changes it, by the new verdict."""
        others = [word for word in self.words if word not in (self.verdict(given), "open")]
        return {"assumptions": sorted({*given, *self.held}), "verdict": self.verdict(given),
                "add": {word: sets(found) for word in others if (found := self.additions(given, word))},
                "give_up": {word: sets(found) for word in others if (found := self.removals(given, word))}}

    @property
    def unused(self) -> tuple[str, ...]:
        """The assumptions without which every combination has the same verdict as with them."""
        return tuple(name for member, name in enumerate(self.assumptions)
                     if all(bits == flipped(bits, member, self.k) for bits in self.words.values()))

    @property
    def in_all(self) -> tuple[str, ...]:
        """The assumptions that are in every smallest combination with the claim's failure, where there is one."""
        found = self.smallest_with(self.absent)
        return self.ordered(frozenset.intersection(*found)) if found else ()

    def json(self) -> dict[str, JSON]:
        """The object that `map --json` prints; fields may be added to it, not renamed."""
        statement = self.statement
        listed: dict[str, JSON] = dict.fromkeys(
            ("minimal_sidesteps", "maximal_standing", "minimal_hypotheses", "maximal_escapes",
             "minimal_contradictory", "maximal_consistent", "minimal_presupposed", "maximal_varying"))
        sizes = [{"size": dict(size), **self.lists(chains)} for size, chains in self.chains if size is not None]
        if not sizes:
            listed |= self.lists(self.chains[0][1])
        else:
            listed["open"] = sets({found for _, chains in self.chains for chain in chains for found in chain.open})
        return {
            "format": FORMAT, "theorem": statement.theorem, "statement": statement.digest, "kind": statement.kind,
            "shape": statement.shape, "claim": statement.claim, "axes": dict(statement.axes),
            "scope": {sort: [least, greatest] for sort, least, greatest in self.scope},
            "assumptions": list(self.assumptions), "held": list(self.held),
            "left_out": list(self.left_out), **listed,
            **({"sizes": sizes} if sizes else {}), "counts": self.counts, "solver_calls": self.solver_calls,
            "calls": [{"query": query, "size": dict(size), "calls": calls} for query, size, calls in self.calls],
            "certified": self.certified, "not_certified": self.not_certified, "unfinished": self.unfinished,
            "seconds": round(self.seconds, 3), "seconds_searching": round(self.seconds_searching, 3),
            "prices": [price.json() for price in self.prices],
            "relations": [relation.json() for relation in self.relations],
            "evidence": [proof.json() for proof in self.proofs],
        }

    def lists(self, chains: Sequence[Chain]) -> dict[str, JSON]:
        """The sets of the chains, under the names that they have in the file."""
        found: dict[str, Any] = {}
        near: dict[str, Any] = {}
        names = dict(fields_of(self.statement))
        for chain in chains:
            smallest, largest = names[chain.query]
            found |= {smallest: sets(chain.smallest), largest: sets(chain.largest)}
            near |= {name: sets(part) for name, part in ((smallest, chain.smaller), (largest, chain.larger)) if part}
        opened = {left for chain in chains for left in chain.open}
        return {**found, "open": sets(outermost(opened)), **({"unconfirmed": near} if near else {})}


def sets(found: Iterable[Set]) -> list[list[str]]:
    """Sets as sorted lists, the smaller ones first."""
    return sorted((sorted(one) for one in found), key=lambda one: (len(one), one))


def outermost(found: set[Set]) -> Iterator[Set]:
    """The sets that are inside no other."""
    return (one for one in found if not any(one < other for other in found))


def flipped(bits: int, member: int, k: int) -> int:
    """The collection with a member put into every set that lacks it and taken from every other."""
    width, low = 1 << member, without(member, k)
    return (bits & low) << width | bits >> width & low
