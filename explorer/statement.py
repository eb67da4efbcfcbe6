"""From a theorem and a choice on every axis to the statement that is searched and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import permutations
from pathlib import Path
from typing import Any

from explorer.kernel import syntax
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import BOOL, TRUE, Sort, Symbol, Term, Variable
from explorer.language.claims import Shown, Unidentified, checked, returned
from explorer.language.faults import Fault, did_you_mean
from explorer.language.sorts import SortClass
from explorer.language.terms import Expression, bound, kernel_sort, using
from explorer.language.worlds import Family, FamilyView, WorldView
from explorer.theorem import Axis, Declared, Extension, Theorem, agree, at, choosing, located

ORDINALS = ("first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True)
class Measured:
    """A value of one world: for each tuple of the bound variables, the value of the term."""

    name: str
    bound: tuple[Variable, ...]
    term: Term


@dataclass(frozen=True)
class WorldCopy:
    """One of the compared worlds: how it is called, and which symbol of the statement each of its symbols is.

    In a family `index` is the sort of the first argument of every symbol, and there is one such copy for all.
    """

    label: str
    symbols: tuple[tuple[str, str], ...]  # name in the theorem file, name in the statement
    index: Sort | None = None
    observation: Measured | None = None
    target: Measured | None = None


@dataclass(frozen=True)
class Problem:
    """A statement with what is needed to show its answers in the theorem's own words."""

    theorem: Theorem
    extensions: tuple[Extension, ...]
    statement: Statement
    copies: tuple[WorldCopy, ...]
    shared: tuple[str, ...]  # symbols of Given
    single: Single | None = None  # for what is left of the target
    used_axes: Mapping[str, str] = field(default_factory=dict)

    @property
    def assumptions(self) -> dict[str, Declared]:
        return all_assumptions(self.theorem, self.extensions)

    @property
    def desiderata(self) -> dict[str, Declared]:
        found = dict(self.theorem.desiderata)
        for extension in self.extensions:
            found |= extension.desiderata
        return found


@dataclass(frozen=True)
class Single:
    """One world alone, with its observation and its target; `relation` compares two values of `target` instead of =.

    `relation` is a formula over two copies of the world's symbols, suffixed _1 and _2.
    """

    statement: Statement
    observation: Measured
    target: Measured
    relation: Term | None = None


def all_assumptions(theorem: Theorem, extensions: Sequence[Extension]) -> dict[str, Declared]:
    """Every assumption and hypothesis by name; raises Fault where an extension's name is taken."""
    found = dict(theorem.assumptions)
    for extension in extensions:
        for name, declared in extension.assumptions.items():
            if name in found:
                raise Fault(f"two assumptions are called `{name}`", "give the extension another name", declared.place)
            found[name] = declared
    return found


def choose(theorem: Theorem, axes: Mapping[str, str]) -> dict[str, str]:
    """The alternative of every axis: those given, the default elsewhere; raises Fault for an unknown one."""
    for axis, name in axes.items():
        if axis not in theorem.axes:
            raise Fault(f"{theorem.name} has no axis `{axis}`", did_you_mean(axis, theorem.axes))
        if name not in theorem.axes[axis].alternatives:
            raise Fault(f"axis `{axis}` has no alternative `{name}`",
                        did_you_mean(name, theorem.axes[axis].alternatives))
    return {name: axes.get(name, axis.default) for name, axis in theorem.axes.items()}


def build(theorem: Theorem, *, axes: Mapping[str, str] | None = None, claim: str = "",
          extensions: Sequence[Extension] = (), observe: Callable[[Term], Term] | None = None) -> Problem:
    """The problem of a claim (or desideratum) under a choice of alternatives; raises Fault.

    `observe` turns the observation of a world into the formula that it has the value given.
    """
    chosen = choose(theorem, axes or {})
    desiderata = dict(theorem.desiderata)
    for extension in extensions:
        desiderata |= extension.desiderata
    name = claim or next(iter(theorem.claims), "")
    declared = theorem.claims.get(name) or desiderata.get(name)
    if declared is None:
        raise Fault(f"{theorem.name} has no claim `{name}`", did_you_mean(name, (*theorem.claims, *desiderata)),
                    theorem.place)
    with choosing(chosen), using() as used:
        if isinstance(declared, Unidentified):
            parts = unidentified_parts(theorem, declared)
        else:
            with located(declared.place):
                parts = shown_parts(declared)
        return assemble(theorem, extensions, chosen, name, parts, observe, used)


@dataclass
class Parts:
    """A claim taken apart."""

    shape: str
    worlds: list[WorldView] | FamilyView
    labels: list[str]
    consistent: Term
    varies: Term
    witness: Term
    outer: tuple[Variable, ...] = ()
    by: Declared | None = None
    target: Declared | None = None


