"""The verdict of a formalization of a shipped theorem, by name and without certificates, for tests of theorem files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from explorer.asking import ask
from explorer.checking import Options, check
from explorer.loading import find
from explorer.scope import scope_of, sizes
from explorer.search.decide import Search
from explorer.statement import build

Pairs = tuple[tuple[str, str], ...]
Size = tuple[tuple[str, int], ...]


@cache
def search(name: str, claim: str, axes: Pairs, at: Size) -> Search:
    """The search for a claim at one size, or over the scope of the file where `at` is empty."""
    theorem = find(name).theorem
    statement = build(theorem, axes=dict(axes), claim=claim).statement
    changes = {sort: (number, number) for sort, number in at}
    return Search(statement, tuple(sizes(scope_of(statement, theorem, changes))))


def verdict(name: str, assumptions: Sequence[str] = (), *, claim: str = "", drop: Sequence[str] = (),
            at: Mapping[str, int] | None = None, **axes: str) -> str:
    """The verdict of the theorem with these assumptions and its hypotheses, those in `drop` apart."""
    declared = find(name).theorem.assumptions
    unknown = {*assumptions, *drop} - set(declared)
    if unknown:
        raise ValueError(f"{name} has no assumption {sorted(unknown)}")
    on = [other for other, found in declared.items() if found.role == "hypothesis" and other not in drop]
    return search(name, claim, tuple(sorted(axes.items())), tuple((at or {}).items())).overall([*on, *assumptions])


def ambiguity(name: str, assumptions: Sequence[str], *, at: Mapping[str, int], **axes: str) -> str | None:
    """Whether what is seen leaves the target fully or partly open, at one size where an `unidentified` claim stands."""
    asked = ask(find(name), list(assumptions), axes.items(), changes={s: (n, n) for s, n in at.items()})
    found = check(asked.problem, asked.formalization, Options(certify=False))
    if found.verdict != "stands" or not found.remaining:
        raise ValueError(f"{found.verdict}, and nothing is left to count")
    return found.remaining.ambiguity
