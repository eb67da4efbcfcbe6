"""Maps in this process, and what a map claims compared with asking about every combination by itself."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, combinations
from typing import Any

from explorer.asking import ask
from explorer.certify import certified_map
from explorer.kernel.chains import fields_of
from explorer.kernel.statement import Statement
from explorer.loading import find
from explorer.map import Map
from explorer.mapping import Options, job_of
from explorer.scope import parse_scope
from explorer.search.charting import Charting, Job, chart_of
from explorer.search.decide import Search
from explorer.search.solvers import Answer
from explorer.verdict import Sizes

JSON = Any


def quiet(*_: object) -> None:
    """No progress is shown."""


def job(name: str, scope: str, among: Sequence[str] = (), certify: bool = True, **choices: str) -> Job:
    """The job of a shipped theorem's map."""
    asked = ask(find(name), settings=list(choices.items()), changes=parse_scope(scope) if scope else None)
    return job_of(asked, among, Options(certify=certify, store=False))


def drawn(work: Job) -> Map:
    """The map of a job, with its evidence where it asks for any, as the kernel sees it."""
    charting = Charting(work, quiet)
    proofs, missing = [], []
    for kind, *rest in charting.messages():
        if kind == "proof":
            proofs.append(rest[0])
        elif kind == "missing":
            missing.append(rest[0])
    found = replace(chart_of(work, charting.chains), proofs=tuple(proofs))
    assert not missing, missing
    return certified_map(found) if work.certify else found


def subsets(names: Sequence[str]) -> list[tuple[str, ...]]:
    return list(chain.from_iterable(combinations(names, n) for n in range(len(names) + 1)))


class Truth:
    """Every combination asked about by itself."""

    def __init__(self, statement: Statement, sizes: Sequence[Sizes]) -> None:
        self.statement, self.sizes = statement, tuple(sizes)
        self.search = Search(statement, self.sizes, keep=False)

    def verdict(self, names: Sequence[str]) -> str:
        return self.search.overall(names)

    def inside(self, query: str, names: Sequence[str], size: Sizes | None = None) -> bool:
        """Whether a set is inside a property: at any size, or at one size for every case."""
        ordered = self.search.ordered(names)
        if self.statement.shape == "each" and query == "witness":
            assert size is not None
            return self.search.at(size, names).verdict in ("stands", "holds")
        sizes = self.sizes if size is None else (size,)
        return any(self.search.site(one).ask(query, ordered) is Answer.YES for one in sizes)

    def agrees(self, data: JSON) -> bool:
        """Whether what a map's file claims is so: its sets, that they are extreme, and its counts."""
        names, held = data["assumptions"], data["held"]
        parts = [(tuple(part["size"].items()), part) for part in data["sizes"]] \
            if self.statement.shape == "each" else [(None, data)]
        for size, part in parts:
            for query, (smallest, largest) in fields_of(self.statement):
                for field, side in ((smallest, False), (largest, True)):
                    near = part.get("unconfirmed", {}).get(field, [])
                    for one in (*part[field], *near):
                        if self.inside(query, (*held, *one), size) != side:
                            return False
                    for one in part[field]:
                        for name in names:
                            if (name in one) != side and self.inside(
                                    query, (*held, *(set(one) ^ {name})), size) == side:
                                return False
        counts: dict[str, int] = dict.fromkeys(data["counts"], 0)
        for one in subsets(names):
            counts[self.verdict((*held, *one))] += 1
        return data["counts"]["open"] > 0 or counts == data["counts"]


def text(found: Map) -> str:
    """The map as it is written to a file."""
    return json.dumps(found.json())
