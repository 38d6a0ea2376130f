"""Employers, employees, two payers with officers, providers: all registered by the rooms' own verbs; and the road as one calls it."""

from dataclasses import dataclass
from datetime import date, datetime

from tests.casework.build import sign
from tryggve.casework.base.actor import Actor, Role, system
from tryggve.casework.base.clock import SWEDEN
from tryggve.casework.cases import queries as cases
from tryggve.casework.decisions import queries as decided
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import asking
from tryggve.casework.flow import queries as asks
from tryggve.casework.people import actions as people
from tryggve.casework.people import queries as person_queries
from tryggve.casework.people.records import CompanyRecord, PersonRecord
from tryggve.casework.providers import actions as providers
from tryggve.casework.providers.records import COMPETENCES

TESTS = system("tests")
LONG_AGO = date(2019, 1, 1)
BANK = {"iban": "SE4550000000058398257466", "bic": "ESSESESS"}
ACCOUNT = "SE3550000000054910000003"
PERSONS = {
    "eva": ("196411139808", "Eva", "Ek"),
    "anna": ("199305112386", "Anna", "Alm"),
    "kim": ("198708239812", "Kim", "Kvist"),
    "lena": ("199106302384", "Lena", "Lind"),
    "frida": ("198406149800", "Frida", "Falk"),
    "alva": ("197909229804", "Alva", "Asp"),
    "olof": ("197509269812", "Olof", "Öberg"),
    "per": ("197904159816", "Per", "Palm"),
}
HEALTH_AT_WORK, TALKS, CARE, NEW = "5569990152", "5569990160", "5569990178", "5569990186"


