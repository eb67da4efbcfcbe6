"""What terms mean, and which clauses a claim makes."""

from __future__ import annotations

from tests.corpus.files import (
    FALSE, FIRST, LEVEL, P, Q, SCALE, T, WORK, X, Case, finite, model, put, raised, refutation, single, stated,
    table)

NOTHING = ["nothing", ["forall", [["v", "Level"]], ["not", ["app", "h", ["var", "v"]]]]]


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


def sums_in_turn() -> Case:
    """A sum of three numbers, the third of which is grounded when the first two are added."""
    a, b, c = (["app", name] for name in "abc")
    high = ["lt", ["num", "0"], c]
    statement = stated("sums_in_turn", sorts=[LEVEL],
                       symbols=[*([name, [], "Level"] for name in "abc"), ["p", [], "Bool"]],
                       witness=["and", ["le", ["num", "-3"], ["add", a, b, c]], ["or", ["not", high], ["not", P]]],
                       assumptions=[["both", ["and", ["or", high, P], ["or", high, ["not", P]],
                                              ["or", ["not", high], P]]]])
    size, on = {"Level": 2}, ["both"]
    file = single(statement, on, size, "sidestepped",
                  model("consistent", size, {"a": [-1], "b": [-1], "c": [1], "p": [True]}),
                  refutation(statement, on, "witness", size, [["both", part, []] for part in range(3)]))
    return Case("a sum of three numbers: the third is grounded after the first two are added", statement, file, {
        "part": ("a conjunct is used twice and another never",
                 put(file, 1, "evidence", 1, "certificate", "instances", 2, 1))})


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


def level_off_the_ladder() -> Case:
    """A level that may be off the ladder, as an argument."""
    statement = stated("level_off_the_ladder", sorts=SCALE,
                       symbols=[["l", [], "Level"], ["h", ["Level"], "Bool"]],
                       witness=["app", "h", ["sel", raised("1"), FIRST]], assumptions=[NOTHING])
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
    statement = stated("level_with_unknowns", sorts=SCALE,
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


def rank_off_the_ladder() -> Case:
    """The rank of a level that may be off the ladder."""
    statement = stated("rank_off_the_ladder", sorts=SCALE, symbols=[["l", [], "Level"]],
                       witness=["le", ["rank", ["sel", raised("1"), FIRST]], ["num", "0"]],
                       assumptions=[["low", ["le", ["app", "l"], ["num", "0"]]]])
    size, on = {"Thing": 1, "Level": 3}, ["low"]
    file = single(statement, on, size, "sidestepped", model("consistent", size, {"l": [0]}),
                  refutation(statement, on, "witness", size, [["low", 0, []]]))
    return Case("a level off the ladder, as the part of `rank`", statement, file, {
        "model": ("in this model the row is 2, which is no level, so that the table is none",
                  single(statement, [], size, "stands", model("witness", size, {"l": [1]})))})


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
                       symbols=[["g", ["Some"], "Bool"], ["p", [], "Bool"]],
                       witness=["and", ["or", bad, P], ["not", ["and", bad, ["not", P]]]])
    size = {"Thing": 1}
    file = single(statement, [], size, "stands", model("witness", size, {"g": [True], "p": [True]}))
    return Case("a table outside its restricted sort, in a model that has no need of it", statement, file, {
        "needed": ("here the formula is needed, and has no value", put(file, [False], "evidence", 0, "model", "p"))})


def undefined_level() -> Case:
    """A formula that needs a number that is no level."""
    bad = ["app", "h", ["sel", ["lam", "Scale", [["i", "Thing"]], ["add", ["app", "l"], ["num", "5"]]], FIRST]]
    statement = stated("undefined_level", sorts=SCALE, symbols=[["l", [], "Level"], ["h", ["Level"], "Bool"],
                                                                ["p", [], "Bool"]],
                       assumptions=[["either_way", ["or", ["and", bad, P], ["and", ["not", bad], P]]],
                                    ["not_p", ["not", P]]])
    size, on = {"Thing": 1, "Level": 1}, ["either_way", "not_p"]
    file = single(statement, on, size, "contradictory",
                  refutation(statement, on, "consistent", size, [["either_way", 0, []], ["not_p", 0, []]]))
    return Case("a known level off the ladder, as an argument: the formula around it may be true or false", statement,
                file, {
        "model": ("the formula is needed here, and has no value",
                  single(statement, on[:1], size, "stands",
                         model("witness", size, {"l": [0], "h": [True], "p": [True]})))})


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


def known_by_cases() -> Case:
    """An argument whose cases are all one value."""
    same = ["sel", ["lam", "Map", [["i", "Thing"]], FIRST], ["app", "y", X]]
    statement = stated("known_by_cases", sorts=[finite("Thing"), table("Map", "Thing", "Thing")],
                       symbols=[["x", [], "Thing"], ["y", ["Thing"], "Thing"], ["k", ["Thing"], "Bool"]],
                       witness=["app", "k", same], assumptions=[["never", ["not", ["app", "k", FIRST]]]])
    size, on = {"Thing": 2}, ["never"]
    file = single(statement, on, size, "sidestepped",
                  model("consistent", size, {"x": [0], "y": [0, 0], "k": [False, False]}),
                  refutation(statement, on, "witness", size, [["never", 0, []]]))
    return Case("an argument that depends on cells and has one value all the same: it is known", statement, file, {
        "cases": ("without the assumption nothing is said of the symbol there",
                  put(file, [], "evidence", 1, "certificate", "instances"))})


def element_beyond() -> Case:
    """An element that the size does not have."""
    beyond = ["elem", "Thing", 5]
    statement = stated("element_beyond", sorts=[finite("Thing")],
                       symbols=[["x", [], "Thing"], ["p", ["Thing"], "Bool"]],
                       witness=["not", ["eq", X, beyond]], assumptions=[["there", ["app", "p", beyond]]])
    size = {"Thing": 2}
    file = single(statement, [], size, "stands", model("witness", size, {"x": [1], "p": [True, True]}))
    return Case("an element that the size does not have: it equals none, and as an argument it has no meaning",
                statement, file, {"argument": ("the assumption is a symbol at this element, so that it has no value",
                                               put(file, ["there"], "assumptions"))})


CASES = (
    sums_named, sums_not_named, sums_in_turn, products_not_named, level_off_the_ladder, level_with_unknowns,
    rank_off_the_ladder, table_as_argument, undefined, undefined_unseen, undefined_level, formula_as_argument,
    settled_early, gates_defined, known_by_cases, element_beyond)
