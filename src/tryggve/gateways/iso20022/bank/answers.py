"""The simulated bank's files: pain.002.001.03, camt.054.001.02 and camt.053.001.02."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from xml.sax.saxutils import escape

from tryggve.gateways.iso20022.bank.state import Line, Paid

SCHEMA = "urn:iso:std:iso:20022:tech:xsd:"


@dataclass(frozen=True)
class Verdict:
    """Status and reason of one payment."""

    paid: Paid
    status: str
    reason: str = ""


def status(
    message_id: str, created: datetime, original: str, *, group: str, reason: str, items: Sequence[Verdict]
) -> str:
    """A pain.002 about the file `original`."""
    head = _el("GrpHdr", _el("MsgId", _t(message_id)), _el("CreDtTm", _time(created)))
    whole = _el(
        "OrgnlGrpInfAndSts",
        _el("OrgnlMsgId", _t(original)),
        _el("OrgnlMsgNmId", "pain.001.001.03"),
        _el("GrpSts", group),
        _reason("StsRsnInf", reason),
    )
    groups = "".join(
        _el(
            "OrgnlPmtInfAndSts",
            _el("OrgnlPmtInfId", _t(name)),
            *(_verdict(one) for one in items if one.paid.group_id == name),
        )
        for name in dict.fromkeys(one.paid.group_id for one in items)
    )
    return _document("pain.002.001.03", _el("CstmrPmtStsRpt", head, whole, groups))


def notification(message_id: str, created: datetime, line: Line, *, currency: str, extra_ore: int) -> str:
    """A camt.054 with one line; `extra_ore` is what its amount lies over its payments."""
    amount = line.amount_ore + extra_ore
    summary = _el("TxsSummry", _el("TtlNtries", _el("NbOfNtries", "1"), _el("Sum", kronor(amount))))
    told = _el(
        "Ntfctn",
        _el("Id", _t(message_id)),
        _el("CreDtTm", _time(created)),
        _account(line.account, currency),
        summary,
        _entry(line, amount, currency),
    )
    head = _el("GrpHdr", _el("MsgId", _t(message_id)), _el("CreDtTm", _time(created)))
    return _document("camt.054.001.02", _el("BkToCstmrDbtCdtNtfctn", head, told))


def statement(
    message_id: str, created: datetime, account: str, day: date, *, opening: int, lines: Sequence[Line]
) -> str:
    """A camt.053 for one account and day."""
    closing = opening + sum(one.amount_ore if one.direction == "CRDT" else -one.amount_ore for one in lines)
    told = _el(
        "Stmt",
        _el("Id", _t(message_id)),
        _el("CreDtTm", _time(created)),
        _account(account, "SEK"),
        _balance("OPBD", opening, day),
        _balance("CLBD", closing, day),
        *(_entry(one, one.amount_ore, "SEK") for one in lines),
    )
    head = _el("GrpHdr", _el("MsgId", _t(message_id)), _el("CreDtTm", _time(created)))
    return _document("camt.053.001.02", _el("BkToCstmrStmt", head, told))


def kronor(ore: int) -> str:
    """`1040.00`; the sign before."""
    return f"{'-' if ore < 0 else ''}{abs(ore) // 100}.{abs(ore) % 100:02d}"


def _entry(line: Line, amount: int, currency: str) -> str:
    into = ("RCDT", "DMCT") if line.paid_in else ("RCDT", "RRTN")
    family = ("ICDT", "DMCT") if line.direction == "DBIT" else into
    code = _el("Domn", _el("Cd", "PMNT"), _el("Fmly", _el("Cd", family[0]), _el("SubFmlyCd", family[1])))
    return _el(
        "Ntry",
        f'<Amt Ccy="{currency}">{kronor(amount)}</Amt>',
        _el("CdtDbtInd", line.direction),
        _el("Sts", "BOOK"),
        _el("BookgDt", _el("Dt", line.day)),
        _el("ValDt", _el("Dt", line.day)),
        _el("AcctSvcrRef", _t(line.reference)),
        _el("BkTxCd", code),
        _el("NtryDtls", *(_told(line, one, currency) for one in line.payments)),
    )


def _told(line: Line, one: Sequence[Any], currency: str) -> str:
    end_to_end_id, ore, name, said = one
    if line.paid_in:
        return _paid_in(ore, name, said, currency=currency)
    return _details(end_to_end_id, ore, name, said, currency=currency)


def _paid_in(ore: int, name: str, reference: str, *, currency: str) -> str:
    """What somebody has paid in, with the creditor's own reference that was stated."""
    kind = _el("Tp", _el("CdOrPrtry", _el("Cd", "SCOR")))
    return _el(
        "TxDtls",
        _el("Refs", _el("EndToEndId", "NOTPROVIDED")),
        _el("AmtDtls", _el("TxAmt", f'<Amt Ccy="{currency}">{kronor(ore)}</Amt>')),
        _el("RltdPties", _el("Dbtr", _el("Nm", _t(name)))),
        _el("RmtInf", _el("Strd", _el("CdtrRefInf", kind, _el("Ref", _t(reference))))),
    )


def _details(end_to_end_id: str, ore: int, name: str, reason: str, *, currency: str) -> str:
    return _el(
        "TxDtls",
        _el("Refs", _el("EndToEndId", _t(end_to_end_id))),
        _el("AmtDtls", _el("TxAmt", f'<Amt Ccy="{currency}">{kronor(ore)}</Amt>')),
        _el("RltdPties", _el("Cdtr", _el("Nm", _t(name)))),
        _reason("RtrInf", reason),
    )


def _verdict(one: Verdict) -> str:
    return _el(
        "TxInfAndSts",
        _el("OrgnlEndToEndId", _t(one.paid.end_to_end_id)),
        _el("TxSts", one.status),
        _reason("StsRsnInf", one.reason),
    )


def _reason(name: str, code: str) -> str:
    return _el(name, _el("Rsn", _el("Cd", code))) if code else ""


def _account(account: str, currency: str) -> str:
    return _el("Acct", _el("Id", _el("IBAN", _t(account))), _el("Ccy", currency))


def _balance(kind: str, ore: int, day: date) -> str:
    return _el(
        "Bal",
        _el("Tp", _el("CdOrPrtry", _el("Cd", kind))),
        f'<Amt Ccy="SEK">{kronor(abs(ore))}</Amt>',
        _el("CdtDbtInd", "DBIT" if ore < 0 else "CRDT"),
        _el("Dt", _el("Dt", day.isoformat())),
    )


def _document(version: str, body: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="{SCHEMA}{version}">{body}</Document>\n'


def _el(name: str, *inside: str) -> str:
    return f"<{name}>{''.join(inside)}</{name}>"


def _t(text: str) -> str:
    return escape(text)


def _time(moment: datetime) -> str:
    return moment.replace(microsecond=0).isoformat()
