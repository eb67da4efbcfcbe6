"""Shaping: verdicts against exact values of all policies in small environments, without the package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import product

from asked import verdict

NAME = "potential_shaping"
G = Fraction(9, 10)
STATES, ACTIONS = (0, 1), (0, 1)
Env = dict[tuple[int, int], int]
Gain = Callable[[int, int, int], Fraction]
ENVS: list[Env] = [dict(zip(product(STATES, ACTIONS), row, strict=True)) for row in product(STATES, repeat=4)]


def worth(env: Env, policy: tuple[int, ...], got: Gain, end: int | None) -> tuple[Fraction, ...]:
    """Two equations in two unknowns, by Cramer's rule."""
    rows, right = [], []
    for s in STATES:
        row = [Fraction(s == t) for t in STATES]
        if s != end:
            row[env[s, policy[s]]] -= G
        rows.append(row)
        right.append(Fraction(0) if s == end else got(s, policy[s], env[s, policy[s]]))
    (a, b), (c, d) = rows
    return (right[0] * d - b * right[1]) / (a * d - b * c), (a * right[1] - c * right[0]) / (a * d - b * c)


def best(env: Env, got: Gain, end: int | None = None) -> frozenset[tuple[int, ...]]:
    table = {p: worth(env, p, got, end) for p in product(ACTIONS, repeat=2)}
    top = tuple(max(row[s] for row in table.values()) for s in STATES)
    return frozenset(p for p, row in table.items() if row == top)


def gain(reward: Mapping[tuple[int, int], int | Fraction], extra: Gain = lambda s, a, t: Fraction(0)) -> Gain:
    return lambda s, a, t: reward[s, a] + extra(s, a, t)


def shaping(discount: Fraction, phi: tuple[int, int]) -> Gain:
    return lambda s, a, t: discount * phi[t] - phi[s]


def constant(c: int) -> Gain:
    return lambda s, a, t: Fraction(c)


def table_of(f: Mapping[tuple[int, int, int], int]) -> Gain:
    return lambda s, a, t: Fraction(f[s, a, t])


def rewards() -> list[dict[tuple[int, int], int]]:
    return [dict(zip(product(STATES, ACTIONS), row, strict=True)) for row in product((-1, 0, 1), repeat=4)]


def shaping_keeps(discount: Fraction, end: int | None, potentials: list[tuple[int, int]]) -> bool:
    return all(best(env, gain(r), end) == best(env, gain(r, shaping(discount, phi)), end)
               for env in ENVS if end is None or all(env[end, a] == end for a in ACTIONS)
               for r in rewards() for phi in potentials)


def test_a_potential_keeps_the_best_policies_if_it_is_discounted_alike_and_ends_at_0() -> None:
    some = [(0, 1), (-1, 2), (3, 0)]
    zero = [(0, 1), (0, -2)]
    assert shaping_keeps(G, None, some) and verdict(NAME) == "holds"
    assert not shaping_keeps(Fraction(1, 2), None, some) and verdict(NAME, counted="otherwise") == "broken"
    assert not shaping_keeps(G, 0, some) and verdict(NAME, ending="in_first") == "broken"
    assert shaping_keeps(G, 0, zero) and verdict(NAME, ["zero_at_the_end"], ending="in_first") == "holds"


def test_a_constant_shortens_or_lengthens_walks_that_end() -> None:
    both = ["same_everywhere", "same_for_all_actions"]
    for end, wanted in ((None, "holds"), (0, "broken")):
        kept = all(best(env, gain(r), end) == best(env, gain(r, constant(c)), end)
                   for env in ENVS if end is None or all(env[end, a] == end for a in ACTIONS)
                   for r in rewards() for c in (1, -2))
        assert kept == (wanted == "holds")
        ending = "never" if end is None else "in_first"
        assert verdict(NAME, both, drop=["potential_based"], ending=ending) == wanted


def test_every_other_addition_changes_all_best_policies_somewhere() -> None:
    """An exact construction for each of the 256 additions of -1 and 1."""
    for cells in product((-1, 1), repeat=8):
        f = dict(zip(product(STATES, ACTIONS, STATES), cells, strict=True))
        unlike = [(s, t) for s in STATES for t in STATES if f[s, 0, t] != f[s, 1, t]]
        phi = (-10 * f[0, 0, 0], -9 * f[0, 0, 0] - f[1, 0, 0])
        if not unlike and all(f[s, 0, t] == G * phi[t] - phi[s] for s in STATES for t in STATES):
            continue
        r = dict.fromkeys(product(STATES, ACTIONS), Fraction(0))
        if unlike:
            s, t = unlike[0]
            env = {(x, a): t for x in STATES for a in ACTIONS}
            r[s, 1] = Fraction(f[s, 0, t] - f[s, 1, t]) / 2
        elif f[1, 0, 1] != (G - 1) * phi[1]:  # stay in 1 for ever, or go to 0 for ever
            s, env = 1, {(0, 0): 0, (0, 1): 0, (1, 0): 0, (1, 1): 1}
            go, stay = (worth(env, p, table_of(f), None)[1] for p in ((0, 0), (0, 1)))
            r[s, 1] = (go - stay) * (1 - G) / 2
        else:  # stay in 0 for ever, or go to and fro
            s, env = 0, {(0, 0): 0, (0, 1): 1, (1, 0): 0, (1, 1): 0}
            stay, go = (worth(env, p, table_of(f), None)[0] for p in ((0, 0), (1, 0)))
            r[s, 1] = (stay - go) * (1 - G * G) / 2
        assert not best(env, gain(r)) & best(env, gain(r, table_of(f))), f
    assert verdict(NAME, claim="necessary", drop=["potential_based"], at={"State": 2}) == "holds"


def test_one_environment_lets_other_additions_pass() -> None:
    """All steps can be taken, and staying in the last state is so good that a small addition changes nothing."""
    env = {(0, 0): 0, (0, 1): 1, (1, 0): 0, (1, 1): 1}
    plain = {(0, 0): 0, (0, 1): 0, (1, 0): 0, (1, 1): 9}
    extra = {(0, 0): 0, (0, 1): 0, (1, 0): 0, (1, 1): 1}  # a potential would be 0 in both states
    assert best(env, lambda s, a, t: Fraction(plain[s, a])) == best(
        env, lambda s, a, t: Fraction(plain[s, a] + extra[s, t]))
    assert verdict(NAME, ["same_for_all_actions"], claim="only_potentials_here", drop=["potential_based"]) == "broken"
