"""Maps."""

from __future__ import annotations

from tests.corpus.files import (
    JSON, P, Q, R, TRUE, X, Case, drop, finite, header, model, put, refutation, stated, under)

COUNTS = {"stands": 0, "sidestepped": 0, "presupposed": 0, "contradictory": 0, "open": 0}


def map_held() -> Case:
    """A map with an assumption that is `held`."""
    statement = stated("map_held", symbols=[["p", [], "Bool"], ["q", [], "Bool"]], witness=P,
                       assumptions=[["p_needs_q", ["implies", P, Q]], ["not_q", ["not", Q]], ["nothing", TRUE]])
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
        "more": ("a model is given under an assumption that is neither combined nor held",
                 put(file, ["p_needs_q", "nothing"], "evidence", 0, "assumptions")),
        "counts": ("a count is `true`, and not 1", put(file, True, "counts", "stands")),
        "forgotten": ("nothing is held, and the evidence is under an assumption that is not combined",
                      put(file, [], "held")),
        "both": ("an assumption is combined and held", put(file, both, "held"))})


def map_open() -> Case:
    """A map that leaves something open."""
    statement = stated("map_open", symbols=[[name, [], "Bool"] for name in "pqr"], witness=P, assumptions=[
        ["x", ["implies", P, Q]], ["y", ["not", Q]], ["z", ["implies", Q, R]]])
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
        "other": ("what is unconfirmed stands in a list that the claim does not have",
                  put(file, {**file["unconfirmed"], "minimal_hypotheses": [["x", "y"]]}, "unconfirmed")),
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


def map_each_open() -> Case:
    """A map of an `each` claim in which sets are inside `witness`, and `consistent` is open."""
    statement = stated("map_each_open", shape="each", sorts=[finite("Side", "left", "right")], outer=[["o", "Side"]],
                       symbols=[["x", [], "Side"]], witness=["eq", X, ["var", "o"]], assumptions=[["a", TRUE]])
    size = {"Side": 2}
    file = {**header("sidestep/map-1", statement), "scope": {"Side": [2, 2]}, "assumptions": ["a"], "held": [],
            "sizes": [{"size": size, "minimal_contradictory": [], "maximal_consistent": [], "minimal_sidesteps": [],
                       "maximal_standing": [["a"]], "unconfirmed": {}, "open": [["a"]]}],
            "counts": {**COUNTS, "open": 2},
            "evidence": [under(["a"], model("witness", size, {"x": [value]}, outer={"o": value})) for value in (0, 1)]}
    return Case("a map of an `each` claim that lists sets as inside `witness`, and none as inside `consistent`",
                statement, file, {
        "counts": ("the combinations are counted as standing, and are not inside `consistent` by the sets listed",
                   put(file, {**COUNTS, "stands": 2}, "counts")),
        "missing": ("the combinations are neither inside nor outside `consistent` nor open",
                    put(file, [], "sizes", 0, "open"))})


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


CASES = (map_held, map_open, map_each, map_each_fixed, map_each_open, map_every)
