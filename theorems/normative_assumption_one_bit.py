"""One bit of normative information: where rewards have no ties, one label tells a rational human from its opposite."""

from explorer import (Function, Given, Level, Sort, Theorem, World, each, exists, forall, implies, rank, unidentified,
                      where)
from explorer.theorems.library import planners
from explorer.theorems.library.planners import ACTUAL, POSSIBLE, Action, Policy, Reward, State


class Channel(Sort, elements=("act", "word", "code")):
    """By what the human may be known: what they do, what they say they want, and what is labelled r in their code."""


class Norm(Sort, elements=("label", "rationality", "honesty", "code")):
    """What somebody may believe of the human: `labelled_state`, `rational`, `honest`, or `written_in_code`."""


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
    title="What is best stays open unless something normative is assumed", kind="impossibility", version="1",
    source="A finite version, made here, of two posts by Armstrong: Normative assumptions: regret, and Normative "
           "assumptions need not be complex, which state no theorem",
    cites=["armstrong2019normative", "armstrong2017regret", "armstrong2018occam"],
    post="Future directions for ambitious value learning",
    covers="Behaviour alone leaves open which actions are best. Suppose that the human takes best actions under every "
           "reward or worst ones under every reward, and that no two actions of a state are equally good. Then one "
           "label, saying that what they do in one state is best, settles what is best in all states. Not claimed: "
           "that the label is true, or that anything seen could show whether it is (claim `any_may_be_false`); that a "
           "label alone says anything of other states; or that code and words are behaviour: who reads the answer off "
           "them learns nothing from what is done.",
    audience="Readers of no_free_lunch who ask how much has to be assumed.",
    builds_on=["no_free_lunch"], world=Human, given=Setting, scope={State: (2, 2), Action: (2, 2), Level: (2, 3)},
    extends="Behaviour alone leaves open what is best for real rewards too. For any number of states, two actions or "
            "more, and real rewards without ties, the label settles it: what is best in the labelled state is not "
            "worst there, so a human who does it, and always does best or always worst, does best everywhere.")

PROOF, OURS = "worked out here, with a short proof for all sizes", "worked out here"
CHECKED = "checked by machine at this size, apart from this program"


@theorem.observation
def seen(h: Human, c: Channel, s: State, a: Action):
    """All that is seen: what is done, and what is said or what is labelled r in the code if that channel is open."""
    told = where(c == Channel.word, rank(h.opinion(s, a)), rank(h.code(s, a)))
    return where(c == Channel.act, where(h.planner(h.reward)(s) == a, 1, 0), where(c == Setting.other, told, 0))


best = theorem.value(planners.best)
rewards = theorem.axis("rewards", "Which rewards there are.", kind="restriction")
rewards.alternative(default=True, name="any")(planners.any_reward)
rewards.alternative(planners.without_ties)
channel = theorem.axis("channel", "What is seen besides what the human does.", kind="assumption")


@channel.alternative(default=True, name="behaviour")
def nothing_else():
    """Nothing: only what the human does is seen."""
    return Setting.other == Channel.act


@channel.alternative(name="opinion")
def words_too():
    """What the human says they want is seen as well; it may be anything."""
    return Setting.other == Channel.word


@channel.alternative(name="code")
def code_too():
    """The reward labelled r in the human's code is seen as well; it may be anything, and it is not behaviour."""
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
    """What the human says they want has the true best actions in every state: if heard, it is the answer itself."""
    return forall(Action, lambda a: planners.is_best(h.opinion, s, a) == best(h, s, a))


@theorem.assumption(source=OURS, about=ACTUAL)
def honest_in_labelled_state(h: Human):
    """What the human says they want has the true best actions in the labelled state."""
    return honest(h, Setting.labelled)


@theorem.assumption(source=OURS, about=ACTUAL)
def honest_or_opposite(h: Human):
    """What the human says they want has as its best actions the true best in all states, or the true worst in all."""
    def opposite(s, a):
        return planners.is_best(h.opinion, s, a) == planners.is_worst(h.reward, s, a)
    return forall(State, lambda s: honest(h, s)) | forall(State, Action, opposite)


@theorem.assumption(source=OURS, about=ACTUAL)
def honest_if_rational(h: Human):
    """If the human takes best actions under every reward, what they say they want has the true best ones everywhere."""
    return implies(rational(h), forall(State, lambda s: honest(h, s)))


theorem.desideratum(planners.can_err)
theorem.claim(unidentified(best, by=seen), name="one_bit",
              says="Two explanations of all that is seen differ in which actions are best.")


@theorem.claim
def any_may_be_false(h: Human, k: Human, n: Norm):
    """For each of four normative assumptions two humans look alike, differ in what is best, and only one satisfies it.

    Who believes it of the other one is wrong about what is best, and nothing that is seen shows it. Words and code do
    not help: two humans may say the same and have the same reward at r, and only one of them want it.
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
