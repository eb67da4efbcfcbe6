"""What verdict files and maps have in common: the statement they speak of, the scope, and items of evidence."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from explorer.plain.proof import refuted
from explorer.plain.statement import Statement, digest
from explorer.plain.terms import JSON, distinct, items, require, text, whole
from explorer.plain.values import Size, Value, World, read_size

MOST = 10_000  # sizes in a scope
LARGEST = 1000  # elements of a sort
Outer = tuple[Value, ...]  # the values of the outer variables, in the statement's order


@dataclass(frozen=True)
class Shown:
    """An accepted item: a query, at these outer values, has a model under a set, or none under each of the sets."""

    query: str
    size: Size
    model: bool
    outers: Sequence[Outer]
    sets: Sequence[Collection[str]]


def check_header(statement: Statement, given: Mapping[str, JSON]) -> None:
    """Raises Rejected unless a file is about this statement."""
    require(given["statement"] == digest(statement.given), "the digest is that of another statement")
    for name in ("theorem", "claim", "kind", "shape"):
        require(given[name] == statement.given[name], f"the {name} is not that of the statement")
    require(given["axes"] == dict(statement.given["axes"]), "the axes are not those of the statement")


def assumed(statement: Statement, given: JSON) -> list[str]:
    """The names of assumptions of the statement, no two alike; raises Rejected."""
    names = distinct([text(name) for name in items(given)], "an assumption")
    for name in names:
        require(name in statement.assumptions, f"there is no assumption {name}")
    return names


def read_scope(statement: Statement, given: JSON) -> list[Size]:
    """Every size of a scope; raises Rejected."""
    names = [sort.name for sort in statement.sized]
    require(set(given) == set(names), "the scope has other sorts than the statement")
    ranges = []
    for name in names:
        least, greatest = given[name]
        require(1 <= whole(least) <= whole(greatest) <= LARGEST, f"the scope of {name} has no size, or too large ones")
        ranges.append(range(least, greatest + 1))
    require(prod(map(len, ranges)) <= MOST, "the scope has too many sizes")
    return [read_size(statement, dict(zip(names, numbers, strict=True))) for numbers in product(*ranges)]


class Evidence:
    """Checks items about the sizes of a scope."""

    def __init__(self, statement: Statement, scope: Sequence[Size]) -> None:
        self.statement = statement
        self.worlds = {size: World(statement, size) for size in scope}

    def world(self, given: JSON) -> tuple[Size, World]:
        """A size in the scope, and its world; raises Rejected."""
        size = read_size(self.statement, given)
        require(size in self.worlds, "this size is outside the scope")
        return size, self.worlds[size]

    def outers(self, item: Mapping[str, JSON], world: World) -> list[Outer]:
        """The outer values that an item is about: one tuple without values where it can have none; raises Rejected.

        A model may list several in `outers`; its `outer` is not read then.
        """
        if self.statement.shape != "each" or item["query"] != "witness":
            require("outer" not in item and "outers" not in item, "this item can have no outer values")
            return [()]
        require("outers" not in item or item["kind"] == "model", "only a model lists outer values")
        given = items(item["outers"]) if "outers" in item else [item["outer"]]
        require(given != [], "the outer values are missing")
        for outer in given:
            require(set(outer) == dict(self.statement.outer).keys(), "the outer values are of other variables")
        return [tuple(world.read(sort, outer[name]) for name, sort in self.statement.outer) for outer in given]

    def check(self, item: Mapping[str, JSON], assumptions: Sequence[str]) -> Shown:
        """What an item of evidence shows under the assumptions; raises Rejected where it shows nothing."""
        size, world = self.world(item["size"])
        outers = self.outers(item, world)
        names = [name for name, _ in self.statement.outer]
        query, kind = item["query"], item["kind"]
        if kind == "model":
            model = world.read_model(item["model"])
            formulas = {**self.statement.always, **{name: self.statement.assumptions[name] for name in assumptions}}
            for name, formula in formulas.items():
                require(world.holds(formula, {}, model), f"{name} does not hold in a model")
            for outer in outers:
                env = dict(zip(names, outer, strict=False))
                for formula in self.statement.query(query):
                    require(world.holds(formula, env, model), f"a model of {query} does not satisfy it")
            return Shown(query, size, True, outers, [assumptions])
        require(kind in ("refutation", "refutations"), f"there is no evidence of kind {kind!r}")
        env = dict(zip(names, outers[0], strict=False))
        joint = kind == "refutations"
        sets = refuted(world, query, env, assumptions, joint, item["certificate"])
        return Shown(query, size, False, outers, sets)
