"""What a human does on tasks with known rewards says nothing of other tasks, unless it generalises."""

from explorer import (Bool, Function, Given, Level, Sort, Table, Theorem, World, count, each, every, exists, forall,
                      implies, some, unidentified, unique)
from explorer.theorems.library import planners
from explorer.theorems.library.planners import POSSIBLE, Action, Policy, Reward, State


class Bias(Sort):
    """A way of planning, of a list that is known, for `parametric`."""


class Tasks(Table, of=(Reward,), to=Bool):
    """Which rewards are those of a task on which the human was watched."""


class Taught(Table, of=(Reward,), to=Policy):
    """What was seen on the tasks; for other rewards it says nothing."""


class Setting(Given):
    """The rewards of the tasks, what was seen on them, and what each way of planning does."""
    known: Function[Reward, Bool]
    taught: Function[Reward, Policy]
    does: Function[Bias, Reward, Policy]


class Human(World):
    """One explanation: a planner, the same on all tasks, its way of planning by name, and the reward on a new task."""
    planner: Function[Reward, Policy]
    bias: Bias
    reward: Reward


theorem = Theorem(
    title="Learning the planner from tasks with known rewards", kind="impossibility", version="1",
    source="a finite shadow, made here, of an idea tested by experiment in Shah, Gundotra, Abbeel and Dragan 2019 "
           "(known to us from a summary), which has no theorem about it",
    cites=["shah2019feasibility", "shah2018future", "armstrong2018occam"],
    post="Future directions for ambitious value learning",
    covers="Watch a human on tasks whose rewards are known, then on one new task. That one planner is at work in all "
           "is built in, and is not enough: a planner may do anything on a reward it was never seen with. Not claimed: "
           "that learnt planners do not generalise in practice (some laws make them, see the map), or anything about "
           "the paper's experiments or noise; and a known planner helps only if its reward shows in what it does.",
    audience="Readers of no_free_lunch who would learn biases instead of assuming them.",
    builds_on=["no_free_lunch"], world=Human, given=Setting,
    scope={State: (1, 2), Action: (2, 2), Level: (2, 2), Bias: (2, 2)},
    extends="On any set of rewards: change the planner at the new reward alone, where nothing was seen.")

PROOF, OURS = "worked out here, with a short proof for all sizes", "worked out here, with a short proof"


@theorem.observation
def behaviour(h: Human) -> Policy:
    """What the human does on the new task; what was seen on the others is the same for all explanations."""
    return h.planner(h.reward)


def differ(R: Reward, Q: Reward):
    """The rewards differ in what is best somewhere."""
    return exists(State, Action, lambda s, a: planners.is_best(R, s, a) != planners.is_best(Q, s, a))


target = theorem.axis("target", "What should follow from all that was seen.", kind="target")


@target.alternative(default=True)
def best(h: Human, s: State, a: Action):
    """Which actions are best in each state of the new task."""
    return planners.best(h, s, a)


@target.alternative
def how_it_plans(h: Human, R: Reward):
    """What the human would do, whatever the reward."""
    return h.planner(R)


rewards = theorem.axis("rewards", "Which rewards there are.", kind="restriction")
rewards.alternative(default=True, name="any")(planners.any_reward)
rewards.alternative(planners.without_ties)
tasks = theorem.axis("tasks", "On which rewards the human was watched.", kind="assumption")


@tasks.alternative(default=True)
def some_rewards():
    """On some; at least two others differ in what is best."""
    return exists(Reward, Setting.known) & exists(Reward, Reward, lambda R, Q: ~Setting.known(R) & ~Setting.known(Q)
                                                  & differ(R, Q))


@tasks.alternative(source=OURS)
def whichever():
    """On whichever, perhaps on none."""
    return True


@tasks.alternative(source=OURS)
def all_but_one():
    """On all but one."""
    return unique(Reward, lambda R: ~Setting.known(R))


@tasks.alternative(source=OURS)
def all_rewards():
    """On all, so that none is new."""
    return forall(Reward, Setting.known)


