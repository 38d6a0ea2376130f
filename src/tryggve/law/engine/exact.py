"""Exact arithmetic: fractions, and the roundings that a statute names. No floats anywhere."""

from collections.abc import Iterable
from fractions import Fraction

Exact = int | Fraction


def exact(a: Exact, b: Exact = 1) -> Fraction:
    """The exact quotient a/b."""
    return Fraction(a) / b


def half_up(a: Exact, b: Exact = 1) -> int:
    """a/b to the nearest whole number, halves upwards."""
    if isinstance(a, int) and isinstance(b, int):
        return (2 * a + b) // (2 * b) if b > 0 else (-2 * a - b) // (-2 * b)
    q = Fraction(a) / b
    return (2 * q.numerator + q.denominator) // (2 * q.denominator)


def down(a: Exact, b: Exact = 1) -> int:
    """a/b to the nearest whole number below (towards minus infinity)."""
    return a // b


def up(a: Exact, b: Exact = 1) -> int:
    """a/b to the nearest whole number above."""
    return -(-a // b)


def count(flags: Iterable[bool]) -> int:
    """How many of the flags are true."""
    return sum(1 for flag in flags if flag)
