"""One optimal policy in one environment leaves a whole cone of rewards, with all constant ones among them."""

from explorer import (Bool, Function, Given, Real, Sort, Table, Theorem, World, every, exists, first, forall, iff,
                      implies, some, unidentified, where)


class State(Sort, ordered=True):
    """Where one can be; the order is no more than that of the names."""


class Action(Sort, ordered=True):
    """What can be done; the order is no more than that of the names."""


class Policy(Table, of=(State,), to=Action):
    """What is done in each state."""


class Setting(Given):
    """The one environment, known to everybody: to which state each action leads."""

    next: Function[State, Action, State]


class Human(World):
    """One explanation of what is done: a reward for being in each state, and what every policy is worth by it.

    `patient` matters only where the discount is not known.
    """

    reward: Function[State, Real]
    policy: Policy
    worth: Function[Policy, State, Real]
    patient: Bool


theorem = Theorem(
    title="An optimal policy leaves a cone of rewards, with every constant reward in it", kind="impossibility",
    version="1",
    source="Ng and Russell 2000 (the statement from a copy of it in questions and answers), here for environments "
           "that leave nothing to chance and fixed discounts",
    cites=["ng2000irl"], post="The easy goal inference problem is still hard",
    covers="Somebody acts optimally, and the environment and the discount are known. Which rewards of states fit? "
           "Those that satisfy finitely many linear inequalities, and all constant rewards always do. Not claimed: "
           "anything about chance, or rewards of actions, about further environments (see repeated_irl), or about "
           "which of the fitting rewards should be chosen.",
    audience="Readers of part 1 who ask what inverse reinforcement learning can find, even from a perfect human.",
    builds_on=["no_free_lunch"], world=Human, given=Setting, scope={State: (2, 3), Action: (2, 2)},
    extends="Rewards are real numbers already. For any environment and discount a constant more for every state makes "
            "no policy better than another.")

OURS = "worked out here, with a short proof"


@theorem.observation
def acts(h: Human, s: State):
    """What is done in each state."""
    return h.policy(s)


target = theorem.axis("target", "What about the reward should follow from the policy.", kind="target")


@target.alternative(default=True)
def exact(h: Human, s: State):
    """The reward of each state; on the scale `normalised` this is the reward up to a positive affine map."""
    return h.reward(s)


@target.alternative
def order(h: Human, s: State, t: State):
    """Which of two states has at least the reward of the other."""
    return h.reward(s) >= h.reward(t)


discount = theorem.axis("discount", "How much less the future counts with each step.", kind="assumption")


def after(h: Human, q: Policy, s: State):
    """What a policy is worth in the state to which it leads from this one."""
    return h.worth(q, Setting.next(s, q(s)))


@discount.alternative(default=True)
def half(h: Human, q: Policy, s: State):
    """By one half, as is known."""
    return h.worth(q, s) == h.reward(s) + after(h, q, s) / 2


@discount.alternative
def tenth(h: Human, q: Policy, s: State):
    """By one tenth, as is known."""
    return h.worth(q, s) == h.reward(s) + "9/10" * after(h, q, s)


@discount.alternative
def unknown(h: Human, q: Policy, s: State):
    """By one half or by one tenth, and it is not known which."""
    return h.worth(q, s) == h.reward(s) + where(h.patient, "9/10" * after(h, q, s), after(h, q, s) / 2)


scale = theorem.axis("scale", "In which units rewards are given.", kind="assumption")


@scale.alternative(default=True)
def free(h: Human):
    """In any."""
    return True


@scale.alternative(source=OURS)
def normalised(h: Human):
    """The least reward is 0, and the greatest is 1 unless all are 0: one reward of each class up to affine maps."""
    return (forall(State, lambda s: (h.reward(s) >= 0) & (h.reward(s) <= 1)) & exists(State, lambda s: h.reward(s) == 0)
            & implies(varied(h), exists(State, lambda s: h.reward(s) == 1)))


@theorem.hypothesis(source="Ng and Russell 2000", about="the human's choices")
def optimal(h: Human, q: Policy, s: State):
    """In no state is any policy worth more than the human's."""
    return h.worth(h.policy, s) >= h.worth(q, s)


@theorem.assumption(about="this human's reward")
def varied(h: Human):
    """Not all states have the same reward."""
    return exists(State, State, lambda s, t: h.reward(s) != h.reward(t))


def gap(h: Human, s: State, a: Action):
    """By how much it is better to do once what the human does than another action, before it is discounted."""
    return after(h, h.policy, s) - h.worth(h.policy, Setting.next(s, a))


@theorem.assumption(about="this human's reward")
def strict(h: Human, s: State, a: Action):
    """Every other action is worse than the one that the human takes."""
    return implies(a != h.policy(s), gap(h, s, a) > 0)


@theorem.assumption(about="this human's reward")
def margin(h: Human, s: State, a: Action):
    """Every other action leads to a state worth less, by at least one tenth, than the one that the human takes."""
    return implies(a != h.policy(s), gap(h, s, a) >= "1/10")


@theorem.assumption(source=OURS, about="the environment")
def distinct_actions():
    """Somewhere two actions lead to different states."""
    return exists(State, Action, Action, lambda s, a, b: Setting.next(s, a) != Setting.next(s, b))


@theorem.assumption(source=OURS, about="this human as observed")
def always_leaves(h: Human, s: State):
    """The human leaves every state, and could stay in each."""
    return (Setting.next(s, h.policy(s)) != s) & exists(Action, lambda a: Setting.next(s, a) == s)


@theorem.desideratum
def can_be_content(h: Human):
    """Some human does not care where they are."""
    return some(h, ~varied(h))


theorem.claim(unidentified(target, by=acts), name="cone",
              says="Two rewards make the same policy optimal in the same environment, and they differ.")


def takes_first(h: Human):
    """In every state the human takes what is called the first action there."""
    return forall(State, lambda s: h.policy(s) == first(Action))


@theorem.claim
def inequalities(h: Human):
    """A policy is optimal just where no other action, taken once, leads to a state that is worth more by it.

    As in the source, what it does is called the first action; and what follows is shown of any state, called the first.
    """
    fits = forall(State, Action, lambda s, a: gap(h, s, a) >= 0)
    return every(implies(fits, forall(Policy, lambda q: optimal(h, q, first(State))))
                 & implies(forall(Policy, State, lambda q, s: optimal(h, q, s)),
                           forall(Action, lambda a: gap(h, first(State), a) >= 0)), when=takes_first(h))


@theorem.claim
def sums(h: Human, k: Human):
    """The sum of two rewards that fit a policy satisfies the inequalities of that policy too."""
    return every(forall(State, Action, lambda s, a: gap(h, s, a) + gap(k, s, a) >= 0),
                 when=takes_first(h) & takes_first(k) & iff(h.patient, k.patient))


PAPER = "Ng and Russell 2000, from a copy of the statement"
theorem.published(verdict="stands", source=PAPER)
theorem.published(verdict="stands", claim="inequalities", drop=["optimal"], source=PAPER)
theorem.published(verdict="stands", claim="sums", source=PAPER)
for states in (2, 3):
    theorem.published(verdict="stands", scale="normalised", at={State: states}, source=OURS)
theorem.published(["varied", "distinct_actions"], verdict="sidestepped", scale="normalised", at={State: 2}, source=OURS)
theorem.published(["varied", "distinct_actions"], verdict="stands", scale="normalised", at={State: 3}, source=OURS)
