"""The people of the tests, registered through the same actions as everyone, and what they sign."""

import base64
import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime

from tryggve.casework.base.actor import Actor, Role, system
from tryggve.casework.cases import actions as cases
from tryggve.casework.people import actions as people
from tryggve.casework.people import eid
from tryggve.casework.people.records import CompanyRecord, InsurerRecord, PersonRecord, SignatureRecord

NOW = datetime(2023, 3, 6, 8, 0, tzinfo=UTC)
LONG_AGO = date(2019, 1, 1)
SESSION = "session-key"
TESTS = system("tests")
_order = itertools.count(1)

PERSONS = {
    "bo": ("198507099813", "Bo", "Bengtsson"),
    "amina": ("199001012385", "Amina", "Ali"),
    "eva": ("196411139808", "Eva", "Ek"),
    "per": ("197904159816", "Per", "Palm"),
    "sara": ("198803129801", "Sara", "Sand"),
    "olof": ("197509269812", "Olof", "Öberg"),
    "disa": ("198206029806", "Disa", "Dahl"),
    "rut": ("199202142387", "Rut", "Roos"),
    "nils": ("197001209811", "Nils", "Nord"),
}
COMPANIES = {
    "bygg": ("5569990004", "Bygg & Trä i Norr AB"),
    "kontor": ("5569990012", "Kontorsbolaget Syd AB"),
}
INSURERS = {
    "tryggve": ("8029990036", "Tryggve a-kassa"),
    "norrsken": ("8029990044", "Norrskens a-kassa"),
}
SETTINGS = {
    "letterhead": {"street": "Box 100", "postcode": "111 22", "city": "Stockholm", "phone": "010-100 20 30"},
    "bank": {"iban": "SE4550000000058398257466", "bic": "ESSESESS", "name": "Tryggve a-kassa"},
}
POSTS = [
    ("sara", "tryggve", Role.OFFICER),
    ("olof", "tryggve", Role.OFFICER),
    ("olof", "tryggve", Role.APPROVER),
    ("disa", "tryggve", Role.OPERATOR),
    ("nils", "tryggve", Role.AUDITOR),
]


@dataclass(frozen=True)
class Town:
    """Everyone: `town.bo`, `town.bygg`, `town.tryggve` are records, `town.officer` and the like are actors."""

    bo: PersonRecord
    amina: PersonRecord
    eva: PersonRecord
    per: PersonRecord
    sara: PersonRecord
    olof: PersonRecord
    disa: PersonRecord
    rut: PersonRecord
    nils: PersonRecord
    bygg: CompanyRecord
    kontor: CompanyRecord
    tryggve: InsurerRecord
    norrsken: InsurerRecord

    @property
    def officer(self) -> Actor:
        return works(self.sara, Role.OFFICER)

    @property
    def approver(self) -> Actor:
        return works(self.olof, Role.APPROVER)

    @property
    def operator(self) -> Actor:
        return works(self.disa, Role.OPERATOR)

    @property
    def auditor(self) -> Actor:
        return works(self.nils, Role.AUDITOR)

    @property
    def employer(self) -> Actor:
        return Actor(role=Role.COMPANY_USER, name=self.eva.name, person=self.eva.id, company=self.bygg.id)


def build_town() -> Town:
    """Register everyone, once: again gives the same people."""
    persons = {
        key: people.register_person(
            personnummer=number, given_name=given, surname=sur, email=f"{key}@example.com", actor=TESTS, now=NOW
        )
        for key, (number, given, sur) in PERSONS.items()
    }
    companies = {
        key: people.register_company(orgnr=number, name=name, connected_on=LONG_AGO, actor=TESTS, now=NOW)
        for key, (number, name) in COMPANIES.items()
    }
    insurers = {
        key: people.register_insurer(key=key, name=name, orgnr=number, settings=SETTINGS, actor=TESTS, now=NOW)
        for key, (number, name) in INSURERS.items()
    }
    for key, insurer, role in POSTS:
        people.appoint(person=persons[key].id, insurer=insurer, role=role, from_day=LONG_AGO, actor=TESTS, now=NOW)
    for key, company in (("eva", "bygg"), ("per", "kontor")):
        for service in ("administration", "certificates"):
            people.give_mandate(
                person=persons[key].id,
                company=companies[company].id,
                service=service,
                from_day=LONG_AGO,
                actor=TESTS,
                now=NOW,
            )
    return Town(**persons, **companies, **insurers)


def works(person: PersonRecord, role: Role, insurer: str = "tryggve") -> Actor:
    """The person at work, in a role at an insurer."""
    return Actor(role=role, name=person.name, person=person.id, insurer=insurer)


def herself(person: PersonRecord) -> Actor:
    """The person in her own matter."""
    return Actor(role=Role.CLAIMANT, name=person.name, person=person.id)


def open_case(town: Town, person: PersonRecord | None = None, insurer: str = "tryggve"):
    """Bo's case at the fund, or somebody else's."""
    whose = person or town.bo
    return cases.open_case(insurer=insurer, insurance="unemployment", person=whose.id, now=NOW, actor=herself(whose))


def start(purpose: str = "sign", *, person: PersonRecord | None = None, text: str = "", subject: str = "", now=NOW):
    """An order at the e-ID; gives its reference."""
    reference = f"order-{next(_order)}"
    eid.start_order(
        order_ref=reference,
        auto_start_token="a",
        qr_start_token="b",
        qr_start_secret="c",
        purpose=purpose,
        session=SESSION,
        person=person.id if person else None,
        text=text,
        subject=subject,
        now=now,
    )
    return reference


def xml_of(text: str) -> str:
    """What BankID gives for a signed text, as far as its outer form goes (the gateway's tests prove the rest)."""
    shown = base64.b64encode(text.encode()).decode()
    namespace = "http://www.bankid.com/signature/v1.0.0/types"
    document = f'<Signature><bankIdSignedData xmlns="{namespace}"><usrVisibleData>{shown}</usrVisibleData></bankIdSignedData></Signature>'
    return base64.b64encode(document.encode()).decode()


def sign(
    person: PersonRecord, subject: str, text: str = "Jag intygar att uppgifterna är riktiga.", now=NOW
) -> SignatureRecord:
    """A completed signature of the person, for the subject."""
    reference = start(person=person, text=text, subject=subject, now=now)
    return eid.complete_signature(
        order_ref=reference,
        session=SESSION,
        personnummer=person.personnummer,
        signature=xml_of(text),
        ocsp_response="b2NzcA==",
        device={"ipAddress": "127.0.0.1"},
        now=now,
    )
