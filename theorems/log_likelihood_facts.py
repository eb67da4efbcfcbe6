"""Taking the logarithm of a likelihood keeps the best candidate, but it may turn round the order of averages."""

from explorer import (Function, Given, Real, Sort, Theorem, World, constant, every, exists, first, forall,
                      implies, maximal, rank, size, some, total, where)


class Candidate(Sort):
    """Something that the data may speak for: a model, a setting of parameters, a reward."""


class Case(Sort, elements=("one", "other"), ordered=True):
    """One of two cases that are equally likely."""


class Step(Sort, ordered=True):
    """Evenly spaced probabilities from 0 to 1: the first is 0, the last is 1."""


class Setting(Given):
    """The computer: the smallest number above 0 that it can write down."""

    smallest: Real


class Scores(World):
    """How probable each candidate makes the data, the logarithm of that, and two predictions to be compared.

    `log` stands for the logarithm: of it is assumed what the axis `increase` says, and no more. `product` is the
    probability as a computer finds it by multiplying. `p(i)` and `q(i)` are the probabilities that two predictions gave
    to what happened in case i; nothing makes them add up to 1. Averages of logarithms are those of the true logarithm.
    """

    probability: Function[Candidate, Real]
    log: Function[Candidate, Real]
    product: Function[Candidate, Real]
    p: Function[Case, Step]
    q: Function[Case, Step]


theorem = Theorem(
    title="Log-likelihoods keep the best candidate", kind="guarantee", version="1",
    source="comments under the preface to the sequence (as summarised for us); the examples and the rest are worked "
           "out here",
    cites=["shah2018preface"], post="Preface to the sequence on Value Learning",
    covers="Among finitely many candidates, the data are most probable under those for which the logarithm of this "
           "probability is greatest; any strictly increasing function would do. For averages this is not so: one "
           "prediction may have the greater average probability, and another the greater average logarithm. Not "
           "claimed: anything else about logarithms, except that to compare averages of them is to compare products; "
           "or anything about floating-point numbers (`sidestep prove` checks some of that). The computer here takes "
           "0 for what is below its smallest number, and makes no other error.",
    audience="Readers of the preface who wonder about the logarithm.",
    builds_on=["Preface to the sequence on Value Learning"], world=Scores, given=Setting,
    scope={Candidate: (1, 3), Step: (2, 6)},
    extends="The first claim holds for any set of candidates and any real probabilities; the last holds for every "
            "distribution, by Jensen's inequality, and is shown here for two equally likely cases.")

OURS, COMMENT = "worked out here", "comments under the preface; worked out here"

increase = theorem.axis("increase", "What is asked of the function that stands for the logarithm.", kind="assumption")


@increase.alternative(default=True)
def strict(w: Scores, x: Candidate, y: Candidate):
    """A greater probability has a greater logarithm, and the same probability has the same."""
    return implies(w.probability(x) < w.probability(y), w.log(x) < w.log(y)) & implies(
        w.probability(x) == w.probability(y), w.log(x) == w.log(y))


@increase.alternative(source=OURS)
def weak(w: Scores, x: Candidate, y: Candidate):
    """A greater probability has the same logarithm or a greater one, and the same probability has the same."""
    return implies(w.probability(x) <= w.probability(y), w.log(x) <= w.log(y))


zero = theorem.axis("zero", "Whether the data may be impossible for a candidate.", kind="assumption")


@zero.alternative(default=True)
def positive(w: Scores, x: Candidate):
    """Every candidate gives the data a probability above 0, and at most 1."""
    return (w.probability(x) > 0) & (w.probability(x) <= 1)


@zero.alternative(source=OURS)
def zero_too(w: Scores, x: Candidate):
    """Every candidate gives the data a probability from 0 to 1, and the logarithm of 0 counts as a number too."""
    return (w.probability(x) >= 0) & (w.probability(x) <= 1)


arithmetic = theorem.axis("arithmetic", "What a computer finds by multiplying.", kind="assumption")


@arithmetic.alternative(default=True)
def exact(w: Scores, x: Candidate):
    """The probability itself."""
    return w.product(x) == w.probability(x)


