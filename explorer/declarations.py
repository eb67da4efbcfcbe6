"""What can be wrong with a theorem file before any formula is built: names, defaults, scope, claims, citations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from explorer import bibliography
from explorer.kernel.statement import KINDS
from explorer.kernel.syntax import an
from explorer.language.explain import as_fault
from explorer.language.faults import Fault, Place, did_you_mean
from explorer.language.sorts import SortClass
from explorer.language.terms import kernel_sort
from explorer.language.worlds import SymbolClass
from explorer.reading import sort_classes
from explorer.scope import given_range
from explorer.theorem import VERDICTS, Extension, Published, Remark, Theorem, at

OUTCOMES = {"impossibility": ("stands", "sidestepped", "contradictory", "presupposed", "open"),
            "guarantee": ("holds", "broken", "contradictory", "presupposed", "open")}


class Checks:
    """The faults of a theorem and its extensions that were found so far, each independently of the others."""

    def __init__(self, theorem: Theorem, extensions: Sequence[Extension] = ()) -> None:
        self.theorem, self.extensions = theorem, tuple(extensions)
        self.sources: tuple[Theorem | Extension, ...] = (theorem, *extensions)
        self.faults: list[Fault] = []

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

    def known(self, name: str, names: Iterable[str], what: str, place: Place | None, prefix: str = "") -> None:
        """A fault unless the name is one of these; the hint leaves an extension's own prefix out."""
        names = list(names)
        if name not in names and prefix + name not in names:
            near = [known.removeprefix(prefix) for known in names]
            self.wrong(f"there is no {what} `{name}`", did_you_mean(name, near), place, name)


