"""The plain checker: what it must accept, what it must reject and why, and that it agrees with the kernel."""

from __future__ import annotations

import copy
import gzip
import itertools
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from explorer.kernel.ground import Grounding as KernelGrounding
from explorer.kernel.refutation import check_refutation
from explorer.kernel.statement import load
from explorer.kernel.universe import Rejected as KernelRejected
from explorer.kernel.universe import Universe
from explorer.kernel.verdict import check_verdict
from explorer.plain.__main__ import about, main
from explorer.plain.checker import check
from explorer.plain.clauses import Form
from explorer.plain.ground import Grounding
from explorer.plain.proof import count, propagate, refuted
from explorer.plain.statement import digest, read_statement
from explorer.plain.terms import Rejected
from explorer.plain.values import World, read_size
from tests.examples import examples
from tests.kernel.files import file_of
from tests.kernel.genuine import NAMES, genuine
from tests.kernel.randomly import Case, answers, cases
from tests.kernel.test_random import WORDS, evidence_of

JSON = Any
EXAMPLES = Path(__file__).resolve().parent.parent / "counterexamples"
FILES = sorted([*EXAMPLES.glob("*/report.json"), *EXAMPLES.glob("maps/*/map.json")])


def read(path: Path) -> JSON:
    return json.loads(path.read_text())


def pair(name: str) -> tuple[JSON, JSON]:
    """The statement and the file of an example: `off_switch` or `maps/off_switch`."""
    folder = EXAMPLES / name
    return read(folder / "statement.json"), read(folder / ("map.json" if name.startswith("maps") else "report.json"))


def reason(statement: JSON, given: JSON) -> str:
    """Why a file is rejected."""
    with pytest.raises(Rejected) as caught:
        check(statement, given)
    return str(caught.value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: "/".join(path.relative_to(EXAMPLES).parts[:-1]))
def test_accepts_every_file_that_is_shipped(path: Path) -> None:
    given = read(path)
    shown = check(read(path.parent / "statement.json"), given)
    if path.name == "report.json":
        assert shown.startswith(f"{given['verdict']} under ")
    else:
        names = given["assumptions"]
        assert f"of {2 ** len(names)} combinations of {', '.join(names)}, within" in shown and given["held"] == []


def certificate(given: JSON, place: int = 0) -> JSON:
    """A certificate of a file, by its number."""
    return [item["certificate"] for item in given["evidence"] if item["kind"] == "refutation"][place]


def models(given: JSON) -> list[JSON]:
    return [item for item in given["evidence"] if item["kind"] == "model"]


