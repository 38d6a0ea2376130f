"""Paid too much to a company: whether it is claimed back is the officer's question.

The conditions for claiming back are not settled by the sources that the rest of this insurance rests on: förordning (2014:67) and
Afa Försäkring's terms are read at second hand there (how sure: unverified). So no condition is tried by the program; the officer
answers, and the letter says that it was so.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from tryggve.casework.contract.records import CaseFile
from tryggve.casework.contract.recovery import Overpaid, RecoveryQuestion, RecoveryRules
from tryggve.casework.contract.text import Text
from tryggve.insurances.rehab import lines as cost_lines
from tryggve.insurances.rehab import words

GROUND = "ska_betalas_tillbaka"
QUESTION = RecoveryQuestion(
    GROUND,
    Text("Ska det som har betalats för mycket betalas tillbaka?", "Is what was paid too much to be paid back?"),
    Text("Vi bedömer att beloppet ska betalas tillbaka.", "We find that the amount is to be paid back."),
    Text("Vi bedömer att beloppet inte behöver betalas tillbaka.", "We find that the amount need not be paid back."),
    Text(
        "Läs betalarens egna regler om återbetalning. Programmet prövar dem inte.",
        "Read the payer's own rules of repayment. The program does not try them.",
    ),
    "",
)
OFFICERS = Text(
    "Om ett stöd som har blivit för stort ska betalas tillbaka är en bedömning som en handläggare har gjort i det här ärendet.",
    "Whether support that became too large is to be paid back is a judgement that an officer has made in this case.",
)


def rules(found: Overpaid, file: CaseFile) -> RecoveryRules:
    """One question, and what the money was for: the line of the application at Försäkringskassan, the invoice at Afa."""
    return RecoveryRules(
        what=_what(found.period.removeprefix(f"{file.matter}-"), file),
        questions=(QUESTION,),
        paragraph=words.PARAGRAPHS[file.insurer],
        choices=(OFFICERS,),
    )


def to_pay_back(found: Overpaid, judged: Mapping[str, bool], waived: Fraction) -> Fraction:
    """Exact kronor: what was paid too much less what is waived, when the officer finds that it is to be paid back."""
    return max(found.too_much - waived, Fraction(0)) if judged[GROUND] else Fraction(0)


def _what(key: str, file: CaseFile) -> Text:
    if file.insurer == words.FK:
        label = next(row.label for row in cost_lines.lines(file) if row.key == key)
        return Text(label.sv[:1].lower() + label.sv[1:], label.en[:1].lower() + label.en[1:])
    number = next(cost.number for cost in cost_lines.costs(file) if cost.key == key)
    return Text(f"faktura {number}", f"invoice {number}")
