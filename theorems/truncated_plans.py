"""Truncated plans: what an observer must think of the work who sees only the first steps of a long plan."""

from explorer import (Bool, Function, Given, Real, Sort, Table, Theorem, World, count, every, exists, follows, forall,
                      implies, rank, size, some, total, unidentified, where)


class Step(Sort, ordered=True):
    """A place on the way, in which one can go on or rest; to go on at the last one is to collect the payoff."""


class Plan(Table, of=(Step,), to=Bool):
    """Whether one goes on at first, second and so on; to rest is to stay where one is, and is worth 0."""


class Setting(Given):
    """How far ahead the observer thinks that the human plans, whether anew at each place, and if the goal is known."""
    horizon: Step
    goal_known: Bool
    replans: Bool


class Human(World):
    """A human with a plan, what going on is truly worth at each place, and what by the guess of an observer."""

    reward: Function[Step, Real]
    guess: Function[Step, Real]
    plan: Plan


theorem = Theorem(
    title="Seeing only the costs of a plan can exclude the truth", kind="impossibility", version="1",
    source="Theme: Evans and Steinhardt 2017, long plans whose cost comes first; the statement, with proof, is ours",
    cites=["evans2017misspec"], post="Model Mis-specification and Inverse Reinforcement Learning",
    covers="A human works for some steps and is paid after them. An observer who sees the work, and takes it for the "
           "whole plan, can only explain it by rewards under which the work is worth 0 or more in sum, so not by the "
           "true one. Not claimed: that each step must be worth 0 or more (only the last one and the sum "
           "must); that the sum must if the human replans (then some step must); that the payoff shows what is liked.",
    audience="Readers of part 1, and everybody who explains what people do by what they did so far.",
    builds_on=["no_free_lunch"], world=Human, given=Setting, scope={Step: (2, 4)},
    extends="Rewards are real numbers already. For any number of steps: a plan is worth the sum of the rewards of the "
            "places where it goes on, so the work is no worse than resting only if its rewards add up to 0 or more.")

OURS = "worked out here"


def is_last(s: Step):
    """It is the last place, where the payoff is."""
    return rank(s) == size(Step) - 1


def worth(reward, p: Plan, horizon: Step):
    """The rewards of all places where the plan goes on, as far as the horizon."""
    return total(Step, lambda n: total(Step, lambda s: where((n <= horizon) & p(n) & (
        rank(s) == count(Step, lambda i: (i < n) & p(i))), reward(s), 0)))


def best_plan(h: Human, reward, horizon: Step):
    """As far as the horizon no plan is worth more than the human's; a goal that is known counts on arrival."""
    def all_told(p: Plan):
        arrives = Setting.goal_known & forall(Step, lambda n: (n > horizon) | p(n))
        return worth(reward, p, horizon) + total(Step, lambda s: where(arrives & is_last(s), h.reward(s), 0))
    return forall(Plan, lambda p: all_told(h.plan) >= all_told(p))


def worth_going_on(reward, horizon: Step):
    """At each place before the last, to go on for some steps, no more than the horizon has, is worth 0 or more."""
    return forall(Step, lambda s: implies(~is_last(s), exists(Step, lambda e: (s <= e) & (
        rank(e) <= rank(s) + rank(horizon)) & (total(Step, lambda i: where((s <= i) & (i <= e), reward(i), 0)) >= 0))))


def explains(h: Human, reward):
    """What is seen is best under this reward, as the observer takes the human to plan."""
    return where(Setting.replans, worth_going_on(reward, Setting.horizon), best_plan(h, reward, Setting.horizon))


def sees(whole: bool, goal_known: bool, replans: bool):
    """Whether all steps are within the horizon or all but the last, and how the horizon is meant."""
    within = rank(Setting.horizon) == size(Step) - (1 if whole else 2)
    return within & (Setting.goal_known == goal_known) & (Setting.replans == replans)


observer_horizon = theorem.axis("observer_horizon", "How the observer takes the human to plan.", kind="assumption")


@observer_horizon.alternative(default=True)
def work_only():
    """The human plans for the steps before the payoff, and no further."""
    return sees(False, False, False)


@observer_horizon.alternative(source=OURS)
def covers_payoff():
    """The human plans for all steps, that of the payoff included."""
    return sees(True, False, False)


