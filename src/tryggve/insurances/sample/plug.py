"""The smallest insurance there can be: one question, a flat 1 000 kronor, granted to those who say yes.

`question="luck"` always raises an open question; a `missing` answer always waits for the claimant. Trainees and tests use both.
"""

from __future__ import annotations

from datetime import date

from tryggve.casework.contract.records import (
    Answers,
    CaseFile,
    FactView,
    Journey,
    Letter,
    MissingFact,
    OpenQuestion,
    Option,
    Outcome,
    PayLine,
    Problem,
    Question,
    Section,
)  # fmt: skip
from tryggve.casework.contract.text import Text

NEED = Question(
    "need", "need", Text("Behöver du stödet?", "Do you need the support?"), Text("Svara som det är.", "Answer as it is."), "choice",
    (Option("yes", Text("Ja", "Yes")), Option("no", Text("Nej", "No")), Option("unsure", Text("Vet inte", "Not sure"))),
)  # fmt: skip


class Sample:
    """The insurance."""

    key = "sample"
    title = Text("Exempelstöd", "Sample support")

    def journey(self, *, on: date) -> Journey:  # noqa: ARG002 - the plug's shape
        return Journey(
            title=self.title, intro=(Text("Ett exempel.", "An example."),), sections=(Section("need", Text("Behov", "Need")),),
            questions=(NEED,), declaration=Text("Uppgifterna är riktiga.", "What I have stated is correct."),
        )  # fmt: skip

    def check(self, answers: Answers, *, on: date) -> list[Problem]:  # noqa: ARG002 - the plug's shape
        if answers.get("need") in {option.key for option in NEED.options}:
            return []
        return [Problem("need", Text("Välj ett svar.", "Choose an answer."))]

    def registers(self, file: CaseFile, *, on: date) -> list[str]:  # noqa: ARG002 - the plug's shape
        return []

    def gather(self, file: CaseFile, *, on: date) -> list[FactView]:  # noqa: ARG002 - the plug's shape
        return [
            FactView("need", s.answers["need"], "claimant", f"person:{file.person.id}", f"submission:{s.id}")
            for s in file.submissions if s.kind == "application"
        ]  # fmt: skip

    def assess(self, file: CaseFile, *, on: date) -> Outcome:
        said = {fact.name: fact.value for fact in file.facts}
        need = said.get("officer_need", said.get("need"))
        finding: dict[str, object] = {
            "name": "need",
            "label": "Behov",
            "paragraph": "1 §",
            "value": need,
            "text": "",
            "unit": None,
            "inputs": {},
            "amounts": {},
            "choices": {},
        }
        asked = (OpenQuestion("officer_need", Text("Finns ett behov?", "Is there a need?"), "Stöd ges vid behov.", "1 §",
                              (("yes", Text("Ja", "Yes")), ("no", Text("Nej", "No")))),)  # fmt: skip
        missing = (MissingFact("need", NEED.text, "claimant"),)
        return Outcome(
            act="SAMPLE", on=on, results={"need": need, "amount": 1000 if need == "yes" else 0}, findings=(finding,), receipt={"act": "SAMPLE"},
            facts=said, open_questions=asked if need == "unsure" else (), missing=missing if need is None else (), granted=need == "yes",
        )  # fmt: skip

    def letter(self, outcome: Outcome, file: CaseFile, *, language: str) -> Letter:  # noqa: ARG002 - the plug's shape
        yes = Text("Du får 1 000 kronor.", "You receive 1,000 kronor.")
        no = Text("Du får inte stödet.", "You do not get the support.")
        return Letter(
            language=language, title=self.title[language], decision=(yes if outcome.granted else no)[language], now="",
            stair=(PayLine(Text("Stöd", "Support"), "1 000 kr" if outcome.granted else "0 kr", "1 §", "need"),), reasons=(),
            conditions=((NEED.text[language], outcome.granted, "1 §"),), choices=(), disagree="",
        )  # fmt: skip
