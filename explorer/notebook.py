"""`explorer.check` for Python and notebooks."""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from explorer.asking import Asked, ask
from explorer.checking import Options, TooLarge
from explorer.checking import check as search
from explorer.language.faults import Fault, Faults
from explorer.language.terms import kernel_sort
from explorer.loading import Loaded, find
from explorer.scope import parse_scope
from explorer.theorem import Theorem
from explorer.validation import faults_of
from explorer.verdict import Verdict

Scope = str | Mapping[Any, int | tuple[int, int]]  # by sort class or by name


class Result:
    """A verdict that shows itself: its attributes are the Verdict's, printing it says what `sidestep check` says."""

    def __init__(self, asked: Asked, verdict: Verdict) -> None:
        self.problem, self.command, self.answer = asked.problem, asked.command, verdict

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "answer":
            raise AttributeError(name)
        return getattr(self.answer, name)

    def __dir__(self) -> Iterable[str]:
        return [*super().__dir__(), *dir(self.answer)]

    def __str__(self) -> str:
        from rich.console import Console

        from explorer.report.text import text
        console = Console(file=io.StringIO(), width=100, color_system=None, force_terminal=False, force_jupyter=False)
        console.print(text(self.problem, self.answer))
        return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())  # type: ignore[attr-defined]

    def __repr__(self) -> str:
        return f"<{self.answer.formalization.theorem}: {self.answer.verdict}>"

    def _repr_html_(self) -> str:
        from explorer.report.page import notebook
        return notebook(self.problem, self.answer)


def check(theorem: str | os.PathLike[str] | Theorem, assumptions: Iterable[str] = (), drop: Iterable[str] = (),
          claim: str = "", scope: Scope | None = None, timeout: float | None = None, **axes: str) -> Result:
    """The verdict on a theorem (a name, a file, or the theorem itself) under these assumptions and alternatives.

    `scope` is written as for `--scope`, or a mapping from sorts to a greatest size or to (least, greatest). Raises
    Faults with everything that is wrong with the file or the question.
    """
    loaded = theorem_of(theorem)
    settings = [*axes.items(), *([("claim", claim)] if claim else [])]
    try:
        asked = ask(loaded, words(assumptions), settings, words(drop), changes(scope))
        return Result(asked, search(asked.problem, asked.formalization, Options(timeout=timeout)))
    except (Fault, TooLarge) as error:
        raise Faults([error if isinstance(error, Fault) else Fault(str(error))]) from None


def theorem_of(theorem: str | os.PathLike[str] | Theorem) -> Loaded:
    """What is checked, everything in it valid; raises Faults."""
    if not isinstance(theorem, Theorem):
        return find(theorem)
    faults = faults_of(theorem)
    if faults:
        raise Faults(faults)
    return Loaded(theorem, (), Path(theorem.place.path if theorem.place else "."), theorem.name)


def words(names: Iterable[str]) -> list[str]:
    """Names as a list; one name alone counts as a list of one."""
    return [names] if isinstance(names, str) else list(names)


def changes(scope: Scope | None) -> dict[str, tuple[int | None, int]]:
    """A scope given in Python as the changes that it asks for; raises Fault."""
    if scope is None or isinstance(scope, str):
        return parse_scope(scope) if scope else {}
    found: dict[str, tuple[int | None, int]] = {}
    for sort, value in scope.items():
        name = sort if isinstance(sort, str) else kernel_sort(sort).name
        pair = value if isinstance(value, tuple) else (None, value)
        if len(pair) != 2 or type(pair[1]) is not int or type(pair[0]) not in (int, type(None)):
            raise Fault(f"{name} cannot have {value!r} elements", "give a number, or (least, greatest)")
        found[name] = pair
    return found
