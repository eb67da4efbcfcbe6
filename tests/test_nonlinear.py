"""Products of unknown reals: worlds are shown where they are rational, and a solver's word is never dressed up."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from explorer.cli import cli

FILE = '''"""Squares."""
from explorer import Real, Sort, Theorem, World, every, some


class Thing(Sort):
    """Something."""


class Pair(World):
    """Two numbers."""

    x: Real
    y: Real


theorem = Theorem(title="Squares", kind="guarantee", version="1", source="known", world=Pair, covers="Squares.",
                  audience="Everybody.", scope={Thing: (1, 1)})


@theorem.claim
def not_negative(h: Pair):
    """A sum of squares is not negative."""
    return every(h.x * h.x + h.y * h.y >= 0)


@theorem.claim
def two(h: Pair):
    """Some square is two."""
    return some(h, h.x * h.x == 2)


@theorem.claim
def large(h: Pair):
    """Some product is large."""
    return some(h, h.x * h.y > 3)
'''


@pytest.mark.parametrize(("claim", "said"), [
    ("not_negative", "multiplies unknown real numbers, for which there are no certificates yet"),
    ("two", "numbers that are not rational, so none could be written down"), ("large", "Certified: the kernel")])
def test_what_is_said_of_products(tmp_path: Path, claim: str, said: str) -> None:
    file = tmp_path / "squares.py"
    file.write_text(FILE)
    result = CliRunner().invoke(cli, ["check", str(file), f"claim={claim}"])
    text = " ".join(result.stdout.split())
    assert result.exit_code == 0 and "holds" in text and said in text
    assert ("Certified" in text) == (claim == "large")
