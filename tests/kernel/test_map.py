"""Maps: genuine ones are accepted, tampered ones that claim what is false are not, and none keeps the kernel busy."""

from __future__ import annotations

import copy
import json
import random
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from explorer.kernel.lattice import MOST
from explorer.kernel.map import FORMAT, Shown, check_map, modelled
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import BOOL, FALSE, TRUE, Sort, Symbol
from explorer.kernel.universe import Meter, Rejected, Universe
from explorer.kernel.verdict import Facts
from tests.kernel.files import model_of
from tests.kernel.test_tampering import STRANGE, at, places
from tests.maps import Truth, drawn, job

JSON = Any
SMALL = "State=1..2,Action=2..2,Level=2..2"
MAPS: dict[str, tuple[Any, ...]] = {
    "no_free_lunch": ("no_free_lunch", SMALL, ("rational", "unique_best", "never_worst", "local", "neutral")),
    "off_switch": ("off_switch", ""),
    "three_buttons": ("three_buttons", "", ("observed", "rational", "unique_best", "state_independent")),
    "noisy_choice": ("noisy_choice", "State=1..1", ("unbiased", "biased_by_state", "unique_best")),
    "degenerate_pairs": ("degenerate_pairs", "State=1..1,Action=2..2", ("rational", "unique_best",
                                                                        "none_of_the_three")),
}
TRIES = 500
FEW = 2_000  # steps that any check may take


@cache
def genuine(name: str) -> tuple[Any, str, Truth]:
    """A statement, its map's file, and the means to know better."""
    work = job(*MAPS[name])
    found = drawn(work)
    assert found.certified, found.not_certified
    return found.statement, json.dumps(found.json()), Truth(work.statement, work.sizes)


@pytest.mark.parametrize("name", MAPS)
def test_a_genuine_map_is_accepted(name: str) -> None:
    statement, text, truth = genuine(name)
    data = json.loads(text)
    assert check_map(statement, data) == data["counts"]
    assert truth.agrees(data)


def rejected(name: str, change: Any) -> str:
    """Why the kernel rejects the map once it is changed."""
    statement, text, _ = genuine(name)
    data = json.loads(text)
    change(data)
    with pytest.raises(Rejected) as caught:
        check_map(statement, data)
    return str(caught.value)


def put(key: str, value: Any) -> Any:
    return lambda data: data.__setitem__(key, value)


def drop_evidence(kind: str, query: str) -> Any:
    def change(data: JSON) -> None:
        data["evidence"] = [item for item in data["evidence"]
                            if not item["kind"].startswith(kind) or item["query"] != query]
    return change


REJECTED = [
    ("another format", put("format", "sidestep/map-2"), "another statement"),
    ("another statement", put("statement", "0" * 64), "another statement"),
    ("another claim", put("claim", "other"), "claim"),
    ("other alternatives", put("axes", {}), "alternatives"),
    ("an unknown assumption", put("assumptions", ["rational", "nonsense"]), "not some of the statement's"),
    ("an assumption twice", put("assumptions", ["rational", "rational"]), "not some of the statement's"),
    ("an assumption held that is combined", put("held", ["rational"]), "holds others"),
    ("an assumption held that is not", put("held", ["onto"]), "evidence is under assumptions"),
    ("an assumption forgotten", put("assumptions", ["rational", "unique_best", "never_worst", "local"]), "map"),
    ("a wider scope", put("scope", {"State": [1, 3], "Action": [2, 2], "Level": [2, 2]}), "lacks a refutation"),
    ("a narrower scope", put("scope", {"State": [1, 1], "Action": [2, 2], "Level": [2, 2]}), "outside the scope"),
    ("other counts", lambda data: data["counts"].__setitem__("stands", 1), "number of combinations"),
    ("a smallest set forgotten", lambda data: data["minimal_sidesteps"].pop(), "neither inside nor outside|largest"),
    ("a largest set forgotten", lambda data: data["maximal_standing"].pop(), "neither inside nor outside|smallest"),
    ("a smallest set with a member more", lambda data: data["minimal_sidesteps"][0].append("local"), "smallest"),
    ("a smallest set with a member less", lambda data: data["minimal_sidesteps"][0].pop(), "lacks a refutation"),
    ("a largest set with a member less", lambda data: data["maximal_standing"][0].pop(), "largest|neither|smallest"),
    ("a set that stands among the sidesteps", lambda data: data["minimal_sidesteps"].append([]), "lacks a refutation"),
    ("a sidestep among those that stand", lambda data: data["maximal_standing"].append(["rational", "unique_best"]),
     "lacks a model"),
    ("no refutations", drop_evidence("refutation", "witness"), "lacks a refutation"),
    ("no worlds", drop_evidence("model", "witness"), "lacks a model"),
    ("null for a list", put("minimal_sidesteps", None), "malformed"),
    ("a set that is a number", put("minimal_sidesteps", [3]), "malformed"),
    ("an unknown name in a set", put("minimal_sidesteps", [["nonsense"]]), "malformed"),
    ("everything said to be open", lambda data: data.update(minimal_sidesteps=[], maximal_standing=[], open=[
        data["assumptions"]]), "number of combinations|smallest"),
    ("no evidence", put("evidence", []), "lacks"),
    ("evidence that is text", put("evidence", ["x"]), "malformed"),
]


