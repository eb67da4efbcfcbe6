"""Makes refutations that the kernel accepts, or says why not. Nothing here is trusted."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from itertools import chain
from typing import Any

from explorer.kernel.clauses import Clauses
from explorer.kernel.linear import lemma, meaning_of
from explorer.kernel.refutation import check_refutation, check_steps, grounded
from explorer.kernel.statement import Statement
from explorer.kernel.universe import Meter, Rejected, Size, Universe, Value
from explorer.search.compile import Outside
from explorer.search.proofs import derived, valued
from explorer.search.proofs.attempt import WORK, Attempt, Late, Lemma
from explorer.search.proofs.pigeons import counted
from explorer.search.proofs.pool import Pool
from explorer.search.proofs.smt import Smt
from explorer.search.proofs.steps import refuted
from explorer.search.proofs.terms import Instance, chooses, has_reals, renumbered

JSON = Any
SHORTENING = 1_500_000  # clauses looked at to leave instances out again, about
FEW = 20  # instances at terms, or congruences between them, that are tried before values are
MANY = 40  # instances at values, from which on it is tried whether a few at terms do
MOST_OF = 0.85  # where more than this part of the instances is needed, all are kept: no time is lost with the others
CHUNK = 100  # instances that are added, the simplest first, between two attempts to refute


def refute(statement: Statement, assumptions: Sequence[str], query: str, size: Size,
           outer: Mapping[str, Value] | None = None, seconds: float = 60.0) -> JSON | str:
    """A certificate that the query has no model at this size under the assumptions, its steps accepted by the kernel.

    Gives the reason as a string where none was found: the time was over, python-sat is missing, or there is a model.
    """
    until = time.monotonic() + seconds
    if importlib.util.find_spec("pysat") is None:
        return "python-sat is not installed, so no proof could be written"
    try:
        universe = Universe(statement, size, Meter(WORK))
        if universe.empty:
            return checked(statement, assumptions, query, size, outer, {"empty": universe.empty})
        return search(statement, assumptions, query, universe, outer or {}, until)
    except Late:
        return f"no proof was found within {seconds:g} s"
    except Rejected as error:
        return f"no proof was found: {error}"
    except RecursionError:
        return "no proof was found: a formula is nested too deeply"


def has_z3() -> bool:
    """Whether Z3 can be asked which instances suffice; without it the search takes longer."""
    return importlib.util.find_spec("z3") is not None


def checked(statement: Statement, assumptions: Sequence[str], query: str, size: Size,
            outer: Mapping[str, Value] | None, certificate: dict[str, JSON]) -> JSON:
    """The certificate with the number of steps that its check takes; raises Rejected where the kernel refuses it."""
    meter = Meter()
    if "work" in certificate:
        certificate["work"] = meter.limit
    check_refutation(Universe(statement, size, meter), assumptions, query, certificate, outer)
    if "work" in certificate:
        certificate["work"] = meter.steps
    return certificate


def search(statement: Statement, assumptions: Sequence[str], query: str, universe: Universe,
           outer: Mapping[str, Value], until: float) -> JSON | str:
    """Adds instances, the cheapest first, until they contradict the query; then writes the proof."""
    names = [*(name for name, _ in statement.always), *assumptions]
    real = has_reals(statement)
    if query == "consistent" and (pigeons := counted(universe, names, query, outer, until)):
        return checked(statement, assumptions, query, universe.size, outer, pigeons)
    attempt = Attempt(universe, query, outer, names, until, Smt() if real and has_z3() else None)
    try:
        pool = Pool(attempt, names, statement.query(query))
        few = not real and valued.count(universe, names) <= valued.MOST
        core = attempt.refuted()
        if core is None:
            core = first_core(attempt, pool.batches(few, FEW))
        new: list[Instance] = []
        if core is None and few:
            if any(head or chooses(body) for *_, head, body in pool.parts):
                for chosen in sufficient(universe, names, query, outer, until):
                    if chosen is None:
                        return "no proof was found: there is a model"
                    attempt.close()  # what was tried in vain is of no use to them
                    attempt = Attempt(Universe(statement, universe.size, Meter(WORK)), query, outer, names, until)
                    pool = Pool(attempt, names, statement.query(query))
                    pool.begin()
                    new = [instance for instance in chosen if pool.new(instance)]
                    core = extended(attempt, new, len(new))
                    if core is not None:
                        break
            if core is None:
                core = first_core(attempt, chain(pool.links(), pool.batches()))
        if core is None:
            pigeons = None if query == "consistent" else counted(universe, names, query, outer, until)
            if pigeons is None:
                return "no proof was found: the instances tried have a model"
            return checked(statement, assumptions, query, universe.size, outer, pigeons)
        lemmas = [[(attempt.signed(literal), multiplier) for literal, multiplier in lemma]
                  for lemma in attempt.lemmas]
        instances, made = kept(attempt, core, len(new), assumptions, query, outer)
    finally:
        attempt.close()
    return proved(statement, assumptions, query, universe.size, outer, made, instances, lemmas, until)


def sufficient(universe: Universe, names: Sequence[str], query: str, outer: Mapping[str, Value],
               until: float) -> Iterator[list[Instance] | None]:
    """Lists of instances each of which refutes the query, by the search's own grounding, the one to try first first.

    Where those at values are many there may be one at terms before them. None alone where there is a model; nothing
    where at some value a table is outside its sort, perhaps where nothing looks at it.
    """
    with suppress(Outside), closing(valued.Values(universe, names, query, outer, until)) as values:
        core = values.core(names)
        if core and len(core) > MANY and (found := derived.sufficient(values, universe, names, query, until)):
            yield found
        yield None if core is None else values.instances(core, names, valued.FINEST)


def kept(attempt: Attempt, core: list[int], thin: int, assumptions: Sequence[str], query: str,
         outer: Mapping[str, Value]) -> tuple[list[Instance], Clauses]:
    """The instances of a core, or all, and their clauses; of the first `thin` instances few can be left out."""
    if attempt.alone and len(core) > MOST_OF * len(attempt.instances):
        return attempt.instances, attempt.ground.clauses
    core = attempt.shorter(core, [number for number in core if number >= thin],
                           SHORTENING // len(attempt.ground.clauses.clauses))
    instances = renumbered(attempt.instances, core)
    universe = Universe(attempt.universe.statement, attempt.universe.size)
    return instances, grounded(universe, assumptions, query, instances, outer).clauses


def first_core(attempt: Attempt, batches: Iterable[list[Instance]]) -> list[int] | None:
    """A core once some of the batches are added; None where all of them have a model."""
    return next((core for batch in batches if (core := extended(attempt, batch)) is not None), None)


def extended(attempt: Attempt, batch: Sequence[Instance], chunk: int = CHUNK) -> list[int] | None:
    """A core once instances are added, the simplest first, so many at a time; None where all of them have a model."""
    simple = sorted(batch, key=lambda instance: len(repr(instance)))
    for start in range(0, len(simple), max(1, chunk)):
        for instance in simple[start:start + chunk]:
            attempt.add(instance)
        core = attempt.refuted()
        if core is not None:
            return core
    return None


def proved(statement: Statement, assumptions: Sequence[str], query: str, size: Size, outer: Mapping[str, Value],
           made: Clauses, instances: list[Instance], known: list[list[tuple[Any, str]]], until: float) -> JSON | str:
    """The certificate made of these instances, whose clauses are given."""
    literals = {meaning_of(sign * atom, made.atoms): sign * atom for atom in made.atoms for sign in (1, -1)}
    lemmas: list[Lemma] = [[[literals[item], multiplier] for item, multiplier in lemma] for lemma in known
                           if all(item in literals for item, _ in lemma)]
    extra = [tuple(-literal for literal, _ in lemma) for lemma in lemmas]
    if made.atoms:
        names = [*(name for name, _ in statement.always), *assumptions]
        again = Attempt(Universe(statement, size), query, outer, names, until)
        try:
            for instance in instances:
                again.add(instance)
            for clause in extra:
                again.engine.add_clause([2 * literal for literal in clause])
            if has_z3():
                again.harvest(until - time.monotonic())
            if again.refuted() is None:
                return "no proof was found: the instances chosen do not suffice"
            lemmas += again.lemmas
        finally:
            again.close()
        extra = [tuple(-literal for literal, _ in lemma) for lemma in lemmas]
    steps = refuted([*made.clauses, *extra])
    if steps is None:
        return "no proof was found: the solver's proof could not be followed"
    first = len(made.clauses)
    used = sorted({hint - first for _, hints in steps for hint in hints if first <= hint < first + len(extra)})
    place = {first + old: first + new for new, old in enumerate(used)}
    shift = len(extra) - len(used)
    for step in steps:
        step[1] = [place.get(hint, hint - shift if hint >= first + len(extra) else hint) for hint in step[1]]
    chosen = [lemmas[number] for number in used]
    check_steps([*made.clauses, *(lemma(item, made.atoms) for item in chosen)], steps, made.meter)
    return {"work": made.meter.steps, "instances": instances, "lemmas": chosen, "steps": steps}
