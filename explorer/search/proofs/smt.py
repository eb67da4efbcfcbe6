"""Z3 on the kernel's clauses: which instances suffice, where there are linear inequalities among the atoms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from explorer.kernel.linear import Amount, Inequality, Linear, meaning_of, normal, plus
from explorer.kernel.syntax import Number


class Script:
    """Clauses over literals, some of which are inequalities, as SMT-LIB text: Z3 reads it faster than it is called."""

    def __init__(self) -> None:
        self.declared: dict[str, str] = {}
        self.lines: list[str] = []
        self.known: dict[int, tuple[str, tuple[str, ...]]] = {}  # what an atom says, and the unknowns in it

    def add(self, clause: Sequence[int], switch: str, atoms: Mapping[int, Inequality]) -> None:
        """Adds a clause, which counts only while its switch is on; with "" it always counts."""
        parts = [self.literal(literal, atoms) for literal in clause]
        if switch:
            self.declared[switch] = "Bool"
            parts.append(f"(not {switch})")
        self.lines.append(f"(assert (or false {' '.join(parts)}))")

    def literal(self, literal: int, atoms: Mapping[int, Inequality]) -> str:
        variable = abs(literal)
        if variable in atoms:
            if variable not in self.known:
                self.known[variable] = inequality(atoms[variable])
            text, unknowns = self.known[variable]
            self.declared.update(dict.fromkeys(unknowns, "Real"))
        else:
            text = f"b{variable}"
            self.declared[text] = "Bool"
        return text if literal > 0 else f"(not {text})"

    def taken(self) -> str:
        """The text of what was added since it was last taken."""
        text = "\n".join([*(f"(declare-const {name} {sort})" for name, sort in self.declared.items()), *self.lines])
        self.declared, self.lines = {}, []
        return text


def inequality(atom: Inequality) -> tuple[str, tuple[str, ...]]:
    """An inequality as SMT-LIB text, and the unknowns in it."""
    total = " ".join(f"(* {rational(c)} r{unknown})" for unknown, c in atom.form.terms)
    text = f"({'<' if atom.strict else '<='} (+ 0.0 {total}) {rational(-atom.form.constant)})"
    return text, tuple(f"r{unknown}" for unknown, _ in atom.form.terms)


def rational(number: Number) -> str:
    """A rational number as SMT-LIB text."""
    text = f"(/ {abs(number.numerator)}.0 {number.denominator}.0)"
    return f"(- {text})" if number < 0 else text


class Smt:
    """Clauses of which Z3 says which instances suffice for a contradiction."""

    def __init__(self) -> None:
        import z3
        self.z3 = z3
        self.solver = z3.Solver()
        self.script = Script()

    def add(self, clause: Sequence[int], owner: int | None, atoms: Mapping[int, Inequality]) -> None:
        """Adds a clause, which counts only while its owner is switched on."""
        self.script.add(clause, "" if owner is None else f"i{owner}", atoms)

    def core(self, instances: Iterable[int], seconds: float) -> list[int] | None:
        """The instances that suffice for a contradiction; None where there is a model or no answer."""
        self.solver.add(self.z3.parse_smt2_string(self.script.taken()))
        self.solver.set("timeout", max(1, int(seconds * 1000)))
        if self.solver.check(*(self.z3.Bool(f"i{number}") for number in instances)) != self.z3.unsat:
            return None
        return sorted(int(str(switch)[1:]) for switch in self.solver.unsat_core())


def conflicts(clauses: Sequence[Sequence[int]], atoms: Mapping[int, Inequality], seconds: float) -> list[list[int]]:
    """Lists of literals that cannot all hold, from Z3's proof that the clauses contradict each other.

    Each was used as a lemma of linear arithmetic; those about inequalities that are not among the atoms are left out.
    """
    import z3
    context = z3.Context(proof=True)  # proofs slow Z3 down, so no other solver is to make them
    solver = z3.Solver(ctx=context)
    solver.set("timeout", max(1, int(seconds * 1000)))
    script = Script()
    for clause in clauses:
        script.add(clause, "guard", atoms)  # without it Z3 simplifies the clauses, and its lemmas speak of other atoms
    solver.add(z3.parse_smt2_string(script.taken(), ctx=context))
    if solver.check(z3.Bool("guard", context)) != z3.unsat:
        return []
    nodes = Nodes(context)
    literals = {meaning_of(sign * variable, atoms): sign * variable for variable in atoms for sign in (1, -1)}
    reader = Reader(literals, nodes)
    found: dict[tuple[int, ...], None] = {}
    proof = solver.proof()  # which keeps all its nodes
    waiting, seen = [proof.as_ast()], set()
    while waiting:
        node = waiting.pop()
        kind, number = nodes.kind(node), nodes.number(node)
        if number in seen or not z3.Z3_OP_PR_UNDEF <= kind <= z3.Z3_OP_PR_HYPER_RESOLVE:
            continue  # met before, or a formula and no step
        seen.add(number)
        parts = nodes.parts(node)
        if kind == z3.Z3_OP_PR_TH_LEMMA:
            *premises, conclusion = parts
            denied = nodes.parts(conclusion) if nodes.kind(conclusion) == z3.Z3_OP_OR else \
                [] if nodes.kind(conclusion) == z3.Z3_OP_FALSE else [conclusion]
            read = [reader.literal(nodes.parts(premise)[-1], True) for premise in premises]
            read += [reader.literal(part, False) for part in denied]
            if None not in read:
                found[tuple(sorted({literal for literal in read if literal}))] = None
        waiting += parts
    return [list(conflict) for conflict in found]


class Nodes:
    """What Z3's terms and proofs are made of, by its C interface: a proof has many thousand nodes."""

    def __init__(self, context: Any) -> None:
        import z3
        self.z3, self.context = z3, context.ref()

    def kind(self, node: Any) -> int:
        return self.z3.Z3_get_decl_kind(self.context, self.z3.Z3_get_app_decl(self.context, node))  # type: ignore[no-any-return]

    def number(self, node: Any) -> int:
        return self.z3.Z3_get_ast_id(self.context, node)  # type: ignore[no-any-return]

    def parts(self, node: Any) -> list[Any]:
        count = self.z3.Z3_get_app_num_args(self.context, node)
        return [self.z3.Z3_get_app_arg(self.context, node, place) for place in range(count)]

    def name(self, node: Any) -> str:
        symbol = self.z3.Z3_get_decl_name(self.context, self.z3.Z3_get_app_decl(self.context, node))
        return self.z3.Z3_get_symbol_string(self.context, symbol)  # type: ignore[no-any-return]

    def value(self, node: Any) -> Fraction:
        return Fraction(self.z3.Z3_get_numeral_string(self.context, node))


