"""Sign-in and signatures with BankID, Relying Party API v6.0.

    connection = Connection(address=TEST, certificate=…, key=…, trusted=…)
    bankid = BankID(connection)
    order = bankid.auth(end_user_ip="192.0.2.1")
    qr_data(order, seconds)            # a new text each second while `shows_qr(collected)`
    collected = bankid.collect(order.order_ref)      # at most every second second
    evidence = read_evidence(collected.completion, trusted=…)   # the signature, checked

Source: BankID's relying-party guidelines. The simulator is `tryggve.gateways.bankid.simulator`.
"""

from tryggve.gateways.bankid.client import (
    PRODUCTION,
    TEST,
    AlreadyInProgress,
    BankID,
    BankIDError,
    Browser,
    Canceled,
    Connection,
    InternalError,
    InvalidParameters,
    Maintenance,
    NoSuchOrder,
    RequestTimeout,
    TooManyRequests,
    Unauthorized,
    Unreachable,
    Unreadable,
    UnsupportedRequest,
)
from tryggve.gateways.bankid.evidence import Evidence, EvidenceRefused, OtherPerson, OtherText, read_evidence
from tryggve.gateways.bankid.messages import error_message_id, message_id, text
from tryggve.gateways.bankid.qr import desktop_link, mobile_link, qr_data, shows_qr
from tryggve.gateways.bankid.records import Collected, Completion, Device, Order, User

__all__ = [
    "PRODUCTION",
    "TEST",
    "AlreadyInProgress",
    "BankID",
    "BankIDError",
    "Browser",
    "Canceled",
    "Collected",
    "Completion",
    "Connection",
    "Device",
    "Evidence",
    "EvidenceRefused",
    "InternalError",
    "InvalidParameters",
    "Maintenance",
    "NoSuchOrder",
    "Order",
    "OtherPerson",
    "OtherText",
    "RequestTimeout",
    "TooManyRequests",
    "Unauthorized",
    "Unreachable",
    "Unreadable",
    "UnsupportedRequest",
    "User",
    "desktop_link",
    "error_message_id",
    "message_id",
    "mobile_link",
    "qr_data",
    "read_evidence",
    "shows_qr",
    "text",
]
