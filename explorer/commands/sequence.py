"""`sidestep path` and `sidestep graph`: the *Value Learning* sequence, in order and as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from explorer.commands.messages import printed
from explorer.language.faults import Fault, Faults

if TYPE_CHECKING:
    from rich.tree import Tree

    from explorer.posts import Post
    from explorer.sequence import Sequence

FORMAT = "sidestep/graph-1"


@click.command("path", short_help="What to read, in order, from where you stand.")
@click.argument("goal", metavar="[POST|THEOREM]", required=False)
@click.option("--known", multiple=True, metavar="POST",
              help="A post or theorem that you know, with all that it builds on. Repeatable, or with commas.")
def path_(goal: str | None, known: tuple[str, ...]) -> None:
    """Print what to read before a post or a theorem, in an order in which everything comes after what it builds on.

    Without a goal it is the whole sequence, with the theorems of each post. Each entry says what it is read for.

    \b
    sidestep path half_regret
    sidestep path off_switch --known any-values
    sidestep path --known future-ambitious,coherence-arguments
    """
    from explorer.commands.show import columns
    from explorer.sequence import node, sequence
    of = sequence()
    to = node(goal, of) if goal is not None else None
    names = [node(name.strip(), of) for text in known for name in text.split(",") if name.strip()]
    steps = of.path(to, names)
    rows = {f"{number}. {name}": step(of, name, to, steps) for number, name in enumerate(steps, 1)}
    for line in columns(rows):
        click.echo(line)
    if not steps:
        click.echo("Nothing is left to read: you know all of it.")
    elif names:
        click.echo(f"\nLeft out, with all that they build on: {', '.join(names)}.")
    if to is not None and steps:
        click.echo(f"\nsidestep show {to}")
    complain(of)


def step(of: Sequence, name: str, to: str | None, steps: list[str]) -> str:
    """The text of one entry: its title, what it covers, and why it stands here."""
    from explorer.sequence import BUILDS, FORMALIZES
    if name in of.posts:
        post = of.posts[name]
        says = f"{post.title} ({post.author}, {post.year}). {post.covers}"
    else:
        says = f"{of.theorems[name].title}: a theorem file."
    reasons = [f"{word} {', '.join(found)}" for kind, word in ((BUILDS, "builds on"), (FORMALIZES, "formalizes"))
               if (found := [one for one in of.after(name, kind) if one in steps])]
    later = [one for kind in (BUILDS, FORMALIZES) for one in of.before(name, kind) if one in steps]
    if name == to:
        why = "where you want to get" + (f"; it {' and '.join(reasons)}" if reasons else "")
    elif later:
        why = f"needed for {', '.join(later)}" + (f"; {' and '.join(reasons)}" if reasons else "")
    else:
        why = " and ".join(reasons) or "nothing left here needs it, but it is part of the sequence"
    lines = [says, f"Why: {why}."]
    theorems = of.before(name, FORMALIZES)
    if to is None and theorems:
        lines.append(f"Then try: {', '.join(theorems)}.")
    return "\n".join(lines)


@click.command(short_help="The Value Learning sequence: posts, theorems, works.")
@click.option("--svg", "svg_file", metavar="FILE", help="Also draw it into this file, as SVG.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object (sidestep/graph-1) and nothing else.")
def graph(svg_file: str | None, as_json: bool) -> None:
    """Print the Value Learning sequence as a tree: its posts, the theorem files made from them, and what these cite.

    Each post and theorem says what it builds on. `sidestep show` takes any of the names, `sidestep path` finds the way.

    \b
    sidestep graph
    sidestep graph --svg sequence.svg
    sidestep graph --json
    """
    from explorer.sequence import sequence
    of = sequence()
    if svg_file is not None:
        from explorer.report.layers import layered
        try:
            Path(svg_file).write_text(layered(of), encoding="utf-8")
        except OSError as error:
            raise Fault(f"cannot write {svg_file}: {error.strerror}") from None
    if as_json:
        click.echo(json.dumps(as_object(of), indent=2, ensure_ascii=False))
    else:
        printed(tree(of))
    if svg_file is not None:
        click.echo(f"written: {svg_file}", err=True)
    complain(of)


def complain(of: Sequence) -> None:
    """Raises Faults where a theorem file names what is not there."""
    if of.faults:
        raise Faults(of.faults)


def tree(of: Sequence) -> Tree:
    """The sequence by part and post, with the theorems below their posts."""
    from rich.markup import escape
    from rich.tree import Tree

    from explorer.sequence import BUILDS, CITES, FORMALIZES
    whole = Tree("[bold]Value Learning[/]")
    parts: dict[str, Tree] = {}

    def theorem(name: str) -> str:
        facts = [f"{word} {', '.join(found)}" for kind, word in ((BUILDS, "builds on"), (CITES, "cites"))
                 if (found := of.after(name, kind))]
        return escape(f"{name}: {of.title(name)}" + (f" ({'; '.join(facts)})" if facts else ""))

    for post in of.posts.values():
        part = parts.get(post.part) or parts.setdefault(post.part, whole.add(f"[bold]{escape(post.part)}[/]"))
        before = of.after(post.id, BUILDS)
        branch = part.add(f"[bold]{post.id}[/]: " + escape(f"{post.title} ({post.author}, {post.year})" + (
            f"; builds on {', '.join(before)}" if before else "")))
        for name in of.before(post.id, FORMALIZES):
            branch.add(theorem(name))
    alone = [name for name in of.theorems if not of.after(name, FORMALIZES)]
    if alone:
        branch = whole.add("[bold]Theorems of no post[/]")
        for name in alone:
            branch.add(theorem(name))
    return whole


def as_object(of: Sequence) -> dict[str, Any]:
    """The graph as it is printed with --json: edges lead from what comes later to what it needs."""
    nodes = [{"id": name, "kind": of.kind(name), "title": of.title(name)}
             | ({"post": asdict(of.posts[name])} if name in of.posts else {}) for name in of.graph]
    edges = [{"from": start, "to": end, "kind": of.graph[start][end]["kind"]} for start, end in of.graph.edges]
    return {"format": FORMAT, "nodes": nodes, "edges": edges}


def of_post(post: Post) -> Iterator[str]:
    """The lines of a post's page."""
    from explorer.commands.show import columns, listed
    from explorer.sequence import BUILDS, FORMALIZES, sequence
    of = sequence()
    yield click.style(post.title, bold=True)
    yield f"{post.author}, {post.date}" + (f" (first {post.first})" if post.first else "") + f": {post.part}"
    yield ""
    yield from columns({
        "Covers": post.covers, "For": post.audience, "Says": post.summary,
        "Read first": ", ".join(post.builds_on), "Read next": ", ".join(of.before(post.id, BUILDS)),
        "Informal": post.informal, "Link": post.url, "Not verified": "; ".join(post.unverified)})
    yield from listed("Made into theorems", {name: (of.title(name), f"sidestep show {name}")
                                             for name in of.before(post.id, FORMALIZES)})
    yield from listed("Open questions", {f"{n}.": (asks, "") for n, asks in enumerate(post.open_questions, 1)})
    yield ""
    yield f"The way to it: sidestep path {post.id}"
