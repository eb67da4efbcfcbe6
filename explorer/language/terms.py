"""Expressions as theorem files write them: kernel terms with Python's operators, and the words around them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from fractions import Fraction
from typing import Any

from explorer.kernel import syntax
from explorer.kernel.syntax import BOOL, Sort, SortFault, Term, an
from explorer.language.faults import Fault, caller, no_truth

Formula = Any  # an Expression of sort Bool, or a Python bool
TIGHTER = "`&`, `|` and `~` bind tighter than ==, < and >: write `(a) & (x != y)` and `~(x == y)`"
WRITTEN = {"eq": "==", "le": "<=", "lt": "<", "not": "~", "and": "&", "or": "|", "add": "+", "mul": "*", "ite": "where"}
USED: ContextVar[dict[type, None] | None] = ContextVar("used", default=None)
NAMES_IN_USE: ContextVar[tuple[str, ...]] = ContextVar("names_in_use", default=())


class Expression:
    """A term or a formula. `==`, `<=`, `&` and so on make larger ones; nothing is computed."""

    __slots__ = ("term",)

    def __init__(self, term: Term) -> None:
        self.term = term

    def __repr__(self) -> str:
        return f"<{self.term.sort.name}: {self.term!r}>"

    def __hash__(self) -> int:
        """So that elements can be the keys of a table's rows; == makes a formula all the same."""
        return hash(self.term)

    def __bool__(self) -> bool:
        raise no_truth("a formula")

    def __iter__(self) -> Iterator[Expression]:
        raise Fault("an expression cannot be looped over", "write forall(...), exists(...), total(...) or count(...)")

    def __call__(self, *args: Any) -> Expression:
        if self.term.sort.kind != "table":
            raise Fault(f"{an(self.term.sort.name)} cannot be called: it is not a table", "", caller())
        sort = self.term.sort
        return made(syntax.select, self.term, [lift(arg, wanted) for arg, wanted in zip_longest(args, sort.of)],
                    hint=f"it maps {', '.join(part.name for part in sort.of)} to {sort.result.name}")

    def __eq__(self, other: object) -> Expression:  # type: ignore[override]
        return compare("eq", self, other)

    def __ne__(self, other: object) -> Expression:  # type: ignore[override]
        return ~compare("eq", self, other, "!=")

    def __le__(self, other: object) -> Expression:
        return compare("le", self, other)

    def __lt__(self, other: object) -> Expression:
        return compare("lt", self, other)

    def __ge__(self, other: object) -> Expression:
        return compare("le", other, self, ">=")

    def __gt__(self, other: object) -> Expression:
        return compare("lt", other, self, ">")

    def __add__(self, other: object) -> Expression:
        return made(syntax.operator, "add", lift(self), lift(other))

    def __radd__(self, other: object) -> Expression:
        return made(syntax.operator, "add", lift(other), lift(self))

    def __neg__(self) -> Expression:
        return made(syntax.operator, "mul", syntax.number(-1), lift(self), written="-")

    def __sub__(self, other: object) -> Expression:
        return made(syntax.operator, "add", lift(self), (-Expression(lift(other))).term, written="-")

    def __rsub__(self, other: object) -> Expression:
        return made(syntax.operator, "add", lift(other), (-self).term, written="-")

    def __mul__(self, other: object) -> Expression:
        return made(syntax.operator, "mul", lift(self), lift(other))

    def __rmul__(self, other: object) -> Expression:
        return made(syntax.operator, "mul", lift(other), lift(self))

    def __truediv__(self, other: object) -> Expression:
        divisor = lift(other)
        if divisor.op != "num" or not divisor.number:
            raise Fault("only division by a rational constant other than 0 is exact",
                        "multiply the other side instead", caller())
        return made(syntax.operator, "mul", syntax.number(1 / Fraction(divisor.number)), lift(self), written="/")

    def __and__(self, other: object) -> Expression:
        return join("and", self, other)

    def __or__(self, other: object) -> Expression:
        return join("or", self, other)

    def __invert__(self) -> Expression:
        return made(syntax.operator, "not", lift(self, BOOL), hint=TIGHTER)

    __rand__, __ror__ = __and__, __or__


def several(number: int, thing: str) -> str:
    """`1 sort`, `2 sorts`."""
    return f"{number} {thing}{'s' * (number != 1)}"


