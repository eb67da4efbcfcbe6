"""`sidestep ask`: questions that readers ask of a theorem, with the command whose verdict settles each."""

from __future__ import annotations

import json
import sys
from contextlib import redirect_stdout

import click

FORMAT = "sidestep/questions-1"


@click.command(short_help="Questions that readers ask, each with the check that settles it.")
@click.argument("theorem", metavar="THEOREM|FILE")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object (sidestep/questions-1) and nothing else.")
def ask(theorem: str, as_json: bool) -> None:
    """List the questions that readers ask of a theorem, a short answer to each, and the command that settles it.

    The answer is the theorem file's; whether it is right, the command finds out by searching.

    \b
    sidestep ask no_free_lunch
    sidestep ask log_likelihood_facts --json
    """
    from explorer.asking import command_of
    from explorer.commands.show import columns
    from explorer.loading import find
    with redirect_stdout(sys.stderr):
        loaded = find(theorem)
    found = [(item, command_of(loaded, item.settled)) for source in (loaded.theorem, *loaded.extensions)
             for item in source.confusions]
    if as_json:
        click.echo(json.dumps({"format": FORMAT, "theorem": loaded.theorem.name, "questions": [
            {"question": item.question, "answer": item.answer, "command": command, "verdict": item.settled.verdict}
            for item, command in found]}, indent=2, ensure_ascii=False))
        return
    for number, (item, command) in enumerate(found, 1):
        click.echo(("" if number == 1 else "\n") + click.style(f"{number}. {item.question}", bold=True))
        for line in columns({"": f"{item.answer}\n{command} --expect {item.settled.verdict}"}, indent=1):
            click.echo(line)
    if not found:
        click.echo(f"nobody has asked anything of {loaded.theorem.name} yet; a theorem file asks with "
                   "theorem.confusion(...)", err=True)
