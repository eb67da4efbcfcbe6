"""What a theorem file offers to be argued with: questions that readers ask, and exercises.

Each is declared like a published verdict. None has an answer key: what settles it is searched for when it is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from explorer.language.faults import Fault, Place, caller

if TYPE_CHECKING:
    from explorer.theorem import Published


@dataclass(frozen=True)
class Confusion:
    """A question that readers ask, a short answer, and the formalization whose verdict settles it."""

    question: str
    answer: str
    settled: Published


@dataclass(frozen=True)
class Exercise:
    """A claim to predict the verdict of; or a task, to find assumptions that give `asked.verdict`.

    A task allows at most `at_most` assumptions beside those of `asked`, and wants the desiderata `keeps` kept.
    """

    name: str
    says: str
    asked: Published
    task: bool = False
    at_most: int = 0
    keeps: tuple[str, ...] = ()


class Discussion:
    """The declarations that theorems and extensions have in common for discussion."""

    faults: list[Fault]

    def __init__(self) -> None:
        self.confusions: list[Confusion] = []
        self.exercises: dict[str, Exercise] = {}

    def entry(self, assumptions: Sequence[str], verdict: str, source: str, at: Mapping[Any, int] | None,
              drop: Sequence[str], claim: str, ambiguity: str, axes: Mapping[str, str],
              place: Place | None) -> Published:
        """A formalization with a verdict, as published verdicts are kept."""
        raise TypeError("a Discussion is part of a theorem or an extension")

    def confusion(self, question: str, *, answer: str, verdict: str, assumptions: Sequence[str] = (),
                  at: Mapping[Any, int] | None = None, drop: Sequence[str] = (), claim: str = "", **axes: str) -> None:
        """A question that readers ask, answered shortly; the verdict of the formalization settles it."""
        place = caller()
        settled = self.entry(assumptions, verdict, "", at, drop, claim, "", axes, place)
        self.confusions.append(Confusion(question, answer, settled))

    def exercise(self, name: str, says: str, *, assumptions: Sequence[str] = (), at: Mapping[Any, int] | None = None,
                 drop: Sequence[str] = (), claim: str = "", **axes: str) -> None:
        """A formalization whose verdict the reader predicts before it is searched for."""
        place = caller()
        self.add(Exercise(name, says, self.entry(assumptions, "", "", at, drop, claim, "", axes, place)))

    def task(self, name: str, says: str, *, verdict: str, at_most: int, keeps: Sequence[str] = (),
             assumptions: Sequence[str] = (), at: Mapping[Any, int] | None = None, drop: Sequence[str] = (),
             claim: str = "", **axes: str) -> None:
        """A verdict for which the reader looks for at most so many further assumptions, keeping some desiderata."""
        place = caller()
        asked = self.entry(assumptions, verdict, "", at, drop, claim, "", axes, place)
        self.add(Exercise(name, says, asked, True, at_most, tuple(keeps)))

    def add(self, exercise: Exercise) -> None:
        """Keeps an exercise by name; two of one name are a fault."""
        if exercise.name in self.exercises:
            self.faults.append(Fault(f"two exercises are called `{exercise.name}`", "choose another name",
                                     exercise.asked.place))
        self.exercises.setdefault(exercise.name, exercise)
