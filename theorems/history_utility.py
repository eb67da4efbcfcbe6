"""Every policy is the only best one for some utility over histories; if the utility may look at less, this can fail."""

from explorer import (Bool, Function, Given, Real, Sort, Table, Theorem, World, each, exists, forall, implies, rank,
                      some, where)


class Obs(Sort, ordered=True):
    """What the agent may observe; the first one is also where a known environment starts."""


class Action(Sort, ordered=True):
    """What the agent may do."""


class First(Table, of=(Obs,), to=Action):
    """The first action, for each first observation."""


class Second(Table, of=(Obs, Action, Obs), to=Action):
    """The second action, for each first observation, first action and second observation."""


class Setting(Given):
    """The environment: whether it is known, and if so what is observed after each observation and action."""

    known: Bool
    next: Function[Obs, Action, Obs]


class Wish(World):
    """One utility over histories of two steps, and by how much the policy's own history must beat every other one.

    A history is an observation, an action, an observation, an action. `step`, `worth` and `seen` are what narrower
    utilities are made of; they have a meaning only under the alternatives of `utility` that use them.
    """

    utility: Function[Obs, Action, Obs, Action, Real]
    margin: Real
    step: Function[Obs, Action, Real]
    worth: Function[Obs, Real]
    seen: Function[Obs, Obs, Obs, Real]


theorem = Theorem(
    title="Every policy is the best one for some utility over histories", kind="impossibility", version="1",
    source="Shah 2018, section \"All behavior can be rationalized as EU maximization\" (the construction after "
           "secondary descriptions; this two-step encoding, unique optimality and the narrower utilities are ours)",
    cites=["shah2018coherence"], post="Coherence arguments do not imply goal-directed behavior",
    covers="That an agent maximises some utility says nothing about what it does, if the utility may look at the whole "
           "history. Let a history be worth 1 if every action in it is the policy's own, and 0 otherwise. By this "
           "utility the policy's own history is the only best one, wherever the policy goes. If utilities may look at "
           "less, there need not be one for every policy. Not claimed: anything about policies that leave something to "
           "chance; or that coherence says nothing about preferences between given outcomes.",
    audience="Readers of part 2, and everybody who has been told that a coherent agent must have goals.",
    builds_on=["no_free_lunch"], world=Wish, given=Setting, scope={Obs: (1, 2), Action: (2, 2)},
    extends="The construction works for any number of steps, observations and actions and in every environment: a "
            "history in which every action is the policy's own is worth 1, any other 0.")

OURS = "worked out here, and by enumeration"


@theorem.hypothesis(source=OURS, about="the utility")
def unique_optimum(w: Wish):
    """Wherever the policy goes, its own history is strictly better than any other: the margin is above 0."""
    return w.margin > 0


utility = theorem.axis("utility", "What the utility may look at.", kind="assumption")


@utility.alternative(default=True, source="Shah 2018")
def full_history(w: Wish):
    """The utility may look at the whole history."""
    return True


@utility.alternative(source=OURS)
def state_action(w: Wish, o: Obs, a: Action, p: Obs, b: Action):
    """The utility is a sum over steps of a reward for the observation and the action, the same in both steps."""
    return w.utility(o, a, p, b) == w.step(o, a) + w.step(p, b)


@utility.alternative(source=OURS)
def state_only(w: Wish, o: Obs, a: Action, p: Obs, b: Action):
    """The utility is a sum of rewards for the observations alone, what the last action leads to included if known."""
    return w.utility(o, a, p, b) == w.worth(o) + w.worth(p) + where(Setting.known, w.worth(Setting.next(p, b)), 0)


def last(p: Obs, b: Action):
    """The last observation: what the second action leads to where that is known, else the second one."""
    return where(Setting.known, Setting.next(p, b), p)


@utility.alternative(source=OURS)
def final_state(w: Wish, o: Obs, a: Action, p: Obs, b: Action):
    """The utility is a reward for the last observation alone: for what the last action leads to, if that is known."""
    return w.utility(o, a, p, b) == w.worth(last(p, b))


@utility.alternative(source=OURS)
def obs_history(w: Wish, o: Obs, a: Action, p: Obs, b: Action):
    """The utility may look at all observations, but at no action."""
    return w.utility(o, a, p, b) == w.seen(o, p, last(p, b))


