"""Times the certificates of every report in counterexamples/ against the search that found its verdict.

    python benchmarks/certificates.py              all of them
    python benchmarks/certificates.py rational     those named

CPU seconds, in one process: the search at every size in scope; making the evidence for every size; the kernel's check
of the verdict file. The check is to take no longer than the search, where that takes more than a tenth of a second;
making the evidence at most five times as long, or twenty times where there are real numbers.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "counterexamples")]

from make import COMMANDS, asked  # noqa: E402

from explorer.certify import certified  # noqa: E402
from explorer.checking import Options, job_of  # noqa: E402
from explorer.search.certificates import evidenced  # noqa: E402
from explorer.search.decide import Search  # noqa: E402
from explorer.search.proofs.terms import has_reals  # noqa: E402
from explorer.search.run import Job, Run  # noqa: E402
from explorer.store import OFF, Store  # noqa: E402

LEAST = 0.1  # seconds
PROPOSITIONAL, LINEAR = 5, 20  # times the search
Result = TypeVar("Result")


def searched(job: Job) -> Search:
    """The search with the verdict of every size."""
    search = Search(job.statement, job.sizes, job.solver, store=Store(OFF))
    for size in job.sizes:
        search.at(size, job.formalization.assumptions)
    return search


def timed(function: Callable[[], Result]) -> tuple[Result, float]:
    """What a function gives, and the CPU seconds it took."""
    started = time.process_time()
    return function(), time.process_time() - started


def measured(name: str) -> str:
    """The line of one report."""
    question = asked(name)
    job = job_of(question.problem, question.formalization, Options(certify=False, store=False))
    search, searching = timed(lambda: searched(job))
    decided = next(verdict for verdict in Run(job, lambda *_: None).verdicts() if not verdict.unfinished)
    made, making = timed(lambda: evidenced(search, decided))
    verdict, checking = timed(lambda: certified(job.statement, made))
    most = LINEAR if has_reals(job.statement) else PROPOSITIONAL
    late = "  LATE" if making > most * searching else ""
    slow = "  SLOW CHECK" if searching > LEAST and checking > searching else ""
    return (f"search {searching:6.2f} s  evidence {making:6.2f} s ({making / searching:5.1f} x of {most})  "
            f"check {checking:6.2f} s ({checking / searching:5.2f} x)  {verdict.assurance}  {name}{late}{slow}")


def main(names: list[str]) -> None:
    for name in names or COMMANDS:
        sys.stdout.write(measured(name) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
