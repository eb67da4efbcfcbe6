"""A robot that learns from orders what the human wants gains by disobeying, unless the human is rational."""

from explorer import (Bool, Function, Real, Sort, Table, Theorem, World, every, exists, first, forall, iff, implies,
                      rank, some, total, where)


class Want(Sort):
    """What the human may want; each is possible."""


class Action(Sort, ordered=True):
    """What can be done, and ordered. Which one is first matters for `on_a_line` alone."""


class Share(Sort, elements=("never", "half", "always"), ordered=True):
    """How often something is done."""


class Orders(Table, of=(Want, Action), to=Share, only=lambda q: forall(
        Want, lambda t: total(Action, lambda o: rank(q(t, o))) == 2)):
    """How often each action is ordered by one who wants this: one always, or two of them half of the time each."""


class Game(World):
    """What actions are worth, how orders come about, and what the robot does with them.

    `worth(t, a)` is what an action is worth to one who wants t, times the probability of t. `weighed(o, t, a)` is that
    times the probability that t orders o, and `reckoned` what the robot takes it to be. `may` says which orders are
    possible. `believed` and `noticed` are what it takes orders and worth to be, if it is wrong.
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
    title="Should robots be obedient? Not if the human may err, and the robot knows how", kind="guarantee", version="1",
    source="Milli et al. 2017, Remark 1, Theorems 1 and 3, and the example of Lemma 1 (as mapped by a public Lean "
           "library on corrigibility); when there is equality is worked out here, with a short proof",
    cites=["milli2017obedient"], post="Reward uncertainty (part 3 of the sequence)",
    covers="A robot hears an order and does what is best given what it tells about the human. If its model is right, "
           "that is never worse than to obey; if the human is rational it is to obey; if not, disobedience may pay. "
           "With a wrong model it may do harm. Not claimed: that only a rational human is always obeyed (this needs "
           "endless data); anything about robots that learn from many orders; Lemma 1 but for its example.",
    audience="Readers of off_switch.", builds_on=["off_switch"], world=Game, scope={Want: (1, 2), Action: (2, 3)},
    extends="Worths are real already; what is best after each order is no worse than it, and so for sums of any size.")

PAPER, OURS = "Milli et al. 2017, as mapped by a public Lean library: ", "worked out here, with a short proof"


def by(orders, amounts, o: Action, t: Want, a: Action):
    """An amount, as often as the action is ordered."""
    return where(orders(t, o) == Share.never, 0, where(orders(t, o) == Share.half, amounts(t, a) / 2, amounts(t, a)))


def after(amounts, o: Action, a: Action):
    """What an action comes to after an order, on average over what the human may want."""
    return total(Want, lambda t: amounts(o, t, a))


def best(amounts, o: Action, a: Action):
    """Nothing comes to more after the order."""
    return forall(Action, lambda b: after(amounts, o, a) >= after(amounts, o, b))


def obedient(g: Game):
    """The robot does what it is told, whatever it may be told."""
    return forall(Action, lambda o: implies(exists(Want, lambda t: g.may(t, o)), g.does(o) == o))


@theorem.value
def advantage(g: Game):
    """How much better it is, on average, that the robot does what it does, than that it obeys."""
    return total(Action, lambda o: after(g.weighed, o, g.does(o)) - after(g.weighed, o, o))


@theorem.hypothesis(source=PAPER + "the optimal robot", about="the robot")
def best_by_its_model(g: Game, o: Action):
    """After each order the robot does something that is best by what it reckons."""
    return best(g.reckoned, o, g.does(o))


@theorem.hypothesis(source=PAPER + "Theorem 3", about="the robot")
def obeys_if_indifferent(g: Game, o: Action):
    """If by what it reckons nothing is better than what it is told, the robot does that."""
    return implies(best(g.reckoned, o, o), g.does(o) == o)


human = theorem.axis("human", "How likely an order may be.", kind="assumption")


@human.alternative(default=True, source=OURS)
def in_halves(g: Game, o: Action, t: Want, a: Action):
    """The human orders one action always, or two of them half of the time each."""
    return (g.weighed(o, t, a) == by(g.orders, g.worth, o, t, a)) & iff(g.may(t, o), g.orders(t, o) != Share.never)


@human.alternative(source=OURS)
def any_chances(g: Game, o: Action, t: Want, a: Action, b: Action):
    """Probabilities do not turn round which action is worth more: a condition that lets in all of them, and more."""
    same = iff(g.weighed(o, t, a) >= g.weighed(o, t, b), g.worth(t, a) >= g.worth(t, b))
    return where(g.may(t, o), same, g.weighed(o, t, a) == 0)


model = theorem.axis("model", "What the robot takes the human to be.", kind="assumption")


@model.alternative(default=True)
def correct(g: Game, o: Action, t: Want, a: Action):
    """It knows how orders come about and what actions are worth to whom."""
    return g.reckoned(o, t, a) == g.weighed(o, t, a)


@model.alternative
def wrong_likelihood(g: Game, o: Action, t: Want, a: Action):
    """It may be wrong about how orders come about."""
    return g.reckoned(o, t, a) == by(g.believed, g.worth, o, t, a)


@model.alternative
def missing_features(g: Game, o: Action, t: Want, a: Action):
    """It knows how orders come about, but notices only some part of what actions are worth."""
    return g.reckoned(o, t, a) == by(g.orders, g.noticed, o, t, a)


@theorem.assumption(source=PAPER + "Theorem 3", about="the human")
def rational_human(g: Game, t: Want, o: Action, a: Action):
    """The human only orders what is best for what they want."""
    return implies(g.may(t, o), g.worth(t, o) >= g.worth(t, a))


@theorem.assumption(source=PAPER + "Lemma 1, its example", about="what actions are worth")
def on_a_line(g: Game, t: Want, a: Action, b: Action):
    """The first action is in the middle: it is worth 0, and of the two others one gains what the other loses."""
    others = (a != first(Action)) & (b != first(Action)) & (a != b)
    return (g.worth(t, first(Action)) == 0) & implies(others, g.worth(t, a) == -g.worth(t, b))


@theorem.desideratum
def can_disobey(g: Game):
    """In some world the robot does something else than it is told."""
    return some(g, ~obedient(g))


@theorem.claim
def never_worse(g: Game):
    """What the robot does is never worse than to obey, on average."""
    return every(advantage(g) >= 0)


@theorem.claim
def obedience_gains_nothing(g: Game):
    """A robot that does what it is told has no advantage."""
    return every(advantage(g) == 0, when=obedient(g))


@theorem.claim
def equal_exactly(g: Game):
    """The robot has no advantage just if every order is best after it; after one never given, all comes to 0."""
    return every(iff(advantage(g) == 0, forall(Action, lambda o: best(g.weighed, o, o))))


@theorem.claim
def blind_obedience(g: Game):
    """The robot does what it is told."""
    return every(obedient(g))


@theorem.claim
def gain(g: Game):
    """In some world the robot gains by doing something else than it is told."""
    return some(g, (advantage(g) > 0) & ~obedient(g))


@theorem.claim
def middle_is_idle(g: Game):
    """The robot does not do the first action, unless after the order all actions come to the same."""
    return every(forall(Action, Action, lambda o, a: (g.does(o) != first(Action)) | (
        after(g.weighed, o, a) == after(g.weighed, o, first(Action)))))


RATIONAL = ["rational_human"]
theorem.published(verdict="holds", source=PAPER + "Theorem 1")
theorem.published(verdict="holds", human="any_chances", source=PAPER + "Theorem 1")
theorem.published(verdict="holds", claim="obedience_gains_nothing", source=PAPER + "Remark 1")
theorem.published(verdict="holds", claim="equal_exactly", source=OURS)
theorem.published(verdict="broken", claim="blind_obedience", source=OURS)
for how in ("in_halves", "any_chances"):
    theorem.published(RATIONAL, verdict="holds", claim="blind_obedience", human=how, source=PAPER + "Theorem 3")
theorem.published(verdict="holds", claim="gain", source=OURS)
theorem.published(RATIONAL, verdict="broken", claim="gain", source=OURS)
for how in ("wrong_likelihood", "missing_features"):
    theorem.published(verdict="broken", model=how, source=PAPER + "its study of robustness")
theorem.published(["on_a_line"], verdict="holds", claim="middle_is_idle", at={Action: 3}, source=PAPER + "Lemma 1")
