"""Things added to the theorem itself, for everybody who uses it."""
from explorer import exists, forall, implies, total, unidentified, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, target, theorem

extension = theorem.extend("case")


@theorem.assumption
def idea(h: Human, s: State):
    """A sentence."""
    return exists(Action, lambda a: h.reward(s, a) > 0)


@theorem.assumption
def rational(h: Human, s: State):
    """An assumption that the theorem has."""
    return exists(Action, lambda a: h.reward(s, a) > 0)


@target.alternative(default=True)
def mine(h: Human):
    """Another default."""
    return h.reward


theorem.claim(unidentified(mine, by=behaviour), name="mine")
theorem.published(["idea"], verdict="stands", source="nobody")
theorem.remark(["idea"], says="nothing")
theorem.confusion("Is it?", answer="It is.", verdict="stands")
theorem.exercise("guess", "Guess.")
