"""`sidestep show`: a theorem as a page to read, with the command for each of its parts."""

from __future__ import annotations

import json
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from explorer.commands.messages import WIDTH
from explorer.language.faults import Fault

if TYPE_CHECKING:
    from explorer.loading import Loaded
    from explorer.theorem import Extension, Theorem

FEW = 3  # published verdicts that are printed without being asked for
Items = Mapping[str, tuple[str, str]]  # a name, what it means, and the command to try it


@click.command(short_help="A theorem or a post: what it covers, and what to try.")
@click.argument("theorem", metavar="THEOREM|FILE|POST")
@click.argument("parts", nargs=-1, metavar="[ASSUMPTION | AXIS=ALTERNATIVE | claim=NAME]...")
@click.option("--published", "all_published", is_flag=True, help="Print every published verdict, not the first few.")
@click.option("--json", "as_json", is_flag=True,
              help="Print one JSON object (sidestep/show-1) with all of it and nothing else.")
def show(theorem: str, parts: tuple[str, ...], all_published: bool, as_json: bool) -> None:
    """Print a theorem: what it covers and for whom, its claims, axes and assumptions with the command to try each.

    For a post of the Value Learning sequence (`sidestep graph` names them) print what it says, for whom, what it builds
    on, what was made of it, and what is open. With the names of assumptions, alternatives or claims print each of
    these alone: all that is written of it, its formula and its source.

    \b
    sidestep show no_free_lunch
    sidestep show no_free_lunch better_than_random target=order
    sidestep show no_free_lunch --published
    sidestep show my_idea.py
    sidestep show any-values
    sidestep show no_free_lunch --json
    """
    from explorer.commands.sequence import of_post
    from explorer.posts import Post, asked
    with redirect_stdout(sys.stderr):  # whatever a file prints
        found = asked(theorem)
    if parts:
        if isinstance(found, Post) or as_json:
            raise Fault(f"`{parts[0]}` is shown as a part of a theorem",
                        "leave --json out" if as_json else f"{theorem} is a post; name the theorem")
        for line in (line for name in parts for line in part(found, name)):
            click.echo(line)
        return
    if as_json:
        from explorer.commands.shown import post_object, theorem_object
        from explorer.sequence import sequence
        with redirect_stdout(sys.stderr):
            data = post_object(found, sequence()) if isinstance(found, Post) else theorem_object(found)
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
        return
    for line in of_post(found) if isinstance(found, Post) else page(found, all_published):
        click.echo(line)


def page(loaded: Loaded, all_published: bool) -> Iterator[str]:
    """The lines of the page."""
    from explorer.asking import called
    theorem, check = loaded.theorem, f"sidestep check {shlex.quote(called(loaded.theorem))}"
    yield click.style(theorem.title, bold=True)
    yield f"{theorem.name}, version {theorem.version}: {theorem.kind}"
    yield ""
    yield from columns({"Source": theorem.source, "Post": theorem.post, "Covers": theorem.covers,
                        "For": theorem.audience, "Read first": "; ".join(theorem.builds_on),
                        "Beyond these sizes": theorem.extends, "Scope": ", ".join(sizes(theorem))})
    yield from listed("What is seen of a world", {n: (d.title, "") for n, d in theorem.values.items()
                                                   if d.role == "observation"})
    yield from listed("Claims (the first is the original)", claims(loaded, check))
    for axis in theorem.axes.values():
        yield from listed(f"Axis {axis.name}: {axis.doc}",
                          {n + (" (default)" if n == axis.default else ""):
                           (d.title, "" if n == axis.default else f"{check} {axis.name}={n}")
                           for n, d in axis.alternatives.items()})
    from explorer.related import related
    yield from listed("Elsewhere (as its statement compares with this one)", {
        item.statement: (f"{item.grade}: {item.why} [{item.source}]", "") for item in related().get(theorem.name, ())})
    for source, name, check in sources(loaded):
        of = f" of {name}" if name else ""
        hypotheses = {n: d for n, d in source.assumptions.items() if d.role == "hypothesis"}
        yield from listed(f"Hypotheses{of} (on unless dropped)",
                          {n: (d.title, f"{check} --drop {n}") for n, d in hypotheses.items()})
        yield from listed(f"Assumptions{of}", {n: (d.title, f"{check} {n}") for n, d in source.assumptions.items()
                                               if n not in hypotheses})
        yield from listed(f"What one would like to keep{of}",
                          {n: (d.title, f"{check} claim={n}") for n, d in source.desiderata.items()})
        yield from published(source, loaded, all_published)


