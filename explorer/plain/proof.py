"""Refutations: the clauses of an instance list, lemmas of linear arithmetic, and steps to the empty clause."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

from explorer.plain.clauses import Clause, Clauses, Form, Number, plus
from explorer.plain.ground import Grounding
from explorer.plain.terms import JSON, Rejected, items, number, require, whole
from explorer.plain.values import Value, World


def refuted(world: World, query: JSON, outer: Mapping[str, Value], assumptions: Sequence[str], joint: bool,
            certificate: JSON) -> list[Collection[str]]:
    """The sets of assumptions under which a certificate shows that a query has no model; raises Rejected.

    A certificate that is not `joint` shows it for all the assumptions together, or not at all.
    """
    formulas = world.statement.query(query)
    if set(certificate) == {"empty"} and not joint:
        require(certificate["empty"] in world.statement.restrictions, "this sort has no restriction")
        require(not world.values(certificate["empty"]), f"{certificate['empty']} is not empty")
        return [()]
    require(set(certificate) == {"work", "instances", "lemmas", "steps"}, "a certificate has other parts")
    require(whole(certificate["work"]) > 0, "a certificate has no work")
    grounding = Grounding(world, assumptions, joint)
    grounding.ground(formulas, outer, certificate["instances"])
    clauses = [*grounding.clauses.clauses]
    clauses += [lemma(grounding.clauses, given) for given in items(certificate["lemmas"])]
    steps = items(certificate["steps"])
    for place, step in enumerate(steps):
        counts = len(step) == 3
        require(len(step) == 2 or counts and not joint and place == len(steps) - 1, f"step {place} is malformed")
        literals = tuple(whole(given) for given in items(step[0]))
        require(0 not in literals, "0 is no literal")
        require(not any(-one in literals for one in literals), f"step {place} holds a literal and its negation")
        hints = [hinted(hint, clauses) for hint in items(step[1])]
        if counts:
            require(literals == (), "a step that counts is the last one")
            count(clauses, hints, [[whole(given) for given in items(group)] for group in items(step[2])])
        else:
            propagate(place, literals, hints)
        clauses.append(literals)
    proved = clauses[len(clauses) - len(steps):]
    if not joint:
        require(bool(proved) and proved[-1] == (), "the last step is not the empty clause")
        return [assumptions]
    switches = {-switch: name for name, switch in grounding.switches.items()}
    sets = [clause for clause in proved if switches.keys() >= set(clause)]
    require(sets != [], "the refutations show nothing")
    return [[switches[one] for one in clause] for clause in sets]


def hinted(hint: JSON, clauses: Sequence[Clause]) -> Clause:
    """The clause that a hint is the number of; raises Rejected."""
    require(0 <= whole(hint) < len(clauses), f"there is no clause {hint}")
    return clauses[hint]


def lemma(clauses: Clauses, given: JSON) -> Clause:
    """The clause that not all of these inequalities hold; raises Rejected unless they add up to something false."""
    total: Number = Fraction(0)
    strict = False
    for one, multiplier in items(given):
        require(abs(whole(one)) in clauses.inequalities, f"{one} is not an inequality")
        require(number(multiplier) > 0, "a multiplier is not positive")
        form, below = clauses.inequalities[abs(one)]
        total = plus(total, form, number(multiplier) * (1 if one > 0 else -1))
        strict = strict or below == (one > 0)
    require(not isinstance(total, Form), "the inequalities of a lemma add up to a form with unknowns")
    if isinstance(total, Form) or not (total > 0 or total == 0 and strict):
        raise Rejected("the inequalities of a lemma can all hold")
    return tuple(-one for one, _ in given)


def propagate(place: int, literals: Clause, hints: Sequence[Clause]) -> None:
    """Raises Rejected unless the hints, one after the other, lead from the literals being false to a conflict."""
    false = set(literals)
    for turn, clause in enumerate(hints):
        left = set(clause) - false
        last = turn == len(hints) - 1
        require(len(left) == (0 if last else 1), f"step {place}: {len(left)} literals are left by hint {turn}")
        false |= {-one for one in left}
    require(hints != [], f"step {place} has no hints")


def count(clauses: Sequence[Clause], chosen: Sequence[Clause], groups: Sequence[Sequence[int]]) -> None:
    """Raises Rejected unless the chosen clauses need more true literals than the groups can have."""
    literals = [one for clause in chosen for one in set(clause)]
    require(len(set(literals)) == len(literals), "two of the clauses counted have a literal in common")
    require(set(literals) <= {one for group in groups for one in group}, "a literal counted is in no group")
    pairs = {frozenset(clause) for clause in clauses if len(clause) == 2}
    for group in groups:
        for one, other in combinations(set(group), 2):
            require(frozenset((-one, -other)) in pairs, f"{one} and {other} of a group can both hold")
    require(len(chosen) > len(groups), "there are not more clauses than groups")
