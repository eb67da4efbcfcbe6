"""Times the map against other ways to the same answer, in one run on the same problem, the answers compared first.

    python benchmarks/maps.py            everything; some minutes
    python benchmarks/maps.py --quick    without the largest problems
    python benchmarks/maps.py --only 1   one problem; without this each runs in a process of its own

The others: a plain loop over all subsets with one z3 solver and assumption literals (as `Site` with --solver z3, told
of nothing but the set; past a limit of time the rest is reckoned from the part that was done); OptUx of python-sat on
the exported GCNF, which finds the smallest sets outside one query; MARCO on the same file where it is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from explorer.asking import ask  # noqa: E402
from explorer.certify import certified_map  # noqa: E402
from explorer.kernel.lattice import members  # noqa: E402
from explorer.loading import find  # noqa: E402
from explorer.map import Map  # noqa: E402
from explorer.mapping import Options, job_of  # noqa: E402
from explorer.scope import parse_scope  # noqa: E402
from explorer.search.charting import Charting, Job, chart_of  # noqa: E402
from explorer.search.export import groups  # noqa: E402
from explorer.search.site import Site  # noqa: E402
from explorer.search.solvers import Answer  # noqa: E402

TWELVE = ("rational", "unique_best", "never_worst", "better_than_random", "near_rational", "onto", "sensitive", "local",
          "monotone_up", "jointly_monotone", "rational_or_antirational", "labelled_state")
TWENTY = (*TWELVE, "better_than_random_everywhere", "state_neutral", "ordinal", "monotone", "known_on_tasks",
          "faithful", "neutral", "injective")
SMALL, LARGE = "State=2..2,Action=2..2,Level=3..3", "State=2..2,Action=3..3,Level=3..3"
LOOP = 60.0  # seconds for the plain loop
RANKING = str(ROOT / "benchmarks" / "ranking_sets.py")


def job(name: str, scope: str, among: Sequence[str], certify: bool) -> Job:
    asked = ask(find(name), changes=parse_scope(scope) if scope else None)
    return replace(job_of(asked, among, Options(certify=certify, store=False)), desiderata=(), own=())


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def mapped(work: Job) -> tuple[Map, float, float]:
    """The map, and the seconds for grounding it all beforehand and for the search."""
    charting = Charting(work, lambda *_: None)
    started = time.perf_counter()
    charting.oracle.ground()
    grounded = time.perf_counter()
    for _ in charting.messages():
        pass
    searched = time.perf_counter()
    found = chart_of(work, charting.chains)
    calls = charting.oracle.calls
    for chain in (chain for _, chains in found.chains for chain in chains):
        sets = len(chain.smallest) + len(chain.largest)
        bound = 2 * sets + sum(map(len, chain.smallest)) + found.k
        most = max((calls[chain.query, size] for size in work.sizes), default=0)
        say(f"    {chain.query}: {len(chain.smallest)} smallest, {len(chain.largest)} largest; "
            f"at most {most} calls a size, {bound} allowed")
    return found, grounded - started, searched - grounded


def loop(work: Job, found: Map) -> float:
    """Seconds of the plain loop, reckoned where it was cut short; raises SystemExit where an answer differs."""
    queries = [chain.query for _, chains in found.chains[:1] for chain in chains]
    sites = [Site(work.statement, dict(size), "z3") for size in work.sizes]
    for site in sites:
        for query in queries:
            site.ask(query, work.names)
    started, done = time.perf_counter(), 0
    for mask in range(2 ** found.k):
        names = [work.names[member] for member in members(mask)]
        for query in queries:
            inside = any(site.ask(query, names) is Answer.YES for site in sites)
            chain = found.chain(query)
            assert chain
            if inside != any(set(names) <= one for one in chain.largest):
                raise SystemExit(f"the map and the loop differ in {query} under {names}")
        done += 1
        if time.perf_counter() - started > LOOP:
            break
    return (time.perf_counter() - started) * 2 ** found.k / done


def optux(work: Job, query: str) -> tuple[int, float]:
    """How many smallest sets without a model OptUx finds at the job's one size, and the seconds, setting up apart."""
    from pysat.examples.optux import OptUx
    from pysat.formula import WCNF
    made = groups(work.statement, work.names, work.held, work.sizes[0], query)
    formula, selectors = WCNF(), range(made.variables + 1, made.variables + 1 + len(made.groups))
    for clause in made.always:
        formula.append(clause)
    for selector, clauses in zip(selectors, made.groups, strict=True):
        for clause in clauses:
            formula.append([*clause, -selector])
        formula.append([selector], weight=1)
    started = time.perf_counter()
    with OptUx(formula, unsorted=True) as solver:
        count = sum(1 for _ in solver.enumerate())
    return count, time.perf_counter() - started