environment = theorem.axis("environment", "What is known of the environment when the utility is chosen.",
                           kind="assumption")


@environment.alternative(default=True, name="any")
def any_environment():
    """Nothing: the same utility has to do for every deterministic environment."""
    return ~Setting.known


@environment.alternative(source=OURS)
def injective(o: Obs, a: Action):
    """It is known: the first action always leads to the first observation, the second to the second, and so on."""
    return Setting.known & (rank(Setting.next(o, a)) == rank(a))


@environment.alternative(source=OURS)
def same(o: Obs, a: Action):
    """It is known: every action always leads to the first observation."""
    return Setting.known & (rank(Setting.next(o, a)) == 0)


def happens(o: Obs, a: Action, p: Obs):
    """As far as is known, the environment may begin with observation o and answer action a with observation p."""
    return ~Setting.known | (rank(o) == 0) & (p == Setting.next(o, a))


@theorem.desideratum
def actions_can_matter(w: Wish):
    """In some world two histories with the same observations differ in utility."""
    return some(w, exists(Obs, Action, Obs, Action, Action, Action, lambda o, a, p, b, c, d: (
        w.utility(o, a, p, b) != w.utility(o, c, p, d)) & (last(p, b) == last(p, d))))


@theorem.desideratum
def past_can_matter(w: Wish):
    """In some world how much better one second action is than another depends on the first action."""
    return some(w, exists(Obs, Action, Action, Obs, Action, Action, lambda o, a, c, p, b, d: (
        w.utility(o, a, p, b) - w.utility(o, a, p, d) != w.utility(o, c, p, b) - w.utility(o, c, p, d))))


@theorem.claim
def every_policy_optimal(w: Wish, first: First, second: Second):
    """For each policy some utility makes its own history, wherever it goes, beat any other by a margin of 0 or more."""
    def beats(o: Obs, p: Obs, c: Action, q: Obs, d: Action):
        a = first(o)
        b = second(o, a, p)
        rival = happens(o, c, q) & implies(a == c, p == q) & ~((a == c) & (b == d))
        return implies(happens(o, a, p) & rival, w.utility(o, a, p, b) >= w.utility(o, c, q, d) + w.margin)
    return each(first, second, some=(w.margin >= 0) & forall(Obs, Obs, Action, Obs, Action, beats))


two = {Obs: 2, Action: 2}
theorem.published(verdict="stands", source="Shah 2018")
theorem.published(verdict="stands", at=two, source=OURS + " (1,024 of 1,024 policies)")
theorem.published(verdict="sidestepped", at=two, utility="state_action", source=OURS + " (64 of 1,024 policies)")
for narrow in ("state_only", "final_state", "obs_history"):
    theorem.published(verdict="sidestepped", at=two, utility=narrow, source=OURS + " (no policy)")
    theorem.published(verdict="sidestepped", at={Obs: 1, Action: 2}, utility=narrow, source=OURS)
    theorem.published(verdict="sidestepped", at=two, utility=narrow, environment="same", source=OURS)
for narrow in ("full_history", "state_action", "state_only", "final_state", "obs_history"):
    theorem.published(verdict="stands", at=two, drop=["unique_optimum"], utility=narrow, source=OURS)
theorem.published(verdict="sidestepped", at={Obs: 1, Action: 2}, utility="state_action", source=OURS)
theorem.published(verdict="stands", at=two, utility="obs_history", environment="injective", source=OURS)
theorem.published(verdict="stands", at=two, utility="state_action", environment="injective", source=OURS)
theorem.published(verdict="sidestepped", at=two, utility="final_state", environment="injective", source=OURS)
theorem.published(verdict="sidestepped", at=two, utility="state_only", environment="injective", source=OURS)
theorem.confusion("If every policy maximises a utility, does maximising one say nothing at all?", verdict="sidestepped",
                  answer="It says something once the utility may look at less: with rewards for observations alone, no "
                         "policy is the only best one.", utility="state_only", at={Obs: 2, Action: 2})
theorem.exercise("state_action", "The utility adds up rewards for observations and actions. Is every policy the "
                 "only best one for some such utility?", utility="state_action", at={Obs: 2, Action: 2})
