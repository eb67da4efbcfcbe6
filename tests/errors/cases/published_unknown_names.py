"""Published verdicts of things that are not there."""
from explorer import exists, forall, implies, total, where
from explorer.theorems.no_free_lunch import Action, Human, Policy, Reward, Setting, State, behaviour, theorem

extension = theorem.extend("case")


@extension.assumption
def idea(h: Human, s: State):
    """A sentence."""
    return exists(Action, lambda a: h.reward(s, a) > 0)


extension.published(["idae"], verdict="stands", source="nobody")
extension.published(["idea"], verdict="stands", source="nobody", targets="best")
extension.published(["idea"], verdict="stands", source="nobody", target="bset")
extension.published(["idea"], verdict="stood", source="nobody")
extension.published(["idea"], verdict="holds", source="nobody")
extension.published(["idea"], verdict="stands", source="nobody", drop=["rational"])
extension.published(["idea"], verdict="stands", source="nobody", claim="good_enuf")
extension.published(["idea"], verdict="stands", source="nobody", at={Policy: 2})
extension.remark(["idee"], says="nothing")
