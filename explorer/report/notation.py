"""Mathematical notation of terms, for people: in Unicode, and in LaTeX.

The exact text that reads back to an equal term is `explorer.language.text`; this one is made to be read: few
parentheses, subscripts for the worlds, `a − b` for a sum with a negative part, `x ∈ C` for a set as a table to Bool.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from explorer.kernel.syntax import Sort, Term, Variable

OPEN, IFF, IMPLIES, OR, AND, NOT, COMPARE, SUM, PRODUCT, ATOM = range(10)
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(frozen=True)
class Style:
    """The signs of one way of writing, and how it writes names, numbers, sums and sets."""

    signs: Mapping[str, str]
    name: Callable[[str], str]
    fraction: Callable[[int, int], str]
    total: Callable[[str], str]
    among: Callable[[str, str], str]
    element: Callable[[str], str]
    tall: Callable[[str], str] = lambda text: f"({text})"


def unicode_name(name: str) -> str:
    """`planner_1` as planner₁; the `s1` that the language makes from a second `s` keeps its digits as a subscript."""
    stem, digits = split(name)
    return stem + digits.translate(SUBSCRIPTS)


def latex_name(name: str) -> str:
    stem, digits = split(name)
    escaped = stem.replace("_", r"\_")
    return (escaped if len(stem) == 1 else rf"\mathit{{{escaped}}}") + (f"_{{{digits}}}" if digits else "")


def split(name: str) -> tuple[str, str]:
    """A name and the digits at its end."""
    found = re.fullmatch(r"(.*?)_?([0-9]+)", name)
    return (found[1], found[2]) if found and found[1] else (name, "")


UNICODE = Style(
    signs={"forall": "∀", "exists": "∃", "and": " ∧ ", "or": " ∨ ", "not": "¬", "implies": " ⇒ ", "iff": " ⇔ ",
           "eq": " = ", "ne": " ≠ ", "le": " ≤ ", "lt": " < ", "ge": " ≥ ", "gt": " > ", "in": " ∈ ", "notin": " ∉ ",
           "plus": " + ", "minus": " − ", "negative": "−", "times": "·", "maps": " ↦ ", "true": "true",
           "false": "false", "is": "∈", "where": ": ", "cross": "×", "if": " if ", "else": " else ", "rank": "rank"},
    name=unicode_name, fraction=lambda p, q: f"{p}/{q}", total=lambda over: f"Σ({over}) ",
    among=lambda over, formula: f"|{{{over}: {formula}}}|", element=str)

LATEX = Style(
    signs={"forall": r"\forall ", "exists": r"\exists ", "and": r" \land ", "or": r" \lor ", "not": r"\lnot ",
           "implies": r" \Rightarrow ", "iff": r" \Leftrightarrow ", "eq": " = ", "ne": r" \neq ", "le": r" \le ",
           "lt": " < ", "ge": r" \ge ", "gt": " > ", "in": r" \in ", "notin": r" \notin ", "plus": " + ",
           "minus": " - ", "negative": "-", "times": r" \cdot ", "maps": r" \mapsto ", "true": r"\top",
           "false": r"\bot", "is": r" \in ", "where": r" :\ ", "cross": r" \times ", "if": r"\text{ if }",
           "else": r"\text{ else }", "rank": r"\operatorname{rank}"},
    name=latex_name, fraction=lambda p, q: rf"\tfrac{{{p}}}{{{q}}}", total=lambda over: rf"\sum_{{{over}}} ",
    among=lambda over, formula: rf"|\{{{over} :\ {formula}\}}|", element=latex_name,
    tall=lambda text: rf"\left({text}\right)")


def notation(term: Term, elements: Callable[[Sort, int], str] | None = None) -> str:
    """The term in Unicode; `elements` names the elements of finite sorts."""
    return Writer(UNICODE, elements or plain_element).write(term)


def latex(term: Term, elements: Callable[[Sort, int], str] | None = None) -> str:
    """The term in LaTeX, for math mode."""
    return Writer(LATEX, elements or plain_element).write(term)


def plain_element(sort: Sort, index: int) -> str:
    return sort.elements[index] if sort.elements else f"{sort.name.lower()}{index}"


def substituted(term: Term, values: Mapping[Variable, Term]) -> Term | None:
    """The term with other terms for its free variables; None where a variable would be captured."""
    if term.op == "var":
        return values.get((term.name, term.sort), term)
    if term.bound:
        taken = {name for value in values.values() for name, _ in value.free}
        values = {variable: value for variable, value in values.items() if variable not in term.bound}
        if any(name in taken for name, _ in term.bound) and term.free & set(values):
            return None
    args = [substituted(arg, values) for arg in term.args]
    if any(arg is None for arg in args):
        return None
    return Term(term.op, term.sort, tuple(arg for arg in args if arg is not None), term.name, term.bound, term.number)


class Writer:
    """Writes terms in one style."""

    def __init__(self, style: Style, elements: Callable[[Sort, int], str]) -> None:
        self.style, self.signs, self.elements = style, style.signs, elements

    def write(self, term: Term, level: int = OPEN) -> str:
        """The term, in parentheses where it binds less tightly than `level`."""
        own, text = getattr(self, term.op, self.connective)(term)
        return self.style.tall(text) if own < level else text

    def var(self, term: Term) -> tuple[int, str]:
        return ATOM, self.style.name(term.name)

    def num(self, term: Term) -> tuple[int, str]:
        value = Fraction(term.number)
        size = (str(abs(value.numerator)) if value.denominator == 1
                else self.style.fraction(abs(value.numerator), value.denominator))
        return (SUM, self.signs["negative"] + size) if value < 0 else (ATOM, size)

    def elem(self, term: Term) -> tuple[int, str]:
        return ATOM, self.style.element(self.elements(term.sort, int(term.number)))

    def app(self, term: Term) -> tuple[int, str]:
        return ATOM, self.style.name(term.name) + (self.arguments(term.args) if term.args else "")

    def sel(self, term: Term) -> tuple[int, str]:
        table, *args = term.args
        if table.op == "lam":
            reduced = substituted(table.args[0], dict(zip(table.bound, args, strict=True)))
            if reduced is not None:
                return getattr(self, reduced.op, self.connective)(reduced)  # type: ignore[no-any-return]
        if term.sort.kind == "bool" and len(args) == 1:
            return COMPARE, self.write(args[0], SUM) + self.signs["in"] + self.write(table, ATOM)
        return ATOM, self.write(table, ATOM) + self.arguments(tuple(args))

    def arguments(self, args: tuple[Term, ...]) -> str:
        return f"({', '.join(self.write(arg) for arg in args)})"

    def lam(self, term: Term) -> tuple[int, str]:
        names = ", ".join(self.style.name(name) for name, _ in term.bound)
        (body,) = term.args
        variables = tuple(("var", *pair) for pair in term.bound)
        if body.op == "sel" and tuple((a.op, a.name, a.sort) for a in body.args[1:]) == variables \
                and not body.args[0].free & set(term.bound):
            return getattr(self, body.args[0].op)(body.args[0])  # type: ignore[no-any-return]
        return OPEN, (f"({names})" if len(term.bound) > 1 else names) + self.signs["maps"] + self.write(body)

    def forall(self, term: Term) -> tuple[int, str]:
        variables, body = list(term.bound), term.args[0]
        while body.op == term.op:
            variables, body = variables + list(body.bound), body.args[0]
        joined = " " if body.op in ("forall", "exists") else self.signs["where"]
        return OPEN, self.signs[term.op] + self.over(variables) + joined + self.write(body)

    exists = forall

    def over(self, bound: list[Variable]) -> str:
        """Variables with their sorts, those of one sort together: `s, t∈State, a∈Action`."""
        groups: list[tuple[Sort, list[str]]] = []
        for name, sort in bound:
            if not groups or groups[-1][0] != sort:
                groups.append((sort, []))
            groups[-1][1].append(self.style.name(name))
        return ", ".join(", ".join(names) + self.signs["is"] + self.style.name(sort.name) for sort, names in groups)

    def total(self, term: Term) -> tuple[int, str]:
        return PRODUCT, self.style.total(self.over(list(term.bound))) + self.write(term.args[0], PRODUCT)

    def count(self, term: Term) -> tuple[int, str]:
        if term.args[0].op == "true":
            return ATOM, "|" + self.signs["cross"].join(self.style.name(sort.name) for _, sort in term.bound) + "|"
        return ATOM, self.style.among(self.over(list(term.bound)), self.write(term.args[0]))

    def ite(self, term: Term) -> tuple[int, str]:
        cases = []
        while term.op == "ite":
            condition, then, term = term.args
            cases.append(self.write(then, IFF) + self.signs["if"] + self.write(condition, IFF))
        last = self.signs["else"] if len(cases) == 1 else f",{self.signs['else']}"
        return ATOM, f"({', '.join(cases)}{last}{self.write(term, IFF)})"

    def rank(self, term: Term) -> tuple[int, str]:
        return ATOM, self.signs["rank"] + self.arguments(term.args)

    def add(self, term: Term) -> tuple[int, str]:
        text = ""
        for part in term.args:
            negative, size = self.unsigned(part)
            sign = self.signs["minus" if negative else "plus"] if text else self.signs["negative"] * negative
            text += sign + self.write(size, PRODUCT if negative else SUM)
        return SUM, text

    def mul(self, term: Term) -> tuple[int, str]:
        negative, size = self.unsigned(term)
        if negative:
            return SUM, self.signs["negative"] + self.write(size, PRODUCT)
        left, right = term.args
        return PRODUCT, self.write(left, PRODUCT) + self.signs["times"] + self.write(right, PRODUCT)

    def unsigned(self, term: Term) -> tuple[bool, Term]:
        """Whether a minus sign can be written before the term, and what is left without it."""
        if term.op == "num" and term.number < 0:
            return True, Term("num", term.sort, number=-term.number)
        if term.op == "mul" and term.args[0].op == "num" and term.args[0].number < 0:
            size = -term.args[0].number
            return True, term.args[1] if size == 1 else Term(
                "mul", term.sort, (Term("num", term.sort, number=size), term.args[1]))
        return False, term

    def eq(self, term: Term, sign: str = "eq") -> tuple[int, str]:
        if term.args[0].sort.kind == "bool":
            return IFF, self.write(term.args[0], IMPLIES) + self.signs["iff"] + self.write(term.args[1], IMPLIES)
        return COMPARE, self.write(term.args[0], SUM) + self.signs[sign] + self.write(term.args[1], SUM)

    def le(self, term: Term) -> tuple[int, str]:
        return self.compared(term.op, *term.args)

    lt = le

    def compared(self, op: str, left: Term, right: Term) -> tuple[int, str]:
        """A comparison; the number stands on the right, and ranks are left out where both sides are ranks."""
        if left.op == right.op == "rank":
            left, right = left.args[0], right.args[0]
        if left.op == "num" and right.op != "num":
            left, right, op = right, left, {"le": "ge", "lt": "gt", "ge": "le", "gt": "lt"}[op]
        return COMPARE, self.write(left, SUM) + self.signs[op] + self.write(right, SUM)

    def connective(self, term: Term) -> tuple[int, str]:
        """true, false, not, and, or, implies."""
        op, args = term.op, term.args
        if op in ("true", "false"):
            return ATOM, self.signs[op]
        if op == "not":
            return self.negation(args[0])
        if op == "implies":
            return IMPLIES, self.write(args[0], OR) + self.signs["implies"] + self.last(args[1], IMPLIES)
        if len(args) < 2:
            return getattr(self, args[0].op, self.connective)(args[0]) if args else \
                (ATOM, self.signs["true" if op == "and" else "false"])
        own = AND if op == "and" else OR
        return own, self.signs[op].join(self.write(arg, NOT) for arg in args)

    def last(self, term: Term, level: int) -> str:
        """A quantifier that stands last needs no parentheses."""
        return self.write(term, OPEN if term.op in ("forall", "exists") else level)

    def negation(self, inner: Term) -> tuple[int, str]:
        if inner.op == "eq" and inner.args[0].sort.kind != "bool":
            return self.eq(inner, "ne")
        if inner.op in ("le", "lt"):
            return self.compared({"le": "gt", "lt": "ge"}[inner.op], *inner.args)
        if inner.op == "sel" and len(inner.args) == 2:
            return COMPARE, self.write(inner.args[1], SUM) + self.signs["notin"] + self.write(inner.args[0], ATOM)
        return NOT, self.signs["not"] + self.write(inner, NOT if inner.op == "not" else COMPARE)
