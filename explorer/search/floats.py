"""IEEE 754 arithmetic of log_likelihood_facts, by the standard library and separately by Z3's floating-point theory."""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator
from fractions import Fraction

import z3

FORMATS = {"binary64": z3.Float64, "binary32": z3.Float32}
LAST = {("binary64", "1/2"): 1074, ("binary64", "1/10"): 323, ("binary32", "1/2"): 149, ("binary32", "1/10"): 45}


def facts() -> Iterator[tuple[str, bool]]:
    """Each fact in words with whether it holds: the last product of equal factors above zero, sums of logarithms."""
    for (name, factor), count in LAST.items():
        says = f"in {name} the product of {count} factors {factor} is above 0, and that of {count + 1} is 0"
        both = (count, count + 1)
        yield f"{says} (standard library)", [by_python(name, factor, n) > 0 for n in both] == [True, False]
        yield f"{says} (Z3)", [by_z3(name, factor, n) for n in both] == [True, False]
    yield ("the likelihoods of 1,075 factors 1/2 and of 1,075 factors 2/5 are both 0 in binary64, their sums of "
           "logarithms are about -745.1 and -985.0 and keep the order"), (
        by_python("binary64", "1/2", 1075) == by_python("binary64", "2/5", 1075) == 0
        and [round(sum(math.log(x) for _ in range(1075)), 1) for x in (0.5, 0.4)] == [-745.1, -985.0])


def by_python(name: str, factor: str, count: int) -> float:
    """The running product of so many equal factors; binary32 by rounding each product."""
    def rounded(x: float) -> float:
        return x if name == "binary64" else struct.unpack("f", struct.pack("f", x))[0]
    value, one = 1.0, rounded(float(Fraction(factor)))
    for _ in range(count):
        value = rounded(value * one)
    return value


def by_z3(name: str, factor: str, count: int) -> bool:
    """Whether the running product of so many equal factors is above zero in Z3's theory."""
    sort, up = FORMATS[name](), z3.RNE()
    one = z3.simplify(z3.fpToFP(up, z3.RealVal(factor), sort))
    value = z3.FPVal(1, sort)
    for _ in range(count):
        value = z3.simplify(z3.fpMul(up, value, one))
    return z3.is_true(z3.simplify(z3.fpGT(value, z3.FPVal(0, sort))))
