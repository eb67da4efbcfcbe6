"""A desideratum of the wrong shape."""
from explorer import every, exists, forall, implies, total, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, theorem

extension = theorem.extend("case")


@extension.desideratum
def idea(h: Human):
    """A sentence."""
    return every(exists(State, Action, lambda s, a: h.reward(s, a) > 0))
