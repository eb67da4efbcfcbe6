"""`sidestep verify`: re-checks reports with the kernel alone; no solver is imported and no theorem file is run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from explorer.language.faults import Fault

if TYPE_CHECKING:
    from explorer.kernel.statement import Statement

REPORT, MAP, STATEMENT = "report.json", "map.json", "statement.json"


@click.command(short_help="Re-check reports with the kernel, without any solver.")
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--against", metavar="THEOREM|FILE", help="Check too that the statement is the one this theorem file "
              "gives today. This runs the theorem file; without it none is run.")
def verify(paths: tuple[Path, ...], against: str | None) -> None:
    """Re-check the certificates of reports and maps: folders that `sidestep report` or `sidestep map --report` wrote,
    or folders of such folders.

    The kernel recomputes each verdict from the statement and the evidence. A verdict that was shown as "not re-checked"
    is rejected here, since it carries no certificate.

    \b
    sidestep verify counterexamples
    sidestep verify my-report --against no_free_lunch

    \b
    Exit status: 0 everything verified, 1 something was rejected, 2 a path or the theorem file is wrong.
    """
    from explorer.kernel.__main__ import check, read_json, read_statement
    from explorer.kernel.universe import Meter, Rejected
    rejected = 0
    for file in files(paths):
        folder = file.parent
        try:
            statement = read_statement(str(folder / STATEMENT))
            data = read_json(str(file))
            meter = Meter()
            shown = check(statement, data, meter)
            click.echo(f"{click.style('verified', fg='green')} {folder}: {statement.theorem}, {shown} "
                       f"({meter.steps:,} steps)")
            if against and not same_statement(statement, against, str(data.get("observed") or "")):
                rejected += 1
        except Rejected as error:
            rejected += 1
            click.echo(f"{click.style('rejected', fg='red')} {folder}: {error}")
        except OSError as error:
            raise Fault(f"cannot read {error.filename}: {error.strerror}",
                        "name a folder that `sidestep report` or `sidestep map --report` wrote") from None
    if rejected:
        raise SystemExit(1)


def files(paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files with a verdict or a map at or below the paths, in order; raises Fault where a path has none."""
    for path in paths:
        start = path.parent if path.name in (REPORT, MAP, STATEMENT) else path
        found = sorted(file for name in (REPORT, MAP) for file in start.rglob(name)) if start.is_dir() else []
        if not found:
            raise Fault(f"there is no report at {path}", f"a report is a folder with {REPORT} and {STATEMENT}, a map "
                        f"one with {MAP}; `sidestep check ... --report DIR` writes one")
        yield from found


def same_statement(statement: Statement, against: str, observed: str) -> bool:
    """Whether a theorem file gives this statement today; prints what differs. Raises Fault."""
    from explorer.loading import find
    from explorer.observe import Observing
    from explorer.statement import build
    loaded = find(against)
    if loaded.theorem.name != statement.theorem:
        click.echo(f"  the statement is of {statement.theorem}, not of {loaded.theorem.name}")
        return False
    today = build(loaded.theorem, axes=dict(statement.axes), claim=statement.claim,
                  extensions=tuple(loaded.extensions), observe=Observing(observed) if observed else None).statement
    if today.digest == statement.digest:
        click.echo(f"  the statement is the one that {against} gives today")
        return True
    click.echo(f"  the statement is not the one that {against} gives today:")
    for line in differences(statement, today):
        click.echo(f"  {line}")
    return False


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
