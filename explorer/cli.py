"""The command line. Each command lives in explorer.commands and is imported when it is used."""

from __future__ import annotations

import sys
import time
import traceback
from importlib import import_module
from typing import Any

import click

import explorer
from explorer.language.faults import Fault, Faults, did_you_mean

STARTED = time.monotonic()  # a --timeout counts from here
COMMANDS = {  # in the order of --help: the command, its module and its function
    "list": ("catalogue", "list_theorems"),
    "show": ("show", "show"),
    "check": ("check", "check"),
    "report": ("check", "report"),
    "map": ("map", "map_"),
    "verify": ("verify", "verify"),
    "prove": ("prove", "prove"),
    "ask": ("ask", "ask"),
    "exercise": ("exercise", "exercise"),
    "cite": ("cite", "cite"),
    "bib": ("bib", "bib"),
    "path": ("sequence", "path_"),
    "graph": ("sequence", "graph"),
    "store": ("store", "store"),
    "new": ("new", "new"),
}


class Commands(click.Group):
    """Commands by name, imported when asked for; faults become messages and exit status 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, function = COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"explorer.commands.{module}"), function)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = did_you_mean(args[0], COMMANDS)
            if args[0] == "help":
                hint = " ".join(["sidestep", *(word for word in args[1:2] if word in COMMANDS), "--help says more"])
            raise Faults([Fault(f"there is no command `{args[0]}`", hint)])
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        from explorer.commands.messages import unheard
        try:
            with unheard():
                return super().invoke(ctx)
        except (Fault, Faults) as error:
            from explorer.commands.messages import show_faults
            show_faults(error)
            ctx.exit(2)
        except KeyboardInterrupt:
            click.echo("interrupted", err=True)
            ctx.exit(3)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(explorer.__version__, prog_name="sidestep")
def cli() -> None:
    """Which assumptions get around an impossibility result of value learning?

    Each result is a theorem file with named assumptions. A search says for any combination of them whether the
    impossibility stands (and shows a world in which it does), is sidestepped within the sizes searched, or was never in
    question.

    \b
    sidestep list                                      the theorems there are
    sidestep show no_free_lunch                        one of them, with its assumptions
    sidestep check no_free_lunch                       the result as published
    sidestep check no_free_lunch rational unique_best  under two assumptions
    sidestep map no_free_lunch                         under every combination of its assumptions
    sidestep new extension my_idea --of no_free_lunch  a file for an assumption of your own
    sidestep check my_idea.py                          what your assumption does

    \b
    Exit status:
      0  a verdict was reached
      1  it is not the one expected (--expect)
      2  the command or a theorem file is wrong
      3  open: the time, the memory or the search was cut short
     70  an error in Sidestep itself

    Loading a theorem file runs the Python in it: load only files that you would run.
    """


def main() -> None:
    """Runs the command line; ends the process with its exit status, 70 where Sidestep itself is at fault."""
    try:
        cli(prog_name="sidestep", obj=STARTED)
    except Exception:
        traceback.print_exc()
        sys.exit(70)


if __name__ == "__main__":
    main()
