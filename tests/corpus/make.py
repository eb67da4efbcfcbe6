"""Writes the files of this folder: for each part of the format a statement, a file to accept and files to reject.

`python tests/corpus/make.py` writes them here, `python tests/corpus/make.py FOLDER` into another folder.
"""

from __future__ import annotations

import copy
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from explorer.kernel.refutation import grounded  # noqa: E402
from explorer.kernel.statement import load  # noqa: E402
from explorer.kernel.universe import Universe  # noqa: E402
from explorer.report.page import json_text  # noqa: E402
from tests.corpus.refuting import refuted  # noqa: E402

JSON = Any
WORK = 100_000  # enough for every certificate here, so that none is rejected for the work that it takes
TRUE, FALSE = ["true"], ["false"]
P, Q, R, X, T = (["app", name] for name in "pqrxt")


@dataclass(frozen=True)
class Case:
    """A statement, a file about it that has to be accepted, and by name files to reject, each with the reason."""

    shows: str
    statement: JSON
    accept: JSON
    rejects: Mapping[str, tuple[str, JSON]]


def stated(name: str, **fields: JSON) -> JSON:
    """A statement with these fields."""
    return {"format": "sidestep/statement-1", "theorem": name, "version": "1", "claim": "claim",
            "kind": "impossibility", "shape": "some", "axes": [], "sorts": [], "restrictions": [], "symbols": [],
            "outer": [], "always": [], "assumptions": [], "consistent": TRUE, "varies": TRUE, "witness": TRUE, **fields}


def finite(name: str, *elements: str) -> JSON:
    return {"name": name, "kind": "finite", "elements": list(elements), "ordered": False, "of": [], "to": []}


def table(name: str, of: str, to: str) -> JSON:
    return {"name": name, "kind": "table", "elements": [], "ordered": False, "of": [of], "to": [to]}


LEVEL = {"name": "Level", "kind": "level", "elements": [], "ordered": True, "of": [], "to": []}


def header(form: str, statement: JSON) -> JSON:
    """What every file about a statement begins with."""
    return {"format": form, "theorem": statement["theorem"], "statement": load(statement).digest,
            **{part: statement[part] for part in ("kind", "shape", "claim")}, "axes": dict(statement["axes"])}


def verdict(statement: JSON, on: Sequence[str], scope: JSON, word: str, sizes: Sequence[JSON],
            evidence: Sequence[JSON]) -> JSON:
    """A verdict file."""
    return {**header("sidestep/verdict-1", statement), "assumptions": list(on), "scope": scope, "verdict": word,
            "pattern": dict(Counter(size["verdict"] for size in sizes)), "sizes": list(sizes),
            "evidence": list(evidence)}


def single(statement: JSON, on: Sequence[str], size: JSON, word: str, *evidence: JSON) -> JSON:
    """A verdict file about one size."""
    return verdict(statement, on, {sort: [count, count] for sort, count in size.items()}, word, [at(size, word)],
                   evidence)


def at(size: JSON, word: str, checked: bool = True) -> JSON:
    return {"size": size, "verdict": word, "checked": checked}


def model(query: str, size: JSON, values: JSON, **more: JSON) -> JSON:
    return {"query": query, "kind": "model", "size": size, "model": values, **more}


def certificate(statement: JSON, on: Sequence[str], query: str, size: JSON, instances: JSON, outer: JSON = None,
                together: Sequence[Sequence[str]] = ()) -> JSON:
    """A certificate of these instances; for several sets of assumptions, if they are given, in one proof."""
    made = grounded(Universe(load(statement), size), on, query, instances, outer, bool(together))
    goals = [[made.switches[name] for name in names] for names in together] or [[]]
    lemmas, steps = refuted(made.clauses, goals)
    return {"work": WORK, "instances": instances, "lemmas": lemmas, "steps": steps}


def refutation(statement: JSON, on: Sequence[str], query: str, size: JSON, instances: JSON,
               outer: JSON = None) -> JSON:
    """A refutation of these instances as evidence."""
    return {"query": query, "kind": "refutation", "size": size, **({"outer": outer} if outer else {}),
            "certificate": certificate(statement, on, query, size, instances, outer)}


def under(names: Sequence[str], item: JSON) -> JSON:
    """An item of a map's evidence."""
    return {"assumptions": list(names), **item}


def put(file: JSON, value: JSON, *path: JSON) -> JSON:
    """The file with a value at this place."""
    file = copy.deepcopy(file)
    reduce(getitem, path[:-1], file)[path[-1]] = copy.deepcopy(value)
    return file


def drop(file: JSON, *path: JSON) -> JSON:
    """The file without what is at this place."""
    file = copy.deepcopy(file)
    del reduce(getitem, path[:-1], file)[path[-1]]
    return file


COUNTS = {"stands": 0, "sidestepped": 0, "presupposed": 0, "contradictory": 0, "open": 0}


def map_held() -> Case:
    """A map with an assumption that is `held`."""
    statement = stated("map_held", symbols=[["p", [], "Bool"], ["q", [], "Bool"]], witness=P,
                       assumptions=[["p_needs_q", ["implies", P, Q]], ["not_q", ["not", Q]]])
    both = ["p_needs_q", "not_q"]
    file = {**header("sidestep/map-1", statement), "scope": {}, "assumptions": ["not_q"], "held": ["p_needs_q"],
            "minimal_contradictory": [], "maximal_consistent": [["not_q"]],
            "minimal_presupposed": None, "maximal_varying": None,
            "minimal_sidesteps": [["not_q"]], "maximal_standing": [[]], "unconfirmed": {}, "open": [],
            "counts": {**COUNTS, "stands": 1, "sidestepped": 1},
            "evidence": [under(["p_needs_q"], model("witness", {}, {"p": [True], "q": [True]})),
                         under(both, model("consistent", {}, {"p": [False], "q": [False]})),
                         under(both, refutation(statement, both, "witness", {},
                                                [["p_needs_q", 0, []], ["not_q", 0, []]]))]}
    return Case("a map with an assumption that is `held`", statement, file, {
        "model": ("a model is given under no assumption, so not under the one that is held",
                  put(file, [], "evidence", 0, "assumptions")),
        "forgotten": ("nothing is held, and the evidence is under an assumption that is not combined",
                      put(file, [], "held")),
        "both": ("an assumption is combined and held", put(file, both, "held"))})


