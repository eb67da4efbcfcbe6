"""Times the commands that should be fast, each in a process of its own; prints seconds, peak memory and the limit."""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
START = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from explorer.cli import main; main()"
COMMAND = [sys.executable, "-c", START]
LARGE = ["--scope", "State=2..2,Action=3..3,Level=3..3", "--no-certify"]
LONG = ["--scope", "State=3..3,Action=2..2,Level=3..3", "--no-certify"]
GROUPS: dict[str, list[tuple[list[str], float, float]]] = {  # words, seconds, GiB
    "start": [(["--help"], 0.3, 0.1), (["list"], 0.3, 0.1)],
    "originals": [(["check", name], 5, 2) for name in
                  ("no_free_lunch", "three_buttons", "off_switch", "history_utility", "noisy_choice")],
    "large": [(["check", "no_free_lunch", "rational", "unique_best", *LARGE], 3, 2),
              *[(["check", "no_free_lunch", name, *scope], 10, 2)
                for name in ("local", "jointly_monotone") for scope in (LARGE, LONG)],
              *[(["check", "no_free_lunch", name, *LARGE], 90, 4) for name in ("injective", "faithful")]],
    "certified": [(["check", "no_free_lunch", *words], 60, 2) for words in
                  (["rational", "unique_best"], ["local", "neutral", "jointly_monotone", "rewards=without_ties"])],
}


def main(chosen: list[str]) -> None:
    """Runs the chosen groups, or all."""
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    sys.stdout.write(f"{time.perf_counter() - started:7.2f} s  python -c pass\n")
    for group in chosen or GROUPS:
        for words, seconds, memory in GROUPS[group]:
            started = time.perf_counter()
            done = subprocess.run(["/usr/bin/env", *COMMAND, *words], capture_output=True, text=True)
            taken = time.perf_counter() - started
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 2**20
            verdict = done.stdout.split("\n\n")[0].replace("\n", " ")[-60:] if words[0] == "check" else ""
            late = "  LATE" if taken > seconds else ""
            sys.stdout.write(f"{taken:7.2f} s (limit {seconds:g}), peak so far {peak:.2f} GiB (limit {memory:g})  "
                  f"{' '.join(words)}  ...{verdict}{late}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
