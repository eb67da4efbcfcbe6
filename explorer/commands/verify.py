"""`sidestep verify`: re-checks reports with the kernel alone; no solver is imported and no theorem file is run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from explorer.commands.messages import unheard
from explorer.language.faults import Fault
from explorer.verdict import UNASKED, size_text

if TYPE_CHECKING:
    from explorer.kernel.statement import Statement
    from explorer.loading import Loaded

REPORT, MAP, STATEMENT = "report.json", "map.json", "statement.json"
LISTED = 5  # sizes that are named; of more, how many
COLOURS = {"verified": "green", "rejected": "red"}
VOUCHED = """\
Vouched for: the verdicts within these bounds, and a map's smallest and largest sets, of what statement.json says.
Not vouched for: the sentences, prices, relations and pages beside them; that the formulas say what a paper says."""


@click.command(short_help="Re-check reports with the kernel, without any solver.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--against", metavar="THEOREM|FILE", help="Check too that the statement is the one this theorem file "
              "gives today. This runs the theorem file; without it none is run.")
def verify(paths: tuple[Path, ...], against: str | None) -> None:
    """Re-check the certificates of reports and maps: folders that `sidestep report` or `sidestep map --report` wrote,
    or folders of such folders.

    The kernel recomputes each verdict from the statement and the evidence. A verdict that was shown as "not re-checked"
    is rejected here, since it carries no certificate.

    It vouches for the verdicts within their bounds, and for which sets of a map are smallest and largest. It does not
    look at the sentences, prices, relations and pages beside them, which anybody may have changed, and cannot know
    whether the formulas say what the paper says.

    \b
    sidestep verify counterexamples
    sidestep verify my-report --against no_free_lunch

    \b
    Exit status: 0 everything verified, 1 something was rejected, 2 a path or the theorem file is wrong.
    """
    from explorer.kernel.universe import Rejected
    listed = list(files(paths))
    loaded = None
    if against:
        from explorer.loading import find
        loaded = find(against)
    accepted = 0
    for file in listed:
        try:
            statement, data, says = checked(file)
            lines = compared(statement, loaded, against, str(data.get("observed") or "")) if loaded and against else []
        except Rejected as error:
            tell("rejected", f"{file.parent}: {error}")
            continue
        if lines:
            tell("rejected", f"{file.parent}: {lines[0]}", *lines[1:])
            continue
        accepted += 1
        left = unchecked(data)
        tell("verified", f"{file.parent}: {statement.theorem}, {says}",
             *([f"not re-checked, a solver's word alone: {left}"] if left else []),
             *([f"the statement is the one that {against} gives today"] if loaded else []))
    with unheard():
        click.echo(VOUCHED if accepted else "Nothing is vouched for.")
    if accepted < len(listed):
        raise SystemExit(1)


def tell(word: str, line: str, *more: str) -> None:
    """Prints what became of a file, and lines under it; goes on quietly where nobody reads, for the exit status."""
    with unheard():
        click.echo(f"{click.style(word, fg=COLOURS[word])} {line}")
        for further in more:
            click.echo(f"  {further}")


def checked(file: Path) -> tuple[Statement, Any, str]:
    """The statement, the file's data, and what the kernel accepts of it; raises Rejected, and Fault for no file."""
    from explorer.kernel.__main__ import check, read_json, read_statement
    from explorer.kernel.universe import Meter, Rejected
    try:
        statement = read_statement(str(file.parent / STATEMENT))
        data = read_json(str(file))
    except OSError as error:
        raise Fault(f"cannot read {error.filename}: {error.strerror}",
                    "name a folder that `sidestep report` or `sidestep map --report` wrote") from None
    if isinstance(data, dict) and data.get("statement") != statement.digest:
        other = MAP if file.name == REPORT else REPORT
        raise Rejected(f"{file.name} is about {theorem_of(data)}, {STATEMENT} here is of {statement.theorem}"
                       + ("" if data.get("theorem") != statement.theorem else ", with another claim or alternatives")
                       + (f"; {other} is here too, and a report and a map each need a folder of their own"
                          if (file.parent / other).is_file() else ""))
    meter = Meter()
    try:
        says = check(statement, data, meter)
    except Rejected as error:
        if not isinstance(data, dict) or (data.get("certified") is not False and data.get("assurance") != "solver"):
            raise
        if data.get("not_certified") == UNASKED:
            raise Rejected("it was made without certificates (--no-certify), as it says itself, so there is nothing to "
                           "check") from error
        raise Rejected(f"it says itself that it is not certified, and so it is: {error}") from error
    return statement, data, f"{says} ({meter.steps:,} steps)"


def theorem_of(data: Any) -> str:
    """The theorem that an unchecked file names, if that is a name."""
    name = data.get("theorem")
    return name if isinstance(name, str) and name.isidentifier() else "another statement"


def unchecked(data: Any) -> str:
    """The sizes at which an accepted verdict is marked as not re-checked, the first few by name; "" for none."""
    left = [item["size"] for item in data["sizes"] if item.get("checked") is False] if "verdict" in data else []
    named = [size_text(tuple(size.items())) for size in left[:LISTED]]
    return "; ".join([*named, f"{len(left) - LISTED} more sizes"] if len(left) > LISTED else named)


def files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files with a verdict or a map at or below the paths, in order; raises Fault where a path has none."""
    for path in paths:
        start = path.parent if path.name in (REPORT, MAP, STATEMENT) else path
        found = sorted(file for name in (REPORT, MAP) for file in start.rglob(name)) if start.is_dir() else []
        if not found:
            raise Fault(f"there is no report at {path}", f"a report is a folder with {REPORT} and {STATEMENT}, a map "
                        f"one with {MAP}; `sidestep check ... --report DIR` writes one")
        yield from found


def compared(statement: Statement, loaded: Loaded, against: str, observed: str) -> list[str]:
    """How the statement differs from what a theorem file gives today, in lines; none where it is the same.

    Raises Fault where the file no longer has the claim, an alternative or what was observed.
    """
    from explorer.observe import Observing
    from explorer.statement import build
    if loaded.theorem.name != statement.theorem:
        return [f"the statement is of {statement.theorem}, not of {loaded.theorem.name}"]
    today = build(loaded.theorem, axes=dict(statement.axes), claim=statement.claim,
                  extensions=tuple(loaded.extensions), observe=Observing(observed) if observed else None).statement
    if today.digest == statement.digest:
        return []
    return [f"the statement is not the one that {against} gives today:", *differences(statement, today)]


def differences(old: Statement, new: Statement) -> Iterator[str]:
    """What two statements say differently, formula by formula in notation."""
    from explorer.report.notation import notation
    parts: list[dict[str, str]] = []
    for statement in (old, new):
        said = {f"restriction of {sort.name}": notation(term) for sort, _, term in statement.restrictions}
        said |= {name: notation(term) for name, term in statement.always + statement.assumptions}
        said |= {query: notation(getattr(statement, query)) for query in ("consistent", "varies", "witness")}
        said |= {"version": statement.version, "symbols": ", ".join(symbol.name for symbol in statement.symbols),
                 "sorts": ", ".join(sort.name for sort in statement.sorts)}
        parts.append(said)
    before, after = parts
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield f"{name}:"
            yield f"    - {before.get(name, '(not there)')}"
            yield f"    + {after.get(name, '(not there)')}"
    if before == after:
        yield "the formulas read the same; sorts, symbols or their order differ"
