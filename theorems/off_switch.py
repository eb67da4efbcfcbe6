"""The off-switch game: a robot loses nothing by asking a human who knows what its action is worth and goes by that."""

from explorer import Bool, Function, Given, Real, Sort, Theorem, World, every, exists, iff, implies, some, total, where


class Case(Sort):
    """One of the ways things may be, as far as the robot knows."""


class Setting(Given):
    """The rules of the game: what it costs to wait for the human."""
    cost: Real


class Game(World):
    """What the robot believes, what the human makes of it, and what comes of waiting and of not waiting.

    `value(c)` is what the robot's action is worth in case c times the probability of c: one real number, so that every
    belief about every utility is some table of values, and the other way round. `judged` is what the human takes the
    action to be worth, and `realised` what comes of waiting, both times the probability of the case; `agrees` is
    whether the human means to let it act, and `alone` the most that it can get without waiting. Switching off gives 0.
    """
    value: Function[Case, Real]
    judged: Function[Case, Real]
    agrees: Function[Case, Bool]
    realised: Function[Case, Real]
    alone: Real


theorem = Theorem(
    title="The off-switch game: deferring to a rational human costs nothing", kind="guarantee", version="1",
    source="Hadfield-Menell, Dragan, Abbeel and Russell 2017, Theorem 1 and Corollary 1 (statements and numbers as "
           "mapped by a public Lean library on corrigibility, which also reports the branches of equation 4 to be "
           "swapped)",
    cites=["hadfieldmenell2017offswitch", "wangberg2017offswitch", "garber2024partially"],
    post="Reward uncertainty (part 3 of the sequence)",
    covers="A robot may act, switch itself off, or wait and let a human decide. If the human knows what the action is "
           "worth and decides by that, and waiting is free, waiting is never worse, whatever the robot believes, and "
           "better exactly when the robot holds it possible that the action is good and possible that it is bad. A "
           "human who errs or has other values can make waiting worse, and so can a cost of waiting. A robot that is "
           "certain, or will learn anyway whether the action is bad, gains nothing by waiting. Not claimed: that to be "
           "unsure is enough for a robot to wait, or that a robot that waits is safe.",
    audience="Readers of part 3, and everybody who has heard that uncertainty makes a machine safe.",
    builds_on=["no_free_lunch"], world=Game, given=Setting, scope={Case: (1, 3)},
    extends="The amounts are real numbers already, and any number of cases with values of one sign can be taken "
            "together, so that two cases show all that can happen with a rational human.")

OURS = "worked out here, with a short proof for any number of cases"


@theorem.value
def expected(g: Game):
    """What acting at once is worth on average, by what the robot believes."""
    return total(Case, g.value)


@theorem.value
def advantage(g: Game):
    """How much better waiting is, its cost included, than the best that the robot can do alone."""
    return total(Case, g.realised) - Setting.cost - g.alone


@theorem.hypothesis(source="Hadfield-Menell et al. 2017, Theorem 1", about="the human")
def rational_human(g: Game, c: Case):
    """The human means to let the robot act exactly where they take the action to be worth 0 or more."""
    return iff(g.agrees(c), g.judged(c) >= 0)


human = theorem.axis("human", "How the human's decision comes out.", kind="assumption")
utility = theorem.axis("utility", "Whether the human judges the action by what it is worth.", kind="assumption")
waiting = theorem.axis("waiting", "What it costs to wait.", kind="assumption")
uncertainty = theorem.axis("uncertainty", "What the robot may believe.", kind="assumption")
information = theorem.axis("information", "What the robot knows when it does not wait.", kind="assumption")


def comes_out(g: Game, c: Case, agreed, refused):
    """Of the value in this case, so much is realised if the human agrees, and so much if not."""
    return g.realised(c) == where(g.agrees(c), g.value(c) * agreed, g.value(c) * refused)


@human.alternative(default=True)
def exact(g: Game, c: Case):
    """The human's decision comes out as meant."""
    return comes_out(g, c, 1, 0)


