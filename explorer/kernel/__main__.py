"""python -m explorer.kernel STATEMENT.json VERDICT.json|MAP.json

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
        return f"map of {2 ** len(data['assumptions']):,} combinations: {found} within {asked(data)[1]}"
    verdict = check_verdict(statement, data, meter)
    under, scope = asked(data)
    return f"under {under}: {verdict} within {scope}"


def asked(data: JSON) -> tuple[str, str]:
    """The assumptions and the scope of an accepted verdict file, as a sentence names them."""
    scope = ", ".join(f"{sort}={least}..{greatest}" for sort, (least, greatest) in data["scope"].items())
    return ", ".join(data["assumptions"]) or "no assumptions", scope or "its one size"


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
