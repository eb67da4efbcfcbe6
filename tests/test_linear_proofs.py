"""Linear arithmetic where proofs are made: an answer of the simplex shows itself, and Z3 reads what it is given."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.kernel.linear import Amount, Inequality, Linear, plus
from explorer.search.proofs.simplex import solve
from explorer.search.proofs.smt import Script, Smt, conflicts, inequality, rational
from tests.examples import examples

NUMBERS = st.builds(Fraction, st.integers(-4, 4), st.integers(1, 3))
TERMS = st.dictionaries(st.integers(1, 4), NUMBERS.filter(bool), min_size=1, max_size=3)
FORMS = st.builds(lambda constant, terms: Linear(constant, tuple(sorted(terms.items()))), NUMBERS, TERMS)
INEQUALITIES = st.builds(Inequality, FORMS, st.booleans())


def total(inequalities: Sequence[Inequality], multipliers: dict[int, Fraction | int]) -> tuple[Amount, bool]:
    """The sum of the inequalities, each times its multiplier, and whether one of them is strict."""
    found: Amount = 0
    for place, multiplier in multipliers.items():
        found = plus(found, inequalities[place].form, multiplier)
    return found, any(inequalities[place].strict for place in multipliers)


def value(inequality: Inequality, solution: dict[int, Fraction | int]) -> Fraction | int:
    return inequality.form.constant + sum(c * solution[unknown] for unknown, c in inequality.form.terms)


@given(st.lists(INEQUALITIES, min_size=1, max_size=8))
@examples(400)
def test_the_simplex_solves_or_refutes(inequalities: list[Inequality]) -> None:
    multipliers, solution = solve(inequalities)
    if multipliers is None:
        for item in inequalities:
            assert value(item, solution) < 0 or (value(item, solution) == 0 and not item.strict)
    else:
        assert all(multiplier > 0 for multiplier in multipliers.values())
        found, strict = total(inequalities, multipliers)
        assert not isinstance(found, Linear)
        assert found > 0 or (found == 0 and strict)


def test_the_simplex_finds_both() -> None:
    """So that the test above sees both answers: x < 0 alone, with x >= 0, and with -x <= 1/3."""
    below = Inequality(Linear(0, ((1, Fraction(1)),)), True)
    above = Inequality(Linear(0, ((1, Fraction(-1)),)), False)
    near = Inequality(Linear(Fraction(-1, 3), ((1, Fraction(-1)),)), False)
    assert solve([below])[0] is None
    assert solve([below, near])[0] is None
    assert solve([below, above])[0] == {0: 1, 1: 1}


@given(st.lists(INEQUALITIES, min_size=1, max_size=5))
@examples(100)
def test_z3_reads_the_inequalities(inequalities: list[Inequality]) -> None:
    """All together are contradictory for Z3 where they are for the simplex, whichever instance claims them."""
    atoms = dict(enumerate(inequalities, 2))
    smt = Smt()
    for atom in atoms:
        smt.add((atom,), atom, atoms)
    assert smt.core([], 10) is None
    core, refuted = smt.core(list(atoms), 10), solve(inequalities)[0]
    assert (core is None) == (refuted is None)
    if core:
        assert solve([atoms[number] for number in core])[0] is not None
        smt.add((-core[0],), None, atoms)
        assert smt.core(list(atoms), 10) is not None


def test_what_z3_argues_with_is_read_back() -> None:
    """x <= 0 or y <= 0, both at least 1, and a letter: two lemmas, each a contradiction."""
    atoms = {2: Inequality(Linear(0, ((1, Fraction(1)),)), False), 3: Inequality(Linear(0, ((2, Fraction(1)),)), False),
             4: Inequality(Linear(-1, ((1, Fraction(1)),)), True), 5: Inequality(Linear(-1, ((2, Fraction(1)),)), True)}
    found = conflicts([(1,), (2, 3, -6), (6,), (-4,), (-5,)], atoms, 10)
    assert sorted(found) == [[-5, 3], [-4, 2]]
    assert conflicts([(2, 3)], atoms, 10) == []


@pytest.mark.parametrize(("number", "text"), [
    (0, "(/ 0.0 1.0)"), (Fraction(-3, 2), "(- (/ 3.0 2.0))"), (7, "(/ 7.0 1.0)")])
def test_numbers_as_text(number: Fraction | int, text: str) -> None:
    assert rational(number) == text


def test_a_script_declares_what_it_speaks_of() -> None:
    atom = Inequality(Linear(Fraction(1, 2), ((3, Fraction(1)), (4, Fraction(-2)))), True)
    assert inequality(atom) == ("(< (+ 0.0 (* (/ 1.0 1.0) r3) (* (- (/ 2.0 1.0)) r4)) (- (/ 1.0 2.0)))", ("r3", "r4"))
    script = Script()
    script.add((2, -5), "i7", {2: atom})
    text = script.taken()
    assert [line for line in text.splitlines() if "declare" in line] == [
        "(declare-const r3 Real)", "(declare-const r4 Real)", "(declare-const b5 Bool)", "(declare-const i7 Bool)"]
    assert script.taken() == ""
