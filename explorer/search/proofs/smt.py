"""Z3 on the kernel's clauses: which instances suffice, where there are linear inequalities among the atoms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from explorer.kernel.linear import Inequality


class Smt:
    """Clauses over literals, some of which are inequalities; `switches` say which instances count."""

    def __init__(self) -> None:
        import z3
        self.z3 = z3
        self.solver = z3.Solver()
        self.terms: dict[int, Any] = {}

    def literal(self, literal: int, atoms: dict[int, Inequality]) -> Any:
        variable = abs(literal)
        if variable not in self.terms:
            made = self.inequality(atoms[variable]) if variable in atoms else self.z3.Bool(f"b{variable}")
            self.terms[variable] = made
        return self.terms[variable] if literal > 0 else self.z3.Not(self.terms[variable])

    def inequality(self, atom: Inequality) -> Any:
        z3 = self.z3
        total = z3.Sum([z3.Real(f"r{unknown}") * z3.RealVal(str(Fraction(c))) for unknown, c in atom.form.terms])
        bound = z3.RealVal(str(-Fraction(atom.form.constant)))
        return total < bound if atom.strict else total <= bound

    def add(self, clause: Sequence[int], owner: int | None, atoms: dict[int, Inequality]) -> None:
        """Adds a clause, which counts only while its owner is switched on."""
        parts = [self.literal(literal, atoms) for literal in clause]
        self.solver.add(self.z3.Or(*parts, *([] if owner is None else [self.z3.Not(self.z3.Bool(f"i{owner}"))])))

    def core(self, instances: Iterable[int], seconds: float) -> list[int] | None:
        """The instances that suffice for a contradiction; None where there is a model or no answer."""
        self.solver.set("timeout", max(1, int(seconds * 1000)))
        if self.solver.check(*(self.z3.Bool(f"i{number}") for number in instances)) != self.z3.unsat:
            return None
        return sorted(int(str(switch)[1:]) for switch in self.solver.unsat_core())
