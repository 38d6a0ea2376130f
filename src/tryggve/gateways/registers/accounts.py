"""The bank's account register (kontoregister): the account that a person has chosen for payments from authorities.

`kontoregister/v1/konto`:

    {"id", "as_of"}
    {"id", "account": null | {"clearing": "8327-9", "number": "904 123 456-7"} | {"iban": "SE35…"}}

null: the person has registered none, and is paid by payment slip.
"""

from dataclasses import dataclass
from datetime import datetime

from tryggve.gateways.registers.line import Line, Unreadable


@dataclass(frozen=True)
class RegisteredAccount:
    """Either `clearing` and `number`, or `iban`; the others are empty. As the register writes them."""

    clearing: str = ""
    number: str = ""
    iban: str = ""


class AccountRegister:
    def __init__(self, line: Line) -> None:
        self._line = line

    def account(self, personnummer: str, *, now: datetime) -> RegisteredAccount | None:
        """The person's account, None when none is registered."""
        answer = self._line.ask("kontoregister/v1/konto", whose=personnummer, now=now)
        if answer.is_null("account"):
            return None
        part = answer.part("account")
        if part.has("iban"):
            found = RegisteredAccount(iban=part.text("iban"))
        else:
            found = RegisteredAccount(clearing=part.text("clearing"), number=part.text("number"))
        if not (found.iban or (found.clearing and found.number)):
            raise Unreadable("kontoregister/v1/konto: account")
        return found
