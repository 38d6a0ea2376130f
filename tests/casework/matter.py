"""A case to work on: a fund, a claimant, three officers, facts, an assessment, a decision; made by the rooms' own verbs."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from tests.casework.build import sign
from tests.casework.killpoints import every_kill_point
from tryggve.casework.assessments import actions as assessments
from tryggve.casework.assessments.records import FactRecord
from tryggve.casework.base.actor import Actor, Role, system
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.decisions import actions as decisions
from tryggve.casework.people import actions as people
from tryggve.casework.people import queries as person_queries

MONDAY = datetime(2023, 3, 13, 9, tzinfo=UTC)
THURSDAY = date(2023, 3, 16)
ROBOT = system("tests")
BANK = {"iban": "SE4550000000058398257466", "bic": "ESSESESS"}
SETTINGS = {
    "letterhead": {
        "street": "Box 100",
        "postcode": "111 22",
        "city": "Stockholm",
        "phone": "010-100 20 30",
        "web": "tryggve.example",
    },
    "contact_hours": {"sv": "vardagar 9–16", "en": "weekdays 9 to 16"},
    "bank": BANK,
}
PEOPLE = {
    "bo": ("198507099813", "Bo", "Bengtsson", {"street": "Storgatan 1", "postcode": "903 26", "city": "Umeå"}),
    "amina": ("199001012385", "Amina", "Ali", {"street": "Lillgatan 2", "postcode": "214 20", "city": "Malmö"}),
    "rut": ("199202142387", "Rut", "Roos", {}),
    "sara": ("198803129801", "Sara", "Sand", {}),
    "olof": ("197509269812", "Olof", "Öberg", {}),
    "disa": ("198206029806", "Disa", "Dahl", {}),
}
FACTS = {
    "anmäld": "2023-03-06",
    "normalarbetstid": 40,
    "månader": [{"månad": "2023-02", "timmar": 160, "inkomst": 30000}],
}
FINDINGS = [
    {
        "name": "dagsförtjänst", "label": "Dagsförtjänst", "paragraph": "ALF 25 a §", "value": "15000/11", "unit": "kr",
        "text": "30 000 kr delat med 22.", "inputs": {"normalarbetstid": 40, "månader": "…"}, "amounts": {}, "choices": {},
    },
    {
        "name": "dagpenning", "label": "Dagpenning", "paragraph": "ALF 26 §", "value": 1091, "unit": "kr", "text": "80 procent.",
        "inputs": {"dagsförtjänst": "15000/11"}, "amounts": {}, "choices": {"avrundning": "uppåt"},
    },
]  # fmt: skip
LETTER = {
    "language": "sv", "title": "Beslut om arbetslöshetsersättning",
    "decision": "Du får ersättning från 6 mars 2023: 1 091 kronor om dagen, i högst 300 dagar.",
    "now": "Rapportera din första vecka från måndag 13 mars.",
    "stair": [
        {"text": {"sv": "Din lön", "en": "Your pay"}, "amount": "30 000 kr", "paragraph": "ALF 25 §", "finding": "dagsförtjänst"},
        {"text": {"sv": "80 procent", "en": "80 percent"}, "amount": "1 091 kr", "paragraph": "ALF 26 §", "finding": "dagpenning"},
    ],
    "reasons": ["Du arbetade heltid i tolv månader före mars 2023."],
    "conditions": [["Du har arbetat minst sex månader", True, "ALF 12 §"], ["Du är anmäld", False, "ALF 9 §"]],
    "choices": ["Dagpenningen avrundas uppåt till hel krona."], "disagree": "Skriv till oss och säg vad du vill ändra.",
}  # fmt: skip


def outcome(**over: Any) -> dict[str, Any]:
    """What the law said, as flow hands it to the room."""
    whole = {
        "act": "alf", "on": "2023-03-13", "results": {"dagpenning": 1091, "dagar": 300}, "findings": FINDINGS, "receipt": {"act": "alf"},
        "facts": FACTS, "open_questions": [], "missing": [], "granted": True, "summary": {"sv": "", "en": ""},
    }  # fmt: skip
    return {**whole, **over}


def fact(
    name: str, value: Any, evidence: str, *, part: str = "", source: str = "certificate", by: str = "Eva Ek"
) -> FactRecord:
    return FactRecord(
        id=0, name=name, part=part, value=value, source=source, given_by=by, evidence=evidence, known_at=MONDAY
    )


def signature(person: int, subject: str, *, now: datetime = MONDAY, text: str = "Jag fattar det här beslutet.") -> int:
    """A completed signature of this person on this subject; gives its row id."""
    return sign(person_queries.person(person), subject, text, now=now).id


@dataclass
class Matter:
    """One case at the fund, and the people around it."""

    insurer: str = "tryggve"
    claimant: str = "bo"
    ids: dict[str, int] = field(default_factory=dict)
    case: Any = None

    def officer(self, name: str, role: Role = Role.OFFICER) -> Actor:
        return Actor(role=role, name=PEOPLE[name][1], person=self.ids[name], insurer=self.insurer)

    def version(self) -> int:
        return case_queries.case(self.case.number).version

    def assess(self, *, kind: str = "grant", key: str = "first", **over: Any) -> Any:
        return assessments.keep(case=self.case.id, kind=kind, key=key, outcome=outcome(**over), actor=ROBOT, now=MONDAY)

    def propose(self, assessment: Any = None, *, needs_second: bool = False, kind: str = "grant") -> Any:
        assessment = assessment or self.assess()
        return decisions.propose(
            case=self.case.id, assessment=assessment.id, kind=kind, text={"sv": LETTER, "en": {**LETTER, "language": "en"}},
            needs_second=needs_second, case_version=self.version(), now=MONDAY, actor=ROBOT,
        )  # fmt: skip

    def sign(self, proposal: Any, *, by: str = "sara", now: datetime = MONDAY) -> Any:
        return decisions.sign(
            decision=proposal.id, signature=signature(self.ids[by], f"decision:{proposal.number}", now=now), seen_version=self.version(),
            actor=self.officer(by), now=now,
        )  # fmt: skip

    def decided(self) -> Any:
        """A signed grant."""
        self.keep_facts()
        return self.sign(self.propose())

    def keep_facts(self) -> None:
        facts = [fact(name, value, "part:1") for name, value in FACTS.items()]
        assessments.keep_facts(case=self.case.id, facts=facts, actor=ROBOT, now=MONDAY)


def open_matter(claimant: str = "bo", insurer: str = "tryggve") -> Matter:
    """A fund with officers, and an open case of the claimant."""
    people.register_insurer(
        key="tryggve", name="Tryggve a-kassa", orgnr="8029990036", actor=ROBOT, now=MONDAY, settings=SETTINGS
    )
    people.register_insurer(
        key="norrsken", name="Norrskens a-kassa", orgnr="8029990044", actor=ROBOT, now=MONDAY, settings=SETTINGS
    )
    matter = Matter(insurer=insurer, claimant=claimant)
    for name, (number, given, surname, address) in PEOPLE.items():
        matter.ids[name] = people.register_person(
            personnummer=number, given_name=given, surname=surname, address=address, actor=ROBOT, now=MONDAY
        ).id
    for name, role in (("sara", "officer"), ("olof", "officer"), ("olof", "approver"), ("disa", "officer")):
        people.appoint(
            person=matter.ids[name], insurer=insurer, role=role, from_day=date(2023, 1, 1), actor=ROBOT, now=MONDAY
        )
    matter.case = cases.open_case(
        insurer=insurer, insurance="sample", person=matter.ids[claimant], now=MONDAY, actor=ROBOT
    )
    return matter


def killed_everywhere(step, *, prepare, then) -> int:
    """`prepare`, let `step` die at a kill point, `then` what heals it; for every kill point. Gives the number of statements."""
    prepare(0)
    deaths = 0
    for point in every_kill_point(step):
        then(point)
        deaths = point + 1
        prepare(deaths)
    then(deaths)
    return deaths // 2
