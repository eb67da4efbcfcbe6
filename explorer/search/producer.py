"""Makes refutations that the kernel accepts, or says why not. Nothing here is trusted."""

from __future__ import annotations

import importlib.util
import json
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product
from math import prod
from typing import Any

from explorer.kernel.cells import Undefined
from explorer.kernel.clauses import FALSE
from explorer.kernel.linear import meaning_of
from explorer.kernel.refutation import check_refutation, grounded
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import Sort, Symbol, Term
from explorer.kernel.universe import Meter, Rejected, Size, Universe, Value
from explorer.search.proofs.attempt import Attempt, Late, Lemma
from explorer.search.proofs.pigeons import counted
from explorer.search.proofs.smt import Smt
from explorer.search.proofs.steps import shortest
from explorer.search.proofs.terms import Argument, Instance, arguments, as_term, parts, written

JSON = Any
CHOSEN = re.compile('"chosen_([0-9]+)_')
POOL = 4000  # no more instances than this are tried at once
CHUNK = 100  # instances that are added, the simplest first, between two attempts to refute
ROUNDS = 3  # how often terms are made from terms
WORK = 60_000_000  # steps of the kernel that a grounding here may take


def refute(statement: Statement, assumptions: Sequence[str], query: str, size: Size,
           outer: Mapping[str, Value] | None = None, seconds: float = 60.0) -> JSON | str:
    """A certificate that the query has no model at this size under the assumptions, accepted by the kernel.

    Gives the reason as a string where none was found: the time was over, python-sat is missing, or there is a model.
    """
    until = time.monotonic() + seconds
    if importlib.util.find_spec("pysat") is None:
        return "python-sat is not installed, so no proof could be written"
    try:
        universe = Universe(statement, size, Meter(WORK))
        if universe.empty:
            return checked(statement, assumptions, query, size, outer, {"empty": universe.empty})
        return search(statement, assumptions, query, universe, outer or {}, until)
    except Late:
        return f"no proof was found within {seconds:g} s"
    except Rejected as error:
        return f"no proof was found: {error}"
    except RecursionError:
        return "no proof was found: a formula is nested too deeply"


def has_z3() -> bool:
    """Whether Z3 can be asked which instances suffice; without it the search takes longer."""
    return importlib.util.find_spec("z3") is not None


def checked(statement: Statement, assumptions: Sequence[str], query: str, size: Size,
            outer: Mapping[str, Value] | None, certificate: dict[str, JSON]) -> JSON:
    """The certificate with the number of steps that its check takes; raises Rejected where the kernel refuses it."""
    meter = Meter()
    if "work" in certificate:
        certificate["work"] = meter.limit
    check_refutation(Universe(statement, size, meter), assumptions, query, certificate, outer)
    if "work" in certificate:
        certificate["work"] = meter.steps
    return certificate


def search(statement: Statement, assumptions: Sequence[str], query: str, universe: Universe,
           outer: Mapping[str, Value], until: float) -> JSON | str:
    """Adds instances, the cheapest first, until they contradict the query; then writes the proof."""
    names = [*(name for name, _ in statement.always), *assumptions]
    real = any(symbol.to.kind == "real" for symbol in statement.symbols)
    attempt = Attempt(universe, query, outer, names, until, Smt() if real and has_z3() else None)
    try:
        core = attempt.refuted()
        for batch in Pool(attempt, names, statement.query(query)).batches():
            simple = sorted(batch, key=lambda instance: len(repr(instance)))
            for start in range(0, len(simple), CHUNK):
                if core is None:
                    for instance in simple[start:start + CHUNK]:
                        attempt.add(instance)
                    core = attempt.refuted()
            if core is not None:
                break
        if core is None:
            found = counted(universe, names, query, outer, until)
            if found is None:
                return "no proof was found: the instances tried have a model"
            return checked(statement, assumptions, query, universe.size, outer, found)
        now = time.monotonic()
        core = attempt.minimal(core, now + (until - now) / 3)
        instances = renumbered(attempt.instances, core)
        lemmas = [[(attempt.signed(literal), multiplier) for literal, multiplier in lemma]
                  for lemma in attempt.lemmas]
    finally:
        attempt.close()
    return proved(statement, assumptions, query, universe.size, outer, instances, lemmas, until)


def proved(statement: Statement, assumptions: Sequence[str], query: str, size: Size, outer: Mapping[str, Value],
           instances: list[Instance], known: list[list[tuple[Any, str]]], until: float) -> JSON | str:
    """The certificate made of these instances."""
    made = grounded(Universe(statement, size), assumptions, query, instances, outer).clauses
    literals = {meaning_of(sign * atom, made.atoms): sign * atom for atom in made.atoms for sign in (1, -1)}
    lemmas: list[Lemma] = [[[literals[item], multiplier] for item, multiplier in lemma] for lemma in known
                           if all(item in literals for item, _ in lemma)]
    extra = [tuple(-literal for literal, _ in lemma) for lemma in lemmas]
    if made.atoms:
        names = [*(name for name, _ in statement.always), *assumptions]
        again = Attempt(Universe(statement, size), query, outer, names, until)
        try:
            for instance in instances:
                again.add(instance)
            for clause in extra:
                again.engine.add_clause([2 * literal for literal in clause])
            if has_z3():
                again.harvest(until - time.monotonic())
            if again.refuted() is None:
                return "no proof was found: the instances chosen do not suffice"
            lemmas += again.lemmas
        finally:
            again.close()
        extra = [tuple(-literal for literal, _ in lemma) for lemma in lemmas]
    steps = shortest([*made.clauses, *extra], until=until)
    if steps is None:
        return "no proof was found: the solver's proof could not be followed"
    first = len(made.clauses)
    used = sorted({hint - first for _, hints in steps for hint in hints if first <= hint < first + len(extra)})
    place = {first + old: first + new for new, old in enumerate(used)}
    shift = len(extra) - len(used)
    for step in steps:
        step[1] = [place.get(hint, hint - shift if hint >= first + len(extra) else hint) for hint in step[1]]
    return checked(statement, assumptions, query, size, outer, {
        "work": 0, "instances": instances, "lemmas": [lemmas[number] for number in used], "steps": steps})


