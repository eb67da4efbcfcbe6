"""From a statement, a query and instances to a list of clauses that hold in every model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.plain.cells import Env, Meaning, Rows
from explorer.plain.clauses import TRUE, Clauses, Literal
from explorer.plain.meanings import Meanings
from explorer.plain.terms import JSON, Binders, Rejected, Term, items, require, whole
from explorer.plain.values import UndefinedError, Value, World


def conjuncts(formula: Term) -> list[Term]:
    """The parts of a formula whose nested conjunctions are taken apart."""
    return [inner for part in formula.parts for inner in conjuncts(part)] if formula.head == "and" else [formula]


class Grounding(Meanings):
    """The clauses of one refutation; `switches` gives assumptions the variables that turn them on."""

    def __init__(self, world: World, assumptions: Sequence[str], switched: bool) -> None:
        super().__init__(world, Clauses())
        self.assumptions = assumptions
        self.switches = {name: self.clauses.variable() for name in assumptions} if switched else {}
        self.turn = 0  # 0 is the query, n the n-th instance
        self.among = False  # a table said to exist is one among the values, and not new unknowns
        self.chosen: dict[str, tuple[str, Meaning]] = {}  # the sorts and meanings of chosen_TURN_VARIABLE

    def ground(self, query: Sequence[Term], outer: Mapping[str, Value], instances: JSON) -> None:
        """Claims the query, for values of the outer variables, and then each instance; raises Rejected."""
        sorts = dict(self.world.statement.outer)
        for formula in query:
            self.claim(formula, {name: self.of(sorts[name], value) for name, value in outer.items()})
        for given in items(instances):
            self.turn += 1
            if given[0] in ("=", "?"):
                self.symbol_instance(given)
            else:
                self.instance(given)

    def claim(self, formula: Term, env: Env, positive: bool = True) -> None:
        """Claims a formula, or its negation."""
        head, parts, binders = formula.head, formula.parts, formula.binders
        if head == "not":
            self.claim(parts[0], env, not positive)
        elif head == ("and" if positive else "or"):
            for part in parts:
                self.claim(part, env, positive)
        elif head == "implies" and not positive:
            self.claim(parts[0], env, True)
            self.claim(parts[1], env, False)
        elif head == ("forall" if positive else "exists"):
            for inner in self.assignments(binders, env):
                self.claim(parts[0], inner, positive)
        elif head in ("forall", "exists") and not self.among and "table" in [self.language.kind(s) for _, s in binders]:
            self.claim(parts[0], {**env, **{name: self.choose(name, sort) for name, sort in binders}}, positive)
        else:
            literal = self.literal(formula, env)
            self.clauses.claim(literal if positive else -literal)

    def choose(self, variable: str, sort: str) -> Meaning:
        """A new cell for something that is said to exist, which later instances can name."""
        name = f"chosen_{self.turn}_{variable}"
        while name in self.chosen:
            name += "_"
        meaning = self.cell(sort)
        self.chosen[name] = sort, meaning
        return meaning

    def claim_always(self, formula: Term, env: Env) -> None:
        """Claims a formula whatever is assumed: what a restriction says of a cell."""
        with self.clauses.beginning(()):
            self.claim(formula, env)

    def argument(self, sort: str, given: JSON) -> Meaning:
        """The meaning of an argument; raises Rejected where it has none."""
        if not (isinstance(given, list) and given and isinstance(given[0], str)):
            return self.of(sort, self.world.read(sort, given))
        term = self.language.read(given, {name: kind for name, (kind, _) in self.chosen.items()})
        require(term.sort == sort, f"an argument is a {term.sort} and not a {sort}")
        try:
            return self.mean(term, {name: meaning for name, (_, meaning) in self.chosen.items()})
        except UndefinedError:
            raise Rejected("an argument has no value") from None

    def membership(self, sort: str, meaning: Meaning) -> Literal:
        """The literal that what is meant is a value of the sort."""
        if self.inside(sort, meaning):
            return TRUE
        if not isinstance(meaning, Rows):
            return self.clauses.disjunction(self.equal(meaning, self.of(sort, value))
                                            for value in self.world.values(sort))
        found = [self.membership(self.language.sorts[sort].to, row) for row in meaning.rows]
        if sort in self.world.statement.restrictions:
            variable, formula = self.world.statement.restrictions[sort]
            found.append(self.literal(formula, {variable: meaning}))
        return self.clauses.conjunction(found)

    def instance(self, given: JSON) -> None:
        """Claims one conjunct of an assumption at arguments, where these exist; raises Rejected."""
        name, number, arguments = given[:3]
        require(len(given) == 3 or given[3:] == ["values"], "an instance ends with something else")
        self.among = len(given) == 4
        statement = self.world.statement
        require(name in statement.always or name in self.assumptions, f"{name!r} is not assumed")
        parts = conjuncts(statement.always[name] if name in statement.always else statement.assumptions[name])
        require(0 <= whole(number) < len(parts), f"{name} has no conjunct {number}")
        formula, arguments = parts[number], items(arguments)
        env: dict[str, Meaning] = {}
        there: list[Literal] = []  # the literals that an argument has a value
        binders: Binders = ()
        with self.clauses.beginning((-self.switches[name],) if name in self.switches else ()):
            for argument in arguments:
                if not binders:
                    require(formula.head == "forall", f"{name} has fewer universal variables")
                    binders, formula = formula.binders, formula.parts[0]
                (variable, sort), *rest = binders
                binders, env[variable] = tuple(rest), self.argument(sort, argument)
                there.append(self.membership(sort, env[variable]))
            given_all = self.clauses.conjunction(there)
            for inner in self.assignments(binders, env):
                if given_all == TRUE:
                    self.claim(formula, inner)
                else:
                    self.clauses.claim(self.clauses.disjunction([-given_all, self.literal(formula, inner)]))

    def symbol_instance(self, given: JSON) -> None:
        """Claims that a symbol gives equal values at equal arguments ("="), or one of the values of its sort ("?")."""
        kind, symbol, arguments = given
        self.among = False
        sorts, result = self.language.symbols[symbol]
        sides = [[self.argument(sort, argument) for sort, argument in zip(sorts, side, strict=True)]
                 for side in (arguments if kind == "=" else [arguments])]
        if kind == "=":
            left, right = sides
            differ = [-self.equal(one, other) for one, other in zip(left, right, strict=True)]
            same = self.equal(self.applied(symbol, left), self.applied(symbol, right))
            self.clauses.claim(self.clauses.disjunction([*differ, same]))
        else:
            meaning = self.applied(symbol, sides[0])
            self.clauses.claim(self.clauses.disjunction(
                self.equal(meaning, self.of(result, value)) for value in self.world.values(result)))
