"""Where the bytes lie: a folder, each file under its SHA-256. Written whole or not at all, checked at each reading."""

from __future__ import annotations

import errno
import os
import tempfile
from hashlib import sha256
from pathlib import Path

from django.conf import settings


class StoreFull(OSError):
    """There is no room for the file. Nothing was kept; what was kept before is whole."""


class Corrupt(Exception):
    """The bytes are not those that were kept. Restore the file from a copy."""


class Missing(Exception):
    """The bytes are not there. Restore the file from a copy."""


def path_of(digest: str) -> Path:
    """Where the file with that hash lies."""
    return Path(settings.FILES) / digest[:2] / digest[2:4] / digest


def keep(content: bytes) -> str:
    """Keep the bytes; gives their SHA-256 in hex. When it returns they are on the disk. Raises `StoreFull`."""
    digest = sha256(content).hexdigest()
    place = path_of(digest)
    if place.exists() and sha256(place.read_bytes()).hexdigest() == digest:
        return digest
    try:
        for folder in (*reversed(place.parents[1:3]), place.parent):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write(content, place)
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise StoreFull(error.errno, "no room for the file") from error
        raise
    return digest


def fetch(digest: str) -> bytes:
    """The bytes with that SHA-256. Raises `Missing`, `Corrupt`."""
    try:
        content = path_of(digest).read_bytes()
    except FileNotFoundError:
        raise Missing(digest) from None
    if sha256(content).hexdigest() != digest:
        raise Corrupt(digest)
    return content


def forget(digest: str) -> bool:
    """Take the file away; gives whether it was there. When it returns it is gone from the disk."""
    place = path_of(digest)
    try:
        place.unlink()
    except FileNotFoundError:
        return False
    _flush(place.parent)
    return True


def is_kept(digest: str) -> bool:
    """Whether there is such a file."""
    return path_of(digest).exists()


def _write(content: bytes, place: Path) -> None:
    """Beside its place first, then onto the disk, then in its place: whoever looks sees all of it or nothing."""
    handle, beside = tempfile.mkstemp(dir=place.parent, prefix=".new-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(place)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    _flush(place.parent)


def _flush(folder: Path) -> None:
    """What was put in the folder or taken away is so on the disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
