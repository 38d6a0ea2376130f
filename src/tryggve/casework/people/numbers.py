"""Personnummer and organisationsnummer in one form each, made so at the edge."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from personnummer import personnummer as swedish
from stdnum import luhn
from stdnum.exceptions import ValidationError
from stdnum.se import orgnr as companies

FORM = re.compile(r"(?:\d{2})?\d{6}[-+]?\d{4}")
COORDINATION = 60
GROUP_FORM_LENGTH = 12


class Wrong(StrEnum):
    """Why a number is none: the key of the sentence that the person reads."""

    EMPTY = "empty"
    FORM = "form"
    INTERIM = "interim"
    DATE = "date"
    CHECK_DIGIT = "check_digit"


class NotAPersonnummer(ValueError):
    """Not a personnummer; `reason` says why."""

    def __init__(self, reason: Wrong) -> None:
        super().__init__(reason.value)
        self.reason = reason


class NotAnOrgnr(ValueError):
    """Not an organisationsnummer; `reason` says why."""

    def __init__(self, reason: Wrong) -> None:
        super().__init__(reason.value)
        self.reason = reason


def personnummer(text: str) -> str:
    """Twelve digits: `850709-9813` gives `198507099813`. Coordination numbers too. Raises `NotAPersonnummer`."""
    written = re.sub(r"\s", "", text)
    if not written:
        raise NotAPersonnummer(Wrong.EMPTY)
    if re.fullmatch(r"(?:\d{2})?\d{6}[-+]?[TRSUWXJKLMN]\d{3}", written.upper()):
        raise NotAPersonnummer(Wrong.INTERIM)
    if not written.isascii() or not FORM.fullmatch(written):
        raise NotAPersonnummer(Wrong.FORM)
    try:
        return str(swedish.parse(written).format(long_format=True))
    except (swedish.PersonnummerException, ValueError):
        digits = re.sub(r"\D", "", written)[-10:]
        raise NotAPersonnummer(Wrong.DATE if luhn.is_valid(digits) else Wrong.CHECK_DIGIT) from None


def born(number: str) -> date:
    """The birthday that twelve digits name."""
    day = int(number[6:8])
    return date(int(number[:4]), int(number[4:6]), day - COORDINATION if day > COORDINATION else day)


def orgnr(text: str) -> str:
    """Ten digits: `556999-0004` gives `5569990004`. Raises `NotAnOrgnr`."""
    written = re.sub(r"[\s-]", "", text)
    if not written:
        raise NotAnOrgnr(Wrong.EMPTY)
    if len(written) == GROUP_FORM_LENGTH and written.startswith("16"):
        written = written[2:]
    if not written.isascii() or not re.fullmatch(r"\d{10}", written):
        raise NotAnOrgnr(Wrong.FORM)
    try:
        return str(companies.validate(written))
    except ValidationError:
        raise NotAnOrgnr(Wrong.CHECK_DIGIT) from None
