"""What BankID gives, frozen. Nothing here is checked against a signature; `evidence` does that."""

from dataclasses import dataclass, field
from typing import Literal

Status = Literal["pending", "failed", "complete"]


@dataclass(frozen=True)
class Order:
    """An order that BankID accepted. `qr_start_secret` never leaves the server."""

    order_ref: str
    auto_start_token: str
    qr_start_token: str
    qr_start_secret: str = field(repr=False)


@dataclass(frozen=True)
class User:
    personal_number: str
    name: str
    given_name: str
    surname: str


@dataclass(frozen=True)
class Device:
    ip_address: str
    uhi: str


@dataclass(frozen=True)
class Completion:
    """The end of an order. Keep all of it: `signature` and `ocsp_response` (base64) are the evidence."""

    user: User
    device: Device
    bankid_issue_date: str
    signature: str = field(repr=False)
    ocsp_response: str = field(repr=False)
    mrtd: bool | None = None
    risk: str | None = None


@dataclass(frozen=True)
class Collected:
    """One answer of collect: `hint_code` while pending or failed, `completion` when complete."""

    order_ref: str
    status: Status
    hint_code: str = ""
    completion: Completion | None = None