def unidentified_parts(theorem: Theorem, claim: Unidentified) -> Parts:
    first, second = WorldView(theorem.world, "_1"), WorldView(theorem.world, "_2")
    target = claim.target.chosen if isinstance(claim.target, Axis) else claim.target
    if not isinstance(claim.by, Declared) or not isinstance(target, Declared):
        place = next((theorem.claim_places[name] for name, c in theorem.claims.items() if c is claim), theorem.place)
        raise Fault("unidentified(target, by=observation) takes an axis or declared value, and an observation",
                    "decorate the observation with @theorem.observation", place)
    with located(target.place):
        differs = syntax.operator("not", agree(target, first, second).term)
    with located(claim.by.place):
        alike = agree(claim.by, first, second).term
    return Parts("unidentified", [first, second], ["first explanation", "second explanation"], TRUE, differs, alike,
                 by=claim.by, target=target)


def shown_parts(declared: Declared) -> Parts:
    """The parts of a claim or desideratum that a function returns."""
    parameters = declared.parameters()
    families = [kind for _, kind in parameters if isinstance(kind, Family)]
    names = declared.worlds()
    views: dict[str, Any] = {}
    if families:
        if len(names) != 1:
            raise Fault("a claim about a family of worlds has no other world", "", declared.place)
        views[names[0]] = FamilyView(families[0].world, kernel_sort(families[0].sort))
        labels = ["world of"]
    else:
        kinds = dict(parameters)
        for number, name in enumerate(names, 1):
            views[name] = WorldView(kinds[name], f"_{number}" if len(names) > 1 else "")
        labels = [f"{ORDINALS[i]} world" for i in range(len(names))] if len(names) > 1 else ["world"]
    variables = declared.variables()
    with bound(tuple(kind for _, kind in variables), declared.function, [n for n, _ in variables]) as terms:
        values = iter(map(Expression, terms))
        shown = declared.function(*(views[n] if n in views else next(values) for n, _ in parameters))
    if not isinstance(shown, Shown):
        raise Fault(f"`{declared.name}` returns no claim", "return some(h, ...), each(x, some=...) or every(...)",
                    declared.place)
    given = {v.name for v in terms}
    if {v.name for v in shown.outer} != given:
        raise Fault(f"`{declared.name}` has parameters that its claim does not speak of",
                    "each(x, ...) names every parameter that is not a world", declared.place)
    worlds = next(iter(views.values())) if families else list(views.values())
    outer = tuple((v.name, v.sort) for v in shown.outer)
    if shown.shape == "every":
        return Parts("every", worlds, labels, TRUE, shown.when or TRUE, syntax.operator("not", shown.formula))
    return Parts(shown.shape, worlds, labels, TRUE, TRUE, shown.formula, outer)


def of_worlds(declared: Declared, worlds: list[WorldView] | FamilyView) -> Term:
    """An assumption stated of every world that is compared, or of every two of them."""
    count = len(declared.worlds())
    with located(declared.place):
        if count == 0:
            return declared.closed().term
        if isinstance(worlds, FamilyView):
            return of_family(declared, worlds, count)
        formulas = [declared.closed(*chosen).term for chosen in permutations(worlds, count)]
    return syntax.operator("and", *formulas) if len(formulas) > 1 else formulas[0] if formulas else TRUE


def of_family(declared: Declared, worlds: FamilyView, count: int) -> Term:
    """An assumption for every member of a family, or every two different ones."""
    stand_in = type(worlds.sort.name, (), {"__sort__": worlds.sort})
    with bound((stand_in,) * count, declared.function, [f"world{i}" if i else "world" for i in range(count)]) as terms:
        members = [Expression(t) for t in terms]
        formula = declared.closed(*(worlds[m] for m in members)).term
        if count == 2:
            formula = syntax.operator("implies", (members[0] != members[1]).term, formula)
    return syntax.binder("forall", [(t.name, t.sort) for t in terms], formula)


