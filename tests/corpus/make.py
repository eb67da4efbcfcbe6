"""Writes the files of this folder: for each part of the format a statement, a file to accept and files to reject.

`python tests/corpus/make.py` writes them here, `python tests/corpus/make.py FOLDER` into another folder.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))

from explorer.report.page import json_text  # noqa: E402
from tests.corpus import instances, maps, meanings, verdicts  # noqa: E402
from tests.corpus.files import Case  # noqa: E402

CASES = (*maps.CASES, *verdicts.CASES, *instances.CASES, *meanings.CASES)


def readme(cases: Mapping[str, Case]) -> str:
    """The page that says what each file is for."""
    rows = "\n".join(f"| `{name}` | {case.shows} | "
                     + "<br>".join(f"`reject-{file}.json`: {why}" for file, (why, _) in case.rejects.items()) + " |"
                     for name, case in cases.items())
    return f"""# Files for a checker

For each part of [the format](../../docs/certificates.md) that is used seldom or not at all in `counterexamples/`
there is a folder with a `statement.json`, an `accept.json` that a checker has to accept, and files `reject-*.json` that
it has to reject. Each of these is the first one with a small change, after which it breaks a rule or no longer shows
what it claims. To run a checker over them:

```
for statement in tests/corpus/*/statement.json; do
  for file in "${{statement%/*}}"/accept.json "${{statement%/*}}"/reject-*.json; do
    echo "$file: $(python -m explorer.kernel "$statement" "$file")"
  done
done
```

Written by `python tests/corpus/make.py`, and held to it by a test: do not edit them.

| folder | what it shows | why the others have to be rejected |
|---|---|---|
{rows}
"""


def main(arguments: Sequence[str]) -> None:
    """Writes the files."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    cases = {make.__name__: make() for make in CASES}
    for name, case in cases.items():
        (folder / name).mkdir(parents=True, exist_ok=True)
        files = {"statement": case.statement, "accept": case.accept,
                 **{f"reject-{file}": data for file, (_, data) in case.rejects.items()}}
        for file, data in files.items():
            (folder / name / f"{file}.json").write_text(json_text(data), encoding="utf-8", newline="\n")
    (folder / "README.md").write_text(readme(cases), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
