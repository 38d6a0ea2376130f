"""What a file is, by what is in it. The name that somebody gave it decides nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

import puremagic

from tryggve.casework.base.text import clean_text

LONGEST_NAME = 160
# What may follow the end of a file: line ends and zeros, as scanners and cameras pad.
PADDING = b"\r\n\t \x00"
HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1"}
# Where a browser or an unpacker looks for another kind of file than the first bytes say.
HIDDEN_HEADS = re.compile(rb"<\s*(?:!doctype|html|script|svg|iframe|body|\?php)|%PDF-|\x7fELF", re.IGNORECASE)
LOOKS_AHEAD = 1024


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that we take: its media type and the endings its name may have, the first one by default."""

    media_type: str
    endings: tuple[str, ...]


PDF = FileKind("application/pdf", (".pdf",))
JPEG = FileKind("image/jpeg", (".jpg", ".jpeg"))
PNG = FileKind("image/png", (".png",))
HEIC = FileKind("image/heic", (".heic", ".heif"))
MAGIC = {"application/pdf": PDF, "image/jpeg": JPEG, "image/png": PNG, "image/heic": HEIC, "image/heif": HEIC}


class WrongType(ValueError):
    """Not a PDF, JPEG, PNG or HEIC file, or one that is something else at the same time."""


def kind_of(content: bytes) -> FileKind:
    """The kind of the file. Raises `WrongType` for other kinds, for broken files and for files of two kinds at once."""
    try:
        guessed = puremagic.from_string(content[:4096], mime=True)
    except (puremagic.PureError, ValueError):
        raise WrongType("unknown") from None
    kind = MAGIC.get(guessed)
    if kind is None:
        raise WrongType(guessed)
    whole = {PDF: _whole_pdf, JPEG: _whole_jpeg, PNG: _whole_png, HEIC: _whole_heic}[kind]
    if not whole(content):
        raise WrongType(f"{guessed}, but not from beginning to end")
    if _is_archive(content):
        raise WrongType(f"{guessed} and an archive")
    return kind


def clean_name(name: str, kind: FileKind) -> str:
    """A name to show and to save under: no folders, no hidden characters, an ending that tells the truth."""
    last = re.split(r"[/\\]", clean_text(name, lines=False))[-1]
    plain = re.sub(r'[<>:"|?*]', "_", last).strip(" .")
    path = PurePosixPath(plain or "dokument")
    stem = path.stem if path.suffix.casefold() in kind.endings else path.name
    ending = path.suffix.casefold() if path.suffix.casefold() in kind.endings else kind.endings[0]
    return f"{stem[: LONGEST_NAME - len(ending)].rstrip(' .') or 'dokument'}{ending}"


def _whole_pdf(content: bytes) -> bool:
    end = content.rfind(b"%%EOF")
    if not re.match(rb"%PDF-\d\.\d", content) or end < 0 or content[end + 5 :].strip(PADDING):
        return False
    return not HIDDEN_HEADS.search(content[8:LOOKS_AHEAD].partition(b"obj")[0])


def _whole_jpeg(content: bytes) -> bool:
    # Phones write their own notes after the picture: those may stay, pages and programs may not.
    picture, end, notes = content.rpartition(b"\xff\xd9")
    hidden = HIDDEN_HEADS.search(picture[:LOOKS_AHEAD]) or HIDDEN_HEADS.search(notes) or notes.startswith(b"MZ")
    return content.startswith(b"\xff\xd8\xff") and bool(end) and not hidden


def _whole_png(content: bytes) -> bool:
    tail = content.rstrip(PADDING)
    return content.startswith(b"\x89PNG\r\n\x1a\n") and content[12:16] == b"IHDR" and tail.endswith(b"IEND\xaeB`\x82")


def _whole_heic(content: bytes) -> bool:
    """Boxes from the first byte to the last, the first one naming a HEIC brand."""
    if content[4:8] != b"ftyp" or content[8:12] not in HEIC_BRANDS:
        return False
    place, size = 0, len(content)
    while place < size:
        length = int.from_bytes(content[place : place + 4], "big")
        if length == 1:
            length = int.from_bytes(content[place + 8 : place + 16], "big")
        elif length == 0:
            return True
        if length < 8 or place + length > size:  # noqa: PLR2004 - a box begins with its length and its name
            return False
        place += length
    return True


def _is_archive(content: bytes) -> bool:
    """Whether an unpacker would find a ZIP at the end, or a 7z, RAR or tar within the first bytes."""
    return b"PK\x05\x06" in content[-66_000:] or content[257:262] == b"ustar"
