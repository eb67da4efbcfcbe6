"""`--observe s0=a1,s1=a0`: a value of the observation, as the formula that a world shows it.

Elements are called as in the reports: by name, or by the sort's initial and a number (s0, a1). A table is written row
by row; a row of several arguments joins them with colons (s0:a1=2); a set is written a0+a1, the empty one `none`.
An observation may name elements past the scope, which then grows, but only the next ones: s2 after s0 and s1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from itertools import product

from explorer.kernel import syntax
from explorer.kernel.syntax import BOOL, Sort, Term, an
from explorer.language.faults import Fault, did_you_mean
from explorer.scope import Scope

TRUTH = {"true": syntax.TRUE, "yes": syntax.TRUE, "false": syntax.FALSE, "no": syntax.FALSE}
SHOWN = 6  # elements that are listed one by one


class Observing:
    """Turns an observation into the formula that it has the value written; called, it notes which sizes fit."""

    def __init__(self, text: str, reach: Mapping[str, tuple[int, int]] | None = None) -> None:
        """`reach` has the least and greatest size of the sorts in scope."""
        self.text = "".join(text.split())
        self.reach = reach or {}
        self.exactly: dict[str, int] = {}
        self.at_least: dict[str, int] = {}
        self.named: dict[str, set[int]] = {}

    def __call__(self, observation: Term) -> Term:
        """The formula; raises Fault where the text is no value of the observation's sort."""
        sort = observation.sort
        if not self.text:
            raise Fault("--observe says nothing", example(sort))
        formula = self.rows(observation) if sort.kind == "table" and not is_set(sort) else \
            self.equal(observation, self.text)
        for name, numbers in self.named.items():
            new = range(self.reach[name][1], max(numbers)) if name in self.reach else ()
            if not numbers.issuperset(new):
                raise self.beyond(name)
        return formula

    def beyond(self, name: str) -> Fault:
        """What is wrong with the last element of a sort that the observation names: the scope does not have it."""
        last = max(self.named[name])
        return Fault(f"`{initial(name)}{last}` is no {name} in scope: {in_scope(name, *self.reach[name])}",
                     f"--scope {name}={last + 1} has {initial(name)}0 to {initial(name)}{last}")

    def rows(self, table: Term) -> Term:
        """Every row of a table has its value."""
        cells: dict[tuple[int, ...], str] = {}
        of = table.sort.of
        for part in self.text.split(","):
            key, equals, value = part.partition("=")
            names = key.split(":")
            if not equals or not value or len(names) != len(of):
                raise Fault(f"`{part}` is no row of {an(table.sort.name)}", example(table.sort))
            row = tuple(self.index(sort, name) for sort, name in zip(of, names, strict=True))
            if row in cells:
                raise Fault(f"the observation gives `{key}` twice", example(table.sort))
            cells[row] = value
        numbers = [len(sort.elements) or 1 + max(row[i] for row in cells) for i, sort in enumerate(of)]
        for i, (sort, number) in enumerate(zip(of, numbers, strict=True)):
            if self.exactly.setdefault(sort.name, number) != number:
                numbers[i] = self.exactly[sort.name] = max(number, self.exactly[sort.name])
        missing = [row for row in product(*map(range, numbers)) if row not in cells]
        if missing:
            for sort in of:
                if sort.name in self.reach and max(self.named.get(sort.name, {0})) >= self.reach[sort.name][1]:
                    raise self.beyond(sort.name)
            shown = ":".join(called(sort, i) for sort, i in zip(of, missing[0], strict=True))
            raise Fault(f"the observation does not say what {shown} gives", "give every row: the whole is observed")
        formulas = []
        for row, value in cells.items():
            elements = [syntax.element(sort, i) for sort, i in zip(of, row, strict=True)]
            formulas.append(self.equal(syntax.select(table, elements), value))
        return syntax.operator("and", *formulas) if len(formulas) > 1 else formulas[0]

    def equal(self, term: Term, text: str) -> Term:
        """The term has the value written."""
        sort = term.sort
        if is_set(sort):
            (of,) = sort.of
            names = [] if text == "none" else text.split("+")
            member = syntax.variable("x", of)
            inside = [syntax.operator("eq", member, syntax.element(of, self.index(of, name))) for name in names]
            body = syntax.operator("or", *inside) if len(inside) > 1 else inside[0] if inside else syntax.FALSE
            return syntax.binder("forall", [("x", of)], syntax.operator("eq", syntax.select(term, [member]), body))
        if sort.kind == "finite":
            return syntax.operator("eq", term, syntax.element(sort, self.index(sort, text)))
        if sort == BOOL:
            if text not in TRUTH:
                raise Fault(f"`{text}` is neither true nor false", "write true or false")
            return syntax.operator("eq", term, TRUTH[text])
        if sort.numeric:
            try:
                return syntax.operator("eq", term, syntax.number(Fraction(text)))
            except (ValueError, ZeroDivisionError):
                raise Fault(f"`{text}` is not a number", "numbers are written 3, -1, 2.9 or 29/10") from None
        raise Fault(f"{an(sort.name)} inside an observation cannot be written here",
                    "write an assumption about the observation in an extension")

    def index(self, sort: Sort, name: str) -> int:
        """The number of an element, noting that the sort needs to have it; raises Fault."""
        if sort.kind != "finite":
            raise Fault(f"an observation with an argument of sort {sort.name} cannot be written here",
                        "write an assumption about the observation in an extension")
        if sort.elements:
            if name not in sort.elements:
                raise Fault(f"{sort.name} has no element `{name}`", did_you_mean(name, sort.elements))
            return sort.elements.index(name)
        found = re.fullmatch(r"([a-z]+)(\d{1,3})", name)
        if not found or not sort.name.lower().startswith(found[1]):
            raise Fault(f"`{name}` is no {sort.name}", in_scope(sort.name, *self.reach[sort.name])
                        if sort.name in self.reach else f"they are called {called(sort, 0)}, {called(sort, 1)}, ...")
        number = int(found[2])
        self.named.setdefault(sort.name, set()).add(number)
        self.at_least[sort.name] = max(number + 1, self.at_least.get(sort.name, 1))
        return number

    def narrowed(self, scope: Scope, asked: Mapping[str, object]) -> Scope:
        """The sizes of a scope at which the value exists; raises Fault where those `asked` for have none."""
        result = []
        for sort, low, high in scope:
            need, exact = self.at_least.get(sort, 1), self.exactly.get(sort)
            least, greatest = (exact, exact) if exact else (max(low, need), max(high, need))
            if sort in asked and greatest > high and self.named.get(sort):
                last = f"{initial(sort)}{max(self.named[sort])}"
                raise Fault(f"`{last}` is no {sort} in scope: {in_scope(sort, low, high)}",
                            f"write {sort}={least}..{greatest}, or leave {sort} out of --scope")
            if sort in asked and (least < low or greatest > high):
                raise Fault(f"the observation speaks of {need} elements of {sort}, the scope has {low} to {high}",
                            f"write {sort}={least}..{greatest}, or leave {sort} out of --scope")
            result.append((sort, least, greatest))
        return tuple(result)


