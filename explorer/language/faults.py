"""What is wrong with a theorem file, and where."""

from __future__ import annotations

import linecache
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import FrameType, TracebackType

PACKAGE = Path(__file__).parent.parent
LIBRARY = Path(linecache.__file__).parent
RUNNERS = frozenset(str(PACKAGE / name) for name in ("loading.py", "asking.py", "checking.py"))


@dataclass(frozen=True)
class Place:
    """A line of a file."""

    path: str
    line: int


class Fault(Exception):
    """One thing wrong in a theorem file: what, a hint, and the place where it was written."""

    def __init__(self, what: str, hint: str = "", place: Place | None = None) -> None:
        super().__init__(what)
        self.what, self.hint, self.place = what, hint, place

    def __str__(self) -> str:
        where = f"{self.place.path}:{self.place.line}: " if self.place else ""
        return f"{where}error: {self.what}" + (f"; {self.hint}" if self.hint else "")


class Faults(Exception):
    """Everything wrong with a theorem file, in the order of its lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        unique = {str(fault): fault for fault in faults}
        self.faults = sorted(unique.values(), key=lambda f: (f.place.path, f.place.line) if f.place else ("", 0))
        super().__init__("\n".join(map(str, self.faults)))


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """A hint that names the nearest of the names in reach; where none is near, all of them."""
    known = list(dict.fromkeys(names))
    alike: dict[str, str] = {}  # the same but for case, dashes and underscores: the first of them
    for one in known:
        alike.setdefault(plain(one), one)
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    if plain(name) in alike and name not in known:
        near = [alike[plain(name)]]
    elif not near:
        near = [alike[one] for one in get_close_matches(plain(name), alike, n=1, cutoff=0.6)]
    if len(longer := [one for one in known if plain(one).startswith(plain(name))]) == 1:
        near = longer
    listed = ", ".join(known[:25]) + (", ..." if len(known) > 25 else "")
    if near:
        return f"did you mean `{near[0]}`?" + (f" known here: {listed}" if len(known) <= 6 else "")
    return f"known here: {listed or 'nothing'}"


def plain(name: str) -> str:
    """A name without what is easily mistaken: case, and dashes, spaces and underscores for each other."""
    return re.sub(r"[-_ ]+", "_", name.casefold())


@cache
def is_user_file(path: str) -> bool:
    """Whether a frame's file is a theorem file: any file that is not part of the language's own code."""
    where = Path(path)
    if where.is_relative_to(PACKAGE):
        return where.is_relative_to(PACKAGE / "theorems")
    return not path.startswith("<") and not where.is_relative_to(LIBRARY)


def place_of_traceback(traceback: TracebackType | None) -> Place | None:
    """The innermost line of a theorem file in a traceback."""
    found = None
    while traceback is not None:
        path = traceback.tb_frame.f_code.co_filename
        if is_user_file(path):
            found = Place(path, traceback.tb_lineno)
        traceback = traceback.tb_next
    return found


def caller() -> Place | None:
    """The innermost line of a theorem file that is running now; whoever called one of RUNNERS wrote no theorem."""
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename not in RUNNERS:
        if is_user_file(frame.f_code.co_filename):
            return Place(frame.f_code.co_filename, frame.f_lineno)
        frame = frame.f_back
    return None


def no_truth(what: str) -> Fault:
    """The fault of something that Python asks for its truth value while the file is read."""
    place = caller()
    return Fault(f"{what} has no truth value while the file is read", truth_hint(place), place)


def truth_hint(place: Place | None) -> str:
    """Which operator to write instead, from the words on the line."""
    line = linecache.getline(place.path, place.line) if place else ""
    code = re.sub(r"([\"']).*?\1|#.*", "", line)
    if re.search(r"\band\b", code):
        return "write `(a) & (b)` instead of `a and b`"
    if re.search(r"\bor\b", code):
        return "write `(a) | (b)` instead of `a or b`"
    if re.search(r"\bnot\b", code):
        return "write `~(a)` instead of `not a`"
    if re.search(r"\b(if|while)\b", code):
        return "write `where(condition, x, y)` or `implies(condition, formula)` instead of `if`"
    if re.search(r"[<>=]=?[^<>=]+[<>]=?|[<>]=?[^<>=]+==", code):
        return "write `(a < b) & (b < c)` instead of the chained comparison `a < b < c`"
    return "write `&` for `and`, `|` for `or`, `~` for `not`, and `(a < b) & (b < c)` for `a < b < c`"