def map_open() -> Case:
    """A map that leaves something open."""
    x, y, z = ("implies", P, Q), ["not", Q], ["implies", Q, R]
    statement = stated("map_open", symbols=[[name, [], "Bool"] for name in "pqr"], witness=P,
                       assumptions=[["x", list(x)], ["y", y], ["z", z]])
    file = {**header("sidestep/map-1", statement), "scope": {}, "assumptions": ["x", "y", "z"], "held": [],
            "minimal_contradictory": [], "maximal_consistent": [["x", "y", "z"]],
            "minimal_presupposed": None, "maximal_varying": None, "minimal_sidesteps": [], "maximal_standing": [],
            "unconfirmed": {"minimal_sidesteps": [["x", "y"]], "maximal_standing": [["y"]]},
            "open": [["x", "z"], ["y", "z"]], "counts": {**COUNTS, "stands": 2, "sidestepped": 2, "open": 4},
            "evidence": [under(["x", "y", "z"], model("consistent", {}, {"p": [False], "q": [False], "r": [False]})),
                         under(["y"], model("witness", {}, {"p": [True], "q": [False], "r": [False]})),
                         under(["x", "y"], refutation(statement, ["x", "y"], "witness", {},
                                                      [["x", 0, []], ["y", 0, []]]))]}
    confirmed = put(put(file, {}, "unconfirmed"), [["x", "y"]], "minimal_sidesteps")
    return Case("a map that is not finished: `open` and `unconfirmed` sets", statement, file, {
        "smallest": ("a set is listed as smallest, and one with a member less is open",
                     put(confirmed, file["unconfirmed"]["maximal_standing"], "maximal_standing")),
        "missing": ("a combination is neither inside nor outside nor open", put(file, [["x", "z"]], "open")),
        "counts": ("the open combinations are counted as standing",
                   put(file, {**COUNTS, "stands": 6, "sidestepped": 2}, "counts"))})


def map_each() -> Case:
    """A map of an `each` claim."""
    first, marked = ["eq", X, ["elem", "Thing", 0]], ["app", "m", X]
    statement = stated("map_each", shape="each", sorts=[finite("Thing")], outer=[["o", "Thing"]],
                       symbols=[["x", [], "Thing"], ["m", ["Thing"], "Bool"]], witness=["eq", X, ["var", "o"]],
                       assumptions=[["first", first], ["marked", marked]])
    one, two, both = {"Thing": 1}, {"Thing": 2}, ["first", "marked"]

    def size(count: JSON, **lists: JSON) -> JSON:
        return {"size": count, "minimal_contradictory": [], "maximal_consistent": [both], "minimal_sidesteps": [],
                "maximal_standing": [], "unconfirmed": {}, "open": [], **lists}

    file = {**header("sidestep/map-1", statement), "scope": {"Thing": [1, 2]}, "assumptions": both, "held": [],
            **dict.fromkeys(("minimal_contradictory", "maximal_consistent", "minimal_presupposed", "maximal_varying",
                             "minimal_sidesteps", "maximal_standing")),
            "sizes": [size(one, maximal_standing=[both]),
                      size(two, minimal_sidesteps=[["first"]], unconfirmed={"maximal_standing": [[]]},
                           open=[["marked"]])],
            "counts": {**COUNTS, "stands": 1, "sidestepped": 2, "open": 1},
            "evidence": [under(both, model("witness", one, {"x": [0], "m": [True]}, outer={"o": 0})),
                         under([], model("witness", two, {"x": [0], "m": [True, True]}, outer={"o": 0})),
                         under([], model("witness", two, {"x": [1], "m": [True, True]}, outer={"o": 1})),
                         under(both, model("consistent", two, {"x": [0], "m": [True, True]})),
                         under(["first"], refutation(statement, ["first"], "witness", two, [["first", 0, []]],
                                                     {"o": 1}))]}
    return Case("a map of an `each` claim, with its lists at each size, and one of them `open`", statement, file, {
        "case": ("a set is said to stand at size 2, and one value of the outer variable has no model",
                 drop(file, "evidence", 2)),
        "size": ("a size of the scope has no lists", drop(file, "sizes", 1)),
        "counts": ("a combination that is open at one size and stands at the other is counted as standing",
                   put(file, {**COUNTS, "stands": 2, "sidestepped": 2}, "counts"))})


def map_each_fixed() -> Case:
    """A map of an `each` claim whose `consistent` is a formula."""
    statement = stated("map_each_fixed", shape="each", sorts=[finite("Side", "left", "right")],
                       outer=[["o", "Side"]], symbols=[["x", [], "Side"], ["p", [], "Bool"]], consistent=P,
                       witness=["eq", X, ["var", "o"]], assumptions=[["not_p", ["not", P]]])
    size, models = {"Side": 2}, [{"x": [0], "p": [True]}, {"x": [1], "p": [True]}]
    lists = {"minimal_contradictory": [["not_p"]], "maximal_consistent": [[]], "minimal_sidesteps": [["not_p"]],
             "maximal_standing": [[]]}
    file = {**header("sidestep/map-1", statement), "scope": {"Side": [2, 2]}, "assumptions": ["not_p"], "held": [],
            "sizes": [{"size": size, **lists, "unconfirmed": {}, "open": []}],
            "counts": {**COUNTS, "stands": 1, "contradictory": 1},
            "evidence": [*(under([], model("witness", size, values, outer={"o": values["x"][0]})) for values in models),
                         under(["not_p"], refutation(statement, ["not_p"], "consistent", size, [["not_p", 0, []]]))]}
    return Case("a map of an `each` claim whose `consistent` is a formula, without the lists that it does not have",
                statement, file, {
        "fixed": ("a model does not have what is observed", put(file, [False], "evidence", 0, "model", "p")),
        "lists": ("the lists are not null outside the sizes too", {**file, **lists}),
        "counts": ("a contradictory combination is counted as sidestepped, because it is outside `witness`",
                   put(file, {**COUNTS, "stands": 1, "sidestepped": 1}, "counts"))})


