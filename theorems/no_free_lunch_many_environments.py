"""The whole policy in every environment still leaves the reward open: more data of the same kind do not help."""

from explorer import (Family, Function, Given, Level, Sort, Table, Theorem, World, count, each, exists, first,
                      forall, implies, maximal, one_to_one, some, unidentified, unique)


class Environment(Sort):
    """A place in which the human is watched."""


class State(Sort):
    """A situation in which the human acts; each occurs in every environment."""


class Action(Sort):
    """Something the human can do. Things that can be had go by the same names: one thing for each action."""


class Reward(Table, of=(State, Action), to=Level):
    """How good each thing is to have in each state; the same in every environment."""


class Policy(Table, of=(State,), to=Action):
    """What the human does in each state of an environment."""


class Conduct(Table, of=(Environment,), to=Policy):
    """What the human does in every environment."""


class Setting(Given):
    """What is known: in environment e and state s, action a gives the thing called `gives(e, s, a)`."""

    gives: Function[Environment, State, Action, Action]


class Human(World):
    """One explanation: a planner for all environments, and the reward it plans for."""

    planner: Function[Environment, Reward, Policy]
    reward: Reward


theorem = Theorem(
    title="No free lunch, however many environments are watched", kind="impossibility", version="1",
    source="Worked out here from Armstrong and Mindermann 2018, Theorem 1; their abstract stresses "
           "that watching in more environments does not help. Christiano 2016 poses the problem and has no theorem",
    cites=["christiano2016easy", "armstrong2018occam"], post="The easy goal inference problem is still hard",
    covers="Suppose that everything the human would do, in every environment, is written down. Two explanations of it "
           "differ in what is best. A further claim: every reward explains it, under some planner for all "
           "environments. Not claimed: that goals cannot be inferred. What is missing "
           "is not more data, but an account of mistakes; with one, for example that there are none, environments "
           "with known consequences can help.",
    audience="Everybody who would answer no_free_lunch by collecting more data.", builds_on=["no_free_lunch"],
    world=Human, given=Setting, scope={Environment: (2, 2), State: (1, 2), Action: (2, 2), Level: (2, 3)},
    extends="The planner that does in each environment what was seen there, whatever the reward, explains all of it "
            "under rewards of any kind.")

POSSIBLE, OURS = "every reward the human could have had", "stated here"


@theorem.observation
def conduct(h: Human, e: Environment) -> Policy:
    """What the human does in every state of every environment is seen, and nothing else."""
    return h.planner(e, h.reward)


target = theorem.axis("target", "What about the reward should follow from what is seen.", kind="target")


@target.alternative(default=True)
def best(h: Human, s: State, a: Action):
    """Which things are best in each state, on a menu or not."""
    return maximal(Action, lambda b: h.reward(s, b), a)


@target.alternative
def order(h: Human, s: State, a: Action, b: Action):
    """How all things are ranked in each state, on a menu or not, ties included."""
    return h.reward(s, a) >= h.reward(s, b)


environments = theorem.axis("environments", "In what the environments differ.", kind="assumption")


@environments.alternative(default=True)
def labels(e: Environment, s: State, a: Action):
    """In name alone: everywhere each action gives the thing that has its name."""
    return Setting.gives(e, s, a) == a


@environments.alternative(source=OURS)
def menus():
    """In what actions give, which is known: each environment may have a menu of its own in every state.

    Several actions may give the same thing, and some things may be on no menu. Where an impossibility stands, it does
    for some such menus, perhaps poor ones.
    """
    return True


rewards = theorem.axis("rewards", "Which rewards there are.", kind="restriction")


@rewards.alternative(default=True, name="any")
def any_reward(R: Reward):
    """Every table of levels is a reward."""
    return True


@rewards.alternative
def without_ties(R: Reward):
    """No reward gives two things the same level in one state, on a menu or not."""
    return forall(State, lambda s: one_to_one(Action, lambda a: R(s, a)))


