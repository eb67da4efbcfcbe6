"""A rational human who wants something may choose anything on offer, whatever they want, if their beliefs are false."""

from explorer import (Bool, Function, Given, Level, Sort, Table, Theorem, World, constant, each, exists, forall,
                      implies, maximal, one_to_one, rank, some, total, unidentified)


class Action(Sort):
    """Something the human can do."""


class Outcome(Sort):
    """What can come of it."""


class Share(Sort, elements=("never", "half", "always"), ordered=True):
    """How probable an outcome is taken to be."""


class Belief(Table, of=(Outcome,), to=Share, only=lambda b: total(Outcome, lambda z: rank(b(z))) == 2):
    """What one may expect of an action: one outcome for certain, or either of two with equal probability."""


class Menu(Table, of=(Action,), to=Bool, only=lambda m: exists(Action, lambda a: m(a))):
    """A task: the actions that are on offer, at least one."""


class Utility(Table, of=(Outcome,), to=Level):
    """How much each outcome is wanted."""


class Truth(Table, of=(Action,), to=Outcome, only=lambda t: one_to_one(Action, t)):
    """What each action leads to in truth: different actions to different outcomes."""


class Setting(Given):
    """What is known: what each action leads to in truth, and the utility that `known_utility` speaks of."""

    truth: Truth
    known: Utility


class Human(World):
    """One explanation: what the human wants, and what, in each task, they expect of each action and do."""

    utility: Utility
    belief: Function[Menu, Action, Belief]
    choice: Function[Menu, Action]


theorem = Theorem(
    title="Where beliefs may be false, choices do not show what is best", kind="impossibility", version="1",
    source="Worked out here, after the topic of Evans and Steinhardt 2017, and of Evans, "
           "Stuhlmueller and Goodman 2016, who infer beliefs and wants together and state no such theorem",
    cites=["evans2017misspec", "evans2016learning", "demski2018policy"],
    post="Model Mis-specification and Inverse Reinforcement Learning",
    covers="A human acts rationally on what they believe, watched by somebody who knows what each action leads to. A "
           "human who expects the best outcome of one action and the worst of all others takes that one, whatever they "
           "want, if some outcome is better for them than another. Another one, who wants the opposite and expects the "
           "opposite, does the same. Not claimed: that nothing helps (true beliefs do), or anything about "
           "probabilities finer than one half, or about wants that depend on more than the outcome.",
    audience="Everybody who would infer what people want from what they do, and all who know that people err.",
    builds_on=["no_free_lunch"], world=Human, given=Setting, scope={Action: (2, 3), Outcome: (3, 3), Level: (2, 3)},
    extends="Of finitely many outcomes a real utility has a best and a worst one, which differ if it is not constant.")


OURS = "worked out here"


@theorem.observation
def chosen(h: Human, m: Menu) -> Action:
    """What the human does in each task is seen, and nothing else."""
    return h.choice(m)


target = theorem.axis("target", "What about the human should follow from what is seen.", kind="target")


@target.alternative(default=True)
def best_action(h: Human, a: Action):
    """Which actions would in truth be best for the human."""
    return maximal(Action, lambda x: h.utility(Setting.truth(x)), a)


@target.alternative
def best_outcome(h: Human, z: Outcome):
    """Which outcomes the human wants most."""
    return maximal(Outcome, h.utility, z)


@target.alternative
def beliefs(h: Human, m: Menu, a: Action) -> Belief:
    """What the human expects of each action in each task."""
    return h.belief(m, a)


tasks = theorem.axis("tasks", "In which tasks the human is watched.", kind="restriction")


@tasks.alternative(default=True)
def one(m: Menu):
    """In one task, where all actions are on offer."""
    return forall(Action, lambda a: m(a))


@tasks.alternative
def every_menu(m: Menu):
    """In one task for every set of actions that can be on offer."""
    return True


def expected(h: Human, m: Menu, a: Action):
    """Twice the utility that the human expects of an action."""
    return total(Outcome, lambda z: rank(h.belief(m, a)(z)) * h.utility(z))


wants = theorem.axis("wants", "What the human may want.", kind="restriction")


