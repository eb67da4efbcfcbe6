"""`sidestep cite`."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout

import click


@click.command(short_help="BibTeX of the program, a theorem file and a verdict.")
@click.argument("theorem", metavar="THEOREM|FILE")
@click.argument("words", nargs=-1, metavar="[ASSUMPTION | AXIS=ALTERNATIVE]...")
@click.option("--drop", multiple=True, metavar="NAME", help="Turn a hypothesis of the theorem off.")
@click.option("--scope", metavar="SORT=N,...", default="", help="Sizes to search, as for `sidestep check`.")
def cite(theorem: str, words: tuple[str, ...], drop: tuple[str, ...], scope: str) -> None:
    """Check a formalization, and print BibTeX for the program, the theorem file and the verdict.

    The theorem file is cited at its version with the digest of its text, the verdict with its command and the digest
    of the statement. Every formalization has a key of its own. The works that the theorem comes from: sidestep bib
    THEOREM.

    \b
    sidestep cite no_free_lunch rational unique_best > sidestep.bib
    """
    from explorer.asking import ask, split
    from explorer.checking import check
    from explorer.citing import program, theorem_file, verdict_entry
    from explorer.commands.messages import Progress
    from explorer.loading import find
    from explorer.scope import parse_scope
    with redirect_stdout(sys.stderr):
        loaded = find(theorem)
        asked = ask(loaded, *split(words), drop, parse_scope(scope) if scope else {})
    with Progress() as progress:
        verdict = check(asked.problem, asked.formalization, progress=progress)
    for text in (program(), theorem_file(asked.problem),
                 verdict_entry(asked.problem, verdict, asked.command)):
        click.echo(f"{text}\n")
