"""The Value Learning sequence: its posts, the graph, the reading order, and the commands that print them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from explorer.bibliography import keys
from explorer.cli import cli
from explorer.language.faults import Fault, Faults
from explorer.loading import named, shipped, shipped_extensions
from explorer.posts import file, post_called, posts
from explorer.report.layers import layered, layers, wide, written
from explorer.sequence import BUILDS, CITES, FORMALIZES, Sequence, node, sequence

SVG = "{http://www.w3.org/2000/svg}"
PART_1 = ["ambitious-value-learning", "easy-goal-inference", "any-values", "latent-variables", "misspecified-irl",
          "future-ambitious"]


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, list(words))


@pytest.fixture(scope="module")
def whole() -> Sequence:
    return sequence()


def test_the_posts_are_complete() -> None:
    found = posts()
    assert list(found)[:7] == ["preface", *PART_1]
    assert [sum(post.part == part for post in found.values()) for part in dict.fromkeys(
        post.part for post in found.values())] == [1, 6, 4, 8]
    for post in found.values():
        assert post.covers and post.audience and post.summary and post.informal and post.open_questions, post.id
        assert bool(post.url) or "url" not in post.unverified
        assert not post.source or post.source in keys()
    assert not set(found) & {*shipped(), *shipped_extensions(), *keys()}


def test_what_was_not_verified_is_said() -> None:
    for post in posts().values():
        if post.part.startswith(("Goals", "Narrow")) and post.id != "coherence-arguments":
            assert {"date", "builds_on"} <= set(post.unverified), post.id
    assert "date" in posts()["misspecified-irl"].unverified and not posts()["any-values"].unverified
    assert "Not verified" in run("show", "conclusion").stdout and "Not verified" not in run("show", "any-values").stdout


def test_every_name_in_a_shipped_theorem_resolves(whole: Sequence) -> None:
    assert [str(fault) for fault in whole.faults] == []
    assert set(whole.theorems) == set(shipped())
    for name, theorem in whole.theorems.items():
        after = set(whole.graph.adj[name])
        assert len(after & set(whole.theorems)) == len(set(theorem.builds_on) & set(whole.theorems))
        assert bool(whole.after(name, FORMALIZES)) == bool(theorem.post or any(
            name in post.results for post in whole.posts.values()))
        own = {post.source for post in whole.posts.values()}
        assert {key for key in theorem.cites if key not in own} <= after


def test_the_mapping_of_the_posts_is_that_of_the_theorem_files(whole: Sequence) -> None:
    assert set(whole.before("any-values", FORMALIZES)) >= {"no_free_lunch", "three_buttons", "half_regret"}
    assert whole.graph["history_utility"]["coherence-arguments"]["kind"] == FORMALIZES
    assert whole.graph["off_switch"]["reward-uncertainty"]["kind"] == FORMALIZES
    assert whole.graph["no_free_lunch"]["easy-goal-inference"]["kind"] == BUILDS
    assert whole.graph["half_regret"]["everitt2017corrupted"]["kind"] == CITES
    assert "armstrong2017assigned" not in whole.graph  # the post itself stands for its entry


def test_the_graph_has_no_circle_and_its_layers_go_down(whole: Sequence) -> None:
    assert nx.is_directed_acyclic_graph(whole.graph)
    height = {name: number for number, layer in enumerate(layers(whole)) for name in layer}
    assert set(height) == set(whole.graph)
    assert all(height[start] > height[end] for start, end in whole.reading.edges)


def test_names_that_lead_nowhere_are_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    theorems = named()[0]
    wrong = theorems["half_regret"]
    monkeypatch.setattr(wrong, "builds_on", ("no_fre_lunch",))
    monkeypatch.setattr(wrong, "post", "Humans can be assigned any value")
    monkeypatch.setattr(wrong, "cites", ("nobody1900",))
    found = [str(fault) for fault in sequence(theorems=theorems).faults]
    assert len(found) == 3
    assert all("half_regret.py:" in fault and "half_regret" in fault for fault in found)
    assert any("did you mean `no_free_lunch`?" in fault for fault in found)
    assert any("`nobody1900`, which is no entry of the bibliography" in fault for fault in found)
    for words in (["graph"], ["path"]):
        done = run(*words)
        assert done.exit_code == 2 and "no_fre_lunch" in done.stderr and "any-values" in done.stdout


def test_theorems_that_build_on_each_other_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    theorems = named()[0]
    monkeypatch.setattr(theorems["no_free_lunch"], "builds_on", ("half_regret",))
    with pytest.raises(Faults, match="in a circle"):
        sequence(theorems=theorems)


@pytest.mark.parametrize("old, new, wanted", [
    ('builds_on = ["any-values"]', 'builds_on = ["any-valus"]', "did you mean `any-values`?"),
    ('id = "conclusion"', 'id = "preface"', "two posts `preface`"),
    ("audience", "audiense", "did you mean `audience`?"),
    ("part = 3", "part = 7", "is in no part"), ('covers = "', 'covers = 1 #"', "`covers` of"),
    ("results = []", 'results = "none"', "is no list of texts"),
    ('"log_likelihood_facts"', '"log_likelihod_facts"',
     "`preface` has the result `log_likelihod_facts`, which is no theorem; did you mean `log_likelihood_facts`?"),
    ("[[post]]", "[[post]", "is no TOML"),
])
def test_a_posts_file_that_is_wrong(old: str, new: str, wanted: str, tmp_path: Path) -> None:
    path = tmp_path / "posts.toml"
    path.write_text(file().read_text().replace(old, new, 1 if old.startswith(("id", "results")) else -1))
    with pytest.raises(Faults) as raised:
        posts(path)
    assert any(wanted in str(fault) for fault in raised.value.faults)
    assert all(fault.place and fault.place.path == str(path) for fault in raised.value.faults)


@pytest.mark.parametrize("title", ["Humans can be assigned any values whatsoever...", "any-values",
                                   "humans can be assigned any values whatsoever… (part 1)"])
def test_posts_by_title(title: str) -> None:
    found = post_called(title, posts().values())
    assert found and found.id == "any-values"
    assert post_called(title + " else", posts().values()) is None


def test_the_path_respects_the_order(whole: Sequence) -> None:
    for goal in (None, *whole.posts, *whole.theorems):
        steps = whole.path(goal)
        assert goal is None or steps[-1] == goal
        assert len(set(steps)) == len(steps)
        for number, name in enumerate(steps):
            before = set(whole.reading.adj[name])
            assert before <= set(steps[:number]), (goal, name)
    assert whole.path() == list(whole.posts)


def test_what_is_known_is_left_out(whole: Sequence) -> None:
    steps = whole.path("half_regret")
    assert {"preface", "any-values", "no_free_lunch", "corrupt_reward_nfl"} < set(steps)
    assert "latent-variables" not in steps and "future-ambitious" not in steps  # cited, but not needed
    assert whole.path("half_regret", ["any-values"]) == [name for name in steps if name not in whole.posts]
    assert whole.path("half_regret", ["half_regret"]) == []
    assert whole.path(known=["future-ambitious"])[0] == "goal-directed-intuitions"
    assert "Nothing is left" in run("path", "any-values", "--known", "any-values").stdout


def test_the_command_path_says_why() -> None:
    done = run("path", "half_regret", "--known", "preface,easy-goal-inference")
    assert done.exit_code == 0, done.output
    lines = [line for line in done.stdout.splitlines() if line[:1].isdigit()]
    assert [line.split()[1] for line in lines] == ["any-values", "no_free_lunch", "corrupt_reward_nfl", "half_regret"]
    assert done.stdout.count("Why: ") == len(lines)
    assert "Left out, with all that they build on: preface, easy-goal-inference." in done.stdout
    everything = run("path").stdout
    assert everything.count("Why: ") == len(posts()) and "Then try:" in everything


def test_show_prints_the_fields_of_a_post(whole: Sequence) -> None:
    for name, post in whole.posts.items():
        done = run("show", name)
        assert done.exit_code == 0, done.output
        flat = " ".join(done.stdout.split())
        for text in (post.title, post.author, post.covers, post.audience, post.summary, post.informal, post.url,
                     *post.builds_on, *post.open_questions, *post.unverified, *whole.before(name, FORMALIZES)):
            assert " ".join(text.split()) in flat, (name, text)
    assert run("show", "Reward uncertainty").stdout == run("show", "reward-uncertainty").stdout


@pytest.mark.parametrize("words, wanted", [
    ("show any-valus", "did you mean `any-values`?"), ("show no_fre_lunch", "did you mean `no_free_lunch`?"),
    ("path any-valus", "did you mean `any-values`?"), ("path --known half_regrt", "did you mean `half_regret`?"),
    ("graph --svg nowhere/at/all.svg", "cannot write nowhere/at/all.svg"),
])
def test_a_bad_command(words: str, wanted: str) -> None:
    done = run(*words.split())
    assert done.exit_code == 2 and done.stdout == "" and wanted in done.stderr


def test_the_graph_as_text_and_json(whole: Sequence) -> None:
    flat = run("graph").stdout
    assert all(f"{name}: " in flat for name in (*whole.posts, *whole.theorems))
    found = json.loads(run("graph", "--json").stdout)
    assert found["format"] == "sidestep/graph-1"
    assert {item["id"]: item["kind"] for item in found["nodes"]} == {name: whole.kind(name) for name in whole.graph}
    assert {(edge["from"], edge["to"], edge["kind"]) for edge in found["edges"]} == {
        (start, end, whole.graph[start][end]["kind"]) for start, end in whole.graph.edges}


def test_the_picture_is_well_formed_and_whole(whole: Sequence, tmp_path: Path) -> None:
    done = run("graph", "--svg", str(tmp_path / "sequence.svg"))
    assert done.exit_code == 0 and "written: " in done.stderr
    root = ElementTree.parse(tmp_path / "sequence.svg").getroot()
    boxes = root.findall(f"{SVG}g")
    assert len(boxes) == len(whole.graph)
    assert len(root.findall(f"{SVG}path")) == len(whole.graph.edges) + 3  # and the legend
    corners = []
    for box in boxes:
        (rect,) = box.findall(f"{SVG}rect")
        x, y, width, height = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        corners.append((x, y, x + width, y + height))
    assert all(a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
               for number, a in enumerate(corners) for b in corners[:number])


def points(path: str) -> list[tuple[float, float]]:
    """Points along a path of M, V and C, close to each other on the curves."""
    found: list[tuple[float, float]] = []
    for step, numbers in re.findall(r"([MVC])([^MVC]*)", path):
        n = [float(number) for number in numbers.split()]
        if step == "C":
            (a, b), (c, d, e, f, g, h) = found[-1], n
            found += [(a * (1 - t)**3 + 3 * c * t * (1 - t)**2 + 3 * e * t**2 * (1 - t) + g * t**3,
                       b * (1 - t)**3 + 3 * d * t * (1 - t)**2 + 3 * f * t**2 * (1 - t) + h * t**3)
                      for t in (i / 20 for i in range(1, 21))]
        else:
            found.append((n[0], n[1]) if step == "M" else (found[-1][0], n[0]))
    return found


def test_no_line_crosses_a_box_and_all_is_inside_the_picture(whole: Sequence) -> None:
    root = ElementTree.fromstring(layered(whole))
    width, height = (float(number) for number in root.attrib["viewBox"].split()[2:])
    boxes = []
    for group in root.findall(f"{SVG}g"):
        (rect,) = group.findall(f"{SVG}rect")
        x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        boxes.append((x, y, x + w, y + h))
        assert x > 0 and y > 0 and x + w < width and y + h < height
    told = []
    for path in root.findall(f"{SVG}path"):
        if "h" in path.attrib["d"]:
            continue  # the legend
        told.append(path.findtext(f"{SVG}title"))
        for x, y in points(path.attrib["d"]):
            assert 0 < x < width and 0 < y < height
            assert not any(left < x < right and top + 0.1 < y < bottom - 0.1 for left, top, right, bottom in boxes)
    assert "half_regret builds on no_free_lunch" in told


@pytest.mark.parametrize("line, width", [  # as DejaVu Sans is, among the usual fonts the widest
    ("Armstrong and Mindermann (2018)", 212), ("any values whatsoever…", 150.6),
    ("learn_planner_from_known_rewards", 215.3), ("money_pump", 81.7), ("AI safety without goal-", 135.3),
])
def test_a_box_has_room_for_its_text(line: str, width: float) -> None:
    assert width <= wide(line) <= width * 1.15


def test_works_that_would_be_called_the_same_have_their_titles(whole: Sequence) -> None:
    called = [written(whole, name) for name in whole.sources]
    assert len(set(called)) == len(called)
    assert any(len(lines) > 1 for lines in called) and any(len(lines) == 1 for lines in called)


def test_a_node_that_is_not_there(whole: Sequence) -> None:
    with pytest.raises(Fault):
        node("everitt2017corrupted", replace(whole))
