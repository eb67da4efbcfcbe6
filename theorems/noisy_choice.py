"""Noisy choice: a human who takes better actions more often shows which are best, and how all of them rank."""

from explorer import (Bool, Function, Given, Real, Sort, Theorem, World, exists, forall, iff, implies, maximal, some,
                      unidentified, unique, where)


class State(Sort):
    """A situation in which the human acts, once."""


class Action(Sort):
    """Something the human can do."""


class Setting(Given):
    """What both explanations share: for which actions of a state there may be a bias, and which state has a label."""

    biased: Function[State, Action, Bool]
    labelled: State


class Human(World):
    """One explanation of the choices: a reward, and how the choices come from it.

    Instead of probabilities we speak of log-odds, the logarithm of how many times likelier one action is than another.
    Where probabilities grow exponentially with the reward, log-odds are differences of rewards, or twice these if the
    choices are `steep`. `contrary` turns them round, and `offset` is a bias for an action; the axis `mistakes` says
    whether these matter.
    """

    reward: Function[State, Action, Real]
    log_odds: Function[State, Action, Action, Real]
    steep: Bool
    contrary: Bool
    offset: Function[State, Action, Real]


theorem = Theorem(
    title="What the choices of a noisily rational human leave open about the reward", kind="impossibility", version="1",
    source="Worked out here; the theme is that of Chan, Critch and Dragan 2021 (their abstract)",
    cites=["chan2021irrationality", "armstrong2018occam"], post="The easy goal inference problem is still hard",
    covers="The human picks each action with a probability that grows exponentially with its reward, and all these "
           "probabilities are seen. Then they show how the actions of a state rank, and so which are best; a rational "
           "human would show only that what they do is best (no_free_lunch). What is best stays open if worse actions "
           "may be the likelier ones, or if an unknown bias may favour single actions. Not claimed: that the reward "
           "itself follows (a constant for each state stays open), that humans err in this way, or that the "
           "probabilities could be seen exactly in finitely many choices.",
    audience="Everybody who asks what becomes of no_free_lunch once the human is Boltzmann rational.",
    builds_on=["no_free_lunch"], world=Human, given=Setting, scope={State: (1, 2), Action: (2, 3)},
    extends="Rewards and log-odds are real numbers already. For any number of states and actions: with plain noise "
            "and known steepness log-odds are differences of rewards, and only a constant for each state is left open.")

OURS = "worked out here, with a short proof for all sizes"


@theorem.observation
def choices(h: Human, s: State, a: Action, b: Action):
    """How many times likelier each action is than each other one, in every state, given as a logarithm."""
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
    """By how much each action of a state is better than each other one."""
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
    """Plain noise: the log-odds of two actions are the difference of their rewards, so better ones are likelier.

    They are twice the difference if the choices are steep, which known_steepness excludes.
    """
    return h.log_odds(s, a, b) == drive(h, s, a) - drive(h, s, b)


@mistakes.alternative(source=OURS)
def noise_of_unknown_sign(h: Human, s: State, a: Action, b: Action):
    """The log-odds are as with plain noise, or all turned round (worse is likelier), and it is not known which."""
    return h.log_odds(s, a, b) == where(h.contrary, drive(h, s, b) - drive(h, s, a), drive(h, s, a) - drive(h, s, b))


@mistakes.alternative(source=OURS)
def bias(h: Human, s: State, a: Action, b: Action):
    """Plain noise, and an unknown bias for or against each action of a known set (which may differ by state)."""
    pushed = drive(h, s, a) + h.offset(s, a) - drive(h, s, b) - h.offset(s, b)
    return (h.log_odds(s, a, b) == pushed) & implies(~Setting.biased(s, a), h.offset(s, a) == 0)


@theorem.hypothesis(source=OURS, about="the human's choices")
def known_steepness(h: Human):
    """It is known how steeply choices follow rewards: rewards count once in log-odds, not twice.

    Without it once and twice are both possible, which is enough to see what an unknown steepness does.
    """
    return ~h.steep


@theorem.assumption(source=OURS, about="the human's choices")
def unbiased(s: State, a: Action):
    """There is no state and no action for which the human may be biased."""
    return ~Setting.biased(s, a)


@theorem.assumption(source=OURS, about="the human's choices")
def biased_by_state(h: Human, s: State, a: Action, b: Action):
    """In each state the bias is the same for all actions."""
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
    """In every state the likeliest actions are exactly the best ones, so the choices themselves say what is best."""
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
    """In some world the human's choices follow rewards twice as steeply."""
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
theorem.exercise("sign", "Better actions are likelier, or worse ones are, and it is not known which. Do the choices "
                 "still show which actions are best?", mistakes="noise_of_unknown_sign")
theorem.task("sign_from_a_label", "With noise of unknown sign, find at most two assumptions under which the choices "
             "show what is best.", verdict="sidestepped", at_most=2, mistakes="noise_of_unknown_sign")
