"""Reads pain.002: what the bank says about a file that we sent."""

from typing import Any

from tryggve.gateways.iso20022.reading import every, open_message, required, words
from tryggve.gateways.iso20022.records import StatusItem, StatusReport


def read_status(content: bytes) -> StatusReport:
    """The report. BrokenFile, NotOurFile. A payment whose status stands only on its group has that status."""
    body = open_message(content, "pain.002", "CstmrPmtStsRpt")
    original = "OrgnlGrpInfAndSts"
    return StatusReport(
        message_id=required(body, "GrpHdr/MsgId"),
        created=words(body, "GrpHdr/CreDtTm"),
        original_message_id=required(body, f"{original}/OrgnlMsgId"),
        status=words(body, f"{original}/GrpSts"),
        reason=words(body, f"{original}/StsRsnInf/Rsn/Cd", f"{original}/StsRsnInf/Rsn/Prtry"),
        items=tuple(
            _item(one, group) for group in every(body, "OrgnlPmtInfAndSts") for one in every(group, "TxInfAndSts")
        ),
    )


def _item(transaction: Any, group: Any) -> StatusItem:
    reasons = every(transaction, "StsRsnInf") or every(group, "StsRsnInf")
    return StatusItem(
        end_to_end_id=required(transaction, "OrgnlEndToEndId"),
        status=words(transaction, "TxSts") or words(group, "PmtInfSts"),
        reason=words(reasons[0], "Rsn/Cd", "Rsn/Prtry") if reasons else "",
        reason_text=" ".join((info.text or "").strip() for one in reasons for info in every(one, "AddtlInf")),
    )
