"""`sidestep show --json`: all that the page prints, as one object whose commands ask for what they stand beside."""

from __future__ import annotations

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from explorer.asking import ask, split
from explorer.cli import cli
from explorer.loading import find, shipped
from explorer.posts import posts

DOCS = Path(__file__).resolve().parent.parent / "docs" / "commands.md"


def shown(name: str) -> dict[str, Any]:
    done = CliRunner().invoke(cli, ["show", name, "--json"])
    assert done.exit_code == 0 and done.stderr == "", done.output
    return dict(json.loads(done.stdout))


def texts(value: Any) -> list[str]:
    """Every text in an object."""
    if isinstance(value, dict):
        return [found for key, one in value.items() for found in (key, *texts(one))]
    return [found for one in value for found in texts(one)] if isinstance(value, list) else [str(value)]


@pytest.mark.parametrize("name", [*shipped(), "two_cents"])
def test_it_holds_all_that_is_printed(name: str) -> None:
    found, loaded = shown(name), find(name)
    assert (found["format"], found["what"], found["name"]) == ("sidestep/show-1", "theorem", name)
    flat = " ".join(" ".join(texts(found)).split())
    printed = CliRunner().invoke(cli, ["show", name, "--published"]).stdout
    for line in printed.splitlines():
        if line.strip().startswith("sidestep check "):
            assert line.strip() in flat
    sources = (loaded.theorem, *loaded.extensions)
    for source in sources:
        for declared in (*source.assumptions.values(), *source.desiderata.values()):
            assert declared.name in flat and " ".join(declared.doc.split()) in flat
    assert len(found["claims"]) == len(loaded.theorem.claims)
    assert [axis["name"] for axis in found["axes"]] == list(loaded.theorem.axes)
    assert len(found["published"]) == sum(len(source.publications) for source in sources)
    assert len(found["questions"]) == sum(len(source.confusions) for source in sources)
    assert {work["key"] for work in found["sources"]} == set(loaded.theorem.cites)
    asked = [item["command"] for part in ("claims", "hypotheses", "assumptions", "desiderata") for item in found[part]]
    asked += [item["command"] for axis in found["axes"] for item in axis["alternatives"]]
    assert all(command.startswith("sidestep check ") for command in asked)


def test_a_part_by_itself() -> None:
    words = ["show", "no_free_lunch", "better_than_random", "target=order", "planner=shared", "claim=good_enough"]
    text = CliRunner().invoke(cli, words).stdout
    for said in ("Where the human chooses among several actions", "Σ(s∈State, a∈Action) (R(s, q(s)) − R(s, a)) ≥ 0",
                 "order(s, a, b) ⇔ reward(s, b) ≤ reward(s, a)", "planner₁(R) = planner₂(R)", "good_enough",
                 "sidestep check no_free_lunch planner=shared"):
        assert said in text
    assert "trying_helps" in CliRunner().invoke(cli, ["show", "two_cents", "trying_helps"]).stdout


@pytest.mark.parametrize("words, says", [
    ("show rational", "it is an assumption of"), ("show any-values rational", "any-values is a post"),
    ("show no_free_lunch rational --json", "leave --json out"), ("show no_free_lunch best", "write target=best"),
    ("help check", "sidestep check --help says more"), ("help", "sidestep --help says more"),
    ("check no_free_lunch rational,local", "names are separated by spaces: rational local"),
])
def test_what_is_asked_for_in_the_wrong_place(words: str, says: str) -> None:
    done = CliRunner().invoke(cli, words.split())
    assert done.exit_code == 2 and says in done.stderr


def formalization(command: str) -> Any:
    """What a command without --scope asks for."""
    words = shlex.split(command)
    scope = words.index("--scope") if "--scope" in words else len(words)
    return ask(find(words[2]), *split(words[3:scope])).formalization


def test_commands_ask_for_what_they_stand_beside() -> None:
    found = shown("two_cents")
    assert found["theorem"] == "no_free_lunch" and found["extensions"] == ["two_cents"]
    for item in (*found["assumptions"], *found["desiderata"]):
        assert bool(item["extension"]) == item["name"].startswith("two_cents."), item
        assert item["command"].startswith(f"sidestep check {item['extension'] or 'no_free_lunch'} "), item
    assert {item["extension"] for item in found["assumptions"]} == {"", "two_cents"}
    for item in found["published"]:
        made = formalization(item["command"])
        assert set(made.assumptions) == set(item["assumptions"]) and not made.dropped
        assert dict(made.axes).items() >= item["axes"].items()
        assert item["claim"] in ("", made.claim)
    assert any(item["at"] for item in found["published"])
    originals = [item for item in found["published"] if not item["assumptions"] and not item["at"]]
    assert originals and all(item["command"].startswith("sidestep check no_free_lunch") for item in originals)
    original = found["claims"][0]
    assert original["original"] and (original["target"], original["observation"]) == ("target", "behaviour")
    assert sum(claim["original"] for claim in found["claims"]) == 1


def test_a_post() -> None:
    found = shown("any-values")
    post = posts()["any-values"]
    assert (found["format"], found["what"], found["id"]) == ("sidestep/show-1", "post", "any-values")
    assert (found["summary"], found["open_questions"]) == (post.summary, list(post.open_questions))
    assert {"name": "no_free_lunch", "title": find("no_free_lunch").theorem.title,
            "command": "sidestep show no_free_lunch"} in found["theorems"]
    assert "latent-variables" in found["read_next"] and found["command"] == "sidestep path any-values"


def test_a_file_that_prints_does_not_get_into_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("loud idea.py").write_text('''"""An extension that prints."""
from explorer.theorems.no_free_lunch import Human, State, theorem

print("hello")
extension = theorem.extend("loud")


@extension.assumption
def idea(h: Human, s: State):
    """A sentence."""
    return s == s
''')
    done = CliRunner().invoke(cli, ["show", "loud idea.py", "--json"])
    found = json.loads(done.stdout)
    assert "hello" in done.stderr
    (own,) = [item for item in found["assumptions"] if item["extension"]]
    assert own["command"] == "sidestep check 'loud idea.py' loud.idea" and own["says"] == "A sentence."


def test_every_field_is_documented() -> None:
    said = DOCS.read_text(encoding="utf-8")
    section = said[said.index("## show"):said.index("## check")]
    for field in shown("no_free_lunch"):
        assert f"`{field}`" in section or field == "format", field
