"""`sidestep exercise`: predict a verdict, or find assumptions for one; the answer is searched for, never looked up."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from typing import TYPE_CHECKING, Any

import click

from explorer.language.faults import Fault, did_you_mean
from explorer.loading import Loaded

if TYPE_CHECKING:
    from explorer.discussion import Exercise

FORMAT = "sidestep/exercise-1"


@click.command(short_help="Predict a verdict or find a sidestep; the answer is searched for.")
@click.argument("where", required=False, metavar="[POST|THEOREM|FILE]")
@click.argument("name", required=False)
@click.argument("answer", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object (sidestep/exercise-1) and nothing else.")
@click.pass_context
def exercise(ctx: click.Context, /, where: str | None, name: str | None, answer: tuple[str, ...],
             as_json: bool) -> None:
    """List the exercises, or do one: state the claim, take your answer, search, and show what there is.

    A prediction is answered with a verdict, a task with assumptions and AXIS=ALTERNATIVE. Without an answer after the
    name it is read from a line of standard input. Nothing is compared with an answer key, and no scores are kept.

    \b
    sidestep exercise
    sidestep exercise no_free_lunch
    sidestep exercise no_free_lunch two_make_a_sidestep rational unique_best
    echo stands | sidestep exercise no_free_lunch better_than_chance

    \b
    Exit status: 0 the answer is right, 1 it is not, 2 the command is wrong, 3 the search was cut short.
    """
    chosen = places(where)
    if name is None:
        catalogue(chosen, as_json)
        return
    loaded, item = named(chosen, name)
    words = list(answer) or answered(loaded, item, as_json)
    if not words:
        raise Fault(f"`{name}` was not answered", "write the answer after its name, or on standard input")
    ctx.exit(done(loaded, item, words, as_json))


def places(where: str | None) -> list[Loaded]:
    """The theorems meant: one by name or file, those of a post by its name or title, or all."""
    from explorer.loading import find, shipped
    from explorer.posts import asked
    from explorer.sequence import FORMALIZES, sequence
    with redirect_stdout(sys.stderr):
        if where is None:
            return [find(theorem) for theorem in shipped()]
        meant = asked(where)
        if isinstance(meant, Loaded):
            return [meant]
        return [find(theorem) for theorem in sequence().before(meant.id, FORMALIZES)]


def exercises(loaded: Loaded) -> Iterator[Exercise]:
    """Those of a theorem and its extensions."""
    for source in (loaded.theorem, *loaded.extensions):
        yield from source.exercises.values()


def named(chosen: list[Loaded], name: str) -> tuple[Loaded, Exercise]:
    """The exercise of a name and where it belongs; raises Fault if there is none."""
    known = {item.name: (loaded, item) for loaded in chosen for item in exercises(loaded)}
    if name not in known:
        raise Fault(f"there is no exercise `{name}`", did_you_mean(name, known))
    return known[name]


def catalogue(chosen: list[Loaded], as_json: bool) -> None:
    """Prints the exercises, each with the command that does it."""
    from explorer.commands.show import columns
    found = [(loaded, item) for loaded in chosen for item in exercises(loaded)]
    if as_json:
        click.echo(json.dumps({"format": FORMAT, "exercises": [
            {"theorem": loaded.theorem.name, "name": item.name, "says": item.says,
             "kind": "task" if item.task else "prediction"} for loaded, item in found]}, indent=2, ensure_ascii=False))
        return
    if not found:
        click.echo("there are no exercises here yet; a theorem file declares them with theorem.exercise(...)", err=True)
    for line in columns({item.name: f"{item.says} (Answer: {'assumptions' if item.task else 'a verdict'}.)\n"
                                    f"sidestep exercise {loaded.name} {item.name}" for loaded, item in found}):
        click.echo(line)


def answered(loaded: Loaded, item: Exercise, as_json: bool) -> list[str]:
    """The answer from standard input, after the exercise was stated on standard error."""
    if sys.stdin.isatty() and not as_json:
        click.echo(f"{item.says}\n{wanted(loaded, item)}", err=True)
        return str(click.prompt("Your answer", err=True)).split()
    return sys.stdin.readline().split()


def wanted(loaded: Loaded, item: Exercise) -> str:
    """What an answer looks like."""
    from explorer.declarations import OUTCOMES
    if not item.task:
        return f"Predict the verdict: {', '.join(OUTCOMES[loaded.theorem.kind][:-1])}."
    keeps = f", keeping {', '.join(item.keeps)}" if item.keeps else ""
    return (f"Name at most {item.at_most} assumptions under which it is {item.asked.verdict}{keeps}; "
            f"sidestep show {loaded.name} lists them.")


def done(loaded: Loaded, item: Exercise, words: list[str], as_json: bool) -> int:
    """Searches for what the answer claims, prints it, and gives the exit status."""
    from explorer.asking import ask, split
    from explorer.checking import check
    from explorer.commands.check import expected, show
    from explorer.commands.fitting import refuse
    from explorer.commands.messages import Progress
    asked, added = item.asked, list[str]()
    settings = list(asked.axes) + ([("claim", asked.claim)] if asked.claim else [])
    if item.task:
        added, chosen = split(words)
        settings += chosen
    else:
        expected(loaded.theorem.kind, " ".join(words))
    changes = {sort: (number, number) for sort, number in asked.at}
    with redirect_stdout(sys.stderr):
        question = ask(loaded, [*asked.assumptions, *added], settings, asked.dropped, changes)
    refuse(question.problem.statement, question.formalization.assumptions, question.formalization.scope, changes, None)
    with Progress() as progress:
        verdict = check(question.problem, question.formalization, progress=progress)
    missing = reasons(item, added, verdict) if item.task else (
        [] if verdict.verdict == words[0] else [f"the verdict is {verdict.verdict}, not {words[0]}"])
    status = 3 if verdict.verdict == "open" else 1 if missing else 0
    if as_json:
        click.echo(json.dumps({
            "format": FORMAT, "theorem": loaded.theorem.name, "name": item.name, "answer": words,
            "right": None if status == 3 else not missing, "why": missing, "command": question.command,
            "verdict": verdict.json()}, indent=2, ensure_ascii=False))
        return status
    click.echo({0: "Right.", 1: f"Not so: {'; '.join(missing)}.", 3: "Open: the search was cut short."}[status] + "\n")
    show(question.problem, verdict, False)
    click.echo(f"\n{question.command}")
    return status


def reasons(item: Exercise, added: list[str], verdict: Any) -> list[str]:
    """What a task asks for and an answer does not give."""
    found = list[str]()
    if verdict.verdict != item.asked.verdict:
        found.append(f"the verdict is {verdict.verdict}, not {item.asked.verdict}")
    if len(set(added)) > item.at_most:
        found.append(f"{len(set(added))} assumptions are more than {item.at_most}")
    if not found:
        found += [f"{name} is lost" if name in verdict.lost_desiderata else f"whether {name} is kept was not settled"
                  for name in item.keeps if name not in verdict.kept_desiderata]
    return found
