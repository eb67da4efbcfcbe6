"""No free lunch: any reward explains any behaviour under some planner.

`h.planner(R)(s)(a)` says that the human h, were R the reward, might take action a in state s.
"""

from explorer import (Bool, Family, Function, Given, Level, Sort, Table, Theorem, World, constant, count, each, exists,
                      forall, iff, implies, maximal, minimal, one_to_one, rank, same_order, some, total, unidentified,
                      unique, where)


class State(Sort):
    """A situation in which the human acts."""


class Action(Sort):
    """Something the human can do."""


class Reward(Table, of=(State, Action), to=Level):
    """How good each action is in each state; every table of levels is a reward."""


class Choice(Table, of=(Action,), to=Bool):
    """The actions that the human may take in a state; how many there can be is the axis `choice`."""


class Policy(Table, of=(State,), to=Choice):
    """What the human does in each state."""


class Relabelling(Table, of=(Action,), to=Action, only=lambda p: one_to_one(Action, p)):
    """The actions under other names."""


class StateRelabelling(Table, of=(State,), to=State, only=lambda p: one_to_one(State, p)):
    """The states under other names."""


class Selection(Table, of=(State,), to=Action):
    """One action for each state: how a human who chooses among several actions might settle."""


class Setting(Given):
    """What both explanations share: a state for `labelled_state`, and the rewards of `known_on_tasks`."""

    labelled: State
    known: Function[Reward, Bool]


class Human(World):
    """One explanation of the behaviour: a planner, and the reward it plans for."""

    planner: Function[Reward, Policy]
    reward: Reward


theorem = Theorem(
    title="No free lunch for planner and reward", kind="impossibility", version="1",
    source="Armstrong and Mindermann 2018, Theorem 1 (statement and number as mapped item by item by the Lean project "
           "ai-safety-formalization-atlas)",
    cites=["armstrong2018occam", "armstrong2017assigned", "armstrong2019normative", "shah2018future",
           "shah2019feasibility", "atlas2026"],
    post="Humans can be assigned any values whatsoever...",
    covers="Behaviour alone does not tell what a human wants: whatever the human does, every reward explains it "
           "under some planner, that is, some account of how the human gets from what they want to what they do.",
    audience="Everybody who hopes to learn values from behaviour; no logic is needed. Machine-learning readers may "
             "find the style foreign: nothing is estimated here, the whole policy is known.",
    builds_on=["What is ambitious value learning?", "The easy goal inference problem is still hard"],
    world=Human, given=Setting, scope={State: (1, 2), Action: (2, 3), Level: (2, 3)},
    extends="The theorem itself holds for any rewards at all: the planner that ignores its reward and always returns "
            "the policy seen explains it under every reward (Armstrong and Mindermann 2018, Theorem 1).")

POSSIBLE, ACTUAL = "every reward the human could have had", "this human as observed"
OURS = "stated here"


@theorem.observation
def behaviour(h: Human) -> Policy:
    """The whole policy is seen, and nothing else."""
    return h.planner(h.reward)


target = theorem.axis("target", "What about the reward should follow from the behaviour.", kind="target")


@target.alternative(default=True)
def best(h: Human, s: State, a: Action):
    """Which actions are best in each state."""
    return maximal(Action, lambda b: h.reward(s, b), a)


@target.alternative
def order(h: Human, s: State, a: Action, b: Action):
    """How the actions of each state are ranked, ties included."""
    return h.reward(s, a) >= h.reward(s, b)


@target.alternative(relation=True)
def affine(h: Human, k: Human):
    """The reward up to one positive scale and one constant for the whole table.

    On an evenly spaced ladder the scale, where there is one, is a ratio of two numbers of steps.
    """
    def scaled(i: Level, j: Level):
        return (rank(i) > 0) & (rank(j) > 0) & forall(
            State, Action, State, Action, lambda s, a, t, b:
            rank(i) * (h.reward(s, a) - h.reward(t, b)) == rank(j) * (k.reward(s, a) - k.reward(t, b)))
    return exists(Level, Level, scaled)


@target.alternative
def exact(h: Human):
    """The reward itself."""
    return h.reward


rewards = theorem.axis("rewards", "Which rewards there are.", kind="restriction")


@rewards.alternative(default=True, name="any")
def any_reward(R: Reward):
    """Every table of levels is a reward."""
    return True


@rewards.alternative
def without_ties(R: Reward):
    """No reward gives two actions of one state the same level."""
    return forall(State, Action, Action, lambda s, a, b: implies(a != b, R(s, a) != R(s, b)))


