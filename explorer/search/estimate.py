"""How large a problem will be, from the sizes of its sorts alone, so that what cannot fit is refused beforehand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log10, prod

from explorer.kernel.statement import Statement
from explorer.kernel.syntax import Sort, Term
from explorer.kernel.universe import LARGEST, Universe
from explorer.search.runtime import FEW
from explorer.verdict import Sizes

BYTES_A_CLAUSE = 100  # about twice what was measured with python-sat: solving adds some
BYTES_A_CELL = 1_000
BASE = 120 * 2**20
COUNTED = 5_000  # a restricted sort of so many tables is counted one by one; of more, as if it were not restricted


class TooLarge(Exception):
    """A size needs more memory than there is; the message has the numbers."""


def refuse_too_large(statement: Statement, assumptions: Sequence[str], sizes: Iterable[Sizes], memory: int) -> None:
    """Raises TooLarge where a size in scope would need more than `memory` bytes or a sort has too many values."""
    for size in sizes:
        where = ", ".join(f"{name}={number}" for name, number in size)
        known = counted(statement, dict(size))
        for sort in statement.sorts:
            count = values(sort, known)
            if count > LARGEST:
                raise TooLarge(f"at {where}, {sort.name} has {shown(count)} values; at most {LARGEST:,} can be listed. "
                               "Choose a smaller scope, such as --scope "
                               + ",".join(f"{name}={max(1, number - 1)}" for name, number in size))
        cells, clauses = problem_size(statement, assumptions, known)
        needed = BASE + cells * BYTES_A_CELL + clauses * BYTES_A_CLAUSE
        if needed > memory:
            raise TooLarge(f"at {where}, the problem has about {shown(cells)} unknown cells and {shown(clauses)} "
                           f"clauses, and would need about {amount(needed)}; the limit is {amount(memory)}. Choose a "
                           "smaller --scope, fewer assumptions that compare two tables, or a larger --memory")


def counted(statement: Statement, size: Mapping[str, int]) -> dict[str, int]:
    """The size, with the number of values of every restricted table that has few enough to look at each."""
    universe, known = Universe(statement, size), dict(size)
    restricted = {sort for sort, _, _ in statement.restrictions}
    for sort in statement.sorts:
        if sort in restricted and values(sort, known) <= COUNTED:
            known[sort.name] = len(universe.domain(sort))
    return known


def shown(count: int) -> str:
    """A number for people."""
    return f"{count:,}" if count < 10**9 else f"10^{round(log10(count))}"


def amount(size: int) -> str:
    """Bytes for people: `2.5 GiB`, `0.1 GiB (120 MiB)`, `10 MiB`."""
    if size >= 2**30:
        return f"{size / 2**30:,.1f} GiB"
    small = f"{size / 2**20:,.0f} MiB" if size >= 2**20 else f"{size / 2**20:.2g} MiB"
    return f"{size / 2**30:.1f} GiB ({small})" if size >= 0.1 * 2**30 else small


def values(sort: Sort, size: Mapping[str, int]) -> int:
    """How many values a sort has, restricted or not as far as it was counted; capped at 10^300."""
    if sort.name in size:
        return size[sort.name]
    if sort.kind == "bool":
        return 2
    if sort.kind == "real":
        return 1
    base, rows = values(sort.result, size), prod(values(part, size) for part in sort.of)
    return 1 if base == 1 else min(10**300, base ** min(rows, 1000))


def leaves(sort: Sort, size: Mapping[str, int]) -> int:
    """How many cells one value of a sort has."""
    if sort.kind != "table":
        return 1
    return prod(values(part, size) for part in sort.of) * leaves(sort.result, size)


def problem_size(statement: Statement, assumptions: Sequence[str], size: Mapping[str, int]) -> tuple[int, int]:
    """About how many cells and clauses the statement has at a size under these assumptions."""
    cells = sum(prod(values(part, size) for part in symbol.of) * leaves(symbol.to, size)
                for symbol in statement.symbols)
    terms = [term for name, term in statement.always + statement.assumptions
             if name in assumptions or (name, term) in statement.always]
    terms += [statement.consistent, statement.varies, statement.witness]
    return cells, cells + sum(clauses_of(term, size, {}) for term in terms)


def clauses_of(term: Term, size: Mapping[str, int], bound: Mapping[str, Sort]) -> int:
    """About how many clauses a formula makes: its instances, guards that equate cells taken off."""
    if term.op == "and":
        return sum(clauses_of(arg, size, bound) for arg in term.args)
    if term.op in ("forall", "exists"):
        inner = {**bound, **dict(term.bound)}
        count = prod(values(sort, size) for _, sort in term.bound)
        return count * clauses_of(term.args[0], size, inner)
    if term.op == "implies":
        share = 1.0
        for guard in conjuncts(term.args[0]):
            share *= fraction(guard, size)
        return max(1, int(min(share, 1.0) * clauses_of(term.args[1], size, bound)))
    if term.op == "not" and term.args[0].op == "eq":
        sort = term.args[0].args[0].sort
        count = values(sort, size)
        return count if sort.kind == "table" and count <= FEW else 4 * leaves(sort, size)
    return 4 if term.op == "eq" else 1


def conjuncts(term: Term) -> Iterator[Term]:
    if term.op == "and":
        for arg in term.args:
            yield from conjuncts(arg)
    else:
        yield term


def fraction(guard: Term, size: Mapping[str, int]) -> float:
    """About how many of the tuples pass a guard: equations of cells of two tables let few through."""
    if guard.op == "forall":
        inside = fraction(guard.args[0], size)
        return float(inside ** (prod(values(sort, size) for _, sort in guard.bound))) if inside < 1 else 1.0
    if guard.op in ("or", "implies"):
        return fraction(guard.args[-1], size) ** 0.5
    if guard.op == "eq" and all(arg.op in ("sel", "var") for arg in guard.args):
        return 1 / max(1, values(guard.args[0].sort, size))
    return 1.0
