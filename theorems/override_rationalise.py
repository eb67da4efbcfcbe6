"""Overriding the human: a machine that is scored by its guess at what the human wants gains by making it come true."""

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
    """From how much regret on an act counts as overriding the human."""

    threshold: Real


class Case(World):
    """What the machine can make of the human, what they want, and what another reward the machine may settle on is.

    After an act the human does what `becomes` says. `rationalise` gives for each reward the act meant to make them good
    at it; to change the human costs `price`. `planner` serves where it is asked what explains a policy.
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
    covers="Values are read off a human whom the machine can change. If they do less well than they could, and an act "
           "would make them do as well as can be, that act gains: the machine is paid for overriding them. The gain is "
           "there by definition, so the point is what takes it away. Not claimed: that an easier reward than the true "
           "one pays better (it may), or that overriding singles out acts: to do nothing may override a human too.",
    audience="Readers who would let a machine learn values while it acts.", builds_on=["no_free_lunch"],
    world=Case, given=Setting, scope={State: (1, 2), Action: (2, 2), Level: (2, 3), Act: (4, 4)},
    extends="The gain is the difference between the best value and the human's own, for any real rewards.")

PAPER, OURS = "Armstrong and Mindermann 2018, Appendix B", "worked out here, with a short proof"
MACHINE = "what the machine can do"
NOTHING = first(Act)


def value(R: Reward, pi: Policy):
    """What a policy is worth: the sum over all states."""
    return total(State, lambda s: R(s, pi(s)))


def worth(w: Case, act: Act):
    """What the human's policy after the act is worth under the true reward, before the price."""
    return value(w.reward, w.becomes(act))


def score(w: Case, R: Reward):
    """Equation 2, with equal weights: the mean of what the human is then worth under R and under the true reward."""
    return (value(R, w.becomes(w.rationalise(R))) + worth(w, w.rationalise(R))) / 2


def best(w: Case, R: Reward, act: Act, s: State):
    """After the act the human takes a best action in the state, were R the reward."""
    return maximal(Action, lambda a: R(s, a), w.becomes(act)(s))


def overrides(w: Case, act: Act):
    """Definition 11: after the act the human loses at least the threshold against what another act would do."""
    return exists(Act, lambda other: worth(w, other) - worth(w, act) >= Setting.threshold)


@theorem.hypothesis(source=PAPER, about=MACHINE)
def can_rationalise(w: Case, R: Reward, s: State):
    """For every reward some act makes the human as good at it as can be."""
    return best(w, R, w.rationalise(R), s)


human = theorem.axis("human", "How well the human does when left alone.", kind="assumption")


@human.alternative(default=True, source=PAPER)
def suboptimal(w: Case):
    """Somewhere they do not do the best they could."""
    return exists(State, lambda s: ~best(w, w.reward, NOTHING, s))


@human.alternative(source=OURS)
def optimal(w: Case, s: State):
    """Everywhere they do the best they can."""
    return best(w, w.reward, NOTHING, s)


@human.alternative(name="any", source=OURS)
def any_human(w: Case):
    """Nothing is said."""
    return True


acting = theorem.axis("acting", "What it costs the machine to change the human.", kind="assumption")


@acting.alternative(default=True)
def free(w: Case):
    """Nothing."""
    return w.price == 0


@acting.alternative(source=OURS)
def costs_the_gain(w: Case, pi: Policy):
    """At least all that there is to gain."""
    return w.price >= value(w.reward, pi) - worth(w, NOTHING)


@theorem.assumption(source=OURS, about=MACHINE)
def powerless(w: Case, act: Act):
    """Nothing that the machine does changes what the human does."""
    return w.becomes(act) == w.becomes(NOTHING)


@theorem.assumption(source=OURS, about="this human's reward")
def cares_everywhere(w: Case, s: State):
    """In no state are all actions equally good."""
    return ~constant(Action, lambda a: w.reward(s, a))


@theorem.assumption(source=OURS, about=MACHINE)
def easy_needs_nothing(w: Case, s: State, a: Action):
    """Under the machine's other reward everything is as good as can be, and to do nothing is right for it."""
    return forall(Level, lambda i: w.easy(s, a) >= i) & (w.rationalise(w.easy) == NOTHING)


@theorem.desideratum
def left_alone(w: Case):
    """In some world the human does less than their best, and the machine gains nothing by changing that."""
    gains_nothing = worth(w, w.rationalise(w.reward)) - w.price <= worth(w, NOTHING)
    return some(w, gains_nothing & exists(State, lambda s: ~best(w, w.reward, NOTHING, s)))


@theorem.claim
def changing_them_pays(w: Case):
    """To make the human good at what they want is worth more, price included, than to leave them alone."""
    return every(worth(w, w.rationalise(w.reward)) - w.price > worth(w, NOTHING))


@theorem.claim
def truth_reaches_the_most(w: Case):
    """With the true reward the machine's score, the mean of what the human gets by it and in truth, is the most."""
    return every(forall(Policy, lambda pi: score(w, w.reward) >= value(w.reward, pi)))


@theorem.claim
def another_reward_can_pay_more(w: Case):
    """In some world the machine scores more with another reward than with the true one, be it merely higher."""
    return some(w, score(w, w.easy) > score(w, w.reward))


@theorem.claim
def every_act_has_an_account(w: Case, act: Act, pi: Policy):
    """Whatever the machine does, and whatever the human does then, a planner and the true reward explain it."""
    return each(act, pi, some=(w.becomes(act) == pi) & (w.planner(w.reward) == pi))


@theorem.claim
def inaction_overrides(w: Case):
    """For some positive threshold, or least loss that counts as overriding, to do nothing overrides the human."""
    return some(w, (Setting.threshold > 0) & overrides(w, NOTHING))


theorem.published(verdict="stands", source=PAPER + ", equation 1")
theorem.published(verdict="stands", claim="truth_reaches_the_most", source=PAPER + ", equation 2")
for one in ("changing_them_pays", "truth_reaches_the_most"):
    theorem.published(verdict="sidestepped", claim=one, drop=["can_rationalise"], source=OURS)
theorem.published(verdict="sidestepped", human="optimal", source=OURS)
theorem.published(verdict="sidestepped", human="any", source=OURS)
theorem.published(verdict="sidestepped", acting="costs_the_gain", source=OURS)
theorem.published(["easy_needs_nothing"], verdict="stands", claim="another_reward_can_pay_more", source=OURS)
theorem.published(verdict="sidestepped", claim="another_reward_can_pay_more", at={State: 1, Level: 2}, source=OURS)
theorem.published(verdict="stands", claim="every_act_has_an_account", source=OURS)
theorem.published(verdict="stands", claim="inaction_overrides", source=OURS)
theorem.published(verdict="sidestepped", claim="inaction_overrides", human="optimal", source=OURS)
theorem.published(["powerless"], verdict="contradictory", source=OURS)
