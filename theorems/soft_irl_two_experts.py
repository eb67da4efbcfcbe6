"""Soft inverse reinforcement learning: one noisy expert leaves the reward open, two that differ enough do not."""

from explorer import (Bool, Function, Given, Real, Sort, Theorem, World, exists, first, follows, forall, some, total,
                      unidentified, where)


class State(Sort, ordered=True):
    """Where an expert can be."""


class Action(Sort, ordered=True):
    """What an expert can do."""


class Expert(Sort, elements=("one", "two")):
    """Who is watched."""


class Setting(Given):
    """What is known: where each action leads, and whether the second expert discounts as the first one does."""

    patient: Bool
    leads: Function[Expert, State, Action, State]


class Explanation(World):
    """One explanation of what the experts do: what they want, and what each state is worth to them in the long run.

    An expert trades discounted reward against randomness: `log`, the logarithm of an action's probability, is in units
    in which an even choice has -1; `soft` says how it comes from reward and value. `hot`: both are twice as noisy.
    """

    reward: Function[Expert, State, Action, Real]
    value: Function[Expert, State, Real]
    log: Function[Expert, State, Action, Real]
    hot: Bool


theorem = Theorem(
    title="What noisy experts do leaves the reward open", kind="impossibility", version="1",
    source="Cao, Cohen and Szpruch 2021 (their abstract), and Rolland et al. 2022 (their abstract, which promises a "
           "rank condition; the condition itself is derived again here)",
    cites=["cao2021identifiability", "rolland2022identifiability", "kim2021reward"],
    post="The easy goal inference problem is still hard",
    covers="Experts act for ever, discount, and are noisy to a known degree, in known environments. One expert leaves "
           "open what states are worth, and so the reward. Two who share a reward and differ in discount or in "
           "environment may fix it up to a constant. Not claimed: that they always do; unknown discounts; finite data; "
           "what Kim et al. 2021 prove for finitely many steps (aperiodicity decides there, as recalled unchecked).",
    audience="Readers of noisy_choice who ask what changes when actions have consequences.",
    builds_on=["noisy_choice"], world=Explanation, given=Setting, scope={State: (2, 3), Action: (2, 2)},
    extends="Rewards, values and logarithms are real numbers already. That probabilities add up to 1 is not stated, as "
            "it is not linear; `logarithms` states what follows from it. No verdict depends on this: if two rewards "
            "explain the same numbers, adding their difference to any reward changes no soft expert's policy.")

OURS, CAO = "worked out here, with a short proof for all sizes", "Cao, Cohen and Szpruch 2021, abstract"
ROLLAND = "the rank condition of Rolland et al. 2022, derived again here"


@theorem.observation
def policies(h: Explanation, e: Expert, s: State, a: Action):
    """How likely each expert is to take each action, as a logarithm."""
    return h.log(e, s, a)


target = theorem.axis("target", "What about the first expert's reward should follow from the policies.", kind="target")


@target.alternative(default=True)
def up_to_a_constant(h: Explanation, s: State, a: Action):
    """How the reward of each action in each state differs from that of the first action in the first state."""
    return h.reward(Expert.one, s, a) - h.reward(Expert.one, first(State), first(Action))


@target.alternative
def exact(h: Explanation, s: State, a: Action):
    """The reward itself."""
    return h.reward(Expert.one, s, a)


@target.alternative(source=OURS)
def scaled(h: Explanation, s: State, a: Action):
    """The reward up to a constant, divided by the temperature, which says how noisy the experts are."""
    return where(h.hot, up_to_a_constant(h, s, a) / 2, up_to_a_constant(h, s, a))


dynamics = theorem.axis("dynamics", "Where actions lead the first expert, on a ring of states.", kind="assumption")


def goes_on(s: State, t: State):
    """State t comes after s on the ring."""
    return follows(t, s) | ((t == first(State)) & ~exists(State, lambda u: u > s))


def stays_or_moves(e: Expert, s: State, a: Action, stays):
    """The action leads to the same state if it stays, else to the next one."""
    return where(stays, Setting.leads(e, s, a) == s, goes_on(s, Setting.leads(e, s, a)))


@dynamics.alternative(default=True)
def stay_or_move(s: State, a: Action):
    """The first action stays, and every other one moves to the next state."""
    return stays_or_moves(Expert.one, s, a, a == first(Action))


@dynamics.alternative
def action_independent(s: State, a: Action):
    """Every action moves to the next state."""
    return stays_or_moves(Expert.one, s, a, False)


@dynamics.alternative(source=OURS)
def ring_with_chord(s: State, a: Action):
    """Every action moves to the next state, but in the first state all actions other than the first move on by two."""
    hop = exists(State, lambda t: goes_on(s, t) & goes_on(t, Setting.leads(Expert.one, s, a)))
    return where((s == first(State)) & (a > first(Action)), hop, goes_on(s, Setting.leads(Expert.one, s, a)))


