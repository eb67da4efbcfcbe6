"""Makes the map of a theorem within limits of time and memory: a worker searches, this process waits and watches."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from explorer.asking import Asked
from explorer.certify import certified_map
from explorer.constants import stray
from explorer.kernel.lattice import MOST, members
from explorer.language.faults import Fault, Faults, did_you_mean
from explorer.checking import desideratum, refuse_solver
from explorer.map import Map, Price, Proof, Relation
from explorer.process import MEMORY, supervise
from explorer.scope import sizes
from explorer.search.charting import Job, Place, chart_of, places
from explorer.search.estimate import TooLarge, refuse_too_large
from explorer.search.frontier import Known, Reply
from explorer.search.run import REFUTATION
from explorer.store import OFF, default_path
from explorer.verdict import UNASKED, Sizes

Progress = Callable[[str, int, int], None]
Found = Callable[[Place, Reply, frozenset[str]], None]


@dataclass(frozen=True)
class Options:
    """Limits and wishes: seconds, bytes, auto|sat|z3, how many processes, whether to make certificates."""

    timeout: float | None = None
    memory: int | None = None
    solver: str = "auto"
    jobs: int = 1
    certify: bool = True
    store: bool = True  # whether what was found is looked up and kept, see explorer.store
    since: float | None = None  # when the time began to count (time.monotonic); None: when the search starts


def chart(asked: Asked, among: Sequence[str] = (), options: Options | None = None, progress: Progress | None = None,
          found: Found | None = None) -> tuple[Map, str]:
    """The map of all combinations of a problem's assumptions, and what is wrong with the store ("" if nothing).

    `among` restricts it to some assumptions: the hypotheses that are on and not among them are held, the others off.
    Without it, assumptions that a size in scope is too large for are left out (`Map.left_out`).
    Past a limit, or after Ctrl-C, what is not settled is open. `found` is told of every set as it is settled. Raises
    Fault where there can be no map, and TooLarge where a size would need more memory than there is.
    """
    options = options or Options()
    started = time.monotonic() if options.since is None else options.since
    job, left_out = fitted(job_of(asked, among, options), among, options.memory or MEMORY)
    known = {place: Known(len(job.names)) for place in places(job.statement, job.sizes)}
    proofs: list[Proof] = []
    missing: list[str] = []
    prices: list[Price] = []
    relations: list[Relation] = []
    calls: dict[tuple[str, Sizes], int] = {}
    searched, trouble = 0.0, ""

    def take(kind: str, *rest: Any) -> None:
        nonlocal calls, searched, trouble
        if kind == "learnt":
            place, reply = rest
            known[place].add(reply)
            if found:
                found(place, reply, frozenset(job.names[member] for member in members(reply.mask)))
        elif kind == "proof":
            proofs.append(rest[0])
        elif kind == "missing":
            missing.append(rest[0])
        elif kind == "price":
            prices.append(rest[0])
        elif kind == "relation":
            relations.append(rest[0])
        elif kind == "calls":
            calls = rest[0]
        elif kind == "searched":
            searched = rest[0]
        elif kind == "trouble":
            trouble = rest[0]
        elif kind == "outside":
            raise stray(asked.problem, *rest)
        elif kind == "progress" and progress:
            progress(*rest)

    stopped = supervise(job, take, options.timeout, options.memory, started)
    seconds = time.monotonic() - started
    drawn = replace(chart_of(job, known), proofs=tuple(proofs), solver_calls=sum(calls.values()),
                    calls=tuple((query, size, number) for (query, size), number in calls.items()),
                    not_certified="; ".join(missing[:3]) if options.certify else UNASKED,
                    unfinished=stopped, seconds_searching=searched or seconds, prices=tuple(prices),
                    relations=tuple(relations), left_out=left_out)
    if options.certify and not missing:
        drawn = certified_map(drawn) if not stopped or proofs else replace(drawn, not_certified=stopped)
    return replace(drawn, seconds=time.monotonic() - started), trouble


def job_of(asked: Asked, among: Sequence[str], options: Options) -> Job:
    """What the worker is asked. Raises Fault where the assumptions are too many, unknown, or the claim has no map."""
    problem, formalization = asked.problem, asked.formalization
    refuse_solver(problem.statement, options.solver)
    if formalization.observed:
        raise Fault("there is no map for a fixed observation", "leave --observe out")
    known = [name for name, _ in problem.statement.assumptions if name not in formalization.dropped]
    some = named(asked, among)
    names = tuple(name for name in known if not some or name in some)
    if len(names) > MOST:
        raise Fault(f"{problem.theorem.name} has {len(names)} assumptions, and a map can have {MOST}",
                    "name those that you ask about: --among NAME,NAME")
    held = tuple(name for name in known if name in formalization.assumptions and name not in names)
    return Job(problem.statement, names, held, tuple(sizes(formalization.scope)), options.solver, options.certify,
               options.jobs, REFUTATION if options.timeout is None else max(1.0, min(REFUTATION, options.timeout / 2)),
               default_path() if options.store else OFF, formalization.scope,
               tuple(name for name in names if problem.assumptions[name].role == "hypothesis"),
               tuple(name for extension in problem.extensions for name in extension.assumptions if name in names),
               tuple(desideratum(problem, formalization, name) for name in problem.desiderata))


def fitted(job: Job, among: Sequence[str], memory: int) -> tuple[Job, tuple[str, ...]]:
    """The job with the assumptions for which there is memory, and those left out; none are where they were named.

    Raises TooLarge where a size needs more memory than there is.
    """
    if among:
        refuse_too_large(job.statement, (*job.names, *job.held), job.sizes, memory)
        return job, ()
    fitting = those_that_fit(job, memory)
    return replace(job, names=fitting), tuple(name for name in job.names if name not in fitting)


def those_that_fit(job: Job, memory: int) -> tuple[str, ...]:
    """The assumptions that can be combined within so much memory, taken up in order; raises TooLarge for none at all.

    The hypotheses come first, so that none of them is left out for another assumption.
    """
    refuse_too_large(job.statement, job.held, job.sizes, memory)
    fitting: list[str] = []
    for name in sorted(job.names, key=lambda name: name not in job.hypotheses):
        with suppress(TooLarge):
            refuse_too_large(job.statement, (*job.held, *fitting, name), job.sizes, memory)
            fitting.append(name)
    return tuple(name for name in job.names if name in fitting)


def named(asked: Asked, words: Sequence[str]) -> list[str]:
    """The assumptions of these names, an extension's with or without its prefix; raises Faults for unknown ones."""
    problem, faults, found = asked.problem, list[Fault](), list[str]()
    known = [name for name, _ in problem.statement.assumptions]
    for word in words:
        names = [name for name in (word, *(e.prefix + word for e in problem.extensions)) if name in known]
        found += names[:1]
        if not names:
            faults.append(Fault(f"{problem.theorem.name} has no assumption `{word}`", did_you_mean(word, known)))
    if faults:
        raise Faults(faults)
    return found
