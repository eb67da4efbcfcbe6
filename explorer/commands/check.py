"""`sidestep check` and `sidestep report`."""

from __future__ import annotations

import json
import re
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from math import prod
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from explorer.commands.folders import earlier, unmixed, writable
from explorer.commands.messages import Progress, hint, near, printed, unheard
from explorer.language.faults import Fault, Faults, did_you_mean

if TYPE_CHECKING:
    from explorer.scope import Changes

MANY = "sidestep/verdicts-1"  # what --json prints where an extension's assumptions are tried in turn
MANY_SIZES = 50  # of more than so many the search may take longer than anybody waits
UNITS = {"": 1, "K": 1024, "M": 1024**2, "G": 1024**3}


class Memory(click.ParamType):
    """A number of bytes: 500M, 2G, 1.5GiB."""

    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([KMG]?)(?:i?B)?", str(value).strip(), re.IGNORECASE)
        size = int(float(found[1]) * UNITS[found[2].upper()]) if found else 0
        if size < 1:
            self.fail(f"{value!r} is no amount of memory; write 500M or 2G", param, ctx)
        return size


def options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The arguments and options that `check` and `report` share."""
    for decorate in reversed([
        click.argument("theorem", metavar="THEOREM|FILE"),
        click.argument("words", nargs=-1, metavar="[ASSUMPTION | AXIS=ALTERNATIVE]..."),
        click.option("--assume", multiple=True, metavar="NAME",
                     help="Turn an assumption on; the same as its name alone."),
        click.option("--set", "settings", multiple=True, metavar="AXIS=NAME",
                     help="Choose an alternative, or the claim with claim=NAME; the same as AXIS=NAME alone."),
        click.option("--drop", multiple=True, metavar="NAME", help="Turn a hypothesis of the theorem off."),
        click.option("--scope", metavar="SORT=N,...", default="",
                     help="Sizes to search: State=2 changes the greatest, State=2..2 both ends."),
        click.option("--observe", metavar="VALUE", default="",
                     help="Fix what is observed, all of it, which fixes how many rows there are: s0=a1 is one state, "
                          "s0=a1,s1=a0 are two; a set is written s0=a0+a1."),
        click.option("--sizes", is_flag=True, help="Print the verdict at every size in scope."),
        click.option("--another", count=True,
                     help="Show another world than the first, different in the target; twice for a third."),
        click.option("--challenge", type=click.FloatRange(0, min_open=True), metavar="SECONDS",
                     help="Then go on to larger sizes for so long, or until the verdict breaks."),
        click.option("--timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS",
                     help="Stop after so long; what is not settled by then is open."),
        click.option("--memory", type=Memory(), metavar="SIZE",
                     help="Stop at so much memory: 500M, 2G; 4G where nothing is said."),
        click.option("--expect", metavar="VERDICT",
                     help="The verdict you expect; another one gives exit status 1."),
        click.option("--solver", type=click.Choice(["auto", "z3", "sat"]), default="auto", show_default=True,
                     help="Which solver searches; auto goes by the problem."),
        click.option("--certify/--no-certify", default=True, show_default=True,
                     help="Whether the kernel re-checks the answer; a world that is shown is always re-checked."),
        click.option("--fresh", is_flag=True,
                     help="Search again what an earlier run took long to find and kept."),
        click.option("--json", "as_json", is_flag=True,
                     help="Print one JSON object (sidestep/verdict-1) and nothing else."),
    ]):
        function = decorate(function)
    return function


@click.command(short_help="The verdict on a theorem under assumptions of your choice.")
@options
@click.option("--report", "folder", type=click.Path(path_type=Path), metavar="DIR",
              help="Also write a report (HTML, Markdown, JSON) into this folder.")
@click.pass_context
def check(ctx: click.Context, /, folder: Path | None, **given: Any) -> None:
    """Search every size in scope for a world that shows the claim, and say what the verdict is.

    THEOREM is a name from `sidestep list`, FILE a theorem file or an extension of your own. Assumptions and
    alternatives may follow in any order; without any, the original result is checked. For an extension without
    assumptions to try, its own are tried one by one and together.

    \b
    sidestep check no_free_lunch
    sidestep check no_free_lunch rational unique_best target=order
    sidestep check no_free_lunch rational --scope State=2..2,Action=3 --sizes
    sidestep check off_switch --drop rational_human --expect broken
    sidestep check my_idea.py my_idea.my_assumption --report report

    `sidestep check -` finds the first such command in a text on standard input, as in a pasted comment, and runs it:
    no shell sees it, it writes nothing, and it may name only what comes with Sidestep.

    \b
    Exit status:
      0  a verdict was reached
      1  it is not the one expected (--expect)
      2  the command or a theorem file is wrong, or a size is too large for the memory
      3  open: the time, the memory or the search was cut short
    """
    if given["theorem"] == "-":
        from explorer.commands.pasted import pasted
        words = pasted(sys.stdin.read())
        click.echo(f"running: {shlex.join(['sidestep', 'check', *words])}", err=True)
        inner = check.make_context("check", words, parent=ctx.parent)
        as_json = given["as_json"] or inner.params["as_json"]
        folder, given = None, {name: value for name, value in inner.params.items() if name != "folder"}
        given["as_json"] = as_json
    ctx.exit(run(folder, **given))


@click.command(short_help="Check, and write the answer as a page to read and share.")
@options
@click.option("--to", "folder", type=click.Path(path_type=Path), metavar="DIR", default=Path("report"),
              show_default=True, help="The folder for the report.")
@click.option("--comment", is_flag=True,
              help="Print the verdict as a comment for a forum instead: Markdown of at most 200 words; write no files.")
@click.pass_context
def report(ctx: click.Context, /, folder: Path, comment: bool, **given: Any) -> None:
    """Check as `sidestep check` does, and write the report: one self-contained HTML page, Markdown and JSON.

    \b
    sidestep report no_free_lunch better_than_random unique_best
    sidestep report my_idea.py --to my_idea_report
    sidestep report no_free_lunch rational --comment

    \b
    Exit status:
      0  a verdict was reached
      1  it is not the one expected (--expect)
      2  the command or a theorem file is wrong, or a size is too large for the memory
      3  open: the time, the memory or the search was cut short
    """
    if comment and ctx.get_parameter_source("folder") is not ParameterSource.DEFAULT:
        raise Fault("--comment prints and writes no files, so there is nothing for --to",
                    f"leave --to out, and add `> {folder}.md` to keep the comment; leave --comment out for a report")
    ctx.exit(run(None if comment else folder, comment=comment, **given))


def run(folder: Path | None, theorem: str, words: tuple[str, ...], assume: tuple[str, ...], settings: tuple[str, ...],
        drop: tuple[str, ...], scope: str, observe: str, sizes: bool, another: int, challenge: float | None,
        timeout: float | None, memory: int | None, expect: str | None, solver: str, certify: bool,
        fresh: bool, as_json: bool, comment: bool = False) -> int:
    """Checks what is asked and prints it; gives the exit status. Raises Fault or Faults where the command is wrong."""
    from explorer.asking import Asked, ask, split
    from explorer.checking import Options, refuse_solver
    from explorer.checking import check as search
    from explorer.commands.fitting import refuse
    from explorer.loading import find
    from explorer.scope import parse_scope
    with redirect_stdout(sys.stderr):  # whatever a file prints: standard output is for verdicts
        loaded = find(theorem)
    faults: list[Fault] = []
    with keeping(faults):
        expected(loaded.theorem.kind, expect)
    with keeping(faults):
        writable(folder)
    changes: Changes = {}
    with keeping(faults):
        changes = parse_scope(scope) if scope else {}
    tried, asked = list[list[str]](), list[Asked]()
    with keeping(faults), redirect_stdout(sys.stderr):
        assumptions, pairs = split((*words, *assume, *settings))
        tried = trials(loaded, assumptions, pairs)
        asked = [ask(loaded, names, pairs, drop, changes, observe) for names in tried]
    if not faults:  # before the first verdict is printed, not between two of them
        for item in asked:
            with keeping(faults):
                wanted = item.formalization
                refuse(item.problem.statement, wanted.assumptions, wanted.scope, changes, memory)
        with keeping(faults):
            refuse_solver(asked[0].problem.statement, solver)
        for item, names in zip(asked, tried, strict=True):
            with keeping(faults):
                unmixed(folder if folder is None or len(asked) == 1 else folder / slug(names),
                        item.problem.statement.digest, "map.json")
    if faults:
        raise Faults(faults)
    number = sum(prod(high - low + 1 for _, low, high in item.formalization.scope) for item in asked)
    if number > MANY_SIZES and timeout is None:
        hint(f"{number:,} sizes are searched; with --timeout SECONDS what is not settled by then is open")
    chosen = Options(timeout=timeout, memory=memory, solver=solver, another=another, challenge=challenge,
                     certify=certify, store=not fresh,
                     since=click.get_current_context().find_root().obj if len(asked) == 1 else None)
    verdicts = []
    for item, names in zip(asked, tried, strict=True):
        with Progress() as progress, redirect_stdout(sys.stderr):
            verdict = search(item.problem, item.formalization, chosen, progress)
        verdicts.append(verdict)
        interrupted = "it was interrupted" in verdict.why_open + verdict.unfinished
        target = folder if folder is None or len(asked) == 1 else folder / slug(names)
        gone = "" if target is None else earlier(target, verdict)
        paths = [] if target is None else write(item, verdict, target)
        if comment and not as_json:
            from explorer.report.comment import comment as written
            with unheard():
                click.echo(written(item.problem, verdict, item.command), nl=False)
        elif not as_json:
            show(item.problem, verdict, sizes)
        if gone:
            click.echo(f"replaced: {gone}, which was in {target}", err=True)
        for path in paths:
            click.echo(f"written: {near(str(path))}", err=True)
        if interrupted:
            break
    if as_json:
        printed = verdicts[0].json() if len(verdicts) == 1 else {
            "format": MANY, "theorem": loaded.theorem.name, "extensions": [e.name for e in loaded.extensions],
            "verdicts": [verdict.json() for verdict in verdicts]}
        with unheard():
            click.echo(json.dumps(printed, indent=2, ensure_ascii=False))
    found = [verdict.verdict for verdict in verdicts]
    if expect is not None and any(name not in (expect, "open") for name in found):
        bound = ", ".join(f"{sort}={least}..{greatest}" for sort, least, greatest in asked[0].formalization.scope)
        click.echo(f"expected {expect} within {bound}; found {', '.join(dict.fromkeys(found))} there", err=True)
        return 1
    return 3 if "open" in found and expect != "open" else 0


def trials(loaded: Any, assumptions: list[str], pairs: list[tuple[str, str]]) -> list[list[str]]:
    """The sets of assumptions to check: the one given, or an extension's own one by one and together."""
    own = [name for extension in loaded.extensions for name, declared in extension.assumptions.items()
           if declared.role == "assumption"]
    if assumptions or not own or any(axis == "claim" for axis, _ in pairs):
        return [assumptions]
    return [[name] for name in own] + ([own] if len(own) > 1 else [])


