"""How an assumption relates to another: whether a world satisfies the one and not the other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from explorer.kernel.evaluate import evaluate
from explorer.kernel.models import check_model
from explorer.kernel.syntax import operator
from explorer.kernel.universe import Rejected, write_model
from explorer.map import Relation
from explorer.search.oracle import Oracle
from explorer.search.solvers import Answer
from explorer.verdict import Evidence

WORDS = {(False, False): "equivalent", (False, True): "stronger", (True, False): "weaker", (True, True): "neither"}


def related(oracle: Oracle, own: str, other: str) -> Relation:
    """How `own` relates to `other` at the sizes in scope, whatever else is assumed."""
    apart, other_apart = separating(oracle, own, other), separating(oracle, other, own)
    if apart is Answer.UNKNOWN or other_apart is Answer.UNKNOWN:
        return Relation(own, other, "unknown")
    worlds = [found if isinstance(found, Evidence) else None for found in (apart, other_apart)]
    return Relation(own, other, WORDS[apart is not Answer.NO, other_apart is not Answer.NO], *worlds)


def separating(oracle: Oracle, holds: str, fails: str) -> Evidence | Answer:
    """A world at the smallest size that satisfies one assumption and not the other; NO if there is none.

    YES where there is one whose numbers cannot be written, UNKNOWN where a solver gave up.
    """
    statement, known = oracle.statement, Answer.NO
    refuting = operator("not", statement.formula(fails))
    for size in oracle.sizes:
        site = oracle.site(size)
        if site.universe.empty:
            continue
        ground = site.ground
        on = ground.switch(("not", fails), partial(ground.assert_, refuting))
        answer = site.solve([*site.literals("consistent", [holds]), on], "consistent", [holds])
        if answer is Answer.YES:
            try:
                model = site.model()
            except ArithmeticError:
                return Answer.YES
            check_model(statement, [holds], "consistent", site.universe, model)
            if evaluate(refuting, {}, model, site.universe) is not True:
                raise Rejected(f"the model satisfies {fails}")
            return Evidence("consistent", "model", size, write_model(model, statement))
        if answer is Answer.UNKNOWN:
            known = answer
    return known


def relations(oracle: Oracle, own: Sequence[str]) -> list[Relation]:
    """How each of some assumptions relates to every other one of the map."""
    return [related(oracle, one, other) for one in own for other in oracle.names if other != one]
