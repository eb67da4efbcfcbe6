"""Mutants of no_free_lunch.py: a comparison weakened, a quantifier turned, a variable swapped, and so on.

A mutant is caught where a formalization whose verdict another test knows (from the brute force, or as a published one)
gets another verdict. At least nine in ten must be; each of the others is listed here with the reason, which is checked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from test_against_bruteforce import ALSO, EIGHT, NINE, STRICT, WITHIN, small_sets, subsets
from test_published import GOOD_ENOUGH

from explorer.kernel.statement import Statement
from explorer.kernel.syntax import TRUE, Sort, Term, number, operator
from explorer.scope import scope_of, sizes
from explorer.search.compile import Outside
from explorer.search.decide import Search
from explorer.statement import build
from explorer.theorems.no_free_lunch import theorem
from explorer.verdict import Sizes

Scope = tuple[tuple[str, Sort], ...]
Axes = dict[str, str]
Place = tuple[str, Axes, tuple[Sizes, ...], list[tuple[str, ...]]]  # claim, axes, sizes, sets of assumptions
Part = tuple[Callable[[Statement], Term | None], Callable[[Statement, Term], Statement]]  # how it is read, and replaced
NAMES = list(theorem.assumptions)
TURNED = {"le": "lt", "lt": "le", "and": "or", "or": "and", "forall": "exists", "exists": "forall"}


def size_of(*numbers: int) -> Sizes:
    return tuple(zip(("State", "Action", "Level"), numbers, strict=True))


def places() -> Iterator[Place]:
    """The formalizations whose verdicts other tests know: those of few assumptions first, and small ones."""
    every = [("", {}, (size_of(1, 2, 2),), [*small_sets(1), *subsets(NINE), *subsets(EIGHT)]),
             *(("", axes, (size_of(*size),), list(small_sets(most))) for size, axes, most in WITHIN)]
    for claim, axes, at, sets in every:
        yield claim, axes, at, [names for names in sets if len(names) < 3]
    for entry in theorem.publications:
        if entry.claim:
            statement = statement_of(entry.claim, entry.axes)
            scope = scope_of(statement, theorem, {sort: (n, n) for sort, n in entry.at})
            yield entry.claim, dict(entry.axes), tuple(sizes(scope)), [entry.assumptions]
    for names, axes, size, _ in GOOD_ENOUGH:
        yield "good_enough", axes, (size_of(*size),), [names]
    yield "", ALSO[1], (size_of(*ALSO[0]),), [ALSO[2]]
    for claim, axes, at, sets in sorted(every, key=lambda place: place[1] == STRICT):
        yield claim, axes, at, [names for names in sets if len(names) == 3]


@cache
def statement_of(claim: str, axes: tuple[tuple[str, str], ...]) -> Statement:
    return build(theorem, claim=claim, axes=dict(axes)).statement


def other_world(term: Term) -> Term:
    """The term with the two worlds exchanged."""
    name = term.name
    if term.op == "app" and name[-2:] in ("_1", "_2"):
        name = f"{name[:-1]}{3 - int(name[-1])}"
    return Term(term.op, term.sort, tuple(map(other_world, term.args)), name, term.bound, term.number)


def mutants(term: Term, worlds: bool = False, scope: Scope = ()) -> Iterator[tuple[str, Term]]:
    """Every term with one node changed (in two worlds alike), and where; `worlds`: also to the other world's symbol."""
    op, args = term.op, term.args
    if op in ("forall", "exists"):
        yield op, Term(TURNED[op], term.sort, args, bound=term.bound)
    elif op in TURNED:
        yield op, operator(TURNED[op], *args)
    if op in ("le", "lt", "implies"):
        yield f"{op} turned round", operator(op, *reversed(args))
    elif op == "eq":
        yield "eq denied", operator("not", term)
    elif op == "not":
        yield "not", args[0]
    elif op == "num":
        yield "one more", number(term.number + 1)
    elif op == "ite":
        yield "ite turned round", operator("ite", args[0], args[2], args[1])
    elif op == "var":
        for name, sort in dict.fromkeys(scope):
            if sort == term.sort and name != term.name:
                yield f"{term.name} to {name}", Term("var", sort, name=name)
    if worlds and op == "app" and term.name[-2:] in ("_1", "_2"):
        yield "other world", Term(op, term.sort, args, other_world(Term(op, term.sort, (), term.name)).name)
    inner = scope + term.bound
    if len(args) == 2 and args[0] != args[1] == other_world(args[0]):
        for what, changed in mutants(args[0], worlds, inner):
            yield f"0.{what}", Term(op, term.sort, (changed, other_world(changed)), term.name, term.bound)
        return
    for place, arg in enumerate(args):
        for what, changed in mutants(arg, worlds, inner):
            new = (*args[:place], changed, *args[place + 1:])
            yield f"{place}.{what}", Term(op, term.sort, new, term.name, term.bound, term.number)


