"""Statements: read back as written, and refused where something in them does not fit."""

from __future__ import annotations

import copy
import hashlib
import json
from dataclasses import replace
from typing import Any

import pytest

from explorer.kernel import syntax
from explorer.kernel.statement import Statement, load
from explorer.kernel.syntax import BOOL, LEVEL, REAL, Sort, SortFault, Symbol, operator
from tests.kernel.randomly import COLOUR, LOW, MAP, SET, SORTS, SYMBOLS, THING, VALUES

X, G = SYMBOLS[0], SYMBOLS[4]
O = syntax.variable("o", MAP)  # noqa: E741
ONE = operator("eq", syntax.apply(X, []), syntax.element(THING, 0))
RED = operator("eq", syntax.apply(G, [O]), syntax.element(COLOUR, 0))
EVEN = operator("eq", syntax.select(syntax.variable("f", MAP), [syntax.element(THING, 0)]), syntax.element(THING, 0))
WHOLE = Statement(
    theorem="t", version="2", claim="c", kind="guarantee", shape="each", axes=(("target", "best"), ("shows", "all")),
    sorts=SORTS, restrictions=((VALUES, "table", LOW), (MAP, "f", EVEN)),
    symbols=(*SYMBOLS, Symbol("r", (THING, COLOUR), REAL)), outer=(("o", MAP), ("b", BOOL)), always=(("base", ONE),),
    assumptions=(("first", ONE), ("second", operator("not", ONE))), consistent=ONE, varies=operator("not", ONE),
    witness=operator("and", RED, syntax.variable("b", BOOL)))


def test_it_is_read_back() -> None:
    written = WHOLE.json()
    again = load(json.loads(json.dumps(written)))
    assert again == WHOLE and again.digest == WHOLE.digest and again.json() == written
    assert again.sized == (THING, LEVEL, COLOUR) and again.sorts == SORTS
    assert [(s.name, s.kind, s.elements, s.ordered, s.of, s.to) for s in again.sorts] == \
        [(s.name, s.kind, s.elements, s.ordered, s.of, s.to) for s in SORTS]
    assert again.formula("base") == again.formula("first") == ONE and again.formula("second") == operator("not", ONE)
    assert again.query("consistent") == (ONE,) and again.query("varies") == (operator("not", ONE),)
    assert again.query("witness") == (ONE, operator("not", ONE), WHOLE.witness)


@pytest.mark.parametrize("part", ["theorem", "version", "claim", "kind", "shape", "axes", "sorts", "restrictions",
                                  "symbols", "outer", "always", "assumptions", "consistent", "varies", "witness"])
def test_the_digest_covers_every_part(part: str) -> None:
    others: dict[str, Any] = {
        "theorem": "u", "version": "3", "claim": "d", "kind": "impossibility", "axes": (("target", "order"),),
        "sorts": (*SORTS, Sort("More", "finite")), "restrictions": WHOLE.restrictions[:1],
        "symbols": WHOLE.symbols[:-1],
        "always": (), "assumptions": WHOLE.assumptions[:1], "consistent": syntax.TRUE, "varies": syntax.TRUE,
        "witness": syntax.TRUE, "outer": (*WHOLE.outer, ("x", THING))}
    changes = {"shape": "some", "outer": (), "witness": syntax.TRUE} if part == "shape" else {part: others[part]}
    changed = replace(WHOLE, **changes)
    assert changed.digest != WHOLE.digest and load(changed.json()) == changed


def test_the_digest_is_that_of_the_page() -> None:
    """SHA-256 of JSON with sorted keys, without spaces, every sign beyond ASCII escaped."""
    named = replace(WHOLE, theorem="Größe")
    text = json.dumps(named.json(), sort_keys=True).replace(": ", ":").replace(", ", ",")
    assert "Gr\\u00f6\\u00dfe" in text and named.digest == hashlib.sha256(text.encode("ascii")).hexdigest()


def data(*path: Any, value: Any) -> Any:
    """The statement as JSON with another value at a path."""
    changed = copy.deepcopy(WHOLE.json())
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return changed


TABLE = {"name": "T", "kind": "table", "elements": [], "ordered": False, "of": ["Thing"], "to": ["Thing"]}
FINITE = {"name": "T", "kind": "finite", "elements": [], "ordered": False, "of": [], "to": []}
NUMBER = ["num", "1"]
SORT = "is declared twice or is neither a finite sort nor a table"


