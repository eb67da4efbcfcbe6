"""A human who discounts hyperbolically, explained by a model that discounts exponentially."""

from explorer import Bool, Function, Real, Sort, Theorem, World, every, forall, iff, some, unidentified, where


class Option(Sort, elements=("outside", "sooner", "later")):
    """What can be had: something at once, or, for those who go on, a reward after one step or one after two."""


class Moment(Sort, elements=("start", "then")):
    """When the human chooses: first whether to go on, and one step later which of the two rewards to take."""


class Curve(Sort, elements=("flat", "r_090", "r_058", "r_056", "r_050", "r", "k_half", "k_one", "k_two")):
    """How a reward loses weight with its delay: not at all, by a factor for each step, or as 1/(1 + k times delay)."""


class Human(World):
    """One explanation of what was done: what the options are worth, and how they are felt and chosen.

    `felt` is what an option counts for at a moment, `factor` the weight of one step of delay where that may be any
    number. Between options that count for the same, either is chosen.
    """

    utility: Function[Option, Real]
    felt: Function[Moment, Option, Real]
    curve: Curve
    factor: Real
    foresight: Bool
    goes_on: Bool
    means_later: Bool
    takes_sooner: Bool


theorem = Theorem(
    title="A hyperbolic discounter explained as an exponential one", kind="impossibility", version="1",
    source="The theme is that of Evans and Steinhardt 2017 and of Evans, Stuhlmueller and Goodman 2016; the numbers of "
           "the example, the claims and the verdicts are worked out here, the first claim also checked by machine",
    cites=["evans2017misspec", "evans2016learning"], post="Model Mis-specification and Inverse Reinforcement Learning",
    covers="Somebody passes over something now for the sake of a late reward, and then takes an earlier, smaller one. "
           "If it is known what all is worth, no exponential discounter does so, and the wrong model is found out. If "
           "not, it fits, and without discounting every fit has the two rewards the wrong way round. Not claimed: the "
           "latter for other factors; that the right model suffices (it leaves open which reward is preferred).",
    audience="Readers of the post, and everybody who would learn what people want from when they want it.",
    builds_on=["no_free_lunch"], world=Human, scope={},
    extends="Worths are real already. For all factors r: to take 5 needs 9r <= 5, to go on for it 5r >= 2.9.")

OURS, MACHINE = "worked out here, with a short proof", "worked out here, and checked by machine"


def feels(h: Human, curve: Curve, one, two):
    """The human discounts along this curve: it leaves one share after one step of delay, and another after two."""
    u, felt, now, then = h.utility, h.felt, Moment.start, Moment.then
    return ((h.curve == curve) & (felt(now, Option.outside) == u(Option.outside))
            & (felt(then, Option.outside) == 0) & (felt(now, Option.sooner) == one * u(Option.sooner))
            & (felt(now, Option.later) == two * u(Option.later)) & (felt(then, Option.sooner) == u(Option.sooner))
            & (felt(then, Option.later) == one * u(Option.later)))


@theorem.observation
def choices(h: Human, m: Moment):
    """Whether the human goes on, and whether they then take the sooner reward."""
    return where(m == Moment.start, h.goes_on, h.takes_sooner)


@theorem.value
def order(h: Human, a: Option, b: Option):
    """Which of the two rewards is worth at least as much as the other."""
    return (a != Option.outside) & (b != Option.outside) & (h.utility(a) >= h.utility(b))


@theorem.hypothesis(source=OURS, about="the human's choices")
def takes_what_feels_best(h: Human):
    """The human goes on where what they go on for counts for at least as much, and then takes what counts for most."""
    felt, now, then = h.felt, Moment.start, Moment.then
    aim, outside = where(h.means_later, felt(now, Option.later), felt(now, Option.sooner)), felt(now, Option.outside)
    sooner, later = felt(then, Option.sooner), felt(then, Option.later)
    return (where(h.goes_on, aim >= outside, aim <= outside) & where(h.takes_sooner, sooner >= later, sooner <= later))


@theorem.hypothesis(source=OURS, about="the human's plan")
def plans(h: Human):
    """With foresight the human means to do what they will do; without, what they would like best at the start."""
    sooner, later = h.felt(Moment.start, Option.sooner), h.felt(Moment.start, Option.later)
    return where(h.foresight, iff(h.means_later, ~h.takes_sooner),
                 where(h.means_later, later >= sooner, sooner >= later))


@theorem.hypothesis(source=OURS, about="the human's plan")
def naive(h: Human):
    """The human has no foresight: they do not know that they will feel otherwise later on."""
    return ~h.foresight


@theorem.assumption(source=OURS, about="what was done")
def observed(h: Human):
    """The human goes on, and then takes the sooner reward."""
    return h.goes_on & h.takes_sooner