def errs(h: Human, e: Environment, R: Reward, s: State):
    """In this state the human takes an action although another one on the menu gives something better."""
    return ~maximal(Action, lambda a: R(s, Setting.gives(e, s, a)), h.planner(e, R)(s))


@theorem.assumption(source=OURS, about=POSSIBLE)
def rational(h: Human, e: Environment, R: Reward, s: State):
    """In every environment and state the human takes a best thing on the menu, whatever the reward."""
    return ~errs(h, e, R, s)


@theorem.assumption(source=OURS, about=POSSIBLE)
def near_rational(h: Human, e: Environment, R: Reward):
    """Whatever the reward, the human misses the best on the menu in at most one state of each environment."""
    return count(State, lambda s: errs(h, e, R, s)) <= 1


@theorem.assumption(source=OURS, about="this human's reward")
def unique_best(h: Human, s: State):
    """Under the true reward one thing in each state is better than all others, on a menu or not."""
    return unique(Action, lambda a: best(h, s, a))


@theorem.assumption(source=OURS, about=POSSIBLE)
def same_planner_everywhere(h: Human, e: Environment, f: Environment, R: Reward):
    """Whatever the reward, the human takes the same actions in all environments."""
    return h.planner(e, R) == h.planner(f, R)


@theorem.assumption(source=OURS, about=POSSIBLE)
def scanner(h: Human, R: Reward, Q: Reward):
    """The first environment is a scanner: what is seen there differs whenever two rewards differ in what is best.

    It needs rewards without ties: with ties, more sets of things can be best than there are policies to tell them by.
    """
    differ = exists(State, Action, lambda s, a: best(h.but(reward=R), s, a) != best(h.but(reward=Q), s, a))
    return implies(differ, h.planner(first(Environment), R) != h.planner(first(Environment), Q))


@theorem.assumption(source=OURS, about=POSSIBLE)
def known_scanner(h: Human, k: Human, R: Reward):
    """It is known what the human does in the first environment under each reward: what a scan means."""
    return h.planner(first(Environment), R) == k.planner(first(Environment), R)


@theorem.assumption(source=OURS, about="the environments")
def every_pair_offered(s: State, x: Action, y: Action):
    """For every state and every two things, the menu there of some environment has these two and nothing else.

    With three things or more it takes `environments=menus`, and as many environments as there are pairs of things.
    """
    def has(e: Environment, z: Action):
        return exists(Action, lambda a: Setting.gives(e, s, a) == z)
    return implies(x != y, exists(Environment, lambda e: forall(Action, lambda z: has(e, z) == ((z == x) | (z == y)))))


@theorem.desideratum
def can_err(h: Human):
    """The human can err: in some world, somewhere, they take an action though the menu has something better."""
    return some(h, exists(Environment, State, lambda e, s: errs(h, e, h.reward, s)))


theorem.claim(unidentified(target, by=conduct), says="Two explanations of what the human does differ in the target.")


@theorem.claim
def every_pair_explains(h: Human, all_of_it: Conduct, R: Reward):
    """Whatever the human does in the environments, and whatever the reward, some planner for all of them fits both."""
    return each(all_of_it, R, some=(h.reward == R) & forall(Environment, lambda e: conduct(h, e) == all_of_it(e)))


@theorem.claim
def good_enough(h: Family[Action, Human]):
    """For some conduct and some state, each thing falls short of the best in a world that explains the conduct."""
    alike = forall(Action, Action, Environment, lambda a, b, e: conduct(h[a], e) == conduct(h[b], e))
    return some(h, alike & exists(State, lambda s: forall(Action, lambda a: ~best(h[a], s, a))))


for number in (1, 2, 3):
    here = {Environment: number, State: 1, Action: 3, Level: 3}
    theorem.published(verdict="stands", ambiguity="full", at=here, source=OURS)
    theorem.published(["rational"], verdict="stands", at=here, source=OURS)
    theorem.published(["rational", "unique_best"], verdict="sidestepped", at=here, source=OURS)
    theorem.published(["rational", "unique_best"], verdict="stands", target="order", at=here, source=OURS)