def map_every() -> Case:
    """A map of an `every` claim."""
    statement = stated("map_every", shape="every", kind="guarantee", symbols=[[n, [], "Bool"] for n in "pqr"],
                       varies=R, witness=P, assumptions=[["p_needs_q", ["implies", P, Q]], ["not_q", ["not", Q]],
                                                         ["not_r", ["not", R]]])
    names = ["p_needs_q", "not_q", "not_r"]
    file = {**header("sidestep/map-1", statement), "scope": {}, "assumptions": names, "held": [],
            "minimal_contradictory": [], "maximal_consistent": [names],
            "minimal_presupposed": [["not_r"]], "maximal_varying": [["p_needs_q", "not_q"]],
            "minimal_hypotheses": [["p_needs_q", "not_q"], ["not_r"]],
            "maximal_escapes": [["p_needs_q"], ["not_q"]],
            "counts": {"holds": 1, "broken": 3, "presupposed": 4, "contradictory": 0, "open": 0},
            "evidence": [under(names, model("consistent", {}, {"p": [False], "q": [False], "r": [False]})),
                         under(names[:2], model("varies", {}, {"p": [False], "q": [False], "r": [True]})),
                         under(names[:1], model("witness", {}, {"p": [True], "q": [True], "r": [True]})),
                         under(names[1:2], model("witness", {}, {"p": [True], "q": [False], "r": [True]})),
                         under(names[:2], refutation(statement, names[:2], "witness", {},
                                                     [["p_needs_q", 0, []], ["not_q", 0, []]])),
                         under(names[2:], refutation(statement, names[2:], "varies", {}, [["not_r", 0, []]]))]}
    other = drop(put(file, file["minimal_hypotheses"], "minimal_sidesteps"), "minimal_hypotheses")
    return Case("a map of an `every` claim: `minimal_hypotheses`, `maximal_escapes`, presupposed combinations; without "
                "`unconfirmed` and `open`", statement, file, {
        "names": ("the lists have the names that they have for other claims",
                  drop({**other, "maximal_standing": file["maximal_escapes"]}, "maximal_escapes")),
        "escape": ("an escape has no counter-model", put(file, names[:1], "evidence", 3, "assumptions")),
        "counts": ("a combination outside `varies` is counted as holding, because it is outside `witness`",
                   put(file, {**file["counts"], "holds": 5, "presupposed": 0}, "counts"))})


def sizes_not_checked() -> Case:
    """A verdict file with sizes that are not checked."""
    statement = stated("sizes_not_checked", sorts=[finite("Thing")], symbols=[["x", [], "Thing"]])
    sizes = [at({"Thing": 1}, "stands"), at({"Thing": 2}, "sidestepped", False), at({"Thing": 3}, "open", False)]
    evidence = [model("witness", {"Thing": 1}, {"x": [0]}), model("consistent", {"Thing": 2}, {"x": [1]})]

    def file(sizes: Sequence[JSON]) -> JSON:
        return verdict(statement, [], {"Thing": [1, 3]}, "stands", sizes, evidence)

    return Case('sizes that are `"checked": false`, with a word that is left there and with `open`', statement,
                file(sizes), {
        "checked": ("a size is checked, and several words are left there",
                    file([sizes[0], at({"Thing": 2}, "sidestepped"), sizes[2]])),
        "word": ("a size has a word that the evidence rules out there",
                 file([sizes[0], at({"Thing": 2}, "contradictory", False), sizes[2]])),
        "open": ("a size is open, and one word alone is left there",
                 file([at({"Thing": 1}, "open", False), *sizes[1:]]))})


def observation_fixed() -> Case:
    """A claim whose `consistent` is a formula."""
    red, other = ["elem", "Colour", 0], ["eq", ["app", "seen"], ["elem", "Colour", 0]]
    wanted = ["not", ["eq", ["app", "wanted"], red]]
    statement = stated("observation_fixed", sorts=[finite("Colour", "red", "green")],
                       symbols=[["seen", [], "Colour"], ["wanted", [], "Colour"]], consistent=other, varies=wanted,
                       assumptions=[["honest", ["eq", ["app", "seen"], ["app", "wanted"]]]])
    size, on = {"Colour": 2}, ["honest"]
    consistent = model("consistent", size, {"seen": [0], "wanted": [0]})
    varies = model("varies", size, {"seen": [1], "wanted": [1]})
    file = single(statement, on, size, "sidestepped", consistent, varies,
                  refutation(statement, on, "witness", size, [["honest", 0, []]]))
    return Case("a `consistent` that is a formula (a fixed observation)", statement, file, {
        "consistent": ("a model of `varies` is none of `consistent` here, so that it may have none",
                       drop(file, "evidence", 0)),
        "varies": ("a model of `consistent` is none of `varies`, so that it may have none", drop(file, "evidence", 1)),
        "seen": ("a model of `consistent` does not have what is observed",
                 put(file, [1], "evidence", 0, "model", "seen"))})


