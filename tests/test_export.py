"""What is exported is the problem: other tools give every combination of assumptions the same answer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import z3
from pysat.solvers import Solver

from explorer.search.export import export_all, groups, questions
from explorer.search.site import Site
from explorer.search.solvers import Answer
from tests.maps import drawn, job, subsets

PROBLEMS = [("no_free_lunch", "State=1..1,Action=2..2,Level=2..2", ("rational", "unique_best", "local", "neutral")),
            ("three_buttons", "", ("observed", "rational", "unique_best")),
            ("noisy_choice", "State=1..1", ("unbiased", "biased_by_state", "unique_best")),
            ("off_switch", "Case=2..2", ("rational_human", "same_signs"))]


@pytest.mark.parametrize("name, scope, among", PROBLEMS, ids=[name for name, _, _ in PROBLEMS])
def test_other_tools_agree(name: str, scope: str, among: tuple[str, ...]) -> None:
    work = job(name, scope, among)
    compared = 0
    for size in work.sizes:
        site = Site(work.statement, dict(size))
        for query, outer in list(questions(work.statement, size))[:8]:
            made = groups(work.statement, work.names, work.held, size, query, outer)
            solver = z3.Solver()
            solver.from_string(made.smtlib().partition("(assert (!")[0])
            for one in subsets(work.names):
                expected = site.ask(query, [*work.held, *one], outer)
                solver.push()
                for line in made.smtlib().splitlines():
                    if any(line.endswith(f":named |{part}|))") for part in one):
                        declared = [text for text in made.smtlib().splitlines() if text.startswith("(declare-const")]
                        solver.add(z3.parse_smt2_string("\n".join([*declared, line])))
                assert (solver.check() == z3.sat) == (expected is Answer.YES)
                solver.pop()
                if not made.atoms:
                    chosen = [work.names.index(name) + 1 for name in one]
                    assert propositional(made.gcnf(), chosen) == (expected is Answer.YES)
                compared += 1
    assert compared


def propositional(text: str, chosen: list[int]) -> bool:
    """Whether group 0 and the chosen groups of a GCNF file have a model."""
    lines = [line for line in text.splitlines() if not line.startswith("c")]
    _, _, variables, clauses, number = lines[0].split()
    assert len(lines) - 1 == int(clauses)
    with Solver(name="g4") as solver:
        for line in lines[1:]:
            group, *rest = line.split()
            assert rest[-1] == "0" and 0 <= int(group[1:-1]) <= int(number)
            assert all(abs(int(part)) <= int(variables) for part in rest)
            if int(group[1:-1]) in (0, *chosen):
                solver.add_clause([int(part) for part in rest[:-1]])
        return bool(solver.solve())


def test_a_file_for_each_query_and_size_is_written(tmp_path: Path) -> None:
    work = job("no_free_lunch", "State=1..2,Action=2..2,Level=2..2", ("rational", "unique_best"), certify=False)
    written = export_all(work.statement, drawn(work), tmp_path / "out")
    assert len(written) == 2 * 3 * 2 and all(path.is_file() for path in written)
    assert (tmp_path / "out" / "witness-State2-Action2-Level2.gcnf") in written
    done = subprocess.run([sys.executable, "-c", "import sys, z3; s = z3.Solver(); s.from_file(sys.argv[1]); "
                           "print(s.check())", str(tmp_path / "out" / "witness-State2-Action2-Level2.smt2")],
                          capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "unsat"


def test_a_problem_with_reals_has_no_gcnf() -> None:
    work = job("off_switch", "Case=1..1")
    with pytest.raises(ValueError, match="real numbers"):
        groups(work.statement, work.names, (), work.sizes[0], "witness").gcnf()
