"""From a solver's proof to the kernel's steps: only the clauses that are needed, each with its hints in order."""

from __future__ import annotations

import time
from collections.abc import Sequence

ENOUGH = 300  # steps; after a longer proof no second solver is asked
Clause = tuple[int, ...]
Step = list[list[int]]


def proof_of(clauses: Sequence[Clause], solver: str) -> list[Clause] | None:
    """The clauses that a SAT solver learnt on its way to a contradiction; None where there is a model."""
    from pysat.solvers import Solver
    with Solver(name=solver, bootstrap_with=[list(c) for c in clauses if c], with_proof=True) as engine:
        if () in clauses:
            return []
        if engine.solve():
            return None
        lines = engine.get_proof() or []
    return [tuple(int(word) for word in line.split()[:-1]) for line in lines if not line.startswith("d")]


class Propagation:
    """Unit propagation over clauses that are switched on up to a number, with two watched literals each."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.clauses = [list(dict.fromkeys(clause)) for clause in clauses]
        self.watching: dict[int, list[int]] = {}
        self.units: list[int] = []
        self.reason: dict[int, int] = {}  # true literal: the clause that made it so, -1 for what was assumed
        self.trail: list[int] = []
        self.core: set[int] = set()
        for number, clause in enumerate(self.clauses):
            if len(clause) < 2:
                self.units.append(number)
            for literal in clause[:2] if len(clause) > 1 else ():
                self.watching.setdefault(literal, []).append(number)

    def conflict(self, assumed: Sequence[int], before: int) -> int | None:
        """The clause falsified once the literals assumed hold, among the clauses with numbers less than `before`."""
        for literal in assumed:
            if -literal in self.reason:
                return None
            if literal not in self.reason:
                self.reason[literal] = -1
                self.trail.append(literal)
        for number in self.units:
            if number < before:
                literal = self.clauses[number][0] if self.clauses[number] else 0
                if not literal or -literal in self.reason:
                    return number
                if literal not in self.reason:
                    self.reason[literal] = number
                    self.trail.append(literal)
        return self.propagate(0, before)

    def propagate(self, place: int, before: int) -> int | None:
        """Works off the trail; the clauses already used by the proof come first, which keeps it short."""
        reason, clauses, watching, trail = self.reason, self.clauses, self.watching, self.trail
        first = place
        while place < len(trail) or first < len(trail):
            used_only = first < len(trail)
            false = -trail[first if used_only else place]
            watchers = watching.get(false, [])
            if not watchers:
                first, place = (first + 1, place) if used_only else (first, place + 1)
                continue
            kept: list[int] = []
            found = None
            for spot, number in enumerate(watchers):
                if number >= before or (number in self.core) is not used_only:
                    kept.append(number)
                    continue
                clause = clauses[number]
                if clause[0] == false:
                    clause[0], clause[1] = clause[1], clause[0]
                other = clause[0]
                if other in reason:
                    kept.append(number)
                    continue
                for k in range(2, len(clause)):
                    if -clause[k] not in reason:
                        clause[1], clause[k] = clause[k], clause[1]
                        watching.setdefault(clause[1], []).append(number)
                        break
                else:
                    kept.append(number)
                    if -other in reason:
                        found = number
                        kept.extend(watchers[spot + 1:])
                        break
                    reason[other] = number
                    trail.append(other)
            watching[false] = kept
            if found is not None:
                return found
            first, place = (first + 1, place) if used_only else (first, place + 1)
        return None

    def hints(self, conflict: int) -> list[int]:
        """The clauses that led to a conflict, in the order in which they became unit, the falsified one last."""
        needed, waiting = set[int](), [-literal for literal in self.clauses[conflict]]
        while waiting:
            literal = waiting.pop()
            if literal not in needed:
                needed.add(literal)
                source = self.reason[literal]
                if source >= 0:
                    waiting.extend(-other for other in self.clauses[source] if other != literal)
        return [self.reason[literal] for literal in self.trail
                if literal in needed and self.reason[literal] >= 0] + [conflict]

    def undo(self) -> None:
        self.reason.clear()
        self.trail.clear()


def trimmed(clauses: Sequence[Clause], learnt: Sequence[Clause]) -> list[Step] | None:
    """The steps that lead to the empty clause, from the last one back; None where they do not."""
    known = len(clauses)
    wanted: list[Clause] = [*learnt, ()] if not learnt or learnt[-1] else list(learnt)
    propagation = Propagation([*clauses, *(clause for clause in wanted if clause)])
    needed = {known + len(wanted) - 1}
    found: dict[int, list[int]] = {}
    for number in range(known + len(wanted) - 1, known - 1, -1):
        if number not in needed:
            continue
        conflict = propagation.conflict([-literal for literal in dict.fromkeys(wanted[number - known])], number)
        if conflict is None:
            return None
        found[number] = propagation.hints(conflict)
        needed.update(found[number])
        propagation.core.update(found[number])
        propagation.undo()
    order = sorted(found)
    place = {number: known + i for i, number in enumerate(order)}
    return [[list(dict.fromkeys(wanted[number - known])), [place.get(hint, hint) for hint in found[number]]]
            for number in order]


def shortest(clauses: Sequence[Clause], solvers: Sequence[str] = ("g4", "cd19"),
             until: float | None = None) -> list[Step] | None:
    """The shortest of the proofs that these solvers find; None where none of them refutes the clauses."""
    best: list[Step] | None = None
    for solver in solvers:
        if best is not None and (len(best) > ENOUGH or (until is not None and time.monotonic() > until)):
            break
        learnt = proof_of(clauses, solver)
        steps = None if learnt is None else trimmed(clauses, learnt)
        if steps is not None and (best is None or length(steps) < length(best)):
            best = steps
    return best


def length(steps: Sequence[Step]) -> int:
    """How many literals and hints steps have."""
    return sum(len(part) for step in steps for part in step)
