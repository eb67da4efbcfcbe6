"""A table of one sort, without the comma."""
from explorer import Function, Given, Level, Sort, Table, Theorem, World, every, maximal, unidentified


class Option(Sort):
    """Something to choose."""


class Reward(Table, of=Option, to=Level):
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