def zip_longest(args: tuple[Any, ...], sorts: tuple[Sort, ...]) -> Iterator[tuple[Any, Sort | None]]:
    """Arguments with the sorts wanted; the kernel's constructors complain where their numbers differ."""
    for place, arg in enumerate(args):
        yield arg, sorts[place] if place < len(sorts) else None


def made(constructor: Callable[..., Term], *args: Any, hint: str = "", written: str = "") -> Expression:
    """An expression around what a kernel constructor makes; its complaint becomes a Fault with a line.

    `written` is how theorem files write the operator, where that is not as WRITTEN has it.
    """
    try:
        return Expression(constructor(*args))
    except SortFault as error:
        op, cannot, sorts = str(error).partition(" cannot take ")
        what = f"`{written or WRITTEN.get(op, op)}`{cannot}{sorts}" if cannot else op
        raise Fault(what, hint, caller()) from None


def lift(value: Any, sort: Sort | None = None) -> Term:
    """The kernel term of an expression, number, numeral string or bool; raises Fault for a float or anything else."""
    if isinstance(value, Expression):
        return value.term
    if isinstance(value, bool):
        return syntax.TRUE if value else syntax.FALSE
    if isinstance(value, float):
        raise Fault(f"{value!r} is a float, which is not exact", f'write "{value!r}" or a Fraction', caller())
    if isinstance(value, (int, Fraction)):
        return syntax.number(value)
    if isinstance(value, str):
        try:
            return syntax.number(Fraction(value))
        except (ValueError, ZeroDivisionError):
            raise Fault(f"{value!r} is not a number", 'numbers are written 3, "2.9" or Fraction(29, 10)',
                        caller()) from None
    wanted = an(sort.name) if sort else "an expression"
    shown = value.__name__ if isinstance(value, type) else repr(value)
    raise Fault(f"{shown} is not {wanted}", "formulas are made of the parameters of the function they stand in",
                caller())


def compare(op: str, left: object, right: object, written: str = "") -> Expression:
    """eq, le or lt; elements of an ordered sort are compared by their position.

    `written` is the sign in the file where it is another one; that of > and >= has the sides the other way round.
    """
    a, b = lift(left), lift(right)
    if op != "eq" and a.sort == b.sort and a.sort.kind == "finite" and a.sort.ordered:
        a, b = syntax.operator("rank", a), syntax.operator("rank", b)
    if op == "eq" and {a.sort.kind, b.sort.kind} == {"bool", "real"}:
        raise Fault("a number and a formula cannot be equal", "", caller())
    try:
        return Expression(syntax.operator(op, a, b))
    except SortFault:
        sides = (b.sort, a.sort) if written in (">", ">=") else (a.sort, b.sort)
        raise Fault(f"`{written or WRITTEN[op]}` cannot compare {an(sides[0].name)} with {an(sides[1].name)}",
                    comparison_hint(*sides), caller()) from None


def comparison_hint(left: Sort, right: Sort) -> str:
    """What to compare instead; of a table and something else, what the table gives."""
    for table, other in ((left, right), (right, left)):
        if table.kind == "table" and (other.kind != "table" or other in (*table.of, table.result)):
            of = ", ".join(part.name for part in table.of)
            call = f"{table.name.lower()}({of.lower()})"
            if table.result == BOOL:
                return f"{an(table.name)} says of each {of} whether it is in: call it, as in {call}"
            return f"{an(table.name)} gives {an(table.result.name)} for each {of}: call it, as in {call}"
    return "compare two numbers, or two values of one sort"


def join(op: str, left: object, right: object) -> Expression:
    """A conjunction or disjunction, nested ones of the same kind flattened."""
    parts: list[Term] = []
    for part in (lift(left, BOOL), lift(right, BOOL)):
        parts += part.args if part.op == op else (part,)
    return made(syntax.operator, op, *parts, hint=TIGHTER)


def implies(condition: Formula, formula: Formula) -> Expression:
    """If the condition holds then so does the formula."""
    return made(syntax.operator, "implies", lift(condition, BOOL), lift(formula, BOOL))


def iff(left: Formula, right: Formula) -> Expression:
    """Both formulas hold or neither does."""
    return made(syntax.operator, "eq", lift(left, BOOL), lift(right, BOOL))


def where(condition: Formula, x: Any, y: Any) -> Expression:
    """`x` where the condition holds, else `y`; both of one sort, or both numbers."""
    return made(syntax.operator, "ite", lift(condition, BOOL), lift(x), lift(y))


