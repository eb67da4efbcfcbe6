"""Limits hold, what was settled is kept, and the same question gets the same answer."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from explorer.asking import ask
from explorer.checking import Options, check, job_of
from explorer.kernel.universe import Rejected
from explorer.loading import find
from explorer.report.content import opening
from explorer.report.document import Paragraph
from explorer.scope import parse_scope, sizes
from explorer.search import certificates
from explorer.search.bounded import bounded
from explorer.search.decide import Finding, Search
from explorer.search.run import Job, Run
from explorer.search.worker import receive, send
from explorer.verdict import AtSize, Evidence, Sizes, Verdict

HARD = "State=2,Action=3,Level=3"  # its last size has 729 rewards into 9 policies: no proof by hand of a solver


def answer(words: list[str], options: Options, scope: str = "", theorem: str = "no_free_lunch",
           **axes: str) -> Verdict:
    asked = ask(find(theorem), words, axes.items(), changes=parse_scope(scope) if scope else None)
    return check(asked.problem, asked.formalization, options)


def test_past_the_time_limit_the_sizes_settled_are_kept() -> None:
    started = time.monotonic()
    verdict = answer(["injective", "onto"], Options(timeout=2.5, certify=False), HARD)
    assert verdict.verdict == "open" and "the time limit of 2.5 s was reached" in verdict.why_open
    assert time.monotonic() - started < 60  # the limit itself is measured in benchmarks
    settled = [item.verdict for item in verdict.sizes]
    assert settled[0] != "open" and settled[-1] == "open"


def test_past_the_memory_limit_the_verdict_is_open() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("explorer.checking.refuse_too_large", lambda *_: None)  # as if the estimate were too low
        verdict = answer(["injective"], Options(memory=150 * 2**20, certify=False), "State=2..2,Action=3..3,Level=3..3")
    assert verdict.verdict == "open" and "the memory limit of 150 MiB was reached" in verdict.why_open


def test_without_certificates_the_verdict_is_a_solvers_word_and_says_so() -> None:
    asked = ask(find("no_free_lunch"), ["rational", "unique_best"])
    whole = check(asked.problem, asked.formalization, Options(certify=False))
    assert whole.verdict == "sidestepped" and not whole.unfinished
    assert whole.assurance == "solver" and "without certificates" in whole.not_certified


def partly(names: list[str]) -> Verdict:
    """A verdict with evidence for the sizes that are not too large, made in this process."""
    asked = ask(find("no_free_lunch"), names, changes=parse_scope("State=1,Action=3,Level=3"))
    *_, (_, verdict) = job_of(asked.problem, asked.formalization, Options()).messages(lambda *_: None)
    assert isinstance(verdict, Verdict)
    return verdict


def test_a_size_left_unconfirmed_is_named_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not partly([]).unconfirmed
    monkeypatch.setattr(certificates, "MOST", 100)
    verdict = partly(["near_rational"])
    left = [item for item in verdict.sizes if not item.checked]
    assert verdict.assurance == "certified" and 0 < len(left) < len(verdict.sizes)
    assert {item.unchecked for item in left} == {certificates.LARGE}
    data = verdict.json()
    assert data["not_certified"] == verdict.unconfirmed
    for item in left[:3]:
        assert ", ".join(f"{sort}={count}" for sort, count in item.size) in data["not_certified"]
    assert data["not_certified"].endswith(f": {certificates.LARGE}")
    asked = ask(find("no_free_lunch"), ["near_rational"], changes=parse_scope("State=1,Action=3,Level=3"))
    said = [block.text for block in opening(asked.problem, verdict) if isinstance(block, Paragraph)]
    assert said[-1] == f"Not re-checked {verdict.unconfirmed}."


def test_worlds_that_the_kernel_gives_up_on_are_left_to_the_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    genuine = Search.model

    def model(search: Search, query: str, names: Sequence[str], at: Sequence[Sizes], *rest: Any) -> Evidence | None:
        if (("Action", 3) in at[0]) and len(at) == 1:
            raise Rejected(why)
        return genuine(search, query, names, at, *rest)
    monkeypatch.setattr(Search, "model", model)
    why = "the check takes more than 500000000 steps"
    verdict = partly(["near_rational"])
    assert verdict.assurance == "certified" and certificates.LARGE in verdict.unconfirmed
    assert all("Action=3" in part for part in verdict.unconfirmed.split(": ")[0].split(" and at "))
    why = "the model does not satisfy the query"
    with pytest.raises(Rejected, match="does not satisfy"):
        partly(["near_rational"])


def test_worlds_of_two_states_three_actions_and_three_levels_are_certified() -> None:
    verdict = answer(["unique_best", "local"], Options(store=False))
    assert verdict.assurance == "certified" and all(item.checked for item in verdict.sizes)
    assert dict(verdict.sizes[-1].size) == {"State": 2, "Action": 3, "Level": 3} and not verdict.json()["not_certified"]


def test_a_proof_for_which_there_was_no_time_says_what_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ask(find("no_free_lunch"), ["rational", "unique_best"], changes=parse_scope("State=1,Action=2"))
    listed = tuple(sizes(asked.formalization.scope))
    search, item = Search(asked.problem.statement, listed), Evidence("witness", "refutation", listed[0])
    _, missing = certificates.certified(search, asked.formalization.assumptions, item, 1e-9)
    assert missing.startswith("no proof was found within") and "run it again with a longer --timeout" in missing
    monkeypatch.setattr(certificates, "UNHURRIED", 1e-9)
    _, missing = certificates.certified(search, asked.formalization.assumptions, item, 1e-9)
    assert missing.startswith("no proof was found within") and "--timeout" not in missing


@pytest.mark.parametrize(("theorem", "words", "axes"), [
    ("no_free_lunch", ["better_than_random", "unique_best"], {}), ("history_utility", [], {}),
    ("off_switch", [], {"human": "noisy"}), ("noisy_choice", [], {"mistakes": "bias"}),
    ("three_buttons", ["local"], {})])
def test_two_runs_agree_to_the_letter(theorem: str, words: list[str], axes: dict[str, str]) -> None:
    first, second = (answer(words, Options(), theorem=theorem, **axes).json() for _ in range(2))
    first.pop("seconds"), second.pop("seconds")
    assert json.dumps(first) == json.dumps(second)


def settling(wanted: list[str]) -> Any:
    """In the place of `Search.at`: the verdicts past the scope, in order; `never` takes for ever, `fails` fails."""
    def at(search: Search, size: Sizes, names: Sequence[str]) -> Finding:
        if size in search.sizes:
            return genuine(search, size, names)
        word = wanted[past.index(size)]
        while word == "never":
            pass
        if word == "fails":
            raise MemoryError
        return Finding(word)
    genuine, past = Search.at, list(challenge(1).further)
    return at


def challenge(seconds: float) -> Job:
    asked = ask(find("no_free_lunch"), ["rational", "unique_best"], changes=parse_scope("State=1,Action=2,Level=2"))
    return job_of(asked.problem, asked.formalization, Options(certify=False, challenge=seconds, store=False))


@pytest.mark.parametrize("wanted, survived, broke", [
    (["sidestepped", "contradictory", "never"], 2, ""), (["sidestepped", "presupposed", "fails"], 2, ""),
    (["sidestepped", "open"], 1, ""), (["never"], 0, ""), (["sidestepped", "stands"], 1, "stands")])
def test_a_challenge_goes_on_until_a_size_breaks_it_or_the_time_is_up(
        wanted: list[str], survived: int, broke: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time never runs out but for the size that takes for ever, so that the outcome depends on no clock."""
    monkeypatch.setattr(Search, "at", settling(wanted))
    monkeypatch.setattr("explorer.search.run.bounded",
                        lambda left, work: bounded(0.5 if "never" in wanted and work.args == stuck else 1e6, work))
    job = challenge(1e6)
    stuck = (job.further[wanted.index("never")],) if "never" in wanted else ()
    *_, (_, verdict) = job.messages(lambda *_: None)
    assert verdict.verdict == "sidestepped" and not verdict.unfinished
    assert verdict.survived == (job.further[survived - 1] if survived else ())
    assert (verdict.broke.verdict, verdict.broke.size) == (broke, job.further[survived]) if broke \
        else verdict.broke is None


