"""Declarations: what a theorem file says, kept by name with the place where it stands."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from explorer.discussion import Discussion
from explorer.kernel.syntax import BOOL, Sort, Term, an
from explorer.language.claims import Shown, Unidentified, checked, returned
from explorer.language.explain import as_fault
from explorer.language.faults import Fault, Place, caller, did_you_mean
from explorer.language.sorts import SortClass
from explorer.language.terms import Expression, bound, forall, kernel_sort, lift, several
from explorer.language.worlds import Family, FamilyView, SymbolClass, World, WorldView

VERDICTS = ("stands", "sidestepped", "holds", "broken", "contradictory", "presupposed", "open")
CHOSEN: ContextVar[Mapping[str, str]] = ContextVar("chosen", default=MappingProxyType({}))


@dataclass(eq=False)
class Declared:
    """A function of a theorem file under its name; calling it puts its formula into another one."""

    role: str  # assumption, hypothesis, observation, alternative, value, claim, desideratum
    function: Callable[..., Any]
    name: str
    doc: str
    place: Place | None
    source: str = ""
    about: str = ""
    relation: bool = False
    world: Any = None  # what `World` itself stands for, in definitions that several theorems share

    @property
    def title(self) -> str:
        """The first sentence of the docstring."""
        return " ".join(self.doc.split("\n\n")[0].split())

    def parameters(self) -> list[tuple[str, Any]]:
        """The parameters with the class each is annotated with; raises Fault where one has none or worlds come late."""
        annotations = inspect.get_annotations(self.function, eval_str=True)
        result: list[tuple[str, Any]] = []
        for name in inspect.signature(self.function).parameters:
            if name not in annotations:
                wanted = self.likely(name, SortClass if result else SymbolClass)
                raise Fault(f"parameter `{name}` of `{self.name}` has no sort", f"write {name}: {wanted}", self.place)
            kind = self.world if annotations[name] is World and self.world else annotations[name]
            if isinstance(kind, (SymbolClass, Family)) and result and isinstance(result[-1][1], SortClass):
                raise Fault(f"the world `{name}` of `{self.name}` comes after `{result[-1][0]}`",
                            "worlds are the first parameters", self.place)
            result.append((name, kind))
        return result

    def likely(self, name: str, first: type) -> str:
        """The world or sort of the file that a parameter may have been meant to be of, by its initial if one fits."""
        worlds = {n: c for n, c in self.function.__globals__.items() if isinstance(c, SymbolClass | SortClass)
                  and c.place is not None and (isinstance(c, SortClass) or issubclass(c, World))}
        known = sorted(worlds, key=lambda n: (n[0].lower() != name[0].lower(), not isinstance(worlds[n], first)))
        return known[0] if known else "Bool"

    def worlds(self) -> list[str]:
        """The names of the parameters that are worlds."""
        return [name for name, kind in self.parameters() if isinstance(kind, (SymbolClass, Family))]

    def variables(self) -> list[tuple[str, SortClass]]:
        """The parameters that are quantified variables."""
        found = [(name, kind) for name, kind in self.parameters() if not isinstance(kind, (SymbolClass, Family))]
        for name, kind in found:
            try:
                kernel_sort(kind)
            except Fault as fault:
                raise Fault(f"parameter `{name}` of `{self.name}`: {fault.what}", fault.hint, self.place) from None
        return found

    def __call__(self, *args: Any) -> Any:
        """The body at these worlds and terms; with worlds alone, the formula closed by `forall`."""
        worlds, parameters = self.worlds(), self.parameters()
        if len(args) == len(worlds) < len(parameters):
            return self.closed(*args)
        if len(args) != len(parameters):
            raise Fault(f"`{self.name}` takes {', '.join(name for name, _ in parameters)}: "
                        f"{several(len(parameters), 'argument')}, not {len(args)}", "", caller())
        for arg, (name, kind) in zip(args, parameters, strict=True):
            a_world = isinstance(arg, WorldView | FamilyView)
            if a_world != isinstance(kind, (SymbolClass, Family)) or a_world and kind is not of_world(arg, kind):
                shown = an(arg.term.sort.name) if isinstance(arg, Expression) else repr(arg)
                raise Fault(f"`{name}` of `{self.name}` is {described(kind)}, not {shown}",
                            f"it takes {', '.join(name for name, _ in parameters)}, in this order", caller())
        lifted = [a if isinstance(k, (SymbolClass, Family)) else Expression(lift(a, kernel_sort(k)))
                  for a, (_, k) in zip(args, parameters, strict=True)]
        for arg, (name, kind) in zip(lifted, parameters, strict=True):
            if isinstance(arg, Expression) and arg.term.sort != kernel_sort(kind):
                raise Fault(f"`{name}` of `{self.name}` is {an(kernel_sort(kind).name)}, not {an(arg.term.sort.name)}",
                            f"it takes {', '.join(name for name, _ in parameters)}, in this order", caller())
        return self.function(*lifted)

    def closed(self, *worlds: Any) -> Expression:
        """The body at these worlds, for all values of the other parameters."""
        variables = self.variables()
        if not variables:
            return checked(self.function(*worlds), returned(self.function))
        return forall(*(kind for _, kind in variables), named_like(self.function, worlds, [n for n, _ in variables]))

    def opened(self, *worlds: Any) -> tuple[tuple[tuple[str, Sort], ...], Term]:
        """The variables and the body at these worlds: a value for each tuple of the variables."""
        variables = self.variables()
        with bound(tuple(kind for _, kind in variables), self.function, [n for n, _ in variables]) as terms:
            body = lift(self.function(*worlds, *map(Expression, terms)))
        return tuple((t.name, t.sort) for t in terms), body


def of_world(view: WorldView | FamilyView, kind: Any) -> Any:
    """What a parameter for this view is annotated with: its class, or `kind` where it is a family of that class."""
    family = isinstance(view, FamilyView) and isinstance(kind, Family) and kind.world is view.world
    return kind if family else view.world if isinstance(view, WorldView) else None


def described(kind: Any) -> str:
    """What a parameter is annotated with, in a message."""
    if isinstance(kind, Family):
        return "a family of worlds"
    name = getattr(kind, "__name__", repr(kind))
    return f"{an(name)} (a world)" if isinstance(kind, SymbolClass) else an(name)


def named_like(function: Callable[..., Any], worlds: Sequence[Any], names: list[str]) -> Callable[..., Any]:
    """The function at these worlds, with parameters of these names left."""
    def body(*args: Any) -> Expression:
        return checked(function(*worlds, *args), returned(function))
    body.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD) for name in names])
    return body


@dataclass(eq=False)
class Axis:
    """Alternatives of which exactly one is chosen; `kind` is target, restriction or assumption."""

    name: str
    doc: str
    kind: str
    place: Place | None
    owner: Theorem | Extension
    alternatives: dict[str, Declared] = field(default_factory=dict)
    default: str = ""

    def alternative(self, function: Callable[..., Any] | None = None, *, default: bool = False, source: str = "",
                    relation: bool = False, name: str = "") -> Any:
        """Declares an alternative; a target with `relation=True` takes two worlds and says when they agree."""
        def declare(function: Callable[..., Any]) -> Declared:
            declared = self.owner.declared("alternative", function, source=source, relation=relation, name=name)
            self.owner.insert(self.alternatives, declared, f"alternative of `{self.name}`")
            if default and self.default:
                self.owner.faults.append(Fault(f"axis `{self.name}` has two defaults: `{self.default}` and "
                                               f"`{declared.name}`", "keep one default=True", declared.place))
            if default:
                self.default = self.default or declared.name
            return declared
        return declare(function) if function else declare

    @property
    def chosen(self) -> Declared:
        """The alternative that is chosen while formulas are being made."""
        return self.alternatives[CHOSEN.get().get(self.name, self.default)]

    def __call__(self, *args: Any) -> Any:
        """The chosen alternative at these worlds and terms."""
        return self.chosen(*args)

    def same(self, left: WorldView, right: WorldView) -> Expression:
        """The chosen target agrees in two worlds."""
        return agree(self.chosen, left, right)


def agree(declared: Declared, left: WorldView, right: WorldView) -> Expression:
    """An observed or targeted value is the same in two worlds, or a declared relation holds between them."""
    if declared.relation:
        return checked(declared(left, right))
    variables = declared.variables()
    def body(*args: Any) -> Any:
        return lift_both(declared.function(left, *args), declared.function(right, *args))
    if not variables:
        return checked(body())
    return forall(*(kind for _, kind in variables), named_like(body, (), [n for n, _ in variables]))


def lift_both(left: Any, right: Any) -> Expression:
    return Expression(lift(left)) == Expression(lift(right))


@dataclass(frozen=True)
class Published:
    """A verdict from the literature; tests run it, nothing uses it as evidence."""

    assumptions: tuple[str, ...]
    dropped: tuple[str, ...]
    axes: tuple[tuple[str, str], ...]
    claim: str
    at: tuple[tuple[str, int], ...]
    verdict: str
    ambiguity: str
    source: str
    place: Place | None


@dataclass(frozen=True)
class Remark:
    """A sentence that a report carries whenever these assumptions and alternatives are chosen."""

    assumptions: tuple[str, ...]
    axes: tuple[tuple[str, str], ...]
    says: str
    source: str
    place: Place | None


class Declarations(Discussion):
    """The decorators that a theorem and an extension have in common."""

    prefix = ""
    world: Any = None

    def __init__(self, place: Place | None) -> None:
        super().__init__()
        self.place = place
        self.assumptions: dict[str, Declared] = {}
        self.desiderata: dict[str, Declared] = {}
        self.publications: list[Published] = []
        self.remarks: list[Remark] = []
        self.faults: list[Fault] = []

    def declared(self, role: str, function: Callable[..., Any], *, source: str = "", about: str = "",
                 relation: bool = False, name: str = "") -> Declared:
        """A function under its name; a missing docstring is a fault."""
        place = Place(function.__code__.co_filename, inspect.unwrap(function).__code__.co_firstlineno)
        doc = inspect.getdoc(function) or ""
        if not doc:
            self.faults.append(Fault(f"{role} `{function.__name__}` has no docstring",
                                     "say in one plain sentence what it means", place))
        return Declared(role, function, self.prefix + (name or function.__name__), doc, place, source, about, relation,
                        self.world)

    def insert(self, into: dict[str, Any], declared: Declared, what: str) -> None:
        """Keeps a declaration by name; two of one name are a fault that shows both places."""
        other = into.get(declared.name)
        if other is not None:
            where = f"{other.place.path}:{other.place.line}" if other.place else "elsewhere"
            self.faults.append(Fault(f"two declarations are called `{declared.name}` ({what})",
                                     f"the other one is at {where}", declared.place))
        into.setdefault(declared.name, declared)

    def assumption(self, function: Callable[..., Any] | None = None, *, source: str = "", about: str = "") -> Any:
        """Declares an assumption of one world, or of two; `about` says of what it speaks."""
        def declare(function: Callable[..., Any]) -> Declared:
            declared = self.declared("assumption", function, source=source, about=about)
            self.insert(self.assumptions, declared, "assumption")
            return declared
        return declare(function) if function else declare

    def hypothesis(self, function: Callable[..., Any] | None = None, *, source: str = "", about: str = "") -> Any:
        """Declares an assumption that the original result makes: it is on unless it is dropped."""
        def declare(function: Callable[..., Any]) -> Declared:
            declared = self.declared("hypothesis", function, source=source, about=about)
            self.insert(self.assumptions, declared, "assumption")
            return declared
        return declare(function) if function else declare

    def desideratum(self, function: Callable[..., Any]) -> Declared:
        """Declares a claim that one would like to keep; the function returns some(...) or each(...)."""
        declared = self.declared("desideratum", function)
        self.insert(self.desiderata, declared, "desideratum")
        return declared

    def published(self, assumptions: Sequence[str] = (), *, verdict: str, source: str,
                  at: Mapping[Any, int] | None = None, drop: Sequence[str] = (), claim: str = "", ambiguity: str = "",
                  **axes: str) -> None:
        """Records a verdict of the literature, at one size or over the whole scope."""
        place = caller()
        self.publications.append(self.entry(assumptions, verdict, source, at, drop, claim, ambiguity, axes, place))

    def entry(self, assumptions: Sequence[str], verdict: str, source: str, at: Mapping[Any, int] | None,
              drop: Sequence[str], claim: str, ambiguity: str, axes: Mapping[str, str],
              place: Place | None) -> Published:
        """A formalization with a verdict, "" for one that is to be predicted; an unknown verdict is a fault."""
        if verdict and verdict not in VERDICTS:
            self.faults.append(Fault(f"`{verdict}` is no verdict", did_you_mean(verdict, VERDICTS), place))
        sizes = tuple((kernel_sort(sort).name, number) for sort, number in (at or {}).items())
        return Published(tuple(self.own(n) for n in assumptions), tuple(drop), tuple(axes.items()), claim, sizes,
                         verdict, ambiguity, source, place)

    def remark(self, assumptions: Sequence[str], *, says: str, source: str = "", **axes: str) -> None:
        """A sentence that reports carry where all these assumptions and alternatives are chosen."""
        self.remarks.append(Remark(tuple(self.own(n) for n in assumptions), tuple(axes.items()), says, source,
                                   caller()))

    def own(self, name: str) -> str:
        """A name as it is known outside the file: an extension's own names get its prefix."""
        return self.prefix + name if self.prefix + name in self.assumptions else name


