"""`sidestep bib`."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout

import click


@click.command(short_help="The works that theorems come from, as BibTeX or as text.")
@click.argument("theorems", nargs=-1, metavar="[THEOREM|FILE]...")
@click.option("--text", "as_text", is_flag=True, help="One line for each work, for people, instead of BibTeX.")
def bib(theorems: tuple[str, ...], as_text: bool) -> None:
    """Print the bibliography: of these theorems, or all of it.

    What was not compared with the source is said: in BibTeX in a comment before the entry, in text behind it.

    \b
    sidestep bib > references.bib
    sidestep bib no_free_lunch --text
    """
    from explorer.bibliography import cited, works
    from explorer.loading import find
    found = {work.key: work for work in works()} if not theorems else {}
    for name in theorems:
        with redirect_stdout(sys.stderr):
            loaded = find(name)
        for work in cited(loaded.theorem.cites, loaded.path):
            found.setdefault(work.key, work)
    for work in found.values():
        if as_text:
            click.echo(work.text)
        else:
            click.echo(f"% {work.unverified or 'checked'}\n{work.bibtex}\n")