planner = theorem.axis("planner", "Whether both explanations have the same planner.", kind="assumption")


@planner.alternative(default=True)
def unknown(h: Human):
    """Nothing is known about the planner but what the assumptions say."""
    return True


@planner.alternative
def shared(h: Human, k: Human):
    """The planner is known: both explanations have the same one, whatever it is."""
    return forall(Reward, lambda R: h.planner(R) == k.planner(R))


choice = theorem.axis("choice", "How many actions the human may take in a state.", kind="restriction")


@choice.alternative(default=True)
def single(C: Choice):
    """The human takes exactly one action in each state."""
    return unique(Action, C)


@choice.alternative(name="set")
def several(C: Choice):
    """The human may be ready to take any of several actions in a state, and of at least one."""
    return exists(Action, C)


@theorem.assumption(source=OURS, about=POSSIBLE)
def rational(h: Human, R: Reward, s: State, a: Action):
    """In every state the planner takes a best action, whatever the reward."""
    return implies(h.planner(R)(s)(a), maximal(Action, lambda b: R(s, b), a))


@theorem.assumption(source=OURS, about=ACTUAL)
def unique_best(h: Human, s: State):
    """The true reward has exactly one best action in every state."""
    return unique(Action, lambda a: maximal(Action, lambda b: h.reward(s, b), a))


@theorem.assumption(source=OURS, about=POSSIBLE)
def never_worst(h: Human, R: Reward, s: State, a: Action):
    """The planner never takes a worst action, except in states where all actions are equally good."""
    return implies(h.planner(R)(s)(a) & minimal(Action, lambda b: R(s, b), a), constant(Action, lambda b: R(s, b)))


@theorem.assumption(source=OURS, about=POSSIBLE)
def better_than_random(h: Human, R: Reward, q: Selection):
    """Over all states together the planner does at least as well as acting at random, whatever the reward.

    Where the human chooses among several actions this holds however they settle.
    """
    return implies(forall(State, lambda s: h.planner(R)(s)(q(s))),
                   total(State, Action, lambda s, a: R(s, q(s)) - R(s, a)) >= 0)


@theorem.assumption(source=OURS, about=POSSIBLE)
def better_than_random_everywhere(h: Human, R: Reward, s: State, a: Action):
    """In every state by itself the planner does at least as well as acting at random there."""
    return implies(h.planner(R)(s)(a), total(Action, lambda b: R(s, a) - R(s, b)) >= 0)


@theorem.assumption(source=OURS, about=POSSIBLE)
def near_rational(h: Human, R: Reward):
    """Whatever the reward, the planner takes an action that is not best in at most one state."""
    return count(State, lambda s: exists(Action, lambda a: h.planner(R)(s)(a)
                                         & ~maximal(Action, lambda b: R(s, b), a))) <= 1


@theorem.assumption(source=OURS, about=POSSIBLE)
def onto(h: Human, pi: Policy):
    """Every policy is what the planner does under some reward."""
    return exists(Reward, lambda R: h.planner(R) == pi)


@theorem.assumption(source=OURS, about=POSSIBLE)
def sensitive(h: Human, pi: Policy):
    """The planner is not constant: no policy is what it does under every reward."""
    return exists(Reward, lambda R: h.planner(R) != pi)


@theorem.assumption(source=OURS, about=POSSIBLE)
def injective(h: Human, R: Reward, Q: Reward):
    """Different rewards make the planner do different things."""
    return implies(R != Q, h.planner(R) != h.planner(Q))


@theorem.assumption(source=OURS, about=POSSIBLE)
def faithful(h: Human, R: Reward, Q: Reward):
    """Rewards that differ in the target make the planner do different things."""
    return implies(~target.same(h.but(reward=R), h.but(reward=Q)), h.planner(R) != h.planner(Q))


@theorem.assumption(source=OURS, about=POSSIBLE)
def neutral(h: Human, R: Reward, p: Relabelling, s: State, a: Action):
    """Relabelling the actions, in all states alike, relabels what the planner does.

    With `choice=single` this contradicts ties: swapping two equally good actions changes nothing, but the one chosen.
    """
    return iff(h.planner(Reward(lambda t, b: R(t, p(b))))(s)(a), h.planner(R)(s)(p(a)))


