"""Definitions that theorem files about planners share. A planner p says what a human would do under a reward R.

A theorem file imports the sorts, declares a world with `planner: Function[Reward, Policy]` and `reward: Reward`, and
takes up what it needs, as in `theorem.assumption(source=OURS, about=POSSIBLE)(planners.local)`. `World` is then the
world of that theorem. `Policy` is the one below, or one of the file's own that gives for each state the set of the
actions that may be taken.

Notation: p(R)(s) is what the planner does in state s under R, and R(s, a) is a level: how good action a is in it. That
a planner maps rewards to policies is from Armstrong and Mindermann 2018. The conditions on planners are stated here;
those on names and on raised rewards follow the axioms of social choice that are called neutrality and monotonicity.
"""

from explorer import (Level, Sort, Table, World, constant, count, exists, forall, iff, implies, maximal, minimal,
                      one_to_one, same_order, some, total, unique, where)

OURS = "stated here"
POSSIBLE, ACTUAL = "every reward the human could have had", "this human as observed"


class State(Sort):
    """A situation in which the human acts."""


class Action(Sort):
    """Something the human can do."""


class Reward(Table, of=(State, Action), to=Level):
    """How good each action is in each state; every table of levels is a reward."""


class Policy(Table, of=(State,), to=Action):
    """What the human does in each state."""


class Relabelling(Table, of=(Action,), to=Action, only=lambda p: one_to_one(Action, p)):
    """The actions under other names."""


class StateRelabelling(Table, of=(State,), to=State, only=lambda p: one_to_one(State, p)):
    """The states under other names."""


class Selection(Table, of=(State,), to=Action):
    """One action for each state: how a human who chooses among several actions might settle."""


def takes(h, R, s, a):
    """Under R the planner takes action a in state s, or might: a = p(R)(s), or a in p(R)(s)."""
    done = h.planner(R)(s)
    return done(a) if done.term.sort.kind == "table" else done == a


def is_best(R, s, a):
    """The action is a best one in the state: a in argmax R(s, ·)."""
    return maximal(Action, lambda b: R(s, b), a)


def is_worst(R, s, a):
    """The action is a worst one in the state: a in argmin R(s, ·)."""
    return minimal(Action, lambda b: R(s, b), a)


def changed(R, Q, s, a):
    """The rewards agree everywhere but for action a in state s."""
    return forall(State, Action, lambda t, b: (R(t, b) == Q(t, b)) | ((t == s) & (b == a)))


# What is seen, and targets.


def behaviour(h: World):
    """The whole policy is seen, and nothing else."""
    return h.planner(h.reward)


def best(h: World, s: State, a: Action):
    """Which actions are best in each state."""
    return is_best(h.reward, s, a)


def order(h: World, s: State, a: Action, b: Action):
    """How the actions of each state are ranked, ties included."""
    return h.reward(s, a) >= h.reward(s, b)


def exact(h: World):
    """The reward itself."""
    return h.reward


# Which rewards there are.


def any_reward(R: Reward):
    """Every table of levels is a reward; with every reward its negative is one, too."""
    return True


def without_ties(R: Reward):
    """No reward gives two actions of one state the same level."""
    return forall(State, Action, Action, lambda s, a, b: implies(a != b, R(s, a) != R(s, b)))


# Assumptions on the reward of this human.


def unique_best(h: World, s: State):
    """The true reward has exactly one best action in every state."""
    return unique(Action, lambda a: best(h, s, a))


# Assumptions on what the planner does, whatever the reward.


def rational(h: World, R: Reward, s: State, a: Action):
    """In every state the planner takes a best action, whatever the reward."""
    return implies(takes(h, R, s, a), is_best(R, s, a))


def never_worst(h: World, R: Reward, s: State, a: Action):
    """Whatever the reward, the planner never takes a worst action, except in states where all are equally good."""
    return implies(takes(h, R, s, a) & is_worst(R, s, a), constant(Action, lambda b: R(s, b)))


def better_than_random(h: World, R: Reward, q: Selection):
    """Over all states together the planner does at least as well as acting at random, whatever the reward.

    Where the human chooses among several actions this holds however they settle.
    """
    return implies(forall(State, lambda s: takes(h, R, s, q(s))),
                   total(State, Action, lambda s, a: R(s, q(s)) - R(s, a)) >= 0)


