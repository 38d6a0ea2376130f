"""What Eva sees when an invoice is credited after it was paid: calm first, then the letter, what is left and how to pay it."""

import pytest
from django.test import Client

from tests.portals.employer.conftest import at, move
from tests.portals.employer.rehab_road import ANNA, BASE
from tests.portals.employer.test_rehab_wizard import of
from tests.portals.htmx import parsed, words
from tests.portals.people import BYGG, EVA, enter
from tryggve.casework.base.actor import Role, system
from tryggve.casework.cases import queries as cases
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import paying
from tryggve.casework.flow import queries as asks
from tryggve.casework.letters import actions as letters
from tryggve.casework.payments import queries as payments
from tryggve.casework.people import queries as people
from tryggve.gateways.iso20022.bank import Bank
from tryggve.portals.employer import rehab_invoice_pages

ALVA, OTHER = "197909229804", "197904159816"
ROBOT = system("tests")


class Credited:
    """Anna's support at Afa: granted, billed, paid, and then billed less."""

    def __init__(self, road, approved):
        self.road = road
        road.applied(of(approved))
        road.consented(enter(Client(), ANNA), ANNA)
        self.alva = road._road.actor(ALVA, Role.OFFICER, insurer="afa")
        road.registers_asked()
        road.decided("afa", ALVA)
        self.bill("12 000")
        move("2026-03-03")
        flow.pay_due(insurer="afa", day=self.now.date(), actor=ROBOT, now=self.now)
        Bank(paying.bank_folder("afa")).work(self.now)
        flow.read_bank(insurer="afa", actor=ROBOT, now=self.now)
        move("2026-03-10")
        self.bill("8 000")

    @property
    def number(self):
        return self.road.cases["afa"]

    @property
    def case(self):
        return cases.case(self.number)

    @property
    def now(self):
        return self.road._road.now

    def bill(self, amount):
        response = self.road.invoice("afa", amount=amount)
        self.road.signed(self.road.eva, EVA, rehab_invoice_pages.signed, response)

    def decided(self, waived=0):
        (claim,) = payments.claims(self.case.id)
        flow.propose_recovery(
            claim=claim.id, judged={"ska_betalas_tillbaka": True}, waived=waived, reason="Krediterad.", set_off=False, actor=self.alva,
            now=self.now,
        )  # fmt: skip
        shown = asks.signing_text(kind="recovery", claim=claim.id, language="sv", on=self.now.date())
        flow.decide_recovery(
            claim=claim.id,
            seen_version=self.case.version,
            signature=self.road._road.sign(ALVA, shown),
            actor=self.alva,
            now=self.now,
        )
        letters.seal_pending(now=self.now)
        return asks.to_pay(case=self.number)[0]

    @property
    def address(self):
        return f"{BASE}/{self.road.matter}/"

    def card(self, language=""):
        page = parsed(self.road.eva.get(f"{language}{self.address}"))
        return words(page.find(id=f"betalare-{self.number}")).replace("\u00a0", " ")


@pytest.fixture
def credited(road, approved, registers, settings, tmp_path):
    settings.TRYGGVE_BANK_FOLDER = tmp_path / "bank"
    made = Credited(road, approved)
    assert [claim.amount for claim in payments.claims(made.case.id)] == [200_000]
    return made


def test_before_a_decision_nothing_is_asked_for(credited):
    told = credited.card()
    assert "Vi går igenom om 2 000 kr har betalats för mycket. Ni behöver inte göra något nu." in told
    assert "kvar att betala" not in told


def test_the_letter_what_is_left_and_how_to_pay_it(credited):
    owed = credited.decided()
    Bank(paying.bank_folder("afa")).pay_in(
        people.insurer("afa").settings["bank"]["iban"], 50_000, owed.reference, name="Bygg", now=credited.now
    )
    flow.read_bank(insurer="afa", actor=ROBOT, now=credited.now)
    told = credited.card()
    assert "1 500 kr kvar att betala" in told
    assert owed.reference in told
    assert "torsdag 9 april 2026" in told
    assert "1,500 kr left to pay" in credited.card("/en")
    letter = f"{credited.address}{credited.number}/aterkrav/{owed.reference}/brev.pdf"
    assert credited.road.eva.get(letter).content.startswith(b"%PDF-")


def test_what_is_waived_is_said_as_such(credited):
    credited.decided(waived=200_000)
    told = credited.card()
    assert "Inget att betala tillbaka" in told
    assert "som PDF" in told


def test_another_company_and_another_reference_find_no_letter(credited):
    owed = credited.decided()
    letter = f"{credited.address}{credited.number}/aterkrav/{owed.reference}/brev.pdf"
    assert credited.road.eva.get(letter.replace(owed.reference, "000000000")).status_code == 404
    company = people.company_by_number(BYGG)
    stranger = enter(Client(), OTHER, role="company_user", company=company.id)
    assert stranger.get(letter).status_code == 404
    assert at("2026-03-10").date() == credited.now.date()
