"""Does Occam's razor miss what a human wants? Yes, if the true explanation is far from the simplest: a conjecture."""

from explorer import Function, Given, Real, Sort, Theorem, World, every, exists, forall, implies, some


class Subject(Sort, elements=("human", "nature")):
    """What is explained: by a planner and a reward, or else by laws and the state in which everything began."""


class Pair(Sort, elements=("true", "indifferent", "greedy", "negated", "other")):
    """Explanations of one and the same behaviour: the true one, three degenerate ones, and some other one."""


class Setting(Given):
    """How many symbols the recipes of the language may add."""

    constant: Real


class Language(World):
    """A language to write explanations in: how complex each is, and how complex the behaviour by itself.

    Nature's degenerate explanations: laws that recite what happens, whatever the beginning; a beginning that spells out
    what will happen, with laws that read it off; and these last two both turned round.
    """

    complexity: Function[Subject, Pair, Real]
    behaviour: Function[Subject, Real]


theorem = Theorem(
    title="If the true pair is complex, the degenerate pairs are simpler", kind="impossibility", version="1",
    source="Armstrong and Mindermann 2018, Conjecture 9, which they do not prove, and their informal Theorem 2; the "
           "conditional theorem is short and was also checked by machine (numbers as mapped by the Lean project "
           "ai-safety-formalization-atlas). Of Kokotajlo's reply we saw the opening, the headings and some comments",
    cites=["armstrong2018occam", "armstrong2017kolmogorov", "kokotajlo2019occam", "armstrong2017assigned", "atlas2026"],
    post="Humans can be assigned any values whatsoever...",
    covers="Degenerate explanations cost at most a constant more than the simplest one (occam_degenerate). If the true "
           "explanation of the human costs still more, Occam's razor prefers all three to it. That it does is a "
           "conjecture, a hypothesis here; without it nothing follows either way. It is refuted if it carries over to "
           "nature and nature's true laws are near the simplest. If only the first holds, physics is lost as well; a "
           "comment on the reply accepts it. That one argument serves both shows less: a bad one may conclude what is "
           "true. Not claimed: that it is true, or that Kokotajlo refutes it; he says in a comment that it may be so.",
    audience="Readers of the dispute on whether simplicity is enough to learn what humans want.",
    builds_on=["occam_degenerate"], world=Language, given=Setting, scope={Subject: 2, Pair: 5},
    extends="Complexities are real numbers already, and `other` may be any explanation that is simpler.")

AM, REPLY, OURS = "Armstrong and Mindermann 2018", "Kokotajlo 2019", "worked out here, with a short proof"


def degenerate(k: Language, subject: Subject, formula):
    """The formula holds of the complexity of each of the three degenerate pairs."""
    return (formula(k.complexity(subject, Pair.indifferent)) & formula(k.complexity(subject, Pair.greedy))
            & formula(k.complexity(subject, Pair.negated)))


def far_from_simplest(k: Language, subject: Subject, x: Pair):
    """Some explanation is simpler than this one by more than the constant."""
    return exists(Pair, lambda y: k.complexity(subject, y) + Setting.constant < k.complexity(subject, x))


@theorem.hypothesis(source=AM + ", section 4 (the language is reasonable); of nature, " + REPLY, about="the language")
def recipes_are_short(k: Language, subject: Subject, x: Pair):
    """From any explanation a recipe leads to each degenerate one, and adds at most the constant."""
    return degenerate(k, subject, lambda d: d <= k.complexity(subject, x) + Setting.constant)


@theorem.hypothesis(source=AM + ", Conjecture 9 (unproved)", about="the human's true explanation")
def conjecture_nine(k: Language):
    """Some explanation of the human is simpler than the true one by more than the constant."""
    return far_from_simplest(k, Subject.human, Pair.true)


dispute = theorem.axis("dispute", "What is said for or against the conjecture.", kind="assumption")


@dispute.alternative(default=True)
def silence():
    """Nothing. Without conjecture_nine as well, this is where nobody claims anything."""
    return True


@dispute.alternative(source=AM + ", section 4, and Armstrong on Kolmogorov complexity (the numbers are ours)")
def true_pair_says_more(k: Language):
    """For: the true explanation also says what is a mistake, so it costs more than to write the behaviour down.

    By more than twice the constant; and a behaviour written down is one constant away from a degenerate pair.
    """
    written, truth = k.behaviour(Subject.human) + Setting.constant, k.complexity(Subject.human, Pair.true)
    return (k.complexity(Subject.human, Pair.indifferent) <= written) & (written + Setting.constant < truth)


@dispute.alternative(source=REPLY + " (our rendering; we have not seen the section that objects to the arguments)")
def shortest_route(k: Language, x: Pair):
    """Against: the simplest way to get at the behaviour is through the true explanation, up to the constant."""
    return k.complexity(Subject.human, Pair.true) <= k.complexity(Subject.human, x) + Setting.constant


@dispute.alternative(source=REPLY + ", comments, where both sides think it likely (our rendering)")
def of_nature_too(k: Language):
    """Neither: if the conjecture is true of the human, it is true of nature as well."""
    return implies(far_from_simplest(k, Subject.human, Pair.true), far_from_simplest(k, Subject.nature, Pair.true))


