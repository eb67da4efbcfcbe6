"""What must not crash the kernel: anything malformed is rejected, with exit status 1, and quickly."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from explorer.kernel.__main__ import main
from explorer.kernel.universe import Meter, Rejected
from explorer.kernel.verdict import check_verdict
from tests.kernel.genuine import genuine

NAME = "a hope, cheap"


def nested(depth: int) -> Any:
    found: Any = []
    for _ in range(depth):
        found = [found]
    return found


VALUES: list[Any] = [None, True, 0, -1, 1.5, 10**40, "", "1/0", "x" * 10**5, [], [[]], [None], {}, {"": []},
                     nested(200)]
PLACES = ["format", "statement", "kind", "axes", "assumptions", "scope", "verdict", "pattern", "sizes", "evidence"]
INSIDE = ["query", "kind", "size", "certificate", "model"]
REFUTATION = ["work", "instances", "lemmas", "steps"]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("value", VALUES, ids=lambda v: repr(v)[:12])
def test_a_strange_value(place: str, value: Any) -> None:
    case = genuine(NAME)
    data = case.data()
    if data[place] == value:
        return
    data[place] = value
    with pytest.raises(Rejected):
        check_verdict(case.statement, data)


@pytest.mark.parametrize("place", INSIDE)
@pytest.mark.parametrize("value", VALUES, ids=lambda v: repr(v)[:12])
def test_a_strange_value_in_evidence(place: str, value: Any) -> None:
    case = genuine(NAME)
    for number in range(len(case.data()["evidence"])):
        data = case.data()
        unread = place == "certificate" and data["evidence"][number]["kind"] == "model"
        if unread or place not in data["evidence"][number] or data["evidence"][number][place] == value:
            continue
        data["evidence"][number][place] = value
        with pytest.raises(Rejected):
            check_verdict(case.statement, data)


@pytest.mark.parametrize("place", REFUTATION)
@pytest.mark.parametrize("value", VALUES, ids=lambda v: repr(v)[:12])
def test_a_strange_value_in_a_refutation(place: str, value: Any) -> None:
    case = genuine(NAME)
    data = case.data()
    certificate = next(item["certificate"] for item in data["evidence"] if item["certificate"])
    certificate[place] = value
    if place == "work" and value == 10**40:
        value = None  # more than the kernel ever allows
    with pytest.raises(Rejected):
        check_verdict(case.statement, data)


STRANGE_STEPS: list[Any] = [
    [[[1.0], [0]]], [[[True], [0]]], [[["1"], [0]]], [[[0], [0]]], [[[], [True]]], [[[], [0.0]]], [[[], [-1]]],
    [[[], [10**30]]], [[[], None]], [[[]]], [[[], [0], []]], [[], []], [None],
    [[[10**30, -(10**30)], [0]], [[], [0]]],
    [[[], [[]]]], "[]", {"0": []}]
STRANGE_LEMMAS: list[Any] = [
    [[[1, "1"]]], [[[True, "1"]]], [[[2, 1]]], [[[2, "0"]]], [[[2, "-1"]]], [[[2, "1/0"]]], [[[2, "1e9"]]],
    [[[2, " 1"]]], [[[2, "\u0661"]]], [[[0, "1"]]], [[["2", "1"]]], [[[10**30, "1"]]], [[]], [[[2, "9" * 500]]],
    [[[2.0, "1"]]]]
STRANGE_INSTANCES: list[Any] = [
    [["cheap"]], [["cheap", 0]], [["cheap", 0, [], []]], [["cheap", True, []]], [["cheap", 0.0, []]],
    [["cheap", 99, []]], [["?", "nobody", []]], [["?", "worth", [99]]], [["?", "worth", []]],
    [["cheap", -1, []]], [["nobody", 0, []]], [[None, 0, []]], [["cheap", 0, [0, 0, 0, 0]]], [["cheap", 0, [True]]],
    [["cheap", 0, [["app", "worth"]]]], [["cheap", 0, [["var", "a"]]]], [["cheap", 0, [["elem", "Move", 99]]]],
    [["cheap", 0, [["num", "1"]]]], [["cheap", 0, [["lam", "Move", [], []]]]], [["=", "nobody", [[], []]]],
    [["=", "worth", [[0]]]], [["=", "worth", [[0], [0, 0]]]], [["=", ["worth"], [[0], [0]]]],
    [["cheap", 0, [nested(150)]]]]


@pytest.mark.parametrize(("place", "value"), [
    *(("steps", value) for value in STRANGE_STEPS), *(("lemmas", value) for value in STRANGE_LEMMAS),
    *(("instances", value) for value in STRANGE_INSTANCES)], ids=lambda v: ascii(v).replace("\\", "")[:30])
def test_a_strange_part(place: str, value: Any) -> None:
    case = genuine(NAME)
    data = case.data()
    certificate = next(item["certificate"] for item in data["evidence"] if item["certificate"])
    certificate[place] = value
    with pytest.raises(Rejected):
        check_verdict(case.statement, data, Meter())


BYTES = [b"", b"{", b"null", b"[]", b"\xff\xfe", b"{}" * 3, b"[" * 100_000, b"1" * 10_000, b'{"format": NaN}',
         b'{"format": "sidestep/verdict-1"}', b'{"format": 1, "format": 2}']


@pytest.mark.parametrize("data", BYTES, ids=lambda v: repr(v).replace("\\", "")[:20])
def test_a_strange_file(tmp_path: Path, data: bytes) -> None:
    case = genuine(NAME)
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(case.statement.json()))
    bad.write_bytes(data)
    assert main([str(good), str(bad)]) == 1
    assert main([str(bad), str(bad)]) == 1


def test_what_is_not_compressed_as_its_name_says(tmp_path: Path) -> None:
    case = genuine(NAME)
    statement, plain, packed = tmp_path / "statement.json", tmp_path / "plain.json.gz", tmp_path / "packed.json.gz"
    statement.write_text(json.dumps(case.statement.json()))
    plain.write_text(case.text)
    packed.write_bytes(gzip.compress(case.text.encode()))
    assert main([str(statement), str(packed)]) == 0
    assert main([str(statement), str(plain)]) == 1


def test_files_that_are_not_there(tmp_path: Path) -> None:
    assert main([str(tmp_path / "a"), str(tmp_path / "b")]) == 2
    assert main([]) == 2


@pytest.mark.parametrize("part", ["sorts", "symbols", "assumptions", "always", "consistent", "witness", "restrictions",
                                  "outer"])
@pytest.mark.parametrize("value", VALUES, ids=lambda v: repr(v)[:12])
def test_a_strange_statement(tmp_path: Path, part: str, value: Any) -> None:
    case = genuine(NAME)
    data = case.statement.json()
    if data[part] == value or (data[part] == [] and value in ("", {})):  # nothing, in other words
        return
    data[part] = value
    (tmp_path / "statement.json").write_text(json.dumps(data))
    (tmp_path / "verdict.json").write_text(case.text)
    assert main([str(tmp_path / "statement.json"), str(tmp_path / "verdict.json")]) == 1
