"""Reads camt.054 (notifications) and camt.053 (statements), versions 02 to 13."""

from typing import Any

from tryggve.gateways.iso20022.reading import BrokenFile, day, every, open_message, ore, required, whole_ore, words
from tryggve.gateways.iso20022.records import Account, Balance, Entry, Transaction


def read_notifications(content: bytes) -> tuple[Account, ...]:
    """The notifications of a camt.054, one for each account. BrokenFile, NotOurFile, WrongCurrency."""
    return _accounts(open_message(content, "camt.054", "BkToCstmrDbtCdtNtfctn"), "Ntfctn")


def read_statements(content: bytes) -> tuple[Account, ...]:
    """The statements of a camt.053, with balances. BrokenFile, NotOurFile, WrongCurrency."""
    return _accounts(open_message(content, "camt.053", "BkToCstmrStmt"), "Stmt")


def _accounts(body: Any, name: str) -> tuple[Account, ...]:
    message_id = required(body, "GrpHdr/MsgId")
    found = tuple(_account(one, message_id) for one in every(body, name))
    if not found:
        raise BrokenFile(f"no {name}")
    return found


def _account(element: Any, message_id: str) -> Account:
    count, total = words(element, "TxsSummry/TtlNtries/NbOfNtries"), words(element, "TxsSummry/TtlNtries/Sum")
    if count and not count.isdecimal():
        raise BrokenFile(f"{count[:20]!r} entries")
    return Account(
        message_id=message_id,
        id=required(element, "Id"),
        created=words(element, "CreDtTm"),
        account=words(element, "Acct/Id/IBAN", "Acct/Id/Othr/Id"),
        entries=tuple(_entry(one) for one in every(element, "Ntry")),
        balances=tuple(_balance(one) for one in every(element, "Bal")),
        declared_count=int(count) if count else None,
        declared_sum_ore=whole_ore(total) if total else None,
    )


def _entry(element: Any) -> Entry:
    amount = ore(element, "Amt")
    direction = words(element, "CdtDbtInd")
    if amount is None or (direction != "CRDT" and direction != "DBIT"):  # noqa: PLR1714 - so that the type is narrowed
        raise BrokenFile("an entry without amount or direction")
    if amount < 0:
        raise BrokenFile("an entry below zero")
    return Entry(
        reference=words(element, "AcctSvcrRef", "NtryRef"),
        direction="CRDT" if direction == "CRDT" else "DBIT",
        amount_ore=amount,
        status=words(element, "Sts/Cd", "Sts"),
        booked=day(element, "BookgDt"),
        value_day=day(element, "ValDt"),
        transactions=tuple(_transaction(one) for one in every(element, "NtryDtls/TxDtls")),
    )


def _transaction(element: Any) -> Transaction:
    amount = ore(element, "AmtDtls/TxAmt/Amt")
    return Transaction(
        end_to_end_id=words(element, "Refs/EndToEndId"),
        amount_ore=ore(element, "Amt") if amount is None else amount,
        reference=words(element, "RmtInf/Strd/CdtrRefInf/Ref"),
        text=" ".join((one.text or "").strip() for one in every(element, "RmtInf/Ustrd")),
        counterparty=words(
            element, "RltdPties/Cdtr/Nm", "RltdPties/Cdtr/Pty/Nm", "RltdPties/Dbtr/Nm", "RltdPties/Dbtr/Pty/Nm"
        ),
        return_reason=words(element, "RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry"),
    )


def _balance(element: Any) -> Balance:
    amount = ore(element, "Amt")
    if amount is None:
        raise BrokenFile("a balance without amount")
    sign = -1 if words(element, "CdtDbtInd") == "DBIT" else 1
    return Balance(
        kind=words(element, "Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry"), amount_ore=sign * amount, day=day(element, "Dt")
    )
