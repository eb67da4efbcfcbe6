"""What `python -m explorer.kernel` says, and its exit status."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from explorer.kernel.__main__ import __doc__ as usage
from explorer.kernel.__main__ import main
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
    assert out == (f"accepted: three_buttons, claim {statement.claim}, map of 16 combinations: {counts} within {scope} "
                   f"({meter.steps} steps; statement {statement.digest})\n")
    Path(paths[1]).write_text(json.dumps({**data, "counts": {}}))
    assert main(paths) == 1 and capsys.readouterr().out.startswith("rejected: ")


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
