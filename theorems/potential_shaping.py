"""Which additions to a reward leave the best policies alone: those that come from a potential, and no others."""

from explorer import (Function, Level, Real, Sort, Table, Theorem, World, each, every, exists, first, forall, greatest,
                      iff, implies, some)


class State(Sort, ordered=True):
    """Where one can be. If walks end at all, they end in the first state."""


class Action(Sort):
    """What can be done."""


class Bonus(Table, of=(State, Action, State), to=Level):
    """An addition to the reward for each state, action and state that comes next."""


class Task(World):
    """An environment, a reward, an addition to it, and the most that can be had without and with the addition.

    These are `value` and `shaped`, for each state to begin in. `potential` is a number for each state, and `ahead` what
    discounting leaves of it if that state comes next.
    """

    next: Function[State, Action, State]
    reward: Function[State, Action, Real]
    bonus: Function[State, Action, State, Real]
    potential: Function[State, Real]
    ahead: Function[State, Real]
    value: Function[State, Real]
    shaped: Function[State, Real]


theorem = Theorem(
    title="Shaping by a potential keeps the best policies", kind="guarantee", version="1",
    source="Ng, Harada and Russell 1999 (definition and sufficiency from summaries of it; necessity worked "
           "out here), here for environments that leave nothing to chance and a discount of 9/10",
    cites=["ng1999shaping"],
    covers="To the reward of each step is added the discounted potential of where the step leads, less the potential "
           "of where it began. Then the same policies are best. A further claim: for an addition of any other form, "
           "there are an environment and a reward where no best policy stays best. Not claimed: that the best "
           "policies change in every environment or for every reward; anything about chance, about potentials that "
           "change with time, or about how fast one learns.",
    audience="Everybody who asks what optimal behaviour can at best say about a reward, or who shapes rewards.",
    post="Future directions for ambitious value learning", builds_on=["irl_reward_cone"], world=Task,
    scope={State: (1, 2), Action: (2, 2), Level: (2, 2)},
    extends="The amounts are real numbers already in the guarantee. In any environment, with any discount below 1, "
            "shaping lowers the value of every policy by the potential of the state where the policy begins.")

OURS = "worked out here"
SHAPING = "the addition"


def plain(w: Task, s: State, a: Action):
    """The most that can be had after an action, without the addition."""
    return w.reward(s, a) + "9/10" * w.value(w.next(s, a))


def changed(w: Task, s: State, a: Action):
    """The most that can be had after an action, with the addition."""
    return w.reward(s, a) + w.bonus(s, a, w.next(s, a)) + "9/10" * w.shaped(w.next(s, a))


def over(w: Task, s: State):
    """All actions stay here, and the value is 0 with the addition and without."""
    return forall(Action, lambda a: w.next(s, a) == s) & (w.value(s) == 0) & (w.shaped(s) == 0)


def same_best(w: Task):
    """The same actions are best with the addition and without, but for states from which there is nothing to be had."""
    return forall(State, Action, lambda s, a: implies(
        ~over(w, s), iff(plain(w, s, a) == w.value(s), changed(w, s, a) == w.shaped(s))))


def none_in_common(w: Task):
    """No policy is best both with the addition and without: in some state no action is."""
    return exists(State, lambda s: forall(
        Action, lambda a: (plain(w, s, a) != w.value(s)) | (changed(w, s, a) != w.shaped(s))))


def most(w: Task, s: State):
    """The values in a state are what its best action gives."""
    return (greatest(Action, lambda a: plain(w, s, a), w.value(s))
            & greatest(Action, lambda a: changed(w, s, a), w.shaped(s)))


ending = theorem.axis("ending", "Whether walks end.", kind="assumption")


@ending.alternative(default=True)
def never(w: Task, s: State):
    """Walks go on for ever."""
    return most(w, s)


@ending.alternative
def in_first(w: Task, s: State):
    """Walks end in the first state, with nothing to be had there and no addition."""
    ended = (w.value(s) == 0) & (w.shaped(s) == 0)
    stays = forall(Action, lambda a: (w.next(s, a) == s) & (w.reward(s, a) == 0))
    return implies(s == first(State), ended & stays) & implies(s != first(State), most(w, s))


