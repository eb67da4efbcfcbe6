"""What the properties of a map say of each combination, against the rule written out for one combination at a time."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest

from explorer.kernel.chains import Sides, fields_of, mask_of, verdicts, weaker
from explorer.kernel.syntax import FALSE, TRUE, Term

SIZE = 3  # assumptions


def statement(shape: str, kind: str = "impossibility", varies: Term = FALSE, consistent: Term = TRUE) -> Any:
    return SimpleNamespace(shape=shape, kind=kind, varies=varies, consistent=consistent)


def sides(query: str, dice: Random) -> Sides:
    """Any sets on either side; nothing asks them to go together."""
    outside, inside = (tuple(dice.sample(range(2 ** SIZE), dice.randrange(3))) for _ in range(2))
    return Sides(query, outside, inside, outside, inside, ())


def side(chain: Sides, mask: int) -> tuple[bool, bool]:
    """Whether a combination is inside the property, being part of a set inside, and whether it is outside."""
    return any(mask & ~one == 0 for one in chain.inside), any(one & ~mask == 0 for one in chain.outside)


def word(shape: str, names: tuple[str, str], chains: Sequence[Sequence[Sides]], mask: int) -> str:
    """The verdict of one combination."""
    present, absent = names
    if shape == "each":
        sizes = [(*side(first, mask), *side(last, mask)) for first, last in chains]
        if any(consistent and lacking for consistent, _, _, lacking in sizes):
            return absent
        if any(not contradictory and not (consistent and (served or lacking))
               for consistent, contradictory, served, lacking in sizes):
            return "open"
        return present if any(consistent and served for consistent, _, served, _ in sizes) else "contradictory"
    known = {chain.query: side(chain, mask) for chain in chains[0]}
    consistent, contradictory = known["consistent"]
    varying, fixed = known.get("varies", known["consistent"])
    first, other = (absent, present) if shape == "every" else (present, absent)
    if known["witness"][0]:
        return first
    if known["witness"][1] and varying:
        return other
    if fixed and consistent:
        return "presupposed"
    return "contradictory" if contradictory else "open"


@pytest.mark.parametrize("kind, names", [("impossibility", ("stands", "sidestepped")),
                                         ("guarantee", ("holds", "broken"))])
@pytest.mark.parametrize("shape", ["unidentified", "some", "every", "each"])
def test_every_combination_has_the_verdict_of_the_rule(shape: str, kind: str, names: tuple[str, str]) -> None:
    dice = Random(f"{shape} {kind}")
    met = set()
    for _ in range(400):
        queries = ["consistent", "witness"] if shape == "each" or dice.random() < 0.3 else [
            "consistent", "varies", "witness"]
        sizes = dice.randrange(1, 4) if shape == "each" else 1
        chains = [[sides(query, dice) for query in queries] for _ in range(sizes)]
        found = verdicts(statement(shape, kind), chains, SIZE)
        assert set(found) == {*names, "presupposed", "contradictory", "open"}
        for mask in range(2 ** SIZE):
            said = [name for name, bits in found.items() if bits >> mask & 1]
            assert said == [word(shape, names, chains, mask)]
            met.update(said)
    assert met == {*names, "contradictory", "open"} | ({"presupposed"} if shape != "each" else set())


def test_what_the_properties_are_called() -> None:
    consistent = ("consistent", ("minimal_contradictory", "maximal_consistent"))
    varies = ("varies", ("minimal_presupposed", "maximal_varying"))
    witness = ("witness", ("minimal_sidesteps", "maximal_standing"))
    counter = ("witness", ("minimal_hypotheses", "maximal_escapes"))
    assert fields_of(statement("unidentified")) == [consistent, varies, witness]
    assert fields_of(statement("some", varies=TRUE)) == [consistent, witness]
    assert fields_of(statement("every")) == [consistent, varies, counter]
    assert fields_of(statement("every", varies=TRUE)) == [consistent, counter]


def test_which_queries_a_model_answers_too() -> None:
    assert weaker(statement("some"), "witness") == ("varies", "consistent")
    assert weaker(statement("some"), "varies") == ("consistent",)
    assert weaker(statement("some", consistent=FALSE), "varies") == ()
    assert weaker(statement("some"), "consistent") == weaker(statement("some", consistent=FALSE), "consistent") == ()


def test_masks() -> None:
    assert [mask_of("abc", some) for some in ("", "a", "ca", ["b", "b"])] == [0, 1, 5, 2]
    with pytest.raises(ValueError):
        mask_of("abc", ["d"])
