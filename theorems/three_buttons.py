"""The worked example of the post: a human who presses b0 in even contexts, b1 in odd ones, and five readings of it."""

from explorer import (Function, Level, Sort, Table, Theorem, World, constant, count, each, exists, forall, implies,
                      maximal, minimal, one_to_one, some, total, unique, where)


class Context(Sort, elements=("even", "odd")):
    """Whether an outsider has pressed the third button, X, an even or an odd number of times."""


class Button(Sort, elements=("b0", "b1")):
    """What the human can press."""


class Reading(Sort, elements=("R0", "R1", "R2", "minus_R2", "zero")):
    """The five rewards: R0 is for b0, R1 for b1, R2 for what is pressed, minus_R2 against it, and zero for nothing."""


class Reward(Table, of=(Context, Button), to=Level):
    """How good each press is in each context."""


class Policy(Table, of=(Context,), to=Button):
    """What the human presses in each context."""


class Swap(Table, of=(Context,), to=Context, only=lambda p: one_to_one(Context, p)):
    """The contexts under other names: each under its own, or the two exchanged."""


class Human(World):
    """One explanation of the behaviour: a planner, and the reward it plans for."""

    planner: Function[Reward, Policy]
    reward: Reward


theorem = Theorem(
    title="Three buttons: one policy, five rewards that explain it", kind="impossibility", version="1",
    source="Armstrong 2017, the post's own example (the planners are made explicit here; the post describes them in "
           "words)",
    cites=["armstrong2017assigned", "armstrong2018occam"], post="Humans can be assigned any values whatsoever...",
    covers="A human presses b0 until an outsider presses X, then b1 until the next X, and so on. Five readings: they "
           "like b0, and X is a coercive operation; they like b1, and X sets them free; X changes what they like; they "
           "want the opposite of all that they do; they want nothing. For each there is a planner under which a human "
           "who wants this does just that. Not claimed: that the five are equally plausible, or equally simple.",
    audience="Everybody; the smallest place to see what an assumption rules out and what it leaves.",
    builds_on=["no_free_lunch"],
    world=Human, scope={Context: (2, 2), Button: (2, 2), Level: (3, 3)},
    extends="The readings use the numbers -1, 0 and 1 alone, so they are also real rewards. A planner that does the "
            "same whatever the reward makes any other reward fit as well.")

POSSIBLE, ACTUAL = "every reward the human could have had", "this human as observed"
OBSERVED = Policy({Context.even: Button.b0, Context.odd: Button.b1})
R0 = Reward(lambda c, b: where(b == Button.b0, 1, 0))
R1 = Reward(lambda c, b: where(b == Button.b1, 1, 0))
R2 = Reward(lambda c, b: where(c == Context.even, R0(c, b), R1(c, b)))
MINUS_R2 = Reward(lambda c, b: -R2(c, b))
ZERO = Reward(lambda c, b: 0)


def named(reading: Reading):
    """The reward that a reading names."""
    return where(reading == Reading.R0, R0, where(reading == Reading.R1, R1, where(
        reading == Reading.R2, R2, where(reading == Reading.minus_R2, MINUS_R2, ZERO))))


@theorem.observation
def behaviour(h: Human) -> Policy:
    """The policy is all that is seen."""
    return h.planner(h.reward)


@theorem.value
def best(h: Human, c: Context, b: Button):
    """Which presses are best in each context."""
    return maximal(Button, lambda d: h.reward(c, d), b)


@theorem.hypothesis(source="Armstrong 2017", about=ACTUAL)
def observed(h: Human):
    """The human presses b0 in even contexts and b1 in odd ones."""
    return behaviour(h) == OBSERVED


@theorem.assumption(about=POSSIBLE)
def rational(h: Human, R: Reward, c: Context):
    """In every context the planner presses a best button, whatever the reward."""
    return maximal(Button, lambda b: R(c, b), h.planner(R)(c))


@theorem.assumption(about=POSSIBLE)
def near_rational(h: Human, R: Reward):
    """Whatever the reward, there is at most one context in which the planner presses a button that is not best."""
    return count(Context, lambda c: ~maximal(Button, lambda b: R(c, b), h.planner(R)(c))) <= 1


@theorem.assumption(about=POSSIBLE)
def never_worst(h: Human, R: Reward, c: Context):
    """Whatever the reward, the planner never presses a worst button, except in contexts where both are equally good."""
    return implies(minimal(Button, lambda b: R(c, b), h.planner(R)(c)), constant(Button, lambda b: R(c, b)))


