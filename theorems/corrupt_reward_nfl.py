"""When the rewards shown may be corrupt, every agent may lose at least half of the most that can be lost."""

from explorer import (Bool, Function, Given, Level, Sort, Table, Theorem, World, count, each, exists, first, forall,
                      implies, rank, size, some, total, unidentified, where)


class State(Sort, ordered=True):
    """Where the agent can be. It begins in the first state, and each step is to go to a state of its choice."""


class Share(Sort, elements=("never", "half", "always"), ordered=True):
    """How often something is done."""


class Step(Table, of=(Level, State), to=Share, only=lambda q: forall(
        Level, lambda i: total(State, lambda x: rank(q(i, x))) == 2)):
    """Where the agent goes for each reward shown at the start: to one state always, or to each of two half the time."""


class Go(Table, of=(Level,), to=State):
    """Where an agent that leaves nothing to chance goes first, for each reward shown at the start."""


class GoOn(Table, of=(Level, Level), to=State):
    """Where that agent goes next, for each reward shown at the start and each reward shown where it went first."""


class Setting(Given):
    """What is known: whether the last state is out of reach, and, for `safe_observers`, who is shown the truth."""

    blocked: Bool
    observer: Function[State, State]


class Environment(World):
    """What there may be: the true reward of each state, and how each reward is corrupted.

    An observer in state o is shown `corrupt(o, s, r)` for the reward of state s if in truth it is r. An agent is shown
    the reward of the state where it is.
    """

    reward: Function[State, Level]
    corrupt: Function[State, State, Level, Level]


theorem = Theorem(
    title="No free lunch with a corrupt reward channel", kind="impossibility", version="1",
    source="Everitt et al. 2017, Theorem 11 (as mapped item by item by the Lean project ai-safety-formalization-atlas, "
           "where the inequality is proved), here for known dynamics and one or two steps",
    cites=["everitt2017corrupted", "atlas2026"], post="Humans can be assigned any values whatsoever...",
    covers="An agent is shown rewards that may be corrupted in any way. Its regret is what it loses: how far it falls "
           "short of the best in reach. Whatever it does, in some environment it loses at least half of the most that "
           "can be lost, as another one shows the same with all true rewards upside down. Not claimed: that one is bad "
           "for all agents; that nothing helps (a known best state may; safe observers make `unlearnable` fail, but "
           "an agent sees only where it is); anything about unbounded rewards; or the paper's positive results.",
    audience="Readers of half_regret, which uses it, and everybody who would learn from rewards given by people.",
    builds_on=["no_free_lunch"], world=Environment, given=Setting, scope={State: (2, 3), Level: (2, 3)},
    extends="For bounded real rewards and any number of steps: gains in an environment and in the one upside down add "
            "up to the same for every agent, so its two regrets add up to no less than what any can lose in one.")

PAPER, OURS, CHANNEL = "Everitt et al. 2017, Theorem 11", "worked out here", "the channel"


def is_last(s: State):
    """This is the last state."""
    return forall(State, lambda t: t <= s)


def reached(s: State):
    """Where an agent that chooses to go to s ends up: there, or at the start if s is out of reach."""
    return where(Setting.blocked & is_last(s), first(State), s)


@theorem.observation
def shown(w: Environment, o: State, s: State) -> Level:
    """What an observer in each state is shown as the reward of each state; nothing else can be seen."""
    return w.corrupt(o, s, w.reward(s))


def lost(w: Environment, s: State):
    """By how many levels the agent falls short, by going to s, of the best state that it can reach."""
    return count(Level, lambda i: (w.reward(reached(s)) < i) & exists(State, lambda t: w.reward(reached(t)) >= i))


def most():
    """The most that any reward lets one lose in one step: highest less lowest, or 0 if only the start is in reach."""
    return where(exists(State, lambda s: reached(s) != first(State)), size(Level) - 1, 0)


machine = theorem.axis("machine", "How an agent that takes one step may act.", kind="restriction")


@machine.alternative(default=True)
def deterministic(q: Step):
    """The agent leaves nothing to chance."""
    return forall(Level, State, lambda i, s: q(i, s) != Share.half)


@machine.alternative(source=OURS)
def randomised(q: Step):
    """For each reward shown at the start, the agent may toss a fair coin between two states."""
    return True


