"""Limits hold, what was settled is kept, and the same question gets the same answer."""

from __future__ import annotations

import json
import time

import pytest

from explorer.asking import ask
from explorer.checking import Options, check
from explorer.loading import find
from explorer.scope import parse_scope
from explorer.search.worker import receive, send
from explorer.verdict import Verdict

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


@pytest.mark.parametrize(("theorem", "words", "axes"), [
    ("no_free_lunch", ["better_than_random", "unique_best"], {}), ("history_utility", [], {}),
    ("off_switch", [], {"human": "noisy"}), ("noisy_choice", [], {"mistakes": "bias"}),
    ("three_buttons", ["local"], {})])
def test_two_runs_agree_to_the_letter(theorem: str, words: list[str], axes: dict[str, str]) -> None:
    first, second = (answer(words, Options(), theorem=theorem, **axes).json() for _ in range(2))
    first.pop("seconds"), second.pop("seconds")
    assert json.dumps(first) == json.dumps(second)


def test_messages_come_out_as_they_went_in(tmp_path: object) -> None:
    from io import BytesIO
    stream = BytesIO()
    for message in (("progress", "sizes", 1, 2), {"a": [1, 2]}):
        send(stream, message)
    stream.seek(0)
    assert [receive(stream), receive(stream)] == [("progress", "sizes", 1, 2), {"a": [1, 2]}]
    with pytest.raises(EOFError):
        receive(stream)
