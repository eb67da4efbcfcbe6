"""`sidestep store`."""

from __future__ import annotations

import sqlite3

import click

from explorer.language.faults import Fault


@click.group(short_help="What earlier runs found and kept.")
def store() -> None:
    """See or forget what earlier runs found.

    What took long to find is kept by content in one file, which check, report and map share: a run that was stopped
    goes on where it was, and changing one assumption leaves what does not speak of it. SIDESTEP_STORE names another
    file, or is `off`. Nothing in it is trusted: certificates are checked again each time.

    \b
    sidestep store info
    sidestep store clear
    """


@store.command(short_help="Where it is and how much it holds.")
def info() -> None:
    """Print where the store is and how much it holds.

    \b
    sidestep store info
    """
    from explorer.store import Store, default_path
    kept = Store(default_path())
    if kept.path is None:
        click.echo("the store is off (SIDESTEP_STORE)")
        return
    counts = kept.counts()
    click.echo(f"file:          {kept.path}")
    click.echo(f"answers:       {counts['facts']:,} about sets of assumptions")
    click.echo(f"certificates and findings: {counts['kept']:,}")
    click.echo(f"size:          {counts['bytes'] / 2**20:.1f} MiB")


@store.command(short_help="Forget everything.")
def clear() -> None:
    """Forget everything that was kept; the next run searches anew.

    \b
    sidestep store clear
    """
    from explorer.store import Store, default_path
    kept = Store(default_path())
    try:
        kept.clear()
    except (sqlite3.Error, OSError) as error:
        raise Fault(f"cannot clear {kept.path}: {error}", "another process may be using it") from None
    click.echo("nothing is kept")
