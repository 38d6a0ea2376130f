"""Bo's week is changed after it was paid: the officer's pages from the list to the signature, and what Bo sees of it."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.test import Client

from tests.portals.htmx import parsed, words
from tests.portals.people import BO, SARA, enter
from tryggve.casework.base.actor import Role, system
from tryggve.casework.cases import queries as cases
from tryggve.casework.flow import actions as flow
from tryggve.casework.flow import paying
from tryggve.casework.flow import queries as asks
from tryggve.casework.letters import actions as letters
from tryggve.casework.payments import queries as payments
from tryggve.casework.people import actions as people_actions
from tryggve.casework.people import queries as people_queries
from tryggve.config.journeys.bo import week
from tryggve.gateways.iso20022.bank import Bank
from tryggve.portals.desk import recovery_pages

ROBOT = system("tests")
LIST = "/handlaggning/aterkrav/"
GROUNDS = ("fel_uppgifter", "borde_insett", "lön_i_efterhand")
REASON = "Du rapporterade två arbetsdagar i efterhand."


def form(*holds, how="all", **more):
    """What the officer fills in."""
    judged = {f"judged.{ground}": "yes" if ground in holds else "no" for ground in GROUNDS}
    return {**judged, "how": how, "waived": "", "reason": REASON, **more}


class Desk:
    """A week that was paid and then changed, and everyone's pages."""

    def __init__(self, road, sara, bo):
        self.road, self.sara, self.bo = road, sara, bo
        self.claim = payments.claims(self.case.id)[0]
        self.address = f"{LIST}{self.claim.id}/"

    @property
    def case(self):
        return cases.case(self.road.number)

    def fill(self, *holds, **how):
        return self.sara.post(self.address, form(*holds, **how))

    def begin(self):
        """From the letter to the e-ID."""
        page = parsed(self.sara.get(f"{self.address}brev/"))
        sent = {name: page.find("input", {"name": name})["value"] for name in ("seen", "number")}
        return self.sara.post(f"{self.address}beslut/", sent)

    def sign(self):
        response = self.begin()
        assert response.status_code == 302, response.content.decode()
        waiting = self.sara.session["signing"]
        made = self.road.sign(SARA, SimpleNamespace(text=waiting["text"], subject=waiting["subject"]))
        actor = self.road.actor(SARA, Role.OFFICER, insurer="tryggve")
        return recovery_pages.signed(signature=made, context=waiting["context"], actor=actor, now=self.road.now)

    def decided(self, *holds, **how):
        assert self.fill(*holds, **how).status_code == 302
        assert self.sign() == self.address
        letters.seal_pending(now=self.road.now)

    def pay_in(self, öre):
        (owed,) = asks.to_pay(case=self.case.number)
        iban = people_queries.insurer("tryggve").settings["bank"]["iban"]
        Bank(paying.bank_folder("tryggve")).pay_in(iban, öre, owed.reference, name="Bo", now=self.road.now)
        flow.read_bank(insurer="tryggve", actor=ROBOT, now=self.road.now)


def report(road, key, worked=None):
    monday = date.fromisocalendar(2023, int(key[-2:]), 1)
    answers = week(monday, worked)
    shown = asks.signing_text(
        kind="report", case=road.number, key=key, answers=answers, language="sv", on=road.now.date()
    )
    flow.send_report(
        case=road.number, key=key, answers=answers, signature=road.sign(BO, shown), why_changed="glömde" if worked else "",
        actor=road.actor(BO, Role.CLAIMANT), now=road.now,
    )  # fmt: skip


@pytest.fixture
def desk(road, bo, settings, tmp_path):
    settings.TRYGGVE_BANK_FOLDER = tmp_path / "bank"
    road.applied().certified().decided()
    road.to("2023-03-20")
    report(road, "2023-W10")
    report(road, "2023-W11")
    road.to("2023-03-23")
    flow.pay_due(insurer="tryggve", day=road.now.date(), actor=ROBOT, now=road.now)
    Bank(paying.bank_folder("tryggve")).work(road.now)
    flow.read_bank(insurer="tryggve", actor=ROBOT, now=road.now)
    assert {order.state for order in payments.orders(cases.case(road.number).id)} == {"paid"}
    road.to("2023-03-27")
    report(road, "2023-W11", {0: "8", 1: "8"})
    sara = enter(Client(), SARA, role="officer", insurer="tryggve")
    return Desk(road, sara, bo)


