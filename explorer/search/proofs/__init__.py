"""Refutations for the kernel: found by solvers, written as instances, lemmas and steps. Nothing here is trusted."""
