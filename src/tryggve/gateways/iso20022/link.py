"""The line to the bank as two folders: what we lay in `outbox` is fetched, what the bank answers lies in `inbox`.

A file has its name from its content, is written beside and renamed when it is safe on disk, and is never written twice:
sending again is harmless. `outbox` is the list of what was sent and is never emptied by us.
"""

import os
from collections.abc import Collection
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

UNFINISHED = ".part"


class OtherContent(Exception):
    """A file of that name was sent already with other bytes. Nothing was sent."""


class BadName(Exception):
    """A file name that could leave its folder or be taken for an unfinished file."""


@dataclass(frozen=True)
class Incoming:
    """A file from the bank. `name` is what makes it the same file: keep it with what was read."""

    name: str
    content: bytes = field(repr=False)
    sha256: str


class BankLink:
    """The two folders under `folder`; they are made when missing."""

    def __init__(self, folder: Path) -> None:
        self.outbox = folder / "outbox"
        self.inbox = folder / "inbox"
        self.outbox.mkdir(parents=True, exist_ok=True)
        self.inbox.mkdir(parents=True, exist_ok=True)

    def send(self, name: str, content: bytes) -> bool:
        """True when the file was laid out now, False when it lay there already. OtherContent, BadName, OSError."""
        return lay(self.outbox, name, content)

    def incoming(self, seen: Collection[str] = ()) -> list[Incoming]:
        """Finished files whose names are not in `seen`, in order of name."""
        found = []
        for file in sorted(self.inbox.iterdir()):
            if file.name in seen or file.name.startswith(".") or file.name.endswith(UNFINISHED) or not file.is_file():
                continue
            content = file.read_bytes()
            found.append(Incoming(file.name, content, sha256(content).hexdigest()))
        return found


def lay(folder: Path, name: str, content: bytes) -> bool:
    """Writes beside, flushes to disk, links to its name. False when it is there; OtherContent when another is."""
    target = folder / _checked(name)
    if _is_there(target, content):
        return False
    beside = folder / f".{name}.{os.getpid()}.{os.urandom(4).hex()}{UNFINISHED}"
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # A link, unlike a rename, never replaces a file that another process laid there meanwhile.
        os.link(beside, target)
    except FileExistsError:
        _is_there(target, content)
        return False
    finally:
        beside.unlink(missing_ok=True)
    _flush(folder)
    return True


def _is_there(target: Path, content: bytes) -> bool:
    try:
        there = target.read_bytes()
    except FileNotFoundError:
        return False
    if there != content:
        raise OtherContent(f"{target.name} was sent already with other bytes")
    return True


def _flush(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _checked(name: str) -> str:
    safe = bool(name) and all(c.isascii() and (c.isalnum() or c in "-_.") for c in name)
    if not safe or name.startswith(".") or name.endswith(UNFINISHED):
        raise BadName(name[:80])
    return name