def test_the_list_the_stairs_and_what_came_in_between(desk):
    told = words(parsed(desk.sara.get(LIST)).find("section", {"aria-labelledby": "att-besluta"}))
    assert "Bo Bengtsson, vecka 11 2023" in told
    assert "2 182 kr" in told.replace("\u00a0", " ")
    page = parsed(desk.sara.get(desk.address))
    before, after = (words(page.find("section", {"aria-labelledby": name})) for name in ("fore", "efter"))
    assert "5 455 kr" in before.replace("\u00a0", " ")
    assert "3 273 kr" in after.replace("\u00a0", " ")
    assert "Tidrapport 2023-W11 , version 2 : glömde" in words(
        page.find("section", {"aria-labelledby": "varfor"})
    ).replace(",", " ,").replace(":", " :").replace("  ", " ")
    assert len(page.find_all("h1")) == 1
    case = parsed(desk.sara.get(f"/handlaggning/arende/{desk.case.number}/"))
    assert case.find(id=f"krav-{desk.claim.id}")["href"] == desk.address


def test_what_is_missing_is_said_at_the_field_and_in_the_list_and_what_was_written_stays(desk):
    response = desk.sara.post(desk.address, {"reason": "Ett skäl", "how": "part", "waived": "mycket"})
    assert response.status_code == 422
    page = parsed(response)
    assert len(page.select("#fel li")) == 4
    for link in page.select("#fel a"):
        assert page.find(id=link["href"][1:]) is not None, link
    assert page.find(id="skal").text.strip() == "Ett skäl"
    assert payments.claims(desk.case.id)[0].state == "proposed"


@pytest.mark.parametrize(
    ("waived", "said"), [("9 999", "Skriv ett belopp mellan 0 och"), ("0,50", "Skriv hela kronor")]
)
def test_an_amount_that_cannot_be_is_said_at_its_field(desk, waived, said):
    page = parsed(desk.fill("fel_uppgifter", how="part", waived=waived))
    assert said in words(page.find(id="fel"))
    assert page.find(id="avsta")["aria-invalid"] == "true"


def test_from_the_form_to_the_signature_and_a_part_paid_in(desk):
    assert desk.fill("borde_insett").status_code == 302
    letter = words(parsed(desk.sara.get(f"{desk.address}brev/")).find("article")).replace("\u00a0", " ")
    assert "Du har fått 2 182 kr för mycket för vecka 11 2023. Du ska betala tillbaka 2 182 kr." in letter
    assert "Du har inte gjort något fel. (ALF 68 §)" in letter
    assert REASON in letter
    assert desk.sign() == desk.address
    letters.seal_pending(now=desk.road.now)
    page = parsed(desk.sara.get(desk.address))
    assert page.find("form", {"method": "post", "action": False}) is None
    assert desk.sara.get(f"{desk.address}brev.pdf").content.startswith(b"%PDF-")
    desk.pay_in(100_000)
    told = words(parsed(desk.sara.get(LIST)).find("section", {"aria-labelledby": "kvar"})).replace("\u00a0", " ")
    assert "1 182 kr kvar" in told
    desk.pay_in(118_200)
    told = words(parsed(desk.sara.get(LIST)).find("section", {"aria-labelledby": "avslutade"})).replace("\u00a0", " ")
    assert "2 182 kr betalt" in told


