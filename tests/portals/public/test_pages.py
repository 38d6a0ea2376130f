import pytest
from bs4 import BeautifulSoup
from django.test import Client

from tests.portals.htmx import parsed, words

PAGES = [
    "/", "/e-tjanster/", "/sok/?q=kassakort", "/valj-inloggning/", "/rakna-ut/", "/driftinformation/", "/e-legitimationer/", "/kakor/",
    "/tillganglighet/", "/hjalp/", "/hjalp/karensdagar/", "/kontakt/", "/dataskydd/", "/villkor/", "/logga-in/",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_in_both_languages(people, path):
    swedish, english = Client().get(path), Client().get(f"/en{path}")
    assert swedish.status_code == english.status_code == 200
    assert '<html lang="sv">' in swedish.content.decode()
    assert '<html lang="en">' in english.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_heading_and_the_language_switch_stays_there(people, path):
    page = BeautifulSoup(Client().get(path).content, "html.parser")
    assert len(page.find_all("h1")) == 1
    assert page.find(id="byt-sprak")["href"] == f"/en{path}"
    assert page.find("a", class_="iskiplink")["href"] == "#main"


def test_search_knows_other_words(people):
    shown = Client().get("/sok/?q=kassakort").content.decode()
    assert "Rapportera din tid" in shown


def test_a_misspelt_word_gives_a_suggestion(people):
    assert "?q=tidrapport" in Client().get("/sok/?q=tidraport").content.decode()


def test_a_search_with_markup_is_shown_as_text(people):
    shown = Client().get("/sok/", {"q": "<script>alert(1)</script>"}).content.decode()
    assert "&lt;script&gt;" in shown
    assert "<script>alert" not in shown


def test_an_answer_that_does_not_exist_is_404(people):
    assert Client().get("/hjalp/finns-inte/").status_code == 404


def test_how_long_health_details_are_kept_is_said_for_each_payer(people):
    page = words(parsed(Client().get("/dataskydd/")).main)
    assert "Försäkringskassan raderas två år efter det sista som hände i ärendet" in page
    assert "Afa Försäkring raderas två år" in page
    assert "a-kassa raderas" not in page
    assert "raderas efter 30 dagar" in page
