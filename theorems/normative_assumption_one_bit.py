"""One bit of normative information: a label in one state can settle what behaviour leaves open in all of them."""

from explorer import (Function, Given, Level, Sort, Theorem, World, each, exists, forall, implies, rank, unidentified,
                      where)
from explorer.theorems.library import planners
from explorer.theorems.library.planners import ACTUAL, POSSIBLE, Action, Policy, Reward, State


class Channel(Sort, elements=("act", "word", "code")):
    """By what the human may be known: what they do, what they say they want, and what is labelled r in their code."""


class Norm(Sort, elements=("label", "rationality", "honesty", "code")):
    """A normative assumption that somebody may believe."""


class Setting(Given):
    """What both explanations share: the state that was labelled, and what is seen beside the acts, if anything."""
    labelled: State
    other: Channel


class Human(World):
    """One explanation: a planner, its reward, the reward the human names, and the one labelled r in their code."""
    planner: Function[Reward, Policy]
    reward: Reward
    opinion: Reward
    code: Reward


theorem = Theorem(
    title="One bit of normative information", kind="impossibility", version="1",
    source="a finite shadow, made here, of two posts by Armstrong: Normative assumptions: regret, and Normative "
           "assumptions need not be complex, which state no theorem",
    cites=["armstrong2019normative", "armstrong2017regret", "armstrong2018occam"],
    post="Future directions for ambitious value learning",
    covers="Behaviour leaves open what is best; one label in one state settles it in all of them, for a human who is "
           "rational or the opposite. Not claimed: that the label is true, or that anything seen could show that it "
           "is (a false one misleads, claim `any_may_be_false`); that a label alone says anything of other states; or "
           "that code and opinion are behaviour: who reads the answer off them learns nothing from what is done.",
    audience="Readers of no_free_lunch who ask how much has to be assumed.",
    builds_on=["no_free_lunch"], world=Human, given=Setting, scope={State: (2, 2), Action: (2, 2), Level: (2, 3)},
    extends="For any numbers of states and of two or more actions, and real rewards without ties: the choice in the "
            "labelled state is best there or worst, not both, and so tells which of them is taken everywhere.")

PROOF, OURS = "worked out here, with a short proof for all sizes", "worked out here, with a short proof"
CHECKED = "checked by machine at this size, apart from this program"


@theorem.observation
def seen(h: Human, c: Channel, s: State, a: Action):
    """All that comes through the channels that are open: acts, words, and the reward labelled r in the code."""
    told = where(c == Channel.word, rank(h.opinion(s, a)), rank(h.code(s, a)))
    return where(c == Channel.act, where(h.planner(h.reward)(s) == a, 1, 0), where(c == Setting.other, told, 0))


best = theorem.value(planners.best)
rewards = theorem.axis("rewards", "Which rewards there are.", kind="restriction")
rewards.alternative(default=True, name="any")(planners.any_reward)
rewards.alternative(planners.without_ties)
channel = theorem.axis("channel", "What is open to be seen, beside what the human does.", kind="assumption")


@channel.alternative(default=True, name="behaviour")
def nothing_else():
    """Only what the human does."""
    return Setting.other == Channel.act


@channel.alternative(name="opinion")
def words_too():
    """Also what the human says they want, which may be anything."""
    return Setting.other == Channel.word


@channel.alternative(name="code")
def code_too():
    """Also the human's code, which is data of another kind than behaviour."""
    return Setting.other == Channel.code


rational = theorem.assumption(source=OURS, about=POSSIBLE)(planners.rational)
theorem.assumption(source=OURS, about=POSSIBLE)(planners.rational_or_antirational)


@theorem.assumption(source=OURS, about=ACTUAL)
def labelled_state(h: Human):
    """In one labelled state, the same for both explanations, what the human does is known to be best."""
    return planners.is_best(h.reward, Setting.labelled, h.planner(h.reward)(Setting.labelled))


@theorem.assumption(source="after Armstrong 2019", about=ACTUAL)
def written_in_code(h: Human):
    """The true reward is what the code has at the label r."""
    return h.code == h.reward


@theorem.assumption(source=OURS, about=ACTUAL)
def honest(h: Human, s: State):
    """The opinion has the true best actions in every state, so that where it is heard it is itself the answer."""
    return forall(Action, lambda a: planners.is_best(h.opinion, s, a) == best(h, s, a))


@theorem.assumption(source=OURS, about=ACTUAL)
def honest_in_labelled_state(h: Human):
    """In the labelled state the opinion has the true best actions."""
    return honest(h, Setting.labelled)


@theorem.assumption(source=OURS, about=ACTUAL)
def honest_or_opposite(h: Human):
    """In all states the opinion has the true best actions, or in all it has the true worst ones as its best."""
    def opposite(s, a):
        return planners.is_best(h.opinion, s, a) == planners.is_worst(h.reward, s, a)
    return forall(State, lambda s: honest(h, s)) | forall(State, Action, opposite)


@theorem.assumption(source=OURS, about=ACTUAL)
def honest_if_rational(h: Human):
    """A human who takes best actions under every reward has an opinion with the true best actions."""
    return implies(rational(h), forall(State, lambda s: honest(h, s)))


theorem.desideratum(planners.can_err)
theorem.claim(unidentified(best, by=seen), name="one_bit",
              says="Two explanations of all that is seen differ in which actions are best.")


@theorem.claim
def any_may_be_false(h: Human, k: Human, n: Norm):
    """Each normative assumption, if false, can make who believes it wrong about the best, and nothing seen shows it.

    Words and code do not help: two humans may say the same and have the same at r, and one of them alone want it.
    """
    def alpha(w: Human):
        told = where(n == Norm.honesty, forall(State, lambda s: honest(w, s)), written_in_code(w))
        return where(n == Norm.label, labelled_state(w), where(n == Norm.rationality, rational(w), told))
    alike = forall(Channel, State, Action, lambda c, s, a: seen(h, c, s, a) == seen(k, c, s, a))
    wrong = exists(State, Action, lambda s, a: best(h, s, a) != best(k, s, a))
    return each(n, some=alike & wrong & alpha(k) & ~alpha(h))


BIT, STRICT = ["rational_or_antirational", "labelled_state"], {"rewards": "without_ties"}
theorem.published(verdict="stands", ambiguity="full", source="Armstrong and Mindermann 2018, Theorem 1")
theorem.published(verdict="stands", ambiguity="full", channel="opinion", source=OURS)
theorem.published(BIT, verdict="sidestepped", source=PROOF, **STRICT)
for levels in (2, 3):
    theorem.published(BIT, verdict="sidestepped", at={Action: 2, Level: levels}, source=CHECKED, **STRICT)
    theorem.published(["labelled_state"], verdict="stands", at={Action: 2, Level: levels}, source=CHECKED, **STRICT)
theorem.published(BIT, verdict="presupposed", at={Action: 1, Level: 2}, source=OURS, **STRICT)
theorem.published(["written_in_code"], verdict="sidestepped", channel="code", source=OURS)
theorem.published(["honest"], verdict="sidestepped", channel="opinion", source=OURS + " (the answer is what is heard)")
for open_to_see in ("behaviour", "opinion", "code"):
    theorem.published(verdict="stands", claim="any_may_be_false", channel=open_to_see, source=OURS)
