"""When a wrong model of behaviour does no harm: exactly when the human, seen through it, is one who wants the same."""

from explorer import (Bool, Function, Sort, Table, Theorem, World, every, exists, forall, iff, implies, some)


class Reward(Sort):
    """What the human may want."""


class Behaviour(Sort):
    """What the human may be seen to do."""


class Swap(Table, of=(Reward,), to=Reward):
    """A way to put a reward in the place of each."""


def equivalence(q):
    """The relation sorts rewards into classes."""
    return (forall(Reward, lambda x: q(x, x)) & forall(Reward, Reward, lambda x, y: implies(q(x, y), q(y, x)))
            & forall(Reward, Reward, Reward, lambda x, y, z: implies(q(x, y) & q(y, z), q(x, z))))


class Sorting(Table, of=(Reward, Reward), to=Bool, only=equivalence):
    """A way to sort rewards into classes."""


class Learner(World):
    """One who learns rewards from behaviour: what it takes humans to do, what they do, and what need not be told apart.

    For each reward `assumed` is the behaviour that the learner expects, and `actual` the one that it will see.
    """

    assumed: Function[Reward, Behaviour]
    actual: Function[Reward, Behaviour]
    same: Function[Reward, Reward, Bool]


theorem = Theorem(
    title="When a wrong model of behaviour is harmless", kind="guarantee", version="1",
    source="After Skalse and Abate 2023, whose definition and lemma are given as recalled, not compared with the "
           "paper; the equivalence has a short proof here and was checked by enumeration",
    cites=["skalse2023misspecification", "skalse2024sensitivity", "skalse2026partial", "evans2017misspec"],
    post="Model Mis-specification and Inverse Reinforcement Learning",
    covers="A learner with a wrong model is robust if behaviour as it expects it would show what has to be told apart, "
           "if it learns no less from behaviour as it is, and if it can explain all of that. If it could tell what has "
           "to be told, it is robust exactly when each reward is acted on as the learner expects of some reward of the "
           "same class. Not claimed: that any model of people is robust; what the paper has on discounts, transitions, "
           "noise or optimality; how bad an error is (later papers measure it); or that what cannot be explained is "
           "noticed.",
    audience="Everybody whose model of people is wrong, and who hopes that it is not wrong where it matters.",
    builds_on=["no_free_lunch"], world=Learner, scope={Reward: (2, 3), Behaviour: (2, 3)},
    extends="The rewards and behaviours are any sets: to each reward choose one whose expected behaviour is the actual "
            "behaviour of the first; it is of the same class. Nothing else of rewards is used.")

OURS = "worked out here, with a short proof"
PAPER = "Skalse and Abate 2023, as recalled; proved here, and by enumeration"
COUNTED = OURS + ", and by enumeration"
CLASSES = "what need not be told apart"


sorting = theorem.axis("sorting", "Which rewards need not be told apart.", kind="assumption")


@sorting.alternative(default=True, name="any")
def any_sorting(h: Learner):
    """Those of one class, whatever the classes are."""
    return True


@sorting.alternative(source=OURS)
def one_class(h: Learner, x: Reward, y: Reward):
    """None needs to be told from any other: nothing is left to learn."""
    return h.same(x, y)


@sorting.alternative(source=OURS)
def all_apart(h: Learner, x: Reward, y: Reward):
    """Each has to be told from every other."""
    return h.same(x, y) == (x == y)


@theorem.hypothesis(source=PAPER, about=CLASSES)
def reflexive(h: Learner, x: Reward):
    """A reward is of one class with itself."""
    return h.same(x, x)


@theorem.hypothesis(source=PAPER, about=CLASSES)
def symmetric(h: Learner, x: Reward, y: Reward):
    """If a reward is of one class with another, so is the other with it."""
    return implies(h.same(x, y), h.same(y, x))


@theorem.hypothesis(source=PAPER, about=CLASSES)
def transitive(h: Learner, x: Reward, y: Reward, z: Reward):
    """Two rewards that are of one class with a third are of one class."""
    return implies(h.same(x, y) & h.same(y, z), h.same(x, z))