CHANGES: list[tuple[str, Callable[[JSON], object], str]] = [
    ("off_switch", lambda r: r.update(verdict="broken"), "the evidence shows stands"),
    ("off_switch", lambda r: r.update(verdict="open"), "the evidence shows stands"),
    ("off_switch", lambda r: r.update(statement="0" * 64), "the digest is that of another statement"),
    ("off_switch", lambda r: r.update(kind="impossibility"), "the kind is not that of the statement"),
    ("off_switch", lambda r: r["axes"].update(human="noisy"), "the axes are not those of the statement"),
    ("off_switch", lambda r: r.update(assumptions=[]), "'rational_human' is not assumed"),
    ("off_switch", lambda r: r["assumptions"].append("rational_human"), "an assumption stands twice"),
    ("off_switch", lambda r: r["assumptions"].append("kind"), "there is no assumption kind"),
    ("off_switch", lambda r: r["sizes"].pop(), "a size is missing"),
    ("off_switch", lambda r: r["sizes"].append(r["sizes"][0]), "a size stands twice"),
    ("off_switch", lambda r: r["sizes"][0].update(verdict="broken"), "at {'Case': 1} the evidence leaves holds"),
    ("off_switch", lambda r: r["scope"].update(Case=[1, 2]), "this size is outside the scope"),
    ("off_switch", lambda r: r["scope"].update(Case=[1, 4]), "the evidence shows nothing"),
    ("off_switch", lambda r: r["scope"].update(Case=[True, 3]), "True is not an integer"),
    ("off_switch", lambda r: r["scope"].update(Case=[0, 3]), "the scope of Case has no size"),
    ("off_switch", lambda r: r["scope"].update(Case=[1, 1001]), "the scope of Case has no size, or too large ones"),
    ("no_free_lunch", lambda r: r["scope"].update(State=[1, 200], Action=[1, 200]), "the scope has too many sizes"),
    ("off_switch", lambda r: r["pattern"].update(holds=2), "the pattern is not the sizes'"),
    ("off_switch", lambda r: r["evidence"].clear(), "the evidence shows nothing"),
    ("off_switch", lambda r: r["evidence"][1].update(kind="refutations"), "is not an inequality"),
    ("off_switch", lambda r: r["evidence"][1].update(query="varies"), "is not an inequality"),
    ("off_switch", lambda r: r["evidence"][1].update(query="true"), "there is no query 'true'"),
    ("off_switch", lambda r: r["evidence"][1].update(outer={}), "this item can have no outer values"),
    ("off_switch", lambda r: certificate(r)["steps"].pop(), "the last step is not the empty clause"),
    ("off_switch", lambda r: certificate(r)["steps"][0][1].pop(2), "step 0: 2 literals are left by hint"),
    ("off_switch", lambda r: certificate(r)["steps"][0][1].pop(), "step 0: 1 literals are left by hint"),
    ("off_switch", lambda r: certificate(r)["steps"][0][1].clear(), "step 0 has no hints"),
    ("off_switch", lambda r: certificate(r)["steps"][0][1].append(99), "there is no clause 99"),
    ("off_switch", lambda r: certificate(r)["steps"][0][1].append(-1), "there is no clause -1"),
    ("off_switch", lambda r: certificate(r)["steps"][0][0].__setitem__(0, -25), "literals are left by hint"),
    ("off_switch", lambda r: certificate(r)["steps"][0][0].append(-25), "holds a literal and its negation"),
    ("off_switch", lambda r: certificate(r)["steps"][0][0].append(999), "2 literals are left by hint"),
    ("off_switch", lambda r: certificate(r)["steps"][0][0].append(0), "0 is no literal"),
    ("off_switch", lambda r: certificate(r)["lemmas"][0][0].__setitem__(1, "2"), "a form with unknowns"),
    ("off_switch", lambda r: certificate(r)["lemmas"][0][0].__setitem__(1, "-1"), "a multiplier is not positive"),
    ("off_switch", lambda r: certificate(r)["lemmas"][0][0].__setitem__(1, "1.0"), "'1.0' is not an exact number"),
    ("off_switch", lambda r: certificate(r)["lemmas"][0][0].__setitem__(0, 1), "1 is not an inequality"),
    ("off_switch", lambda r: certificate(r)["lemmas"][0].clear(), "can all hold"),
    ("off_switch", lambda r: certificate(r)["instances"].pop(), "is not an inequality"),
    ("off_switch", lambda r: certificate(r)["instances"][0].__setitem__(1, 1), "waiting=free has no conjunct 1"),
    ("off_switch", lambda r: certificate(r)["instances"][2].__setitem__(2, [1]), "1 is not a Case"),
    ("off_switch", lambda r: certificate(r)["instances"][0].append("value"), "an instance ends with something else"),
    ("off_switch", lambda r: certificate(r)["instances"][0][2].append(0), "waiting=free has fewer universal variables"),
    ("off_switch", lambda r: certificate(r).update(empty="Case"), "a certificate has other parts"),
    ("off_switch", lambda r: (certificate(r).clear(), certificate(r).update(empty="Case")),
     "this sort has no restriction"),
    ("off_switch", lambda r: models(r)[0]["model"]["cost"].__setitem__(0, "1"), "waiting=free does not hold"),
    ("off_switch", lambda r: models(r)[0]["model"]["agrees"].__setitem__(0, 0), "0 is not a Bool"),
    ("off_switch", lambda r: models(r)[0]["model"]["cost"].append("0"), "cost has 1 values"),
    ("off_switch", lambda r: models(r)[0]["model"].pop("cost"), "the model is not one of these symbols"),
    ("off_switch", lambda r: r.pop("scope"), "malformed: KeyError: 'scope'"),
    ("better_than_random", lambda r: models(r)[0].update(certificate={"empty": "Choice"}, kind="refutation"),
     "Choice is not empty"),
    ("degenerate_pairs", lambda r: models(r)[-1]["outers"].clear(), "the outer values are missing"),
    ("degenerate_pairs", lambda r: r["evidence"].remove(models(r)[-1]), "the evidence"),
    ("maps/off_switch", lambda m: m["counts"].update(holds=7), "the counts are 8 broken, 8 holds"),
    ("maps/off_switch", lambda m: m["counts"].pop("open"), "the counts are 8 broken, 8 holds"),
    ("maps/off_switch", lambda m: m["minimal_hypotheses"].pop(), "is not largest"),
    ("maps/off_switch", lambda m: m["maximal_escapes"].pop(), "a set of minimal_hypotheses is not smallest"),
    ("maps/off_switch", lambda m: m["minimal_hypotheses"][0].append("unsure"), "is not smallest"),
    ("maps/off_switch", lambda m: m["minimal_hypotheses"].append(["unsure"]), "nothing refutes"),
    ("maps/off_switch", lambda m: m["maximal_escapes"].append(["rational_human"]), "no model shows"),
    ("maps/off_switch", lambda m: m.update(minimal_sidesteps=[["balanced"]]), "is not null"),
    ("maps/off_switch", lambda m: m["evidence"].pop(1), "nothing refutes a set of minimal_hypotheses"),
    ("maps/off_switch", lambda m: m.update(held=["rational_human"]), "or one is held too"),
    ("maps/off_switch", lambda m: m["evidence"][0]["assumptions"].clear(), "'rational_human' is not assumed"),
    ("maps/choice_set_misspec", lambda m: m["sizes"].pop(), "the sizes are not those of the scope"),
    ("maps/choice_set_misspec", lambda m: m["sizes"][0]["minimal_sidesteps"].pop(), "is not largest"),
]


