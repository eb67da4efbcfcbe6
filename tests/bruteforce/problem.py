"""One size with its axes, numbered: rewards and policies become numbers, conditions become bit masks over policies."""

from collections.abc import Iterable
from functools import cache, cached_property

from .conditions import ALONE, LINKS, antirational, faithful, rational
from .tables import Policy, Reward, best, policy_class, reward_class, target_value

Planner = tuple[int, ...]
"""The number of the policy that each reward, in order, is sent to."""

Table = list[int]
"""For each policy of one reward, the mask of the policies that another reward may then have."""


class Problem:
    """The rewards, policies and target of one size.

    A relation is a set of (reward, policy), as a mask: `bit` says where each has its place.
    """

    def __init__(self, rewards: list[Reward], policies: list[Policy], target: str) -> None:
        """Number them; `value[r]` is the number of what the target says of reward r."""
        self.rewards = rewards
        self.policies = policies
        self.target = target
        self.all_policies = (1 << len(policies)) - 1
        values = [target_value(target, reward) for reward in rewards]
        numbers = {value: number for number, value in enumerate(dict.fromkeys(values))}
        self.value = [numbers[value] for value in values]
        self.value_count = len(numbers)
        self._alone: dict[str, list[int]] = {}
        self._linked: dict[str, dict[tuple[int, int], Table]] = {}

    @property
    def planner_count(self) -> int:
        """How many planners there are: functions from rewards to policies."""
        return int(len(self.policies) ** len(self.rewards))

    def bit(self, reward: int, policy: int) -> int:
        """The place of (reward, policy) in a relation."""
        return 1 << (reward * len(self.policies) + policy)

    def graph(self, planner: Planner) -> int:
        """A planner as a relation."""
        return sum(self.bit(reward, policy) for reward, policy in enumerate(planner))

    def row(self, relation: int, reward: int) -> int:
        """The mask of the policies that a relation gives to one reward."""
        return relation >> (reward * len(self.policies)) & self.all_policies

    def relation(self, rows: list[int]) -> int:
        """The relation with these masks of policies, one for each reward."""
        return sum(mask << (reward * len(self.policies)) for reward, mask in enumerate(rows))

    def alone(self, name: str) -> list[int]:
        """For each reward, the mask of the policies that the assumption allows for it whatever the others have."""
        if name not in self._alone:
            if name in ALONE or name == "antirational":
                check = ALONE.get(name, antirational)
                self._alone[name] = [self._mask(check(r, p) for p in self.policies) for r in self.rewards]
            else:
                link = faithful(self.target) if name == "faithful" else LINKS[name]
                checks = [link(reward, reward) for reward in self.rewards]
                self._alone[name] = [self._mask(c is None or c(p, p) for p in self.policies) for c in checks]
        return self._alone[name]

    def linked(self, name: str) -> dict[tuple[int, int], Table]:
        """For each ordered pair of different rewards that the assumption constrains, its table."""
        if name in ALONE or name == "antirational":
            return {}
        if name not in self._linked:
            link = faithful(self.target) if name == "faithful" else LINKS[name]
            tables: dict[tuple[int, int], Table] = {}
            for i, first in enumerate(self.rewards):
                for j, second in enumerate(self.rewards):
                    check = link(first, second) if i != j else None
                    if check is None:
                        continue
                    for x, p in enumerate(self.policies):
                        for y, q in enumerate(self.policies):
                            if not check(p, q):
                                self._forbid(tables, i, x, j, y)
            self._linked[name] = tables
        return self._linked[name]

    def _forbid(self, tables: dict[tuple[int, int], Table], i: int, x: int, j: int, y: int) -> None:
        """Rule out policy x for reward i together with policy y for reward j, in both directions."""
        for a, p, b, q in ((i, x, j, y), (j, y, i, x)):
            table = tables.setdefault((a, b), [self.all_policies] * len(self.policies))
            table[p] &= ~(1 << q)

    @staticmethod
    def _mask(bits: Iterable[bool]) -> int:
        return sum(1 << i for i, bit in enumerate(bits) if bit)

    @cached_property
    def greedy(self) -> list[int]:
        """For each reward, the mask of the policies that choose only best actions."""
        return [self._mask(rational(reward, policy) for policy in self.policies) for reward in self.rewards]

    @cached_property
    def uniquely_best(self) -> list[int]:
        """For each reward, every policy if it has one best action in each state, else none."""
        return [self.all_policies if all(len(best(row)) == 1 for row in r) else 0 for r in self.rewards]

    def greedy_in(self, state: int) -> list[int]:
        """For each reward, the mask of the policies that choose only best actions in one state."""
        return [self._mask(policy[state] <= best(reward[state]) for policy in self.policies) for reward in self.rewards]


@cache
def make(states: int, actions: int, levels: int, target: str, ties: bool, sets: bool) -> Problem:
    """The problem of one size; made once, since its tables are kept."""
    return Problem(reward_class(states, actions, levels, ties=ties), policy_class(states, actions, sets=sets), target)