rewards = theorem.axis("rewards", "Whether it is known what the options are worth.", kind="assumption")


@rewards.alternative(default=True, source=OURS)
def known(h: Human):
    """It is known: 2.9 at once, 5 sooner and 9 later."""
    return forall(Option, lambda x: h.utility(x) == where(x == Option.outside, "2.9", where(x == Option.sooner, 5, 9)))


@rewards.alternative
def free(h: Human, x: Option):
    """It is only known that every option is worth something."""
    return h.utility(x) > 0


model = theorem.axis("model", "How the human is taken to discount.", kind="assumption")


@model.alternative(default=True, source=OURS)
def exponential(h: Human):
    """Each step of delay takes away the same share, which is unknown: the factor is 1, 0.9, 0.58, 5/9 or 1/2."""
    return (feels(h, Curve.flat, 1, 1) | feels(h, Curve.r_090, "9/10", "81/100")
            | feels(h, Curve.r_058, "29/50", "841/2500") | feels(h, Curve.r_056, "5/9", "25/81")
            | feels(h, Curve.r_050, "1/2", "1/4"))


@model.alternative(source=OURS)
def any_exponential(h: Human):
    """The factor may be any number above 0 and up to 1; products of unknowns make such verdicts the solver's alone."""
    return (h.factor > 0) & (h.factor <= 1) & feels(h, Curve.r, h.factor, h.factor * h.factor)


@model.alternative(source=OURS)
def undiscounted(h: Human):
    """The human does not discount: the factor is 1."""
    return feels(h, Curve.flat, 1, 1)


@model.alternative(source=OURS)
def hyperbolic(h: Human):
    """The right model: a reward after so many steps is divided by one more than their number (k = 1)."""
    return feels(h, Curve.k_one, "1/2", "1/3")


@model.alternative(source=OURS)
def unknown_hyperbolic(h: Human):
    """The right kind of model, with k unknown: 0, 1/2, 1 or 2."""
    return (feels(h, Curve.flat, 1, 1) | feels(h, Curve.k_half, "2/3", "1/2")
            | feels(h, Curve.k_one, "1/2", "1/3") | feels(h, Curve.k_two, "1/3", "1/5"))


@theorem.desideratum
def may_prefer_the_later(h: Human):
    """In some world the human does what was seen, and the later reward is worth more."""
    return some(h, observed(h) & (h.utility(Option.later) > h.utility(Option.sooner)))


@theorem.claim
def no_fit(h: Human):
    """Nobody who is as the model says goes on and then takes the sooner reward."""
    return every(~observed(h))


@theorem.claim
def no_factor(h: Human):
    """No factor at all makes 5 at least 9 times the factor, to take it, and 2.9 at most 5 times, to go on for it."""
    return every(~((9 * h.factor <= 5) & (5 * h.factor >= "2.9")))


@theorem.claim
def every_fit_is_reversed(h: Human):
    """Whoever goes on and then takes the sooner reward gets at least as much from it as from the later one."""
    return every(h.utility(Option.sooner) >= h.utility(Option.later), when=observed(h))


@theorem.claim
def order_is_hidden_despite_the_plan(h: Human, k: Human):
    """Two who go on for the later reward, and then take the sooner one, differ in which is worth more.

    For the naive only ties show it: who wants both alike, and does not discount, may mean one and take the other.
    """
    return some(h, k, observed(h) & observed(k) & h.means_later & k.means_later & ~forall(
        Option, Option, lambda a, b: iff(order(h, a, b), order(k, a, b))))


theorem.claim(unidentified(order, by=choices), name="order_is_hidden",
              says="Two humans choose alike, and differ in which of the two rewards is worth more.")

REVERSED = "every_fit_is_reversed"
for how in ("exponential", "any_exponential"):
    theorem.published(verdict="stands", model=how, source=MACHINE)
theorem.published(verdict="stands", claim="no_factor", source=MACHINE)
theorem.published(verdict="sidestepped", model="hyperbolic", source=OURS)
theorem.published(verdict="sidestepped", rewards="free", source=OURS)
theorem.published(verdict="stands", claim=REVERSED, rewards="free", model="undiscounted", source=OURS)
for how in ("exponential", "any_exponential", "hyperbolic"):
    theorem.published(verdict="sidestepped", claim=REVERSED, rewards="free", model=how, source=OURS)
for how, dropped in (("hyperbolic", []), ("unknown_hyperbolic", []), ("unknown_hyperbolic", ["naive"])):
    theorem.published(["observed"], verdict="stands", claim="order_is_hidden", rewards="free", model=how, drop=dropped,
                      source=OURS)
