"""Arguments for every value of a parameter: each step holds, and each is seen to fail when it is broken on purpose."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import sympy
from click.testing import CliRunner

from explorer.cli import cli
from explorer.loading import shipped
from explorer.parametric.proofs import proofs, proofs_of
from explorer.parametric.steps import Contradiction, Positive, Proof, Step, Zero
from explorer.search import floats

STEPS = [(item, step) for item in proofs() for step in item.steps]
X, Y = sympy.symbols("x y")


def broken(step: Step) -> list[Step]:
    """Steps that say something false instead."""
    if isinstance(step, Zero):
        return [replace(step, expression=step.expression + 1), replace(step, expression=step.expression + X / 97)]
    if isinstance(step, Positive):
        return [replace(step, expression=-step.expression), replace(step, expression=step.expression * 0)]
    return [replace(step, formulas=step.formulas[:i] + step.formulas[i + 1:]) for i in range(len(step.formulas))]


@pytest.mark.parametrize("item", proofs(), ids=lambda item: item.name)
def test_every_argument_is_checked_and_belongs_to_a_theorem(item: Proof) -> None:
    assert item.faults() == []
    assert item in proofs_of(item.theorem)
    assert item.theorem in shipped()


@pytest.mark.parametrize(("item", "step"), STEPS, ids=lambda x: getattr(x, "name", None) or x.why[:40])
def test_a_broken_step_fails(item: Proof, step: Step) -> None:
    assert step.holds()
    for other in broken(step):
        assert not other.holds()
        assert replace(item, steps=(other,)).faults() == [step.why]


@pytest.mark.parametrize(("expression", "where", "positive"), [
    (X, {X: (0, 1)}, True), (X - 1, {X: (0, 1)}, False), (1 - X, {X: (0, 1)}, True), (X, {}, False),
    (X - sympy.Rational(1, 3), {X: (sympy.Rational(1, 3), 1)}, True), (X - 1, {X: (0, sympy.oo)}, False),
    (X * Y, {X: (0, 1), Y: (0, sympy.oo)}, True), (X - Y, {X: (0, 1), Y: (0, 1)}, False),
    (1 / (1 - X), {X: (0, 1)}, True), (1 / (X - 1), {X: (0, 1)}, False), (sympy.sqrt(2) * X, {X: (0, 1)}, False),
    (-X / (X - 1), {X: (0, 1)}, True), (sympy.Integer(0), {}, False), (sympy.Integer(2), {}, True)])
def test_signs_are_decided_exactly(expression: sympy.Expr, where: dict, positive: bool) -> None:
    assert Positive(expression, where, "").holds() is positive


def test_contradictions_are_those_of_a_truth_table() -> None:
    a, b = sympy.symbols("a b")
    assert Contradiction(((a, ""), (sympy.Implies(a, b), ""), (~b, "")), "").holds()
    assert not Contradiction(((a, ""), (sympy.Implies(a, b), "")), "").holds()


def test_computer_arithmetic_is_the_same_by_both_routes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(holds for _, holds in floats.facts())
    monkeypatch.setitem(floats.LAST, ("binary64", "1/2"), 1073)
    assert [holds for _, holds in floats.facts()].count(False) == 2


def test_the_command_prints_every_step() -> None:
    done = CliRunner().invoke(cli, ["prove"])
    assert done.exit_code == 0 and "fails" not in done.stdout
    assert done.stdout.count("holds:") == len(STEPS) + len(list(floats.facts()))
    found = json.loads(CliRunner().invoke(cli, ["prove", "off_switch", "--json"]).stdout)
    assert [item["theorem"] for item in found["proofs"]] == ["off_switch"] and found["arithmetic"] == []