def test_work_past_its_time_or_that_fails_gives_nothing_and_changes_nothing() -> None:
    done: list[int] = []
    assert bounded(1e6, lambda: done.append(1) or "done") == "done"  # type: ignore[func-returns-value]
    assert bounded(1e6, lambda: 1 // len(done)) is None
    assert bounded(0.1, lambda: [None for _ in iter(int, 1)]) is None


def test_what_was_left_is_counted_in_numbers_that_agree() -> None:
    run, sizes = Run(challenge(1), lambda *_: None), [AtSize(size, "open") for size in challenge(1).further[:3]]
    asked = ask(find("no_free_lunch"))
    whole = Verdict(asked.formalization, "", "impossibility", "unidentified", "open", tuple(sizes), "solver")
    done = [replace(item, verdict="sidestepped") for item in sizes]
    found = [run.snapshot(whole, done[:number]) for number in (1, 2, 3)]
    assert [verdict.unfinished for verdict in found] == ["2 sizes and what follows", "1 size and what follows", ""]
    assert [verdict.why_open for verdict in found] == ["2 of 3 sizes were left", "1 of 3 sizes was left", ""]


def test_messages_come_out_as_they_went_in(tmp_path: object) -> None:
    from io import BytesIO
    stream = BytesIO()
    for message in (("progress", "sizes", 1, 2), {"a": [1, 2]}):
        send(stream, message)
    stream.seek(0)
    assert [receive(stream), receive(stream)] == [("progress", "sizes", 1, 2), {"a": [1, 2]}]
    with pytest.raises(EOFError):
        receive(stream)
