"""The files that `sidestep new` writes: they run as they are, and list what one can speak about."""

from __future__ import annotations

import keyword
import os
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import fill
from typing import Any

from explorer.kernel.syntax import BUILTIN, Sort, Symbol, an
from explorer.language.faults import Fault
from explorer.language.sorts import SortClass
from explorer.loading import THEOREMS, Loaded, shipped
from explorer.templates import theorem_file, words
from explorer.theorem import Declared, Theorem

WIDTH = 110


def theorem_text(name: str, shape: str) -> str:
    """A small theorem file with a claim of this shape; raises Fault where the name is no name."""
    return theorem_file(module_name(name), shape)


def extension_text(name: str, loaded: Loaded, folder: Path) -> str:
    """An extension of the theorem with one assumption that fits it; raises Fault where its file cannot be imported."""
    theorem, name = loaded.theorem, module_name(name)
    classes = importable(theorem)
    imports = ", ".join(sorted([cls.__name__ for cls in classes.values()] + [theorem.world.__name__]
                               + ([theorem.given.__name__] if theorem.given else [])))
    parameters, body, says, builtins = example(theorem)
    plain = next((sort.name for sort in classes if sort.kind == "finite"), "Bool")
    wrapped = fill(f"from {module_of(loaded, folder)} import ({imports}, theorem)", WIDTH, subsequent_indent="    ")
    opening = f"An idea of your own about {theorem.name}. `sidestep check {name}.py` says what it does."
    return (f'"""{fill(opening, WIDTH, break_on_hyphens=False, break_long_words=False)}"""\n\n'
            f"from explorer import {', '.join([*builtins, 'exists', 'forall', 'implies'])}\n"
            f"{wrapped}\n\n"
            f'extension = theorem.extend("{name}")\n\n\n'
            f"@extension.assumption\ndef my_assumption({parameters}):\n    \"\"\"{says}\"\"\"\n    return {body}\n\n\n"
            f"# Change the formula and its sentence, add more, and check again. What you can speak about:\n#\n"
            f"{''.join(comment(line) for line in vocabulary(theorem, classes))}#\n"
            f"# What you can write in a formula:\n{words(plain)}")


def importable(theorem: Theorem) -> dict[Sort, SortClass]:
    """The sorts that the theorem's file declares or imports, which can be imported from it in turn."""
    functions = [d.function for d in (*theorem.values.values(), *theorem.assumptions.values(), *theorem.claims.values())
                 if isinstance(d, Declared) and d.place and theorem.place and d.place.path == theorem.place.path]
    names = functions[0].__globals__ if functions else {}
    return {cls.__sort__: cls for cls in names.values()
            if isinstance(cls, SortClass) and "__sort__" in vars(cls) and cls.__name__ not in BUILTIN}


def comment(line: str) -> str:
    """A line as a comment, wrapped."""
    if not line:
        return "#\n"
    return fill(line, WIDTH, initial_indent="# ", subsequent_indent="#     ", break_on_hyphens=False) + "\n"


def module_of(loaded: Loaded, folder: Path) -> str:
    """The module to import the theorem from; raises Fault where its file is in another folder."""
    name = loaded.theorem.name
    path = Path(loaded.theorem.place.path) if loaded.theorem.place else loaded.path
    if name in shipped() and shipped()[name].samefile(path):
        return f"{THEOREMS}.{name}"
    if path.parent.resolve() != folder.resolve():
        raise Fault(f"{path.name} is not in this folder", "an extension stands beside the theorem file it adds to")
    return path.stem


def example(theorem: Theorem) -> tuple[str, str, str, list[str]]:
    """Parameters, formula and sentence of an assumption that fits the theorem's world, and the sorts to import."""
    world = theorem.world.__name__
    symbols = list(theorem.world.symbols.values())
    taking = [(symbol, symbol.of or symbol.to.of) for symbol in symbols if symbol.of or symbol.to.of]
    small = [pair for pair in taking if all(sort.kind != "table" for sort in pair[1])]
    if not taking:
        value = f"h.{symbols[0].name}"
        return f"h: {world}", f"{value} == {value}", f"Says nothing yet about {symbols[0].name}.", []
    symbol, sorts = (small or taking)[0]
    names: dict[str, Sort] = {}
    for sort in (*sorts, sorts[0]):
        initial = sort.name[0].lower()
        names[next(n for n in (initial, *(f"{initial}{i}" for i in range(2, 99))) if n not in ("h", *names))] = sort
    *arguments, other = names
    parameters = ", ".join([f"h: {world}", *(f"{name}: {sort.name}" for name, sort in names.items())])
    formula = " == ".join(f"h.{symbol.name}({', '.join([first, *arguments[1:]])})" for first in (arguments[0], other))
    says = f"What {symbol.name} gives does not depend on the {sorts[0].name} it takes."
    return parameters, formula, says, sorted({s.name for s in sorts if s.name in BUILTIN})


def vocabulary(theorem: Theorem, classes: Mapping[Sort, SortClass]) -> Iterator[str]:
    """What an assumption can mention, a line each."""
    for cls in classes.values():
        sort = cls.__sort__
        made_of = f"elements {', '.join(sort.elements)}" if sort.elements else ""
        if sort.kind == "table":
            made_of = f"a table from {', '.join(s.name for s in sort.of)} to {sort.result.name}"
        yield described(sort.name, made_of, cls)
    for owner, prefix in ((theorem.world, "h."), (theorem.given, f"{getattr(theorem.given, '__name__', '')}.")):
        if owner is not None:
            yield ""
            yield described(owner.__name__, "", owner)
            yield from (f"  {prefix}{written(symbol)}" for symbol in owner.symbols.values())
    for role, items in (("seen and valued", theorem.values), ("axes", theorem.axes),
                        ("assumptions", theorem.assumptions), ("to be kept", theorem.desiderata)):
        if items:
            yield ""
            yield f"{role}: {', '.join(items)}"


def described(name: str, made_of: str, cls: Any) -> str:
    """A class with what it is made of and the first sentence of its docstring."""
    doc = (cls.__doc__ or "").split("\n")[0]
    return f"{name}{f' ({made_of})' if made_of else ''}{f': {doc}' if doc else ''}"


def written(symbol: Symbol) -> str:
    """A symbol as a formula uses it, with what it gives."""
    arguments = f"({', '.join(sort.name for sort in symbol.of)})" if symbol.of else ""
    return f"{symbol.name}{arguments} {'gives' if symbol.of else 'is'} {an(symbol.to.name)}"


def module_name(name: str) -> str:
    """The name without `.py`; raises Fault where Python could not import it."""
    stem = name.removesuffix(".py")
    if not stem.isidentifier() or keyword.iskeyword(stem) or stem == "explorer":
        raise Fault(f"`{name}` cannot be the name of a file of yours", "use letters, digits and _, as in my_idea")
    return stem


def write(name: str, text: str) -> Path:
    """Writes the file into the current folder, whole or not at all; raises Fault where it exists or cannot be."""
    path = Path.cwd() / f"{module_name(name)}.py"
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, suffix=".new", delete=False) as file:
            file.write(text)
        try:
            os.chmod(file.name, 0o644)
            os.link(file.name, path)
        finally:
            os.unlink(file.name)
    except FileExistsError:
        raise Fault(f"{path.name} is already there", "choose another name; nothing was written") from None
    except OSError as error:
        raise Fault(f"cannot write {path.name}: {error.strerror}") from None
    return path
