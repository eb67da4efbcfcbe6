"""Statements, read from JSON, with the formulas that each query is made of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from explorer.plain.terms import BOOL, JSON, REAL, Binders, Language, Sort, Term, distinct, items, named, require, text

FORMAT = "sidestep/statement-1"
SHAPES = ("unidentified", "some", "each", "every")
QUERIES = ("consistent", "varies", "witness")


@dataclass(frozen=True)
class Statement:
    """A statement; `restrictions` gives a table sort the variable and the formula that its tables satisfy."""

    given: Mapping[str, JSON]
    language: Language
    restrictions: Mapping[str, tuple[str, Term]]
    outer: Binders
    always: Mapping[str, Term]
    assumptions: Mapping[str, Term]
    targets: Mapping[str, Term]

    @property
    def shape(self) -> str:
        """The shape of the claim."""
        return str(self.given["shape"])

    @property
    def sized(self) -> list[Sort]:
        """The sorts that a size gives a number of elements."""
        return [sort for sort in self.language.sorts.values() if sort.kind != "table"]

    def plain(self, query: str) -> bool:
        """Whether the query's own formula is simply true."""
        return self.targets[query].head == "true"

    def query(self, query: JSON) -> list[Term]:
        """The formulas of a query, beside those that hold always and the assumptions; raises Rejected."""
        require(query in QUERIES, f"there is no query {query!r}")
        return [self.targets[name] for name in (QUERIES if query == "witness" else (query,))]


def digest(given: JSON) -> str:
    """The SHA-256 of a statement's JSON, with sorted keys, no spaces and ASCII escapes."""
    return hashlib.sha256(json.dumps(given, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def read_statement(given: JSON) -> Statement:
    """The statement that JSON describes; raises Rejected where it is malformed or a term is ill-sorted."""
    require(isinstance(given, dict) and given["format"] == FORMAT, "this is not a statement")
    for name in ("theorem", "version", "claim"):
        text(given[name])
    require(given["kind"] in ("impossibility", "guarantee"), f"there is no kind {given['kind']!r}")
    require(given["shape"] in SHAPES, f"there is no shape {given['shape']!r}")
    distinct([text(axis) for axis, alternative in items(given["axes"]) if text(alternative)], "an axis")
    sorts = read_sorts(given["sorts"])
    symbols = read_symbols(given["symbols"], sorts)
    language = Language(sorts, symbols)
    outer = language.binders(given["outer"]) if given["outer"] != [] else ()
    require((given["shape"] == "each") == (outer != ()), "the claims with outer variables are those of shape each")
    named = [(text(name), language.formula(formula, {})) for field in ("always", "assumptions")
             for name, formula in items(given[field])]
    distinct([name for name, _ in named], "the name of an assumption")
    require(not {"=", "?"} & dict(named).keys(), "= and ? are not names of assumptions")
    count = len(given["always"])
    targets = {query: language.formula(given[query], dict(outer) if query == "witness" else {}) for query in QUERIES}
    return Statement(given, language, read_restrictions(given["restrictions"], sorts), outer,
                     dict(named[:count]), dict(named[count:]), targets)


def read_sorts(given: JSON) -> dict[str, Sort]:
    """The sorts by name; a table sort speaks only of sorts before it. Raises Rejected."""
    found: dict[str, Sort] = {}
    language = Language(found, {})
    for item in items(given):
        name, kind, of, to = named(item["name"]), item["kind"], items(item["of"]), items(item["to"])
        elements = distinct([named(element) for element in items(item["elements"])], "an element")
        require(name not in found and name not in (BOOL, REAL), f"the sort {name} stands twice")
        require(type(item["ordered"]) is bool, f"{name} is ordered or not")
        require(kind in ("finite", "level", "table"), f"there is no kind {kind!r} of sorts")
        require(kind == "finite" or elements == [], f"{name} cannot have named elements")
        require(len(to) == (kind == "table") and bool(of) == (kind == "table"), f"{name} has wrong arguments")
        for part in (*of, *to):
            language.listed(part)
        found[name] = Sort(name, kind, tuple(elements), item["ordered"], tuple(of), to[0] if to else "")
    return found


def read_symbols(given: JSON, sorts: Mapping[str, Sort]) -> dict[str, tuple[tuple[str, ...], str]]:
    """The argument sorts and the sort of every symbol; raises Rejected."""
    language = Language(sorts, {})
    found = [(named(name), (tuple(language.listed(sort) for sort in items(arguments)), result))
             for name, arguments, result in items(given)]
    distinct([name for name, _ in found], "a symbol")
    for name, (_, result) in found:
        require(result == REAL or result == language.listed(result), f"{name} has no sort")
    return dict(found)


def read_restrictions(given: JSON, sorts: Mapping[str, Sort]) -> dict[str, tuple[str, Term]]:
    """The variable and the formula of every restricted sort; they speak of no symbol. Raises Rejected."""
    language = Language(sorts, {})
    found: dict[str, tuple[str, Term]] = {}
    for sort, variable, formula in items(given):
        require(sort in sorts and sorts[sort].kind == "table", f"{sort} cannot be restricted")
        require(sort not in found, f"{sort} is restricted twice")
        found[sort] = named(variable), language.formula(formula, {variable: sort})
    return found
