"""A learner that does better than the human must take the human to make mistakes; else the human is the ceiling."""

from explorer import (Bool, Function, Given, Level, Real, Sort, Table, Theorem, World, constant, every, exists, forall,
                      iff, implies, maximal, rank, some, total, unique, where)


class State(Sort):
    """A situation in which somebody acts, once."""


class Action(Sort):
    """Something that can be done."""


class Reward(Table, of=(State, Action), to=Level):
    """How good it is, in each state, to get what each action gives where the human acts."""


class Policy(Table, of=(State,), to=Action):
    """What the learner does in each state."""


class Setting(Given):
    """Where the learner acts: what its actions give, and which of them the human could have taken.

    For the learner, action a in state s gives what action `gives(s, a)` gave the human.
    """

    gives: Function[State, Action, Action]
    open: Function[State, Action, Bool]


class Learning(World):
    """What the human wants and does, what the learner takes them to want, and what it then does itself.

    `habit(s, a)` is how often the human takes action a in state s: a share, from 0 to 1.
    """

    reward: Reward
    habit: Function[State, Action, Real]
    guess: Reward
    learner: Policy


theorem = Theorem(
    title="Whoever would beat the human must allow for mistakes", kind="impossibility", version="1",
    source="Worked out here; a formal shadow of Christiano 2016 and of the recap in Shah 2018, "
           "Future directions, neither of which states a theorem",
    cites=["christiano2016easy", "shah2018future"], post="The easy goal inference problem is still hard",
    covers="A learner guesses what a human wants and acts on the guess, where it can do what the human could, to the "
           "same effect. Let the guess have one best action in each state. If by the guess the human never errs, the "
           "learner does just what the human does. So a learner that does better has guessed a reward by which the "
           "human errs. Not claimed: that to allow for mistakes is enough; that the guess must be right; or that "
           "imitation is bad.",
    audience="Everybody who wants machines to learn goals from people and then surpass them.",
    builds_on=["no_free_lunch_many_environments"], world=Learning, given=Setting,
    scope={State: (1, 2), Action: (2, 3), Level: (2, 3)},
    extends="If what the human does is always the only best action by the guess, the learner does as the human does "
            "and gets the same under any real reward. That noise is beaten holds too: a mean is below the best.")

OURS = "worked out here"
HUMAN, LEARNER = "the human", "the learner"


def right(w: Learning, R: Reward, s: State, a: Action):
    """Of all that the human could do in the state, nothing is better under R than this action."""
    return forall(Action, lambda b: implies(Setting.open(s, b), R(s, a) >= R(s, b)))


def learner_gets(w: Learning, R: Reward):
    """What the learner gets under R over all states, counted in levels from the lowest."""
    return total(State, lambda s: rank(R(s, Setting.gives(s, w.learner(s)))))


def human_gets(w: Learning, R: Reward):
    """What the human would get on average in the learner's place: how often each level is reached, added up."""
    return total(State, Action, Level, lambda s, a, i: where(
        (rank(i) > 0) & (R(s, Setting.gives(s, a)) >= i), w.habit(s, a), 0))


@theorem.value
def ascribes_mistakes(w: Learning):
    """Under the learner's guess, something that the human sometimes does is not best."""
    return exists(State, Action, lambda s, a: (w.habit(s, a) > 0) & ~right(w, w.guess, s, a))


@theorem.hypothesis(source=OURS, about=HUMAN)
def does_something(w: Learning, s: State):
    """The shares of the human's actions add up to 1, none is negative, and what is not open to them is never done."""
    return (total(Action, lambda a: w.habit(s, a)) == 1) & forall(
        Action, lambda a: (w.habit(s, a) >= 0) & (Setting.open(s, a) | (w.habit(s, a) == 0)))


@theorem.hypothesis(source=OURS, about=LEARNER)
def acts_on_guess(w: Learning, s: State):
    """The learner takes an action that is best for it under its guess."""
    return maximal(Action, lambda a: w.guess(s, Setting.gives(s, a)), w.learner(s))


@theorem.hypothesis(source=OURS, about=LEARNER)
def guess_has_one_best(w: Learning, s: State):
    """Under the guess one action in each state is better than all others."""
    return unique(Action, lambda a: maximal(Action, lambda b: w.guess(s, b), a))


place = theorem.axis("place", "Where the learner acts.", kind="assumption")


