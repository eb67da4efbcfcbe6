"""Tables of a theorem file that fall outside their sort at a size of the scope."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from explorer.kernel.evaluate import evaluate
from explorer.kernel.syntax import Sort, Term
from explorer.kernel.universe import Rejected, Universe, Value, ladder
from explorer.language.faults import Fault
from explorer.language.sorts import MADE
from explorer.scope import Scope, sizes
from explorer.statement import Problem, walk
from explorer.verdict import size_text


def outside(problem: Problem, scope: Scope) -> list[Fault]:
    """A fault for each constant table that some size of the scope has no room for."""
    statement = problem.statement
    terms = [term for _, term in (*statement.always, *statement.assumptions)]
    terms += [term for _, _, term in statement.restrictions]
    terms += [statement.consistent, statement.varies, statement.witness]
    fixed = [node for term in terms for node in walk(term) if closed(node)]
    if not any(node.op == "lam" for node in fixed):
        return []
    matter = {name for node in fixed for sort in (node.sort, *(s for _, s in node.bound)) for name in parts(sort)}
    few = tuple((name, least, greatest if name in matter else least) for name, least, greatest in scope)
    faults: dict[Term, Fault] = {}
    for size in sizes(few):
        universe = Universe(statement, dict(size))
        for table in (table for term in terms for table in constants(term, universe)):
            if table not in faults and not inside(table, universe):
                where = size_text(size) + why(table.sort, universe)
                faults[table] = Fault(f"this table is no {table.sort.name} at {where}",
                                      "guard it with a condition, or change the scope",
                                      MADE.get(table) or problem.theorem.place)
    return list(faults.values())


def stray(problem: Problem, part: str, size: Mapping[str, int]) -> Fault:
    """The fault of an assumption, an alternative or a query whose table falls outside its sort in some world."""
    theorem, (axis, _, name) = problem.theorem, part.partition("=")
    alternatives = theorem.axes[axis].alternatives if axis in theorem.axes else {}
    declared = problem.assumptions.get(part) or alternatives.get(name)
    where = size_text(tuple(size.items())) + "".join(
        rungs(size[sort.name]) for sort in problem.statement.sized if sort.kind == "level")
    who = f"`{part}`" if declared else "the claim"
    return Fault(f"{who} makes a table that is no value of its sort in some world at {where}",
                 "guard it with a condition that excludes such worlds, or change the scope",
                 declared.place if declared else theorem.claim_places.get(problem.statement.claim) or theorem.place)


def parts(sort: Sort) -> Iterator[str]:
    """The names of a sort and of the sorts that it is made of."""
    yield sort.name
    for part in (*sort.of, *sort.to):
        yield from parts(part)


def closed(term: Term) -> bool:
    """Whether a term speaks of no unknown and of no variable from outside."""
    return not term.free and all(node.op != "app" for node in walk(term))


def constants(term: Term, universe: Universe) -> Iterator[Term]:
    """The constant tables in a term that this size reaches; what stands behind a guard that fails here is not."""
    args = term.args
    if term.op in ("implies", "ite", "and", "or") and simple(args[0]):
        holds = evaluate(args[0], {}, {}, universe)
        if term.op == "ite":
            args = (args[1] if holds else args[2],)
        elif holds == (term.op == "or"):
            args = ()
    if term.op == "lam" and closed(term):
        yield term
    for arg in args:
        yield from constants(arg, universe)


def simple(term: Term) -> bool:
    """Whether a condition speaks of the size alone, and can be evaluated at once."""
    return closed(term) and all(sort.kind != "table" for node in walk(term) for _, sort in node.bound)


def inside(table: Term, universe: Universe) -> bool:
    """Whether a constant table is a value of its sort; True where there are too many values to tell."""
    names = [name for name, _ in table.bound]
    try:
        rows = product(*(universe.domain(sort) for _, sort in table.bound))
        value = tuple(evaluate(table.args[0], dict(zip(names, row, strict=True)), {}, universe) for row in rows)
    except Rejected as error:
        return "outside" not in str(error)
    if not all(fits(cell, table.sort.result, universe) for cell in value):
        return False
    name, formula = universe.restrictions.get(table.sort, ("", None))
    return formula is None or evaluate(formula, {name: value}, {}, universe) is True


def fits(cell: Value, sort: Sort, universe: Universe) -> bool:
    """Whether a cell is on the ladder of its size; cells of other sorts are checked as they are evaluated."""
    return sort.kind != "level" or cell in ladder(universe.size[sort.name])


def why(sort: Sort, universe: Universe) -> str:
    """What the ladder is, where the table gives levels."""
    if sort.result.kind != "level":
        return ""
    return rungs(universe.size[sort.result.name])


def rungs(levels: int) -> str:
    """What the ladder of so many levels is, as a sentence goes on with it."""
    return f", where the levels are {', '.join(map(str, ladder(levels)))}"
