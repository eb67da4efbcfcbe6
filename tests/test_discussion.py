"""Questions, exercises and comments: each is settled by searching, and a pasted command runs without a shell."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from asked import search, verdict
from click.testing import CliRunner, Result

from explorer import bibliography
from explorer.asking import ask
from explorer.checking import Options, check
from explorer.cli import cli
from explorer.commands.pasted import pasted
from explorer.declarations import OUTCOMES
from explorer.discussion import Exercise
from explorer.loading import find, shipped
from explorer.related import GRADES, related
from explorer.report.comment import MOST, comment
from explorer.report.recorded import recorded_says
from explorer.theorem import Published
from explorer.verdict import Verdict

THEOREMS = {name: find(name).theorem for name in shipped()}
CONFUSIONS = [(name, item) for name, theorem in THEOREMS.items() for item in theorem.confusions]
EXERCISES = [(name, item) for name, theorem in THEOREMS.items() for item in theorem.exercises.values()]


def run(*words: str, stdin: str = "") -> Result:
    return CliRunner().invoke(cli, words, input=stdin)


def found(name: str, item: Published, more: tuple[str, ...] = ()) -> str:
    return verdict(name, [*item.assumptions, *more], claim=item.claim, drop=item.dropped, at=dict(item.at),
                   **dict(item.axes))


@pytest.mark.parametrize(("name", "item"), CONFUSIONS, ids=lambda x: x if isinstance(x, str) else "")
def test_the_verdict_settles_the_question(name: str, item: object) -> None:
    assert found(name, item.settled) == item.settled.verdict  # type: ignore[attr-defined]


@pytest.mark.parametrize(("name", "item"), EXERCISES, ids=lambda x: x if isinstance(x, str) else x.name)
def test_every_exercise_can_be_done(name: str, item: Exercise) -> None:
    """A prediction has a verdict; a task is solved by some set of assumptions that a search over all of them finds."""
    theorem = THEOREMS[name]
    if not item.task:
        assert found(name, item.asked) in OUTCOMES[theorem.kind][:-1]
        return
    assert found(name, item.asked) != item.asked.verdict or not kept(name, item, ())
    for names in promising_first(name, item):
        if found(name, item.asked, names) == item.asked.verdict and kept(name, item, names):
            done = run("exercise", name, item.name, *names, "--json")
            assert done.exit_code == 0 and json.loads(done.stdout)["right"] is True
            return
    pytest.fail(f"nothing solves {item.name}")


def promising_first(name: str, item: Exercise) -> list[tuple[str, ...]]:
    """Every set of assumptions that a task allows; those that give its verdict at the least size come first."""
    asked, theorem = item.asked, THEOREMS[name]
    free = [n for n, declared in theorem.assumptions.items() if declared.role == "assumption"]
    allowed = [names for size in range(1, item.at_most + 1) for names in combinations(free, size)]
    least = search(name, asked.claim, tuple(sorted(asked.axes)), tuple(dict(asked.at).items())).sizes[0]

    def does(names: tuple[str, ...]) -> bool:
        return verdict(name, [*asked.assumptions, *names], claim=asked.claim, drop=asked.dropped, at=dict(least),
                       **dict(asked.axes)) == asked.verdict
    return sorted(allowed, key=lambda names: not does(names))


def kept(name: str, item: Exercise, names: tuple[str, ...]) -> bool:
    """Whether the desiderata of a task are kept under these assumptions, where the task is asked."""
    return all(verdict(name, [*item.asked.assumptions, *names], claim=wish, drop=item.asked.dropped,
                       at=dict(item.asked.at), **dict(item.asked.axes)) == OUTCOMES[THEOREMS[name].kind][0]
               for wish in item.keeps)


def test_wrong_answers_are_told_why() -> None:
    predicted = run("exercise", "three_buttons", "one_label", stdin="sidestepped\n")
    assert predicted.exit_code == 1 and "Not so: the verdict is stands" in predicted.stdout
    task = ("exercise", "no_free_lunch", "two_make_a_sidestep")
    assert "the verdict is stands" in run(*task, "rational").stdout
    assert "3 assumptions are more than 2" in run(*task, "rational", "unique_best", "local").stdout
    lost = run("exercise", "no_free_lunch", "keep_the_error", "rational")
    assert lost.exit_code == 1 and "can_err is lost" in lost.stdout
    assert run(*task, "rationl").exit_code == 2
    assert run(*task, stdin="").exit_code == 2
    assert run("exercise", "no_free_lunch", "nothing").exit_code == 2
    assert run("exercise", "three_buttons", "one_label", "stand").exit_code == 2


def test_exercises_are_listed_by_theorem_and_by_post() -> None:
    everything = json.loads(run("exercise", "--json").stdout)["exercises"]
    assert {(e["theorem"], e["name"]) for e in everything} == {(name, item.name) for name, item in EXERCISES}
    post = run("exercise", "any-values").stdout
    assert "two_make_a_sidestep" in post and "one_label" in post and "certain" not in post


def test_questions_are_listed_with_their_commands() -> None:
    text = run("ask", "no_free_lunch").stdout
    assert text.count("sidestep check no_free_lunch") == len(THEOREMS["no_free_lunch"].confusions)
    listed = json.loads(run("ask", "no_free_lunch", "--json").stdout)["questions"]
    assert [item["verdict"] for item in listed] == ["stands"] * 3


@pytest.mark.parametrize("words", ["no_free_lunch", "no_free_lunch rational unique_best", "three_buttons rational",
                                   "off_switch human=noisy", "no_free_lunch rational unique_best never_worst "
                                   "better_than_random near_rational sensitive local monotone_up ordinal injective",
                                   "half_regret", "history_utility utility=state_only"])
def test_a_comment_is_short_and_can_be_run_again(words: str) -> None:
    theorem, *names = words.split()
    question = ask(find(theorem), [n for n in names if "=" not in n],
                   [tuple(n.split("=")) for n in names if "=" in n],  # type: ignore[misc]
                   changes={"Level": (2, 2)} if len(names) > 5 else None)
    answer = check(question.problem, question.formalization, Options(certify=False))
    text = comment(question.problem, answer, question.command)
    assert len(text.split()) <= MOST
    assert question.command in text and answer.verdict in text and "does not show" in text
    assert not re.search(r"sidestepped(?! (within|at))", text)
    again = run("check", "-", "--no-certify", stdin=f"I do not agree:\n\n> {text}\n")
    assert again.exit_code == 0 and f"running: {question.command}" in again.stderr
    assert answer.verdict in again.stdout


def test_a_comment_says_how_much_of_the_verdict_was_re_checked() -> None:
    question = ask(find("no_free_lunch"), ["rational", "unique_best"], [])
    whole = check(question.problem, question.formalization, Options())
    partly = replace(whole, sizes=tuple(replace(item, checked=number < 3) for number, item in enumerate(whole.sizes)))
    stands = check(ask(find("no_free_lunch"), [], []).problem, ask(find("no_free_lunch"), [], []).formalization,
                   Options(certify=False))

    def vouched(answer: Verdict) -> str:
        return comment(question.problem, answer, question.command)

    assert "A small kernel without a solver re-checked it." in vouched(whole)
    assert f"A small kernel without a solver re-checked it at 3 of these {len(whole.sizes)} sizes." in vouched(partly)
    assert "Not re-checked: a solver alone says so." in vouched(replace(whole, assurance="solver"))
    assert "evaluated the world shown; the rest is a solver's word alone." in vouched(stands)


@pytest.mark.parametrize("text", [
    "> `sidestep check three_buttons\n> rational --expect stands`\n",
    "`sidestep check three_buttons\n  rational --expect stands`",
    "> ```\n> sidestep check three_buttons \\\n>   rational --expect stands\n> ```\n",
    "sidestep check three_buttons rational –expect stands",
    "You say sidestep check is wrong. `sidestep check three_buttons rational --expect stands`",
    "**sidestep check three_buttons rational --expect stands**",
    "sidestep check three_buttons rational --expect stands.",
    "<pre><code>sidestep check three_buttons rational --expect stands</code></pre>",
    "> > $ sidestep check three_buttons rational --expect stands\r\n",
    "See sidestep check three_buttons rational --expect stands, and it says X.",
    "~~~\n$ sidestep check three\\_buttons rational --expect stands\n~~~",
    "sidestep check three_buttons rational\n    --expect stands\n"])
def test_a_command_is_found_whole_in_a_pasted_text(text: str) -> None:
    assert pasted(text) == ["three_buttons", "rational", "--expect", "stands"]


@pytest.mark.parametrize(("text", "says"), [
    ("`sidestep check three_buttons rational", "does not end with one"),
    ("nothing here", "no `sidestep check`"), ("sidestep check 'no_free_lunch", "quotes"),
    ("sidestep check evil.py", "does not come with"), ("sidestep check no_free_lunch --report there", "not write"),
    ("sidestep check no_free_lunch; touch there", "does not come with"),
    ("sidestep check no_free_lunch && touch there", "no assumption"),
    ("sidestep check no_free_lunch $(touch there)", "no assumption"),
    ("sidestep check ./no_free_lunch.py", "come with")])
def test_a_pasted_command_does_no_harm(text: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "evil.py").write_text("open('there', 'w')")
    done = run("check", "-", stdin=text)
    assert done.exit_code == 2 and says in done.stderr
    assert not (tmp_path / "there").exists()


def test_a_report_says_whether_a_source_records_the_combination() -> None:
    for names, says in (((), "Recorded in the library: stands"), (("rational", "local"), "No source here records")):
        asked = ask(find("no_free_lunch"), names)
        assert says in recorded_says(asked.problem, asked.formalization)


def test_citations_name_the_file_as_it_is() -> None:
    from hashlib import sha256
    text = run("cite", "three_buttons", "rational").stdout
    digest = sha256(shipped()["three_buttons"].read_bytes()).hexdigest()
    assert digest in text and text.count("@") == 3
    assert text.count("{") == text.count("}")


def test_related_statements_are_of_theorems_here_and_of_works_in_the_bibliography() -> None:
    known = set(bibliography.keys())
    for name, items in related().items():
        assert name in THEOREMS
        assert all(item.grade in GRADES and item.why and item.source in known for item in items)
        assert items[0].statement in run("show", name).stdout
