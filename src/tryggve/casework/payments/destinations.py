"""Where an order's money goes: an account as the account register gives it, an IBAN, or a payment slip by post."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from tryggve.casework.payments.models import Order
from tryggve.gateways.iso20022 import BankAccount, Destination, Iban, Payment, Slip

SWEDBANK = "8"
SHORT_CLEARING, LONG_CLEARING = 4, 5


class Addressed(Protocol):
    """Somebody with an address: street, postcode, city."""

    @property
    def address(self) -> Mapping[str, Any]: ...


def destination(account: str, person: Addressed) -> Destination | None:
    """The destination; None for a slip to a person with no known address.

    An account is "clearing,number", an IBAN, or digits in a row: clearing numbers have four, those that begin with 8 five.
    """
    if not account.strip():
        return _slip(person)
    if account[:2].isalpha():
        return Iban(account.replace(" ", ""))
    clearing, comma, number = account.partition(",")
    if not comma:
        digits = "".join(character for character in account if character.isdecimal())
        cut = LONG_CLEARING if digits.startswith(SWEDBANK) else SHORT_CLEARING
        clearing, number = digits[:cut], digits[cut:]
    return BankAccount(clearing=clearing.strip(), number=number.strip())


def payment_of(row: Order) -> Payment | None:
    """The order as the bank is to read it; None when there is nothing to pay, or nowhere to pay it."""
    if row.company is not None:
        return _to_company(row)
    to = destination(row.account, row.person)
    if to is None or row.net == 0:
        return None
    return Payment(
        end_to_end_id=row.reference, amount_ore=row.net, personnummer=row.person.personnummer,
        name=f"{row.person.given_name} {row.person.surname}", to=to, text=f"{row.benefit} {row.period}",
    )  # fmt: skip


def _to_company(row: Order) -> Payment | None:
    """A company has no payment slip: without an account its money waits for one."""
    company = row.company
    to = destination(row.account, row.person) if row.account.strip() else None
    if company is None or to is None or row.net == 0:
        return None
    return Payment(
        end_to_end_id=row.reference, amount_ore=row.net, personnummer=company.orgnr, name=company.name,
        to=to, text=f"{row.benefit} {row.period}", organisation=True,
    )  # fmt: skip


def _slip(person: Addressed) -> Slip | None:
    where = person.address
    street, postcode, city = (str(where.get(part, "")).strip() for part in ("street", "postcode", "city"))
    city = city or str(where.get("town", "")).strip()
    return Slip(street, postcode, city) if street and postcode and city else None
