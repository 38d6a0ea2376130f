"""The published list: who is approved which day, found by name, town or number, in both languages, also as a file."""

import csv
import io
from datetime import date

import pytest
from django.test import Client

from tests.portals.employer.conftest import move, register_provider
from tests.portals.htmx import parsed, words

PAGE = "/godkanda-anordnare/"
FILE = f"{PAGE}lista.csv"


def listed(query=""):
    return [words(one) for one in parsed(Client().get(f"{PAGE}{query}")).select("tbody th")]


def rows(query="", language=""):
    text = Client().get(f"{language}{FILE}{query}").content.decode("utf-8-sig")
    return [*csv.reader(io.StringIO(text, newline=""), delimiter=";")]


def test_the_list_is_of_today_until_another_day_is_asked_for(people):
    assert listed() == ["Norra Företagshälsan AB", "Skånes Arbetshälsa AB"]
    assert listed("?dag=2018-05-31") == ["Norra Företagshälsan AB"]
    assert listed("?dag=2018-06-01") == ["Norra Företagshälsan AB", "Skånes Arbetshälsa AB"]
    assert listed("?dag=2014-12-31") == []
    move("2026-03-02")
    assert len(listed()) == 3


@pytest.mark.parametrize("asked", ["skåne", "malmö", "5569990194", "556999-0194"])
def test_one_is_found_by_name_town_or_number(people, asked):
    assert listed(f"?q={asked}") == ["Skånes Arbetshälsa AB"]


def test_nothing_found_says_so_and_offers_no_file(people):
    page = parsed(Client().get(f"{PAGE}?q=finns+inte"))
    assert "Ingen godkänd anordnare heter något med ”finns inte”." in words(page.main)
    assert page.find(id="fil") is None


def test_before_anybody_is_approved_that_is_said(people):
    assert "Ingen anordnare är godkänd än." in words(parsed(Client().get(f"{PAGE}?dag=2001-01-01")).main)


@pytest.mark.parametrize("day", ["i går", "2023-02-30", "2023", "9" * 80])
def test_a_day_that_is_none_is_told_at_its_field_and_today_is_shown(people, day):
    response = Client().get(PAGE, {"dag": day})
    page = parsed(response)
    assert response.status_code == 422
    assert page.find(id="dag")["aria-invalid"] == "true"
    assert page.select_one("#fel a")["href"] == "#dag"
    assert len(page.select("tbody th")) == 2


def test_the_file_has_what_the_page_has(people):
    assert rows("?dag=2018-06-01&q=norra") == [
        ["Godkänd av", "Namn", "Ort", "Organisationsnummer", "Från och med", "Till och med", "Kompetens"],
        [
            "Försäkringskassan", "Norra Företagshälsan AB", "Umeå", "556999-0152", "2015-01-01", "",
            "Medicin, Rehabilitering, Arbetsorganisation, Beteendevetenskap, Ergonomi, Hälsovetenskap, Teknik",
        ],
    ]  # fmt: skip
    assert rows("?dag=2018-06-01", "/en")[0][:2] == ["Approved by", "Name"]
    assert len(rows("?dag=%C3%A5")) == 3


def test_the_link_to_the_file_leads_to_the_same_list(people):
    page = parsed(Client().get(f"{PAGE}?q=norra&dag=2018-06-01"))
    answer = Client().get(page.find(id="fil")["href"])
    assert "Norra" in answer.content.decode()
    assert "Skåne" not in answer.content.decode()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="godkanda-anordnare-2018-06-01.csv"'


def test_a_search_with_markup_is_text_and_the_page_is_in_english_too(people):
    register_provider("5569990020", "<b>Fet</b> AB", "Åre", date(2020, 1, 1))
    shown = Client().get(PAGE).content.decode()
    assert "<b>Fet" not in shown
    page = parsed(Client().get(f"/en{PAGE}"))
    assert page.html["lang"] == "en"
    assert "Approved" in words(page.main)
    assert "Godkänd" not in words(page.main)
