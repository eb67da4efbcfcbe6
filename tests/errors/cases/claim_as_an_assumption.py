"""A claim in the place of a formula."""
from explorer import every, exists, forall, implies, total, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, theorem

extension = theorem.extend("case")


@extension.assumption
def idea(h: Human, R: Reward, s: State, a: Action):
    """A sentence."""
    return every(R(s, a) > 0)
