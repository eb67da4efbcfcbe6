"""An observer who thinks that the human had more options than there were may infer the opposite of what is wanted."""

from explorer import (Bool, Function, Level, Sort, Table, Theorem, World, each, exists, forall, implies, some,
                      unique)


class Option(Sort):
    """Something that might be chosen."""


class Menu(Table, of=(Option,), to=Bool, only=lambda m: exists(Option, lambda x: m(x))):
    """A set of options, at least one."""


class Role(Sort, elements=("taken", "there", "imagined", "absent")):
    """What an option is in a mistake: taken, on offer and not taken, wrongly thought to be there, or none of these."""


class Mistake(Table, of=(Option,), to=Role, only=lambda m: unique(
        Option, lambda x: m(x) == Role.taken) & exists(Option, lambda x: m(x) == Role.imagined)):
    """A choice whose observer thinks that more is on offer than there is: which role each option has in it."""


class Choice(World):
    """An observed choice: the reward behind it, what is on offer, what is thought to be, and what is taken.

    The observer thinks that the first set, `thought`, is on offer; one who is not sure, that `thought` or `also` is.
    """

    reward: Function[Option, Level]
    real: Menu
    thought: Menu
    also: Menu
    chosen: Option


theorem = Theorem(
    title="A wrong set of options can reverse what is inferred", kind="impossibility", version="1",
    source="Stated here, after Freedman, Shah and Dragan 2020 (their abstract), and a theme of "
           "Evans and Steinhardt 2017 (as recalled)",
    cites=["freedman2020choice", "evans2017misspec"],
    post="Model Mis-specification and Inverse Reinforcement Learning",
    covers="The human takes the best of what is on offer. An observer who thinks that more was on offer concludes that "
           "none of it is better than what was taken, and may be wrong about what was not there. One who thinks that "
           "less was on offer concludes less, but nothing false; so does one who allows for two sets, if one of them "
           "is right. Not claimed: anything about noisy choices, or about observers who give sets probabilities.",
    audience="Everybody who infers wants from what people did not do.", builds_on=["misspec_perfect_fit_wrong_sign"],
    world=Choice, scope={Option: (2, 3), Level: (3, 3)},
    extends="With any number of options: what is wrongly thought to be on offer gets the greatest reward, what is "
            "taken a smaller one, and all else the smallest.")

OURS = "stated here"
MENUS, HUMAN = "what the observer thinks", "the human"


def within(small, large):
    """Every option of one set is in the other."""
    return forall(Option, lambda x: implies(small(x), large(x)))


picks = theorem.axis("picks", "How well the human chooses.", kind="assumption")


@picks.alternative(default=True, source=OURS)
def the_best(c: Choice, x: Option):
    """What is taken is on offer, and better than everything else on offer."""
    return c.real(c.chosen) & implies(c.real(x) & (x != c.chosen), c.reward(c.chosen) > c.reward(x))


@picks.alternative(source=OURS)
def a_best(c: Choice, x: Option):
    """What is taken is on offer, and at least as good as everything else on offer."""
    return c.real(c.chosen) & implies(c.real(x), c.reward(c.chosen) >= c.reward(x))


@picks.alternative(source=OURS)
def anything(c: Choice):
    """The human may take anything that is on offer."""
    return c.real(c.chosen)


sets = theorem.axis("sets", "How sure the observer is of what is on offer.", kind="assumption")


@sets.alternative(default=True, source=OURS)
def one(c: Choice):
    """The observer is sure that it is one set."""
    return c.also == c.thought


@sets.alternative(source=OURS)
def two(c: Choice):
    """The observer thinks that it is one of two sets, and concludes only that what was taken is best in one of them."""
    return True


@theorem.assumption(source=OURS, about=MENUS)
def allowed_for(c: Choice):
    """What is on offer is a set that the observer thinks it may be."""
    return (c.real == c.thought) | (c.real == c.also)


