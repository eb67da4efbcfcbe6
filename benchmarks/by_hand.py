"""`rational` and `unique_best` at State=2, Action=3, Level=3, written by hand for Z3, to measure the language by."""

from __future__ import annotations

import sys
import time
from itertools import product

import z3

STATES, ACTIONS, LEVELS = range(2), range(3), (-1, 0, 1)


def main() -> None:
    """Builds the problem, asks whether two worlds differ, and prints both times."""
    start = time.perf_counter()
    rewards = list(product(LEVELS, repeat=6))
    solver = z3.Solver()
    true, planner = [], []
    for world in (1, 2):
        true.append([z3.Bool(f"reward{world}_{i}") for i in range(len(rewards))])
        planner.append([[[z3.Bool(f"p{world}_{i}_{s}_{a}") for a in ACTIONS] for s in STATES]
                        for i in range(len(rewards))])
        solver.add(z3.PbEq([(x, 1) for x in true[-1]], 1))
        for i, reward in enumerate(rewards):
            unique = True
            for s in STATES:
                row = reward[3 * s:3 * s + 3]
                unique = unique and row.count(max(row)) == 1
                cells = planner[-1][i][s]
                solver.add(z3.Or(cells), *(z3.Not(z3.And(cells[a], cells[b])) for a in ACTIONS for b in range(a)))
                solver.add(*(z3.Not(cells[a]) for a in ACTIONS if row[a] < max(row)))
            if not unique:
                solver.add(z3.Not(true[-1][i]))
    chosen = [[[z3.Bool(f"o{w}_{s}_{a}") for a in ACTIONS] for s in STATES] for w in (1, 2)]
    best = [[[z3.Bool(f"b{w}_{s}_{a}") for a in ACTIONS] for s in STATES] for w in (1, 2)]
    for w in range(2):
        for i, reward in enumerate(rewards):
            for s, a in product(STATES, ACTIONS):
                solver.add(z3.Implies(true[w][i], chosen[w][s][a] == planner[w][i][s][a]))
                solver.add(z3.Implies(true[w][i], best[w][s][a] == (reward[3 * s + a] == max(reward[3 * s:3 * s + 3]))))
    solver.add(*(chosen[0][s][a] == chosen[1][s][a] for s, a in product(STATES, ACTIONS)))
    solver.add(z3.Or([best[0][s][a] != best[1][s][a] for s, a in product(STATES, ACTIONS)]))
    built = time.perf_counter()
    answer = solver.check()
    sys.stdout.write(f"{answer}: built in {built - start:.2f} s, answered in {time.perf_counter() - built:.2f} s\n")


if __name__ == "__main__":
    main()
