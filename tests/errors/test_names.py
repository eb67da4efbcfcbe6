"""The nearest name in reach: what is only written differently is found before what is only similar."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from explorer.cli import cli
from explorer.language.faults import did_you_mean


@pytest.mark.parametrize("name, names, nearest", [
    ("money-pump", ["honey-pump", "money_pump"], "money_pump"),
    ("Any_Values", ["many-values", "any-values"], "any-values"),
    ("a b", ["a_c", "A-B"], "A-B"), ("RATIONAL", ["irrational", "rational"], "rational"),
    ("RATINAL", ["irrational", "rational"], "rational"), ("State", ["Stated", "state"], "state"),
    ("stae", ["state", "STATE"], "state"), ("x", ["rational"], ""), ("rational", ["Rational", "ratio"], "Rational"),
])
def test_dashes_underscores_and_case_are_alike(name: str, names: list[str], nearest: str) -> None:
    hint = did_you_mean(name, names)
    assert hint.startswith(f"did you mean `{nearest}`? known here: " if nearest else "known here: ")


def test_a_long_list_is_printed_only_where_nothing_is_near() -> None:
    names = ["rational", "local", "onto", "neutral", "monotone", "sensitive", "no_free_lunch", "no_free_lunch_again"]
    assert did_you_mean("locale", names) == "did you mean `local`?"
    assert did_you_mean("no_free_lunch_a", names) == "did you mean `no_free_lunch_again`?"
    assert did_you_mean("xyz", names) == f"known here: {', '.join(names)}"


@pytest.mark.parametrize("words, nearest", [
    ("show money-pump", "money_pump"), ("check Money-Pump", "money_pump"), ("show NO_FREE_LUNCH", "no_free_lunch"),
    ("show any_values", "any-values"), ("path ANY-VALUES-", "any-values"), ("LIST", "list"),
    ("check no_free_lunch Better-Than-Random", "better_than_random"), ("check no_free_lunch TARGET=order", "target"),
])
def test_commands_find_the_name_that_was_meant(words: str, nearest: str) -> None:
    done = CliRunner().invoke(cli, words.split())
    assert done.exit_code == 2 and f"did you mean `{nearest}`?" in done.stderr, done.output
