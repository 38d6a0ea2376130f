"""How long what is said of health is kept: until nothing more can happen in the case, and then the payer's chosen time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tryggve.casework.contract.records import CaseFile, FactView
from tryggve.casework.contract.text import Text
from tryggve.insurances.rehab import costs, words
from tryggve.insurances.rehab import lines as cost_lines
from tryggve.insurances.rehab.asking import ACT
from tryggve.law import book

CHOICE = "gallring_hälsouppgifter"
ENGLISH = {"ett_år": "one year", "två_år": "two years", "fem_år": "five years", "tio_år": "ten years"}


def over(file: CaseFile, *, granted: bool) -> date | None:
    """The day of the decision; where Afa has granted, the last day for invoices, unless the last one has come."""
    if not granted or file.insurer != words.AFA or any(cost.last for cost in cost_lines.costs(file)):
        return file.decided_on
    return None if file.decided_on is None else costs.last_invoice_day(file.decided_on)


def erased_from(last: date, choices: Mapping[str, str]) -> date:
    """The first day without it, as the law's book has it with the payer's choice."""
    made = book(ACT).decide(
        {"sista_händelse": last}, on=last, targets=["hälsouppgifter_raderas"], choices=_chosen(choices)
    )
    first: date = made.value("hälsouppgifter_raderas")
    return first


def kept(choices: Mapping[str, str]) -> Text:
    """The chosen time in words."""
    choice = book(ACT).choices[CHOICE]
    wanted = choices.get(CHOICE, choice.default)
    return Text(choice.alternatives[wanted], ENGLISH[wanted])


def remains(file: CaseFile) -> list[FactView]:
    """Which lines a licensed therapist performs: the name and the licence go, what they decided stays."""
    sent = cost_lines.application(file)
    if sent is None or sent.erased:
        return []
    keys = [line.key for line in cost_lines.lines(file) if line.licensed]
    by = f"company:{file.company.id}" if file.company else ""
    return [FactView(cost_lines.LICENSED, keys, "company", by, f"retention:{sent.id}")]


def _chosen(choices: Mapping[str, str]) -> dict[str, str]:
    return {CHOICE: choices[CHOICE]} if CHOICE in choices else {}
