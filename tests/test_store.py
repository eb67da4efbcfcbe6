"""What took long is found again, a damaged store does no harm, and nothing in it is trusted."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner

from explorer.asking import ask
from explorer.cli import cli
from explorer.loading import find
from explorer.scope import sizes
from explorer.search import certificates, decide
from explorer.search.certificates import certified
from explorer.search.decide import Search
from explorer.store import Store
from explorer.verdict import Evidence


def test_a_value_is_found_under_its_key_alone(tmp_path: Path) -> None:
    store = Store(str(tmp_path / "folder" / "store.sqlite"))
    assert store.get(Store.key("a")) is None
    store.put(Store.key("a"), {"steps": [1, 2]})
    assert store.get(Store.key("a")) == {"steps": [1, 2]}
    assert store.get(Store.key("a", "b")) is None


def test_a_store_that_is_off_or_damaged_finds_nothing(tmp_path: Path) -> None:
    off = Store("off")
    off.put("key", 1)
    assert off.get("key") is None
    damaged = tmp_path / "store.sqlite"
    damaged.write_bytes(b"this is no database" * 100)
    store = Store(str(damaged))
    store.put("key", 1)
    assert store.get("key") is None


@pytest.fixture
def search(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Search:
    """A search that keeps everything, however quick."""
    monkeypatch.setattr(decide, "SLOW", -1.0)
    monkeypatch.setattr(certificates, "SLOW", -1.0)
    asked = ask(find("no_free_lunch"), ["rational", "unique_best"], changes={"State": (1, 1), "Action": (2, 2)})
    listed = tuple(sizes(asked.formalization.scope))
    return Search(asked.problem.statement, listed, store=Store(str(tmp_path / "store.sqlite")))


def test_a_finding_is_taken_up_where_a_run_ended(search: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    names = ["rational", "unique_best"]
    assert search.overall(names) == "sidestepped"
    again = Search(search.statement, search.sizes, store=search.store)
    monkeypatch.setattr(Search, "other_at", lambda *_: pytest.fail("searched again"))
    assert again.overall(names) == "sidestepped"


def test_a_certificate_is_taken_up_only_if_the_kernel_accepts_it(search: Search,
                                                                monkeypatch: pytest.MonkeyPatch) -> None:
    names = search.ordered(["rational", "unique_best"])
    item = Evidence("witness", "refutation", search.sizes[0])
    made, why = certified(search, names, item, 60)
    assert not why and made.certificate
    monkeypatch.setattr(certificates, "refute", lambda *_: "made anew")
    assert certified(search, names, item, 60) == (made, "")
    with sqlite3.connect(search.store.path) as base:
        base.execute("UPDATE kept SET value = ?",
                     ('{"work": 1000, "instances": [], "lemmas": [], "steps": [[[], []]]}',))
    assert certified(search, names, item, 60) == (item, "made anew")


def store(command: str, path: object) -> tuple[int, str]:
    done = CliRunner().invoke(cli, ["store", command], env={"SIDESTEP_STORE": str(path)})
    return done.exit_code, done.output


def test_a_file_that_is_no_store_or_a_broken_one_is_said_to_be(tmp_path: Path) -> None:
    other, broken = tmp_path / "other", tmp_path / "broken"
    other.write_bytes(b"this is no database" * 100)
    whole = Store(str(tmp_path / "whole"))
    whole.put("key", "x" * 90_000)
    whole.connected().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    broken.write_bytes((tmp_path / "whole").read_bytes()[:5_000])
    for file, why in ((other, "file is not a database"), (broken, "malformed")):
        before = file.read_bytes()
        for command in ("info", "clear"):
            status, said = store(command, file)
            assert status == 2 and why in said and "delete the file" in said, said
            assert "another process" not in said and "answers" not in said
        assert file.read_bytes() == before


def test_a_store_in_use_is_not_said_to_be_damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("explorer.store.WAIT", 0.05)
    used = Store(str(tmp_path / "store"))
    used.put("key", 1)
    used.connected().execute("BEGIN IMMEDIATE")
    status, said = store("clear", used.path)
    assert status == 2 and "another process is using it" in said and "delete" not in said, said
    used.connected().rollback()
    assert used.get("key") == 1


def test_what_clearing_did_is_said(tmp_path: Path) -> None:
    kept = Store(str(tmp_path / "store"))
    kept.put("key", 1)
    (tmp_path / "file").write_text("")
    said = [store("clear", path) for path in (kept.path, "off", tmp_path / "nothing", tmp_path / "file" / "store")]
    assert [status for status, _ in said] == [0] * 4
    assert kept.get("key") is None
    parts = ("forgotten: ", "the store is off (SIDESTEP_STORE)", "so there is nothing to forget", "none can be made")
    for (_, text), part in zip(said, parts, strict=True):
        assert part in text
    assert "(not there yet)" in store("info", tmp_path / "nothing")[1]
    assert "cannot be made: nothing can be written into" in store("info", tmp_path / "file" / "store")[1]
    assert store("info", "off") == (0, "the store is off (SIDESTEP_STORE)\n")
    (tmp_path / "empty").write_bytes(b"")
    assert "answers:       0" in store("info", tmp_path / "empty")[1]