def different(term: Term, worlds: bool = False) -> dict[str, Term]:
    """The mutants of a term that are other terms than it and than each other."""
    found = {mutant: what for what, mutant in reversed([*mutants(term, worlds)]) if mutant != term}
    return {what: mutant for mutant, what in reversed(found.items())}


def restriction(sort: str, axis: str = "", name: str = "") -> Part:
    """The restriction of a table sort, where it is that of an axis under this alternative."""
    return (lambda s: next((t for x, _, t in s.restrictions
                            if x.name == sort and (not axis or dict(s.axes)[axis] == name)), None),
            lambda s, new: replace(s, restrictions=tuple((x, v, new if x.name == sort else t)
                                                         for x, v, t in s.restrictions)))


def target(name: str) -> Part:
    return (lambda s: s.varies if s.shape == "unidentified" and dict(s.axes)["target"] == name else None,
            lambda s, new: replace(s, varies=new))


def witness(shape: str) -> Part:
    return lambda s: s.witness if s.shape == shape else None, lambda s, new: replace(s, witness=new)


PARTS: dict[str, Part] = {  # what is mutated beside the assumptions
    **{name: target(name) for name in theorem.axes["target"].alternatives},
    "behaviour": witness("unidentified"), "good_enough": witness("some"),
    "shared": (lambda s: dict(s.always).get("planner=shared"),
               lambda s, new: replace(s, always=(("planner=shared", new),))),
    "without_ties": restriction("Reward"), "single": restriction("Choice", "choice", "single"),
    "set": restriction("Choice", "choice", "set"),
    "Relabelling": restriction("Relabelling"), "StateRelabelling": restriction("StateRelabelling"),
}
USED_BY = {"Relabelling": {"neutral", "neutral_per_state"}, "StateRelabelling": {"state_neutral"}}
OF_WORLDS = {"affine", "behaviour"}


def read(part: str, statement: Statement) -> Term | None:
    """The formula of an assumption or other part; None where the statement has no such part."""
    if part not in NAMES:
        return PARTS[part][0](statement)
    return statement.formula(part) if statement.shape == "unidentified" else None


@cache
def known(claim: str, axes: tuple[tuple[str, str], ...], at: tuple[Sizes, ...]) -> Search:
    return Search(statement_of(claim, axes), at, keep=False)


def asked(part: str, search: Search, mutant: Mapping[str, Term]) -> dict[str, Search]:
    """The searches for the mutants; those of an assumption share one, where each is an assumption more."""
    statement = search.statement
    if part in NAMES:
        more = statement.assumptions + tuple((f"mutant {what}", term) for what, term in mutant.items())
        return dict.fromkeys(mutant, Search(replace(statement, assumptions=more), search.sizes, keep=False))
    return {what: Search(PARTS[part][1](statement, term), search.sizes, keep=False) for what, term in mutant.items()}


def caught(original: Search, mutant: Search, part: str, what: str, sets: Iterable[tuple[str, ...]]) -> bool:
    """Whether a mutant gets another verdict than the original, or none, under one of these sets."""
    for names in sets:
        wanted = original.overall(names)
        try:
            if mutant.overall(f"mutant {what}" if name == part else name for name in names) != wanted:
                return True
        except Outside:
            return True
    return False


