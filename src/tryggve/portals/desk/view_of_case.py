"""A case as the desk shows it: facts with their sources, findings with their paragraphs, what is open, what has happened."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from tryggve.casework.applications import queries as applications
from tryggve.casework.assessments import queries as assessed
from tryggve.casework.assessments.records import AssessmentRecord
from tryggve.casework.audit import queries as log
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract.text import Text
from tryggve.casework.decisions import queries as decided
from tryggve.casework.documents import queries as documents
from tryggve.casework.flow import queries as flow
from tryggve.casework.letters import queries as letters
from tryggve.casework.messages import queries as messages
from tryggve.casework.payments import queries as paid
from tryggve.casework.people import queries as people
from tryggve.portals.ui import clock, words

SOURCES = {
    "claimant": _("Den sökande"), "certificate": _("Arbetsgivarintyg"), "agi": _("Skatteverket"), "tax": _("Skatteverket"),
    "af": _("Arbetsförmedlingen"), "fk": _("Försäkringskassan"), "csn": _("CSN"), "population": _("Folkbokföringen"),
    "account": _("Kontoregistret"), "officer": _("Handläggare"), "fund": _("Kassan"),
}  # fmt: skip
EVENTS = 60


def content(case: CaseRecord) -> dict[str, Any]:
    """Everything on the page."""
    grant = assessed.latest(case=case.id, kind="grant", key="first")
    proposal = decided.proposal(case.id)
    person = people.person(case.person)
    return {
        "case": case, "person": person, "age": _age(person.born), "turn": flow.turn_sentence(case=case.number, on=clock.today()),
        "officer": people.person(case.officer).name if case.officer else "", "facts": facts(case), "grant": grant,
        "summary": _summary(grant), "findings": _findings(grant), "open": _open(grant, proposal is None), "missing": _missing(grant),
        "proposal": proposal, "preview": proposal.text[words.language()] if proposal else None,
        "decisions": [one for one in decided.decisions(case.id) if one.signed_at], "letters": letters.letters(case.id),
        "documents": documents.documents(case.id), "messages": messages.thread(case.id), "orders": paid.orders(case.id),
        "parts": applications.parts(case.id), "history": [(line, line.words(words.language())) for line in log.chain(case.number, EVENTS)],
        "answers": assessed.answers(case.id),
    }  # fmt: skip


def _age(born: date) -> int:
    today = clock.today()
    return today.year - born.year - int((today.month, today.day) < (born.month, born.day))


def facts(case: CaseRecord) -> list[dict[str, Any]]:
    """Each fact as it stands now: value, source, since when it is known."""
    return [
        {"name": fact.name.replace("_", " "), "part": fact.part, "value": _value(fact.value), "source": SOURCES.get(fact.source, fact.source),
         "given_by": fact.given_by, "known_at": fact.known_at, "evidence": fact.evidence}
        for fact in assessed.facts_now(case.id)
    ]  # fmt: skip


def _value(value: Any) -> str:
    """A value in one line: an amount, a day, or what a record says."""
    if isinstance(value, dict):
        shown = {key: one for key, one in value.items() if one not in ("", None, "0", 0, []) and not isinstance(one, list)}
        return ", ".join(f"{key.replace('_', ' ')} {one}" for key, one in shown.items()) or "–"
    if isinstance(value, list):
        return "; ".join(_value(one) for one in value) or "–"
    return str(value)


def _summary(grant: AssessmentRecord | None) -> str:
    """What the law said, in a sentence, from the results that were kept."""
    if grant is None:
        return ""
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in grant.results.items() if not isinstance(value, bool))


def _findings(grant: AssessmentRecord | None) -> list[dict[str, Any]]:
    return [] if grant is None else [dict(found, inputs=sorted(found["inputs"].items())) for found in grant.findings]


def _open(grant: AssessmentRecord | None, undecided: bool) -> list[dict[str, Any]]:  # noqa: FBT001 - one caller, one meaning
    if grant is None or not undecided:
        return []
    return [
        {**question, "question": Text(**question["question"]), "options": [(key, Text(**said)) for key, said in question["options"]]}
        for question in grant.open_questions
    ]


def _missing(grant: AssessmentRecord | None) -> list[Text]:
    return [] if grant is None else [Text(**missing["question"]) for missing in grant.missing]