@contextmanager
def keeping(faults: list[Fault]) -> Iterator[None]:
    """Adds the faults raised inside to the others, so that all are printed at once."""
    try:
        yield
    except Faults as error:
        faults += error.faults
    except Fault as fault:
        faults.append(fault)


def expected(kind: str, verdict: str | None) -> None:
    """Raises Fault unless a theorem of this kind can have the verdict."""
    from explorer.declarations import OUTCOMES
    from explorer.kernel.syntax import an
    if verdict is not None and verdict not in OUTCOMES[kind]:
        raise Fault(f"the verdict of {an(kind)} is never `{verdict}`", did_you_mean(verdict, OUTCOMES[kind]))


def show(problem: Any, verdict: Any, sizes: bool) -> None:
    """Prints a verdict for people."""
    from explorer.report.text import text
    with unheard():
        printed(text(problem, verdict, sizes=sizes))


def write(item: Any, verdict: Any, folder: Path) -> list[Path]:
    """Writes a report and gives its files; raises Fault where the folder does not take it."""
    from explorer.report.page import write_report
    try:
        return write_report(item.problem, verdict, folder, item.command)
    except OSError as error:
        raise Fault(f"cannot write the report into {folder}: {error.strerror}", "choose another folder") from None


def slug(names: list[str]) -> str:
    """A folder name for the own assumptions of an extension, tried alone or together."""
    return names[0] if len(names) == 1 else "together"
