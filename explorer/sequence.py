"""The *Value Learning* sequence as a graph: posts, the theorem files made from them, and the works that these cite.

An edge leads from what comes later to what it needs: a post or a theorem `builds on` another, a theorem `formalizes` a
post, and `cites` a work. A work that is a post of the sequence is that post.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import networkx as nx

from explorer.bibliography import Work, works
from explorer.language.faults import Fault, Faults, did_you_mean
from explorer.loading import named
from explorer.posts import Post, post_called, posts

if TYPE_CHECKING:
    from explorer.theorem import Theorem

BUILDS, FORMALIZES, CITES = "builds on", "formalizes", "cites"


@dataclass(frozen=True)
class Sequence:
    """The graph with what its nodes stand for, and a fault for each name in a theorem file that leads nowhere."""

    posts: Mapping[str, Post]
    theorems: Mapping[str, Theorem]
    sources: Mapping[str, Work]
    graph: nx.DiGraph[str]
    faults: tuple[Fault, ...]

    def kind(self, name: str) -> str:
        """What a node is: post, theorem or source."""
        return "post" if name in self.posts else "theorem" if name in self.theorems else "source"

    def title(self, name: str) -> str:
        """What a node is called in full."""
        if name in self.sources:
            return self.sources[name].text
        return self.posts[name].title if name in self.posts else self.theorems[name].title

    def after(self, name: str, kind: str) -> list[str]:
        """What this node builds on, formalizes or cites."""
        return [to for to, edge in self.graph.adj[name].items() if edge["kind"] == kind]

    def before(self, name: str, kind: str) -> list[str]:
        """What builds on this node, formalizes or cites it, in the order of the sequence."""
        return sorted((of for of, edge in self.graph.pred[name].items() if edge["kind"] == kind), key=self.place)

    def place(self, name: str) -> tuple[int, int, str]:
        """Where a node stands in the sequence: a theorem right behind the last post that it formalizes."""
        order = list(self.posts)
        if name in self.posts:
            return order.index(name), 0, name
        behind = [order.index(post) for post in self.after(name, FORMALIZES)]
        return max(behind, default=len(order)), 1, name

    @property
    def reading(self) -> nx.DiGraph[str]:
        """Posts and theorems alone, each with what has to be read before it; what is merely cited need not be."""
        found: nx.DiGraph[str] = nx.DiGraph()
        found.add_nodes_from([*self.posts, *self.theorems])
        found.add_edges_from((of, to) for of, to in self.graph.edges if self.graph[of][to]["kind"] != CITES)
        return found

    def path(self, to: str | None = None, known: Iterable[str] = ()) -> list[str]:
        """What to read, in order, up to a post or theorem, or through all posts; without what is known and all that
        this builds on."""
        reading: nx.DiGraph[Any] = self.reading
        wanted = set(self.posts) if to is None else {to} | nx.descendants(reading, to)
        for name in known:
            wanted -= {name} | nx.descendants(reading, name)
        order: Any = reading.subgraph(wanted).reverse()
        return list(nx.lexicographical_topological_sort(order, key=self.place))


def sequence(path: Path | None = None, theorems: Mapping[str, Theorem] | None = None) -> Sequence:
    """The graph of the shipped posts and theorems, or of these; raises Faults for a posts file that is wrong, a
    theorem file that cannot be run, and things that build on each other in a circle."""
    found, entries = posts(path), {work.key: work for work in works()}
    theorems = named()[0] if theorems is None else theorems
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(found)
    graph.add_nodes_from(theorems)
    faults: list[Fault] = []

    def linked(of: str, kind: str, written: Iterable[str], known: Iterable[str],
               called: Callable[[str], str | None], what: str) -> None:
        for name in written:
            to = called(name)
            if to is None:
                place = theorems[of].place if of in theorems else None
                faults.append(Fault(f"{of} {kind} `{name}`, which is no {what}", did_you_mean(name, known), place))
            elif not graph.has_edge(of, to):
                graph.add_edge(of, to, kind=kind)

    def post(name: str) -> str | None:
        called = post_called(name, found.values())
        return called.id if called else None

    def work(key: str) -> str | None:
        itself = next((post.id for post in found.values() if post.source == key), None)
        return itself or (key if key in entries else None)

    titles = [post.title for post in found.values()]
    for one in found.values():
        linked(one.id, BUILDS, one.builds_on, found, post, "post")
        linked(one.id, CITES, [one.source] if one.source and one.source not in entries else [], entries, work, "work")
        for name in one.results:
            if name in theorems:
                graph.add_edge(name, one.id, kind=FORMALIZES)
    for name, theorem in theorems.items():
        linked(name, FORMALIZES, filter(None, [theorem.post]), titles, post, "post")
        linked(name, BUILDS, theorem.builds_on, [*theorems, *titles],
               lambda text: text if text in theorems else post(text), "theorem and no post")
        linked(name, CITES, theorem.cites, entries, work, "entry of the bibliography")
    if not nx.is_directed_acyclic_graph(graph):
        circle = [of for of, _ in nx.find_cycle(graph)]
        raise Faults([*faults, Fault(f"{', '.join(circle)} build on each other in a circle",
                                     "take one out of what another builds on")])
    sources = {name: entries[name] for name in graph if name not in found and name not in theorems}
    return Sequence(found, theorems, sources, graph, tuple(faults))


def node(name: str, of: Sequence) -> str:
    """The post or theorem with this name or title, as it stands in the graph; raises Fault where there is none."""
    post = post_called(name, of.posts.values())
    if post:
        return post.id
    if name in of.theorems:
        return name
    raise Fault(f"there is no post or theorem `{name}`", did_you_mean(name, [*of.posts, *of.theorems]))
