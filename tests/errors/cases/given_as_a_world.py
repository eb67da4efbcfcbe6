"""What worlds share, taken for a world."""
from explorer import exists, forall, implies, total, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, theorem

extension = theorem.extend("case")


@extension.assumption
def idea(g: Setting, s: State):
    """A sentence."""
    return g.labelled == s