@dispute.alternative(source=OURS)
def laws_are_found(k: Language):
    """Neither: nature's true explanation is not far from the simplest, as it must be where the razor finds it."""
    return ~far_from_simplest(k, Subject.nature, Pair.true)


@dispute.alternative(source=REPLY + ", under the heading that the argument proves too much (our rendering)")
def proves_too_much(k: Language):
    """Against: if the conjecture is true of the human, it is true of nature; but it is false of nature."""
    return of_nature_too(k) & laws_are_found(k)


@dispute.alternative(source=OURS)
def of_every_pair(k: Language, x: Pair):
    """A misreading: every explanation of the human is far from the simplest."""
    return far_from_simplest(k, Subject.human, x)


@theorem.assumption(source=OURS, about="the language")
def recipes_add_nothing():
    """The constant is 0."""
    return Setting.constant == 0


@theorem.assumption(source=OURS, about="the language")
def never_negative(k: Language, subject: Subject, x: Pair):
    """No complexity is negative."""
    return (k.complexity(subject, x) >= 0) & (k.behaviour(subject) >= 0)


@theorem.assumption(source=OURS, about="the human's true explanation")
def truth_is_simplest(k: Language, x: Pair):
    """No explanation of the human is simpler than the true one."""
    return k.complexity(Subject.human, Pair.true) <= k.complexity(Subject.human, x)


@theorem.assumption(source=OURS, about="the language")
def degenerate_cost_the_same(k: Language, subject: Subject):
    """The three degenerate explanations are equally complex."""
    return degenerate(k, subject, lambda d: d == k.complexity(subject, Pair.greedy))


@theorem.desideratum
def occam_can_be_right(k: Language):
    """In some language the human's true explanation is simpler than every other one."""
    return some(k, forall(Pair, lambda x: implies(
        x != Pair.true, k.complexity(Subject.human, Pair.true) < k.complexity(Subject.human, x))))


@theorem.desideratum
def occam_finds_laws(k: Language):
    """In some language nature's true explanation is simpler than every other one."""
    return some(k, forall(Pair, lambda x: implies(
        x != Pair.true, k.complexity(Subject.nature, Pair.true) < k.complexity(Subject.nature, x))))


@theorem.claim
def degenerate_are_simpler(k: Language):
    """All three degenerate explanations of the human are simpler than the true one."""
    return every(degenerate(k, Subject.human, lambda d: d < k.complexity(Subject.human, Pair.true)))


@theorem.claim
def degenerate_may_be_simpler(k: Language):
    """In some language all three degenerate explanations of the human are simpler than the true one."""
    return some(k, degenerate(k, Subject.human, lambda d: d < k.complexity(Subject.human, Pair.true)))


@theorem.claim
def degenerate_laws_are_simpler(k: Language):
    """All three degenerate explanations of nature are simpler than its true one."""
    return every(degenerate(k, Subject.nature, lambda d: d < k.complexity(Subject.nature, Pair.true)))


CHECKED = OURS + ", and by machine"
theorem.published(verdict="stands", source=AM + ", informal Theorem 2, given the conjecture; checked by machine")
theorem.published(verdict="sidestepped", drop=["conjecture_nine"], source=CHECKED)
theorem.published(verdict="sidestepped", drop=["recipes_are_short"], source=OURS)
NOT_NINE = {"drop": ["conjecture_nine"], "dispute": "shortest_route"}
theorem.published(verdict="sidestepped", source=CHECKED + "; the reading that " + REPLY + " argues for", **NOT_NINE)
theorem.published(verdict="stands", claim="occam_can_be_right", source=CHECKED, **NOT_NINE)
theorem.published(verdict="stands", claim="degenerate_may_be_simpler", source=CHECKED, **NOT_NINE)
for side in ("shortest_route", "proves_too_much", "of_every_pair"):
    theorem.published(verdict="contradictory", dispute=side, source=OURS)
for side, verdict in (("true_pair_says_more", "stands"), ("proves_too_much", "sidestepped")):
    theorem.published(verdict=verdict, dispute=side, drop=["conjecture_nine"], source=OURS)
NATURE, LAWS = {"dispute": "of_nature_too"}, {"dispute": "laws_are_found"}
for half, lost, found in ((NATURE, "stands", "sidestepped"), (LAWS, "sidestepped", "stands")):
    theorem.published(verdict="stands", source=OURS, **half)
    theorem.published(verdict=lost, claim="degenerate_laws_are_simpler", source=OURS, **half)
    theorem.published(verdict=found, claim="occam_finds_laws", source=OURS, **half)
theorem.published(verdict="sidestepped", claim="occam_can_be_right", source=OURS)
theorem.confusion(
    "Physics has the same empty explanations, and we do find laws. Is the conjecture refuted?", verdict="stands",
    answer="Only if it carries over to nature, and nature's laws are near the simplest. One is not enough.", **NATURE)
theorem.exercise("laws_alone", "The razor finds the laws of nature. Does it then find what the human wants?", **LAWS)
