"""One proof for many sets of assumptions that refute a query: they share the grounding, and each other's steps."""

from __future__ import annotations

import importlib.util
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from explorer.kernel.refutation import check_refutations, follow, grounded
from explorer.kernel.statement import Statement
from explorer.kernel.universe import Meter, Rejected, Size, Universe, Value
from explorer.search.compile import Outside
from explorer.search.proofs import valued
from explorer.search.proofs.attempt import WORK, Attempt, Late
from explorer.search.proofs.pigeons import counted
from explorer.search.proofs.pool import Pool
from explorer.search.proofs.steps import learnt, trimmed
from explorer.search.proofs.terms import Instance, at_row, has_reals, renumbered

LONGEST = 20_000  # clauses that the solver may learn; past that each set gets a proof of its own
TRIES = 40  # instances that are left out one at a time, for a set
SHORTENING = 2_000_000  # clauses looked at to leave instances out, about, for all sets together


@dataclass(frozen=True)
class Joint:
    """A certificate for several sets, with the assumptions that it has switches for, in order."""

    names: tuple[str, ...]
    sets: tuple[frozenset[str], ...]
    certificate: dict[str, Any]


def together(statement: Statement, sets: Sequence[frozenset[str]], query: str, size: Size,
             outer: Mapping[str, Value] | None, seconds: float) -> Joint | None:
    """A certificate for as many of the sets as could be, accepted by the kernel; None where there is none."""
    if importlib.util.find_spec("pysat") is None or has_reals(statement):
        return None
    try:
        universe = Universe(statement, size, Meter(WORK))
        if universe.empty:
            return None
        until = time.monotonic() + seconds
        if query == "consistent":
            sets = uncounted(universe, sets, outer or {}, until)
            if len(sets) < 2:
                return None
        if not any(symbol.to.kind == "table" for symbol in statement.symbols):
            found = proved(statement, sets, query, size, outer, at_values(universe, sets, query, outer or {}, until))
            if found and len(found.sets) == len(sets):
                return found
        instances, some = chosen(universe, sets, query, outer or {}, until)
        return proved(statement, some, query, size, outer, instances) if len(some) > 1 else None
    except (Late, Outside, Rejected, RecursionError):
        return None


def uncounted(universe: Universe, sets: Sequence[frozenset[str]], outer: Mapping[str, Value],
              until: float) -> list[frozenset[str]]:
    """The sets that have no assumption which is refuted by counting; those have short proofs of their own."""
    names = sorted(frozenset().union(*sets))
    gone = {name for name in names if counted(universe, [name], "consistent", outer, until)}
    return [one for one in sets if not one & gone]


def at_values(universe: Universe, sets: Sequence[frozenset[str]], query: str, outer: Mapping[str, Value],
              until: float) -> list[Instance]:
    """Instances at values that suffice for the sets, where no table is unknown: those that the search finds will do."""
    statement = universe.statement
    always = [name for name, _ in statement.always]
    names = [*always, *(name for name, _ in statement.assumptions if any(name in one for one in sets))]
    if valued.count(universe, names) > valued.MOST:
        return []
    values = valued.Values(universe, names, query, outer, until)
    try:
        for one in sets:
            own = [name for name in names if name in one or name in always]
            values.sufficient(own, finest=64)  # with less one looks long, in vain
        return [at_row(*values.owners[switch]) for switch in sorted(values.used)]
    finally:
        values.close()


def chosen(universe: Universe, sets: Sequence[frozenset[str]], query: str, outer: Mapping[str, Value],
           until: float) -> tuple[list[Instance], list[frozenset[str]]]:
    """Instances that suffice for all the sets, as many as there are, and those for which some do."""
    statement = universe.statement
    always = [name for name, _ in statement.always]
    names = [*always, *(name for name, _ in statement.assumptions if any(name in one for one in sets))]
    attempt = Attempt(universe, query, outer, names, until)
    cores: dict[frozenset[str], list[int]] = {}
    used: set[int] = set()

    def tried() -> list[frozenset[str]]:
        """Looks for the cores of the sets that have none; those that still have none."""
        tries = min(TRIES, SHORTENING // (len(attempt.ground.clauses.clauses) * len(sets)))
        for one in sets:
            own = [number for number, (axiom, *_) in enumerate(attempt.instances)
                   if axiom in one or axiom in always or axiom in ("=", "?")]
            if one not in cores:
                core = attempt.refuted([number for number in own if number in used]) or attempt.refuted(own)
                if core is not None:
                    cores[one] = core = attempt.shorter(core, [number for number in core if number not in used], tries)
                    used.update(core)
        return [one for one in sets if one not in cores]

    try:
        pool = Pool(attempt, names, statement.query(query), values=False)
        for batch in pool.batches(first=True):
            for instance in batch:
                attempt.add(instance)
        left = tried()
        some = [name for name in names if name in always or any(name in one for one in left)]
        if left and valued.count(universe, some) <= valued.MOST:
            values = valued.Values(universe, some, query, outer, until)
            try:
                for one in left:
                    own = [name for name in some if name in one or name in always]
                    for instance in filter(pool.new, values.sufficient(own) or ()):
                        attempt.add(instance)
            finally:
                values.close()
            for batch in pool.links() if tried() else ():
                for instance in batch:
                    attempt.add(instance)
                if not tried():
                    break
        return renumbered(attempt.instances, sorted(used)), [one for one in sets if one in cores]
    finally:
        attempt.close()


def proved(statement: Statement, sets: Sequence[frozenset[str]], query: str, size: Size,
           outer: Mapping[str, Value] | None, instances: list[Instance]) -> Joint | None:
    """The certificate made of these instances; its steps are checked here, all of it with the map that it is for."""
    from pysat.solvers import Solver
    names = tuple(name for name, _ in statement.assumptions if any(name in one for one in sets))
    meter = Meter()
    made = grounded(Universe(statement, size, meter), names, query, instances, outer, True)
    clauses = made.clauses.clauses
    goals: dict[tuple[int, ...], None] = {}
    if () in clauses:
        goals[()] = None
    with Solver(name="g4", bootstrap_with=[list(c) for c in clauses if c], with_proof=True) as engine:
        for one in sets if not goals else ():
            if not engine.solve(assumptions=[made.switches[name] for name in names if name in one]):
                goals[tuple(sorted(-literal for literal in engine.get_core() or ()))] = None
        proof = learnt(engine.get_proof() or [])
    steps = trimmed(clauses, proof, [()] if () in goals else list(goals)) if len(proof) <= LONGEST else None
    if steps is None:
        return None
    follow([*clauses], steps, meter)
    shown = [one for one in sets if any({-made.switches[name] for name in one}.issuperset(goal) for goal in goals)]
    return Joint(names, tuple(shown), {"work": meter.steps, "instances": instances, "lemmas": [], "steps": steps})


def accepted(statement: Statement, names: Sequence[str], sets: Sequence[frozenset[str]], query: str, size: Size,
             outer: Mapping[str, Value] | None, certificate: dict[str, Any]) -> Joint:
    """A certificate kept from before with those of the sets that it refutes; raises Rejected if it is not accepted."""
    shown = check_refutations(Universe(statement, size), names, query, certificate, outer)
    return Joint(tuple(names), tuple(one for one in sets if any(known <= one for known in shown)), certificate)
