"""A robot with the right model of its human loses nothing, on average, by disobeying, and it may gain."""

from explorer import (Bool, Function, Real, Sort, Table, Theorem, World, every, exists, first, forall, iff, implies,
                      rank, some, total, where)


class Want(Sort):
    """What the human may want."""


class Action(Sort, ordered=True):
    """What can be done, and ordered. Which one is first matters only for `on_a_line` and `middle_is_idle`."""


class Share(Sort, elements=("never", "half", "always"), ordered=True):
    """How often something is ordered."""


class Orders(Table, of=(Want, Action), to=Share, only=lambda q: forall(
        Want, lambda t: total(Action, lambda o: rank(q(t, o))) == 2)):
    """How often each want leads to each order: to one order always, or to two of them half of the time each."""


class Game(World):
    """What actions are worth, how orders come about, and what the robot does with them.

    `worth(t, a)` is what action a is worth to a human who wants t, times the probability of t. `weighed(o, t, a)` is
    `worth(t, a)` times the probability that such a human orders o, and `reckoned` is what the robot takes `weighed` to
    be. `may(t, o)` says that such a human may order o. `does(o)` is what the robot does after order o. `believed` and
    `noticed` are what a robot with a wrong model takes `orders` and `worth` to be.
    """

    worth: Function[Want, Action, Real]
    orders: Orders
    may: Function[Want, Action, Bool]
    weighed: Function[Action, Want, Action, Real]
    believed: Orders
    noticed: Function[Want, Action, Real]
    reckoned: Function[Action, Want, Action, Real]
    does: Function[Action, Action]


theorem = Theorem(
    title="With the right model of its human, a robot loses nothing by disobeying", kind="guarantee", version="1",
    source="Milli et al. 2017, Remark 1, Theorems 1 and 3, and the example of Lemma 1 (as mapped by a public Lean "
           "library on corrigibility); when the two are equally good is worked out here",
    cites=["milli2017obedient"], post="Reward uncertainty (part 3 of the sequence)",
    covers="A robot hears an order, and does what is best by what the order tells about the human. If its model of "
           "the human is right, this is on average no worse than obeying. If the human is also rational, a robot that "
           "obeys where it is indifferent always obeys; if not, it may gain by disobeying. With a wrong model it may "
           "lose. Not claimed: that only a rational human is always obeyed (this needs endless data); anything about "
           "robots that learn from many orders; or more of Lemma 1 than its example.",
    audience="Readers of off_switch.", builds_on=["off_switch"], world=Game, scope={Want: (1, 2), Action: (2, 3)},
    extends="Worths are real numbers already. After each order, what is best is no worse than what was ordered; so "
            "the sums over any number of wants and orders are no worse either.")

PAPER, OURS = "Milli et al. 2017, as mapped by a public Lean library: ", "worked out here"


def by(orders, amounts, o: Action, t: Want, a: Action):
    """An amount, times how often one who wants t orders o."""
    return where(orders(t, o) == Share.never, 0, where(orders(t, o) == Share.half, amounts(t, a) / 2, amounts(t, a)))


def after(amounts, o: Action, a: Action):
    """What an action comes to after an order: the sum over all that the human may want."""
    return total(Want, lambda t: amounts(o, t, a))


def best(amounts, o: Action, a: Action):
    """After the order no action comes to more."""
    return forall(Action, lambda b: after(amounts, o, a) >= after(amounts, o, b))


def obedient(g: Game):
    """After every order that the human may give, the robot does what it is told."""
    return forall(Action, lambda o: implies(exists(Want, lambda t: g.may(t, o)), g.does(o) == o))


@theorem.value
def advantage(g: Game):
    """How much better, on average, what the robot does is than obeying."""
    return total(Action, lambda o: after(g.weighed, o, g.does(o)) - after(g.weighed, o, o))


@theorem.hypothesis(source=PAPER + "the optimal robot", about="the robot")
def best_by_its_model(g: Game, o: Action):
    """After each order the robot does something that is best by its own reckoning."""
    return best(g.reckoned, o, g.does(o))


@theorem.hypothesis(source=PAPER + "Theorem 3", about="the robot")
def obeys_if_indifferent(g: Game, o: Action):
    """The robot does what it is told if by its own reckoning nothing is better."""
    return implies(best(g.reckoned, o, o), g.does(o) == o)