@pytest.mark.parametrize("name, change, expected", CHANGES)
def test_rejects_what_was_changed_and_says_why(name: str, change: Callable[[JSON], object], expected: str) -> None:
    statement, given = pair(name)
    change(given)
    assert expected in reason(statement, given)


STATEMENT: JSON = {
    "format": "sidestep/statement-1", "theorem": "t", "version": "1", "claim": "c", "kind": "impossibility",
    "shape": "unidentified", "axes": [],
    "sorts": [{"name": name, "kind": kind, "elements": elements, "ordered": name != "S", "of": of, "to": to}
              for name, kind, elements, of, to in [
                  ("S", "finite", [], [], []), ("O", "finite", ["p", "q"], [], []), ("Level", "level", [], [], []),
                  ("T", "table", [], ["S"], ["Bool"]), ("W", "table", [], ["S"], ["Level"])]],
    "restrictions": [["T", "t", ["exists", [["x", "S"]], ["sel", ["var", "t"], ["var", "x"]]]]],
    "symbols": [["f", ["S"], "Bool"], ["r", ["S"], "Real"], ["p", [], "S"], ["l", [], "Level"], ["o", [], "O"],
                ["t", [], "T"], ["g", ["T"], "Bool"]],
    "outer": [], "always": [], "consistent": ["true"], "varies": ["true"], "witness": ["true"],
    "assumptions": [["all", ["forall", [["u", "T"]], ["app", "g", ["var", "u"]]]],
                    ["none", ["not", ["app", "f", ["app", "p"]]]]],
}
P, R, LEVEL, NAMED, TABLE = ["app", "p"], ["app", "r", ["app", "p"]], ["app", "l"], ["app", "o"], ["app", "t"]
X, F = ["var", "x"], ["app", "f", ["app", "p"]]
OPEN = ["app", "f", X]


def stated(**fields: JSON) -> JSON:
    """The small statement with some fields changed."""
    return {**copy.deepcopy(STATEMENT), **fields}


