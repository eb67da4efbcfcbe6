"""`sidestep map`."""

from __future__ import annotations

import json
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import redirect_stdout
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from explorer.commands.check import Memory, keeping
from explorer.commands.folders import unmixed, writable
from explorer.commands.messages import Progress, hint, near, printed, unheard
from explorer.language.faults import Fault, Faults

if TYPE_CHECKING:
    from explorer.asking import Asked
    from explorer.loading import Loaded
    from explorer.map import Map
    from explorer.scope import Changes

MANY = "sidestep/maps-1"  # what --json prints where an axis has several alternatives
MANY_NAMES = 14  # assumptions; a map of more is announced
EVERY = "*"  # as an alternative: each of the axis in turn


@click.command(name="map", short_help="The verdict of every combination of assumptions at once.")
@click.argument("theorem", metavar="THEOREM|FILE")
@click.argument("words", nargs=-1, metavar="[AXIS=ALTERNATIVE | AXIS=*]...")
@click.option("--among", multiple=True, metavar="NAME", help="Combine only some assumptions, each named with its own "
              "--among, or several with commas; hypotheses that are not among them stay on, the others off.")
@click.option("--drop", multiple=True, metavar="NAME", help="Leave a hypothesis out of the map, off.")
@click.option("--scope", metavar="SORT=N,...", default="",
              help="Sizes to search: State=2 changes the greatest, State=2..2 both ends.")
@click.option("--given", multiple=True, metavar="NAME", help="Look up one combination instead: its verdict and why, "
              "what to add to it and what to give up. Repeatable, or with commas; '' is that of no assumptions. "
              "The map is made first, which takes as long as without it.")
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="How many processes search; "
              "evidence and prices are made by one.")
@click.option("--timeout", type=click.FloatRange(0, min_open=True), metavar="SECONDS",
              help="Stop after so long; what is not settled by then is open, and kept for the next run.")
@click.option("--memory", type=Memory(), metavar="SIZE",
              help="Stop at so much memory: 500M, 2G; 4G where nothing is said.")
@click.option("--solver", type=click.Choice(["auto", "z3", "sat"]), default="auto", show_default=True,
              help="Which solver searches; auto goes by the problem.")
@click.option("--certify/--no-certify", default=True, show_default=True,
              help="Whether the kernel re-checks the whole map.")
@click.option("--fresh", is_flag=True, help="Search again what earlier runs found and kept.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object (sidestep/map-1) and nothing else.")
@click.option("--report", "folder", type=click.Path(path_type=Path), metavar="DIR",
              help="Also write the map (HTML, Markdown, JSON) into this folder.")
@click.option("--export", "exported", type=click.Path(path_type=Path), metavar="DIR",
              help="Also write the problem for other tools into this folder: GCNF and SMT-LIB 2, a file for each size.")
@click.pass_context
def map_(ctx: click.Context, /, **given: Any) -> None:
    """Decide every combination of a theorem's assumptions, and show the smallest that get around it.

    THEOREM is a name from `sidestep list`, FILE a theorem file or an extension of your own, whose assumptions are then
    compared with the known ones. AXIS=* makes a map for each alternative of an axis. What is found is kept, so that a
    run that was stopped goes on where it was.

    \b
    sidestep map no_free_lunch
    sidestep map no_free_lunch --given rational,local
    sidestep map no_free_lunch 'target=*' --among rational --among unique_best --among local
    sidestep map off_switch --json
    sidestep map my_idea.py --report my_map

    \b
    Exit status:
      0  every combination has its verdict
      2  the command or a theorem file is wrong, or a size is too large for the memory
      3  some are open: the time, the memory or the search was cut short
    """
    ctx.exit(run(**given))


