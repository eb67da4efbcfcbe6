"""The negative of an explanation, that the human wants the opposite, explains the same and is nearly as simple."""

from explorer import Function, Given, Level, Real, Theorem, World, every, exists, forall, implies, some, unidentified
from explorer.theorems.library import planners
from explorer.theorems.library.planners import ACTUAL, POSSIBLE, Action, Policy, Reward, State


class Setting(Given):
    """A state with a label, how much complexity negating may add (the constant), and a price on the wrong sign."""

    labelled: State
    constant: Real
    price: Real


class Human(World):
    """One explanation of the behaviour: a planner, the reward it plans for, and how complex it and its negative are.

    The negative of an explanation has the negative reward, and a planner that does under each reward what the planner
    of the explanation does under the negative of that reward.
    """

    planner: Function[Reward, Policy]
    reward: Reward
    complexity: Real
    complexity_of_negative: Real


theorem = Theorem(
    title="The negative explanation is nearly as simple", kind="impossibility", version="1",
    source="Armstrong and Mindermann 2018, Proposition 8, whose informal form is Proposition 4 (statements and numbers "
           "as mapped item by item by the Lean project ai-safety-formalization-atlas); the sidesteps are worked out "
           "here",
    cites=["armstrong2018occam", "armstrong2019normative", "atlas2026"],
    post="Humans can be assigned any values whatsoever...",
    covers="A minus before the reward and a minus in the planner cancel: somebody who wants one thing and is good at "
           "getting it does what somebody does who wants the opposite and is as bad at getting that. Two minuses are "
           "short, so an explanation and its negative, be it the true one or any other, differ in complexity by at "
           "most a constant, and simplicity hardly tells them apart. Not claimed: that nothing can. A label in one "
           "state does, if rewards have no ties. Where no reward other than 0 has a negative, no two negatives differ "
           "in what is best, but what is best stays open even so: no_free_lunch needs no negatives.",
    audience="Everybody who expects the sign of a reward to be obvious.",
    builds_on=["degenerate_pairs", "occam_degenerate"], world=Human, given=Setting,
    scope={State: (1, 2), Action: (2, 2), Level: (2, 3)},
    extends="Complexities are real numbers already; negating twice leads back for real rewards too.")

PAPER, OURS = "Armstrong and Mindermann 2018, Proposition 8", "stated here"
LANGUAGE = "the language"


behaviour = theorem.observation(planners.behaviour)
best = theorem.value(planners.best)
rewards = theorem.axis("rewards", "Which rewards there are.", kind="restriction")
rewards.alternative(default=True, name="any")(planners.any_reward)


@rewards.alternative(source=OURS)
def no_negative(R: Reward):
    """Rewards are never negative, so that no reward other than 0 has a negative."""
    return forall(State, Action, lambda s, a: R(s, a) >= 0)


rewards.alternative(planners.without_ties)


def negative(R: Reward, Q: Reward):
    """Each of the two rewards is the other one with the sign changed."""
    return forall(State, Action, lambda s, a: R(s, a) == -Q(s, a))


def negatives(h: Human, k: Human):
    """Each of the two explanations is the negative of the other."""
    complexities = (h.complexity_of_negative == k.complexity) & (k.complexity_of_negative == h.complexity)
    return complexities & negative(h.reward, k.reward) & forall(Reward, Reward, lambda R, Q: implies(
        negative(R, Q), h.planner(R) == k.planner(Q)))


@theorem.hypothesis(source=PAPER, about=LANGUAGE)
def negation_is_short(h: Human):
    """The negative of an explanation is more complex than the explanation by at most the constant."""
    return h.complexity_of_negative <= h.complexity + Setting.constant


@theorem.hypothesis(source=PAPER, about=LANGUAGE)
def negation_leads_back(h: Human):
    """An explanation is more complex than its negative by at most the constant.

    Negating the negative leads back to the explanation, and again adds no more than that.
    """
    return h.complexity <= h.complexity_of_negative + Setting.constant


@theorem.assumption(source=OURS, about=LANGUAGE)
def sign_has_a_price(h: Human):
    """An explanation is simpler than its negative by at least a price, which is more than the constant.

    If the true explanation is simpler than its negative by so much, then its negative is not simpler by so much.
    """
    return (Setting.price > Setting.constant) & (h.complexity_of_negative >= h.complexity + Setting.price)


@theorem.assumption(source=OURS, about=POSSIBLE)
def likelier_is_better(h: Human, R: Reward, s: State):
    """In every state the planner takes a best action, whatever the reward: the likeliest, if better ones are likelier.

    This is all that is left here of noise with a known sign; in noisy_choice the probabilities themselves are seen.
    """
    return planners.is_best(R, s, h.planner(R)(s))


theorem.assumption(source=OURS, about=POSSIBLE)(planners.rational_or_antirational)


@theorem.assumption(source=OURS, about=ACTUAL)
def labelled_state(h: Human):
    """In one labelled state, the same for all explanations, what the human does is known to be best."""
    return best(h, Setting.labelled, behaviour(h)(Setting.labelled))


theorem.assumption(source=OURS, about="this human's reward")(planners.unique_best)
theorem.desideratum(planners.can_err)


@theorem.claim
def nearly_as_simple(h: Human):
    """An explanation and its negative differ in complexity by at most the constant."""
    return every((h.complexity_of_negative <= h.complexity + Setting.constant)
                 & (h.complexity <= h.complexity_of_negative + Setting.constant))


@theorem.claim
def explains_the_same(h: Human, k: Human):
    """An explanation and its negative explain the same behaviour."""
    return every(behaviour(h) == behaviour(k), when=negatives(h, k))


@theorem.claim
def twins_disagree(h: Human, k: Human):
    """Two explanations are the negatives of each other, and differ in which actions are best."""
    return some(h, k, negatives(h, k) & exists(State, Action, lambda s, a: best(h, s, a) != best(k, s, a)))


theorem.claim(unidentified(best, by=behaviour), name="best_stays_open",
              says="Two explanations of one behaviour differ in which actions are best.")


theorem.published(verdict="stands", source=PAPER)
theorem.published(verdict="stands", claim="explains_the_same", source=PAPER)
for name in ("negation_is_short", "negation_leads_back"):
    theorem.published(verdict="sidestepped", drop=[name], source=OURS)
theorem.published(["sign_has_a_price"], verdict="contradictory", source=OURS)
TWINS, OPEN = {"claim": "twins_disagree", "source": OURS}, {"claim": "best_stays_open", "source": OURS}
theorem.published(verdict="stands", **TWINS)
theorem.published(verdict="sidestepped", rewards="no_negative", **TWINS)
theorem.published(verdict="stands", rewards="no_negative", **OPEN)
theorem.published(["labelled_state"], verdict="stands", **TWINS)
theorem.published(["labelled_state", "unique_best"], verdict="sidestepped", **TWINS)
theorem.published(["labelled_state"], verdict="sidestepped", rewards="without_ties", **TWINS)
theorem.published(["rational_or_antirational", "labelled_state"], verdict="stands", **TWINS)
theorem.published(["rational_or_antirational", "labelled_state"], verdict="sidestepped", rewards="without_ties", **OPEN)
theorem.published(["likelier_is_better"], verdict="sidestepped", **TWINS)