def outers() -> Case:
    """A model for several values of the outer variables."""
    statement = stated("outers", shape="each", sorts=[finite("Thing")], outer=[["o", "Thing"]],
                       symbols=[["x", [], "Thing"]], witness=["not", ["eq", X, ["var", "o"]]])
    size = {"Thing": 3}
    file = single(statement, [], size, "stands", model("witness", size, {"x": [0]}, outers=[{"o": 1}, {"o": 2}]),
                  model("witness", size, {"x": [1]}, outers=[{"o": 0}]))
    return Case("a model of an `each` claim that lists several `outers`", statement, file, {
        "missing": ("one value of the outer variable has no model", drop(file, "evidence", 1)),
        "wrong": ("a model is listed for a value for which it is none",
                  put(file, [{"o": 0}, {"o": 1}, {"o": 2}], "evidence", 0, "outers")),
        "incomplete": ("one entry gives the outer variable no value",
                       put(file, [{"o": 0}, {}], "evidence", 1, "outers"))})


def refutations() -> Case:
    """Several sets of assumptions in one proof."""
    statement = stated("refutations", symbols=[["p", [], "Bool"], ["q", [], "Bool"]], witness=P,
                       assumptions=[["p_needs_q", ["implies", P, Q]], ["not_q", ["not", Q]], ["not_p", ["not", P]]])
    names = ["p_needs_q", "not_q", "not_p"]
    proof = certificate(statement, names, "witness", {}, [[name, 0, []] for name in names], None,
                        [names[:2], names[2:]])
    file = single(statement, names, {}, "sidestepped", model("consistent", {}, {"p": [False], "q": [False]}),
                  {"query": "witness", "kind": "refutations", "size": {}, "certificate": proof})
    steps = ("evidence", 1, "certificate", "steps")
    return Case('`"kind": "refutations"` in a verdict file, for two sets of assumptions', statement, file, {
        "kind": ('without switches, as `"refutation"`, the literals and clauses have other numbers',
                 put(file, "refutation", "evidence", 1, "kind")),
        "order": ("the switches are numbered in another order", put(file, names[::-1], "assumptions")),
        "switch": ("a step does without the switch of an assumption that it needs",
                   put(file, [proof["steps"][0][0][:1], *proof["steps"][0][1:]], *steps, 0))})


def counting() -> Case:
    """A last step that counts."""
    statement = stated("counting", sorts=[finite("Bird"), finite("Hole", "a", "b", "c")],
                       symbols=[["nest", ["Bird"], "Hole"]],
                       assumptions=[["apart", ["forall", [["b", "Bird"], ["c", "Bird"]], [
                           "or", ["eq", ["var", "b"], ["var", "c"]],
                           ["not", ["eq", ["app", "nest", ["var", "b"]], ["app", "nest", ["var", "c"]]]]]]]])
    size, on, instances = {"Bird": 4, "Hole": 3}, ["apart"], [["apart", 0, []]]
    made = grounded(Universe(load(statement), size), on, "consistent", instances)
    nests = [[literal for _, literal in made.cells["nest", ((bird, 1),)]] for bird in range(4)]
    step = [[], [made.clauses.clauses.index(tuple(nest)) for nest in nests],
            [list(hole) for hole in zip(*nests, strict=True)]]
    file = single(statement, on, size, "contradictory", {
        "query": "consistent", "kind": "refutation", "size": size,
        "certificate": {"work": WORK, "instances": instances, "lemmas": [], "steps": [step]}})
    place = ("evidence", 0, "certificate", "steps", 0)
    return Case("a last step that counts", statement, file, {
        "clause": ("there are no more clauses than groups", drop(file, *place, 1, 0)),
        "group": ("a literal of a clause is in no group", drop(file, *place, 2, 0, 0)),
        "merged": ("two literals of a group can both hold",
                   put(file, [step[2][0] + step[2][1], step[2][2]], *place, 2))})


def some_value() -> Case:
    """An instance that says that a symbol has one of the values of its sort."""
    some, every = ["app", "h", ["app", "f", X]], ["not", ["app", "h", ["var", "t"]]]
    statement = stated("some_value", sorts=[finite("Thing"), table("Set", "Thing", "Bool")],
                       symbols=[["x", [], "Thing"], ["f", ["Thing"], "Set"], ["h", ["Set"], "Bool"]], witness=some,
                       assumptions=[["none", ["forall", [["t", "Set"]], every]]])
    size, on = {"Thing": 2}, ["none"]
    sets = [[a, b] for a in (False, True) for b in (False, True)]
    instances = [["?", "f", [X]], *(["none", 0, [value]] for value in sets),
                 *(["=", "h", [[["app", "f", X]], [value]]] for value in sets)]
    file = single(statement, on, size, "sidestepped",
                  model("consistent", size, {"x": [0], "f": [[False, False]] * 2, "h": [False] * 4}),
                  refutation(statement, on, "witness", size, instances))
    place = ("evidence", 1, "certificate", "instances")
    return Case('an instance `["?", SYMBOL, [ARGUMENTS]]`, here of tables, and congruence at each of them', statement,
                file, {
        "dropped": ("without the instance the clauses have other numbers, and that there is no other value is not said",
                    drop(file, *place, 0)),
        "value": ("at one of the values the assumption is not used", put(file, instances[1], *place, 4)),
        "fourth": ("only an instance of an assumption has a fourth item",
                   put(file, [*instances[0], "values"], *place, 0))})


SETS = {"sorts": [finite("Thing"), table("Set", "Thing", "Bool")], "symbols": [["h", ["Set"], "Bool"]]}
SOME = ["some", ["exists", [["t", "Set"]], ["app", "h", ["var", "t"]]]]
NONE = ["none", ["forall", [["t", "Set"]], ["not", ["app", "h", ["var", "t"]]]]]