@pytest.mark.parametrize("formula", [
    ["and"], ["or", F], ["not", F], ["implies", F, ["true"]], ["eq", P, P], ["eq", TABLE, TABLE], ["eq", LEVEL, R],
    ["le", LEVEL, ["num", "-1/2"]], ["lt", ["add", R, LEVEL, R], ["mul", R, R]],
    ["eq", ["rank", NAMED], ["rank", LEVEL]], ["eq", ["elem", "O", 1], NAMED],
    ["forall", [["x", "S"], ["y", "Bool"]], ["eq", OPEN, ["var", "y"]]], ["exists", [["x", "T"]], ["sel", X, P]],
    ["eq", ["lam", "T", [["x", "S"]], OPEN], TABLE], ["eq", R, ["total", [["x", "S"]], ["app", "r", X]]],
    ["eq", R, ["count", [["x", "S"]], OPEN]], ["eq", R, ["ite", F, R, LEVEL]],
])
def test_terms_that_are_well_sorted(formula: JSON) -> None:
    read_statement(stated(witness=formula))


@pytest.mark.parametrize("formula, expected", [
    (P, "app of sort S stands where a formula must"), (["and", P], "and cannot take (S)"),
    (["not", F, F], "not cannot take"), (["implies", F], "implies cannot take"), (["true", F], "true cannot take"),
    (["eq", P, NAMED], "eq cannot take (S, O)"), (["le", P, P], "le cannot take"), (["lt", F, F], "lt cannot take"),
    (["eq", R, ["add"]], "add cannot take"), (["eq", R, ["mul", R, R, R]], "mul cannot take"),
    (["eq", R, ["rank", P]], "rank cannot take (S)"), (["ite", F, P, F], "ite cannot take"),
    (["xor", F, F], "xor cannot take"), (OPEN, "the variable x is bound nowhere"),
    (["app", "f"], "f takes other arguments"), (["app", "f", NAMED], "f takes other arguments"),
    (["app", "h"], "there is no symbol h"), (["sel", TABLE], "a T takes other arguments"),
    (["sel", P, P], "a S is not a table"),
    (["eq", TABLE, ["lam", "T", [["x", "O"]], ["true"]]], "a T has other arguments"),
    (["eq", TABLE, ["lam", "T", [["x", "S"]], X]], "a T gives a Bool"),
    (["eq", TABLE, ["lam", "S", [["x", "S"]], X]], "S is not a table sort"),
    (["forall", [], ["true"]], "a binder has no variables"),
    (["forall", [["x", "S"], ["x", "S"]], F], "a variable stands twice"),
    (["forall", [["x", "Real"]], F], "Real is not a sort with a list of values"),
    (["exists", [["x", "S"]], X], "exists of a S"), (["eq", R, ["total", [["x", "S"]], OPEN]], "total of a Bool"),
    (["eq", R, ["count", [["x", "S"]], X]], "count of a S"), (["eq", NAMED, ["elem", "O", 2]], "O has no element 2"),
    (["eq", NAMED, ["elem", "O", True]], "True is not an integer"),
    (["eq", LEVEL, ["elem", "Level", 0]], "Level has no elements"),
    (["eq", R, ["num", "1/0"]], "'1/0' is not an exact number"), (["eq", R, ["num", 1]], "1 is not an exact number"),
    ([], "malformed"), ("true", "'true' is not a list"),
])
def test_terms_that_are_not(formula: JSON, expected: str) -> None:
    assert expected in reason(stated(witness=formula), {"format": ""})


@pytest.mark.parametrize("fields, expected", [
    ({"format": "sidestep/statement-2"}, "this is not a statement"), ({"shape": "any"}, "there is no shape 'any'"),
    ({"kind": "theorem"}, "there is no kind 'theorem'"), ({"shape": "each"}, "the claims with outer variables"),
    ({"outer": [["x", "S"]]}, "the claims with outer variables"),
    ({"symbols": [["f", ["Real"], "Bool"]]}, "Real is not"),
    ({"symbols": [["f", [], "S"], ["f", [], "S"]]}, "a symbol stands twice"),
    ({"symbols": [["f", [], "Z"]]}, "Z is not"),
    ({"sorts": STATEMENT["sorts"][::-1]}, "S is not a sort with a list of values"),
    ({"sorts": STATEMENT["sorts"] + STATEMENT["sorts"][:1]}, "the sort S stands twice"),
    ({"assumptions": [["a", ["true"]], ["a", ["true"]]]}, "the name of an assumption stands twice"),
    ({"assumptions": [["=", ["true"]]]}, "= and ? are not names"), ({"always": [["a", OPEN]]}, "x is bound nowhere"),
    ({"restrictions": [["T", "t", F]]}, "there is no symbol f"),
    ({"restrictions": [["S", "t", ["true"]]]}, "S cannot be"),
    ({"restrictions": STATEMENT["restrictions"] * 2}, "T is restricted twice"),
    ({"witness": None}, "None is not a list"),
])
def test_statements_that_are_malformed(fields: JSON, expected: str) -> None:
    assert expected in reason(stated(**fields), {"format": ""})


