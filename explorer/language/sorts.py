"""Sorts as classes: `class State(Sort)`, `class Reward(Table, of=(State, Action), to=Level)`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from explorer.kernel import syntax
from explorer.kernel.syntax import BOOL, LEVEL, REAL, SortFault, an
from explorer.language.faults import Fault, Place, caller, did_you_mean, no_truth
from explorer.language.terms import Expression, bound, kernel_sort, lift, made, several

MADE: dict[syntax.Term, Place | None] = {}  # where each table made from an expression was first written


class SortClass(type):
    """What makes a sort class: it checks the declaration, and gives the elements that have names."""

    __sort__: syntax.Sort
    restriction: Callable[..., Any] | None
    parts: tuple[Any, ...]  # the classes that a table maps from and to
    place: Place | None

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **options: Any) -> SortClass:
        cls = super().__new__(mcs, name, bases, namespace)
        cls.place, cls.restriction = caller(), options.pop("only", None)
        of = options.get("of", ())
        cls.parts = (*(of if isinstance(of, tuple) else (of,)), *([options["to"]] if "to" in options else []))
        if bases and "__sort__" not in namespace:
            cls.__sort__ = declared(name, issubclass(cls, Table), **options)
        return cls

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], **_: Any) -> None:
        super().__init__(name, bases, namespace)

    def __getattr__(cls, name: str) -> Expression:
        sort = cls.__dict__.get("__sort__")
        if sort is None or name.startswith("__"):
            raise AttributeError(name)
        if name not in sort.elements:
            raise Fault(f"{sort.name} has no element `{name}`", did_you_mean(name, sort.elements), caller())
        return Expression(syntax.element(sort, sort.elements.index(name)))

    def __iter__(cls) -> Iterator[Any]:
        """For `for s in State` alone: how many elements there are is not known while the file is read."""
        v = cls.__name__[0].lower()
        raise Fault(f"the sort {cls.__name__} cannot be looped over",
                    f"write forall({cls.__name__}, lambda {v}: ...) for all(...), exists(...) for any(...), "
                    "total(...) or count(...) for sum(...)", caller())

    def __bool__(cls) -> bool:
        raise no_truth(f"the sort {cls.__name__}")


def declared(name: str, is_table: bool, elements: tuple[str, ...] = (), ordered: bool = False,
             of: tuple[Any, ...] = (), to: Any = None, **unknown: Any) -> syntax.Sort:
    """The kernel sort of a class with these options; raises Fault."""
    if unknown:
        raise Fault(f"a sort has no option `{next(iter(unknown))}`",
                    did_you_mean(next(iter(unknown)), ("elements", "ordered", "of", "to", "only")), caller())
    try:
        syntax.named(name)
        names = tuple(syntax.named(element) for element in elements)
    except SortFault as error:
        raise Fault(str(error), "elements are named like Python variables", caller()) from None
    if len(set(names)) != len(names):
        raise Fault(f"two elements of {name} have one name", "", caller())
    if not is_table:
        if of != () or to is not None:
            raise Fault(f"{name} maps something, so it is a Table", f"write class {name}(Table, of=..., to=...)",
                        caller())
        return syntax.Sort(name, "finite", names, ordered)
    if not isinstance(of, tuple):
        raise Fault(f"the table {name} maps a tuple of sorts", f"write of={as_tuple(of)}", caller())
    if not of or to is None:
        raise Fault(f"the table {name} does not say what it maps", "write of=(State, Action), to=Level", caller())
    parts = tuple(kernel_sort(part) for part in of)
    for part in (*parts, kernel_sort(to)):
        if part.kind == "real":
            raise Fault(f"the table {name} speaks of Real, which has no finite list of values",
                        "declare a symbol Function[State, Action, Real] of the world instead", caller())
    return syntax.Sort(name, "table", of=parts, to=(kernel_sort(to),))


def as_tuple(of: Any) -> str:
    """How the sorts that were given without a tuple, one or a list of them, are written as one."""
    names = [getattr(part, "__name__", repr(part)) for part in (of if isinstance(of, list) else [of])]
    return f"({', '.join(names)}{',' * (len(names) == 1)})"


class Sort(metaclass=SortClass):
    """A finite sort of interchangeable elements; `elements=("even", "odd")` names them, `ordered=True` orders them."""


class Table(metaclass=SortClass):
    """Every function from the sorts `of` to the sort `to`; `only=formula` keeps those that satisfy a formula.

    `Reward(lambda s, a: -R(s, a))` makes one from an expression, `Policy({(even,): b0}, default=b1)` from values.
    """

    def __new__(cls, body: Any, default: Any = None) -> Any:
        sort = kernel_sort(cls)
        if isinstance(body, Mapping):
            rows = dict(body)
            return cls(lambda *args: chosen(rows, default, args, sort))
        if not callable(body):
            raise Fault(f"{an(sort.name)} is made from a function or a dictionary", "", caller())
        with bound(tuple(part for part in of_classes(sort)), body, parameter_names(body, sort)) as variables:
            inner = lift(body(*map(Expression, variables)), sort.result)
        made_here = made(syntax.table, sort, [(v.name, v.sort) for v in variables], inner)
        if not made_here.term.free:
            MADE.setdefault(made_here.term, caller())
        return made_here


def of_classes(sort: syntax.Sort) -> list[type]:
    """Stand-ins for the argument sorts, as `bound` takes them."""
    return [type(part.name, (), {"__sort__": part}) for part in sort.of]


def parameter_names(body: Callable[..., Any], sort: syntax.Sort) -> list[str] | None:
    """Names for a function of any number of arguments, after the sorts; None where it has parameters of its own."""
    return [f"{part.name[0].lower()}{i}" for i, part in enumerate(sort.of)] if body.__code__.co_flags & 4 else None


def chosen(rows: Mapping[Any, Any], default: Any, args: tuple[Expression, ...], sort: syntax.Sort) -> Any:
    """The value of a table given by its rows, as nested `where`."""
    if default is None and not rows:
        raise Fault(f"an empty {sort.name} needs a default", "", caller())
    items = list(rows.items())
    result = default if default is not None else items.pop()[1]
    for key, value in reversed(items):
        keys = key if isinstance(key, tuple) else (key,)
        if len(keys) != len(args):
            raise Fault(f"a row of {an(sort.name)} has {several(len(args), 'argument')}, not {len(keys)}", "", caller())
        condition = Expression(syntax.TRUE)
        for arg, part in zip(args, keys, strict=True):
            condition = arg == part if condition.term == syntax.TRUE else condition & (arg == part)
        result = made(syntax.operator, "ite", condition.term, lift(value), lift(result))
    return result


class Level(Sort):
    """A symmetric ladder of evenly spaced numbers: 2 levels are -1, 1; 3 are -1, 0, 1; 4 are -3, -1, 1, 3."""

    __sort__ = LEVEL


class Bool(Sort):
    """True and false."""

    __sort__ = BOOL


class Real(Sort):
    """The exact real numbers, for symbols that are numbers; nothing ranges over it."""

    __sort__ = REAL
