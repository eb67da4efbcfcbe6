"""No free lunch: any reward explains any behaviour under some planner.

`h.planner(R)(s)(a)` says that the human h, were R the reward, might take action a in state s.
"""

from explorer import (Bool, Family, Function, Given, Level, Table, Theorem, World, each, exists, forall, implies, rank,
                      some, unidentified, unique)
from explorer.theorems.library import planners
from explorer.theorems.library.planners import ACTUAL, OURS, POSSIBLE, Action, Reward, State


class Choice(Table, of=(Action,), to=Bool):
    """The actions that the human may take in a state; how many there can be is the axis `choice`."""


class Policy(Table, of=(State,), to=Choice):
    """What the human does in each state."""


class Setting(Given):
    """What both explanations share: a state for `labelled_state`, and the rewards of `known_on_tasks`."""

    labelled: State
    known: Function[Reward, Bool]


class Human(World):
    """One explanation of the behaviour: a planner, and the reward it plans for."""

    planner: Function[Reward, Policy]
    reward: Reward


theorem = Theorem(
    title="No free lunch for planner and reward", kind="impossibility", version="1",
    source="Armstrong and Mindermann 2018, Theorem 1 (statement and number as mapped item by item by the Lean project "
           "ai-safety-formalization-atlas)",
    cites=["armstrong2018occam", "armstrong2017assigned", "armstrong2019normative", "shah2018future",
           "shah2019feasibility", "atlas2026"],
    post="Humans can be assigned any values whatsoever...",
    covers="Behaviour alone does not tell what a human wants: whatever the human does, every reward explains it under "
           "some planner, that is, some account of how the human gets from what they want to what they do. Not "
           "claimed: that one planner explains all behaviours, or that nothing can be learnt once enough is assumed "
           "about planners.",
    audience="Everybody who hopes to learn values from behaviour; no logic is needed. Machine-learning readers may "
             "find the style foreign: nothing is estimated here, the whole policy is known.",
    builds_on=["What is ambitious value learning?", "The easy goal inference problem is still hard"],
    world=Human, given=Setting, scope={State: (1, 2), Action: (2, 3), Level: (2, 3)},
    extends="The theorem itself holds for any rewards at all: the planner that ignores its reward and always returns "
            "the policy seen explains it under every reward (Armstrong and Mindermann 2018, Theorem 1).")


@theorem.observation
def behaviour(h: Human) -> Policy:
    """The whole policy is seen, and nothing else."""
    return h.planner(h.reward)


target = theorem.axis("target", "What about the reward should follow from the behaviour.", kind="target")
best = target.alternative(default=True)(planners.best)
target.alternative(planners.order)


@target.alternative(relation=True)
def affine(h: Human, k: Human):
    """The reward up to one positive scale and one constant for the whole table.

    On an evenly spaced ladder the scale, where there is one, is a ratio of two numbers of steps.
    """
    def scaled(i: Level, j: Level):
        return (rank(i) > 0) & (rank(j) > 0) & forall(
            State, Action, State, Action, lambda s, a, t, b:
            rank(i) * (h.reward(s, a) - h.reward(t, b)) == rank(j) * (k.reward(s, a) - k.reward(t, b)))
    return exists(Level, Level, scaled)


target.alternative(planners.exact)
rewards = theorem.axis("rewards", "Which rewards there are.", kind="restriction")
rewards.alternative(default=True, name="any")(planners.any_reward)
rewards.alternative(planners.without_ties)
planner = theorem.axis("planner", "Whether both explanations have the same planner.", kind="assumption")


@planner.alternative(default=True)
def unknown(h: Human):
    """Nothing is known about the planner but what the assumptions say."""
    return True


@planner.alternative
def shared(h: Human, k: Human):
    """The planner is known: both explanations have the same one, whatever it is."""
    return forall(Reward, lambda R: h.planner(R) == k.planner(R))


choice = theorem.axis("choice", "How many actions the human may take in a state.", kind="restriction")