counted = theorem.axis("counted", "How the potential of the state that comes next is discounted.", kind="assumption")


@counted.alternative(default=True)
def alike(w: Task, s: State):
    """By 9/10, as rewards are."""
    return w.ahead(s) == "9/10" * w.potential(s)


@counted.alternative
def otherwise(w: Task, s: State):
    """By 1/2, while rewards are discounted by 9/10."""
    return w.ahead(s) == w.potential(s) / 2


@theorem.hypothesis(source="Ng, Harada and Russell 1999, from summaries", about=SHAPING)
def potential_based(w: Task, s: State, a: Action, t: State):
    """What is added to a step is the discounted potential of where it leads, less the potential of where it began."""
    return w.bonus(s, a, t) == w.ahead(t) - w.potential(s)


@theorem.assumption(about=SHAPING)
def zero_at_the_end(w: Task):
    """The potential of the first state, where walks may end, is 0."""
    return w.potential(first(State)) == 0


@theorem.assumption(source=OURS, about=SHAPING)
def same_everywhere(w: Task, s: State, a: Action, t: State):
    """What is added depends on the action alone: not on where it is taken, nor on where it leads."""
    return w.bonus(s, a, t) == w.bonus(first(State), a, first(State))


@theorem.assumption(source=OURS, about=SHAPING)
def same_for_all_actions(w: Task, s: State, a: Action, b: Action, t: State):
    """The addition does not depend on the action."""
    return w.bonus(s, a, t) == w.bonus(s, b, t)


@theorem.desideratum
def can_shape(w: Task):
    """In some task something is added to some step."""
    return some(w, exists(State, Action, lambda s, a: w.bonus(s, a, w.next(s, a)) != 0))


@theorem.claim
def sufficient(w: Task):
    """With the addition the same actions are best as without it.

    Left out are states where all actions stay and the value is 0 with and without, as at the end of a walk.
    """
    return every(same_best(w))


def least(f, s, a, t):
    """What the only potential that agrees with f on the steps of a to the first state adds to a step from s to t.

    In the first state this potential must be -10 times what is added to staying there.
    """
    def phi(u):
        return -9 * f(first(State), a, first(State)) - f(u, a, first(State))
    return "9/10" * phi(t) - phi(s)


def from_potential(f):
    """The addition comes from a potential: it is the one above, and does not depend on the action."""
    return forall(State, Action, State, lambda s, a, t: f(s, a, t) == least(f, s, a, t)) & forall(
        State, Action, Action, State, lambda s, a, b, t: f(s, a, t) == f(s, b, t))


@theorem.claim
def only_potentials_here(w: Task):
    """Where every state can follow every state, no addition without a potential keeps the best actions."""
    return every(from_potential(w.bonus), when=same_best(w) & forall(
        State, State, lambda s, t: exists(Action, lambda a: w.next(s, a) == t)))


@theorem.claim
def necessary(w: Task, f: Bonus):
    """For each addition that has no potential there are an environment and a reward where no best policy stays best."""
    return each(f, some=implies(~from_potential(f), none_in_common(w) & forall(
        State, Action, State, lambda s, a, t: w.bonus(s, a, t) == f(s, a, t))))


PAPER = "Ng, Harada and Russell 1999, from summaries"
theorem.published(verdict="holds", source=PAPER)
theorem.published(verdict="holds", claim="necessary", drop=["potential_based"], source=PAPER + "; " + OURS)
theorem.published(verdict="broken", drop=["potential_based"], source=PAPER)
theorem.published(verdict="broken", counted="otherwise", source="found by enumeration, with a small example")
theorem.published(verdict="broken", ending="in_first", source=OURS)
theorem.published(["zero_at_the_end"], verdict="holds", ending="in_first", source=OURS)
theorem.published(["same_everywhere", "same_for_all_actions"], verdict="holds", drop=["potential_based"], source=OURS)
theorem.published(["same_everywhere", "same_for_all_actions"], verdict="broken", drop=["potential_based"],
                  ending="in_first", source=OURS)
