"""One size of a statement with its solver: asks queries under any set of assumptions."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from explorer.kernel.evaluate import evaluate
from explorer.kernel.statement import Statement
from explorer.kernel.syntax import Symbol, Term
from explorer.kernel.universe import Model, Rejected, Size, Universe, Value
from explorer.search.clauses import TRUE, Literal
from explorer.search.compile import Outside
from explorer.search.ground import Grounding, Predicate
from explorer.search.proofs.terms import has_reals
from explorer.search.solvers import Answer, Sat, Smt, Solver, has_sat

Outer = tuple[Value, ...]


class Site:
    """A statement at one size. Each part is grounded when it is first asked for; the solver is incremental."""

    def __init__(self, statement: Statement, size: Size, solver: str = "auto") -> None:
        """`solver` is auto, sat or z3; raises ValueError where sat cannot serve."""
        self.statement, self.size = statement, dict(size)
        self.universe = Universe(statement, size)
        reals = has_reals(statement)
        if solver == "sat" and (reals or not has_sat()):
            raise ValueError("a SAT solver needs python-sat, and a statement without reals")
        use_sat = solver == "sat" or solver == "auto" and not reals and has_sat()
        clauses: list[list[Literal]] = []
        self.solver: Solver
        if use_sat:
            self.solver = Sat()
            self.ground = Grounding(statement, self.universe, self.solver.add)
        else:
            self.ground = Grounding(statement, self.universe, clauses.append)
            self.solver = Smt(self.ground.clauses.atoms)
            for clause in clauses:
                self.solver.add(clause)
            self.ground.clauses.sink = self.solver.add

    @property
    def linear(self) -> bool:
        """Whether no atom multiplies two unknown reals."""
        return all(atom.polynomial.linear for atom in self.ground.clauses.atoms)

    @cached_property
    def serves(self) -> Predicate:
        """Whether a world of an `each` claim serves values of its outer variables: its witness as a predicate."""
        spoken = symbols_in(self.statement.witness)
        symbols = tuple(symbol for symbol in self.statement.symbols if symbol.name in spoken)
        return Predicate(self.statement.witness, self.statement.outer, symbols, self.universe)

    def literals(self, query: str, assumptions: Sequence[str], outer: Outer = ()) -> list[Literal]:
        """What is assumed when a query is asked."""
        return [self.ground.assumption(name) for name in assumptions] + self.ground.query(query, outer)

    def ask(self, query: str, assumptions: Sequence[str], outer: Outer = ()) -> Answer:
        """Whether a world (the worlds compared) answers the query under the assumptions; raises Outside."""
        if self.universe.empty:
            return Answer.NO
        return self.solve(self.literals(query, assumptions, outer), query, assumptions, outer)

    def solve(self, literals: Sequence[Literal], query: str, assumptions: Sequence[str], outer: Outer = ()) -> Answer:
        """What the solver says of these literals, which switch on the query and the assumptions; raises Outside.

        Worlds where every table made from an expression is in its sort come first. A world of any other kind counts if
        no guard lets such a table matter.
        """
        sound = self.ground.runtime.sound
        if sound == TRUE:
            return self.solver.solve(literals)
        answer = self.solver.solve([*literals, sound])
        if answer is Answer.NO and sound in self.solver.core():
            answer = self.solver.solve(literals)
            if answer is Answer.YES:
                self.inspect(self.model(), query, assumptions, outer)
        return answer

    def inspect(self, model: Model, query: str, assumptions: Sequence[str], outer: Outer = ()) -> None:
        """Raises Outside where a table outside its sort matters for what a world is said to satisfy."""
        scope = dict(zip((name for name, _ in self.statement.outer), outer, strict=False))
        always = tuple(name for name, _ in self.statement.always)
        parts = [(name, self.statement.formula(name)) for name in (*always, *assumptions)]
        for part, term in [*parts, *((query, term) for term in self.statement.query(query))]:
            try:
                evaluate(term, scope, model, self.universe)
            except Rejected:
                raise Outside(part, self.size) from None

    def model(self, symbols: Sequence[Symbol] | None = None) -> dict[str, tuple[Value, ...]]:
        """The last model's tables: of these symbols, or of all."""
        return self.ground.model(self.solver.true, self.solver.real, symbols)


def symbols_in(term: Term) -> set[str]:
    """The names of the symbols that a term speaks of."""
    return set().union({term.name} if term.op == "app" else set(), *(symbols_in(arg) for arg in term.args))
