"""Noisy choice: a human whose mistakes are noise reveals more of the reward than one who makes none."""

from explorer import (Bool, Function, Given, Real, Sort, Theorem, World, exists, forall, iff, implies, maximal, some,
                      unidentified, unique, where)


class State(Sort):
    """A situation in which the human acts, once."""


class Action(Sort):
    """Something the human can do."""


class Setting(Given):
    """What both explanations share: where the human may be biased, and a state in which they are known to do well."""

    biased: Function[State, Action, Bool]
    labelled: State


class Human(World):
    """One explanation of the choices: a reward, and how the choices come from it.

    The probability of an action grows exponentially with its reward. Instead of probabilities we speak of log-odds, the
    logarithm of how much more likely one action is than another: these are differences of rewards, times how `steep`
    the choices are (once or twice). `contrary` and `offset` are two kinds of mistake; the axis `mistakes` says which
    occur.
    """

    reward: Function[State, Action, Real]
    log_odds: Function[State, Action, Action, Real]
    steep: Bool
    contrary: Bool
    offset: Function[State, Action, Real]


theorem = Theorem(
    title="A noisily rational human reveals more than a rational one, unless the noise is misunderstood",
    kind="impossibility", version="1",
    source="Worked out here, with short proofs; the theme is that of Chan, Critch and Dragan 2021 (their abstract)",
    cites=["chan2021irrationality", "armstrong2018occam"], post="The easy goal inference problem is still hard",
    covers="The human picks each action with a probability that grows exponentially with its reward, and all these "
           "probabilities are known. Then the best actions and the whole order of the actions can be read off, which a "
           "human without mistakes would not show. What is lost with noise of unknown sign, or with an unknown bias?",
    audience="Everybody who asks what becomes of no_free_lunch once the human is Boltzmann rational.",
    builds_on=["no_free_lunch"], world=Human, given=Setting, scope={State: (1, 2), Action: (2, 3)},
    extends="Rewards and log-odds are real numbers already. For any number of states and actions: log-odds are "
            "differences of rewards, so that with plain noise nothing is left open but a constant for each state.")

OURS = "worked out here, with a short proof for all sizes"


@theorem.observation
def choices(h: Human, s: State, a: Action, b: Action):
    """How much more likely each action is than each other one, in every state."""
    return h.log_odds(s, a, b)


target = theorem.axis("target", "What about the reward should follow from the choices.", kind="target")


@target.alternative(default=True)
def best(h: Human, s: State, a: Action):
    """Which actions are best in each state."""
    return maximal(Action, lambda b: h.reward(s, b), a)


@target.alternative
def order(h: Human, s: State, a: Action, b: Action):
    """How the actions of each state are ranked, ties included."""
    return h.reward(s, a) >= h.reward(s, b)


@target.alternative
def difference(h: Human, s: State, a: Action, b: Action):
    """By how much one action is better than another."""
    return h.reward(s, a) - h.reward(s, b)


@target.alternative
def exact(h: Human, s: State, a: Action):
    """The reward itself."""
    return h.reward(s, a)


mistakes = theorem.axis("mistakes", "How the human's choices depart from the best ones.", kind="assumption")


def drive(h: Human, s: State, a: Action):
    """The reward times how steep the choices are."""
    return where(h.steep, 2 * h.reward(s, a), h.reward(s, a))


@mistakes.alternative(default=True)
def noise(h: Human, s: State, a: Action, b: Action):
    """Plain noise: better actions are more likely."""
    return h.log_odds(s, a, b) == drive(h, s, a) - drive(h, s, b)


@mistakes.alternative(source=OURS)
def noise_of_unknown_sign(h: Human, s: State, a: Action, b: Action):
    """Better actions are more likely, or they are all less likely, and it is not known which."""
    return h.log_odds(s, a, b) == where(h.contrary, drive(h, s, b) - drive(h, s, a), drive(h, s, a) - drive(h, s, b))


