import pytest

from tests.portals.htmx import parsed, words
from tests.portals.people import BO
from tryggve.casework.applications import queries as applications


@pytest.fixture
def signed(road, bo):
    """The employer has signed."""
    road.applied().certified()
    return road


def path(road):
    return f"/mina-sidor/arbetsgivarintyg/{road.part}/"


def test_the_twelve_months_are_shown_with_the_last_day_to_approve(signed, bo):
    page = words(parsed(bo.get(path(signed)))).replace("\u00a0", " ")
    assert "mars 2022" in page
    assert "februari 2023" in page
    assert "30 000 kr" in page
    assert "Läs intyget och godkänn det senast tisdag 18 april 2023." in page


def test_it_is_approved_with_a_signature_and_once(signed, bo, bankid):
    assert bo.post(path(signed))["Location"] == "/skriv-under/"
    wait = bo.post("/skriv-under/", {"enhet": "same"})["Location"]
    bankid("approve", bo.session["eid"]["order"], BO)
    assert bo.get(wait)["Location"] == path(signed)
    assert bo.get(wait)["Location"] == path(signed)
    assert applications.part(signed.part).state == "approved"
    assert bo.post(path(signed)).status_code == 409


def test_sending_back_needs_a_reason(signed, bo):
    answer = bo.post(f"{path(signed)}andra/", {"why": "  "})
    assert answer.status_code == 422
    assert "Skriv vad arbetsgivaren ska ändra." in answer.content.decode()
    bo.post(f"{path(signed)}andra/", {"why": "November ska vara 152 timmar. <b>Tack</b>"})
    shown = bo.get(path(signed)).content.decode()
    assert "&lt;b&gt;Tack&lt;/b&gt;" in shown
    assert applications.part(signed.part).state == "returned"


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        ("", "Skriv organisationsnumret med tio siffror"),
        ("556999-0005", "Skriv organisationsnumret med tio siffror"),
        ("212000-0142", "Vi känner inte till något företag med det numret."),
    ],
)
def test_a_wrong_number_is_said_and_kept(signed, bo, number, sentence):
    answer = bo.post("/mina-sidor/arbetsgivarintyg/", {"orgnr": number})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert parsed(answer).find(id="orgnr")["value"] == number


def test_asking_twice_is_asking_once(signed, bo):
    first = bo.post("/mina-sidor/arbetsgivarintyg/", {"orgnr": "556999-0012"})["Location"]
    assert bo.post("/mina-sidor/arbetsgivarintyg/", {"orgnr": "5569990012"})["Location"] == first


def test_without_an_application_there_is_nothing_to_certify(rut):
    answer = rut.post("/mina-sidor/arbetsgivarintyg/", {"orgnr": "556999-0004"})
    assert "Du behöver ha en ansökan hos oss" in answer.content.decode()


def test_another_persons_certificate_does_not_exist(signed, rut):
    assert rut.get(path(signed)).status_code == 404
    assert rut.post(path(signed)).status_code == 404
    assert rut.post(f"{path(signed)}andra/", {"why": "x"}).status_code == 404
