"""A model that takes a bias for noise can fit perfectly, and then every reward that fits ranks two actions wrongly."""

from explorer import (Bool, Function, Real, Sort, Theorem, World, every, exists, forall, some, unidentified, where)


class Context(Sort):
    """A situation in which the human chooses between two actions, again and again."""


class Action(Sort, elements=("good", "tempting")):
    """What the human can do; by `good_is_better` they truly want the good action more."""


class Inference(World):
    """A human, and what an observer infers who knows how often each action is taken.

    `odds` is the logarithm of how many times as often the tempting action is taken as the good one. By the observer's
    model better actions are likelier, with a fixed steepness in whose units rewards are given, so that a reward fits if
    it differs between the two actions by `odds`. `contrary` says that the observer takes better actions to be the less
    likely ones instead. `often` and `shows` are another model, for `opposite_cause`: a hidden cause is there in two
    cases of three (`often`) or in one, and `shows` is how likely a sign of it is with the cause and without.
    """

    truth: Function[Context, Action, Real]
    odds: Function[Context, Real]
    fitted: Function[Context, Action, Real]
    contrary: Bool
    often: Bool
    shows: Function[Bool, Real]


theorem = Theorem(
    title="A perfect fit with the wrong order", kind="impossibility", version="1",
    source="Worked out here; a shadow of Steinhardt 2017 and of Evans and Steinhardt 2017, who "
           "argue by examples and state no theorem",
    cites=["steinhardt2017latent", "evans2017misspec"], post="Latent Variables and Model Mis-Specification",
    covers="More often than not, a human takes the action that they want less. An observer who takes this for noise "
           "finds rewards that fit the human's choices exactly, and all of these prefer the wrong action; more data "
           "of the same kind do not show the mistake. Not claimed: that models are always wrong; anything about "
           "finitely many observations; or that a test in other circumstances, as the post advises, would not show "
           "the mistake.",
    audience="Everybody who trusts a model of people because it predicts well.", builds_on=["noisy_choice"],
    world=Inference, scope={Context: (1, 2)},
    extends="Rewards and log-odds are real numbers already. Each context is taken by itself, so that it does not "
            "matter how many there are.")

OURS = "worked out here"
FIT, HUMAN = "the observer's model", "the human"


def tempted(w: Inference, c: Context, value):
    """By how much a value of the tempting action exceeds that of the good one."""
    return value(c, Action.tempting) - value(c, Action.good)


@theorem.observation
def how_often(w: Inference, c: Context):
    """How often each action is taken in each context, exactly."""
    return w.odds(c)


@theorem.hypothesis(source=OURS, about=FIT)
def perfect_fit(w: Inference, c: Context):
    """By the observer's model, the inferred reward makes each action exactly as frequent as it is."""
    gap = tempted(w, c, w.fitted)
    return w.odds(c) == where(w.contrary, -gap, gap)


@theorem.hypothesis(source=OURS, about=FIT)
def positive_steepness(w: Inference):
    """The observer takes better actions to be the likelier ones."""
    return ~w.contrary


@theorem.hypothesis(source=OURS, about=HUMAN)
def good_is_better(w: Inference, c: Context):
    """In truth the human wants the good action more, in every context."""
    return tempted(w, c, w.truth) < 0


truth = theorem.axis("truth", "How the human's choices come about.", kind="assumption")


@truth.alternative(default=True, source=OURS)
def biased(w: Inference, c: Context):
    """The human takes the tempting action more often than the good one, in every context."""
    return w.odds(c) > 0


@truth.alternative(source=OURS)
def in_the_model(w: Inference, c: Context):
    """The human is as the model says: the true reward differs between the two actions by the log-odds."""
    return w.odds(c) == tempted(w, c, w.truth)


@truth.alternative(source=OURS)
def biased_somewhere(w: Inference):
    """The human takes the tempting action more often in some context, and the good one more often in some other."""
    return exists(Context, lambda c: w.odds(c) > 0) & exists(Context, lambda c: w.odds(c) < 0)


