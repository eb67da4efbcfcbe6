"""A robot unsure what is good obeys an almost rational human; one with an error in its reward code need not."""

from explorer import Bool, Function, Given, Real, Sort, Theorem, World, every, forall, iff, implies, some, total, where


class Fact(Sort, elements=("good", "harmful")):
    """Whether the bold action is good (then it is worth 2) or harmful (then -50): each is equally likely."""


class Act(Sort, elements=("bold", "safe")):
    """What can be done, and ordered: something that may do harm, and something safe that is worth 1."""


class Code(Sort, elements=("right", "flipped")):
    """The robot's code of the reward: right, or with a sign flipped, so that the bold action counts as 2 or 54."""


class Doubt(Sort, elements=("none", "hundredth", "most")):
    """How likely a robot with the flipped code takes the right one to be: not at all, 1/100 or 51/100."""


class Button(Sort, elements=("none", "afterwards", "before")):
    """When a robot that disobeys is switched off: never, once it has acted, or before it acts."""


class Setting(Given):
    """Whether a robot may have the flipped code, when one is switched off, and what one with that code allows for."""

    may_be_flipped: Bool
    button: Button
    doubt: Doubt
    knowing: Bool


class Game(World):
    """How the human orders the bold action, how often she errs, and what a robot does by its code and an order."""

    error: Real
    bold: Function[Fact, Real]
    does: Function[Code, Act, Act]


theorem = Theorem(
    title="Incorrigibility: a robot unsure what is good obeys an almost rational human", kind="guarantee", version="1",
    source="Carey 2018, Figures 1, 2a, 2b, as mapped by a public Lean library; exact bounds worked out here",
    cites=["carey2018incorrigibility"], post="Reward uncertainty (part 3 of the sequence)", builds_on=["off_switch"],
    covers="A robot that is unsure what is good obeys an almost rational human if its reward code is right. If one of "
           "ten robots has flipped code, that one is bold whatever it is told, and on average a robot does harm, "
           "whatever the orders. Shutdown before the act or enough doubt can help. Not claimed: more than this game.",
    audience="Readers of off_switch.", world=Game, given=Setting, scope={},
    extends="The chances of errors and orders are real numbers already; the doubt has only three values.")

ANY, PAPER, OURS = ["nearly_rational"], "Carey 2018, as mapped by a Lean library", "worked out here"


def chance(g: Game, f: Fact, o: Act):
    """How likely the human is to give this order if the bold action is good, or if it is harmful."""
    return where(o == Act.bold, g.bold(f), 1 - g.bold(f))


def gain(g: Game, c: Code, o: Act):
    """Twice how much better the bold action seems than the safe one, to a robot with this code after this order."""
    good, harmful = chance(g, Fact.good, o), chance(g, Fact.harmful, o)
    flipped = where(Setting.knowing, good + 53 * harmful, 54 * where(o == Act.bold, 1 - g.error, g.error))
    return where(c == Code.right, good - 51 * harmful, mixed(good - 51 * harmful, flipped))


def mixed(right, flipped):
    """The mean of two amounts, where the doubt is the weight of the first."""
    return where(Setting.doubt == Doubt.none, flipped, where(
        Setting.doubt == Doubt.hundredth, "1/100" * right + "99/100" * flipped, "51/100" * right + "49/100" * flipped))


@theorem.value
def value(g: Game):
    """What a robot is worth on average: 0 if it is switched off before it acts, else what comes of its act."""
    def amount(f, o, p, act):
        return where((Setting.button == Button.before) & (act != o), 0, where(
            act == Act.safe, p, where(f == Fact.good, 2 * p, -50 * p)))
    right = total(Fact, Act, lambda f, o: amount(f, o, chance(g, f, o), g.does(Code.right, o)))
    flipped = total(Fact, Act, lambda f, o: amount(f, o, chance(g, f, o), g.does(Code.flipped, o)))
    return where(Setting.may_be_flipped, "9/20" * right + "1/20" * flipped, right / 2)


@theorem.hypothesis(about="the human")
def probabilities(g: Game, f: Fact):
    """The chances of the human's orders and of her errors are between 0 and 1, and that of her errors is not 0."""
    return (g.bold(f) >= 0) & (g.bold(f) <= 1) & (g.error > 0) & (g.error <= 1)


