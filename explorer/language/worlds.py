"""Worlds and what they share: symbols declared by annotations, `planner: Function[Reward, Policy]`."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, field
from typing import Any

from explorer.kernel import syntax
from explorer.kernel.syntax import Sort, SortFault, Symbol, Term, an
from explorer.language.faults import Fault, Place, caller, did_you_mean, no_truth
from explorer.language.terms import Expression, kernel_sort, lift, made, several, zip_longest


class Function:
    """`Function[Reward, Policy]`: a symbol from the first sorts to the last."""

    def __init__(self, sorts: tuple[Any, ...]) -> None:
        self.sorts = sorts

    def __class_getitem__(cls, sorts: Any) -> Function:
        if not isinstance(sorts, tuple) or len(sorts) < 2:
            raise Fault("a Function needs the sorts it takes and the sort it gives", "Function[State, Action]",
                        caller())
        return cls(sorts)


class SymbolClass(type):
    """Reads a class's annotations as symbols; a fault waits until they are asked for."""

    place: Place | None

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> SymbolClass:
        cls = super().__new__(mcs, name, bases, namespace)
        cls.place = caller()
        return cls

    @property
    def symbols(cls) -> dict[str, Symbol]:
        """The symbols by name, in order of declaration; raises Fault."""
        return {name: symbol_of(name, annotation, cls.place)
                for name, annotation in inspect.get_annotations(cls, eval_str=True).items()}


def symbol_of(name: str, annotation: Any, place: Place | None) -> Symbol:
    """The symbol that an annotation declares; raises Fault."""
    sorts = annotation.sorts if isinstance(annotation, Function) else (annotation,)
    if re.search(r"_[0-9]+$", name) or name == "but":
        raise Fault(f"a symbol cannot be called `{name}`", "names that end in _1, _2, ... are kept for the worlds",
                    place)
    try:
        *of, to = (kernel_sort(sort) for sort in sorts)
        syntax.named(name)
    except (Fault, SortFault) as error:
        raise Fault(f"symbol `{name}`: {getattr(error, 'what', error)}", getattr(error, "hint", ""), place) from None
    if any(sort.kind == "real" for sort in of):
        raise Fault(f"symbol `{name}` takes a Real", "a symbol may give a Real, and takes values of finite sorts",
                    place)
    return Symbol(name, tuple(of), to)


class World(metaclass=SymbolClass):
    """What one world consists of; each world that a claim compares has its own."""


class GivenClass(SymbolClass):
    """Gives a shared symbol as an attribute of the class: `Setting.labelled`."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return use(find(name, cls.symbols, cls.__name__))


class Given(metaclass=GivenClass):
    """What exists once, whatever the worlds: a labelled state, the dynamics, a set of known rewards."""


class Family:
    """`Family[Action, Human]`: one world for each element of a sort; `h[a]` is one of them."""

    def __init__(self, sort: Any, world: SymbolClass) -> None:
        self.sort, self.world = sort, world

    def __class_getitem__(cls, parts: Any) -> Family:
        if not isinstance(parts, tuple) or len(parts) != 2 or not isinstance(parts[1], SymbolClass):
            raise Fault("a Family is written Family[Action, Human]", "", caller())
        return cls(*parts)


def find(name: str, symbols: dict[str, Symbol], owner: str) -> Symbol:
    if name not in symbols:
        raise Fault(f"{owner} has no symbol `{name}`", did_you_mean(name, symbols), caller())
    return symbols[name]


def use(symbol: Symbol, index: tuple[Term, ...] = ()) -> Any:
    """A symbol as a formula uses it: a constant at once, a function once it has its arguments."""
    whole = Symbol(symbol.name, tuple(t.sort for t in index) + symbol.of, symbol.to)
    return Call(whole, index) if symbol.of else made(syntax.apply, whole, index)


@dataclass(frozen=True, eq=False)
class Call:
    """A function symbol without its arguments."""

    symbol: Symbol
    index: tuple[Term, ...] = ()

    def __call__(self, *args: Any) -> Expression:
        sorts: tuple[Sort, ...] = self.symbol.of[len(self.index):]
        if len(args) != len(sorts):
            raise Fault(f"{self.symbol.name} takes {several(len(sorts), 'argument')}, not {len(args)}",
                        f"it maps {', '.join(s.name for s in sorts)} to {self.symbol.to.name}", caller())
        return made(syntax.apply, self.symbol, (*self.index, *(lift(a, s) for a, s in zip_longest(args, sorts))))

    def __eq__(self, other: object) -> Any:
        raise Fault(f"{self.symbol.name} is a function; compare what it gives",
                    "forall(Reward, lambda R: h.planner(R) == k.planner(R))", caller())

    def __bool__(self) -> bool:
        raise no_truth(f"the function {self.symbol.name}")

    def __repr__(self) -> str:
        return f"the function {self.symbol.name}"

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True, eq=False)
class WorldView:
    """One world in a formula: its symbols are attributes. `h.but(reward=R)` is the same world with another reward."""

    world: SymbolClass
    suffix: str = ""
    index: tuple[Term, ...] = ()
    instead: dict[str, Expression] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        symbol = find(name, self.world.symbols, self.world.__name__)
        if name in self.instead:
            return self.instead[name]
        return use(Symbol(symbol.name + self.suffix, symbol.of, symbol.to), self.index)

    def but(self, **values: Any) -> WorldView:
        """The same world with other values for some of its constants."""
        for name, value in values.items():
            symbol = find(name, self.world.symbols, self.world.__name__)
            if symbol.of or lift(value, symbol.to).sort != symbol.to:
                raise Fault(f"`{name}` cannot be replaced by that", f"it is {an(symbol.to.name)}", caller())
        lifted = {name: Expression(lift(value)) for name, value in values.items()}
        return WorldView(self.world, self.suffix, self.index, {**self.instead, **lifted})

    def __bool__(self) -> bool:
        raise no_truth(f"{an(self.world.__name__)} (a world)")

    def __repr__(self) -> str:
        return f"{an(self.world.__name__)} (a world)"


@dataclass(frozen=True, eq=False)
class FamilyView:
    """A family of worlds in a formula: `h[a]` is the world of `a`."""

    world: SymbolClass
    sort: Sort

    def __getitem__(self, index: Any) -> WorldView:
        term = lift(index, self.sort)
        if term.sort != self.sort:
            raise Fault(f"this family has a world for each {self.sort.name}, not each {term.sort.name}", "", caller())
        return WorldView(self.world, "", (term,))

    def __bool__(self) -> bool:
        raise no_truth("a family of worlds")

    def __repr__(self) -> str:
        return "a family of worlds"

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        raise Fault("a family of worlds has no symbols of its own", f"write h[x].{name} with x {an(self.sort.name)}",
                    caller())