def world(number: int = 2, **fields: JSON) -> World:
    statement = read_statement(stated(**fields))
    return World(statement, read_size(statement, {"S": number, "O": 2, "Level": 2}))


def test_one_part_may_decide_whatever_the_others_are() -> None:
    """The table made of `false` alone is no T, so that nothing that needs it holds, nor does its negation."""
    bad = ["app", "g", ["lam", "T", [["x", "S"]], ["false"]]]
    first, second = ["eq", X, ["elem", "O", 0]], ["eq", X, ["elem", "O", 1]]
    here = world()
    model = here.read_model({"f": [False, True], "r": ["0", "1"], "p": [0], "l": [1], "o": [0], "t": [[True, False]],
                             "g": [True, True, True]})
    for formula, expected in [
        (bad, False), (["not", bad], False), (["and", ["false"], bad], False), (["not", ["and", ["false"], bad]], True),
        (["not", ["and", bad, ["false"]]], True), (["not", ["and", bad, ["true"]]], False),
        (["or", ["true"], bad], True), (["or", bad, ["true"]], True), (["or", bad, ["false"]], False),
        (["not", ["or", bad, ["false"]]], False), (["implies", ["false"], bad], True),
        (["implies", bad, ["true"]], True), (["implies", bad, ["false"]], False),
        (["not", ["implies", bad, ["false"]]], False),
        (["ite", ["true"], ["true"], bad], True), (["ite", ["false"], ["true"], bad], False),
        (["ite", bad, ["true"], ["true"]], False),
        (["exists", [["x", "O"]], ["or", first, bad]], True), (["exists", [["x", "O"]], ["or", second, bad]], True),
        (["exists", [["x", "O"]], ["and", first, bad]], False),
        (["not", ["exists", [["x", "O"]], ["and", first, bad]]], False),
        (["not", ["forall", [["x", "O"]], ["and", second, bad]]], True),
        (["not", ["forall", [["x", "O"]], ["and", first, bad]]], True),
        (["forall", [["x", "O"]], ["or", first, bad]], False),
        (["not", ["forall", [["x", "O"]], ["or", first, bad]]], False),
    ]:
        assert here.holds(here.language.formula(formula, {}), {}, model) is expected, formula


def test_a_model_needs_a_value_in_every_restricted_sort() -> None:
    empty = world(restrictions=[["W", "w", ["false"]]])
    with pytest.raises(Rejected, match="there is no world at this size: W is empty"):
        empty.read_model({})
    assert refuted(empty, "consistent", {}, ["all"], False, {"empty": "W"}) == [()]


def test_an_instance_at_a_term_is_claimed_only_where_the_term_has_a_value() -> None:
    """`all` at the table of f: the table is no T where f is false everywhere, so that it is not claimed there."""
    table = ["lam", "T", [["x", "S"]], OPEN]
    witness = ["and", ["app", "f", ["elem", "S", 0]], ["not", ["app", "g", table]]]
    proof = {"work": 99, "instances": [["all", 0, [table]]], "lemmas": [], "steps": [[[], [1, 2, 4]]]}
    assert refuted(world(witness=witness), "witness", {}, ["all"], False, proof) == [["all"]]
    size = {"S": 2, "O": 2, "Level": 2}
    check_refutation(Universe(load(stated(witness=witness)), size), ["all"], "witness", proof)
    for hints in itertools.product(range(8), repeat=3):  # without f at 0 there is a model
        steps = [[[], list(hints)]]
        with pytest.raises(Rejected):
            refuted(world(witness=witness[2]), "witness", {}, ["all"], False, {**proof, "steps": steps})
    hidden = ["ite", ["app", "f", ["elem", "S", 0]], ["app", "t"], table]
    plain, kernel = Grounding(world(), ["all"], False), KernelGrounding(Universe(load(stated()), size))
    plain.ground([], {}, [["all", 0, [hidden]]])
    kernel.instance(["all", 0, [hidden]], ["all"])
    assert len(kernel.clauses.clauses) > 2
    assert [set(c) for c in plain.clauses.clauses] == [set(c) for c in kernel.clauses.clauses]
    with pytest.raises(Rejected, match="an argument has no value"):
        plain.ground([], {}, [["all", 0, [["lam", "T", [["x", "S"]], ["false"]]]]])


