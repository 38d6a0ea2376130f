import pytest
from bs4 import BeautifulSoup

from tests.portals.htmx import parsed, swap, words
from tests.portals.people import BO
from tryggve.casework.applications import queries as applications
from tryggve.casework.cases import queries as cases
from tryggve.casework.payments import queries as payments

WEEK = "/mina-sidor/tidrapport/2023-v10/"
DAYS = [f"2023-03-{day:02d}" for day in range(6, 13)]


def filled(**changed):
    """A week without work; `changed` by day of the month: `d07=("worked", "8")`."""
    answers = {f"a-{day}-1": "unemployed" for day in DAYS}
    for key, (activity, hours) in changed.items():
        day = f"2023-03-{key[1:]}"
        answers |= {f"a-{day}-1": activity, f"h-{day}-1": hours}
    return answers


@pytest.fixture
def week(road, bo):
    """Bo has his decision, and the week is over."""
    road.applied().certified().decided().to("2023-03-13", 8)
    return bo


def send(client, bankid, answers):
    assert client.post(WEEK, {**answers, "do": "granska"})["Location"] == f"{WEEK}granska/"
    assert client.post(f"{WEEK}granska/")["Location"] == "/skriv-under/"
    wait = client.post("/skriv-under/", {"enhet": "qr"})["Location"]
    bankid("approve", client.session["eid"]["order"], BO)
    return client.get(wait)["Location"]


def test_nothing_is_chosen_beforehand(week):
    page = parsed(week.get(WEEK))
    assert not page.select("option[selected]:not([value=''])")


def test_a_week_without_work_takes_three_actions_and_pays_three_days(week, bankid):
    week.post(WEEK, {"do": "vardagar"})
    week.post(WEEK, {**{key: value for key, value in filled().items() if key < "a-2023-03-11"}, "do": "helg"})
    assert send(week, bankid, filled()) == f"{WEEK}kvittens/"
    order = payments.orders(cases.cases_of(week.person.id)[0].id)[0]
    assert (order.half_days, order.gross) == (6, 327300)
    assert "Pengarna kommer torsdag 16\u00a0mars." in week.get(f"{WEEK}kvittens/").content.decode()


def test_pressing_twice_gives_the_same_receipt_and_one_payment(week, bankid):
    first = send(week, bankid, filled())
    assert week.get("/skriv-under/bankid/")["Location"] == first
    case = cases.cases_of(week.person.id)[0]
    assert len(payments.orders(case.id)) == 1
    assert len([one for one in applications.submissions(case.id) if one.kind == "report"]) == 1


@pytest.mark.parametrize(
    ("changed", "target", "sentence"),
    [
        ({"d07": ("", "")}, "a-2023-03-07-1", "Tisdag 2023-03-07 är inte ifylld."),
        ({"d07": ("worked", "tolv")}, "h-2023-03-07-1", "skriv timmarna med siffror, till exempel 7,5."),
        ({"d07": ("worked", "25")}, "h-2023-03-07-1", "ett dygn har 24 timmar, du har skrivit 25."),
        ({"d07": ("stämplade", "")}, "a-2023-03-07-1", "Välj vad du gjorde tisdag."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_in_the_list_and_nothing_is_lost(week, changed, target, sentence):
    answer = week.post(WEEK, {**filled(**changed), "do": "granska"})
    page = parsed(answer)
    link = page.select_one(f'#fel a[href="#{target}"]')
    assert answer.status_code == 422
    assert sentence in link.string
    assert words(page).count(sentence) == 2
    assert page.find(id=target) is not None
    written = changed["d07"][1]
    if written:
        assert page.find(id="h-2023-03-07-1")["value"] == written
    assert page.select_one("#a-2023-03-06-1 option[selected]")["value"] == "unemployed"


def test_a_week_that_is_not_over_is_kept_and_not_sent(road, bo):
    road.applied().certified().decided().to("2023-03-10", 8)
    answer = bo.post(WEEK, {**filled(), "do": "granska"})
    assert answer.status_code == 422
    assert "Perioden är inte slut än." in answer.content.decode()
    assert parsed(bo.get(WEEK)).select_one("#a-2023-03-06-1 option[selected]")["value"] == "unemployed"


def test_the_preview_that_is_swapped_in_is_the_one_of_the_whole_page(week):
    before = parsed(week.get(WEEK))
    swapped = swap(before, "#forhandsvisning", week.post(f"{WEEK}utkast/", filled(d08=("worked", "8"))))
    whole = parsed(week.get(WEEK))
    assert words(swapped.select_one("#forhandsvisning")) == words(whole.select_one("#forhandsvisning"))
    assert "Veckan ger 2 dagar" in words(swapped.select_one("#forhandsvisning"))
    assert "Veckan ger 2 dagar" in words(swapped.select_one("#status"))


def test_a_sent_week_is_changed_with_a_reason_and_shows_the_difference_first(week, bankid):
    send(week, bankid, filled())
    without = week.post(WEEK, {**filled(d08=("worked", "8")), "do": "granska"})
    assert without.status_code == 422
    assert "Välj vad som blev fel." in without.content.decode()
    page = words(parsed(without))
    assert "Du skickade: Arbetslös: kunde och ville arbeta" in page
    assert "Skillnad mot det du skickade förut: \u22121 091 kr." in page.replace("\u00a0", " ")
    assert send(week, bankid, {**filled(d08=("worked", "8")), "why": "mistake"}) == f"{WEEK}kvittens/"
    sent = [one for one in applications.submissions(cases.cases_of(week.person.id)[0].id) if one.kind == "report"]
    assert [(one.version, one.why_changed) for one in sent] == [(2, "mistake")]


def test_a_week_that_was_not_changed_is_not_sent_again(week, bankid):
    send(week, bankid, filled())
    answer = week.post(WEEK, {**filled(), "why": "mistake", "do": "granska"})
    assert "Du har inte ändrat något." in answer.content.decode()


def test_days_between_holidays_are_explained_and_changed_with_one_button(week):
    answers = filled(d06=("holiday", ""), d08=("holiday", ""))
    shown = week.post(WEEK, {**answers, "do": "mer-2023-03-06"}).content.decode()
    assert "En dag räknas också som semester" in shown
    changed = parsed(week.post(WEEK, {**answers, "do": "semester"}))
    assert changed.select_one("#a-2023-03-07-1 option[selected]")["value"] == "holiday"
    assert changed.find(id="sagt").string == "1 dag ändrad till semester."


def test_another_persons_week_does_not_exist(week, rut):
    assert rut.get(WEEK).status_code == 404
    assert rut.post(WEEK, filled()).status_code == 404


def test_what_was_signed_is_what_was_shown_in_words(week, bankid):
    week.post(WEEK, {**filled(d07=("worked", "7,5")), "do": "granska"})
    page = BeautifulSoup(week.get(f"{WEEK}granska/").content, "html.parser")
    assert "Arbetade, 7,5 timmar" in words(page)
