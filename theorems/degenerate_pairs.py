"""Three empty explanations of every behaviour: nothing matters, only doing this is good, all but doing this is good."""

from explorer import (Function, Level, Theorem, World, constant, each, exists, forall, unidentified, where)
from explorer.theorems.library import planners
from explorer.theorems.library.planners import Action, Policy, Reward, State


class Human(World):
    """One explanation of the behaviour: a planner, and the reward it plans for."""

    planner: Function[Reward, Policy]
    reward: Reward


theorem = Theorem(
    title="Degenerate pairs: a given empty explanation fits every policy", kind="impossibility", version="1",
    source="Armstrong and Mindermann 2018, Definition 5 and Lemma 6 (statements and numbers as mapped item by item by "
           "the Lean project ai-safety-formalization-atlas); the sidesteps are worked out here",
    cites=["armstrong2018occam", "armstrong2017assigned", "atlas2026"],
    post="Humans can be assigned any values whatsoever...",
    covers="no_free_lunch says that some planner fits a policy. Here are three recipes for any policy: a planner that "
           "ignores the reward; one that takes best actions, with a reward for doing what is done; one that takes "
           "worst actions, with a reward for doing anything else. The axis `pair` chooses which one is asked about, so "
           "an assumption that excludes that one need not exclude the others. Excluding all three by name is no way "
           "out either: other empty explanations remain. Not claimed here: that they are short (occam_degenerate).",
    audience="Readers of the post's section on simplicity; everybody who thinks one rule could weed these out.",
    builds_on=["no_free_lunch"], world=Human, scope={State: (1, 2), Action: (2, 3), Level: (3, 3)},
    extends="The recipes work for any number of states and actions, and for any rewards among which are one that is "
            "constant in each state, one that is 1 for what the policy does and 0 for all else, and its negative. An "
            "even number of levels, evenly spaced around 0, does not contain 0. So here `0` is read as any reward that "
            "is constant in each state, and 1 and 0 as a higher and a lower level.")

POSSIBLE, ACTUAL, OURS = "every reward the human could have had", "this human's reward", "stated here"
LEMMA = "Armstrong and Mindermann 2018, Definition 5 and Lemma 6"


behaviour = theorem.observation(planners.behaviour)
best = theorem.value(planners.best)
rewards = theorem.axis("rewards", "Which rewards there are.", kind="restriction")
rewards.alternative(default=True, name="any")(planners.any_reward)


@rewards.alternative(source=OURS)
def no_negative(R: Reward):
    """No reward has a negative level; of three levels this leaves 0 and 1."""
    return forall(State, Action, lambda s, a: R(s, a) >= 0)


rewards.alternative(planners.without_ties)
# `negation` and `pair`, used below like functions, stand for whichever of their alternatives is chosen.
negation = theorem.axis("negation", "What the negative of a reward is.", kind="target")


@negation.alternative(default=True, source=LEMMA)
def minus(h: Human, s: State, a: Action):
    """The reward with the sign changed."""
    return -h.reward(s, a)


@negation.alternative(source=OURS)
def one_minus(h: Human, s: State, a: Action):
    """One minus the reward; meant for rewards that are 0 and 1, as under `no_negative` on three levels."""
    return 1 - h.reward(s, a)


pair = theorem.axis("pair", "Which empty explanation is asked about, one at a time.", kind="target")


def for_doing(value, pi: Policy):
    """There are two values, both levels: the higher one for what the policy does, the lower one for all else."""
    return exists(Level, Level, lambda high, low: (high > low) & forall(
        State, Action, lambda s, a: value(s, a) == where(pi(s) == a, high, low)))


def always_worst(h: Human):
    """In every state the planner takes a worst action, whatever the reward; by the negative reward it is a best one."""
    return forall(Reward, State, lambda R, s: planners.is_worst(R, s, h.planner(R)(s)))


@pair.alternative(source=OURS)
def indifferent_to_anything(h: Human):
    """The planner does the same under every reward, and this human's reward may be any."""
    return exists(Policy, lambda pi: forall(Reward, lambda R: h.planner(R) == pi))


