"""How the simulated bank reads a pain.001, by itself and not by our writer's model."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tryggve.gateways.iso20022.bank.state import Paid
from tryggve.gateways.iso20022.reading import (
    BrokenFile,
    NotOurFile,
    WrongCurrency,
    every,
    open_message,
    ore,
    required,
    whole_ore,
    words,
)


@dataclass(frozen=True)
class Ordered:
    """A file's payments, or the reason why the whole file is refused (`reason` not empty)."""

    message_id: str
    payments: Sequence[Paid]
    reason: str = ""


def read_order(content: bytes) -> Ordered:
    """FF01 broken, AM03 other currency, AM10 wrong control sum, AM18 wrong count."""
    message_id = "NOTPROVIDED"
    try:
        body = open_message(content, "pain.001", "CstmrCdtTrfInitn")
        message_id = required(body, "GrpHdr/MsgId")
        payments = [_payment(one, group, message_id) for group in every(body, "PmtInf") for one in _transfers(group)]
        count, total = required(body, "GrpHdr/NbOfTxs"), whole_ore(required(body, "GrpHdr/CtrlSum"))
    except (BrokenFile, NotOurFile):
        return Ordered(message_id, (), "FF01")
    except WrongCurrency:
        return Ordered(message_id, (), "AM03")
    if count != str(len(payments)):
        return Ordered(message_id, (), "AM18")
    if total != sum(one.amount_ore for one in payments):
        return Ordered(message_id, (), "AM10")
    return Ordered(message_id, payments)


def _transfers(group: Any) -> list[Any]:
    return every(group, "CdtTrfTxInf")


def _payment(transfer: Any, group: Any, message_id: str) -> Paid:
    amount = ore(transfer, "Amt/InstdAmt")
    if amount is None or amount <= 0:
        raise BrokenFile("a payment without amount")
    return Paid(
        message_id=message_id,
        group_id=required(group, "PmtInfId"),
        end_to_end_id=required(transfer, "PmtId/EndToEndId"),
        amount_ore=amount,
        payer_account=required(group, "DbtrAcct/Id/IBAN"),
        payee_account=_payee(transfer),
        payee_name=required(transfer, "Cdtr/Nm"),
        execution_day=required(group, "ReqdExctnDt"),
    )


def _payee(transfer: Any) -> str:
    """`8327-9041234567`, an IBAN, or `avi-` and the personnummer for a payment slip."""
    iban = words(transfer, "CdtrAcct/Id/IBAN")
    if iban:
        return iban
    account = words(transfer, "CdtrAcct/Id/Othr/Id")
    if account:
        return f"{required(transfer, 'CdtrAgt/FinInstnId/ClrSysMmbId/MmbId')}-{account}"
    return f"avi-{required(transfer, 'Cdtr/Id/PrvtId/Othr/Id')}"
