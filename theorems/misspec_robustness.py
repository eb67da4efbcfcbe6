"""A wrong model of behaviour is harmless exactly if it can tell classes of rewards apart and errs only within them."""

from explorer import (Bool, Function, Sort, Table, Theorem, World, every, exists, forall, iff, implies, some)


class Reward(Sort):
    """What the human may want."""


class Behaviour(Sort):
    """What the human may be seen to do."""


class Swap(Table, of=(Reward,), to=Reward):
    """For each reward, a reward that takes its place."""


def equivalence(q):
    """The relation divides rewards into classes."""
    return (forall(Reward, lambda x: q(x, x)) & forall(Reward, Reward, lambda x, y: implies(q(x, y), q(y, x)))
            & forall(Reward, Reward, Reward, lambda x, y, z: implies(q(x, y) & q(y, z), q(x, z))))


class Partition(Table, of=(Reward, Reward), to=Bool, only=equivalence):
    """A way to divide rewards into classes: which two are of one class."""


class Learner(World):
    """A learner of rewards from behaviour: what it expects of people, what they do, and what it need not tell apart.

    For each reward `assumed` is the behaviour that the learner expects, and `actual` the one that it will see. `same`
    says which two rewards are of one class, so that the learner need not tell them apart.
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
    covers="Rewards are divided into classes, and a learner has to find the class. Its model says what behaviour to "
           "expect of each reward. The learner is called robust if four things hold: behaviour as expected would show "
           "the class; its model is wrong about some reward; every reward that explains what it really sees is of the "
           "right class; and whatever it may see is explained by some reward. If the first two hold, it is robust "
           "exactly if people act, whatever their reward, as it expects of some reward of the same class. Not "
           "claimed: that any model of people is robust; what the paper has on discounts, transitions, noise or "
           "optimality; how bad an error is (later papers measure it); or that what cannot be explained is noticed.",
    audience="Everybody whose model of people is wrong, and who hopes that it is not wrong where it matters.",
    builds_on=["no_free_lunch"], world=Learner, scope={Reward: (2, 3), Behaviour: (2, 3)},
    extends="Rewards and behaviours may be any sets. If the learner is robust, then for each reward some reward "
            "explains how people with it act; choose one, and it is of the same class. If, the other way round, some "
            "reward of the same class explains how people act, then every reward that explains it is of the class of "
            "that one, as the model tells classes apart, and so, as classes are transitive, of the right class.")

OURS = "worked out here, and by enumeration"
PAPER = "Skalse and Abate 2023, as recalled; proved here, and by enumeration"
CLASSES = "what need not be told apart"


classes = theorem.axis("classes", "Which rewards need not be told apart.", kind="assumption")


@classes.alternative(default=True, name="any")
def any_division(h: Learner):
    """Those of one class, whatever the classes are."""
    return True


@classes.alternative(source=OURS)
def one_class(h: Learner, x: Reward, y: Reward):
    """All rewards are of one class, so that nothing is left to learn."""
    return h.same(x, y)


@classes.alternative(source=OURS)
def all_apart(h: Learner, x: Reward, y: Reward):
    """Each reward is a class of its own, and has to be told from every other."""
    return h.same(x, y) == (x == y)


@theorem.hypothesis(source=PAPER, about=CLASSES)
def reflexive(h: Learner, x: Reward):
    """Every reward is of the same class as itself."""
    return h.same(x, x)


@theorem.hypothesis(source=PAPER, about=CLASSES)
def symmetric(h: Learner, x: Reward, y: Reward):
    """If a first reward is of the same class as a second, the second is of the same class as the first."""
    return implies(h.same(x, y), h.same(y, x))


@theorem.hypothesis(source=PAPER, about=CLASSES)
def transitive(h: Learner, x: Reward, y: Reward, z: Reward):
    """If a first reward is of the same class as a second, and this as a third, then so is the first as the third."""
    return implies(h.same(x, y) & h.same(y, z), h.same(x, z))


@theorem.assumption(source=PAPER, about="what is seen")
def nothing_unexplained(h: Learner, x: Reward):
    """Whatever the learner may see is explained by some reward.

    This is a clause of the definition of robust, so that it matters only to `exactly_when_loosely` and `always_robust`.
    """
    return exists(Reward, lambda y: h.assumed(y) == h.actual(x))


def admissible(h: Learner, same):
    """If behaviour is as expected, it shows the class of the reward."""
    return forall(Reward, Reward, lambda x, y: implies(h.assumed(x) == h.assumed(y), same(x, y)))


def wrong(h: Learner):
    """For some reward, behaviour is not what is expected."""
    return exists(Reward, lambda x: h.assumed(x) != h.actual(x))


def loosely_robust(h: Learner, same):
    """The definition without its last clause: every reward that explains what is seen is of the true one's class."""
    right = forall(Reward, Reward, lambda x, y: implies(h.assumed(x) == h.actual(y), same(x, y)))
    return admissible(h, same) & wrong(h) & right


