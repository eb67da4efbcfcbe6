"""`sidestep verify`: re-checks reports with the kernel alone; no solver is imported and no theorem file is run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from explorer.commands.messages import show_faults, unheard
from explorer.language.faults import Fault
from explorer.verdict import UNASKED, size_text

if TYPE_CHECKING:
    from explorer.kernel.statement import Statement
    from explorer.loading import Loaded

REPORT, MAP, STATEMENT = "report.json", "map.json", "statement.json"
PACKED = ".gz"  # the ending of a compressed one
LISTED = 5  # sizes, or names, that are listed; of more, how many
LONGEST = 1000  # signs of a formula that is printed
VERIFIED, REJECTED = "verified", "rejected"
COLOURS = {VERIFIED: "green", REJECTED: "red"}
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

    The kernel recomputes each verdict from the statement and the evidence. A world that is shown is enough,
    even in a report made with --no-certify; sizes for which there is a solver's word alone are then listed. What needs
    a certificate and has none is rejected, and so is an open verdict, which claims nothing.

    It vouches for the verdicts within their bounds, and for which sets of a map are smallest and largest. It does not
    look at the sentences, prices, relations and pages beside them, which anybody may have changed, and cannot know
    whether the formulas say what the paper says.

    A folder has statement.json and report.json or map.json; each may be compressed, with the ending .gz. Where one
    cannot be read, or a file is missing, the others are looked at all the same.

    \b
    sidestep verify counterexamples
    sidestep verify my-report --against no_free_lunch

    \b
    Exit status:
      0  everything was verified
      1  something was rejected
      2  a path or a file is missing or cannot be read, or the theorem file is wrong, whatever became of the others
    """
    listed = files(paths)
    loaded = None
    if against:
        from explorer.loading import find
        loaded = find(against)
    accepted, unread = 0, 0
    for file in listed:
        try:
            if isinstance(file, Fault):
                raise file
            word, *lines = examined(file, loaded, against or "")
        except Fault as error:
            show_faults(error)
            unread += 1
            continue
        tell(word, *lines)
        accepted += word == VERIFIED
    with unheard():
        click.echo(VOUCHED if accepted else "Nothing is vouched for.")
    if accepted < len(listed):
        raise SystemExit(2 if unread else 1)


def examined(file: Path, loaded: Loaded | None, against: str) -> tuple[str, ...]:
    """What became of a file, and lines that say so; raises Fault where it cannot be read."""
    from explorer.kernel.universe import Rejected
    try:
        statement, data, says = checked(file)
    except Rejected as error:
        return REJECTED, f"{file.parent}: {error}"
    seen = fixed(statement)
    if loaded:
        from explorer.commands.verify_against import compared
        observed = str(data.get("observed") or "")
        lines = compared(statement, loaded, against, observed)
        if lines:
            return REJECTED, f"{file.parent}: {lines[0]}", *lines[1:]
        seen = f"the statement is the one that {against} gives today" + (f", seeing {observed}" if observed else "")
    left = unchecked(data)
    return (VERIFIED, f"{file.parent}: {statement.theorem}, claim {statement.claim}, {says}",
            *([f"not re-checked, a solver's word alone: {left}"] if left else []), *([seen] if seen else []))


def tell(word: str, *lines: str) -> None:
    """Prints what became of a file, and lines under it; goes on quietly where nobody reads, for the exit status.

    A name in a file may hold anything: nothing of it begins a line or steers a terminal.
    """
    first, *more = (plain(line) for line in lines)
    with unheard():
        click.echo(f"{click.style(word, fg=COLOURS[word])} {first}")
        for further in more:
            click.echo(f"  {further}")


def plain(line: str) -> str:
    """The line with a sign in place of each that cannot be printed."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in line)


def checked(file: Path) -> tuple[Statement, Any, str]:
    """The statement, the file's data, and what the kernel accepts of it; raises Rejected, and Fault for no file."""
    from explorer.kernel.__main__ import check, read_json, read_statement
    from explorer.kernel.universe import Meter, Rejected
    beside = file.parent / STATEMENT
    packed = file.parent / (STATEMENT + PACKED)
    try:
        statement = read_statement(str(packed if os.path.exists(packed) and not os.path.exists(beside) else beside))
        data = read_json(str(file))
    except OSError as error:
        raise Fault(f"cannot read {error.filename}: {error.strerror}", f"a report has {REPORT} and {STATEMENT}, a map "
                    f"{MAP} and {STATEMENT}") from None
    if isinstance(data, dict) and data.get("statement") != statement.digest:
        other = MAP if file.name.startswith(REPORT) else REPORT
        raise Rejected(another(file.name, data, statement) + (
            f"; {other} is here too, and a report and a map each need a folder of their own"
            if os.path.isfile(file.parent / other) else ""))
    meter = Meter()
    try:
        says = check(statement, data, meter)
    except Rejected as error:
        if not isinstance(data, dict) or data.get("verdict") == "open" or (
                data.get("certified") is not False and data.get("assurance") != "solver"):
            raise
        if data.get("not_certified") == UNASKED:
            raise Rejected("it was made without certificates (--no-certify), as it says itself, so there is nothing to "
                           "check") from error
        raise Rejected(f"it says itself that it is not certified, and so it is: {error}") from error
    return statement, data, f"{says} ({meter.steps:,} steps)"