@theorem.assumption(source=OURS, about=MENUS)
def overestimated(c: Choice):
    """The observer's set, or the first of two, has all that is on offer, and something more."""
    return within(c.real, c.thought) & ~within(c.thought, c.real)


@theorem.assumption(source=OURS, about=MENUS)
def known_choice_set(c: Choice):
    """The observer's set, or the first of two, is just what is on offer."""
    return c.real == c.thought


@theorem.assumption(source=OURS, about=MENUS)
def underestimated(c: Choice):
    """The observer's set, or the first of two, has nothing but what is on offer; maybe not all of that."""
    return within(c.thought, c.real)


@theorem.assumption(source=OURS, about=MENUS)
def choice_is_explained(c: Choice):
    """What is taken is in the observer's set, or in the first of two; were it not, the mistake would show."""
    return c.thought(c.chosen)


@theorem.assumption(source=OURS, about=HUMAN)
def missing_is_worse(c: Choice, x: Option):
    """Nothing that is not on offer is better than what is taken."""
    return implies(~c.real(x), c.reward(x) <= c.reward(c.chosen))


@theorem.desideratum
def can_be_mistaken(c: Choice):
    """In some world the observer's set, or the first of two, is not what is on offer."""
    return some(c, c.real != c.thought)


@theorem.desideratum
def missing_can_be_better(c: Choice):
    """In some world something that is not on offer is better than what is taken."""
    return some(c, exists(Option, lambda x: ~c.real(x) & (c.reward(x) > c.reward(c.chosen))))


def reversed_by(c: Choice):
    """Something that the observer thinks is on offer is better than what is taken: in both sets, if there are two."""
    def better_in(menu):
        return exists(Option, lambda y: menu(y) & (c.reward(y) > c.reward(c.chosen)))
    return better_in(c.thought) & better_in(c.also)


@theorem.claim
def whatever_is_missed(c: Choice, m: Mistake):
    """Whatever is on offer, whatever else is thought to be, and whatever is taken: the inference can be wrong."""
    def so(x: Option):
        there = (m(x) == Role.taken) | (m(x) == Role.there)
        return ((c.real(x) == there) & (c.thought(x) == (there | (m(x) == Role.imagined)))
                & ((c.chosen == x) == (m(x) == Role.taken)))
    return each(m, some=forall(Option, so) & reversed_by(c))


@theorem.claim
def some_reversal(c: Choice):
    """Some choice makes the observer conclude, wrongly, that what is taken is best of what they think is on offer."""
    return some(c, reversed_by(c))


theorem.published(verdict="stands", source=OURS)
theorem.published(verdict="sidestepped", at={Option: 3, Level: 2}, source=OURS + ": three steps of reward are needed")
theorem.published(verdict="stands", at={Option: 2, Level: 2}, source=OURS)
theorem.published(verdict="stands", at={Option: 3, Level: 2}, picks="a_best", source=OURS)
theorem.published(["overestimated"], verdict="stands", claim="some_reversal", source=OURS)
theorem.published(["known_choice_set"], verdict="sidestepped", claim="some_reversal", source=OURS)
theorem.published(["known_choice_set"], verdict="stands", claim="some_reversal", picks="anything", source=OURS)
theorem.published(["underestimated"], verdict="sidestepped", claim="some_reversal", source=OURS)
theorem.published(["missing_is_worse"], verdict="sidestepped", claim="some_reversal", source=OURS)
theorem.published(["overestimated", "known_choice_set"], verdict="contradictory", claim="some_reversal", source=OURS)
theorem.published(verdict="stands", claim="some_reversal", sets="two", source=OURS)
for how, then in (("the_best", "sidestepped"), ("a_best", "sidestepped"), ("anything", "stands")):
    theorem.published(["allowed_for"], verdict=then, claim="some_reversal", sets="two", picks=how, source=OURS)
theorem.exercise("too_few", "The observer may overlook some of what is on offer, though not what is taken. Can the "
                 "inference be wrong?", assumptions=["underestimated", "choice_is_explained"], claim="some_reversal")
