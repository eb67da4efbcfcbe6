"""Any reward explains any policy: what a set of assumptions does to that, at one size, by going through every planner.

A size is {'State': n, 'Action': m, 'Level': l}; the assumptions are those of `conditions.ASSUMPTIONS`. The axes are
target = best | order | affine | exact, rewards = any | without_ties, planner = unknown | shared, choice = single | set.
A world is a planner (any function from rewards to policies) and a true reward; the observation is what the planner does
with the true reward. `planners.TooLarge` is raised where a size is out of reach.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from .conditions import ASSUMPTIONS, rational
from .planners import check_names
from .problem import Problem, make
from .tables import TARGETS, Policy
from .worlds import questions, shown, single_worlds

REWARDS = ("any", "without_ties")
PLANNERS = ("unknown", "shared")
CHOICES = ("single", "set")

Observation = Sequence[int | Iterable[int]]
"""The observed policy: for each state an action or a collection of actions."""


def problem_of(
    size: dict[str, int],
    *,
    target: str = "best",
    rewards: str = "any",
    planner: str = "unknown",
    choice: str = "single",
) -> Problem:
    """The problem of a size and its axes; a ValueError where one of them does not exist."""
    if set(size) != {"State", "Action", "Level"} or min(size.values()) < 1:
        raise ValueError(f"a size gives State, Action and Level at least one element each, not {size}")
    axes = {"target": TARGETS, "rewards": REWARDS, "planner": PLANNERS, "choice": CHOICES}
    chosen = {"target": target, "rewards": rewards, "planner": planner, "choice": choice}
    for axis, value in chosen.items():
        if value not in axes[axis]:
            raise ValueError(f"no {axis} {value!r}; there are {', '.join(axes[axis])}")
    return make(size["State"], size["Action"], size["Level"], target, rewards == "any", choice == "set")


def verdict(
    size: dict[str, int],
    assumptions: Collection[str],
    *,
    target: str = "best",
    rewards: str = "any",
    planner: str = "unknown",
    choice: str = "single",
) -> str:
    """'stands', 'sidestepped', 'presupposed' or 'contradictory', at this one size."""
    check_names(assumptions, ASSUMPTIONS)
    problem = problem_of(size, target=target, rewards=rewards, planner=planner, choice=choice)
    consistent, varies, witness = questions(problem, assumptions, planner == "shared")
    if witness:
        return "stands"
    if varies:
        return "sidestepped"
    return "presupposed" if consistent else "contradictory"


def _occurring(size: dict[str, int], assumptions: Collection[str], axes: dict[str, str]) -> dict[int, int]:
    """For each target value of some single world, the mask of the policies observed with it, whatever the givens."""
    check_names(assumptions, ASSUMPTIONS)
    problem = problem_of(size, **axes)
    union = 0
    for relation in single_worlds(problem, assumptions):
        union |= relation
    return shown(problem, union)


def full_ambiguity(size: dict[str, int], assumptions: Collection[str], **axes: str) -> bool:
    """Does every target value that occurs at all occur with every observation that occurs? (True of no worlds.)

    Speaks of single worlds, each with givens of its own; `planner` makes no difference.
    """
    return len(set(_occurring(size, assumptions, axes).values())) <= 1


def remaining(
    size: dict[str, int], assumptions: Collection[str], *, observation: Observation | None = None, **axes: str
) -> tuple[int, int, str] | None:
    """What is left where the verdict is 'stands': (values of the target left, values that occur, 'full' | 'partial').

    The values left are those compatible with the observation, 0 if it does not occur; without an observation, the most
    that are left by any. None where the planner is shared or the verdict is another.
    """
    if axes.get("planner") == "shared" or verdict(size, assumptions, **axes) != "stands":
        return None
    problem = problem_of(size, **axes)
    masks = _occurring(size, assumptions, axes)
    if observation is None:
        seen = range(len(problem.policies))
    else:
        policy = policy_of(observation)
        if policy not in problem.policies:
            raise ValueError(f"no policy {observation}")
        number = problem.policies.index(policy)
        seen = range(number, number + 1)
    left = max(sum(mask >> policy & 1 for mask in masks.values()) for policy in seen)
    return left, len(masks), "full" if full_ambiguity(size, assumptions, **axes) else "partial"


def policy_of(observation: Observation) -> Policy:
    """An observed policy in the oracle's own form."""
    return tuple(frozenset([chosen] if isinstance(chosen, int) else chosen) for chosen in observation)


def can_err(size: dict[str, int], assumptions: Collection[str], **axes: str) -> bool:
    """Is there a world whose observed choice is, in some state, not a best action (a set: holds one that is not)?"""
    check_names(assumptions, ASSUMPTIONS)
    problem = problem_of(size, **axes)
    wrong = [
        sum(1 << i for i, policy in enumerate(problem.policies) if not rational(reward, policy))
        for reward in problem.rewards
    ]
    return any(relation & problem.relation(wrong) for relation in single_worlds(problem, assumptions))


def minimal_sidesteps(
    size: dict[str, int], most: int = 3, *, among: Sequence[str] = ASSUMPTIONS, **axes: str
) -> list[frozenset[str]]:
    """The inclusion-minimal ones of the sets of at most `most` assumptions with verdict 'sidestepped' at this size."""
    found: list[frozenset[str]] = []
    for count in range(most + 1):
        for names in combinations(among, count):
            if any(smaller <= set(names) for smaller in found):
                continue
            if verdict(size, names, **axes) == "sidestepped":
                found.append(frozenset(names))
    return found
