"""The command line: what each command prints, where, and with which exit status; bad commands, all faults at once."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

import explorer
from explorer.cli import COMMANDS, cli
from explorer.language.claims import Unidentified
from explorer.loading import find, shipped
from explorer.statement import Problem, shown_parts
from explorer.templates import SHAPES
from explorer.verdict import Formalization

ROOT = Path(__file__).resolve().parent.parent
SMALL = ["--scope", "State=1,Action=2,Level=2"]
RUN = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from explorer.cli import main; main()"


PIGEONS = '''
"""More pigeons than holes, which takes a solver for ever to see."""
from explorer import Function, Sort, Theorem, World, exists, implies, some

class Pigeon(Sort):
    """A pigeon."""

class Hole(Sort):
    """A hole."""

class House(World):
    """Where each pigeon sits."""
    hole: Function[Pigeon, Hole]

theorem = Theorem(title="Pigeons", kind="impossibility", version="1", source="Dirichlet 1834", post="none",
                  covers="Pigeons.", audience="Nobody.", world=House, scope={Pigeon: (16, 16), Hole: (15, 15)})

@theorem.assumption
def alone(h: House, p: Pigeon, q: Pigeon):
    """No two share a hole."""
    return implies(h.hole(p) == h.hole(q), p == q)

@theorem.claim
def housed(h: House):
    """Every pigeon sits somewhere."""
    return some(h, exists(Pigeon, lambda p: h.hole(p) == h.hole(p)))
'''


def hard() -> str:
    """The file, in this folder, of a theorem that no solver settles while a test waits."""
    Path("pigeons.py").write_text(PIGEONS)
    return "pigeons.py"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, list(arguments))


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


# bad commands: the words, and a part of every line that is printed
BAD = [
    ("check no_fre_lunch", ["there is no theorem or extension `no_fre_lunch`; did you mean `no_free_lunch`?"]),
    ("show off_swich", ["did you mean `off_switch`?"]),
    ("chek no_free_lunch", ["there is no command `chek`; did you mean `check`?"]),
    ("check nowhere.py", ["there is no file nowhere.py"]),
    ("check no_free_lunch ratoinal", ["no assumption `ratoinal`; did you mean `rational`?"]),
    ("check no_free_lunch --assume ratoinal", ["no assumption `ratoinal`; did you mean `rational`?"]),
    ("check no_free_lunch targt=order", ["no axis `targt`; did you mean `target`?"]),
    ("check no_free_lunch target=ordr", ["axis `target` has no alternative `ordr`; did you mean `order`?"]),
    ("check no_free_lunch --set target=ordr", ["axis `target` has no alternative `ordr`; did you mean `order`?"]),
    ("check no_free_lunch order", ["it is an alternative: write target=order"]),
    ("check no_free_lunch can_err", ["it is a claim: write claim=can_err"]),
    ("check no_free_lunch two_cents.trying_matters",
     ["it belongs to an extension: sidestep check two_cents two_cents.trying_matters"]),
    ("check no_free_lunch rational two_cents.trying_matters target=order",
     ["it belongs to an extension: sidestep check two_cents rational two_cents.trying_matters target=order"]),
    ("check no_free_lunch rational two_cents target=order",
     ["a theorem or a file comes first, and alone: sidestep check two_cents rational target=order"]),
    ("check no_free_lunch off_switch", ["a theorem or a file comes first, and alone: sidestep check off_switch"]),
    ("check off_switch utility",
     ["no assumption `utility`; it is an axis: write utility=common or utility=mismatched"]),
    ("check two_cents two_cents.trying_maters", ["did you mean `two_cents.trying_matters`?"]),
    ("new theorem mine --shape most", ["'most' is not one of"]),
    ("check no_free_lunch claim=can_er", ["no claim `can_er`; did you mean `can_err`?"]),
    ("check no_free_lunch target=best target=order", ["`target` is set twice"]),
    ("check no_free_lunch target=", ["`target=` is no choice on an axis; write AXIS=ALTERNATIVE"]),
    ("check no_free_lunch --drop rational", ["no hypothesis `rational` to drop; an assumption is off unless"]),
    ("check off_switch --drop rational_humn", ["to drop; did you mean `rational_human`?"]),
    ("check off_switch rational_human --drop rational_human", ["`rational_human` is both assumed and dropped"]),
    ("check no_free_lunch --scope State", ["`State` is no part of a scope; a scope is written State=2,Action=3"]),
    ("check no_free_lunch --scope State=0", ["State cannot have 0 elements; write State=1..1"]),
    ("check no_free_lunch --scope State=3..2", ["State=3..2 has no size in it; write State=2..3"]),
    ("check no_free_lunch --scope Action=1", ["Action=1 is below its least size, 2; write Action=1..1"]),
    ("check no_free_lunch --scope Sate=2", ["no sort `Sate` with a size; did you mean `State`?"]),
    ("check three_buttons --scope Level=2..2",
     ["this table is no Reward at Context=2, Button=2, Level=2, Reading=5, where the levels are -1, 1"] * 5),
    ("check three_buttons --scope Context=3", ["Context has exactly 2 elements: even, odd"]),
    ("check no_free_lunch --scope State=1..900,Action=1..900", ["1,620,000 sizes; at most 10,000"]),
    ("check no_free_lunch --expect stnads", ["is never `stnads`; did you mean `stands`?"]),
    ("check no_free_lunch --expect holds", ["the verdict of an impossibility is never `holds`"]),
    ("check off_switch --expect stands", ["the verdict of a guarantee is never `stands`"]),
    ("check no_free_lunch --observe s0", ["`s0` is no row of a Policy; write s0=a0,s1=a0"]),
    ("check no_free_lunch --observe s0=b0", ["`b0` is no Action; Action=2..3 has a0, a1, a2"]),
    ("check no_free_lunch --observe s1=a0", ["does not say what s0 gives"]),
    ("check no_free_lunch --observe s0=a0,s2=a0", ["`s2` is no State in scope: State=1..2 has s0, s1; --scope"]),
    ("check no_free_lunch --observe s0=a0,s2=a0 --scope State=3", ["does not say what s1 gives"]),
    ("check no_free_lunch --observe s0=a0,s0=a1", ["gives `s0` twice"]),
    ("check no_free_lunch --observe s0=a0,s1=a0 --scope State=1", ["`s1` is no State in scope: State=1 has s0; write"]),
    ("check no_free_lunch --observe s0=a0 --scope State=2..2",
     ["the observation speaks of 1 elements of State, the scope has 2 to 2"]),
    ("check off_switch --observe c0", ["claim `deference_is_safe` has no observation to fix; no claim of off_switch"]),
    ("check no_free_lunch claim=can_err --observe s0=a0", ["`can_err` has no observation to fix; --observe goes with"]),
    ("check override_rationalise --observe s9=a0",
     ["`changing_them_pays` has no observation to fix", "`s9` is no element in scope; State=1..2 has s0, s1; "]),
    ("check three_buttons claim=best_differ --report taken/report",
     ["cannot write a report into taken/report: ", "no claim `best_differ`"]),
    ("check no_free_lunch ratoinal targt=order target=ordr --drop can_err --scope State --expect stnads "
     "--report taken/r",
     ["did you mean `rational`", "did you mean `target`", "did you mean `order`", "no hypothesis `can_err`",
      "no part of a scope", "did you mean `stands`", "cannot write a report into taken/r"]),
    ("check no_free_lunch --memory lots", ["'lots' is no amount of memory; write 500M or 2G"]),
    ("check no_free_lunch --memory 10M", ["would need about 0.1 GiB (120 MiB); the limit is 10 MiB; no smaller"]),
    *((f"{words} --solver sat", ["this theorem has real numbers, which a SAT solver does not know; use --solver z3"])
      for words in ("check noisy_choice", "report noisy_choice --to r", "map noisy_choice")),
    ("check no_free_lunch --timeout 0", ["--timeout"]), ("check no_free_lunch --challenge -1", ["--challenge"]),
    ("check no_free_lunch --solver magic", ["--solver"]), ("check no_free_lunch --bogus", ["No such option"]),
    ("check", ["Missing argument"]), ("list no_free_lunch", ["unexpected extra argument"]),
    ("new theorem 2fast", ["`2fast` cannot be the name of a file"]), ("new theorem class", ["`class` cannot be"]),
    ("new theorem ../up", ["cannot be the name of a file"]), ("new extension mine", ["Missing option '--of'"]),
    ("new extension mine --of nothing", ["there is no theorem or extension `nothing`"]),
]

@pytest.mark.parametrize("words, wanted", BAD, ids=[words for words, _ in BAD])
def test_a_bad_command(words: str, wanted: list[str], in_an_empty_folder: Path) -> None:
    (in_an_empty_folder / "taken").write_text("a file")
    done = run(*words.split())
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    for part in wanted:
        assert part in done.stderr
    if "Usage:" not in done.stderr:
        assert done.stderr.count("error: ") == len(wanted), done.stderr
    assert [path.name for path in in_an_empty_folder.rglob("*")] == ["taken"]


@pytest.mark.parametrize("command", ["check", "show", "map"])
def test_a_folder_is_called_one_and_its_theorem_files_are_listed(command: str, in_an_empty_folder: Path) -> None:
    folder = in_an_empty_folder / "mine"
    folder.mkdir()
    for name in ("mine", str(folder), "."):
        done = run(command, name)
        assert done.exit_code == 2 and done.stdout == ""
        assert done.stderr.startswith(f"error: {name} is a folder; there are no theorem files in it; sidestep list")
    (folder / "idea.py").write_text("from explorer import Sort\n")
    (folder / "other.py").write_text("print(1)\n")
    done = run(command, "mine")
    assert done.exit_code == 2 and done.stderr == "error: mine is a folder; theorem files in it: mine/idea.py\n"
    (in_an_empty_folder / "mine.py").write_text("")  # a report may be called as the file is
    done = run(command, "mine")
    assert "there is no theorem or extension `mine`; write mine.py for the file in this folder" in done.stderr


MINE = '''"""One idea, and a function that is none yet."""
from explorer.theorems.no_free_lunch import Human, State, theorem

extension = theorem.extend("mine")


@extension.assumption
def idea(h: Human, s: State):
    """A sentence."""
    return s == s


def later(h: Human, s: State):
    """Another sentence."""
    return s == s
'''


@pytest.mark.parametrize("words, hints", [
    ("no_free_lunch rational mine.py", ["a theorem or a file comes first, and alone: sidestep check mine.py rational"]),
    ("no_free_lunch mine.py mine.idea rational",
     ["a theorem or a file comes first, and alone: sidestep check mine.py mine.idea rational",
      "it belongs to an extension: sidestep check mine.py mine.idea rational"]),
    *((f"mine.py {word}", [f"no_free_lunch has no assumption `{word}`; the function of that name in mine.py is none "
                           "until `@extension.assumption` stands on the line before it"])
      for word in ("mine.later", "later")),
    ("mine.py mine.latter", ["no_free_lunch has no assumption `mine.latter`; did you mean `mine.idea`?"]),
])
def test_a_hint_about_a_file_of_ones_own(words: str, hints: list[str], in_an_empty_folder: Path) -> None:
    (in_an_empty_folder / "mine.py").write_text(MINE)
    done = run("check", *words.split())
    assert done.exit_code == 2 and done.stdout == ""
    for part, line in zip(hints, done.stderr.splitlines(), strict=True):
        assert part in line
    for shown in re.findall(r"sidestep (check .*)", done.stderr):
        assert run(*shown.split(), *SMALL).exit_code == 0, shown


def test_a_scope_too_large_is_refused_before_anything_starts(in_an_empty_folder: Path) -> None:
    started = time.monotonic()
    done = run("check", "no_free_lunch", "jointly_monotone", "--scope", "State=3,Action=3,Level=3", "--report", "r")
    assert time.monotonic() - started < 5
    assert done.exit_code == 2
    assert re.search(r"error: .*State=3, Action=3, Level=3.*\d clauses.*\d GiB", done.stderr), done.stderr
    assert done.stdout == ""
    assert not list(in_an_empty_folder.iterdir())


@pytest.mark.parametrize("words, fits", [
    (["check", "no_free_lunch", "--scope", "State=99"], "State=3, or more --memory"),
    (["check", "no_free_lunch", "--scope", "State=99..99"], "State=3..3"),
    (["check", "no_free_lunch", "jointly_monotone", "--scope", "State=3,Action=3"], "State=2,Action=3"),
    (["check", "occam_negation", "--scope", "Action=99"], "Action=6"),
    (["report", "no_free_lunch", "--scope", "State=99", "--to", "r"], "State=3"),
    (["map", "no_free_lunch", "target=*", "--scope", "State=99", "--among", "rational"], "State=3"),
])
def test_what_fits_is_said_and_is_true(words: list[str], fits: str, in_an_empty_folder: Path) -> None:
    done = run(*words)
    assert done.exit_code == 2 and done.stdout == "" and not list(in_an_empty_folder.iterdir())
    assert f"; what fits is --scope {fits}" in done.stderr, done.stderr
    (found,) = re.findall(r"fits is --scope (\S+?)(?:,? or.*)?$", done.stderr.split("\n")[0])
    assert run(*words[:2], *(word for word in words[2:3] if word.isidentifier()), "--scope", found, "--timeout", "1",
               *(["--among", "rational"] if words[0] == "map" else [])).exit_code in (0, 3)


def test_a_scope_that_is_too_large_for_one_of_several_is_refused_before_the_first(in_an_empty_folder: Path) -> None:
    Path("two.py").write_text('''"""Two ideas, the second of which compares too much."""
from explorer import forall, implies
from explorer.theorems.no_free_lunch import Human, Reward, State, theorem

extension = theorem.extend("two")


@extension.assumption
def little(h: Human, s: State):
    """A sentence."""
    return s == s


@extension.assumption
def much(h: Human, Q: Reward, R: Reward, T: Reward):
    """A sentence."""
    return implies(h.planner(Q) == h.planner(R), h.planner(R) == h.planner(T))
''')
    done = run("check", "two.py", "--scope", "State=2,Action=3,Level=3", "--memory", "1G")
    assert done.exit_code == 2 and done.stdout == "", done.output
    assert "GiB; what fits is --scope" in done.stderr


def test_check_without_options_runs_the_original() -> None:
    for name in shipped():
        done = run("check", name, "--json", "--no-certify")
        assert done.exit_code == 0, done.output
        found = json.loads(done.stdout)
        original = find(name).theorem.publications[0]
        if not (original.assumptions or original.dropped or original.axes or original.claim or original.at):
            assert found["verdict"] == original.verdict


def test_json_is_one_object_and_nothing_else() -> None:
    done = run("check", "no_free_lunch", "rational", "unique_best", "target=order", "--json", *SMALL)
    found = json.loads(done.stdout)
    assert done.stderr == ""
    assert found["format"] == "sidestep/verdict-1"
    assert found["assumptions"] == ["rational", "unique_best"]
    assert found["axes"]["target"] == "order"
    assert found["scope"] == {"State": [1, 1], "Action": [2, 2], "Level": [2, 2]}
    assert found["verdict"] == "sidestepped"


def test_what_a_file_prints_goes_to_standard_error(in_an_empty_folder: Path) -> None:
    (in_an_empty_folder / "loud.py").write_text('''"""An extension that prints."""
from explorer.theorems.no_free_lunch import Human, State, theorem

print("hello")
extension = theorem.extend("loud")


@extension.assumption
def idea(h: Human, s: State):
    """A sentence."""
    print("again")
    return s == s
''')
    done = run("check", "loud.py", "--json", *SMALL)
    assert json.loads(done.stdout)["assumptions"] == ["loud.idea"]
    assert {"hello", "again"} <= set(done.stderr.split())


def test_options_spell_the_words_out() -> None:
    words = json.loads(run("check", "off_switch", "unsure", "human=noisy", "claim=strictly_better", "--json").stdout)
    options = json.loads(run("check", "off_switch", "--assume", "unsure", "--set", "human=noisy", "--set",
                             "claim=strictly_better", "--json").stdout)
    assert words.pop("seconds") >= 0 <= options.pop("seconds")
    assert words == options
    assert (words["claim"], words["axes"]["human"], words["assumptions"]) == (
        "strictly_better", "noisy", ["rational_human", "unsure"])


def test_a_hypothesis_is_dropped() -> None:
    found = json.loads(run("check", "off_switch", "--drop", "rational_human", "--json").stdout)
    assert (found["dropped"], found["assumptions"], found["verdict"]) == (["rational_human"], [], "broken")


@pytest.mark.parametrize("words, verdict, status", [
    ([], "stands", 0), ([], "sidestepped", 1), (["rational", "unique_best"], "sidestepped", 0),
    (["rational", "unique_best"], "open", 1),
])
def test_the_verdict_expected(words: list[str], verdict: str, status: int) -> None:
    done = run("check", "no_free_lunch", *words, "--expect", verdict, *SMALL)
    assert done.exit_code == status, done.output
    assert (f"expected {verdict} within State=1..1, Action=2..2, Level=2..2; found" in done.stderr) == (status == 1)


def test_the_order_of_words_does_not_matter() -> None:
    first, second = (run("check", "no_free_lunch", *words, *SMALL).stdout for words in (
        ("rational", "unique_best", "target=order"), ("target=order", "unique_best", "rational")))
    assert first == second
    assert "sidestepped within" in " ".join(first.split())


def test_sizes_and_another_world() -> None:
    plain = run("check", "no_free_lunch", "rational", *SMALL).stdout
    sizes = run("check", "no_free_lunch", "rational", "--sizes", *SMALL).stdout
    assert len(sizes.splitlines()) > len(plain.splitlines())
    shown = [json.loads(run("check", "no_free_lunch", *more, "--json", *SMALL).stdout)["evidence"][0]["model"]
             for more in ([], ["--another"])]
    assert shown[0] != shown[1]


def test_another_world_of_a_verdict_without_one_is_refused_in_words() -> None:
    said = [" ".join(run("check", "no_free_lunch", "rational", "unique_best", *more, *SMALL).stdout.split())
            for more in ([], ["--another"])]
    assert ["there is no other world to show" in text for text in said] == [False, True]


def test_what_is_observed_is_fixed() -> None:
    found = json.loads(run("check", "no_free_lunch", "--observe", "s0=a1, s1=a0", "--json").stdout)
    assert found["observed"] == "s0=a1,s1=a0"
    assert found["scope"]["State"] == [2, 2]
    assert found["verdict"] == "stands"


def test_past_the_time_limit_it_is_open() -> None:
    started = time.monotonic()
    done = run("check", hard(), "alone", "--timeout", "0.3", "--json")
    assert time.monotonic() - started < 5
    assert done.exit_code == 3, done.output
    assert json.loads(done.stdout)["verdict"] == "open"


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT to send")
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="there is no folder that tells the processes")
def test_after_an_interruption_it_is_open() -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, "check", hard(), "alone", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))  # in the background it is ignored
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None and not (children.exists() and children.read_text()):
        time.sleep(0.1)  # until the search has begun, in a process of its own
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 3, err
    assert json.loads(out)["verdict"] == "open"


def test_a_report_is_written(in_an_empty_folder: Path) -> None:
    done = run("check", "no_free_lunch", "rational", "--report", "deep/report", "--json", *SMALL)
    assert done.exit_code == 0, done.output
    folder = in_an_empty_folder / "deep" / "report"
    for name in ("index.html", "report.md", "report.json"):
        assert (folder / name).is_file()
        assert f"written: deep/report/{name}" in done.stderr
    assert json.loads(done.stdout)["verdict"] == json.loads((folder / "report.json").read_text())["verdict"] == "stands"
    command = "sidestep check no_free_lunch rational --scope State=1,Action=2,Level=2"
    assert command in (folder / "report.md").read_text()
    assert run("report", "no_free_lunch", "rational", "--to", "other", *SMALL).exit_code == 0
    assert (in_an_empty_folder / "other" / "index.html").is_file()


def test_a_report_is_not_written_beside_a_map_of_another_statement(in_an_empty_folder: Path) -> None:
    assert run("check", "no_free_lunch", *SMALL, "--report", "r").exit_code == 0
    assert run("check", "off_switch", "--report", "r").exit_code == 0  # a report over a report
    assert run("map", "off_switch", "--among", "rational_human", "--no-certify", "--report", "m").exit_code == 0
    before = {path: path.read_bytes() for path in Path("m").iterdir()}
    for words in (["check", "no_free_lunch", "--report", "m"], ["report", "no_free_lunch", "--to", "m"]):
        done = run(*words)
        assert done.exit_code == 2 and done.stdout == "", words
        assert "m holds the map.json of another statement; name another folder, or empty this one" in done.stderr
    assert {path: path.read_bytes() for path in Path("m").iterdir()} == before
    assert run("check", "off_switch", "--no-certify", "--report", "m").exit_code == 0  # its own


def test_an_extension_tries_its_own_assumptions_one_by_one_and_together(in_an_empty_folder: Path) -> None:
    own = list(find("two_cents").extensions[0].assumptions)
    done = run("check", "two_cents", "--json", "--report", "r", *SMALL)
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert found["format"] == "sidestep/verdicts-1"
    assert [verdict["assumptions"] for verdict in found["verdicts"]] == [[name] for name in own] + [own]
    assert sorted(path.name for path in (in_an_empty_folder / "r").iterdir()) == sorted([*own, "together"])
    one = json.loads(run("check", "two_cents", own[0], "rational", "--json", *SMALL).stdout)
    assert one["assumptions"] == ["rational", own[0]]
    short = json.loads(run("check", "two_cents", own[0].split(".")[1], "rational", "--json", *SMALL).stdout)
    assert short["assumptions"] == one["assumptions"]


def test_list() -> None:
    done = run("list")
    assert done.exit_code == 0
    for name in shipped():
        assert f"{find(name).theorem.title} ({find(name).theorem.kind})" in done.stdout
    found = json.loads(run("list", "--json").stdout)
    assert found["format"] == "sidestep/list-1"
    assert [item["name"] for item in found["theorems"]] == list(shipped())
    assert set(found["theorems"][0]) >= {"name", "title", "kind"}


def seen(*arguments: str, streams: tuple[str, ...]) -> str:
    """What a terminal gets to see, some of the streams being its own and the others pipes."""
    import pty
    ours, theirs = pty.openpty()
    given = {name: theirs if name in streams else subprocess.PIPE for name in ("stdout", "stderr")}
    process = subprocess.Popen([sys.executable, "-c", RUN, *arguments], **given)  # type: ignore[call-overload]
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 4096)
        except OSError:  # the other end is closed
            part = b""
        if not part:
            break
        shown += part
    os.close(ours)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 0 and not any(text in (out or b"") + (err or b"") for text in (
        b"prints one of them", b"sizes are searched"))
    return shown.decode()


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminal")
@pytest.mark.parametrize("streams, hinted", [(("stdout", "stderr"), True), (("stderr",), False), (("stdout",), False)])
def test_a_hint_is_for_a_terminal_alone(streams: tuple[str, ...], hinted: bool) -> None:
    assert ("prints one of them with its assumptions" in seen("list", streams=streams)) == hinted
    assert run("list").stderr == ""
    many = "check", "choice_set_misspec", "--scope", "Level=28", "--no-certify", "--timeout", "60"
    assert "sizes are searched" not in seen(*many, streams=streams)
    assert ("52 sizes are searched; with --timeout SECONDS" in seen(*many[:-2], streams=streams)) == hinted


@pytest.mark.parametrize("name", [*shipped(), "two_cents"])
def test_show_has_all_that_is_declared(name: str) -> None:
    loaded = find(name)
    done = run("show", name, "--published")
    assert done.exit_code == 0, done.output
    flat = " ".join(done.stdout.split())
    theorem = loaded.theorem
    for text in (theorem.title, theorem.source, theorem.covers, theorem.audience, *theorem.builds_on):
        assert " ".join(text.split()) in flat
    declared = [*theorem.assumptions.values(), *theorem.desiderata.values(),
                *(d for axis in theorem.axes.values() for d in axis.alternatives.values()),
                *(d for extension in loaded.extensions for d in extension.assumptions.values())]
    for item in declared:
        assert item.name in flat
        assert item.title in flat
    commands = [line.strip() for line in done.stdout.splitlines() if line.strip().startswith("sidestep check ")]
    assert len(commands) >= len(theorem.assumptions) + len(theorem.publications)
    assert not re.search(r"sidestepped(?! within)", flat)


def test_show_has_a_few_published_verdicts_and_says_how_many_there_are() -> None:
    short, whole = run("show", "no_free_lunch").stdout, run("show", "no_free_lunch", "--published").stdout
    count = len(find("no_free_lunch").theorem.publications)
    assert f"Published verdicts (the first 3 of {count})" in short
    assert short.endswith("All of them: sidestep show no_free_lunch --published\n")
    beginning = short.split("Published verdicts")[0]
    assert whole.startswith(beginning + "Published verdicts\n")
    assert [f"{number}." in whole.split() for number in (1, 3, 4, count, count + 1)] == [True] * 4 + [False]
    assert [f"{number}." in short.split() for number in (1, 3, 4)] == [True, True, False]


class Reached(Exception):
    """Raised in the place of the search."""


@pytest.mark.parametrize("name", [*shipped(), "two_cents"])
def test_every_command_that_show_prints_gets_to_the_search(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def search(problem: Problem, formalization: Formalization, *_: object) -> None:
        asked.append(formalization)
        raise Reached

    monkeypatch.setattr("explorer.checking.check", search)
    lines = run("show", name, "--published").stdout.splitlines()
    commands = sorted({line.strip() for line in lines if line.strip().startswith("sidestep check ")})
    for command in commands:
        assert isinstance(run(*shlex.split(command)[1:]).exception, Reached), command
    assert len(asked) == len(commands)


def test_new_files_run_and_are_never_written_over(in_an_empty_folder: Path) -> None:
    for name in shipped():
        assert run("new", "extension", f"about_{name}", "--of", name).exit_code == 0
        assert list(find(f"about_{name}.py").extensions[0].assumptions) == [f"about_{name}.my_assumption"]
        text = (in_an_empty_folder / f"about_{name}.py").read_text()
        theorem = find(name).theorem
        for word in (*theorem.assumptions, *theorem.axes, *theorem.world.symbols, *theorem.desiderata):
            assert word in text
        assert max(map(len, text.splitlines())) <= 120
    assert run("new", "theorem", "mine").exit_code == 0
    assert run("new", "extension", "more", "--of", "mine.py").exit_code == 0
    for path, verdict in (("mine.py", "stands"), ("more.py", "presupposed"), ("about_no_free_lunch.py", "stands")):
        done = run("check", path, "--json")
        assert done.exit_code == 0, done.output
        assert json.loads(done.stdout)["verdict"] == verdict
    assert json.loads(run("check", "mine.py", "rational", "one_best", "--json").stdout)["verdict"] == "sidestepped"
    assert "State" not in (in_an_empty_folder / "mine.py").read_text()
    before = {path.name: path.read_bytes() for path in in_an_empty_folder.iterdir() if path.is_file()}
    for words in (["theorem", "mine"], ["extension", "mine", "--of", "no_free_lunch"], ["theorem", "mine.py"]):
        done = run("new", *words)
        assert done.exit_code == 2
        assert "mine.py is already there" in done.stderr
    assert {path.name: path.read_bytes() for path in in_an_empty_folder.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("shape", SHAPES)
def test_a_new_theorem_of_each_shape_runs_and_has_the_verdicts_that_it_says(shape: str) -> None:
    assert run("new", "theorem", "mine", "--shape", shape).exit_code == 0
    assert max(map(len, Path("mine.py").read_text().splitlines())) <= 120
    theorem = find("mine.py").theorem
    (claim,) = theorem.claims.values()
    assert isinstance(claim, Unidentified) if shape == "unidentified" else shown_parts(claim).shape == shape
    plain = {"unidentified": "stands", "some": "stands", "each": "stands", "every": "holds"}[shape]
    assert json.loads(run("check", "mine.py", "--json").stdout)["verdict"] == plain
    for item in theorem.publications:
        dropped = [word for name in item.dropped for word in ("--drop", name)]
        done = run("check", "mine.py", *item.assumptions, *dropped, "--json")
        assert json.loads(done.stdout)["verdict"] == item.verdict


def documented() -> list[tuple[str, click.Command]]:
    context = click.Context(cli)
    found = [(name, cli.get_command(context, name)) for name in COMMANDS]
    groups = [(f"{name} {inner}", command) for name, group in found if isinstance(group, click.Group)
              for inner, command in group.commands.items()]
    return [(name, command) for name, command in (*found, *groups) if command]


@pytest.mark.parametrize("name, command", documented(), ids=[name for name, _ in documented()])
def test_help_teaches(name: str, command: click.Command) -> None:
    done = run(*name.split(), "--help")
    assert done.exit_code == 0
    assert f"sidestep {name.split()[0]}" in done.stdout.replace("Usage: cli", "")
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name}"
    if name in ("check", "report"):
        for status in ("0  a verdict was reached", "1  it is not the one expected", "2  the command", "3  open"):
            assert status in done.stdout


def test_help_of_the_whole_names_every_command_and_the_exit_status() -> None:
    done = run("--help")
    for word in (*COMMANDS, "Exit status:", "runs the Python in it"):
        assert word in done.stdout
    assert run("--version").stdout.strip().endswith(explorer.__version__)


def started(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=False)


@pytest.mark.skipif(os.name == "nt", reason="no broken pipes")
@pytest.mark.parametrize("arguments, reports", [
    (["check", "no_free_lunch", "--report", "r"], ["r"]),
    (["check", "no_free_lunch", "--json", "--report", "r"], ["r"]),
    (["check", "two_cents", "--report", "r"],
     ["r/together", "r/two_cents.trying_helps", "r/two_cents.trying_matters"]),
    (["check", "no_free_lunch", "--expect", "sidestepped", "--report", "r"], ["r"]), (["show", "no_free_lunch"], []),
])
def test_reports_are_written_though_nobody_reads_the_output(arguments: list[str], reports: list[str],
                                                            in_an_empty_folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    more = SMALL if arguments[0] == "check" else []
    done = subprocess.run([sys.executable, "-c", RUN, *arguments, *more], stdout=writer, stderr=subprocess.PIPE,
                          text=True, check=False)
    os.close(writer)
    assert done.returncode == ("--expect" in arguments), done.stderr
    assert "Broken" not in done.stderr and "Traceback" not in done.stderr
    found = sorted(str(path.parent.relative_to(in_an_empty_folder)) for path in in_an_empty_folder.rglob("report.json"))
    assert found == reports


def test_no_colour_where_there_is_no_terminal() -> None:
    done = started("check", "no_free_lunch", *SMALL)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert all(line == line.rstrip() for line in done.stdout.splitlines())


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals")
def test_colour_and_a_progress_bar_on_a_terminal() -> None:
    import pty
    code = RUN.replace("main()", "import explorer.checking as c, time\n"
                       "def slow(problem, formalization, options, progress, check=c.check):\n"
                       "    progress('searching', 1, 4); time.sleep(1.1)\n"
                       "    progress('searching', 2, 4); time.sleep(0.3)\n"
                       "    return check(problem, formalization, options, progress)\n"
                       "c.check = slow; main()")
    terminal, inside = pty.openpty()
    process = subprocess.Popen([sys.executable, "-c", code, "check", "no_free_lunch", *SMALL], stdout=inside,
                               stderr=inside, env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "90"})
    os.close(inside)
    output = b""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        output += piece
    os.close(terminal)
    assert process.wait(20) == 0, output.decode()
    assert b"searching" in output and b"2/4" in output
    assert b"\x1b[1;33m" in output  # the headline


def test_a_fault_of_sidestep_itself_is_not_taken_for_a_verdict() -> None:
    code = RUN.replace("main()", "import explorer.loading as l; l.find = lambda name: 1 / 0; main()")
    done = subprocess.run([sys.executable, "-c", code, "check", "x"], capture_output=True, text=True, check=False)
    assert done.returncode == 70
    assert "ZeroDivisionError" in done.stderr


@pytest.mark.parametrize(("arguments", "most"), [(["--help"], 120_000), (["list"], 160_000)])
def test_help_and_list_do_little(arguments: list[str], most: int) -> None:
    """Calls of functions from start to end, imports included; benchmarks/run.py has the seconds."""
    code = ("import sys; calls = [0]\n"
            "sys.setprofile(lambda frame, event, argument: calls.__setitem__(0, calls[0] + event.endswith('call')))\n"
            "import atexit; atexit.register(lambda: print(calls[0], file=sys.stderr))\n" + RUN)
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    assert 10_000 < int(done.stderr.splitlines()[-1]) < most
    assert "no_free_lunch" in done.stdout if arguments == ["list"] else "sidestep" in done.stdout


def test_where_something_idle_would_do_instead_it_is_dropped_too() -> None:
    """With two actions, never to take the worst is to take the best: dropping either one alone changes nothing."""
    said = run("check", "no_free_lunch", "rational", "never_worst", "unique_best", "--no-certify", "--scope",
               "State=1..1,Action=2..2,Level=2..2").output
    assert "Idle here: rational and never_worst may be dropped alone" in said
    assert "Drop rational and what is idle and this appears" in said and "Drop unique_best and this appears" in said


def test_cases_without_words_are_shown_by_a_table() -> None:
    said = run("check", "partial_identifiability", "claim=anything_elsewhere", "--no-certify").output
    assert "a = a0 and c = −1\nreward\n" in said and "left" in said
    assert said.count("a = a") == 1 and "more worlds serve the other cases" in said


def test_nothing_is_called_best_that_nobody_chooses_among() -> None:
    """The reward is of actions and places, but places are not what one asks about."""
    said = run("check", "partial_identifiability", "--no-certify").output
    assert "best_later is" in said and "what is best is" not in said
