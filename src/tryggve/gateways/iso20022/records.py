"""What goes to the bank and what comes back, frozen. Amounts are whole öre (int), days are dates, all in SEK."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True)
class BankAccount:
    """A Swedish account as the account register gives it: clearing number (4 or 5 digits) and account number."""

    clearing: str
    number: str


@dataclass(frozen=True)
class Iban:
    iban: str


@dataclass(frozen=True)
class Slip:
    """No account is registered: a payment slip (utbetalningsavi) by post to this address."""

    street: str
    postcode: str
    city: str
    country: str = "SE"


Destination = BankAccount | Iban | Slip


@dataclass(frozen=True)
class Payment:
    """One payment to one person. `end_to_end_id` is the caller's, at most 35 characters, and never used twice.

    `organisation`: to a company, whose organisation number stands where the personnummer does.
    """

    end_to_end_id: str
    amount_ore: int
    personnummer: str
    name: str
    to: Destination
    text: str = ""
    organisation: bool = False


@dataclass(frozen=True)
class Payer:
    """The fund: its organisation number and the account that is debited."""

    name: str
    orgnr: str
    iban: str
    bic: str


@dataclass(frozen=True)
class PaymentFile:
    """A finished file. `message_id` depends on what is paid alone, not on when the file was made."""

    message_id: str
    name: str
    content: bytes = field(repr=False)
    sha256: str
    count: int
    sum_ore: int


@dataclass(frozen=True)
class StatusItem:
    """The bank's word on one payment: status ACCP, ACSC, PDNG, RJCT …; reason such as AC04 (account closed)."""

    end_to_end_id: str
    status: str
    reason: str = ""
    reason_text: str = ""


@dataclass(frozen=True)
class StatusReport:
    """A pain.002: `status` is the whole group's, "" when the bank gives only items."""

    message_id: str
    created: str
    original_message_id: str
    status: str
    reason: str
    items: Sequence[StatusItem]


@dataclass(frozen=True)
class Transaction:
    """One payment inside an entry. `amount_ore` is None when the bank gives only the entry's amount."""

    end_to_end_id: str
    amount_ore: int | None
    reference: str = ""
    text: str = ""
    counterparty: str = ""
    return_reason: str = ""


@dataclass(frozen=True)
class Entry:
    """One line on the account. `amount_ore` is positive; `direction` says which way."""

    reference: str
    direction: Literal["CRDT", "DBIT"]
    amount_ore: int
    status: str
    booked: date | None
    value_day: date | None
    transactions: Sequence[Transaction] = ()

    @property
    def unexplained_ore(self) -> int:
        """The entry's amount less its transactions' (0 when the bank gives no amounts per transaction)."""
        known = [one.amount_ore for one in self.transactions if one.amount_ore is not None]
        return self.amount_ore - sum(known) if known else 0


@dataclass(frozen=True)
class Balance:
    """`kind` OPBD (opening booked), CLBD (closing booked) …; `amount_ore` is negative for a debit balance."""

    kind: str
    amount_ore: int
    day: date | None


@dataclass(frozen=True)
class Account:
    """A camt.054 notification (no balances) or a camt.053 statement, for one account."""

    message_id: str
    id: str
    created: str
    account: str
    entries: Sequence[Entry]
    balances: Sequence[Balance] = ()
    declared_count: int | None = None
    declared_sum_ore: int | None = None


@dataclass(frozen=True)
class Order:
    """What one file pays: all on one day, from one account."""

    payer: Payer
    execution_day: date
    payments: Sequence[Payment]
    created: datetime
