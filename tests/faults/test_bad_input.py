"""What people get wrong, and what somebody tries on purpose: one sentence that a person understands, and nothing lost."""

import dataclasses
import re

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from tests.faults.town import fingerprint
from tests.portals.conftest import PEOPLE, bankid, control, practice  # noqa: F401 - fixtures
from tests.portals.people import BO, BYGG, EVA, RUT, enter
from tryggve.gateways.bankid.simulator import BankIDSimulator
from tryggve.gateways.simulation import read_people

ROOT = "/mina-sidor/"
WEEK = f"{ROOT}tidrapport/2023-v12/"
DAYS = [f"2023-03-{day}" for day in range(20, 27)]
WRONG_CHECK_DIGIT = "198507099814"
# What a page may write though it refuses: what was typed, so that it is still there, and the session.
KEPT = {"applications_draft", "django_session", "people_eidorder"}
MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)> \u202eår {{ 7*7 }} {% now 'Y' %} '; DROP TABLE cases_case; --"


def week(**changed):
    """A week without work, as the form sends it; `changed` by day of the month."""
    told = {f"a-{day}-1": "unemployed" for day in DAYS}
    for key, (activity, hours) in changed.items():
        told |= {f"a-2023-03-{key[1:]}-1": activity, f"h-2023-03-{key[1:]}-1": hours}
    return told


def said(answer):
    """The words of the page."""
    return re.sub(r"\s+", " ", BeautifulSoup(answer.content, "html.parser").get_text(" "))


def changed_since(before):
    """Tables that are not as they were, but for what a refusal may keep."""
    now = fingerprint()
    return {table for table in now if now[table] != before[table]} - KEPT


def move_clock(day):
    from tests.faults import way
    from tryggve.casework.base import actions as base

    base.set_clock(to=way.at(day, 9), real=timezone.now(), actor=way.ROBOT)


@pytest.fixture
def decided(town):
    """Bo has his decision; two weeks are reported, the third is over."""
    town.back_to("decided")
    return town


@pytest.fixture
def bo(decided):
    move_clock("2023-03-27")
    return enter(Client(), BO)


@pytest.mark.parametrize(
    ("told", "today", "sentence"),
    [
        (
            week(),
            "2023-03-24",
            "Perioden är inte slut än. Fyll i nu och skicka från 2023-03-27. Det du har skrivit är sparat.",
        ),
        (week(d23=("", "")), "2023-03-27", "Torsdag 2023-03-23 är inte ifylld."),
        (week(d23=("worked", "24,5")), "2023-03-27", "Torsdag: ett dygn har 24 timmar, du har skrivit 24,5."),
        (week(d23=("worked", "−8")), "2023-03-27", "Torsdag: skriv timmarna med siffror, till exempel 7,5."),
    ],
    ids=["a week not yet over", "a day left out", "more than 24 hours", "less than none"],
)
def test_a_report_that_cannot_be_sent_is_kept_and_says_why(decided, told, today, sentence):
    move_clock(today)
    bo = enter(Client(), BO)
    before = fingerprint()
    answer = bo.post(WEEK, {**told, "do": "granska"})
    assert answer.status_code == 422
    assert sentence in said(answer)
    assert changed_since(before) == set()
    again = BeautifulSoup(bo.get(WEEK).content, "html.parser")
    assert again.select_one("#a-2023-03-21-1 option[selected]")["value"] == "unemployed"
    for name, value in told.items():
        if name.startswith("h-") and value:
            assert again.find(id=name)["value"] == value


def test_the_same_is_refused_below_the_page(decided):
    from tests.faults import way
    from tryggve.casework.flow.actions import NotComplete

    answers = way.a_week("2023-W12")
    del answers["days"]["2023-03-23"]
    send = way.reported(decided.case, "2023-W12", answers)
    before = fingerprint()
    with pytest.raises(NotComplete) as refused:
        send()
    assert [problem.text.sv for problem in refused.value.problems] == ["Torsdag 2023-03-23 är inte ifylld."]
    assert changed_since(before) == set()


def test_another_persons_case_looks_as_if_it_did_not_exist(bo, decided):
    from tryggve.casework.decisions.models import Decision
    from tryggve.casework.payments.models import Order

    rut = enter(Client(), RUT)
    decision, order = Decision.objects.get(state="signed").number, Order.objects.earliest("id").reference
    before = fingerprint()
    pairs = [
        (f"{ROOT}beslut/{decision}/", f"{ROOT}beslut/2023-999999-B1/"),
        (f"{ROOT}utbetalningar/{order}/", f"{ROOT}utbetalningar/{order[:-1]}x/"),
        (WEEK, f"{ROOT}tidrapport/2019-v12/"),
        (f"{ROOT}arbetsgivarintyg/{decided.case}-1/", f"{ROOT}arbetsgivarintyg/2023-999999-1/"),
    ]
    for theirs, missing in pairs:
        assert bo.get(theirs).status_code == 200
        foreign, nowhere = rut.get(theirs), rut.get(missing)
        assert foreign.status_code == nowhere.status_code == 404
        assert said(foreign).replace(theirs, "") == said(nowhere).replace(missing, "")
        assert rut.post(theirs, week()).status_code in (404, 405)
    assert rut.post(f"{ROOT}meddelanden/", {"case": decided.case, "text": "Hej"}).status_code == 404
    assert changed_since(before) == set()


