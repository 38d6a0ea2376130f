"""Set a letter with typst: JSON in, bytes of one PDF out that is PDF/UA-1 and PDF/A-2a. Reads no file but our own templates and fonts."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from tryggve.casework.letters.eol import settle
from tryggve.casework.letters.glyphs import legible

HERE = Path(__file__).parent
STANDARDS: list[typst.PDFStandard] = ["a-2a", "ua-1"]


class NotSet(Exception):
    """The letter could not be set; it stays pending, and the cause says why."""


def pdf(data: Mapping[str, Any], *, template: str, at: datetime) -> bytes:
    """The letter as PDF. The same data, template and time give the same bytes. Raises `NotSet`."""
    # typst may read files under its root: an empty folder leaves it none. The data come by themselves, never as source.
    with tempfile.TemporaryDirectory() as empty:
        try:
            made = typst.compile(  # type: ignore[type-var]  # the binding takes a Fonts, its types do not say so
                _source(template), root=empty, font_paths=_fonts(), sys_inputs={"data": json.dumps(legible(data), ensure_ascii=False)},
                pdf_standards=STANDARDS, timestamp=int(at.timestamp()),
            )  # fmt: skip
        except typst.TypstError as why:
            raise NotSet(str(why)) from why
    assert isinstance(made, bytes)
    return settle(made)


@cache
def _source(template: str) -> bytes:
    # One text, since nothing can be imported from an empty root.
    return b"\n".join((HERE / "templates" / f"{part}.typ").read_bytes() for part in ("letterhead", template))


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