@theorem.assumption(source=OURS, about=POSSIBLE)
def neutral_per_state(h: Human, R: Reward, p: Relabelling, s: State, t: State, a: Action):
    """Relabelling the actions, in each state as one likes, relabels what the planner does.

    It is enough to say so for one state t at a time. With `choice=single` this contradicts ties, as `neutral` does.
    """
    relabelled = Reward(lambda u, b: where(u == t, R(u, p(b)), R(u, b)))
    return iff(h.planner(relabelled)(s)(a), where(s == t, h.planner(R)(s)(p(a)), h.planner(R)(s)(a)))


@theorem.assumption(source=OURS, about=POSSIBLE)
def state_neutral(h: Human, R: Reward, p: StateRelabelling, s: State):
    """Relabelling the states relabels what the planner does."""
    return h.planner(Reward(lambda t, a: R(p(t), a)))(s) == h.planner(R)(p(s))


@theorem.assumption(source=OURS, about=POSSIBLE)
def local(h: Human, R: Reward, Q: Reward, s: State):
    """What the planner does in a state depends only on the rewards of that state."""
    return implies(forall(Action, lambda a: R(s, a) == Q(s, a)), h.planner(R)(s) == h.planner(Q)(s))


@theorem.assumption(source=OURS, about=POSSIBLE)
def ordinal(h: Human, R: Reward, Q: Reward, s: State):
    """What the planner does in a state depends only on how the rewards of that state rank its actions."""
    return implies(same_order(Action, lambda a: R(s, a), lambda a: Q(s, a)), h.planner(R)(s) == h.planner(Q)(s))


def changed(R: Reward, Q: Reward, s: State, a: Action):
    """The rewards agree everywhere but for action a in state s."""
    return forall(State, Action, lambda t, b: (R(t, b) == Q(t, b)) | ((t == s) & (b == a)))


@theorem.assumption(source=OURS, about=POSSIBLE)
def monotone_up(h: Human, R: Reward, Q: Reward, s: State, a: Action):
    """Raising the reward of one action that the planner takes, and nothing else, keeps that action taken."""
    return implies(changed(R, Q, s, a) & (R(s, a) < Q(s, a)) & h.planner(R)(s)(a), h.planner(Q)(s)(a))


@theorem.assumption(source=OURS, about=POSSIBLE)
def monotone(h: Human, R: Reward, Q: Reward, s: State, a: Action, b: Action):
    """Raising one action that is taken, or lowering one that is not, and nothing else, keeps what was taken."""
    helped = (a == b) & (R(s, b) < Q(s, b)) | (Q(s, b) < R(s, b)) & ~h.planner(R)(s)(b)
    return implies(changed(R, Q, s, b) & helped & h.planner(R)(s)(a), h.planner(Q)(s)(a))


@theorem.assumption(source=OURS, about=POSSIBLE)
def jointly_monotone(h: Human, R: Reward, Q: Reward, s: State):
    """In one state, raising an action that is taken while lowering all others keeps it taken.

    Each of them may also stay as it is; the other states do not change.
    """
    elsewhere = forall(State, Action, lambda t, b: (t == s) | (R(t, b) == Q(t, b)))
    def others(a):
        return forall(Action, lambda b: (b == a) | (Q(s, b) <= R(s, b)))
    return implies(elsewhere, forall(Action, lambda a: implies(
        (R(s, a) <= Q(s, a)) & others(a) & h.planner(R)(s)(a), h.planner(Q)(s)(a))))


@theorem.assumption(source=OURS, about=POSSIBLE)
def rational_or_antirational(h: Human):
    """The planner takes best actions under every reward, or it takes worst actions under every reward."""
    return rational(h) | forall(Reward, State, Action, lambda R, s, a: implies(
        h.planner(R)(s)(a), minimal(Action, lambda b: R(s, b), a)))


@theorem.assumption(source=OURS, about=ACTUAL)
def labelled_state(h: Human, a: Action):
    """In one labelled state, the same for both explanations, what the human does is known to be best."""
    return implies(behaviour(h)(Setting.labelled)(a),
                   maximal(Action, lambda b: h.reward(Setting.labelled, b), a))


@theorem.assumption(source=OURS + "; after Shah et al. 2019", about=POSSIBLE)
def known_on_tasks(h: Human):
    """On some tasks the reward is known and the planner takes best actions; the true reward is none of theirs."""
    return (exists(Reward, Setting.known) & ~Setting.known(h.reward)
            & forall(Reward, State, Action, lambda R, s, a: implies(Setting.known(R), rational(h, R, s, a))))


@theorem.desideratum
def can_err(h: Human):
    """The human can err: in some world an action they take is not a best one."""
    return some(h, exists(State, Action, lambda s, a: behaviour(h)(s)(a) & ~best(h, s, a)))