@place.alternative(default=True)
def same(s: State, a: Action):
    """Where the human did: with the same actions, all open to the human, and to the same effect."""
    return Setting.open(s, a) & (Setting.gives(s, a) == a)


@place.alternative(source=OURS)
def more_actions(s: State, a: Action):
    """Where the human did, but in some state it has an action that was not open to the human."""
    return (Setting.gives(s, a) == a) & exists(Action, lambda b: Setting.open(s, b)) & exists(
        State, Action, lambda t, b: ~Setting.open(t, b))


@place.alternative(source=OURS)
def new_environment(s: State, a: Action):
    """Elsewhere: the actions are the same, but what they give may differ, and the learner knows what they give."""
    return Setting.open(s, a)


@theorem.assumption(source=OURS, about=LEARNER)
def assumes_no_mistakes(w: Learning):
    """The learner guesses a reward under which whatever the human sometimes does is best."""
    return ~ascribes_mistakes(w)


@theorem.assumption(source=OURS, about=LEARNER)
def knows_the_mistakes(w: Learning):
    """The learner guesses the true reward, as it could if it knew just how the human errs."""
    return w.guess == w.reward


@theorem.assumption(source=OURS, about=HUMAN)
def noisy(w: Learning, s: State, a: Action, b: Action):
    """The human takes every open action sometimes, and better ones more often; the guess ranks actions by how often."""
    more_often = w.habit(s, a) > w.habit(s, b)
    fits = iff(w.reward(s, a) > w.reward(s, b), more_often) & iff(w.guess(s, a) > w.guess(s, b), more_often)
    return implies(Setting.open(s, a) & Setting.open(s, b), (w.habit(s, a) > 0) & fits)


@theorem.desideratum
def can_err(w: Learning):
    """The human can err: in some world something that they sometimes do is not best."""
    return some(w, exists(State, Action, lambda s, a: (w.habit(s, a) > 0) & ~right(w, w.reward, s, a)))


@theorem.desideratum
def can_surpass(w: Learning):
    """In some world the learner does better than the human."""
    return some(w, learner_gets(w, w.reward) > human_gets(w, w.reward))


@theorem.claim
def beating_takes_mistakes(w: Learning):
    """A learner that does better than the human has guessed a reward under which the human makes mistakes."""
    return every(ascribes_mistakes(w), when=learner_gets(w, w.reward) > human_gets(w, w.reward))


@theorem.claim
def ceiling(w: Learning):
    """The learner does exactly as well as the human."""
    return every(learner_gets(w, w.reward) == human_gets(w, w.reward))


@theorem.claim
def no_gain_in_sight(w: Learning):
    """By its own guess the learner does no better than the human."""
    return every(learner_gets(w, w.guess) <= human_gets(w, w.guess))


@theorem.claim
def noise_is_beaten(w: Learning):
    """If in some state not all actions are equally good, the learner does better than the human."""
    return every(learner_gets(w, w.reward) > human_gets(w, w.reward), when=exists(
        State, lambda s: ~constant(Action, lambda a: w.reward(s, a))))


theorem.published(verdict="stands", source=OURS)
for name in ("acts_on_guess", "guess_has_one_best"):
    theorem.published(verdict="sidestepped", drop=[name], source=OURS)
NO_MISTAKES = ["assumes_no_mistakes"]
theorem.published(NO_MISTAKES, verdict="stands", claim="ceiling", source=OURS)
theorem.published(NO_MISTAKES, verdict="stands", claim="no_gain_in_sight", drop=["guess_has_one_best"], source=OURS)
theorem.published(NO_MISTAKES, verdict="stands", claim="can_surpass", drop=["guess_has_one_best"], source=OURS)
for where_else in ("more_actions", "new_environment"):
    theorem.published(verdict="sidestepped", place=where_else, source=OURS)
    theorem.published(NO_MISTAKES, verdict="stands", claim="can_surpass", place=where_else, source=OURS)
theorem.published(["knows_the_mistakes"], verdict="stands", claim="can_surpass", source=OURS)
theorem.published(["noisy"], verdict="stands", claim="noise_is_beaten", source=OURS)
theorem.published(["noisy"], verdict="stands", claim="can_surpass", source=OURS)
theorem.published(verdict="sidestepped", claim="ceiling", source=OURS)
theorem.published(NO_MISTAKES, verdict="sidestepped", claim="can_surpass", source=OURS)
