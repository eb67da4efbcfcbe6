"""An optimal policy leaves the reward open: the rewards that fit it form a cone, and every constant one is in it."""

from explorer import (Bool, Function, Given, Real, Sort, Table, Theorem, World, every, exists, first, forall, iff,
                      implies, some, unidentified, where)


class State(Sort, ordered=True):
    """Where one can be. The order only serves to call one state the first."""


class Action(Sort, ordered=True):
    """What can be done. The order only serves to call one action the first."""


class Policy(Table, of=(State,), to=Action):
    """What is done in each state."""


class Setting(Given):
    """The one environment, which is known: to which state each action leads from each state."""

    next: Function[State, Action, State]


class Human(World):
    """One explanation of what is done: a reward for being in each state, and what each policy is worth from each state.

    `patient` says which of two discounts this human has; it matters only where `discount` is `unknown`.
    """

    reward: Function[State, Real]
    policy: Policy
    worth: Function[Policy, State, Real]
    patient: Bool


theorem = Theorem(
    title="An optimal policy leaves the reward open", kind="impossibility", version="1",
    source="Ng and Russell 2000 (the statement from a copy of it on a question-and-answer site), here for environments "
           "that leave nothing to chance, and for two discounts",
    cites=["ng2000irl"], post="The easy goal inference problem is still hard",
    covers="Somebody acts optimally, and the environment and the discount are known. Still more than one reward of "
           "states fits: all that satisfy certain linear inequalities do, so that they form a cone, and every constant "
           "reward is in it. Not claimed: anything about chance, about rewards of actions, about more than one "
           "environment (see repeated_irl), or about which of the rewards that fit should be chosen.",
    audience="Readers of part 1 who ask what inverse reinforcement learning can find, even from a perfect human.",
    builds_on=["no_free_lunch"], world=Human, given=Setting, scope={State: (2, 3), Action: (2, 2)},
    extends="Rewards are real numbers already. In any environment, with any discount, the same amount added to the "
            "reward of every state leaves every optimal policy optimal.")

OURS = "worked out here"


@theorem.observation
def acts(h: Human, s: State):
    """What is done in each state."""
    return h.policy(s)


target = theorem.axis("target", "What about the reward should follow from the policy.", kind="target")


@target.alternative(default=True)
def exact(h: Human, s: State):
    """The reward of each state; on the scale `normalised` it is asked for up to a positive factor and a constant."""
    return h.reward(s)


@target.alternative
def order(h: Human, s: State, t: State):
    """Whether one state has at least the reward of another."""
    return h.reward(s) >= h.reward(t)


discount = theorem.axis("discount", "How much the future counts.", kind="assumption")


def after(h: Human, q: Policy, s: State):
    """What a policy is worth in the state to which it leads from this one."""
    return h.worth(q, Setting.next(s, q(s)))


@discount.alternative(default=True)
def half(h: Human, q: Policy, s: State):
    """Each step counts one half of the step before it, and this is known."""
    return h.worth(q, s) == h.reward(s) + after(h, q, s) / 2


@discount.alternative
def tenth(h: Human, q: Policy, s: State):
    """Each step counts nine tenths of the step before it, and this is known."""
    return h.worth(q, s) == h.reward(s) + "9/10" * after(h, q, s)


@discount.alternative
def unknown(h: Human, q: Policy, s: State):
    """Each step counts one half of the step before it, or nine tenths, and it is not known which."""
    return h.worth(q, s) == h.reward(s) + where(h.patient, "9/10" * after(h, q, s), after(h, q, s) / 2)


scale = theorem.axis("scale", "In which units rewards are given.", kind="assumption")


@scale.alternative(default=True)
def free(h: Human):
    """In any: every number may be the reward of a state."""
    return True


@scale.alternative(source=OURS)
def normalised(h: Human):
    """The least reward is 0, and the greatest 1 unless all are 0; shifting and stretching makes every reward so."""
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
    """How much more the state to which the human goes is worth than the one to which this action leads."""
    return after(h, h.policy, s) - h.worth(h.policy, Setting.next(s, a))


@theorem.assumption(about="this human's reward")
def strict(h: Human, s: State, a: Action):
    """Every other action leads to a state that is worth less than the one to which the human goes."""
    return implies(a != h.policy(s), gap(h, s, a) > 0)


@theorem.assumption(about="this human's reward")
def margin(h: Human, s: State, a: Action):
    """Every other action leads to a state that is worth less, by at least one tenth, than where the human goes."""
    return implies(a != h.policy(s), gap(h, s, a) >= "1/10")


@theorem.assumption(source=OURS, about="the environment")
def distinct_actions():
    """In some state two actions lead to different states."""
    return exists(State, Action, Action, lambda s, a, b: Setting.next(s, a) != Setting.next(s, b))


@theorem.assumption(source=OURS, about="this human as observed")
def always_leaves(h: Human, s: State):
    """The human leaves every state, though some action would let them stay there."""
    return (Setting.next(s, h.policy(s)) != s) & exists(Action, lambda a: Setting.next(s, a) == s)


@theorem.desideratum
def can_be_content(h: Human):
    """In some world all states have the same reward: the human does not care where they are."""
    return some(h, ~varied(h))


theorem.claim(unidentified(target, by=acts), name="two_rewards",
              says="Two explanations of one policy in one environment differ in the target.")


def takes_first(h: Human):
    """In every state the human takes what is called the first action there."""
    return forall(State, lambda s: h.policy(s) == first(Action))


@theorem.claim
def inequalities(h: Human):
    """A policy is optimal exactly if nowhere another action, taken once instead, leads to a state worth more under it.

    As in the source, the action that the policy takes is called the first; and any state may be the one called first.
    """
    fits = forall(State, Action, lambda s, a: gap(h, s, a) >= 0)
    return every(implies(fits, forall(Policy, lambda q: optimal(h, q, first(State))))
                 & implies(forall(Policy, State, lambda q, s: optimal(h, q, s)),
                           forall(Action, lambda a: gap(h, first(State), a) >= 0)), when=takes_first(h))


@theorem.claim
def sums(h: Human, k: Human):
    """If a policy is optimal under two rewards with one discount, their sum satisfies its inequalities too."""
    return every(forall(State, Action, lambda s, a: gap(h, s, a) + gap(k, s, a) >= 0),
                 when=takes_first(h) & takes_first(k) & iff(h.patient, k.patient))


@theorem.claim
def constants(h: Human):
    """If all states have the same reward, every policy is optimal."""
    return every(forall(Policy, State, lambda q, s: optimal(h, q, s)), when=~varied(h))


PAPER = "Ng and Russell 2000, from a copy of the statement"
theorem.published(verdict="stands", source=PAPER)
theorem.published(verdict="stands", claim="inequalities", drop=["optimal"], source=PAPER)