class Reader:
    """Z3 inequalities as the literals that say the same."""

    def __init__(self, literals: dict[Inequality, int], nodes: Nodes) -> None:
        import z3
        self.z3, self.literals, self.nodes = z3, literals, nodes
        self.known: dict[int, int | None] = {}  # by Z3's number of a term

    def literal(self, term: Any, holds: bool) -> int | None:
        """The literal that says that an inequality holds (or not); None where there is none."""
        while self.nodes.kind(term) == self.z3.Z3_OP_NOT:
            (term,), holds = self.nodes.parts(term), not holds
        number = self.nodes.number(term)
        if number not in self.known:
            self.known[number] = self.read(term)
        found = self.known[number]
        return found if found is None or holds else -found

    def read(self, term: Any) -> int | None:
        z3, kind = self.z3, self.nodes.kind(term)
        if kind not in (z3.Z3_OP_LT, z3.Z3_OP_GT, z3.Z3_OP_LE, z3.Z3_OP_GE):
            return None
        left, right = (self.amount(part) for part in self.nodes.parts(term))
        if left is None or right is None:
            return None
        form = plus(right, left, -1) if kind in (z3.Z3_OP_GE, z3.Z3_OP_GT) else plus(left, right, -1)
        if not isinstance(form, Linear):
            return None
        atom, says = normal(form, kind in (z3.Z3_OP_LT, z3.Z3_OP_GT))
        found = self.literals.get(atom)
        return None if found is None else found if says else -found

    def amount(self, term: Any) -> Amount | None:
        """A sum as a linear form; None where it is something else."""
        kind, parts = self.nodes.kind(term), self.nodes.parts(term)
        if kind == self.z3.Z3_OP_ANUM:
            return self.nodes.value(term)
        if not parts:
            return Linear(0, ((int(self.nodes.name(term)[1:]), 1),))
        amounts = [self.amount(part) for part in parts]
        if None in amounts or kind not in (self.z3.Z3_OP_ADD, self.z3.Z3_OP_MUL):
            return None
        total: Amount = amounts[0]  # type: ignore[assignment]
        for amount in amounts[1:]:
            if kind == self.z3.Z3_OP_ADD:
                total = plus(total, amount)  # type: ignore[arg-type]
            elif isinstance(total, Linear):
                return None
            else:
                total = plus(0, amount, total)  # type: ignore[arg-type]
        return total