RENAMED = "the variables exchanged, and the relation with them"
NOT_RAISED = "it adds the case where nothing changes, in which what was taken stays taken"
NO_SCALE = "it lets one reward be constant, but the worlds can be exchanged, and the other need not be"
# Mutants that mean the same at every size, with the reason.
ALIKE: dict[str, dict[str, str]] = {
    "order": {"0.0.0.le": RENAMED + " denied", "0.0.0.le turned round": RENAMED},
    "affine": {"0.0.0.lt": NO_SCALE, "0.0.0.1.0.i to j": NO_SCALE, "0.0.1.lt": NO_SCALE, "0.0.1.1.0.j to i": NO_SCALE},
    "shared": {"and": "both halves say the same"},
    "unique_best": {"0.0.0.0.0.0.0.2.y1 to x": "x is best, so an action as good as x is as good as all"},
    "never_worst": dict.fromkeys(("0.0.1.0.0.2.x to a", "0.0.1.0.1.2.y to a"), "all are equal where all equal one"),
    "neutral_per_state": {"0.0.0.0.0.0.0.1.1.u to t": "there u is t", "0.0.1.1.0.1.s to t": "there s is t"},
    "monotone_up": {"0.0.0.1.lt": NOT_RAISED},
    "monotone": {"0.0.0.1.0.1.lt": NOT_RAISED, "0.0.0.1.1.0.lt": NOT_RAISED,
                 "0.0.0.1.0.1.0.2.b to a": "there a is b", "0.0.0.1.0.1.1.2.b to a": "there a is b"},
}
# Means something else from three levels on, but no five assumptions with it have another verdict there.
UNSEEN = {"monotone": "0.0.0.1.1.0.1.2.b to a"}


def differ(part: str, what: str, size: Sizes, axes: Axes) -> bool:
    """Whether some worlds at a size satisfy one of a formula and its mutant alone, in either order of the worlds."""
    statement = statement_of("", tuple(axes.items()))
    term = read(part, statement)
    assert term
    either = [operator("or", t, other_world(t)) for t in (term, different(term, part in OF_WORLDS)[what])]
    query = replace(statement, shape="some", always=(), assumptions=(), consistent=TRUE, varies=TRUE,
                    witness=operator("not", operator("eq", *either)))
    return Search(query, (size,), keep=False).overall(()) == "stands"


@cache
def outcome(part: str) -> tuple[list[str], list[str]]:
    """The mutants of an assumption or other part, and those that no formalization tells apart."""
    first: Term | None = None
    every: dict[str, Term] = {}
    left: list[str] = []
    for claim, axes, at, sets in places():
        search = known(claim, tuple(axes.items()), at)
        term = read(part, search.statement)
        about = USED_BY.get(part, {part} if part in NAMES else set())
        sets = [names for names in sets if not about or about & {*names}]
        elsewhere = part in NAMES and {*axes} - {"rewards", "choice"}  # targets and planners have mutants of their own
        if term is None or not sets or elsewhere or first not in (None, term):
            continue
        if first is None:
            first, every = term, different(term, part in OF_WORLDS)
            left = [what for what in every if what not in ALIKE.get(part, {}) and what != UNSEEN.get(part)]
        searches = asked(part, search, {what: every[what] for what in left})
        left = [what for what in left if not caught(search, searches[what], part, what, sets)]
        if not left:
            break
    return list(every), left


@pytest.mark.parametrize(("part", "what"), [(part, what) for part, listed in ALIKE.items() for what in listed])
def test_a_mutant_that_means_the_same(part: str, what: str) -> None:
    axes = {"order": {"target": "order"}, "affine": {"target": "affine"}, "shared": {"planner": "shared"}}.get(part, {})
    for size, more in product(((1, 2, 2), (1, 2, 3), (2, 2, 2), (1, 3, 2), (1, 3, 3)), ({}, STRICT, {"choice": "set"})):
        if size[1] * size[2] < 9 or more == STRICT:
            assert not differ(part, what, size_of(*size), {**axes, **more}), (size, more)


def test_a_mutant_that_verdicts_do_not_show() -> None:
    for part, what in UNSEEN.items():
        assert differ(part, what, size_of(1, 2, 3), {}) and not differ(part, what, size_of(1, 2, 2), {})


@pytest.mark.parametrize("part", [*PARTS, *NAMES])
def test_mutants_are_caught(part: str) -> None:
    every, left = outcome(part)
    assert not left
    assert {*ALIKE.get(part, {})} <= {*every} and UNSEEN.get(part, every[0]) in every


def test_nine_in_ten_mutants_are_caught() -> None:
    count = sum(len(outcome(part)[0]) for part in (*PARTS, *NAMES))
    listed = sum(map(len, ALIKE.values())) + len(UNSEEN)
    assert count > 300 and listed * 10 <= count
