"""Small random statements of every shape: the kernel and the producer against brute force."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

from explorer.kernel import syntax
from explorer.kernel.refutation import check_refutation
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import LEVEL, TRUE, Symbol, operator
from explorer.kernel.universe import Rejected, Universe
from explorer.kernel.verdict import check_verdict
from explorer.search.producer import refute
from tests.examples import examples
from tests.kernel.files import file_of, model_of, refutation_of
from tests.kernel.randomly import LOW, SORTS, THING, VALUES, Answers, Case, answers, cases

WORDS = ("stands", "sidestepped", "holds", "broken", "contradictory", "presupposed", "open")


def names_of(case: Case) -> list[str]:
    return [name for name, _ in case.statement.assumptions]


def evidence_of(case: Case, found: Answers) -> list[dict]:
    """Evidence that settles the size."""
    statement, names, size = case.statement, names_of(case), case.size
    if not found.consistent:
        return [refutation_of(statement, names, "consistent", size)]
    first = model_of(statement, "consistent", size, found.consistent[0])
    if statement.shape == "each":
        lacking = next((outer for outer, models in found.witness.items() if not models), None)
        if lacking is not None:
            return [first, refutation_of(statement, names, "witness", size, lacking)]
        return [model_of(statement, "witness", size, models[0], [outer]) for outer, models in found.witness.items()]
    if not found.varies:
        return [first, refutation_of(statement, names, "varies", size)]
    if found.witness[()]:
        return [model_of(statement, "witness", size, found.witness[()][0])]
    return [model_of(statement, "varies", size, found.varies[0]), refutation_of(statement, names, "witness", size)]


@pytest.mark.parametrize("shape", ["unidentified", "some", "each", "every"])
def test_a_true_verdict_is_certified_and_no_other(shape: str) -> None:
    @examples(40)
    @given(cases(shape))
    def check(case: Case) -> None:
        found = answers(case)
        assume(found is not None)
        assert found is not None
        truth = found.verdict(case.statement)
        evidence = evidence_of(case, found)
        scope = {sort: (count, count) for sort, count in case.size.items()}
        for word in WORDS:
            data = file_of(case.statement, names_of(case), scope, word, [(case.size, word)], evidence)
            if word == truth:
                assert check_verdict(case.statement, data) == truth
            else:
                with pytest.raises(Rejected):
                    check_verdict(case.statement, data)
    check()


@pytest.mark.parametrize("shape", ["unidentified", "every"])
def test_a_refutation_is_accepted_only_where_there_is_no_model(shape: str) -> None:
    """Every refutation made for one query is offered for the others, with more and with fewer assumptions."""
    @examples(40)
    @given(cases(shape))
    def check(case: Case) -> None:
        found = answers(case)
        assume(found is not None)
        assert found is not None
        names = names_of(case)
        for query in ("consistent", "varies", "witness"):
            certificate = refute(case.statement, names, query, case.size, seconds=30)
            assert isinstance(certificate, str) == bool(found.of(query)), certificate
            if isinstance(certificate, str):
                continue
            for other in ("consistent", "varies", "witness"):
                if found.of(other):
                    with pytest.raises(Rejected):
                        check_refutation(Universe(case.statement, case.size), names, other, certificate)
            fewer = Case(case.statement.__class__(**{**vars(case.statement), "assumptions": ()}), case.size)
            without = answers(fewer)
            if without is not None and without.of(query):
                with pytest.raises(Rejected):
                    check_refutation(Universe(case.statement, case.size), [], query, certificate)
    check()


def test_a_table_outside_its_sort_that_nothing_looks_at() -> None:
    """The first level settles the query; at the others the table that the query makes is not one of its sort."""
    i, x = syntax.variable("i", LEVEL), Symbol("x", (), THING)
    made = syntax.select(syntax.table(VALUES, [("k", THING)], i), [syntax.apply(x, [])])
    statement = Statement(
        theorem="random", version="1", claim="claim", kind="impossibility", shape="every", axes=(), sorts=SORTS,
        restrictions=((VALUES, "table", LOW),), symbols=(Symbol("v", (), VALUES), x), outer=(), always=(),
        assumptions=(), consistent=TRUE, varies=TRUE, witness=syntax.binder("exists", [("i", LEVEL)],
                                                                            operator("le", i, made)))
    case = Case(statement, {"Thing": 1, "Level": 2, "Colour": 2})
    found = answers(case)
    assert found is not None and found.of("witness")
    assert refute(statement, [], "witness", case.size) == "no proof was found: the instances tried have a model"
