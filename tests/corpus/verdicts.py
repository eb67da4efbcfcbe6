"""Verdict files: sizes, queries and kinds of evidence."""

from __future__ import annotations

from collections.abc import Sequence

from explorer.kernel.refutation import grounded
from explorer.kernel.statement import load
from explorer.kernel.universe import Universe
from tests.corpus.files import (
    FALSE, JSON, P, Q, WORK, X, Case, at, certificate, drop, finite, model, put, refutation, single, stated, table,
    verdict)


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
                 file([at({"Thing": 1}, "open", False), *sizes[1:]])),
        "pattern": ("a number of sizes is `true`, and not 1", put(file(sizes), True, "pattern", "open"))})


def names_of_elements() -> Case:
    """A sort has as many elements as have names."""
    statement = stated("names_of_elements", sorts=[finite("Colour", "red", "green")], symbols=[["x", [], "Colour"]])
    size = {"Colour": 2}
    file = single(statement, [], size, "stands", model("witness", size, {"x": [1]}))
    sizes = [at({"Colour": 1}, "open", False), at(size, "stands")]
    return Case("a sort whose elements have names, in the scope", statement, file, {
        "scope": ("the scope goes from one element, and two have names",
                  verdict(statement, [], {"Colour": [1, 2]}, "stands", sizes, file["evidence"]))})


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
                       put(file, [{"o": 0}, {}], "evidence", 1, "outers")),
        "elsewhere": ("a model of `consistent` has a value of the outer variable, of which that query does not speak",
                      put(file, [*file["evidence"], model("consistent", size, {"x": [0]}, outer={"o": 0})],
                          "evidence"))})


def empty() -> Case:
    """A sort that its restriction leaves without values."""
    sets = [table(name, "Thing", "Bool") for name in ("Set", "Void", "None")]
    statement = stated("empty", sorts=[finite("Thing"), *sets], symbols=[["n", [], "None"]], restrictions=[
        ["Void", "v", FALSE], ["None", "n", ["forall", [["i", "Thing"]], [
            "and", ["sel", ["var", "n"], ["var", "i"]], ["not", ["sel", ["var", "n"], ["var", "i"]]]]]]])
    size = {"Thing": 2}
    file = single(statement, [], size, "contradictory", {"query": "consistent", "kind": "refutation", "size": size,
                                                         "certificate": {"empty": "None"}})
    place = ("evidence", 0, "certificate", "empty")
    return Case('`{"empty": SORT}`, of the second of two sorts without values', statement, file, {
        "other": ("this sort has values", put(file, "Set", *place)),
        "unknown": ("there is no such sort", put(file, "Nothing", *place)),
        "more": ("something stands beside it", put(file, {"empty": "None", "steps": []}, *place[:-1])),
        "joint": ('it is no certificate of `"refutations"`', put(file, "refutations", "evidence", 0, "kind"))})


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
        "nothing": ("no step shows anything", put(file, [], *steps)),
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
        "early": ("it is not the last step", put(file, [step, [[], [0]]], *place[:-1])),
        "more": ("there is something after the groups", put(file, [*step, []], *place)),
        "clause": ("there are no more clauses than groups", drop(file, *place, 1, 0)),
        "group": ("a literal of a clause is in no group", drop(file, *place, 2, 0, 0)),
        "merged": ("two literals of a group can both hold",
                   put(file, [step[2][0] + step[2][1], step[2][2]], *place, 2))})


CASES = (sizes_not_checked, names_of_elements, observation_fixed, outers, empty, refutations, counting)
