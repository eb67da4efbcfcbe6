"""Irreflexive and transitive preferences allow no money pump, if they depend on things and not on the time."""

from explorer import (Bool, Function, Level, Real, Sort, Table, Theorem, World, each, every, exists, first, follows,
                      forall, iff, implies, size, some)


class Thing(Sort):
    """Something that can be held, and traded for something else."""


class Step(Sort, ordered=True):
    """A moment at which one thing is held; a trade leads from one step to the next."""


class Run(Table, of=(Step,), to=Thing):
    """A run of trades: what is held at each step."""


class Utility(Table, of=(Thing,), to=Level):
    """How much each thing is worth."""


class Agent(World):
    """What an agent strictly prefers. An option is a thing together with the step at which it is had.

    `prefers(y, j, x, i)` says that y at step j is strictly preferred to x at step i. The axis `described_by` says
    whether the steps may matter. `worth` is for the assumption `has_utility` alone.
    """

    prefers: Function[Thing, Step, Thing, Step, Bool]
    worth: Function[Thing, Step, Real]


theorem = Theorem(
    title="What coherence does say: no money pump for irreflexive and transitive preferences", kind="guarantee",
    version="1",
    source="Classical; the theme is the other half of Shah 2018, and the statements, with short proofs, are worked "
           "out here",
    cites=["shah2018coherence"], post="Coherence arguments do not imply goal-directed behavior",
    covers="A money pump is a run of trades, each to something strictly preferred, that ends with the thing with "
           "which it began. Irreflexive and transitive preferences of things allow none. Any preferences of finitely "
           "many things either allow a pump or have a utility, and not both. Not claimed: that an agent who can be "
           "pumped will be; that a utility is a goal (see history_utility); anything about chances; or that there is "
           "no pump if preferences may depend on the step as well (there may be one).",
    audience="Readers of history_utility, so that they do not take either half for the whole.",
    builds_on=["history_utility"], world=Agent, scope={Thing: (1, 3), Step: (3, 4), Level: (3, 3)},
    extends="For any number of things and trades: along a run of trades transitivity makes the last thing preferred "
            "to the first, so that it cannot be the first. Among finitely many things without a cycle, the length of "
            "the longest run of trades that ends with a thing is a utility of it.")

OURS = "worked out here"


def trade(g: Agent, y: Thing, j: Step, x: Thing, i: Step):
    """Having x at step i, the agent would pay for y at step j; to go on holding x is a trade only if x beats itself."""
    return g.prefers(y, j, x, i) & ((y != x) | g.prefers(x, i, x, i))


def returns(g: Agent, r: Run, last: Step):
    """Up to this step the run is one of trades, at least one, and it ends with the thing it began with."""
    return (last != first(Step)) & (r(last) == r(first(Step))) & forall(Step, Step, lambda i, j: implies(
        follows(j, i) & (j <= last), trade(g, r(j), j, r(i), i)))


@theorem.hypothesis(source="classical")
def irreflexive(g: Agent, x: Thing, i: Step):
    """Nothing is preferred to itself at the same step."""
    return ~g.prefers(x, i, x, i)


@theorem.hypothesis(source="classical")
def transitive(g: Agent, x: Thing, i: Step, y: Thing, j: Step, z: Thing, k: Step):
    """If one option is preferred to a second, and the second to a third, then the first is preferred to the third."""
    return implies(g.prefers(z, k, y, j) & g.prefers(y, j, x, i), g.prefers(z, k, x, i))


described_by = theorem.axis("described_by", "What preferences may depend on.", kind="assumption")


@described_by.alternative(default=True)
def thing(g: Agent, y: Thing, j: Step, x: Thing, i: Step):
    """On the two things alone, whenever they are had."""
    return iff(g.prefers(y, j, x, i), g.prefers(y, first(Step), x, first(Step)))


@described_by.alternative(source=OURS)
def thing_and_step(g: Agent):
    """On the two things and on the steps at which they are had."""
    return True


@theorem.assumption(source=OURS)
def asymmetric(g: Agent, x: Thing, i: Step, y: Thing, j: Step):
    """If an option is preferred to another, this is not preferred to it; so none is preferred to itself."""
    return ~(g.prefers(y, j, x, i) & g.prefers(x, i, y, j))


