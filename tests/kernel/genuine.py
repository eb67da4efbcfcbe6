"""The genuine verdict files of the corpora, made once for a test run."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from explorer.certify import certified
from explorer.kernel.statement import Statement
from tests.kernel.small import Item, items, verdict_of


@dataclass(frozen=True)
class Genuine:
    """A certified verdict: its statement, and its file as text."""

    item: Item
    statement: Statement
    text: str

    def data(self) -> Any:
        """The file, free to be changed."""
        return json.loads(self.text)


@cache
def genuine(name: str) -> Genuine:
    """The file of one formalization of the corpora."""
    item = next(item for item in items() if item.name == name)
    statement, verdict = verdict_of(item)
    verdict = certified(statement, verdict)
    assert verdict.assurance == "certified", verdict.not_certified
    return Genuine(item, statement, json.dumps(verdict.json()))


NAMES = [item.name for item in items()]
