"""`python -m explorer.plain STATEMENT.json VERDICT.json|MAP.json`; either may be compressed, with the ending .gz.

Prints whether the file is accepted; the exit status is 0, 1 where it is rejected, 2 where a file cannot be read.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from explorer.plain.checker import check
from explorer.plain.terms import JSON, Rejected


def load(path: str) -> JSON:
    """The JSON in a file; raises OSError, EOFError or ValueError where it cannot be read."""
    data = Path(path).read_bytes()
    return json.loads(gzip.decompress(data) if path.endswith(".gz") else data)


def main(arguments: list[str]) -> int:
    """Checks the files named, prints the result and gives the exit status."""
    if len(arguments) != 2:
        sys.stderr.write("usage: python -m explorer.plain STATEMENT.json VERDICT.json|MAP.json\n")
        return 2
    try:
        statement, given = map(load, arguments)
    except (OSError, EOFError, ValueError, RecursionError) as error:
        sys.stderr.write(f"a file cannot be read: {error}\n")
        return 2
    try:
        sys.stdout.write(f"accepted: {check(statement, given)}\n")
    except Rejected as error:
        sys.stdout.write(f"rejected: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
