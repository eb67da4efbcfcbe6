"""The lemmas and steps of a refutation, found by trying literals one by one: enough for as few clauses as here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from explorer.kernel.clauses import Clauses
from explorer.kernel.linear import Inequality, lemma, meaning_of
from explorer.search.proofs.simplex import solve

Clause = tuple[int, ...]
Lemma = list[list[Any]]


class Contradiction(Exception):
    """The inequalities that were tried contradict each other, by this lemma."""

    def __init__(self, found: Lemma) -> None:
        super().__init__()
        self.lemma = found


class Refuting:
    """Clauses, the last of them steps, each with its hints."""

    def __init__(self, clauses: Sequence[Clause], atoms: dict[int, Inequality]) -> None:
        self.clauses, self.atoms = list(clauses), atoms
        self.hints: dict[int, list[int]] = {}

    def refute(self, tried: Sequence[int]) -> Clause:
        """Adds steps, the last of which says that not all of these literals hold; raises Contradiction, ValueError."""
        while True:
            reasons: dict[int, int | None] = dict.fromkeys(tried)
            conflict = self.propagate(reasons)
            if conflict is not None:
                return self.step(reasons, conflict)
            literal = self.open(reasons)
            learnt = self.refute([*tried, literal])
            if -literal not in learnt:
                return learnt

    def propagate(self, reasons: dict[int, int | None]) -> int | None:
        """Adds what follows, each literal with the clause that says so, up to a clause without a literal left."""
        before = -1
        while before < len(reasons):
            before = len(reasons)
            for number, clause in enumerate(self.clauses):
                left = {literal for literal in clause if -literal not in reasons}
                if not left:
                    return number
                if len(left) == 1 and not left & reasons.keys():
                    reasons[left.pop()] = number
        return None

    def step(self, reasons: dict[int, int | None], conflict: int) -> Clause:
        """Adds the step that a conflict shows, with the clauses that led to it as hints; gives its literals."""
        used, waiting = set[int](), [-literal for literal in self.clauses[conflict]]
        while waiting:
            literal = waiting.pop()
            reason = reasons[literal]
            if literal not in used and reason is not None:
                waiting += [-other for other in self.clauses[reason] if other != literal]
            used.add(literal)
        hints = [reason for literal, reason in reasons.items() if literal in used and reason is not None]
        learnt = tuple(-literal for literal, reason in reasons.items() if literal in used and reason is None)
        self.hints[len(self.clauses)] = [*hints, conflict]
        self.clauses.append(learnt)
        return learnt

    def open(self, reasons: dict[int, int | None]) -> int:
        """A literal to try, of a shortest clause that is open; raises Contradiction where the inequalities have one."""
        left = [[literal for literal in clause if -literal not in reasons] for clause in self.clauses
                if not reasons.keys() & set(clause)]
        if left:
            return min(left, key=len)[0]
        found = [literal for literal in reasons if abs(literal) in self.atoms]
        multipliers, _ = solve([meaning_of(literal, self.atoms) for literal in found])
        if multipliers is None:
            raise ValueError("there is a model")
        raise Contradiction([[found[place], str(number)] for place, number in sorted(multipliers.items())])


def refuted(made: Clauses, goals: Sequence[Sequence[int]] = ((),)) -> tuple[list[Lemma], list[list[Any]]]:
    """Lemmas and steps that show of each goal that not all of its literals hold; raises ValueError where they can."""
    lemmas: list[Lemma] = []
    while True:
        search = Refuting([*made.clauses, *(lemma(item, made.atoms) for item in lemmas)], made.atoms)
        needed: set[int] = set()
        try:
            for goal in goals:
                search.refute(goal)
                needed.add(len(search.clauses) - 1)
        except Contradiction as found:
            lemmas.append(found.lemma)
        else:
            break
    for number in reversed(search.hints):
        if number in needed:
            needed.update(search.hints[number])
    first, end = len(made.clauses), len(made.clauses) + len(lemmas)
    kept = [number for number in range(len(search.clauses)) if number < first or number in needed]
    place = {number: new for new, number in enumerate(kept)}
    steps = [[list(search.clauses[number]), [place[hint] for hint in search.hints[number]]]
             for number in kept if number >= end]
    return [lemmas[number - first] for number in kept if first <= number < end], steps
