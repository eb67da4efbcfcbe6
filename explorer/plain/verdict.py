"""Verdict files: the verdict that follows from the evidence must be the one that is claimed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from explorer.plain.evidence import Evidence, Shown, assumed, check_header, read_scope
from explorer.plain.statement import Statement
from explorer.plain.terms import JSON, items, require, whole
from explorer.plain.values import World

FORMAT = "sidestep/verdict-1"
STANDS, SIDESTEPPED, PRESUPPOSED, CONTRADICTORY = "stands", "sidestepped", "presupposed", "contradictory"


def order(statement: Statement) -> list[str]:
    """The words of a claim, in the order in which one is looked for."""
    first = [STANDS, SIDESTEPPED] if statement.shape in ("unidentified", "some") else [SIDESTEPPED, STANDS]
    return [*first, PRESUPPOSED, CONTRADICTORY]


def written(statement: Statement, word: str) -> str:
    """A word as a file has it: a guarantee holds or is broken."""
    guarantee = {STANDS: "holds", SIDESTEPPED: "broken"} if statement.given["kind"] == "guarantee" else {}
    return guarantee.get(word, word)


def words_left(statement: Statement, modelled: Iterable[str], refuted: Iterable[str]) -> set[str]:
    """The words that are left where these queries have a model and these have none.

    For a claim of shape each, `witness` is modelled where it is for all outer values, refuted where it is for some.
    """
    modelled, refuted = set(modelled), set(refuted)
    words = {*order(statement)} - ({PRESUPPOSED} if statement.plain("varies") else set())
    if "varies" in modelled and statement.plain("consistent"):
        modelled.add("consistent")
    if "witness" in modelled:
        modelled |= {"consistent", "varies"}
    if "consistent" in refuted:
        words &= {CONTRADICTORY}
    if "consistent" in modelled:
        words -= {CONTRADICTORY}
    if statement.shape == "each":
        words -= {STANDS} if "witness" in refuted else set()
        return words - ({SIDESTEPPED} if "witness" in modelled else set())
    shown = SIDESTEPPED if statement.shape == "every" else STANDS
    if "varies" in refuted:
        words &= {CONTRADICTORY, PRESUPPOSED}
    if {"consistent", "varies"} <= modelled:
        words -= {PRESUPPOSED}
    if "witness" in modelled:
        words &= {shown}
    return words - ({shown} if "witness" in refuted else set())


def left_by(statement: Statement, world: World, shown: Sequence[Shown]) -> set[str]:
    """The words that are left at a size by the items shown about it."""
    modelled = {item.query for item in shown if item.model}
    if statement.shape == "each" and "witness" in modelled:
        found = {outer for item in shown if item.model and item.query == "witness" for outer in item.outers}
        if not found >= world.positions(tuple(sort for _, sort in statement.outer)).keys():
            modelled = modelled - {"witness"} | {"consistent"}
    return words_left(statement, modelled, {item.query for item in shown if not item.model and item.sets})


def verdict_over(statement: Statement, left: Sequence[set[str]]) -> str:
    """The verdict over sizes that leave these words: the empty string where nothing is shown."""
    for word in order(statement):
        if {word} in left:
            return word
        if any(word in words for words in left):
            return ""
    return ""


def check_verdict(statement: Statement, given: Mapping[str, JSON]) -> str:
    """The verdict of a verdict file, in words; raises Rejected where the file does not show it."""
    require(given["format"] == FORMAT, "this is not a verdict file")
    check_header(statement, given)
    names = assumed(statement, given["assumptions"])
    scope = read_scope(statement, given["scope"])
    evidence = Evidence(statement, scope)
    shown = [evidence.check(item, names) for item in items(given["evidence"])]
    left = {size: left_by(statement, evidence.worlds[size], [item for item in shown if item.size == size])
            for size in scope}
    require(all(left.values()), "the evidence at a size is contradictory")
    found = verdict_over(statement, list(left.values()))
    require(given["verdict"] == written(statement, found), f"the evidence shows {found or 'nothing'}")
    seen = set()
    for claimed in items(given["sizes"]):
        size, _ = evidence.world(claimed["size"])
        words = {written(statement, word) for word in left[size]}
        require(size not in seen, "a size stands twice")
        seen.add(size)
        allowed = words if len(words) == 1 else words | {"open"} if claimed.get("checked") is False else set()
        require(claimed["verdict"] in allowed, f"at {claimed['size']} the evidence leaves {', '.join(sorted(words))}")
    require(seen == set(scope), "a size is missing")
    pattern = {word: whole(number) for word, number in given["pattern"].items()}
    require(pattern == Counter(claimed["verdict"] for claimed in given["sizes"]), "the pattern is not the sizes'")
    return f"{given['verdict']} under {', '.join(names) or 'no assumptions'}"
