"""What `sidestep show --json` prints: a theorem or a post as one object, with the command for each of its parts."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from explorer.asking import called, command_of
from explorer.bibliography import cited
from explorer.commands.show import claims, scope, sources
from explorer.language.claims import Unidentified
from explorer.loading import Loaded
from explorer.posts import Post
from explorer.related import related
from explorer.sequence import BUILDS, FORMALIZES, Sequence
from explorer.theorem import Declared, Published

FORMAT = "sidestep/show-1"
Object = dict[str, Any]


def theorem_object(loaded: Loaded) -> Object:
    """A theorem with its extensions; what an extension adds has its name as `extension`, the rest has "" there."""
    theorem = loaded.theorem
    check = f"sidestep check {shlex.quote(called(theorem))}"
    return {
        "format": FORMAT, "what": "theorem", "name": loaded.name, "theorem": theorem.name, "title": theorem.title,
        "kind": theorem.kind, "version": theorem.version, "source": theorem.source, "post": theorem.post,
        "covers": theorem.covers, "audience": theorem.audience, "builds_on": list(theorem.builds_on),
        "extends": theorem.extends, "scope": {sort: list(sizes) for sort, sizes in scope(theorem).items()},
        "extensions": [e.name for e in loaded.extensions],
        "observations": [declared(item) for item in theorem.values.values() if item.role == "observation"],
        "claims": claim_objects(loaded, check),
        "axes": [{"name": axis.name, "doc": axis.doc, "kind": axis.kind, "default": axis.default, "alternatives": [
            declared(item, f"{check} {axis.name}={name}" if name != axis.default else check)
            for name, item in axis.alternatives.items()]} for axis in theorem.axes.values()],
        "hypotheses": list(assumptions(loaded, "hypothesis")),
        "assumptions": list(assumptions(loaded, "assumption")),
        "desiderata": [declared(item, f"{command} claim={name}") | {"extension": of}
                       for source, of, command in sources(loaded) for name, item in source.desiderata.items()],
        "published": [published(loaded, item) | {"extension": of} for source, of, _ in sources(loaded)
                      for item in source.publications],
        "questions": [{"question": item.question, "answer": item.answer, "extension": of,
                       "verdict": item.settled.verdict, "command": command_of(loaded, item.settled)}
                      for source, of, _ in sources(loaded) for item in source.confusions],
        "sources": [{"key": work.key, "text": work.text, "unverified": work.unverified}
                    for work in cited(theorem.cites, loaded.path)],
        "related": [asdict(item) for item in related().get(theorem.name, ())],
    }


def declared(item: Declared, command: str = "") -> Object:
    """What was declared under a name: its first sentence, all that is written there, and the command to try it."""
    found = {"name": item.name, "says": item.title, "doc": item.doc}
    found |= {name: text for name, text in (("about", item.about), ("source", item.source)) if text}
    return found | ({"command": command} if command else {})


def assumptions(loaded: Loaded, role: str) -> Iterator[Object]:
    """The hypotheses, or the assumptions, of the theorem and its extensions."""
    for source, of, command in sources(loaded):
        for name, item in source.assumptions.items():
            if (item.role == "hypothesis") == (role == "hypothesis"):
                how = f"--drop {name}" if role == "hypothesis" else name
                yield declared(item, f"{command} {how}") | {"name": name, "extension": of}


def claim_objects(loaded: Loaded, check: str) -> list[Object]:
    """The claims, the original first; one about worlds that look alike names what is seen and what is asked."""
    theorem, found = loaded.theorem, list[Object]()
    for name, (says, command) in claims(loaded, check).items():
        claim = theorem.claims[name]
        about = {"target": claim.target.name, "observation": claim.by.name} if isinstance(claim, Unidentified) else {}
        found.append({"name": name, "says": says, "doc": theorem.claim_docs[name], "original": not found, **about,
                      "command": command})
    return found


def published(loaded: Loaded, item: Published) -> Object:
    """A verdict of the literature and the formalization that it is about."""
    return {"verdict": item.verdict, "ambiguity": item.ambiguity, "source": item.source, "claim": item.claim,
            "assumptions": list(item.assumptions), "dropped": list(item.dropped), "axes": dict(item.axes),
            "at": dict(item.at), "command": command_of(loaded, item)}


def post_object(post: Post, of: Sequence) -> Object:
    """A post, with all its fields, what builds on it, and the theorems made from it."""
    return {"format": FORMAT, "what": "post", "name": post.id, **asdict(post), "read_next": of.before(post.id, BUILDS),
            "theorems": [{"name": name, "title": of.title(name), "command": f"sidestep show {name}"}
                         for name in of.before(post.id, FORMALIZES)],
            "command": f"sidestep path {post.id}"}
