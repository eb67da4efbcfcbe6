"""An action taken away from a number."""
from explorer import exists, forall, implies, total, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, theorem

extension = theorem.extend("case")


@extension.assumption
def idea(h: Human, R: Reward, s: State, a: Action):
    """A sentence."""
    return R(s, a) - a > 0
