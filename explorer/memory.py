"""The garbage collector, told not to look through what a long search has left in memory."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def set_aside() -> Iterator[None]:
    """Meanwhile what is in memory already is taken to be in use. After a search that saves a tenth of the time."""
    if gc.get_freeze_count():  # somebody has set aside something, and will take it back
        yield
        return
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
