"""A theorem outside value learning: two voters, three options, and a rule that makes one ranking of theirs."""

from explorer import Bool, Function, Sort, Table, Theorem, World, exists, forall, iff, implies, some


class Voter(Sort):
    """Somebody who ranks the options."""


class Option(Sort):
    """What is ranked."""


class Ranking(Table, of=(Option, Option), to=Bool,
              only=lambda r: forall(Option, Option, lambda x, y: implies(x != y, iff(r(x, y), ~r(y, x))))
              & forall(Option, lambda x: ~r(x, x))
              & forall(Option, Option, Option, lambda x, y, z: implies(r(x, y) & r(y, z), r(x, z)))):
    """A strict ranking: r(x, y) where x stands before y."""


class Profile(Table, of=(Voter,), to=Ranking):
    """Everybody's ranking."""


class Society(World):
    """A way to make one ranking of many."""

    rule: Function[Profile, Ranking]


theorem = Theorem(title="Arrow's theorem", kind="impossibility", version="1", source="Arrow 1951", world=Society,
                  covers="No rule is fair to all.", audience="Everybody.", scope={Voter: (2, 2), Option: (2, 3)})


@theorem.assumption
def unanimity(w: Society, P: Profile, x: Option, y: Option):
    """What everybody ranks before something else stands before it in the result."""
    return implies(forall(Voter, lambda v: P(v)(x, y)), w.rule(P)(x, y))


@theorem.assumption
def independence(w: Society, P: Profile, Q: Profile, x: Option, y: Option):
    """How two options stand in the result depends only on how everybody ranks these two."""
    return implies(forall(Voter, lambda v: iff(P(v)(x, y), Q(v)(x, y))), iff(w.rule(P)(x, y), w.rule(Q)(x, y)))


@theorem.claim
def no_dictator(w: Society):
    """There is a rule under which nobody always gets their way."""
    return some(w, forall(Voter, lambda v: exists(Profile, lambda P: w.rule(P) != P(v))))


@theorem.claim
def possible(w: Society):
    """There is a rule."""
    return some(w, True)
