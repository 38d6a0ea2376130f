"""The account (redogörelse) that a payer may ask for: what was done for the employee, and what an investigation concluded.

Försäkringskassan's form 7026 is not sent with the application but must be there when it is asked for. That Afa Försäkring asks too
is a named choice of the insurer's, `afa_redogörelse` (ja, nej), since its terms were not among the sources: yes unless it says no,
and then only for what was done and when.
"""

from __future__ import annotations

from fractions import Fraction

from tryggve.casework.contract.account import AccountLine, AccountQuestion
from tryggve.casework.contract.records import CaseFile
from tryggve.casework.contract.text import Text
from tryggve.insurances.rehab import lines as cost_lines
from tryggve.insurances.rehab import words
from tryggve.insurances.rehab.lines import Line
from tryggve.law.rehab.measures import Åtgärd

CHOICE = "afa_redogörelse"
WORKPLACE = AccountQuestion(
    "done",
    Text("Vilka arbetsplatsinriktade åtgärder gjordes?", "Which workplace measures were carried out?"),
    Text(
        "Skriv vad som gjordes, när och av vem. Skriv inte mer om hälsa än vad som behövs.",
        "Write what was done, when and by whom. Write no more about health than is needed.",
    ),
)
CONCLUSIONS = AccountQuestion(
    "conclusions",
    Text("Vilka slutsatser drogs av utredningen?", "What did the investigation conclude?"),
    Text(
        "Skriv vad medarbetaren behöver på arbetsplatsen enligt utredningen.",
        "Write what the employee needs at the workplace according to the investigation.",
    ),
)
TREATMENT = AccountQuestion(
    "done",
    Text("Vad gjordes, och när?", "What was done, and when?"),
    Text(
        "Skriv dagar och antal. Skriv inte vad som sades i samtalen.",
        "Write days and number. Do not write what was said.",
    ),
)
# What is told, and what the company calls the papers that tell it.
SENSITIVE = frozenset({"file", *(question.key for question in (WORKPLACE, CONCLUSIONS, TREATMENT))})


def account(file: CaseFile) -> tuple[AccountLine, ...]:
    """Every line of the case; asked about are those that its payer pays anything of by the latest assessment."""
    supported = _supported(file)
    return tuple(
        AccountLine(line.key, line.label, line.day, _questions(file, line), asked=line.key in supported)
        for line in cost_lines.lines(file)
    )


def _supported(file: CaseFile) -> set[str]:
    if file.grant is None or (file.insurer == words.AFA and file.choices.get(CHOICE, "ja") == "nej"):
        return set()
    return {
        row["nummer"]
        for row, got in zip(file.grant["rader"], file.grant["rader_utfall"], strict=True)
        if Fraction(got[f"{file.insurer}_stöd"]) > 0
    }


def _questions(file: CaseFile, line: Line) -> tuple[AccountQuestion, ...]:
    if file.insurer == words.AFA:
        return (TREATMENT,)
    return (WORKPLACE, CONCLUSIONS) if line.measure is Åtgärd.utredning else (WORKPLACE,)
