"""What is checked: a theorem with a choice on every axis, free of sizes, with its assumptions by name."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property

from explorer.kernel.exchange import JSON, read, write
from explorer.kernel.syntax import BOOL, BUILTIN, LEVEL, Sort, SortFault, Symbol, Term, Variable, named

FORMAT = "sidestep/statement-1"
SHAPES = ("unidentified", "some", "each", "every")
KINDS = ("impossibility", "guarantee")


@dataclass(frozen=True)
class Statement:
    """A size-free statement; equal statements have equal digests.

    `sorts` lists Level where it has a size, the finite sorts and the tables, each after what it is made of.
    `restrictions` bind a table variable and say which tables belong to the sort. `symbols` are the unknowns: what the
    worlds share, then a copy of every world symbol for each world compared. `outer` are the variables of an `each`
    claim. `always` holds in every query; `assumptions` only those chosen. The three queries are:

        consistent = always and assumptions and `consistent`
        varies     = always and assumptions and `varies`
        witness    = always and assumptions and `consistent` and `varies` and `witness`
    """

    theorem: str
    version: str
    claim: str
    kind: str
    shape: str
    axes: tuple[tuple[str, str], ...]
    sorts: tuple[Sort, ...]
    restrictions: tuple[tuple[Sort, str, Term], ...]
    symbols: tuple[Symbol, ...]
    outer: tuple[Variable, ...]
    always: tuple[tuple[str, Term], ...]
    assumptions: tuple[tuple[str, Term], ...]
    consistent: Term
    varies: Term
    witness: Term

    def __post_init__(self) -> None:
        if self.shape not in SHAPES or self.kind not in KINDS or bool(self.outer) != (self.shape == "each"):
            raise SortFault(f"no claim of kind {self.kind!r} and shape {self.shape!r}")
        for names in ([s.name for s in self.sorts], [s.name for s in self.symbols], [n for n, _ in self.axes],
                      [n for n, _ in self.always + self.assumptions], [s.name for s, _, _ in self.restrictions]):
            if len(set(names)) != len(names):
                raise SortFault(f"a name stands twice: {', '.join(sorted(names))}")
        closed = [(term, frozenset[Variable]()) for _, term in self.always + self.assumptions]
        closed += [(self.consistent, frozenset()), (self.varies, frozenset()), (self.witness, frozenset(self.outer))]
        closed += [(term, frozenset({(name, sort)})) for sort, name, term in self.restrictions]
        for term, allowed in closed:
            if term.sort != BOOL or not term.free <= allowed:
                raise SortFault("an assumption or query is not a closed formula")

    @property
    def sized(self) -> tuple[Sort, ...]:
        """The sorts that have a size, in order."""
        return tuple(sort for sort in self.sorts if sort.kind in ("finite", "level"))

    def formula(self, name: str) -> Term:
        """The assumption of this name, chosen or always there; raises KeyError."""
        return dict(self.always + self.assumptions)[name]

    def query(self, query: str) -> tuple[Term, ...]:
        """What a query asks beside the assumptions; raises KeyError for another word."""
        return {"consistent": (self.consistent,), "varies": (self.varies,),
                "witness": (self.consistent, self.varies, self.witness)}[query]

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON, in hexadecimal."""
        return digest(self.json())

    def json(self) -> dict[str, JSON]:
        """The statement as JSON values; `load` reads it back to an equal statement."""
        return {
            "format": FORMAT, "theorem": self.theorem, "version": self.version, "claim": self.claim,
            "kind": self.kind, "shape": self.shape, "axes": [list(pair) for pair in self.axes],
            "sorts": [{"name": s.name, "kind": s.kind, "elements": list(s.elements), "ordered": s.ordered,
                       "of": [part.name for part in s.of], "to": [part.name for part in s.to]} for s in self.sorts],
            "restrictions": [[sort.name, name, write(term)] for sort, name, term in self.restrictions],
            "symbols": [[s.name, [part.name for part in s.of], s.to.name] for s in self.symbols],
            "outer": [[name, sort.name] for name, sort in self.outer],
            "always": [[name, write(term)] for name, term in self.always],
            "assumptions": [[name, write(term)] for name, term in self.assumptions],
            "consistent": write(self.consistent), "varies": write(self.varies), "witness": write(self.witness),
        }


def load(data: JSON) -> Statement:
    """The statement that `Statement.json` wrote; raises SortFault, KeyError, TypeError or ValueError on all else."""
    if data["format"] != FORMAT:
        raise SortFault(f"not a {FORMAT}")
    sorts = dict(BUILTIN)
    listed = []
    for item in data["sorts"]:
        sort = load_sort(item, sorts)
        sorts[sort.name] = sort
        listed.append(sort)
    symbols = {name: Symbol(named(name), tuple(sorts[part] for part in of), sorts[to])
               for name, of, to in data["symbols"]}
    if len(symbols) != len(data["symbols"]):
        raise SortFault("two symbols of one name")
    outer = tuple((named(name), sorts[sort]) for name, sort in data["outer"])
    formulas = {part: tuple((str(name), read(term, sorts, symbols)) for name, term in data[part])
                for part in ("always", "assumptions")}
    found = Statement(
        theorem=str(data["theorem"]), version=str(data["version"]), claim=str(data["claim"]), kind=data["kind"],
        shape=data["shape"], axes=tuple((str(axis), str(name)) for axis, name in data["axes"]), sorts=tuple(listed),
        restrictions=tuple((sorts[sort], named(name), read(term, sorts, {}, {name: sorts[sort]}))
                           for sort, name, term in data["restrictions"]),
        symbols=tuple(symbols.values()), outer=outer, always=formulas["always"], assumptions=formulas["assumptions"],
        consistent=read(data["consistent"], sorts, symbols), varies=read(data["varies"], sorts, symbols),
        witness=read(data["witness"], sorts, symbols, dict(outer)))
    if found.digest != digest(data):
        raise SortFault("it has something that no statement has, or writes something as no statement does")
    return found


def digest(data: JSON) -> str:
    """SHA-256 of canonical JSON, in hexadecimal."""
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode()).hexdigest()


def load_sort(item: JSON, sorts: dict[str, Sort]) -> Sort:
    """One declared sort: Level, a finite sort or a table over sorts already read."""
    if item["name"] == "Level":
        return LEVEL
    elements = tuple(named(name) for name in item["elements"])
    sort = Sort(named(item["name"]), item["kind"], elements, item["ordered"] is True,
                tuple(sorts[part] for part in item["of"]), tuple(sorts[part] for part in item["to"]))
    shape = (bool(sort.of), len(sort.to), bool(elements and sort.of))
    if sort.name in sorts or shape != {"finite": (False, 0, False), "table": (True, 1, False)}[sort.kind]:
        raise SortFault(f"{sort.name} is declared twice or is neither a finite sort nor a table")
    if sort.kind == "table" and (sort.result.kind == "real" or any(part.kind == "real" for part in sort.of)):
        raise SortFault(f"{sort.name} is a table over Real: it has no finite list of values")
    return sort
