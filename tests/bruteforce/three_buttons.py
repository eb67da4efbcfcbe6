"""The worked example: two contexts, two buttons, and a human seen to press b0 in even and b1 in odd contexts.

Rewards have levels -1, 0, 1, so there are 81, and 4^81 planners, which are never written down: every question is
whether some planner sends one given reward to the observed policy, and the search in `planners` answers that. A world
is a planner and a true reward that it sends to the observed policy. Two worlds need have nothing in common but that
policy, so a set of worlds is the set of true rewards for which a planner exists.
"""

from collections.abc import Collection

from .conditions import rational
from .planners import check_names, search
from .problem import Problem, make
from .tables import Policy, Reward, best, target_value

EVEN, ODD = 0, 1
OBSERVED: Policy = (frozenset([0]), frozenset([1]))

NAMED: dict[str, Reward] = {
    "R0": ((1, 0), (1, 0)),
    "R1": ((0, 1), (0, 1)),
    "R2": ((1, 0), (0, 1)),
    "minus_R2": ((-1, 0), (0, -1)),
    "zero": ((0, 0), (0, 0)),
}

OF_THE_PLANNER = ("rational", "near_rational", "never_worst", "local", "state_neutral")
OF_THE_REWARD = ("unique_best", "labelled_even", "labelled_odd", "state_independent")
ASSUMPTIONS = (*OF_THE_PLANNER, *OF_THE_REWARD)


def _problem() -> Problem:
    """Two contexts, two buttons, three levels."""
    return make(2, 2, 3, "best", True, False)


def holds(name: str, reward: Reward) -> bool:
    """Does an assumption about the true reward hold of it, the human being seen to do the observed?"""
    if name == "unique_best":
        return all(len(best(row)) == 1 for row in reward)
    if name == "labelled_even":
        return OBSERVED[EVEN] <= best(reward[EVEN])
    if name == "labelled_odd":
        return OBSERVED[ODD] <= best(reward[ODD])
    return reward[EVEN] == reward[ODD]


def true_rewards(assumptions: Collection[str]) -> list[Reward]:
    """Every reward that is true in some world with these assumptions and the observed policy."""
    check_names(assumptions, ASSUMPTIONS)
    problem = _problem()
    of_planner = frozenset(assumptions) & set(OF_THE_PLANNER)
    mask = 1 << problem.policies.index(OBSERVED)
    return [
        reward
        for number, reward in enumerate(problem.rewards)
        if all(holds(name, reward) for name in set(assumptions) - of_planner)
        and next(search(problem, of_planner, {number: mask}), None) is not None
    ]


def survivors(assumptions: Collection[str]) -> set[str]:
    """The named rewards that are true in some world with these assumptions and the observed policy."""
    rewards = set(true_rewards(assumptions))
    return {name for name, reward in NAMED.items() if reward in rewards}


def verdict(assumptions: Collection[str]) -> str:
    """'stands' if two worlds show the policy and differ in the best actions, 'contradictory' if no world shows it.

    Otherwise 'sidestepped': the worlds that show the policy agree.
    """
    answers = {target_value("best", reward) for reward in true_rewards(assumptions)}
    return "stands" if len(answers) > 1 else "sidestepped" if answers else "contradictory"


def can_err(assumptions: Collection[str]) -> bool:
    """Is the observed policy, in some world, not a best one?"""
    return any(not rational(reward, OBSERVED) for reward in true_rewards(assumptions))
