"""What the verdict is: recomputed from the evidence that the kernel accepts, and compared with the one claimed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from typing import Any

from explorer.kernel.exchange import JSON, counted
from explorer.kernel.models import check_model
from explorer.kernel.refutation import check_refutation, check_refutations
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import TRUE
from explorer.kernel.universe import Meter, Rejected, Universe, Value

FORMAT = "sidestep/verdict-1"
MOST_SIZES = 10_000
SizeKey = tuple[int, ...]  # how many elements each sized sort has, in the statement's order
Outer = tuple[Value, ...]  # the values of the outer variables, in the statement's order
NAMES = {"impossibility": ("stands", "sidestepped"), "guarantee": ("holds", "broken")}


@dataclass
class Facts:
    """What the evidence accepted so far shows at one size: queries with a model, and queries without."""

    universe: Universe
    shown: set[tuple[str, Outer]] = field(default_factory=set)
    refuted: set[tuple[str, Outer]] = field(default_factory=set)
    without: list[tuple[str, frozenset[str]]] = field(default_factory=list)  # queries refuted, by which assumptions


def check_verdict(statement: Statement, data: JSON, meter: Meter | None = None) -> str:
    """The verdict that the file claims, once its evidence is accepted and says the same; raises Rejected.

    Anything malformed is Rejected too. What is vouched for is the verdict, and the verdict at each size that is not
    marked `"checked": false`, for the statement, the assumptions and the scope in the file, and nothing else in it.
    """
    try:
        return claimed_and_shown(statement, data, meter or Meter())
    except Rejected:
        raise
    except Exception as error:
        raise Rejected(f"the verdict file is malformed ({type(error).__name__}: {error})"[:500]) from error


def claimed_and_shown(statement: Statement, data: JSON, meter: Meter) -> str:
    if data["format"] != FORMAT or data["statement"] != statement.digest:
        raise Rejected("the file is about another statement")
    for part in ("theorem", "claim", "kind", "shape"):
        if data[part] != getattr(statement, part):
            raise Rejected(f"the {part} is not that of the statement")
    if data["axes"] != dict(statement.axes):
        raise Rejected("the alternatives are not those of the statement")
    assumptions = chosen(statement, data["assumptions"])
    sizes = box(statement, data["scope"])
    facts: dict[SizeKey, Facts] = {}
    for item in data["evidence"]:
        key = size_key(statement, item["size"])
        if key not in sizes:
            raise Rejected("evidence at a size outside the scope")
        if key not in facts:
            facts[key] = Facts(Universe(statement, item["size"], meter))
        check_evidence(statement, assumptions, item, facts[key])
    found = {key: left(statement, facts.get(key)) for key in sizes}
    claimed = {size_key(statement, item["size"]): (item["verdict"], item.get("checked", True))
               for item in data["sizes"]}
    pattern = Counter(word for word, _ in claimed.values())
    if len(data["sizes"]) != len(found) or set(claimed) != set(found) or not counted(data["pattern"], pattern):
        raise Rejected("the file does not list the sizes in scope, each once, and how many have each verdict")
    for key, words in found.items():
        word, checked = claimed[key]
        if word not in words | ({"open"} if len(words) > 1 else set()) or (checked is not False and len(words) > 1):
            raise Rejected(f"at one size the evidence shows {' or '.join(sorted(words))}, not {str(word)[:20]}")
    verdict = overall(statement, list(found.values()))
    if verdict == "open" or data["verdict"] != verdict:
        raise Rejected(f"the evidence shows that the verdict is {verdict}, not {str(data['verdict'])[:20]}")
    return verdict


def chosen(statement: Statement, names: JSON) -> tuple[str, ...]:
    """The assumptions that are on; raises Rejected for one that the statement does not have."""
    known = {name for name, _ in statement.assumptions}
    if not isinstance(names, list) or len(set(names)) != len(names) or not set(names) <= known:
        raise Rejected("the assumptions are not some of the statement's")
    return tuple(names)


def box(statement: Statement, scope: JSON) -> list[SizeKey]:
    """Every size in the scope `{sort: [least, greatest]}`, in order."""
    if set(scope) != {sort.name for sort in statement.sized}:
        raise Rejected("the scope does not bound every sort that has a size")
    bounds = [scope[sort.name] for sort in statement.sized]
    for sort, (least, greatest) in zip(statement.sized, bounds, strict=True):
        if type(least) is not int or type(greatest) is not int or not 1 <= least <= greatest <= 1000:
            raise Rejected("a scope goes from a least to a greatest number of elements")
        if sort.elements and not least == greatest == len(sort.elements):
            raise Rejected(f"{sort.name} has as many elements as have names")
    if prod(greatest - least + 1 for least, greatest in bounds) > MOST_SIZES:
        raise Rejected("too many sizes")
    return list(product(*(range(least, greatest + 1) for least, greatest in bounds)))


def size_key(statement: Statement, size: JSON) -> SizeKey:
    """A size as a tuple; raises Rejected where it does not give every sized sort a number."""
    if set(size) != {sort.name for sort in statement.sized} or any(type(count) is not int for count in size.values()):
        raise Rejected("a size gives every sized sort a number of elements")
    return tuple(size[sort.name] for sort in statement.sized)


def check_evidence(statement: Statement, assumptions: Sequence[str], item: Mapping[str, Any], facts: Facts) -> None:
    """Notes what a model or refutations show; raises Rejected (or another exception) where it shows nothing.

    A witness of an `each` claim says in `outer` for which values of the outer variables it is one, or lists them in
    `outers`, which only a model may have.
    """
    query, universe = item["query"], facts.universe
    outers: list[Outer] = [()]
    if "outers" in item and item["kind"] != "model":
        raise Rejected("a refutation is for one value of the outer variables")
    if query == "witness" and statement.outer:
        outers = [outer_values(universe, data) for data in item.get("outers", [item.get("outer")])]
    elif "outer" in item or "outers" in item:
        raise Rejected("only a witness of an each claim has values of outer variables")
    named = [dict(zip((name for name, _ in statement.outer), outer, strict=bool(outer))) for outer in outers]
    if item["kind"] == "model":
        model = universe.load_model(item["model"])
        check_model(statement, assumptions, query, universe, model, *named)
        facts.shown |= {(query, outer) for outer in outers}
    elif item["kind"] in ("refutation", "refutations"):
        if item["certificate"] is None:
            raise Rejected(f"there is no certificate for the refutation of {query}")
        sets = [frozenset(assumptions)]
        if item["kind"] == "refutation":
            check_refutation(universe, assumptions, query, item["certificate"], named[0])
        else:
            sets = check_refutations(universe, assumptions, query, item["certificate"], named[0])
        if not sets:
            raise Rejected("the refutations show nothing")
        facts.refuted.add((query, outers[0]))
        facts.without += [(query, names) for names in sets]
    else:
        raise Rejected("evidence is a model, a refutation or refutations")


def outer_values(universe: Universe, data: JSON) -> Outer:
    """The values of the outer variables from `{name: value}`."""
    if set(data) != {name for name, _ in universe.statement.outer}:
        raise Rejected("evidence gives every outer variable a value")
    return tuple(universe.load_value(sort, data[name]) for name, sort in universe.statement.outer)


def left(statement: Statement, facts: Facts | None) -> set[str]:
    """The verdicts at one size that the evidence does not rule out."""
    present, absent = NAMES[statement.kind]
    words = {"contradictory", present, absent} | ({"presupposed"} if statement.varies != TRUE else set())
    if facts is None:
        return words
    shown, refuted = {query for query, _ in facts.shown}, {query for query, outer in facts.refuted if not outer}
    if "witness" in shown or ("varies" in shown and statement.consistent == TRUE):
        shown.add("consistent")
    if "consistent" in refuted:
        return {"contradictory"}
    if "consistent" in shown:
        words.discard("contradictory")
    if statement.shape == "each":
        values = product(*(facts.universe.domain(sort) for _, sort in statement.outer))
        if any(query == "witness" for query, _ in facts.refuted):
            words.discard(present)
        elif all(("witness", value) in facts.shown for value in values):
            words.discard(absent)
        return words
    found, missed = (absent, present) if statement.shape == "every" else (present, absent)
    if "witness" in shown:
        return {found}
    if "varies" in shown and "consistent" in shown:
        words.discard("presupposed")
    if "varies" in refuted:
        words -= {found, missed}
    if "witness" in refuted:
        words.discard(found)
    return words


def overall(statement: Statement, sizes: Sequence[set[str]]) -> str:
    """The verdict over the scope, from those left at each size; `open` where they do not settle it.

    One size decides where the claim is shown, or a counter-model is; the other verdicts need every size.
    """
    present, absent = NAMES[statement.kind]
    decisive, other = (present, absent) if statement.shape in ("unidentified", "some") else (absent, present)
    for word in (decisive, other, "presupposed", "contradictory"):
        if {word} in sizes:
            return word
        if any(word in words for words in sizes):
            break
    return "open"
