"""What took long to find, kept on disk by content: a run that was killed goes on from there.

Keys are digests of the statement and the question, so nothing here is ever out of date. Nothing here is trusted either:
certificates are checked again by the kernel each time, and what a solver said stays a solver's word.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

import explorer

OFF = "off"


def default_path() -> str:
    """The store's file: SIDESTEP_STORE where it is set (`off` for none), else in the user's cache folder."""
    return os.environ.get("SIDESTEP_STORE") or str(user_cache_path("sidestep") / "store.sqlite")


class Store:
    """JSON values by key in one SQLite file. Where the file cannot be used, nothing is found and nothing kept."""

    def __init__(self, path: str) -> None:
        """`path` may be `off`. The file and its folder are made when something is kept."""
        self.path = None if path in ("", OFF) else Path(path)

    @staticmethod
    def key(*parts: Any) -> str:
        """A digest of JSON values, and of the program's version."""
        text = json.dumps([explorer.__version__, *parts], sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def get(self, key: str) -> Any:
        """The value kept under a key, or None."""
        if self.path is None or not self.path.is_file():
            return None
        with suppress(sqlite3.Error, OSError, ValueError), closing(sqlite3.connect(self.path, timeout=1)) as base:
            row = base.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
            return None if row is None else json.loads(row[0])
        return None

    def put(self, key: str, value: Any) -> None:
        """Keeps a value; a process killed meanwhile leaves the file as it was."""
        if self.path is None:
            return
        with suppress(sqlite3.Error, OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=1)) as base, base:
                base.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
                base.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, json.dumps(value)))