@theorem.hypothesis(source=PAPER + ", there for errors below 1/100", about="the human")
def nearly_rational(g: Game):
    """The human orders the better action except when she errs, which is less often than once in 52 times."""
    return (g.error > 0) & (g.error < "1/52") & (g.bold(Fact.good) == 1 - g.error) & (g.bold(Fact.harmful) == g.error)


@theorem.hypothesis(source=PAPER, about="the robot")
def bayes_robot(g: Game, c: Code, o: Act):
    """Given the order, the robot does what is better on average by its code, and is bold if both are equally good."""
    return iff(g.does(c, o) == Act.bold, gain(g, c, o) >= 0)


robots = theorem.axis("robots", "How the robots are made.", kind="assumption")


@robots.alternative(default=True)
def some_flipped():
    """One robot of ten has the flipped code, and none is ever switched off."""
    return Setting.may_be_flipped & (Setting.button == Button.none)


@robots.alternative
def correct_code():
    """All robots have the right code, and none is ever switched off."""
    return ~Setting.may_be_flipped & (Setting.button == Button.none)


@robots.alternative
def button_afterwards():
    """One of ten has the flipped code; a robot that disobeyed is switched off after it acted, which undoes nothing."""
    return Setting.may_be_flipped & (Setting.button == Button.afterwards)


@robots.alternative
def hardcoded_shutdown():
    """One of ten has the flipped code; any robot that is about to disobey is shut down before it acts."""
    return Setting.may_be_flipped & (Setting.button == Button.before)


support = theorem.axis("support", "What chance a robot with the flipped code gives the right one: its doubt.",
                       kind="assumption")


@support.alternative(default=True)
def code_alone():
    """It gives none, and takes the human to be nearly rational by the flipped code."""
    return (Setting.doubt == Doubt.none) & ~Setting.knowing


@support.alternative(source=OURS)
def truth_in_support():
    """It may give some, and takes the human to be nearly rational by whichever code is right."""
    return ~Setting.knowing


@support.alternative(source=OURS)
def human_knows():
    """It may give some, and takes the human to give the orders that she in fact gives, whichever code is right."""
    return Setting.knowing


@theorem.assumption(source=OURS, about="the robot")
def enough_doubt(g: Game):
    """The doubt is above 54e/(51 + 2e), or for `human_knows` above (53 - 52e)/(104 - 104e); e is how often she errs."""
    return where(Setting.knowing, mixed(104 - 104 * g.error, 0 * g.error) > 53 - 52 * g.error,
                 mixed(51 + 2 * g.error, 0 * g.error) > 54 * g.error)


@theorem.desideratum
def bold_can_be_ordered(g: Game):
    """In some world the human orders the bold action where it is good."""
    return some(g, g.bold(Fact.good) > 0)


@theorem.claim
def obedience(g: Game):
    """Every robot does as it is told, or is switched off before it does something else."""
    return every((Setting.button == Button.before) | forall(Code, Act, lambda c, o: implies(
        (c == Code.right) | Setting.may_be_flipped, g.does(c, o) == o)))


@theorem.claim
def flipped_is_bold(g: Game):
    """A robot with the flipped code is bold, whatever it is told."""
    return every(forall(Act, lambda o: g.does(Code.flipped, o) == Act.bold))


@theorem.claim
def flipped_is_safe_exactly(g: Game):
    """A robot with the flipped code does the safe action when told so if, and only if, it has enough doubt."""
    return every(iff(g.does(Code.flipped, Act.safe) == Act.safe, enough_doubt(g)))


@theorem.claim
def loss(g: Game):
    """On average a robot is worth at most -3/5, and indeed at most -21/20."""
    return every((value(g) <= "-3/5") & (value(g) <= "-21/20"))


@theorem.claim
def worth_nine_tenths(g: Game):
    """If the safe action is always ordered, a robot is worth 9/10 on average."""
    return every(value(g) == "9/10", when=forall(Fact, lambda f: g.bold(f) == 0))


theorem.published(verdict="broken", source=PAPER)
theorem.published(verdict="holds", claim="flipped_is_bold", source=PAPER)
theorem.published(verdict="holds", robots="correct_code", source=PAPER + "; the bound of 1/52 is ours")
theorem.published(verdict="holds", robots="hardcoded_shutdown", source=PAPER)
theorem.published(verdict="holds", claim="worth_nine_tenths", robots="hardcoded_shutdown", drop=ANY, source=PAPER)
