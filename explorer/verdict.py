"""What an answer is: a verdict with its bound, its evidence, and what it costs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

JSON = Any
Sizes = tuple[tuple[str, int], ...]  # a size: every sized sort with its number of elements, in the statement's order
PRESENT = ("stands", "broken")
FORMAT = "sidestep/verdict-1"
NOT_SAID = "no evidence was made"
UNASKED = "it was asked for without certificates"  # why there are none
LISTED = 3  # sizes that are named with a reason; of more, how many


def size_text(size: Sizes) -> str:
    """`State=1, Action=2, Level=2`."""
    return ", ".join(f"{sort}={number}" for sort, number in size) or "the one size"


@dataclass(frozen=True)
class Formalization:
    """What was asked: a claim of a theorem, the assumptions that are on, the alternatives, and the scope."""

    theorem: str
    claim: str
    assumptions: tuple[str, ...]  # hypotheses that are on come first
    dropped: tuple[str, ...]
    axes: tuple[tuple[str, str], ...]
    scope: tuple[tuple[str, int, int], ...]  # sort, least, greatest
    observed: str = ""


@dataclass(frozen=True)
class Evidence:
    """A model of a query at a size, which the kernel accepted, or a refutation of it.

    `model` is as `explorer.kernel.universe.write_model` writes it; `outer` gives the values of an `each` claim's
    outer variables, as JSON; `certificate` is what the kernel accepted as a refutation, None if a solver alone says so.
    """

    query: str  # consistent, varies, witness
    kind: str  # model, refutation
    size: Sizes
    model: JSON = None
    outer: JSON = None
    certificate: JSON = None
    outers: JSON = None  # for a model: all the values of the outer variables that it serves, `outer` among them

    def json(self) -> dict[str, JSON]:
        """The item as the command line prints it."""
        return {"query": self.query, "kind": self.kind, "size": dict(self.size), "certificate": self.certificate,
                **({"model": self.model} if self.kind == "model" else {}),
                **({"outer": self.outer} if self.outer is not None else {}),
                **({"outers": self.outers} if self.outers is not None else {})}


@dataclass(frozen=True)
class AtSize:
    """The verdict at one size, with what shows it; `open` where it was not settled, and why."""

    size: Sizes
    verdict: str
    evidence: tuple[Evidence, ...] = ()
    why_open: str = ""
    checked: bool = False  # whether the evidence of the verdict that this is part of shows it
    unchecked: str = ""  # why it does not, where it was to


@dataclass(frozen=True)
class NearMiss:
    """The world that appears when one member of the smallest subset is dropped."""

    dropped: str
    evidence: Evidence


@dataclass(frozen=True)
class Remaining:
    """What the observation leaves of the target at the witness's size; None where it was not counted."""

    values: int | None
    of: int | None
    ambiguity: str | None  # full, partial