def run(theorem: str, words: tuple[str, ...], among: tuple[str, ...], drop: tuple[str, ...], scope: str,
        given: tuple[str, ...], jobs: int, timeout: float | None, memory: int | None, solver: str, certify: bool,
        fresh: bool, as_json: bool, folder: Path | None, exported: Path | None) -> int:
    """Makes the maps and prints them; gives the exit status. Raises Fault or Faults where the command is wrong."""
    from explorer.asking import ask
    from explorer.loading import find
    from explorer.commands.fitting import refuse
    from explorer.mapping import Options, chart, fitted, job_of, named
    from explorer.process import MEMORY
    from explorer.scope import parse_scope
    with redirect_stdout(sys.stderr):  # whatever a file prints: standard output is for the map
        loaded = find(theorem)
    faults: list[Fault] = []
    for target in (folder, exported):
        with keeping(faults):
            writable(target)
    changes: Changes = {}
    with keeping(faults):
        changes = parse_scope(scope) if scope else {}
    asked: list[Asked] = []
    for settings in choices(loaded, words, faults):
        with keeping(faults), redirect_stdout(sys.stderr):
            asked.append(ask(loaded, (), settings, drop, changes))
    wanted: Sequence[str] | None = None  # the combination to be looked up, which may be that of no assumptions
    if among and not listed(among):
        faults.append(Fault("--among names no assumption", "name those to combine: --among NAME,NAME"))
    if asked:
        with keeping(faults):
            wanted = named(asked[0], listed(given)) if given else None
        with keeping(faults):
            inside(asked[0], wanted or (), listed(among), drop)
    if faults:
        raise Faults(list({str(fault): fault for fault in faults}.values()))
    several = [word.partition("=")[0] for word in words if word.endswith(f"={EVERY}")] if len(asked) > 1 else []
    labels = [slug(item, several) if several else "" for item in asked]
    for item, label in zip(asked, labels, strict=True):
        unmixed(folder and folder / label, item.problem.statement.digest, "report.json")
    options = Options(timeout=timeout, memory=memory, solver=solver, jobs=jobs, certify=certify, store=not fresh,
                      since=click.get_current_context().find_root().obj if len(asked) == 1 else None)
    for item in asked:
        job = job_of(item, listed(among), options)
        together = (*job.names, *job.held) if among else job.held  # without --among what is too large is left out
        refuse(job.statement, together, job.scope, changes, memory)
        job, left_out = (job, ()) if among else fitted(job, among, memory or MEMORY)
        for name in wanted or ():
            if name in left_out:
                raise Fault(f"`{name}` is not combined: with all the others the largest size takes too much memory",
                            f"name those to combine: --among {','.join(dict.fromkeys((*(wanted or ()), name)))},NAME; "
                            "or give it more with --memory")
        if len(job.names) > MANY_NAMES:
            hint(f"{len(job.names)} assumptions are combined at {len(job.sizes)} sizes, which may take minutes; "
                 "--among NAME,NAME combines fewer, --scope takes smaller sizes, and Ctrl-C keeps what is found.")
    maps: list[Map] = []
    for item, label in zip(asked, labels, strict=True):
        with Progress() as progress, redirect_stdout(sys.stderr):
            drawn, trouble = chart(item, listed(among), options, progress, found(progress))
        maps.append(drawn)
        again = command(loaded, item, listed(among), drop, scope)
        if trouble:
            click.echo(f"{click.style('warning:', fg='yellow')} {trouble}", err=True)
        if not as_json:
            show(item, drawn, wanted, again, several)
        for path in [*written(item, drawn, folder and folder / label, again),
                     *export(item, drawn, exported and exported / label)]:
            click.echo(f"written: {near(str(path))}", err=True)
        if "interrupted" in drawn.unfinished:
            break
    if as_json:
        data = [one.json() if wanted is None else {**one.json(), "given": one.combination(wanted)} for one in maps]
        whole = {"format": MANY, "theorem": loaded.theorem.name, "maps": data} if len(asked) > 1 else data[0]
        with unheard():
            click.echo(json.dumps(whole, indent=2, ensure_ascii=False))
    elif len(maps) > 1:
        from explorer.report.mapped import robustness
        from explorer.report.text import document_text
        with unheard():
            printed(document_text(robustness(maps)))
    return 3 if any(one.counts["open"] for one in maps) or len(maps) < len(asked) else 0


def found(progress: Progress) -> Callable[..., None]:
    """Tells of every set as it is settled, above the bar."""
    def tell(place: tuple[str, Any], reply: Any, names: frozenset[str]) -> None:
        word = {"yes": "a world under", "no": "no world under"}.get(reply.answer.value, "not known under")
        progress.note(f"{place[0]}: {word} {', '.join(sorted(names)) or 'no assumptions'}")
    return tell


