"""Reports of the other shapes of claim: cases with and without a world, counter-examples, families of worlds."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from explorer.theorems import no_free_lunch, off_switch, three_buttons
from rich.console import Console

from explorer.kernel.models import check_model
from explorer.kernel.universe import Universe, Value, write_model
from explorer.report.content import document
from explorer.report.markdown import markdown
from explorer.report.picture import worlds_picture
from explorer.report.reasoning import reasoning
from explorer.report.scene import Scene
from explorer.report.sentence import short
from explorer.report.text import text
from explorer.scope import scope_of, sizes
from explorer.statement import Problem, build
from explorer.verdict import AtSize, Evidence, Formalization, Matrix, Sizes, Verdict
from report.worlds import policy, size

BUTTONS = size(Context=2, Button=2, Level=3, Reading=5)
READINGS = {"R0": (1, 0, 1, 0), "R1": (0, 1, 0, 1), "R2": (1, 0, 0, 1), "minus_R2": (-1, 0, 0, -1), "zero": (0,) * 4}


def evidence(problem: Problem, at: Sizes, model: dict[str, Any], assumptions: Sequence[str] = (),
             outer: dict[str, Value] | None = None) -> Evidence:
    """A model as evidence of the witness, accepted by the kernel's evaluation."""
    check_model(problem.statement, assumptions, "witness", Universe(problem.statement, dict(at)), model, outer)
    return Evidence("witness", "model", at, write_model(model, problem.statement), dict(outer) if outer else None)


def verdict(problem: Problem, word: str, items: Sequence[Evidence], on: tuple[str, ...] = (), **more: Any) -> Verdict:
    scope = scope_of(problem.statement, problem.theorem)
    asked = Formalization(problem.statement.theorem, problem.statement.claim, on, (), problem.statement.axes, scope)
    return Verdict(asked, problem.statement.digest, problem.statement.kind, problem.statement.shape, word,
                   tuple(AtSize(s, word) for s in sizes(scope)), "solver", tuple(items), **more)


def printed(problem: Problem, found: Verdict) -> str:
    console = Console(width=120, force_terminal=False, color_system=None)
    with console.capture() as capture:
        console.print(text(problem, found))
    return capture.get()


def readings() -> tuple[Problem, list[Evidence]]:
    """For each reading the planner that does what is seen whatever the reward."""
    problem = build(three_buttons.theorem)
    rewards = len(Universe(problem.statement, dict(BUTTONS)).domain(problem.statement.symbols[0].of[0]))
    return problem, [evidence(problem, BUTTONS, {"planner": ((0, 1),) * rewards, "reward": (reward,)}, ("observed",),
                              {"reading": i}) for i, reward in enumerate(READINGS.values())]


def test_every_case_is_shown_with_its_world() -> None:
    problem, items = readings()
    found = verdict(problem, "stands", [items[0], *items], ("observed",))
    assert short(problem, found) == ("stands within Context=2, Button=2, Level=3, Reading=5 (each reading has its "
                                     "world; the only size searched)")
    said = printed(problem, found)
    for name in READINGS:
        assert said.count(f"reading = {name}\n") == 1
    assert "b0 in even is the worst action" in said and "Its planner ignores what it is given" in said


def test_a_case_without_a_world_is_named() -> None:
    problem, _ = readings()
    matrix = Matrix(tuple(READINGS), (("", (True,) * 5), ("rational", (False, False, True, False, None))))
    lacking = Evidence("witness", "refutation", BUTTONS, outer={"reading": 1})
    found = verdict(problem, "sidestepped", [lacking], ("observed", "rational"), matrix=matrix)
    assert short(problem, found) == ("sidestepped at Context=2, Button=2, Level=3, Reading=5 (no world for reading = "
                                     "R1; the only size searched)")
    made = markdown(document(problem, found, "sidestep check three_buttons rational"))
    assert "For reading = R1 no world satisfies the assumptions and shows it" in made
    assert "| rational | – no | – no | ✓ yes | – no | ? not settled |" in made
    assert "| no assumptions | ✓ yes |" in made


def test_a_counter_example_in_numbers_shows_the_totals_of_the_claim() -> None:
    problem = build(off_switch.theorem, axes={"human": "noisy"})
    half = Fraction(1, 2)
    at = size(Case=2)
    model = {"agrees": (False, False), "judged": (-1, -1), "value": (-1, -1), "realised": (-half, -half), "cost": (0,),
             "alone": (0,)}
    item = Evidence("witness", "model", at, write_model(model, problem.statement))
    scene = Scene(problem, item)
    (fact,) = reasoning(scene, ())
    assert fact.startswith("Here Σ(c∈Case) realised(c) − cost − alone = −1 < 0, with Σ(c∈Case) realised(c) = −1")
    found = verdict(problem, "broken", [item])
    assert short(problem, found) == "broken at Case=1 (a counter-example is shown; at all 3 sizes)"
    assert "realised" in printed(problem, found) and "−1/2" in worlds_picture(scene)


def test_each_member_of_a_family_is_a_world() -> None:
    problem = build(no_free_lunch.theorem, claim="good_enough")
    at = size(State=1, Action=2, Level=2)
    model = {"planner": (policy((0,), 2),) * 8, "reward": ((-1, 1), (1, -1)), "labelled": (0,), "known": (False,) * 4}
    scene = Scene(problem, evidence(problem, at, model))
    assert [world.label for world in scene.worlds] == ["world of a0", "world of a1"]
    said = reasoning(scene, ())
    assert said[0] == "Both worlds choose a0 in s0."
    assert said[1] == "In s0, a0 is the worst action under the world of a0 and the best under the world of a1."
    assert said[-1].startswith("Here rank(reward(a1)(s0, a0)) − rank(reward(a1)(s0, a1)) = 1 > 0, with ")
    assert said[-1].endswith("with rank(reward(a1)(s0, a0)) = 1 and rank(reward(a1)(s0, a1)) = 0.")
