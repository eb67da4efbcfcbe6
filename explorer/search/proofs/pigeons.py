"""Refutations by counting: a symbol takes different values at more arguments than it has values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from explorer.kernel.ground import Grounding
from explorer.kernel.refutation import grounded
from explorer.kernel.syntax import Symbol
from explorer.kernel.universe import Universe, Value
from explorer.search.proofs.attempt import Attempt
from explorer.search.proofs.steps import Replay
from explorer.search.proofs.terms import Instance, parts, written

MOST = 40  # values that a symbol can take
PATIENCE = 12  # arguments tried in vain before an assumption is given up


def counted(universe: Universe, names: Sequence[str], query: str, outer: Mapping[str, Value],
            until: float) -> dict[str, Any] | None:
    """A certificate by counting, not yet checked; None where no assumption gives one. Raises Late."""
    for name, number, head, _ in parts(universe, names):
        if len(head) != 2 or head[0][1] != head[1][1]:
            continue
        for symbol in universe.statement.symbols:
            if symbol.of != (head[0][1],) or symbol.to.kind == "real":
                continue
            values = universe.domain(symbol.to)
            if len(values) < min(len(universe.domain(symbol.of[0])), MOST):
                found = apart(universe, symbol, (name, number), names, query, outer, until)
                if len(found) > len(values):
                    return certificate(universe, symbol, (name, number), found, names, query, outer)
    return None


def instances(symbol: Symbol, axiom: tuple[str, int], found: Sequence[Value]) -> list[Instance]:
    """The instances that say that the symbol has a value at each of these arguments, and different ones."""
    sort = symbol.of[0]
    return [["?", symbol.name, [written((sort, value))]] for value in found] + \
        [[*axiom, [written((sort, a)), written((sort, b))]] for a, b in combinations(found, 2)]


def gates(ground: Grounding, symbol: Symbol, argument: Value) -> list[int]:
    """The literals that say which value a symbol has at an argument."""
    cell = ground.applied(symbol, (ground.known(symbol.of[0], argument),))
    return [ground.equal(symbol.to, cell, value) for value in ground.values(symbol.to)]


def apart(universe: Universe, symbol: Symbol, axiom: tuple[str, int], names: Sequence[str], query: str,
          outer: Mapping[str, Value], until: float) -> list[Value]:
    """Arguments at which the assumption makes the symbol take different values, by unit propagation alone."""
    attempt = Attempt(universe, query, outer, names, until)
    found: list[Value] = []
    in_vain = 0
    try:
        for value in universe.domain(symbol.of[0]):
            if all(differ(attempt, symbol, axiom, other, value) for other in found):
                found.append(value)
            else:
                in_vain += 1
            if len(found) > len(universe.domain(symbol.to)) or in_vain > PATIENCE * len(found):
                break
    finally:
        attempt.close()
    return found


def differ(attempt: Attempt, symbol: Symbol, axiom: tuple[str, int], a: Value, b: Value) -> bool:
    for instance in instances(symbol, axiom, (a, b)):
        attempt.add(instance)
    attempt.load()
    switches = [2 * number + 1 for number in range(len(attempt.instances))]
    left, right = (gates(attempt.ground, symbol, value) for value in (a, b))
    return all(not attempt.engine.propagate([2 * x, 2 * y, *switches])[0] for x, y in zip(left, right, strict=True))


def certificate(universe: Universe, symbol: Symbol, axiom: tuple[str, int], found: Sequence[Value],
                names: Sequence[str], query: str, outer: Mapping[str, Value]) -> dict[str, Any] | None:
    """The certificate: for each value and each two arguments a step that excludes it at both, then the count."""
    chosen = instances(symbol, axiom, found)
    ground = grounded(universe, names, query, chosen, outer)
    rows = [gates(ground, symbol, value) for value in found]
    clauses = list(ground.clauses.clauses)
    replay = Replay(clauses)
    steps: list[list[Any]] = []
    groups = [list(column) for column in zip(*rows, strict=True)]
    for group in groups:
        for x, y in combinations(group, 2):
            hints = replay.hints((-x, -y))
            if hints is None:
                return None
            steps.append([[-x, -y], hints])
    replay.close()
    places = {frozenset(clause): number for number, clause in enumerate(clauses)}
    if not all(frozenset(row) in places for row in rows):
        return None
    steps.append([[], [places[frozenset(row)] for row in rows], groups])
    return {"work": 0, "instances": chosen, "lemmas": [], "steps": steps}
