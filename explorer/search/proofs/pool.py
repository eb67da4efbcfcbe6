"""Instances that a refutation may need, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice, product
from math import prod
from typing import Any

from explorer.kernel.cells import Undefined
from explorer.kernel.clauses import FALSE
from explorer.kernel.syntax import Sort, Symbol, Term, Variable
from explorer.search.proofs.attempt import Attempt
from explorer.search.proofs.terms import Argument, Closed, Instance, as_term, parts, written

MOST = 4000  # no more instances of an assumption than this are tried at once
ALL = 20 * MOST  # no more instances than this are tried in all
ROUNDS = 3  # how often terms are made from terms


class Pool:
    """Instances in the order in which they are tried: at the terms that occur, then at values."""

    def __init__(self, attempt: Attempt, names: Sequence[str], query: Sequence[Term], values: bool = True) -> None:
        """`values`: whether small sorts without terms take every value among the terms."""
        self.attempt, self.universe, self.query, self.values = attempt, attempt.universe, query, values
        self.parts = list(parts(attempt.universe, names))
        self.closed = Closed(self.universe)
        self.terms: dict[Sort, dict[Any, Argument]] = {}
        self.seen: set[Term] = set()
        self.tried: set[str] = set()

    def batches(self, first: bool = False, most: int = ALL) -> Iterator[list[Instance]]:
        """Lists of instances, each to be added before the next is asked for.

        `first`: one round, at terms alone; of it a list with more than `most` instances is put off.
        """
        yield [whole for name, number, head, _ in self.parts if not head and self.new(whole := [name, number, []])]
        self.begin()
        for _ in range(ROUNDS):
            before = len(self.tried)
            self.know_chosen()
            many = first and sum(prod(map(len, choices)) for *_, choices in self.choices()) > most
            for batch in (self.congruent,) if many else (self.at_terms, self.congruent):
                made = list(islice(batch(), most + 1) if first else batch())
                if len(made) > most:
                    self.tried.difference_update(map(repr, made))
                else:
                    yield made
            if first:
                return
            if len(self.tried) == before:
                break
        yield from self.at_values()

    def begin(self) -> None:
        """Keeps the tables that the query and the assumptions without a choice speak of."""
        for formula in self.query:
            self.meet(formula, {})
        for symbol in self.universe.statement.symbols:
            if not symbol.of and symbol.to.kind == "table":
                self.know(Term("app", symbol.to, name=symbol.name))
        for _, _, head, body in self.parts:
            if not head:
                self.meet(body, {})

    def know(self, term: Term) -> None:
        """Keeps a closed table term, unless it has the meaning of one that is there or never belongs to its sort."""
        ground = self.attempt.ground
        known = self.terms.setdefault(term.sort, {})
        if term not in self.seen and len(known) < MOST:
            self.seen.add(term)
            try:
                meaning = ground.meaning(term, ground.scope)
            except Undefined:
                return
            if meaning not in known and ground.membership(term.sort, meaning) != FALSE:
                value = ground.value(term.sort, meaning)
                known[meaning] = term if value is None else (term.sort, value)

    def know_chosen(self) -> None:
        """Keeps the tables that existential claims speak of."""
        for name, sort in list(self.attempt.ground.chosen.items()):
            if sort.kind == "table":
                self.know(Term("var", sort, name=name))

    def meet(self, formula: Term, given: Mapping[str, Term]) -> None:
        """Keeps the closed tables to which a formula applies symbols."""
        for arg in self.closed.arguments(formula, given):
            self.know(arg)

    def named(self, sort: Sort, meaning: Any) -> Argument | None:
        """An argument of an instance with this meaning; None where none is known."""
        value = self.attempt.ground.value(sort, meaning)
        return (sort, value) if value is not None else self.terms.get(sort, {}).get(meaning)

    def applied(self) -> dict[Symbol, list[list[Argument]]]:
        """The cells of symbols at unknown tables, by the arguments that an instance can name."""
        found: dict[Symbol, list[list[Argument]]] = {}
        for symbol in self.universe.statement.symbols:
            if any(sort.kind == "table" for sort in symbol.of):
                found[symbol] = []
        names = {symbol.name: symbol for symbol in found}
        for key in list(self.attempt.ground.cells):
            made = names.get(key[0])
            if made and len(key) == len(made.of) + 1:
                args = [self.named(sort, meaning) for sort, meaning in zip(made.of, key[1:], strict=True)]
                if any(isinstance(arg, Term) for arg in args) and None not in args:
                    found[made].append(args)  # type: ignore[arg-type]
        return found

    def new(self, instance: Instance) -> bool:
        """Whether an instance was not tried yet."""
        key = repr(instance)
        if key in self.tried or len(self.tried) > ALL:
            return False
        self.tried.add(key)
        return True

    def at_terms(self) -> Iterator[Instance]:
        """Instances with a known term for each table variable and every value for the others before the last one."""
        for name, number, head, body, choices in self.choices():
            for chosen in product(*choices):
                instance = [name, number, [written(argument) for argument in chosen]]
                if self.new(instance):
                    self.attempt.late()
                    yield instance
                    if not any(isinstance(argument, Term) for argument in chosen):
                        continue  # what it speaks of are values, which come later
                    given = {}
                    for (variable, _), argument in zip(head, chosen, strict=True):
                        term = argument if isinstance(argument, Term) else as_term(*argument, self.universe)
                        if term is not None:
                            given[variable] = term
                    self.meet(body, given)

    def choices(self) -> list[tuple[str, int, list[Variable], Term, list[list[Argument]]]]:
        """The parts of the assumptions that choose something, but not too much, and what they choose from."""
        known = {sort: list(terms.values()) for sort, terms in self.terms.items()}
        found = [(name, number, head, body, [self.choice(sort, known.get(sort, [])) for _, sort in head])
                 for name, number, head, body in self.parts if head]
        return [part for part in found if prod(map(len, part[-1])) <= MOST]

    def choice(self, sort: Sort, terms: Sequence[Argument]) -> list[Argument]:
        """What an instance may put for a variable: terms for large tables, every value for small sorts."""
        if sort.kind != "table":
            return [(sort, value) for value in self.universe.domain(sort)]
        return list(terms) if terms or not self.values or len(self.universe.domain(sort)) > 64 else \
            [(sort, value) for value in self.universe.domain(sort)]

    def congruent(self) -> Iterator[Instance]:
        """That equal terms have equal images, for every two applications met."""
        for symbol, found in self.applied().items():
            if len(found) ** 2 < 2 * MOST:
                for pair in combinations(found, 2):
                    instance = ["=", symbol.name, [[written(arg) for arg in side] for side in pair]]
                    if self.new(instance):
                        yield instance

    def at_values(self) -> Iterator[list[Instance]]:
        """Instances at all values, where they are few, then the links."""
        batch = []
        for name, number, head, _ in self.parts:
            if head and prod(len(self.universe.domain(sort)) for _, sort in head) <= MOST:
                for row in product(*([(sort, v) for v in self.universe.domain(sort)] for _, sort in head)):
                    instance = [name, number, [written(value) for value in row]]
                    if self.new(instance):
                        batch.append(instance)
        yield batch
        yield from self.links()

    def links(self) -> Iterator[list[Instance]]:
        """What links the terms to the values: at equal arguments, equal images. First to the values met so far."""
        self.know_chosen()
        for met in (True, False):
            for bare in (True, False):
                yield list(self.linked(met, bare))

    def linked(self, met: bool, bare: bool) -> Iterator[Instance]:
        """The links, `met`: to arguments at which something is known to be said of the symbol; `bare`: of constants."""
        ground = self.attempt.ground
        for symbol, found in self.applied().items():
            for args in found:
                if bare != all(not isinstance(arg, Term) or (arg.op == "app" and not arg.args) for arg in args):
                    continue
                domains = [self.universe.domain(sort) for sort in symbol.of]
                choices = [range(len(domain)) if isinstance(arg, Term) else [domain.index(arg[1])]
                           for domain, arg in zip(domains, args, strict=True)]
                meanings = [ground.values(sort) for sort in symbol.of]
                left = [written(arg) for arg in args]
                for places in product(*choices) if prod(map(len, choices)) <= MOST else ():
                    at = (symbol.name, *(of[place] for of, place in zip(meanings, places, strict=True)))
                    if at in ground.cells or not met:
                        right = [written((sort, domain[place]))
                                 for sort, domain, place in zip(symbol.of, domains, places, strict=True)]
                        instance = ["=", symbol.name, [left, right]]
                        if self.new(instance):
                            yield instance
