"""Instances: congruence, values, what was chosen before, and tables that may be outside their sorts."""

from __future__ import annotations

from tests.corpus.files import (
    FIRST, P, SCALE, X, Case, drop, finite, model, put, raised, refutation, single, stated, table)

SETS = {"sorts": [finite("Thing"), table("Set", "Thing", "Bool")], "symbols": [["h", ["Set"], "Bool"]]}
SOME = ["some", ["exists", [["t", "Set"]], ["app", "h", ["var", "t"]]]]
NONE = ["none", ["forall", [["t", "Set"]], ["not", ["app", "h", ["var", "t"]]]]]

COMPLEMENT = ["exists", [["u", "Set"]], ["forall", [["i", "Thing"]], [
    "not", ["eq", ["sel", ["var", "u"], ["var", "i"]], ["sel", ["var", "half"], ["var", "i"]]]]]]
HALF = {"sorts": [finite("Thing"), table("Set", "Thing", "Bool"), table("Half", "Thing", "Bool")],
        "restrictions": [["Half", "half", COMPLEMENT]],
        "symbols": [["x", ["Thing"], "Half"], ["h", ["Set"], "Bool"]]}


def worked() -> Case:
    """The example of the page: an instance at a term, and every clause."""
    statement = stated("worked", sorts=[finite("Thing")], symbols=[["best", [], "Thing"], ["good", ["Thing"], "Bool"]],
                       assumptions=[["best_is_good", ["app", "good", ["app", "best"]]], [
                           "none_is_good", ["forall", [["x", "Thing"]], ["not", ["app", "good", ["var", "x"]]]]]])
    size, on = {"Thing": 2}, ["best_is_good", "none_is_good"]
    file = single(statement, on, size, "contradictory", refutation(
        statement, on, "consistent", size, [["best_is_good", 0, []], ["none_is_good", 0, [["app", "best"]]]]))
    return Case("the example of the page", statement, file, {
        "value": ("nothing is claimed of the second thing",
                  put(file, [0], "evidence", 0, "certificate", "instances", 1, 2)),
        "hint": ("a hint leaves two literals open", put(file, [4, 5, 8], "evidence", 0, "certificate", "steps", 0, 1))})


def congruence() -> Case:
    """Congruence of a symbol with two arguments."""
    a, b, c, d = (["app", name] for name in "abcd")
    statement = stated("congruence", sorts=[finite("Thing"), table("Set", "Thing", "Bool")],
                       symbols=[*([name, [], "Set"] for name in "abcd"), ["h", ["Set", "Set"], "Bool"]],
                       witness=["and", ["app", "h", a, b], ["not", ["app", "h", c, d]]],
                       assumptions=[["same", ["and", ["eq", a, c], ["eq", b, d]]]])
    size, on = {"Thing": 1}, ["same"]
    instances = [["same", 0, []], ["same", 1, []], ["=", "h", [[a, b], [c, d]]]]
    file = single(statement, on, size, "sidestepped",
                  model("consistent", size, {**{name: [[True]] for name in "abcd"}, "h": [False] * 4}),
                  refutation(statement, on, "witness", size, instances))
    return Case("congruence of a symbol with two arguments", statement, file, {
        "crossed": ("nothing is known of these arguments: the first is not said to be equal to the last",
                    put(file, [[a, b], [d, c]], "evidence", 1, "certificate", "instances", 2, 2)),
        "short": ("the symbol has two arguments",
                  put(file, [[a], [c]], "evidence", 1, "certificate", "instances", 2, 2))})


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


def member() -> Case:
    """An instance at a table that may be outside its sort."""
    statement = stated("member", sorts=SCALE,
                       symbols=[["l", [], "Level"], ["p", [], "Bool"], ["g", ["Scale"], "Bool"]],
                       witness=["and", ["le", ["app", "l"], ["num", "0"]], ["not", ["app", "g", raised("1")]]],
                       assumptions=[["all", ["forall", [["t", "Scale"]], ["app", "g", ["var", "t"]]]]])
    size, on, instances = {"Thing": 1, "Level": 3}, ["all"], [["all", 0, [raised("1")]]]
    file = single(statement, on, size, "sidestepped", model("consistent", size, {"l": [0], "p": [False],
                                                                                "g": [True] * 3}),
                  refutation(statement, on, "witness", size, instances))
    return Case("an instance at a table made by `lam`, claimed only if its rows are levels", statement, file, {
        "higher": ("at another table nothing is said of this one",
                   put(file, raised("2"), "evidence", 1, "certificate", "instances", 0, 2, 0))})


def member_of_the_rest() -> Case:
    """An instance at a table that may be outside its sort, claimed for all values of another variable."""
    statement = stated("member_of_the_rest", sorts=SCALE,
                       symbols=[["l", [], "Level"], ["p", [], "Bool"], ["g", ["Scale", "Bool"], "Bool"]],
                       witness=["and", ["le", ["app", "l"], ["num", "0"]], ["not", ["app", "g", raised("1"), P]]],
                       assumptions=[["all", ["forall", [["t", "Scale"], ["b", "Bool"]],
                                             ["app", "g", ["var", "t"], ["var", "b"]]]]])
    size, on = {"Thing": 1, "Level": 3}, ["all"]
    file = single(statement, on, size, "sidestepped",
                  model("consistent", size, {"l": [0], "p": [False], "g": [True] * 6}),
                  refutation(statement, on, "witness", size, [["all", 0, [raised("1")]]]))
    return Case("the same, claimed for each value of a variable without an argument", statement, file, {
        "value": ("the assumption is used at one value of the other variable alone",
                  put(file, [raised("1"), True], "evidence", 1, "certificate", "instances", 0, 2))})


def members() -> Case:
    """An instance at two tables that may be outside their sort."""
    statement = stated("members", sorts=SCALE,
                       symbols=[["l", [], "Level"], ["g", ["Scale", "Scale"], "Bool"]],
                       witness=["and", ["eq", ["app", "l"], ["num", "0"]],
                                ["not", ["app", "g", raised("1"), raised("-1")]]],
                       assumptions=[["all", ["forall", [["t", "Scale"], ["u", "Scale"]],
                                             ["app", "g", ["var", "t"], ["var", "u"]]]]])
    size, on = {"Thing": 1, "Level": 3}, ["all"]
    file = single(statement, on, size, "sidestepped", model("consistent", size, {"l": [0], "g": [True] * 9}),
                  refutation(statement, on, "witness", size, [["all", 0, [raised("1"), raised("-1")]]]))
    return Case("the same at two tables, claimed if both are in their sort", statement, file, {
        "other": ("the two tables are exchanged", put(file, [raised("-1"), raised("1")],
                                                      "evidence", 1, "certificate", "instances", 0, 2))})


CASES = (
    worked, congruence, some_value, among_values, chosen, chosen_twice, restriction_chooses, restriction_among_values,
    member, member_of_the_rest, members)
