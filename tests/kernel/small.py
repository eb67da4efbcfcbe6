"""Small theorems written in the language, each with verdicts that are known, for the kernel's corpora."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import Any

from explorer import (Bool, Function, Given, Level, Real, Sort, Table, Theorem, World, count, each, every, exists,
                      forall, implies, maximal, one_to_one, some, total, unidentified, unique, where)
from explorer.kernel.statement import Statement
from explorer.kernel.universe import Universe
from explorer.search.certificates import evidenced
from explorer.search.decide import Search
from explorer.statement import build
from explorer.verdict import AtSize, Formalization, Verdict
from tests.kernel.nothing import NOTHING

TEXT = {"version": "1", "source": "none", "covers": "nothing", "audience": "tests"}


SMALLEST = {"Spot": (1, 1), "Move": (2, 2), "Level": (2, 2)}


class Spot(Sort):
    """A place."""


class Move(Sort):
    """A thing to do."""


class Prize(Table, of=(Spot, Move), to=Level):
    """How good each move is."""


class Plan(Table, of=(Spot,), to=Move):
    """A move at each spot."""


class Shuffle(Table, of=(Move,), to=Move, only=lambda p: one_to_one(Move, p)):
    """The moves under other names."""


class Shared(Given):
    """What exists once."""

    start: Spot


class Agent(World):
    """Somebody who plans."""

    plans: Function[Prize, Plan]
    prize: Prize
    worth: Function[Move, Real]
    likes: Function[Move, Bool]


def make(title: str, claim: Any, kind: str = "impossibility", *assumptions: Any, by: Any = None, target: Any = None,
         **scope: tuple[int, int]) -> Theorem:
    """A theorem with this claim and these assumptions."""
    sorts = {"Spot": Spot, "Move": Move, "Level": Level}
    theorem = Theorem(title=title, kind=kind, world=Agent, given=Shared, name=title.replace(" ", "_"),
                      scope={sorts[name]: bounds for name, bounds in {**SMALLEST, **scope}.items()}, **TEXT)
    for assumption in assumptions:
        theorem.assumption(assumption)
    if by is not None:
        theorem.observation(by)
        theorem.value(target)
        theorem.claim(unidentified(theorem.values[target.__name__], by=theorem.values[by.__name__]), name="claim")
    else:
        theorem.claim(claim)
    return theorem


def seen(h: Agent) -> Plan:
    """What is done."""
    return h.plans(h.prize)


def best(h: Agent, s: Spot, a: Move):
    """Which moves are best."""
    return maximal(Move, lambda b: h.prize(s, b), a)


def optimal(h: Agent, R: Prize, s: Spot):
    """The planner does a best move."""
    return maximal(Move, lambda b: R(s, b), h.plans(R)(s))


def one_best(h: Agent, s: Spot):
    """Exactly one move is best."""
    return unique(Move, lambda a: maximal(Move, lambda b: h.prize(s, b), a))


def onto(h: Agent, pi: Plan):
    """Every plan is somebody's best."""
    return exists(Prize, lambda R: h.plans(R) == pi)


def constant(h: Agent, R: Prize, Q: Prize):
    """The planner always does the same."""
    return h.plans(R) == h.plans(Q)


def symmetric(h: Agent, R: Prize, p: Shuffle, s: Spot):
    """Renaming the moves renames what is done."""
    return p(h.plans(Prize(lambda t, a: R(t, p(a))))(s)) == h.plans(R)(s)


def ordered(h: Agent, a: Move, b: Move):
    """What is liked is worth more."""
    return implies(h.likes(a) & ~h.likes(b), h.worth(a) > h.worth(b))


def fair(h: Agent):
    """The worths add up to one."""
    return total(Move, lambda a: h.worth(a)) == 1


def cheap(h: Agent, a: Move):
    """Nothing is worth more than a third, nor what is not liked anything at all."""
    return h.worth(a) <= where(h.likes(a), "1/3", 0)


def two_liked(h: Agent):
    """At least two moves are liked."""
    return count(Move, lambda a: h.likes(a)) >= 2


def rises(h: Agent, s: Spot, a: Move):
    """Everything is good."""
    return h.prize(s, a) > 0


def falls(h: Agent, s: Spot):
    """Something is bad."""
    return exists(Move, lambda a: h.prize(s, a) < 0)


def liked_exists(h: Agent):
    """Something is liked."""
    return some(h, exists(Move, lambda a: h.likes(a) & (h.worth(a) >= 1)))


def any_plan(h: Agent, pi: Plan):
    """Every plan can be seen."""
    return each(pi, some=h.plans(h.prize) == pi)


def every_best(h: Agent, s: Spot):
    """What is done is a best move where there is one best."""
    return every(forall(Move, lambda a: h.prize(s, a) <= h.prize(s, h.plans(h.prize)(s))),
                 when=unique(Move, lambda a: h.prize(s, a) > 0))


def every_done(h: Agent):
    """What is done at the start is a best move, where exactly one move there is good."""
    s = Shared.start
    return every(forall(Move, lambda a: h.prize(s, a) <= h.prize(s, h.plans(h.prize)(s))),
                 when=unique(Move, lambda a: h.prize(s, a) > 0))


def worth_enough(h: Agent):
    """If two moves are liked, some liked move is worth at most half."""
    return every(exists(Move, lambda a: h.likes(a) & (2 * h.worth(a) <= 1)),
                 when=count(Move, lambda a: h.likes(a)) >= 2)


