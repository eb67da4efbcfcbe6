"""The generated pages of the site: one for each theorem, their list, the reading path, the bibliography, and more."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from explorer.asking import command_of
from explorer.bibliography import cited, works
from explorer.commands.show import claims, sizes
from explorer.loading import Loaded, find, shipped
from explorer.parametric.proofs import proofs_of
from explorer.related import related
from explorer.report.document import Entries
from explorer.report.formulas import Formulas, assumption_entry, claim_entry, sentence, statement_in_full
from explorer.report.markdown import block
from explorer.sequence import FORMALIZES, sequence
from explorer.statement import build

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "counterexamples"


def write(docs: Path) -> None:
    """Writes all generated pages into the folder `generated` of the documentation."""
    folder = docs / "generated"
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "theorem").mkdir(parents=True)
    everything = {name: find(name) for name in shipped()}
    for name, loaded in everything.items():
        put(folder / "theorem" / f"{name}.md", theorem_page(loaded))
    listed = [f"theorem/{name}" for name in everything]
    put(folder / "theorems.md", ["# The theorems", "Each page is made from its theorem file.",
                                 "```{toctree}\n:maxdepth: 1\n\n" + "\n".join(listed) + "\n```"])
    put(folder / "reading.md", reading())
    put(folder / "bibliography.md", ["# Bibliography", "`sidestep bib` prints the same as BibTeX.",
                                     "\n".join(f"* {escaped(work.text)} (`{work.key}`)" for work in works())])
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    put(folder / "contributing.md", [text.replace("](docs/", "](../").strip()])


def put(path: Path, parts: list[str] | Iterator[str]) -> None:
    """Writes a page from its parts, empty ones left out."""
    path.write_text("\n\n".join(part for part in parts if part) + "\n", encoding="utf-8")


def escaped(text: str) -> str:
    """Text in which nothing is markup."""
    return "".join(f"\\{c}" if c in "*_[]<>#" else c for c in text)


def theorem_page(loaded: Loaded) -> Iterator[str]:
    """The parts of a theorem's page."""
    theorem, name = loaded.theorem, loaded.name
    problem = build(theorem)
    formulas = Formulas(problem)
    yield f"# {theorem.title}"
    yield f"`{name}`, version {theorem.version}: {theorem.kind}. {escaped(sentence(theorem.covers))}"
    facts = [("For", theorem.audience), ("Source", theorem.source), ("Post", theorem.post),
             ("Read first", ", ".join(theorem.builds_on)), ("Beyond these sizes", theorem.extends),
             ("Scope", ", ".join(sizes(theorem)))]
    yield "\n".join(f"* **{what}**: {escaped(sentence(text))}" for what, text in facts if text)
    yield "## Claims"
    yield block(Entries((claim_entry(formulas),)), 3)
    others = list(claims(loaded, f"sidestep check {name}").items())[1:]
    yield "\n".join(f"* `{other}`: {escaped(says)} `{how}`" for other, (says, how) in others)
    yield "## Assumptions"
    stated = set(problem.assumptions)
    yield block(Entries(tuple(assumption_entry(formulas, one) for one in theorem.assumptions if one in stated)), 3)
    for axis in theorem.axes.values():
        yield f"### Axis {axis.name}\n\n{escaped(axis.doc)}"
        yield "\n".join(f"* `{axis.name}={one}`{' (default)' * (one == axis.default)}: {escaped(declared.title)}"
                        for one, declared in axis.alternatives.items())
    if theorem.desiderata:
        yield "## What one would like to keep"
        yield "\n".join(f"* `{one}`: {escaped(declared.title)}" for one, declared in theorem.desiderata.items())
    yield "## The statement of the original, in notation"
    yield "\n\n".join(block(item, 3) for item in statement_in_full(problem))
    if theorem.publications:
        yield "## Verdicts of the literature"
        yield "\n".join(
            f"* {entry.verdict} within {', '.join(sizes(theorem, dict(entry.at))) or 'its only size'}: "
            f"{escaped(entry.source)}. `{command_of(loaded, entry)}`" for entry in theorem.publications)
    if found := proofs_of(name):
        yield "## For every value of a parameter"
        yield "\n".join(f"* {escaped(item.says)} Proved {escaped(item.reach)}." for item in found if not item.faults())
    if (REPORTS / name).is_dir() or (REPORTS / "maps" / name).is_dir():
        kept = [f"`counterexamples/{name}`"] * (REPORTS / name).is_dir()
        kept += [f"`counterexamples/maps/{name}`"] * (REPORTS / "maps" / name).is_dir()
        yield f"## Reports\n\nIn the source: {' and '.join(kept)}; `sidestep map {name}` draws the map."
    if theorem.confusions:
        yield "## Questions that readers ask"
        yield "\n\n".join(f"**{escaped(item.question)}** {escaped(item.answer)} `{command_of(loaded, item.settled)}`"
                          for item in theorem.confusions)
    if theorem.exercises:
        yield "## Exercises"
        yield "\n".join(f"* {escaped(item.says)} `sidestep exercise {name} {item.name}`"
                        for item in theorem.exercises.values())
    if elsewhere := related().get(name):
        yield "## Elsewhere"
        yield "\n".join(f"* `{item.statement}` (`{item.source}`): {item.grade}. {escaped(item.why)}"
                        for item in elsewhere)
    yield "## Sources"
    yield "\n".join(f"* {escaped(work.text)}" for work in cited(theorem.cites, loaded.path))


def reading() -> Iterator[str]:
    """The posts in reading order, each with what it covers and the theorem files that come from it."""
    found = sequence()
    yield "# The reading path"
    yield "`sidestep path` gives the order from where you stand, `sidestep show POST` more about one of them."
    for post in (found.posts[name] for name in found.path() if name in found.posts):
        yield f"## {escaped(post.title)}"
        yield f"{escaped(post.author)}, `{post.id}`. {escaped(post.covers)}"
        yield escaped(post.summary)
        yield "\n".join(f"* [{escaped(found.title(name))}](theorem/{name}.md)"
                        for name in found.before(post.id, FORMALIZES))
        yield f"Informal in it: {escaped(post.informal)}" if post.informal else ""
