"""Work that ends in time, wherever it is: in a process forked for it, which the system ends."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import TypeVar

Result = TypeVar("Result")


def bounded(seconds: float, work: Callable[[], Result]) -> Result | None:
    """What the work gives; None where it takes longer than this or fails. What it changes is lost, but for files."""
    context = get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=told, args=(seconds, work, there))
    process.start()
    there.close()
    try:
        return here.recv()  # type: ignore[no-any-return]
    except EOFError:
        return None
    finally:
        process.join()
        here.close()


def told(seconds: float, work: Callable[[], object], there: Connection) -> None:
    """Does the work and tells what it gives. The alarm ends this process also where Python does not get a turn."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    with suppress(Exception):
        there.send(work())