def unknown(text: str, reach: Mapping[str, tuple[int, int]], named: Iterable[str]) -> list[Fault]:
    """A fault for each word of an observation that is an element of no sort in scope, nor one of those `named`."""
    there = "; ".join(in_scope(sort, low, high) for sort, (low, high) in reach.items())
    known = {*TRUTH, "none", *named}
    found = []
    for word in dict.fromkeys(re.findall(r"[A-Za-z_]\w*", text)):
        parts = re.fullmatch(r"([a-z]+)(\d{1,3})", word)
        if word not in known and not (parts and any(sort.lower().startswith(parts[1]) and int(parts[2]) < high
                                                    for sort, (_, high) in reach.items())):
            found.append(Fault(f"`{word}` is no element in scope", there))
    return found


def in_scope(name: str, low: int, high: int) -> str:
    """The elements that a sort has at the sizes in scope."""
    letter = initial(name)
    listed = ", ".join(f"{letter}{i}" for i in range(high)) if high <= SHOWN else f"{letter}0 to {letter}{high - 1}"
    return f"{name}={low if low == high else f'{low}..{high}'} has {listed}"


def initial(name: str) -> str:
    """What the elements of a sort begin with."""
    return name[0].lower()


def is_set(sort: Sort) -> bool:
    """Whether a sort is a table from one sort of elements to Bool: a set of them."""
    return sort.kind == "table" and sort.result == BOOL and len(sort.of) == 1 and sort.of[0].kind == "finite"


def called(sort: Sort, index: int) -> str:
    """An element as it can be written."""
    return sort.elements[index] if sort.elements else f"{initial(sort.name)}{index}"


def example(sort: Sort) -> str:
    """How an observation of this sort is written."""
    if is_set(sort):
        return f"write {called(sort.of[0], 0)}+{called(sort.of[0], 1)}, or none"
    if sort.kind != "table":
        return f"write {value_of(sort)}"
    keys = [":".join(called(part, i if place == 0 else 0) for place, part in enumerate(sort.of)) for i in range(2)]
    return f"write {keys[0]}={value_of(sort.result)},{keys[1]}={value_of(sort.result)}"


def value_of(sort: Sort) -> str:
    """A value as it can be written."""
    if sort.kind == "finite":
        return called(sort, 0)
    return "true" if sort == BOOL else called(sort.of[0], 0) if is_set(sort) else "1"
