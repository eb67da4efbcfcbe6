"""What `sidestep verify --against` compares: a statement with the one that a theorem file gives today."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from explorer.commands.verify import STATEMENT
from explorer.language.faults import Fault, Faults

if TYPE_CHECKING:
    from explorer.kernel.statement import Statement
    from explorer.loading import Loaded


def compared(statement: Statement, loaded: Loaded, against: str, observed: str) -> list[str]:
    """How the statement differs from what a theorem file gives today, in lines; none where it is the same."""
    from explorer.observe import Observing
    from explorer.statement import build
    if loaded.theorem.name != statement.theorem:
        return [f"the statement is of {statement.theorem}, not of {loaded.theorem.name}"]
    try:
        today = build(loaded.theorem, axes=dict(statement.axes), claim=statement.claim,
                      extensions=tuple(loaded.extensions), observe=Observing(observed) if observed else None).statement
    except (Fault, Faults) as error:  # a claim, an alternative or what was observed is no longer there
        faults = error.faults if isinstance(error, Faults) else [error]
        return [f"the statement is none that {against} gives today:", *(fault.what for fault in faults)]
    if today.digest == statement.digest:
        return []
    return [f"the statement is not the one that {against} gives today (- {STATEMENT} of the report, + {against}):",
            *extending(statement, loaded, against), *differences(statement, today)]


def extending(statement: Statement, loaded: Loaded, against: str) -> Iterator[str]:
    """What to compare with instead, where the statement has assumptions of extensions that a theorem file has not."""
    from explorer.loading import shipped_extensions
    own = {extension.name for extension in loaded.extensions}
    named = dict.fromkeys(name.partition(".")[0] for name, _ in statement.assumptions if "." in name)
    for name in named:
        if name not in own:
            file = name if name in shipped_extensions() else f"{name}.py, or what its file is called"
            yield f"it has assumptions of the extension {name}, which {against} does not declare: try --against {file}"


def differences(old: Statement, new: Statement) -> Iterator[str]:
    """What two statements say differently, formula by formula in notation."""
    from explorer.report.notation import notation
    parts: list[dict[str, str]] = []
    for statement in (old, new):
        said = {f"restriction of {sort.name}": notation(term) for sort, _, term in statement.restrictions}
        said |= {name: notation(term) for name, term in statement.always + statement.assumptions}
        said |= {query: notation(getattr(statement, query)) for query in ("consistent", "varies", "witness")}
        said |= {"version": statement.version, "symbols": ", ".join(symbol.name for symbol in statement.symbols),
                 "sorts": ", ".join(sort.name for sort in statement.sorts)}
        parts.append(said)
    before, after = parts
    for name in dict.fromkeys([*before, *after]):
        if before.get(name) != after.get(name):
            yield f"{name}:"
            yield f"    - {before.get(name, '(not there)')}"
            yield f"    + {after.get(name, '(not there)')}"
    if before == after:
        yield "the formulas read the same; sorts, symbols or their order differ"
