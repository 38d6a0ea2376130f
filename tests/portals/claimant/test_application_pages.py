from bs4 import BeautifulSoup

from tests.portals.people import BO
from tryggve.casework.applications import queries as applications
from tryggve.casework.cases import queries as cases
from tryggve.config.journeys.bo import ANSWERS

FIRST = "/mina-sidor/ansokan/situation/first-day/"


def begin(client):
    return client.post("/mina-sidor/ansokan/")["Location"]


def answer_all(client, answers):
    """Question by question, as the pages lead; gives the address of the look through."""
    address = begin(client)
    for _ in range(40):
        if "granska" in address:
            return address
        page = BeautifulSoup(client.get(address).content, "html.parser")
        name = page.select_one("main form [name]:not([type=hidden])")["name"]
        given = answers[name]
        address = client.post(address, {name: "\n".join(given) if isinstance(given, list) else given})["Location"]
    raise AssertionError(address)


def test_it_begins_with_the_first_question_and_knows_the_fund(bo):
    assert begin(bo) == FIRST
    assert applications.drafts(bo.person.id)[0].insurer == "tryggve"


def test_an_answer_is_kept_at_once(bo):
    begin(bo)
    bo.post(FIRST, {"first_day": "20230306"})
    assert applications.drafts(bo.person.id)[0].answers == {"first_day": "2023-03-06"}


def test_a_wrong_answer_stays_in_the_field_with_the_same_sentence_twice(bo):
    begin(bo)
    answer = bo.post(FIRST, {"first_day": "<i>i mars</i>"})
    page = BeautifulSoup(answer.content, "html.parser")
    sentence = "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2023-03-06."
    assert answer.status_code == 422
    assert page.title.string.startswith("Fel:")
    assert page.select_one("#fel a")["href"] == "#q-first_day"
    assert page.select_one("#fel a").string == sentence
    assert sentence in page.select_one("#q-first_day-error").get_text()
    field = page.select_one("#q-first_day")
    assert (field["value"], field["aria-invalid"]) == ("<i>i mars</i>", "true")
    assert "q-first_day-error" in field["aria-describedby"]
    assert len(page.select("[autofocus]")) == 1
    assert applications.drafts(bo.person.id)[0].answers == {}


def test_a_question_that_is_not_asked_does_not_exist(bo):
    begin(bo)
    assert bo.get("/mina-sidor/ansokan/situation/supply-hours/").status_code == 404


def test_it_cannot_be_signed_before_it_is_complete(bo):
    begin(bo)
    answer = bo.post("/mina-sidor/ansokan/granska/")
    assert answer.status_code == 422
    assert "signing" not in bo.session


def test_a_change_from_the_look_through_leads_back_to_it(bo):
    answer_all(bo, ANSWERS)
    answer = bo.post("/mina-sidor/ansokan/situation/registered/?granska", {"registered": "2023-03-06"})
    assert answer["Location"] == "/mina-sidor/ansokan/granska/"


def test_a_changed_answer_that_opens_a_question_leads_to_it(bo):
    answer_all(bo, ANSWERS)
    answer = bo.post("/mina-sidor/ansokan/situation/full-time/?granska", {"full_time": "no"})
    assert answer["Location"] == "/mina-sidor/ansokan/situation/supply-hours/?granska"


def test_it_is_signed_sent_and_receipted_and_sending_again_gives_the_same(bo, bankid):
    answer_all(bo, ANSWERS)
    assert bo.post("/mina-sidor/ansokan/granska/")["Location"] == "/skriv-under/"
    assert "Hur slutade din senaste anställning?" in bo.get("/skriv-under/").content.decode()
    wait = bo.post("/skriv-under/", {"enhet": "qr"})["Location"]
    bankid("approve", bo.session["eid"]["order"], BO)
    receipts = {bo.get(wait)["Location"], bo.get(wait)["Location"]}
    assert receipts == {"/mina-sidor/ansokan/kvittens/"}
    case = cases.cases_of(bo.person.id)[0]
    sent = applications.submissions(case.id)
    assert len(sent) == 1
    assert sent[0].receipt in bo.get("/mina-sidor/ansokan/kvittens/").content.decode()
    assert not applications.drafts(bo.person.id)


def test_answers_changed_after_the_text_was_shown_are_not_sent(bo, bankid):
    answer_all(bo, ANSWERS)
    bo.post("/mina-sidor/ansokan/granska/")
    wait = bo.post("/skriv-under/", {"enhet": "qr"})["Location"]
    bo.post("/mina-sidor/ansokan/situation/full-time/?granska", {"full_time": "no"})
    bankid("approve", bo.session["eid"]["order"], BO)
    assert bo.get(wait)["Location"] == "/mina-sidor/ansokan/granska/"
    assert cases.cases_of(bo.person.id) == []


def test_another_persons_receipt_does_not_exist(rut):
    assert rut.get("/mina-sidor/ansokan/kvittens/").status_code == 404
