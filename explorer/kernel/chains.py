"""The properties that give every combination of assumptions its verdict, each inherited by every smaller set.

A set is inside a property if the property's query has a model at some size under it (for an `each` claim: at the one
size, and for every value of the outer variables). Sets are masks, see `explorer.kernel.lattice`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from explorer.kernel.exchange import JSON
from explorer.kernel.lattice import above, below, collection, everything
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import TRUE
from explorer.kernel.verdict import NAMES

CONSISTENT = ("minimal_contradictory", "maximal_consistent")
VARIES = ("minimal_presupposed", "maximal_varying")
WITNESS = ("minimal_sidesteps", "maximal_standing")
COUNTER = ("minimal_hypotheses", "maximal_escapes")  # of an `every` claim, whose witness is a counter-model
LISTS = frozenset((*CONSISTENT, *VARIES, *WITNESS, *COUNTER))


@dataclass(frozen=True)
class Sides:
    """A property in the map: sets outside and inside, those of them said to be extreme, and the sets left open."""

    query: str
    outside: tuple[int, ...]
    inside: tuple[int, ...]
    smallest: tuple[int, ...]
    largest: tuple[int, ...]
    open: tuple[int, ...]

    def collections(self, k: int) -> tuple[int, int]:
        """The collections of all sets inside and of all outside."""
        return below(collection(self.inside), k), above(collection(self.outside), k)


def weaker(statement: Statement, query: str) -> tuple[str, ...]:
    """The queries that every model of this one answers too."""
    if query == "witness":
        return ("varies", "consistent")
    return ("consistent",) if query == "varies" and statement.consistent == TRUE else ()


def fields_of(statement: Statement) -> list[tuple[str, tuple[str, str]]]:
    """The properties in a map: the query of each, and what its smallest sets outside and largest inside are called."""
    varies = [("varies", VARIES)] if statement.varies != TRUE else []
    witness = COUNTER if statement.shape == "every" else WITNESS
    return [("consistent", CONSISTENT), *varies, ("witness", witness)]


def mask_of(names: Sequence[str], some: JSON) -> int:
    """The mask of some of the names; raises ValueError for another name."""
    return sum(1 << names.index(name) for name in set(some))


def verdicts(statement: Statement, chains: Sequence[Sequence[Sides]], k: int) -> dict[str, int]:
    """The collection of the sets that have each verdict. `chains` has the properties, for `each` at every size."""
    present, absent = NAMES[statement.kind]
    found = dict.fromkeys((present, absent, "presupposed", "contradictory", "open"), 0)
    everywhere = everything(k)
    if statement.shape == "each":
        for sides in chains:
            (consistent, contradictory), (served, lacking) = (side.collections(k) for side in sides)
            for word, bits in (("contradictory", contradictory), (present, served & consistent),
                               (absent, lacking & consistent)):
                found[word] |= bits
            found["open"] |= everywhere & ~(contradictory | (consistent & (served | lacking)))
        order: tuple[str, ...] = (absent, "open", present, "contradictory")
    else:
        properties = {side.query: side.collections(k) for side in chains[0]}
        consistent, contradictory = properties["consistent"]
        varying, fixed = properties.get("varies", (consistent, contradictory))
        inside, outside = properties["witness"]
        first, other = (absent, present) if statement.shape == "every" else (present, absent)
        found |= {first: inside, other: outside & varying, "presupposed": fixed & consistent,
                  "contradictory": contradictory, "open": everywhere}
        order = (first, other, "presupposed", "contradictory", "open")
    taken = 0
    for word in order:
        found[word] &= ~taken
        taken |= found[word]
    return found
