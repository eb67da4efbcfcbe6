"""Overriding the human: if they do less well than they could, a machine gains by making them good at what they want."""

from explorer import (Function, Given, Level, Real, Sort, Table, Theorem, World, constant, each, every, exists,
                      first, forall, maximal, some, total)


class State(Sort):
    """A situation in which the human acts, once."""


class Action(Sort):
    """Something the human can do."""


class Act(Sort):
    """Something the machine can do to the human; the first of them is to do nothing."""


class Reward(Table, of=(State, Action), to=Level):
    """How good each action is in each state."""


class Policy(Table, of=(State,), to=Action):
    """What the human does in each state."""


class Setting(Given):
    """How much regret at least makes an act count as overriding the human: the threshold."""

    threshold: Real


class Case(World):
    """What the machine can make of the human, what they want, and another reward that the machine may settle on.

    `becomes` is what the human does after an act. `rationalise` gives for each reward the act meant to make them good
    at it, which costs `price`; `easy` is the other reward. Only the claim every_act_has_an_account uses `planner`.
    """

    becomes: Function[Act, Policy]
    rationalise: Function[Reward, Act]
    reward: Reward
    easy: Reward
    price: Real
    planner: Function[Reward, Policy]


theorem = Theorem(
    title="A machine gains by making the human rational", kind="impossibility", version="1",
    source="Armstrong and Mindermann 2018, Appendix B, Definition 11 and equations 1 and 2 (as mapped item by item by "
           "the Lean project ai-safety-formalization-atlas; from how much loss on Definition 11 applies is ours)",
    cites=["armstrong2018occam", "atlas2026"], post="Humans can be assigned any values whatsoever...",
    covers="A machine learns what is good from a human whom it can change. Suppose that the human does less well than "
           "they could, that for every reward an act makes them as good at it as can be, and that such acts cost "
           "nothing. Then the act for the true reward makes them do better by that reward. This gain is there by "
           "definition, so the point is what takes it away: a human who does their best, a machine without such acts, "
           "a price as high as the gain. Not claimed: that the machine scores most with the true reward (it can score "
           "more with another), or that overriding tells bad acts from good ones: by the definition, to do nothing may "
           "override the human too.",
    audience="Readers who would let a machine learn values while it acts.", builds_on=["no_free_lunch"],
    world=Case, given=Setting, scope={State: (1, 2), Action: (2, 2), Level: (2, 3), Act: (4, 4)},
    extends="The gain is the difference between the best value and the human's own, for any real rewards.")

PAPER, OURS = "Armstrong and Mindermann 2018, Appendix B", "worked out here"
MACHINE = "what the machine can do"
NOTHING = first(Act)


def value(R: Reward, pi: Policy):
    """What a policy is worth: the sum over all states."""
    return total(State, lambda s: R(s, pi(s)))


def worth(w: Case, act: Act):
    """What the human's policy after the act is worth under the true reward, before the price."""
    return value(w.reward, w.becomes(act))


def score(w: Case, R: Reward):
    """Equation 2, at equal weights: the mean of what the act for R makes the human's policy worth by R and in truth."""
    return (value(R, w.becomes(w.rationalise(R))) + worth(w, w.rationalise(R))) / 2


def best(w: Case, R: Reward, act: Act, s: State):
    """After the act the human takes a best action in the state, were R the reward."""
    return maximal(Action, lambda a: R(s, a), w.becomes(act)(s))


def overrides(w: Case, act: Act):
    """Definition 11: another act would have made the human do better than this one, by at least the threshold."""
    return exists(Act, lambda other: worth(w, other) - worth(w, act) >= Setting.threshold)


@theorem.hypothesis(source=PAPER, about=MACHINE)
def can_rationalise(w: Case, R: Reward, s: State):
    """For every reward the act meant for it makes the human take a best action in every state."""
    return best(w, R, w.rationalise(R), s)


human = theorem.axis("human", "How well the human does when left alone.", kind="assumption")


@human.alternative(default=True, source=PAPER)
def suboptimal(w: Case):
    """In some state the human, left alone, does not take a best action."""
    return exists(State, lambda s: ~best(w, w.reward, NOTHING, s))


@human.alternative(source=OURS)
def optimal(w: Case, s: State):
    """In every state the human, left alone, takes a best action."""
    return best(w, w.reward, NOTHING, s)


@human.alternative(name="any", source=OURS)
def any_human(w: Case):
    """In any way: nothing is assumed of it."""
    return True


acting = theorem.axis("acting", "What it costs the machine to change the human.", kind="assumption")


@acting.alternative(default=True)
def free(w: Case):
    """Nothing: the price is 0."""
    return w.price == 0


@acting.alternative(source=OURS)
def costs_the_gain(w: Case, pi: Policy):
    """So much that no policy is better than the human's own, when left alone, by more than the price."""
    return w.price >= value(w.reward, pi) - worth(w, NOTHING)


@theorem.assumption(source=OURS, about=MACHINE)
def powerless(w: Case, act: Act):
    """Nothing that the machine does changes what the human does."""
    return w.becomes(act) == w.becomes(NOTHING)


@theorem.assumption(source=OURS, about="this human's reward")
def cares_everywhere(w: Case, s: State):
    """In no state are all actions equally good for the human."""
    return ~constant(Action, lambda a: w.reward(s, a))


@theorem.assumption(source=OURS, about=MACHINE)
def easy_needs_nothing(w: Case, s: State, a: Action):
    """Under the machine's other reward every action has the top level, and the act meant for it is to do nothing."""
    return forall(Level, lambda i: w.easy(s, a) >= i) & (w.rationalise(w.easy) == NOTHING)


@theorem.desideratum
def left_alone(w: Case):
    """In some world the human, left alone, does less than their best, and the act for their reward gains nothing."""
    gains_nothing = worth(w, w.rationalise(w.reward)) - w.price <= worth(w, NOTHING)
    return some(w, gains_nothing & exists(State, lambda s: ~best(w, w.reward, NOTHING, s)))


@theorem.claim
def changing_them_pays(w: Case):
    """After the act meant for the true reward the human gets more, the price taken off, than when left alone."""
    return every(worth(w, w.rationalise(w.reward)) - w.price > worth(w, NOTHING))


@theorem.claim
def truth_reaches_the_most(w: Case):
    """With the true reward the machine scores at least what any policy is worth to the human.

    The score of a reward is a mean: of what the human, after the act for it, gets by that reward, and gets in truth.
    """
    return every(forall(Policy, lambda pi: score(w, w.reward) >= value(w.reward, pi)))


@theorem.claim
def another_reward_can_pay_more(w: Case):
    """In some world the machine scores more with its other reward than with the true one.

    It may do so merely because the other reward gives higher numbers.
    """
    return some(w, score(w, w.easy) > score(w, w.reward))


@theorem.claim
def every_act_has_an_account(w: Case, act: Act, pi: Policy):
    """For every act and policy, some human has the policy after the act, explained by a planner and the true reward."""
    return each(act, pi, some=(w.becomes(act) == pi) & (w.planner(w.reward) == pi))


@theorem.claim
def inaction_overrides(w: Case):
    """In some world the threshold is positive, and to do nothing overrides the human.

    That is so by Definition 11 where another act would make the human do better by the threshold or more.
    """
    return some(w, (Setting.threshold > 0) & overrides(w, NOTHING))
