"""An assumption about three worlds."""
from explorer import exists, forall, implies, total, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, theorem

extension = theorem.extend("case")


@extension.assumption
def idea(h: Human, k: Human, m: Human):
    """A sentence."""
    return h.reward == k.reward