@pytest.mark.parametrize("change, why", [entry[1:] for entry in REJECTED], ids=[entry[0] for entry in REJECTED])
def test_a_map_that_is_wrong_is_rejected(change: Any, why: str) -> None:
    said = rejected("no_free_lunch", change)
    assert any(part in said for part in why.split("|")), said


@pytest.mark.parametrize("field", ["minimal_sidesteps", "maximal_standing"])
def test_a_set_that_is_not_extreme_may_be_said_to_be_unconfirmed_and_no_more(field: str) -> None:
    """Unconfirmed, a set counts as it is; listed among the extreme ones it has to be one."""
    statement, text, _ = genuine("no_free_lunch")
    data = json.loads(text)
    other = data["assumptions"] if field == "minimal_sidesteps" else []
    data["unconfirmed"] = {field: [data[field].pop(), other]}
    assert check_map(statement, data) == data["counts"]
    data[field].append(other)
    with pytest.raises(Rejected, match=r"is said to be (smallest outside|largest inside) witness"):
        check_map(statement, data)


@pytest.mark.parametrize(("name", "place", "field"), [
    ("off_switch", None, "minimal_sidesteps"), ("off_switch", None, "maximal_standing"),
    ("off_switch", None, "minimal_presupposed"), ("no_free_lunch", None, "minimal_hypotheses"),
    ("no_free_lunch", None, "maximal_escapes"), ("three_buttons", None, "minimal_sidesteps"),
    ("three_buttons", None, "maximal_consistent"), ("three_buttons", 0, "maximal_varying"),
    ("three_buttons", -1, "minimal_hypotheses")])
def test_a_list_that_the_claim_does_not_have_is_rejected(name: str, place: int | None, field: str) -> None:
    """Otherwise it would stand, unread, in a map that is said to be verified."""
    def change(data: JSON) -> None:
        part = data if place is None else data["sizes"][place]
        part[field] = [[data["assumptions"][0]]]
    assert "a list that such a claim does not have" in rejected(name, change)
    statement, text, _ = genuine(name)
    data = json.loads(text)
    (data if place is None else data["sizes"][place])[field] = None
    assert check_map(statement, data) == data["counts"]


def test_a_list_of_sets_that_are_not_known_to_be_extreme_is_one_of_the_claim_too() -> None:
    def change(data: JSON) -> None:
        data["unconfirmed"] = {"minimal_hypotheses": []}
    assert "a list that such a claim does not have" in rejected("no_free_lunch", change)
    statement, text, _ = genuine("no_free_lunch")
    data = {**json.loads(text), "unconfirmed": {"minimal_sidesteps": []}}
    assert check_map(statement, data) == data["counts"]


def test_only_a_claim_about_each_case_has_lists_for_each_size() -> None:
    def change(data: JSON) -> None:
        data["sizes"] = []
    assert "lists for each size" in rejected("no_free_lunch", change)
    statement, text, _ = genuine("no_free_lunch")
    data = json.loads(text)
    assert check_map(statement, {**data, "sizes": None}) == data["counts"]


def test_there_is_no_map_of_a_fixed_observation() -> None:
    statement, text, _ = genuine("no_free_lunch")
    fixed = replace(statement, consistent=statement.witness)
    with pytest.raises(Rejected, match="there is no map of a claim with a fixed observation"):
        check_map(fixed, json.loads(text) | {"statement": fixed.digest})


