"""What was found, kept on disk by content: a run that was killed goes on from there, and other commands use it too.

Keys are digests of what was asked: of the statement without its assumptions, and of the assumptions that a question is
about. So nothing here is ever out of date, and changing one assumption leaves what does not speak of it. Nothing here
is trusted either: certificates are checked again by the kernel each time, and what a solver said stays its word.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

import explorer
from explorer.kernel.exchange import write
from explorer.kernel.statement import Statement

OFF = "off"
WAIT = 10.0  # seconds for another process to finish writing
TABLES = """
    CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS facts (base TEXT, size TEXT, query TEXT, outer TEXT, answer TEXT, members TEXT,
                                      PRIMARY KEY (base, size, query, outer, answer, members)) WITHOUT ROWID;
"""
CONTENTS: dict[str, Content] = {}


@dataclass(frozen=True)
class Content:
    """Digests of a statement's parts: of all but its assumptions, and of the formula of each assumption."""

    base: str
    formulas: dict[str, str]

    def of(self, names: Sequence[str]) -> list[Any]:
        """What stands for the statement with these assumptions alone in a key."""
        return [self.base, *([name, self.formulas[name]] for name in names)]


def content(statement: Statement) -> Content:
    """The digests of a statement's parts. Its version and the names of its alternatives do not count."""
    if statement.digest not in CONTENTS:
        base = replace(statement, version="", axes=(), claim="", assumptions=())
        CONTENTS[statement.digest] = Content(digest(explorer.__version__, base.digest), {
            name: digest(write(term)) for name, term in statement.assumptions})
    return CONTENTS[statement.digest]


def digest(*parts: Any) -> str:
    """A digest of JSON values."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, separators=(",", ":")).encode()).hexdigest()[:32]


def default_path() -> str:
    """The store's file: SIDESTEP_STORE where it is set (`off` for none), else in the user's cache folder."""
    return os.environ.get("SIDESTEP_STORE") or str(user_cache_path("sidestep") / "store.sqlite")


def damaged(error: Exception) -> bool:
    """Whether SQLite says that a file is no database, or a broken one; it then helps to delete it."""
    return getattr(error, "sqlite_errorcode", 0) & 0xff in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)


def busy(error: Exception) -> bool:
    """Whether SQLite says that another process is writing."""
    return getattr(error, "sqlite_errorcode", 0) & 0xff in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


class Store:
    """JSON values by key, and facts about sets of assumptions, in one SQLite file that many processes may share.

    A file that cannot be read gives nothing. One that cannot be written to keeps nothing more, and `trouble` says why.
    """

    def __init__(self, path: str) -> None:
        """`path` may be `off`. The file and its folder are made when something is kept."""
        self.path = None if path in ("", OFF) else Path(path)
        self.trouble = ""
        self.connection: sqlite3.Connection | None = None

    @staticmethod
    def key(*parts: Any) -> str:
        """A digest of JSON values, and of the program's version."""
        return digest(explorer.__version__, *parts)

    def get(self, key: str) -> Any:
        """The value kept under a key, or None."""
        row = next(self.rows("SELECT value FROM kept WHERE key = ?", key), None)
        try:
            return None if row is None else json.loads(row[0])
        except ValueError:
            return None

    def put(self, key: str, value: Any) -> None:
        """Keeps a value; a process killed meanwhile leaves the file as it was."""
        self.keep("INSERT OR REPLACE INTO kept VALUES (?, ?)", key, json.dumps(value))

    def facts(self, base: str) -> Iterator[tuple[str, str, str, str, list[str]]]:
        """What is known about sets of assumptions: size, query and outer values as JSON, answer, digests."""
        for *question, members in self.rows("SELECT size, query, outer, answer, members FROM facts WHERE base = ?",
                                            base):
            yield (*question, members.split())  # type: ignore[misc]

    def learn(self, base: str, size: str, query: str, outer: str, answer: str, members: Sequence[str]) -> None:
        """Keeps a fact about the set of the assumptions whose formulas have these digests."""
        self.keep("INSERT OR IGNORE INTO facts VALUES (?, ?, ?, ?, ?, ?)", base, size, query, outer, answer,
                  " ".join(sorted(members)))

    def rows(self, query: str, *values: str) -> Iterator[tuple[str, ...]]:
        """The rows of a question; none where the file is missing or cannot be read."""
        if self.path is None or not self.path.is_file():
            return
        try:
            yield from self.connected().execute(query, values).fetchall()
        except (sqlite3.Error, OSError):
            yield from self.read_only(query, values)

    def read_only(self, query: str, values: Sequence[str]) -> list[tuple[str, ...]]:
        """The rows of a question to a file in which nothing may be written."""
        try:
            base = sqlite3.connect(f"file:{self.path}?immutable=1", uri=True)
            try:
                return base.execute(query, values).fetchall()
            finally:
                base.close()
        except (sqlite3.Error, OSError):
            return []

    def keep(self, command: str, *values: str) -> None:
        """Writes one row, unless that failed before."""
        if self.path is None or self.trouble:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.connected() as base:
                base.execute(command, values)
        except (sqlite3.Error, OSError) as error:
            self.trouble = f"nothing more is kept: {self.path} cannot be written ({error})"

    def connected(self) -> sqlite3.Connection:
        """The connection of this process, opened when it is first needed; raises sqlite3.Error."""
        if self.connection is None:
            base = sqlite3.connect(str(self.path), timeout=WAIT)
            try:
                base.execute("PRAGMA journal_mode = WAL")
                base.execute("PRAGMA synchronous = NORMAL")
                base.executescript(TABLES)
            except sqlite3.Error:
                base.close()
                raise
            self.connection = base
        return self.connection

    def fault(self) -> sqlite3.Error | None:
        """What keeps the file from being read; None where it can be, or there is none."""
        if self.path is None or not self.path.exists():
            return None
        question = "SELECT (SELECT count(*) FROM kept) + (SELECT count(*) FROM facts)"
        try:
            base = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", timeout=WAIT, uri=True)
            try:
                base.execute(question).fetchone()
            finally:
                base.close()
        except sqlite3.Error as error:
            empty = "no such table" in str(error) and not damaged(error)
            return None if empty or (not damaged(error) and self.read_only(question, ())) else error
        return None

    def blocked(self) -> str:
        """Why no file can be made where there is none yet; "" where one can."""
        if self.path is None or self.path.exists():
            return ""
        nearest = next(folder for folder in self.path.absolute().parents if folder.exists())
        try:
            with tempfile.TemporaryFile(dir=nearest):
                return ""
        except OSError as error:
            return f"nothing can be written into {nearest}: {error.strerror}"

    def counts(self) -> dict[str, int]:
        """How many rows each table has, and how many bytes the files take."""
        found = {table: next((int(row[0]) for row in self.rows(f"SELECT count(*) FROM {table}")), 0)
                 for table in ("kept", "facts")}
        return {**found, "bytes": sum(file.stat().st_size for file in self.files())}

    def files(self) -> list[Path]:
        """The files of the store that there are."""
        if self.path is None:
            return []
        return [file for end in ("", "-wal", "-shm") if (file := Path(f"{self.path}{end}")).is_file()]

    def clear(self) -> None:
        """Forgets everything; raises sqlite3.Error or OSError where the file cannot be written."""
        if self.path is None or not self.path.is_file():
            return
        base = self.connected()
        with base:
            base.execute("DELETE FROM kept")
            base.execute("DELETE FROM facts")
        base.execute("VACUUM")
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")
