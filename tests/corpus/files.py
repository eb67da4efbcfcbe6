"""Statements and files about them, and what they are made of."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import getitem
from typing import Any

from explorer.kernel.refutation import grounded
from explorer.kernel.statement import load
from explorer.kernel.universe import Universe
from tests.corpus.refuting import refuted

JSON = Any
WORK = 100_000  # enough for every certificate here, so that none is rejected for the work that it takes
TRUE, FALSE = ["true"], ["false"]
P, Q, R, X, T = (["app", name] for name in "pqrxt")


@dataclass(frozen=True)
class Case:
    """A statement, a file about it that has to be accepted, and by name files to reject, each with the reason."""

    shows: str
    statement: JSON
    accept: JSON
    rejects: Mapping[str, tuple[str, JSON]]


def stated(name: str, **fields: JSON) -> JSON:
    """A statement with these fields."""
    return {"format": "sidestep/statement-1", "theorem": name, "version": "1", "claim": "claim",
            "kind": "impossibility", "shape": "some", "axes": [], "sorts": [], "restrictions": [], "symbols": [],
            "outer": [], "always": [], "assumptions": [], "consistent": TRUE, "varies": TRUE, "witness": TRUE, **fields}


def finite(name: str, *elements: str) -> JSON:
    return {"name": name, "kind": "finite", "elements": list(elements), "ordered": False, "of": [], "to": []}


def table(name: str, of: str, to: str) -> JSON:
    return {"name": name, "kind": "table", "elements": [], "ordered": False, "of": [of], "to": [to]}


LEVEL = {"name": "Level", "kind": "level", "elements": [], "ordered": True, "of": [], "to": []}


def header(form: str, statement: JSON) -> JSON:
    """What every file about a statement begins with."""
    return {"format": form, "theorem": statement["theorem"], "statement": load(statement).digest,
            **{part: statement[part] for part in ("kind", "shape", "claim")}, "axes": dict(statement["axes"])}


def verdict(statement: JSON, on: Sequence[str], scope: JSON, word: str, sizes: Sequence[JSON],
            evidence: Sequence[JSON]) -> JSON:
    """A verdict file."""
    return {**header("sidestep/verdict-1", statement), "assumptions": list(on), "scope": scope, "verdict": word,
            "pattern": dict(Counter(size["verdict"] for size in sizes)), "sizes": list(sizes),
            "evidence": list(evidence)}


def single(statement: JSON, on: Sequence[str], size: JSON, word: str, *evidence: JSON) -> JSON:
    """A verdict file about one size."""
    return verdict(statement, on, {sort: [count, count] for sort, count in size.items()}, word, [at(size, word)],
                   evidence)


def at(size: JSON, word: str, checked: bool = True) -> JSON:
    return {"size": size, "verdict": word, "checked": checked}


def model(query: str, size: JSON, values: JSON, **more: JSON) -> JSON:
    return {"query": query, "kind": "model", "size": size, "model": values, **more}


def certificate(statement: JSON, on: Sequence[str], query: str, size: JSON, instances: JSON, outer: JSON = None,
                together: Sequence[Sequence[str]] = ()) -> JSON:
    """A certificate of these instances; for several sets of assumptions, if they are given, in one proof."""
    made = grounded(Universe(load(statement), size), on, query, instances, outer, bool(together))
    goals = [[made.switches[name] for name in names] for names in together] or [[]]
    lemmas, steps = refuted(made.clauses, goals)
    return {"work": WORK, "instances": instances, "lemmas": lemmas, "steps": steps}


def refutation(statement: JSON, on: Sequence[str], query: str, size: JSON, instances: JSON,
               outer: JSON = None) -> JSON:
    """A refutation of these instances as evidence."""
    return {"query": query, "kind": "refutation", "size": size, **({"outer": outer} if outer else {}),
            "certificate": certificate(statement, on, query, size, instances, outer)}


def under(names: Sequence[str], item: JSON) -> JSON:
    """An item of a map's evidence."""
    return {"assumptions": list(names), **item}


def put(file: JSON, value: JSON, *path: JSON) -> JSON:
    """The file with a value at this place."""
    file = copy.deepcopy(file)
    reduce(getitem, path[:-1], file)[path[-1]] = copy.deepcopy(value)
    return file


def drop(file: JSON, *path: JSON) -> JSON:
    """The file without what is at this place."""
    file = copy.deepcopy(file)
    del reduce(getitem, path[:-1], file)[path[-1]]
    return file


def raised(by: str) -> JSON:
    """A table of levels, each of them the level `l` and a number, which may be no level."""
    return ["lam", "Scale", [["i", "Thing"]], ["add", ["app", "l"], ["num", by]]]


SCALE = [finite("Thing"), LEVEL, table("Scale", "Thing", "Level")]
FIRST = ["elem", "Thing", 0]