@observer_horizon.alternative(source=OURS)
def goal_observed():
    """The human plans for the steps before the payoff, and the observer knows what the payoff is worth."""
    return sees(False, True, False)


@observer_horizon.alternative(source=OURS)
def replanning():
    """The human plans anew at each place, each time for as many steps as come before the payoff."""
    return sees(False, False, True)


@theorem.hypothesis(source=OURS, about="the human")
def goes_through(h: Human, n: Step):
    """The human goes on at each step, and collects the payoff."""
    return h.plan(n)


@theorem.hypothesis(source=OURS, about="the true reward")
def costs_first(h: Human, s: Step):
    """In truth every step before the payoff is a cost."""
    return implies(~is_last(s), h.reward(s) < 0)


@theorem.hypothesis(source=OURS, about="the true reward")
def pays(h: Human, p: Plan, e: Step):
    """Over all steps, that of the payoff included, no plan is truly worth more than the human's."""
    return implies(is_last(e), worth(h.reward, h.plan, e) >= worth(h.reward, p, e))


@theorem.hypothesis(source=OURS, about="the observer's explanation")
def explained(h: Human):
    """By the explanation what is seen is best for a human who plans as the observer thinks."""
    return explains(h, h.guess)


@theorem.assumption(source=OURS, about="the observer's explanation")
def same_value(h: Human, s: Step, e: Step):
    """The explanation gives all steps before the payoff the same value."""
    return implies(~is_last(s) & ~is_last(e), h.guess(s) == h.guess(e))


@theorem.observation
def seen(h: Human, n: Step):
    """Whether the human goes on, at each step before the payoff."""
    return h.plan(n) & ~is_last(n)


@theorem.value
def liked(h: Human):
    """Whether by the explanation some step of the work, that is, before the payoff, is worth more than 0."""
    return exists(Step, lambda s: ~is_last(s) & (h.guess(s) > 0))


@theorem.desideratum
def truth_is_possible(h: Human):
    """In some world the explanation is the truth."""
    return some(h, forall(Step, lambda s: h.guess(s) == h.reward(s)))


@theorem.claim
def truth_excluded(h: Human):
    """For some human, what is seen is not best under the true reward, as the observer takes the human to plan."""
    return some(h, ~explains(h, h.reward))


@theorem.claim
def valued_in_sum(h: Human):
    """By the explanation the work, all steps before the payoff, is worth 0 or more in sum."""
    return every(total(Step, lambda s: where(is_last(s), 0, h.guess(s))) >= 0)


@theorem.claim
def last_is_valued(h: Human):
    """By the explanation the last step of the work is worth 0 or more."""
    return every(forall(Step, Step, lambda s, e: implies(is_last(e) & follows(e, s), h.guess(s) >= 0)))


@theorem.claim
def each_is_valued(h: Human):
    """By the explanation each step of the work is worth 0 or more. (Not so with two steps of work or more.)"""
    return every(forall(Step, lambda s: is_last(s) | (h.guess(s) >= 0)))


@theorem.claim
def some_is_valued(h: Human):
    """By the explanation some step of the work is worth 0 or more."""
    return every(exists(Step, lambda s: ~is_last(s) & (h.guess(s) >= 0)))


theorem.claim(unidentified(liked, by=seen), name="liking_is_hidden",
              says="Two explanations of what is seen differ in whether some step of the work is worth more than 0.")

theorem.published(verdict="stands", source=OURS)
for one in ("valued_in_sum", "last_is_valued", "some_is_valued"):
    theorem.published(verdict="stands", claim=one, source=OURS)
theorem.published(verdict="sidestepped", claim="each_is_valued", at={Step: 3}, source=OURS)
theorem.published(verdict="stands", claim="each_is_valued", at={Step: 2}, source=OURS)
theorem.published(["same_value"], verdict="stands", claim="each_is_valued", source=OURS)
for how in ("covers_payoff", "goal_observed"):
    theorem.published(verdict="sidestepped", observer_horizon=how, source=OURS + " (nearly by definition)")
    theorem.published(verdict="stands", observer_horizon=how, claim="liking_is_hidden", source=OURS)
theorem.published(verdict="stands", observer_horizon="replanning", claim="some_is_valued", source=OURS)
theorem.published(verdict="sidestepped", observer_horizon="replanning", claim="valued_in_sum", source=OURS)
