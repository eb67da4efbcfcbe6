"""Solvers behind one narrow interface: clauses in, an answer of three values out."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from importlib.util import find_spec
from typing import Any, Protocol
from weakref import finalize

from explorer.search.clauses import Atom, Literal


class Answer(Enum):
    """What a solver says: a model exists, none does, or it does not know."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Solver(Protocol):
    """An incremental solver over the literals of `Clauses`."""

    name: str
    asked: int  # how often it was asked to solve

    def add(self, clause: list[Literal]) -> None:
        """Takes one clause."""

    def solve(self, literals: Sequence[Literal]) -> Answer:
        """Whether the clauses and these literals have a model."""

    def core(self) -> Sequence[Literal]:
        """Some of the literals of the last question that by themselves have no model; after NO."""

    def prefer(self, literals: Sequence[Literal]) -> None:
        """Asks for models that make these literals true where nothing speaks against it."""

    def implied(self, literals: Sequence[Literal]) -> Sequence[Literal]:
        """Some of the literals that follow from these and the clauses; none is always right."""

    def true(self, literal: Literal) -> bool:
        """Whether the last model makes the literal true."""

    def real(self, number: int) -> Fraction:
        """The value of an unknown real in the last model."""



class Sat:
    """A SAT solver of python-sat, for problems without reals."""

    name = "sat"

    def __init__(self) -> None:
        from pysat.solvers import Solver as PySat
        self.solver = PySat(name="m22")
        finalize(self, self.solver.delete)  # left to the end of the process, python-sat complains as it goes
        self.model: list[int] | None = None
        self.asked = 0

    def add(self, clause: list[Literal]) -> None:
        self.solver.add_clause(clause)

    def solve(self, literals: Sequence[Literal]) -> Answer:
        self.asked += 1
        if self.solver.solve(assumptions=list(literals)):
            self.model = None
            return Answer.YES
        return Answer.NO

    def core(self) -> Sequence[Literal]:
        return self.solver.get_core() or ()

    def prefer(self, literals: Sequence[Literal]) -> None:
        self.solver.set_phases(list(literals))

    def implied(self, literals: Sequence[Literal]) -> Sequence[Literal]:
        consistent, found = self.solver.propagate(assumptions=list(literals))
        return found if consistent else ()

    def true(self, literal: Literal) -> bool:
        if self.model is None:
            self.model = self.solver.get_model() or []
        place = abs(literal) - 1
        value = self.model[place] > 0 if place < len(self.model) else False
        return value == (literal > 0)

    def real(self, number: int) -> Fraction:
        raise LookupError("no reals here")



class Smt:
    """Z3, for problems with reals and wherever python-sat is missing."""

    name = "z3"

    def __init__(self, atoms: dict[Atom, Literal]) -> None:
        import z3
        self.z3, self.atoms = z3, atoms
        self.solver = z3.Solver()
        self.solver.set("random_seed", 0)
        self.words: dict[int, Any] = {}
        self.reals: dict[int, Any] = {}
        self.spoken: dict[int, Atom] = {}
        self.known_atoms = 0
        self.model: Any = None
        self.waiting: list[list[Literal]] = []
        self.last: list[Literal] = []
        self.asked = 0

    def add(self, clause: list[Literal]) -> None:
        self.waiting.append(list(clause))

    def flush(self) -> None:
        """Gives Z3 the clauses that wait: their atoms are known only once they are made."""
        for atom, literal in list(self.atoms.items())[self.known_atoms:]:
            self.spoken[literal] = atom
        self.known_atoms = len(self.atoms)
        z3, context = self.z3, self.z3.main_ctx().ref()
        for clause in self.waiting:  # z3.Or and Solver.add do the same, and look at the sort of each literal again
            parts = (z3.Ast * len(clause))(*[self.word(literal).ast for literal in clause])
            z3.Z3_solver_assert(context, self.solver.solver, z3.Z3_mk_or(context, len(clause), parts))
        self.waiting.clear()

    def word(self, literal: Literal) -> Any:
        """The Z3 formula of a literal."""
        found = self.words.get(literal)
        if found is None:
            if literal < 0:
                found = self.z3.Not(self.word(-literal))
            else:
                atom = self.spoken.get(literal)
                found = self.z3.Bool(f"b{literal}") if atom is None else self.linear(atom)
            self.words[literal] = found
        return found

    def unknown(self, number: int) -> Any:
        if number not in self.reals:
            self.reals[number] = self.z3.Real(f"x{number}")
        return self.reals[number]

    def linear(self, atom: Atom) -> Any:
        z3 = self.z3
        parts, constant = [], Fraction(0)
        for monomial, coefficient in atom.polynomial.terms:
            if not monomial:
                constant = Fraction(coefficient)
                continue
            product = self.unknown(monomial[0])
            for number in monomial[1:]:
                product = product * self.unknown(number)
            parts.append(product if coefficient == 1 else z3.RealVal(str(coefficient)) * product)
        left, right = z3.Sum(parts) if len(parts) > 1 else parts[0], z3.RealVal(str(-constant))
        return left < right if atom.strict else left <= right

    def solve(self, literals: Sequence[Literal]) -> Answer:
        self.flush()
        self.asked += 1
        words = {literal: self.word(literal) for literal in literals}
        answer = self.solver.check(list(words.values()))
        if answer == self.z3.sat:
            self.model = self.solver.model()
            return Answer.YES
        if answer == self.z3.unsat:
            named = {word.get_id() for word in self.solver.unsat_core()}
            self.last = [literal for literal, word in words.items() if word.get_id() in named]
            return Answer.NO
        return Answer.UNKNOWN

    def core(self) -> Sequence[Literal]:
        return self.last

    def prefer(self, literals: Sequence[Literal]) -> None:
        """Z3 keeps its own phases; the order of `least` alone decides."""

    def implied(self, literals: Sequence[Literal]) -> Sequence[Literal]:
        return ()

    def true(self, literal: Literal) -> bool:
        return self.z3.is_true(self.model.eval(self.word(literal), model_completion=True))  # type: ignore[no-any-return]

    def real(self, number: int) -> Fraction:
        """The value of a real; raises ArithmeticError where the solver's model has an irrational one."""
        value = self.model.eval(self.unknown(number), model_completion=True)
        if not self.z3.is_rational_value(value):
            raise ArithmeticError("the solver's world has an irrational number")
        return Fraction(value.numerator_as_long(), value.denominator_as_long())



def has_sat() -> bool:
    """Whether python-sat is installed."""
    return find_spec("pysat") is not None
