"""Measurements side by side: every contender runs once in each round, the best of the rounds counts."""

import os
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import numpy as np

PARTS = 4
"""Parts for each processor, as in the engine's own runs."""
POOL = ThreadPoolExecutor(os.cpu_count() or 1)


def rounds(contenders: Mapping[str, Callable[[], float | None]], count: int) -> dict[str, float]:
    """The best time of each in seconds. A contender that gives a number has measured itself."""
    best = dict.fromkeys(contenders, float("inf"))
    for _ in range(count):
        for name, run in contenders.items():
            start = time.perf_counter()
            own = run()
            best[name] = min(best[name], time.perf_counter() - start if own is None else own)
    return best


def copy_of(size: int) -> Callable[[], None]:
    """A copy that reads and writes as many bytes in all, on every processor: the limit that memory sets."""
    source, target = np.ones(size // 2, np.uint8), np.zeros(size // 2, np.uint8)
    count = PARTS * (os.cpu_count() or 1)
    edges = [len(source) * i // count for i in range(count + 1)]
    parts = [slice(a, b) for a, b in pairwise(edges)]

    def copy() -> None:
        list(POOL.map(lambda part: np.copyto(target[part], source[part]), parts))

    return copy


def size_of(columns: Mapping[str, np.ndarray]) -> int:
    """Bytes of the columns."""
    return sum(c.nbytes for c in columns.values())
