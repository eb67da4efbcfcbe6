"""Refutations: that no model of a query exists at one size, shown by clauses, lemmas and steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from explorer.kernel.exchange import JSON
from explorer.kernel.ground import Grounding
from explorer.kernel.linear import lemma
from explorer.kernel.numbers import Meaning
from explorer.kernel.universe import Meter, Rejected, Universe, Value

PARTS = {"work", "instances", "lemmas", "steps"}


def check_refutation(universe: Universe, assumptions: Sequence[str], query: str, data: JSON,
                     outer: Mapping[str, Value] | None = None) -> None:
    """Raises Rejected unless `data` shows that the query has no model under the assumptions; malformed data included.

    `data` is `{"empty": SORT}` where a restriction leaves a sort without values, and otherwise has `instances` of
    assumptions, `lemmas` of linear arithmetic and `steps`, and in `work` how many steps the check may take.
    """
    if set(data) == {"empty"}:
        if not any(sort.name == data["empty"] and not universe.domain(sort) for sort in universe.restrictions):
            raise Rejected("no restriction leaves that sort without values")
        return
    with_steps(universe, assumptions, query, data, outer, False)


def check_refutations(universe: Universe, assumptions: Sequence[str], query: str, data: JSON,
                      outer: Mapping[str, Value] | None = None) -> list[frozenset[str]]:
    """Some of the assumptions: under each of these sets `data` shows that the query has no model. Raises Rejected.

    Here an instance of an assumption counts only where the assumption is switched on, by a literal of its own, and a
    step all of whose literals are negated switches says that these assumptions leave no model.
    """
    return with_steps(universe, assumptions, query, data, outer, True)


def with_steps(universe: Universe, assumptions: Sequence[str], query: str, data: JSON,
               outer: Mapping[str, Value] | None, switched: bool) -> list[frozenset[str]]:
    if set(data) != PARTS or type(data["work"]) is not int or not 0 < data["work"] <= universe.meter.limit:
        raise Rejected("a refutation has work, instances, lemmas and steps")
    meter, universe.meter = universe.meter, Meter(data["work"])
    try:
        grounding = grounded(universe, assumptions, query, data["instances"], outer, switched)
        made = grounding.clauses
        clauses = [*made.clauses, *(lemma(item, made.atoms) for item in data["lemmas"])]
        first = len(clauses)
        (follow if switched else check_steps)(clauses, data["steps"], universe.meter)
        names = {-switch: name for name, switch in grounding.switches.items()}
        return [frozenset(names[literal] for literal in step) for step in clauses[first:] if names.keys() >= set(step)]
    except Rejected:
        raise
    except Exception as error:
        raise Rejected(f"the refutation is malformed ({type(error).__name__}: {error})"[:500]) from error
    finally:
        meter.steps += universe.meter.steps
        universe.meter = meter
        meter.spend(0)


def check_steps(clauses: list[tuple[int, ...]], steps: JSON, meter: Meter) -> None:
    """Raises Rejected unless the steps derive the empty clause, the last step. That one may count: see `count`."""
    if not isinstance(steps, list) or not steps or steps[-1][0] != []:
        raise Rejected("the last step is not the empty clause")
    if len(steps[-1]) == 2:
        follow(clauses, steps, meter)
    else:
        follow(clauses, steps[:-1], meter)
        _, chosen, groups = steps[-1]
        count(clauses, chosen, groups, meter)


def follow(clauses: list[tuple[int, ...]], steps: JSON, meter: Meter) -> None:
    """Adds the steps `[[literals], [hints]]` to the clauses; raises Rejected unless each follows from those before it.

    A step's literals are taken to be false; each hint, the number of an earlier clause, must then have exactly one
    literal that is not false, which becomes true, and the last hint none.
    """
    for literals, hints in steps:
        if not all(type(literal) is int and literal for literal in literals):
            raise Rejected("a literal is a number other than 0")
        false = set(literals)
        if any(-literal in false for literal in false):
            raise Rejected("a step holds a literal and its negation")
        settled, looked = False, 1
        for hint in hints:
            if settled or type(hint) is not int or not 0 <= hint < len(clauses):
                raise Rejected("a hint is the number of an earlier clause, and none follows a conflict")
            looked += len(clauses[hint])
            left = [literal for literal in clauses[hint] if literal not in false]
            if not left:
                settled = True
            elif len(left) > 1 and len(set(left)) > 1:
                raise Rejected("a hint has more than one literal that is not false")
            else:
                false.add(-left[0])
        if not settled:
            raise Rejected("the hints of a step do not lead to a conflict")
        meter.spend(looked)
        clauses.append(tuple(literals))


def count(clauses: Sequence[tuple[int, ...]], chosen: JSON, groups: JSON, meter: Meter) -> None:
    """Raises Rejected unless more clauses are chosen than there are groups of literals, which rules out a model.

    The clauses chosen have no literal in common, every literal of theirs is in a group, and no two literals of a group
    hold together: for each two there is a clause that says so. So each clause has a true literal and each group at
    most one.
    """
    if not all(type(number) is int and 0 <= number < len(clauses) for number in chosen):
        raise Rejected("a counted clause is the number of an earlier clause")
    literals = [literal for number in chosen for literal in set(clauses[number])]
    if len(chosen) <= len(groups) or len(set(literals)) != len(literals):
        raise Rejected("there are no more counted clauses than groups, or they have a literal in common")
    if not set(literals) <= {literal for group in groups for literal in group}:
        raise Rejected("a literal of a counted clause is in no group")
    excluded = {frozenset(clause) for clause in clauses if len(clause) == 2}
    for group in groups:
        meter.spend(len(group) ** 2)
        if not all(frozenset((-a, -b)) in excluded for a, b in combinations(group, 2)):
            raise Rejected("two literals of a group can hold together")


def grounded(universe: Universe, assumptions: Sequence[str], query: str, instances: JSON,
             outer: Mapping[str, Value] | None = None, switched: bool = False) -> Grounding:
    """The clauses of a query and of the instances listed, which a refutation speaks of."""
    statement = universe.statement
    given: dict[str, Meaning] = {}
    grounding = Grounding(universe, assumptions if switched else ())
    for name, sort in statement.outer:
        if outer and name in outer:
            given[name] = grounding.known(sort, outer[name])
    grounding.query(query, given)
    allowed = [*(name for name, _ in statement.always), *assumptions]
    for instance in instances:
        grounding.instance(instance, allowed)
    return grounding
