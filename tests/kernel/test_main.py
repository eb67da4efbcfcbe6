"""What `python -m explorer.kernel` says, and its exit status."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from explorer.kernel.__main__ import __doc__ as usage
from explorer.kernel.__main__ import main
from explorer.kernel.exchange import JSON
from explorer.kernel.map import check_map
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import BOOL, TRUE, Symbol, apply
from explorer.kernel.universe import Meter
from explorer.kernel.verdict import check_verdict
from tests.kernel.files import file_of, model_of
from tests.kernel.genuine import genuine
from tests.kernel.test_map import genuine as drawn_map


def files(folder: Path, name: str) -> list[str]:
    """The statement and the verdict, written down."""
    case = genuine(name)
    (folder / "statement.json").write_text(json.dumps(case.statement.json()))
    (folder / "verdict.json").write_text(case.text)
    return [str(folder / "statement.json"), str(folder / "verdict.json")]


@pytest.mark.parametrize(("name", "says"), [
    ("the same, wider", "planning, claim claim, under optimal, one_best: sidestepped within "
                        "Spot=1..2, Move=2..2, Level=2..3"),
    ("nothing assumed", "planning, claim claim, under no assumptions: stands within Spot=1..1, Move=2..2, Level=2..2"),
    ("a hope, fair and two liked", "hope, claim liked_exists, under fair, two_liked: holds within Move=1..3")])
def test_a_verdict_that_is_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, says: str) -> None:
    case, meter = genuine(name), Meter()
    check_verdict(case.statement, case.data(), meter)
    assert main(files(tmp_path, name)) == 0
    out, err = capsys.readouterr()
    start, _, end = out.partition(" (")
    said = dict(part.split("=") for part in start.split(" within ")[1].removeprefix("").split(", "))
    wanted = dict(part.split("=") for part in says.split(" within ")[1].split(", "))
    assert start.split(" within ")[0] == f"accepted: {says.split(' within ')[0]}"
    assert wanted.items() <= said.items()
    assert end == f"{meter.steps} steps; statement {case.statement.digest})\n" and not err


def test_a_verdict_that_is_rejected(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = files(tmp_path, "nothing assumed")
    data = json.loads(Path(paths[1]).read_text()) | {"verdict": "sidestepped"}
    Path(paths[1]).write_text(json.dumps(data))
    assert main(paths) == 1
    assert capsys.readouterr() == ("rejected: the evidence shows that the verdict is stands, not sidestepped\n", "")


def test_compressed_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = []
    for path in files(tmp_path, "nothing assumed"):
        Path(path + ".gz").write_bytes(gzip.compress(Path(path).read_bytes()))
        packed.append(path + ".gz")
    assert main(packed) == 0
    Path(packed[1]).write_bytes(Path(packed[1]).read_bytes()[:50])
    assert main(packed) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith(f"rejected: {packed[1]} is not JSON (")


def test_files_that_are_neither(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = files(tmp_path, "nothing assumed")
    for text, says in (("{", "is not JSON (Expecting"), ("[]", "is not a statement (TypeError: "),
                       ("{}", "is not a statement (KeyError: 'format')")):
        Path(paths[0]).write_text(text)
        assert main(paths) == 1
        assert capsys.readouterr().out.startswith(f"rejected: {paths[0]} {says}")


def test_a_reason_is_not_endless(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = files(tmp_path, "nothing assumed")
    statement = json.loads(Path(paths[0]).read_text())
    statement["consistent"] = ["num", "9" * 10_000]
    Path(paths[0]).write_text(json.dumps(statement))
    assert main(paths) == 1
    assert len(capsys.readouterr().out) == len("rejected: ") + 500 + 1


def test_files_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = str(tmp_path / "missing")
    assert main([files(tmp_path, "nothing assumed")[0], missing]) == 2
    assert capsys.readouterr() == ("", f"cannot read {missing}: No such file or directory\n")


@pytest.mark.parametrize("paths", [[], ["one"], ["one", "two", "three"]])
def test_anything_but_two_files(capsys: pytest.CaptureFixture[str], paths: list[str]) -> None:
    assert main(paths) == 2
    assert capsys.readouterr() == (usage, "") and "STATEMENT.json VERDICT.json" in (usage or "")


def test_a_map_that_is_accepted_and_one_that_is_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    statement, text, _ = drawn_map("three_buttons")
    data, meter = json.loads(text), Meter()
    check_map(statement, data, meter)
    paths = [str(tmp_path / "statement.json"), str(tmp_path / "map.json")]
    Path(paths[0]).write_text(json.dumps(statement.json()))
    Path(paths[1]).write_text(text)
    assert main(paths) == 0
    out, err = capsys.readouterr()
    assert sum(data["counts"].values()) == 16 and not err
    counts = ", ".join(f"{number} {word}" for word, number in data["counts"].items() if number)
    scope = ", ".join(f"{sort}={low}..{high}" for sort, (low, high) in data["scope"].items())
    assert out == (f"accepted: three_buttons, claim {statement.claim}, map of 16 combinations of observed, rational, "
                   f"unique_best, state_independent: {counts} within {scope} "
                   f"({meter.steps} steps; statement {statement.digest})\n")
    Path(paths[1]).write_text(json.dumps({**data, "counts": {}}))
    assert main(paths) == 1 and capsys.readouterr().out.startswith("rejected: ")


THING = Symbol("x", (), BOOL)
ALONE = Statement(
    theorem="t", version="1", claim="c", kind="impossibility", shape="some", axes=(), sorts=(), restrictions=(),
    symbols=(THING,), outer=(), always=(), assumptions=(("a", TRUE), ("b", TRUE)), consistent=TRUE, varies=TRUE,
    witness=apply(THING, []))
MODEL = model_of(ALONE, "witness", {}, {"x": (True,)})


def told(folder: Path, statement: Statement, data: JSON, capsys: pytest.CaptureFixture[str]) -> str:
    """What is printed of a statement and a file about it, up to the number of steps."""
    paths = [str(folder / "statement.json"), str(folder / "verdict.json")]
    Path(paths[0]).write_text(json.dumps(statement.json()))
    Path(paths[1]).write_text(json.dumps(data))
    main(paths)
    return capsys.readouterr().out.partition(" (")[0].rstrip("\n")


@pytest.mark.parametrize(("changes", "says"), [
    ({}, ""),
    ({"axes": (("target", "order"), ("planner", "shared"))}, ", with target=order, planner=shared"),
    ({"consistent": apply(THING, [])}, ", with a fixed observation"),
    ({"axes": (("target", "order"),), "consistent": apply(THING, [])}, ", with target=order and a fixed observation")])
def test_alternatives_and_a_fixed_observation_are_named(
        tmp_path: Path, capsys: pytest.CaptureFixture[str], changes: dict[str, Any], says: str) -> None:
    statement = replace(ALONE, **changes)
    data = file_of(statement, ["a"], {}, "stands", [({}, "stands")], [MODEL])
    assert told(tmp_path, statement, data, capsys) == f"accepted: t, claim c, under a{says}: stands within its one size"


@pytest.mark.parametrize(("held", "says"), [([], ""), (["b"], ", always under b")])
def test_a_map_names_what_is_combined_what_is_held_and_the_alternatives(
        tmp_path: Path, capsys: pytest.CaptureFixture[str], held: list[str], says: str) -> None:
    statement = replace(ALONE, axes=(("target", "order"),))
    words = ("stands", "sidestepped", "presupposed", "contradictory", "open")
    data = {"format": "sidestep/map-1", "statement": statement.digest, "theorem": "t", "claim": "c", "shape": "some",
            "kind": "impossibility", "axes": {"target": "order"}, "scope": {}, "assumptions": ["a"], "held": held,
            "maximal_consistent": [["a"]], "maximal_standing": [["a"]],
            "counts": {**dict.fromkeys(words, 0), "stands": 2}, "evidence": [{**MODEL, "assumptions": ["a", *held]}]}
    assert told(tmp_path, statement, data, capsys) == (
        f"accepted: t, claim c, map of 2 combinations of a{says}, with target=order: 2 stands within its one size")


def test_an_open_verdict_claims_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = file_of(ALONE, [], {}, "open", [({}, "open")], [])
    data["sizes"][0]["checked"] = False
    assert told(tmp_path, ALONE, data, capsys) == \
        "rejected: its verdict is open: it claims nothing, so there is nothing to check"
    assert told(tmp_path, ALONE, {**data, "verdict": "sidestepped"}, capsys) == \
        "rejected: the evidence shows that the verdict is open, not sidestepped"


def test_the_usage_names_the_files_of_reports_and_maps() -> None:
    said = " ".join((usage or "").split())
    assert "of a report statement.json and report.json" in said and "of a map statement.json and map.json" in said


def test_a_verdict_about_one_size(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A statement none of whose sorts has a size."""
    x = Symbol("x", (), BOOL)
    statement = Statement(
        theorem="t", version="1", claim="c", kind="impossibility", shape="some", axes=(), sorts=(), restrictions=(),
        symbols=(x,), outer=(), always=(), assumptions=(), consistent=TRUE, varies=TRUE, witness=apply(x, []))
    assert not statement.sized
    paths = [str(tmp_path / "statement.json"), str(tmp_path / "verdict.json")]
    Path(paths[0]).write_text(json.dumps(statement.json()))
    Path(paths[1]).write_text(json.dumps(file_of(statement, [], {}, "stands", [({}, "stands")],
                                                 [model_of(statement, "witness", {}, {"x": (True,)})])))
    assert main(paths) == 0
    assert "under no assumptions: stands within its one size (" in capsys.readouterr().out