def renumbered(instances: Sequence[Instance], core: Sequence[int]) -> list[Instance]:
    """The instances of a core, with those whose choices they speak of, under the names that they have by themselves."""
    chosen: set[int] = set()
    waiting = list(core)
    while waiting:
        number = waiting.pop()
        if number not in chosen:
            chosen.add(number)
            turns = {int(turn) for turn in CHOSEN.findall(json.dumps(instances[number]))}
            waiting.extend(turn - 1 for turn in turns if turn)
    order = sorted(chosen)
    places = {old + 1: new for new, old in enumerate(order, 1)} | {0: 0}
    text = json.dumps([instances[number] for number in order])
    found: list[Instance] = json.loads(CHOSEN.sub(lambda match: f'"chosen_{places[int(match[1])]}_', text))
    return found


class Pool:
    """Instances in the order in which they are tried: at the terms that occur, then at values."""

    def __init__(self, attempt: Attempt, names: Sequence[str], query: Sequence[Term]) -> None:
        self.attempt, self.universe, self.query = attempt, attempt.universe, query
        self.parts = list(parts(attempt.universe, names))
        self.terms: dict[Sort, dict[Any, Argument]] = {}
        self.tried: set[str] = set()

    def batches(self) -> Iterator[list[Instance]]:
        """Lists of instances, each list to be added before the next one is asked for."""
        yield [[name, number, []] for name, number, head, _ in self.parts if not head]
        for formula in self.query:
            self.meet(formula, {})
        for symbol in self.universe.statement.symbols:
            if not symbol.of and symbol.to.kind == "table":
                self.know(Term("app", symbol.to, name=symbol.name))
        for _, _, head, body in self.parts:
            if not head:
                self.meet(body, {})
        for _ in range(ROUNDS):
            before = len(self.tried)
            for name, sort in list(self.attempt.ground.chosen.items()):
                if sort.kind == "table":
                    self.know(Term("var", sort, name=name))
            yield list(self.at_terms())
            yield list(self.congruent())
            if len(self.tried) == before:
                break
        yield from self.at_values()

    def know(self, term: Term) -> None:
        """Keeps a closed table term, unless it has the meaning of one that is there or never belongs to its sort."""
        ground = self.attempt.ground
        known = self.terms.setdefault(term.sort, {})
        if len(known) < POOL:
            try:
                meaning = ground.meaning(term, ground.scope)
            except Undefined:
                return
            if meaning not in known and ground.membership(term.sort, meaning) != FALSE:
                value = ground.value(term.sort, meaning)
                known[meaning] = term if value is None else (term.sort, value)

    def meet(self, formula: Term, given: Mapping[str, Term]) -> None:
        """Keeps the closed tables to which a formula applies symbols."""
        for arg in arguments(formula, given, self.universe):
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
        if key in self.tried or len(self.tried) > 20 * POOL:
            return False
        self.tried.add(key)
        return True

    def at_terms(self) -> Iterator[Instance]:
        """Instances with a known term for each table variable and every value for the others before the last one."""
        known = {sort: list(terms.values()) for sort, terms in self.terms.items()}
        for name, number, head, body in self.parts:
            choices: list[list[Argument]] = [self.choices(sort, known.get(sort, [])) for _, sort in head]
            if not head or prod(map(len, choices)) > POOL:
                continue
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

    def choices(self, sort: Sort, terms: Sequence[Argument]) -> list[Argument]:
        """What an instance may put for a variable: terms for large tables, every value for small sorts."""
        if sort.kind != "table":
            return [(sort, value) for value in self.universe.domain(sort)]
        return list(terms) if terms or len(self.universe.domain(sort)) > 64 else \
            [(sort, value) for value in self.universe.domain(sort)]

    def congruent(self) -> Iterator[Instance]:
        """That equal terms have equal images, for every two applications met."""
        for symbol, found in self.applied().items():
            if len(found) ** 2 < 2 * POOL:
                for pair in combinations(found, 2):
                    instance = ["=", symbol.name, [[written(arg) for arg in side] for side in pair]]
                    if self.new(instance):
                        yield instance

    def at_values(self) -> Iterator[list[Instance]]:
        """Instances at all values, where they are few, and what links the terms to the values."""
        batch = []
        for name, number, head, _ in self.parts:
            if head and prod(len(self.universe.domain(sort)) for _, sort in head) <= POOL:
                for row in product(*([(sort, v) for v in self.universe.domain(sort)] for _, sort in head)):
                    instance = [name, number, [written(value) for value in row]]
                    if self.new(instance):
                        batch.append(instance)
        yield batch
        links = []
        for symbol, found in self.applied().items():
            for args in found:
                choices: list[list[Argument]] = [
                    [(s, v) for v in self.universe.domain(s)] if isinstance(a, Term) else [a]
                    for s, a in zip(symbol.of, args, strict=True)]
                for values in product(*choices) if prod(map(len, choices)) <= POOL else ():
                    instance = ["=", symbol.name, [[written(a) for a in args], [written(v) for v in values]]]
                    if self.new(instance):
                        links.append(instance)
        yield links
