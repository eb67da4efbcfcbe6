"""What the search's grounding does: each part of a formula is found out once, however many values it is used for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from explorer.loading import find
from explorer.search.clauses import Clauses
from explorer.search.site import Site
from explorer.statement import build


@pytest.mark.parametrize("levels", [2, 3])
def test_what_is_the_same_for_all_values_is_looked_at_once(levels: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of two properties of all rewards: the one that is no clause by itself is one literal in each clause."""
    looked = 0
    joined = Clauses.all_of

    def counting(self: Clauses, literals: Iterable[int]) -> int:
        nonlocal looked
        listed = list(literals)
        looked += len(listed)
        return joined(self, listed)
    site = Site(build(find("no_free_lunch").theorem).statement, {"State": 2, "Action": 2, "Level": levels})
    before = site.ground.clauses.made
    monkeypatch.setattr(Clauses, "all_of", counting)
    site.ground.assumption("rational_or_antirational")
    assert 0 < looked < 4 * (site.ground.clauses.made - before)


def test_a_number_that_is_the_same_for_all_values_is_found_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The regret under the unknown reward is compared with that under every reward and every mixture."""
    compared = 0
    holds = Clauses.holds

    def counting(self: Clauses, *sides: Any) -> int:
        nonlocal compared
        compared += 1
        return holds(self, *sides)
    monkeypatch.setattr(Clauses, "holds", counting)
    site = Site(build(find("half_regret").theorem).statement, {"State": 1, "Action": 2, "Level": 3, "Share": 3})
    outer = [site.universe.domain(sort) for _, sort in site.statement.outer]
    rewards, mixtures = (len(site.universe.domain(sort)) for sort in site.statement.sorts
                         if sort.name in ("Reward", "Mixed"))
    site.ground.query("witness", tuple(values[0] for values in outer))
    assert compared < 4 * rewards * mixtures