def assemble(theorem: Theorem, extensions: Sequence[Extension], chosen: Mapping[str, str], claim: str, parts: Parts,
             observe: Callable[[Term], Term] | None, used: Mapping[type, None]) -> Problem:
    """The statement of a claim taken apart, with its assumptions, axes and sorts; `used` is what formulas spoke of."""
    worlds = parts.worlds
    assumptions = {name: of_worlds(declared, worlds)
                   for name, declared in all_assumptions(theorem, extensions).items()}
    always = {f"{axis.name}={chosen[axis.name]}": of_worlds(axis.alternatives[chosen[axis.name]], worlds)
              for axis in theorem.axes.values() if axis.kind == "assumption"}
    copies = world_copies(parts, theorem)
    consistent = parts.consistent
    if observe:
        seen = [copy.observation for copy in copies]
        if any(m is None for m in seen):
            raise Fault("this claim has no observation to fix", "--observe goes with claims of shape unidentified")
        consistent = syntax.operator("and", *(observe(closed_value(m)) for m in seen if m))
    formulas = [*assumptions.values(), *always.values(), consistent, parts.varies, parts.witness]
    symbols = symbols_of(formulas + [t for c in copies for m in (c.observation, c.target) if m for t in (m.term,)])
    declared_sorts = [kernel_sort(sort) for sort in theorem.scope_given]
    restrictions: list[tuple[Sort, str, Term]] = []
    known = restrictions_of(theorem, used, chosen)
    while True:  # a restriction may speak of sorts that are restricted themselves
        sorts = sorts_of(declared_sorts, formulas + [term for _, _, term in restrictions], symbols, parts.outer)
        wanted = [item for item in known if item[0] in sorts]
        if wanted == restrictions:
            break
        restrictions = wanted
    statement = Statement(
        theorem=theorem.name, version=theorem.version, claim=claim, kind=theorem.kind, shape=parts.shape,
        axes=tuple(chosen.items()), sorts=sorts, restrictions=tuple(restrictions),
        symbols=symbols, outer=parts.outer, always=tuple((n, f) for n, f in always.items() if f != TRUE),
        assumptions=tuple(assumptions.items()), consistent=consistent, varies=parts.varies, witness=parts.witness)
    shared = tuple(theorem.given.symbols) if theorem.given else ()
    names = {s.name for s in symbols}
    single = single_world(theorem, extensions, parts, statement) if parts.shape == "unidentified" else None
    return Problem(theorem, tuple(extensions), statement, copies, tuple(n for n in shared if n in names), single,
                   dict(chosen))


def world_copies(parts: Parts, theorem: Theorem) -> tuple[WorldCopy, ...]:
    """How the compared worlds are called and made up."""
    if isinstance(parts.worlds, FamilyView):
        names = tuple((n, n) for n in parts.worlds.world.symbols)
        return (WorldCopy(parts.labels[0], names, parts.worlds.sort),)
    copies = []
    for label, world in zip(parts.labels, parts.worlds, strict=True):
        measured = [Measured(d.name, *d.opened(world)) if d and not d.relation else None
                    for d in (parts.by, parts.target)]
        names = tuple((n, n + world.suffix) for n in world.world.symbols)
        copies.append(WorldCopy(label, names, None, *measured))
    return tuple(copies)


def closed_value(measured: Measured) -> Term:
    """An observation as one term; raises Fault where it has parameters of its own."""
    if measured.bound:
        raise Fault("this observation has parameters of its own and cannot be fixed from the command line",
                    "write an assumption about it in an extension")
    return measured.term


def single_world(theorem: Theorem, extensions: Sequence[Extension], parts: Parts,
                 statement: Statement) -> Single | None:
    """The one-world version of an `unidentified` problem; None where an observation or target is real or missing."""
    world = WorldView(theorem.world)
    assert parts.by and parts.target
    by, target = Measured(parts.by.name, *parts.by.opened(world)), None
    relation = None
    if parts.target.relation:
        relation = parts.target.closed(WorldView(theorem.world, "_1"), WorldView(theorem.world, "_2")).term
        used = [s for s in symbols_of([relation]) if s.name.endswith("_1")]
        if len(used) != 1 or used[0].of:
            return None
        target = Measured(used[0].name[:-2], (), syntax.apply(Symbol(used[0].name[:-2], (), used[0].to), []))
    else:
        target = Measured(parts.target.name, *parts.target.opened(world))
    if by.term.sort.kind == "real" or target.term.sort.kind == "real":
        return None
    assumptions = {name: of_worlds(d, [world]) for name, d in all_assumptions(theorem, extensions).items()}
    always = {f"{a.name}={dict(statement.axes)[a.name]}": of_worlds(a.chosen, [world])
              for a in theorem.axes.values() if a.kind == "assumption"}
    formulas = [*assumptions.values(), *always.values(), by.term, target.term]
    return Single(replace(statement, shape="some", symbols=symbols_of(formulas), always=tuple(always.items()),
                          assumptions=tuple(assumptions.items()), consistent=TRUE, varies=TRUE, witness=TRUE),
                  by, target, relation)


def pair_assumptions(problem: Problem) -> frozenset[str]:
    """The names of assumptions and alternatives that relate two worlds."""
    names = {name for name, declared in problem.assumptions.items() if len(declared.worlds()) == 2}
    names |= {f"{axis.name}={problem.used_axes[axis.name]}" for axis in problem.theorem.axes.values()
              if axis.kind == "assumption" and len(axis.alternatives[problem.used_axes[axis.name]].worlds()) == 2}
    return frozenset(names)


