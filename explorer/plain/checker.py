"""The outermost function: a statement and a file about it are accepted, or rejected with a reason."""

from __future__ import annotations

from explorer.plain.maps import FORMAT as MAP
from explorer.plain.maps import check_map
from explorer.plain.statement import read_statement
from explorer.plain.terms import JSON, Rejected, require
from explorer.plain.verdict import check_verdict


def check(statement: JSON, given: JSON) -> str:
    """What a verdict file or map shows about a statement, in words; raises Rejected, and nothing else.

    Both are what `json.load` gives.
    """
    try:
        require(isinstance(given, dict), "this is neither a verdict file nor a map")
        shown = (check_map if given["format"] == MAP else check_verdict)(read_statement(statement), given)
        scope = ", ".join(f"{sort}={least}..{greatest}" for sort, (least, greatest) in given["scope"].items())
        return f"{shown}, within {scope or 'the one size there is'}"
    except (LookupError, TypeError, ValueError, ArithmeticError, AttributeError, RecursionError) as error:
        raise Rejected(f"malformed: {type(error).__name__}: {error}") from error
