"""Occam's razor misses what a human wants if the true explanation is complex enough; that it is, is a conjecture."""

from explorer import Function, Given, Real, Sort, Theorem, World, every, exists, forall, implies, some


class Subject(Sort, elements=("human", "nature")):
    """What is explained: by a planner and a reward, or else by laws and the state in which everything began."""


class Pair(Sort, elements=("true", "indifferent", "greedy", "negated", "other")):
    """Explanations of one and the same behaviour: the true one, three degenerate (empty) ones, and some other one."""


class Setting(Given):
    """By how many symbols a recipe that turns one explanation into another may at most lengthen it: the constant."""

    constant: Real


class Language(World):
    """A language to write explanations in: how complex each is, and how complex the behaviour by itself.

    Nature's degenerate explanations are like the human's. `indifferent`: laws that recite what happens, whatever the
    beginning. `greedy`: a beginning that spells out all that will happen, and laws that carry it out. `negated`: a
    beginning that spells out the opposite of all that, and laws that do the opposite of what it spells out.
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
    covers="The degenerate explanations of a human cost at most a constant more than any other (occam_degenerate). If "
           "the true one costs more than the simplest by over this constant (Conjecture 9), all three degenerate ones "
           "are simpler than the true one, and Occam's razor prefers them. The conjecture is unproved, and here a "
           "hypothesis; without it neither answer follows. Two claims together would refute it: that, if true of the "
           "human, it is true of nature; and that it is false of nature. Where only the first is granted, the laws of "
           "nature are missed as well; a comment on the reply accepts this. That the same argument could be made about "
           "nature shows less: an argument may be bad, and what it argues for true. Not claimed: that the conjecture "
           "is true, or that Kokotajlo's reply refutes it; he says in a comment that it may be true.",
    audience="Readers of the dispute on whether simplicity is enough to learn what humans want.",
    builds_on=["occam_degenerate"], world=Language, given=Setting, scope={Subject: 2, Pair: 5},
    extends="Complexities are real numbers already, and further explanations add nothing: `other` is any of them.")

AM, REPLY, OURS = "Armstrong and Mindermann 2018", "Kokotajlo 2019", "worked out here"


def degenerate(k: Language, subject: Subject, formula):
    """The formula holds of the complexity of each of the three degenerate pairs."""
    return (formula(k.complexity(subject, Pair.indifferent)) & formula(k.complexity(subject, Pair.greedy))
            & formula(k.complexity(subject, Pair.negated)))


def far_from_simplest(k: Language, subject: Subject, x: Pair):
    """Some explanation is simpler than this one by more than the constant."""
    return exists(Pair, lambda y: k.complexity(subject, y) + Setting.constant < k.complexity(subject, x))


@theorem.hypothesis(source=AM + ", section 4 (the language is reasonable); of nature, " + REPLY, about="the language")
def recipes_are_short(k: Language, subject: Subject, x: Pair):
    """From any explanation, of human or nature, a recipe leads to each degenerate one and adds at most the constant."""
    return degenerate(k, subject, lambda d: d <= k.complexity(subject, x) + Setting.constant)


@theorem.hypothesis(source=AM + ", Conjecture 9 (unproved)", about="the human's true explanation")
def conjecture_nine(k: Language):
    """Some explanation of the human is simpler than the true one by more than the constant."""
    return far_from_simplest(k, Subject.human, Pair.true)


dispute = theorem.axis("dispute", "What is said for or against Conjecture 9.", kind="assumption")


@dispute.alternative(default=True)
def silence():
    """Nothing is said for the conjecture or against it."""
    return True


@dispute.alternative(source=AM + ", section 4, and Armstrong on Kolmogorov complexity (the numbers are ours)")
def true_pair_says_more(k: Language):
    """For: compared with the behaviour, the true explanation costs over two constants more, `indifferent` at most one.

    The first because the true explanation also says which acts are mistakes; the second because `indifferent` needs
    only the behaviour, written down, and a short recipe.
    """
    written, truth = k.behaviour(Subject.human) + Setting.constant, k.complexity(Subject.human, Pair.true)
    return (k.complexity(Subject.human, Pair.indifferent) <= written) & (written + Setting.constant < truth)


@dispute.alternative(source=REPLY + " (our rendering; we have not seen the section that objects to the arguments)")
def shortest_route(k: Language, x: Pair):
    """Against: no explanation of the human is simpler than the true one by more than the constant.

    This denies conjecture_nine, no more and no less. The reason given: the shortest way to produce the behaviour is to
    go through the true explanation.
    """
    return k.complexity(Subject.human, Pair.true) <= k.complexity(Subject.human, x) + Setting.constant


@dispute.alternative(source=REPLY + ", comments, where both sides think it likely (our rendering)")
def of_nature_too(k: Language):
    """Alone neither for nor against: if the conjecture is true of the human, it is true of nature as well."""
    return implies(far_from_simplest(k, Subject.human, Pair.true), far_from_simplest(k, Subject.nature, Pair.true))


@dispute.alternative(source=OURS)
def laws_are_found(k: Language):
    """Alone neither for nor against: nature has no explanation simpler than the true one by more than the constant."""
    return ~far_from_simplest(k, Subject.nature, Pair.true)


@dispute.alternative(source=REPLY + ", under the heading that the argument proves too much (our rendering)")
def proves_too_much(k: Language):
    """Against: if the conjecture is true of the human, it is true of nature as well; but it is false of nature."""
    return of_nature_too(k) & laws_are_found(k)


@dispute.alternative(source=OURS)
def of_every_pair(k: Language, x: Pair):
    """A misreading: for every explanation of the human, some other is simpler by more than the constant."""
    return far_from_simplest(k, Subject.human, x)


@theorem.assumption(source=OURS, about="the language")
def recipes_add_nothing():
    """The constant is 0: the recipes add nothing."""
    return Setting.constant == 0


@theorem.assumption(source=OURS, about="the language")
def never_negative(k: Language, subject: Subject, x: Pair):
    """No complexity is negative.

    It changes no verdict, since only differences are compared; with it no world is shown with a length below 0.
    """
    return (k.complexity(subject, x) >= 0) & (k.behaviour(subject) >= 0)


@theorem.assumption(source=OURS, about="the human's true explanation")
def truth_is_simplest(k: Language, x: Pair):
    """No explanation of the human is simpler than the true one."""
    return k.complexity(Subject.human, Pair.true) <= k.complexity(Subject.human, x)


@theorem.assumption(source=OURS, about="the language")
def degenerate_cost_the_same(k: Language, subject: Subject):
    """The three degenerate explanations of the human are equally complex, and so are the three of nature."""
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