class Declarations(Checks):
    """The checks of declarations."""

    def all(self) -> list[Fault]:
        """Everything that is wrong with them."""
        for source in self.sources:
            self.faults += source.faults
        self.claims()
        self.axes()
        self.scope_and_citations()
        self.classes()
        self.sorts()
        self.symbols()
        for source in self.sources:
            asked = [*source.publications, *(c.settled for c in source.confusions),
                     *(e.asked for e in source.exercises.values())]
            mentioning: list[Published | Remark] = [*asked, *source.remarks]
            for item in mentioning:
                self.mentioned(source, item)
            for published in asked:
                self.published(source, published)
            self.discussed(source)
        for number, extension in enumerate(self.extensions):
            for other in self.extensions[:number]:
                if other.name == extension.name:
                    self.wrong(f"two extensions are called `{extension.name}`",
                               f"the other one is at {at(other.place)}", extension.place)
        return self.faults

    def claims(self) -> None:
        theorem = self.theorem
        if theorem.kind not in KINDS:
            self.wrong(f"`{theorem.kind}` is no kind of theorem", " or ".join(KINDS), theorem.place, theorem.kind)
        if not theorem.claims:
            self.wrong("the theorem has no claim", "theorem.claim(unidentified(target, by=observation)), or a function "
                       "decorated with @theorem.claim", theorem.place)
        for name in theorem.claims:
            if name in theorem.desiderata:
                self.wrong(f"a claim and a desideratum are called `{name}`",
                           f"the other one is at {at(theorem.claim_places[name])}", theorem.desiderata[name].place)

    def axes(self) -> None:
        for axis in self.theorem.axes.values():
            if not axis.alternatives:
                self.wrong(f"axis `{axis.name}` has no alternative", f"write @{axis.name}.alternative(default=True)",
                           axis.place)
            elif not axis.default:
                self.wrong(f"axis `{axis.name}` has no default", "write default=True in one alternative", axis.place)

    def scope_and_citations(self) -> None:
        theorem = self.theorem
        for sort, value in theorem.scope_given.items():
            with self.at(theorem.place):
                given_range(theorem, sort, value)
        known = bibliography.keys(Path(theorem.place.path)) if theorem.place else []
        for key in theorem.cites:
            if key not in known:
                self.wrong(f"no work is called `{key}`", f"{did_you_mean(key, known)}; works are listed in "
                           f"{bibliography.NAME} beside the theorem file", theorem.place, key)

    def sorts(self) -> None:
        """Two sorts of one name."""
        files = {source.place.path for source in self.sources if source.place}
        first: dict[str, SortClass] = {}
        for cls in sort_classes():
            if cls.place and cls.place.path in files and first.setdefault(cls.__name__, cls) is not cls:
                self.wrong(f"two sorts are called `{cls.__name__}`",
                           f"the other one is at {at(first[cls.__name__].place)}", cls.place)

    def classes(self) -> None:
        """Sorts, worlds and what is given without a docstring."""
        files = {source.place.path for source in self.sources if source.place}
        classes: list[SortClass | SymbolClass] = [*sort_classes()]
        classes += [owner for owner in (self.theorem.world, self.theorem.given) if isinstance(owner, SymbolClass)]
        for cls in classes:
            if cls.place and cls.place.path in files and not cls.__doc__:
                self.wrong(f"{cls.__name__} has no docstring", "say in one plain sentence what it means", cls.place)

    def symbols(self) -> None:
        """Symbols that are none, and those that worlds and the given have in common."""
        theorem = self.theorem
        owners: dict[str, SymbolClass] = {}
        for owner in (theorem.world, theorem.given):
            if owner is not None and not isinstance(owner, SymbolClass):
                self.wrong("world= and given= take a class made from World and one made from Given",
                           "class Human(World): ...", theorem.place)
            elif owner is not None:
                with self.at(owner.place):
                    for name in owner.symbols:
                        other = owners.setdefault(name, owner)
                        if other is not owner:
                            self.wrong(f"two symbols are called `{name}`",
                                       f"the other one is in {other.__name__}, {at(other.place)}", owner.place)

    def discussed(self, source: Theorem | Extension) -> None:
        """The desiderata that tasks want kept."""
        desiderata = {**self.theorem.desiderata, **source.desiderata}
        for exercise in source.exercises.values():
            for name in exercise.keeps:
                self.known(name, desiderata, "desideratum", exercise.asked.place, source.prefix)

    def mentioned(self, source: Theorem | Extension, item: Published | Remark) -> None:
        """Assumptions and alternatives that a published verdict or a remark speaks of."""
        theorem = self.theorem
        for name in item.assumptions:
            self.known(name, {**theorem.assumptions, **source.assumptions}, "assumption", item.place, source.prefix)
        for axis, name in item.axes:
            self.known(axis, theorem.axes, "axis", item.place)
            if axis in theorem.axes:
                self.known(name, theorem.axes[axis].alternatives, f"alternative of `{axis}` called", item.place)

    def published(self, source: Theorem | Extension, item: Published) -> None:
        """What else a published verdict speaks of: what it drops, its claim, its size, the verdict itself."""
        theorem = self.theorem
        hypotheses = [name for name, declared in {**theorem.assumptions, **source.assumptions}.items()
                      if declared.role == "hypothesis"]
        for name in item.dropped:
            self.known(name, hypotheses, "hypothesis to drop called", item.place, source.prefix)
        if item.claim:
            self.known(item.claim, [*theorem.claims, *theorem.desiderata, *source.desiderata], "claim", item.place)
        sized = [kernel_sort(sort).name for sort in theorem.scope_given if hasattr(sort, "__sort__")]
        for name, _ in item.at:
            self.known(name, sized, "size in the scope for", item.place)
        if item.verdict in VERDICTS and theorem.kind in KINDS and item.verdict not in OUTCOMES[theorem.kind]:
            self.wrong(f"the verdict of {an(theorem.kind)} is never `{item.verdict}`",
                       ", ".join(OUTCOMES[theorem.kind]), item.place, item.verdict)


def line_with(place: Place | None, text: str) -> Place | None:
    """The first line from a place on that has the text between quotes; the place itself if there is none."""
    if place is None or not text or not Path(place.path).is_file():
        return place
    lines = Path(place.path).read_text(encoding="utf-8", errors="replace").splitlines()
    for number in range(place.line, min(place.line + 40, len(lines)) + 1):
        if f'"{text}"' in lines[number - 1] or f"'{text}'" in lines[number - 1]:
            return Place(place.path, number)
    return place
