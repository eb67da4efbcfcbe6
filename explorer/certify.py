"""Asks the kernel about a verdict and all its evidence. Only what it accepts is called certified."""

from __future__ import annotations

from dataclasses import replace

from explorer.kernel.map import check_map
from explorer.kernel.statement import Statement
from explorer.kernel.universe import Meter, Rejected
from explorer.kernel.verdict import check_verdict
from explorer.map import Map
from explorer.memory import set_aside
from explorer.verdict import Verdict


def certified(statement: Statement, verdict: Verdict) -> Verdict:
    """The verdict with the assurance that it deserves.

    `certified` where the kernel accepts the verdict as it would be written to a file; otherwise `solver`, and
    `not_certified` says why.
    """
    if verdict.verdict == "open":
        return replace(verdict, assurance="solver", not_certified=verdict.not_certified or "nothing was decided")
    try:
        with set_aside():
            check_verdict(statement, verdict.json(), Meter())
    except Rejected as error:
        why = verdict.not_certified or str(error)
        return replace(verdict, assurance="solver", not_certified=why)
    return replace(verdict, assurance="certified", not_certified="")


def certified_map(drawn: Map) -> Map:
    """The map, `certified` where the kernel accepts it as it would be written to a file; `not_certified` says why not.
    """
    try:
        with set_aside():
            check_map(drawn.statement, drawn.json(), Meter())
    except Rejected as error:
        return replace(drawn, certified=False, not_certified=str(error))
    return replace(drawn, certified=True, not_certified="")
