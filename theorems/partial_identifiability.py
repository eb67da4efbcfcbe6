"""Partial identifiability: what each source of data leaves open of a reward, and what follows for its use elsewhere."""

from explorer import (Bool, Function, Given, Level, Real, Sort, Theorem, World, each, exists, forall, implies,
                      maximal, some, unidentified, where)


class Action(Sort):
    """What can be done, once, in the one situation where there is a choice."""


class Place(Sort, elements=("left", "right")):
    """Where an action may lead; nothing more is gained or lost afterwards."""


class Lot(Sort, elements=("surely_left", "even", "surely_right")):
    """How the outcome of an action is drawn: either place for sure, or both with equal chances."""


class Setting(Given):
    """What is known: how the outcome of each action is drawn where data come from, and where the reward is used."""

    before: Function[Action, Lot]
    after: Function[Action, Lot]


class Truth(World):
    """One explanation of the data: rewards, what the data show, and whether noisy choices are twice as steep."""

    reward: Function[Action, Place, Real]
    shown: Function[Action, Action, Real]
    steep: Bool


theorem = Theorem(
    title="Data from one environment leave open what actions are worth elsewhere", kind="impossibility", version="1",
    source="Skalse et al. 2023, Theorems 3.1 to 3.3 and 4.2 (from a secondary summary, unchecked), for one choice",
    cites=["skalse2023invariance"], post="The easy goal inference problem is still hard",
    covers="Rewards may depend on where an action leads. Data from one environment show no more than averages over the "
           "outcomes there; where outcomes are drawn otherwise, the same data allow an action any average at all. Not "
           "claimed: anything about returns, comparisons of trajectories, lotteries or combined sources; potential "
           "shaping, of which one choice shows only a constant; finite data; or that all behaviour elsewhere is open.",
    audience="Readers of noisy_choice who would use a reward that was learnt elsewhere.", builds_on=["noisy_choice"],
    world=Truth, given=Setting, scope={Action: (2, 3), Level: (2, 3)},
    extends="Rewards are real numbers already. c may be any number: for any two ways to draw outcomes there "
            "are rewards with any two averages.")

OURS, PAPER = "worked out here, with a short proof for all sizes", "Skalse et al. 2023, {} (secondary summary)"


def mean(w: Truth, a: Action, drawn: Lot):
    """The average reward of an action whose outcome is so drawn."""
    left, right = w.reward(a, Place.left), w.reward(a, Place.right)
    return where(drawn == Lot.even, (left + right) / 2, where(drawn == Lot.surely_left, left, right))


def now(w: Truth, a: Action):
    """The average reward of an action where the data come from."""
    return mean(w, a, Setting.before(a))


def later(w: Truth, a: Action):
    """The average reward of an action where the reward is used."""
    return mean(w, a, Setting.after(a))


@theorem.observation
def data(w: Truth, a: Action, b: Action):
    """What the data show of each action or of every two, without error and however much of them is needed."""
    return w.shown(a, b)


target = theorem.axis("target", "What about the reward should follow from the data.", kind="target")


@target.alternative(default=True)
def best_later(w: Truth, a: Action):
    """Which actions are best where the reward is used."""
    return maximal(Action, lambda b: later(w, b), a)


@target.alternative
def best_now(w: Truth, a: Action):
    """Which actions are best where the data come from."""
    return maximal(Action, lambda b: now(w, b), a)


@target.alternative
def up_to_redistribution(w: Truth, a: Action):
    """The average reward of each action where the data come from, but not how it is spread over the outcomes."""
    return now(w, a)


@target.alternative
def up_to_shaping(w: Truth, a: Action, b: Action):
    """By how much actions differ in average reward where the data come from: shaping and spreading cannot change it."""
    return now(w, a) - now(w, b)


@target.alternative
def exact(w: Truth, a: Action, x: Place):
    """The reward itself."""
    return w.reward(a, x)


shows = theorem.axis("shows", "What the data show.", kind="assumption")