@arithmetic.alternative(source=OURS)
def underflow(w: Scores, x: Candidate):
    """The probability, or 0 if that is below the smallest number above 0 that the computer has."""
    return (Setting.smallest > 0) & (w.product(x) == where(
        w.probability(x) < Setting.smallest, 0, w.probability(x)))


@theorem.assumption(source=OURS, about="the candidates")
def large_enough(w: Scores):
    """Some candidate makes the data probable enough for the computer to write down; it matters for `underflow`."""
    return exists(Candidate, lambda x: w.probability(x) >= Setting.smallest)


@theorem.assumption(source=OURS, about="the two predictions")
def one_point(w: Scores):
    """Each prediction has one probability of its own for both cases, so that there is nothing to average."""
    return constant(Case, lambda i: rank(w.p(i))) & constant(Case, lambda i: rank(w.q(i)))


@theorem.assumption(source=OURS, about="the two predictions")
def example(w: Scores):
    """The first prediction gives 9/10 and 1/10, the second 9/20 twice, as 21 steps have them."""
    def gives(step, share):
        return rank(step) == (size(Step) - 1) * share
    return (gives(w.p(Case.one), "9/10") & gives(w.p(Case.other), "1/10")
            & gives(w.q(Case.one), "9/20") & gives(w.q(Case.other), "9/20"))


@theorem.hypothesis
def possible(w: Scores, i: Case):
    """The two predictions give probabilities above 0, so that there are logarithms."""
    return (w.p(i) != first(Step)) & (w.q(i) != first(Step))


@theorem.desideratum
def cases_can_differ(w: Scores):
    """In some world the first prediction gives different probabilities in the two cases."""
    return some(w, rank(w.p(Case.one)) != rank(w.p(Case.other)))


def mean(f):
    """Twice the average over the two cases, in steps."""
    return total(Case, lambda i: rank(f(i)))


def together(f):
    """The product over the two cases: the greater it is, the greater is the average of the logarithms."""
    return rank(f(Case.one)) * rank(f(Case.other))


@theorem.claim
def same_best(w: Scores):
    """A candidate makes the data most probable just when the logarithm of that probability is greatest."""
    return every(forall(Candidate, lambda x: maximal(Candidate, w.probability, x) == maximal(Candidate, w.log, x)))


@theorem.claim
def product_finds_the_best(w: Scores):
    """A candidate makes the data most probable just when the computer's product for it is greatest."""
    return every(forall(Candidate, lambda x: maximal(Candidate, w.probability, x) == maximal(Candidate, w.product, x)))


@theorem.claim
def same_order_of_averages(w: Scores):
    """Of two predictions, the one with the greater average probability has no smaller average logarithm."""
    return every(together(w.p) >= together(w.q), when=mean(w.p) > mean(w.q))


@theorem.claim
def averages_disagree(w: Scores):
    """For some two predictions, one has the greater average probability and the other the greater average logarithm."""
    return some(w, (mean(w.p) > mean(w.q)) & (together(w.p) < together(w.q)))


@theorem.claim
def average_of_logs_is_less(w: Scores):
    """For the first prediction, the average of the logarithms is at most the logarithm of the average."""
    return every(4 * together(w.p) <= mean(w.p) * mean(w.p))


TWENTIETHS = {Step: 21, Candidate: 1}
theorem.published(verdict="holds", source=COMMENT)
theorem.published(verdict="holds", zero="zero_too", source=OURS)
theorem.published(verdict="broken", increase="weak", source=OURS)
theorem.published(verdict="broken", claim="same_order_of_averages", source=COMMENT)
theorem.published(verdict="holds", claim="averages_disagree", source=COMMENT)
theorem.published(["example"], verdict="broken", claim="same_order_of_averages", at=TWENTIETHS, source=COMMENT)
theorem.published(["one_point"], verdict="holds", claim="same_order_of_averages", source=OURS)
theorem.published(["one_point"], verdict="broken", claim="averages_disagree", source=OURS)
theorem.published(verdict="holds", claim="average_of_logs_is_less", source=OURS + " (Jensen's inequality)")
PRODUCT = {"claim": "product_finds_the_best", "source": OURS}
theorem.published(verdict="holds", **PRODUCT)
theorem.published(verdict="broken", arithmetic="underflow", **PRODUCT)
theorem.published(["large_enough"], verdict="holds", arithmetic="underflow", **PRODUCT)
