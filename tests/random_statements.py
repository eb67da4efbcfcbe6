"""Random statements with every operator, and instances of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from explorer.plain.ground import conjuncts
from explorer.plain.values import World
from tests.corpus.files import LEVEL, finite, stated, table

JSON = Any
TABLES = {"Set": ("Thing", "Bool"), "Map": ("Thing", "Thing"), "Scale": ("Thing", "Level"), "Fam": ("Set", "Bool"),
          "Res": ("Thing", "Bool"), "Opt": ("Bool", "Level")}
SORTS = [{**finite("Thing"), "ordered": True}, LEVEL, finite("Colour", "r", "g", "b"),
         *(table(name, of, to) for name, (of, to) in TABLES.items())]
SYMBOLS = [["x", [], "Thing"], ["y", ["Thing"], "Thing"], ["p", [], "Bool"], ["q", ["Bool"], "Colour"],
           ["c", [], "Colour"], ["w", [], "Real"], ["v", ["Thing"], "Real"], ["l", [], "Level"],
           ["k", ["Level"], "Bool"], ["s", [], "Set"], ["m", [], "Map"], ["n", ["Thing"], "Scale"],
           ["f", ["Set"], "Thing"], ["h", ["Set", "Bool"], "Colour"], ["g", ["Scale"], "Level"], ["e", [], "Fam"],
           ["r", ["Colour"], "Res"], ["d", ["Res", "Thing"], "Bool"], ["o", [], "Opt"],
           ["z", ["Level", "Bool"], "Real"]]
NUMBERS = ("Level", "Real")
FIRST = ["elem", "Thing", 0]
AT_FIRST, AT_SOME = ["sel", ["var", "t"], FIRST], ["exists", [["i", "Thing"]], ["sel", ["var", "t"], ["var", "i"]]]
OTHER = ["exists", [["u", "Set"]], ["not", ["eq", ["sel", ["var", "u"], FIRST], AT_FIRST]]]
RESTRICTIONS = [AT_SOME, OTHER, ["or", AT_FIRST, OTHER], ["implies", AT_SOME, AT_FIRST]]
OPERATORS = {"var", "num", "elem", "true", "false", "app", "sel", "lam", "forall", "exists", "total", "count", "eq",
             "le", "lt", "not", "and", "or", "implies", "add", "mul", "ite", "rank"}


BY_COLOUR = ["ite", ["eq", ["app", "c"], ["elem", "Colour", 0]], ["app", "w"], ["app", "v", ["app", "x"]]]
MANY = [["ite", ["eq", ["app", "c"], ["elem", "Colour", 1]], ["num", "1"], BY_COLOUR],
        ["ite", ["eq", ["app", "x"], FIRST], ["app", "l"], BY_COLOUR]]  # numbers of many cases, some of them unknown
OF_MANY = [symbol for symbol in SYMBOLS if symbol[0] in ("c", "w", "v", "x", "l")]


class Maker:
    """Makes random terms of these symbols."""

    def __init__(self, rng: random.Random, symbols: Sequence[JSON]) -> None:
        self.rng, self.symbols, self.bound = rng, symbols, 0

    def variables(self, sorts: Sequence[str], most: int = 1) -> list[JSON]:
        """New variables, at most so many, each of one of these sorts."""
        count = self.rng.randint(1, most)
        self.bound += count
        return [[f"i{self.bound - place}", self.rng.choice(sorts)] for place in range(count)]

    def some(self, sorts: Sequence[str], scope: Mapping[str, str], depth: int) -> JSON:
        """A term of one of these sorts."""
        return self.term(self.rng.choice(sorts), scope, depth)

    def binder(self, head: str, bound: Sequence[JSON], sorts: Sequence[str], scope: Mapping[str, str],
               depth: int) -> JSON:
        """A term that binds these variables, with a body of one of these sorts."""
        return [head, bound, self.some(sorts, {**scope, **dict(bound)}, depth)]

    def term(self, sort: str, scope: Mapping[str, str], depth: int) -> JSON:
        """A term of the sort, with the variables in scope; deeper only where the sort has nothing simple."""
        leaves = [["var", name] for name, kind in scope.items() if kind == sort]
        leaves += [["app", name] for name, of, to in self.symbols if to == sort and not of]
        leaves += {"Colour": [["elem", "Colour", self.rng.randrange(3)]], "Thing": [FIRST],
                   "Bool": [["true"], ["false"]],
                   "Real": [["num", self.rng.choice(["0", "1", "-1", "1/2", "2"])]]}.get(sort, [])
        if depth <= 0 and leaves:
            return self.rng.choice(leaves)
        calls = [(name, of) for name, of, to in self.symbols if to == sort and of]
        kinds = ["leaf"] * bool(leaves and sort != "Bool") + ["lam"] * 2 * (sort in TABLES)
        if depth > 0:
            kinds += ["app"] * 3 * bool(calls) + ["ite"] + ["sel"] * 2 * any(to == sort for _, to in TABLES.values())
            kinds += {"Bool": ["leaf", "eq", "eq", "le", "lt", "not", "and", "or", "implies", "forall", "exists",
                               "exists"],
                      "Real": ["add", "add", "mul", "total", "count", "rank"]}.get(sort, [])
        kind, inner = self.rng.choice(kinds or ["sel"]), depth - 1
        match kind:
            case "leaf":
                return self.rng.choice(leaves)
            case "app":
                name, of = self.rng.choice(calls)
                return [kind, name, *(self.term(part, scope, inner) for part in of)]
            case "sel":
                name, of = self.rng.choice([(name, of) for name, (of, to) in TABLES.items() if to == sort])
                return [kind, self.term(name, scope, inner), self.term(of, scope, inner)]
            case "lam":
                of, to = TABLES[sort]
                bound = self.variables([of])
                return [kind, sort, *self.binder("", bound, NUMBERS if to == "Level" else [to], scope, inner)[1:]]
            case "forall" | "exists":
                bound = self.variables(["Thing", "Bool", "Colour", "Set", "Map", "Scale", "Level", "Res"], 2)
                return self.binder(kind, bound, ["Bool"], scope, inner)
            case "total" | "count":
                bound = self.variables(["Thing", "Bool", "Colour", "Set"])
                return self.binder(kind, bound, NUMBERS if kind == "total" else ["Bool"], scope, inner)
            case "add":
                return [kind, *(self.some(NUMBERS, scope, inner) for _ in range(self.rng.randint(1, 3)))]
            case "and" | "or":
                return [kind, *(self.term("Bool", scope, inner) for _ in range(self.rng.randint(2, 3)))]
            case "eq":
                sort = self.rng.choice(["Thing", "Colour", "Level", "Real", "Bool", "Set", "Scale"])
                right = NUMBERS if sort == "Level" else [sort]
                return [kind, self.term(sort, scope, inner), self.some(right, scope, inner)]
        sorts = {"ite": [["Bool"], [sort], [sort]], "not": [["Bool"]], "implies": [["Bool"], ["Bool"]],
                 "rank": [["Thing", "Level"]], "mul": [["Level"], NUMBERS]}.get(kind, [NUMBERS, NUMBERS])
        return [kind, *(self.some(some, scope, inner) for some in sorts)]

    def statement(self) -> JSON:
        """A statement with three assumptions or more; most begin with a quantifier."""
        kinds = ["Thing", "Bool", "Set", "Map", "Scale", "Level", "Res", "Colour"]
        parts = [self.binder(self.rng.choice(["forall", "forall", "exists"]), self.variables(kinds, 2), ["Bool"], {}, 2)
                 if self.rng.random() < 0.7 else self.term("Bool", {}, 3) for _ in range(3)]
        if self.symbols == OF_MANY:
            parts.append(["le", ["add", *MANY], self.term("Real", {}, 1)])
        restrictions = [["Res", "t", self.rng.choice(RESTRICTIONS)]] if self.rng.random() < 0.7 else []
        return stated("z", sorts=SORTS, symbols=self.symbols, restrictions=restrictions,
                      assumptions=[[f"a{number}", part] for number, part in enumerate(parts)],
                      witness=self.term("Bool", {}, 2))

    def instances(self, world: World) -> Iterator[JSON]:
        """Instances of all assumptions, and of some symbols; later ones may speak of the tables that were chosen."""
        chosen: dict[str, str] = {}
        turn = 0
        for name, formula in world.statement.assumptions.items():
            for number, part in enumerate(conjuncts(formula)):
                turn += 1
                bound = part.binders[:self.rng.randint(0, len(part.binders))] if part.head == "forall" else ()
                yield [name, number, [self.argument(world, sort, chosen) for _, sort in bound],
                       *(["values"] if self.rng.random() < 0.2 else [])]
                if part.head == "exists" and any(sort in TABLES for _, sort in part.binders):
                    chosen |= {f"chosen_{turn}_{variable}": sort for variable, sort in part.binders}
        for name, of, _ in self.rng.sample(self.symbols, 3):
            sides = [[self.argument(world, sort, chosen) for sort in of] for _ in range(2)]
            yield self.rng.choice([["?", name, sides[0]], ["=", name, sides]])

    def argument(self, world: World, sort: str, chosen: Mapping[str, str]) -> JSON:
        """A term, or a value as JSON."""
        if self.rng.random() < 0.6:
            return self.term(sort, chosen, self.rng.randint(0, 2))
        return listed(self.rng.choice(world.values(sort)))


def listed(value: JSON) -> JSON:
    """A value as JSON."""
    return [listed(row) for row in value] if isinstance(value, tuple) else value
