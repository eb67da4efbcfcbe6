"""Steps, counting and lemmas by themselves, on clauses small enough to see through."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.kernel.clauses import FALSE, TRUE, Clauses
from explorer.kernel.linear import Inequality, Linear, lemma, meaning_of, normal, plus, scaled, times
from explorer.kernel.refutation import check_steps
from explorer.kernel.universe import Meter, Rejected
from tests.examples import examples

JSON = Any
SQUARE = [(1, 2), (1, -2), (-1, 2), (-1, -2)]


def accepted(clauses: Sequence[tuple[int, ...]], steps: JSON) -> None:
    check_steps(list(clauses), steps, Meter())


def rejected(clauses: Sequence[tuple[int, ...]], steps: JSON, says: str) -> None:
    with pytest.raises(Rejected) as error:
        accepted(clauses, steps)
    assert str(error.value) == says


def test_steps_that_lead_to_the_empty_clause() -> None:
    accepted(SQUARE, [[[1], [0, 1]], [[], [4, 2, 3]]])
    accepted(SQUARE, [[[2], [2, 0]], [[], [4, 3, 1]]])
    accepted([(1,), (-1,)], [[[], [0, 1]]])
    accepted([()], [[[], [0]]])
    accepted([(1,), (-1, 1, 2), (-1, -2), (2, -1)], [[[], [0, 2, 3]]])


EARLIER = "a hint is the number of an earlier clause, and none follows a conflict"


@pytest.mark.parametrize(("steps", "says"), [
    ([], "the last step is not the empty clause"), ({}, "the last step is not the empty clause"),
    (None, "the last step is not the empty clause"), ((), "the last step is not the empty clause"),
    ((([], [4, 2, 3]),), "the last step is not the empty clause"),
    ([[[1], [0, 1]]], "the last step is not the empty clause"),
    ([[[], [4, 2, 3]], [[1], [0, 1]]], "the last step is not the empty clause"),
    ([[[1.0], [0, 1]], [[], [4, 2, 3]]], "a literal is a number other than 0"),
    ([[[0], [0, 1]], [[], [4, 2, 3]]], "a literal is a number other than 0"),
    ([[[True], [0, 1]], [[], [4, 2, 3]]], "a literal is a number other than 0"),
    ([[[1, -1], []], [[], [4, 2, 3]]], "a step holds a literal and its negation"),
    ([[[1, 2], [0, 1]], [[], [4, 2, 3]]], EARLIER),
    ([[[1], [0, 1]], [[], [4, 2, 5]]], EARLIER),
    ([[[1], [4]], [[], [4, 2, 3]]], EARLIER),
    ([[[1], [0, -3]], [[], [4, 2, 3]]], EARLIER),
    ([[[1], [False, 1]], [[], [4, 2, 3]]], EARLIER),
    ([[[], [0, 1]]], "a hint has more than one literal that is not false"),
    ([[[1], [0]], [[], [4, 2, 3]]], "the hints of a step do not lead to a conflict"),
    ([[[1], [0, 1]], [[], [4, 2]]], "the hints of a step do not lead to a conflict"),
    ([[[1], []], [[], [4, 2, 3]]], "the hints of a step do not lead to a conflict"),
])
def test_steps_that_do_not(steps: JSON, says: str) -> None:
    rejected(SQUARE, steps, says)


def test_a_step_takes_what_its_hints_hold() -> None:
    meter = Meter()
    check_steps(list(SQUARE), [[[1], [0, 1]], [[], [4, 2, 3]]], meter)
    assert meter.steps == 2 + 2 + 1 + 1 + 2 + 2 + 1


# Three pigeons in two holes: literals 1 2, 3 4, 5 6 say where each is.
NEXT = [(-1, -3), (-1, -5), (-3, -5), (-2, -4), (-2, -6), (-4, -6)]
PIGEONS = [(1, 2), (3, 4), (5, 6), *NEXT]
HOLES = [[1, 3, 5], [2, 4, 6]]


def test_counting() -> None:
    accepted(PIGEONS, [[[], [0, 1, 2], HOLES]])
    accepted([(1, 1), (2,), (-1, -2)], [[[], [0, 1], [[1, 2]]]])
    accepted(PIGEONS, [[[], [0, 1, 2], [[1, 3, 5], [4, 2, 6]]]])
    accepted([()], [[[], [0], []]])


EARLIER_COUNTED = "a counted clause is the number of an earlier clause"
MORE = "there are no more counted clauses than groups, or they have a literal in common"
TOGETHER = "two literals of a group can hold together"


@pytest.mark.parametrize(("chosen", "groups", "says"), [
    ([0, 1, 9], HOLES, EARLIER_COUNTED), ([0, 1, -7], HOLES, EARLIER_COUNTED), ([False, 1, 2], HOLES, EARLIER_COUNTED),
    ([0, 1, 2.0], HOLES, EARLIER_COUNTED), ([0, 1], HOLES, MORE), ([0, 1, 1], HOLES, MORE), ([], [], MORE),
    ([0, 1, 2], [*HOLES, []], MORE), ([0, 1, 2], [[1, 3], [2, 4, 6]], "a literal of a counted clause is in no group"),
    ([0, 1, 2], [[1, 3, 5, 2, 4, 6]], TOGETHER), ([0, 1, 2], [[1, 4, 5], [2, 3, 6]], TOGETHER),
    ([0, 1, 2], [[1, 3, 5, 7], [2, 4, 6]], TOGETHER), ([0, 1, 2], [[1, 3, 5], [6, 2, 4, -1]], TOGETHER)])
def test_counting_that_rules_nothing_out(chosen: JSON, groups: JSON, says: str) -> None:
    rejected(PIGEONS, [[[], chosen, groups]], says)


@pytest.mark.parametrize("left_out", range(len(NEXT)))
def test_counting_needs_every_exclusion(left_out: int) -> None:
    fewer = [clause for clause in PIGEONS if clause != NEXT[left_out]]
    rejected(fewer, [[[], [0, 1, 2], HOLES]], TOGETHER)
    longer = [(*clause, 9) if clause == NEXT[left_out] else clause for clause in PIGEONS]
    rejected(longer, [[[], [0, 1, 2], HOLES]], TOGETHER)


def test_counting_takes_the_square_of_each_group() -> None:
    meter = Meter()
    check_steps(list(PIGEONS), [[[], [0, 1, 2], HOLES]], meter)
    assert meter.steps == 9 + 9


def form(constant: int, *terms: tuple[int, int]) -> Linear:
    return Linear(constant, terms)


X_LESS = Inequality(form(0, (1, 1), (2, -1)), True)  # x < y
Y_LEAST = Inequality(form(-1, (2, 1)), False)  # y <= 1
ATOMS = {1: X_LESS, 5: X_LESS, 6: Y_LEAST, 7: Inequality(form(-1, (1, 1)), False)}  # 7: x <= 1


def test_sums_and_products_of_forms() -> None:
    x, y = form(1, (1, 2)), form(3, (1, -1), (2, 5))
    assert plus(x, y) == form(4, (1, 1), (2, 5))
    assert plus(x, y, 2) == form(7, (2, 10))
    assert plus(x, x, -1) == 0 and plus(2, 3, 4) == 14 and plus(1, x, 3) == form(4, (1, 6))
    assert plus(form(0, (2, 1)), form(0, (1, 1))) == form(0, (1, 1), (2, 1))
    assert scaled(y, -2) == form(-6, (1, 2), (2, -10))
    assert times(x, 3) == times(3, x) == form(3, (1, 6))
    assert times(x, 0) == times(0, x) == 0 and times(2, Fraction(1, 2)) == 1
    with pytest.raises(Rejected, match="product of two unknown reals"):
        times(x, y)


def test_an_inequality_and_its_negation_are_one_atom() -> None:
    assert normal(form(4, (1, 2), (2, -6)), False) == (Inequality(form(2, (1, 1), (2, -3)), False), True)
    assert normal(form(4, (1, -2), (2, 6)), False) == (Inequality(form(-2, (1, 1), (2, -3)), True), False)
    assert normal(form(4, (1, -2)), True) == (Inequality(form(-2, (1, 1)), False), False)


def test_what_a_literal_says() -> None:
    assert meaning_of(1, ATOMS) == X_LESS
    assert meaning_of(-1, ATOMS) == Inequality(form(0, (1, -1), (2, 1)), False)
    assert meaning_of(-6, ATOMS) == Inequality(form(1, (2, -1)), True)
    with pytest.raises(Rejected, match=r"^2 is no linear atom$"):
        meaning_of(2, ATOMS)


def test_lemmas() -> None:
    """x < y, y <= 1 and not x <= 1; the multipliers have to be right, and one inequality strict."""
    assert lemma([[5, "1"], [6, "1"], [-7, "1"]], ATOMS) == (-5, -6, 7)
    assert lemma([[5, "1/2"], [6, "1/2"], [-7, "1/2"]], ATOMS) == (-5, -6, 7)
    assert lemma([[-6, "1"], [6, "1"]], ATOMS) == (6, -6)
    weak = {1: Inequality(form(0, (1, 1)), False), 2: Inequality(form(0, (1, -1)), False),
            3: Inequality(form(1, (1, -1)), False)}
    assert lemma([[1, "1"], [3, "1"]], weak) == (-1, -3)
    for data, atoms in (([[1, "1"], [2, "1"]], weak), ([[5, "1"], [6, "1"]], ATOMS), ([], ATOMS),
                        ([[5, "1"], [6, "2"], [-7, "1"]], ATOMS), ([[-3, "1"], [2, "1"]], weak)):
        with pytest.raises(Rejected, match=r"^the inequalities of a lemma do not add up to a contradiction$"):
            lemma(data, atoms)
    for item in ([5, "0"], [5, "-1"], [True, "1"], [5.0, "1"]):
        with pytest.raises(Rejected, match=r"^a lemma lists literals with positive multipliers$"):
            lemma([item], ATOMS)


def test_a_literal_twice_in_a_hint_is_one_literal() -> None:
    accepted([(2, 2), (-2, -3, -3), (3,)], [[[], [0, 2, 1]]])
    accepted([(2, 2), (-2,)], [[[], [0, 1]]])


def test_gates() -> None:
    made = Clauses(Meter())
    a, b, c = made.fresh(), made.fresh(), made.fresh()
    assert made.conj([]) == TRUE and made.conj([a]) == made.conj([a, TRUE, a]) == a
    assert made.conj([a, FALSE]) == made.conj([a, b, -a]) == FALSE
    both = made.conj([a, b])
    assert both == made.conj([b, a, TRUE]) != made.conj([a, c])
    assert made.disj([]) == FALSE and made.disj([a, TRUE]) == made.disj([a, -a]) == TRUE
    assert made.disj([-a, -b]) == -both and made.parts[both] == (a, b)
    made.claim(made.disj([both, c]))
    assert made.clauses == [(1,), (c, a), (c, b)] and not made.defined


def test_a_conjunction_with_another_in_its_clause_gets_its_own_clauses() -> None:
    made = Clauses(Meter())
    a, b, c, d = (made.fresh() for _ in range(4))
    left, right = made.conj([a, b]), made.conj([c, d])
    made.claim(made.disj([left, right]))
    assert set(made.clauses) == {(1,), (-left, a), (-left, b), (left, -a, -b), (-right, c), (-right, d),
                                 (right, -c, -d), (right, left)}
    before = len(made.clauses)
    made.claim(made.disj([left, c]))
    assert [set(clause) for clause in made.clauses[before:]] == [{left, c}]  # it is defined already


def test_a_conjunction_that_the_rest_of_its_clause_defines_is_not_lost() -> None:
    made = Clauses(Meter())
    a, b, c = (made.fresh() for _ in range(3))
    inner = made.conj([a, b])
    outer = made.conj([-inner, c])
    made.claim(made.disj([inner, -made.conj([outer, a])]))
    assert holding(made, [a, b, c]) == {values for values in product((False, True), repeat=3)
                                        if values[0] and values[1] or not (values[2] and values[0])}


Formula = Any  # a variable's number, or what is joined and how


def formulas() -> st.SearchStrategy[Formula]:
    """Conjunctions, disjunctions and negations of four variables."""
    return st.recursive(st.integers(0, 3), lambda inner: st.one_of(
        st.tuples(st.sampled_from(["and", "or"]), st.lists(inner, max_size=3)), st.tuples(st.just("not"), inner)),
        max_leaves=10)


def literal(made: Clauses, formula: Formula, base: Sequence[int]) -> int:
    if isinstance(formula, int):
        return base[formula]
    op, parts = formula
    if op == "not":
        return -literal(made, parts, base)
    return (made.conj if op == "and" else made.disj)(literal(made, part, base) for part in parts)


def true(formula: Formula, values: Sequence[bool]) -> bool:
    if isinstance(formula, int):
        return values[formula]
    op, parts = formula
    if op == "not":
        return not true(parts, values)
    return (all if op == "and" else any)(true(part, values) for part in parts)


def holding(made: Clauses, base: Sequence[int]) -> set[tuple[bool, ...]]:
    """The values of some variables under which all clauses hold, each gate having the value of its conjunction."""
    found = set()
    for values in product((False, True), repeat=len(base)):
        known = {TRUE: True} | dict(zip(base, values, strict=True))
        for gate in sorted(made.parts):
            known[gate] = all(known[abs(part)] == (part > 0) for part in made.parts[gate])
        if all(any(known[abs(x)] == (x > 0) for x in clause) for clause in made.clauses):
            found.add(values)
    return found


@examples(100)
@given(st.lists(st.tuples(formulas(), st.none() | st.integers(0, 3)), max_size=4))
def test_clauses_say_what_was_claimed_and_no_more(claims: list[tuple[Formula, int | None]]) -> None:
    """Each claim may hold only unless a variable does."""
    made = Clauses(Meter())
    base = [made.fresh() for _ in range(4)]
    for formula, unless in claims:
        made.claim(literal(made, formula, base), () if unless is None else (base[unless],))
    assert holding(made, base) == {
        values for values in product((False, True), repeat=4)
        if all(true(formula, values) or unless is not None and values[unless] for formula, unless in claims)}


def test_comparisons_of_numbers_and_of_forms() -> None:
    made = Clauses(Meter())
    x, y = made.unknown(), made.unknown()
    assert [made.compared(1, 2, strict) for strict in (True, False)] == [TRUE, TRUE]
    assert [made.compared(2, 2, strict) for strict in (True, False)] == [FALSE, TRUE]
    assert [made.compared(3, 2, strict) for strict in (True, False)] == [FALSE, FALSE]
    assert made.compared(x, x, True) == FALSE and made.compared(x, x, False) == TRUE
    less = made.compared(x, y, False)
    assert made.compared(y, x, True) == -less and made.compared(y, x, False) not in (less, -less)
    assert meaning_of(less, made.atoms) == Inequality(form(0, (1, 1), (2, -1)), False)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_exactly_one_holds(count: int) -> None:
    made = Clauses(Meter())
    literals = made.exactly_one(count)
    assert len(literals) == count
    choices = [{abs(v): bool(bits >> v - 1 & 1) for v in range(1, made.variables + 1)}
               for bits in range(2 ** made.variables)]
    models = [values for values in choices
              if all(any(values[abs(x)] == (x > 0) for x in clause) for clause in made.clauses)]
    assert len(models) == count
    for values in models:
        assert sum(values[abs(literal)] == (literal > 0) for literal in literals) == 1
