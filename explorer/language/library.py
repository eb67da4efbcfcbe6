"""Definitions that several theorem files share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from explorer.language.terms import Expression, exists, forall, iff, implies

Value = Callable[[Any], Any]


def maximal(sort: type, value: Value, x: Any) -> Expression:
    """No element of the sort has a greater value than x: x is in the argmax."""
    return forall(sort, lambda y: value(x) >= value(y))


def minimal(sort: type, value: Value, x: Any) -> Expression:
    """No element of the sort has a smaller value than x: x is in the argmin."""
    return forall(sort, lambda y: value(x) <= value(y))


def greatest(sort: type, value: Value, most: Any) -> Expression:
    """`most` is the greatest of the values: most = max value(x).

    With value(a) = r(s, a) + g v(next(s, a)) and most = v(s) this is Bellman's equation for optimal values at a
    discount of g (Bellman 1957).
    """
    return forall(sort, lambda x: most >= value(x)) & exists(sort, lambda x: most == value(x))


def constant(sort: type, value: Value) -> Expression:
    """All elements of the sort have one value."""
    return forall(sort, sort, lambda x, y: value(x) == value(y))


def one_to_one(sort: type, value: Value) -> Expression:
    """Different elements have different values; a table from a finite sort to itself is then a relabelling."""
    return forall(sort, sort, lambda x, y: implies(x != y, value(x) != value(y)))


def unique(sort: type, formula: Value) -> Expression:
    """Exactly one element satisfies the formula."""
    return exists(sort, lambda x: forall(sort, lambda y: iff(formula(y), x == y)))


def same_order(sort: type, left: Value, right: Value) -> Expression:
    """Both values put the elements of the sort in the same weak order."""
    return forall(sort, sort, lambda x, y: iff(left(x) >= left(y), right(x) >= right(y)))