def marco(work: Job, query: str) -> None:
    """MARCO on the exported file, where it is on the path."""
    program = shutil.which("marco") or shutil.which("marco.py")
    if program is None:
        say("    MARCO is not installed")
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "problem.gcnf"
        file.write_text(groups(work.statement, work.names, work.held, work.sizes[0], query).gcnf())
        started = time.perf_counter()
        done = subprocess.run([program, "-v", str(file)], capture_output=True, text=True, check=False)
        found = sum(line.startswith("U") for line in done.stdout.splitlines())
        say(f"    MARCO: {time.perf_counter() - started:.2f} s, {found} smallest sets")


def certificates(name: str, scope: str, among: Sequence[str]) -> None:
    """The seconds for the certificates of the whole map and for its check, against the search."""
    work = job(name, scope, among, True)
    charting = Charting(work, lambda *_: None)
    started, proofs, searched, missing = time.perf_counter(), [], 0.0, 0
    for kind, *rest in charting.messages():
        if kind == "searched":
            searched = time.perf_counter() - started
        elif kind == "proof":
            proofs.append(rest[0])
        missing += kind == "missing"
    made = time.perf_counter() - started - searched
    started = time.perf_counter()
    found = certified_map(replace(chart_of(work, charting.chains), proofs=tuple(proofs)))
    checked = time.perf_counter() - started
    say(f"    certificates {made:.2f} s ({made / searched:.1f} x the search), check {checked:.2f} s "
        f"({checked / searched:.1f} x); certified: {found.certified}; {len(proofs)} proofs, {missing} missing")


def compared(title: str, name: str, scope: str, among: Sequence[str] = (), looped: bool = True,
             query: str = "witness") -> None:
    say(title)
    work = job(name, scope, among, False)
    found, grounding, searching = mapped(work)
    say(f"    map: {searching:.2f} s, grounding {grounding:.2f} s; {found.solver_calls or ''}"
        + ", ".join(f"{count:,} {word}" for word, count in found.counts.items() if count))
    certificates(name, scope, among)  # before what fills the memory that the check has to do with
    if looped:
        seconds = loop(work, found)
        say(f"    plain loop: {seconds:.2f} s without grounding, {seconds / (searching + grounding):.0f} x the map")
    if len(work.sizes) == 1:
        count, seconds = optux(work, query)
        chain = found.chain(query)
        same = chain is not None and count == len(chain.smallest)
        say(f"    OptUx: {seconds:.2f} s for {count} smallest sets ({'the same' if same else 'NOT THE SAME'} number); "
            f"the map takes {searching / seconds:.2f} x as long")
        marco(work, query)


PROBLEMS = [
    partial(compared, "no_free_lunch, 12 assumptions, " + SMALL, "no_free_lunch", SMALL, TWELVE),
    partial(compared, "no_free_lunch, 20 assumptions, " + SMALL, "no_free_lunch", SMALL, TWENTY),
    *(partial(compared, f"ranking sets of {number} objects, 19 axioms", RANKING, f"Object={number}..{number}",
              looped=number < 5, query="consistent") for number in (3, 4, 5)),
    partial(compared, "no_free_lunch, 12 assumptions, " + LARGE, "no_free_lunch", LARGE, TWELVE, looped=False),
    partial(compared, "no_free_lunch, 12 assumptions, default scope", "no_free_lunch", "", TWELVE, looped=False)]
LARGEST = 2  # of them, at the end


def main(arguments: Sequence[str]) -> None:
    if arguments[:1] == ["--only"]:
        PROBLEMS[int(arguments[1])]()
        return
    for number in range(len(PROBLEMS) - LARGEST * ("--quick" in arguments)):
        subprocess.run([sys.executable, __file__, "--only", str(number)], check=True)  # what others left is in no way


if __name__ == "__main__":
    main(sys.argv[1:])