def restrictions_of(theorem: Theorem, used: Mapping[type, None],
                    chosen: Mapping[str, str]) -> list[tuple[Sort, str, Term]]:
    """For each restricted table sort, which of its tables belong: for good (`only=`) and by the axes chosen.

    The sorts are those that the formulas of the statement speak of, whatever files they are declared in.
    """
    seen: dict[Sort, SortClass] = {}
    own: dict[Sort, Term] = {}
    # a restriction may speak of further sorts
    while todo := [cls for cls in with_parts(used) if cls not in seen.values()]:
        for cls in todo:
            if seen.setdefault(cls.__sort__, cls) is not cls:
                raise Fault(f"two sorts are called `{cls.__name__}`",
                            f"the other one is at {at(seen[cls.__sort__].place)}", cls.place)
            if cls.restriction is not None:
                with located(cls.place), bound((cls,), cls.restriction, ["table"]) as (variable,):
                    own[cls.__sort__] = checked(cls.restriction(Expression(variable)), returned(cls.restriction)).term
    found = {sort: [("table", own[sort])] for sort in sorted(own, key=lambda sort: declared_at(seen[sort]))}
    for axis in theorem.axes.values():
        if axis.kind == "restriction":
            declared = axis.alternatives[chosen[axis.name]]
            with located(declared.place):
                variables, term = declared.opened()
                if len(variables) != 1 or variables[0][1].kind != "table" or term.sort != BOOL:
                    raise Fault("a restriction is a formula about one table", "def without_ties(R: Reward): ...",
                                declared.place)
            if term != TRUE:
                found.setdefault(variables[0][1], []).append((variables[0][0], term))
    result = []
    for sort, parts in found.items():
        name = parts[0][0]
        terms = [renamed(term, own, name, sort) for own, term in parts]
        result.append((sort, name, syntax.operator("and", *terms) if len(terms) > 1 else terms[0]))
    return result


def renamed(term: Term, old: str, new: str, sort: Sort) -> Term:
    """The term with a free variable under another name, which no binder inside it may use."""
    if old == new:
        return term
    if term.op == "var" and (term.name, term.sort) == (old, sort):
        return syntax.variable(new, sort)
    if any(name in (old, new) for name, _ in term.bound):
        raise Fault(f"two restrictions of {sort.name} use the name `{new}`", "rename a variable in one of them")
    return Term(term.op, term.sort, tuple(renamed(a, old, new, sort) for a in term.args), term.name, term.bound,
                term.number)


def declared_at(cls: SortClass) -> tuple[str, int]:
    """The name of the file and the line, so that the order does not depend on which formula comes first."""
    return (Path(cls.place.path).name, cls.place.line) if cls.place else ("", 0)


def with_parts(used: Iterable[type]) -> list[SortClass]:
    """The sort classes among these, and those that their tables map from and to."""
    found = dict.fromkeys(cls for cls in used if isinstance(cls, SortClass))
    todo = list(found)
    for cls in todo:
        todo += [part for part in cls.parts if isinstance(part, SortClass) and part not in found]
        found |= dict.fromkeys(todo)
    return list(found)


def walk(term: Term) -> Iterable[Term]:
    """Every node of a term."""
    yield term
    for arg in term.args:
        yield from walk(arg)


def symbols_of(terms: Iterable[Term]) -> tuple[Symbol, ...]:
    """The symbols that occur, in order of first use."""
    found: dict[str, Symbol] = {}
    for term in terms:
        for node in walk(term):
            if node.op == "app":
                symbol = Symbol(node.name, tuple(a.sort for a in node.args), node.sort)
                if found.setdefault(node.name, symbol) != symbol:
                    raise Fault(f"`{node.name}` is the name of two symbols", "rename one of them")
    return tuple(found.values())


def sorts_of(first: Sequence[Sort], terms: Iterable[Term], symbols: Sequence[Symbol],
             outer: Sequence[Variable]) -> tuple[Sort, ...]:
    """The sorts that occur, those of the scope first, each after what it is made of."""
    used: dict[Sort, None] = {}

    def add(sort: Sort) -> None:
        for part in (*sort.of, *sort.to):
            add(part)
        if sort.kind not in ("bool", "real"):
            used.setdefault(sort)

    for symbol in symbols:
        for sort in (*symbol.of, symbol.to):
            add(sort)
    for _, sort in outer:
        add(sort)
    for term in terms:
        for node in walk(term):
            add(node.sort)
            for _, sort in node.bound:
                add(sort)
    ordered = [sort for sort in first if sort in used]
    result = dict.fromkeys(ordered) | {s: None for s in used if s.kind != "table"} | used
    names = [sort.name for sort in result]
    if len(set(names)) != len(names):
        raise Fault("two sorts have one name", "rename one of the classes")
    return tuple(result)
