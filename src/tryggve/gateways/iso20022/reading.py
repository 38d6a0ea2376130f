"""Finds its way in a bank's file by local names, so that every version of a message reads alike."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from tryggve.gateways.safe_xml import BrokenXML, parse

CURRENCY = "SEK"


class BrokenFile(Exception):
    """Not XML, or the message lacks what it must have. Nothing of it may be used."""


class NotOurFile(Exception):
    """A well-formed file of another kind than the one that was to be read."""


class WrongCurrency(Exception):
    """An amount in another currency than SEK. Nothing of the file may be used."""


def open_message(content: bytes, kind: str, body: str) -> Any:
    """The element `body` of a message of `kind` (`pain.002`, any version). BrokenFile, NotOurFile."""
    try:
        root = parse(content)
    except BrokenXML as error:
        raise BrokenFile(str(error)) from error
    if f":{kind}." not in root.tag or not root.tag.endswith("}Document"):
        raise NotOurFile(f"not {kind} but {root.tag.strip('{').replace('}', ' ')[:100]}")
    found = first(root, body)
    if found is None:
        raise NotOurFile(f"{kind} without {body}")
    return found


def every(element: Any, path: str) -> list[Any]:
    """All elements along `A/B/C`, whatever their namespace."""
    here = [element]
    for name in path.split("/"):
        here = [child for one in here for child in one if isinstance(child.tag, str) and _local(child.tag) == name]
    return here


def first(element: Any, path: str) -> Any:
    """The first along `A/B/C`, or None."""
    found = every(element, path)
    return found[0] if found else None


def words(element: Any, *paths: str) -> str:
    """The text at the first path that exists, stripped; "" when none does."""
    for path in paths:
        found = first(element, path)
        if found is not None:
            return (found.text or "").strip()
    return ""


def required(element: Any, path: str) -> str:
    """The text at `path`; BrokenFile when it is missing or empty."""
    text = words(element, path)
    if not text:
        raise BrokenFile(f"{_local(element.tag)} without {path}")
    return text


def ore(element: Any, path: str) -> int | None:
    """The amount at `path` in öre, None when it is not there. BrokenFile, WrongCurrency."""
    found = first(element, path)
    if found is None:
        return None
    currency = found.get("Ccy", "")
    if currency != CURRENCY:
        raise WrongCurrency(f"{path}: {currency or 'no currency'}, {CURRENCY} is expected")
    return whole_ore(found.text or "")


def whole_ore(text: str) -> int:
    """Kronor written with at most two decimals, in öre. BrokenFile for anything else."""
    try:
        hundredths = Decimal(text.strip()) * 100
    except InvalidOperation as error:
        raise BrokenFile(f"{text[:30]!r} is no amount") from error
    if not hundredths.is_finite() or hundredths != hundredths.to_integral_value() or abs(hundredths) > 10**17:
        raise BrokenFile(f"{text[:30]!r} is no amount in whole öre")
    return int(hundredths)


def day(element: Any, path: str) -> date | None:
    """`path/Dt` or the day of `path/DtTm`, None when there is none. BrokenFile for a day that does not exist."""
    text = words(element, f"{path}/Dt", f"{path}/DtTm")
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError as error:
        raise BrokenFile(f"{text[:30]!r} is no day") from error


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
