"""Why a formula is true in a model: the values it is true at, and the comparisons there with both sides worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice, product

from explorer.kernel.syntax import Term
from explorer.kernel.universe import Rejected, Value
from explorer.report.notation import UNICODE, Writer, unicode_name
from explorer.report.scene import Scene
from explorer.report.words import listing

SIGNS = {("eq", True): "=", ("eq", False): "≠", ("le", True): "≤", ("le", False): ">", ("lt", True): "<",
         ("lt", False): "≥"}
FLIPPED = {"≤": "≥", "<": ">", "≥": "≤", ">": "<", "=": "=", "≠": "≠"}
LONG = 56  # letters of a formula or value that is still read at a glance
SCANNED = 20_000  # values of a quantifier that are gone through for an example
MOST = 4  # values of a universal quantifier that are written out


class Instance(Writer):
    """Writes a term at given values of its variables: `R(s0, a1)`, not `R(s, a)`; tables keep their variable's name."""

    def __init__(self, scene: Scene, scope: Mapping[str, Value]) -> None:
        super().__init__(UNICODE, scene.names.element)
        self.scene, self.scope = scene, {**scene.outer, **scope}

    def var(self, term: Term) -> tuple[int, str]:
        if term.name in self.scope and term.sort.kind != "table":
            return 9, self.scene.text(term.sort, self.scope[term.name])
        return super().var(term)

def facts(scene: Scene, term: Term) -> list[str]:
    """Sentences, without a full stop, that say why the formula has its value in the scene's model."""
    try:
        found = {frozenset(fact.split(" = ")): fact for fact in explained(scene, term, {}, bool(scene.value(term)))}
        return list(found.values())
    except Rejected:
        return []


def explained(scene: Scene, term: Term, scope: dict[str, Value], truth: bool) -> Iterator[str]:
    """Why the formula has this truth value at these values of its variables."""
    op, args = term.op, term.args
    if op == "not":
        yield from explained(scene, args[0], scope, not truth)
    elif op in ("and", "or", "implies"):
        # each is read as a disjunction of parts with a sign, `and` as one that is denied
        signs = [op == "or"] * len(args) if op != "implies" else [False, True]
        parts = list(zip(args, signs, strict=True))
        if truth == (op != "and"):
            parts = [(arg, sign) for arg, sign in parts if bool(scene.value(arg, scope)) == sign][:1]
            signs = [sign for _, sign in parts]
        else:
            signs = [not sign for sign in signs]
        for (arg, _), sign in zip(parts, signs, strict=True):
            yield from explained(scene, arg, scope, sign)
    elif op in ("forall", "exists"):
        yield from quantified(scene, term, scope, truth)
    elif op == "eq" and args[0].sort.kind == "bool":
        for arg in args:
            yield from explained(scene, arg, scope, bool(scene.value(arg, scope)))
    elif op in ("eq", "le", "lt"):
        yield from compared(scene, term, scope, truth)
    elif op not in ("true", "false"):
        yield told(scene, term, scope, truth)


def quantified(scene: Scene, term: Term, scope: dict[str, Value], truth: bool) -> Iterator[str]:
    """The first values at which the body decides, or the body at the first few values."""
    deciding = truth == (term.op == "exists")
    seen = 0
    for values in islice(product(*(scene.universe.domain(sort) for _, sort in term.bound)), SCANNED):
        inner = {**scope, **dict(zip((name for name, _ in term.bound), values, strict=True))}
        if bool(scene.value(term.args[0], inner)) != truth:
            continue
        body = term.args[0]
        if not deciding and body.op == "implies" and truth and not scene.value(body.args[0], inner):
            continue
        tables = [f"{unicode_name(name)} is {scene.text(sort, value)}"
                  for (name, sort), value in zip(term.bound, values, strict=True) if sort.kind == "table"]
        for fact in explained(scene, term.args[0], inner, truth):
            yield f"{fact}{' and' if ', where ' in fact else ', where'} {listing(tables)}" if tables else fact
        seen += 1
        if deciding or seen == MOST:
            return


def compared(scene: Scene, term: Term, scope: dict[str, Value], truth: bool) -> Iterator[str]:
    """`R₁(s0, a0) = 1 > −1 = R₁(s0, a1)`; a sum is followed by what it is made of."""
    left, right = term.args
    sign = SIGNS[term.op, truth]
    if left.op == "num":
        left, right, sign = right, left, FLIPPED[sign]
    texts, values = [], []
    for side in (left, right):
        text, value = Instance(scene, scope).write(side, 6), scene.text(side.sort, scene.value(side, scope))
        if len(text) > LONG:
            text = value
        texts.append(text)
        values.append("" if value == text or len(value) > LONG else value)
    if sign != "=":
        values = [f"({value})" if " " in value else value for value in values]
    if len(set(texts)) == 1:
        return
    made_of = [part for side in (left, right) for part in addends(scene, side, scope)]
    details = f", with {listing(made_of)}" if made_of else ""
    if sign == "=":
        chain = dict.fromkeys([*texts, *(value for value in values[:1] if value)])
        yield " = ".join(chain) + details
    else:
        start = f"{texts[0]} = {values[0]}" if values[0] else texts[0]
        end = f"{values[1]} = {texts[1]}" if values[1] else texts[1]
        yield f"{start} {sign} {end}{details}"


def addends(scene: Scene, term: Term, scope: dict[str, Value]) -> list[str]:
    """The parts of a sum, each with its value; numbers are left out."""
    parts = list(term.args) if term.op == "add" else []
    found = []
    while parts:
        inner = parts.pop(0)
        if inner.op == "mul" and inner.args[0].op == "num":
            inner = inner.args[1]
        if inner.op == "add":
            parts = [*inner.args, *parts]
        elif inner.op != "num":
            text = Instance(scene, scope).write(inner, 6)
            found.append(f"{text} = {scene.text(inner.sort, scene.value(inner, scope))}")
    return list(dict.fromkeys(part for part in found if len(part) <= 2 * LONG))


def told(scene: Scene, term: Term, scope: dict[str, Value], truth: bool) -> str:
    """A formula without a comparison, as it stands or denied; of a symbol, that it is true or false."""
    if term.op in ("app", "var"):
        return f"{Instance(scene, scope).write(term)} is {'true' if truth else 'false'}"
    return Instance(scene, scope).write(term if truth else Term("not", term.sort, (term,)))
