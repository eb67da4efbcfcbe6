"""What every term means, once its variables have meanings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from explorer.plain.cells import Cases, Cells, Env, Meaning, Rows, just, known, pairs
from explorer.plain.clauses import FALSE, TRUE, Clauses, Form, Literal, Number, plus, times
from explorer.plain.terms import BOOL, REAL, Rejected, Term
from explorer.plain.values import UndefinedError, World

MOST = 16  # cases that a sum may have before its sides get names


class Meanings(Cells):
    """The meanings of terms at a size. Equal terms at equal meanings of their variables mean the same."""

    def __init__(self, world: World, clauses: Clauses) -> None:
        super().__init__(world, clauses)
        self.names: dict[Cases, Cases] = {}
        self.remembered: dict[tuple[Term, tuple[Meaning, ...]], Meaning] = {}

    def literal(self, formula: Term, env: Env) -> Literal:
        """What a formula means."""
        meaning = self.mean(formula, env)
        if not isinstance(meaning, int):
            raise Rejected(f"{formula.head} is no formula")
        return meaning

    def mean(self, term: Term, env: Env) -> Meaning:
        """What a term means; a formula that needs a known table outside its sort means a new variable.

        Raises UndefinedError where a term of another sort needs such a table.
        """
        key = term, tuple(env[name] for name in term.free)
        if key not in self.remembered:
            try:
                self.remembered[key] = self.meaning(term, env)
            except UndefinedError:
                if term.sort != BOOL:
                    raise
                self.remembered[key] = self.clauses.variable()
        return self.remembered[key]

    def meaning(self, term: Term, env: Env) -> Meaning:
        """What a term means, worked out from the meanings of its parts."""
        parts, conjunction, disjunction = term.parts, self.clauses.conjunction, self.clauses.disjunction
        match term.head:
            case "var":
                return env[term.name]
            case "num" | "elem":
                return just(term.value)
            case "true" | "and":
                return conjunction(self.literal(part, env) for part in parts)
            case "false" | "or":
                return disjunction(self.literal(part, env) for part in parts)
            case "forall":
                return conjunction(self.literal(parts[0], inner) for inner in self.assignments(term.binders, env))
            case "exists":
                return disjunction(self.literal(parts[0], inner) for inner in self.assignments(term.binders, env))
            case "implies":
                return disjunction(sign * self.literal(part, env) for part, sign in zip(parts, (-1, 1), strict=True))
            case "not":
                return -self.literal(parts[0], env)
            case "ite":
                condition = self.literal(parts[0], env)
                if condition in (TRUE, FALSE):
                    return self.mean(parts[1 if condition == TRUE else 2], env)
                branches = ((condition, parts[1]), (-condition, parts[2]))
                return self.choice(term.sort, [(literal, self.mean(part, env)) for literal, part in branches])
            case "lam":
                return self.table(term, env)
            case "add":
                return self.sum(self.mean(part, env) for part in parts)
            case "total" | "count":
                return self.sum(self.addend(parts[0], inner) for inner in self.assignments(term.binders, env))
        return self.operation(term, [self.mean(part, env) for part in parts])

    def table(self, term: Term, env: Env) -> Rows:
        """What a table made from an expression means; raises UndefinedError where it is known to be no table."""
        rows = []
        for values in self.world.assignments(term.binders):
            bound = {name: self.of(sort, values[name]) for name, sort in term.binders}
            rows.append(self.mean(term.parts[0], {**env, **bound}))
        table = Rows(tuple(rows))
        value = known(table)
        if value and not self.world.member(term.sort, value[0]):
            raise UndefinedError
        return table

    def operation(self, term: Term, given: list[Meaning]) -> Meaning:
        """What a term means whose parts have the given meanings."""
        match term.head:
            case "app":
                return self.applied(term.name, given)
            case "sel":
                table, sort = given[0], self.language.sorts[term.parts[0].sort]
                if not isinstance(table, Rows):
                    raise Rejected("this is no table")
                options = [self.apart(part, argument) for part, argument in zip(sort.of, given[1:], strict=True)]
                rows = self.world.rows(sort.name)
                return self.at(sort.to, options, lambda key: table.rows[rows[key]])
            case "eq":
                return self.equal(given[0], given[1])
            case "le":
                return self.compare(given[0], given[1], False)
            case "lt":
                return self.compare(given[0], given[1], True)
            case "mul":
                return self.product(given[0], given[1], times)
            case "rank":
                values = self.world.values(term.parts[0].sort)
                return self.choice(REAL, [(literal, just(Fraction(values.index(value))))
                                          for value, literal in self.apart(term.parts[0].sort, given[0])])
        raise Rejected(f"there is no operator {term.head}")

    def equal(self, left: Meaning, right: Meaning) -> Literal:
        """The literal that two meanings of one sort are equal."""
        conjunction, disjunction = self.clauses.conjunction, self.clauses.disjunction
        if isinstance(left, int) and isinstance(right, int):
            return conjunction([disjunction([-left, right]), disjunction([left, -right])])
        if isinstance(left, Rows) and isinstance(right, Rows):
            return conjunction(self.equal(one, other) for one, other in zip(left.rows, right.rows, strict=True))
        both = [(one, other) for one in pairs(left) for other in pairs(right)]
        if any(isinstance(value, Form) for value, _ in (*pairs(left), *pairs(right))):
            return disjunction(conjunction([literal, condition, self.at_most(value, other), self.at_most(other, value)])
                               for (value, literal), (other, condition) in both)
        for one, others in ((left, right), (right, left)):
            if pairs(one)[0][1] == TRUE:
                return dict(pairs(others)).get(pairs(one)[0][0], FALSE)
        return disjunction([conjunction([literal, condition]) for (value, literal), (other, condition) in both
                            if value == other])

    def at_most(self, left: Number, right: Number) -> Literal:
        """The literal of left <= right."""
        return self.clauses.atom(plus(left, right, -1), False)

    def compare(self, left: Meaning, right: Meaning, strict: bool) -> Literal:
        """The literal of left < right if strict, of left <= right if not."""
        return self.clauses.disjunction(
            self.clauses.conjunction([literal, condition, self.clauses.atom(plus(value, other, -1), strict)])
            for value, literal in pairs(left) for other, condition in pairs(right))

    def addend(self, term: Term, env: Env) -> Meaning:
        """What is added for a term that is summed: a formula counts as 1 where it holds, and as 0 where it does not."""
        if term.sort != BOOL:
            return self.mean(term, env)
        literal = self.literal(term, env)
        return self.cases([(Fraction(1), literal), (Fraction(0), -literal)])

    def sum(self, given: Iterable[Meaning]) -> Meaning:
        """The sum of numbers, each added before the next is asked for."""
        total: Meaning = just(Fraction(0))
        for more in given:
            if len(pairs(total)) > 1 and len(pairs(more)) > 1 and len(pairs(total)) * len(pairs(more)) > MOST:
                total, more = self.named(total), self.named(more)
            total = self.product(total, more, plus)
        return total

    def product(self, left: Meaning, right: Meaning, operator: Callable[[Number, Number], Number]) -> Cases:
        """What an operator makes of two numbers, case by case."""
        return self.cases([(operator(value, other), self.clauses.conjunction([literal, condition]))
                           for value, literal in pairs(left) for other, condition in pairs(right)])

    def named(self, number: Meaning) -> Meaning:
        """The number; where there are unknowns among its cases a new one that equals it, the same each time."""
        cases = Cases(tuple(pairs(number)))
        if not any(isinstance(value, Form) for value, _ in cases.pairs):
            return number
        if cases not in self.names:
            name = self.unknown()
            self.names[cases] = just(name)
            with self.clauses.beginning(()):
                for value, literal in cases.pairs:
                    for left, right in ((name, value), (value, name)):
                        self.clauses.claim(self.clauses.disjunction([-literal, self.at_most(left, right)]))
        return self.names[cases]
