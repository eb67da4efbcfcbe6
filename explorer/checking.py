"""Checks a formalization within limits of time and memory: a worker searches, this process waits and watches."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Any

from explorer.kernel.statement import Statement
from explorer.scope import Scope, scope_of, sizes
from explorer.search.estimate import TooLarge, refuse_too_large
from explorer.search.price import Alone
from explorer.search.run import Job
from explorer.search.worker import receive, send
from explorer.statement import Problem, build, pair_assumptions
from explorer.store import OFF, default_path
from explorer.verdict import AtSize, Formalization, Sizes, Verdict

MEMORY = 4 * 2**30  # bytes, where nothing is said
POLL = 0.05  # seconds between two looks at a worker
BEYOND = 3  # by how many elements of each sort `challenge` goes past the scope

Progress = Callable[[str, int, int], None]
START = "import sys; sys.path[:0] = [{root!r}]; from explorer.search.worker import main; main()"

__all__ = ["Options", "TooLarge", "check", "job_of"]


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


def job_of(problem: Problem, formalization: Formalization, options: Options) -> Job:
    """What the worker is asked. Raises Fault where a desideratum cannot be stated."""
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

    Raises TooLarge before anything starts where a size would need more memory than there is, and Fault.
    """
    options = options or Options()
    started = time.monotonic() if options.since is None else options.since
    memory = options.memory or MEMORY
    job = job_of(problem, formalization, options)
    refuse_too_large(job.statement, formalization.assumptions, job.sizes, memory)
    process = subprocess.Popen(  # our own worker; -P keeps it from importing what lies in the user's folder
        [sys.executable, "-P", "-c", START.format(root=str(Path(__file__).resolve().parent.parent))],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
    assert process.stdin and process.stdout
    messages: Queue[Any] = Queue()
    threading.Thread(target=pump, args=(process.stdout, messages), daemon=True).start()
    verdict = Verdict(formalization, job.statement.digest, job.statement.kind, job.statement.shape, "open",
                      tuple(AtSize(size, "open", why_open="not searched") for size in job.sizes), "solver",
                      why_open="the search had not begun", unfinished="everything")
    stopped = ""
    try:
        send(process.stdin, job)
        verdict, stopped = watch(process, messages, verdict, options, started, memory, progress)
    except KeyboardInterrupt:
        stopped = "it was interrupted"
    except BrokenPipeError:
        stopped = "the search ended at once"
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            stream.close()
    while not messages.empty():  # what arrived while it was being stopped counts
        kind, *rest = messages.get()
        verdict = rest[0] if kind == "verdict" else verdict
    if stopped and verdict.verdict == "open":
        verdict = replace(verdict, why_open=f"{stopped}; {verdict.why_open}")
    if stopped and verdict.unfinished:
        verdict = replace(verdict, unfinished=f"{verdict.unfinished}: {stopped}")
    return replace(verdict, seconds=time.monotonic() - started)


def watch(process: subprocess.Popen[bytes], messages: Queue[Any], verdict: Verdict, options: Options, started: float,
          memory: int, progress: Progress | None) -> tuple[Verdict, str]:
    """Takes messages until the worker is done or past a limit; the last verdict, and why it was stopped."""
    while True:
        left = None if options.timeout is None else started + options.timeout - time.monotonic()
        if left is not None and left <= 0:
            return verdict, f"the time limit of {options.timeout:g} s was reached"
        if resident(process.pid) > memory:
            return verdict, f"the memory limit of {memory / 2**20:.0f} MiB was reached"
        try:
            kind, *rest = messages.get(timeout=POLL if left is None else min(POLL, left))
        except Empty:
            continue
        if kind == "verdict":
            verdict = rest[0]
        elif kind == "progress" and progress:
            progress(*rest)
        elif kind == "failed":
            return verdict, rest[0]
        elif kind == "done":
            return verdict, ""
        elif kind == "ended":
            return verdict, "the search ended early"


def pump(stream: IO[bytes], messages: Queue[Any]) -> None:
    """Passes the worker's messages on, and says when there are no more."""
    try:
        while True:
            messages.put(receive(stream))
    except (EOFError, ValueError, OSError):
        messages.put(("ended",))


def resident(pid: int) -> int:
    """The bytes of memory a process holds; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
