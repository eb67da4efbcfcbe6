"""No free lunch: any reward explains any behaviour under some planner."""

from explorer import (Bool, Family, Function, Given, Level, Sort, Table, Theorem, World, count, constant, each, exists,
                      forall, iff, implies, maximal, minimal, one_to_one, rank, same_order, size, some, total,
                      unidentified, unique)


class State(Sort):
    """A situation in which the human acts."""


class Action(Sort):
    """Something the human can do."""


class Reward(Table, of=(State, Action), to=Level):
    """How good each action is in each state; every table of levels is a reward."""


class Choice(Table, of=(Action,), to=Bool):
    """The actions that the human may take in a state; how many there can be is the axis `choice`."""


class Policy(Table, of=(State,), to=Choice):
    """What the human does in each state."""


class Relabelling(Table, of=(Action,), to=Action, only=lambda p: one_to_one(Action, p)):
    """The actions under other names."""


class RelabellingByState(Table, of=(State, Action), to=Action,
                         only=lambda p: forall(State, lambda s: one_to_one(Action, lambda a: p(s, a)))):
    """The actions under other names, in each state its own."""


class StateRelabelling(Table, of=(State,), to=State, only=lambda p: one_to_one(State, p)):
    """The states under other names."""


class Selection(Table, of=(State,), to=Action):
    """One action for each state: how a human who chooses among several actions might settle."""


class Setting(Given):
    """What both explanations share."""

    labelled: State
    known: Function[Reward, Bool]


class Human(World):
    """One explanation of the behaviour: a planner, and the reward it plans for."""

    planner: Function[Reward, Policy]
    reward: Reward


theorem = Theorem(
    title="No free lunch for planner and reward", kind="impossibility", version="1",
    source="Armstrong and Mindermann 2018, Theorem 1", cites=["armstrong2018occam", "armstrong2017assigned"],
    post="Humans can be assigned any values whatsoever",
    covers="Behaviour alone does not tell what a human wants: whatever the human does, every reward explains it "
           "under some planner, that is, some account of how the human gets from what they want to what they do.",
    audience="Everybody who hopes to learn values from behaviour; no logic is needed.",
    builds_on=["What is ambitious value learning?", "The easy goal inference problem is still hard"],
    world=Human, given=Setting, scope={State: (1, 2), Action: (2, 3), Level: (2, 3)},
    extends="The theorem itself holds for any rewards at all: the planner that ignores its reward and always returns "
            "the policy seen explains it under every reward (Armstrong and Mindermann 2018, Theorem 1).")


@theorem.observation
def behaviour(h: Human) -> Policy:
    """The policy is all that is seen."""
    return h.planner(h.reward)


target = theorem.axis("target", "What about the reward should follow from the behaviour.", kind="target")


@target.alternative(default=True)
def best(h: Human, s: State, a: Action):
    """Which actions are best in each state."""
    return maximal(Action, lambda b: h.reward(s, b), a)


@theorem.assumption(source="Armstrong and Mindermann 2018, section 4", about="every reward it could have")
def rational(h: Human, R: Reward, s: State, a: Action):
    """In every state the planner takes a best action, whatever the reward."""
    return implies(h.planner(R)(s)(a), maximal(Action, lambda b: R(s, b), a))


@theorem.assumption(about="this human's reward")
def unique_best(h: Human, s: State):
    """The true reward has exactly one best action in every state."""
    return unique(Action, lambda a: maximal(Action, lambda b: h.reward(s, b), a))

theorem.claim(unidentified(target, by=behaviour))
