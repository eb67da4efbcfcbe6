"""`--observe`: an observation written down means exactly the worlds that show it."""

from __future__ import annotations

import pytest

from explorer import Bool, Function, Level, Real, Sort, Table, Theorem, World, unidentified
from explorer.kernel.evaluate import evaluate
from explorer.kernel.universe import Universe
from explorer.language.faults import Fault
from explorer.observe import Observing
from explorer.scope import reach_of, scope_of
from explorer.statement import build
from explorer.theorem import Theorem as Made


class State(Sort):
    """A state."""


class Action(Sort):
    """An action."""


class Colour(Sort, elements=("red", "green")):
    """A colour."""


class Single(Table, of=(State,), to=Action):
    """One action a state."""


class Actions(Table, of=(Action,), to=Bool):
    """A set of actions."""


class Several(Table, of=(State,), to=Actions):
    """A set of actions a state."""


class Grades(Table, of=(State, Colour), to=Level):
    """A level for each state and colour."""


class Painted(Table, of=(Colour,), to=Bool):
    """A set of colours."""


class Nested(Table, of=(State,), to=Single):
    """A table of tables."""


class Thing(World):
    """A world with an observation of every sort."""

    single: Single
    several: Several
    grades: Grades
    painted: Painted
    nested: Nested
    action: Action
    colour: Colour
    yes: Bool
    level: Level
    real: Real
    by_state: Function[State, Action]


def theorem(of: str) -> Made:
    """A theorem in which this symbol is all that is seen."""
    made = Theorem(title="t", kind="impossibility", version="1", source="s", covers="c", audience="a", world=Thing,
                   scope={State: (1, 3), Action: (2, 2), Level: (2, 3)})

    @made.observation
    def seen(h: Thing):
        """What is seen."""
        return getattr(h, of)

    @made.value
    def hidden(h: Thing):
        """What is not."""
        return h.yes

    made.claim(unidentified(hidden, by=seen))
    return made


@pytest.mark.parametrize("of, text, size, shown, others", [
    ("single", "s0=a1,s1=a0", {"State": 2, "Action": 2}, (1, 0), [(0, 0), (1, 1), (0, 1)]),
    ("single", " s1 = a0 , s0 = a1 ", {"State": 2, "Action": 2}, (1, 0), [(0, 1)]),
    ("single", "state0=act1,st1=a0", {"State": 2, "Action": 2}, (1, 0), [(0, 1)]),
    ("several", "s0=a0+a2,s1=none", {"State": 2, "Action": 3}, ((True, False, True), (False, False, False)),
     [((True, True, True), (False, False, False)), ((True, False, False), (False, False, False)),
      ((True, False, True), (False, True, False))]),
    ("grades", "s0:red=1,s0:green=-1", {"State": 1, "Level": 3}, (1, -1), [(1, 1), (0, -1), (-1, 1)]),
    ("painted", "green", {}, (False, True), [(True, True), (False, False), (True, False)]),
    ("painted", "none", {}, (False, False), [(True, True), (False, True)]),
    ("action", "a1", {"Action": 2}, 1, [0]), ("colour", "red", {}, 0, [1]),
    ("yes", "true", {}, True, [False]), ("yes", "no", {}, False, [True]),
    ("level", "-1", {"Level": 3}, -1, [0, 1]),
])
def test_the_formula_holds_of_the_value_written_alone(of: str, text: str, size: dict[str, int], shown: object,
                                                      others: list[object]) -> None:
    observing = Observing(text)
    problem = build(theorem(of), observe=observing)
    statement = problem.statement
    sizes = {sort.name: size.get(sort.name, len(sort.elements) or 2) for sort in statement.sized}
    universe = Universe(statement, sizes)
    for value, holds in [(shown, True), *((other, False) for other in others)]:
        model = {f"{of}_1": (value,), f"{of}_2": (shown,)}
        assert evaluate(statement.consistent, {}, model, universe) is holds


def test_the_scope_is_narrowed_to_the_sizes_where_the_value_exists() -> None:
    observing = Observing("s0=a2,s1=a0")
    problem = build(theorem("single"), observe=observing)
    scope = scope_of(problem.statement, problem.theorem)
    assert scope == (("State", 1, 3), ("Action", 2, 2))
    assert observing.narrowed(scope, {}) == (("State", 2, 2), ("Action", 3, 3))
    with pytest.raises(Fault, match="`a2` is no Action in scope: Action=2 has a0, a1"):
        observing.narrowed(scope, {"Action": (None, 2)})


@pytest.mark.parametrize("of, text, what", [
    ("single", "", "says nothing"), ("single", "s0", "no row of a Single"), ("single", "s0=", "no row of a Single"),
    ("single", "s0:s1=a0", "no row of a Single"), ("single", "s0=b0", "`b0` is no Action"),
    ("single", "t0=a0", "`t0` is no State"), ("single", "s0=a0,s0=a1", "gives `s0` twice"),
    ("single", "s1=a0", "does not say what s0 gives"), ("single", "s0=a0+a1", "`a0+a1` is no Action"),
    ("grades", "s0:red=1", "does not say what s0:green gives"), ("grades", "s0:blue=1", "no element `blue`"),
    ("grades", "s0:red=high,s0:green=1", "`high` is not a number"), ("colour", "blue", "no element `blue`"),
    ("painted", "red+blue", "no element `blue`"), ("yes", "maybe", "neither true nor false"),
    ("nested", "s0=a0", "a Single inside an observation"), ("by_state", "s0=a0", "is not an expression"),
])
def test_what_is_no_value_of_the_observation_is_refused(of: str, text: str, what: str) -> None:
    with pytest.raises(Fault, match=what.replace("+", r"\+")):
        build(theorem(of), observe=Observing(text))


@pytest.mark.parametrize("text, what", [
    ("s9=a0", "`s9` is no State in scope: State=1..3 has s0, s1, s2"),
    ("s3=a0", "`s3` is no State in scope: State=1..3 has s0, s1, s2"),
    ("s0=a9", "`a9` is no Action in scope: Action=2 has a0, a1"),
    ("s0=a3", "`a3` is no Action in scope: Action=2 has a0, a1"),
    ("s0=b0", "`b0` is no Action"), ("s1=a0", "does not say what s0 gives"),
])
def test_an_element_that_the_scope_does_not_have_is_named(text: str, what: str) -> None:
    reach = reach_of(theorem("single"))
    assert reach == {"State": (1, 3), "Action": (2, 2)}
    with pytest.raises(Fault) as caught:
        build(theorem("single"), observe=Observing(text, reach))
    assert what in str(caught.value) and caught.value.hint


@pytest.mark.parametrize("text", ["s0=a2", "s0=a2,s1=a3", "s0=a0,s1=a0,s2=a0,s3=a0,s4=a1"])
def test_an_observation_may_name_the_next_elements(text: str) -> None:
    build(theorem("single"), observe=Observing(text, reach_of(theorem("single"))))


def test_many_elements_in_scope_are_not_listed_one_by_one() -> None:
    with pytest.raises(Fault, match=r"State=1\.\.30 has s0 to s29; --scope State=100 has s0 to s99"):
        build(theorem("single"), observe=Observing("s99=a0", reach_of(theorem("single"), {"State": (None, 30)})))
