"""In on a tuple of elements."""
from explorer import exists, forall, implies, total, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, theorem

extension = theorem.extend("case")


@extension.assumption
def idea(h: Human, R: Reward, s: State, a: Action, b: Action, c: Action):
    """A sentence."""
    return implies(a in (b, c), R(s, a) > 0)
