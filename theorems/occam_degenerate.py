"""Occam's razor: in a reasonable language no explanation is simpler than a degenerate one by more than a constant."""

from explorer import Function, Given, Real, Sort, Theorem, World, every, forall, implies, some


class Policy(Sort):
    """What the human may be seen to do."""


class Pair(Sort):
    """An explanation: a planner together with a reward."""


class Setting(Given):
    """By how many symbols a recipe that turns one explanation into another may at most lengthen it: the constant."""

    constant: Real


class Language(World):
    """A language to write explanations in: what each of them explains, and how complex it is.

    Each policy has three degenerate pairs, and a pair that is the true explanation of a human with this policy.
    `negative` puts a minus before the reward and one in the planner. How complex a pair is stays open: the length of
    the shortest description cannot be computed, and only what is assumed of complexity is used. That concerns only
    differences, so a world may be shown in which a complexity is below 0.
    """

    explains: Function[Pair, Policy]
    indifferent: Function[Policy, Pair]
    greedy: Function[Policy, Pair]
    negated: Function[Policy, Pair]
    true: Function[Policy, Pair]
    negative: Function[Pair, Pair]
    complexity: Function[Pair, Real]


theorem = Theorem(
    title="The degenerate pairs are nearly as simple as any other pair", kind="impossibility", version="1",
    source="Armstrong and Mindermann 2018, Proposition 7, whose informal form is Proposition 3 (statements and "
           "numbers as mapped item by item by the Lean project ai-safety-formalization-atlas)",
    cites=["armstrong2018occam", "armstrong2017assigned", "kokotajlo2019occam", "atlas2026"],
    post="Humans can be assigned any values whatsoever...",
    covers="From any explanation of a human a short recipe leads to each degenerate one: run the explanation, and put "
           "the policy that comes out into the degenerate form. So a degenerate explanation costs at most a constant "
           "more than any other. Not claimed: that Occam's razor picks wrongly (it may prefer the truth, by at most "
           "the constant; whether it does is disputed, see occam_true_pair_complex); that there is a language with a "
           "small constant (none is shown anywhere we looked; with a large enough one every language is reasonable, "
           "and the bound says nothing); or anything about complexity under limited time, their Proposition 10, whose "
           "statement we have not seen.",
    audience="Everybody who hopes that the simplest explanation of a human is the right one.",
    builds_on=["degenerate_pairs"], world=Language, given=Setting, scope={Policy: (1, 2), Pair: (8, 8)},
    extends="Complexities are real numbers already. More pairs add nothing: the bound compares two at a time. The "
            "distance is the constant once, not twice, since one recipe leads all the way.")

PAPER, OURS = "Armstrong and Mindermann 2018, Proposition 7", "worked out here"


def degenerate(k: Language, pi: Policy, formula):
    """The formula holds of each of the three degenerate pairs of the policy."""
    return formula(k.indifferent(pi)) & formula(k.greedy(pi)) & formula(k.negated(pi))


@theorem.hypothesis(source="Armstrong and Mindermann 2018, Lemma 6", about="the pairs")
def pairs_explain(k: Language, pi: Policy):
    """The three degenerate pairs of a policy and the true one are four different pairs, and all of them explain it."""
    different = (k.indifferent(pi) != k.greedy(pi)) & (k.indifferent(pi) != k.negated(pi))
    return (different & (k.greedy(pi) != k.negated(pi)) & degenerate(k, pi, lambda d: (k.explains(d) == pi)
            & (d != k.true(pi))) & (k.explains(k.true(pi)) == pi))


@theorem.hypothesis(source="Armstrong and Mindermann 2018, Definition 5", about="the pairs")
def negatives_explain(k: Language, x: Pair, pi: Policy):
    """Negating a pair keeps what it explains, and twice leads back; `greedy` becomes `negated`, `indifferent` stays.

    It is part of the paper's setting; what is claimed here does not rest on it, as dropping it shows.
    """
    return ((k.explains(k.negative(x)) == k.explains(x)) & (k.negative(k.negative(x)) == x)
            & (k.negative(k.greedy(pi)) == k.negated(pi)) & (k.negative(k.indifferent(pi)) == k.indifferent(pi)))


@theorem.hypothesis(source=PAPER, about="the language")
def recipes_are_short(k: Language, x: Pair):
    """From any pair a recipe leads to each degenerate pair of the policy it explains, and adds at most the constant.

    The recipe runs the pair, and puts the policy that comes out into the degenerate form.
    """
    return degenerate(k, k.explains(x), lambda d: k.complexity(d) <= k.complexity(x) + Setting.constant)