@theorem.assumption(about=POSSIBLE)
def better_than_random(h: Human, R: Reward):
    """Over both contexts together the planner does at least as well as pressing at random, whatever the reward."""
    return total(Context, Button, lambda c, b: R(c, h.planner(R)(c)) - R(c, b)) >= 0


@theorem.assumption(about=POSSIBLE)
def local(h: Human, R: Reward, Q: Reward, c: Context):
    """What the planner presses in a context depends only on the rewards of that context."""
    return implies(forall(Button, lambda b: R(c, b) == Q(c, b)), h.planner(R)(c) == h.planner(Q)(c))


@theorem.assumption(about=POSSIBLE)
def state_neutral(h: Human, R: Reward, p: Swap, c: Context):
    """Exchanging the two contexts in the reward exchanges what the planner presses in them."""
    return h.planner(Reward(lambda d, b: R(p(d), b)))(c) == h.planner(R)(p(c))


@theorem.assumption(about=ACTUAL)
def unique_best(h: Human, c: Context):
    """The true reward has exactly one best button in each context."""
    return unique(Button, lambda b: best(h, c, b))


@theorem.assumption(about=ACTUAL)
def labelled_even(h: Human):
    """What the human presses in even contexts is known to be best there."""
    return best(h, Context.even, behaviour(h)(Context.even))


@theorem.assumption(about=ACTUAL)
def labelled_odd(h: Human):
    """What the human presses in odd contexts is known to be best there."""
    return best(h, Context.odd, behaviour(h)(Context.odd))


@theorem.assumption(about=ACTUAL)
def state_independent(h: Human, b: Button):
    """How good a button is does not depend on the context."""
    return h.reward(Context.even, b) == h.reward(Context.odd, b)


@theorem.desideratum
def can_err(h: Human):
    """The human can err: in some world a button they press is not a best one."""
    return some(h, exists(Context, lambda c: ~best(h, c, behaviour(h)(c))))


@theorem.desideratum
def can_like_one_button(h: Human, b: Button):
    """For each button there is a world in which it alone is best for the human, in both contexts."""
    return each(b, some=forall(Context, lambda c: forall(Button, lambda d: best(h, c, d) == (d == b))))


@theorem.claim
def every_reading(h: Human, reading: Reading):
    """Each of the five readings explains what the human does: under some planner it is the true reward."""
    return each(reading, some=h.reward == named(reading))


@theorem.claim
def best_differs(h: Human, k: Human):
    """Two explanations of what the human does differ in which presses are best."""
    return some(h, k, exists(Context, Button, lambda c, b: best(h, c, b) != best(k, c, b)))


OURS = "worked out here from the post's example"
theorem.published(verdict="stands", source="Armstrong 2017")
theorem.published(["rational"], verdict="sidestepped", source=OURS + " (of the five, R2 and 0 remain)")
theorem.published(["labelled_even"], verdict="sidestepped", source=OURS + " (R1 and -R2 are excluded)")
theorem.published(["state_independent"], verdict="sidestepped", source=OURS + " (R2 is excluded)")
theorem.published(verdict="stands", claim="best_differs", source=OURS)
theorem.published(["rational"], verdict="stands", claim="best_differs", source=OURS)
theorem.published(["rational", "unique_best"], verdict="sidestepped", claim="best_differs", source=OURS)
theorem.published(["labelled_even"], verdict="stands", claim="best_differs", source=OURS)
theorem.published(["labelled_even", "labelled_odd"], verdict="stands", claim="best_differs", source=OURS)
theorem.published(["labelled_even", "labelled_odd", "unique_best"], verdict="sidestepped", claim="best_differs",
                  source=OURS)
theorem.published(["state_independent"], verdict="stands", claim="best_differs", source=OURS)

theorem.confusion(
    "Is a rational human with these habits not simply one who likes b0 in one context and b1 in the other?",
    answer="That is one reading, and the zero reward is another: rationality alone leaves both.",
    assumptions=["rational"], claim="best_differs", verdict="stands")
theorem.exercise("one_label", "It is known that b0 is best in even contexts. Is it open which presses are best?",
                 assumptions=["labelled_even"], claim="best_differs")
theorem.task("fix_the_best", "Find at most two assumptions under which no two explanations differ in what is best.",
             verdict="sidestepped", at_most=2, claim="best_differs")
