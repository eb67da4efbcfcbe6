"""Maps and the store: what is found is kept by content, a killed run goes on, several runs share one store."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner

from explorer.certify import certified_map
from explorer.cli import cli
from explorer.kernel.syntax import operator
from explorer.search.charting import Charting, Job, chart_of
from explorer.store import Store
from tests.maps import job, quiet

ROOT = Path(__file__).resolve().parent.parent
RUN = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from explorer.cli import main; main()"
SCOPE = "State=1..2,Action=2..2,Level=2..3"


def worked(work: Job) -> tuple[Charting, Any]:
    """A job done in this process, and its map."""
    charting = Charting(work, quiet)
    for _ in charting.messages():
        pass
    return charting, chart_of(work, charting.chains)


def with_store(tmp_path: Path, work: Job | None = None) -> Job:
    made = work or job("no_free_lunch", SCOPE, certify=False)
    return replace(made, store=str(tmp_path / "store.sqlite"), desiderata=())


@pytest.mark.parametrize("name, scope", [("no_free_lunch", SCOPE), ("three_buttons", ""), ("off_switch", "")])
def test_a_second_run_asks_no_solver(tmp_path: Path, name: str, scope: str) -> None:
    work = with_store(tmp_path, job(name, scope, certify=False))
    first, found = worked(work)
    again, same = worked(work)
    assert first.oracle.calls.total() > 0 and again.oracle.calls.total() == 0
    assert same.json() == found.json()


def test_changing_one_assumption_leaves_what_does_not_speak_of_it(tmp_path: Path) -> None:
    work = with_store(tmp_path)
    first, _ = worked(work)
    changed = tuple((name, operator("not", term) if name == "neutral" else term)
                    for name, term in work.statement.assumptions)
    other = replace(work, statement=replace(work.statement, assumptions=changed))
    again, found = worked(other)
    assert 0 < again.oracle.calls.total() < first.oracle.calls.total()
    assert found.json() == worked(replace(other, store="off"))[1].json()


def test_fewer_assumptions_use_what_is_known_of_more(tmp_path: Path) -> None:
    work = with_store(tmp_path)
    worked(work)
    some = replace(work, names=work.names[:6])
    again, found = worked(some)
    assert found.json() == worked(replace(some, store="off"))[1].json()
    assert again.oracle.calls.total() < worked(replace(some, store="off"))[0].oracle.calls.total()


def test_several_processes_find_the_same_map(tmp_path: Path) -> None:
    work = with_store(tmp_path)
    _, found = worked(replace(work, jobs=2))
    assert found.json() == worked(replace(work, store="off"))[1].json()
    again, _ = worked(work)
    assert again.oracle.calls.total() == 0


def started(store: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", RUN, "map", "no_free_lunch", "--scope", "State=1..2,Action=2..3,Level=2..2", "--json",
         "--among", "rational,unique_best,never_worst,local,onto,rational_or_antirational"],
        env={**os.environ, "SIDESTEP_STORE": str(store)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        start_new_session=True)


def told(text: str) -> dict[str, Any]:
    """What a map says, apart from how it was found."""
    data = json.loads(text)
    return {key: value for key, value in data.items()
            if key not in ("seconds", "seconds_searching", "calls", "solver_calls", "evidence")}


def test_a_run_killed_at_random_moments_goes_on_and_ends_with_the_same_map(tmp_path: Path) -> None:
    whole = started(tmp_path / "other.sqlite")
    expected = told(whole.communicate()[0])
    assert expected["certified"] and not expected["counts"]["open"]
    dice = Random(0)
    for _ in range(12):
        process = started(tmp_path / "store.sqlite")
        time.sleep(dice.uniform(0.1, 1.2))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    out, err = started(tmp_path / "store.sqlite").communicate()
    assert told(out) == expected, err


def told_aside(work: Job, path: Path) -> None:
    """Makes a map with its certificates, and writes it into a file once it is whole."""
    charting = Charting(work, quiet)
    proofs = [rest[0] for kind, *rest in charting.messages() if kind == "proof"]
    drawn = certified_map(replace(chart_of(work, charting.chains), proofs=tuple(proofs)))
    path.with_suffix(".aside").write_text(json.dumps(drawn.json()))
    path.with_suffix(".aside").rename(path)


def killed_after(seconds: float, work: Job, path: Path) -> bool:
    """Makes a map in a process of its own; whether that was killed before it was done."""
    process = get_context("fork").Process(target=told_aside, args=(work, path))
    process.start()
    process.join(seconds)
    if process.is_alive():
        process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


@pytest.mark.skipif("fork" not in get_all_start_methods(), reason="a process that starts at once is one that is forked")
def test_a_hundred_runs_killed_at_random_moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Again and again from an empty store until a run is left to end: its map, all of it certified, is the same."""
    for module in ("decide", "certificates"):
        monkeypatch.setattr(f"explorer.search.{module}.SLOW", 0.0)  # everything is kept
    names = ("rational", "unique_best", "never_worst", "local", "onto", "neutral", "rational_or_antirational")
    work = replace(job("no_free_lunch", "State=1..2,Action=2..2,Level=2..2", names), desiderata=())
    started_at = time.monotonic()
    told_aside(work, tmp_path / "expected.json")
    whole = time.monotonic() - started_at
    expected = told((tmp_path / "expected.json").read_text())
    assert expected["certified"] and not expected["counts"]["open"]
    dice, kills, rounds, kept = Random(0), 0, 0, 0
    while kills < 100 or rounds < 6 or kept < 31:
        rounds += 1
        here = replace(work, store=str(tmp_path / f"{rounds}.sqlite"))
        while killed_after(dice.uniform(0, whole), here, tmp_path / f"{rounds}.json"):
            kills += 1
            assert all(row == ("ok",) for row in Store(here.store).rows("PRAGMA integrity_check"))
            kept += Store(here.store).counts()["facts"] > 0
        assert told((tmp_path / f"{rounds}.json").read_text()) == expected
    assert rounds > 5 and kept > 30


