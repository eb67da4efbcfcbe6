"""Formulas as Python source that asserts them: loops over what a guard admits, and one clause at a time inside.

Binders over a handful of elements are written out; a larger one becomes a loop, and where a guard says something of
the new variable equals something already known, the loop runs over an index instead of the whole sort.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from math import prod
from typing import Any

from explorer.kernel.syntax import BOOL, Sort, Term
from explorer.search.compile import Compiler, Piece

WRITTEN = 4  # a finite sort of at most so many elements is written out in a nest of loops
COPIES = 64  # and at most so many tuples of them

Prefix = tuple[str, ...]
Scope = dict[str, Piece]
Guard = tuple[Piece, tuple[Piece, Piece] | None]  # a known formula, and its two sides where it is an equation


class Emitter:
    """Writes the body of a function that asserts a formula."""

    def __init__(self, compiler: Compiler) -> None:
        self.compiler = compiler
        self.lines: list[str] = []
        self.indices: list[str] = []
        self.unknowns: set[str] = set()  # the variables of `held` that depend on the unknown symbols
        self.depth = 1

    def line(self, text: str) -> None:
        self.lines.append("    " * self.depth + text)

    def function(self, term: Term, parameters: list[tuple[str, Sort]]) -> Callable[..., None]:
        """A function of runtime, clauses, a literal and values for the parameters, as `run` makes one."""
        scope: Scope = {}
        for name, sort in parameters:
            scope[name] = piece = self.compiler.variable(name, sort)
            places = f"P_{self.compiler.name(sort)}[{piece.text}]" if sort.kind in ("table", "level") else piece.text
            self.line(f"{piece.text}_i = {places}")
        return self.run(term, scope, [piece.text for piece in scope.values()])

    def run(self, term: Term, scope: Scope, heads: Sequence[str] = ()) -> Callable[..., None]:
        """A function that asserts the term unless its third argument, a literal, is true."""
        self.assertion(term, scope, ("off",), True)
        head = f"def ground({', '.join(('G', 'C', 'off', *heads))}):"
        source = "\n".join([head, *self.indices, *self.lines, "    return"])
        space: dict[str, Any] = {**self.compiler.constants, "group": group}
        exec(compile(source, "<ground>", "exec"), space)  # the source is made here, from a checked tree
        return space["ground"]  # type: ignore[no-any-return]

    def assertion(self, term: Term, scope: Scope, prefix: Prefix, positive: bool) -> None:
        """Asserts that the prefix holds or the term is `positive`."""
        op, args = term.op, term.args
        if op == "not":
            self.assertion(args[0], scope, prefix, not positive)
        elif op == ("and" if positive else "or"):
            for arg in args:
                self.assertion(arg, scope, prefix, positive)
        elif op == "implies" and not positive:
            self.assertion(args[0], scope, prefix, True)
            self.assertion(args[1], scope, prefix, False)
        elif op == ("forall" if positive else "exists"):
            self.nest(term, scope, prefix, positive)
        elif op in ("and", "or", "implies"):
            parts = [(arg, positive) for arg in args]
            if op == "implies":
                parts[0] = (args[0], False)
            self.disjunction(parts, scope, prefix)
        elif op in ("forall", "exists"):
            self.any_value(term, scope, prefix, positive)
        elif op == "eq" and not args[0].sort.numeric:
            self.equation(term, scope, prefix, positive)
        else:
            self.literal(self.compiler.compile(term, scope), prefix, positive)

    def clause(self, prefix: Prefix) -> None:
        self.line(f"C.add(({', '.join(prefix)},))")

    def literal(self, piece: Piece, prefix: Prefix, positive: bool) -> None:
        if piece.kind == "const":
            if piece.value != positive:
                self.clause(prefix)
        elif piece.kind == "known":
            self.line(f"if {'not ' if positive else ''}{piece.text}:")
            self.depth += 1
            self.clause(prefix)
            self.depth -= 1
        else:
            self.clause((*prefix, piece.text if positive else f"-{piece.text}"))

    def equation(self, term: Term, scope: Scope, prefix: Prefix, positive: bool) -> None:
        a, b = (self.compiler.compile(arg, scope) for arg in term.args)
        sort = term.args[0].sort
        if "unknown" not in (a.kind, b.kind):
            self.literal(self.compiler.compile(term, scope), prefix, positive)
            return
        method = "equate" if positive else "differ"
        if sort == BOOL and not positive:
            method, positive = "equate", True
            b = self.compiler.negated(b) if b.kind != "const" else self.compiler.const(not b.value, BOOL)
        self.line(f"G.{method}(({', '.join(prefix)},), {self.compiler.lifted(a)}, {self.compiler.lifted(b)}, "
                  f"S_{self.compiler.name(sort)})")

    def disjunction(self, parts: list[tuple[Term, bool]], scope: Scope, prefix: Prefix) -> None:
        """Asserts that the prefix or one of the parts holds; the last part that is no literal is taken apart."""
        flat: list[tuple[Term, bool]] = []
        while parts:
            term, positive = parts.pop(0)
            if term.op == "not":
                parts.insert(0, (term.args[0], not positive))
            elif term.op == ("or" if positive else "and"):
                parts[:0] = [(arg, positive) for arg in term.args]
            elif term.op == "implies" and positive:
                parts[:0] = [(term.args[0], False), (term.args[1], True)]
            else:
                flat.append((term, positive))
        taken_apart = max((i for i, part in enumerate(flat) if structured(*part) and self.unknown(part[0])),
                          default=None)
        depth = self.depth
        for i, (term, positive) in enumerate(flat):
            if i == taken_apart:
                continue
            piece = self.compiler.compile(term, scope)
            if piece.kind == "const" and piece.value == positive:
                self.line("pass")
                self.depth = depth
                return
            if piece.kind == "known":
                self.line(f"if {'not ' if positive else ''}{piece.text}:")
                self.depth += 1
            elif piece.kind == "unknown":
                prefix = (*prefix, piece.text if positive else f"-{piece.text}")
        if taken_apart is None:
            self.clause(prefix)
        else:
            self.assertion(flat[taken_apart][0], scope, tuple(map(self.once, prefix)), flat[taken_apart][1])
            self.line("pass")
        self.depth = depth

    def once(self, text: str) -> str:
        """The text of what is found out where it is first needed below this line, and not again; a name is as it is."""
        if "(" not in text:
            return text
        name = f"found_{len(self.lines)}"
        self.line(f"{name} = None")
        return f"({name} if {name} is not None else ({name} := {text}))"

    def unknown(self, term: Term) -> bool:
        if term.name in self.unknowns or term.op == "app" and term.name not in self.compiler.known:
            return True
        return any(self.unknown(arg) for arg in term.args)

    def any_value(self, term: Term, scope: Scope, prefix: Prefix, positive: bool) -> None:
        """Asserts that the prefix holds or the body is `positive` at some values of the variables."""
        piece = self.compiler.binder(term, scope)
        if piece.kind != "unknown" or self.compiler.tuples(term) > 512:
            self.literal(piece, prefix, positive)
            return
        pieces = [self.compiler.compile(term.args[0], inner) for inner in self.compiler.unrolled(term, scope)]
        texts = [self.compiler.lifted(p) for p in pieces]
        self.clause((*prefix, *(text if positive else f"-{text}" for text in texts)))

    def nest(self, term: Term, scope: Scope, prefix: Prefix, positive: bool) -> None:
        """The loops of nested binders, the guards of their body placed as early as they can be decided."""
        bound = list(term.bound)
        body = term.args[0]
        while body.op == term.op and not {name for name, _ in body.bound} & {name for name, _ in bound}:
            bound += body.bound
            body = body.args[0]
        guards: list[Term] = []
        while positive and body.op == "implies":
            guards.append(body.args[0])
            body = body.args[1]
        domains = {name: self.compiler.universe.domain(sort) for name, sort in bound}
        small: list[tuple[str, Sort]] = []
        for name, sort in bound:
            few = sort.kind != "table" and len(domains[name]) <= WRITTEN or len(domains[name]) == 1
            if few and prod(len(domains[n]) for n, _ in small) * len(domains[name]) <= COPIES:
                small.append((name, sort))
        large = [variable for variable in bound if variable not in small]
        for values in product(*(domains[name] for name, _ in small)):
            inner = {**scope, **{name: self.compiler.const(value, sort)
                                 for (name, sort), value in zip(small, values, strict=True)}}
            self.loops(large, guards, body, inner, prefix, positive)

    def loops(self, large: list[tuple[str, Sort]], guards: list[Term], body: Term, scope: Scope, prefix: Prefix,
              positive: bool) -> None:
        pieces = {name: self.compiler.variable(name, sort) for name, sort in large}
        inner = {**scope, **pieces}
        known: list[Guard] = []
        for guard in guards:
            for part in self.conjuncts(guard, inner):
                piece, _ = part
                if piece.kind == "const" and not piece.value:
                    return
                if piece.kind == "known":
                    known.append(part)
                elif piece.kind == "unknown":
                    prefix = (*prefix, f"-{piece.text}")
        depth = self.depth
        outer = frozenset(p.text for p in scope.values() if p.kind == "known")
        bound = outer
        loop_variables = frozenset(p.text for p in pieces.values())
        known = self.tests(known, bound, loop_variables)
        for place, (name, sort) in enumerate(large):
            piece = pieces[name]
            body = self.held(body, inner, frozenset(later for later, _ in large[place:]))
            self.header(piece, sort, known, bound)
            self.depth += 1
            bound |= {piece.text}
            known = self.tests(known, bound, loop_variables)
        self.assertion(body, inner, prefix, positive)
        self.line("pass")
        self.depth = depth

    def held(self, term: Term, scope: Scope, inside: frozenset[str]) -> Term:
        """The term with a variable for each number in it that does not depend on variables bound below this line.

        The scope gets these variables; each is found out where it is first needed, and not again.
        """
        if term.sort.numeric and term.args and inside.isdisjoint(name for name, _ in term.free):
            piece = self.compiler.compile(term, scope)
            if piece.kind == "const" or "(" not in piece.text:
                return term
            own = f"held {len(self.lines)}"  # no variable of a statement has a space in its name
            scope[own] = Piece(piece.kind, self.once(piece.text), term.sort, names=piece.names)
            if piece.kind == "unknown":
                self.unknowns.add(own)
            return Term("var", term.sort, name=own)
        inner = inside | {name for name, _ in term.bound}
        args = tuple(self.held(arg, scope, inner) for arg in term.args)
        return term if args == term.args else Term(term.op, term.sort, args, term.name, term.bound, term.number)

    def tests(self, guards: list[Guard], bound: frozenset[str], loops: frozenset[str]) -> list[Guard]:
        """Writes the guards that can be decided now; gives those that cannot."""
        ready = [piece.text for piece, _ in guards if piece.names & loops <= bound]
        if ready:
            self.line(f"if {' and '.join(ready)}:")
            self.depth += 1
        return [guard for guard in guards if not guard[0].names & loops <= bound]

    def header(self, piece: Piece, sort: Sort, guards: list[Guard], bound: frozenset[str]) -> None:
        """The head of a loop: over an index where equations tell which values can come, else over the sort."""
        keys, wanted = [], []
        for _, sides in guards:
            for own, other in (sides, sides[::-1]) if sides else ():
                if own.names == {piece.text} and other.names <= bound:
                    keys.append(own.text)
                    wanted.append(other.text)
                    break
        name = self.compiler.name(sort)
        if not keys or not bound:
            self.line(f"for {piece.text}_i, {piece.text} in enumerate(D_{name}):")
            return
        index = f"I_{len(self.indices)}"
        key = ", ".join(keys)
        self.indices.append(f"    {index} = group(D_{name}, lambda {piece.text}, {piece.text}_i: ({key},))")
        self.line(f"for {piece.text}_i, {piece.text} in {index}.get(({', '.join(wanted)},), ()):")

    def conjuncts(self, term: Term, scope: Scope) -> list[Guard]:
        """The known and unknown parts of a guard, conjunctions and small binders taken apart."""
        if term.op == "and":
            return [part for arg in term.args for part in self.conjuncts(arg, scope)]
        if term.op == "forall" and self.compiler.tuples(term) <= COPIES:
            return [part for inner in self.compiler.unrolled(term, scope)
                    for part in self.conjuncts(term.args[0], inner)]
        if term.op in ("or", "implies"):
            parts = [self.compiler.compile(arg, scope) for arg in term.args]
            if term.op == "implies":
                if parts[0].kind == "const":
                    return self.conjuncts(term.args[1], scope) if parts[0].value else []
            elif not any(p.kind == "const" and p.value for p in parts):
                left = [a for a, p in zip(term.args, parts, strict=True) if p.kind != "const"]
                if len(left) == 1:
                    return self.conjuncts(left[0], scope)
        piece = self.compiler.compile(term, scope)
        sides = None
        if term.op == "eq" and piece.kind == "known":
            a, b = (self.compiler.compile(arg, scope) for arg in term.args)
            sides = (a, b)
        return [] if piece.kind == "const" and piece.value else [(piece, sides)]


def structured(term: Term, positive: bool) -> bool:
    """Whether asserting that the term is `positive` makes more than one clause."""
    if term.op == "eq":
        return positive and not term.args[0].sort.numeric
    return term.op in (("and", "forall") if positive else ("or", "implies", "exists"))


def group(domain: tuple[Any, ...], key: Callable[[Any, int], Any]) -> dict[Any, list[tuple[int, Any]]]:
    """The values of a sort with their positions, by a key."""
    found: dict[Any, list[tuple[int, Any]]] = {}
    for place, value in enumerate(domain):
        found.setdefault(key(value, place), []).append((place, value))
    return found
