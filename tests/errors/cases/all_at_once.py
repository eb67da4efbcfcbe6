"""Five faults of five kinds: none hides another."""
from explorer import exists, forall, implies, total, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, theorem

extension = theorem.extend("case")


@extension.assumption
def first(h: Human, s: State, a: Action):
    """A sentence."""
    return h.reward(s, a) > 0.5


@extension.assumption
def second(h: Human, s: State, a: Action):
    return h.reward(s, a) > 0


@extension.assumption
def third(h: Human, s: State, a: Action):
    """A sentence."""
    return h.rewards(s, a) > 0


@extension.asumption
def fourth(h: Human, s: State, a: Action):
    """A sentence."""
    return fifth(h, s, aa)


@extension.assumption
def fifth(h: Human, s: Stat, a: Action):
    """A sentence."""
    return h.reward(s, a) > 0


extension.published(["fourth", "sixth"], verdict="stands", source="nobody")
