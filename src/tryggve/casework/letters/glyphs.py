"""Which characters the letter's fonts can show. A character without a shape would be refused by the standards, and hold up the letter."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

FONTS: Final = Path(__file__).parent / "fonts"
# Stands where something stood that the fonts have no shape for; the stored words keep what it was.
STAND_IN: Final = "\u25a1"
FORMAT_4, FORMAT_12 = 4, 12


def legible(value: Any) -> Any:
    """The same JSON with every string as the fonts can show it."""
    if isinstance(value, str):
        # A paragraph sign never begins a line.
        text = unicodedata.normalize("NFC", value).replace(" §", "\u00a0§")
        return "".join(character if ord(character) in shapes() or character == "\n" else STAND_IN for character in text)
    if isinstance(value, dict):
        return {key: legible(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [legible(inner) for inner in value]
    return value


@cache
def shapes() -> frozenset[int]:
    """Code points that every weight of the font has."""
    each = [frozenset(_mapped(font.read_bytes())) for font in sorted(FONTS.glob("*.ttf"))]
    return frozenset.intersection(*each)


def _mapped(font: bytes) -> Iterator[int]:
    """The code points of a TrueType font's character map (OpenType `cmap`, formats 4 and 12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    for number in range(count):
        _, _, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * number)
        (kind,) = struct.unpack_from(">H", font, start + offset)
        if kind == FORMAT_12:
            yield from _format_12(font, start + offset)
        elif kind == FORMAT_4:
            yield from _format_4(font, start + offset)


def _format_12(font: bytes, start: int) -> Iterator[int]:
    (groups,) = struct.unpack_from(">I", font, start + 12)
    for number in range(groups):
        first, last, _ = struct.unpack_from(">III", font, start + 16 + 12 * number)
        yield from range(first, last + 1)


def _format_4(font: bytes, start: int) -> Iterator[int]:
    (twice,) = struct.unpack_from(">H", font, start + 6)
    ends = struct.unpack_from(f">{twice // 2}H", font, start + 14)
    starts = struct.unpack_from(f">{twice // 2}H", font, start + 16 + twice)
    for first, last in zip(starts, ends, strict=True):
        if last != 0xFFFF:  # noqa: PLR2004 - the map's own last segment, which says nothing
            yield from range(first, last + 1)