@pytest.mark.parametrize(("changed", "says"), [
    (data("format", value="sidestep/statement-2"), "not a sidestep/statement-1"),
    (data("shape", value="most"), "no claim of kind 'guarantee' and shape 'most'"),
    (data("kind", value="lemma"), "no claim of kind 'lemma' and shape 'each'"),
    (data("shape", value="some"), "no claim of kind 'guarantee' and shape 'some'"),
    (data("outer", value=[]) | {"witness": ["true"]}, "no claim of kind 'guarantee' and shape 'each'"),
    (data("sorts", 0, value=FINITE | {"name": "Colour"}), f"Colour {SORT}"),
    (data("sorts", 0, value=FINITE | {"of": ["Level"]}), f"T {SORT}"),
    (data("sorts", 0, value=FINITE | {"to": ["Level"]}), f"T {SORT}"),
    (data("sorts", 5, value=TABLE | {"of": []}), f"T {SORT}"),
    (data("sorts", 5, value=TABLE | {"to": []}), f"T {SORT}"),
    (data("sorts", 5, value=TABLE | {"to": ["Thing", "Thing"]}), f"T {SORT}"),
    (data("sorts", 5, value=TABLE | {"elements": ["a"]}), f"T {SORT}"),
    (data("sorts", 5, value=TABLE | {"to": ["Real"]}), "T is a table over Real: it has no finite list of values"),
    (data("sorts", 5, value=TABLE | {"of": ["Real"]}), "T is a table over Real: it has no finite list of values"),
    (data("sorts", 5, value=TABLE | {"of": ["Thing", "Real"]}), "T is a table over Real"),
    (data("sorts", 5, value=TABLE | {"name": "a b"}), "'a b' is not a name"),
    (data("sorts", 2, "elements", value=["red", "1"]), "'1' is not a name"),
    (data("axes", value=[["target", "best"], ["target", "order"]]), "a name stands twice: target, target"),
    (data("symbols", 1, value=WHOLE.json()["symbols"][0]), "two symbols of one name"),
    (data("symbols", 0, 0, value="x y"), "'x y' is not a name"),
    (data("outer", 0, 0, value="o o"), "'o o' is not a name"),
    (data("restrictions", 0, 1, value="t t"), "'t t' is not a name"),
    (data("restrictions", value=WHOLE.json()["restrictions"][:1] * 2), "a name stands twice: Values, Values"),
    (data("always", 0, 0, value="first"), "a name stands twice: first, first, second"),
    (data("assumptions", 0, 1, value=NUMBER), "an assumption or query is not a closed formula"),
    (data("always", 0, 1, value=NUMBER), "an assumption or query is not a closed formula"),
    (data("consistent", value=NUMBER), "an assumption or query is not a closed formula"),
    (data("varies", value=NUMBER), "an assumption or query is not a closed formula"),
    (data("witness", value=NUMBER), "an assumption or query is not a closed formula"),
    (data("restrictions", 0, 2, value=NUMBER), "an assumption or query is not a closed formula")])
def test_what_does_not_fit_is_refused(changed: Any, says: str) -> None:
    with pytest.raises(SortFault) as caught:
        load(changed)
    assert str(caught.value).startswith(says)


def test_a_formula_speaks_of_nothing_but_what_is_bound() -> None:
    free = operator("eq", O, O)
    for part in ("consistent", "varies"):
        with pytest.raises(SortFault, match="not a closed formula"):
            replace(WHOLE, **{part: free})
    assert replace(WHOLE, witness=free).witness == free
    other = operator("eq", O, syntax.variable("z", MAP))
    for changes in ({"always": (("base", free),)}, {"assumptions": (("first", free),)},
                    {"restrictions": ((VALUES, "o", free),)}, {"witness": other}):
        with pytest.raises(SortFault, match="not a closed formula"):
            replace(WHOLE, **changes)


def test_a_sort_is_made_of_those_before_it() -> None:
    with pytest.raises(SortFault, match="writes something as no statement does"):
        load(data("sorts", 0, "ordered", value=1))  # nothing but true is true
    with pytest.raises(SortFault, match="it has something that no statement has"):
        load(data("remark", value="unread"))
    with pytest.raises(KeyError):
        load(data("sorts", 3, "to", value=["Map"]))
    with pytest.raises(KeyError):
        load(data("sorts", 5, "of", value=["Unheard"]))
    assert SET.result == BOOL


@pytest.mark.parametrize("sort", ["Action", "Environment", "Item", "Order", "Unit", "action"])
def test_a_sort_has_its_article(sort: str) -> None:
    assert syntax.an(sort) == f"an {sort}"


@pytest.mark.parametrize("sort", ["Thing", "Reward", "thing"])
def test_another_sort_has_another(sort: str) -> None:
    assert syntax.an(sort) == f"a {sort}"