@theorem.hypothesis(source=PAPER, about="the language")
def negation_is_short(k: Language, x: Pair):
    """To negate a pair adds at most the constant.

    It is part of what the paper calls reasonable, and not needed here: one recipe leads to each degenerate pair.
    """
    return k.complexity(k.negative(x)) <= k.complexity(x) + Setting.constant


constant = theorem.axis("constant", "What is known of the constant.", kind="assumption")


@constant.alternative(default=True, name="any")
def any_constant():
    """Nothing: it is a number, fixed before the policy and the pair."""
    return True


@constant.alternative(source=OURS)
def zero():
    """The constant is 0: the recipes add nothing."""
    return Setting.constant == 0


@constant.alternative(source=OURS)
def negative_number():
    """The constant is below 0: the recipes make everything shorter."""
    return Setting.constant < 0


@constant.alternative(source=OURS)
def beyond_all_differences(k: Language, x: Pair, y: Pair):
    """It exceeds every difference in complexity, as where it takes many symbols to run a planner or quote a policy."""
    return k.complexity(x) < k.complexity(y) + Setting.constant


@theorem.assumption(source=OURS, about="the true pair")
def truth_is_simplest(k: Language, x: Pair):
    """No pair that explains a policy is simpler than the true one of that policy.

    It changes no verdict, and is here to show that: the bound lets the truth win, by as much as the constant.
    """
    return k.complexity(k.true(k.explains(x))) <= k.complexity(x)


@theorem.assumption(source=OURS, about="the true pair")
def truth_wins_clearly(k: Language, x: Pair, pi: Policy):
    """The true pair is simpler, by more than the constant, than each degenerate pair of the policy it explains."""
    return implies(x == k.true(pi), degenerate(
        k, k.explains(x), lambda d: k.complexity(x) + Setting.constant < k.complexity(d)))


@theorem.desideratum
def occam_can_be_right(k: Language):
    """In some language each policy's true pair is simpler than all others that explain it."""
    return some(k, forall(Policy, Pair, lambda pi, x: implies(
        (k.explains(x) == pi) & (x != k.true(pi)), k.complexity(k.true(pi)) < k.complexity(x))))


@theorem.claim
def nothing_much_simpler(k: Language):
    """Whatever the policy, no pair that explains it is simpler than a degenerate one by more than the constant."""
    return every(forall(Policy, Pair, lambda pi, x: implies(k.explains(x) == pi, degenerate(
        k, pi, lambda d: k.complexity(d) <= k.complexity(x) + Setting.constant))))


@theorem.claim
def degenerate_are_simplest(k: Language):
    """Whatever the policy, no pair that explains it is simpler than a degenerate one, by however little.

    This is too strong unless the constant is zero.
    """
    return every(forall(Policy, Pair, lambda pi, x: implies(k.explains(x) == pi, degenerate(
        k, pi, lambda d: k.complexity(d) <= k.complexity(x)))))


theorem.remark(
    ["truth_is_simplest"], source=OURS,
    says="Three parts of this file change no verdict, as dropping or adding them shows: `negation_is_short` and "
         "`negatives_explain`, which belong to the paper's setting, and `truth_is_simplest`. The bound comes from "
         "`recipes_are_short` alone, so it does not say whether the truth is simplest.")
theorem.remark(
    ["recipes_are_short"], constant="any", source=OURS,
    says="The constant has to be small beside the differences that matter. Whatever the complexities of finitely many "
         "pairs are, the language is reasonable with some constant, such as the greatest difference between them.")

theorem.published(verdict="stands", source=PAPER)
theorem.published(verdict="sidestepped", drop=["recipes_are_short"], source=OURS)
theorem.published(verdict="sidestepped", drop=["recipes_are_short", "negation_is_short"], source=OURS)
for idle in ("negation_is_short", "negatives_explain"):
    theorem.published(verdict="stands", drop=[idle], source=OURS + " (one recipe leads to each degenerate pair)")
theorem.published(verdict="stands", claim="degenerate_are_simplest", constant="zero", source=OURS + ", and by machine")
theorem.published(verdict="sidestepped", claim="degenerate_are_simplest", source=OURS + ", and by machine")
theorem.published(verdict="stands", claim="occam_can_be_right", source=OURS + ", and by machine")
theorem.published(verdict="sidestepped", claim="occam_can_be_right", constant="zero", source=OURS)
theorem.published(verdict="contradictory", constant="negative_number", source=OURS)
theorem.published(verdict="stands", claim="occam_can_be_right", constant="beyond_all_differences", source=OURS)
theorem.published(["truth_wins_clearly"], verdict="contradictory", source=OURS)
theorem.published(["truth_is_simplest"], verdict="stands", source=OURS)
