"""Columns out: the values, which rows lay within their declared ranges, and how to read words and fractions."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Result:
    """The outputs by name. Rows where `valid` is false had an input outside its declared range; their outputs are zero.

    A column of words holds numbers; `words[number]` is the word. A column of exact values holds numerators;
    `denominators[name]` is one number for all, or a column.
    """

    columns: Mapping[str, Array]
    valid: Array
    words: tuple[Any, ...]
    named: frozenset[str]
    members: Mapping[str, Mapping[int, str]]
    denominators: Mapping[str, int | Array]

    def __getitem__(self, name: str) -> Array:
        return self.columns[name]

    def value(self, name: str, row: int) -> Any:
        """The value of one person as a rule would give it: an int, a Fraction, a flag, a word, or a tuple of them."""
        column = self.columns[name]
        if column.ndim > 1:
            return tuple(self._one(name, column[i, row], self._bottom(name, i, row)) for i in range(len(column)))
        return self._one(name, column[row], self._bottom(name, None, row))

    def _bottom(self, name: str, index: int | None, row: int) -> int:
        bottom = self.denominators.get(name, 1)
        if isinstance(bottom, int):
            return bottom
        return int(bottom[row] if index is None or bottom.ndim == 1 else bottom[index, row])

    def _one(self, name: str, number: Any, bottom: int) -> Any:
        if isinstance(number, np.bool_):
            return bool(number)
        if name in self.named:
            return self.words[int(number)]
        return int(number) if bottom == 1 else Fraction(int(number), bottom)

    def names_of(self, name: str) -> list[str]:
        """The names that the numbers of a column stand for, by number; none when they are just numbers."""
        if name in self.members:
            names = self.members[name]
            return [names.get(i, "") for i in range(max(names) + 1)]
        return [str(getattr(w, "name", w)) for w in self.words] if name in self.named else []

    def as_words(self, name: str) -> Array:
        """A column of words by name; any other column as it is."""
        names = self.names_of(name)
        return np.array(names, dtype=object)[self.columns[name]] if names else self.columns[name]
