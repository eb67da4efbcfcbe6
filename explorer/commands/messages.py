"""What commands have in common: messages, printing, progress."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from explorer.language.faults import Fault, Faults, Place

WIDTH = 100  # where the output is no terminal, and at most where it is


def show_faults(error: Fault | Faults) -> None:
    """Prints every fault to standard error, with its path as seen from this folder."""
    for fault in error.faults if isinstance(error, Faults) else [error]:
        shown = Fault(fault.what, fault.hint, fault.place and Place(near(fault.place.path), fault.place.line))
        where, _, rest = str(shown).partition("error: ")
        click.echo(where + click.style("error: ", fg="red", bold=True) + rest, err=True)


def hint(text: str) -> None:
    """What to try next, for who reads along: on standard error, and only where both streams are a terminal's."""
    if sys.stdout.isatty() and sys.stderr.isatty():
        click.echo(text, err=True)


def near(path: str) -> str:
    """A path as seen from the current folder, where it is inside it."""
    try:
        return str(Path(path).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return path


def printed(renderable: Any) -> None:
    """Prints a renderable to standard output: coloured and as wide as it on a terminal, plain lines elsewhere."""
    from rich.console import Console
    terminal = Console(file=sys.stdout, highlight=False)
    if terminal.is_terminal:
        Console(file=sys.stdout, highlight=False, width=min(terminal.width, WIDTH)).print(renderable)
        return
    plain = Console(file=io.StringIO(), width=WIDTH, highlight=False, color_system=None)
    plain.print(renderable)
    for line in plain.file.getvalue().splitlines():  # type: ignore[attr-defined]
        click.echo(line.rstrip())


@contextmanager
def unheard() -> Iterator[None]:
    """Goes on quietly where nobody reads standard output any longer, as after `| head`; it then leads nowhere."""
    try:
        yield
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


class Progress:
    """A bar on standard error once something takes longer than a second, on a terminal alone."""

    def __init__(self) -> None:
        self.since, self.bar, self.task = time.monotonic(), None, None  # type: tuple[float, Any, Any]

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self.bar is not None:
            self.bar.stop()

    def __call__(self, what: str, done: int, of: int) -> None:
        """What is being done, and how much of it is done."""
        if not sys.stderr.isatty() or time.monotonic() - self.since < 1:
            return
        if self.bar is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
            from rich.progress import Progress as Bar
            self.bar = Bar(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
                           console=Console(stderr=True), transient=True)
            self.task = self.bar.add_task(what, total=of)
            self.bar.start()
        self.bar.update(self.task, description=what, completed=done, total=of)

    def note(self, text: str) -> None:
        """A line above the bar, while there is one."""
        if self.bar is not None:
            self.bar.console.print(text, style="dim", highlight=False)
