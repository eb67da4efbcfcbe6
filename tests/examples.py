"""How many random examples the tests look at: the same ones each time, or with EXAMPLES=N new ones, N times as many."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("EXAMPLES", "0"))


def examples(count: int) -> settings:
    """Settings for so many examples in an ordinary run."""
    return settings(max_examples=count * (TIMES or 1), derandomize=not TIMES, deadline=None,
                    suppress_health_check=list(HealthCheck))
