"""Brute-force oracles for the theorem files, written from the mathematics alone and on the standard library alone.

Nothing here shares code or encoding with the explorer: rewards are tuples of rows of integers, policies tuples of
frozensets of actions, planners tuples of policy numbers. A disagreement with the explorer is a fault in one of the two.

* `no_free_lunch`: what a set of assumptions does to "any reward explains any policy", at one size.
* `three_buttons`: which readings of a button presser survive a set of assumptions.
* `literal`: the definitions once more, without tables, for tests of the tables.
* `tables`, `conditions`, `problem`, `planners`, `worlds`: rewards and targets, the assumptions, the numbered tables of
  one size, the two ways through all planners, and the questions asked of the worlds.
"""
