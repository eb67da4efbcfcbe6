"""Sidestep: check which assumptions get around an impossibility result. These are the names that theorem files use."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

HOME = {
    "explorer.language.sorts": ("Bool", "Level", "Real", "Sort", "Table"),
    "explorer.language.worlds": ("Family", "Function", "Given", "World"),
    "explorer.language.terms": ("count", "exists", "first", "follows", "forall", "iff", "implies", "rank", "size",
                                "total", "where"),
    "explorer.language.claims": ("each", "every", "some", "unidentified"),
    "explorer.language.library": ("constant", "greatest", "maximal", "minimal", "one_to_one", "same_order", "unique"),
    "explorer.theorem": ("Theorem",),
    "explorer.notebook": ("check",),
}
WHERE = {name: module for module, names in HOME.items() for name in names}
__all__ = sorted(WHERE)  # noqa: PLE0605
__version__ = "0.1.0"

# In a checkout the theorem files stand beside the package, not inside it as in an installed wheel.
CHECKOUT = Path(__file__).resolve().parent.parent
if not (Path(__file__).parent / "theorems").is_dir() and (CHECKOUT / "theorems" / "__init__.py").is_file():
    __path__.append(str(CHECKOUT))


def __getattr__(name: str) -> Any:
    if name not in WHERE:
        raise AttributeError(f"module 'explorer' has no attribute {name!r}")
    return getattr(import_module(WHERE[name]), name)