human = theorem.axis("human", "How likely an order may be.", kind="assumption")


@human.alternative(default=True, source=OURS)
def in_halves(g: Game, o: Action, t: Want, a: Action):
    """Whatever the human wants, they order one action always, or two of them half of the time each."""
    return (g.weighed(o, t, a) == by(g.orders, g.worth, o, t, a)) & iff(g.may(t, o), g.orders(t, o) != Share.never)


@human.alternative(source=OURS)
def any_chances(g: Game, o: Action, t: Want, a: Action, b: Action):
    """An order may have any probability; all that is asked is that weighing by it keeps which actions are worth more.

    This lets in all probabilities and more, so that what holds of every world here holds for all probabilities.
    """
    same = iff(g.weighed(o, t, a) >= g.weighed(o, t, b), g.worth(t, a) >= g.worth(t, b))
    return where(g.may(t, o), same, g.weighed(o, t, a) == 0)


model = theorem.axis("model", "What the robot takes the human to be.", kind="assumption")


@model.alternative(default=True)
def correct(g: Game, o: Action, t: Want, a: Action):
    """The robot knows how orders come about and what actions are worth, whatever the human wants."""
    return g.reckoned(o, t, a) == g.weighed(o, t, a)


@model.alternative
def wrong_likelihood(g: Game, o: Action, t: Want, a: Action):
    """The robot knows what actions are worth, but may be wrong about how orders come about."""
    return g.reckoned(o, t, a) == by(g.believed, g.worth, o, t, a)


@model.alternative
def missing_features(g: Game, o: Action, t: Want, a: Action):
    """The robot knows how orders come about, but may be wrong about what actions are worth."""
    return g.reckoned(o, t, a) == by(g.orders, g.noticed, o, t, a)


@theorem.assumption(source=PAPER + "Theorem 3", about="the human")
def rational_human(g: Game, t: Want, o: Action, a: Action):
    """The human only orders what is best for what they want."""
    return implies(g.may(t, o), g.worth(t, o) >= g.worth(t, a))


@theorem.assumption(source=PAPER + "Lemma 1, its example", about="what actions are worth")
def on_a_line(g: Game, t: Want, a: Action, b: Action):
    """The first of three actions is in the middle: it is worth 0, and of the others one gains what the other loses."""
    others = (a != first(Action)) & (b != first(Action)) & (a != b)
    return (g.worth(t, first(Action)) == 0) & implies(others, g.worth(t, a) == -g.worth(t, b))


@theorem.desideratum
def can_disobey(g: Game):
    """In some world the robot does something other than what it is told."""
    return some(g, ~obedient(g))


@theorem.claim
def never_worse(g: Game):
    """On average, what the robot does is no worse than obeying."""
    return every(advantage(g) >= 0)


@theorem.claim
def obedience_gains_nothing(g: Game):
    """If the robot does what it is told after every order that may be given, its advantage is exactly 0."""
    return every(advantage(g) == 0, when=obedient(g))


@theorem.claim
def equal_exactly(g: Game):
    """The robot's advantage is 0 exactly if after each order nothing comes to more than what was ordered.

    After an order that is never given all actions come to 0, so that it makes no difference.
    """
    return every(iff(advantage(g) == 0, forall(Action, lambda o: best(g.weighed, o, o))))


@theorem.claim
def blind_obedience(g: Game):
    """After every order that may be given, the robot does what it is told."""
    return every(obedient(g))


@theorem.claim
def gain(g: Game):
    """In some world the robot gains, on average, and does something other than what it is told."""
    return some(g, (advantage(g) > 0) & ~obedient(g))


@theorem.claim
def middle_is_idle(g: Game):
    """After no order does the robot do the first action, unless after that order all actions come to the same."""
    return every(forall(Action, Action, lambda o, a: (g.does(o) != first(Action)) | (
        after(g.weighed, o, a) == after(g.weighed, o, first(Action)))))


theorem.published(verdict="holds", source=PAPER + "Theorem 1")
theorem.published(verdict="holds", human="any_chances", source=PAPER + "Theorem 1")
theorem.published(verdict="holds", claim="obedience_gains_nothing", source=PAPER + "Remark 1")
theorem.published(verdict="holds", claim="equal_exactly", source=OURS)
