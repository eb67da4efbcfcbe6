"""Scopes: the box of sizes that is searched, from what the theorem file says and what the user changes.

A size gives each sort a number of elements. A scope is a tuple of (sort, least, greatest) in the statement's order.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import product
from math import prod
from typing import Any

from explorer.kernel.statement import Statement
from explorer.language.faults import Fault, did_you_mean
from explorer.language.terms import kernel_sort
from explorer.theorem import Theorem
from explorer.verdict import Sizes

Scope = tuple[tuple[str, int, int], ...]
Changes = Mapping[str, tuple[int | None, int]]  # a sort's new least (None: as it is) and greatest
GREATEST = 1000  # elements of a sort
MOST = 10_000  # sizes in a scope
EXAMPLE = "a scope is written State=2,Action=3 (greatest) or State=2..2,Action=1..3 (least and greatest)"


def parse_scope(text: str) -> dict[str, tuple[int | None, int]]:
    """The changes that `State=2,Action=1..3` asks for; raises Fault where it is malformed."""
    changes: dict[str, tuple[int | None, int]] = {}
    for part in text.split(","):
        found = re.fullmatch(r"\s*([A-Za-z_]\w*)\s*=\s*(?:(\d{1,9})\s*\.\.\s*)?(\d{1,9})\s*", part)
        if not found:
            raise Fault(f"`{part.strip()}` is no part of a scope", EXAMPLE)
        sort, least, greatest = found.groups()
        if sort in changes:
            raise Fault(f"the scope gives `{sort}` twice", EXAMPLE)
        changes[sort] = (int(least) if least else None, int(greatest))
    return changes


def given_range(theorem: Theorem, sort: Any, value: Any) -> tuple[int, int]:
    """A sort's least and greatest size as its theorem file gives them; raises Fault."""
    declared = kernel_sort(sort)
    if declared.kind not in ("finite", "level"):
        raise Fault(f"the scope gives a size to {declared.name}", "sizes belong to sorts of elements and to Level",
                    theorem.place)
    if declared.elements:
        number = len(declared.elements)
        if value not in (number, (number, number)):
            raise Fault(f"{declared.name} has {number} named elements, not {value}", "leave it out of the scope",
                        theorem.place)
        return number, number
    least = 2 if declared.kind == "level" else 1
    pair = value if isinstance(value, tuple) else (least, value)
    if len(pair) != 2 or any(type(n) is not int for n in pair) or not 0 < pair[0] <= pair[1] <= GREATEST:
        raise Fault(f"the scope of {declared.name} is impossible: {value!r}",
                    f"give the greatest size, or (least, greatest), at most {GREATEST}", theorem.place)
    return pair[0], pair[1]


def scope_of(statement: Statement, theorem: Theorem, changes: Changes | None = None) -> Scope:
    """The scope of a statement; raises Fault for a sort without a size, an unknown sort or an impossible change.

    A change to a sort of the theorem that this statement does not use has no effect.
    """
    changes = dict(changes or {})
    given = {kernel_sort(sort).name: given_range(theorem, sort, value) for sort, value in theorem.scope_given.items()}
    known = dict.fromkeys([*given, *(sort.name for sort in statement.sized)])
    for name in changes:
        if name not in known:
            raise Fault(f"there is no sort `{name}` with a size", did_you_mean(name, known))
    result = []
    for sort in statement.sized:
        if sort.elements:
            given.setdefault(sort.name, (len(sort.elements), len(sort.elements)))
        if sort.name not in given:
            raise Fault(f"the scope gives {sort.name} no size", f"write scope={{..., {sort.name}: (1, 2)}}",
                        theorem.place)
        result.append((sort.name, *changed(sort.name, given[sort.name], changes.get(sort.name), sort.elements)))
    count = prod(greatest - least + 1 for _, least, greatest in result)
    if count > MOST:
        raise Fault(f"this scope has {count:,} sizes", f"at most {MOST:,} can be searched; ask for fewer")
    return tuple(result)


def reach_of(theorem: Theorem, changes: Changes | None = None) -> dict[str, tuple[int, int]]:
    """The least and greatest size of every sort without named elements that the theorem gives a size; raises Fault."""
    found = {}
    for sort, value in theorem.scope_given.items():
        declared = kernel_sort(sort)
        if declared.kind == "finite" and not declared.elements:
            given = given_range(theorem, sort, value)
            found[declared.name] = changed(declared.name, given, (changes or {}).get(declared.name), ())
    return found


def changed(name: str, given: tuple[int, int], change: tuple[int | None, int] | None,
            elements: tuple[str, ...]) -> tuple[int, int]:
    """A sort's least and greatest after a change; raises Fault where there is no such size."""
    if change is None:
        return given
    greatest = change[1]
    least = given[0] if change[0] is None else change[0]
    if elements and (least, greatest) != given:
        raise Fault(f"{name} has exactly {given[0]} elements: {', '.join(elements)}", "leave it out of the scope")
    if least < 1 or greatest < 1:
        raise Fault(f"{name} cannot have 0 elements", f"write {name}=1..{max(greatest, 1)}")
    if greatest > GREATEST:
        raise Fault(f"{name} cannot have {greatest} elements", f"at most {GREATEST}")
    if least > greatest and change[0] is None:
        raise Fault(f"{name}={greatest} is below its least size, {least}", f"write {name}={greatest}..{greatest}")
    if least > greatest:
        raise Fault(f"{name}={least}..{greatest} has no size in it", f"write {name}={greatest}..{least}")
    return least, greatest


def sizes(scope: Scope) -> list[Sizes]:
    """Every size in a scope: by total number of elements, then in the order of declaration."""
    names = [name for name, _, _ in scope]
    tuples = sorted(product(*(range(least, greatest + 1) for _, least, greatest in scope)), key=lambda t: (sum(t), t))
    return [tuple(zip(names, numbers, strict=True)) for numbers in tuples]


def written(scope: Scope) -> str:
    """The scope as `--scope` takes it."""
    return ",".join(f"{name}={least}..{greatest}" for name, least, greatest in scope)
