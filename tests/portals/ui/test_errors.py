from types import SimpleNamespace

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory

from tryggve.portals.ui import errors, middleware


@pytest.fixture
def request_of_bo(bo):
    request = RequestFactory().get("/mina-sidor/")
    request.session = bo.session
    return request


@pytest.mark.parametrize(
    ("why", "status", "sentence"),
    [
        (errors.Conflict("Intyget har ändrats.", again="/mina-sidor/"), 409, "Intyget har ändrats."),
        (errors.TooLargeRequest(), 413, "högst 20 MB"),
        (errors.TooMany(30), 429, "om 30 sekunder"),
        (errors.Closed(), 503, "Vi har stängt en stund."),
    ],
)
def test_a_refusal_is_a_page_in_words(request_of_bo, why, status, sentence):
    answer = errors.answer(request_of_bo, why)
    assert answer.status_code == status
    assert sentence in answer.content.decode()


def test_other_errors_are_not_hidden(request_of_bo):
    assert errors.answer(request_of_bo, RuntimeError()) is None


def test_a_page_that_does_not_exist_offers_a_search_and_help(people):
    answer = Client().get("/finns-inte/")
    shown = answer.content.decode()
    assert answer.status_code == 404
    assert 'action="/sok/"' in shown
    assert "Hjälp med den här sidan" in shown


def test_a_form_too_old_gives_back_what_was_written(people):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/logga-in/", {"enhet": "qr", "egen": "<b>ord</b>"})
    shown = answer.content.decode()
    assert answer.status_code == 403
    assert 'value="&lt;b&gt;ord&lt;/b&gt;"' in shown
    assert "Skicka igen" in shown


def test_a_form_from_another_site_gives_nothing_back(people):
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/logga-in/", {"enhet": "qr", "egen": "ord"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert "ord" not in answer.content.decode().split("<main")[1].split("Av säkerhetsskäl")[0]
    assert 'name="egen"' not in answer.content.decode()


def test_a_crash_says_that_the_fault_is_ours_with_a_reference_that_is_in_the_log(caplog):
    answer = errors.crashed(RequestFactory().get("/"))
    shown = answer.content.decode()
    reference = caplog.messages[0].rsplit(" ", 1)[1]
    assert answer.status_code == 500
    assert f"<strong>{reference}</strong>" in shown
    assert "Felet är vårt" in shown


def test_a_database_out_of_reach_is_said_without_asking_it(monkeypatch):
    monkeypatch.setattr(middleware, "connection", SimpleNamespace(is_usable=lambda: False))
    answer = middleware.Edge(lambda _request: None).process_exception(RequestFactory().get("/"), OperationalError())
    assert answer.status_code == 503
    assert "flyttas tills vi har öppnat igen" in answer.content.decode()


def test_a_request_beyond_all_measure_is_not_read():
    edge = middleware.Edge(lambda _request: pytest.fail("it was read"))
    request = RequestFactory().post("/")
    request.META["CONTENT_LENGTH"] = str(middleware.MOST_BYTES + 1)
    assert edge(request).status_code == 413


def test_every_page_says_what_the_browser_may_do(people):
    answer = Client().get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]