def listed(words: Sequence[str]) -> list[str]:
    """Names given one by one or with commas, each once."""
    return list(dict.fromkeys(name.strip() for word in words for name in word.split(",") if name.strip()))


def choices(loaded: Loaded, words: Sequence[str], faults: list[Fault]) -> Iterator[list[tuple[str, str]]]:
    """The settings of each map: every alternative where an axis is `*`. Adds what is wrong to the faults."""
    from explorer.asking import split
    pairs: list[tuple[str, str]] = []
    with keeping(faults):
        assumptions, pairs = split(words)
        if assumptions:
            raise Fault(f"a map combines all assumptions, so `{assumptions[0]}` is not turned on",
                        f"to look a combination up write --given {assumptions[0]}, to combine only some --among")
    options = []
    for axis, name in pairs:
        every = name == EVERY and axis in loaded.theorem.axes
        if axis == "claim" and name == EVERY:
            faults.append(Fault("a map is of one claim", f"name one: claim={', claim='.join(loaded.theorem.claims)}"))
            continue
        options.append([(axis, one) for one in (loaded.theorem.axes[axis].alternatives if every else [name])])
    for choice in product(*options):
        yield list(choice)


def inside(asked: Asked, wanted: Sequence[str], among: Sequence[str], drop: Sequence[str]) -> None:
    """Raises Fault for a name to be looked up that is not combined."""
    from explorer.mapping import named
    some = named(asked, among)
    for name in wanted:
        if name in drop:
            raise Fault(f"`{name}` is dropped, so no combination of this map has it",
                        f"leave --drop {name} out, or take it from --given")
        if some and name not in some and name not in asked.formalization.assumptions:
            raise Fault(f"`{name}` is not among the assumptions that are combined", f"add --among {name}")


def command(loaded: Loaded, asked: Asked, among: Sequence[str], drop: Sequence[str], scope: str) -> str:
    """The command that makes this map again."""
    theorem = loaded.theorem
    parts = ["sidestep", "map", loaded.name, *(f"{axis}={name}" for axis, name in asked.problem.statement.axes
                                               if name != theorem.axes[axis].default)]
    if asked.problem.statement.claim != next(iter(theorem.claims)):
        parts.append(f"claim={asked.problem.statement.claim}")
    parts += ["--among", ",".join(among)] if among else []
    for name in drop:
        parts += ["--drop", name]
    return shlex.join(parts + (["--scope", scope] if scope else []))


def show(item: Asked, drawn: Map, wanted: Sequence[str] | None, again: str, axes: Sequence[str]) -> None:
    """Prints a map for people, or one combination of it; of several maps each names its alternatives on the axes."""
    from explorer.report.mapped import combination_document, map_document
    from explorer.report.text import document_text
    made = map_document(item.problem, drawn, again, brief=True, axes=axes) if wanted is None else \
        combination_document(item.problem, drawn, wanted, axes)
    with unheard():
        printed(document_text(made))


def written(item: Asked, drawn: Map, folder: Path | None, again: str) -> list[Path]:
    """Writes the report and gives its files; raises Fault where the folder does not take it."""
    from explorer.report.mapped import write_map
    if folder is None:
        return []
    try:
        return write_map(item.problem, drawn, folder, again)
    except OSError as error:
        raise Fault(f"cannot write the map into {folder}: {error.strerror}", "choose another folder") from None


def export(item: Asked, drawn: Map, folder: Path | None) -> list[Path]:
    """Writes the problem for other tools and gives the files; raises Fault where the folder does not take them."""
    if folder is None:
        return []
    from explorer.search.export import export_all
    try:
        return export_all(item.problem.statement, drawn, folder)
    except OSError as error:
        raise Fault(f"cannot export into {folder}: {error.strerror}", "choose another folder") from None


def slug(item: Asked, axes: Sequence[str]) -> str:
    """A folder name for a map of several: the alternatives on the axes that were asked for."""
    chosen = {**dict(item.problem.statement.axes), "claim": item.problem.statement.claim}
    return "-".join(chosen.get(axis, axis) for axis in axes)
