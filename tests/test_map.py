"""Maps of the shipped theorems against asking about every combination, and the command that draws them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from explorer.cli import cli
from explorer.loading import shipped
from explorer.verdict import Sizes
from tests.maps import Truth, drawn, job, subsets

SCOPES = {"no_free_lunch": "State=1..2,Action=2..2,Level=2..3",
          "no_free_lunch_many_environments": "Environment=1..2,State=1..1,Action=2..2,Level=2..2",
          "degenerate_pairs": "State=1..2,Action=2..2", "imitation_ceiling": "State=1..1,Action=2..2,Level=2..2",
          "corrupt_reward_nfl": "State=2..2,Level=2..3", "half_regret": "State=1..1", "history_utility": "Obs=1..1"}
AMONG = {"no_free_lunch": ("rational", "unique_best", "never_worst", "better_than_random", "local", "neutral",
                           "rational_or_antirational", "labelled_state"),
         "three_buttons": ("observed", "rational", "near_rational", "state_neutral", "unique_best", "labelled_even",
                           "state_independent")}
FEW = ["--scope", "State=1..2,Action=2..2,Level=2..2", "--among", "rational,unique_best,local,neutral"]


@pytest.mark.parametrize("name", shipped())
def test_the_map_of_a_shipped_theorem_is_that_of_all_its_combinations(name: str) -> None:
    work = job(name, SCOPES.get(name, ""), AMONG.get(name, ()), certify=False)
    found, truth = drawn(work), Truth(work.statement, work.sizes)
    for one in subsets(found.assumptions):
        assert found.verdict(one) == truth.verdict((*found.held, *one)), one
    assert not found.counts["open"] and sum(found.counts.values()) == 2 ** found.k


def allowed(found: Any, size: Sizes | None) -> dict[str, int]:
    """How many calls each chain may take at a size."""
    return {chain.query: 2 * (len(chain.smallest) + len(chain.largest)) + sum(map(len, chain.smallest)) + found.k
            for place, chains in found.chains if place == size for chain in chains}


@pytest.mark.parametrize("name", shipped())
def test_few_questions_are_asked(name: str) -> None:
    """An `each` claim asks about every case by itself, so its witness is not bounded like this."""
    from explorer.search.charting import Charting, chart_of
    work = job(name, SCOPES.get(name, ""), AMONG.get(name, ()), certify=False)
    charting = Charting(work, lambda *_: None)
    for _ in charting.messages():
        pass
    found = chart_of(work, charting.chains)
    for size in work.sizes:
        for query, most in allowed(found, size if work.statement.outer else None).items():
            if not (work.statement.outer and query == "witness"):
                assert charting.oracle.calls[query, size] <= most, (query, size)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, ["map", *words])


def test_json_has_the_fields_that_are_documented() -> None:
    done = run("no_free_lunch", *FEW, "--json")
    assert done.exit_code == 0, done.output
    data = json.loads(done.stdout)
    assert data["format"] == "sidestep/map-1" and data["certified"] is True
    assert data["minimal_hypotheses"] is None and data["maximal_escapes"] is None
    assert ["rational", "unique_best"] in data["minimal_sidesteps"] and data["open"] == []
    assert data["axes"]["target"] == "best" and data["scope"]["State"] == [1, 2]
    assert sum(data["counts"].values()) == 16 and data["solver_calls"] > 0
    for name in ("minimal_sidesteps", "maximal_standing", "minimal_contradictory", "maximal_consistent"):
        assert data[name] == sorted((sorted(one) for one in data[name]), key=lambda one: (len(one), one))


def test_a_claim_about_every_world_has_hypotheses_and_escapes() -> None:
    data = json.loads(run("off_switch", "--json", "--no-certify").stdout)
    assert data["minimal_sidesteps"] is None and data["minimal_hypotheses"] == [["rational_human"]]


def test_a_claim_about_each_case_has_its_lists_size_by_size() -> None:
    data = json.loads(run("three_buttons", "--json", "--no-certify", "--among", "rational,observed").stdout)
    assert data["minimal_sidesteps"] is None and data["sizes"][0]["minimal_sidesteps"]


def test_what_is_said_to_people() -> None:
    text = " ".join(run("no_free_lunch", *FEW).stdout.split())
    for said in ("of the 16 combinations of 4 assumptions", "The smallest ways around it", "rational + unique_best",
                 "Costs", "Certified: the kernel re-checked", "Nearest to the original"):
        assert said in text, said


def test_an_axis_is_mapped_over() -> None:
    done = run("no_free_lunch", "target=*", *FEW, "--no-certify")
    assert done.exit_code == 0 and "How robust each smallest way around is" in done.stdout
    many = json.loads(run("no_free_lunch", "target=*", *FEW, "--no-certify", "--json").stdout)
    assert many["format"] == "sidestep/maps-1" and len(many["maps"]) > 2
    assert len({json.dumps(one["axes"]) for one in many["maps"]}) == len(many["maps"])


def test_one_combination_is_looked_up() -> None:
    text = " ".join(run("no_free_lunch", *FEW, "--given", "rational,local").stdout.split())
    assert "with rational and local: stands" in text and "Two worlds show it" in text
    assert "To get around it, add one of these • unique_best" in text
    done = run("no_free_lunch", *FEW, "--given", "rational", "--given", "unique_best,local")
    text = " ".join(done.stdout.split())
    assert "sidestepped" in text and "rational, unique_best alone do that" in text
    assert "It stands again if one of these is given up • rational • unique_best" in text


def test_a_combination_says_what_is_off_and_what_it_lacks() -> None:
    text = " ".join(run("off_switch", "--no-certify", "--given", "unsure").stdout.split())
    assert "with unsure and without rational_human: broken" in text
    assert "To make it hold, add one of these • rational_human" in text
    text = " ".join(run("off_switch", "--no-certify", "--among", "unsure", "--given", "unsure").stdout.split())
    assert "with unsure, with rational_human always on: holds" in text and "whatever is assumed" in text
    text = " ".join(run("off_switch", "--no-certify", "--given", "").stdout.split())
    assert "with nothing and without rational_human: broken" in text


def test_a_combination_of_several_maps_names_the_alternative() -> None:
    text = " ".join(run("off_switch", "human=*", "--no-certify", "--given", "rational_human").stdout.split())
    assert "(human=exact), with rational_human: holds" in text
    assert "(human=coin), with rational_human: broken" in text
    assert "Nothing that can be added makes it hold" in text
    assert "rational_human: holds under 1 of 3" in text


def test_a_combination_is_in_the_json_too() -> None:
    data = json.loads(run("no_free_lunch", *FEW, "--no-certify", "--json", "--given", "rational").stdout)
    assert data["given"]["assumptions"] == ["rational"] and data["given"]["verdict"] == "stands"
    assert ["unique_best"] in data["given"]["add"]["sidestepped"] and data["given"]["give_up"] == {}
    assert "given" not in json.loads(run("no_free_lunch", *FEW, "--no-certify", "--json").stdout)


def test_nothing_is_said_of_what_is_open() -> None:
    done = run("no_free_lunch", "--timeout", "0.05")
    text = " ".join(done.stdout.split())
    assert done.exit_code == 3 and "combinations are open" in text
    for untrue in ("No combination", "change no verdict", "Nearest to the original", "What follows"):
        assert untrue not in text
    text = " ".join(run("no_free_lunch", "--timeout", "0.05", "--given", "rational").stdout.split())
    assert "as far as that is settled, makes it sidestepped within" in text


def test_an_assumption_of_ones_own_is_compared(tmp_path: Path) -> None:
    among = "trying_matters,trying_helps,rational,never_worst,unique_best"
    text = " ".join(run("two_cents", *FEW[:2], "--among", among, "--no-certify").stdout.split())
    assert "Your assumption among the others" in text
    assert "two_cents.trying_matters is" in text


def test_a_report_is_written_and_verified(tmp_path: Path) -> None:
    done = run("no_free_lunch", *FEW, "--report", str(tmp_path / "out"), "--export", str(tmp_path / "problem"))
    assert done.exit_code == 0, done.output
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"index.html", "map.md", "map.json",
                                                                   "statement.json"}
    page = (tmp_path / "out" / "index.html").read_text()
    assert "<svg" in page and "○ rational" in page and 'class="small">● ' in page  # the signs of the legend
    assert list((tmp_path / "problem").glob("*.gcnf"))
    verified = CliRunner().invoke(cli, ["verify", str(tmp_path / "out")])
    assert verified.exit_code == 0 and "map of 16 combinations" in verified.stdout
    data = json.loads((tmp_path / "out" / "map.json").read_text())
    data["counts"]["stands"] += 1
    (tmp_path / "out" / "map.json").write_text(json.dumps(data))
    assert CliRunner().invoke(cli, ["verify", str(tmp_path / "out")]).exit_code == 1


def test_no_map_is_written_beside_a_report_of_another_statement(tmp_path: Path) -> None:
    (tmp_path / "report.json").write_text(json.dumps({"statement": "0" * 64}))
    done = run("no_free_lunch", *FEW, "--report", str(tmp_path))
    assert done.exit_code == 2 and "holds the report.json of another statement" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_a_map_that_is_cut_short_is_open_and_says_so() -> None:
    done = run("no_free_lunch", "--timeout", "0.05", "--json")
    assert done.exit_code == 3
    data = json.loads(done.stdout)
    assert data["counts"]["open"] == 2 ** len(data["assumptions"]) and data["open"] == [sorted(data["assumptions"])]
    assert "time limit" in data["unfinished"] and not data["certified"]


@pytest.mark.parametrize("words, said", [
    (["no_free_lunch", "rational"], "to look a combination up write --given rational"),
    (["no_free_lunch", "--among", "ratonal"], "did you mean `rational`"),
    (["no_free_lunch", "--among", "rational", "--given", "local"], "add --among local"),
    (["no_free_lunch", "--given", "monotone"], "name those to combine: --among monotone,NAME"),
    (["off_switch", "--given", "rational_human", "--drop", "rational_human"], "is dropped, so no combination"),
    (["no_free_lunch", "--among", ""], "--among names no assumption"),
    (["off_switch", "claim=*"], "claim=deference_is_safe, claim="),
    (["no_free_lunch", "target=nonsense"], "has no alternative `nonsense`"),
    (["no_free_lunch", "nonsense=*"], "has no axis `nonsense`"),
    (["no_free_lunch", "--scope", "State"], "is no part of a scope"),
    (["nonsense"], "there is no theorem"),
])
def test_what_is_wrong_is_said(words: list[str], said: str) -> None:
    done = run(*words)
    assert done.exit_code == 2 and said in done.stderr, done.output
