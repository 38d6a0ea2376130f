"""A list as a file for a spreadsheet: UTF-8 with its mark, semicolons, as spreadsheets in Sweden read it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from django.http import HttpResponse

from tryggve.portals.ui import files

# What a spreadsheet would run as a formula is told to be text.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(name: str, heading: Sequence[str], rows: Iterable[Sequence[str]]) -> HttpResponse:
    """The rows under their heading, as an attachment called `name`."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_plain(cell) for cell in heading])
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return files.attachment(f"\ufeff{out.getvalue()}".encode(), media_type="text/csv; charset=utf-8", name=name)


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
