"""python -m explorer.kernel STATEMENT.json VERDICT.json|MAP.json

Takes both files: of a report statement.json and report.json, which has the verdict, of a map statement.json and
map.json. Either may be compressed, with the ending .gz.

Prints whether the verdict or the map is accepted and why; exit status 0 accepted, 1 rejected, 2 a file cannot be read.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from explorer.kernel.exchange import JSON
from explorer.kernel.map import FORMAT as MAP
from explorer.kernel.map import check_map
from explorer.kernel.statement import Statement, load
from explorer.kernel.syntax import TRUE
from explorer.kernel.universe import Meter, Rejected
from explorer.kernel.verdict import check_verdict


def read_json(path: str) -> JSON:
    """What a JSON file holds, compressed or not; raises OSError, and Rejected where it is not JSON."""
    data = Path(path).read_bytes()
    try:
        return json.loads(gzip.decompress(data) if path.endswith(".gz") else data)
    except (ValueError, RecursionError, EOFError, OSError) as error:
        raise Rejected(f"{path} is not JSON ({error})"[:500]) from error


def read_statement(path: str) -> Statement:
    """The statement in a file; raises OSError and Rejected."""
    try:
        return load(read_json(path))
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError, AttributeError) as error:
        raise Rejected(f"{path} is not a statement ({type(error).__name__}: {error})"[:500]) from error


def check(statement: Statement, data: JSON, meter: Meter) -> str:
    """What an accepted file shows, as a sentence: a verdict under its assumptions, or how many have which; Rejected."""
    if isinstance(data, dict) and data.get("format") == MAP:
        counts = check_map(statement, data, meter)
        found = ", ".join(f"{number:,} {word}" for word, number in counts.items() if number)
        held = f", always under {named(data['held'])}" if data["held"] else ""
        return (f"map of {2 ** len(data['assumptions']):,} combinations of {named(data['assumptions'])}{held}"
                f"{chosen(statement)}: {found} within {scope_of(data)}")
    if isinstance(data, dict) and data.get("verdict") == "open":
        raise Rejected("its verdict is open: it claims nothing, so there is nothing to check")
    verdict = check_verdict(statement, data, meter)
    return f"under {named(data['assumptions'])}{chosen(statement)}: {verdict} within {scope_of(data)}"


def named(assumptions: list[str]) -> str:
    """The assumptions of an accepted file, as a sentence names them."""
    return ", ".join(assumptions) or "no assumptions"


def chosen(statement: Statement) -> str:
    """The alternative on every axis, and whether an observation is fixed, as a sentence goes on with them."""
    choices = [", ".join(f"{axis}={name}" for axis, name in statement.axes)] if statement.axes else []
    choices += ["a fixed observation"] if statement.consistent != TRUE else []
    return f", with {' and '.join(choices)}" if choices else ""


def scope_of(data: JSON) -> str:
    """The scope of an accepted file, as a sentence names it."""
    return ", ".join(f"{sort}={low}..{high}" for sort, (low, high) in data["scope"].items()) or "its one size"


def main(paths: list[str]) -> int:
    """Checks one verdict or map; gives the exit status."""
    if len(paths) != 2:
        sys.stdout.write(__doc__ or "")
        return 2
    meter = Meter()
    try:
        statement = read_statement(paths[0])
        data = read_json(paths[1])
        shown = check(statement, data, meter)
    except OSError as error:
        sys.stderr.write(f"cannot read {error.filename}: {error.strerror}\n")
        return 2
    except Rejected as error:
        sys.stdout.write(f"rejected: {error}\n")
        return 1
    sys.stdout.write(f"accepted: {statement.theorem}, claim {statement.claim}, {shown} ({meter.steps} steps; statement "
                     f"{statement.digest})\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
