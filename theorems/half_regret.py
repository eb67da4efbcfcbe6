"""Whatever human and machine do, some reward explains the human and gives the machine half the worst regret or more."""

from explorer import (Function, Given, Level, Sort, Table, Theorem, World, count, each, exists, first, forall, implies,
                      rank, size, total, where)
from explorer.theorems.library import planners
from explorer.theorems.library.planners import POSSIBLE, Action, Policy, Reward, State


class Share(Sort, elements=("never", "half", "always"), ordered=True):
    """How often something is done."""


class Mixed(Table, of=(State, Action), to=Share, only=lambda q: forall(
        State, lambda s: total(Action, lambda a: rank(q(s, a))) == 2)):
    """What the machine does in each state, and how often: one action always, or two of them half of the time each."""


class Setting(Given):
    """What is known: the policy that `known_safe` speaks of."""

    safe: Policy


class Human(World):
    """One explanation of the behaviour: a planner, and the reward it plans for."""

    planner: Function[Reward, Policy]
    reward: Reward


theorem = Theorem(
    title="Behaviour cannot rule out half of the greatest regret", kind="impossibility", version="1",
    source="Armstrong and Mindermann 2018, section 4.1.2, an argument that uses Theorem 11 of Everitt et al. 2017 "
           "(as mapped by the Lean project ai-safety-formalization-atlas; we have not seen the exact wording); the "
           "sidesteps and the tightness are worked out here, with short proofs",
    cites=["armstrong2018occam", "everitt2017corrupted", "atlas2026"],
    post="Humans can be assigned any values whatsoever...",
    covers="A machine that has watched a human chooses a policy of its own. Its regret is what it loses: how far it "
           "falls short of the best that could be done. Even if the human's whole policy is seen, some reward that "
           "explains it makes the machine regret at least half of the most that any policy can regret. Not claimed: "
           "that one such reward is bad for all policies of the machine; or that half is the most: a machine that "
           "leaves nothing to chance may regret all, and half is exact only for two actions mixed evenly.",
    audience="Readers who ask what harm it does not to know the reward.",
    builds_on=["no_free_lunch", "corrupt_reward_nfl"], world=Human, given=Setting,
    scope={State: (1, 2), Action: (2, 2), Level: (2, 3)},
    extends="Take a reward under which the machine regrets most, and a planner that ignores the reward. That the "
            "regret is at least half holds wherever rewards come with their negatives: the regrets under a reward and "
            "under its negative add up to the distance from best to worst.")

PAPER, OURS = "Armstrong and Mindermann 2018, section 4.1.2", "stated here, with a short proof"


behaviour = theorem.observation(planners.behaviour)


def lost(R: Reward, s: State, a: Action):
    """By how many levels an action falls short of the best one in a state."""
    return count(Level, lambda i: (R(s, a) < i) & exists(Action, lambda b: R(s, b) >= i))


def regret(R: Reward, q: Mixed):
    """Twice what the machine loses over all states, counted in levels."""
    return total(State, Action, lambda s, a: rank(q(s, a)) * lost(R, s, a))


def beyond_any(formula):
    """The formula holds of what any policy regrets under any reward, and so of the most that can be regretted."""
    return forall(Reward, Mixed, lambda R, p: formula(regret(R, p)))


machine = theorem.axis("machine", "How the machine may act.", kind="restriction")


@machine.alternative(default=True)
def deterministic(q: Mixed):
    """In each state the machine always does the same."""
    return forall(State, Action, lambda s, a: q(s, a) != Share.half)


@machine.alternative(source=OURS)
def randomised(q: Mixed):
    """The machine may leave what it does to chance."""
    return True


rewards = theorem.axis("rewards", "Which rewards there are.", kind="restriction")
rewards.alternative(default=True, name="any")(planners.any_reward)


@rewards.alternative(source=OURS)
def first_is_best(R: Reward):
    """In every state the first action is a best one, whatever the reward."""
    return forall(State, lambda s: planners.is_best(R, s, first(Action)))


