"""Exact simplex over rationals with an infinitesimal: a solution of inequalities, or multipliers that refute them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import gcd, lcm

from explorer.kernel.linear import Inequality

Number = int | Fraction  # whole numbers stay ints, which are much quicker
Pair = tuple[Number, Number]  # a number plus a multiple of an infinitesimal
ZERO: Pair = (0, 0)


def ratio(a: Number, b: Number) -> Number:
    """a / b, exactly."""
    if b in (1, -1):
        return a * b
    found = Fraction(a) / b
    return found.numerator if found.denominator == 1 else found


class Tableau:
    """Rows say what the basic variables are in terms of the others; every form gets one slack variable.

    A row is whole numbers without a common divisor: the variable times its `scale` is the sum of coefficient times
    variable. After B. Dutertre and L. de Moura, A fast linear-arithmetic solver for DPLL(T), 2006.
    """

    def __init__(self) -> None:
        self.rows: dict[int, dict[int, int]] = {}
        self.scale: dict[int, int] = {}  # positive
        self.values: dict[int, Pair] = {}
        self.upper: dict[int, tuple[Pair, int]] = {}  # a bound, and the inequality that it comes from
        self.lower: dict[int, tuple[Pair, int]] = {}

    def add(self, variable: int, form: Sequence[tuple[int, Number]]) -> None:
        """A new basic variable with the value of a form in variables that are not basic, all of which are 0."""
        scale = lcm(*(Fraction(c).denominator for _, c in form))
        self.rows[variable] = {v: int(c * scale) for v, c in form}
        self.scale[variable] = scale
        self.values[variable] = ZERO

    def pivot(self, leaving: int, entering: int) -> None:
        """Exchanges a basic variable with one of its row."""
        row, scale = self.rows.pop(leaving), self.scale.pop(leaving)
        factor = row.pop(entering)
        sign = 1 if factor > 0 else -1
        factor *= sign
        new = {v: -sign * c for v, c in row.items()}
        new[leaving] = sign * scale
        for basic, old in self.rows.items():
            c = old.pop(entering, 0)
            if c:
                common = gcd(c, factor)
                times, c = factor // common, c // common
                if times > 1:
                    for v in old:
                        old[v] *= times
                for v, d in new.items():
                    old[v] = old.get(v, 0) + c * d
                    if not old[v]:
                        del old[v]
                self.scale[basic] *= times
                common = gcd(self.scale[basic], *old.values())
                if common > 1:
                    self.scale[basic] //= common
                    for v in old:
                        old[v] //= common
        self.rows[entering], self.scale[entering] = new, factor

    def move(self, variable: int, to: Pair) -> None:
        """Gives a variable outside the basis a value."""
        old = self.values[variable]
        change = (to[0] - old[0], to[1] - old[1])
        self.values[variable] = to
        for basic, row in self.rows.items():
            c = row.get(variable)
            if c:
                at, scale = self.values[basic], self.scale[basic]
                self.values[basic] = (at[0] + ratio(c * change[0], scale), at[1] + ratio(c * change[1], scale))

    def check(self) -> dict[int, Number] | None:
        """None where the bounds can be met; else multipliers of inequalities that add up to a contradiction."""
        while True:
            out = [v for v in self.rows if self.below(v) or self.above(v)]
            if not out:
                return None
            broken = min(out)
            low = self.below(broken)
            row, scale = self.rows[broken], self.scale[broken]
            entering = min((v for v, c in row.items() if self.free(v, (c > 0) == low)), default=None)
            if entering is None:
                _, source = self.lower[broken] if low else self.upper[broken]
                multipliers: dict[int, Number] = {source: scale}
                for v, c in row.items():
                    _, other = self.upper[v] if (c > 0) == low else self.lower[v]
                    multipliers[other] = multipliers.get(other, 0) + abs(c)
                return multipliers
            target, _ = self.lower[broken] if low else self.upper[broken]
            c = row[entering]
            at, here = self.values[broken], self.values[entering]
            step = (ratio((target[0] - at[0]) * scale, c), ratio((target[1] - at[1]) * scale, c))
            self.move(entering, (here[0] + step[0], here[1] + step[1]))
            self.pivot(broken, entering)

    def below(self, v: int) -> bool:
        return v in self.lower and self.values[v] < self.lower[v][0]

    def above(self, v: int) -> bool:
        return v in self.upper and self.values[v] > self.upper[v][0]

    def free(self, v: int, up: bool) -> bool:
        """Whether a variable can still move up (or down)."""
        return (v not in self.upper or self.values[v] < self.upper[v][0]) if up else \
            (v not in self.lower or self.values[v] > self.lower[v][0])


def solve(inequalities: Sequence[Inequality]) -> tuple[dict[int, Number] | None, dict[int, Number]]:
    """A pair: multipliers by place in the list where there is no solution (None otherwise), and a solution."""
    tableau = Tableau()
    slacks: dict[tuple[tuple[int, Number], ...], int] = {}
    unknowns = sorted({unknown for item in inequalities for unknown, _ in item.form.terms})
    for unknown in unknowns:
        tableau.values[unknown] = ZERO
    following = (unknowns[-1] if unknowns else 0) + 1
    waiting: list[tuple[int, Pair, bool, int]] = []
    for place, (form, strict) in enumerate(inequalities):
        lead = form.terms[0][1]
        key = tuple((unknown, ratio(c, lead)) for unknown, c in form.terms)
        if len(key) == 1:
            variable = key[0][0]
        else:
            if key not in slacks:
                slacks[key] = following
                tableau.add(following, key)
                following += 1
            variable = slacks[key]
        is_upper = lead > 0
        delta = 0 if not strict else -1 if is_upper else 1
        waiting.append((variable, (-ratio(form.constant, lead), delta), is_upper, place))
    leads: list[Number] = [max(lead, -lead) for lead in (item.form.terms[0][1] for item in inequalities)]

    def unscaled(found: dict[int, Number]) -> dict[int, Number]:
        return {place: ratio(value, leads[place]) for place, value in found.items()}

    for variable, bound, is_upper, place in waiting:
        mine, other = (tableau.upper, tableau.lower) if is_upper else (tableau.lower, tableau.upper)
        if variable not in mine or (bound < mine[variable][0]) == is_upper and bound != mine[variable][0]:
            mine[variable] = (bound, place)
        if variable in other and tableau.lower[variable][0] > tableau.upper[variable][0]:
            return unscaled({mine[variable][1]: 1, other[variable][1]: 1}), {}
        if variable not in tableau.rows and (tableau.above(variable) or tableau.below(variable)):
            tableau.move(variable, bound)
    found = tableau.check()
    if found is not None:
        return unscaled(found), {}
    return None, concrete(tableau, unknowns)


def concrete(tableau: Tableau, unknowns: Sequence[int]) -> dict[int, Number]:
    """Values of the unknowns once the infinitesimal is a number small enough."""
    small: Number = 1
    for bounds, sign in ((tableau.upper, 1), (tableau.lower, -1)):
        for v, (bound, _) in bounds.items():
            at = tableau.values[v]
            room: Number = sign * (bound[0] - at[0])
            growth: Number = sign * (at[1] - bound[1])
            if growth > 0:
                small = min(small, ratio(room, growth))
    return {v: tableau.values[v][0] + small * tableau.values[v][1] for v in unknowns}
