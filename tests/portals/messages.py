"""Every sentence that the portals mark for translation, found in templates and in Python as Django and Babel read them."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PORTALS = Path(__file__).parents[2] / "src" / "tryggve" / "portals"
DAY = datetime(2026, 11, 23, tzinfo=UTC)
KEYWORDS = {**DEFAULT_KEYWORDS, "gettext_lazy": None, "ngettext_lazy": (1, 2), "pgettext_lazy": ((1, "c"), 2)}


def marked():
    """Sentences as they stand in the source: a string, or a pair of singular and plural."""
    found = {}
    for file in sorted(PORTALS.rglob("*")):
        if file.suffix == ".py":
            source = file.read_text(encoding="utf-8")
        elif file.suffix == ".html":
            source = templatize(file.read_text(encoding="utf-8"))
        else:
            continue
        for line, _function, message, _comments in extract_python(
            BytesIO(source.encode()), list(KEYWORDS), [], {"encoding": "utf-8"}
        ):
            key = tuple(message) if isinstance(message, list | tuple) else message
            key = key[:2] if isinstance(key, tuple) else key
            if key:
                found.setdefault(key, f"{file.relative_to(PORTALS)}:{line}")
    return found


LOCALE = PORTALS / "ui" / "locale" / "en" / "LC_MESSAGES"


def translated():
    """The English catalogue as it is kept."""
    return read_po(BytesIO((LOCALE / "django.po").read_bytes()), locale="en")


def compiled(catalogue):
    """The catalogue as Django reads it: the bytes of django.mo."""
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def refresh():
    """Add what is newly marked (without English), drop what is gone, and compile. `python -m tests.portals.messages`."""
    before = (
        {message.id: message.string for message in translated() if message.id}
        if (LOCALE / "django.po").exists()
        else {}
    )
    catalogue = Catalog(
        locale="en",
        project="tryggve",
        charset="utf-8",
        creation_date=DAY,
        revision_date=DAY,
        header_comment="",
        fuzzy=False,
    )
    for key, place in sorted(marked().items(), key=lambda item: str(item[0])):
        string = before.get(key, ("", "") if isinstance(key, tuple) else "")
        catalogue.add(key, string, locations=[(place.rsplit(":", 1)[0], None)])
    LOCALE.mkdir(parents=True, exist_ok=True)
    with (LOCALE / "django.po").open("wb") as file:
        write_po(file, catalogue, width=120, include_lineno=False)
    (LOCALE / "django.mo").write_bytes(compiled(translated()))
    return [key for key in marked() if not before.get(key)]


if __name__ == "__main__":
    for missing in refresh():
        print("without English:", missing)  # noqa: T201 - a command's answer