@dataclass(frozen=True)
class Item:
    """A formalization with the verdict that it has."""

    name: str
    theorem: Theorem
    assumptions: tuple[str, ...]
    verdict: str
    scope: dict[str, tuple[int, int]] = field(default_factory=dict)


PLANNING = make("planning", None, "impossibility", optimal, one_best, onto, constant, symmetric, rises, falls,
                by=seen, target=best)
PLANS = make("plans", any_plan, "impossibility", optimal, one_best, constant, onto, symmetric, rises, falls)
HOPE = make("hope", liked_exists, "guarantee", ordered, fair, cheap, two_liked, Move=(1, 3))
LAW = make("law", every_done, "guarantee", optimal, one_best, constant, rises, falls)
SHARE = make("share", worth_enough, "impossibility", ordered, fair, cheap, two_liked, Move=(1, 3))


def items() -> list[Item]:
    """Formalizations of every shape and kind; their verdicts were worked out by hand."""
    wide = {"Spot": (1, 2), "Move": (2, 2), "Level": (2, 3)}
    return [
        Item("nothing assumed", PLANNING, (), "stands"),
        Item("optimal alone", PLANNING, ("optimal",), "stands"),
        Item("optimal and one best", PLANNING, ("optimal", "one_best"), "sidestepped"),
        Item("the same, wider", PLANNING, ("optimal", "one_best"), "sidestepped", wide),
        Item("onto alone", PLANNING, ("onto",), "stands"),
        Item("constant", PLANNING, ("constant",), "stands"),
        Item("constant and onto", PLANNING, ("constant", "onto"), "contradictory"),
        Item("all good", PLANNING, ("rises",), "presupposed"),
        Item("all good, optimal", PLANNING, ("rises", "optimal"), "presupposed"),
        Item("good and bad", PLANNING, ("rises", "falls"), "contradictory"),
        Item("good and bad, wider", PLANNING, ("rises", "falls"), "contradictory", wide),
        Item("symmetric", PLANNING, ("symmetric",), "contradictory"),
        Item("symmetric and optimal", PLANNING, ("symmetric", "optimal"), "contradictory"),
        Item("an empty sort", NOTHING, (), "contradictory"),
        Item("some bad, optimal, one best", PLANNING, ("falls", "optimal", "one_best"), "sidestepped"),
        Item("every plan", PLANS, (), "stands"),
        Item("every plan, wider", PLANS, (), "stands", wide),
        Item("every plan, optimal", PLANS, ("optimal",), "stands"),
        Item("every plan, optimal, one best", PLANS, ("optimal", "one_best"), "stands"),
        Item("every plan, constant and onto", PLANS, ("constant", "onto"), "contradictory"),
        Item("every plan, constant", PLANS, ("constant",), "stands"),
        Item("a hope", HOPE, (), "holds"),
        Item("a hope, cheap", HOPE, ("cheap",), "broken"),
        Item("a hope, cheap and fair", HOPE, ("cheap", "fair"), "broken"),
        Item("a hope, fair and two liked", HOPE, ("fair", "two_liked"), "holds"),
        Item("a hope, all", HOPE, ("ordered", "fair", "cheap", "two_liked"), "broken"),
        Item("a law broken", LAW, (), "broken"),
        Item("a law kept", LAW, ("optimal",), "holds"),
        Item("a law about nothing", LAW, ("optimal", "rises"), "presupposed"),
        Item("a law of no world", LAW, ("rises", "falls"), "contradictory"),
        Item("a law, constant", LAW, ("constant",), "broken"),
        Item("a share that fails", SHARE, (), "sidestepped"),
        Item("a share kept by the sum", SHARE, ("fair", "ordered"), "sidestepped"),
        Item("a share kept because cheap", SHARE, ("cheap",), "stands"),
        Item("a share kept because cheap and fair", SHARE, ("cheap", "fair"), "stands"),
    ]


def sizes(statement: Statement, scope: dict[str, tuple[int, int]]) -> list[tuple[tuple[str, int], ...]]:
    """Every size in a scope, in order."""
    names = [sort.name for sort in statement.sized]
    return [tuple(zip(names, counts, strict=True))
            for counts in product(*(range(scope[n][0], scope[n][1] + 1) for n in names))]


def verdict_of(item: Item) -> tuple[Statement, Verdict]:
    """The statement and the verdict with evidence for every size, not yet seen by the kernel as a whole."""
    statement = build(item.theorem).statement
    given = {sort.__sort__.name: bounds for sort, bounds in item.theorem.scope_given.items()} | item.scope
    scope = {sort.name: given[sort.name] for sort in statement.sized}
    listed = tuple(sizes(statement, scope))
    search = Search(statement, listed)
    word = search.overall(item.assumptions)
    at = tuple(AtSize(size, search.at(size, item.assumptions).verdict) for size in listed)
    asked = Formalization(statement.theorem, statement.claim, item.assumptions, (), statement.axes,
                          tuple((name, *bounds) for name, bounds in scope.items()))
    verdict = Verdict(asked, statement.digest, statement.kind, statement.shape, word, at, "solver")
    return statement, evidenced(search, verdict, 30)


__all__ = ["Item", "Universe", "items", "verdict_of"]
