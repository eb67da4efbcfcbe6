"""What Python raises while a theorem file runs, as faults that say what to write instead."""

from __future__ import annotations

import inspect
import pkgutil
import re
import sys
from difflib import get_close_matches
from types import FrameType, ModuleType, TracebackType
from typing import Any

from explorer.kernel.syntax import an
from explorer.language.faults import Fault, Place, did_you_mean, is_user_file, place_of_traceback

THEOREMS = "explorer.theorems"


def as_fault(error: BaseException, place: Place | None = None) -> Fault:
    """The error as a fault at the innermost line of a theorem file it passed through, or at `place`."""
    inner = place_of_traceback(error.__traceback__) or place
    if isinstance(error, Fault):
        error.place = error.place or inner
        return error
    if isinstance(error, SyntaxError):
        return syntax_fault(error, inner)
    frame = innermost(error.__traceback__)
    if isinstance(error, NameError) and error.name:
        name = error.name
        return Fault(undefined(name), did_you_mean(name, in_reach(frame, name)), inner)
    if isinstance(error, ImportError):
        return Fault(*import_problem(error), inner)
    if isinstance(error, AttributeError) and error.name:
        known = [name for name in dir(error.obj) if not name.startswith("_")]
        near = get_close_matches(error.name, known, n=1)
        hint = f"did you mean `{near[0]}`?" if near else ""
        return Fault(f"{described(error.obj)} has no `{error.name}`", hint, inner)
    if isinstance(error, TypeError):
        return Fault(*type_problem(error, frame), inner)
    if isinstance(error, SystemExit):
        return Fault("the file ends the program", "a theorem file declares and does nothing else", inner)
    hint = "formulas are made once, with symbols in the place of values"
    return Fault(f"{type(error).__name__}: {error}", hint, inner)


def undefined(name: str) -> str:
    """What is said of a name that nothing defines."""
    return f"`{name}` is not defined here"


def syntax_fault(error: SyntaxError, inner: Place | None) -> Fault:
    """A syntax error at the line it names."""
    path = error.filename or (inner.path if inner else "")
    hint = f"at `{error.text.strip()}`" if error.text and error.text.strip() else "a theorem file is Python, in UTF-8"
    return Fault(f"syntax error: {error.msg}", hint, Place(path, error.lineno or 1))


def innermost(traceback: TracebackType | None) -> FrameType | None:
    """The innermost frame of a theorem file."""
    found = None
    while traceback is not None:
        if is_user_file(traceback.tb_frame.f_code.co_filename):
            found = traceback.tb_frame
        traceback = traceback.tb_next
    return found


def in_reach(frame: FrameType | None, wanted: str) -> list[str]:
    """The names that a line of a theorem file can use: its own, and the language's where one of those is near."""
    own = [name for scope in ((frame.f_locals, frame.f_globals) if frame else ()) for name in scope]
    words = getattr(sys.modules.get("explorer"), "__all__", [])
    return [name for name in own if not name.startswith("_")] + get_close_matches(wanted, words, n=1)


def described(thing: Any) -> str:
    """What a message calls a value."""
    if isinstance(thing, ModuleType):
        return thing.__name__
    if isinstance(thing, type):
        return thing.__name__
    name = type(thing).__name__
    return an(name)


def import_problem(error: ImportError) -> tuple[str, str]:
    """What could not be imported, with the names that could."""
    module = error.name or ""
    missing = re.search(r"cannot import name '(\w+)'", str(error))
    if missing:
        names = dir(sys.modules.get(module))
        known = [n for n in getattr(sys.modules.get(module), "__all__", names) if not n.startswith("_")]
        return f"{module} has no `{missing[1]}`", did_you_mean(missing[1], known)
    package, _, name = module.rpartition(".")
    if package in (THEOREMS, f"{THEOREMS}.extensions"):
        what = "theorem" if package == THEOREMS else "extension"
        known = [found.name for found in pkgutil.iter_modules(sys.modules[package].__path__)
                 if found.name != "extensions"]
        return f"there is no {what} `{name}`", did_you_mean(name, known)
    return f"there is no module `{module}`" if module else str(error), ""


def type_problem(error: TypeError, frame: FrameType | None) -> tuple[str, str]:
    """A call that does not fit, with the parameters that there are."""
    message = str(error).replace(".__init__()", "()")
    keyword = re.search(r"(\w+)\(\) got an unexpected keyword argument '(\w+)'", message)
    called = frame.f_globals.get(keyword[1]) if keyword and frame else None
    if keyword and isinstance(called, type):
        known = [name for name in inspect.signature(called).parameters if not name.startswith("_")]
        return f"{keyword[1]} has no `{keyword[2]}`", did_you_mean(keyword[2], known)
    missing = re.search(r"(\w+)\(\) missing \d+ required [\w-]+ arguments?: (.*)", message)
    called = frame.f_globals.get(missing[1]) if missing and frame else None
    if missing and isinstance(called, type):
        needed = [name for name, parameter in inspect.signature(called).parameters.items()
                  if parameter.default is parameter.empty and not name.startswith("_")]
        return f"{missing[1]} needs {missing[2].replace(chr(39), '`')}", f"required are {', '.join(needed)}"
    if "unhashable type: 'Expression'" in message:
        return message, "an expression cannot be a key or a member of a set"
    operand = "operand type" in message and "'Expression'" in message
    return message, "expressions have ==, !=, <, <=, >, >=, +, -, *, &, | and ~" if operand else ""
