"""From what a user writes to what is checked: the formalization, its problem, and the command that asks for it."""

from __future__ import annotations

import ast
import shlex
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from explorer.constants import outside
from explorer.language.faults import Fault, Faults, did_you_mean
from explorer.loading import Loaded, owner_of, shipped, shipped_extensions
from explorer.language.claims import Unidentified
from explorer.language.terms import kernel_sort
from explorer.observe import Observing, unknown
from explorer.scope import Changes, reach_of, scope_of
from explorer.statement import Problem, all_assumptions, build
from explorer.theorem import Declared, Published, Theorem
from explorer.verdict import Formalization

CLAIM = "claim"


@dataclass(frozen=True)
class Asked:
    """A formalization and its problem; `command` asks for the same again."""

    problem: Problem
    formalization: Formalization
    command: str


def split(words: Iterable[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Words into assumptions and settings `axis=alternative`; raises Faults for a setting without a side."""
    assumptions, settings, faults = [], [], []
    for word in words:
        axis, equals, name = word.partition("=")
        if not equals:
            assumptions.append(word)
        elif not axis or not name:
            faults.append(Fault(f"`{word}` is no choice on an axis", "write AXIS=ALTERNATIVE, as in target=order"))
        else:
            settings.append((axis, name))
    if faults:
        raise Faults(faults)
    return assumptions, settings


def ask(loaded: Loaded, assumptions: Sequence[str] = (), settings: Iterable[tuple[str, str]] = (),
        dropped: Sequence[str] = (), changes: Changes | None = None, observed: str = "") -> Asked:
    """The formalization with these assumptions, choices and changes of scope; raises Faults with all that is wrong.

    `settings` are pairs of an axis (or `claim`) and a name. The assumptions come out in the order of the theorem file,
    hypotheses first.
    """
    faults: list[Fault] = []
    known = all_assumptions(loaded.theorem, loaded.extensions)
    settings = list(settings)
    axes, claim = chosen(loaded, settings, faults)
    words = [*assumptions, *(f"{axis}={name}" for axis, name in settings)]
    wanted = {name for word in assumptions if (name := assumption(loaded, known, word, faults, words))}
    off = {name for word in dropped if (name := hypothesis(loaded, known, word, faults))}
    faults += [Fault(f"`{name}` is both assumed and dropped", "leave one of them out") for name in sorted(wanted & off)]
    hypotheses = [name for name, declared in known.items() if declared.role == "hypothesis" and name not in off]
    on = (*hypotheses, *(name for name in known if name in wanted and name not in hypotheses))
    if observed and not observable(loaded, claim):
        raise Faults(faults + unobservable(loaded, claim, observed, changes))
    try:
        observing = Observing(observed, reach_of(loaded.theorem, changes)) if observed else None
        problem = build(loaded.theorem, axes=axes, claim=claim, extensions=loaded.extensions, observe=observing)
        scope = scope_of(problem.statement, loaded.theorem, changes)
        if observing:
            scope = observing.narrowed(scope, changes or {})
        faults += outside(problem, scope)
    except Fault as fault:
        raise Faults([*faults, fault]) from None
    if faults:
        raise Faults(faults)
    statement = problem.statement
    formalization = Formalization(statement.theorem, statement.claim, on, tuple(n for n in known if n in off),
                                  statement.axes, scope, observing.text if observing else "")
    return Asked(problem, formalization, command(loaded, on, statement.axes, statement.claim, formalization.dropped,
                                                 changes, formalization.observed))


def observable(loaded: Loaded, claim: str) -> bool:
    """Whether a claim ("" for the first) is about worlds that look alike, and so has an observation."""
    claims = loaded.theorem.claims
    return isinstance(claims.get(claim or next(iter(claims), "")), Unidentified)


def unobservable(loaded: Loaded, claim: str, observed: str, changes: Changes | None) -> list[Fault]:
    """What is wrong with fixing the observation of a claim that has none."""
    theorem = loaded.theorem
    others = [f"{CLAIM}={name}" for name in theorem.claims if observable(loaded, name)]
    found = [Fault(f"claim `{claim or next(iter(theorem.claims))}` has no observation to fix",
                   f"--observe goes with {' or '.join(others)}" if others else
                   f"no claim of {theorem.name} has one, so leave --observe out")]
    named = {element for sort in theorem.scope_given for element in kernel_sort(sort).elements}
    try:
        return found + unknown(observed, reach_of(theorem, changes), named)
    except Fault as fault:
        return [*found, fault]


def chosen(loaded: Loaded, settings: Iterable[tuple[str, str]], faults: list[Fault]) -> tuple[dict[str, str], str]:
    """The alternatives chosen and the claim; unknown ones are faults."""
    theorem = loaded.theorem
    claims = [*theorem.claims, *theorem.desiderata, *(n for e in loaded.extensions for n in e.desiderata)]
    found: dict[str, str] = {}
    for axis, name in settings:
        if axis in found and found[axis] != name:
            faults.append(Fault(f"`{axis}` is set twice, to `{found[axis]}` and to `{name}`", "choose one"))
        elif axis == CLAIM and name not in claims:
            faults.append(Fault(f"{theorem.name} has no claim `{name}`", did_you_mean(name, claims)))
        elif axis == CLAIM or axis in theorem.axes and name in theorem.axes[axis].alternatives:
            found[axis] = name
        elif axis in theorem.axes:
            faults.append(Fault(f"axis `{axis}` has no alternative `{name}`",
                                did_you_mean(name, theorem.axes[axis].alternatives)))
        else:
            faults.append(Fault(f"{theorem.name} has no axis `{axis}`", did_you_mean(axis, [*theorem.axes, CLAIM])))
    return {axis: name for axis, name in found.items() if axis != CLAIM}, found.get(CLAIM, "")


def assumption(loaded: Loaded, known: Mapping[str, Declared], word: str, faults: list[Fault],
               asked: Sequence[str] = ()) -> str:
    """The assumption of a name, an extension's with or without its prefix; "" and a fault if there is none.

    `asked` are all the words of the command after the theorem, for the command that a hint shows.
    """
    names = [name for name in (word, *(e.prefix + word for e in loaded.extensions)) if name in known]
    if names:
        return names[0]
    theorem = loaded.theorem
    axis = next((a.name for a in theorem.axes.values() if word in a.alternatives), "")
    rest = [name for name in asked or [word] if not first(name)]
    if axis:
        hint = f"it is an alternative: write {axis}={word}"
    elif word in theorem.axes:
        choices = [f"{word}={name}" for name in theorem.axes[word].alternatives]
        hint = f"it is an axis: write {' or '.join(choices)}"
    elif word in theorem.claims or word in theorem.desiderata:
        hint = f"it is a claim: write {CLAIM}={word}"
    elif first(word):
        hint = f"a theorem or a file comes first, and alone: {shlex.join(['sidestep', 'check', word, *rest])}"
    elif owner := extension_of(loaded, word):
        hint = f"it belongs to an extension: {shlex.join(['sidestep', 'check', owner, *rest])}"
    elif decorator := undecorated(loaded, word):
        hint = f"the function of that name in {loaded.name} is none until `{decorator}` stands on the line before it"
    elif "," in word:
        hint = f"names are separated by spaces: {word.replace(',', ' ')}"
    else:
        hint = did_you_mean(word, known)
    faults.append(Fault(f"{theorem.name} has no assumption `{word}`", hint))
    return ""


def first(word: str) -> bool:
    """Whether a word names a theorem, an extension or a file, which a command has in the first place alone."""
    return word in shipped() or word in shipped_extensions() or word.endswith(".py") and Path(word).is_file()


def extension_of(loaded: Loaded, word: str) -> str:
    """Another extension that a name with a prefix belongs to, shipped or a file in this folder; "" if there is none."""
    return "" if any(word.startswith(extension.prefix) for extension in loaded.extensions) else owner_of(word)


def undecorated(loaded: Loaded, word: str) -> str:
    """The decorator that a function of the user's file lacks to be the assumption of a name; "" if there is none."""
    if not loaded.name.endswith(".py"):
        return ""
    prefix = next((e.prefix for e in loaded.extensions if word.startswith(e.prefix)), "")
    body = ast.parse(loaded.path.read_bytes()).body
    found = any(isinstance(node, ast.FunctionDef) and node.name == word.removeprefix(prefix) and not node.decorator_list
                for node in body)
    return f"@{'extension' if loaded.extensions else 'theorem'}.assumption" if found else ""


def hypothesis(loaded: Loaded, known: Mapping[str, Declared], word: str, faults: list[Fault]) -> str:
    """The hypothesis of a name; "" and a fault if there is none."""
    if word in known and known[word].role == "hypothesis":
        return word
    names = [name for name, declared in known.items() if declared.role == "hypothesis"]
    hint = "an assumption is off unless it is named" if word in known else did_you_mean(word, names)
    faults.append(Fault(f"{loaded.theorem.name} has no hypothesis `{word}` to drop", hint))
    return ""


def command(loaded: Loaded, assumptions: Iterable[str] = (), axes: Iterable[tuple[str, str]] = (), claim: str = "",
            dropped: Iterable[str] = (), changes: Changes | None = None, observed: str = "") -> str:
    """The command that asks for a formalization; what the theorem file says anyway is left out."""
    theorem = loaded.theorem
    hypotheses = {n for n, d in all_assumptions(theorem, loaded.extensions).items() if d.role == "hypothesis"}
    words = ["sidestep", "check", loaded.name, *(name for name in assumptions if name not in hypotheses)]
    words += [f"{axis}={name}" for axis, name in axes if name != theorem.axes[axis].default]
    if claim not in ("", next(iter(theorem.claims))):
        words.append(f"{CLAIM}={claim}")
    for name in dropped:
        words += ["--drop", name]
    if changes:
        words += ["--scope", ",".join(f"{sort}={'' if least is None else f'{least}..'}{greatest}"
                                      for sort, (least, greatest) in changes.items())]
    if observed:
        words += ["--observe", observed]
    return shlex.join(words)


def called(theorem: Theorem) -> str:
    """What a command calls a theorem: its name where it comes with the program, else its file as seen from here."""
    path = theorem.place.path if theorem.place else ""
    known = shipped().get(theorem.name)
    if known and known.samefile(path):
        return theorem.name
    return str(Path(path).relative_to(Path.cwd())) if Path(path).is_relative_to(Path.cwd()) else path


def command_of(loaded: Loaded, asked: Published) -> str:
    """The command that asks for a formalization of the theorem file, at its size.

    What speaks of nothing that an extension adds is asked of the theorem: an extension tries its own assumptions
    where none is named.
    """
    named = (*asked.assumptions, *asked.dropped, asked.claim)
    if not any(name.startswith(extension.prefix) for extension in loaded.extensions for name in named):
        loaded = replace(loaded, name=called(loaded.theorem), extensions=())
    changes = {sort: (number, number) for sort, number in asked.at}
    return command(loaded, asked.assumptions, asked.axes, asked.claim, asked.dropped, changes)
