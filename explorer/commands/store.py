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
    if error := kept.fault():
        raise Fault(f"cannot read {kept.path}: {error}", advice(error))
    counts, blocked = kept.counts(), kept.blocked()
    there = "" if kept.path.exists() else f" (cannot be made: {blocked})" if blocked else " (not there yet)"
    click.echo(f"file:          {kept.path}{there}")
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
    if kept.path is None:
        click.echo("the store is off (SIDESTEP_STORE): there is nothing to forget")
    elif not kept.path.exists():
        blocked = kept.blocked()
        click.echo(f"there is no store at {kept.path}, " + (f"and none can be made: {blocked}" if blocked else
                                                            "so there is nothing to forget"))
    else:
        try:
            if error := kept.fault():
                raise error
            kept.clear()
        except (sqlite3.Error, OSError) as error:
            raise Fault(f"cannot clear {kept.path}: {error}", advice(error)) from None
        click.echo(f"forgotten: {kept.path} is empty now")


def advice(error: Exception) -> str:
    """What to do about a store that cannot be read or cleared."""
    from explorer.store import busy, damaged
    if damaged(error):
        return "it is no store, or a damaged one: delete the file if nothing else is in it, or name another one in " \
            "SIDESTEP_STORE"
    if busy(error):
        return "another process is using it: try again when that is done"
    return "see who may read and write it, or name another file in SIDESTEP_STORE"