def robust(h: Learner, same):
    """The definition: in addition, whatever may be seen is explained by some reward."""
    return loosely_robust(h, same) & forall(Reward, lambda x: nothing_unexplained(h, x))


def swapped_within_classes(h: Learner):
    """The model can tell classes apart and is wrong, and each reward x has a reward t(x) in its class such that what
    people with x do is what the model expects of t(x).
    """
    swapped = exists(Swap, lambda t: forall(Reward, lambda x: h.same(t(x), x) & (h.actual(x) == h.assumed(t(x)))))
    return admissible(h, h.same) & wrong(h) & swapped


@theorem.desideratum
def can_be_robust(h: Learner):
    """In some world the learner is robust although not all rewards are of one class."""
    return some(h, robust(h, h.same) & exists(Reward, Reward, lambda x, y: ~h.same(x, y)))


@theorem.claim
def exactly_when(h: Learner):
    """A learner is robust exactly if its model can tell classes apart and is wrong, and each reward x has a reward t(x)
    in its class such that what people with x do is what the model expects of t(x).
    """
    return every(iff(robust(h, h.same), swapped_within_classes(h)))


@theorem.claim
def exactly_when_loosely(h: Learner):
    """The equivalence of `exactly_when` holds even if robust learners may see what no reward explains. (Too strong: it
    is true if `nothing_unexplained` is assumed.)
    """
    return every(iff(loosely_robust(h, h.same), swapped_within_classes(h)))


@theorem.claim
def coarser_is_easier(h: Learner):
    """A robust learner stays robust if classes are merged, so that less has to be told apart."""
    return every(forall(Partition, lambda q: implies(forall(Reward, Reward, lambda x, y: implies(
        h.same(x, y), q(x, y))), robust(h, q))), when=robust(h, h.same))


@theorem.claim
def always_robust(h: Learner):
    """Every learner with a wrong model is robust. (Too strong: it is true if all rewards are of one class and
    `nothing_unexplained` is assumed.)
    """
    return every(robust(h, h.same), when=wrong(h))


theorem.remark([], classes="one_class", source=OURS, says="With one class there is nothing to learn. All that can go "
               "wrong is then that the learner sees what it cannot explain, and this it may notice.")

theorem.published(verdict="holds", source=PAPER)
theorem.published(verdict="holds", classes="one_class", source=PAPER)
theorem.published(verdict="holds", drop=["reflexive", "symmetric"], source=OURS)
theorem.published(verdict="broken", drop=["transitive"], source=OURS)
theorem.published(verdict="broken", claim="exactly_when_loosely", source=OURS)
theorem.published(["nothing_unexplained"], verdict="holds", claim="exactly_when_loosely", source=OURS)
theorem.published(verdict="holds", claim="coarser_is_easier", source=OURS)
theorem.published(verdict="holds", claim="can_be_robust", at={Reward: 3, Behaviour: 3}, source=OURS)
theorem.published(verdict="broken", claim="can_be_robust", at={Reward: 3, Behaviour: 2}, source=OURS)
theorem.published(verdict="broken", claim="can_be_robust", classes="all_apart", source=OURS)
theorem.published(verdict="broken", claim="always_robust", classes="one_class", source=OURS)
theorem.published(["nothing_unexplained"], verdict="holds", claim="always_robust", classes="one_class", source=OURS)
