"""Names of values and the tables that are shown of them."""

from explorer.kernel.syntax import BOOL, LEVEL, REAL, Sort
from explorer.kernel.universe import Universe
from explorer.report.grids import WHOLE, Grid, beside
from explorer.report.scene import Scene
from explorer.report.tables import tables
from explorer.report.words import Names
from explorer.statement import build
from report import arrow, worlds
from report.worlds import SMALL, size

STATE, SETTING, ACTION = Sort("State", "finite"), Sort("Setting", "finite"), Sort("Action", "finite", ("stay", "go"))


def test_sorts_that_share_an_initial_get_more_letters_in_order_of_declaration() -> None:
    names = Names([STATE, SETTING, Sort("Step", "finite"), ACTION])
    assert [names.element(sort, 1) for sort in names.sorts] == ["s1", "se1", "st1", "go"]
    assert Names([SETTING, STATE]).element(STATE, 0) == "st0"


def test_values_on_one_line() -> None:
    problem = worlds.no_free_lunch()
    universe = Universe(problem.statement, dict(size(State=2, Action=2, Level=2)))
    names = Names(problem.statement.sized)
    sorts = {sort.name: sort for sort in problem.statement.sorts}

    def said(sort: Sort, value: object) -> str:
        return names.value(sort, value, universe)  # type: ignore[arg-type]
    assert said(sorts["Policy"], ((True, False), (True, True))) == "s0: a0, s1: {a0, a1}"
    assert said(sorts["Reward"], (1, -1, -1, -1)) == "s0 (a0 1, a1 −1), s1 (a0 −1, a1 −1)"
    assert said(sorts["Reward"], (1, 1, 1, 1)) == "1 everywhere"
    assert (said(LEVEL, -1), said(BOOL, True), said(BOOL, False), said(REAL, 3)) == ("−1", "yes", "no", "3")


def test_orders_are_written_as_chains_and_other_relations_as_pairs() -> None:
    statement = build(arrow.theorem).statement
    universe, names = Universe(statement, {"Voter": 2, "Option": 3}), Names(statement.sized)
    ranking = next(sort for sort in statement.sorts if sort.name == "Ranking")
    t, f = True, False

    def said(*cells: bool) -> str:
        return names.value(ranking, cells, universe)
    assert said(f, f, t, t, f, t, f, f, f) == "o1 → o0 → o2"
    assert said(t, t, t, t, t, t, f, f, t) == "o0 = o1 → o2"
    assert said(f, t, f, f, f, t, t, f, f) == "{o0 o1, o1 o2, o2 o0}"


def grids(problem, evidence, on: tuple[str, ...] = (), most: int = 12) -> dict[str, Grid]:
    return {grid.title: grid for grid in tables(Scene(problem, evidence), on, most) if isinstance(grid, Grid)}


def test_the_tables_of_two_worlds_stand_beside_each_other_with_differences_marked() -> None:
    problem, verdict = worlds.standing()
    found = grids(problem, verdict.evidence[0])
    reward = found["reward"]
    assert reward.rows == (("s0", "1", "−1", "−1", "1"),) and reward.marked == {(0, 1), (0, 2), (0, 3), (0, 4)}
    assert reward.groups == (("", 1), ("first", 2), ("second", 2))
    assert found["behaviour: what is seen"].rows == (("first explanation", "a0"), ("second explanation", "a0"))
    assert "labelled" not in found  # nothing that was asked speaks of it


def test_what_an_assumption_speaks_of_is_shown() -> None:
    problem, verdict = worlds.standing()
    assert any("labelled" in title for title in grids(problem, verdict.evidence[0], ("labelled_state",)))


def test_a_planner_shows_the_rewards_of_the_worlds_first_and_says_how_many_more_there_are() -> None:
    problem, verdict = worlds.paying()
    planner = grids(problem, verdict.evidence[0])["planner"]
    assert [row[0] for row in planner.rows[:3]] == ["reward of the first", "reward of the second", ""]
    assert len(planner.rows) == 14 and planner.note == "and 2 more"
    assert planner.rows[1] == ("reward of the second", "1", "−1", "−1", "1", "a0", "a1", "a0", "a0")
    assert planner.marked == {(1, 6), (1, 8)}
    few = grids(problem, verdict.evidence[0], most=4)["planner"]
    assert len(few.rows) == 6 and few.note == "and 10 more"
    whole = grids(problem, verdict.evidence[0], most=WHOLE)["planner"]
    assert len(whole.rows) == 16 and whole.note == ""


def test_a_constant_planner_is_said_in_a_row() -> None:
    problem = worlds.no_free_lunch()
    evidence = worlds.two_humans(problem, SMALL, (worlds.constant(0), (1, -1)), (worlds.constant(0), (-1, 1)))
    planner = grids(problem, evidence)["planner, the same in both"]
    assert planner.note == "the same for all 4 rewards" and planner.rows[0][-1] == "a0"


def test_many_worlds_are_rows() -> None:
    each = [Grid("value", ("c0", "c1"), ((str(i), "0"),), rule=0) for i in range(5)]
    (together,) = beside("value", [f"world of {i}" for i in range(5)], each)
    assert together.rows[4] == ("world of 4", "4", "0") and together.head == ("", "c0", "c1")