@theorem.desideratum
def can_err_anywhere(h: Human, s: State):
    """In each state there is a world where the human errs there."""
    return each(s, some=exists(Action, lambda a: behaviour(h)(s)(a) & ~best(h, s, a)))


@theorem.desideratum
def could_have_erred(h: Human):
    """In some world the planner errs under some reward, though perhaps not under the true one."""
    return some(h, exists(Reward, State, Action, lambda R, s, a: h.planner(R)(s)(a) & ~best(h.but(reward=R), s, a)))


@theorem.desideratum
def every_policy_explained(h: Human, pi: Policy):
    """Whatever the human does, some world explains it."""
    return each(pi, some=behaviour(h) == pi)


@theorem.desideratum
def every_reward_possible(h: Human, R: Reward):
    """Whatever the reward, it is the true one in some world."""
    return each(R, some=h.reward == R)


theorem.claim(unidentified(target, by=behaviour),
              says="Two explanations of one behaviour differ in the target.")

TOLERATED = 0  # how many steps of the ladder an action may fall short of the best one and still be good enough


@theorem.claim
def good_enough(h: Family[Action, Human]):
    """For some behaviour and some state, each action falls short of good enough in a world that explains it."""
    def too_bad(s: State, a: Action):
        return exists(Action, lambda b: rank(h[a].reward(s, b)) - rank(h[a].reward(s, a)) > TOLERATED)
    return some(h, forall(Action, Action, lambda a, b: behaviour(h[a]) == behaviour(h[b]))
                & exists(State, lambda s: forall(Action, lambda a: too_bad(s, a))))


theorem.remark(
    ["neutral", "monotone_up"], rewards="without_ties", source="short proof, given here",
    says="Over the real numbers this is sidestepped for one state and two actions, although it stands on every ladder: "
         "a planner errs only between adjacent levels, and between two real numbers there is always a third. Let it "
         "take a at (a: x, b: y) with x < w < y. Raised to w, a stays taken. At (a: x, b: w) it cannot take b, which "
         "raised to y would stay taken, so it takes a there, also once a is raised to y; but the other names for the "
         "actions turn (a: y, b: w) into (a: w, b: y), where then b is taken.")
for names in (["rational", "unique_best"], ["rational_or_antirational", "labelled_state"],
              ["local", "neutral", "jointly_monotone"], ["neutral_per_state", "jointly_monotone"]):
    theorem.remark(
        names, target="best", source="brute force, at seven sizes with 1 to 2 states, 2 to 3 actions, 2 to 3 levels",
        says="Imitation is what the known sidesteps buy: every smallest set of at most three of these assumptions "
             "that identifies the best actions does so by making what the human does best, so that what is learnt is "
             "what was seen. A known planner that errs, and noise that is understood, are ways out that keep error "
             "possible.")

PROOF = "worked out here, with a short proof for all sizes"
CHECKED = "checked by machine at this size, apart from this program"
ONE_TWO = {State: 1, Action: 2}

theorem.published(verdict="stands", ambiguity="full", source="Armstrong and Mindermann 2018, Theorem 1")
for levels in (2, 3):
    for name in ("sensitive", "onto", "local", "monotone_up", "monotone", "jointly_monotone"):
        theorem.published([name], verdict="stands", at={**ONE_TWO, Level: levels}, source=CHECKED)
    theorem.published(["neutral"], verdict="contradictory", at={**ONE_TWO, Level: levels}, source=CHECKED)
    for states in (1, 2):
        theorem.published(["injective"], verdict="contradictory", at={State: states, Action: 2, Level: levels},
                          source="there are more rewards than policies")
    theorem.published(["local", "neutral", "jointly_monotone"], verdict="sidestepped", rewards="without_ties",
                      at={State: 2, Action: 2, Level: levels}, source=CHECKED)
    theorem.published(["rational_or_antirational", "labelled_state"], verdict="sidestepped", rewards="without_ties",
                      at={State: 2, Action: 2, Level: levels}, source=CHECKED)
    theorem.published(["better_than_random", "unique_best"], verdict="sidestepped", at={**ONE_TWO, Level: levels},
                      source=CHECKED)
    theorem.published(["better_than_random", "unique_best"], verdict="stands",
                      at={State: 2, Action: 2, Level: levels}, source=CHECKED)
    theorem.published(["labelled_state", "unique_best"], verdict="sidestepped", at={**ONE_TWO, Level: levels},
                      source=CHECKED)
    theorem.published(["labelled_state", "unique_best"], verdict="stands", at={State: 2, Action: 2, Level: levels},
                      source=CHECKED)
