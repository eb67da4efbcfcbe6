"""`python -m explorer.plain STATEMENT.json VERDICT.json|MAP.json` takes both files; see USAGE.

Prints whether the file is accepted; the exit status is 0, 1 where it is rejected, 2 where a file cannot be read.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

from explorer.plain.checker import check
from explorer.plain.statement import digest
from explorer.plain.terms import JSON, Rejected

USAGE = """\
usage: python -m explorer.plain STATEMENT.json VERDICT.json|MAP.json

Takes both files: of a report statement.json and report.json, which has the verdict, of a map statement.json and
map.json. Either may be compressed, with the ending .gz. Exit status 0 accepted, 1 rejected, 2 a file cannot be read.
"""


def load(path: str) -> JSON:
    """The JSON in a file; raises OSError, EOFError or ValueError where it cannot be read."""
    data = Path(path).read_bytes()
    return json.loads(gzip.decompress(data) if path.endswith(".gz") else data)


def about(statement: JSON) -> str:
    """What a statement that was accepted is of: theorem, claim, alternatives, and whether an observation is fixed."""
    parts = [f"{statement['theorem']}, claim {statement['claim']}"]
    parts += ["with " + ", ".join(f"{axis}={name}" for axis, name in statement["axes"])] if statement["axes"] else []
    parts += ["with a fixed observation"] if statement["consistent"] != ["true"] else []
    return ", ".join(parts)


def main(arguments: list[str]) -> int:
    """Checks the files named, prints the result and gives the exit status."""
    if len(arguments) != 2:
        sys.stderr.write(USAGE)
        return 2
    try:
        statement, given = map(load, arguments)
    except (OSError, EOFError, ValueError, RecursionError) as error:
        sys.stderr.write(f"a file cannot be read: {error}\n")
        return 2
    try:
        shown = check(statement, given)
        sys.stdout.write(f"accepted: {about(statement)}: {shown} (statement {digest(statement)})\n")
    except Rejected as error:
        sys.stdout.write(f"rejected: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
