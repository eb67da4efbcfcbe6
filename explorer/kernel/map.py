"""What a map of all combinations of assumptions is: recomputed from the evidence that the kernel accepts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from explorer.kernel.chains import LISTS, Sides, fields_of, mask_of, verdicts, weaker
from explorer.kernel.exchange import JSON, counted
from explorer.kernel.lattice import MOST, below, collection, everything, members
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import TRUE
from explorer.kernel.universe import Meter, Rejected, Universe
from explorer.kernel.verdict import Facts, SizeKey, box, check_evidence, chosen, size_key

FORMAT = "sidestep/map-1"


@dataclass
class Shown:
    """What the evidence shows at one size: under which sets (masks) a query has a model, under which it has none."""

    facts: Facts
    models: dict[str, list[tuple[int, Any]]] = field(default_factory=dict)  # with the outer values
    refuted: dict[str, list[int]] = field(default_factory=dict)


def check_map(statement: Statement, data: JSON, meter: Meter | None = None) -> dict[str, int]:
    """How many combinations have each verdict, once the evidence shows every set in the map; raises Rejected.

    What is vouched for: the verdict of each combination that the map does not leave open, for the statement, the
    assumptions (with those `held` always on) and the scope in the file; that the sets listed as smallest and largest
    are; that nothing but what lies inside an open set is missing.
    """
    try:
        return claimed_and_shown(statement, data, meter or Meter())
    except Rejected:
        raise
    except Exception as error:
        raise Rejected(f"the map is malformed ({type(error).__name__}: {error})"[:500]) from error


def claimed_and_shown(statement: Statement, data: JSON, meter: Meter) -> dict[str, int]:
    if data["format"] != FORMAT or data["statement"] != statement.digest:
        raise Rejected("the file is about another statement")
    for part in ("theorem", "claim", "kind", "shape"):
        if data[part] != getattr(statement, part):
            raise Rejected(f"the {part} is not that of the statement")
    if data["axes"] != dict(statement.axes):
        raise Rejected("the alternatives are not those of the statement")
    if statement.shape != "each" and statement.consistent != TRUE:
        raise Rejected("there is no map of a claim with a fixed observation")
    names, held = chosen(statement, data["assumptions"]), chosen(statement, data["held"])
    if len(names) > MOST or set(names) & set(held):
        raise Rejected(f"a map has at most {MOST} assumptions, and holds others")
    sizes = box(statement, data["scope"])
    shown: dict[SizeKey, Shown] = {}
    for item in data["evidence"]:
        key = size_key(statement, item["size"])
        if key not in sizes:
            raise Rejected("evidence at a size outside the scope")
        if key not in shown:
            shown[key] = Shown(Facts(Universe(statement, item["size"], meter)))
        take(statement, names, held, item, shown[key])
    chains = {key: [read(names, part, fields) for fields in fields_of(statement)]
              for key, part in parts(statement, data, sizes).items()}
    shows = sum(len(at.facts.without) + sum(map(len, at.models.values())) for at in shown.values())
    for place, sides in chains.items():
        for side in sides:
            meter.spend((len(side.outside) + len(side.inside)) * (shows + len(names)))
            where = sizes if place is None else [place]
            check_sides(statement, side, [shown.get(size) for size in where], len(names))
    counts = {word: bits.bit_count() for word, bits in verdicts(statement, list(chains.values()), len(names)).items()}
    if not counted(data["counts"], counts):
        raise Rejected("the number of combinations with each verdict is not that of the sets listed")
    return counts


def take(statement: Statement, names: Sequence[str], held: Sequence[str], item: Mapping[str, Any],
         shown: Shown) -> None:
    """Notes what a model or a refutation shows, and under which assumptions; raises Rejected where it shows nothing."""
    under = chosen(statement, item["assumptions"])
    if not set(under) <= {*names, *held} or (item["kind"] == "model" and not set(held) <= set(under)):
        raise Rejected("evidence is under assumptions that are not the map's")
    mask = mask_of(names, [name for name in under if name not in held])
    before = shown.facts
    shown.facts = facts = Facts(before.universe)
    check_evidence(statement, under, item, facts)
    for query, outer in facts.shown:
        for part in (query, *weaker(statement, query)):
            shown.models.setdefault(part, []).append((mask, outer if part == query else ()))
    for query, enough in facts.without:
        shown.refuted.setdefault(query, []).append(mask_of(names, enough.difference(held)))


def parts(statement: Statement, data: JSON, sizes: Sequence[SizeKey]) -> dict[SizeKey | None, JSON]:
    """Where the sets stand: in the file itself, or for an `each` claim size by size; nowhere else. Raises Rejected."""
    each = statement.shape == "each"
    own = {name for _, names in fields_of(statement) for name in names}
    for part, known in [(data, set() if each else own), *((part, own) for part in data.get("sizes") or ())]:
        if any(part.get(name) is not None for name in LISTS - known) or not part.get("unconfirmed", {}).keys() <= known:
            raise Rejected("the map has a list that such a claim does not have")
    if not each:
        if data.get("sizes") is not None:
            raise Rejected("the map has lists for each size, which such a claim does not have")
        return {None: data}
    found: dict[SizeKey | None, JSON] = {size_key(statement, part["size"]): part for part in data["sizes"]}
    if len(found) != len(data["sizes"]) or set(found) != set(sizes):
        raise Rejected("the map does not have every size in scope, each once")
    return found


def read(names: Sequence[str], part: JSON, fields: tuple[str, tuple[str, str]]) -> Sides:
    """The sets of one property, from the file."""
    query, (smallest, largest) = fields

    def listed(source: JSON, name: str) -> tuple[int, ...]:
        return tuple(mask_of(names, item) for item in source.get(name, ()))
    near = part.get("unconfirmed", {})
    return Sides(query, listed(part, smallest) + listed(near, smallest), listed(part, largest) + listed(near, largest),
                 listed(part, smallest), listed(part, largest), listed(part, "open"))


def check_sides(statement: Statement, sides: Sides, shown: Sequence[Shown | None], k: int) -> None:
    """Raises Rejected unless every set has its evidence, is extreme where the file says so, and none is left out."""
    for mask in sides.outside:
        if not all(refuted(statement, sides.query, mask, at) for at in shown):
            raise Rejected(f"a set outside {sides.query} lacks a refutation at a size")
    for mask in sides.inside:
        if not any(at and modelled(statement, sides.query, mask, at) for at in shown):
            raise Rejected(f"a set inside {sides.query} lacks a model")
    inside, outside = sides.collections(k)
    for mask in sides.smallest:
        if not all(inside >> (mask & ~(1 << member)) & 1 for member in members(mask)):
            raise Rejected(f"a set is said to be smallest outside {sides.query} and is not")
    for mask in sides.largest:
        if not all(outside >> (mask | 1 << member) & 1 for member in range(k) if not mask >> member & 1):
            raise Rejected(f"a set is said to be largest inside {sides.query} and is not")
    if inside | outside | below(collection(sides.open), k) != everything(k):
        raise Rejected(f"a combination is neither inside nor outside {sides.query} nor open")


def refuted(statement: Statement, query: str, mask: int, at: Shown | None) -> bool:
    """Whether the evidence at a size shows that the query, or a weaker one, has no model under a set."""
    return at is not None and any(known & ~mask == 0 for part in (query, *weaker(statement, query))
                                  for known in at.refuted.get(part, ()))


def modelled(statement: Statement, query: str, mask: int, at: Shown) -> bool:
    """Whether the evidence at a size shows a model under a set; of an `each` claim's witness, for every case."""
    served = {outer for known, outer in at.models.get(query, ()) if mask & ~known == 0}
    if query != "witness" or not statement.outer:
        return bool(served)
    count = 1
    for _, sort in statement.outer:
        count *= len(at.facts.universe.domain(sort))
    return len(served) == count > 0
