"""Scopes that are past the memory there is: refused before anything is searched, with the greatest that is not."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.kernel.statement import Statement
from explorer.language.faults import Fault
from explorer.process import MEMORY
from explorer.scope import Changes, Scope, scope_of, sizes
from explorer.search.estimate import TooLarge, refuse_too_large
from explorer.statement import build
from explorer.theorem import Theorem
from explorer.verdict import Sizes


def refuse(statement: Statement, assumptions: Sequence[str], scope: Scope, changes: Changes,
           memory: int | None) -> None:
    """Raises Fault where a size in scope needs more memory than there is; `changes` of the scope were asked for."""
    limit = memory or MEMORY
    found = first_too_large(statement, assumptions, scope, limit)
    if found is None:
        return
    what = str(found[1]).partition(". Choose")[0]
    smaller = fitting(statement, assumptions, scope, changes, limit)
    if smaller is None:
        raise Fault(what, "no smaller --scope would do: assume less, or allow more with --memory" if "GiB" in what else
                    "no smaller --scope would do")
    raise Fault(what, f"what fits is --scope {asked_for(scope, smaller, changes)}"
                + (", or more --memory" if "GiB" in what else ""))


def asked_for(scope: Scope, smaller: Scope, changes: Changes) -> str:
    """What --scope takes to come to the smaller scope, where the changes came to the other."""
    return ",".join(f"{sort}={greatest}" if least == before[1] and changes.get(sort, (None, 0))[0] is None
                    else f"{sort}={least}..{greatest}"
                    for before, (sort, least, greatest) in zip(scope, smaller, strict=True)
                    if sort in changes or before[1:] != (least, greatest))


def scope_for(theorem: Theorem, claim: str) -> str:
    """What --scope takes to check a claim where the theorem's own scope is too large for it; "" where it is not."""
    statement = build(theorem, claim=claim).statement
    scope = scope_of(statement, theorem)
    on = [name for name, declared in theorem.assumptions.items() if declared.role == "hypothesis"]
    smaller = fitting(statement, on, scope, {}, MEMORY)
    return asked_for(scope, smaller, {}) if smaller else ""


def first_too_large(statement: Statement, assumptions: Sequence[str], scope: Scope,
                    memory: int) -> tuple[Sizes, TooLarge] | None:
    """The first size in scope that is too large, with the reason; None where all fit."""
    for size in sizes(scope):
        try:
            refuse_too_large(statement, assumptions, [size], memory)
        except TooLarge as error:
            return size, error
    return None


def fitting(statement: Statement, assumptions: Sequence[str], scope: Scope, changes: Changes,
            memory: int) -> Scope | None:
    """The scope with smaller greatest sizes, so that all of it fits; None where that takes more than lowering.

    What was asked for is lowered first, then the other sorts, each as long as it helps, the greatest number first.
    """
    least = {sort: 1 if changes.get(sort, (None, 0))[0] is not None else low for sort, low, _ in scope}
    while found := first_too_large(statement, assumptions, scope, memory):
        able = [(sort in changes, number, sort) for sort, number in found[0] if number > least[sort]]
        if not able:
            return None
        _, number, lowered = max(able)
        scope = tuple((sort, min(low, number - 1), number - 1) if sort == lowered else (sort, low, high)
                      for sort, low, high in scope)
    return scope