experts = theorem.axis("experts", "Who is watched; the first expert discounts by 9/10.", kind="assumption")


@experts.alternative(default=True)
def one_expert(s: State, a: Action):
    """One expert: the second has the same environment and the same discount, and adds nothing."""
    return Setting.patient & (Setting.leads(Expert.two, s, a) == Setting.leads(Expert.one, s, a))


@experts.alternative(source=CAO)
def two_discounts(s: State, a: Action):
    """Two experts in the same environment, of whom the second discounts by 1/2."""
    return ~Setting.patient & (Setting.leads(Expert.two, s, a) == Setting.leads(Expert.one, s, a))


@experts.alternative(source=CAO)
def two_environments(s: State, a: Action):
    """Two experts with the same discount; for the second, the first action moves on and every other one stays."""
    return Setting.patient & stays_or_moves(Expert.two, s, a, a != first(Action))


@theorem.hypothesis(source=CAO, about="the experts")
def soft(h: Explanation, e: Expert, s: State, a: Action):
    """Logarithm times temperature is reward, plus the discounted value of the next state, minus that of this one."""
    to_come, log = h.value(e, Setting.leads(e, s, a)), h.log(e, s, a)
    discounted = where((e == Expert.one) | Setting.patient, "9/10" * to_come, "1/2" * to_come)
    return where(h.hot, 2 * log, log) == h.reward(e, s, a) + discounted - h.value(e, s)


@theorem.hypothesis(about="the experts")
def logarithms(h: Explanation, e: Expert, s: State):
    """Unless there is one action only, logarithms are below 0, on average at most -1, and one is at least -1."""
    even = where(exists(Action, lambda a: a != first(Action)), -1, 0)
    return (forall(Action, lambda a: (h.log(e, s, a) < 0) | (even == 0))
            & exists(Action, lambda a: h.log(e, s, a) >= even) & (total(Action, lambda a: h.log(e, s, a) - even) <= 0))


@theorem.hypothesis(source=CAO, about="the experts")
def same_reward(h: Explanation, s: State, a: Action):
    """Both experts have the same reward."""
    return h.reward(Expert.two, s, a) == h.reward(Expert.one, s, a)


@theorem.hypothesis(source=CAO, about="the experts")
def known_temperature(h: Explanation):
    """It is known how noisy the experts are: it is excluded that both are twice as noisy."""
    return ~h.hot


@theorem.assumption(source=OURS, about="the reward")
def state_only(h: Explanation, e: Expert, s: State, a: Action, b: Action):
    """The reward depends on the state alone."""
    return h.reward(e, s, a) == h.reward(e, s, b)


@theorem.assumption(source=OURS, about="the reward")
def known_action(h: Explanation, s: State):
    """In every state the first action is known to have the reward 0 for the first expert."""
    return h.reward(Expert.one, s, first(Action)) == 0


@theorem.desideratum
def cares_what_it_does(h: Explanation):
    """In some world the first expert gets more from one action of a state than from another."""
    return some(h, exists(State, Action, lambda s, a: (
        h.reward(Expert.one, s, a) != h.reward(Expert.one, s, first(Action)))))


theorem.claim(unidentified(target, by=policies), says="Two explanations of the same policies differ in the target.")
theorem.published(verdict="stands", source=CAO + "; " + ROLLAND)
for one in ("two_discounts", "two_environments"):
    theorem.published(verdict="sidestepped", experts=one, source=CAO + "; " + ROLLAND)
    theorem.published(verdict="stands", experts=one, drop=["same_reward"], source=OURS)
    theorem.published(verdict="stands", experts=one, drop=["known_temperature"], source=OURS)
    theorem.published(verdict="sidestepped", experts=one, drop=["known_temperature"], target="scaled", source=OURS)
    theorem.published(verdict="stands", experts=one, at={State: 2, Action: 1}, source=OURS)
theorem.published(verdict="stands", experts="two_discounts", dynamics="action_independent", source=ROLLAND)
theorem.published(verdict="stands", experts="two_discounts", dynamics="ring_with_chord", at={State: 3}, source=ROLLAND)
theorem.published(["known_action"], verdict="sidestepped", target="exact", source=OURS, at={State: 2})
theorem.published(["state_only"], verdict="sidestepped", source=OURS)
theorem.published(["state_only"], verdict="stands", dynamics="action_independent", source=OURS)
theorem.published(["state_only"], verdict="stands", dynamics="ring_with_chord", at={State: 3}, source=OURS)
theorem.published(["state_only"], verdict="sidestepped", dynamics="ring_with_chord", at={State: 2}, source=OURS)
