"""Maps: every combination of assumptions has the verdict that the map counts. A set is the bits of a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from explorer.plain.evidence import Evidence, Shown, assumed, check_header, read_scope
from explorer.plain.statement import QUERIES, Statement
from explorer.plain.terms import JSON, Rejected, items, require, whole
from explorer.plain.values import Size
from explorer.plain.verdict import order, verdict_over, words_left, written

FORMAT = "sidestep/map-1"
MOST = 24  # assumptions that are combined
LISTS = {"consistent": ("minimal_contradictory", "maximal_consistent"),
         "varies": ("minimal_presupposed", "maximal_varying"),
         "witness": ("minimal_sidesteps", "maximal_standing")}
EVERY = ("minimal_hypotheses", "maximal_escapes")  # what the last two are called for an `every` claim


def within(part: int, whole_set: int) -> bool:
    """Whether a set lies inside another."""
    return part & ~whole_set == 0


class Shades:
    """What a map's evidence says of sets of assumptions: whether a query has a model under them."""

    def __init__(self, statement: Statement, evidence: Evidence, names: Sequence[str], held: Sequence[str]) -> None:
        self.statement = statement
        self.evidence = evidence
        self.bits = {name: 1 << place for place, name in enumerate(names)}
        self.held = held
        self.shown: list[tuple[Shown, list[int]]] = []

    def bits_of(self, given: JSON) -> int:
        """The number of a listed set; raises Rejected."""
        names = set(items(given))
        require(names <= self.bits.keys(), "a set has an assumption that is not combined")
        return sum(self.bits[name] for name in names)

    def add(self, item: Mapping[str, JSON]) -> None:
        """Takes an item of evidence into account; raises Rejected where it shows nothing."""
        names = assumed(self.statement, item["assumptions"])
        require(set(names) <= {*self.bits, *self.held}, "an item has an assumption that is not combined")
        left_out = set(self.held) - set(names)
        require(item["kind"] != "model" or not left_out, "a model leaves out an assumption that is held")
        shown = self.evidence.check(item, names)
        sets = [self.bits_of([name for name in names if name in self.bits]) for names in shown.sets]
        self.shown.append((shown, sets))

    def weaker(self, query: str) -> set[str]:
        """The queries that have a model wherever this one has, as `consistent` is simply true."""
        return set(QUERIES[:QUERIES.index(query) + 1])

    def outside(self, query: str, sizes: Sequence[Size], combination: int) -> bool:
        """Whether the query, or a weaker one, is refuted under some of the assumptions at each of the sizes."""
        return all(any(not shown.model and shown.size == size and shown.query in self.weaker(query)
                       and any(within(part, combination) for part in sets) for shown, sets in self.shown)
                   for size in sizes)

    def inside(self, query: str, sizes: Sequence[Size], combination: int) -> bool:
        """Whether the query, or a stronger one, has a model under all of the assumptions at one of the sizes."""
        return any(self.modelled(query, size, combination) for size in sizes)

    def modelled(self, query: str, size: Size, combination: int) -> bool:
        """The same at one size; a witness of an `each` claim needs a model for all values of the outer variables."""
        found = [shown for shown, sets in self.shown if shown.model and shown.size == size
                 and query in self.weaker(shown.query) and within(combination, sets[0])]
        if self.statement.shape != "each" or query != "witness":
            return bool(found)
        outers = {outer for shown in found for outer in shown.outers}
        sorts = tuple(sort for _, sort in self.statement.outer)
        return bool(found) and outers >= self.evidence.worlds[size].positions(sorts).keys()


