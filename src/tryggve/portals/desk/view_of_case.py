"""A case as the desk shows it: facts with their sources, findings with their paragraphs, what is open, what has happened."""

from __future__ import annotations

from collections.abc import Sequence
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
from tryggve.casework.flow import queries as flow
from tryggve.casework.letters import queries as letters
from tryggve.casework.messages import queries as messages
from tryggve.casework.payments import queries as paid
from tryggve.casework.payments.records import ClaimRecord, OrderRecord
from tryggve.casework.people import queries as people
from tryggve.casework.reviews import queries as reviewed
from tryggve.portals.ui import clock, words

SOURCES = {
    "claimant": _("Den sökande"), "certificate": _("Arbetsgivarintyg"), "agi": _("Skatteverket"), "tax": _("Skatteverket"),
    "af": _("Arbetsförmedlingen"), "fk": _("Försäkringskassan"), "csn": _("CSN"), "population": _("Folkbokföringen"),
    "account": _("Kontoregistret"), "company": _("Arbetsgivaren"), "providers": _("Registret över anordnare"), "ceilings": _("Årets tak"),
    "officer": _("Handläggare"), "fund": _("Kassan"), "licences": _("Socialstyrelsen"),
}  # fmt: skip
NAMES = {
    "af": _("Inskriven hos Arbetsförmedlingen"), "population": _("Folkbokföringen"), "skatteavdrag": _("Skatteavdrag"), "konto": _("Konto"),
    "agi": _("Inkomst enligt Skatteverket"), "fk": _("Ersättning från Försäkringskassan"), "skattetabell": _("Skattetabell"),
    "legitimation": _("Legitimation, rad"),
}  # fmt: skip
EVENTS = 60
LONGEST = 60


def content(case: CaseRecord) -> dict[str, Any]:
    """Everything on the page."""
    grant = assessed.latest(case=case.id, kind="grant", key="first")
    proposal = decided.proposal(case.id)
    person = people.person(case.person)
    return {
        "case": case, "person": person, "age": _age(person.born), "turn": flow.turn_sentence(case=case.number, on=clock.today()),
        "officer": people.person(case.officer).name if case.officer else "", "facts": facts(case), "grant": grant,
        "summary": _summary(grant), "findings": _findings(grant),
        "open": _open(grant, proposal is None and case.closed_at is None), "missing": _missing(grant),
        "proposal": proposal, "preview": proposal.text[words.language()] if proposal else None,
        "decisions": [one for one in decided.decisions(case.id) if one.signed_at], "letters": letters.letters(case.id),
        "messages": messages.thread(case.id), "orders": _in_words(case, paid.orders(case.id)),
        "claims": _in_words(case, [one for one in paid.claims(case.id) if one.state != "withdrawn"]),
        "parts": applications.parts(case.id), "history": [(line, line.words(words.language())) for line in log.chain(case.number, EVENTS)],
        "answers": assessed.answers(case.id), "accounts": flow.accounts_of_case(case=case.number, on=clock.today()),
        "may_ask_account": case.closed_at is None and bool(flow.account_lines(case)) and reviewed.live(case.id) is None,
    }  # fmt: skip


def _in_words(
    case: CaseRecord, sums: Sequence[OrderRecord | ClaimRecord]
) -> list[tuple[OrderRecord | ClaimRecord, Text | None]]:
    """Each payment or claim with what it is for in words; without where a reported period says it."""
    told = flow.paid_for(case=case.number)
    return [(one, told.get(one.period)) for one in sums]


def _age(born: date) -> int:
    today = clock.today()
    return today.year - born.year - int((today.month, today.day) < (born.month, born.day))


def facts(case: CaseRecord) -> list[dict[str, Any]]:
    """Each fact as it stands now: value, source, since when it is known."""
    return [
        {
            "name": NAMES.get(fact.name) or fact.name.replace("_", " ").capitalize(),
            "part": fact.part,
            "value": _value(fact.value),
            "source": SOURCES.get(fact.source, fact.source),
            "known_at": fact.known_at,
        }
        for fact in assessed.facts_now(case.id)
    ]


WORDS = {
    "registered_since": _("sedan"), "children": _("barn"), "procent": _("procent"), "amount": _("kronor"), "born": _("född"),
    "kind": _("slag"), "since": _("från"), "until": _("till"), "extent": _("procent av heltid"),
}  # fmt: skip


def _value(value: Any) -> str:
    """A value in one line: an amount, a day, or what a record says."""
    if isinstance(value, bool):
        return str(_("ja") if value else _("nej"))
    if isinstance(value, dict):
        shown = {
            key: one
            for key, one in value.items()
            if one not in ("", None, "0", 0, []) and key not in ("reports", "månad")
        }
        return (
            ", ".join(f"{WORDS.get(key) or key.replace('_', ' ')} {_value(one)}" for key, one in shown.items()) or "–"
        )
    if isinstance(value, list):
        return "; ".join(_value(one) for one in value) or "–"
    return _number(str(value))


def _number(text: str) -> str:
    """`15000/11` as `≈ 1 363,64`: an exact value that no decimal ends is told to be rounded here."""
    above, slash, below = text.partition("/")
    if not (slash and above.lstrip("-").isdigit() and below.isdigit()):
        return text
    return f"≈ {words.exact(text).removesuffix('kr').strip()}"


def _summary(grant: AssessmentRecord | None) -> str:
    """What the law said, in a sentence, from the results that were kept."""
    if grant is None:
        return ""
    return ", ".join(
        f"{name.replace('_', ' ')} {value}" for name, value in grant.results.items() if not isinstance(value, bool)
    )


def _findings(grant: AssessmentRecord | None) -> list[dict[str, Any]]:
    """Each rule that was applied. What is too long for a line (twelve months, say) is counted there and told below."""
    rows = []
    for found in () if grant is None else grant.findings:
        value, told = found["value"], _value(found["value"])
        many = isinstance(value, list | dict) and len(told) > LONGEST
        inputs = [(name.replace("_", " "), _value(one)) for name, one in sorted(found["inputs"].items())]
        rows.append(
            {**found, "value": _("flera värden") if many else told, "whole": told if many else "", "inputs": inputs}
        )
    return rows


def _open(grant: AssessmentRecord | None, undecided: bool) -> list[dict[str, Any]]:  # noqa: FBT001 - one caller, one meaning
    if grant is None or not undecided:
        return []
    return [
        {
            **question,
            "question": Text(**question["question"]),
            "options": [(key, Text(**said)) for key, said in question["options"]],
        }
        for question in grant.open_questions
    ]


def _missing(grant: AssessmentRecord | None) -> list[Text]:
    return [] if grant is None else [Text(**missing["question"]) for missing in grant.missing]
