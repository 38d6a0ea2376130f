"""Bank files by ISO 20022, and the folders they travel in.

    file = write(Order(payer, execution_day, payments, created))     # pain.001.001.03
    BankLink(folder).send(file.name, file.content)                   # harmless to repeat
    for arrived in BankLink(folder).incoming(seen): …                # read_status, read_notifications, read_statements

`kind_of(content)` tells which reader a file wants. The simulated bank is `tryggve.gateways.iso20022.bank`.
"""

from tryggve.gateways.iso20022.camt import read_notifications, read_statements
from tryggve.gateways.iso20022.kinds import kind_of
from tryggve.gateways.iso20022.link import BadName, BankLink, Incoming, OtherContent
from tryggve.gateways.iso20022.pain001 import CannotPay, write
from tryggve.gateways.iso20022.pain002 import read_status
from tryggve.gateways.iso20022.reading import BrokenFile, NotOurFile, WrongCurrency
from tryggve.gateways.iso20022.records import (
    Account,
    Balance,
    BankAccount,
    Destination,
    Entry,
    Iban,
    Order,
    Payer,
    Payment,
    PaymentFile,
    Slip,
    StatusItem,
    StatusReport,
    Transaction,
)

__all__ = [
    "Account",
    "BadName",
    "Balance",
    "BankAccount",
    "BankLink",
    "BrokenFile",
    "CannotPay",
    "Destination",
    "Entry",
    "Iban",
    "Incoming",
    "NotOurFile",
    "Order",
    "OtherContent",
    "Payer",
    "Payment",
    "PaymentFile",
    "Slip",
    "StatusItem",
    "StatusReport",
    "Transaction",
    "WrongCurrency",
    "kind_of",
    "read_notifications",
    "read_statements",
    "read_status",
    "write",
]