def test_two_runs_at_once_on_one_store_do_no_harm(tmp_path: Path) -> None:
    runs = [started(tmp_path / "store.sqlite") for _ in range(2)]
    first, second = (told(run.communicate()[0]) for run in runs)
    assert first == second and first["certified"]


def test_a_store_that_cannot_be_written_says_so_and_stays_readable(tmp_path: Path) -> None:
    work = with_store(tmp_path)
    _, found = worked(work)
    path = Path(work.store)
    blocked = replace(work, store=str(path / "inside" / "a-file.sqlite"))  # a folder cannot be inside a file
    charting = Charting(blocked, quiet)
    messages = list(charting.messages())
    assert any(kind == "trouble" and "cannot be written" in str(rest[0]) for kind, *rest in messages)
    assert chart_of(blocked, charting.chains).json() == found.json()
    assert Store(str(path)).counts()["facts"] > 0


def test_a_full_disk_is_told_and_what_was_kept_is_read(tmp_path: Path) -> None:
    """A limit on how large a file may grow stands for the disk."""
    path = tmp_path / "store.sqlite"
    Store(str(path)).put("first", 1)
    code = ("import resource, signal, sys\n"
            "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            f"sys.path.insert(0, {str(ROOT)!r})\n"
            "from explorer.store import Store\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))\n"
            f"store = Store({str(path)!r})\n"
            "for number in range(200): store.put(str(number), 'x' * 1000)\n"
            "print(store.trouble)\n")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "nothing more is kept" in done.stdout
    assert Store(str(path)).get("first") == 1


def test_the_store_is_seen_and_cleared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = with_store(tmp_path)
    worked(work)
    monkeypatch.setenv("SIDESTEP_STORE", work.store)
    shown = CliRunner().invoke(cli, ["store", "info"])
    assert shown.exit_code == 0 and work.store in shown.output
    assert CliRunner().invoke(cli, ["store", "clear"]).exit_code == 0
    assert Store(work.store).counts()["facts"] == 0
    monkeypatch.setenv("SIDESTEP_STORE", "off")
    assert "off" in CliRunner().invoke(cli, ["store", "info"]).output
