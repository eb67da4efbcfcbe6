"""Builds everything that a theorem file declares, to find all that is wrong with it; nothing is searched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from explorer import bibliography
from explorer.constants import outside
from explorer.kernel.statement import KINDS
from explorer.kernel.syntax import BOOL
from explorer.language.claims import Unidentified
from explorer.language.explain import as_fault
from explorer.language.faults import Fault, Place, did_you_mean
from explorer.language.sorts import SortClass
from explorer.language.terms import kernel_sort
from explorer.language.worlds import Family, SymbolClass, WorldView
from explorer.reading import sort_classes
from explorer.scope import given_range
from explorer.statement import Problem, build, restrictions_of, shown_parts, unidentified_parts
from explorer.theorem import Axis, Declared, Extension, Theorem, at, choosing

OUTCOMES = {"impossibility": ("stands", "sidestepped", "contradictory", "presupposed", "open"),
            "guarantee": ("holds", "broken", "contradictory", "presupposed", "open")}


def faults_of(theorem: Theorem, extensions: Sequence[Extension] = ()) -> list[Fault]:
    """Everything wrong with a theorem and its extensions, each fault found independently of the others."""
    found = Validation(theorem, tuple(extensions))
    found.declarations()
    if all(axis.alternatives for axis in theorem.axes.values()):
        found.formulas()
        if not found.faults:
            found.problems()
    return found.faults


@dataclass
class Validation:
    """The checks, and the faults they have found."""

    theorem: Theorem
    extensions: tuple[Extension, ...]
    faults: list[Fault] = field(default_factory=list)

    @property
    def chosen(self) -> dict[str, str]:
        """The default of every axis, and its first alternative where it has none."""
        return {axis.name: axis.default or next(iter(axis.alternatives)) for axis in self.theorem.axes.values()}

    @contextmanager
    def at(self, place: Place | None) -> Iterator[None]:
        """Keeps what goes wrong inside, at its innermost line or here."""
        try:
            yield
        except Exception as error:
            fault = as_fault(error, place)
            fault.place = fault.place or self.theorem.place
            self.faults.append(fault)

    def wrong(self, what: str, hint: str, place: Place | None, text: str = "") -> None:
        """A fault at a place, or at the first line after it that has this text between quotes."""
        self.faults.append(Fault(what, hint, line_with(place or self.theorem.place, text)))

    def declarations(self) -> None:
        """What can be said without building a formula: names, defaults, scope, claims, citations."""
        theorem = self.theorem
        for source in (theorem, *self.extensions):
            self.faults += source.faults
        if theorem.kind not in KINDS:
            self.wrong(f"`{theorem.kind}` is no kind of theorem", " or ".join(KINDS), theorem.place, theorem.kind)
        if not theorem.claims:
            self.wrong("the theorem has no claim", "theorem.claim(unidentified(target, by=observation)), or a function "
                       "decorated with @theorem.claim", theorem.place)
        for name in theorem.claims.keys() & theorem.desiderata.keys():
            self.wrong(f"a claim and a desideratum are called `{name}`",
                       f"the other one is at {at(theorem.claim_places[name])}", theorem.desiderata[name].place)
        for axis in theorem.axes.values():
            if not axis.alternatives:
                self.wrong(f"axis `{axis.name}` has no alternative", f"@{axis.name}.alternative(default=True)", axis.place)
            elif not axis.default:
                self.wrong(f"axis `{axis.name}` has no default", "write default=True in one alternative", axis.place)
        for sort, value in theorem.scope_given.items():
            with self.at(theorem.place):
                given_range(theorem, sort, value)
        known = bibliography.keys(Path(theorem.place.path)) if theorem.place else []
        for key in theorem.cites:
            if key not in known:
                self.wrong(f"no work is called `{key}`", f"{did_you_mean(key, known)}; works are listed in "
                           f"{bibliography.NAME} beside the theorem file", theorem.place, key)
        self.sorts_and_symbols()
        for extension in self.extensions:
            self.additions(extension)
        for source in (theorem, *self.extensions):
            self.mentions(source)

    def sorts_and_symbols(self) -> None:
        """Two sorts of one name, symbols that are none, and symbols that worlds and the given have in common."""
        theorem = self.theorem
        files = {source.place.path for source in (theorem, *self.extensions) if source.place}
        first: dict[str, SortClass] = {}
        for cls in sort_classes():
            if cls.place and cls.place.path in files and first.setdefault(cls.__name__, cls) is not cls:
                self.wrong(f"two sorts are called `{cls.__name__}`",
                           f"the other one is at {at(first[cls.__name__].place)}", cls.place)
        symbols: dict[str, SymbolClass] = {}
        for owner in (theorem.world, theorem.given):
            if owner is None:
                continue
            if not isinstance(owner, SymbolClass):
                self.wrong("world= and given= take a class made from World and one made from Given", "", theorem.place)
                continue
            with self.at(owner.place):
                for name in owner.symbols:
                    if symbols.setdefault(name, owner) is not owner:
                        self.wrong(f"two symbols are called `{name}`",
                                   f"the other one is in {symbols[name].__name__}, {at(symbols[name].place)}", owner.place)

    def additions(self, extension: Extension) -> None:
        """An extension whose file adds to the theorem itself, or whose names are taken."""
        theorem = self.theorem
        for declared in (*theorem.assumptions.values(), *theorem.desiderata.values()):
            if declared.place and theorem.place and extension.place and declared.place.path != theorem.place.path:
                self.wrong(f"`{declared.name}` is added to {theorem.name} itself, for everybody",
                           f"decorate it with the extension `{extension.name}`", declared.place)
        for other in self.extensions[:self.extensions.index(extension)]:
            if other.name == extension.name:
                self.wrong(f"two extensions are called `{extension.name}`", f"the other one is at {at(other.place)}",
                           extension.place)

    def mentions(self, source: Theorem | Extension) -> None:
        """Names in `published` and `remark` that nothing has."""
        theorem = self.theorem
        assumptions = {**theorem.assumptions, **(source.assumptions if isinstance(source, Extension) else {})}
        claims = [*theorem.claims, *theorem.desiderata, *source.desiderata]
        sized = [kernel_sort(sort).name for sort in theorem.scope_given if hasattr(sort, "__sort__")]
        for item in (*source.publications, *source.remarks):
            def known(name: str, names: Any, what: str, place: Place | None = item.place) -> None:
                if name not in names:
                    self.wrong(f"there is no {what} `{name}`", did_you_mean(name, names), place, name)
            for name in item.assumptions:
                known(name, assumptions, "assumption")
            for axis, name in item.axes:
                known(axis, theorem.axes, "axis")
                if axis in theorem.axes:
                    known(name, theorem.axes[axis].alternatives, f"alternative of `{axis}` called")
        for published in source.publications:
            for name in published.dropped:
                if name not in assumptions or assumptions[name].role != "hypothesis":
                    hypotheses = [n for n, declared in assumptions.items() if declared.role == "hypothesis"]
                    self.wrong(f"there is no hypothesis `{name}` to drop", did_you_mean(name, hypotheses),
                               published.place, name)
            if published.claim and published.claim not in claims:
                self.wrong(f"there is no claim `{published.claim}`", did_you_mean(published.claim, claims),
                           published.place, published.claim)
            for name, _ in published.at:
                if name not in sized:
                    self.wrong(f"the scope gives `{name}` no size", did_you_mean(name, sized), published.place)
            outcomes = OUTCOMES.get(theorem.kind, ())
            if outcomes and published.verdict not in outcomes and published.verdict in sum(OUTCOMES.values(), ()):
                self.wrong(f"the verdict of an {theorem.kind} is never `{published.verdict}`".replace("an g", "a g"),
                           ", ".join(outcomes), published.place, published.verdict)

    def formulas(self) -> None:
        """Each assumption, alternative, observation, value and claim by itself."""
        theorem, views = self.theorem, (WorldView(self.theorem.world, "_1"), WorldView(self.theorem.world, "_2"))
        if not isinstance(theorem.world, SymbolClass):
            return
        with choosing(self.chosen):
            for source in (theorem, *self.extensions):
                for declared in source.assumptions.values():
                    with self.at(declared.place):
                        declared.closed(*views[:self.worlds(declared, (0, 1, 2))])
                for name, declared in source.desiderata.items():
                    with self.at(declared.place):
                        if shown_parts(declared).shape not in ("some", "each"):
                            self.wrong(f"desideratum `{name}` is no claim of shape some or each", "", declared.place)
            for declared in theorem.values.values():
                with self.at(declared.place):
                    declared.opened(*views[:self.worlds(declared, (1,))])
            for axis in theorem.axes.values():
                for declared in axis.alternatives.values():
                    with self.at(declared.place):
                        self.alternative(axis, declared, views)
            for name, claim in theorem.claims.items():
                place = claim.place if isinstance(claim, Declared) else theorem.claim_places[name]
                with self.at(place):
                    if isinstance(claim, Unidentified):
                        if isinstance(claim.by, Declared) and isinstance(claim.target, Axis | Declared):
                            continue  # its parts are built by themselves
                        unidentified_parts(theorem, claim)
                    else:
                        shown_parts(claim)
            self.restrictions()

    def alternative(self, axis: Axis, declared: Declared, views: Sequence[WorldView]) -> None:
        """One alternative of an axis; raises Fault where it does not fit the axis's kind."""
        if axis.kind == "target":
            _, term = declared.opened(*views[:self.worlds(declared, (2,) if declared.relation else (1,))])
            if declared.relation and term.sort != BOOL:
                raise Fault(f"the relation `{declared.name}` gives a {term.sort.name}, not a formula", "", declared.place)
        elif axis.kind == "restriction":
            variables, term = declared.opened(*views[:self.worlds(declared, (0,))])
            if len(variables) != 1 or variables[0][1].kind != "table" or term.sort != BOOL:
                raise Fault("a restriction is a formula about one table", "def without_ties(R: Reward): ...",
                            declared.place)
        else:
            declared.closed(*views[:self.worlds(declared, (0, 1, 2))])

    def worlds(self, declared: Declared, numbers: tuple[int, ...]) -> int:
        """How many worlds a declaration speaks of; raises Fault where that or their class is wrong."""
        kinds = dict(declared.parameters())
        names = declared.worlds()
        for name in names:
            if isinstance(kinds[name], Family) or kinds[name] is not self.theorem.world:
                shown = getattr(kinds[name], "__name__", "family of worlds")
                raise Fault(f"`{name}` of `{declared.name}` is a {shown}, not a {self.theorem.world.__name__}",
                            "what worlds share is an attribute of its class, as in Setting.labelled", declared.place)
        if len(names) not in numbers:
            wanted = " or ".join(map(str, numbers))
            raise Fault(f"{declared.role} `{declared.name}` speaks of {len(names)} worlds, not {wanted}",
                        f"its first parameters are worlds, as in h: {self.theorem.world.__name__}", declared.place)
        return len(names)

    def restrictions(self) -> None:
        """What table sorts of the file keep for good."""
        with self.at(self.theorem.place):
            restrictions_of(self.theorem, self.extensions, self.chosen)

    def problems(self) -> None:
        """Every claim and desideratum, and every alternative of every axis with the others at their defaults."""
        theorem, chosen = self.theorem, self.chosen
        desiderata = [name for source in (theorem, *self.extensions) for name in source.desiderata]
        others = [{axis.name: name} for axis in theorem.axes.values() for name in axis.alternatives
                  if name != chosen[axis.name]]
        first = next(iter(theorem.claims))
        for claim, axes in [*((name, {}) for name in (*theorem.claims, *desiderata)), *((first, axes) for axes in others)]:
            with self.at(theorem.place):
                problem = build(theorem, axes={**chosen, **axes}, claim=claim, extensions=self.extensions)
                self.constants(problem)

    def constants(self, problem: Problem) -> None:
        """Constant tables that fall outside their sort at a size of the scope."""
        self.faults += outside(problem, self.theorem)


def line_with(place: Place | None, text: str) -> Place | None:
    """The first line from a place on that has the text between quotes; the place itself if there is none."""
    if place is None or not text or not Path(place.path).is_file():
        return place
    lines = Path(place.path).read_text(encoding="utf-8", errors="replace").splitlines()
    for number in range(place.line, min(place.line + 40, len(lines)) + 1):
        if f'"{text}"' in lines[number - 1] or f"'{text}'" in lines[number - 1]:
            return Place(place.path, number)
    return place