def test_a_certificate_signed_twice_is_signed_once_and_the_colleague_is_told(town):
    from tests.faults import way
    from tryggve.casework.applications import queries as applied
    from tryggve.casework.base.actor import Role
    from tryggve.casework.cases import queries as cases
    from tryggve.portals.employer.certificate_pages import signed
    from tryggve.portals.ui.errors import Conflict

    town.back_to("written")
    case = way.send_application(town.application).case
    move_clock("2023-03-07")
    part = applied.parts(cases.case(case).id)[0].number
    answers = way.certificate(way.asks.part_form(part=part, on=way.CERTIFIED.date()).months)
    shown = way.asks.signing_text(kind="part_sign", part=part, answers=answers, language="sv", on=way.CERTIFIED.date())
    eva = way.actor(EVA, Role.COMPANY_USER, company=BYGG)
    first, second = (way.signed(EVA, shown.subject, way.CERTIFIED) for _ in range(2))
    context = {"orgnr": BYGG, "part": part, "answers": answers}
    address = signed(signature=first, context=context, actor=eva, now=way.CERTIFIED)
    before = fingerprint()
    assert signed(signature=first, context=context, actor=eva, now=way.CERTIFIED) == address, "pressed twice"
    with pytest.raises(Conflict, match="Intyget är redan underskrivet"):
        signed(signature=second, context=context, actor=eva, now=way.CERTIFIED)
    assert changed_since(before) == set()
    client = enter(Client(), EVA, role="company_user", company=eva.company)
    assert client.get(address).status_code == 200
    assert client.post(f"/arbetsgivare/{BYGG}/intyg/{part}/", {"q": "x"})["Location"] == address
    assert changed_since(before) == set()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("lön.pdf", b"%PDF-1.7\n" + b"0" * (40 * 1024 * 1024), "lön.pdf är 42 MB. Vi kan ta emot högst 20 MB."),
        ("intyg.pdf", b"MZ\x90\x00" + bytes(600), "intyg.pdf är inte en PDF eller en bild, vad den än heter."),
        ("intyg.pdf", b"\x7fELF\x02\x01\x01" + bytes(600), "intyg.pdf är inte en PDF eller en bild, vad den än heter."),
    ],
    ids=["40 MB", "a Windows program", "a Linux program"],
)
def test_a_file_that_we_do_not_take_is_said_by_name(bo, name, content, sentence):
    before = fingerprint()
    answer = bo.post(f"{ROOT}dokument/", {"files": [SimpleUploadedFile(name, content)]})
    assert answer.status_code == 422
    assert sentence in said(answer).replace("\u00a0", " ")
    assert changed_since(before) == set()


def test_a_message_full_of_markup_and_script_is_kept_and_shown_as_text(bo, decided):
    from tryggve.casework.messages.models import Message

    for _ in range(2):
        assert bo.post(f"{ROOT}meddelanden/", {"case": decided.case, "key": "k1", "text": MARKUP}).status_code == 302
    page = bo.get(f"{ROOT}meddelanden/")
    html = BeautifulSoup(page.content, "html.parser")
    assert Message.objects.count() == 1
    assert "<script>alert(1)</script><img src=x onerror=alert(2)>" in html.select_one("main article").get_text()
    assert "{{ 7*7 }} {% now 'Y' %} '; DROP TABLE cases_case; --" in html.select_one("main article").get_text()
    assert not html.select("main article script, main article img")
    assert "'unsafe-inline'" not in page["Content-Security-Policy"]


def to_sign(client):
    """The week looked through and sent to BankID; the page that waits."""
    assert client.post(WEEK, {**week(), "do": "granska"})["Location"] == f"{WEEK}granska/"
    client.post(f"{WEEK}granska/")
    return client.post("/skriv-under/", {"enhet": "qr"})["Location"]


@pytest.mark.parametrize(
    ("expires", "sentence"),
    [
        (lambda play, order: play("expire", order), "BankID-appen svarar inte."),
        (
            lambda play, order: (play("approve", order, BO), move_clock("2023-03-28")),
            "Det tog för lång tid. Inget är skickat. Försök igen.",
        ),
    ],
    ids=["BankID ends it", "answered too late"],
)
def test_an_expired_sign_order_sends_nothing_and_the_next_one_does(bo, bankid, expires, sentence):  # noqa: F811
    from tryggve.casework.applications.models import Submission

    sent = Submission.objects.count()
    wait = to_sign(bo)
    expires(bankid, bo.session["eid"]["order"])
    answer = bo.get(wait)
    assert sentence in said(answer)
    assert Submission.objects.count() == sent
    assert BeautifulSoup(bo.get(WEEK).content, "html.parser").select_one("#a-2023-03-21-1 option[selected]")
    wait = to_sign(bo)
    bankid("approve", bo.session["eid"]["order"], BO)
    assert bo.get(wait)["Location"] == f"{WEEK}kvittens/"
    assert Submission.objects.count() == sent + 1


def test_a_personnummer_with_a_wrong_check_digit_signs_nobody_in_and_says_why(town, tmp_path, settings):
    town.back_to("decided")
    people = read_people(PEOPLE)
    people.persons[WRONG_CHECK_DIGIT] = dataclasses.replace(people.persons[BO], personnummer=WRONG_CHECK_DIGIT)
    odd = BankIDSimulator(tmp_path, people)
    odd.start()
    settings.BANKID_URL, settings.BANKID_PAGE = odd.address, odd.page
    settings.BANKID_CERTIFICATES = odd.certificates.folder
    client = Client()
    try:
        wait = client.post("/logga-in/", {"enhet": "qr"})["Location"]
        control(odd, "approve", {"orderRef": client.session["eid"]["order"], "personalNumber": WRONG_CHECK_DIGIT})
        before = fingerprint()
        answer = client.get(wait)
    finally:
        odd.stop()
    assert answer.status_code == 200
    assert "Personnumret stämmer inte" in said(answer)
    assert "person" not in client.session
    assert changed_since(before) - {"audit_entry", "audit_head"} == set()
