"""Every published verdict of the theorem files comes out of the search, and goes when what it rests on is dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product

import pytest
from bruteforce import no_free_lunch as brute
from bruteforce import three_buttons as brute_buttons

from explorer.loading import find, shipped
from explorer.scope import scope_of, sizes
from explorer.search.decide import Search, outer_values
from explorer.search.price import Alone, remaining
from explorer.search.solvers import Answer
from explorer.statement import build
from explorer.theorem import Extension, Published, Theorem
from explorer.theorems import no_free_lunch
from explorer.theorems.extensions import two_cents

THEOREMS: dict[str, Theorem] = {name: find(name).theorem for name in shipped()}
ENTRIES = [(theorem, entry) for theorem in THEOREMS.values() for entry in theorem.publications]
Pairs = tuple[tuple[str, str], ...]
Size = tuple[tuple[str, int], ...]


@cache
def search(name: str, claim: str, axes: Pairs, at: Size) -> Search:
    """The search for a claim at one size, or over the scope of the file; kept, so that entries share it."""
    theorem = THEOREMS[name]
    statement = build(theorem, axes=dict(axes), claim=claim, extensions=extensions(theorem)).statement
    changes = {sort: (number, number) for sort, number in at}
    return Search(statement, tuple(sizes(scope_of(statement, theorem, changes))))


def extensions(theorem: Theorem) -> list[Extension]:
    return [two_cents.extension] if theorem is no_free_lunch.theorem else []


def verdict(theorem: Theorem, assumptions: Sequence[str], *, claim: str = "", drop: Sequence[str] = (),
            axes: Mapping[str, str] | None = None, at: Mapping[str, int] | None = None) -> str:
    """The verdict of a formalization; hypotheses are on unless they are dropped."""
    on = [name for name, declared in theorem.assumptions.items() if declared.role == "hypothesis" and name not in drop]
    found = search(theorem.name, claim, tuple(sorted((axes or {}).items())), tuple((at or {}).items()))
    return found.overall([*on, *assumptions])


def label(value: object) -> str:
    if isinstance(value, Published):
        words = (*value.assumptions, *(f"{a}={n}" for a, n in value.axes), *(f"no_{n}" for n in value.dropped),
                 value.claim, *(str(n) for _, n in value.at))
        return "-".join(word for word in words if word)
    return value.name if isinstance(value, Theorem) else ""


@pytest.mark.parametrize(("theorem", "entry"), ENTRIES, ids=label)
def test_published_verdict(theorem: Theorem, entry: Published) -> None:
    found = verdict(theorem, entry.assumptions, claim=entry.claim, drop=entry.dropped, axes=dict(entry.axes),
                    at=dict(entry.at))
    assert found == entry.verdict


RESTING = [(t, e) for t, e in ENTRIES if e.assumptions and e.verdict in ("sidestepped", "contradictory", "holds")]


@pytest.mark.parametrize(("theorem", "entry"), RESTING, ids=label)
def test_an_absence_rests_on_its_assumptions(theorem: Theorem, entry: Published) -> None:
    """Without any of its assumptions a published absence is gone, and some assumption alone makes the difference."""
    def without(names: Sequence[str]) -> str:
        return verdict(theorem, [n for n in entry.assumptions if n not in names], claim=entry.claim, drop=entry.dropped,
                       axes=dict(entry.axes), at=dict(entry.at))
    assert without(entry.assumptions) != entry.verdict
    assert any(without([name]) != entry.verdict for name in entry.assumptions)


NFL, BUTTONS, SWITCH, HISTORY, NOISY = (THEOREMS[name] for name in (
    "no_free_lunch", "three_buttons", "off_switch", "history_utility", "noisy_choice"))
SMALL, WIDE = {"State": 1, "Action": 2, "Level": 3}, {"State": 2, "Action": 2, "Level": 2}
STRICT = {"rewards": "without_ties"}


@pytest.mark.parametrize(("assumptions", "axes", "at"), [
    (["rational", "unique_best"], {}, {}),
    (["local", "neutral", "jointly_monotone"], STRICT, WIDE),
    (["neutral_per_state", "jointly_monotone"], STRICT, WIDE),
    (["neutral", "jointly_monotone"], STRICT, SMALL),
    (["rational_or_antirational", "labelled_state"], STRICT, WIDE),
    (["better_than_random", "unique_best"], {}, SMALL),
    (["faithful"], {"planner": "shared", **STRICT}, {}),
])
def test_each_assumption_of_a_sidestep_is_needed(assumptions: list[str], axes: dict[str, str],
                                                 at: dict[str, int]) -> None:
    """The known sidesteps are minimal: with any one assumption dropped the impossibility stands."""
    assert verdict(NFL, assumptions, axes=axes, at=at) == "sidestepped"
    for name in assumptions:
        rest = [n for n in assumptions if n != name]
        assert verdict(NFL, rest, axes=axes, at=at) == "stands", name


# A label makes what was seen good enough in its own state alone; planners are one-to-one each in a way of its own.
GOOD_ENOUGH: list[tuple[tuple[str, ...], dict[str, str], tuple[int, int, int], str]] = [
    ((), {}, (1, 2, 2), "stands"), (("labelled_state",), {}, (1, 2, 2), "sidestepped"),
    (("labelled_state",), {}, (2, 2, 2), "stands"), (("injective",), STRICT, (1, 2, 2), "stands")]


@pytest.mark.parametrize(("assumptions", "axes", "size", "wanted"), GOOD_ENOUGH, ids=str)
def test_whether_some_action_is_good_enough(assumptions: tuple[str, ...], axes: dict[str, str],
                                            size: tuple[int, int, int], wanted: str) -> None:
    at = dict(zip(("State", "Action", "Level"), size, strict=True))
    assert verdict(NFL, assumptions, claim="good_enough", axes=axes, at=at) == wanted


def test_each_axis_makes_its_difference() -> None:
    """The alternatives that verdicts rest on: ties, a known planner, a single choice, a finer target."""
    assert verdict(NFL, ["neutral"], at=SMALL) == "contradictory"
    assert verdict(NFL, ["neutral"], axes=STRICT, at=SMALL) == "stands"
    assert verdict(NFL, ["neutral"], axes={"choice": "set"}, at=SMALL) == "stands"
    assert verdict(NFL, ["faithful"], axes=STRICT, at=SMALL) == "stands"
    assert verdict(NFL, ["faithful"], at=SMALL) == "contradictory"
    assert verdict(NFL, [], axes={"planner": "shared"}, at=SMALL) == "stands"
    for target in ("order", "affine", "exact"):
        assert verdict(NFL, ["rational", "unique_best"], axes={"target": target}) == "stands", target


def test_base_is_fully_ambiguous() -> None:
    """Without assumptions every behaviour leaves every value of the target; with `rational` only some."""
    problem = build(NFL)
    single = problem.single
    assert single
    alone = Alone(single.statement, (single.observation.bound, single.observation.term),
                  (single.target.bound, single.target.term), single.relation)
    for names, wanted in (([], "full"), (["rational"], "partial")):
        found = search("no_free_lunch", "", (), tuple(WIDE.items()))
        shown = found.model("witness", names)
        assert remaining(alone, found.sizes[0], names, shown, "auto").ambiguity == wanted


@pytest.mark.parametrize("at", [WIDE, {"State": 1, "Action": 2, "Level": 2}])
def test_every_small_sidestep_is_bought_with_imitation(at: dict[str, int]) -> None:
    """The minimal sidesteps that the brute force finds are sidesteps here, and the human never errs under them."""
    found = brute.minimal_sidesteps(at, rewards="without_ties")
    assert found
    for names in found:
        assert verdict(NFL, sorted(names), axes=STRICT, at=at) == "sidestepped", names
        assert verdict(NFL, sorted(names), axes=STRICT, at=at, claim="can_err") == "sidestepped", names
    assert verdict(NFL, ["faithful"], axes={"planner": "shared", **STRICT}, at=WIDE, claim="can_err") == "stands"


def test_extension_depends_on_size() -> None:
    """The worked extension: the strong assumption leaves the best of two actions, but not of three."""
    both = ["two_cents.trying_matters", "unique_best"]
    assert verdict(NFL, both, at={"State": 2, "Action": 2, "Level": 3}) == "sidestepped"
    assert verdict(NFL, both, at={"State": 1, "Action": 3, "Level": 3}) == "stands"
    assert verdict(NFL, both) == "stands"
    assert verdict(NFL, ["two_cents.trying_helps", "unique_best"]) == "stands"
    assert verdict(NFL, both, claim="two_cents.can_settle") == "stands"
    assert verdict(NFL, ["rational"], claim="two_cents.can_settle") == "sidestepped"


def behaviours() -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    """One policy for each way to behave: what it would do after an action it never takes is left at 0."""
    policies = []
    for first in product((0, 1), repeat=2):
        for after in product((0, 1), repeat=4):
            second = [0] * 8
            for (o, p), action in zip(product((0, 1), repeat=2), after, strict=True):
                second[o * 4 + first[o] * 2 + p] = action
            policies.append((first, tuple(second)))
    return policies


@pytest.mark.parametrize(("utility", "environment", "count"), [
    ("full_history", "any", 1024), ("state_action", "any", 64), ("state_only", "any", 0), ("final_state", "any", 0),
    ("obs_history", "any", 0), ("state_action", "injective", 1024), ("obs_history", "injective", 1024),
    ("final_state", "injective", 0), ("state_only", "injective", 512), ("state_only", "same", 0)])
def test_how_many_policies_have_a_utility(utility: str, environment: str, count: int) -> None:
    """The sheet's counts at two observations and two actions; those of the known environments are our enumeration."""
    axes = (("environment", environment), ("utility", utility))
    found = search("history_utility", "", axes, (("Obs", 2), ("Action", 2)))
    site = found.site(found.sizes[0])
    names = found.ordered(["unique_optimum"])
    answers = [site.ask("witness", names, policy) for policy in behaviours()]
    assert Answer.UNKNOWN not in answers
    assert 16 * answers.count(Answer.YES) == count  # each stands for 16 policies that differ where they never go


