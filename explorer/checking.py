"""Checks a formalization within limits of time and memory: a worker searches, this process waits and watches."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from explorer.constants import stray
from explorer.kernel.statement import Statement
from explorer.language.faults import Fault
from explorer.process import MEMORY, supervise
from explorer.scope import Scope, scope_of, sizes
from explorer.search.estimate import TooLarge, refuse_too_large
from explorer.search.price import Alone
from explorer.search.proofs.terms import has_reals
from explorer.search.run import Job
from explorer.search.solvers import has_sat
from explorer.statement import Problem, build, pair_assumptions
from explorer.store import OFF, default_path
from explorer.verdict import AtSize, Formalization, Sizes, Verdict

BEYOND = 3  # by how many elements of each sort `challenge` goes past the scope

Progress = Callable[[str, int, int], None]

__all__ = ["Options", "TooLarge", "check", "job_of", "refuse_solver"]


@dataclass(frozen=True)
class Options:
    """Limits and wishes: seconds, bytes, auto|sat|z3, how many worlds to pass over, seconds of `--challenge`."""

    timeout: float | None = None
    memory: int | None = None
    solver: str = "auto"
    another: int = 0
    challenge: float | None = None
    certify: bool = True
    store: bool = True  # whether what took long is looked up and kept, see explorer.store
    since: float | None = None  # when the time began to count (time.monotonic); None: when the check starts


def refuse_solver(statement: Statement, solver: str) -> None:
    """Raises Fault where a SAT solver is asked for and cannot serve; auto and z3 always can."""
    if solver == "sat" and has_reals(statement):
        raise Fault("this theorem has real numbers, which a SAT solver does not know",
                    "use --solver z3, or leave --solver out")
    if solver == "sat" and not has_sat():
        raise Fault("python-sat is not installed, so there is no SAT solver", "use --solver z3, or leave --solver out")


def job_of(problem: Problem, formalization: Formalization, options: Options) -> Job:
    """What the worker is asked. Raises Fault where a desideratum cannot be stated, or the solver cannot serve."""
    refuse_solver(problem.statement, options.solver)
    hypotheses = [name for name, declared in problem.assumptions.items() if declared.role == "hypothesis"]
    on = tuple(name for name in hypotheses if name in formalization.assumptions)
    related = pair_assumptions(problem)
    always = {name for name, _ in problem.statement.always}
    alone = None
    if problem.single:
        single = problem.single
        alone = Alone(single.statement, (single.observation.bound, single.observation.term),
                      (single.target.bound, single.target.term), single.relation)
    desiderata = tuple(desideratum(problem, formalization, name) for name in problem.desiderata)
    listed = tuple(sizes(formalization.scope))
    return Job(problem.statement, formalization, on, listed, alone,
               bool(related & (set(formalization.assumptions) | always)),
               tuple((c.target.bound, c.target.term) for c in problem.copies if c.target), tuple(desiderata),
               tuple(past(problem, formalization.scope)) if options.challenge else (), options.challenge,
               int(options.another), options.solver, options.certify, options.timeout,
               default_path() if options.store else OFF)


def desideratum(problem: Problem, formalization: Formalization, name: str) -> tuple[str, Statement, tuple[Sizes, ...]]:
    """A desideratum under the same alternatives, with its sizes in the same scope: it may use other sorts."""
    statement = build(problem.theorem, axes=problem.used_axes, claim=name, extensions=problem.extensions).statement
    used = {sort.name for sort in statement.sized}
    scope = {sort: (least, greatest) for sort, least, greatest in formalization.scope if sort in used}
    return name, statement, tuple(sizes(scope_of(statement, problem.theorem, scope)))


def past(problem: Problem, scope: Scope) -> list[Sizes]:
    """Sizes past the scope, smallest first: up to some more elements of every sort without named ones."""
    fixed = {sort.name for sort in problem.statement.sized if sort.elements}
    wider = tuple((sort, least, greatest if sort in fixed else greatest + BEYOND) for sort, least, greatest in scope)
    inside = set(sizes(scope))
    return [size for size in sizes(wider) if size not in inside]


def check(problem: Problem, formalization: Formalization, options: Options | None = None,
          progress: Progress | None = None) -> Verdict:
    """The verdict of a formalization. Past a limit, or after Ctrl-C, it is `open` unless it was already decided.

    Raises TooLarge before anything starts where a size would need more memory than there is, and Fault, also for a
    table that turns out to fall outside its sort.
    """
    options = options or Options()
    started = time.monotonic() if options.since is None else options.since
    memory = options.memory or MEMORY
    job = job_of(problem, formalization, options)
    refuse_too_large(job.statement, formalization.assumptions, job.sizes, memory)
    verdict = Verdict(formalization, job.statement.digest, job.statement.kind, job.statement.shape, "open",
                      tuple(AtSize(size, "open", why_open="not searched") for size in job.sizes), "solver",
                      why_open="the search had not begun", unfinished="everything")

    def take(kind: str, *rest: Any) -> None:
        nonlocal verdict
        if kind == "verdict":
            verdict = rest[0]
        elif kind == "outside":
            raise stray(problem, *rest)
        elif kind == "progress" and progress:
            progress(*rest)

    stopped = supervise(job, take, options.timeout, memory, started)
    if stopped and verdict.verdict == "open":
        verdict = replace(verdict, why_open=f"{stopped}; {verdict.why_open}")
    if stopped and verdict.unfinished:
        verdict = replace(verdict, unfinished=f"{verdict.unfinished}: {stopped}")
    return replace(verdict, seconds=time.monotonic() - started)
