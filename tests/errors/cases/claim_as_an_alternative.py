"""A claim in the place of an alternative."""
from explorer import Function, Given, Level, Sort, Table, Theorem, World, maximal, some, unidentified


class Option(Sort):
    """Something to choose."""


class Reward(Table, of=(Option,), to=Level):
    """How good each option is."""


class Human(World):
    """One explanation."""

    chooser: Function[Reward, Option]
    reward: Reward


theorem = Theorem(
    title="A title", kind="impossibility", version="1", source="an example", covers="A choice.", audience="You.",
    cites=["armstrong2018occam"],
    world=Human, scope={Option: (2, 3), Level: (2, 3)})


@theorem.observation
def choice(h: Human):
    """The option chosen."""
    return h.chooser(h.reward)


target = theorem.axis("target", "What should follow from the choice.", kind="target")


@target.alternative(default=True)
def best(h: Human, x: Option):
    """Which options are best."""
    return maximal(Option, h.reward, x)


@theorem.assumption
def rational(h: Human, R: Reward):
    """A best option is chosen."""
    return maximal(Option, R, h.chooser(R))


theorem.claim(unidentified(target, by=choice))

habit = theorem.axis("habit", "How the human chooses.", kind="assumption")


@habit.alternative(default=True)
def good(h: Human, x: Option):
    """Something good is chosen."""
    return some(h, h.reward(h.chooser(h.reward)) > 0)
