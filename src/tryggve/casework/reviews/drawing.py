"""Drawing a sample so that anybody can draw it again: with the same cases and the same seed it is the same sample."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256


def draw(population: Iterable[str], *, seed: str, wanted: int) -> tuple[str, ...]:
    """`wanted` of the case numbers, or all when there are fewer: those whose SHA-256 of `seed:number` comes first, in that order.

    It depends on no order that the population comes in, on no library's random numbers, and it can be done with paper and a
    hash program.
    """
    return tuple(sorted(set(population), key=lambda number: place(seed, number))[:wanted])


def place(seed: str, number: str) -> str:
    """Where a case stands in the order of drawing: a hash in hex."""
    return sha256(f"{seed}:{number}".encode()).hexdigest()
