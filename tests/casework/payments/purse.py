"""A decided case whose periods are ordered, filed and answered by the simulated bank."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.casework.matter import MONDAY, ROBOT, THURSDAY, Matter, open_matter
from tryggve.casework.payments import actions, queries
from tryggve.casework.payments.tax import deduction
from tryggve.gateways.iso20022 import BankLink
from tryggve.gateways.iso20022.bank import Bank

ACCOUNT = "8327-9,904 123 456-7"
LINES = [
    {
        "text": {"sv": "Måndag 6 mars", "en": "Monday 6 March"},
        "amount": "1 091 kr",
        "paragraph": "ALF 26 §",
        "finding": "dagpenning",
    },
    {
        "text": {"sv": "Tisdag 7 mars", "en": "Tuesday 7 March"},
        "amount": "1 091 kr",
        "paragraph": "ALF 26 §",
        "finding": "dagpenning",
    },
]


@dataclass
class Purse:
    matter: Matter
    decision: Any
    link: BankLink
    bank: Bank

    def order(
        self, period: str = "2023-W10", gross: int = 327300, *, version: int = 1, account: str = ACCOUNT, **over: Any
    ):
        assessment = over.pop("assessment", None) or self.matter.assess(
            kind="period", key=period, results={"öre": gross, "version": version}
        )
        tax = deduction(gross)
        asked = {
            "case": self.matter.case.id, "person": self.matter.case.person, "insurer": "tryggve", "benefit": "dagpenning", "period": period,
            "version": version, "decision": self.decision.id, "assessment": assessment.id, "half_days": 6, "gross": gross,
            "tax": tax.amount, "tax_basis": tax.basis, "lines": LINES, "due_on": THURSDAY, "account": account, "now": MONDAY, "actor": ROBOT,
        }  # fmt: skip
        return actions.order(**{**asked, **over})

    def write(self, day: date = THURSDAY):
        return actions.write_file(insurer="tryggve", day=day, now=at(day), actor=ROBOT)

    def send(self, day: date = THURSDAY):
        written = self.write(day)
        return written and actions.send_file(file=written.id, link=self.link, now=at(day), actor=ROBOT)

    def read(self, day: date = THURSDAY):
        return actions.read_answers(insurer="tryggve", link=self.link, now=at(day), actor=ROBOT)

    def day(self, day: date = THURSDAY):
        """File, bank, answers."""
        self.send(day)
        self.bank.work(at(day))
        return self.read(day)

    def reconciled(self, day: date = THURSDAY):
        return queries.reconciliation("tryggve", day)


def at(day: date) -> datetime:
    return MONDAY + timedelta(days=(day - MONDAY.date()).days)


def open_purse(folder: Path) -> Purse:
    matter = open_matter()
    return Purse(matter=matter, decision=matter.decided(), link=BankLink(folder), bank=Bank(folder))