@wants.alternative(default=True)
def something(u: Utility):
    """Some outcome is wanted more than another."""
    return ~constant(Outcome, u)


@wants.alternative(source=OURS)
def anything(u: Utility):
    """Anything; all outcomes may be wanted equally."""
    return True


@theorem.hypothesis(source=OURS, about="this human's choices")
def rational(h: Human, m: Menu, a: Action):
    """In each task the human takes an action on offer, and expects no less of it than of any other on offer."""
    return m(h.choice(m)) & implies(m(a), expected(h, m, h.choice(m)) >= expected(h, m, a))


@theorem.hypothesis(source=OURS, about="this human's choices")
def never_torn(h: Human, m: Menu, a: Action):
    """The human never expects just as much of another action on offer as of the one that they take."""
    return implies(m(a) & (a != h.choice(m)), expected(h, m, h.choice(m)) != expected(h, m, a))


@theorem.assumption(source=OURS, about="the human's beliefs")
def true_beliefs(h: Human, m: Menu, a: Action):
    """The human expects of every action, for certain, just what it leads to in truth."""
    return h.belief(m, a)(Setting.truth(a)) == Share.always


@theorem.assumption(source=OURS, about="the human's beliefs")
def nearly_true_beliefs(h: Human, m: Menu, a: Action):
    """Of each action the human thinks its true outcome at least as probable as all others together."""
    return h.belief(m, a)(Setting.truth(a)) != Share.never


@theorem.assumption(source=OURS, about="the human's beliefs")
def same_beliefs(h: Human, m: Menu, n: Menu, a: Action):
    """What the human expects of an action is the same in every task."""
    return h.belief(m, a) == h.belief(n, a)


@theorem.assumption(source=OURS, about="this human's utility")
def known_utility(h: Human):
    """What the human wants is known beforehand."""
    return h.utility == Setting.known


@theorem.desideratum
def can_err(h: Human):
    """The human can err: in some world something on offer leads to a better outcome than what they take."""
    return some(h, exists(Menu, Action, lambda m, a: m(a) & (
        h.utility(Setting.truth(a)) > h.utility(Setting.truth(h.choice(m))))))


theorem.claim(unidentified(target, by=chosen), name="hidden",
              says="Two explanations of the same choices differ in what one wants to know about the human.")


@theorem.claim
def anything_fits(h: Human, t: Truth, m: Menu, a: Action, u: Utility):
    """Whatever actions lead to, and whatever is wanted, some human who wants that takes any given action on offer."""
    return each(t, m, a, u, some=implies(m(a), (Setting.truth == t) & (h.utility == u) & (h.choice(m) == a)))


SQUARE, WIDE, CUBE = ({Action: a, Outcome: z, Level: 3} for a, z in ((2, 2), (2, 3), (3, 3)))
for here in (SQUARE, WIDE, CUBE):
    theorem.published(verdict="stands", ambiguity="full", at=here, source=OURS)
    theorem.published(["same_beliefs", "known_utility"], verdict="stands", ambiguity="partial", target="beliefs",
                      tasks="every_menu", at=here, source=OURS)
theorem.published(verdict="stands", claim="anything_fits", source=OURS + ", and by machine")
theorem.published(verdict="sidestepped", claim="anything_fits", wants="anything", source=OURS)
for claim in ("hidden", "anything_fits"):
    theorem.published(["true_beliefs"], verdict="sidestepped", claim=claim, source=OURS)
theorem.published(["true_beliefs"], verdict="stands", target="best_outcome", at=WIDE, source=OURS)
theorem.published(["true_beliefs"], verdict="sidestepped", target="best_outcome", at=CUBE, source=OURS)
for one, dropped in (("true_beliefs", ["never_torn"]), ("nearly_true_beliefs", [])):
    theorem.published([one], verdict="stands", drop=dropped, source=OURS + " (a third outcome)")
    theorem.published([one], verdict="sidestepped", drop=dropped, at=SQUARE, source=OURS)
theorem.published(["nearly_true_beliefs"], verdict="stands", ambiguity="partial", at=CUBE, source=OURS)
theorem.published(["same_beliefs"], verdict="stands", tasks="every_menu", source=OURS)
theorem.published(["known_utility"], verdict="presupposed", source=OURS)
