"""What is shown and signed when an application is taken back, and when an account is given."""

from __future__ import annotations

from datetime import date

from tryggve.casework.cases import queries as case_queries
from tryggve.casework.contract.records import Answers
from tryggve.casework.contract.text import Text
from tryggve.casework.flow import reviewing, signing, withdrawing
from tryggve.casework.flow.records import SigningText
from tryggve.casework.people import queries as people
from tryggve.casework.reviews import queries as reviewed

TRUE = Text("Uppgifterna är riktiga.", "What I have stated is correct.")
ENCLOSED = Text("Bifogade filer", "Enclosed files")


def withdrawal(*, matter: str, answers: Answers, language: str, on: date) -> SigningText:  # noqa: ARG001 - every text is asked for on a day
    """Which application is taken back, about whom, at which payers."""
    cases = [case_queries.case(str(number)) for number in answers.get("cases") or []]
    lines = [people.person(case.person).name for case in cases[:1]]
    lines += [f"{people.insurer(case.insurer).name}, {case.number}" for case in cases]
    return signing.signing_text(
        heading=Text(f"Återkallelse av ansökan {matter}", f"Withdrawal of application {matter}"),
        lines=lines,
        declaration=Text(
            "Vi återkallar ansökan. Inget ska beslutas eller betalas.",
            "We withdraw the application. Nothing is to be decided or paid.",
        ),
        subject=signing.filed_subject(kind=withdrawing.KIND, case=matter, key=withdrawing.KEY, answers=answers),
        language=language,
    )


def account(*, request: str, answers: Answers, language: str, on: date) -> SigningText:  # noqa: ARG001 - every text is asked for on a day
    """Which measures are accounted for, and what is enclosed. What is said of health is covered by the signature and not shown."""
    asked = reviewed.request(request)
    record = case_queries.case_by_id(asked.case)
    lines = [line.label[language] for line in reviewing.lines_asked(record, asked)]
    enclosed = len(answers.get("documents") or [])
    lines += [f"{ENCLOSED[language]}: {enclosed}"] if enclosed else []
    return signing.signing_text(
        heading=Text(f"Redogörelse {request}", f"Account {request}"),
        lines=lines,
        declaration=TRUE,
        subject=reviewing.account_subject(record=record, request=request, answers=answers),
        language=language,
    )
