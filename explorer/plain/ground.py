"""From a statement, a query and instances to a list of clauses that hold in every model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from explorer.plain.cells import Env, Meaning
from explorer.plain.clauses import FALSE, TRUE, Clauses, Literal
from explorer.plain.meanings import Meanings
from explorer.plain.terms import JSON, Binders, Term, items, require, whole
from explorer.plain.values import Value, World


def conjuncts(formula: Term) -> list[Term]:
    """The parts of a formula whose nested conjunctions are taken apart."""
    return [inner for part in formula.parts for inner in conjuncts(part)] if formula.head == "and" else [formula]


def inside(term: Term) -> set[Term]:
    """A term and all that it is made of."""
    return {term}.union(*(inside(part) for part in term.parts))


class Grounding(Meanings):
    """The clauses of one refutation; `switches` gives assumptions the variables that turn them on."""

    def __init__(self, world: World, assumptions: Sequence[str], switched: bool) -> None:
        super().__init__(world, Clauses())
        self.assumptions = assumptions
        self.switches = {name: self.clauses.variable() for name in assumptions} if switched else {}
        self.turn = 0  # 0 is the query, n the n-th instance
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

    def claim(self, formula: Term, env: Env, positive: bool = True, among: bool = False) -> None:
        """Claims a formula, or its negation. A table said to exist is new unknowns, or one `among` the values."""
        head, parts, binders = formula.head, formula.parts, formula.binders
        if head == "not":
            self.claim(parts[0], env, not positive, among)
        elif head == ("and" if positive else "or"):
            for part in parts:
                self.claim(part, env, positive, among)
        elif head == "implies" and not positive:
            self.claim(parts[0], env, True, among)
            self.claim(parts[1], env, False, among)
        elif head == ("forall" if positive else "exists"):
            for inner in self.assignments(binders, env):
                self.claim(parts[0], inner, positive, among)
        elif head in ("forall", "exists") and not among and any(self.language.kind(s) == "table" for _, s in binders):
            inner = dict(env)
            for name, sort in binders:
                inner[name] = self.cell(sort)
                self.chosen[f"chosen_{self.turn}_{name}"] = sort, inner[name]
            self.claim(parts[0], inner, positive, among)
        else:
            literal = self.literal(formula, env)
            self.clauses.claim(literal if positive else -literal)

    def claim_always(self, formula: Term, env: Env) -> None:
        """Claims a formula whatever is assumed: what a restriction says of a cell."""
        with self.clauses.beginning(()):
            self.claim(formula, env)

    def argument(self, sort: str, given: JSON) -> tuple[Meaning, Term | None]:
        """The meaning of an argument, and its term unless it is a value; raises Rejected."""
        if not (isinstance(given, list) and given and isinstance(given[0], str)):
            return self.of(sort, self.world.read(sort, given)), None
        term = self.language.read(given, {name: kind for name, (kind, _) in self.chosen.items()})
        require(term.sort == sort, f"an argument is a {term.sort} and not a {sort}")
        return self.mean(term, {name: meaning for name, (_, meaning) in self.chosen.items()}), term

    def doubted(self, term: Term) -> bool:
        """Whether a part of a term may be a table outside its sort."""
        return not self.doubtful.isdisjoint(inside(term) - {term})

    def exists(self, sort: str, meaning: Meaning, term: Term | None) -> Literal:
        """The literal that a term denotes a value of its sort; raises Rejected where no literal says so."""
        if term is None or not inside(term) & self.doubtful:
            return TRUE
        require(term in self.doubtful and not self.doubted(term), "an argument may have no value")
        require(term.parts[0].sort == self.language.sorts[sort].to, "an argument may have no value")
        variable, formula = self.world.statement.restrictions[sort]
        require(all(part.head != "lam" for part in inside(formula)), "an argument may have no value")
        return self.literal(formula, {variable: meaning})

    def instance(self, given: JSON) -> None:
        """Claims one conjunct of an assumption at arguments, where these exist; raises Rejected."""
        name, number, arguments = given[:3]
        require(len(given) == 3 or given[3:] == ["values"], "an instance ends with something else")
        statement = self.world.statement
        require(name in statement.always or name in self.assumptions, f"{name!r} is not assumed")
        parts = conjuncts(statement.always[name] if name in statement.always else statement.assumptions[name])
        require(0 <= whole(number) < len(parts), f"{name} has no conjunct {number}")
        formula, arguments = parts[number], items(arguments)
        env: dict[str, Meaning] = {}
        missing: list[Literal] = []  # the literals that an argument has no value
        binders: Binders = ()
        while arguments:
            require(formula.head == "forall", f"{name} has fewer universal variables")
            binders, formula = formula.binders, formula.parts[0]
            for variable, sort in binders[:len(arguments)]:
                meaning, term = self.argument(sort, arguments.pop(0))
                missing.append(-self.exists(sort, meaning, term))
                env[variable] = meaning
                binders = binders[1:]
        with self.clauses.beginning((-self.switches[name],) if name in self.switches else ()):
            if set(missing) <= {FALSE}:
                for inner in self.assignments(binders, env):
                    self.claim(formula, inner, True, len(given) == 4)
            else:
                holds = -self.either(-self.literal(formula, inner) for inner in self.assignments(binders, env))
                self.clauses.claim(self.clauses.disjunction([*missing, holds]))

    def symbol_instance(self, given: JSON) -> None:
        """Claims that a symbol gives equal values at equal arguments ("="), or one of the values of its sort ("?")."""
        kind, symbol, arguments = given
        sorts, result = self.language.symbols[symbol]
        sides = [[self.argument(sort, argument) for sort, argument in zip(sorts, side, strict=True)]
                 for side in (arguments if kind == "=" else [arguments])]
        if kind == "=":
            left, right = ([meaning for meaning, _ in side] for side in sides)
            equal = [self.equal(one, other) for one, other in zip(left, right, strict=True)]
            same = self.equal(self.applied(symbol, left), self.applied(symbol, right))
            self.clauses.claim(self.clauses.disjunction([-self.clauses.conjunction(equal), same]))
        else:
            for _, term in sides[0]:
                require(term is None or not self.doubted(term), "an argument may have no value")
            meaning = self.applied(symbol, [meaning for meaning, _ in sides[0]])
            self.clauses.claim(self.clauses.disjunction(
                [self.equal(meaning, self.of(result, value)) for value in self.world.values(result)]))