@truth.alternative(name="any", source=OURS)
def anything():
    """In any way at all."""
    return True


@theorem.assumption(source=OURS, about=FIT)
def one_reward(w: Inference, c: Context, d: Context):
    """The inferred reward differs between the two actions by the same amount in all contexts."""
    return tempted(w, c, w.fitted) == tempted(w, d, w.fitted)


@theorem.assumption(source=OURS, about=HUMAN)
def usually_good(w: Inference, c: Context):
    """The human takes the good action more often than the tempting one, in every context."""
    return w.odds(c) < 0


@theorem.assumption(source=OURS, about="the hidden cause")
def known_signs(w: Inference, v: Inference, b: Bool):
    """It is known how likely the sign is with its cause, and how likely without."""
    return w.shows(b) == v.shows(b)


@theorem.desideratum
def can_err(w: Inference):
    """In some world and context the human wants the tempting action less, and still takes it more often."""
    return some(w, exists(Context, lambda c: (tempted(w, c, w.truth) < 0) & (w.odds(c) > 0)))


@theorem.desideratum
def truth_can_fit(w: Inference):
    """In some world the inferred reward differs between the two actions as the true one does, in every context."""
    return some(w, forall(Context, lambda c: tempted(w, c, w.fitted) == tempted(w, c, w.truth)))


@theorem.value
def order(w: Inference, c: Context):
    """Whether the inferred reward prefers the tempting action in a context."""
    return w.fitted(c, Action.tempting) > w.fitted(c, Action.good)


@theorem.claim
def wrong_order(w: Inference):
    """Every reward that fits prefers the tempting action, in every context."""
    return every(forall(Context, lambda c: order(w, c)))


theorem.claim(unidentified(order, by=how_often), name="hidden_order",
              says="Two rewards that fit the same choices order the actions differently.")


def sign(w: Inference):
    """Three times how often the sign of the hidden cause is seen."""
    return where(w.often, 2 * w.shows(True) + w.shows(False), w.shows(True) + 2 * w.shows(False))


@theorem.claim
def opposite_cause(w: Inference, v: Inference):
    """Two models show the sign equally often, one with the cause in two cases of three, the other in one of three."""
    likely = forall(Bool, lambda b: (w.shows(b) >= 0) & (w.shows(b) <= 1) & (v.shows(b) >= 0) & (v.shows(b) <= 1))
    return some(w, v, likely & (w.shows(True) != w.shows(False)) & w.often & ~v.often & (sign(w) == sign(v)))


theorem.published(verdict="stands", source=OURS)
theorem.published(verdict="sidestepped", truth="in_the_model", source=OURS)
theorem.published(verdict="sidestepped", drop=["positive_steepness"], source=OURS + ": the true order fits as well")
theorem.published(["usually_good"], verdict="contradictory", source=OURS)
theorem.published(verdict="stands", claim="hidden_order", truth="any", drop=["positive_steepness"], source=OURS)
theorem.published(verdict="stands", claim="hidden_order", drop=["positive_steepness"], source=OURS)
theorem.published(verdict="sidestepped", claim="hidden_order", truth="any", source=OURS + ": one fits, right or wrong")
theorem.published(verdict="presupposed", claim="hidden_order", source=OURS + ": the bias alone fixes it")
theorem.published(["one_reward"], verdict="contradictory", truth="biased_somewhere", source=OURS + ": nothing fits")
theorem.published(verdict="sidestepped", truth="biased_somewhere", at={Context: 2}, source=OURS)
theorem.published(verdict="stands", claim="opposite_cause", source=OURS + "; after Steinhardt 2017")
theorem.published(["known_signs"], verdict="sidestepped", claim="opposite_cause", source=OURS)
theorem.exercise("contrary", "The observer may also take better actions to be the less likely ones. Does every reward "
                 "that fits still prefer the tempting action?", drop=["positive_steepness"])
