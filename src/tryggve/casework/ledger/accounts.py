"""The accounts of the books, with the words for them."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Account(StrEnum):
    """An account. `.sv` and `.en` say what it is. Debit is positive, credit negative."""

    sv: str
    en: str

    def __new__(cls, value: str, sv: str = "", en: str = "") -> Self:
        account = str.__new__(cls, value)
        account._value_ = value
        account.sv, account.en = sv, en
        return account

    BENEFIT_COST = "benefit_cost", "Utbetald ersättning", "Benefit paid"
    TAX_DUE = "tax_due", "Avdragen skatt att betala in", "Tax withheld, to be paid in"
    PAYABLE = "payable", "Skuld till den som ska få pengar", "Owed to the person"
    BANK = "bank", "Bankkonto", "Bank account"
    RETURNED = "returned", "Pengar som har kommit tillbaka", "Money that came back"
    CLAIMS = "claims", "Fordran på den som fått för mycket", "Claim on the person paid too much"


BENEFIT_COST, TAX_DUE, PAYABLE, BANK, RETURNED, CLAIMS = Account
