"""What took long is found again, a damaged store does no harm, and nothing in it is trusted."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from explorer.asking import ask
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
