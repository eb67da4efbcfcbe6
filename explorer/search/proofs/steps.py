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


class Propagation:
    """Unit propagation over clauses, fewer of them each time, with two watched literals each.

    Clauses that the proof uses already come first, which keeps it short.
    """

    def __init__(self, clauses: Sequence[Clause], known: int | None = None) -> None:
        """What follows by propagation from the first `known` clauses, all by default, is settled once for all."""
        self.clauses = [list(dict.fromkeys(clause)) for clause in clauses]
        self.watching: dict[int, list[int]] = {}  # clauses of three literals or more, by two that are not false
        self.using: dict[int, list[int]] = {}  # the same for the clauses in the core
        self.pairs: dict[int, list[tuple[int, int]]] = {}  # clauses of two literals: for one of them the other one
        self.core_pairs: dict[int, list[tuple[int, int]]] = {}
        self.short: list[int] = []  # clauses with less than two literals that are not false from the start
        self.reason: dict[int, int] = {}  # true literal: the clause that made it so, -1 for what was assumed
        self.trail: list[int] = []
        self.core: set[int] = set()
        self.base, self.shorts, self.settled = 0, set[int](), None  # type: int, set[int], int | None
        known = len(clauses) if known is None else known
        for number in range(known):
            self.watch(number)
        self.settled = self.conflict([], known)
        self.base = len(self.trail)
        for number in range(known, len(self.clauses)):
            self.watch(number)
        self.shorts = set(self.short)

    def watch(self, number: int) -> None:
        """Takes a clause up: it watches two literals that are not false."""
        clause = self.clauses[number]
        free = [literal for literal in clause if -literal not in self.reason]
        if len(free) < 2:
            self.short.append(number)
            return
        if len(free) < len(clause):
            clause.sort(key=lambda literal: -literal in self.reason)
        self.put(number, self.watching, self.pairs)

    def put(self, number: int, watching: dict[int, list[int]], pairs: dict[int, list[tuple[int, int]]]) -> None:
        clause = self.clauses[number]
        one, two = clause[:2]
        if len(clause) == 2:
            pairs.setdefault(one, []).append((two, number))
            pairs.setdefault(two, []).append((one, number))
        else:
            watching.setdefault(one, []).append(number)
            watching.setdefault(two, []).append(number)

    def use(self, numbers: Iterable[int]) -> None:
        """Puts clauses into the core."""
        for number in numbers:
            if number not in self.core:
                self.core.add(number)
                if number not in self.shorts:
                    self.put(number, self.using, self.core_pairs)

    def conflict(self, assumed: Sequence[int], before: int) -> int | None:
        """The clause falsified once the literals assumed hold, among the clauses with numbers less than `before`.

        `before` must not be greater than the last time.
        """
        if self.settled is not None:
            return self.settled
        for literal in assumed:
            if literal not in self.reason:
                denied = self.reason.get(-literal, -1)
                self.reason[literal] = -1
                self.trail.append(literal)
                if -literal in self.reason:
                    return denied if denied >= 0 else None
        for number in self.short:
            if number < before:
                free = [literal for literal in self.clauses[number] if -literal not in self.reason]
                if not free:
                    return number
                if free[0] not in self.reason:
                    self.reason[free[0]] = number
                    self.trail.append(free[0])
        return self.propagate(before)

    def propagate(self, before: int) -> int | None:
        """Works off the trail, for all that is on it with the clauses of the core before the others."""
        trail, reason, first, place = self.trail, self.reason, self.base, self.base
        while place < len(trail):
            if first < len(trail):
                false, pairs, lists = -trail[first], self.core_pairs, self.using
                first += 1
            else:
                false, pairs, lists = -trail[place], self.pairs, self.watching
                place += 1
            for other, number in pairs.get(false, ()):
                if other not in reason and number < before:
                    if -other in reason:
                        return number
                    reason[other] = number
                    trail.append(other)
            if false in lists:
                found = self.visit(false, lists, before, lists is self.watching)
                if found is not None:
                    return found
        return None

    def visit(self, false: int, lists: dict[int, list[int]], before: int, rest: bool) -> int | None:
        """Looks at the clauses that watch a literal now false: a falsified one, if there is one."""
        watchers = lists[false]
        reason, clauses, core, trail = self.reason, self.clauses, self.core, self.trail
        kept: list[int] = []
        found = None
        for spot, number in enumerate(watchers):
            if number >= before or (rest and number in core):
                continue  # it is never asked about again, or watched in the other list
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
                    lists.setdefault(clause[1], []).append(number)
                    break
            else:
                kept.append(number)
                if -other in reason:
                    found = number
                    kept.extend(watchers[spot + 1:])
                    break
                reason[other] = number
                trail.append(other)
        lists[false] = kept
        return found

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
        """Forgets what was assumed and what followed."""
        for literal in self.trail[self.base:]:
            del self.reason[literal]
        del self.trail[self.base:]


def trimmed(clauses: Sequence[Clause], learnt: Sequence[Clause],
            goals: Sequence[Clause] = ((),)) -> list[Step] | None:
    """The steps that lead to the goals, from the last one back; None where they do not. The empty one stands alone."""
    known = len(clauses)
    wanted: list[Clause] = [*(clause for clause in learnt if clause), *goals]
    propagation = Propagation([*clauses, *(clause for clause in wanted if clause)], known)
    needed = set(range(known + len(wanted) - len(goals), known + len(wanted)))
    found: dict[int, list[int]] = {}
    for number in range(known + len(wanted) - 1, known - 1, -1):
        if number not in needed:
            continue
        conflict = propagation.conflict([-literal for literal in dict.fromkeys(wanted[number - known])], number)
        if conflict is None:
            return None
        found[number] = propagation.hints(conflict)
        needed.update(found[number])
        propagation.use(found[number])
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