READINGS = ("R0", "R1", "R2", "minus_R2", "zero")


@pytest.mark.parametrize("assumptions", [(), ("rational",), ("labelled_even",), ("state_independent",),
                                         ("rational", "unique_best"), ("labelled_even", "labelled_odd"),
                                         ("near_rational",), ("local", "state_neutral"),
                                         ("local", "state_neutral", "state_independent")])
def test_which_readings_survive(assumptions: tuple[str, ...]) -> None:
    """The matrix of three_buttons, against the brute force."""
    found = search("three_buttons", "", (), ())
    site = found.site(found.sizes[0])
    names = found.ordered(("observed", *assumptions))
    left = {READINGS[x] for (x,) in outer_values(found.statement, site.universe)
            if site.ask("witness", names, (x,)) is Answer.YES}
    assert left == brute_buttons.survivors(assumptions)
    assert verdict(BUTTONS, assumptions, claim="best_differs") == brute_buttons.verdict(assumptions)


def test_departures_from_the_off_switch_game() -> None:
    """What repairs the guarantee after a departure, and what does not."""
    assert verdict(SWITCH, ["same_signs"], axes={"utility": "mismatched"}) == "holds"
    assert verdict(SWITCH, ["same_signs"], axes={"utility": "mismatched"}, drop=["rational_human"]) == "broken"
    assert verdict(SWITCH, ["unsure"], axes={"human": "noisy"}) == "broken"
    assert verdict(SWITCH, ["balanced"], axes={"human": "coin"}) == "broken"
    assert verdict(SWITCH, ["unsure"], axes={"uncertainty": "none"}) == "contradictory"
    assert verdict(SWITCH, [], claim="exactly_when_unsure", axes={"human": "noisy"}) == "broken"
    assert verdict(SWITCH, [], claim="human_can_err") == "broken"
    assert verdict(SWITCH, [], claim="human_can_err", axes={"human": "noisy"}) == "holds"


def test_what_a_label_does_for_noise_of_unknown_sign() -> None:
    axes = {"mistakes": "noise_of_unknown_sign"}
    assert verdict(NOISY, ["labelled_state", "unique_best"], axes=axes) == "sidestepped"
    assert verdict(NOISY, ["labelled_state"], axes=axes) == "stands"
    assert verdict(NOISY, ["unique_best"], axes=axes) == "stands"
    assert verdict(NOISY, ["likeliest_is_best"], axes={"mistakes": "bias"}) == "sidestepped"
    assert verdict(NOISY, [], claim="can_err") == "stands"
    assert verdict(NOISY, [], claim="can_err_systematically") == "sidestepped"
    assert verdict(NOISY, [], claim="can_err_systematically", axes=axes) == "stands"
