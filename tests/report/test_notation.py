"""Notation for people, and the exact text that reads back."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.kernel.syntax import (BOOL, BUILTIN, FALSE, LEVEL, REAL, TRUE, Sort, SortFault, Symbol, Term, apply,
                                    binder, element, number, operator, select, table, variable)
from explorer.language.text import from_text, to_text
from explorer.report.notation import latex, notation
from tests.examples import examples

STATE, ACTION = Sort("State", "finite"), Sort("Action", "finite", ("left", "right"), ordered=True)
REWARD = Sort("Reward", "table", of=(STATE, ACTION), to=(LEVEL,))
CHOICE = Sort("Choice", "table", of=(ACTION,), to=(BOOL,))
SORTS = {sort.name: sort for sort in (STATE, ACTION, REWARD, CHOICE)} | BUILTIN
REWARD_1 = Symbol("reward_1", (), REWARD)
PLANNER = Symbol("planner", (REWARD, STATE), CHOICE)
GOOD = Symbol("good", (STATE,), BOOL)
SYMBOLS = {symbol.name: symbol for symbol in (REWARD_1, PLANNER, GOOD)}
s, a, b, R, x, y = (variable(n, sort) for n, sort in (("s", STATE), ("a", ACTION), ("b", ACTION), ("R", REWARD),
                                                       ("x", REAL), ("y", REAL)))


def p(state: Term) -> Term:
    return apply(GOOD, [state])


@pytest.mark.parametrize(("term", "wanted"), [
    (operator("le", select(R, [s, b]), select(R, [s, a])), "R(s, b) ≤ R(s, a)"),
    (operator("le", number(0), x), "x ≥ 0"),
    (operator("lt", operator("rank", a), operator("rank", b)), "a < b"),
    (operator("not", operator("eq", a, b)), "a ≠ b"),
    (operator("not", operator("le", x, y)), "x > y"),
    (operator("eq", p(s), TRUE), "good(s) ⇔ true"),
    (operator("add", x, operator("mul", number(-1), y)), "x − y"),
    (operator("add", x, operator("mul", number(-1), operator("add", x, y))), "x − (x + y)"),
    (operator("mul", number(-1), x), "−x"),
    (operator("mul", number(-2), operator("add", x, number(-1))), "−2·(x − 1)"),
    (operator("add", operator("mul", number(-1), x), y), "−x + y"),
    (operator("mul", number(Fraction(1, 2)), x), "1/2·x"),
    (binder("forall", [("s", STATE)], binder("forall", [("a", ACTION), ("b", ACTION)], operator("eq", a, b))),
     "∀s∈State, a, b∈Action: a = b"),
    (binder("exists", [("a", ACTION)], binder("forall", [("b", ACTION)], operator("eq", a, b))),
     "∃a∈Action ∀b∈Action: a = b"),
    (operator("implies", p(s), binder("forall", [("a", ACTION)], operator("eq", a, b))), "good(s) ⇒ ∀a∈Action: a = b"),
    (operator("and", p(s), operator("or", p(s), operator("not", p(s)))), "good(s) ∧ (good(s) ∨ ¬good(s))"),
    (operator("or", operator("implies", p(s), p(s)), p(s)), "(good(s) ⇒ good(s)) ∨ good(s)"),
    (operator("le", binder("total", [("s", STATE)], operator("add", x, y)), number(1)), "Σ(s∈State) (x + y) ≤ 1"),
    (operator("le", binder("count", [("s", STATE)], p(s)), number(1)), "|{s∈State: good(s)}| ≤ 1"),
    (binder("count", [("s", STATE), ("a", ACTION)], TRUE), "|State×Action|"),
    (select(apply(PLANNER, [apply(REWARD_1, []), s]), [a]), "a ∈ planner(reward₁, s)"),
    (operator("not", select(apply(PLANNER, [R, s]), [a])), "a ∉ planner(R, s)"),
    (table(REWARD, [("s", STATE), ("a", ACTION)], operator("mul", number(-1), select(R, [s, a]))), "(s, a) ↦ −R(s, a)"),
    (table(REWARD, [("s", STATE), ("a", ACTION)], select(R, [s, a])), "R"),
    (select(table(REWARD, [("s", STATE), ("a", ACTION)], operator("mul", number(2), select(R, [s, a]))), [s, b]),
     "2·R(s, b)"),
    (operator("ite", p(s), x, number(3)), "(x if good(s) else 3)"),
    (operator("ite", p(s), x, operator("ite", operator("eq", a, b), y, number(0))),
     "(x if good(s), y if a = b, else 0)"),
    (operator("eq", a, element(ACTION, 1)), "a = right"),
    (operator("eq", s, element(STATE, 1)), "s = state1"),
])
def test_notation(term: Term, wanted: str) -> None:
    assert notation(term) == wanted


def test_latex_uses_commands_and_subscripts() -> None:
    term = binder("forall", [("s", STATE)], operator("not", operator("eq", apply(REWARD_1, []), R)))
    assert latex(term) == r"\forall s \in \mathit{State} :\ \mathit{reward}_{1} \neq R"


NUMBERS = st.builds(number, st.one_of(st.integers(-5, 5), st.fractions(-3, 3, max_denominator=7)))
LEAVES = st.one_of(NUMBERS, st.sampled_from([x, y, select(R, [s, a]), select(apply(REWARD_1, []), [s, b])]))


def numeric(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda terms: operator("add", *terms)),
        st.tuples(inner, inner).map(lambda pair: operator("mul", *pair)),
        inner.map(lambda term: binder("total", [("s", STATE), ("a", ACTION)], term)))


TERMS = st.recursive(LEAVES, numeric, max_leaves=6)
ATOMS = st.one_of(
    st.tuples(st.sampled_from(["le", "lt", "eq"]), TERMS, TERMS).map(lambda t: operator(*t)),
    st.sampled_from([TRUE, FALSE, p(s), p(element(STATE, 3)), select(apply(PLANNER, [R, s]), [a]),
                     operator("eq", a, element(ACTION, 0)),
                     operator("eq", R, table(REWARD, [("s", STATE), ("b", ACTION)], select(R, [s, b])))]))


def formulas(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        st.tuples(st.sampled_from(["and", "or"]), st.lists(inner, max_size=3)).map(lambda t: operator(t[0], *t[1])),
        st.tuples(st.sampled_from(["implies", "eq"]), inner, inner).map(lambda t: operator(*t)),
        inner.map(lambda term: operator("not", term)),
        st.tuples(inner, TERMS, TERMS).map(lambda t: operator("le", operator("ite", *t), number(1))),
        st.tuples(st.sampled_from(["forall", "exists"]), inner).map(
            lambda t: binder(t[0], [("s", STATE), ("R", REWARD)], t[1])),
        inner.map(lambda term: operator("le", binder("count", [("b", ACTION)], term), number(2))))


@examples(300)
@given(st.recursive(ATOMS, formulas, max_leaves=8))
def test_the_exact_text_reads_back_to_an_equal_term(term: Term) -> None:
    free = {v.name: v.sort for v in (s, a, b, R, x, y)}
    assert from_text(to_text(term), SORTS, SYMBOLS, free) == term
    assert notation(term) and latex(term)


@pytest.mark.parametrize("text", [
    "", "(", ")", "(le x", "(le x 1) 2", "(nothing x)", "(app planner)", "(app unknown)", "zz", "(forall ((s State)))",
    "(forall (s) (true))", "(elem State -1)", "(elem Nowhere 0)", "(lam Reward ((s State)) 1)", "(le (true) 1)", "1/0",
    "()", "((le x 1))", "(forall ((s State) (s State)) (true))", "(sel)", "(app)", "(elem State)", "(forall x (true))"])
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(SortFault):
        from_text(text, SORTS, SYMBOLS, {"x": REAL, "s": STATE})