def test_a_certificate_proves_its_own_query_alone() -> None:
    here = world(1, witness=F)
    proof = {"work": 9, "instances": [["none", 0, []]], "lemmas": [], "steps": [[[], [1, 2]]]}
    assert refuted(here, "witness", {}, ["none"], False, proof) == [["none"]]
    joint = {**proof, "steps": [[[-2], [1, 2]]]}
    assert refuted(here, "witness", {}, ["none"], True, joint) == [["none"]]
    for query, names in [("consistent", ["none"]), ("witness", [])]:
        with pytest.raises((Rejected, LookupError)):
            refuted(here, query, {}, names, False, proof)


def test_steps_and_counting() -> None:
    propagate(0, (1,), [(1, 2), (-2,)])
    for literals, hints in [((1,), []), ((1,), [(1, 2)]), ((), [(1, 2), (-1,)]), ((1,), [(1,), (-2,)])]:
        with pytest.raises(Rejected):
            propagate(0, literals, hints)
    holes = [(-1, -3), (-2, -4), (1, 2), (3, 4), (-1, -5), (-3, -5), (-2, -6), (-4, -6), (5, 6)]
    count(holes, [holes[2], holes[3], holes[8]], [[1, 3, 5], [2, 4, 6]])
    for chosen, groups, why in [((2, 3), [[1, 3, 5], [2, 4, 6]], "not more clauses"),
                                ((2, 2, 3), [[1, 3], [2, 4]], "in common"),
                                ((2, 3, 8), [[1, 3], [2, 4, 6]], "in no group"),
                                ((2, 3, 8), [[1, 3, 6], [2, 4, 5]], "both hold")]:
        with pytest.raises(Rejected, match=why):
            count(holes, [holes[place] for place in chosen], groups)


def test_the_product_of_two_unknown_reals_is_rejected() -> None:
    grounding = Grounding(world(), [], False)
    assert isinstance(grounding.unknown(), Form)
    with pytest.raises(Rejected, match="a product of two unknown reals"):
        grounding.ground([grounding.language.formula(["le", ["mul", R, R], R], {})], {}, [])


def places(given: JSON, names: frozenset[str]) -> list[tuple[JSON, JSON]]:
    """Where a value stands in JSON, below these names at the top."""
    keys = list(given) if isinstance(given, dict) else range(len(given)) if isinstance(given, list) else []
    keys = [key for key in keys if not names or key in names]
    return [found for key in keys for found in [(given, key), *places(given[key], frozenset())]]


READ = frozenset({"format", "statement", "theorem", "claim", "kind", "shape", "axes", "assumptions", "scope", "verdict",
                  "sizes", "pattern", "evidence"})


def changed(given: JSON, rng: random.Random) -> JSON:
    """The same with one value deleted, repeated, exchanged or altered."""
    given = copy.deepcopy(given)
    found = places(given, READ)
    (holder, key), (other, name) = rng.choice(found), rng.choice(found)
    value = holder[key]
    how = rng.randrange(5)
    if how == 0:
        del holder[key]
    elif how == 1 and isinstance(holder, list):
        holder.insert(key, copy.deepcopy(value))
    elif how == 2:
        holder[key] = copy.deepcopy(other[name])
    elif isinstance(value, bool) or value is None:
        holder[key] = rng.choice([True, False, 0, []])
    elif isinstance(value, int):
        holder[key] = rng.choice([value + 1, value - 1, -value, bool(value), str(value), 10**30])
    elif isinstance(value, str):
        holder[key] = rng.choice(["-" + value, value + "1", "", "2", "1/0", "model", "stands", value.upper(), [value]])
    else:
        holder[key] = rng.choice([[], {}, None, 0, value[::-1] if isinstance(value, list) else [value]])
    return given