class Theorem(Declarations):
    """One result: its worlds, assumptions, axes and claims. Declares; nothing is computed here."""

    def __init__(self, *, title: str, kind: str, version: str, world: SymbolClass, source: str, covers: str,
                 audience: str, scope: Mapping[Any, Any], given: SymbolClass | None = None, cites: Sequence[str] = (),
                 post: str = "", builds_on: Sequence[str] = (), extends: str = "", name: str = "") -> None:
        """`scope` gives each sort its greatest size, or its least and greatest; `extends` argues beyond them."""
        super().__init__(caller())
        self.name = name or (Path(self.place.path).stem if self.place else "theorem")
        self.title, self.kind, self.version, self.source, self.post = title, kind, version, source, post
        self.covers, self.audience, self.builds_on, self.cites = covers, audience, tuple(builds_on), tuple(cites)
        self.world, self.given, self.scope_given, self.extends = world, given, dict(scope), extends
        self.axes: dict[str, Axis] = {}
        self.values: dict[str, Declared] = {}
        self.claims: dict[str, Declared | Unidentified] = {}
        self.claim_docs: dict[str, str] = {}
        self.claim_places: dict[str, Place | None] = {}

    def observation(self, function: Callable[..., Any]) -> Declared:
        """Declares what is seen of one world: a value, one for each tuple of its other parameters."""
        return self.value_of(function, "observation")

    def value(self, function: Callable[..., Any]) -> Declared:
        """Declares a value of one world under a name, to be shown or to be a target."""
        return self.value_of(function, "value")

    def value_of(self, function: Callable[..., Any], role: str) -> Declared:
        declared = self.declared(role, function)
        self.insert(self.values, declared, role)
        return declared

    def axis(self, name: str, doc: str, *, kind: str) -> Axis:
        """Declares an axis of this kind: target, restriction or assumption."""
        axis = Axis(name, doc, kind, caller(), self)
        if kind not in ("target", "restriction", "assumption"):
            self.faults.append(Fault(f"`{kind}` is no kind of axis", "target, restriction or assumption", axis.place))
        if name in self.axes:
            self.faults.append(Fault(f"two axes are called `{name}`",
                                     f"the other one is at {at(self.axes[name].place)}", axis.place))
        self.axes.setdefault(name, axis)
        return axis

    def claim(self, claim: Any = None, *, name: str = "", says: str = "") -> Any:
        """Declares a claim: claim(unidentified(...), name=...), or a decorator; the first is the original."""
        if isinstance(claim, Unidentified):
            return self.add_claim(name or "unidentified", claim, says, caller())

        def declare(function: Callable[..., Any]) -> Declared:
            declared = self.declared("claim", function, name=name)
            self.add_claim(declared.name, declared, declared.doc, declared.place)
            return declared
        return declare(claim) if claim else declare

    def add_claim(self, name: str, claim: Declared | Unidentified, says: str, place: Place | None) -> Any:
        """Keeps a claim by name; two of one name are a fault that shows both places."""
        if name in self.claims:
            self.faults.append(Fault(f"two claims are called `{name}`",
                                     f"the other one is at {at(self.claim_places[name])}; give one a name=", place))
        else:
            self.claims[name], self.claim_docs[name], self.claim_places[name] = claim, says, place
        return claim

    def extend(self, name: str) -> Extension:
        """An extension: its assumptions are called name.ASSUMPTION, and this theorem stays as it is."""
        return Extension(name, self)


class Extension(Declarations):
    """Assumptions and desiderata added to a theorem from another file."""

    def __init__(self, name: str, theorem: Theorem) -> None:
        if not isinstance(theorem, Theorem):
            raise Fault("an extension extends a Theorem", "from explorer.theorems.no_free_lunch import theorem",
                        caller())
        super().__init__(caller())
        self.name, self.prefix, self.theorem, self.world = name, f"{name}.", theorem, theorem.world


def at(place: Place | None) -> str:
    """A place as `path:line`."""
    return f"{place.path}:{place.line}" if place else "elsewhere"


@contextmanager
def choosing(axes: Mapping[str, str]) -> Iterator[None]:
    """While formulas are being made, each axis means the alternative chosen for it."""
    token = CHOSEN.set(axes)
    try:
        yield
    finally:
        CHOSEN.reset(token)


@contextmanager
def located(place: Place | None) -> Iterator[None]:
    """Turns whatever goes wrong while a file's function runs into a Fault with the line of that file."""
    try:
        yield
    except Exception as error:
        raise as_fault(error, place) from error.__cause__


__all__ = ["BOOL", "Axis", "Declared", "Extension", "Published", "Remark", "Shown", "Theorem", "Unidentified", "agree"]
