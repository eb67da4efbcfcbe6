"""Random statements of all shapes: the map gives every combination the verdict that it has by itself."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from explorer.certify import certified_map
from explorer.kernel.map import check_map
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import FALSE, TRUE, operator
from explorer.search.charting import Job
from explorer.search.compile import Outside
from explorer.verdict import Sizes
from tests.examples import examples
from tests.maps import Truth, drawn, subsets
from tests.test_random_statements import statements


@st.composite
def problems(draw: Any) -> tuple[Statement, tuple[Sizes, ...], tuple[tuple[str, int, int], ...], int]:
    """A random statement with up to five assumptions, some the same, always true or contradictory; its sizes and scope;
    how many of the assumptions are held."""
    statement, _, size = draw(statements())
    a, b = (term for _, term in statement.assumptions)
    terms = draw(st.lists(st.sampled_from((a, b, TRUE, FALSE, operator("not", a), operator("or", a, b),
                                           operator("implies", b, a), operator("and", a, b))), min_size=0, max_size=5))
    statement = replace(statement, assumptions=tuple((f"a{i}", term) for i, term in enumerate(terms)))
    scope = tuple((sort, 1 if sort == "Thing" else size[sort], size[sort]) for sort in
                  (one.name for one in statement.sized))
    listed = tuple(tuple(zip((sort for sort, _, _ in scope), row, strict=True))
                   for row in product(*(range(low, high + 1) for _, low, high in scope)))
    return statement, listed, scope, draw(st.integers(0, 1)) if terms else 0


def job_of(statement: Statement, sizes: tuple[Sizes, ...], scope: tuple[tuple[str, int, int], ...], held: int,
           certify: bool = False) -> Job:
    names = tuple(name for name, _ in statement.assumptions)
    return Job(statement, names[held:], names[:held], sizes, certify=certify, scope=scope)


@examples(500)
@given(problems())
def test_every_combination_has_the_verdict_that_it_has_by_itself(problem: Any) -> None:
    statement, sizes, _, _ = problem
    try:
        found = drawn(job_of(*problem))
        truth = Truth(statement, sizes)
        for one in subsets(found.assumptions):
            assert found.verdict(one) == truth.verdict((*found.held, *one)), one
        assert truth.agrees(found.json())
    except Outside:
        pass


@examples(60)
@given(problems())
def test_the_kernel_accepts_every_map(problem: Any) -> None:
    try:
        found = drawn(job_of(*problem, certify=True))
    except Outside:
        return
    assert found.certified, found.not_certified
    assert check_map(found.statement, found.json()) == found.counts
    assert certified_map(found).certified
