"""The command in a pasted comment, for `sidestep check -`: parsed as arguments, and only where it does no harm."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from explorer.language.faults import Fault
from explorer.loading import shipped, shipped_extensions

START = "sidestep check"
MARKS = str.maketrans({"\u201c": '"', "\u201d": '"', "\u2018": "'", "\u2019": "'", "\u2013": "--", "\u2014": "--",
                       "\u00a0": " "})
FENCED = re.compile(r"^[ \t]*(```|~~~)[^\n]*\n(.*?)^[ \t]*\1", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`+([^`]+)`+")
LINE = re.compile(r"^[ \t]*(?:\$[ \t]*)?(sidestep[ ]check[ ][^\n]*(?:\n[ \t]+\S[^\n]*)*)", re.MULTILINE)
PROSE = re.compile(r"sidestep[ ]check[ ]([^\n`]+)")


def pasted(text: str) -> list[str]:
    """The arguments of the first `sidestep check` in a text; code comes before lines of its own, those before prose.

    Raises Fault where there is none, where it cannot be read, and where it would write or load a file.
    """
    found = next(commands(text), None)
    if found is None:
        raise Fault(f"no `{START}` stands in the text", "paste a comment that shows its command")
    try:
        words = shlex.split(found, comments=True)[2:]
    except ValueError as error:
        raise Fault(f"the command in the text cannot be read: {error}", "its quotes do not match") from None
    if any(word == "--report" or word.startswith("--report=") for word in words):
        raise Fault("a pasted command may not write a report", "run it yourself, with --report")
    if not words or words[0] not in (*shipped(), *shipped_extensions()):
        named = f"`{words[0]}`" if words else "nothing"
        raise Fault(f"the command in the text checks {named}, which does not come with Sidestep",
                    "loading a file runs the Python in it: read it, then check it by its path")
    return words


def commands(text: str) -> Iterator[str]:
    """The commands of a text, the likeliest first: marks of quotation, markup and line continuations taken away."""
    plain = re.sub(r"^(?:[ \t]*>)+[ \t]?", "", text.replace("\r\n", "\n"), flags=re.MULTILINE)
    plain = re.sub(r"<[^<>\n]*>|\*\*", "", plain.translate(MARKS).replace("\\_", "_"))
    plain = re.sub(r"[ \t]*\\\n[ \t]*", " ", plain)
    for _, body in FENCED.findall(plain):
        yield from (" ".join(line.split("\n")) for line in LINE.findall(body))
    without = FENCED.sub("", plain)
    for span in SPAN.findall(without):
        one = " ".join(span.split())
        if one.startswith(START + " "):
            yield one
    if without.count("`") % 2 and re.search(r"`[ \t]*sidestep[ ]check[ ][^`]*\Z", without):
        raise Fault("the command in the text begins with a backtick and does not end with one", "paste all of it")
    yield from (sentence_end(" ".join(line.split())) for line in LINE.findall(without))
    yield from (sentence_end(f"{START} {rest}") for rest in PROSE.findall(without))


def sentence_end(command: str) -> str:
    """A command up to the word that ends its clause in prose: `rational, and it says` is `rational`."""
    kept = []
    for word in command.split(" "):
        kept.append(word.rstrip(".,:*!?)") if word.endswith((".", ",", ":", "*", "!", "?", ")")) else word)
        if kept[-1] != word and not word.endswith("..."):
            break
    return " ".join(kept)