@pytest.mark.parametrize("name, number", [
    ("off_switch", 150), ("irl_reward_cone", 100), ("choice_set_misspec", 100), ("degenerate_pairs", 40),
    ("state_action_rewards", 60), ("three_buttons", 60),
])
def test_agrees_with_the_kernel_about_changed_files(name: str, number: int) -> None:
    """Where the kernel gives up for the number of steps that the file allows it, it says nothing."""
    rng = random.Random(name)
    statement, given = pair(name)
    for _ in range(number):
        file = changed(given, rng)
        try:
            mine = check(statement, file) != ""
        except Rejected:
            mine = False
        try:
            check_verdict(load(statement), file)
            kernel = True
        except KernelRejected as error:
            if "the check takes more than" in str(error):
                continue
            kernel = False
        assert mine == kernel, file


@pytest.mark.parametrize("name", NAMES)
def test_accepts_the_files_that_the_kernel_is_tested_with(name: str) -> None:
    case = genuine(name)
    assert check(case.statement.json(), case.data())


@pytest.mark.parametrize("shape", ["unidentified", "some", "each", "every"])
def test_of_a_random_statement_the_true_verdict_is_accepted_and_no_other(shape: str) -> None:
    @examples(15)
    @hypothesis.given(cases(shape))
    def look(case: Case) -> None:
        found = answers(case)
        hypothesis.assume(found is not None)
        assert found is not None
        evidence, names = evidence_of(case, found), [name for name, _ in case.statement.assumptions]
        scope = {sort: (count, count) for sort, count in case.size.items()}
        for word in WORDS:
            file = json.loads(json.dumps(file_of(case.statement, names, scope, word, [(case.size, word)], evidence)))
            if word == found.verdict(case.statement):
                assert check(case.statement.json(), file)
            else:
                reason(case.statement.json(), file)
    look()


def test_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    statement, given = pair("off_switch")
    folder = EXAMPLES / "off_switch"
    packed, wrong = tmp_path / "report.json.gz", tmp_path / "wrong.json"
    packed.write_bytes(gzip.compress(json.dumps(given).encode()))
    wrong.write_text(json.dumps({**given, "statement": digest({})}))
    assert main([str(folder / "statement.json"), str(packed)]) == 0
    assert capsys.readouterr().out == (
        "accepted: off_switch, claim deference_is_safe, with human=exact, utility=common, waiting=free, "
        "uncertainty=any, information=none: holds under rational_human, within Case=1..3 "
        f"(statement {digest(statement)})\n")
    assert main([str(folder / "statement.json"), str(wrong)]) == 1
    assert capsys.readouterr().out == "rejected: the digest is that of another statement\n"
    packed.write_bytes(b"{")
    for arguments in ([], [str(wrong), str(packed)], [str(wrong), str(tmp_path)], [str(wrong), str(tmp_path / "none")]):
        assert main(arguments) == 2
    assert statement["theorem"] == "off_switch"
    capsys.readouterr()
    assert main([]) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert "of a report statement.json and report.json" in said and "of a map statement.json and map.json" in said


def test_what_a_map_holds_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    folder = EXAMPLES.parent / "tests" / "corpus" / "map_held"
    assert main([str(folder / "statement.json"), str(folder / "accept.json")]) == 0
    assert "of 2 combinations of not_q, always under p_needs_q, within" in capsys.readouterr().out


def test_a_fixed_observation_is_named() -> None:
    statement, _ = pair("three_buttons")
    assert statement["axes"] == [] and about(statement) == f"three_buttons, claim {statement['claim']}"
    fixed = {**statement, "consistent": ["and", ["true"]], "axes": [["seen", "all"]]}
    assert about(fixed) == f"three_buttons, claim {statement['claim']}, with seen=all, with a fixed observation"
