"""From a solver's proof to the kernel's steps: only the clauses that are needed, each with its hints in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Clause = tuple[int, ...]
Step = list[list[int]]


def refuted(clauses: Sequence[Clause]) -> list[Step] | None:
    """Steps to the empty clause; None where the clauses have a model, or the solver's proof cannot be followed."""
    from pysat.solvers import Solver
    if () in clauses:
        return trimmed(clauses, [])
    with Solver(name="g4", bootstrap_with=[list(clause) for clause in clauses], with_proof=True) as engine:
        return None if engine.solve() else trimmed(clauses, learnt(engine.get_proof() or []))


def learnt(lines: Iterable[str]) -> list[Clause]:
    """The clauses that a SAT solver learnt, from the proof that it wrote."""
    return [tuple(int(word) for word in line.split()[:-1]) for line in lines if line[0] not in "d0"]


class Replay:
    """Clauses of which a SAT solver says what follows from them by unit propagation; the reasons are found afterwards.

    The solver does the long part, all that follows, and this class looks up only what led to a conflict.
    """

    def __init__(self, clauses: Iterable[Clause]) -> None:
        from pysat.solvers import Solver
        self.engine = Solver(name="g4")
        self.denied: list[list[int]] = []  # the negated literals of each clause
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
            self.empty = len(self.denied)
        for literal in literals:
            self.occurs.setdefault(literal, []).append(len(self.denied))
        self.denied.append([-literal for literal in literals])
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
        places = dict(zip(trail, range(len(trail)), strict=True))
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
        waiting = [*self.denied[conflict]]
        while waiting:
            literal = waiting.pop()
            if literal not in reasons and places[literal] >= 0:
                reason = self.reason(literal, places[literal], places)
                if reason is None:
                    return None
                reasons[literal] = reason
                waiting += [other for other in self.denied[reason] if other != -literal]
        return [reasons[literal] for literal in sorted(reasons, key=places.__getitem__)] + [conflict]

    def reason(self, literal: int, end: int, places: dict[int, int]) -> int | None:
        """The earliest clause with a literal whose other literals are false before a place on the trail."""
        before, own = places.get, -literal
        for number in self.occurs[literal]:
            for other in self.denied[number]:
                if before(other, end) >= end and other != own:
                    break
            else:
                return number
        return None

    def close(self) -> None:
        self.engine.delete()


def trimmed(clauses: Sequence[Clause], proof: Sequence[Clause],
            goals: Sequence[Clause] = ((),)) -> list[Step] | None:
    """The steps that lead to the goals, by the clauses of a proof; None where these do not follow."""
    wanted = [*(clause for clause in proof if clause), *goals]
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
