"""The words of formulas: sorts, symbols, and one immutable tree of terms whose sorts are checked as it is built.

A formula is a term of sort `Bool`. Everything else in the package (exact evaluation, solver clauses, canonical text,
notation) is a function over this tree. Operators and what they take:

    var NAME · app SYMBOL args · sel table args · lam TABLE vars body · elem SORT index · num q · true · false
    add a b ... · mul a b · total vars body · count vars formula · ite c a b · rank a
    eq a b · le a b · lt a b · not a · and ... · or ... · implies a b · forall vars body · exists vars body

`Level` and `Real` are the numeric sorts; arithmetic on either gives `Real`. `rank` is the position (from 0) of a level
on its ladder or of an element in an ordered sort. `eq` compares tables by their values, and formulas (if and only if).
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from explorer.kernel.sorts import BOOL, BUILTIN, LEVEL, NAME, REAL, Number, Sort, SortFault, Symbol, Variable, an, named

__all__ = ["BOOL", "BUILTIN", "FALSE", "LEVEL", "NAME", "REAL", "TRUE", "Number", "Sort", "SortFault", "Symbol", "Term",
           "Variable", "an", "apply", "binder", "element", "named", "number", "operator", "select", "table", "variable"]


class Term:
    """One node of the tree; build it with the functions below, which check sorts and raise SortFault."""

    __slots__ = ("args", "bound", "free", "hash", "name", "number", "op", "sort")
    op: str
    sort: Sort
    args: tuple[Term, ...]
    name: str
    bound: tuple[Variable, ...]
    number: Number
    free: frozenset[Variable]
    hash: int

    def __init__(self, op: str, sort: Sort, args: tuple[Term, ...] = (), name: str = "",
                 bound: tuple[Variable, ...] = (), number: Number = 0) -> None:
        free = frozenset(((name, sort),)) if op == "var" else frozenset().union(*(a.free for a in args)) - set(bound)
        hashed = hash((op, sort, args, name, bound, number))
        values = (args, bound, free, hashed, name, number, op, sort)
        for slot, value in zip(self.__slots__, values, strict=True):
            object.__setattr__(self, slot, value)

    def __setattr__(self, *_: object) -> None:
        raise AttributeError("a term cannot be changed")

    def __hash__(self) -> int:
        return self.hash

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        return (isinstance(other, Term) and self.hash == other.hash and self.op == other.op
                and self.name == other.name and self.number == other.number and self.sort == other.sort
                and self.bound == other.bound and self.args == other.args)

    def __reduce__(self) -> tuple[Any, ...]:
        return Term, (self.op, self.sort, self.args, self.name, self.bound, self.number)

    def __repr__(self) -> str:
        label = self.name or str(self.number) * (self.op in ("num", "elem"))
        return f"({' '.join((self.op, label, *map(repr, self.args)))})"


TRUE, FALSE = Term("true", BOOL), Term("false", BOOL)
ARITY = {"eq": 2, "le": 2, "lt": 2, "not": 1, "implies": 2, "mul": 2, "rank": 1, "ite": 3}


def variable(name: str, sort: Sort) -> Term:
    return Term("var", sort, name=named(name))


def apply(symbol: Symbol, args: Sequence[Term]) -> Term:
    check_arguments(symbol.name, symbol.of, args)
    return Term("app", symbol.to, tuple(args), symbol.name)


def select(table: Term, args: Sequence[Term]) -> Term:
    result = table.sort.result
    check_arguments(table.sort.name, table.sort.of, args)
    return Term("sel", result, (table, *args))


def check_arguments(name: str, sorts: Sequence[Sort], args: Sequence[Term]) -> None:
    if len(sorts) != len(args):
        raise SortFault(f"{name} takes {len(sorts)} argument{'s' * (len(sorts) != 1)}, not {len(args)}")
    for place, (sort, arg) in enumerate(zip(sorts, args, strict=True), 1):
        if arg.sort != sort:
            raise SortFault(f"argument {place} of {name} is {an(sort.name)}, not {an(arg.sort.name)}")


def table(sort: Sort, bound: Sequence[Variable], body: Term) -> Term:
    """The table that maps the bound variables to `body`; it must fall inside the sort wherever it is used."""
    if tuple(s for _, s in bound) != sort.of or sort.kind != "table":
        raise SortFault(f"{an(sort.name)} is made from {', '.join(s.name for s in sort.of)}")
    if body.sort != sort.result and not (body.sort.numeric and sort.result.kind == "level"):
        raise SortFault(f"{an(sort.name)} gives {an(sort.result.name)}, not {an(body.sort.name)}")
    return Term("lam", sort, (body,), bound=distinct(bound))


def element(sort: Sort, index: int) -> Term:
    if sort.kind != "finite" or type(index) is not int or index < 0 or (sort.elements and index >= len(sort.elements)):
        raise SortFault(f"{sort.name} has no element number {index!r}")
    return Term("elem", sort, number=index)


def number(value: Number) -> Term:
    if type(value) is not int and type(value) is not Fraction:
        raise SortFault(f"{value!r} is not an exact number")
    return Term("num", REAL, number=int(value) if value.denominator == 1 else value)


def binder(op: str, bound: Sequence[Variable], body: Term) -> Term:
    """`op` is forall, exists, total or count; the variables range over sorts that have finitely many values."""
    wanted = "a number" if op == "total" else "a formula"
    if not (body.sort.numeric if op == "total" else body.sort == BOOL):
        raise SortFault(f"{op} takes {wanted}, not {an(body.sort.name)}")
    for name, sort in bound:
        if sort.kind == "real":
            raise SortFault(f"{op} cannot range over Real ({name}): it has no finite list of values")
    return Term(op, REAL if op in ("total", "count") else BOOL, (body,), bound=distinct(bound))


def distinct(bound: Sequence[Variable]) -> tuple[Variable, ...]:
    names = [named(name) for name, _ in bound]
    if not names or len(set(names)) != len(names):
        raise SortFault("a binder needs variables, each with a name of its own")
    return tuple(bound)


def operator(op: str, *args: Term) -> Term:
    """eq, le, lt, not, and, or, implies, add, mul, ite and rank."""
    if op in ARITY and len(args) != ARITY[op] or not args and op == "add":
        raise SortFault(f"{op} takes {ARITY.get(op, 'one or more')} arguments, not {len(args)}")
    sorts = [arg.sort for arg in args]
    numeric = all(sort.numeric for sort in sorts)
    if op in ("not", "and", "or", "implies"):
        fits, result = all(sort == BOOL for sort in sorts), BOOL
    elif op in ("le", "lt"):
        fits, result = numeric, BOOL
    elif op in ("add", "mul"):
        fits, result = numeric, REAL
    elif op == "eq":
        fits, result = numeric or sorts[0] == sorts[1], BOOL
    elif op == "ite":
        same = sorts[1] == sorts[2]
        fits = sorts[0] == BOOL and (same or (sorts[1].numeric and sorts[2].numeric))
        result = sorts[1] if same else REAL
    elif op == "rank":
        fits, result = sorts[0].ordered, REAL
    else:
        raise SortFault(f"no operator {op!r}")
    if not fits:
        raise SortFault(f"{op} cannot take {', '.join(s.name for s in sorts)}")
    return Term(op, result, args)

