"""What the formulas of the theorem files mean, by exact evaluation in worlds made by hand; no solver is asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product
from random import Random
from typing import Any

import pytest

from explorer.kernel.evaluate import evaluate
from explorer.kernel.universe import Universe
from explorer.loading import find, shipped
from explorer.statement import Problem, build
from explorer.theorems import history_utility, no_free_lunch, noisy_choice, off_switch, three_buttons
from explorer.theorems.extensions import two_cents
from explorer.theorem import Theorem

from bruteforce import conditions, literal
from bruteforce.tables import target_value

THEOREMS: tuple[Theorem, ...] = tuple(find(name).theorem for name in shipped())
SIZES = ((1, 2, 2), (1, 2, 3), (2, 2, 2), (1, 3, 2))
Row = tuple[int, ...]
Reward = tuple[Row, ...]
Choose = Callable[[Reward, int], frozenset[int]]  # what a human does under a reward in a state


class Humans:
    """The worlds of no_free_lunch at one size, as models of a claim about one world."""

    def __init__(self, states: int, actions: int, levels: int, **axes: str) -> None:
        self.problem = build(no_free_lunch.theorem, claim="can_err", axes=axes, extensions=[two_cents.extension])
        self.states, self.actions = states, actions
        self.universe = Universe(self.problem.statement, {"State": states, "Action": actions, "Level": levels})
        sorts = {sort.name: sort for sort in self.problem.statement.sorts}
        self.tables = self.universe.domain(sorts["Reward"])
        self.rewards: list[Reward] = [self.rows(table) for table in self.tables]

    def rows(self, table: Any) -> Reward:
        return tuple(table[s * self.actions:(s + 1) * self.actions] for s in range(self.states))

    def model(self, choose: Choose, reward: Reward, labelled: int = 0,
              known: tuple[Reward, ...] = ()) -> dict[str, Any]:
        policies = tuple(tuple(tuple(a in choose(r, s) for a in range(self.actions)) for s in range(self.states))
                         for r in self.rewards)
        return {"planner": policies, "reward": (sum(reward, ()),), "labelled": (labelled,),
                "known": tuple(r in known for r in self.rewards)}

    def satisfies(self, name: str, model: Mapping[str, Any]) -> bool:
        return bool(evaluate(self.problem.statement.formula(name), {}, model, self.universe))


def best(reward: Reward, s: int) -> frozenset[int]:
    return frozenset(a for a, x in enumerate(reward[s]) if x == max(reward[s]))


def first_best(reward: Reward, s: int) -> frozenset[int]:
    return frozenset([reward[s].index(max(reward[s]))])


def first_worst(reward: Reward, s: int) -> frozenset[int]:
    return frozenset([reward[s].index(min(reward[s]))])


def always_first(reward: Reward, s: int) -> frozenset[int]:
    return frozenset([0])


def at_random(seed: int, actions: int, several: bool = False) -> Choose:
    def choose(reward: Reward, s: int) -> frozenset[int]:
        random = Random(f"{seed} {reward} {s}")
        return frozenset(random.sample(range(actions), random.randint(1, actions) if several else 1))
    return choose


def mostly(choose: Choose, seed: int, actions: int) -> Choose:
    """The planner, but for one reward in six or so."""
    def bent(reward: Reward, s: int) -> frozenset[int]:
        random = Random(f"{seed} {reward}")
        return frozenset([random.randrange(actions)]) if random.random() < 0.15 else choose(reward, s)
    return bent


def humans(actions: int) -> list[Choose]:
    plain = [first_best, first_worst, always_first]
    return plain + [mostly(choose, seed, actions) for seed in range(3) for choose in plain] + [
        at_random(seed, actions) for seed in range(3)]


@pytest.mark.parametrize("size", SIZES)
def test_assumptions_about_the_planner_say_what_the_sheet_says(size: tuple[int, int, int]) -> None:
    """Each formula agrees with the sheet's definition, written down once more in plain Python, for many planners."""
    states, actions, _ = size
    for rewards, target in product(("any", "without_ties"), ("best", "order", "affine", "exact")):
        here = Humans(*size, rewards=rewards, target=target)
        if not here.rewards:
            continue
        names = set(conditions.OF_THE_PLANNER) if target == "best" else {"faithful"}
        for choose in humans(actions):
            human = {r: tuple(min(choose(r, s)) for s in range(states)) for r in here.rewards}
            model = here.model(choose, here.rewards[0])
            for name in names:
                wanted = literal.satisfies(human, name, target, states, actions)
                assert here.satisfies(name, model) == wanted, (name, rewards, target, human)


def test_both_sides_of_the_planner_assumptions_are_reached() -> None:
    """The test above means something: each assumption holds of some planner there, and fails of another."""
    seen: dict[str, set[bool]] = {name: set() for name in conditions.OF_THE_PLANNER}
    for size, rewards in product(SIZES, ("any", "without_ties")):
        here = Humans(*size, rewards=rewards)
        for choose in humans(size[1]) if here.rewards else []:
            model = here.model(choose, here.rewards[0])
            for name in seen:
                seen[name].add(here.satisfies(name, model))
    assert all(values == {True, False} for values in seen.values()), seen