@theorem.assumption(source=OURS)
def no_cycle_of_three(g: Agent, x: Thing, i: Step, y: Thing, j: Step, z: Thing, k: Step):
    """No three options, which need not differ, are preferred in a circle."""
    return ~(g.prefers(y, j, x, i) & g.prefers(z, k, y, j) & g.prefers(x, i, z, k))


@theorem.assumption(source=OURS)
def complete(g: Agent, x: Thing, i: Step, y: Thing, j: Step):
    """Of two different things one is preferred to the other, at whatever steps."""
    return implies(x != y, g.prefers(y, j, x, i) | g.prefers(x, i, y, j))


@theorem.assumption(source=OURS)
def has_utility(g: Agent, x: Thing, i: Step, y: Thing, j: Step):
    """Some utility, of things and steps, is greater for whatever is preferred."""
    return implies(g.prefers(y, j, x, i), g.worth(y, j) > g.worth(x, i))


@theorem.desideratum
def can_be_undecided(g: Agent):
    """In some world the agent prefers neither of two different things to the other, both at the first step."""
    return some(g, exists(Thing, Thing, lambda x, y: (x != y) & ~g.prefers(x, first(Step), y, first(Step))
                          & ~g.prefers(y, first(Step), x, first(Step))))


@theorem.desideratum
def can_want_any(g: Agent, x: Thing, y: Thing):
    """For any two different things, both at the first step, in some world the agent prefers the one to the other."""
    return each(x, y, some=(x == y) | g.prefers(x, first(Step), y, first(Step)))


@theorem.claim
def no_pump(g: Agent):
    """No run of trades, each to something strictly preferred, ends with the thing with which it began."""
    return every(forall(Run, Step, lambda r, last: ~returns(g, r, last)))


@theorem.claim
def pump_or_utility(g: Agent):
    """With more steps than things, and as many levels, the agent can be pumped exactly if no utility of things fits."""
    pumped = exists(Run, Step, lambda r, last: returns(g, r, last))
    fits = exists(Utility, lambda u: forall(Thing, Thing, lambda x, y: implies(
        g.prefers(y, first(Step), x, first(Step)), u(y) > u(x))))
    return every(iff(pumped, ~fits), when=(size(Step) > size(Thing)) & (size(Level) >= size(Thing)))


BOTH = ("irreflexive", "transitive")
theorem.published(verdict="holds", source="classical; " + OURS)
theorem.published(["asymmetric"], verdict="broken", drop=BOTH, source=OURS)
theorem.published(["asymmetric"], verdict="holds", drop=BOTH, at={Thing: 2}, source=OURS)
theorem.published(["asymmetric"], verdict="broken", drop=BOTH, at={Thing: 3}, source=OURS)
theorem.published(["asymmetric", "no_cycle_of_three"], verdict="holds", drop=BOTH, at={Thing: 3}, source=OURS)
theorem.published(["asymmetric", "no_cycle_of_three"], verdict="broken", drop=BOTH, at={Thing: 4, Step: 5},
                  source=OURS)
theorem.published(["asymmetric", "no_cycle_of_three", "complete"], verdict="holds", drop=BOTH, source=OURS)
theorem.published(["asymmetric", "no_cycle_of_three", "complete"], verdict="holds", drop=BOTH, at={Thing: 4, Step: 5},
                  source=OURS)
theorem.published(["has_utility"], verdict="holds", drop=BOTH, source=OURS)
theorem.published(verdict="holds", claim="pump_or_utility", drop=BOTH, source=OURS)
theorem.published(verdict="broken", described_by="thing_and_step", source=OURS)
theorem.published(verdict="broken", described_by="thing_and_step", at={Thing: 2, Step: 3}, source=OURS)
theorem.published(verdict="holds", described_by="thing_and_step", at={Thing: 2, Step: 2}, source=OURS)
theorem.published(verdict="holds", described_by="thing_and_step", at={Thing: 1}, source=OURS)
theorem.confusion("Does coherence alone, whatever preferences are about, keep an agent from going round in circles?",
                  verdict="broken", described_by="thing_and_step", answer="No. Who wants one thing now, another at the "
                  "next step, and the first one again after that may be coherent, and comes back to where it began.")
theorem.exercise("never_both_ways", "Of two things, an agent never prefers each to the other, and nothing else is "
                 "known. Is it safe from money pumps?", assumptions=["asymmetric"], drop=BOTH)
theorem.task("one_condition", "Preferences need be neither irreflexive nor transitive. Find one condition under which "
             "the agent cannot be pumped.", verdict="holds", at_most=1, drop=BOTH)