@choice.alternative(default=True)
def single(C: Choice):
    """The human takes exactly one action in each state."""
    return unique(Action, C)


@choice.alternative(name="set")
def several(C: Choice):
    """In each state the human may be ready to take any of several actions, and of at least one."""
    return exists(Action, C)


theorem.assumption(source=OURS, about=POSSIBLE)(planners.rational)
theorem.assumption(source=OURS, about=ACTUAL)(planners.unique_best)
for definition in (planners.never_worst, planners.better_than_random, planners.better_than_random_everywhere,
                   planners.near_rational):
    theorem.assumption(source=OURS, about=POSSIBLE)(definition)


@theorem.assumption(source=OURS, about=POSSIBLE)
def onto(h: Human, pi: Policy):
    """Every policy is what the planner does under some reward."""
    return exists(Reward, lambda R: h.planner(R) == pi)


@theorem.assumption(source=OURS, about=POSSIBLE)
def sensitive(h: Human, pi: Policy):
    """The planner is not constant: no policy is what it does under every reward."""
    return exists(Reward, lambda R: h.planner(R) != pi)


@theorem.assumption(source=OURS, about=POSSIBLE)
def faithful(h: Human, R: Reward, Q: Reward):
    """Rewards that differ in the target make the planner do different things."""
    return implies(~target.same(h.but(reward=R), h.but(reward=Q)), h.planner(R) != h.planner(Q))


for definition in (planners.injective, planners.neutral, planners.neutral_per_state, planners.state_neutral,
                   planners.local, planners.ordinal, planners.monotone_up, planners.monotone,
                   planners.jointly_monotone, planners.rational_or_antirational):
    theorem.assumption(source=OURS, about=POSSIBLE)(definition)


@theorem.assumption(source=OURS, about=ACTUAL)
def labelled_state(h: Human, a: Action):
    """In one labelled state, the same for both explanations, what the human does is known to be best."""
    return implies(behaviour(h)(Setting.labelled)(a), best(h, Setting.labelled, a))


@theorem.assumption(source=OURS + "; after Shah et al. 2019", about=POSSIBLE)
def known_on_tasks(h: Human):
    """On some tasks the reward is known and the planner takes best actions; the true reward is none of theirs."""
    return (exists(Reward, Setting.known) & ~Setting.known(h.reward)
            & forall(Reward, State, Action, lambda R, s, a: implies(Setting.known(R), planners.rational(h, R, s, a))))


theorem.desideratum(planners.can_err)


@theorem.desideratum
def can_err_anywhere(h: Human, s: State):
    """In each state there is a world where the human errs there."""
    return each(s, some=exists(Action, lambda a: behaviour(h)(s)(a) & ~best(h, s, a)))


@theorem.desideratum
def could_have_erred(h: Human):
    """In some world the planner errs under some reward, though perhaps not under the true one."""
    return some(h, exists(Reward, State, Action, lambda R, s, a: h.planner(R)(s)(a) & ~best(h.but(reward=R), s, a)))


@theorem.desideratum
def every_policy_explained(h: Human, pi: Policy):
    """Whatever the human does, some world explains it."""
    return each(pi, some=behaviour(h) == pi)


@theorem.desideratum
def every_reward_possible(h: Human, R: Reward):
    """Whatever the reward, it is the true one in some world."""
    return each(R, some=h.reward == R)


theorem.claim(unidentified(target, by=behaviour),
              says="Two explanations of one behaviour differ in the target.")

TOLERATED = 0  # how many steps of the ladder an action may fall short of the best one and still be good enough


@theorem.claim
def good_enough(h: Family[Action, Human]):
    """For some behaviour and state, each action falls short of good enough in some world with that behaviour."""
    def too_bad(s: State, a: Action):
        return exists(Action, lambda b: rank(h[a].reward(s, b)) - rank(h[a].reward(s, a)) > TOLERATED)
    return some(h, forall(Action, Action, lambda a, b: behaviour(h[a]) == behaviour(h[b]))
                & exists(State, lambda s: forall(Action, lambda a: too_bad(s, a))))
