"""The untrusted part: grounding, solvers, models, refutations. What it finds is shown only if the kernel accepts it."""
