"""A fault inside a function that the formula calls: its line is where it was made."""
from explorer import exists, forall, implies, total, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, theorem

extension = theorem.extend("case")


@extension.assumption
def idea(h: Human, R: Reward, s: State, a: Action):
    """A sentence."""
    return greater(R, s, a)


def greater(R, s, a):
    """A helper, called from an assumption."""
    return R(s, a) > 0.1
