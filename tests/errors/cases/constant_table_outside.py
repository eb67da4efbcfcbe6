"""A constant reward that is on no ladder of two levels."""
from explorer import exists, forall, implies, total, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, theorem

extension = theorem.extend("case")

NOTHING = Reward(lambda s, a: 0)


@extension.assumption
def idea(h: Human):
    """A sentence."""
    return h.reward == NOTHING
