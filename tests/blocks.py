"""The commands and code shown in the documentation: taking them out of a page, running them, comparing what they print.

On a page, a fenced block called `console` shows commands after `$ ` with their output below; a line `...` in the
output stands for any lines. A block called `python NAME.py` is that file (a second one of the same name goes on with
it), and a block called `python` alone is a script; `py` is for fragments, which nothing runs. Everything of one page
happens in one folder, in order.

`python tests/blocks.py README.md docs/*.md` puts the output of today in place of every shown output that differs.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
FENCE = re.compile(r"^```(\w+)[ \t]*([^\n]*)\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
COUNTED = re.compile(r"\b\d+(\.\d+)? ?(s|seconds?|ms)\b|\b[\d,]+ steps\b")  # what may differ from run to run
RUN = ("sidestep ", "python -m explorer")  # what is run; git, make and pip are not
START = "import sys\nsys.path.insert(0, {root!r})\nfrom explorer.cli import main\nmain()\n"


@dataclass(frozen=True)
class Command:
    """A command of a page with the output shown below it, empty where none is shown."""

    text: str
    shown: str
    start: int  # where the shown output begins and ends in the page
    end: int

    @property
    def runs(self) -> bool:
        return self.text.startswith(RUN)


@dataclass(frozen=True)
class Code:
    """A block of Python; `file` is its name, empty for a script."""

    file: str
    text: str


def parts(page: str) -> Iterator[Command | Code]:
    """The commands and the code of a page, in order."""
    for fence in FENCE.finditer(page):
        language, name, body = fence.groups()
        if language == "python":
            yield Code(name.strip(), body)
        if language == "console":
            found = list(re.finditer(r"^\$ (.*)\n", body, re.MULTILINE))
            for command, following in zip(found, [*found[1:], None], strict=True):
                end = following.start() if following else len(body)
                start = fence.start(3)
                yield Command(command[1], body[command.end():end], start + command.end(), start + end)


def folder_of_commands(folder: Path) -> None:
    """Puts a `sidestep` that runs this checkout into the folder."""
    script = folder / "sidestep"
    script.write_text(f"#!{sys.executable}\n" + START.format(root=str(ROOT)))
    script.chmod(0o755)


def environment(commands: Path) -> dict[str, str]:
    """The environment that commands run in: no colour, no width of a terminal, a store that begins empty."""
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    return {**kept, "PATH": os.pathsep.join([str(commands), str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "TERM": "dumb",
            "PYTHONIOENCODING": "utf-8", "SIDESTEP_STORE": str(commands / "store.db")}


def run(command: str, folder: Path, env: dict[str, str], limit: float = 300) -> tuple[str, int]:
    """What a command prints on both outputs in a folder, and its exit status."""
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=env, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, encoding="utf-8", timeout=limit, check=False)
    return done.stdout, done.returncode


def matches(shown: str, printed: str) -> bool:
    """Whether the output is as shown, seconds, steps and empty lines apart; a line `...` stands for any lines."""
    def lines(text: str) -> list[str]:
        tidy = "\n".join(line.rstrip() for line in COUNTED.sub("N", text).strip().splitlines())
        return re.sub(r"\n{3,}", "\n\n", tidy).split("\n")
    pattern = "".join(r"(?:.*\n)*" if line.strip() == "..." else re.escape(line) + r"\n" for line in lines(shown))
    return re.fullmatch(pattern, "".join(line + "\n" for line in lines(printed))) is not None


def play(page: Path, folder: Path) -> Iterator[tuple[Command | Code, str, int]]:
    """Writes the files and runs the commands and scripts of a page; gives each with its output and status."""
    commands = folder / ".commands"
    commands.mkdir()
    folder_of_commands(commands)
    env = environment(commands)
    for part in parts(page.read_text(encoding="utf-8")):
        if isinstance(part, Command):
            if part.runs:
                yield part, *run(part.text, folder, env)
        elif part.file:
            with (folder / part.file).open("a", encoding="utf-8") as file:
                file.write(part.text)
        else:
            (commands / "script.py").write_text(part.text, encoding="utf-8")
            yield part, *run(f"python {commands}/script.py", folder, env)


def shortened(shown: str, printed: str) -> str:
    """What is printed, with `...` where the page had it: each piece from the line most like its first to its last."""
    lines, found, place = [line.rstrip() for line in printed.strip("\n").splitlines()], list[str](), 0
    for piece in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE):
        old = [line for line in piece.splitlines() if line.strip()]
        if old:
            first = place + nearest(old[0], lines[place:])
            last = first + nearest(old[-1], lines[first:])
            piece, place = "\n".join(lines[first:last + 1]) + "\n" * (1 + piece.endswith("\n\n")), last + 1
        found.append(piece)
    return "...\n".join(found)


def nearest(line: str, lines: list[str]) -> int:
    """The place of the line most like this one."""
    return max(range(len(lines)), key=lambda place: SequenceMatcher(None, line, lines[place]).ratio(), default=0)


def refresh(page: Path) -> None:
    """Rewrites the shown outputs of a page that are not what the commands print."""
    text = page.read_text(encoding="utf-8")
    with TemporaryDirectory() as folder:
        changes = [(part, output) for part, output, _ in play(page, Path(folder))
                   if isinstance(part, Command) and part.shown.strip() and not matches(part.shown, output)]
    for part, output in reversed(changes):
        print(f"{page}: {part.text}")
        text = text[:part.start] + shortened(part.shown, output) + text[part.end:]
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        refresh(Path(argument))