def at(day: str, time: str = "09:00:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=SWEDEN)


START = at("2026-01-02")


@dataclass
class Town:
    persons: dict[str, PersonRecord]
    bygg: CompanyRecord
    region: CompanyRecord

    def __getattr__(self, name):
        return self.persons[name]

    def employer(self, company: CompanyRecord | None = None, name: str = "eva") -> Actor:
        who = self.persons[name]
        return Actor(role=Role.COMPANY_USER, name=who.name, person=who.id, company=(company or self.bygg).id)

    def officer(self, insurer: str) -> Actor:
        who = self.persons["frida" if insurer == "fk" else "alva"]
        return Actor(role=Role.OFFICER, name=who.name, person=who.id, insurer=insurer)

    def approver(self, insurer: str) -> Actor:
        who = self.persons["olof"]
        return Actor(role=Role.APPROVER, name=who.name, person=who.id, insurer=insurer)

    def herself(self, name: str) -> Actor:
        who = self.persons[name]
        return Actor(role=Role.CLAIMANT, name=who.name, person=who.id)


def build_town() -> Town:
    persons = {
        key: people.register_person(personnummer=number, given_name=given, surname=sur, actor=TESTS, now=START)
        for key, (number, given, sur) in PERSONS.items()
    }
    for key, orgnr, name in (("fk", "2021990045", "Försäkringskassan"), ("afa", "8029990101", "Afa Försäkring")):
        people.register_insurer(
            key=key,
            name=name,
            orgnr=orgnr,
            settings={"bank": BANK, "letterhead": {"city": "Stockholm"}},
            actor=TESTS,
            now=START,
        )
        officer = persons["frida" if key == "fk" else "alva"].id
        people.appoint(person=officer, insurer=key, role="officer", from_day=LONG_AGO, actor=TESTS, now=START)
        people.appoint(
            person=persons["olof"].id, insurer=key, role="approver", from_day=LONG_AGO, actor=TESTS, now=START
        )
    bygg = company("5569990004", "Bygg & Trä i Norr AB", "privat")
    region = company("2321990026", "Norra Regionens vård", "region")
    for one in (bygg, region):
        people.give_mandate(
            person=persons["eva"].id, company=one.id, service="rehab", from_day=LONG_AGO, actor=TESTS, now=START
        )
    for orgnr, name, since in (
        (HEALTH_AT_WORK, "Norra Företagshälsan AB", LONG_AGO),
        (NEW, "Nya Hälsan AB", date(2026, 3, 2)),
    ):
        asked = providers.apply_for_approval(
            insurer="fk", orgnr=orgnr, name=name, town="Umeå", competences=list(COMPETENCES), actor=TESTS, now=START
        )
        providers.approve(approval=asked.id, from_day=since, actor=TESTS, now=START)
    return Town(persons, bygg, region)


def company(orgnr: str, name: str, sector: str) -> CompanyRecord:
    return people.register_company(
        orgnr=orgnr,
        name=name,
        settings={"sector": sector, "account": ACCOUNT},
        connected_on=LONG_AGO,
        actor=TESTS,
        now=START,
    )


def line(key: str, measure: str, cost: str, day: str = "2026-03-01", **more: str) -> dict[str, str]:
    given = {"key": key, "measure": measure, "cost": cost, "date": day, "provider": HEALTH_AT_WORK}
    return {**given, **more}


def done(
    key: str, measure: str, cost: str, day: str = "2026-03-01", *, whom: str = "anna", **more: str
) -> dict[str, str]:
    """A line already performed and billed."""
    return line(key, measure, cost, day, invoice=f"F-{key}", persons=PERSONS[whom][0], **more)


def answers(whom: str, *lines: dict[str, str], **more: object) -> dict[str, object]:
    number, given, surname = PERSONS[whom]
    return {
        "person": number, "given_name": given, "surname": surname, "cause": "Stress", "purpose": "Arbeta kvar", "category": "arbetare",
        "contact": {"name": "Eva Ek", "email": "eva@example.com"}, "lines": list(lines), "salt": "5a" * 32, **more,
    }  # fmt: skip


ANNA = answers(
    "anna", done("1", "utredning", "3 000"),
    line("2", "behandlande_samtal", "12 000", "2026-04-01", therapist="Pia Park", licence="psykolog", provider=TALKS, talks="10"),
)  # fmt: skip
KIM = answers(
    "kim", done("1", "utredning", "8 000", whom="kim"), line("2", "missbruksbehandling", "120 000", "2026-04-01", provider=CARE),
)  # fmt: skip
LENA = answers("lena", done("1", "stresskurs", "18 000", whom="lena", proven="yes"), category="tjänsteman")


def apply(town, said, *, company=None, now=None):
    """Eva applies: signs what is shown and sends it; then the jobs that it deferred are worked off."""
    made = send(town, said, company=company, now=now)
    for case in made.values():
        asking.ask_and_assess(case=case.number, now=now or at("2026-03-10"))
    return {payer: cases.case(case.number) for payer, case in made.items()}


def send(town, said, *, company=None, now=None):
    """Eva presses the button: what happens in the request, before any job has been worked off."""
    now = now or at("2026-03-10")
    whose = company or town.bygg
    shown = asks.signing_text(
        kind="company_application", company=whose.id, insurance="rehab", answers=said, language="sv", on=now.date()
    )
    signature = sign(town.eva, shown.subject, shown.text, now=now).id
    receipt = flow.apply_for_employee(
        company=whose.id, insurance="rehab", answers=said, signature=signature, actor=town.employer(whose), now=now
    )
    return {cases.case(one.case).insurer: cases.case(one.case) for one in receipt.receipts}


def consent(town, case, whom: str, *, says: str = "yes", now=None):
    now = now or at("2026-03-11")
    given = {"consent": says}
    shown = asks.signing_text(kind="consent", case=case.number, answers=given, language="sv", on=now.date())
    signature = sign(town.persons[whom], shown.subject, shown.text, now=now).id
    return flow.give_consent(case=case.number, answers=given, signature=signature, actor=town.herself(whom), now=now)


def decide(town, case, *, now=None):
    """An officer of the payer signs the proposal; a refusal is approved by a second one first."""
    now = now or at("2026-03-12")
    proposal = decided.proposal(case.id)
    assert proposal is not None, cases.case(case.number).turn_reason
    if proposal.needs_second:
        flow.approve(case=case.number, actor=town.approver(case.insurer), now=now)
    officer = town.officer(case.insurer)
    shown = asks.signing_text(kind="decision", case=case.number, language="sv", on=now.date())
    signature = sign(person_queries.person(officer.person), shown.subject, shown.text, now=now).id
    seen = cases.case(case.number).version
    return flow.decide(case=case.number, seen_version=seen, signature=signature, actor=officer, now=now)


def bill(
    town, case, key: str, on_line: str, amount: str, whom: str, *, day="2026-05-01", now=None, company=None, **more
):
    """Eva sends a cost, or corrects it."""
    now = now or at("2026-05-02")
    said = {"line": on_line, "number": f"F-{key}", "date": day, "amount": amount, "persons": PERSONS[whom][0], **more}
    shown = asks.signing_text(kind="cost", case=case.number, key=key, answers=said, language="sv", on=now.date())
    signature = sign(town.eva, shown.subject, shown.text, now=now).id
    return flow.send_cost(
        case=case.number, key=key, answers=said, signature=signature, actor=town.employer(company), now=now
    )