class Lists:
    """The sets that a map, or one size of it, lists as outside and as inside the properties of the queries."""

    def __init__(self, shades: Shades, sizes: Sequence[Size], given: Mapping[str, JSON]) -> None:
        self.shades = shades
        self.sizes = sizes
        self.given = given
        self.open = [shades.bits_of(names) for names in items(given.get("open", []))]
        self.unconfirmed = given.get("unconfirmed", {})
        statement = shades.statement
        names = {**LISTS, "witness": EVERY} if statement.shape == "every" else dict(LISTS)
        if statement.plain("varies") or statement.shape == "each":
            del names["varies"]
        self.outside: dict[str, list[int]] = {}
        self.inside: dict[str, list[int]] = {}
        for unused in {*LISTS.values(), EVERY} - set(names.values()):
            require(all(given.get(name) is None for name in unused), f"{' or '.join(unused)} is not null")
            require(not set(unused) & self.unconfirmed.keys(), f"{' or '.join(unused)} is unconfirmed")
        for query, (smallest, largest) in names.items():
            self.read(query, smallest, largest)

    def read(self, query: str, smallest: str, largest: str) -> None:
        """Reads the two lists of a query, and checks each set in them; raises Rejected."""
        shades = self.shades
        outside = [shades.bits_of(names) for names in items(self.given.get(smallest, []))]
        inside = [shades.bits_of(names) for names in items(self.given.get(largest, []))]
        self.outside[query] = outside + [shades.bits_of(names) for names in items(self.unconfirmed.get(smallest, []))]
        self.inside[query] = inside + [shades.bits_of(names) for names in items(self.unconfirmed.get(largest, []))]
        for part in self.outside[query]:
            require(shades.outside(query, self.sizes, part), f"nothing refutes a set of {smallest}")
        for part in self.inside[query]:
            require(shades.inside(query, self.sizes, part), f"no model shows a set of {largest}")
        for part in outside:
            fewer = [part & ~bit for bit in shades.bits.values() if part & bit]
            require(all(self.known(query, less) is True for less in fewer), f"a set of {smallest} is not smallest")
        for part in inside:
            more = [part | bit for bit in shades.bits.values() if not part & bit]
            require(all(self.known(query, larger) is False for larger in more), f"a set of {largest} is not largest")

    def known(self, query: str, combination: int) -> bool | None:
        """Whether a combination is inside the property, by the sets listed; None where they leave it open."""
        outside = any(within(part, combination) for part in self.outside[query])
        inside = any(within(combination, part) for part in self.inside[query])
        require(not (outside and inside), f"a combination is both inside and outside for {query}")
        return None if not outside and not inside else inside

    def words(self, combination: int) -> set[str]:
        """The words that the sets listed leave for a combination; raises Rejected where it is not accounted for."""
        known = {query: self.known(query, combination) for query in self.inside}
        if None in known.values():
            require(any(within(combination, part) for part in self.open), "a combination is in no set listed")
        if self.shades.statement.shape == "each" and known["consistent"] is None:
            return set(order(self.shades.statement))
        return words_left(self.shades.statement, [query for query, inside in known.items() if inside is True],
                          [query for query, inside in known.items() if inside is False])


def check_map(statement: Statement, given: Mapping[str, JSON]) -> str:
    """The counts of a map, in words; raises Rejected where the map does not show them."""
    require(given["format"] == FORMAT, "this is not a map")
    check_header(statement, given)
    require(statement.plain("consistent") or statement.shape == "each", "a claim with a fixed observation has no map")
    names, held = assumed(statement, given["assumptions"]), assumed(statement, given["held"])
    require(not set(names) & set(held) and len(names) <= MOST, "too many assumptions are combined, or one is held too")
    scope = read_scope(statement, given["scope"])
    shades = Shades(statement, Evidence(statement, scope), names, held)
    for item in items(given["evidence"]):
        shades.add(item)
    if statement.shape == "each":
        require(all(given.get(name) is None for pair in LISTS.values() for name in pair), "each size has its own lists")
        sizes = [shades.evidence.world(one["size"])[0] for one in items(given["sizes"])]
        require(sorted(sizes) == sorted(scope), "the sizes are not those of the scope")
        lists = [Lists(shades, [size], one) for size, one in zip(sizes, given["sizes"], strict=True)]
    else:
        require(given.get("sizes") is None, "only a claim of shape each has lists for each size")
        lists = [Lists(shades, scope, given)]
    found = Counter(written(statement, verdict_over(statement, [one.words(combination) for one in lists])) or "open"
                    for combination in range(1 << len(names)))
    counts = {word: whole(number) for word, number in given["counts"].items()}
    if counts != {word: found[word] for word in [*(written(statement, word) for word in order(statement)), "open"]}:
        raise Rejected("the counts are " + ", ".join(f"{number} {word}" for word, number in sorted(found.items())))
    shown = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
    return (f"{shown} of {1 << len(names)} combinations of {', '.join(names) or 'no assumptions'}"
            + (f", always under {', '.join(held)}" if held else ""))