@pytest.mark.parametrize("size", ((1, 2, 3), (2, 2, 2), (1, 3, 2)))
def test_assumptions_about_several_actions(size: tuple[int, int, int]) -> None:
    """With choice=set the formulas agree with the brute force's conditions on sets."""
    states, actions, _ = size
    here = Humans(*size, choice="set")
    for choose in [best, *(at_random(seed, actions, several=True) for seed in range(4))]:
        policies = {r: tuple(choose(r, s) for s in range(states)) for r in here.rewards}
        model = here.model(choose, here.rewards[0])
        for name, alone in conditions.ALONE.items():
            assert here.satisfies(name, model) == all(alone(r, p) for r, p in policies.items()), name
        for name, link in conditions.LINKS.items():
            checks = ((link(r, q), policies[r], policies[q]) for r in here.rewards for q in here.rewards if r != q)
            assert here.satisfies(name, model) == all(check is None or check(p, q) for check, p, q in checks), name


def test_assumptions_about_the_true_reward() -> None:
    """unique_best, labelled_state and known_on_tasks, for every reward and labelled state of one size."""
    here = Humans(2, 2, 2)
    task: Reward = ((-1, 1), (1, -1))
    for choose, reward, labelled in product((first_best, first_worst, always_first), here.rewards, (0, 1)):
        model = here.model(choose, reward, labelled, known=(task,))
        unique = all(len(best(reward, s)) == 1 for s in (0, 1))
        assert here.satisfies("unique_best", model) == unique
        assert here.satisfies("labelled_state", model) == (choose(reward, labelled) <= best(reward, labelled))
        rational = all(choose(task, s) <= best(task, s) for s in (0, 1))
        assert here.satisfies("known_on_tasks", model) == (rational and reward != task)
        assert not here.satisfies("known_on_tasks", here.model(choose, reward, labelled))


def test_targets_are_equivalences_and_compare_rewards_as_the_sheet_says() -> None:
    for target, levels in product(("best", "order", "affine", "exact"), (2, 3)):
        problem = build(no_free_lunch.theorem, axes={"target": target})
        universe = Universe(problem.statement, {"State": 2, "Action": 2, "Level": levels})
        here = Humans(2, 2, levels)
        random = Random(target)
        for left, right in ((random.choice(here.rewards), random.choice(here.rewards)) for _ in range(150)):
            model = {"reward_1": (sum(left, ()),), "reward_2": (sum(right, ()),)}
            same = target_value(target, left) == target_value(target, right)
            assert evaluate(problem.statement.varies, {}, model, universe) == (not same), (target, left, right)


def test_own_two_cents() -> None:
    """The extension's assumptions: ignoring the reward passes the weak one, a middle choice the strong one."""
    here = Humans(1, 3, 3, rewards="without_ties")

    def middle(reward: Reward, s: int) -> frozenset[int]:
        return frozenset([sorted(range(3), key=lambda a: reward[s][a])[1]])

    def better_of_two(reward: Reward, s: int) -> frozenset[int]:
        return frozenset([max((0, 1), key=lambda a: reward[s][a])])

    found = {choose.__name__: tuple(here.satisfies(f"two_cents.{name}", here.model(choose, here.rewards[0]))
                                    for name in ("trying_helps", "trying_matters"))
             for choose in (first_best, first_worst, always_first, middle, better_of_two)}
    assert found == {"first_best": (True, True), "first_worst": (False, False), "always_first": (True, False),
                     "middle": (True, False), "better_of_two": (True, True)}


def test_the_five_readings_are_the_named_rewards() -> None:
    """In three_buttons each reading names the reward of the post, and the observed policy is b0 in even, b1 in odd."""
    problem = build(three_buttons.theorem)
    universe = Universe(problem.statement, {"Context": 2, "Button": 2, "Level": 3, "Reading": 5})
    rewards = universe.domain(next(s for s in problem.statement.sorts if s.name == "Reward"))
    named = ((1, 0, 1, 0), (0, 1, 0, 1), (1, 0, 0, 1), (-1, 0, 0, -1), (0, 0, 0, 0))
    for reading, own in enumerate(named):
        for reward in named:
            model = {"planner": tuple((0, 1) for _ in rewards), "reward": (reward,)}
            assert evaluate(problem.statement.witness, {"reading": reading}, model, universe) == (reward == own)
            assert evaluate(problem.statement.formula("observed"), {}, model, universe)
    for policy in ((0, 0), (1, 0), (1, 1)):
        model = {"planner": tuple(policy for _ in rewards), "reward": (named[0],)}
        assert not evaluate(problem.statement.formula("observed"), {}, model, universe)