def rank(x: Any) -> Expression:
    """The position, from 0, of a level on its ladder or of an element in its ordered sort."""
    return made(syntax.operator, "rank", lift(x))


def first(sort: type) -> Expression:
    """The first element of a sort."""
    return made(syntax.element, kernel_sort(sort), 0)


def follows(later: Any, earlier: Any) -> Expression:
    """`later` comes right after `earlier` in their ordered sort."""
    return rank(later) == rank(earlier) + 1


def size(sort: type) -> Expression:
    """How many values a finite sort has."""
    return quantify("count", (sort,), lambda *_: True, names=[kernel_sort(sort).name[0].lower()])


def forall(*sorts_and_body: Any) -> Expression:
    """forall(State, Action, lambda s, a: formula): the formula holds for all values."""
    return quantify("forall", sorts_and_body[:-1], sorts_and_body[-1])


def exists(*sorts_and_body: Any) -> Expression:
    """exists(State, lambda s: formula): the formula holds for at least one value."""
    return quantify("exists", sorts_and_body[:-1], sorts_and_body[-1])


def total(*sorts_and_body: Any) -> Expression:
    """total(State, lambda s: number): the sum over all values."""
    return quantify("total", sorts_and_body[:-1], sorts_and_body[-1])


def count(*sorts_and_body: Any) -> Expression:
    """count(State, lambda s: formula): for how many values the formula holds."""
    return quantify("count", sorts_and_body[:-1], sorts_and_body[-1])


def quantify(op: str, sorts: tuple[Any, ...], body: Any, names: list[str] | None = None) -> Expression:
    formula = isinstance(body, Expression) and body.term.sort.kind != "table"
    if not callable(body) or isinstance(body, type) or not sorts or formula:
        free = body.term.free if isinstance(body, Expression) else ()
        ranges = [kernel_sort(sort).name for sort in sorts] or sorted(sort.name for _, sort in free)[:1] or ["State"]
        names = [name[0].lower() for name in ranges]
        raise Fault(f"{op} takes sorts and then a function",
                    f"write {op}({', '.join(ranges)}, lambda {', '.join(names)}: ...)", caller())
    with bound(sorts, body, names) as variables:
        inner = lift(body(*map(Expression, variables)), BOOL if op != "total" else None)
    return made(syntax.binder, op, [(v.name, v.sort) for v in variables], inner)


@contextmanager
def bound(sorts: tuple[Any, ...], body: Callable[..., Any], names: list[str] | None = None) -> Iterator[list[Term]]:
    """Variables for a function's parameters, named after them and apart from every variable around it."""
    if names is None and inspect.isroutine(body):
        names = list(inspect.signature(body).parameters)
    elif names is None:  # a table or a symbol, as in total(Case, g.value)
        names = [kernel_sort(sort).name[0].lower() for sort in sorts]
    if len(names) != len(sorts):
        raise Fault(f"{several(len(sorts), 'sort')}, but the function takes {several(len(names), 'parameter')}",
                    "it takes one parameter for each sort", caller())
    taken = NAMES_IN_USE.get()
    variables = []
    for name, sort in zip(names, sorts, strict=True):
        fresh, number = name, 1
        while fresh in taken:
            fresh, number = f"{name}{number}", number + 1
        taken += (fresh,)
        variables.append(syntax.variable(fresh, kernel_sort(sort)))
    token = NAMES_IN_USE.set(taken)
    try:
        yield variables
    finally:
        NAMES_IN_USE.reset(token)


def kernel_sort(sort: Any) -> Sort:
    """The kernel's sort of a sort class; raises Fault for anything else."""
    found = getattr(sort, "__sort__", None) if isinstance(sort, type) else None
    if not isinstance(found, Sort):
        name = getattr(sort, "__name__", repr(sort))
        raise Fault(f"{name} is not a sort", "a sort is a class made from Sort or Table, or Level, Bool or Real",
                    caller())
    used = USED.get()
    if used is not None:
        used.setdefault(sort)
    return found


@contextmanager
def using() -> Iterator[dict[type, None]]:
    """The sort classes that formulas made inside speak of, in order of first use."""
    used: dict[type, None] = {}
    token = USED.set(used)
    try:
        yield used
    finally:
        USED.reset(token)