@theorem.hypothesis
def as_taught(h: Human, R: Reward):
    """On the tasks with known rewards the planner does what was seen."""
    return implies(Setting.known(R), h.planner(R) == Setting.taught(R))


@theorem.hypothesis
def new_task(h: Human):
    """The reward of the new task is none of those that are known."""
    return ~Setting.known(h.reward)


for definition in (planners.neutral, planners.state_neutral, planners.ordinal, planners.local):
    theorem.assumption(source=OURS, about=POSSIBLE)(definition)


@theorem.assumption(source=OURS, about=POSSIBLE)
def faithful(h: Human, R: Reward, Q: Reward):
    """Rewards that differ in what is best make the planner do different things; with ties there are too many."""
    return implies(differ(R, Q), h.planner(R) != h.planner(Q))


theorem.assumption(source=OURS, about=POSSIBLE)(planners.near_rational)


@theorem.assumption(source=OURS, about=POSSIBLE)
def parametric(h: Human, R: Reward):
    """The human plans in one of the ways on the list."""
    return h.planner(R) == Setting.does(h.bias, R)


@theorem.assumption(source=OURS, about="the tasks")
def separating(b: Bias, c: Bias):
    """Any two ways of planning on the list differ on some task with a known reward."""
    return (b == c) | exists(Reward, lambda R: Setting.known(R) & (Setting.does(b, R) != Setting.does(c, R)))


@theorem.desideratum
def can_err(h: Human):
    """The human can err: in some world an action they take on the new task is not a best one."""
    return some(h, exists(State, lambda s: ~best(h, s, behaviour(h)(s))))


theorem.claim(unidentified(target, by=behaviour), name="not_learnt",
              says="Two explanations of all that was seen differ in the target.")


@theorem.claim
def nothing_elsewhere(h: Human, k: Tasks, p: Taught, R: Reward, pi: Policy):
    """Whatever was seen on whichever tasks, on any other reward the planner may do anything."""
    agree = forall(Reward, lambda Q: (Setting.known(Q) == k(Q)) & (Setting.taught(Q) == p(Q)))
    return each(k, p, R, pi, some=k(R) | agree & (h.reward == R) & (behaviour(h) == pi))


@theorem.claim
def within_twice(h: Human, k: Human):
    """Two explanations of all that was seen differ in what is best in at most two states."""
    apart = count(State, lambda s: exists(Action, lambda a: best(h, s, a) != best(k, s, a)))
    return every(apart <= 2, when=behaviour(h) == behaviour(k))


STRICT = {"rewards": "without_ties"}
ONE, TWO, THREE = {State: 1, Action: 2, Level: 2}, {State: 2, Action: 2, Level: 2}, {State: 3, Action: 2, Level: 2}
theorem.published(verdict="stands", source=PROOF)
theorem.published(verdict="stands", claim="nothing_elsewhere", tasks="whichever", at=ONE, source=PROOF)
theorem.published(verdict="presupposed", tasks="all_but_one", source=PROOF)
theorem.published(verdict="contradictory", tasks="all_rewards", source=PROOF)
theorem.published(["parametric", "separating"], verdict="presupposed", target="how_it_plans", source=PROOF, at=TWO)
theorem.published(["parametric"], verdict="stands", target="how_it_plans", source=OURS, at=TWO)
theorem.published(["parametric", "separating"], verdict="stands", source=OURS + " (a known planner may ignore rewards)")
theorem.published(["parametric", "separating", "faithful"], verdict="sidestepped", source=PROOF, at=TWO, **STRICT)
theorem.published(["faithful"], verdict="stands", source=OURS, at=TWO, **STRICT)
theorem.published(["near_rational"], verdict="stands", source=PROOF)
theorem.published(["near_rational"], verdict="stands", claim="within_twice", source=PROOF, at=THREE, **STRICT)
theorem.published(["neutral", "ordinal"], verdict="sidestepped", at=TWO, **STRICT,
                  source=OURS + " (of two actions the better one or the worse one, in each state, and any task tells)")
theorem.published(["neutral", "ordinal"], verdict="stands", at={State: 1, Action: 3, Level: 3}, **STRICT,
                  source=OURS + " (who is known to take the second best leaves the best open)")