def test_a_size_counts_for_itself_alone() -> None:
    """At two states the agent may lose half under an assumption that saves it at three."""
    found = drawn(job("corrupt_reward_nfl", "State=2..3,Level=2..2", ("seen_truly", "safe_observers")))
    data = found.json()
    frontiers = [part["maximal_standing"] for part in data["sizes"]]
    assert len(frontiers) == 2 and frontiers[0] != frontiers[1]
    assert check_map(found.statement, json.loads(json.dumps(data))) == data["counts"]
    first, second = data["sizes"]
    for sizes in ([first], [first, second, second], [first, first]):
        with pytest.raises(Rejected, match="every size in scope, each once"):
            check_map(found.statement, data | {"sizes": sizes})
    taken = {part: first[part] for part in ("maximal_standing", "minimal_sidesteps")}
    with pytest.raises(Rejected):
        check_map(found.statement, data | {"sizes": [first, second | taken]})


def test_every_case_needs_its_world() -> None:
    statement, text, _ = genuine("three_buttons")
    data = json.loads(text)
    worlds = [item for item in data["evidence"] if item["kind"] == "model" and item["query"] == "witness"]
    for world in worlds:
        fewer = [item for item in data["evidence"] if item is not world]
        with pytest.raises(Rejected, match="lacks a model"):
            check_map(statement, data | {"evidence": fewer})


def test_a_world_satisfies_what_is_held() -> None:
    """The hypotheses that are not combined are on in every combination."""
    found = drawn(job("off_switch", "Case=1..1", ("unsure",)))
    data = json.loads(json.dumps(found.json()))
    assert data["held"] and check_map(found.statement, data) == data["counts"]
    model = next(item for item in data["evidence"] if item["kind"] == "model")
    model["assumptions"] = [name for name in model["assumptions"] if name not in data["held"]]
    with pytest.raises(Rejected, match="evidence is under assumptions that are not the map's"):
        check_map(found.statement, data)


def test_the_steps_of_all_the_evidence_are_counted_together() -> None:
    statement, text, _ = genuine("no_free_lunch")
    data, meter = json.loads(text), Meter()
    check_map(statement, data, meter)
    works = [item["certificate"].get("work", 0) for item in data["evidence"] if item["kind"].startswith("refutation")]
    assert meter.steps > sum(works)
    with pytest.raises(Rejected):
        check_map(statement, data, Meter(sum(works)))


def test_what_was_not_found_out_may_be_left_open() -> None:
    """A set taken out of the map is accepted where the file says that what is below it is open."""
    statement, text, _ = genuine("no_free_lunch")
    data = json.loads(text)
    data["minimal_sidesteps"], data["maximal_standing"] = [], []
    data["unconfirmed"] = {}
    data["open"] = [data["assumptions"]]
    total = 2 ** len(data["assumptions"])
    dead = data["counts"]["contradictory"]
    data["counts"] = dict.fromkeys(data["counts"], 0) | {"contradictory": dead, "open": total - dead}
    assert check_map(statement, data)["open"] == total - dead
    data["open"] = [data["assumptions"][1:]]
    with pytest.raises(Rejected, match="neither inside nor outside"):
        check_map(statement, data)


def tampered(data: JSON, dice: random.Random) -> JSON:
    """The file with something in it changed: a list of sets, or any value anywhere."""
    data = copy.deepcopy(data)
    lists = [(holder, key) for holder in [data, *data.get("sizes", [])] for key in holder
             if key.startswith(("minimal_", "maximal_")) and holder[key] is not None]
    kind = dice.randrange(8)
    if kind < 4 and lists:
        holder, key = dice.choice(lists)
        sets = holder[key]
        one = dice.choice(sets) if sets else None
        name = dice.choice(data["assumptions"])
        if kind == 0 and one is not None:
            sets.remove(one)
        elif kind == 1:
            sets.append([x for x in data["assumptions"] if dice.random() < 0.5])
        elif kind == 2 and one is not None:
            one.remove(name) if name in one else one.append(name)
        elif one is not None:
            other, place = dice.choice(lists)
            sets.remove(one)
            other[place].append(one)
        if dice.random() < 0.5:
            data["counts"] = dict(zip(data["counts"], dice.sample(list(data["counts"].values()),
                                                                  len(data["counts"])), strict=True))
    elif kind < 7:
        found = [path for path in places(data) if path[0] == "evidence"]
        way = dice.choice(found if dice.random() < 0.7 else places(data))
        parent, key = at(data, way[:-1]), way[-1]
        if kind == 4:
            parent[key] = dice.choice(STRANGE)
        elif kind == 5:
            del parent[key]
        else:
            parent[key] = copy.deepcopy(at(data, dice.choice(found)))
    else:
        data["evidence"].pop(dice.randrange(len(data["evidence"])))
    return data


