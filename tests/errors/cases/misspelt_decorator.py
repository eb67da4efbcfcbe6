"""A decorator that the extension does not have."""
from explorer import exists, forall, implies, total, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, theorem

extension = theorem.extend("case")


@extension.asumption
def idea(h: Human, s: State):
    """A sentence."""
    return exists(Action, lambda a: h.reward(s, a) > 0)
