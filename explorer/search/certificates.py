"""A verdict with evidence for every size: models, and refutations in the form that the kernel reads."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from math import prod

from explorer.kernel.refutation import check_refutation
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import TRUE, Term
from explorer.kernel.universe import Rejected, Universe
from explorer.memory import set_aside
from explorer.search.decide import SLOW, WORDS, Finding, Search
from explorer.search.estimate import counted, values
from explorer.search.producer import refute
from explorer.search.proofs import joint
from explorer.store import Store, content
from explorer.verdict import AtSize, Evidence, Sizes, Verdict, size_text

LARGE = "its worlds are too large to evaluate one by one"
TOO_MANY = "the check takes more than"  # how the kernel says that it gave up, which is not to refuse a world
SLOW_PROOF = "no proof was found within"  # how `refute` says that the time was over
LONGER = ", its share of the time limit; run it again with a longer --timeout, or none"
UNHURRIED = 60.0  # seconds that a refutation may take where no time limit was set
MOST = 5_000_000_000  # instances; a size whose worlds have more is left to the solver, unless it is the one shown


@set_aside()
def evidenced(search: Search, verdict: Verdict, seconds: float = UNHURRIED,
              progress: Callable[[str, int, int], None] = lambda *_: None) -> Verdict:
    """The verdict with all the evidence that could be had, what is shown first still first.

    Each refutation gets at most `seconds`; a size is marked `checked` where nothing is missing, and `not_certified`
    says what is. Whether the kernel accepts it all is for `explorer.certify` to say. Raises Rejected where the kernel
    does not accept a model that the search found.
    """
    names = search.ordered(verdict.formalization.assumptions)
    first = [item for item in verdict.evidence if item.kind == "model"]
    items: list[Evidence] = list(first)
    sizes: list[AtSize] = []
    reasons: list[str] = []
    excused: list[str] = []  # where only a world that is too large is missing
    for number, at in enumerate(verdict.sizes):
        progress("certificates", number, len(verdict.sizes))
        missing = "the size was not settled" if at.verdict == "open" else ""
        large = steps(search.statement, names, at.size) > MOST
        try:
            wanted = () if missing else tuple(needed(search, names, at, items, not large))
        except Rejected as error:
            if TOO_MANY not in str(error):
                raise
            wanted, large = (), True
        if not (wanted or missing or large):
            missing = "its world has numbers that are not rational, so none could be written down"
        for item in wanted:
            if item.kind == "refutation":
                item, missing = certified(search, names, item, seconds)
            if item not in items:
                items.append(item)
            if missing:
                break
        if large and not missing and at.verdict != "contradictory" and at.size not in {e.size for e in first}:
            missing = LARGE
        sizes.append(replace(at, checked=not missing, unchecked=missing))
        if missing:
            (excused if missing == LARGE else reasons).append(f"at {size_text(at.size)}: {missing}")
    return replace(verdict, evidence=tuple(items), sizes=tuple(sizes),
                   not_certified="; ".join((reasons or excused)[:3]))


def steps(statement: Statement, names: Sequence[str], size: Sizes) -> int:
    """About how many instances of the assumptions a model at this size must satisfy."""
    known = counted(statement, dict(size))

    def instances(term: Term) -> int:
        inside = sum(map(instances, term.args)) or 1
        return inside * prod(values(sort, known) for _, sort in term.bound)

    return sum(instances(statement.formula(name)) for name in (*names, *(name for name, _ in statement.always)))


def certified(search: Search, names: Sequence[str], item: Evidence, seconds: float) -> tuple[Evidence, str]:
    """The refutation with its certificate, or the reason why it has none and what would help."""
    site = search.site(item.size)
    if not site.linear:
        return item, "the statement multiplies unknown real numbers, for which there are no certificates yet"
    universe = site.universe
    outer = {name: universe.load_value(sort, item.outer[name]) for name, sort in search.statement.outer} \
        if item.outer else None
    key = Store.key("certificate", content(search.statement).of(names), item.query, item.size, item.outer)
    kept = search.store.get(key)
    if kept is not None:
        with suppress(Rejected):
            check_refutation(Universe(search.statement, dict(item.size)), names, item.query, kept, outer)
            return replace(item, certificate=kept), ""
    started = time.monotonic()
    found = refute(search.statement, names, item.query, dict(item.size), outer, seconds)
    if not isinstance(found, str) and time.monotonic() - started > SLOW:
        search.store.put(key, found)
    if isinstance(found, str):
        return item, found + (LONGER if found.startswith(SLOW_PROOF) and seconds < UNHURRIED else "")
    return replace(item, certificate=found), ""


def together(search: Search, sets: Sequence[frozenset[str]], item: Evidence, seconds: float) -> joint.Joint | None:
    """One certificate for several sets of assumptions, each of which leaves the query of a refutation no world."""
    universe = search.site(item.size).universe
    outer = {name: universe.load_value(sort, item.outer[name]) for name, sort in search.statement.outer} \
        if item.outer else None
    names = search.ordered(frozenset().union(*sets))
    key = Store.key("joint", content(search.statement).of(names), [search.ordered(one) for one in sets], item.query,
                    item.size, item.outer)
    kept = search.store.get(key)
    if kept is not None:
        with suppress(Rejected):
            return joint.accepted(search.statement, kept["names"], sets, item.query, dict(item.size), outer,
                                  kept["certificate"])
    started = time.monotonic()
    found = joint.together(search.statement, sets, item.query, dict(item.size), outer, seconds)
    if found and time.monotonic() - started > SLOW:
        search.store.put(key, {"names": found.names, "certificate": found.certificate})
    return found


def needed(search: Search, names: Sequence[str], at: AtSize, have: Sequence[Evidence],
           models: bool) -> Iterator[Evidence]:
    """The refutations and, where `models`, the models that show the verdict at one size.

    Models already there are not searched again.
    """
    statement, size = search.statement, at.size
    good, bad = WORDS[statement.kind]

    def model(query: str) -> Iterator[Evidence]:
        old = next((e for e in have if e.kind == "model" and e.query == query and e.size == size), None)
        made = old or (search.model(query, names, [size]) if models else None)
        if made:
            yield made

    if at.verdict == "contradictory":
        yield Evidence("consistent", "refutation", size)
    elif at.verdict == "presupposed":
        yield from model("consistent")
        yield Evidence("varies", "refutation", size)
    elif statement.shape == "each" and at.verdict in (good, bad):
        finding: Finding = search.at(size, names)
        if at.verdict == bad:
            yield from model("consistent")
            yield Evidence("witness", "refutation", size, outer=search.outer_json(finding.lacking or ()))
        for world, outers in search.worlds.get((size, frozenset(names)), []) if at.verdict == good else ():
            yield search.evidence("witness", names, size, world, outers[0], outers)
    elif at.verdict == (bad if statement.shape == "every" else good):
        yield from model("witness")
    elif at.verdict in (good, bad):
        if statement.consistent != TRUE:
            yield from model("consistent")
        yield from model("varies")
        yield Evidence("witness", "refutation", size)

