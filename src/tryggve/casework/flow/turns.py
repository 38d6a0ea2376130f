"""Whose turn it is, in a sentence, and what a person can do now."""

from __future__ import annotations

from datetime import date, datetime

from tryggve.casework.applications import queries as applied
from tryggve.casework.base.clock import day_of
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract import registry
from tryggve.casework.contract.insurance import HasPeriodicReport
from tryggve.casework.contract.text import Text
from tryggve.casework.flow.casefile import case_file
from tryggve.casework.flow.records import Todo

SENTENCES = {
    "looking": Text("Nu är det vår tur. Vi hämtar uppgifter och går igenom din ansökan.", "It is our turn. We fetch facts and go through your application."),
    "decide": Text("Nu är det vår tur. Allt vi behöver har kommit in.", "It is our turn. We have all that we need."),
    "judge": Text("Nu är det vår tur. En handläggare bedömer ditt ärende.", "It is our turn. An officer is looking at your case."),
    "certificate": Text("Nu väntar vi på din arbetsgivare. Du behöver inte göra något.", "We are waiting for your employer. You need do nothing."),
    "register": Text("Nu väntar vi på en myndighet. Du behöver inte göra något.", "We are waiting for an authority. You need do nothing."),
    "review_certificate": Text("Nu är det din tur: läs arbetsgivarintyget och godkänn det.", "It is your turn: read the employer certificate and approve it."),
    "missing_fact": Text("Nu är det din tur: vi behöver en uppgift till för att gå vidare.", "It is your turn: we need one more fact to go on."),
    "report": Text("Du får ersättning. Rapportera din tid när perioden är slut.", "You receive benefit. Report your time when the period is over."),
    "consent": Text(
        "Nu är det medarbetarens tur: att säga ja eller nej till ansökan.",
        "It is the employee's turn: to say yes or no to the application.",
    ),
    "costs": Text(
        "Nu väntar vi på arbetsgivaren: att åtgärden är utförd och vad den kostade.",
        "We are waiting for the employer: for the measure to be performed and its cost.",
    ),
    "invoices": Text(
        "Stödet är beviljat. Nu väntar vi på fakturor från arbetsgivaren.",
        "The support is granted. We are waiting for the employer's invoices.",
    ),
    "granted": Text("Stödet är beviljat och betalas till arbetsgivaren.", "The support is granted and is paid to the employer."),
    "finished": Text("Slutfakturan har kommit. Ni behöver inte göra något mer.", "The last invoice has come. You need do nothing more."),
    "withdrawn": Text(
        "Arbetsgivaren har återkallat ansökan. Ärendet är avslutat och inget betalas.",
        "The employer has withdrawn the application. The case is closed and nothing is paid.",
    ),
    "account": Text(
        "Nu väntar vi på arbetsgivaren: en redogörelse för vad som gjordes.",
        "We are waiting for the employer: an account of what was done.",
    ),
    "account_given": Text(
        "Nu är det betalarens tur. En handläggare läser arbetsgivarens redogörelse.",
        "It is the payer's turn. An officer is reading the employer's account.",
    ),
    "decided": Text("Vi har fattat beslut. Läs det här nedanför.", "We have decided. Read the decision below."),
}  # fmt: skip


def turn_sentence(*, case: str, on: date) -> Text:  # noqa: ARG001 - what is said of a case is said on a day
    """Whose turn it is and, where it can be said honestly, how many came before."""
    record = case_queries.case(case)
    sentence = SENTENCES[record.turn_reason]
    if record.turn != "fund" or record.turn_reason == "account_given":
        return sentence
    before = case_queries.opened_before(record)
    if before == 0:
        return Text(f"{sentence.sv} Du står först i kön.", f"{sentence.en} You are first in the queue.")
    return Text(
        f"{sentence.sv} {before} ärenden kom in före ditt. Vi tar dem i den ordning de kom.",
        f"{sentence.en} {before} cases came before yours. We take them in the order they came.",
    )


def todo(*, person: int, now: datetime) -> list[Todo]:
    """What the person can do now, in every case they have; what is done stays, last."""
    things: list[Todo] = []
    for case in case_queries.cases_of(person):
        things += [*_consents(case), *_certificates(case), *_reports(case, on=day_of(now))]
    return sorted(things, key=lambda thing: thing.state not in ("todo", "started"))


def _consents(case: CaseRecord) -> list[Todo]:
    """An employer has applied and the payer wants the employee's word."""
    if (case.turn, case.turn_reason) != ("claimant", "consent"):
        return []
    return [
        Todo(
            title=Text("Din arbetsgivare har ansökt om stöd för dig", "Your employer has applied for support for you"),
            hint=Text("Läs ansökan och säg ja eller nej.", "Read the application and say yes or no."),
            where="consent",
            key=case.number,
            state="todo",
        )
    ]


def _certificates(case: CaseRecord) -> list[Todo]:
    states = {
        "signed": "todo",
        "asked": "waiting_employer",
        "started": "waiting_employer",
        "returned": "waiting_employer",
        "approved": "done",
    }
    return [
        Todo(
            title=Text(f"Arbetsgivarintyg från {part.company_name}", f"Employer certificate from {part.company_name}"),
            hint=_approve_by(part.approve_by) if part.state == "signed" else Text("", ""),
            where="certificate", key=part.number, state=states[part.state],
        )
        for part in applied.parts(case.id) if part.state in states
    ]  # fmt: skip


def _approve_by(day: date | None) -> Text:
    return Text("", "") if day is None else Text(f"Godkänn senast {day.isoformat()}.", f"Approve by {day.isoformat()}.")


def _reports(case: CaseRecord, *, on: date) -> list[Todo]:
    plug = registry.insurance(case.insurance)
    if not isinstance(plug, HasPeriodicReport):
        return []
    file = case_file(case)
    sent = {s.key for s in file.submissions if s.kind == "report"}
    return [
        Todo(
            title=form.title, hint=Text(f"Skicka senast {form.closes_on.isoformat()}.", f"Send by {form.closes_on.isoformat()}."),
            where="report", key=form.key, state="todo",
        )
        for form in plug.periods(file, on=on) if form.key not in sent and on >= form.opens_on
    ]  # fmt: skip