for levels in (2, 3, 4, 5, 6):
    for name in ("monotone_up", "monotone"):
        theorem.published(["neutral", name], verdict="stands", rewards="without_ties", at={**ONE_TWO, Level: levels},
                          source=CHECKED)
for actions, levels in ((2, 2), (2, 3), (2, 4), (3, 3), (3, 4)):
    theorem.published(["neutral", "jointly_monotone"], verdict="sidestepped", rewards="without_ties",
                      at={State: 1, Action: actions, Level: levels}, source=CHECKED)
for levels in (3, 4):
    theorem.published(["neutral", "monotone_up"], verdict="stands", rewards="without_ties",
                      at={State: 1, Action: 3, Level: levels}, source=CHECKED)
theorem.published(["injective"], verdict="stands", rewards="without_ties", at={**ONE_TWO, Level: 2}, source=CHECKED)
theorem.published(["neutral"], verdict="stands", rewards="without_ties", source=CHECKED)
theorem.published(["neutral", "jointly_monotone"], verdict="stands", rewards="without_ties",
                  at={State: 2, Action: 2, Level: 2}, source=CHECKED)
theorem.published(["local", "neutral", "jointly_monotone"], verdict="sidestepped", rewards="without_ties", source=PROOF)
theorem.published(["neutral_per_state", "jointly_monotone"], verdict="sidestepped", rewards="without_ties",
                  source=PROOF)
theorem.published(["rational"], verdict="stands", source=CHECKED)
theorem.published(["rational", "unique_best"], verdict="sidestepped", source=PROOF)
theorem.published(["rational", "unique_best"], verdict="stands", target="order",
                  at={State: 1, Action: 3, Level: 3}, source=PROOF)
theorem.published(["rational", "unique_best"], verdict="sidestepped", target="order",
                  at={State: 1, Action: 3, Level: 2}, source=PROOF)
theorem.published(["rational", "unique_best"], verdict="stands", target="exact",
                  at={State: 1, Action: 2, Level: 3}, source=PROOF)
theorem.published(["better_than_random", "unique_best"], verdict="sidestepped", at={State: 1, Action: 3, Level: 2},
                  source=CHECKED)
theorem.published(["better_than_random", "unique_best"], verdict="stands", at={State: 1, Action: 3, Level: 3},
                  source=CHECKED)
theorem.published(["rational_or_antirational", "labelled_state"], verdict="sidestepped", rewards="without_ties",
                  source=PROOF + "; a shadow of Armstrong 2019")
theorem.published(["known_on_tasks"], verdict="stands",
                  source=PROOF + "; a shadow of Shah et al. 2019, who state no theorem")
theorem.published(["faithful"], verdict="sidestepped", rewards="without_ties", planner="shared",
                  source="worked out here: a known planner, which may err")
theorem.published(claim="good_enough", verdict="stands", source=PROOF + "; after Shah 2018, Future directions")
theorem.published(["rational"], claim="good_enough", verdict="sidestepped",
                  source=PROOF + "; after Shah 2018, Future directions")

theorem.confusion("Surely seeing the whole policy of a rational human settles what is best?", verdict="stands",
                  answer="Only where the human cannot be indifferent: to one for whom all is equal, every policy is "
                         "rational.", assumptions=["rational"])
theorem.confusion("Is the trouble not only that silly planners are allowed? A human does better than chance.",
                  answer="Doing better than chance on the whole leaves room: a gain in one state pays for an error "
                         "in another.", assumptions=["better_than_random", "unique_best"], verdict="stands")
theorem.confusion("If the planner were known, would the policy give the reward away?", planner="shared",
                  answer="Not by itself: many known planners do the same for different rewards.", verdict="stands")
theorem.exercise("better_than_chance", "Whatever the reward, the human does at least as well as chance in every "
                 "state, and one action is best in each. Does it follow from the policy which?",
                 assumptions=["better_than_random_everywhere", "unique_best"])
theorem.exercise("ranking", "A rational human with one best action in every state. Does the ranking of all actions "
                 "follow?", assumptions=["rational", "unique_best"], target="order")
theorem.task("two_make_a_sidestep", "Find at most two assumptions under which the policy gives away what is best.",
             verdict="sidestepped", at_most=2)
theorem.task("keep_the_error", "The planner is known, and no reward has ties. Find one assumption under which the "
             "policy gives away what is best, though the human may err.", verdict="sidestepped", at_most=1,
             keeps=["can_err"], planner="shared", rewards="without_ties")
