"""`sidestep new`: a file to start from, which already runs."""

from __future__ import annotations

from pathlib import Path

import click

from explorer.commands.messages import near


@click.group(short_help="A theorem file or an extension to start from, which already runs.")
def new() -> None:
    """Write a file to start from into this folder. It already runs, and lists what it can speak about.

    \b
    sidestep new extension my_idea --of no_free_lunch
    sidestep new theorem my_theorem
    """


@new.command(short_help="An assumption of your own for a theorem.")
@click.argument("name")
@click.option("--of", "theorem", required=True, metavar="THEOREM|FILE", help="The theorem that it adds to.")
def extension(name: str, theorem: str) -> None:
    """Write NAME.py, an extension with one assumption to change into your own.

    \b
    sidestep new extension my_idea --of no_free_lunch
    sidestep check my_idea.py
    """
    from explorer.loading import find
    from explorer.scaffold import extension_text, write
    path = write(name, extension_text(name, find(theorem), Path.cwd()))
    click.echo(f"written: {near(str(path))}; try: sidestep check {path.name}", err=True)


@new.command(short_help="A theorem of your own.")
@click.argument("name")
@click.option("--shape", type=click.Choice(["unidentified", "some", "each", "every"]), default="unidentified",
              show_default=True, help="The shape of its claim: two worlds that look alike, some world, one for each "
              "value, every world.")
def theorem(name: str, shape: str) -> None:
    """Write NAME.py, a small theorem to change into your own.

    \b
    sidestep new theorem my_theorem
    sidestep new theorem my_theorem --shape every
    sidestep check my_theorem.py
    """
    from explorer.scaffold import theorem_text, write
    path = write(name, theorem_text(name, shape))
    click.echo(f"written: {near(str(path))}; try: sidestep check {path.name}", err=True)
