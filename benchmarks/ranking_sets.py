"""Ranking sets of objects: which axioms can a ranking of sets satisfy together that comes from a ranking of objects?

After Geist and Endriss, Automated search for impossibility theorems in social choice theory: ranking sets of objects,
Journal of Artificial Intelligence Research 40, 2011. The axioms are written from their usual statements, and one of the
twenty of that paper, evenExt, is left out, so that the counts are of these axioms. A problem from another field, to see
what a map of impossibilities is like there, and how fast it is drawn.
"""

from explorer import Bool, Function, Sort, Table, Theorem, World, exists, forall, implies, some


class Object(Sort):
    """What is ranked."""


class Group(Table, of=(Object,), to=Bool, only=lambda A: exists(Object, lambda x: A(x))):
    """A set of objects, not empty."""


class Ranking(World):
    """A relation between objects, and one between sets of them: at least as good as."""

    above: Function[Object, Object, Bool]
    prefers: Function[Group, Group, Bool]


theorem = Theorem(title="Ranking sets of objects", kind="impossibility", version="1",
                  source="Geist and Endriss 2011", world=Ranking, scope={Object: (4, 4)},
                  covers="Which sets of 19 axioms no ranking of sets satisfies.", audience="Who compares solvers.")


def higher(w: Ranking, x: Object, y: Object):
    """x is better than y."""
    return w.above(x, y) & ~w.above(y, x)


def better(w: Ranking, A: Group, B: Group):
    """A is better than B."""
    return w.prefers(A, B) & ~w.prefers(B, A)


def one(x: Object):
    """The set of x alone."""
    return Group(lambda z: z == x)


def two(x: Object, y: Object):
    """The set of x and y."""
    return Group(lambda z: (z == x) | (z == y))


def joined(A: Group, x: Object):
    """A with x."""
    return Group(lambda z: A(z) | (z == x))


def both(A: Group, x: Object, y: Object):
    """A with x and y."""
    return Group(lambda z: A(z) | (z == x) | (z == y))


@theorem.assumption
def lin(w: Ranking, x: Object, y: Object, z: Object):
    """The objects are ranked one after the other."""
    return w.above(x, x) & (w.above(x, y) | w.above(y, x)) & implies(w.above(x, y) & w.above(y, x), x == y) & implies(
        w.above(x, y) & w.above(y, z), w.above(x, z))


@theorem.assumption
def refl(w: Ranking, A: Group):
    """Each set is as good as itself."""
    return w.prefers(A, A)


@theorem.assumption
def compl(w: Ranking, A: Group, B: Group):
    """Of two sets one is as good as the other."""
    return (A == B) | w.prefers(A, B) | w.prefers(B, A)


@theorem.assumption
def trans(w: Ranking, A: Group, B: Group, C: Group):
    """What is as good as something is as good as what that is as good as."""
    return implies(w.prefers(A, B) & w.prefers(B, C), w.prefers(A, C))


@theorem.assumption
def ext(w: Ranking, x: Object, y: Object):
    """Sets of one object are ranked like the objects."""
    return (w.prefers(one(x), one(y)) & w.above(x, y)) | (~w.prefers(one(x), one(y)) & ~w.above(x, y))


@theorem.assumption
def sdom(w: Ranking, x: Object, y: Object):
    """The better of two objects alone is better than both, and both are better than the worse one alone."""
    return implies(higher(w, x, y), better(w, one(x), two(x, y)) & better(w, two(x, y), one(y)))


@theorem.assumption
def gf1(w: Ranking, A: Group, x: Object):
    """To add what is better than all in a set makes it better."""
    return implies(~A(x) & forall(Object, lambda a: implies(A(a), higher(w, x, a))), better(w, joined(A, x), A))


@theorem.assumption
def gf2(w: Ranking, A: Group, x: Object):
    """To add what is worse than all in a set makes it worse."""
    return implies(~A(x) & forall(Object, lambda a: implies(A(a), higher(w, a, x))), better(w, A, joined(A, x)))


@theorem.assumption
def ind(w: Ranking, A: Group, B: Group, x: Object):
    """To add the same to both does not turn a preference round."""
    return implies(better(w, A, B) & ~A(x) & ~B(x), w.prefers(joined(A, x), joined(B, x)))


@theorem.assumption
def strict_ind(w: Ranking, A: Group, B: Group, x: Object):
    """To add the same to both keeps a preference."""
    return implies(better(w, A, B) & ~A(x) & ~B(x), better(w, joined(A, x), joined(B, x)))


@theorem.assumption
def top_ind(w: Ranking, A: Group, B: Group, x: Object):
    """The same where what is added is better than everything in both."""
    return implies(better(w, A, B) & ~A(x) & ~B(x) & forall(Object, lambda u: implies(A(u) | B(u), higher(w, x, u))),
                   w.prefers(joined(A, x), joined(B, x)))


@theorem.assumption
def bot_ind(w: Ranking, A: Group, B: Group, x: Object):
    """The same where what is added is worse than everything in both."""
    return implies(better(w, A, B) & ~A(x) & ~B(x) & forall(Object, lambda u: implies(A(u) | B(u), higher(w, u, x))),
                   w.prefers(joined(A, x), joined(B, x)))


@theorem.assumption
def dis_ind(w: Ranking, A: Group, B: Group, x: Object):
    """The same where the sets have nothing in common."""
    return implies(better(w, A, B) & ~A(x) & ~B(x) & forall(Object, lambda u: ~(A(u) & B(u))),
                   w.prefers(joined(A, x), joined(B, x)))


@theorem.assumption
def int_ind(w: Ranking, A: Group, B: Group, x: Object, y: Object):
    """The same where something better than everything in both and something worse are added."""
    return implies(better(w, A, B) & ~A(x) & ~B(x) & ~A(y) & ~B(y) & forall(
        Object, lambda u: implies(A(u) | B(u), higher(w, x, u) & higher(w, u, y))),
        w.prefers(both(A, x, y), both(B, x, y)))


@theorem.assumption
def suav(w: Ranking, x: Object, y: Object, z: Object):
    """The middle alone is better than the best with the worst: uncertainty is avoided."""
    return implies(higher(w, x, y) & higher(w, y, z), better(w, one(y), two(x, z)))


@theorem.assumption
def suap(w: Ranking, x: Object, y: Object, z: Object):
    """The best with the worst is better than the middle alone: uncertainty is sought."""
    return implies(higher(w, x, y) & higher(w, y, z), better(w, two(x, z), one(y)))


@theorem.assumption
def stop_mon(w: Ranking, x: Object, y: Object, z: Object):
    """A better companion of the worst makes a set better."""
    return implies(higher(w, x, y) & higher(w, y, z), better(w, two(x, z), two(y, z)))


@theorem.assumption
def sbot_mon(w: Ranking, x: Object, y: Object, z: Object):
    """A better companion of the best makes a set better."""
    return implies(higher(w, x, y) & higher(w, y, z), better(w, two(x, y), two(x, z)))


@theorem.assumption
def mc(w: Ranking, A: Group, B: Group):
    """To add a set that is as good does no harm."""
    return implies(w.prefers(A, B), w.prefers(Group(lambda z: A(z) | B(z)), B))


@theorem.claim
def possible(w: Ranking):
    """There is a ranking."""
    return some(w, True)