@shows.alternative(default=True)
def q_values(w: Truth, a: Action, b: Action):
    """The value of each action: its average reward where the data come from."""
    return w.shown(a, b) == now(w, a)


@shows.alternative
def noisy_choices(w: Truth, a: Action, b: Action):
    """The log-odds of noisy choices where the data come from.

    These are how two actions differ in average reward, or twice that if choices are steep.
    """
    return w.shown(a, b) == where(w.steep, 2 * (now(w, a) - now(w, b)), now(w, a) - now(w, b))


@shows.alternative
def optimal_choices(w: Truth, a: Action, b: Action):
    """Which actions are best where the data come from, and may be chosen: 1 for these, 0 for the others."""
    return w.shown(a, b) == where(maximal(Action, lambda c: now(w, c), a), 1, 0)


dynamics = theorem.axis("dynamics", "How outcomes are drawn where data come from, and elsewhere.", kind="assumption")


@dynamics.alternative(default=True)
def even_then_sure(a: Action):
    """Where the data come from both outcomes are equally likely, whatever is done; elsewhere all actions lead left."""
    return (Setting.before(a) == Lot.even) & (Setting.after(a) == Lot.surely_left)


@dynamics.alternative(source=OURS)
def sure_then_other(a: Action):
    """Where the data come from all actions lead left; elsewhere all lead right."""
    return (Setting.before(a) == Lot.surely_left) & (Setting.after(a) == Lot.surely_right)


@dynamics.alternative
def same_dynamics(a: Action):
    """Both outcomes are equally likely, whatever is done, where the data come from and elsewhere."""
    return (Setting.before(a) == Lot.even) & (Setting.after(a) == Lot.even)


@theorem.hypothesis(about="the data")
def known_steepness(w: Truth):
    """Noisy choices are known not to be the steeper ones; it matters where the data show noisy choices."""
    return ~w.steep


@theorem.assumption(about="the reward")
def outcome_free(w: Truth, a: Action, x: Place, y: Place):
    """The reward of an action does not depend on where it leads."""
    return w.reward(a, x) == w.reward(a, y)


@theorem.desideratum
def outcomes_matter(w: Truth):
    """In some world an action is worth more if it leads to one place than to the other."""
    return some(w, exists(Action, lambda a: w.reward(a, Place.left) != w.reward(a, Place.right)))


theorem.claim(unidentified(target, by=data), name="hidden",
              says="Two rewards that fit the same data differ in the target.")


@theorem.claim
def anything_elsewhere(w: Truth, a: Action, c: Level):
    """For every action and level c, some reward averages to 0 for all actions now, and to c for this one elsewhere."""
    return each(a, c, some=forall(Action, lambda b: now(w, b) == 0) & (later(w, a) == c))


@theorem.claim
def any_two_lots(w: Truth, a: Action, p: Lot, q: Lot, c: Level):
    """For any two ways to draw outcomes and level c, some reward of each action averages to 0 and to c under them."""
    return each(a, p, q, c, some=implies(p != q, (mean(w, a, p) == 0) & (mean(w, a, q) == c)))


@theorem.claim
def scale_is_hidden(w: Truth, k: Truth):
    """For some reward by which actions differ on average, the data show the same of it and of its double.

    The two explanations may differ in how steep choices are.
    """
    doubled = forall(Action, Place, lambda a, x: k.reward(a, x) == 2 * w.reward(a, x))
    alike = forall(Action, Action, lambda a, b: data(w, a, b) == data(k, a, b))
    return some(w, k, doubled & alike & exists(Action, Action, lambda a, b: now(w, a) != now(w, b)))


for claim in ("hidden", "anything_elsewhere"):
    theorem.published(verdict="stands", claim=claim, source=PAPER.format("Theorem 4.2"))
    theorem.published(verdict="stands", claim=claim, dynamics="sure_then_other", source=OURS)
    theorem.published(["outcome_free"], verdict="sidestepped", claim=claim, source=OURS)
    theorem.published(verdict="sidestepped", claim=claim, dynamics="same_dynamics", source=OURS)
theorem.published(verdict="stands", claim="any_two_lots", source=OURS)
