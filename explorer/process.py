"""Runs a job in a process of its own, within limits of time and memory, and takes its messages as they come."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from typing import IO, Any

from explorer.search.worker import receive, send

MEMORY = 4 * 2**30  # bytes, where nothing is said
POLL = 0.05  # seconds between two looks at a worker
START = "import sys; sys.path[:0] = [{root!r}]; from explorer.search.worker import main; main()"
Take = Callable[..., None]


def supervise(job: Any, take: Take, timeout: float | None, memory: int | None, started: float) -> str:
    """Runs the job to its end or to a limit, and says why it was stopped; "" where it was not.

    `take` is given every message that the job yields, also what arrived while it was being stopped; the time counts
    from `started` (time.monotonic). Ctrl-C stops the job too.
    """
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # Ctrl-C waits until it can be answered
    try:
        process = subprocess.Popen(  # our own worker; -P keeps it from importing what lies in the user's folder
            [sys.executable, "-P", "-c", START.format(root=str(Path(__file__).resolve().parent.parent))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
    except BaseException:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        raise
    assert process.stdin and process.stdout
    messages: Queue[Any] = Queue()
    reader = threading.Thread(target=pump, args=(process.stdout, messages), daemon=True)
    reader.start()
    stopped = ""
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        send(process.stdin, job)
        stopped = watch(process, messages, take, timeout, memory or MEMORY, started)
    except KeyboardInterrupt:
        stopped = "it was interrupted"
    except BrokenPipeError:
        stopped = "the search ended at once"
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # the worker and those that it started
        process.wait()
        process.stdin.close()
        reader.join()
        process.stdout.close()
    while not messages.empty():
        kind, *rest = messages.get()
        if kind not in ("failed", "done", "ended"):
            take(kind, *rest)
    return stopped


def watch(process: subprocess.Popen[bytes], messages: Queue[Any], take: Take, timeout: float | None, memory: int,
          started: float) -> str:
    """Takes messages until the worker is done or past a limit; why it was stopped."""
    while True:
        left = None if timeout is None else started + timeout - time.monotonic()
        if left is not None and left <= 0:
            return f"the time limit of {timeout:g} s was reached"
        if resident(process.pid) > memory:
            return f"the memory limit of {memory / 2**20:.0f} MiB was reached"
        try:
            kind, *rest = messages.get(timeout=POLL if left is None else min(POLL, left))
        except Empty:
            continue
        if kind == "failed":
            return str(rest[0])
        if kind == "done":
            return ""
        if kind == "ended":
            return "the search ended early"
        take(kind, *rest)


def pump(stream: IO[bytes], messages: Queue[Any]) -> None:
    """Passes the worker's messages on, and says when there are no more."""
    try:
        while True:
            messages.put(receive(stream))
    except (EOFError, ValueError, OSError):
        messages.put(("ended",))


def resident(pid: int) -> int:
    """The bytes of memory that a process and those it started hold; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return pages * os.sysconf("SC_PAGE_SIZE") + sum(resident(int(child)) for child in children)
    except (OSError, ValueError, IndexError):
        return 0
