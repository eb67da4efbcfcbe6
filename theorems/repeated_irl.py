"""Repeated inverse reinforcement learning: what a human who is offered many lotteries reveals of the reward."""

from explorer import (Bool, Function, Given, Level, Real, Sort, Theorem, World, exists, forall, implies, rank, size,
                      some, unidentified)


class State(Sort):
    """Where one can stay for ever."""


class Chance(Sort, ordered=True):
    """How likely a lottery is to win; with m chances they are 1/2m, 3/2m and so on, evenly spaced."""


class Setting(Given):
    """Which chances are offered, and two states that are known: what a lottery may win, and what it gives otherwise."""

    offered: Function[Chance, Bool]
    best: State
    worst: State


class Human(World):
    """One explanation of the answers.

    In the environment of a state x and a chance c the human either stays at x for ever, or takes a lottery: the best
    state with that chance, else the worst one, for ever. `felt(x, c, y)` is the reward of y in that environment,
    `truly(x, c)` the chance that its lottery really has, and `value` what each level of reward counts for.
    """

    reward: Function[State, Level]
    felt: Function[State, Chance, State, Level]
    truly: Function[State, Chance, Chance]
    value: Function[Level, Real]
    stays: Function[State, Chance, Bool]


theorem = Theorem(
    title="Answers in many environments leave the reward open until enough is assumed", kind="impossibility",
    version="1",
    source="After Amin and Singh 2016 (their abstract: with any dynamics the reward can be reconstructed as far as it "
           "can be); this finite version and its verdicts are worked out here",
    cites=["amin2016towards", "amin2017repeated"], post="The easy goal inference problem is still hard",
    covers="A positive result, told as an impossibility that its hypotheses get round. For each state a human shows, "
           "at several chances, whether that state is better than a lottery between the best and the worst one. If the "
           "human is rational, neutral to risk and wants the same throughout, and if a chance is offered in every gap "
           "between two levels of reward, the answers give the reward away; with an empty gap they do not. Not "
           "claimed: that they do without rationality in all environments, which matters most; anything on how many "
           "questions an algorithm of the papers needs, or on a reward that is the same everywhere, which has no best "
           "state. To know how good the best and the worst state are is to know shift and scale.",
    audience="Readers of no_free_lunch who hope for more environments instead of more assumptions.",
    builds_on=["no_free_lunch"], world=Human, given=Setting, scope={State: (3, 3), Level: (2, 3), Chance: (2, 2)},
    extends="By induction: a lottery in the middle of the interval where a reward can be halves that "
            "interval, so k questions tell each reward to within 1/2^k; all states can be asked about at once.")

OURS = "worked out here"


@theorem.observation
def answers(h: Human, x: State, c: Chance):
    """Whether the human stays, for each state and each chance that is offered."""
    return Setting.offered(c) & h.stays(x, c)


target = theorem.axis("target", "What about the reward should follow from the answers.", kind="target")


@target.alternative(default=True)
def exact(h: Human, x: State):
    """The reward itself."""
    return h.reward(x)


@target.alternative
def order(h: Human, x: State, y: State):
    """Which of two states is at least as good as the other."""
    return h.reward(x) >= h.reward(y)


def win(h: Human, x: State, c: Chance, d: Chance):
    """What the lottery is worth if its chance is d, multiplied by twice the number of chances."""
    odds = 2 * rank(d) + 1
    return odds * h.value(h.felt(x, c, Setting.best)) + (2 * size(Chance) - odds) * h.value(h.felt(x, c, Setting.worst))


@theorem.hypothesis(source="Amin and Singh 2016", about="the human in every environment")
def rational(h: Human, x: State, c: Chance, d: Chance):
    """In every environment the human stays only if the lottery is no better, and goes only if staying is no better."""
    stay = 2 * size(Chance) * h.value(h.felt(x, c, x))
    return implies(h.truly(x, c) == d, implies(h.stays(x, c), stay >= win(h, x, c, d))
                   & implies(~h.stays(x, c), stay <= win(h, x, c, d)))


@theorem.hypothesis(source=OURS, about="the reward")
def same_reward(h: Human, x: State, c: Chance, y: State):
    """The reward is the same in all environments."""
    return h.felt(x, c, y) == h.reward(y)


@theorem.hypothesis(source="Amin and Singh 2016", about="the environments")
def known_dynamics(h: Human, x: State, c: Chance):
    """Every lottery has the chance that the observer takes it to have."""
    return h.truly(x, c) == c


