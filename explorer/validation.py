"""Builds everything that a theorem file declares, to find all that is wrong with it; nothing is searched."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.constants import outside
from explorer.declarations import Checks, Declarations
from explorer.kernel.syntax import BOOL, an
from explorer.language.faults import Fault
from explorer.language.sorts import SortClass
from explorer.language.terms import several, using
from explorer.language.worlds import Family, SymbolClass, WorldView
from explorer.reading import sort_classes
from explorer.scope import scope_of
from explorer.statement import build, restrictions_of, shown_parts, unidentified_parts
from explorer.theorem import Axis, Declared, Extension, Theorem, choosing


def faults_of(theorem: Theorem, extensions: Sequence[Extension] = ()) -> list[Fault]:
    """Everything wrong with a theorem and its extensions, each fault found independently of the others."""
    faults = Declarations(theorem, extensions).all()
    if all(axis.alternatives for axis in theorem.axes.values()) and isinstance(theorem.world, SymbolClass):
        found = Formulas(theorem, extensions)
        found.one_by_one()
        if not faults and not found.faults:
            found.together()
        faults += found.faults
    return faults


class Formulas(Checks):
    """The checks that build formulas: first each by itself, then the statements that are made of them."""

    @property
    def chosen(self) -> dict[str, str]:
        """The default of every axis, and its first alternative where it has none."""
        return {axis.name: axis.default or next(iter(axis.alternatives)) for axis in self.theorem.axes.values()}

    def one_by_one(self) -> None:
        """Each assumption, alternative, observation, value and claim by itself."""
        theorem = self.theorem
        with choosing(self.chosen), using() as used:
            for source in self.sources:
                for declared in source.assumptions.values():
                    with self.at(declared.place):
                        declared.closed(*self.worlds(declared, 0, 1, 2))
                for declared in source.desiderata.values():
                    with self.at(declared.place):
                        if shown_parts(declared).shape not in ("some", "each"):
                            raise Fault(f"desideratum `{declared.name}` is no claim of shape some or each",
                                        "return some(h, formula) or each(x, some=formula)", declared.place)
            for declared in theorem.values.values():
                with self.at(declared.place):
                    declared.opened(*self.worlds(declared, 1))
            for axis in theorem.axes.values():
                for declared in axis.alternatives.values():
                    with self.at(declared.place):
                        self.alternative(axis, declared)
            for name, claim in theorem.claims.items():
                with self.at(theorem.claim_places[name]):
                    if isinstance(claim, Declared):
                        shown_parts(claim)
                    elif not isinstance(claim.by, Declared) or not isinstance(claim.target, Axis | Declared):
                        unidentified_parts(theorem, claim)
            with self.at(theorem.place):
                restrictions_of(theorem, {**used, **dict.fromkeys(self.own_classes())}, self.chosen)

    def own_classes(self) -> list[SortClass]:
        """The sort classes of the files themselves, used or not."""
        files = {source.place.path for source in self.sources if source.place}
        return [cls for cls in sort_classes() if cls.place and cls.place.path in files]

    def alternative(self, axis: Axis, declared: Declared) -> None:
        """One alternative of an axis; raises Fault where it does not fit the axis's kind."""
        if axis.kind == "target":
            _, term = declared.opened(*self.worlds(declared, 2 if declared.relation else 1))
            if declared.relation and term.sort != BOOL:
                raise Fault(f"the relation `{declared.name}` gives {an(term.sort.name)}, not a formula",
                            "say when two worlds agree, as in h.reward == k.reward", declared.place)
        elif axis.kind == "restriction":
            variables, term = declared.opened(*self.worlds(declared, 0))
            if len(variables) != 1 or variables[0][1].kind != "table" or term.sort != BOOL:
                raise Fault("a restriction is a formula about one table", "def without_ties(R: Reward): ...",
                            declared.place)
        else:
            declared.closed(*self.worlds(declared, 0, 1, 2))

    def worlds(self, declared: Declared, *numbers: int) -> list[WorldView]:
        """The worlds that a declaration speaks of; raises Fault where their number or their class is wrong."""
        kinds = dict(declared.parameters())
        names = declared.worlds()
        for name in names:
            if isinstance(kinds[name], Family) or kinds[name] is not self.theorem.world:
                shown = getattr(kinds[name], "__name__", "family of worlds")
                raise Fault(f"`{name}` of `{declared.name}` is {an(shown)}, not {an(self.theorem.world.__name__)}",
                            "what worlds share is an attribute of its class, as in Setting.labelled", declared.place)
        if len(names) not in numbers:
            raise Fault(f"{declared.role} `{declared.name}` speaks of {several(len(names), 'world')}, not "
                        f"{' or '.join(map(str, numbers))}",
                        f"its first parameters are worlds, as in h: {self.theorem.world.__name__}", declared.place)
        return [WorldView(self.theorem.world, suffix) for suffix in ("", "_2")[:len(names)]]

    def together(self) -> None:
        """Every claim and desideratum, and every alternative of every axis with the others at their defaults."""
        theorem, chosen = self.theorem, self.chosen
        claims = [*theorem.claims, *(name for source in self.sources for name in source.desiderata)]
        asked = [(name, chosen) for name in claims]
        asked += [(claims[0], {**chosen, axis.name: name}) for axis in theorem.axes.values()
                  for name in axis.alternatives if name != chosen[axis.name]]
        for claim, axes in asked:
            with self.at(theorem.place):
                problem = build(theorem, axes=axes, claim=claim, extensions=self.extensions)
                self.faults += outside(problem, scope_of(problem.statement, theorem))
