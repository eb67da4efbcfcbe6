"""Worlds and verdicts made by hand, for the tests of reports: no solver takes part."""

from collections.abc import Callable, Mapping
from typing import Any

from explorer.theorems.no_free_lunch import theorem

from explorer.kernel.models import check_model
from explorer.kernel.universe import Universe, write_model
from explorer.scope import scope_of, sizes
from explorer.statement import Problem, build
from explorer.verdict import AtSize, Evidence, Formalization, NearMiss, Remaining, Sizes, Verdict

Reward = tuple[int, ...]
Planner = Callable[[Reward], tuple[int, ...]]  # for each state the action taken


def policy(actions: tuple[int, ...], count: int) -> tuple[tuple[bool, ...], ...]:
    """The policy that takes one action in each state, as a table to sets."""
    return tuple(tuple(a == action for a in range(count)) for action in actions)


def no_free_lunch(**axes: str) -> Problem:
    return build(theorem, axes=axes)


def two_humans(problem: Problem, size: Sizes, first: tuple[Planner, Reward], second: tuple[Planner, Reward],
               assumptions: tuple[str, ...] = (), query: str = "witness",
               given: Mapping[str, Any] | None = None) -> Evidence:
    """Evidence of two explanations at a size, which the kernel's evaluation accepts."""
    universe = Universe(problem.statement, dict(size))
    symbols = {symbol.name: symbol for symbol in problem.statement.symbols}
    rewards = universe.domain(symbols["reward_1"].to)
    count = dict(size)["Action"]
    model: dict[str, Any] = {}
    for name, symbol in symbols.items():
        model[name] = (universe.domain(symbol.to)[0],) * universe.cells(symbol)
    for number, (planner, reward) in enumerate((first, second), 1):
        model[f"planner_{number}"] = tuple(policy(planner(r), count) for r in rewards)  # type: ignore[arg-type]
        model[f"reward_{number}"] = (reward,)
    model |= given or {}
    check_model(problem.statement, assumptions, query, universe, model)
    return Evidence(query, "model", size, write_model(model, problem.statement))


def constant(*actions: int) -> Planner:
    return lambda reward: actions


def by_state(reward: Reward, states: int) -> list[Reward]:
    width = len(reward) // states
    return [reward[i * width:(i + 1) * width] for i in range(states)]


def greedy(states: int) -> Planner:
    return lambda reward: tuple(row.index(max(row)) for row in by_state(reward, states))


def contrary(states: int) -> Planner:
    return lambda reward: tuple(row.index(min(row)) for row in by_state(reward, states))


def size(**numbers: int) -> Sizes:
    return tuple(numbers.items())


def verdict(problem: Problem, word: str, *, assumptions: tuple[str, ...] = (), evidence: tuple[Evidence, ...] = (),
            at: Mapping[Sizes, str] | None = None, changes: Any = None, **more: Any) -> Verdict:
    """A verdict with `word` at every size in scope, except where `at` says otherwise."""
    scope = scope_of(problem.statement, problem.theorem, changes)
    found = tuple(AtSize(s, (at or {}).get(s, word)) for s in sizes(scope))
    asked = Formalization(problem.statement.theorem, problem.statement.claim, assumptions, (), problem.statement.axes,
                          scope)
    return Verdict(asked, problem.statement.digest, problem.statement.kind, problem.statement.shape, word, found,
                   more.pop("assurance", "solver"), evidence, **more)


SMALL = size(State=1, Action=2, Level=2)


def standing() -> tuple[Problem, Verdict]:
    """The original theorem: a greedy planner, and one that ignores its reward."""
    problem = no_free_lunch()
    shown = two_humans(problem, SMALL, (greedy(1), (1, -1)), (constant(0), (-1, 1)))
    return problem, verdict(problem, "stands", evidence=(shown,), remaining=Remaining(3, 3, "full"))


def paying() -> tuple[Problem, Verdict]:
    """Better than random over two states: the gain in one pays for the error in the other."""
    problem, on = no_free_lunch(), ("better_than_random", "unique_best")
    large = size(State=2, Action=2, Level=2)

    def second(reward: Reward) -> tuple[int, ...]:
        return (0, 0) if reward == (1, -1, -1, 1) else greedy(2)(reward)
    shown = two_humans(problem, large, (greedy(2), (1, -1, 1, -1)), (second, (1, -1, -1, 1)), on)
    gone = dict.fromkeys((SMALL, size(State=1, Action=3, Level=2)), "sidestepped")
    return problem, verdict(problem, "stands", assumptions=on, evidence=(shown,), at=gone,
                            remaining=Remaining(3, 4, "partial"))


def sidestepped() -> tuple[Problem, Verdict]:
    """Rational with a unique best action: imitation."""
    problem, on = no_free_lunch(), ("rational", "unique_best")
    without = {
        "rational": two_humans(problem, SMALL, (greedy(1), (1, -1)), (constant(0), (-1, 1)), ("unique_best",)),
        "unique_best": two_humans(problem, SMALL, (greedy(1), (1, -1)), (greedy(1), (1, 1)), ("rational",))}
    varies = two_humans(problem, SMALL, (greedy(1), (1, -1)), (greedy(1), (-1, 1)), on, "varies")
    return problem, verdict(problem, "sidestepped", assumptions=(*on, "local"), evidence=(varies,), smallest=on,
                            near_misses=tuple(NearMiss(name, item) for name, item in without.items()), idle=("local",),
                            lost_desiderata=("can_err",), kept_desiderata=("every_policy_explained",))
