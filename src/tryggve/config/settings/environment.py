"""What the surroundings decide. Every setting is read through here, by a name that docs/settings.md explains."""

import os
from enum import StrEnum
from pathlib import Path


class Mode(StrEnum):
    TRY_OUT = "try-out"
    TEST = "test"
    PRODUCTION = "production"


class BadSettings(Exception):
    """The program must not start: one line for each setting that is missing or wrong."""

    for_a_person = True


MODES = ", ".join(Mode)
complaints: list[str] = []


def _mode() -> Mode:
    given = os.environ.get("TRYGGVE_MODE", Mode.TRY_OUT)
    if given not in set(Mode):
        raise BadSettings(f"TRYGGVE_MODE is {given!r}; it must be one of {MODES}.")
    return Mode(given)


MODE = _mode()


def text(name: str, *, try_out: str) -> str:
    """The setting's value. In production it must be given: nothing falls back on what suits the try-out."""
    given = os.environ.get(name, "").strip()
    if given:
        return given
    if MODE is Mode.PRODUCTION:
        complaints.append(f"{name} is not set. In production every setting is given, see docs/settings.md.")
    return try_out


def number(name: str, *, try_out: int) -> int:
    given = text(name, try_out=str(try_out))
    if given.lstrip("-").isdigit():
        return int(given)
    complaints.append(f"{name} is {given!r}; it must be a whole number.")
    return try_out


def switch(name: str, *, try_out: bool) -> bool:
    """On or off; nothing else, so that `false` never means on."""
    given = text(name, try_out="on" if try_out else "off")
    if given in {"on", "off"}:
        return given == "on"
    complaints.append(f"{name} is {given!r}; it must be on or off.")
    return try_out


def names(name: str, *, try_out: str) -> list[str]:
    """A list, written with commas."""
    return [part.strip() for part in text(name, try_out=try_out).split(",") if part.strip()]


def folder(name: str, *, try_out: Path) -> Path:
    return Path(text(name, try_out=str(try_out))).absolute()


def secret(name: str, *, try_out: str) -> str:
    """The setting's value, or the content of the file that NAME_FILE names (how secrets arrive in a container)."""
    kept = os.environ.get(f"{name}_FILE", "").strip()
    if not kept:
        return text(name, try_out=try_out)
    try:
        return Path(kept).read_text().strip()
    except OSError as why:
        complaints.append(f"{name}_FILE names {kept}, which cannot be read: {why.strerror}.")
        return try_out


def stop_if_wrong() -> None:
    """Raise BadSettings with every complaint at once, so that nobody mends them one start at a time."""
    if complaints:
        raise BadSettings("\n".join(complaints))