@pytest.mark.parametrize("name", MAPS)
def test_a_tampered_map_is_accepted_only_if_what_it_claims_is_so(name: str) -> None:
    statement, text, truth = genuine(name)
    meter = Meter()
    check_map(statement, json.loads(text), meter)
    dice, accepted = random.Random(name), 0
    for _ in range(TRIES):
        data = tampered(json.loads(text), dice)
        spent = Meter()
        try:
            check_map(statement, data, spent)
        except Rejected:
            pass
        else:
            accepted += 1
            assert truth.agrees(data), data
        assert spent.steps <= 10 * meter.steps + FEW
    assert accepted < TRIES


def test_deep_nesting_and_huge_numbers_are_rejected() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    for value in (deep, 10 ** 4000, "x" * 10 ** 6):
        for key in ("minimal_sidesteps", "counts", "evidence", "open", "assumptions", "scope"):
            rejected("no_free_lunch", put(key, value))


THING, EMPTY = Sort("Thing", "finite"), Sort("Empty", "table", of=(BOOL,), to=(BOOL,))
X = Symbol("x", (), THING)
NONE = Statement(
    theorem="t", version="1", claim="c", kind="impossibility", shape="some", axes=(), sorts=(THING, EMPTY),
    restrictions=((EMPTY, "e", FALSE),), symbols=(X,), outer=(), always=(), assumptions=(), consistent=TRUE,
    varies=TRUE, witness=TRUE)


def about_nothing(count: int) -> tuple[Statement, JSON]:
    """A map of so many assumptions that ask for nothing, under which the claim stands."""
    statement = replace(NONE, sorts=(THING,), restrictions=(), assumptions=tuple((f"a{i}", TRUE) for i in range(count)))
    names = [name for name, _ in statement.assumptions]
    evidence = {**model_of(statement, "witness", {"Thing": 1}, {"x": (0,)}), "assumptions": names}
    counts = {"stands": 2 ** count, "sidestepped": 0, "presupposed": 0, "contradictory": 0, "open": 0}
    return statement, {
        "format": FORMAT, "statement": statement.digest, "theorem": "t", "claim": "c", "kind": "impossibility",
        "shape": "some", "axes": {}, "assumptions": names, "held": [], "scope": {"Thing": [1, 1]},
        "evidence": [evidence], "maximal_standing": [names], "maximal_consistent": [names], "counts": counts}


def test_a_map_has_so_many_assumptions_and_no_more() -> None:
    assert check_map(*about_nothing(MOST))["stands"] == 2 ** MOST
    with pytest.raises(Rejected, match=f"^a map has at most {MOST} assumptions, and holds others$"):
        check_map(*about_nothing(MOST + 1))


@pytest.mark.parametrize(("outer", "size", "served", "all_of_them"), [
    ([THING], 1, [(0,)], True), ([THING], 2, [(0,)], False), ([THING], 2, [(0,), (1,)], True),
    ([THING, BOOL], 2, [(0, False), (1, True)], False), ([BOOL, THING], 2, [(False, 0), (False, 1), (True, 0)], False),
    ([THING, BOOL], 2, [(a, b) for a in (0, 1) for b in (False, True)], True),
    ([THING, BOOL], 1, [(0, True), (0, False)], True), ([EMPTY], 1, [], False), ([THING], 2, [], False)])
def test_a_set_is_inside_where_every_case_has_its_world(outer: Any, size: int, served: Any, all_of_them: bool) -> None:
    statement = replace(NONE, shape="each", outer=tuple((f"o{i}", sort) for i, sort in enumerate(outer)))
    shown = Shown(Facts(Universe(statement, {"Thing": size})))
    shown.models["witness"] = [(0b11, case) for case in served]
    shown.models["consistent"] = [(0b01, ())]
    assert modelled(statement, "witness", 0b01, shown) is all_of_them
    assert not modelled(statement, "witness", 0b100, shown)
    assert modelled(statement, "consistent", 0b01, shown) and not modelled(statement, "consistent", 0b10, shown)
