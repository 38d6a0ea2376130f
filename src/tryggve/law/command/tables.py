"""Tables of people as the columns of a run, and back: Parquet and CSV through Arrow."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from tryggve.law.command.arguments import WrongCommand
from tryggve.law.engine import Book
from tryggve.law.engine.columns.result import Array, Result
from tryggve.law.engine.errors import BrokenFile, UnknownName, WrongType
from tryggve.law.engine.kinds import Kind

DECIMALS = 4
"""Decimals that an exact column of a CSV file may have."""


@dataclass
class People:
    """The columns of a table that a run needs. Rows with a missing value are not present; their values are zero.

    `ranges` are those of columns that declare none.
    """

    rows: int
    arrays: dict[str, Array] = field(default_factory=dict)
    ranges: dict[str, tuple[int, int]] = field(default_factory=dict)
    denominators: dict[str, int] = field(default_factory=dict)
    lengths: dict[str, int] = field(default_factory=dict)
    missing: Array | None = None
    copied: dict[str, Any] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        return list(self.arrays)

    def columns(self, a: int, b: int) -> dict[str, Array]:
        return {n: c[..., a:b] for n, c in self.arrays.items()}

    def present(self, a: int, b: int) -> Array:
        return np.ones(b - a, bool) if self.missing is None else ~self.missing[a:b]

    def kept(self, a: int, b: int) -> dict[str, Any]:
        return {n: c.slice(a, b - a) for n, c in self.copied.items()}


def read(file: Path, law: Book, needs: Sequence[str], keep: Sequence[str]) -> People:
    """The people of a file; `UnknownName`, `WrongType` or `BrokenFile` when it cannot be read as such."""
    exact = [n for n in needs if _kind(law, n).base is Fraction]
    table = _table(file, exact)
    known = {*law.facts, *law.rules}
    for name in table.column_names:
        if name not in keep and _stem(name) not in known:
            raise UnknownName(name, known, f"in {law.act} (use --keep to copy a column)")
    for name in keep:
        if name not in table.column_names:
            raise UnknownName(name, table.column_names, f"in {file.name}")
    people = People(table.num_rows, copied={n: table.column(n) for n in keep})
    for name in needs:
        _add(people, table, name, law)
    return people


def _table(file: Path, exact: Sequence[str]) -> Any:
    try:
        if file.suffix == ".parquet":
            return parquet.ParquetFile(file, memory_map=True, pre_buffer=False).read()
        if file.suffix == ".csv":
            from pyarrow import csv  # noqa: PLC0415  (each import is a tenth of a short run)

            types = {n: pa.decimal128(30, DECIMALS) for n in exact}
            return csv.read_csv(file, convert_options=csv.ConvertOptions(column_types=types))
    except FileNotFoundError:
        raise BrokenFile(str(file), None, "does not exist") from None
    except (OSError, pa.ArrowInvalid) as broken:
        raise BrokenFile(str(file), None, f"cannot be read: {str(broken).splitlines()[0]}") from None
    raise WrongCommand(f"{file.name} must end in .parquet or .csv.")


def _stem(name: str) -> str:
    """`inkomster` of `inkomster_7` and `inkomster[7]`, else the name itself."""
    bare = name.rstrip("]0123456789").rstrip("_[")
    return bare if bare != name and name[len(bare) : len(bare) + 1] in "_[" else name


def _kind(law: Book, name: str) -> Kind:
    return law.facts[name].kind if name in law.facts else law.rules[name][-1].kind


def _add(people: People, table: Any, name: str, law: Book) -> None:
    declared: Any = law.facts.get(name) or law.rules[name][-1]
    kind: Kind = declared.kind
    if kind.base is not tuple:
        if name in table.column_names:
            array, scale = _numbers(people, table.column(name), name, kind)
            people.arrays[name] = array
            if scale > 1:
                people.denominators[name] = scale
    else:
        parts = _parts(table, name)
        if parts:
            item = kind.items[0] if kind.items else Kind()
            people.arrays[name] = np.stack([_numbers(people, p, name, item)[0] for p in parts])
            people.lengths[name] = len(parts)
    if name in people.arrays and (declared.low is None or declared.high is None):
        people.ranges |= _reached(people, name, kind)


def narrower(people: People, law: Book) -> dict[str, tuple[int, int]]:
    """What the columns that declare a range reach of it. Looked for only when the whole ranges are too wide."""
    found: dict[str, tuple[int, int]] = {}
    for name in people.arrays:
        declared: Any = law.facts.get(name) or law.rules[name][-1]
        if declared.low is not None and declared.high is not None:
            for low, high in _reached(people, name, declared.kind).values():
                if low <= declared.high and high >= declared.low:
                    found[name] = max(low, declared.low), min(high, declared.high)
    return found


def _reached(people: People, name: str, kind: Kind) -> dict[str, tuple[int, int]]:
    """The whole numbers that a column lies within, under its name; none for flags and for nobody."""
    array, scale = people.arrays[name], people.denominators.get(name, 1)
    if kind.base is bool or not array.size:
        return {}
    return {name: (int(array.min()) // scale, -(-int(array.max()) // scale))}


def _parts(table: Any, name: str) -> list[Any]:
    """The columns of a tuple: one list column, or `name_1` … `name_12`, or `name[0]` … `name[11]`."""
    if name in table.column_names:
        lists = table.column(name).combine_chunks()
        if not pa.types.is_list(lists.type) and not pa.types.is_fixed_size_list(lists.type):
            raise WrongType(f"The column {name!r} must hold lists.")
        import pyarrow.compute as pc  # noqa: PLC0415

        lengths = pc.unique(pc.list_value_length(lists)).to_pylist()
        if len(lengths) != 1 or lengths[0] is None:
            raise WrongType(f"The lists of the column {name!r} must all be of the same length.")
        return [pc.list_element(lists, i) for i in range(lengths[0])]
    own = [c for c in table.column_names if c != name and _stem(c) == name]
    own.sort(key=lambda c: int("".join(d for d in c[len(name) :] if d.isdigit()) or 0))
    return [table.column(c) for c in own]


def _numbers(people: People, column: Any, name: str, kind: Kind) -> tuple[Array, int]:
    """Whole numbers for the column, and what they are over."""
    column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if column.null_count:
        absent = column.is_null().to_numpy(zero_copy_only=False)
        people.missing = absent if people.missing is None else people.missing | absent
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        return _words(column, name, kind), 1
    if pa.types.is_decimal(column.type):
        import pyarrow.compute as pc  # noqa: PLC0415

        scale = 10**column.type.scale
        whole = pc.multiply(column, pa.scalar(scale, pa.decimal128(12, 0)))
        return _filled(pc.cast(whole, pa.int64()), 0).to_numpy(zero_copy_only=False), scale
    if pa.types.is_boolean(column.type):
        return _filled(column, False).to_numpy(zero_copy_only=False), 1  # noqa: FBT003
    if not pa.types.is_integer(column.type):
        raise WrongType(f"The column {name!r} holds {column.type}; {kind} must be whole numbers, decimals or words.")
    return _filled(column, 0).to_numpy(zero_copy_only=False), 1


def _filled(column: Any, value: int) -> Any:
    """The column with its missing values replaced; itself, uncopied, when none is missing."""
    return column.fill_null(value) if column.null_count else column


def _words(column: Any, name: str, kind: Kind) -> Array:
    """Words as their place in the declaration, members of a numbered enumeration as their numbers."""
    base = kind.base
    members = list(base) if isinstance(base, type) and issubclass(base, Enum) else list(kind.words)
    codes: dict[str, int] = {}
    for i, member in enumerate(members):
        number = int(member) if isinstance(member, IntEnum) else i
        codes |= {str(getattr(member, "name", member)): number, str(getattr(member, "value", member)): number}
    if base is bool:
        codes = {"ja": 1, "nej": 0, "true": 1, "false": 0}
    encoded = column.dictionary_encode()
    for word in encoded.dictionary.to_pylist():
        if word not in codes:
            raise WrongType(
                f"The column {name!r} holds {word!r}, which is none of {', '.join(codes) or 'its numbers'}."
            )
    places = np.array([codes[w] for w in encoded.dictionary.to_pylist()] or [0], np.int32)
    found: Array = places[encoded.indices.fill_null(0).to_numpy(zero_copy_only=False)]
    return found


def outputs(result: Result, names: Sequence[str], valid: Array, kept: dict[str, Any]) -> Any:
    """The result as a table: one column for each name, numerator and denominator apart for exact values."""
    made: dict[str, Any] = dict(kept)
    for name in names:
        column, words = result[name], result.names_of(name)
        bottom = result.denominators.get(name)
        for i, part in enumerate(column if column.ndim > 1 else [column]):
            own = f"{name}_{i + 1}" if column.ndim > 1 else name
            if words:
                made[own] = pa.DictionaryArray.from_arrays(_arrow(part), pa.array(words, pa.string()))
            elif bottom is None:
                made[own] = _arrow(part)
            else:
                bottoms = np.broadcast_to(np.asarray(bottom)[i] if np.ndim(bottom) > 1 else bottom, part.shape)
                made |= {f"{own}_täljare": _arrow(part), f"{own}_nämnare": _arrow(bottoms)}
    made["valid"] = _arrow(valid)
    return pa.table(made)


def _arrow(column: Array) -> Any:
    """The column as Arrow has it, the numbers uncopied. Arrow's own way looks for masked arrays first, with an import of 10 ms."""
    if column.dtype == bool:
        return pa.Array.from_buffers(
            pa.bool_(), len(column), [None, pa.py_buffer(np.packbits(column, bitorder="little"))]
        )
    whole = np.ascontiguousarray(column)
    return pa.Array.from_buffers(pa.from_numpy_dtype(whole.dtype), len(whole), [None, pa.py_buffer(whole)])


@contextmanager
def writer(file: Path) -> Iterator[Callable[[Any], None]]:
    """Writes tables one after the other to one file."""
    if file.suffix not in (".parquet", ".csv"):
        raise WrongCommand(f"{file.name} must end in .parquet or .csv.")
    opened: list[Any] = []

    def write(table: Any) -> None:
        if not opened:
            opened.append(_writer(file, table.schema))
        opened[0].write_table(table)

    try:
        yield write
    except OSError as unwritten:
        raise BrokenFile(str(file), None, f"cannot be written: {unwritten.strerror or unwritten}") from None
    finally:
        for one in opened:
            one.close()


def _writer(file: Path, schema: Any) -> Any:
    if file.suffix == ".csv":
        from pyarrow import csv  # noqa: PLC0415  (each import is a tenth of a short run)

        return csv.CSVWriter(str(file), schema)
    words = [field.name for field in schema if pa.types.is_dictionary(field.type) or pa.types.is_string(field.type)]
    # Uncompressed the file is two and a half times as large, and written in half the time.
    return parquet.ParquetWriter(str(file), schema, compression="none", use_dictionary=words, store_schema=False)
