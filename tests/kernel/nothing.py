"""A theorem about a sort of tables that a restriction leaves empty."""

from __future__ import annotations

from explorer import Bool, Sort, Table, Theorem, World, exists, some


class Spot(Sort):
    """A place."""


class Never(Table, of=(Spot,), to=Bool, only=lambda t: exists(Spot, lambda s: t(s) & ~t(s))):
    """No table at all."""


class Holder(World):
    """Somebody who holds what cannot be."""

    secret: Never


NOTHING = Theorem(title="nothing", kind="impossibility", version="1", source="none", covers="nothing", audience="tests",
                  world=Holder, name="nothing", scope={Spot: (1, 2)})


@NOTHING.claim
def held(h: Holder):
    """Somebody holds a table."""
    return some(h, exists(Never, lambda t: h.secret == t))
