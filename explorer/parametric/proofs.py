"""The arguments, in the order of the theorem sheet's sections; the letters are those of the sources."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import sympy
from sympy import Matrix, Rational, eye, oo, symbols

from explorer.parametric.steps import Contradiction, Positive, Proof, Zero

UNIT = (0, 1)
MAKERS: list[Callable[[], Proof]] = []


def proof(maker: Callable[[], Proof]) -> Callable[[], Proof]:
    """Adds an argument to the list."""
    MAKERS.append(maker)
    return maker


@cache
def proofs() -> tuple[Proof, ...]:
    """Every argument; none of them has been checked yet."""
    return tuple(maker() for maker in MAKERS)


def proofs_of(theorem: str) -> tuple[Proof, ...]:
    """The arguments that belong to a theorem file, by its name."""
    return tuple(item for item in proofs() if item.theorem == theorem)


@proof
def reals_between() -> Proof:
    """The argument that ladders get wrong: between two real rewards there is always a third."""
    x, d = symbols("x d", real=True)
    xy, wy, xw, yw = symbols("a_xy a_wy a_xw a_yw")  # a is picked where a has the first reward and b the second
    w, y = x + d / 2, x + d
    return Proof(
        "no_free_lunch", "neutral_and_monotone_over_the_reals",
        "With real rewards, one state, two actions and no ties, a neutral planner that keeps an action whose reward is "
        "raised picks the better one.", "for all real rewards",
        (Positive(w - x, {d: (0, oo)}, "w lies above x"),
         Positive(y - w, {d: (0, oo)}, "w lies below y"),
         Contradiction((
             (xy, "suppose the worse action a is picked at a: x, b: y, with x < y"),
             (sympy.Implies(xy, wy), "raising a from x to w keeps it"),
             (sympy.Implies(~xw, ~xy), "were b picked at a: x, b: w, raising b to y would keep it"),
             (sympy.Implies(xw, yw), "raising a from x to y keeps it"),
             (sympy.Equivalent(yw, ~wy), "a: y, b: w is a: w, b: y with the actions exchanged")),
             "picking the worse action contradicts itself")),
        "The steps use w between x and y only; a ladder need not have it.")


@proof
def perfect_fit() -> Proof:
    """For every bias and every steepness the fitting reward has the wrong order."""
    t, beta, odds = symbols("t beta odds", positive=True)
    q = (1 + t) / 2  # t in (0, 1) runs through q in (1/2, 1)
    return Proof(
        "misspec_perfect_fit_wrong_sign", "every_bias_and_steepness",
        "The only reward difference that fits, log(q/(1 - q))/beta, prefers the worse action.",
        "for every q in (1/2, 1) and every beta > 0",
        (Positive(q / (1 - q) - 1, {t: UNIT}, "the odds q/(1 - q) exceed 1"),
         Positive(sympy.diff(sympy.log(odds), odds), {odds: (0, oo)}, "log increases"),
         Zero(sympy.log(1), "log 1 is 0, so the logarithm of the odds is positive"),
         Positive(1 / beta, {beta: (0, oo)}, "dividing by beta keeps the sign")),
        "A fit is exact where beta times the difference is the logarithm of the odds, which increases from log 1 = 0.")


@proof
def no_exponential_discount() -> Proof:
    """The naive hyperbolic discounter fits no discount, whatever the outside option inside its range."""
    v, e = symbols("v e", positive=True)
    least, greatest = v / 5, Rational(5, 9)  # 5 g >= v to go on, 5 >= 9 g to stop early
    return Proof(
        "time_inconsistency_misspec", "no_discount_fits",
        "Whoever goes on past an outside option worth more than 25/9 and then takes 5 now over 9 later fits no "
        "exponential discount; the hyperbolic human does so up to 3.",
        "for every outside option between 25/9 and 3, and every discount",
        (Positive((least - greatest).subs(v, Rational(25, 9) + e), {e: (0, Rational(2, 9))},
                  "the least discount that goes on exceeds the greatest that stops early"),
         Positive(Rational(9, 3) - v, {v: (Rational(25, 9), 3)}, "the plan for 9 at delay 2 is worth more, 9/3"),
         Positive(Rational(5) - Rational(9, 2), {}, "one step later 5 now is worth more than 9/2")),
        "The discount would have to lie in an empty interval.")


@proof
def always_switch() -> Proof:
    """The rewards under which always switching is optimal, between two states with stay and switch."""
    g, r0, r1 = symbols("gamma R0 R1")
    stay, switch = eye(2), Matrix([[0, 1], [1, 0]])
    rows = (switch - stay) * (eye(2) - g * switch).inv() * Matrix([r0, r1])
    return Proof(
        "irl_reward_cone", "always_switch_cone",
        "With two states, stay and switch, always switching is optimal only for constant rewards.",
        "for every discount in (0, 1)",
        (Zero(rows[0] - (r1 - r0) / (1 + g), "the first inequality is R1 >= R0, up to a factor"),
         Zero(rows[1] - (r0 - r1) / (1 + g), "the second is R0 >= R1, up to the same factor"),
         Positive(1 / (1 + g), {g: UNIT}, "the factor is positive")),
        "Both inequalities hold exactly where R0 = R1.")


@proof
def wrong_discount() -> Proof:
    """Shaping with another discount than the agent's changes what is optimal."""
    g, h = symbols("gamma gamma_shaping")
    go, stay = -1 + g * 0, (h - 1) / (1 - g)  # potential 0 in the loop, 1 in the other state; rewards are 0
    return Proof(
        "potential_shaping", "wrong_discount_breaks_invariance",
        "Two states, one a loop: shaping with another discount makes one action better though both were equally good.",
        "for all discounts in (0, 1) that differ",
        (Zero(stay - go - (h - g) / (1 - g), "staying is better than leaving by (gamma_shaping - gamma)/(1 - gamma)"),
         Positive(1 / (1 - g), {g: UNIT}, "the difference has the sign of gamma_shaping - gamma"),
         Zero((stay - go).subs(h, g), "with the agent's own discount the two stay equally good")),
        "Where the discounts differ the difference is not zero, so one of the two optimal actions is lost.")


