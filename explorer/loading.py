"""Finds and loads theorem files and extensions. Loading a file runs the Python in it."""

from __future__ import annotations

import os
import pkgutil
import sys
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import explorer.theorems
from explorer.language.faults import Fault, Faults, Place, did_you_mean
from explorer.reading import File, read
from explorer.theorem import Axis, Extension, Theorem, at
from explorer.validation import faults_of

THEOREMS, EXTENSIONS, DISCUSSIONS = (f"explorer.theorems{part}" for part in ("", ".extensions", ".discussions"))
LOADED: dict[tuple[Path, bytes], Loaded] = {}
Declaring = TypeVar("Declaring", Theorem, Extension)


@dataclass(frozen=True)
class Loaded:
    """A theorem with the extensions that its file declares; `name` is what a command calls it by."""

    theorem: Theorem
    extensions: tuple[Extension, ...]
    path: Path
    name: str


def shipped() -> dict[str, Path]:
    """The theorems that come with the program, by name."""
    return files_of(THEOREMS)


def shipped_extensions() -> dict[str, Path]:
    """The extensions that come with the program, by name."""
    return files_of(EXTENSIONS)


@cache
def files_of(package: str) -> dict[str, Path]:
    """The files of a package of theorems, by name, as they are when they are first asked for."""
    below = package.removeprefix(THEOREMS).removeprefix(".")
    folders = [os.path.join(folder, below) for folder in explorer.theorems.__path__]
    found = sorted(pkgutil.iter_modules(folders), key=lambda module: module.name)
    return {module.name: Path(module.module_finder.path) / f"{module.name}.py"  # type: ignore[union-attr]
            for module in found if not module.ispkg}


def find(name_or_path: str | os.PathLike[str]) -> Loaded:
    """The theorem or extension of a name or in a file, everything in it checked; raises Faults."""
    name, path = located(os.fspath(name_or_path))
    try:
        key = (path, path.read_bytes())
    except OSError as error:
        raise Faults([Fault(f"cannot read {name}: {error.strerror}")]) from None
    if key not in LOADED:
        LOADED[key] = load(path, name)
    return LOADED[key]


def located(name: str) -> tuple[str, Path]:
    """The name that commands use and the file of a theorem, an extension or a path; raises Faults."""
    for known in (shipped(), shipped_extensions()):
        if name in known:
            return name, known[name].resolve()
    if not name:
        raise Faults([Fault("the name of the theorem is empty", "sidestep list shows the names")])
    path = Path(name)
    if path.is_file():
        resolved = path.resolve()
        for known in (shipped(), shipped_extensions()):
            if known.get(path.stem) and known[path.stem].resolve() == resolved:
                return path.stem, resolved
        return name, resolved
    if path.is_dir() and not Path(f"{name}.py").is_file():
        inside = sorted(str(p) for p in path.glob("*.py") if p.is_file() and b"explorer" in p.read_bytes())
        raise Faults([Fault(f"{name} is a folder", f"theorem files in it: {', '.join(inside)}" if inside else
                            "there are no theorem files in it; sidestep list shows the theorems by name")])
    if path.suffix == ".py" or path.name != name:
        beside = [str(p) for p in path.parent.glob("*.py")] if path.parent.is_dir() else []
        raise Faults([Fault(f"there is no file {name}", did_you_mean(name, sorted(beside)) if beside else "")])
    names = [*shipped(), *shipped_extensions()]
    hint = f"write {name}.py for the file in this folder" if Path(f"{name}.py").is_file() else ""
    if not hint and (owner := owner_of(name)):
        hint = f"the assumption of an extension comes after it: {owner} {name}"
    raise Faults([Fault(f"there is no theorem or extension `{name}`", hint or did_you_mean(name, names))])


def owner_of(name: str) -> str:
    """The extension that a name with a prefix belongs to, shipped or a file in this folder; "" if there is none."""
    prefix, dot, rest = name.partition(".")
    if not dot or not rest.isidentifier():
        return ""
    return prefix if prefix in shipped_extensions() else f"{prefix}.py" if Path(f"{prefix}.py").is_file() else ""