reach = theorem.axis("reach", "Where the agent can go.", kind="assumption")


@reach.alternative(default=True)
def everywhere():
    """Everywhere, in one step."""
    return ~Setting.blocked


@reach.alternative(source=OURS)
def all_but_the_last():
    """Everywhere but to the last state."""
    return Setting.blocked


@theorem.assumption(source=OURS, about="the true rewards")
def last_is_best(w: Environment, s: State):
    """The last state is known to have the highest reward that there can be."""
    return implies(is_last(s), forall(Level, lambda i: w.reward(s) >= i))


@theorem.assumption(source=OURS, about=CHANNEL)
def seen_truly(w: Environment, s: State, i: Level):
    """Each state's reward is shown truly to whoever is there."""
    return w.corrupt(s, s, i) == i


@theorem.assumption(source=OURS, about=CHANNEL)
def safe_observers(w: Environment, s: State, i: Level):
    """For each state it is known from which state its reward is shown truly."""
    return w.corrupt(Setting.observer(s), s, i) == i


@theorem.assumption(source=OURS, about=CHANNEL)
def one_corrupt_state(w: Environment):
    """In at most one state is an observer shown anything false, about whichever state."""
    return count(State, lambda o: exists(State, Level, lambda s, i: w.corrupt(o, s, i) != i)) <= 1


@theorem.desideratum
def can_be_misled(w: Environment):
    """In some environment what an agent is shown in some state is not the true reward of that state."""
    return some(w, exists(State, lambda s: shown(w, s, s) != w.reward(s)))


@theorem.value
def true_reward(w: Environment, s: State) -> Level:
    """The true reward of each state."""
    return w.reward(s)


def one_step(w: Environment, q: Step):
    """Twice what the agent loses in one step, on average over its own chances."""
    return total(State, lambda s: rank(q(shown(w, first(State), first(State)), s)) * lost(w, s))


def two_steps(w: Environment, go: Go, on: GoOn):
    """What the agent loses in two steps."""
    start, there = shown(w, first(State), first(State)), reached(go(shown(w, first(State), first(State))))
    return lost(w, go(start)) + lost(w, on(start, shown(w, there, there)))


@theorem.claim
def half(w: Environment, q: Step):
    """Whatever the agent does, in some environment it loses at least half of the most that can be lost in one step."""
    return each(q, some=one_step(w, q) >= most())


@theorem.claim
def more_than_half(w: Environment, q: Step):
    """Whatever the agent does, in some environment it loses more than half of the most that can be lost in one step."""
    return each(q, some=one_step(w, q) > most())


@theorem.claim
def half_after_two_steps(w: Environment, go: Go, on: GoOn):
    """Whatever it does, in some environment an agent without chance loses at least half of the most in two steps."""
    return each(go, on, some=two_steps(w, go, on) >= most())


theorem.claim(unidentified(true_reward, by=shown), name="unlearnable",
              says="Two environments show the same to every observer, and differ in the true reward of a state.")

theorem.published(verdict="stands", source=PAPER)
theorem.published(verdict="stands", machine="randomised", source=PAPER)
for states, levels in ((2, 2), (2, 3), (3, 2)):
    theorem.published(verdict="stands", claim="half_after_two_steps", at={State: states, Level: levels}, source=PAPER)
theorem.published(verdict="stands", claim="more_than_half", source=OURS)
theorem.published(verdict="sidestepped", claim="more_than_half", machine="randomised", at={State: 2}, source=OURS)
theorem.published(verdict="stands", claim="unlearnable", source="Lean project ai-safety-formalization-atlas")
theorem.published(["safe_observers"], verdict="sidestepped", claim="unlearnable", source=OURS)
theorem.published(["seen_truly"], verdict="stands", at={State: 3}, source=OURS)
theorem.published(["seen_truly"], verdict="sidestepped", at={State: 2, Level: 2}, source=OURS)
theorem.published(["seen_truly"], verdict="stands", at={State: 2, Level: 3}, source=OURS + " (what is seen may be 0)")
theorem.published(["last_is_best"], verdict="sidestepped", source=OURS)
theorem.published(["last_is_best"], verdict="stands", reach="all_but_the_last", at={State: 3}, source=OURS)
