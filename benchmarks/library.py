"""Times every theorem that is shipped: its original, its map, and all published verdicts; prints seconds and limits."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from run import COMMAND, ROOT

sys.path.insert(0, str(ROOT))
from explorer.loading import find, shipped

CHECK, MAP, ALL = 10.0, 60.0, 20 * 60.0  # seconds that each may take
MOST = 14  # assumptions of a map; of a theorem with more it combines the first ones
PUBLISHED = [sys.executable, "-m", "pytest", "-q", "-n", "2", str(ROOT / "tests" / "test_published.py")]


def taken(words: list[str], store: Path) -> float:
    """Seconds that a command takes without anything kept from before; ends the program where it fails."""
    started = time.perf_counter()
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, check=False,
                          env={**os.environ, "XDG_CACHE_HOME": str(store), "XDG_DATA_HOME": str(store)})
    if done.returncode:
        raise SystemExit(f"{' '.join(words)}: {done.stderr or done.stdout}")
    return time.perf_counter() - started


def main(names: list[str]) -> None:
    """Runs the theorems named, or all, and then the published verdicts."""
    total = 0.0
    for name in names or shipped():
        known = list(find(name).theorem.assumptions)
        among = ["--among", ",".join(known[:MOST])] if len(known) > MOST else []
        with tempfile.TemporaryDirectory() as store:
            check = taken([*COMMAND, "check", name, "--fresh"], Path(store))
            chart = taken([*COMMAND, "map", name, "--fresh", *among], Path(store))
        total += check + chart
        late = "  LATE" if check > CHECK or chart > MAP else ""
        sys.stdout.write(f"check {check:6.2f} s (limit {CHECK:g})  map {chart:6.2f} s (limit {MAP:g})  {name}{late}\n")
        sys.stdout.flush()
    if not names:
        with tempfile.TemporaryDirectory() as store:
            published = taken(PUBLISHED, Path(store))
        total += published
        sys.stdout.write(f"published verdicts {published:6.2f} s\n")
    sys.stdout.write(f"all {total:6.1f} s (limit {ALL:g}){'  LATE' if total > ALL else ''}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
