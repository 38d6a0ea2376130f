"""Make the end of every stream of a PDF unmistakable.

typst writes one line feed between a stream's last byte and `endstream`. Where that last byte happens to be a carriage return (one
stream in 256), a reader may take the pair for one end of line and find the stream a byte short, which PDF/A-2 6.1.7.1 forbids.
A carriage return before the line feed settles it; the cross-reference table is moved along.
"""

from __future__ import annotations

import re
from bisect import bisect_left

AMBIGUOUS = b"\r\nendstream"
ENTRY = re.compile(rb"(\d{10}) (\d{5}) n")
START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")


def settle(pdf: bytes) -> bytes:
    """The same document, where no stream can be read a byte short. Raises `ValueError` for a file without a plain table."""
    places = [found.start() + 1 for found in re.finditer(re.escape(AMBIGUOUS), pdf)]
    if not places:
        return pdf
    tail = START.search(pdf)
    if tail is None or not pdf.startswith(b"xref", int(tail[1])):
        raise ValueError("the PDF has no plain cross-reference table")
    table = int(tail[1])
    moved = ENTRY.sub(lambda entry: b"%010d %s n" % (_new(int(entry[1]), places), entry[2]), pdf[table : tail.start()])
    body, start = pdf[:table], 0
    pieces = []
    for place in places:
        pieces += [body[start:place], b"\r"]
        start = place
    return b"".join([*pieces, body[start:], moved, b"startxref\n%d\n%%%%EOF" % _new(table, places)])


def _new(offset: int, places: list[int]) -> int:
    return offset + bisect_left(places, offset)
