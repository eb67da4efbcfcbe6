"""The garbage collector, told not to look through what a long search has left in memory, and less often."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 100_000  # new objects between two looks


@contextmanager
def set_aside() -> Iterator[None]:
    """Meanwhile what is in memory already is taken to be in use. After a search that saves an eighth of the time."""
    if gc.get_freeze_count():  # somebody has set aside something, and will take it back
        yield
        return
    often = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(SELDOM, *often[1:])
    try:
        yield
    finally:
        gc.set_threshold(*often)
        gc.unfreeze()