def among_values() -> Case:
    """A table that is said to exist is looked for among the values."""
    statement = stated("among_values", **SETS, assumptions=[SOME, NONE])
    size, on = {"Thing": 1}, ["some", "none"]
    instances = [["some", 0, [], "values"], ["none", 0, [[False]]], ["none", 0, [[True]]]]
    file = single(statement, on, size, "contradictory", refutation(statement, on, "consistent", size, instances))
    place = ("evidence", 0, "certificate", "instances")
    return Case('an instance that ends with `"values"`', statement, file, {
        "unknown": ("without the word the table is new unknowns, of which nothing is said at the values",
                    drop(file, *place, 0, 3)),
        "value": ("it may be the value at which the assumption is not used", put(file, [[False]], *place, 2, 2)),
        "word": ("it ends with another word", put(file, "value", *place, 0, 3))})


def chosen() -> Case:
    """An argument that names what was chosen before."""
    statement = stated("chosen", **SETS, assumptions=[NONE], witness=SOME[1])
    size, on, instances = {"Thing": 2}, ["none"], [["none", 0, [["var", "chosen_0_t"]]]]
    file = single(statement, on, size, "sidestepped", model("consistent", size, {"h": [False] * 4}),
                  refutation(statement, on, "witness", size, instances))
    place = ("evidence", 1, "certificate", "instances", 0, 2, 0)
    return Case("an argument `chosen_TURN_NAME`, of the query", statement, file, {
        "turn": ("nothing was chosen in the turn that is named", put(file, ["var", "chosen_1_t"], *place)),
        "name": ("no variable of this name was chosen", put(file, ["var", "chosen_0_s"], *place)),
        "value": ("at a value nothing is said of the table that was chosen", put(file, [True, True], *place))})


def chosen_twice() -> Case:
    """An argument that names the second of two tables chosen in one turn."""
    every = ["forall", [["i", "Thing"]], ["exists", [["t", "Set"]], ["and", ["app", "h", ["var", "t"]],
                                                                     ["sel", ["var", "t"], ["var", "i"]]]]]
    none = ["forall", [["t", "Set"]], ["implies", ["app", "h", ["var", "t"]],
                                       ["not", ["sel", ["var", "t"], ["elem", "Thing", 1]]]]]
    statement = stated("chosen_twice", **SETS, assumptions=[["every", every], ["not_the_second", none]])
    size, on = {"Thing": 2}, ["every", "not_the_second"]
    instances = [["every", 0, []], ["not_the_second", 0, [["var", "chosen_1_t_"]]]]
    file = single(statement, on, size, "contradictory", refutation(statement, on, "consistent", size, instances))
    place = ("evidence", 0, "certificate", "instances", 1, 2, 0)
    return Case("an argument `chosen_TURN_NAME_`, the second of this name that was chosen in one turn", statement,
                file, {
        "first": ("nothing is said of whether the first table has the second thing",
                  put(file, ["var", "chosen_1_t"], *place)),
        "third": ("no third table was chosen", put(file, ["var", "chosen_1_t__"], *place))})


def empty() -> Case:
    """A sort that its restriction leaves without values."""
    statement = stated("empty", sorts=[finite("Thing"), table("Set", "Thing", "Bool"), table("None", "Thing", "Bool")],
                       restrictions=[["None", "n", ["forall", [["i", "Thing"]], [
                           "and", ["sel", ["var", "n"], ["var", "i"]],
                           ["not", ["sel", ["var", "n"], ["var", "i"]]]]]]], symbols=[["n", [], "None"]])
    size = {"Thing": 2}
    file = single(statement, [], size, "contradictory", {"query": "consistent", "kind": "refutation", "size": size,
                                                         "certificate": {"empty": "None"}})
    place = ("evidence", 0, "certificate", "empty")
    return Case('`{"empty": SORT}`', statement, file, {
        "other": ("this sort has values", put(file, "Set", *place)),
        "unknown": ("there is no such sort", put(file, "Nothing", *place))})


COMPLEMENT = ["exists", [["u", "Set"]], ["forall", [["i", "Thing"]], [
    "not", ["eq", ["sel", ["var", "u"], ["var", "i"]], ["sel", ["var", "half"], ["var", "i"]]]]]]
HALF = {"sorts": [finite("Thing"), table("Set", "Thing", "Bool"), table("Half", "Thing", "Bool")],
        "restrictions": [["Half", "half", COMPLEMENT]],
        "symbols": [["x", ["Thing"], "Half"], ["h", ["Set"], "Bool"]]}
FIRST = ["elem", "Thing", 0]


def restriction_chooses() -> Case:
    """A restriction that says that a table exists, which later instances name."""
    statement = stated("restriction_chooses", **HALF, assumptions=[
        ["has", ["forall", [["i", "Thing"]], ["sel", ["app", "x", ["var", "i"]], FIRST]]],
        ["all", ["forall", [["t", "Set"]], ["app", "h", ["var", "t"]]]],
        ["only", ["forall", [["t", "Set"]], ["implies", ["app", "h", ["var", "t"]],
                                             ["sel", ["var", "t"], FIRST]]]]])
    size, on, argument = {"Thing": 2}, ["has", "all", "only"], ["var", "chosen_1_u"]
    instances = [["has", 0, [1]], ["all", 0, [argument]], ["only", 0, [argument]]]
    file = single(statement, on, size, "contradictory", refutation(statement, on, "consistent", size, instances))
    place = ("evidence", 0, "certificate", "instances")
    return Case("a restriction that says that a table exists: it has the turn of what made the cell", statement, file, {
        "turn": ("nothing was chosen in the turn of the query, for the cell was made by an instance",
                 put(put(file, ["var", "chosen_0_u"], *place, 1, 2, 0), ["var", "chosen_0_u"], *place, 2, 2, 0)),
        "variable": ("the variable of the restriction names nothing that was chosen",
                     put(file, ["var", "chosen_1_half"], *place, 1, 2, 0))})