@theorem.hypothesis(source=OURS, about="the reward")
def known_ends(h: Human, i: Level):
    """The best state has the highest reward there is, and the worst one the lowest."""
    return (h.reward(Setting.best) >= i) & (h.reward(Setting.worst) <= i)


def between(c: Chance, i: Level, j: Level):
    """The chance lies strictly between two levels, if the lowest level counts as 0 and the highest as 1."""
    odds = (2 * rank(c) + 1) * (size(Level) - 1)
    return (2 * size(Chance) * rank(i) < odds) & (odds < 2 * size(Chance) * rank(j))


def gap_is_met(i: Level, j: Level):
    """If the second level is the next one, some chance that is offered lies between the two."""
    return implies(rank(j) == rank(i) + 1, exists(Chance, lambda c: Setting.offered(c) & between(c, i, j)))


environments = theorem.axis("environments", "Who chooses which lotteries are offered.", kind="assumption")


@environments.alternative(default=True, source="Amin and Singh 2016")
def chosen():
    """The observer chooses, and offers a chance in every gap: between any two neighbouring levels of reward."""
    return forall(Level, Level, lambda i, j: gap_is_met(i, j))


@environments.alternative(source=OURS)
def given():
    """Somebody else chooses, so that any set of chances may be offered."""
    return True


risk = theorem.axis("risk", "How the human takes risks.", kind="assumption")


@risk.alternative(default=True)
def neutral(h: Human, i: Level):
    """Neutrally: the human compares the means of the reward."""
    return h.value(i) == i


@risk.alternative(source=OURS)
def unknown(h: Human, i: Level, j: Level):
    """In an unknown way: the human compares the means of something that grows with the reward."""
    return implies(i < j, h.value(i) < h.value(j))


@theorem.assumption(source=OURS, about="the environments")
def every_gap(i: Level, j: Level):
    """Between any two neighbouring levels lies a chance that is offered, with the lowest as 0 and the highest as 1."""
    return gap_is_met(i, j)


@theorem.assumption(source=OURS, about="the environments")
def empty_gap():
    """Between some two neighbouring levels lies no chance that is offered, and none that is offered lies on a level."""
    return exists(Level, Level, lambda i, j: ~gap_is_met(i, j)) & forall(Chance, Level, lambda c, i: implies(
        Setting.offered(c), (2 * rank(c) + 1) * (size(Level) - 1) != 2 * size(Chance) * rank(i)))


@theorem.assumption(source=OURS, about="the environments and the human")
def fine_enough(h: Human, x: State, y: State):
    """Between any two states that differ in reward, as the human values them, some lottery is offered."""
    def apart(c: Chance):
        odds = 2 * rank(c) + 1
        mean = odds * h.value(h.reward(Setting.best)) + (2 * size(Chance) - odds) * h.value(h.reward(Setting.worst))
        return (2 * size(Chance) * h.value(h.reward(x)) < mean) & (mean < 2 * size(Chance) * h.value(h.reward(y)))
    return implies(h.reward(x) < h.reward(y), exists(Chance, lambda c: Setting.offered(c) & apart(c)))


@theorem.desideratum
def can_err(h: Human):
    """In some world the human stays although the lottery, with the chance it is taken to have, is better."""
    return some(h, exists(State, Chance, lambda x, c: h.stays(x, c) & (
        2 * size(Chance) * h.value(h.reward(x)) < win(h, x, c, c))))


@theorem.desideratum
def any_risk(h: Human):
    """In some world a level of reward counts for something else, so that the human need not be neutral to risk."""
    return some(h, exists(Level, lambda i: h.value(i) != i))


theorem.claim(unidentified(target, by=answers), says="Two explanations of the same answers differ in the target.")

theorem.published(verdict="sidestepped", source="Amin and Singh 2016 (abstract); this finite form " + OURS)
theorem.published(verdict="stands", environments="given", source=OURS)
theorem.published(["every_gap"], verdict="sidestepped", environments="given", source=OURS)
theorem.published(["empty_gap"], verdict="stands", environments="given", source=OURS)
for one in ("rational", "same_reward", "known_dynamics", "known_ends"):
    theorem.published(verdict="stands", drop=[one], source=OURS)
theorem.published(verdict="stands", risk="unknown", source=OURS)
theorem.published(verdict="stands", risk="unknown", target="order", source=OURS + " (finitely many lotteries)")
theorem.published(["fine_enough"], verdict="stands", risk="unknown", at={Level: 4, Chance: 3}, source=OURS)
theorem.published(["fine_enough"], verdict="sidestepped", risk="unknown", target="order", source=OURS)
