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
           "sidesteps and the tightness are worked out here, by search and by enumeration at small sizes",
    cites=["armstrong2018occam", "everitt2017corrupted", "atlas2026"],
    post="Humans can be assigned any values whatsoever...",
    covers="A machine that has watched a human chooses a policy of its own. Its regret is what it loses: how far it "
           "falls short of the best that could be done. Even if the human's whole policy is seen, some reward that "
           "explains it makes the machine regret at least half of the most that any policy can regret under any "
           "reward. Not claimed: that one such reward is bad for all policies of the machine; or that no machine "
           "must fear more: one that leaves nothing to chance may regret all, and a machine that tosses a coin gets "
           "down to half with two actions, not with three.",
    audience="Readers who ask what harm it does not to know the reward.",
    builds_on=["no_free_lunch", "corrupt_reward_nfl"], world=Human, given=Setting,
    scope={State: (1, 2), Action: (2, 2), Level: (2, 3)},
    extends="Take a reward under which the machine regrets most, and a planner that ignores the reward. That the "
            "regret is at least half holds wherever rewards come with their negatives: the regrets under a reward and "
            "under its negative add up to the distance from best to worst.")

PAPER = "Armstrong and Mindermann 2018, section 4.1.2"
PROVED = "stated here; proved as is said for real rewards"
OURS = "stated here; by search, and by enumeration at small sizes"


behaviour = theorem.observation(planners.behaviour)


def lost(R: Reward, s: State, a: Action):
    """By how many levels an action falls short of the best one in a state."""
    return count(Level, lambda i: (R(s, a) < i) & exists(Action, lambda b: R(s, b) >= i))


def twice_regret(R: Reward, q: Mixed):
    """Twice the regret: what the machine loses over all states, in levels; what it does half of the time counts 1."""
    return total(State, Action, lambda s, a: rank(q(s, a)) * lost(R, s, a))


def at_least_all(regret):
    """No policy regrets more than this under any reward; both regrets are doubled."""
    return forall(Reward, Mixed, lambda R, p: regret >= twice_regret(R, p))


def half_of_all(R: Reward, q: Mixed):
    """Under this reward the machine regrets at least half of what any policy regrets under any reward."""
    return at_least_all(2 * twice_regret(R, q))


machine = theorem.axis("machine", "How the machine may act.", kind="restriction")


@machine.alternative(default=True)
def deterministic(q: Mixed):
    """In each state the machine always does the same."""
    return forall(State, Action, lambda s, a: q(s, a) != Share.half)


@machine.alternative(source=OURS)
def randomised(q: Mixed):
    """In each state the machine may toss a fair coin between two actions.

    With three actions `all_of_it` stands, too, but only because an even mixture of three cannot be written.
    """
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
    """A policy is known that, whatever the reward, loses less than half of all that can be lost, which is (number of
    levels - 1) times the number of states.
    """
    return 2 * total(State, lambda s: lost(R, s, Setting.safe(s))) < size(State) * (size(Level) - 1)


theorem.desideratum(planners.can_err)


@theorem.claim
def half(h: Human, pi: Policy, q: Mixed):
    """Whatever human and machine do, some reward explains the human and makes the machine regret at least half of the
    most that any policy can regret under any reward."""
    return each(pi, q, some=(behaviour(h) == pi) & half_of_all(h.reward, q))


@theorem.claim
def more_than_half(h: Human, pi: Policy, q: Mixed):
    """Whatever human and machine do, some reward explains the human and makes the machine regret more than half of the
    most that any policy can regret under any reward."""
    return each(pi, q, some=(behaviour(h) == pi) & forall(
        Reward, Mixed, lambda R, p: 2 * twice_regret(h.reward, q) > twice_regret(R, p)))


@theorem.claim
def all_of_it(h: Human, pi: Policy, q: Mixed):
    """Whatever human and machine do, some reward explains the human and makes the machine regret the most that any
    policy can regret under any reward."""
    return each(pi, q, some=(behaviour(h) == pi) & at_least_all(twice_regret(h.reward, q)))


@theorem.claim
def half_if_machine_differs(h: Human, pi: Policy, q: Mixed):
    """If in half of the states or more the machine never does what the human does, some reward explains the human and
    makes the machine regret at least half of the most that any policy can regret under any reward."""
    differs = 2 * count(State, lambda s: q(s, pi(s)) == Share.never) >= size(State)
    return each(pi, q, some=implies(differs, (behaviour(h) == pi) & half_of_all(h.reward, q)))


@theorem.claim
def half_on_average(h: Human, q: Mixed):
    """Whatever the machine does, its average regret over all rewards is half of the mean distance between the
    best and the worst that could be done."""
    def apart(R: Reward, s: State):
        return count(Level, lambda i: exists(Action, Action, lambda a, b: (R(s, a) < i) & (R(s, b) >= i)))
    return each(q, some=total(Reward, lambda R: twice_regret(R, q)) == total(Reward, State, apart))


theorem.published(verdict="stands", source=PAPER)
theorem.published(verdict="stands", machine="randomised", source=PROVED)
theorem.published(verdict="stands", claim="all_of_it", source=OURS)
for one in ("more_than_half", "all_of_it"):
    theorem.published(verdict="sidestepped", claim=one, machine="randomised", source=OURS,
                      at={State: 1, Action: 2, Level: 3})
theorem.published(verdict="stands", claim="more_than_half", machine="randomised", at={State: 1, Action: 3, Level: 3},
                  source=OURS)
theorem.published(["reward_is_known"], verdict="sidestepped", source=OURS + " (a prior on one reward)")
for how in ("deterministic", "randomised"):
    theorem.published(verdict="stands", claim="half_on_average", machine=how, source=PROVED + " (the even prior)")
theorem.published(["known_safe"], verdict="contradictory", source=OURS)
theorem.published(["known_safe"], verdict="stands", rewards="first_is_best", claim="can_err", source=OURS)
theorem.published(verdict="sidestepped", rewards="first_is_best", source=OURS + " (no longer closed under negation)")
theorem.published(["rational"], verdict="sidestepped", source=OURS)
theorem.published(["rational", "unique_best"], verdict="sidestepped", source=OURS)
theorem.published(["rational"], verdict="stands", claim="half_if_machine_differs", source=OURS)