@human.alternative(source=OURS)
def noisy(g: Game, c: Case):
    """Whatever the human means, the opposite comes out with probability 1/4."""
    return comes_out(g, c, "3/4", "1/4")


@human.alternative(source=OURS)
def coin(g: Game, c: Case):
    """A coin decides, whatever the human means."""
    return comes_out(g, c, "1/2", "1/2")


@utility.alternative(default=True)
def common(g: Game, c: Case):
    """The human takes the action to be worth what it is worth."""
    return g.judged(c) == g.value(c)


@utility.alternative
def mismatched(g: Game):
    """The human may take the action to be worth anything."""
    return True


@waiting.alternative(default=True)
def free():
    """Waiting costs nothing."""
    return Setting.cost == 0


@waiting.alternative
def costly():
    """Waiting costs something."""
    return Setting.cost > 0


@uncertainty.alternative(default=True, name="any")
def any_belief(g: Game):
    """The robot may hold any number of cases possible."""
    return True


@uncertainty.alternative(name="none")
def no_uncertainty(g: Game, c: Case, d: Case):
    """The robot is as good as certain: in at most one case is the action worth anything but 0."""
    return implies(c != d, (g.value(c) == 0) | (g.value(d) == 0))


@information.alternative(default=True, name="none")
def nothing_more(g: Game):
    """Without waiting the robot acts if that is worth 0 or more on average, and otherwise switches off."""
    return g.alone == where(expected(g) >= 0, expected(g), 0)


@information.alternative(source=OURS)
def learns_sign(g: Game):
    """The robot will learn anyway whether its action is bad: without waiting it acts exactly where it is not."""
    return g.alone == total(Case, lambda c: where(g.value(c) >= 0, g.value(c), 0))


@theorem.assumption(about="the human")
def same_signs(g: Game, c: Case):
    """Whatever the human takes the action to be worth, they are right about whether it is good, bad or neither."""
    return iff(g.judged(c) > 0, g.value(c) > 0) & iff(g.judged(c) < 0, g.value(c) < 0)


@theorem.assumption(about="the robot's belief")
def unsure(g: Game):
    """The robot holds it possible that its action is good, and possible that it is bad."""
    return exists(Case, lambda c: g.value(c) > 0) & exists(Case, lambda c: g.value(c) < 0)


@theorem.assumption(source=OURS, about="the robot's belief")
def balanced(g: Game):
    """Over all cases, what the action may gain is at most three times what it may lose, and the other way round."""
    gain = total(Case, lambda c: where(g.value(c) > 0, g.value(c), 0))
    loss = total(Case, lambda c: where(g.value(c) < 0, -g.value(c), 0))
    return (gain <= 3 * loss) & (loss <= 3 * gain)


@theorem.desideratum
def human_can_stop_it(g: Game):
    """In some world there is a case in which the human means to stop the robot."""
    return some(g, exists(Case, lambda c: ~g.agrees(c)))


@theorem.desideratum
def human_can_err(g: Game):
    """In some world there is a case in which less comes of the human's decision than of a right one."""
    return some(g, exists(Case, lambda c: g.realised(c) < where(g.value(c) >= 0, g.value(c), 0)))


@theorem.desideratum
def robot_needs_the_human(g: Game):
    """In some world acting at once is worth more than 0 on average, although in some case it does harm."""
    return some(g, (expected(g) > 0) & exists(Case, lambda c: g.value(c) < 0))


@theorem.claim
def deference_is_safe(g: Game):
    """Waiting for the human is never worse than the best that the robot can do alone."""
    return every(advantage(g) >= 0)


@theorem.claim
def strictly_better(g: Game):
    """In some world waiting is better than anything that the robot can do alone."""
    return some(g, advantage(g) > 0)


@theorem.claim
def exactly_when_unsure(g: Game):
    """Waiting is better than all the robot can do alone exactly when its action is good in one case, bad in another."""
    return every(iff(advantage(g) > 0, unsure(g)))