@mistakes.alternative(source=OURS)
def bias(h: Human, s: State, a: Action, b: Action):
    """Noise, and in a known set of places an unknown bias towards or against an action."""
    pushed = drive(h, s, a) + h.offset(s, a) - drive(h, s, b) - h.offset(s, b)
    return (h.log_odds(s, a, b) == pushed) & implies(~Setting.biased(s, a), h.offset(s, a) == 0)


@theorem.hypothesis(source=OURS, about="the human's choices")
def known_steepness(h: Human):
    """It is known how steeply choices follow rewards.

    Dropped, they may follow rewards once or twice as steeply, which is enough to see what an unknown steepness does.
    """
    return ~h.steep


@theorem.assumption(source=OURS, about="the human's choices")
def unbiased(s: State, a: Action):
    """There is no place where the human may be biased."""
    return ~Setting.biased(s, a)


@theorem.assumption(source=OURS, about="the human's choices")
def biased_by_state(h: Human, s: State, a: Action, b: Action):
    """In each state all actions have the same bias."""
    return h.offset(s, a) == h.offset(s, b)


@theorem.assumption(about="this human's reward")
def unique_best(h: Human, s: State):
    """The true reward has exactly one best action in every state."""
    return unique(Action, lambda a: best(h, s, a))


@theorem.assumption(about="this human as observed")
def labelled_state(h: Human, a: Action):
    """In one labelled state, the same for both explanations, the likeliest actions are known to be best."""
    likeliest = forall(Action, lambda b: h.log_odds(Setting.labelled, a, b) >= 0)
    return implies(likeliest, best(h, Setting.labelled, a))


@theorem.assumption(about="this human as observed")
def likeliest_is_best(h: Human, s: State, a: Action):
    """In every state the likeliest actions are the best ones; this puts the answer to `best` into the observation."""
    return iff(forall(Action, lambda b: h.log_odds(s, a, b) >= 0), best(h, s, a))


@theorem.desideratum
def can_err(h: Human):
    """The human can err: in some world an action that is not best has a positive probability.

    Log-odds are finite, so every action has one; it is enough that some action is not best.
    """
    return some(h, exists(State, Action, lambda s, a: ~best(h, s, a)))


@theorem.desideratum
def can_err_systematically(h: Human):
    """In some world the human is more likely to take a worse action than a better one."""
    return some(h, exists(State, Action, Action, lambda s, a, b: (
        (h.reward(s, a) < h.reward(s, b)) & (h.log_odds(s, a, b) > 0))))


@theorem.desideratum
def steepness_can_vary(h: Human):
    """The human's choices may follow rewards more or less steeply."""
    return some(h, h.steep)


theorem.claim(unidentified(target, by=choices), says="Two explanations of the same choices differ in the target.")

theorem.published(verdict="sidestepped", source=OURS)
theorem.published(verdict="sidestepped", target="order", source=OURS)
theorem.published(verdict="stands", target="exact", source=OURS)
theorem.published(verdict="sidestepped", target="difference", source=OURS)
theorem.published(verdict="stands", target="difference", drop=["known_steepness"], source=OURS)
theorem.published(verdict="sidestepped", drop=["known_steepness"], source=OURS)
theorem.published(verdict="sidestepped", target="order", drop=["known_steepness"], source=OURS)
for one in ("best", "order", "exact"):
    theorem.published(verdict="stands", target=one, mistakes="noise_of_unknown_sign", source=OURS)
    theorem.published(verdict="stands", target=one, mistakes="bias", source=OURS)
for one in ("best", "order"):
    theorem.published(["unbiased"], verdict="sidestepped", target=one, mistakes="bias", source=OURS)
    theorem.published(["biased_by_state"], verdict="sidestepped", target=one, mistakes="bias", source=OURS)
theorem.exercise("sign", "Whether the human leans towards good actions or away from them is not known. Does it follow "
                 "which actions are best?", mistakes="noise_of_unknown_sign")
theorem.task("sign_from_a_label", "With noise of unknown sign, find at most two assumptions that tell what is best.",
             verdict="sidestepped", at_most=2, mistakes="noise_of_unknown_sign")
