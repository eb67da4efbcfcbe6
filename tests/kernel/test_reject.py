"""What the kernel must reject, each with the reason that it gives."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from explorer.kernel.universe import Meter, Rejected
from explorer.kernel.verdict import check_verdict
from tests.kernel.genuine import genuine

JSON = Any


def certificate(data: JSON, number: int = 0) -> JSON:
    """The parts of the refutation at this place."""
    return [item["certificate"] for item in data["evidence"] if item["kind"] == "refutation"][number]


def of_kind(data: JSON, kind: str) -> JSON:
    return next(item for item in data["evidence"] if item["kind"] == kind)


def put(*path: Any) -> Callable[[JSON], None]:
    """Puts the last argument where the others lead."""
    *way, last, value = path

    def change(data: JSON) -> None:
        for key in way:
            data = data[key]
        data[last] = value
    return change


def without_kind(kind: str) -> Callable[[JSON], None]:
    def change(data: JSON) -> None:
        data["evidence"] = [item for item in data["evidence"] if item["kind"] != kind]
    return change


def claim(word: str) -> Callable[[JSON], None]:
    """Another verdict, everywhere it stands."""
    def change(data: JSON) -> None:
        data["verdict"], data["pattern"] = word, {word: len(data["sizes"])}
        for item in data["sizes"]:
            item["verdict"] = word
    return change


def assume(*names: str) -> Callable[[JSON], None]:
    return put("assumptions", list(names))


def in_certificate(*path: Any) -> Callable[[JSON], None]:
    def change(data: JSON) -> None:
        put(*path)(certificate(data))
    return change


def flipped(data: JSON) -> None:
    step = next(step for step in certificate(data, 1)["steps"] if step[0])
    step[0][0] *= -1


def no_hints(data: JSON) -> None:
    certificate(data)["steps"][-1][1] = []


def no_empty_clause(data: JSON) -> None:
    certificate(data)["steps"].pop()


def itself(data: JSON) -> None:
    certificate(data)["steps"] = [[[], [10**6]]]


def nothing_refuted(data: JSON) -> None:
    certificate(data)["steps"] = []
    of_kind(data, "refutation")["kind"] = "refutations"


def fewer_instances(data: JSON) -> None:
    certificate(data)["instances"].pop()


def strict_for_weak(data: JSON) -> None:
    lemma = certificate(data)["lemmas"][0]
    lemma[0][0] += 1 if lemma[0][0] > 0 else -1


def negative_multiplier(data: JSON) -> None:
    certificate(data)["lemmas"][0][0][1] = "-1"


def other_multiplier(data: JSON) -> None:
    certificate(data)["lemmas"][0][0][1] = "7/3"


def other_model(data: JSON) -> None:
    model = of_kind(data, "model")["model"]
    model["prize_1"], model["prize_2"] = model["prize_2"], model["prize_1"][:]
    model["prize_1"] = copy.deepcopy(model["prize_2"])


def level_outside(data: JSON) -> None:
    of_kind(data, "model")["model"]["prize_1"][0][0] = 5


def boolean_element(data: JSON) -> None:
    of_kind(data, "model")["model"]["plans_1"][0][0] = True


def missing_symbol(data: JSON) -> None:
    del of_kind(data, "model")["model"]["prize_2"]


def wider(data: JSON) -> None:
    data["scope"]["Move"][1] = 3


def fewer_sizes(data: JSON) -> None:
    data["sizes"].pop()


def outer_missing(data: JSON) -> None:
    items = [item for item in data["evidence"] if item["query"] == "witness"]
    for item in items:
        if "outers" in item:
            item["outers"] = item["outers"][:1]
        item.pop("outer", None)
    data["evidence"] = items[:1]


def outer_outside(data: JSON) -> None:
    item = next(item for item in data["evidence"] if "outers" in item)
    item["outers"][0]["pi"] = [7]


SURE, LAW, HOPE, EACH = "optimal and one best", "a law kept", "a hope, all", "every plan"
CASES: list[tuple[str, str, Callable[[JSON], None], str]] = [
    ("another statement's digest", SURE, put("statement", "0" * 64), "another statement"),
    ("another theorem's name", SURE, put("theorem", "other"), "theorem"),
    ("another claim", SURE, put("claim", "other"), "claim"),
    ("another kind", SURE, put("kind", "guarantee"), "kind"),
    ("another shape", SURE, put("shape", "some"), "shape"),
    ("an axis that is not there", SURE, put("axes", {"target": "best"}), "alternatives"),
    ("the opposite verdict", SURE, claim("stands"), "sidestepped, not stands"),
    ("no world at all, it says", SURE, claim("contradictory"), "sidestepped, not contradictory"),
    ("the answer fixed, it says", SURE, claim("presupposed"), "sidestepped, not presupposed"),
    ("an open verdict", SURE, claim("open"), "not open"),
    ("the word of the other kind", SURE, claim("broken"), "not broken"),
    ("a pattern that does not fit", SURE, put("pattern", {"sidestepped": 2}), "how many"),
    ("a law that is broken", LAW, claim("broken"), "holds, not broken"),
    ("every plan, sidestepped", EACH, claim("sidestepped"), "not sidestepped"),
    ("one assumption fewer", SURE, assume("optimal"), "not an assumption that is on"),
    ("other assumptions", SURE, assume("onto", "constant"), "does not satisfy"),
    ("an assumption that nobody declared", SURE, assume("optimal", "one_best", "wish"), "some of the statement's"),
    ("an assumption twice", SURE, assume("optimal", "one_best", "optimal"), "some of the statement's"),
    ("an assumption more, which the model does not satisfy", SURE, assume("optimal", "one_best", "rises"), "rises"),
    ("a wider scope", SURE, wider, "sizes in scope"),
    ("a scope turned round", SURE, put("scope", "Move", [3, 2]), "least to a greatest"),
    ("a scope without a sort", SURE, put("scope", {"Move": [2, 2]}), "every sort"),
    ("an endless scope", SURE, put("scope", "Move", [1, 10**30]), "least to a greatest"),
    ("a size left out", "the same, wider", fewer_sizes, "sizes in scope"),
    ("no refutation", SURE, without_kind("refutation"), "sidestepped or stands, not sidestepped"),
    ("no model", SURE, without_kind("model"), "contradictory or presupposed or sidestepped, not"),
    ("no evidence", SURE, put("evidence", []), "contradictory or presupposed or sidestepped or stands"),
    ("evidence at another size", SURE, put("evidence", 0, "size", {"Spot": 1, "Move": 3, "Level": 2}), "outside"),
    ("a refutation without certificate", LAW, lambda d: put("certificate", None)(of_kind(d, "refutation")),
     "no certificate"),
    ("a literal flipped", "a hope, cheap", flipped, ""),
    ("a step without hints", SURE, no_hints, "lead to a conflict"),
    ("no empty clause", SURE, no_empty_clause, "empty clause"),
    ("a clause from the future", SURE, itself, "earlier clause"),
    ("an instance left out", SURE, fewer_instances, ""),
    ("an instance of what is off", SURE, in_certificate("instances", 0, ["onto", 0, []]), "is on"),
    ("a conjunct with a negative number", SURE, in_certificate("instances", 0, 1, -1), "is on"),
    ("a value outside its sort", SURE, in_certificate("instances", 0, 2, [[[1, 7]]]), ""),
    ("less work than it takes", SURE, in_certificate("work", 3), "more than 3 steps"),
    ("a part that the kernel does not know", SURE, in_certificate("axioms", []), "work, instances"),
    ("an empty sort that is not", SURE, lambda d: put("certificate", {"empty": "Plan"})(of_kind(d, "refutation")),
     "without values"),
    ("an empty sort with a restriction that leaves values", SURE,
     lambda d: put("certificate", {"empty": "Shuffle"})(of_kind(d, "refutation")), "without values"),
    ("refutations of nothing", SURE, nothing_refuted, "show nothing"),
    ("`<` for `<=`", "a hope, cheap", strict_for_weak, ""),
    ("a negative multiplier", "a hope, cheap", negative_multiplier, "positive"),
    ("another multiplier", "a hope, cheap", other_multiplier, ""),
    ("a model of something else", SURE, other_model, "does not satisfy"),
    ("a level off the ladder", SURE, level_outside, "outside Prize"),
    ("a truth value for an element", SURE, boolean_element, "not a Move"),
    ("a model without a symbol", SURE, missing_symbol, "exactly the symbols"),
    ("a value of the outer variable left out", EACH, outer_missing, "sidestepped or stands, not stands"),
    ("a value of the outer variable outside its sort", EACH, outer_outside, "outside Plan"),
    ("a value of an outer variable that there is not", SURE, put("evidence", 0, "outer", {}), "only a witness"),
    ("values of outer variables that there are not", SURE, put("evidence", 0, "outers", [{}]), "only a witness"),
    ("several values for one refutation", SURE, lambda d: put("outers", [{}])(of_kind(d, "refutation")),
     "for one value"),
    ("a query that nobody asks", SURE, put("evidence", 0, "query", "everything"), "malformed"),
]


@pytest.mark.parametrize(("name", "change", "says"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_it_is_rejected(name: str, change: Callable[[JSON], None], says: str) -> None:
    case = genuine(name)
    data = case.data()
    change(data)
    assert data != case.data()
    with pytest.raises(Rejected) as error:
        check_verdict(case.statement, data, Meter())
    assert says in str(error.value)