def restriction_among_values() -> Case:
    """A restriction that says that a table exists, met by an instance that ends with `values`."""
    statement = stated("restriction_among_values", **HALF, assumptions=[
        ["has", ["exists", [["t", "Set"]], ["and", ["app", "h", ["var", "t"]],
                                            ["sel", ["app", "x", FIRST], FIRST]]]],
        ["none", ["forall", [["t", "Set"]], ["not", ["app", "h", ["var", "t"]]]]]])
    size, on = {"Thing": 1}, ["has", "none"]
    instances = [["has", 0, [], "values"], ["none", 0, [[False]]], ["none", 0, [[True]]]]
    file = single(statement, on, size, "contradictory", refutation(statement, on, "consistent", size, instances))
    place = ("evidence", 0, "certificate", "instances")
    return Case('such a restriction, of a cell made by an instance that ends with `"values"`', statement, file, {
        "unknown": ("without the word the table is new unknowns, of which nothing is said at the values",
                    drop(file, *place, 0, 3))})


def sums_named() -> Case:
    """A sum of so many cases that its sides get names."""
    worth = [["app", "w", ["app", name]] for name in "xyz"]
    statement = stated("sums_named", sorts=[finite("Thing")],
                       symbols=[*([name, [], "Thing"] for name in "xyz"), ["w", ["Thing"], "Real"]],
                       witness=["lt", ["num", "3"], ["add", *worth]],
                       assumptions=[["small", ["forall", [["i", "Thing"]],
                                               ["le", ["app", "w", ["var", "i"]], ["num", "1"]]]]])
    size, on, instances = {"Thing": 3}, ["small"], [["small", 0, []]]
    file = single(statement, on, size, "sidestepped",
                  model("consistent", size, {"x": [0], "y": [1], "z": [2], "w": ["1", "1/2", "-3"]}),
                  refutation(statement, on, "witness", size, instances))
    place = ("evidence", 1, "certificate")
    lemmas = file["evidence"][1]["certificate"]["lemmas"]
    return Case("a sum of more than 16 pairs, whose sides get names, and lemmas about these", statement, file, {
        "multiplier": ("the inequalities of a lemma no longer add up to something false",
                       put(file, "1/2", *place, "lemmas", 0, 0, 1)),
        "sign": ("a lemma takes an inequality for its opposite",
                 put(file, -lemmas[0][0][0], *place, "lemmas", 0, 0, 0)),
        "bound": ("at one of the three the assumption is not used: two instances at values stand for it",
                  put(file, [["small", 0, [0]], ["small", 0, [1]]], *place, "instances"))})


def sums_not_named() -> Case:
    """A sum of many pairs, of which one side has a single case."""
    statement = stated("sums_not_named", sorts=[finite("Thing")],
                       symbols=[["x", [], "Thing"], ["w", ["Thing"], "Real"]],
                       witness=["lt", ["num", "2"], ["add", ["num", "1"], ["app", "w", X]]],
                       assumptions=[["small", ["forall", [["i", "Thing"]],
                                               ["le", ["app", "w", ["var", "i"]], ["num", "1"]]]]])
    size, on = {"Thing": 17}, ["small"]
    file = single(statement, on, size, "sidestepped", model("consistent", size, {"x": [0], "w": ["1"] * 17}),
                  refutation(statement, on, "witness", size, [["small", 0, []]]))
    return Case("a sum of more than 16 pairs, whose sides get no names, as one of them has a single case", statement,
                file, {
        "missing": ("at one of the values the assumption is not used",
                    put(file, [["small", 0, [number]] for number in range(16)],
                        "evidence", 1, "certificate", "instances"))})


def products_not_named() -> Case:
    """A product of many pairs."""
    unit = ["and", ["le", ["num", "-1"], ["app", "w", ["var", "i"]]], ["le", ["app", "w", ["var", "i"]], ["num", "1"]]]
    statement = stated("products_not_named", sorts=[finite("Thing"), LEVEL],
                       symbols=[["x", [], "Thing"], ["l", [], "Level"], ["w", ["Thing"], "Real"]],
                       witness=["lt", ["num", "2"], ["mul", ["app", "l"], ["app", "w", X]]],
                       assumptions=[["unit", ["forall", [["i", "Thing"]], unit]]])
    size, on = {"Thing": 4, "Level": 5}, ["unit"]
    file = single(statement, on, size, "sidestepped", model("consistent", size, {"x": [0], "l": [2], "w": ["1"] * 4}),
                  refutation(statement, on, "witness", size, [["unit", 0, []]]))
    return Case("a product of more than 16 pairs, whose sides get no names", statement, file, {
        "missing": ("at one of the values the assumption is not used",
                    put(file, [["unit", 0, [number]] for number in range(3)],
                        "evidence", 1, "certificate", "instances"))})


NOTHING = ["nothing", ["forall", [["v", "Level"]], ["not", ["app", "h", ["var", "v"]]]]]


def level_off_the_ladder() -> Case:
    """A level that may be off the ladder, as an argument."""
    raised = ["lam", "Scale", [["i", "Thing"]], ["add", ["app", "l"], ["num", "1"]]]
    statement = stated("level_off_the_ladder", sorts=[finite("Thing"), LEVEL, table("Scale", "Thing", "Level")],
                       symbols=[["l", [], "Level"], ["h", ["Level"], "Bool"]],
                       witness=["app", "h", ["sel", raised, FIRST]], assumptions=[NOTHING])
    size, on = {"Thing": 1, "Level": 3}, ["nothing"]
    file = single(statement, on, size, "sidestepped", model("consistent", size, {"l": [0], "h": [False] * 3}),
                  refutation(statement, on, "witness", size, [["nothing", 0, []]]))
    return Case("a level off the ladder: the row of a table made by `lam`, as an argument", statement, file, {
        "first": ("nothing is said of the first level, for which the one off the ladder counts",
                  put(file, [["nothing", 0, [0]], ["nothing", 0, [1]]], "evidence", 1, "certificate", "instances")),
        "model": ("in this model the row is 2, which is no level, so that the table is none",
                  single(statement, [], size, "stands", model("witness", size, {"l": [1], "h": [True] * 3})))})


