"""The headline and what goes with it."""

import dataclasses
from typing import Any

import pytest

from explorer.report.sentence import (assurance, bound_text, challenged, deciding, headline, more, open_words,
                                      remaining, seen, short, size_lines, size_words)
from explorer.report.words import counted, listing, plural, spaced
from explorer.verdict import AtSize, Remaining, Verdict
from report import worlds
from report.worlds import SMALL, size


@pytest.mark.parametrize(("name", "wanted"), [
    ("State", "states"), ("Policy", "policies"), ("Day", "days"), ("Box", "boxes"), ("Obs", "obs"),
    ("Class", "classes"), ("StateRelabelling", "state relabellings")])
def test_plurals(name: str, wanted: str) -> None:
    assert plural(spaced(name)) == wanted


def test_counts_and_lists() -> None:
    assert (counted(1, "state"), counted(2, "state")) == ("1 state", "2 states")
    assert [listing("a"), listing("ab"), listing("abc"), listing("")] == ["a", "a and b", "a, b and c", ""]
    assert size_words(SMALL) == "1 state, 2 actions, 2 levels"


def test_a_presence_says_with_what_it_is_shown_and_how_the_sizes_go() -> None:
    assert headline(*worlds.standing()) == (
        "No free lunch for planner and reward: stands (shown with 1 state, 2 actions, 2 levels; at all 8 sizes).")
    assert headline(*worlds.paying()) == (
        "No free lunch for planner and reward, with better_than_random and unique_best: stands (shown with 2 states, "
        "2 actions, 2 levels; at 6 of 8 sizes, sidestepped at 2).")


def test_an_absence_carries_its_bound_and_its_price() -> None:
    problem, verdict = worlds.sidestepped()
    assert short(problem, verdict) == (
        "sidestepped within State=2, Action=3, Level=3, by imitation: this human never errs")
    more = dataclasses.replace(verdict, lost_desiderata=("can_err", "every_policy_explained"))
    assert short(problem, more).endswith("this human never errs (also lost: every_policy_explained)")
    kept = dataclasses.replace(verdict, lost_desiderata=())
    assert short(problem, kept).endswith("Level=3, keeping every_policy_explained")


def test_a_scope_that_begins_above_the_least_says_so() -> None:
    problem = worlds.no_free_lunch()
    verdict = worlds.verdict(problem, "sidestepped", changes={"State": (2, 2), "Action": (None, 2)})
    assert bound_text(problem, verdict) == "State=2..2, Action=2, Level=3"


def degenerate() -> tuple[Any, Verdict]:
    problem = worlds.no_free_lunch()
    two = dict.fromkeys((size(State=2, Action=a, Level=n) for a in (2, 3) for n in (2, 3)), "contradictory")
    return problem, worlds.verdict(problem, "sidestepped", at=two)


def test_it_says_where_only_degenerate_sizes_decide() -> None:
    problem, verdict = degenerate()
    assert deciding(verdict) == "only State=1 decides: contradictory at State=2"
    assert deciding(verdict) in headline(problem, verdict)
    assert not deciding(worlds.paying()[1])


def test_contradictory_and_presupposed_say_why() -> None:
    problem = worlds.no_free_lunch()
    assert short(problem, worlds.verdict(problem, "contradictory")) == (
        "contradictory within State=2, Action=3, Level=3: no world satisfies these assumptions")
    assert "fix the answer by themselves" in short(problem, worlds.verdict(problem, "presupposed"))


def test_open_says_what_was_settled_and_why_not_more() -> None:
    problem = worlds.no_free_lunch()
    verdict = worlds.verdict(problem, "open", at={SMALL: "sidestepped"}, why_open="the time limit of 5 s was reached")
    assert open_words(verdict) == "open (1 of 8 sizes settled: sidestepped at 1; the time limit of 5 s was reached)"
    assert short(problem, verdict) == open_words(verdict)
    assert "none of the 8 sizes" in open_words(worlds.verdict(problem, "open"))


def test_assurance_says_who_vouches() -> None:
    problem, verdict = worlds.standing()
    certified = dataclasses.replace(verdict, assurance="certified")
    assert "the kernel re-checked this statement at these sizes" in assurance(certified)
    some = tuple(dataclasses.replace(item, checked=i < 3) for i, item in enumerate(verdict.sizes))
    partly = dataclasses.replace(certified, sizes=some)
    assert "at 3 of these 8 sizes, and what is said of the others is a solver's word" in assurance(partly)
    assert [said.endswith("(not re-checked)") for _, said in size_lines(partly)] == [False] * 3 + [True] * 5
    assert assurance(verdict).startswith("Not re-checked as a whole")
    assert "a solver's word (no time)" in assurance(worlds.verdict(problem, "sidestepped", not_certified="no time"))


@pytest.mark.parametrize(("left", "wanted"), [
    (Remaining(9, 9, "full"), "all 9 values that `best` can have remain possible, and so it is whatever "
                               "is seen: the ambiguity is full"),
    (Remaining(2, 2, "full"), "both values that `best` can have remain possible, and"),
    (Remaining(9, 9, "partial"), "all 9 values that `best` can have remain possible;"),
    (Remaining(3, 9, "partial"), "3 of the 9 values that `best` can have remain possible; the ambiguity is partial"),
    (Remaining(1, 9, "partial"), "1 of the 9 values that `best` can have remains possible;")])
def test_what_is_left_in_words(left: Remaining, wanted: str) -> None:
    problem, verdict = worlds.standing()
    assert wanted in remaining(problem, dataclasses.replace(verdict, remaining=left))


def test_nothing_is_said_of_what_was_not_counted() -> None:
    problem, verdict = worlds.standing()
    assert remaining(problem, dataclasses.replace(verdict, remaining=Remaining(None, None, None))) == ""
    assert [*challenged(verdict)] == []


def test_what_a_challenge_found_is_a_solvers_word() -> None:
    _, verdict = worlds.standing()
    last, next_one = size(State=4, Action=2, Level=2), size(State=4, Action=2, Level=3)
    verdict = dataclasses.replace(verdict, survived=last, broke=AtSize(next_one, "sidestepped"))
    reached, broken = challenged(verdict)
    assert reached == ("Challenged up to State=4, Action=2, Level=2 with the same verdict; past the scope this is a "
                       "solver's word.")
    assert broken == ("Beyond the scope the verdict changes: sidestepped at State=4, Action=2, Level=3; this is a "
                      "solver's word.")


def test_a_fixed_observation_says_which_sizes_it_leaves() -> None:
    problem, verdict = worlds.standing()
    assert seen(problem, verdict) == ""
    scope = (("State", 2, 2), *verdict.formalization.scope[1:])
    fixed = dataclasses.replace(verdict.formalization, observed="s0=a0,s1=a0", scope=scope)
    assert seen(problem, dataclasses.replace(verdict, formalization=fixed)) == (
        "What is seen has all its rows, so only sizes with State=2 are searched.")


def test_past_a_limit_it_says_what_to_give_more_of() -> None:
    _, verdict = worlds.standing()
    for unfinished, wanted in (("1 size and what follows: the time limit of 5 s was reached", "--timeout SECONDS"),
                               ("everything: the memory limit of 9 MiB was reached", "--memory SIZE")):
        assert wanted in more(dataclasses.replace(verdict, unfinished=unfinished))
    assert [more(dataclasses.replace(verdict, unfinished=text)) for text in ("", "the price: it was interrupted")] == [
        "", ""]
