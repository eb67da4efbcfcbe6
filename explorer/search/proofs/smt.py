"""Z3 on the kernel's clauses: which instances suffice, where there are linear inequalities among the atoms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from explorer.kernel.linear import Amount, Inequality, Linear, meaning_of, normal, plus


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


def conflicts(clauses: Sequence[Sequence[int]], atoms: dict[int, Inequality], seconds: float) -> list[list[int]]:
    """Lists of literals that cannot all hold, from Z3's proof that the clauses contradict each other.

    Each was used as a lemma of linear arithmetic; those about inequalities that are not among the atoms are left out.
    """
    import z3
    context = z3.Context(proof=True)  # proofs slow Z3 down, so no other solver is to make them
    solver = z3.Solver(ctx=context)
    solver.set("timeout", max(1, int(seconds * 1000)))
    reals = {u: z3.Real(f"r{u}", context) for atom in atoms.values() for u, _ in atom.form.terms}
    terms: dict[int, Any] = {}
    for variable, atom in atoms.items():
        total = z3.Sum([reals[u] * z3.RealVal(str(Fraction(c)), context) for u, c in atom.form.terms])
        bound = z3.RealVal(str(-Fraction(atom.form.constant)), context)
        terms[variable] = total < bound if atom.strict else total <= bound
    guard = z3.Bool("guard", context)  # without it Z3 simplifies the clauses, and its lemmas speak of other atoms
    for clause in clauses:
        parts = []
        for literal in clause:
            term = terms.setdefault(abs(literal), z3.Bool(f"b{abs(literal)}", context))
            parts.append(term if literal > 0 else z3.Not(term))
        solver.add(z3.Or(*parts, z3.Not(guard)))
    if solver.check(guard) != z3.unsat:
        return []
    reader = Reader({meaning_of(sign * variable, atoms): sign * variable for variable in atoms for sign in (1, -1)})
    found: dict[tuple[int, ...], None] = {}
    waiting, seen = [solver.proof()], set()
    while waiting:
        node = waiting.pop()
        if node.get_id() in seen:
            continue
        seen.add(node.get_id())
        kind = node.decl().kind()
        if not z3.Z3_OP_PR_UNDEF <= kind <= z3.Z3_OP_PR_HYPER_RESOLVE:
            continue  # a formula, not a step
        if kind == z3.Z3_OP_PR_TH_LEMMA:
            *premises, conclusion = node.children()
            denied = conclusion.children() if z3.is_or(conclusion) else [] if z3.is_false(conclusion) else [conclusion]
            read = [reader.literal(premise.arg(premise.num_args() - 1), True) for premise in premises]
            read += [reader.literal(part, False) for part in denied]
            if None not in read:
                found[tuple(sorted({literal for literal in read if literal}))] = None
        waiting.extend(node.children())
    return [list(conflict) for conflict in found]


class Reader:
    """Z3 inequalities as the literals that say the same."""

    def __init__(self, literals: dict[Inequality, int]) -> None:
        import z3
        self.z3, self.literals = z3, literals
        self.known: dict[int, tuple[Any, int | None]] = {}  # by Z3's number of a term, which is kept so that it stays

    def literal(self, term: Any, holds: bool) -> int | None:
        """The literal that says that an inequality holds (or not); None where there is none."""
        while self.z3.is_not(term):
            term, holds = term.arg(0), not holds
        number = term.get_id()
        if number not in self.known:
            self.known[number] = (term, self.read(term))
        found = self.known[number][1]
        return found if found is None or holds else -found

    def read(self, term: Any) -> int | None:
        z3 = self.z3
        strict = z3.is_lt(term) or z3.is_gt(term)
        if not (strict or z3.is_le(term) or z3.is_ge(term)):
            return None
        left, right = (self.amount(part) for part in term.children())
        if left is None or right is None:
            return None
        form = plus(right, left, -1) if z3.is_ge(term) or z3.is_gt(term) else plus(left, right, -1)
        if not isinstance(form, Linear):
            return None
        atom, says = normal(form, strict)
        found = self.literals.get(atom)
        return None if found is None else found if says else -found

    def amount(self, term: Any) -> Amount | None:
        """A sum as a linear form; None where it is something else."""
        z3 = self.z3
        if z3.is_rational_value(term):
            return term.as_fraction()  # type: ignore[no-any-return]
        if not term.num_args():
            return Linear(0, ((int(term.decl().name()[1:]), 1),))
        parts = [self.amount(child) for child in term.children()]
        if None in parts or not (z3.is_add(term) or z3.is_mul(term)):
            return None
        total: Amount = parts[0]  # type: ignore[assignment]
        for part in parts[1:]:
            if z3.is_add(term):
                total = plus(total, part)  # type: ignore[arg-type]
            elif isinstance(total, Linear):
                return None
            else:
                total = plus(0, part, total)  # type: ignore[arg-type]
        return total