def level_with_unknowns() -> Case:
    """A level that is an unknown real, as an argument."""
    same = ["lam", "Scale", [["i", "Thing"]], ["app", "w"]]
    statement = stated("level_with_unknowns", sorts=[finite("Thing"), LEVEL, table("Scale", "Thing", "Level")],
                       symbols=[["w", [], "Real"], ["h", ["Level"], "Bool"]],
                       witness=["app", "h", ["sel", same, FIRST]], assumptions=[
                           ["only_one", ["forall", [["v", "Level"]],
                                         ["eq", ["app", "h", ["var", "v"]], ["eq", ["var", "v"], ["num", "1"]]]]],
                           ["low", ["lt", ["app", "w"], ["num", "1"]]]])
    size, on = {"Thing": 1, "Level": 2}, ["only_one", "low"]
    file = single(statement, on, size, "sidestepped", model("consistent", size, {"w": ["1/2"], "h": [False, True]}),
                  refutation(statement, on, "witness", size, [["only_one", 0, []], ["low", 0, []]]))
    return Case("a level with an unknown real among its values, as an argument", statement, file, {
        "equality": ("that the real is less than 1 is not said, so that it may be the level 1",
                     put(file, [["only_one", 0, []]], "evidence", 1, "certificate", "instances")),
        "model": ("in this model the row is 1/2, which is no level, so that the table is none",
                  single(statement, [], size, "stands", model("witness", size, {"w": ["1/2"], "h": [True] * 2})))})


def table_as_argument() -> Case:
    """A table that is not known, as the argument of a table."""
    statement = stated("table_as_argument", sorts=[finite("Thing"), table("Set", "Thing", "Bool"),
                                                   table("Family", "Set", "Bool")],
                       symbols=[["f", [], "Family"], ["t", [], "Set"], ["p", [], "Bool"]],
                       witness=["and", ["sel", ["app", "f"], T], ["or", ["sel", T, FIRST], P]],
                       assumptions=[["none", ["forall", [["u", "Set"]], ["not", ["sel", ["app", "f"],
                                                                                ["var", "u"]]]]]])
    size, on = {"Thing": 2}, ["none"]
    file = single(statement, on, size, "sidestepped",
                  model("consistent", size, {"f": [[False] * 4], "t": [[False] * 2], "p": [False]}),
                  refutation(statement, on, "witness", size, [["none", 0, []]]))
    return Case("a table that is not known as the argument of `sel`", statement, file, {
        "value": ("at one of the values of the argument the assumption is not used",
                  put(file, [["none", 0, [[a, b]]] for a, b in ((False, False), (False, True), (True, False))],
                      "evidence", 1, "certificate", "instances"))})


def undefined() -> Case:
    """A formula that needs a table outside its sort."""
    bad = ["app", "g", ["lam", "Some", [["i", "Thing"]], FALSE]]
    statement = stated("undefined", sorts=[finite("Thing"), table("Some", "Thing", "Bool")],
                       restrictions=[["Some", "t", ["exists", [["i", "Thing"]], ["sel", ["var", "t"], ["var", "i"]]]]],
                       symbols=[["g", ["Some"], "Bool"], ["p", [], "Bool"]], assumptions=[
                           ["either_way", ["or", ["and", bad, P], ["and", ["not", bad], P]]], ["not_p", ["not", P]],
                           ["bad", bad]])
    size, on = {"Thing": 2}, ["either_way", "not_p"]
    file = single(statement, on, size, "contradictory",
                  refutation(statement, on, "consistent", size, [["either_way", 0, []], ["not_p", 0, []]]))
    alone = {"work": WORK, "instances": [["bad", 0, []]], "lemmas": [], "steps": [[[], [1]]]}
    return Case("a table outside its restricted sort, in a refutation: the formula around it may be true or false",
                statement, file, {
        "false": ("that the formula is true is taken for a contradiction, and it may be true",
                  single(statement, ["bad"], size, "contradictory",
                         {"query": "consistent", "kind": "refutation", "size": size, "certificate": alone})),
        "model": ("no model has the formula, for the table is none",
                  single(statement, ["bad"], size, "stands", model("witness", size, {"g": [True] * 3, "p": [True]})))})


def undefined_unseen() -> Case:
    """A formula that needs no table outside its sort, though it speaks of one."""
    bad = ["app", "g", ["lam", "Some", [["i", "Thing"]], FALSE]]
    statement = stated("undefined_unseen", sorts=[finite("Thing"), table("Some", "Thing", "Bool")],
                       restrictions=[["Some", "t", ["exists", [["i", "Thing"]], ["sel", ["var", "t"], ["var", "i"]]]]],
                       symbols=[["g", ["Some"], "Bool"], ["p", [], "Bool"]], witness=["or", P, bad])
    size = {"Thing": 1}
    file = single(statement, [], size, "stands", model("witness", size, {"g": [True], "p": [True]}))
    return Case("a table outside its restricted sort, in a model that has no need of it", statement, file, {
        "needed": ("here the formula is needed, and has no value", put(file, [False], "evidence", 0, "model", "p"))})


def member() -> Case:
    """An instance at a table that may be outside its sort."""
    scale = ["lam", "Scale", [["i", "Thing"]], ["add", ["app", "l"], ["num", "1"]]]
    statement = stated("member", sorts=[finite("Thing"), LEVEL, table("Scale", "Thing", "Level")],
                       symbols=[["l", [], "Level"], ["p", [], "Bool"], ["g", ["Scale"], "Bool"]],
                       witness=["and", ["le", ["app", "l"], ["num", "0"]], ["not", ["app", "g", scale]]],
                       assumptions=[["all", ["forall", [["t", "Scale"]], ["app", "g", ["var", "t"]]]]])
    size, on, instances = {"Thing": 1, "Level": 3}, ["all"], [["all", 0, [scale]]]
    file = single(statement, on, size, "sidestepped", model("consistent", size, {"l": [0], "p": [False],
                                                                                "g": [True] * 3}),
                  refutation(statement, on, "witness", size, instances))
    higher = ["lam", "Scale", [["i", "Thing"]], ["add", ["app", "l"], ["num", "2"]]]
    return Case("an instance at a table made by `lam`, claimed only if its rows are levels", statement, file, {
        "higher": ("at another table nothing is said of this one",
                   put(file, higher, "evidence", 1, "certificate", "instances", 0, 2, 0))})