@pair.alternative(default=True, source=LEMMA)
def indifferent(h: Human):
    """The planner does the same under every reward, and in each state all actions are equally good."""
    return indifferent_to_anything(h) & forall(State, lambda s: constant(Action, lambda a: h.reward(s, a)))


@pair.alternative(source=LEMMA)
def greedy(h: Human):
    """The planner takes best actions whatever the reward; the reward is high for what is done and low for all else."""
    return rational(h) & for_doing(h.reward, behaviour(h))


@pair.alternative(source=LEMMA)
def negated(h: Human):
    """The planner takes worst actions whatever the reward; the negated reward is itself a reward, high for what is done
    and low for all else."""
    is_a_reward = exists(Reward, lambda Q: forall(State, Action, lambda s, a: Q(s, a) == negation(h, s, a)))
    return always_worst(h) & is_a_reward & for_doing(lambda s, a: negation(h, s, a), behaviour(h))


rational = theorem.assumption(source=OURS, about=POSSIBLE)(planners.rational)
theorem.assumption(source=OURS, about=POSSIBLE)(planners.better_than_random)


@theorem.assumption(source=OURS, about=ACTUAL)
def cares_everywhere(h: Human, s: State):
    """In no state are all actions equally good."""
    return ~constant(Action, lambda a: h.reward(s, a))


theorem.assumption(source=OURS, about=ACTUAL)(planners.unique_best)


@theorem.assumption(source=OURS, about=POSSIBLE)
def none_of_the_three(h: Human):
    """The planner reacts to the reward; it neither takes best actions always nor worst actions always."""
    return ~indifferent_to_anything(h) & ~rational(h) & ~always_worst(h)


theorem.desideratum(planners.can_err)


@theorem.claim
def every_policy_has_it(h: Human, pi: Policy):
    """Whatever the human does, the empty explanation that is asked about fits it."""
    return each(pi, some=(behaviour(h) == pi) & pair(h))


theorem.claim(unidentified(best, by=behaviour), name="best_stays_open",
              says="Two explanations of one behaviour differ in which actions are best.")

for one in ("indifferent", "greedy", "negated"):
    theorem.published(verdict="stands", pair=one, source=LEMMA)
    for levels in (2, 4):
        theorem.published(verdict="stands", pair=one, at={State: 2, Action: 2, Level: levels}, source=LEMMA)
theorem.published(verdict="sidestepped", pair="negated", rewards="no_negative", source=OURS)
theorem.published(verdict="stands", pair="negated", rewards="no_negative", negation="one_minus", source=OURS)
theorem.published(["cares_everywhere"], verdict="sidestepped", source=OURS)
for one in ("greedy", "negated"):
    theorem.published(["cares_everywhere"], verdict="stands", pair=one, source=OURS)
theorem.published(["cares_everywhere"], verdict="stands", pair="indifferent_to_anything", source=OURS)
for name in ("rational", "better_than_random"):
    theorem.published([name], verdict="sidestepped", source=OURS)
    theorem.published([name], verdict="sidestepped", pair="negated", source=OURS)
    theorem.published([name], verdict="stands", pair="greedy", source=OURS)
theorem.published(["rational", "unique_best"], verdict="sidestepped", claim="best_stays_open", source=OURS)
theorem.published(["none_of_the_three"], verdict="stands", claim="best_stays_open", source=OURS)
theorem.published(["none_of_the_three"], verdict="stands", ambiguity="full", claim="best_stays_open",
                  at={State: 1, Action: 2, Level: 2}, source=OURS)
theorem.published(["none_of_the_three"], verdict="contradictory", claim="best_stays_open", rewards="without_ties",
                  at={State: 1, Action: 2, Level: 2}, source=OURS)
theorem.published(verdict="contradictory", claim="best_stays_open", rewards="without_ties",
                  at={State: 1, Action: 3, Level: 2}, source=OURS)
theorem.remark(["cares_everywhere"], pair="indifferent", rewards="any", source=OURS,
               says="On its own `cares_everywhere` excludes the explanation asked about, and neither of the other two: "
                    "under pair=greedy and pair=negated the verdict is unchanged.")