def part(loaded: Loaded, word: str) -> Iterator[str]:
    """One assumption, `AXIS=ALTERNATIVE` or `claim=NAME` by itself; raises Faults where there is none of that name."""
    from explorer.asking import CLAIM, ask, assumption, split
    from explorer.report.document import Entry
    from explorer.report.formulas import Formulas, assumption_entry, axis_entries, claim_entry
    asked = ask(loaded, *split([word]))
    formulas, theorem = Formulas(asked.problem), loaded.theorem
    axis, chosen, name = word.partition("=")
    if not chosen:
        name = assumption(loaded, asked.problem.assumptions, word, [])
        entry, doc = assumption_entry(formulas, name), asked.problem.assumptions[name].doc
    elif axis == CLAIM:
        entry, doc = claim_entry(formulas), theorem.claim_docs.get(name, "")
    else:
        doc = theorem.axes[axis].alternatives[name].doc
        entry = next((item for item in axis_entries(formulas) if item.name == word), Entry(word, doc))
    yield from listed(entry.name, {"": (doc or entry.sentence, "")})
    yield from (f"  {line}" for line in (entry.formula, entry.note and f"({entry.note})", asked.command) if line)


def sources(loaded: Loaded) -> Iterator[tuple[Theorem | Extension, str, str]]:
    """The theorem and its extensions, each with the extension's name and what its commands begin with."""
    from explorer.asking import called
    yield loaded.theorem, "", f"sidestep check {shlex.quote(called(loaded.theorem))}"
    for extension in loaded.extensions:
        yield extension, extension.name, f"sidestep check {shlex.quote(loaded.name)}"


def columns(rows: Mapping[str, str], indent: int = 0) -> Iterator[str]:
    """Two columns, the second wrapped; empty rows are left out. Line breaks are kept, and commands whole."""
    rows = {name: text for name, text in rows.items() if text}
    left = max(map(len, rows), default=0) + indent
    width = min(shutil.get_terminal_size((WIDTH, 24)).columns, WIDTH) - left - 2
    for name, text in rows.items():
        lines = [line for part in text.split("\n") for line in
                 ([part] if part.startswith("sidestep ") else
                  wrap(part, max(width, 30), break_long_words=False, break_on_hyphens=False))]
        yield f"{' ' * indent}{name}".ljust(left) + f"  {lines[0]}"
        yield from (f"{' ' * left}  {line}" for line in lines[1:])


def listed(heading: str, items: Items) -> Iterator[str]:
    """A heading, and each item's name with its sentence and under it the command to try it."""
    if items:
        yield ""
        yield click.style(heading, bold=True)
        yield from columns({name: "\n".join(filter(None, item)) for name, item in items.items()}, indent=2)


def claims(loaded: Loaded, check: str) -> Items:
    """What each claim says, and how to check it: where the literature has a verdict on it, under what it assumes."""
    from explorer.asking import command_of
    from explorer.commands.fitting import scope_for
    from explorer.language.claims import Unidentified
    theorem, found = loaded.theorem, {}
    for number, (name, claim) in enumerate(theorem.claims.items()):
        says = " ".join(theorem.claim_docs[name].split("\n\n")[0].split())
        if not says and isinstance(claim, Unidentified):  # an `unidentified` claim says it by its parts
            says = f"Two worlds with the same {claim.by.name.replace('_', ' ')} differ in the {claim.target.name}."
        scope = scope_for(theorem, name) if number else ""
        known = next((item for item in theorem.publications if item.claim == name), None)
        found[name] = (says, command_of(loaded, known) if number and known else
                       check + (f" claim={name}" if number else "") + (f" --scope {scope}" if scope else ""))
    return found


def published(source: Theorem | Extension, loaded: Loaded, everything: bool) -> Iterator[str]:
    """The verdicts of the literature with their bound, each with the command that asks for it: all, or the first."""
    from explorer.asking import command_of
    rows = {}
    count = len(source.publications)
    few = everything or count <= FEW + 2
    for number, item in enumerate(source.publications if few else source.publications[:FEW], 1):
        bound = ", ".join(sizes(loaded.theorem, dict(item.at))) or "its only size"
        says = f"{item.verdict} within {bound}; {item.source}"
        rows[f"{number}."] = (says, command_of(loaded, item))
    yield from listed("Published verdicts" if few else f"Published verdicts (the first {FEW} of {count})", rows)
    if not few:
        yield f"  All of them: sidestep show {loaded.name} --published"


def sizes(theorem: Theorem, at: Mapping[str, int] | None = None) -> list[str]:
    """The default scope, or a part of it at one size: each sort with its sizes."""
    found = []
    for sort, (least, greatest) in scope(theorem).items():
        number = (at or {}).get(sort, greatest if least == greatest else None)
        found.append(f"{sort}={f'{least}..{greatest}' if number is None else number}")
    return found


def scope(theorem: Theorem) -> dict[str, tuple[int, int]]:
    """The least and greatest size of each sort."""
    from explorer.scope import given_range
    return {sort.__name__: given_range(theorem, sort, value) for sort, value in theorem.scope_given.items()}
