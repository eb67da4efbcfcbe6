"""A problem from another field: the smallest sets of axioms that no ranking of sets satisfies, with certificates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.maps import drawn, job

FILE = str(Path(__file__).resolve().parent.parent / "benchmarks" / "ranking_sets.py")


@pytest.mark.parametrize("objects, smallest", [(3, 7), (4, 43)])
def test_the_number_of_smallest_impossible_sets_is_the_known_one(objects: int, smallest: int) -> None:
    work = job(FILE, f"Object={objects}..{objects}", certify=True)
    found = drawn(replace(work, desiderata=()))
    chain = found.chain("consistent")
    assert chain and len(chain.smallest) == smallest
    assert found.certified, found.not_certified


def test_known_theorems_are_among_them() -> None:
    """Barbera and Pattanaik 1984: possible for two objects, impossible for three."""
    named = {"lin", "refl", "compl", "trans", "sdom", "strict_ind"}
    for objects, verdict in ((2, "stands"), (3, "contradictory")):
        found = drawn(job(FILE, f"Object={objects}..{objects}", certify=False))
        assert found.verdict(named) == verdict
