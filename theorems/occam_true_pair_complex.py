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

    Nature has degenerate explanations too: laws that ignore the beginning and recite what happens, a beginning that
    spells out what will happen with laws that read it off, and the negatives of these two.
    """

    complexity: Function[Subject, Pair, Real]
    behaviour: Function[Subject, Real]


theorem = Theorem(
    title="If the true pair is complex, the degenerate pairs are simpler", kind="impossibility", version="1",
    source="Armstrong and Mindermann 2018, Conjecture 9, which they do not prove, and their informal Theorem 2; the "
           "conditional theorem is short and was also checked by machine (numbers as mapped by the Lean project "
           "ai-safety-formalization-atlas). The sides of the dispute are our renderings of prose",
    cites=["armstrong2018occam", "kokotajlo2019occam", "armstrong2017assigned", "atlas2026"],
    post="Humans can be assigned any values whatsoever...",
    covers="Degenerate explanations cost at most a constant more than the simplest one (occam_degenerate). If the true "
           "explanation of the human costs still more, Occam's razor prefers all three to it. That it does is a "
           "conjecture about one explanation, the human's; it is a hypothesis here, and without it nothing follows in "
           "either direction. It is not claimed that the conjecture is true, nor that Kokotajlo has refuted it.",
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


@theorem.hypothesis(source=AM + ", section 4 (the language is reasonable)", about="the language")
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
    """Nothing."""
    return True


@dispute.alternative(source=AM + ", section 4 (our rendering)")
def true_pair_says_more(k: Language):
    """For: the true explanation says more than the behaviour shows, so it costs more than to write the behaviour down.

    By more than twice the constant; and a behaviour written down is one constant away from a degenerate pair.
    """
    written = k.behaviour(Subject.human) + Setting.constant
    return ((k.complexity(Subject.human, Pair.indifferent) <= written)
            & (written + Setting.constant < k.complexity(Subject.human, Pair.true)))


@dispute.alternative(source=REPLY + " (our rendering)")
def shortest_route(k: Language, x: Pair):
    """Against: the simplest way to get at the behaviour is through the true explanation, up to the constant."""
    return k.complexity(Subject.human, Pair.true) <= k.complexity(Subject.human, x) + Setting.constant


@dispute.alternative(source=REPLY + " (our rendering)")
def proves_too_much(k: Language, x: Pair):
    """Against: whatever shows the conjecture for humans shows it for nature, where the razor finds the truth.

    That is: if the human's true explanation is far from the simplest, so is nature's; but nature's true laws and
    beginning are as simple as any.
    """
    same = implies(far_from_simplest(k, Subject.human, Pair.true), far_from_simplest(k, Subject.nature, Pair.true))
    return same & (k.complexity(Subject.nature, Pair.true) <= k.complexity(Subject.nature, x))


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


CHECKED = OURS + ", and by machine"
theorem.published(verdict="stands", source=AM + ", informal Theorem 2, given the conjecture; checked by machine")
theorem.published(verdict="sidestepped", drop=["conjecture_nine"], source=CHECKED)
theorem.published(verdict="sidestepped", drop=["recipes_are_short"], source=OURS)
NOT_NINE = {"drop": ["conjecture_nine"], "dispute": "shortest_route"}
theorem.published(verdict="sidestepped", source=CHECKED + "; the reading that " + REPLY + " argues for", **NOT_NINE)
theorem.published(verdict="stands", claim="occam_can_be_right", source=CHECKED, **NOT_NINE)
theorem.published(verdict="stands", claim="degenerate_may_be_simpler", source=CHECKED, **NOT_NINE)
theorem.published(verdict="contradictory", dispute="shortest_route", source=OURS)
theorem.published(verdict="contradictory", dispute="proves_too_much", source=OURS)
theorem.published(verdict="sidestepped", dispute="proves_too_much", drop=["conjecture_nine"], source=OURS)
theorem.published(verdict="stands", dispute="true_pair_says_more", drop=["conjecture_nine"], source=OURS)
theorem.published(verdict="contradictory", dispute="of_every_pair", source=OURS)
theorem.published(verdict="sidestepped", claim="occam_can_be_right", source=OURS)