def formula_as_argument() -> Case:
    """A formula as an argument, whose cases are true, then false."""
    red, green = (["elem", "Colour", number] for number in (0, 1))
    statement = stated("formula_as_argument", sorts=[finite("Colour", "red", "green", "blue")],
                       symbols=[["p", [], "Bool"], ["f", ["Bool"], "Colour"]],
                       witness=["and", ["eq", ["app", "f", P], red], P],
                       assumptions=[["green", ["forall", [["b", "Bool"]], ["eq", ["app", "f", ["var", "b"]], green]]]])
    size, on = {"Colour": 3}, ["green"]
    file = single(statement, on, size, "sidestepped", model("consistent", size, {"p": [True], "f": [1, 1]}),
                  refutation(statement, on, "witness", size, [["green", 0, [True]]]))
    return Case("a formula as an argument: its cases are true, then false", statement, file, {
        "case": ("the assumption is used at the other case",
                 put(file, [False], "evidence", 1, "certificate", "instances", 0, 2))})


def settled_early() -> Case:
    """A disjunction that is settled before its last part, which then gets no number."""
    red = ["eq", ["app", "c"], ["elem", "Colour", 0]]
    statement = stated("settled_early", sorts=[finite("Colour", "red", "green", "blue")],
                       symbols=[["c", [], "Colour"], ["p", [], "Bool"], ["q", [], "Bool"]],
                       witness=["and", ["or", P, ["not", P], red], Q], assumptions=[["not_q", ["not", Q]]])
    size, on = {"Colour": 3}, ["not_q"]
    file = single(statement, on, size, "sidestepped",
                  model("consistent", size, {"c": [0], "p": [False], "q": [False]}),
                  refutation(statement, on, "witness", size, [["not_q", 0, []]]))
    return Case("a disjunction that a literal and its negation settle: what follows them gets no number", statement,
                file, {
        "model": ("a model says that the assumption holds, and it does not",
                  put(file, [True], "evidence", 0, "model", "q"))})


def gates_defined() -> Case:
    """A claim inside a claim: the gates that it depends on are defined from the outside to the inside."""
    p, q, r, s, t, u = (["app", name] for name in "pqrstu")
    statement = stated("gates_defined", symbols=[[name, [], "Bool"] for name in "pqrstu"], witness=[
        "implies", ["and", p, q], ["and", ["implies", ["and", q, r, s], ["and", t, u]], t]],
                       assumptions=[["high", ["and", p, q, ["and", r, s]]], ["not_u", ["not", u]]])
    on = ["high", "not_u"]
    values = {**{name: [True] for name in "pqrst"}, "u": [False]}
    file = single(statement, on, {}, "sidestepped", model("consistent", {}, values),
                  refutation(statement, on, "witness", {}, [*(["high", part, []] for part in range(4)),
                                                            ["not_u", 0, []]]))
    return Case("a claim inside a claim: which gates are defined first; conjuncts by number", statement, file, {
        "conjunct": ("a conjunct is used twice and another never",
                     put(file, 2, "evidence", 1, "certificate", "instances", 3, 1)),
        "number": ("the assumption has no conjunct of this number",
                   put(file, 4, "evidence", 1, "certificate", "instances", 3, 1))})


CASES: tuple[Callable[[], Case], ...] = (
    map_held, map_open, map_each, map_each_fixed, map_every, sizes_not_checked, observation_fixed, outers, empty,
    refutations, counting, some_value, among_values, chosen, chosen_twice, restriction_chooses,
    restriction_among_values, sums_named, sums_not_named, products_not_named, level_off_the_ladder,
    level_with_unknowns, table_as_argument, undefined, undefined_unseen, member, formula_as_argument, settled_early,
    gates_defined)


def readme(cases: Mapping[str, Case]) -> str:
    """The page that says what each file is for."""
    rows = "\n".join(f"| `{name}` | {case.shows} | "
                     + "<br>".join(f"`reject-{file}.json`: {why}" for file, (why, _) in case.rejects.items()) + " |"
                     for name, case in cases.items())
    return f"""# Files for a checker

For each part of [the format](../../docs/certificates.md) that is used seldom or not at all in `counterexamples/`
there is a folder with a `statement.json`, an `accept.json` that a checker has to accept, and files `reject-*.json` that
it has to reject. Each of these is the first one with a small change, after which it breaks a rule or no longer shows
what it claims. To run a checker over them:

```
for statement in tests/corpus/*/statement.json; do
  for file in "${{statement%/*}}"/accept.json "${{statement%/*}}"/reject-*.json; do
    echo "$file: $(python -m explorer.kernel "$statement" "$file")"
  done
done
```

Written by `python tests/corpus/make.py`, and held to it by a test: do not edit them.

| folder | what it shows | why the others have to be rejected |
|---|---|---|
{rows}
"""


def main(arguments: Sequence[str]) -> None:
    """Writes the files."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    cases = {make.__name__: make() for make in CASES}
    for name, case in cases.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        files = {"statement": case.statement, "accept": case.accept,
                 **{f"reject-{file}": data for file, (_, data) in case.rejects.items()}}
        for file, data in files.items():
            (folder / name / f"{file}.json").write_text(json_text(data), encoding="utf-8", newline="\n")
    (folder / "README.md").write_text(readme(cases), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