theorem.assumption(source=OURS, about=POSSIBLE)(planners.rational)
theorem.assumption(source=OURS, about="this human's reward")(planners.unique_best)


@theorem.assumption(source=OURS, about="this human's reward")
def reward_is_known(h: Human, s: State, a: Action):
    """The true reward is known, and not learnt from the human: 1 for the first action, -1 for the others."""
    return h.reward(s, a) == where(a == first(Action), 1, -1)


@theorem.assumption(source=OURS, about=POSSIBLE)
def known_safe(R: Reward):
    """Some policy is known to lose less than half of all that can be lost, whatever the reward."""
    return 2 * total(State, lambda s: lost(R, s, Setting.safe(s))) < size(State) * (size(Level) - 1)


theorem.desideratum(planners.can_err)


@theorem.claim
def half(h: Human, pi: Policy, q: Mixed):
    """Whatever human and machine do, some reward explains the human and makes the machine regret at least half of the
    most that can be regretted."""
    return each(pi, q, some=(behaviour(h) == pi) & beyond_any(lambda other: 2 * regret(h.reward, q) >= other))


@theorem.claim
def more_than_half(h: Human, pi: Policy, q: Mixed):
    """Whatever human and machine do, some reward explains the human and makes the machine regret more than half of the
    most that can be regretted."""
    return each(pi, q, some=(behaviour(h) == pi) & beyond_any(lambda other: 2 * regret(h.reward, q) > other))


@theorem.claim
def all_of_it(h: Human, pi: Policy, q: Mixed):
    """Whatever human and machine do, some reward explains the human and makes the machine regret the most that can be
    regretted."""
    return each(pi, q, some=(behaviour(h) == pi) & beyond_any(lambda other: regret(h.reward, q) >= other))


@theorem.claim
def half_against_strangers(h: Human, pi: Policy, q: Mixed):
    """If in half of the states or more the machine never does what the human does, some reward explains the human and
    makes the machine regret at least half of the most that can be regretted."""
    strange = 2 * count(State, lambda s: q(s, pi(s)) == Share.never) >= size(State)
    return each(pi, q, some=implies(strange, (behaviour(h) == pi) & beyond_any(
        lambda other: 2 * regret(h.reward, q) >= other)))


@theorem.claim
def half_on_average(h: Human, q: Mixed):
    """Whatever the machine does, its average regret over all rewards is half the mean distance from best to worst."""
    def apart(R: Reward, s: State):
        return count(Level, lambda i: exists(Action, Action, lambda a, b: (R(s, a) < i) & (R(s, b) >= i)))
    return each(q, some=total(Reward, lambda R: regret(R, q)) == total(Reward, State, apart))


theorem.published(verdict="stands", source=PAPER)
theorem.published(verdict="stands", machine="randomised", source=OURS)
theorem.published(verdict="stands", claim="all_of_it", source=OURS)
for one in ("more_than_half", "all_of_it"):
    theorem.published(verdict="sidestepped", claim=one, machine="randomised", source=OURS + ", and by enumeration",
                      at={State: 1, Action: 2, Level: 3})
theorem.published(verdict="stands", claim="more_than_half", machine="randomised", at={State: 1, Action: 3, Level: 3},
                  source=OURS)
theorem.published(["reward_is_known"], verdict="sidestepped", source=OURS + " (a prior on one reward)")
for how in ("deterministic", "randomised"):
    theorem.published(verdict="stands", claim="half_on_average", machine=how, source=OURS + " (the even prior)")
theorem.published(["known_safe"], verdict="contradictory", source=OURS)
theorem.published(["known_safe"], verdict="stands", rewards="first_is_best", claim="can_err", source=OURS)
theorem.published(verdict="sidestepped", rewards="first_is_best", source=OURS + " (no longer closed under negation)")
theorem.published(["rational"], verdict="sidestepped", source=OURS)
theorem.published(["rational", "unique_best"], verdict="sidestepped", source=OURS)
theorem.published(["rational"], verdict="stands", claim="half_against_strangers", source=OURS)