@proof
def two_discounts() -> Proof:
    """The rank condition for two experts in two states with stay and switch, by minors."""
    g1, g2 = symbols("gamma1 gamma2")
    stay, switch = eye(2), Matrix([[0, 1], [1, 0]])
    matrix = Matrix.vstack(*(Matrix.hstack(eye(2) - g1 * t, -(eye(2) - g2 * t)) for t in (stay, switch)))
    minors = [matrix.minor(i, j) for i in range(4) for j in range(4)]
    return Proof(
        "soft_irl_two_experts", "two_discounts_suffice",
        "Two states, stay and switch: two experts with different discounts fix the reward up to a constant, two with "
        "the same do not.", "for all pairs of discounts in (0, 1)",
        (Zero(matrix.det(), "the rank is at most 3: constants are never fixed"),
         Zero(matrix.minor(0, 2) - (1 - g1) * (g2 - g1), "one minor of order 3 is (1 - gamma1)(gamma2 - gamma1)"),
         Positive(1 - g1, {g1: UNIT}, "its first factor is positive, so the rank is 3 where the discounts differ"),
         *(Zero(minor.subs(g2, g1), "with one discount all minors of order 3 are 0") for minor in minors)),
        "Rank 3 is 2|S| - 1, the condition of Rolland et al. 2022.")


@proof
def noise_thresholds() -> Proof:
    """What waiting gains over acting and over switching off, when the human errs with probability epsilon."""
    e, up, down, p, n = symbols("epsilon U_plus U_minus p n")
    value = p * up - n * down  # one case of each sign, of probability p and n
    waiting = (1 - e) * p * up - e * n * down  # allowed unless she errs; allowed if she errs
    good, bad = p * up, n * down  # the two one-sided expectations
    return Proof(
        "off_switch", "noise_threshold",
        "Waiting for a human who errs with probability epsilon gains min((1 - epsilon) E[U-] - epsilon E[U+], "
        "(1 - epsilon) E[U+] - epsilon E[U-]).",
        "for every epsilon and every belief (expectations add up case by case)",
        (Zero(waiting - value - ((1 - e) * bad - e * good), "over acting at once"),
         Zero(waiting - ((1 - e) * good - e * bad), "over switching off"),
         Zero(((1 - e) * bad - e * good).subs(e, Rational(1, 2)) + ((1 - e) * good - e * bad).subs(e, Rational(1, 2)),
              "at one half the two add up to 0, so neither is positive unless the other is negative")),
        "Deference is worth it exactly where both are at least 0.")


@proof
def deference_despite_an_error() -> Proof:
    """How sure a robot must be that its reward code is right to obey the order of the safe action, worth 1."""
    q, e = symbols("q epsilon")
    safe = {1: 1 - e, 0: e}  # how likely the order of the safe action is, by theta, from a human who errs in e
    gain = {1: 2 - 52 - 1, 0: 2 - 1}  # what the other action is worth beyond it, by theta, if the code is right
    flipped = {1: 2 + 52 - 1, 0: 2 - 1}  # and if its sign is flipped
    right = sum(safe[theta] * gain[theta] for theta in (0, 1))
    own = sum(e * flipped[theta] for theta in (0, 1))  # by the flipped code the safe action is never best: an error
    known = sum(safe[theta] * flipped[theta] for theta in (0, 1))
    return Proof(
        "carey_incorrigibility", "truth_in_support_threshold",
        "A robot that gives its right reward code the weight q obeys the order of the safe action exactly where "
        "q > 54 epsilon/(51 + 2 epsilon) if it takes the human for rational by the code in question, and where "
        "q > (53 - 52 epsilon)/(104 (1 - epsilon)) if it takes her to know the right one.",
        "for every weight, and every epsilon in (0, 1)",
        (Zero(q * right + (1 - q) * own - (54 * e - q * (51 + 2 * e)), "what disobeying gains, in the first case"),
         Positive(51 + 2 * e, {e: UNIT}, "which falls in q"),
         Zero(q * right + (1 - q) * known - ((53 - 52 * e) - q * 104 * (1 - e)), "and in the second"),
         Positive(104 * (1 - e), {e: UNIT}, "which falls in q too")),
        "Both gains are linear in q, and 0 at the threshold.")


@proof
def logarithm() -> Proof:
    """Why the logarithm: the same argmax, another expectation."""
    x = sympy.Symbol("x", positive=True)
    p, q = (Rational(9, 10), Rational(1, 10)), (Rational(9, 20), Rational(9, 20))
    return Proof(
        "log_likelihood_facts", "monotone_but_another_average",
        "The logarithm increases, so it keeps the argmax; but 9/10 and 1/10 have the greater mean and the smaller "
        "product than 9/20 twice.", "for all positive probabilities; the example is exact",
        (Positive(sympy.diff(sympy.log(x), x), {x: (0, oo)}, "log increases"),
         Positive(sum(p) / 2 - sum(q) / 2, {}, "the mean of p is greater"),
         Positive(q[0] * q[1] - p[0] * p[1], {}, "the product of p, and with it the mean logarithm, is smaller")),
        "A sum of logarithms is ordered as the product is.")
