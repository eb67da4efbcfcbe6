"""A claim in a formula."""
from explorer import exists, forall, implies, some, total, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, theorem

extension = theorem.extend("case")


@extension.assumption
def idea(h: Human, R: Reward, s: State, a: Action):
    """A sentence."""
    return implies(R(s, a) > 0, some(h, R(s, a) > 0))
