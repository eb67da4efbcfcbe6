"""What evidence leaves open at one size, and what the sizes together say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from explorer.kernel.exchange import read
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import BUILTIN, TRUE, Sort, Symbol
from explorer.kernel.universe import Meter, Rejected, Universe
from explorer.kernel.verdict import (MOST_SIZES, Facts, box, check_evidence, check_verdict, left, outer_values, overall,
                                     size_key)
from tests.kernel.files import file_of, model_of, refutation_of
from tests.kernel.genuine import genuine

THING = Sort("Thing", "finite")
NAMES = {"Thing": THING} | BUILTIN
X = Symbol("x", (), THING)
FORMULA = read(["eq", ["app", "x"], ["elem", "Thing", 0]], NAMES, {"x": X})
EVERY = Statement(theorem="t", version="1", claim="c", kind="guarantee", shape="every", axes=(), sorts=(THING,),
                  restrictions=(), symbols=(X,), outer=(), always=(), assumptions=(), consistent=FORMULA,
                  varies=FORMULA, witness=FORMULA)
PLAIN = replace(EVERY, consistent=TRUE)
SOME = replace(EVERY, shape="some", kind="impossibility", varies=TRUE)
UNIDENTIFIED = replace(EVERY, shape="unidentified", kind="impossibility")
EACH = replace(EVERY, shape="each", kind="impossibility", varies=TRUE, outer=(("o", THING),))
BOTH = {"stands", "sidestepped"}
LAW = {"holds", "broken"}


def at(statement: Statement, shown: Any = (), refuted: Any = ()) -> set[str]:
    """What is left where these queries have a model, and these none."""
    def with_outer(queries: Any) -> set[Any]:
        return {query if isinstance(query, tuple) else (query, ()) for query in queries}
    return left(statement, Facts(Universe(statement, {"Thing": 2}, Meter()), with_outer(shown), with_outer(refuted)))


@pytest.mark.parametrize(("statement", "shown", "refuted", "words"), [
    (EVERY, [], [], {"contradictory", "presupposed", *LAW}), (SOME, [], [], {"contradictory", *BOTH}),
    (EVERY, ["consistent"], [], {"presupposed", *LAW}), (EVERY, [], ["consistent"], {"contradictory"}),
    (EVERY, ["varies"], [], {"contradictory", "presupposed", *LAW}), (EVERY, ["consistent", "varies"], [], LAW),
    (PLAIN, ["varies"], [], LAW), (EVERY, ["witness"], [], {"broken"}),
    (EVERY, [], ["witness"], {"contradictory", "presupposed", "holds"}),
    (EVERY, ["consistent", "varies"], ["witness"], {"holds"}),
    (EVERY, [], ["varies"], {"contradictory", "presupposed"}),
    (EVERY, ["consistent"], ["varies"], {"presupposed"}),
    (UNIDENTIFIED, ["witness"], [], {"stands"}), (UNIDENTIFIED, ["consistent", "varies"], ["witness"], {"sidestepped"}),
    (UNIDENTIFIED, ["consistent"], ["witness"], {"presupposed", "sidestepped"}),
    (SOME, ["witness"], [], {"stands"}), (SOME, ["consistent"], ["witness"], {"sidestepped"}),
    (EACH, ["consistent"], [], BOTH), (EACH, ["consistent"], [("witness", (0,))], {"sidestepped"}),
    (EACH, ["consistent", ("witness", (0,))], [], BOTH),
    (EACH, ["consistent", ("witness", (0,)), ("witness", (1,))], [], {"stands"}),
    (EACH, [("witness", (0,))], [("witness", (1,))], {"sidestepped"}), (EACH, [], ["consistent"], {"contradictory"}),
    (EACH, [], [("witness", (1,))], {"contradictory", "sidestepped"})])
def test_what_is_left_at_one_size(statement: Statement, shown: Any, refuted: Any, words: set[str]) -> None:
    assert at(statement, shown, refuted) == words


def test_what_is_left_without_evidence() -> None:
    assert left(EVERY, None) == {"contradictory", "presupposed", *LAW} and left(SOME, None) == {"contradictory", *BOTH}


OPEN, PRE, CON = {"stands", "sidestepped"}, {"presupposed"}, {"contradictory"}


@pytest.mark.parametrize("statement", [SOME, UNIDENTIFIED])
@pytest.mark.parametrize(("sizes", "word"), [
    ([{"stands"}, {"sidestepped"}], "stands"), ([{"stands"}, OPEN], "stands"), ([{"sidestepped"}, PRE], "sidestepped"),
    ([{"sidestepped"}, OPEN], "open"), ([OPEN], "open"), ([PRE, CON], "presupposed"), ([CON, CON], "contradictory"),
    ([CON, CON | {"sidestepped"}], "open"), ([PRE, PRE | {"stands"}], "open"), ([CON, {"presupposed", *CON}], "open"),
    ([{"sidestepped"}, {"sidestepped", *PRE}], "sidestepped")])
def test_one_size_where_it_stands_decides(statement: Statement, sizes: list[set[str]], word: str) -> None:
    assert overall(statement, sizes) == word


@pytest.mark.parametrize(("statement", "good", "bad"), [(EVERY, "holds", "broken"), (EACH, "stands", "sidestepped")])
def test_one_size_where_it_fails_decides(statement: Statement, good: str, bad: str) -> None:
    assert overall(statement, [{good}, {bad}]) == overall(statement, [{bad}, {good, bad}]) == bad
    assert overall(statement, [{good}, {good}]) == overall(statement, [{good}, CON]) == good
    assert overall(statement, [{good}, {good, bad}]) == overall(statement, [{good, bad}]) == "open"
    assert overall(statement, [PRE, CON]) == "presupposed" and overall(statement, [CON]) == "contradictory"


def test_outer_values() -> None:
    world = Universe(EACH, {"Thing": 2})
    assert outer_values(world, {"o": 1}) == (1,)
    for data in ({}, {"x": 1}, {"o": 1, "x": 1}):
        with pytest.raises(Rejected, match=r"^evidence gives every outer variable a value$"):
            outer_values(world, data)
    with pytest.raises(Rejected, match="outside Thing"):
        outer_values(world, {"o": 2})


def test_the_sizes_of_a_scope() -> None:
    assert box(EVERY, {"Thing": [2, 4]}) == [(2,), (3,), (4,)] and box(EVERY, {"Thing": [1, 1]}) == [(1,)]
    assert len(box(EVERY, {"Thing": [1, 1000]})) == 1000
    for bounds in ([0, 1], [2, 1], [1, 1001], [True, 1], [1, 1.0]):
        with pytest.raises(Rejected, match=r"^a scope goes from a least to a greatest number of elements$"):
            box(EVERY, {"Thing": bounds})
    for scope in ({}, {"Thing": [1, 1], "Level": [2, 2]}):
        with pytest.raises(Rejected, match=r"^the scope does not bound every sort that has a size$"):
            box(EVERY, scope)


def test_a_refutation_is_for_one_value_of_the_outer_variables() -> None:
    case = genuine("every plan")
    data = case.data()
    item = next(item for item in data["evidence"] if "outers" in item)
    data["evidence"] = [{**item, "outers": [{"pi": [0]}, {"pi": [1]}], "kind": "refutation", "certificate": {}}]
    with pytest.raises(Rejected, match=r"^a refutation is for one value of the outer variables$"):
        check_verdict(case.statement, data)


WIDE = replace(EVERY, sorts=(THING, Sort("Other", "finite")))


def test_a_scope_has_no_more_sizes_than_can_be_listed() -> None:
    assert len(box(WIDE, {"Thing": [1, 100], "Other": [901, 1000]})) == MOST_SIZES == 10_000
    for scope in ({"Thing": [1, 101], "Other": [1, 100]}, {"Thing": [900, 1000], "Other": [901, 1000]}):
        with pytest.raises(Rejected, match=r"^too many sizes$"):
            box(WIDE, scope)


@pytest.mark.parametrize("size", [{"Thing": 1}, {"Thing": 1, "Other": 2, "More": 3}, {"Thing": 1, "Other": True},
                                  {"Thing": 1, "Other": 2.0}, {"Thing": "1", "Other": 2}, {"Other": 2, "other": 1}])
def test_a_size_gives_each_sort_a_number(size: Any) -> None:
    assert size_key(WIDE, {"Other": 3, "Thing": 2}) == (2, 3)
    with pytest.raises(Rejected, match=r"^a size gives every sized sort a number of elements$"):
        size_key(WIDE, size)


def test_a_case_is_given_by_itself_or_in_a_list() -> None:
    """The model has x = 0, and the witness is that x = o."""
    witness = read(["eq", ["app", "x"], ["var", "o"]], NAMES, {"x": X}, {"o": THING})
    statement = replace(EACH, witness=witness, consistent=TRUE)
    for given in ({"outer": {"o": 0}}, {"outers": [{"o": 0}]}):
        facts = Facts(Universe(statement, {"Thing": 2}, Meter()))
        item = {"query": "witness", "kind": "model", "model": {"x": [0]}, **given}
        check_evidence(statement, [], item, facts)
        assert facts.shown == {("witness", (0,))}
    for given in ({"outer": {"o": 1}}, {"outers": [{"o": 0}, {"o": 1}]}, {"outer": {}}, {"outer": {"o": 0, "p": 0}}):
        with pytest.raises(Rejected):
            check_evidence(statement, [], {"query": "witness", "kind": "model", "model": {"x": [0]}, **given},
                           Facts(Universe(statement, {"Thing": 2}, Meter())))


def test_evidence_is_of_one_of_three_kinds() -> None:
    facts = Facts(Universe(EACH, {"Thing": 2}, Meter()))
    with pytest.raises(Rejected, match=r"^evidence is a model, a refutation or refutations$"):
        check_evidence(EACH, [], {"query": "consistent", "kind": "proof", "certificate": {}}, facts)


def unconfirmed(*sizes: Any, verdict: str = "stands") -> dict[str, Any]:
    """A file about a claim of some world at sizes 1 and 2 with evidence for size 2 alone, these its sizes."""
    evidence = [model_of(SOME, "witness", {"Thing": 2}, {"x": (0,)})]
    data = file_of(SOME, [], {"Thing": [1, 2]}, verdict, [({"Thing": n}, word) for n, word, *_ in sizes], evidence)
    for item, (_, _, *marks) in zip(data["sizes"], sizes, strict=True):
        del item["checked"]
        if marks:
            (item["checked"],) = marks
    return data


@pytest.mark.parametrize("word", ["open", "stands", "sidestepped", "contradictory"])
def test_a_size_that_is_not_confirmed_may_have_any_word_that_is_left(word: str) -> None:
    assert check_verdict(SOME, unconfirmed((1, word, False), (2, "stands"))) == "stands"
    assert check_verdict(SOME, unconfirmed((1, word, False), (2, "stands", True))) == "stands"
    for marks in ((), (True,), (None,), (0,)):
        with pytest.raises(Rejected, match=r"^at one size the evidence shows contradictory or sidestepped or stands"):
            check_verdict(SOME, unconfirmed((1, word, *marks), (2, "stands")))


@pytest.mark.parametrize(("sizes", "says"), [
    ([(1, "holds", False), (2, "stands")], "at one size the evidence shows contradictory or sidestepped or stands"),
    ([(1, "open", False), (2, "open", False)], "at one size the evidence shows stands, not open"),
    ([(1, "open", False), (2, "sidestepped", False)], "at one size the evidence shows stands, not sidestepped"),
    ([(2, "stands")], "the file does not list the sizes in scope"),
    ([(1, "open", False), (2, "stands"), (2, "stands")], "the file does not list the sizes in scope"),
    ([(2, "stands"), (2, "stands")], "the file does not list the sizes in scope")])
def test_sizes_that_the_evidence_does_not_bear_out(sizes: Any, says: str) -> None:
    with pytest.raises(Rejected, match=f"^{says}"):
        check_verdict(SOME, unconfirmed(*sizes))


def test_a_size_listed_twice_is_rejected_however_they_are_counted() -> None:
    data = unconfirmed((1, "open", False), (2, "stands"), (2, "stands"))
    data["pattern"] = {"open": 1, "stands": 1}
    with pytest.raises(Rejected, match=r"^the file does not list the sizes in scope"):
        check_verdict(SOME, data)


def test_a_size_where_two_words_are_left_is_open() -> None:
    data = unconfirmed((1, "open", False), (2, "stands"))
    data["evidence"].append(model_of(SOME, "consistent", {"Thing": 1}, {"x": (0,)}))
    assert at(SOME, ["consistent"]) == BOTH and check_verdict(SOME, data) == "stands"


def test_an_open_verdict_is_none() -> None:
    data = file_of(SOME, [], {"Thing": [1, 1]}, "open", [({"Thing": 1}, "open")], [])
    data["sizes"][0]["checked"] = False
    with pytest.raises(Rejected, match=r"^the evidence shows that the verdict is open, not open$"):
        check_verdict(SOME, data)


def test_a_case_without_a_world_is_refuted_for_its_own_value() -> None:
    """x is o, and x is not the second thing: the first case has its world, the second none."""
    second = ["elem", "Thing", 1]
    statement = replace(EACH, assumptions=(("first", read(["not", ["eq", ["app", "x"], second]], NAMES, {"x": X})),),
                        consistent=TRUE, witness=read(["eq", ["app", "x"], ["var", "o"]], NAMES, {"x": X},
                                                      {"o": THING}))
    size = {"Thing": 2}
    lacking = refutation_of(statement, ["first"], "witness", size, (1,))
    world = model_of(statement, "consistent", size, {"x": (0,)})

    def data(*evidence: Any) -> dict[str, Any]:
        return file_of(statement, ["first"], {"Thing": [2, 2]}, "sidestepped", [(size, "sidestepped")], evidence)
    assert check_verdict(statement, data(world, lacking)) == "sidestepped"
    with pytest.raises(Rejected):
        check_verdict(statement, data(world, {**lacking, "outer": {"o": 0}}))
    both = [model_of(statement, "witness", size, {"x": (0,)}, [(0,)]), lacking]
    assert check_verdict(statement, data(*both)) == "sidestepped"
    with pytest.raises(Rejected):
        check_verdict(statement, data(model_of(statement, "witness", size, {"x": (0,)}, [(1,)]), lacking))
