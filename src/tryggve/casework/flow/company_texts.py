"""What is shown and signed of a company's application, of a cost and of an employee's consent."""

from __future__ import annotations

from datetime import date

from tryggve.casework.applications import queries as applied
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.contract.records import Answers
from tryggve.casework.contract.text import Text
from tryggve.casework.flow import company_file, signing
from tryggve.casework.flow.records import SigningText
from tryggve.casework.people import queries as people

COST = Text("Kostnad", "Cost")
FIELDS = (
    ("line", Text("Insats", "Measure")),
    ("number", Text("Faktura", "Invoice")),
    ("date", Text("Dag", "Day")),
    ("amount", Text("Belopp, kronor", "Amount, kronor")),
    ("talks", Text("Antal samtal", "Number of talks")),
)
LAST = Text("Det här är den sista fakturan.", "This is the last invoice.")
TRUE = Text("Uppgifterna är riktiga.", "What I have stated is correct.")


def application(*, company: int, insurance: str, answers: Answers, language: str, on: date) -> SigningText:
    """Whom it is about, each cost, who signs for whom. What is said of health is covered by the signature and not shown."""
    plug = company_file.plug(insurance)
    form = plug.company_form(on=on)
    words = {option.key: option.label[language] for option in form.measures}
    about = f"{answers.get('given_name', '')} {answers.get('surname', '')}".strip()
    lines = [people.company(company).name, Text(f"Medarbetare: {about}", f"Employee: {about}")[language]]
    lines += [
        f"{words.get(str(row.get('measure')), '')}: {row.get('cost', '')} kr, {row.get('date', '')}"
        for row in answers.get("lines") or []
    ]
    return signing.signing_text(
        heading=form.title,
        lines=lines,
        declaration=form.declaration,
        subject=signing.company_subject(
            company=company, insurance=insurance, answers=answers, sensitive=plug.sensitive
        ),
        language=language,
    )


def cost(*, case: str, key: str, answers: Answers, language: str, on: date) -> SigningText:
    """The cost, field by field; the line by what it is for."""
    told = {**answers, "line": _line(case, str(answers.get("line") or ""), language, on)}
    lines = [f"{label[language]}: {told[field]}" for field, label in FIELDS if told.get(field)]
    lines += [LAST[language]] if answers.get("last") == "yes" else []
    return signing.signing_text(
        heading=Text(f"{COST.sv}, ärende {case}", f"{COST.en}, case {case}"),
        lines=lines,
        declaration=TRUE,
        subject=signing.filed_subject(kind="cost", case=case, key=key, answers=answers),
        language=language,
    )


def _line(case: str, key: str, language: str, on: date) -> str:
    """What the line of the application is for, in words; the key itself where there is no such line."""
    record = case_queries.case(case)
    sent = next((one for one in applied.submissions(record.id) if one.kind == "application"), None)
    rows = [] if sent is None else sent.answers.get("lines") or []
    words = {option.key: option.label for option in company_file.plug(record.insurance).company_form(on=on).measures}
    measures = [words.get(str(row.get("measure"))) for row in rows if str(row.get("key")) == key]
    return measures[0][language] if measures and measures[0] else key


def consent(*, case: str, answers: Answers, language: str, on: date) -> SigningText:  # noqa: ARG001 - every text is asked for on a day
    """Yes or no, to whose application, at which payer."""
    record = case_queries.case(case)
    company = "" if record.company is None else people.company(record.company).name
    payer = people.insurer(record.insurer).name
    yes = Text(
        f"Jag samtycker till att {company} ansöker hos {payer} och lämnar uppgifter om min rehabilitering.",
        f"I consent to {company} applying to {payer} and giving details of my rehabilitation.",
    )
    no = Text(
        f"Jag samtycker inte till att {company} ansöker hos {payer}.",
        f"I do not consent to {company} applying to {payer}.",
    )
    return signing.signing_text(
        heading=Text(f"Samtycke, ärende {case}", f"Consent, case {case}"),
        lines=[],
        declaration=yes if answers.get("consent") == "yes" else no,
        subject=signing.filed_subject(
            kind="consent", case=case, key="first", answers={"consent": answers.get("consent")}
        ),
        language=language,
    )