@theorem.assumption(source=PAPER, about="what is seen")
def nothing_unexplained(h: Learner, x: Reward):
    """All that the learner can see it expects of some reward."""
    return exists(Reward, lambda y: h.assumed(y) == h.actual(x))


def admissible(h: Learner, same):
    """If behaviour is as expected, it shows the class of the reward."""
    return forall(Reward, Reward, lambda x, y: implies(h.assumed(x) == h.assumed(y), same(x, y)))


def wrong(h: Learner):
    """Behaviour is not what is expected, for some reward."""
    return exists(Reward, lambda x: h.assumed(x) != h.actual(x))


def loosely_robust(h: Learner, same):
    """The definition without its last clause: whatever explains what is seen is of the class of the true reward."""
    right = forall(Reward, Reward, lambda x, y: implies(h.assumed(x) == h.actual(y), same(x, y)))
    return admissible(h, same) & wrong(h) & right


def robust(h: Learner, same):
    """The definition: besides, all that can be seen has an explanation."""
    return loosely_robust(h, same) & forall(Reward, lambda x: nothing_unexplained(h, x))


def swapped_within_classes(h: Learner):
    """The model is admissible and wrong, and each reward is acted on as expected of another one of its class."""
    swapped = exists(Swap, lambda t: forall(Reward, lambda x: h.same(t(x), x) & (h.actual(x) == h.assumed(t(x)))))
    return admissible(h, h.same) & wrong(h) & swapped


@theorem.desideratum
def can_be_robust(h: Learner):
    """Some learner is robust although it has something to learn."""
    return some(h, robust(h, h.same) & exists(Reward, Reward, lambda x, y: ~h.same(x, y)))


@theorem.claim
def exactly_when(h: Learner):
    """A learner is robust exactly when it could tell classes apart and its model errs by swaps within them alone."""
    return every(iff(robust(h, h.same), swapped_within_classes(h)))


@theorem.claim
def exactly_when_loosely(h: Learner):
    """The same of learners who may see what they cannot explain, and learn nothing wrong from what they can."""
    return every(iff(loosely_robust(h, h.same), swapped_within_classes(h)))


@theorem.claim
def coarser_is_easier(h: Learner):
    """Who is robust stays so if less has to be told apart."""
    return every(forall(Sorting, lambda q: implies(forall(Reward, Reward, lambda x, y: implies(
        h.same(x, y), q(x, y))), robust(h, q))), when=robust(h, h.same))


@theorem.claim
def always_robust(h: Learner):
    """Every learner with a wrong model is robust."""
    return every(robust(h, h.same), when=wrong(h))


theorem.remark([], sorting="one_class", source=OURS, says="With one class there is nothing to learn; what the learner "
               "cannot explain is then all that can go wrong, and a learner who sees such a thing may notice it.")

SMALLEST = {Reward: 3, Behaviour: 3}
theorem.published(verdict="holds", source=PAPER)
theorem.published(verdict="holds", sorting="one_class", source=PAPER)
theorem.published(verdict="holds", drop=["reflexive", "symmetric"], source=OURS)
theorem.published(verdict="broken", drop=["transitive"], source=OURS)
theorem.published(verdict="broken", claim="exactly_when_loosely", at=SMALLEST, source=COUNTED)
theorem.published(["nothing_unexplained"], verdict="holds", claim="exactly_when_loosely", source=COUNTED)
theorem.published(verdict="holds", claim="coarser_is_easier", source=OURS)
theorem.published(verdict="holds", claim="can_be_robust", at=SMALLEST, source=COUNTED)
theorem.published(verdict="broken", claim="can_be_robust", at={Reward: 3, Behaviour: 2}, source=COUNTED)
theorem.published(verdict="broken", claim="can_be_robust", sorting="all_apart", source=OURS)
theorem.published(verdict="broken", claim="always_robust", sorting="one_class", source=OURS)
theorem.published(["nothing_unexplained"], verdict="holds", claim="always_robust", sorting="one_class", source=OURS)
