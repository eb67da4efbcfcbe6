"""`sidestep list`."""

from __future__ import annotations

import json

import click

from explorer.commands.messages import hint

FORMAT = "sidestep/list-1"


@click.command("list", short_help="The theorems and extensions that come with Sidestep.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object (sidestep/list-1) and nothing else.")
def list_theorems(as_json: bool) -> None:
    """List the theorems and extensions that come with Sidestep.

    \b
    sidestep list
    sidestep list --json
    """
    from explorer.loading import named
    theorems, extensions = named()
    if as_json:
        listed = [{"name": name, "title": t.title, "kind": t.kind} for name, t in theorems.items()]
        added = [{"name": name, "theorem": extension.theorem.name} for name, extension in extensions.items()]
        printed = {"format": FORMAT, "theorems": listed, "extensions": added}
        click.echo(json.dumps(printed, indent=2, ensure_ascii=False))
        return
    width = max(map(len, [*theorems, *extensions]), default=0)
    for name, theorem in theorems.items():
        click.echo(f"{click.style(name.ljust(width), bold=True)}  {theorem.title} ({theorem.kind})")
    for name, extension in extensions.items():
        click.echo(f"{click.style(name.ljust(width), bold=True)}  adds to {extension.theorem.name}: "
                   f"{', '.join(extension.assumptions)}")
    hint(f"\nsidestep show {next(iter(theorems), 'THEOREM')} prints one of them with its assumptions.")
