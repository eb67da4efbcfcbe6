"""The size of a problem is judged by the tables that a sort really has, not by those its restriction takes out."""

from __future__ import annotations

import pytest

from explorer import Bool, Function, Sort, Table, Theorem, World, forall, iff, implies, some
from explorer.search.estimate import TooLarge, amount, counted, refuse_too_large
from explorer.statement import build


class Option(Sort):
    """Something to rank."""


class Voter(Sort):
    """Somebody who ranks."""


class Relation(Table, of=(Option, Option), to=Bool):
    """Any relation."""


class Ranking(Table, of=(Option, Option), to=Bool, only=lambda r: (
        forall(Option, Option, lambda x, y: iff(r(x, y), ~r(y, x) | (x == y)))
        & forall(Option, Option, Option, lambda x, y, z: implies(r(x, y) & r(y, z), r(x, z))))):
    """A ranking without ties."""


class Profile(Table, of=(Voter,), to=Ranking):
    """A ranking for each voter."""


class Rule(World):
    """What comes of the rankings, and a relation."""

    social: Function[Profile, Ranking]
    relation: Relation


theorem = Theorem(title="Rankings", kind="impossibility", version="1", source="a test", covers="", audience="",
                  world=Rule, scope={Option: (3, 3), Voter: (2, 2)})


@theorem.claim
def unanimous(h: Rule):
    """Some rule ranks as everybody does."""
    return some(h, forall(Profile, Option, Option, lambda p, x, y: implies(
        forall(Voter, lambda v: p(v)(x, y)), h.social(p)(x, y) & h.relation(x, y))))


def test_restricted_tables_are_counted_one_by_one() -> None:
    statement = build(theorem).statement
    found = counted(statement, {"Option": 3, "Voter": 2})
    assert found == {"Option": 3, "Voter": 2, "Ranking": 6}
    refuse_too_large(statement, (), [(("Option", 3), ("Voter", 2))], 2**30)


def test_what_is_too_large_is_refused_with_its_numbers() -> None:
    statement = build(theorem).statement
    with pytest.raises(TooLarge, match="at Option=3, Voter=9, Profile has 10,077,696 values; at most 1,000,000"):
        refuse_too_large(statement, (), [(("Option", 3), ("Voter", 9))], 2**40)
    with pytest.raises(TooLarge, match=r"the limit is 0\.1 GiB"):
        refuse_too_large(statement, (), [(("Option", 3), ("Voter", 5))], 2**27)


@pytest.mark.parametrize(("size", "wanted"), [
    (10 * 2**20, "10 MiB"), (2**18, "0.25 MiB"), (100 * 2**20, "100 MiB"), (2**27, "0.1 GiB (128 MiB)"),
    (2**30, "1.0 GiB"), (5000 * 2**30, "5,000.0 GiB")])
def test_small_amounts_of_memory_are_not_rounded_away(size: int, wanted: str) -> None:
    assert amount(size) == wanted
