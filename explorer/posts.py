"""The posts of the *Value Learning* sequence, read from `posts.toml` beside the theorem files."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any

import explorer.theorems
from explorer.language.faults import Fault, Faults, Place, did_you_mean
from explorer.loading import Loaded, find, named, shipped, shipped_extensions

NAME = "posts.toml"


@dataclass(frozen=True)
class Post:
    """One post: what it says in our words, what it builds on (ids of posts), and the theorem files made from it."""

    id: str
    title: str
    author: str
    part: str
    date: str
    covers: str
    audience: str
    summary: str
    informal: str
    also_titled: tuple[str, ...] = ()
    first: str = ""
    url: str = ""
    source: str = ""
    unverified: tuple[str, ...] = ()
    builds_on: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()

    @property
    def year(self) -> str:
        """The year in which it was first to be read."""
        return (self.first or self.date)[:4]


NEEDED = [field.name for field in fields(Post) if field.default is MISSING]
LISTS = [field.name for field in fields(Post) if field.default == ()]


def file() -> Path:
    """Where the posts are kept."""
    return next(path for path in (Path(folder) / NAME for folder in explorer.theorems.__path__) if path.is_file())


def posts(path: Path | None = None) -> dict[str, Post]:
    """Every post by its id, in the order of the sequence; raises Faults with everything that is wrong in the file."""
    path = path or file()
    text = path.read_text(encoding="utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Faults([Fault(f"{path.name} is no TOML: {error}", place=Place(str(path), 1))]) from None
    found: dict[str, Post] = {}
    faults: list[Fault] = []
    for entry in data.get("post", []):
        where = Place(str(path), line_of(text, str(entry.get("id", ""))))
        wrong = faults_of(entry, data.get("parts", []), found, where)
        faults += wrong
        if not wrong:
            whole = {name: tuple(value) if name in LISTS else value for name, value in entry.items()}
            found[entry["id"]] = Post(**whole | {"part": data["parts"][entry["part"]]})
    theorems = shipped()
    for post in found.values():
        where = Place(str(path), line_of(text, post.id))
        faults += [Fault(f"`{post.id}` builds on `{name}`, which is no post", did_you_mean(name, found), where)
                   for name in post.builds_on if name not in found]
        faults += [Fault(f"`{post.id}` has the result `{name}`, which is no theorem", did_you_mean(name, theorems),
                         where) for name in post.results if name not in theorems]
    if faults:
        raise Faults(faults)
    return found


def faults_of(entry: Mapping[str, Any], parts: list[str], before: Mapping[str, Post], place: Place) -> list[Fault]:
    """What is wrong with one entry by itself."""
    known = [field.name for field in fields(Post)]
    name = entry.get("id", "a post without id")
    found = [Fault(f"`{name}` has no `{field}`", place=place) for field in NEEDED if field not in entry]
    found += [Fault(f"`{name}` has an unknown field `{field}`", did_you_mean(field, known), place)
              for field in entry if field not in known]
    if name in before:
        found.append(Fault(f"there are two posts `{name}`", place=place))
    if entry.get("part") not in range(len(parts)):
        found.append(Fault(f"`{name}` is in no part; a part is a number below {len(parts)}", place=place))
    for field, value in entry.items():
        if field in LISTS and not (isinstance(value, list) and all(isinstance(item, str) for item in value)):
            found.append(Fault(f"`{field}` of `{name}` is no list of texts", place=place))
        if field in known and field not in LISTS and field != "part" and not isinstance(value, str):
            found.append(Fault(f"`{field}` of `{name}` is no text", place=place))
    return found


def line_of(text: str, name: str) -> int:
    """The line of the file in which the post with this id begins; 1 where there is none."""
    marked = re.search(rf'^id\s*=\s*"{re.escape(name)}"', text, re.MULTILINE)
    return text.count("\n", 0, marked.start()) + 1 if marked else 1


def plain(title: str) -> str:
    """A title as it is compared: without case, dots at its end, and a remark in brackets behind it."""
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", title.replace("…", "...").replace("’", "'"))
    return " ".join(bare.casefold().split()).rstrip(".")


def post_called(name: str, known: Iterable[Post]) -> Post | None:
    """The post with this id or title; None where there is none."""
    return next((post for post in known if name == post.id
                 or plain(name) in map(plain, (post.title, *post.also_titled))), None)


def asked(name: str) -> Post | Loaded:
    """The post with this id or title, or else the theorem, extension or file; raises Faults where it is none."""
    known = posts()
    post = post_called(name, known.values())
    if post:
        return post
    path = Path(name)
    written = path.suffix == ".py" or path.name != name or path.exists() or Path(f"{name}.py").is_file()
    if written or name in (*shipped(), *shipped_extensions()):
        return find(name)
    names = [*known, *shipped(), *shipped_extensions()]
    having = [theorem for theorem, declared in named()[0].items() if name in declared.assumptions]
    hint = f"it is an assumption of {', '.join(having)}: sidestep show {having[0]} {name}" if having else \
        did_you_mean(name, names)
    raise Faults([Fault(f"there is no post, theorem or extension `{name}`", hint)])