def formulas(problem: Problem, universe: Universe, model: Mapping[str, Any]) -> dict[str, bool]:
    """Every assumption and alternative, and whether it holds in the model."""
    return {name: bool(evaluate(term, {}, model, universe))
            for name, term in problem.statement.always + problem.statement.assumptions}


@pytest.mark.parametrize("value", [(2, -1), (-3, 1), (0, 0), (1, 1), (Fraction(1, 2), Fraction(-1, 2))])
def test_off_switch_by_hand(value: tuple[Any, ...]) -> None:
    """With a rational human the advantage is the smaller of expected gain and expected loss (equation 1)."""
    problem = build(off_switch.theorem)
    universe = Universe(problem.statement, {"Case": 2})
    agrees = tuple(v >= 0 for v in value)
    model = {"value": value, "judged": value, "agrees": agrees, "cost": (0,),
             "realised": tuple(v if yes else 0 for v, yes in zip(value, agrees, strict=True)),
             "alone": (max(sum(value), 0),)}
    gain, loss = sum(max(v, 0) for v in value), sum(max(-v, 0) for v in value)
    found = formulas(problem, universe, model)
    assert all(found[name] for name in found if "=" in name or name in ("rational_human", "same_signs"))
    assert found["unsure"] == (gain > 0 and loss > 0)
    assert found["balanced"] == (gain <= 3 * loss and loss <= 3 * gain)
    better = build(off_switch.theorem, claim="strictly_better")
    assert evaluate(better.statement.witness, {}, model, universe) == (min(gain, loss) > 0)
    assert not evaluate(problem.statement.witness, {}, model, universe)


def test_history_utility_by_hand() -> None:
    """The utility of the post, 1 where every action is the policy's own, shows each of some policies to be optimal."""
    problem = build(history_utility.theorem)
    universe = Universe(problem.statement, {"Obs": 2, "Action": 2})
    random = Random(17)
    for _ in range(10):
        one, two = tuple(random.choices((0, 1), k=2)), tuple(random.choices((0, 1), k=8))
        utility = tuple(int(a == one[o] and b == two[o * 4 + a * 2 + p])
                        for o, a, p, b in product((0, 1), repeat=4))
        model = {"utility": utility, "margin": (1,), "known": (False,), "next": (0,) * 4, "step": (0,) * 4,
                 "worth": (0,) * 2, "seen": (0,) * 8}
        other = tuple(1 - a for a in one)
        assert evaluate(problem.statement.witness, {"first": one, "second": two}, model, universe)
        assert not evaluate(problem.statement.witness, {"first": other, "second": two}, model, universe)


def test_noisy_choice_by_hand() -> None:
    """Log-odds are differences of rewards, or their negatives, or shifted where a bias is possible."""
    reward, offset = (Fraction(1, 2), 2), (0, 3)
    for mistakes, contrary, odds in (("noise", False, Fraction(-3, 2)), ("noise_of_unknown_sign", True, Fraction(3, 2)),
                                     ("bias", False, Fraction(-9, 2))):
        problem = build(noisy_choice.theorem, axes={"mistakes": mistakes}, claim="can_err")
        universe = Universe(problem.statement, {"State": 1, "Action": 2})
        model = {"reward": reward, "log_odds": (0, odds, -odds, 0), "steep": (False,), "contrary": (contrary,),
                 "offset": offset, "biased": (False, True), "labelled": (0,)}
        assert evaluate(problem.statement.formula(f"mistakes={mistakes}"), {}, model, universe)
        assert evaluate(problem.statement.formula("likeliest_is_best"), {}, model, universe) == (not contrary)
        if mistakes == "bias":
            model["biased"] = (True, False)
        else:
            model["steep"] = (True,)
        assert not evaluate(problem.statement.formula(f"mistakes={mistakes}"), {}, model, universe)


@pytest.mark.parametrize("theorem", THEOREMS, ids=lambda t: t.name)
def test_every_claim_and_desideratum_can_be_stated_under_every_alternative(theorem: Theorem) -> None:
    choices = product(*(axis.alternatives for axis in theorem.axes.values()))
    for chosen in choices:
        for claim in (*theorem.claims, *theorem.desiderata):
            statement = build(theorem, axes=dict(zip(theorem.axes, chosen, strict=True)), claim=claim).statement
            assert statement.theorem == theorem.name


@pytest.mark.parametrize("theorem", THEOREMS, ids=lambda t: t.name)
def test_a_theorem_file_is_a_page_for_a_reader(theorem: Theorem) -> None:
    assert not theorem.faults
    for words in (theorem.title, theorem.source, theorem.post, theorem.covers, theorem.audience, theorem.extends):
        assert words.strip()
    assert theorem.cites and theorem.builds_on and theorem.publications and theorem.desiderata
    for declared in (*theorem.assumptions.values(), *theorem.desiderata.values(), *theorem.values.values()):
        assert declared.title.endswith("."), declared.name