def load(path: Path, name: str) -> Loaded:
    """Runs a file and checks all that it declares; raises Faults with everything that is wrong."""
    file = run(path, name)
    file.add(withdrawn(file))
    here = [value for value in vars(file.module).values() if isinstance(value, Theorem | Extension)
            and value.place and value.place.path == file.module.__file__]
    theorems = [value for value in dict.fromkeys(here) if isinstance(value, Theorem)]
    extensions = tuple(value for value in dict.fromkeys(here) if isinstance(value, Extension))
    theorems += [t for t in dict.fromkeys(extension.theorem for extension in extensions) if t not in theorems]
    if len(theorems) > 1:
        file.add([Fault(f"this file speaks of two theorems, `{theorems[0].title}` and `{theorems[1].title}`",
                        f"the first is at {at(theorems[0].place)}; one theorem a file",
                        (extensions[-1] if extensions else theorems[1]).place)])
    elif theorems:
        file.add(discussed(theorems[0]))
        file.add(faults_of(theorems[0], extensions))
    elif not file.faults:
        file.add([Fault("this file declares no theorem and no extension",
                        "sidestep new theorem NAME writes one to start from", Place(str(path), 1))])
    if file.faults:
        raise Faults(file.faults)
    return Loaded(theorems[0], extensions, path, name)


def withdrawn(file: File) -> list[Fault]:
    """Takes back what the file added to theorems of other files; a fault for each."""
    found: list[Fault] = []

    def here(place: Place | None) -> bool:
        return place is not None and place.path == file.module.__file__

    values = [value.owner if isinstance(value, Axis) else value for value in vars(file.module).values()]
    for theorem in {id(v): v for v in values if isinstance(v, Theorem) and not here(v.place)}.values():
        added: list[tuple[str, Place | None]] = []
        kept: list[dict[str, Any]] = [theorem.assumptions, theorem.desiderata, theorem.values, theorem.axes]
        for declarations in [*kept, *(axis.alternatives for axis in theorem.axes.values())]:
            foreign = [name for name, declared in declarations.items() if here(declared.place)]
            added += [(f"`{name}`", declarations.pop(name).place) for name in foreign]
        for name in [name for name, place in theorem.claim_places.items() if here(place)]:
            del theorem.claims[name], theorem.claim_docs[name]
            added.append((f"claim `{name}`", theorem.claim_places.pop(name)))
        added += [("a published verdict", item.place) for item in theorem.publications if here(item.place)]
        added += [("a remark", item.place) for item in theorem.remarks if here(item.place)]
        added += [("a question", item.settled.place) for item in theorem.confusions if here(item.settled.place)]
        added += [(f"exercise `{name}`", item.asked.place) for name, item in theorem.exercises.items()
                  if here(item.asked.place)]
        theorem.publications = [item for item in theorem.publications if not here(item.place)]
        theorem.remarks = [item for item in theorem.remarks if not here(item.place)]
        theorem.confusions = [item for item in theorem.confusions if not here(item.settled.place)]
        theorem.exercises = {name: item for name, item in theorem.exercises.items() if not here(item.asked.place)}
        found += [fault for fault in theorem.faults if here(fault.place)]
        theorem.faults = [fault for fault in theorem.faults if not here(fault.place)]
        hint = 'write extension = theorem.extend("my_idea") and add it to that'
        found += [Fault(f"{what} is added to {theorem.name} itself, for everybody", hint, place)
                  for what, place in added]
    return found


def run(path: Path, name: str) -> File:
    """The file, run as the module that imports of shipped theorems give, or as one that no import gives."""
    for package, known in ((THEOREMS, shipped()), (EXTENSIONS, shipped_extensions())):
        if name in known and known[name].resolve() == path:
            return imported(path, f"{package}.{name}")
    return read(path)


def imported(path: Path, module: str) -> File:
    """A shipped file, imported; run for all its faults, one statement after the other, where that fails."""
    try:
        return File(path, import_module(module))
    except Exception:
        return read(path, module)


def discussed(theorem: Theorem) -> list[Fault]:
    """Runs what a file in `theorems/discussions/` says of the shipped theorem of its name; what is wrong in it."""
    name, path = theorem.name, files_of(DISCUSSIONS).get(theorem.name)
    if path is None or theorem is not getattr(sys.modules.get(f"{THEOREMS}.{name}"), "theorem", None):
        return []
    return imported(path.resolve(), f"{DISCUSSIONS}.{name}").faults


def named() -> tuple[dict[str, Theorem], dict[str, Extension]]:
    """The shipped theorems and extensions by name, run and not checked; raises Faults."""
    theorems = {name: only(Theorem, path, name) for name, path in shipped().items()}
    return theorems, {name: only(Extension, path, name) for name, path in shipped_extensions().items()}


def only(kind: type[Declaring], path: Path, name: str) -> Declaring:
    """What a shipped file declares; raises Faults."""
    file = run(path.resolve(), name)
    here = [value for value in vars(file.module).values() if isinstance(value, kind) and value.place
            and value.place.path == file.module.__file__]
    if not here:
        raise Faults(file.faults or [Fault(f"{path} declares no {kind.__name__.lower()}")])
    return here[0]
