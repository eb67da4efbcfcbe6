"""Bad theorem files, one small file each in cases/: all faults at once, each with line, text and hint."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from explorer.cli import cli
from explorer.language.faults import Faults
from explorer.loading import find
from explorer.reading import READ
from explorer.theorem import Theorem

CASES = Path(__file__).parent / "cases"

# file: all its faults in order, each with its line, a part of what is wrong, and a part of the hint
FAULTS = {
    "added_to_the_theorem": [
        (8, "`idea` is added to no_free_lunch itself, for everybody", 'write extension = theorem.extend("my_idea")'),
        (14, "two declarations are called `rational` (assumption)", "planners.py:"),
        (20, "axis `target` has two defaults: `best` and `mine`", "keep one default=True"),
        (20, "`mine` is added to no_free_lunch itself, for everybody", "and add it to that"),
        (26, "claim `mine` is added to no_free_lunch itself, for everybody", "and add it to that"),
        (27, "a published verdict is added to no_free_lunch itself, for everybody", "and add it to that"),
        (28, "a remark is added to no_free_lunch itself, for everybody", "and add it to that"),
        (29, "a question is added to no_free_lunch itself, for everybody", "and add it to that"),
        (30, "exercise `guess` is added to no_free_lunch itself, for everybody", "and add it to that"),
    ],
    "all_at_once": [
        (11, "0.5 is a float, which is not exact", "write \"0.5\" or a Fraction"),
        (14, "assumption `second` has no docstring", "say in one plain sentence what it means"),
        (22, "Human has no symbol `rewards`", "did you mean `reward`?"),
        (25, "an Extension has no `asumption`", "did you mean `assumption`?"),
        (28, "`aa` is not defined here", "did you mean `a`?"),
        (32, "`Stat` is not defined here", "did you mean `State`?"),
        (37, "there is no assumption `sixth`", "known here"),
    ],
    "and_on_formulas": [
        (11, "a formula has no truth value while the file is read", "write `(a) & (b)` instead of `a and b`"),
    ],
    "arguments_swapped": [
        (11, "`h` of `rational` is a Human (a world), not a Reward", "it takes h, R, s, a, in this order"),
    ],
    "axis_without_alternatives": [
        (49, "axis `domain` has no alternative", "write @domain.alternative(default=True)"),
    ],
    "axis_without_default": [
        (32, "axis `target` has no default", "write default=True in one alternative"),
    ],
    "bad_restriction": [
        (9, "this gives a Reward, not a formula", "compare it with something"),
    ],
    "chained_comparison": [
        (11, "a formula has no truth value while the file is read",
         "write `(a < b) & (b < c)` instead of the chained comparison `a < b < c`"),
    ],
    "claim_as_an_alternative": [
        (55, "this returns the claim some(...), not a formula", "only a claim or a desideratum is made with some"),
    ],
    "claim_as_an_assumption": [
        (11, "this returns the claim every(...), not a formula",
         "only a claim or a desideratum is made with every; return the formula alone"),
    ],
    "claim_by_nothing": [
        (46, "unidentified(target, by=observation) takes an axis or declared value, and an observation",
         "decorate the observation with @theorem.observation"),
    ],
    "claim_missing": [
        (20, "the theorem has no claim",
         "theorem.claim(unidentified(target, by=observation)), or a function decorated with @theorem.claim"),
    ],
    "claim_inside_a_formula": [
        (11, "the claim some(...) is not a Bool", "formulas are made of the parameters of the function they stand in"),
    ],
    "claim_of_nothing": [
        (48, "`empty` returns no claim", "return some(h, ...), each(x, some=...) or every(...)"),
    ],
    "class_without_docstring": [
        (5, "Option has no docstring", "say in one plain sentence what it means"),
        (9, "Reward has no docstring", "say in one plain sentence"),
        (13, "Human has no docstring", "say in one plain sentence"),
    ],
    "compared_by_greater": [
        (11, "`>` cannot compare a Reward with a Real",
         "a Reward gives a Level for each State, Action: call it, as in reward(state, action)"),
    ],
    "compared_with_a_set": [
        (11, "`==` cannot compare a Choice with an Action",
         "a Choice says of each Action whether it is in: call it, as in choice(action)"),
    ],
    "compared_with_another_sort": [
        (11, "`==` cannot compare a State with an Action", "compare two numbers, or two values of one sort"),
    ],
    "constant_table_outside": [
        (7, "this table is no Reward at State=1, Action=2, Level=2, where the levels are -1, 1",
         "guard it with a condition, or change the scope"),
    ],
    "declares_nothing": [
        (1, "this file declares no theorem and no extension", "sidestep new theorem NAME writes one to start from"),
    ],
    "desideratum_every": [
        (8, "desideratum `case.idea` is no claim of shape some or each",
         "return some(h, formula) or each(x, some=formula)"),
    ],
    "division": [
        (11, "unsupported operand type(s) for /", "expressions have ==, !=, <, <=, >, >=, +, -, *, &, | and ~"),
    ],
    "ends_the_program": [
        (8, "the file ends the program", "a theorem file declares and does nothing else"),
    ],
    "extension_of_nothing": [
        (4, "an extension extends a Theorem", "from explorer.theorems.no_free_lunch import theorem"),
    ],
    "family_as_truth": [
        (53, "a family of worlds has no truth value while the file is read", "write `(a) & (b)` instead of `a and b`"),
    ],
    "float": [
        (11, "0.5 is a float, which is not exact", "write \"0.5\" or a Fraction"),
    ],
    "function_compared": [
        (11, "planner is a function; compare what it gives",
         "forall(Reward, lambda R: h.planner(R) == k.planner(R))"),
    ],
    "given_as_a_world": [
        (8, "`g` of `case.idea` is a Setting, not a Human",
         "what worlds share is an attribute of its class, as in Setting.labelled"),
    ],
    "helper": [
        (16, "0.1 is a float, which is not exact", "write \"0.1\" or a Fraction"),
    ],
    "if_on_a_formula": [
        (11, "a formula has no truth value while the file is read",
         "write `where(condition, x, y)` or `implies(condition, formula)` instead of `if`"),
    ],
    "impossible_scope": [
        (20, "the scope of Option is impossible: (3, 2)",
         "give the greatest size, or (least, greatest), at most 1000"),
    ],
    "in_a_tuple": [
        (11, "`in` looks nothing up in a formula", "write `(x == a) | (x == b)`, or m(x) for a table to Bool"),
    ],
    "is_in_a_lambda": [
        (11, "`is` compares nothing in a formula", "write `==` for `is`, and `!=` for `is not`"),
    ],
    "is_not": [
        (11, "`is` compares nothing in a formula", "write `==` for `is`, and `!=` for `is not`"),
    ],
    "lambda_parameters": [
        (11, "2 sorts, but the function takes 1 parameter", "it takes one parameter for each sort"),
    ],
    "loop_over_a_sort": [
        (11, "the sort Action cannot be looped over",
         "write forall(Action, lambda a: ...) for all(...), exists(...) for any(...)"),
    ],
    "misspelt_decorator": [
        (8, "an Extension has no `asumption`", "did you mean `assumption`?"),
    ],
    "no_docstring": [
        (8, "assumption `idea` has no docstring", "say in one plain sentence what it means"),
    ],
    "not_a_formula": [
        (11, "this gives a Real, not a formula", "compare it with something"),
    ],
    "not_a_number": [
        (11, "'one half' is not a number", "numbers are written 3, \"2.9\" or Fraction(29, 10)"),
    ],
    "not_before_a_comparison": [
        (11, "`~` cannot take Action", "`&`, `|` and `~` bind tighter than ==, < and >: write `(a) & (x != y)`"),
    ],
    "not_on_a_formula": [
        (11, "a formula has no truth value while the file is read", "write `~(a)` instead of `not a`"),
    ],
    "not_utf8": [
        (2, "syntax error", "caf"),
    ],
    "nothing_returned": [
        (11, "this returns nothing, not a formula", "write `return` before the formula"),
    ],
    "null_byte": [
        (1, "null bytes", "UTF-8"),
    ],
    "numbers_from_elements": [
        (11, "`-` cannot take Real, Action", ""),
    ],
    "observation_of_two_worlds": [
        (26, "observation `choice` speaks of 2 worlds, not 1", "its first parameters are worlds, as in h: Human"),
    ],
    "one_sort_of_two_parameters": [
        (11, "1 sort, but the function takes 2 parameters", "it takes one parameter for each sort"),
    ],
    "or_on_formulas": [
        (11, "a formula has no truth value while the file is read", "write `(a) | (b)` instead of `a or b`"),
    ],
    "parameter_not_a_sort": [
        (8, "parameter `a` of `case.idea`: int is not a sort",
         "a sort is a class made from Sort or Table, or Level, Bool or Real"),
    ],
    "parameter_without_sort": [
        (8, "parameter `a` of `case.idea` has no sort", "write a: Action"),
    ],
    "published_unknown_names": [
        (14, "there is no assumption `idae`", "did you mean `idea`?"),
        (15, "there is no axis `targets`", "did you mean `target`?"),
        (16, "there is no alternative of `target` called `bset`", "did you mean `best`?"),
        (17, "`stood` is no verdict", "known here"),
        (18, "the verdict of an impossibility is never `holds`",
         "stands, sidestepped, contradictory, presupposed, open"),
        (19, "there is no hypothesis to drop called `rational`", "known here: nothing"),
        (20, "there is no claim `good_enuf`", "did you mean `good_enough`?"),
        (21, "there is no size in the scope for `Policy`", "known here: State, Action, Level"),
        (22, "there is no assumption `idee`", "did you mean `idea`?"),
    ],
    "python_error": [
        (11, "IndexError: list index out of range", "formulas are made once, with symbols in the place of values"),
    ],
    "quantifier_of_a_formula": [
        (11, "forall takes sorts and then a function", "write forall(Action, lambda a: ...)"),
    ],
    "quantifier_without_a_sort": [
        (11, "forall takes sorts and then a function", "write forall(Action, lambda a: ...)"),
    ],
    "quoted_annotation": [
        (9, "`Rewrad` is not defined here", "did you mean `Reward`?"),
    ],
    "real_quantified": [
        (11, "Human is not a sort", "a sort is a class made from Sort or Table, or Level, Bool or Real"),
    ],
    "real_symbol_argument": [
        (9, "the table Reward speaks of Real, which has no finite list of values",
         "declare a symbol Function[State, Action, Real] of the world instead"),
    ],
    "relation_not_a_formula": [
        (50, "the relation `close` gives a Reward, not a formula",
         "say when two worlds agree, as in h.reward == k.reward"),
    ],
    "restriction_of_two_tables": [
        (52, "a restriction is a formula about one table", "def without_ties(R: Reward): ..."),
    ],
    "scope_missing_a_sort": [
        (20, "the scope gives Option no size", "write scope={..., Option: (1, 2)}"),
    ],
    "scope_of_a_table": [
        (20, "the scope gives a size to Reward", "sizes belong to sorts of elements and to Level"),
    ],
    "sort_as_truth": [
        (11, "the sort State has no truth value while the file is read", "write `(a) | (b)` instead of `a or b`"),
    ],
    "symbol_as_truth": [
        (11, "the function planner has no truth value while the file is read",
         "write `(a) & (b)` instead of `a and b`"),
    ],
    "symbol_not_a_sort": [
        (13, "symbol `reward`: int is not a sort",
         "a sort is a class made from Sort or Table, or Level, Bool or Real"),
    ],
    "sorts_in_a_list": [
        (9, "the table Reward maps a tuple of sorts", "write of=(Option, Option)"),
    ],
    "sorts_without_a_tuple": [
        (9, "the table Reward maps a tuple of sorts", "write of=(Option,)"),
    ],
    "syntax_error": [
        (11, "syntax error: '(' was never closed", "at `return exists("),
    ],
    "theorem_without_audience": [
        (20, "Theorem needs `covers` and `audience`",
         "required are title, kind, version, world, source, covers, audience, scope"),
    ],
    "three_worlds": [
        (8, "assumption `case.idea` speaks of 3 worlds, not 0 or 1 or 2",
         "its first parameters are worlds, as in h: Human"),
    ],
    "tighter_than_a_comparison": [
        (11, "`&` cannot take Action, Real",
         "`&`, `|` and `~` bind tighter than ==, < and >: write `(a) & (x != y)`"),
    ],
    "too_few_arguments": [
        (11, "planner takes 1 argument, not 0", "it maps Reward to Policy"),
    ],
    "too_many_arguments": [
        (11, "Reward takes 2 arguments, not 3", "it maps State, Action to Level"),
    ],
    "two_axes": [
        (48, "two axes are called `target`", "the other one is at two_axes.py:32"),
    ],
    "two_claims": [
        (48, "two claims are called `unidentified`", "the other one is at two_claims.py:47; give one a name="),
    ],
    "two_defaults": [
        (50, "axis `target` has two defaults: `best` and `exact`", "keep one default=True"),
    ],
    "two_of_one_name": [
        (14, "two declarations are called `case.idea` (assumption)", "the other one is at two_of_one_name.py:8"),
    ],
    "two_sorts": [
        (50, "two sorts are called `Option`", "the other one is at two_sorts.py:5"),
    ],
    "two_symbols": [
        (20, "two symbols are called `reward`", "the other one is in Human, two_symbols.py:13"),
    ],
    "two_theorems": [
        (48, "this file speaks of two theorems, `A title` and `B`",
         "the first is at two_theorems.py:20; one theorem a file"),
    ],
    "unknown_citation": [
        (22, "no work is called `armstrong2018ocam`", "did you mean `armstrong2018occam`?"),
    ],
    "unknown_given": [
        (11, "Setting has no symbol `labeled`", "did you mean `labelled`?"),
    ],
    "unknown_import": [
        (2, "explorer.theorems.no_free_lunch has no `Acton`", "did you mean `Action`?"),
    ],
    "unknown_keyword": [
        (20, "Theorem has no `audiense`", "did you mean `audience`?"),
    ],
    "unknown_name": [
        (11, "`aa` is not defined here", "did you mean `a`?"),
    ],
    "unknown_sort": [
        (11, "`Actoin` is not defined here", "did you mean `Action`?"),
    ],
    "unknown_sort_of_a_table": [
        (9, "`Choice` is not defined here", "did you mean `choice`?"),
    ],
    "unknown_symbol": [
        (11, "Human has no symbol `planer`", "did you mean `planner`?"),
    ],
    "unknown_theorem": [
        (2, "there is no theorem `no_fre_lunch`", "did you mean `no_free_lunch`?"),
    ],
    "unknown_word": [
        (2, "explorer has no `exist`", "did you mean `exists`?"),
    ],
    "world_as_truth": [
        (11, "a Human (a world) has no truth value while the file is read", "instead of `if`"),
    ],
    "world_not_first": [
        (8, "the world `h` of `case.idea` comes after `R`", "worlds are the first parameters"),
    ],
    "world_without_sort": [
        (8, "parameter `h` of `case.idea` has no sort", "write h: Human"),
    ],
    "wrong_kind": [
        (21, "`possibility` is no kind of theorem", "impossibility or guarantee"),
    ],
    "wrong_kind_of_axis": [
        (32, "`goal` is no kind of axis", "target, restriction or assumption"),
    ],
    "wrong_sort": [
        (11, "argument 1 of Reward is a State, not an Action", "it maps State, Action to Level"),
    ],
}


def test_every_case_is_in_the_table() -> None:
    assert sorted(path.stem for path in CASES.glob("*.py")) == sorted(FAULTS)


@pytest.mark.parametrize("name", FAULTS)
def test_a_bad_file(name: str) -> None:
    path = CASES / f"{name}.py"
    with pytest.raises(Faults) as caught:
        find(path)
    found = caught.value.faults
    lines = [line for line, _, _ in FAULTS[name]]
    assert [(f.place.path, f.place.line) for f in found if f.place] == [(str(path), line) for line in lines]
    for fault, (_, what, hint) in zip(found, FAULTS[name], strict=True):
        assert what in fault.what
        assert hint in fault.hint.replace(f"{CASES}/", "")


@pytest.mark.parametrize("name", FAULTS)
def test_the_command_line_prints_all_faults_and_nothing_else(name: str) -> None:
    path = CASES / f"{name}.py"
    done = CliRunner().invoke(cli, ["check", str(path)])
    assert done.exit_code == 2
    assert done.stdout == ""
    lines = [line for line in done.stderr.splitlines() if f"{name}.py:" in line.split(" error: ")[0]]
    assert len(lines) == len(FAULTS[name])
    for printed, (number, what, _) in zip(lines, FAULTS[name], strict=True):
        assert f"{name}.py:{number}: error: " in printed
        assert what in printed


def contents(theorem: Theorem) -> list[object]:
    """Everything that a theorem holds."""
    return [[*theorem.assumptions.items()], [*theorem.desiderata.items()], [*theorem.claims.items()],
            [(axis.name, axis.default, [*axis.alternatives.items()]) for axis in theorem.axes.values()],
            [*theorem.publications], [*theorem.remarks], [*theorem.faults]]


def test_a_file_that_was_refused_leaves_the_theorem_as_it_was() -> None:
    before = contents(find("no_free_lunch").theorem)
    path = CASES / "added_to_the_theorem.py"
    READ.pop((path, path.read_bytes()), None)
    with pytest.raises(Faults):
        find(path)
    assert contents(find("no_free_lunch").theorem) == before


def test_a_file_mended_in_place_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "mended.py"
    broken = (CASES / "float.py").read_text()
    path.write_text(broken)
    with pytest.raises(Faults):
        find(path)
    path.write_text(broken.replace("0.5", '"0.5"'))
    assert list(find(path).extensions[0].assumptions) == ["case.idea"]
