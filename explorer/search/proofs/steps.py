"""From a solver's proof to the kernel's steps: only the clauses that are needed, each with its hints in order."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence

ENOUGH = 100  # steps; after a longer proof no second solver is asked
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


class Replay:
    """Clauses of which a SAT solver says what follows from them by unit propagation; the reasons are found afterwards.

    The solver does the long part, all that follows, and this class looks up only what led to a conflict.
    """

    def __init__(self, clauses: Iterable[Clause]) -> None:
        from pysat.solvers import Solver
        self.engine = Solver(name="g4")
        self.clauses: list[list[int]] = []
        self.empty: int | None = None  # an empty clause: nothing has to be followed up to a conflict
        self.occurs: dict[int, list[int]] = {}  # the clauses that a literal is in, the earliest first
        listed = list(clauses)
        self.guard = 1 + max((abs(literal) for clause in listed for literal in clause), default=1)
        for clause in listed:
            self.add(clause)

    def add(self, clause: Clause) -> None:
        """Adds a clause; one literal alone only holds with the guard, so that the solver forgets where it came from."""
        literals = list(dict.fromkeys(clause))
        if not literals:
            self.empty = len(self.clauses)
        for literal in literals:
            self.occurs.setdefault(literal, []).append(len(self.clauses))
        self.clauses.append(literals)
        self.engine.add_clause(literals if len(literals) > 1 else [*literals, -self.guard])

    def hints(self, lemma: Iterable[int]) -> list[int] | None:
        """The clauses that become unit one by one, once a lemma is false, up to a conflict; None if they do not."""
        if self.empty is not None:
            return [self.empty]
        assumed = [-literal for literal in dict.fromkeys(lemma)]
        agrees, trail = self.engine.propagate([self.guard, *assumed])
        if agrees:
            return None
        last = trail.pop()  # of the clause in conflict, unless an assumption is what is denied
        places = {literal: place for place, literal in enumerate(trail)}
        if -last not in places:
            places[last] = len(trail)
        denied = [-literal for literal in assumed if -literal in places]
        if denied:
            last = min(denied, key=places.__getitem__)
        end = places.get(last, len(trail))
        places |= dict.fromkeys(assumed, -1)
        conflict = self.reason(last, end, places)
        if conflict is None:
            return None
        reasons: dict[int, int] = {}
        waiting = [-literal for literal in self.clauses[conflict]]
        while waiting:
            literal = waiting.pop()
            if literal not in reasons and places[literal] >= 0:
                reason = self.reason(literal, places[literal], places)
                if reason is None:
                    return None
                reasons[literal] = reason
                waiting += [-other for other in self.clauses[reason] if other != literal]
        return [reasons[literal] for literal in sorted(reasons, key=places.__getitem__)] + [conflict]

    def reason(self, literal: int, end: int, places: dict[int, int]) -> int | None:
        """The earliest clause with a literal whose other literals are false before a place on the trail."""
        for number in self.occurs[literal]:
            for other in self.clauses[number]:
                if other != literal and places.get(-other, end) >= end:
                    break
            else:
                return number
        return None

    def close(self) -> None:
        self.engine.delete()


def trimmed(clauses: Sequence[Clause], learnt: Sequence[Clause],
            goals: Sequence[Clause] = ((),)) -> list[Step] | None:
    """The steps that lead to the goals, by the clauses learnt; None where these do not follow."""
    wanted = [*(clause for clause in learnt if clause), *goals]
    first, goal, known = len(clauses), len(wanted) - len(goals), list[Clause]()
    found: list[list[int]] = []
    replay = Replay(clauses)
    try:
        for number, clause in enumerate(wanted):
            hints = replay.hints(clause)
            if hints is not None:
                replay.add(clause)
                known.append(clause)
                found.append(hints)
            elif number >= goal:
                return None
    finally:
        replay.close()
    needed = set(range(first + len(found) - len(goals), first + len(found)))
    for number in range(len(found) - 1, -1, -1):
        if first + number in needed:
            needed.update(found[number])
    order = sorted(number for number in needed if number >= first)
    place = {number: first + new for new, number in enumerate(order)}
    return [[list(dict.fromkeys(known[number - first])), [place.get(hint, hint) for hint in found[number - first]]]
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