def better_than_random_everywhere(h: World, R: Reward, s: State, a: Action):
    """In every state by itself the planner does at least as well as acting at random there, whatever the reward."""
    return implies(takes(h, R, s, a), total(Action, lambda b: R(s, a) - R(s, b)) >= 0)


def near_rational(h: World, R: Reward):
    """Whatever the reward, there is at most one state in which the planner takes an action that is not best."""
    return count(State, lambda s: exists(Action, lambda a: takes(h, R, s, a) & ~is_best(R, s, a))) <= 1


def rational_or_antirational(h: World):
    """The planner takes best actions under every reward, or it takes worst actions under every reward."""
    def always(good):
        return forall(Reward, State, Action, lambda R, s, a: implies(takes(h, R, s, a), good(R, s, a)))
    return always(is_best) | always(is_worst)


# Assumptions on how what the planner does changes with the reward.


def injective(h: World, R: Reward, Q: Reward):
    """Under different rewards the planner has different policies."""
    return implies(R != Q, h.planner(R) != h.planner(Q))


def neutral(h: World, R: Reward, p: Relabelling, s: State, a: Action):
    """Relabelling the actions, in all states alike, relabels what the planner does.

    If the planner takes one action in each state, no world allows this where actions may be equally good: exchanging
    two such actions does not change the reward, and yet would have to change the action that is taken.
    """
    return iff(takes(h, Reward(lambda t, b: R(t, p(b))), s, a), takes(h, R, s, p(a)))


def neutral_per_state(h: World, R: Reward, p: Relabelling, s: State, t: State, a: Action):
    """Relabelling the actions, in each state as one likes, relabels what the planner does.

    The formula says so for one state t at a time, which is enough. About planners that take one action, see `neutral`.
    """
    relabelled = Reward(lambda u, b: where(u == t, R(u, p(b)), R(u, b)))
    return iff(takes(h, relabelled, s, a), where(s == t, takes(h, R, s, p(a)), takes(h, R, s, a)))


def state_neutral(h: World, R: Reward, p: StateRelabelling, s: State):
    """When states are relabelled, what the planner does in a state moves along with it."""
    return h.planner(Reward(lambda t, a: R(p(t), a)))(s) == h.planner(R)(p(s))


def local(h: World, R: Reward, Q: Reward, s: State):
    """What the planner does in a state depends only on the rewards of that state."""
    return implies(forall(Action, lambda a: R(s, a) == Q(s, a)), h.planner(R)(s) == h.planner(Q)(s))


def ordinal(h: World, R: Reward, Q: Reward, s: State):
    """What the planner does in a state depends only on how the rewards of that state rank its actions."""
    return implies(same_order(Action, lambda a: R(s, a), lambda a: Q(s, a)), h.planner(R)(s) == h.planner(Q)(s))


def monotone_up(h: World, R: Reward, Q: Reward, s: State, a: Action):
    """Raising the reward of one action that the planner takes, and nothing else, keeps that action taken."""
    return implies(changed(R, Q, s, a) & (R(s, a) < Q(s, a)) & takes(h, R, s, a), takes(h, Q, s, a))


def monotone(h: World, R: Reward, Q: Reward, s: State, a: Action, b: Action):
    """Raising only one action that is taken keeps it taken; lowering only one that is not keeps all that are taken."""
    helped = (a == b) & (R(s, b) < Q(s, b)) | (Q(s, b) < R(s, b)) & ~takes(h, R, s, b)
    return implies(changed(R, Q, s, b) & helped & takes(h, R, s, a), takes(h, Q, s, a))


def jointly_monotone(h: World, R: Reward, Q: Reward, s: State):
    """In one state, raising an action that is taken while lowering all others keeps it taken.

    Each of them may also stay as it is; the other states do not change.
    """
    elsewhere = forall(State, Action, lambda t, b: (t == s) | (R(t, b) == Q(t, b)))
    def others(a):
        return forall(Action, lambda b: (b == a) | (Q(s, b) <= R(s, b)))
    return implies(elsewhere, forall(Action, lambda a: implies(
        (R(s, a) <= Q(s, a)) & others(a) & takes(h, R, s, a), takes(h, Q, s, a))))


# Desiderata.


def can_err(h: World):
    """The human can err: in some world an action they take is not a best one."""
    return some(h, exists(State, Action, lambda s, a: takes(h, h.reward, s, a) & ~best(h, s, a)))