def another(name: str, data: dict[str, Any], statement: Statement) -> str:
    """That an unchecked file is about another statement than the one beside it, and what differs where that is seen."""
    if data.get("theorem") != statement.theorem:
        return f"{name} is about {theorem_of(data)}, {STATEMENT} here is of {statement.theorem}"
    parts = [f"another {part}" for part in ("claim", "kind", "shape") if data.get(part) != getattr(statement, part)]
    axes = data.get("axes")
    differing = [axis for axis, chosen in statement.axes if not isinstance(axes, dict) or axes.get(axis) != chosen]
    parts += [f"another alternative of {', '.join(differing)}"] if differing else []
    known = {name for name, _ in statement.assumptions}
    told = [name for field in ("assumptions", "held") if isinstance(data.get(field), list) for name in data[field]]
    lacking = [name for name in told if isinstance(name, str) and name not in known]
    parts += [f"{STATEMENT} has no assumption {', '.join(lacking[:LISTED])}"] if lacking else []
    alike = "claim, alternatives and names of assumptions are the same, a formula, symbol, sort or the version is not"
    return (f"{name} is about another statement of {statement.theorem} than {STATEMENT} here, for the digests differ: "
            + ("; ".join(parts) or alike))


def theorem_of(data: Any) -> str:
    """The theorem that an unchecked file names, if that is a name."""
    name = data.get("theorem")
    return name if isinstance(name, str) and name.isidentifier() else "another statement"


def unchecked(data: Any) -> str:
    """The sizes at which an accepted verdict is marked as not re-checked, the first few by name; "" for none."""
    left = [item["size"] for item in data["sizes"] if item.get("checked") is False] if "verdict" in data else []
    named = [size_text(tuple(size.items())) for size in left[:LISTED]]
    return "; ".join([*named, f"{len(left) - LISTED} more sizes"] if len(left) > LISTED else named)


def fixed(statement: Statement) -> str:
    """The observation that a statement fixes, as its formula; "" where it fixes none."""
    from explorer.kernel.syntax import TRUE
    if statement.consistent == TRUE:
        return ""
    from explorer.observe import called
    from explorer.report.notation import notation
    formula = notation(statement.consistent, called)
    return f"the fixed observation: {formula if len(formula) <= LONGEST else f'`consistent` in {STATEMENT}'}"


def files(paths: tuple[Path, ...]) -> list[Path | Fault]:
    """The files with a verdict or a map at or below the paths, and what is amiss there, in order.

    Raises Fault where a path has nothing of the kind.
    """
    listed: list[Path | Fault] = []
    for path in paths:
        named = path.name.removesuffix(PACKED) in (REPORT, MAP, STATEMENT)
        found = list(below(path.parent if named else path))
        if not found:
            raise Fault(f"there is no report at {path}", f"a report is a folder with {REPORT} and {STATEMENT}, a map "
                        f"one with {MAP}; `sidestep check ... --report DIR` writes one")
        listed += found
    return listed


def below(start: Path) -> Iterator[Path | Fault]:
    """The files with a verdict or a map in a folder and in those inside it; a fault where one is missing or unread.

    A folder that vanishes meanwhile is not there.
    """
    unread: list[OSError] = []
    for folder, inside, names in os.walk(start, onerror=unread.append):
        inside.sort()
        found = [name for name in sorted(names) if name.removesuffix(PACKED) in (REPORT, MAP)]
        yield from (Path(folder, name) for name in found)
        if not found and (STATEMENT in names or STATEMENT + PACKED in names):
            yield Fault(f"{folder} has {STATEMENT}, but neither {REPORT} nor {MAP}", "there is nothing in it to verify")
    unread = [error for error in unread if not isinstance(error, FileNotFoundError | NotADirectoryError)]
    if unread:
        more = f", and {len(unread) - 1} more cannot be read" if len(unread) > 1 else ""
        yield Fault(f"cannot read the folder {unread[0].filename}: {unread[0].strerror}{more}")
