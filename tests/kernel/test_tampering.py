"""Tampered files: none that claims what is false is accepted, none crashes the kernel, none keeps it busy for long."""

from __future__ import annotations

import copy
import json
import os
import random
from functools import cache
from typing import Any

import pytest

from explorer.kernel.statement import Statement, load
from explorer.kernel.universe import Meter, Rejected
from explorer.kernel.verdict import check_verdict
from explorer.search.decide import Search
from explorer.search.solvers import Answer
from tests.kernel.genuine import NAMES, Genuine, genuine
from tests.kernel.small import sizes

JSON = Any
EACH = int(os.environ.get("TAMPERED", "300"))  # files for each genuine one; two thirds of them claim what is false
BYTES = 40
MORE = 10  # times the steps of the genuine file
FEW = 2_000  # steps that any check may take


def places(data: JSON, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every value in a file."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found = [path] if path else []
    for key, value in items:
        found += places(value, (*path, key))
    return found


def at(data: JSON, path: tuple[Any, ...]) -> JSON:
    for key in path:
        data = data[key]
    return data


STRANGE: list[Any] = [None, True, False, 0, 1, -1, 2, 10**6, 10**50, 0.5, "", "1", "0", "-1", "1/3", "99999999999/7",
                      [], {}, [[]], "open", "stands", "holds", "witness", "consistent",
                      "model", "refutation"]
KEPT = ("format", "statement", "theorem", "claim", "kind", "shape", "axes", "assumptions", "scope", "verdict",
        "pattern", "sizes", "evidence")


def tampered(data: JSON, dice: random.Random) -> JSON:
    """The file with one value changed, dropped, doubled or exchanged with another, or an instance read otherwise."""
    data = {key: copy.deepcopy(data[key]) for key in KEPT if key in data}
    way = dice.choice(places(data)) if dice.random() < 0.4 else dice.choice(
        [path for path in places(data) if path[0] == "evidence"] or places(data))
    parent, key, old = at(data, way[:-1]), way[-1], at(data, way)
    kind = dice.randrange(8)
    instances = [path for path in places(data) if path[-2:-1] == ("instances",) and isinstance(at(data, path), list)]
    if kind == 7 and instances:
        instance = at(data, dice.choice(instances))
        instance[3:] = [] if instance[3:] else ["values"]
    elif kind == 0:
        parent[key] = dice.choice(STRANGE)
    elif kind == 1:
        del parent[key]
    elif kind == 2 and isinstance(parent, list):
        parent.insert(key, copy.deepcopy(old))
    elif kind == 3 and isinstance(parent, list):
        other = dice.randrange(len(parent))
        parent[key], parent[other] = parent[other], parent[key]
    elif kind == 4 and type(old) is int:
        parent[key] = dice.choice([-old, old + 1, old - 1, old * 2, float(old), str(old)])
    elif kind == 5:
        parent[key] = copy.deepcopy(at(data, dice.choice(places(data))))
    else:
        twin = at(data, dice.choice([path for path in places(data) if path[-1] == key]))
        parent[key] = copy.deepcopy(twin)
    return data


@cache
def search_of(text: str, scope: tuple[tuple[str, int, int], ...]) -> Search:
    statement = load(json.loads(text))
    return Search(statement, tuple(sizes(statement, {name: (least, most) for name, least, most in scope})))


def is_true(statement: Statement, data: JSON) -> bool:
    """Whether what a file says is so, by the solvers: the verdict, and the verdicts at the sizes it calls checked."""
    scope = tuple((name, *bounds) for name, bounds in sorted(data["scope"].items()))
    search = search_of(json.dumps(statement.json()), scope)
    names = search.ordered(data["assumptions"])
    if search.overall(names) != data["verdict"]:
        return False
    for item in data["sizes"]:
        size = tuple((sort.name, item["size"][sort.name]) for sort in statement.sized)
        if item.get("checked", True) and search.at(size, names).verdict != item["verdict"]:
            return False
    return all(search.site(tuple((sort.name, item["size"][sort.name]) for sort in statement.sized)).ask(
        item["query"], names) is (Answer.YES if item["kind"] == "model" else Answer.NO)
        for item in data["evidence"] if "outer" not in item and "outers" not in item)


def check(statement: Statement, data: JSON, most: int) -> str:
    """The outcome: accepted, rejected; fails where the kernel takes too many steps or claims what is false."""
    meter = Meter()
    try:
        check_verdict(statement, data, meter)
    except Rejected:
        outcome = "rejected"
    else:
        outcome = "accepted"
        assert is_true(statement, data), data
    assert meter.steps <= most, (meter.steps, most)
    return outcome


def false_twins(case: Genuine) -> list[JSON]:
    """The file offered for statements or assumptions under which its verdict is false."""
    found = []
    statement = case.statement
    scope = tuple((name, *bounds) for name, bounds in sorted(case.data()["scope"].items()))
    search = search_of(json.dumps(statement.json()), scope)
    mine = case.data()["assumptions"]
    known = [name for name, _ in statement.assumptions]
    for name in known:
        names = [other for other in known if (other in mine) != (other == name)]
        if search.overall(names) != case.data()["verdict"]:
            found.append({**case.data(), "assumptions": names})
    return found


def altered(case: Genuine) -> list[tuple[Statement, JSON]]:
    """The file offered for other statements, which it names: `<` for `<=`, a quantifier turned, another number."""
    found = []
    text = json.dumps(case.statement.json())
    for old, new in (('["le"', '["lt"'), ('["lt"', '["le"'), ('["forall"', '["exists"'), ('["exists"', '["forall"'),
                     ('["and"', '["or"'), ('["not"', '["and"'), ('["implies"', '["eq"'),
                     ('["num", "1"]', '["num", "2"]')):
        for count in range(1, min(text.count(old), 6) + 1):
            pieces = text.split(old)
            changed = old.join(pieces[:count]) + new + old.join(pieces[count:])
            statement = load(json.loads(changed))
            data = {**case.data(), "statement": statement.digest}
            if not is_true(statement, data):
                found.append((statement, data))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_tampering(name: str) -> None:
    case, dice = genuine(name), random.Random(name)
    meter = Meter()
    check_verdict(case.statement, case.data(), meter)
    most = max(MORE * meter.steps, FEW)
    false: list[tuple[Statement, JSON]] = [(case.statement, data) for data in false_twins(case)] + altered(case)
    for statement, data in false:
        assert check(statement, data, most) == "rejected"
    outcomes = {"accepted": 0, "rejected": 0}
    for number in range(EACH):
        statement, data = dice.choice(false) if false and number % 3 else (case.statement, case.data())
        outcomes[check(statement, tampered(data, dice), most)] += 1
        if number % 5 == 0:
            outcomes[check(statement, tampered(tampered(data, dice), dice), most)] += 1
    assert outcomes["rejected"] > outcomes["accepted"]


@pytest.mark.parametrize("name", NAMES)
def test_tampering_with_bytes(name: str) -> None:
    case, dice = genuine(name), random.Random(name)
    for _ in range(BYTES):
        text = case.text
        start = dice.randrange(len(text))
        kind = dice.randrange(3)
        cut = (text[:start], text[:start] + chr(dice.randrange(32, 127)) + text[start + 1:],
               text[:start] + text[start + dice.randrange(1, 30):])[kind]
        try:
            data = json.loads(cut)
        except ValueError:
            continue
        check(case.statement, data, 10**6)
