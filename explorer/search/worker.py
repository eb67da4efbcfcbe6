"""The process that searches: a pickled job comes in, pickled messages go out, so that limits hold from outside."""

from __future__ import annotations

import os
import pickle
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from typing import IO, Any, Protocol

from explorer.search.compile import Outside

HEAD = struct.Struct(">Q")


class Job(Protocol):
    """What a worker is asked; it can be pickled."""

    def messages(self, progress: Callable[[str, int, int], None]) -> Iterator[tuple[Any, ...]]:
        """Does the work and yields what there is to tell, each message a kind and what belongs to it."""


def send(stream: IO[bytes], message: Any) -> None:
    """One message: its length, then the pickle."""
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(HEAD.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """The next message; raises EOFError where the stream ends."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        raise EOFError
    (length,) = HEAD.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)  # from our own process


def leave_with_parent() -> None:
    """Ends this process once whoever started it is gone and standard input with it."""
    while os.read(sys.stdin.fileno(), 1):  # not by sys.stdin, whose lock a process forked meanwhile would inherit
        pass
    os._exit(1)


def main() -> None:
    """Reads a job from standard input and writes its messages, ("progress", ...), ("failed", text) and ("done",).

    ("outside", part, size) says that a part of the statement has no meaning at a size, see `Outside`.
    """
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else may write into the stream of messages
    job: Job = receive(sys.stdin.buffer)
    threading.Thread(target=leave_with_parent, daemon=True).start()
    try:
        for message in job.messages(lambda *what: send(out, ("progress", *what))):
            send(out, message)
    except (KeyboardInterrupt, BrokenPipeError):
        return
    except Outside as error:
        send(out, ("outside", error.part, error.size))
    except MemoryError:
        send(out, ("failed", "memory ran out"))
    except Exception as error:
        send(out, ("failed", f"{type(error).__name__}: {error}"))
    send(out, ("done",))


if __name__ == "__main__":
    main()
