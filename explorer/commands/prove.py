"""`sidestep prove`: the arguments for every value of a parameter, checked step by step."""

from __future__ import annotations

import json
import sys
from contextlib import redirect_stdout

import click

FORMAT = "sidestep/proofs-1"
ARITHMETIC = "log_likelihood_facts"  # whose file speaks of computer arithmetic too


@click.command(short_help="Arguments for every value of a parameter, checked step by step.")
@click.argument("theorems", nargs=-1, metavar="[THEOREM|FILE]...")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object (sidestep/proofs-1) and nothing else.")
@click.pass_context
def prove(ctx: click.Context, /, theorems: tuple[str, ...], as_json: bool) -> None:
    """Check the arguments that go beyond any scope: for every discount, every noise, all real rewards.

    A step says that an expression is zero, that it is positive for all values of its parameters, or that formulas
    contradict each other; SymPy decides each exactly. What joins the steps is in words, and not checked.

    \b
    sidestep prove
    sidestep prove irl_reward_cone

    \b
    Exit status: 0 every step holds, 1 some step does not, 2 the command is wrong.
    """
    from explorer.loading import find, shipped
    from explorer.parametric.proofs import proofs_of
    with redirect_stdout(sys.stderr):
        names = [find(name).theorem.name for name in theorems] or list(shipped())
    found = [(item, item.faults()) for name in names for item in proofs_of(name)]
    arithmetic = list[tuple[str, bool]]()
    if ARITHMETIC in names:
        from explorer.search.floats import facts
        arithmetic = list(facts())
    if as_json:
        click.echo(json.dumps({"format": FORMAT, "proofs": [
            {"theorem": item.theorem, "name": item.name, "says": item.says, "reach": item.reach,
             "steps": [step.why for step in item.steps], "joined": item.joined, "failed": failed}
            for item, failed in found], "arithmetic": [{"says": says, "holds": holds} for says, holds in arithmetic]},
            indent=2, ensure_ascii=False))
    else:
        from explorer.commands.show import columns
        for number, (item, failed) in enumerate(found):
            steps = "\n".join(f"{'fails' if step.why in failed else 'holds'}: {step.why}" for step in item.steps)
            said = f"{item.says} Proved {item.reach}." if not failed else f"{item.says} Not proved."
            click.echo(("\n" if number else "") + click.style(f"{item.theorem}: {item.name}", bold=True))
            for line in columns({"": f"{said}\n{steps}\n{item.joined}"}, indent=1):
                click.echo(line)
        for says, holds in arithmetic:
            click.echo(f"{'holds' if holds else 'fails'}: {says}")
        if not found and not arithmetic:
            click.echo("no argument for every value of a parameter is attached here", err=True)
    ctx.exit(int(any(failed for _, failed in found) or not all(holds for _, holds in arithmetic)))
