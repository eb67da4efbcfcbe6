"""Two cents on no_free_lunch: must a human who wants something do better by it than one who wants the opposite?

A worked extension. Its assumptions are known as `two_cents.NAME`; no_free_lunch itself stays as it is. Try

    sidestep check two_cents two_cents.trying_matters unique_best --sizes
"""

from explorer import constant, exists, implies, some
from explorer.theorems.no_free_lunch import Action, Human, Reward, State, behaviour, theorem

extension = theorem.extend("two_cents")


def opposite(R: Reward):
    """What is good under one is bad under the other."""
    return Reward(lambda s, a: -R(s, a))


@extension.assumption(about="every reward the human could have had")
def trying_helps(h: Human, R: Reward, s: State, a: Action, b: Action):
    """Whatever the reward, what the planner takes is in no state worse than what it would take under the opposite one.

    A planner that ignores its reward satisfies this, so it cannot help much.
    """
    return implies(h.planner(R)(s)(a) & h.planner(opposite(R))(s)(b), R(s, a) >= R(s, b))


@extension.assumption(about="every reward the human could have had")
def trying_matters(h: Human, R: Reward, s: State, a: Action, b: Action):
    """Where actions differ in reward, what the planner takes is better than what it would take under the opposite one.

    With two actions this leaves the better one only. With three a human may take the middle one under the reward, and
    the worst under its opposite.
    """
    return implies(h.planner(R)(s)(a) & h.planner(opposite(R))(s)(b) & ~constant(Action, lambda c: R(s, c)),
                   R(s, a) > R(s, b))


@extension.desideratum
def can_settle(h: Human):
    """The human can settle for less: in some world an action is neither best nor worst, and they take it."""
    return some(h, exists(State, Action, Action, Action, lambda s, a, b, c: behaviour(h)(s)(b)
                          & (h.reward(s, a) < h.reward(s, b)) & (h.reward(s, b) < h.reward(s, c))))