def test_bo_reads_the_letter_and_how_much_is_left_and_how_to_pay_it(desk):
    desk.decided("fel_uppgifter", how="part", waived="182")
    desk.pay_in(50_000)
    number = asks.to_pay(case=desk.case.number)[0].number
    page = parsed(desk.bo.get(f"/mina-sidor/beslut/{number}/"))
    told = words(page.find("main")).replace("\u00a0", " ")
    assert "Du ska betala tillbaka 2 000 kr. Vi avstår från 182 kr." in told
    assert "1 500 kr kvar att betala" in told
    assert asks.to_pay(case=desk.case.number)[0].reference in told
    assert "SE45 5000 0000 0583 9825 7466" in told
    assert desk.bo.get(f"/mina-sidor/beslut/{number}/brev.pdf").content.startswith(b"%PDF-")
    english = words(parsed(desk.bo.get(f"/en/mina-sidor/beslut/{number}/")).find("main")).replace("\u00a0", " ")
    assert "1,500 kr left to pay" in english


def test_a_part_of_the_next_week_is_kept_back_when_bo_has_agreed(desk):
    desk.decided("fel_uppgifter", set_off="yes")
    desk.road.to("2023-04-03")
    report(desk.road, "2023-W12")
    order = payments.orders(desk.case.id)[-1]
    assert order.period == "2023-W12"
    assert order.set_off == min(218_200, (order.gross - order.tax) // 2)
    page = words(parsed(desk.bo.get(f"/mina-sidor/utbetalningar/{order.reference}/")).find("main"))
    assert "Hållet inne för det som ska betalas tillbaka" in page


def test_without_a_ground_nothing_is_paid_back_and_the_grant_stays(desk):
    desk.decided()
    assert "betalas inte tillbaka" in words(
        parsed(desk.sara.get(LIST)).find("section", {"aria-labelledby": "avslutade"})
    )
    assert "Inget ska betalas tillbaka." in words(parsed(desk.sara.get(desk.address)).find("main"))
    assert asks.to_pay(case=desk.case.number)[0].recover == 0


def test_what_changed_meanwhile_is_said_before_anything_is_signed(desk):
    desk.fill("fel_uppgifter")
    page = parsed(desk.sara.get(f"{desk.address}brev/"))
    sent = {name: page.find("input", {"name": name})["value"] for name in ("seen", "number")}
    desk.fill("borde_insett")
    assert desk.sara.post(f"{desk.address}beslut/", sent).status_code == 409
    report(desk.road, "2023-W11")
    assert desk.fill("fel_uppgifter").status_code == 409
    assert "gäller inte längre" in words(parsed(desk.sara.get(desk.address)).find("main"))
    assert desk.sara.get(f"{desk.address}brev/").status_code == 302


def test_decided_once_more_is_refused_in_a_sentence(desk):
    desk.decided("fel_uppgifter")
    assert desk.fill("fel_uppgifter").status_code == 409
    assert desk.sara.post(f"{desk.address}beslut/", {"seen": "1", "number": "x"}).status_code == 409


def test_another_funds_officer_and_the_payee_at_work_see_nothing(desk):
    for number, insurer in (("199202142387", "norrsken"), (BO, "tryggve")):
        person = people_queries.person_by_number(number)
        people_actions.appoint(
            person=person.id, insurer=insurer, role="officer", from_day=date(2020, 1, 1), actor=ROBOT, now=desk.road.now
        )
        client = enter(Client(), number, role="officer", insurer=insurer)
        assert "Bo Bengtsson" not in words(parsed(client.get(LIST)).find("main"))
        for address in (desk.address, f"{desk.address}brev/", f"{desk.address}brev.pdf"):
            assert client.get(address).status_code == 404
        assert client.post(desk.address, form("fel_uppgifter")).status_code == 404
    assert desk.sara.get(f"{LIST}999/").status_code == 404
    assert enter(Client(), "199202142387").get(LIST).status_code in {302, 403, 404}


def test_the_sums_show_the_books_and_lead_to_the_claims(desk):
    page = parsed(desk.sara.get("/handlaggning/rehab/"))
    assert "Bankkonto" in words(page.find("section", {"aria-labelledby": "bockerna"}))
    assert page.find(id="aterkraven")["href"] == LIST
