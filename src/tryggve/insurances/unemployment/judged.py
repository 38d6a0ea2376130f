"""What a person has answered that may stand in the way of benefit, and that the law leaves to an officer's judgement.

Nothing of it is guessed: a yes is a question for an officer, with the paragraphs that decide; the answer is a fact of the case.
"""

from __future__ import annotations

from dataclasses import dataclass

from tryggve.casework.contract.records import Answers, CaseFile, OpenQuestion, Option
from tryggve.casework.contract.text import Text
from tryggve.insurances.unemployment.gather import latest

PREFIX = "prövat_"


@dataclass(frozen=True, slots=True)
class Situation:
    """An answer that is judged: the question's id, what it is about, and where the law speaks of it."""

    id: str
    about: Text
    paragraph: str


SITUATIONS = (
    Situation("supply_reason", Text("att sökanden inte kan arbeta heltid", "that the claimant cannot work full time"), "ALF 9 §, LAF 2 kap. 1 §"),
    Situation("leave", Text("tjänstledighet", "leave"), "ALF 10 §, LAF 2 kap. 3–4 §§"),
    Situation("extra_job", Text("extraarbete vid sidan av heltid", "an extra job beside full time"), "ALF 39 §, LAF 6 kap. 4–5 §§"),
    Situation("abroad", Text("arbete i ett annat EU- eller EES-land", "work in another EU or EEA country"), "förordning (EG) 883/2004"),
    Situation("studying", Text("pågående eller kommande studier", "present or coming studies"), "ALF 10 §, ALFFo 14–16 §§, LAF 2 kap. 12–15 §§"),
    Situation("business", Text("eget företag", "a business of one's own"), "ALF 34–37 §§, LAF 2 kap. 5–11 §§"),
    Situation("forest", Text("jord- eller skogsbruk", "farm land or forest"), "ALF 34–35 §§, LAF 2 kap. 5–11 §§"),
    Situation("assignments", Text("uppdrag eller fakturering", "assignments or invoicing"), "ALF 34 §, LAF 2 kap. 5 §"),
    Situation("offices", Text("förtroendeuppdrag eller styrelseuppdrag", "an elected office or a board"), "ALF 13 b, 34 §§, LAF 2 kap. 5 §"),
    Situation("starting", Text("ett företag som håller på att starta", "a business that is being started"), "ALF 34 §, LAF 2 kap. 5 §"),
    Situation("guarantee", Text("lönegaranti", "the wage guarantee"), "LAF 2 kap. 18 §"),
    Situation("severance", Text("avgångsvederlag", "severance pay"), "ALF 13 §, LAF 2 kap. 17 §"),
)  # fmt: skip

HINDERS = (
    Option("false", Text("Det hindrar inte ersättning", "It does not stand in the way")),
    Option("true", Text("Det hindrar ersättning", "It stands in the way")),
)


def _told(answers: Answers) -> list[Situation]:
    return [one for one in SITUATIONS if answers.get(one.id) not in (None, "", "no")]


def _facts(file: CaseFile) -> dict[str, bool]:
    return {fact.name: bool(fact.value) for fact in file.facts if fact.name.startswith(PREFIX)}


def open_questions(file: CaseFile) -> tuple[OpenQuestion, ...]:
    """A question for each situation the person has told of and no officer has judged."""
    application = latest(file, "application")
    judged = _facts(file)
    return tuple(
        OpenQuestion(
            key=f"{PREFIX}{one.id}",
            question=Text(
                f"Sökanden har uppgett {one.about.sv}. Hindrar det ersättning?",
                f"The claimant has told of {one.about.en}. Does it stand in the way of benefit?",
            ),
            law_text="",
            paragraph=one.paragraph,
            options=tuple((option.key, option.label) for option in HINDERS),
        )
        for one in ([] if application is None else _told(application.answers))
        if f"{PREFIX}{one.id}" not in judged
    )


def hindered_by(file: CaseFile) -> Situation | None:
    """The first situation that an officer has found to stand in the way, None when there is none."""
    judged = _facts(file)
    return next((one for one in SITUATIONS if judged.get(f"{PREFIX}{one.id}")), None)