@dataclass(frozen=True)
class Matrix:
    """For an `each` claim about few values: under each assumption alone, and all together, which have a world."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[bool | None, ...]], ...]


@dataclass(frozen=True)
class Verdict:
    """The answer to a formalization. `sizes` has every size in scope, smallest first."""

    formalization: Formalization
    digest: str  # of the statement
    kind: str
    shape: str
    verdict: str
    sizes: tuple[AtSize, ...]
    assurance: str  # certified, solver
    evidence: tuple[Evidence, ...] = ()  # the item that is shown first comes first
    remaining: Remaining = field(default_factory=lambda: Remaining(None, None, None))
    smallest: tuple[str, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()
    idle: tuple[str, ...] = ()
    lost_desiderata: tuple[str, ...] = ()
    kept_desiderata: tuple[str, ...] = ()
    unknown_desiderata: tuple[str, ...] = ()
    matrix: Matrix | None = None
    why_open: str = ""
    not_certified: str = ""  # why the assurance is `solver`
    survived: Sizes = ()  # the largest size that --challenge reached with the same verdict
    broke: AtSize | None = None  # the size at which --challenge saw another verdict
    no_other: bool = False  # --another found no further world
    unfinished: str = ""  # what there was no time for, the verdict itself apart
    seconds: float = 0.0

    @property
    def pattern(self) -> dict[str, int]:
        """How many sizes have each verdict, the verdict itself first."""
        counts = Counter(item.verdict for item in self.sizes)
        return {name: counts[name] for name in sorted(counts, key=lambda n: (n != self.verdict, -counts[n], n))}

    def without(self, dropped: str) -> tuple[str, ...]:
        """What the near miss of a member of the smallest subset keeps.

        All other assumptions; of the smallest subset alone where the verdict is the same without this one.
        """
        names = self.smallest if dropped in self.idle else self.formalization.assumptions
        return tuple(name for name in names if name != dropped)

    @property
    def live(self) -> tuple[Sizes, ...]:
        """The sizes where worlds exist and the target varies."""
        return tuple(item.size for item in self.sizes if item.verdict not in ("contradictory", "presupposed", "open"))

    @property
    def unconfirmed(self) -> str:
        """The sizes without evidence where others have it, each with the reason; "" where there are none."""
        if not any(item.checked for item in self.sizes):
            return ""
        left: dict[str, list[str]] = {}
        for item in self.sizes:
            if not item.checked:
                left.setdefault(item.unchecked or NOT_SAID, []).append(size_text(item.size))
        return "; ".join(f"at {' and at '.join(sizes[:LISTED])}"
                         + (f" and at {len(sizes) - LISTED} more sizes" if len(sizes) > LISTED else "") + f": {why}"
                         for why, sizes in left.items())

    @property
    def stable(self) -> bool:
        """No size in scope disagrees, contradictory ones apart where they are fewer than half."""
        others = [item.verdict for item in self.sizes if item.verdict != self.verdict]
        return all(v == "contradictory" for v in others) and (2 * len(others) < len(self.sizes) or not others)

    @property
    def shown(self) -> Evidence | None:
        """The world that shows a verdict of presence, if it has one."""
        return next((item for item in self.evidence if item.kind == "model" and item.query == "witness"), None)

    @property
    def reach(self) -> dict[str, JSON]:
        """How far the verdict reaches: a model settles its own size, an absence the scope that was searched."""
        scope = {sort: [least, greatest] for sort, least, greatest in self.formalization.scope}
        by_model = self.verdict in PRESENT and self.shape in ("unidentified", "some") or \
            self.shape == "every" and self.verdict in ("broken", "sidestepped")
        if by_model and self.shown:
            return {"kind": "model", "size": dict(self.shown.size)}
        if self.shape == "each" and self.verdict in ("sidestepped", "broken"):
            at = next((item.size for item in self.sizes if item.verdict == self.verdict), ())
            return {"kind": "model", "size": dict(at)}
        return {"kind": "scope", "scope": scope}

    def json(self) -> dict[str, JSON]:
        """The object that `check --json` prints; fields may be added to it, not renamed."""
        asked = self.formalization
        return {
            "format": FORMAT, "theorem": asked.theorem, "statement": self.digest, "kind": self.kind,
            "shape": self.shape, "claim": asked.claim, "assumptions": list(asked.assumptions),
            "dropped": list(asked.dropped), "axes": dict(asked.axes),
            "scope": {sort: [least, greatest] for sort, least, greatest in asked.scope}, "observed": asked.observed,
            "verdict": self.verdict, "reach": self.reach, "pattern": self.pattern, "stable": self.stable,
            "assurance": self.assurance, "not_certified": self.not_certified or self.unconfirmed,
            "sizes": [{"size": dict(item.size), "verdict": item.verdict, "checked": item.checked,
                       **({"why": item.why_open} if item.why_open else {}),
                       **({"unchecked": item.unchecked} if item.unchecked else {})} for item in self.sizes],
            "live": [dict(size) for size in self.live],
            "remaining": {"values": self.remaining.values, "of": self.remaining.of,
                          "ambiguity": self.remaining.ambiguity},
            "evidence": [item.json() for item in self.evidence], "smallest": list(self.smallest),
            "near_misses": [{"dropped": miss.dropped, **miss.evidence.json()} for miss in self.near_misses],
            "idle": list(self.idle), "lost_desiderata": list(self.lost_desiderata),
            "kept_desiderata": list(self.kept_desiderata), "unknown_desiderata": list(self.unknown_desiderata),
            **({"matrix": {"columns": list(self.matrix.columns),
                           "rows": [{"assumptions": name, "survives": list(row)} for name, row in self.matrix.rows]}}
               if self.matrix else {}),
            "why_open": self.why_open, "survived": dict(self.survived),
            "broke": {"size": dict(self.broke.size), "verdict": self.broke.verdict} if self.broke else None,
            "unfinished": self.unfinished, "no_other": self.no_other, "seconds": round(self.seconds, 3),
        }
