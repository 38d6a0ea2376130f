"""Every public page and every page of Mina sidor in Chromium, wide and on a phone, in both languages: axe, width, console."""

import pytest

from tests.portals.browser import open_page, picture, sign_in_as, too_wide, violations
from tests.portals.people import RUT

PUBLIC = [
    "/", "/e-tjanster/", "/sok/?q=kassakort", "/valj-inloggning/", "/driftinformation/", "/e-legitimationer/", "/kakor/", "/tillganglighet/",
    "/hjalp/", "/hjalp/karensdagar/", "/kontakt/", "/dataskydd/", "/villkor/", "/logga-in/", "/godkanda-anordnare/",
    "/rakna-ut/?alder=40&lon=30000&timmar=40&medlem=2019-01-01&barn=nej&dag=2025-10-31",
]  # fmt: skip
MINE = [
    "",
    "ansokan/",
    "tidrapport/",
    "arbetsgivarintyg/",
    "dokument/",
    "beslut/",
    "utbetalningar/",
    "meddelanden/",
    "vem-har-last/",
    "profil/",
]


def look(page, path, name):
    assert violations(page) == [], path
    assert not too_wide(page), path
    assert page.complaints == [], path
    picture(page, f"{name}-{path.split('?')[0].strip('/').replace('/', '_') or 'start'}")


@pytest.mark.parametrize("width", ["wide", "phone"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_public_pages(live_server, people, chromium, width, language):
    page = open_page(chromium, width=width)
    for path in PUBLIC:
        page.goto(f"{live_server.url}{language}{path}")
        look(page, f"{language}{path}", width)
    page.context.close()


@pytest.mark.parametrize("width", ["wide", "phone"])
@pytest.mark.parametrize("language", ["", "/en"])
def test_pages_of_somebody_who_has_nothing_yet(live_server, people, bankid, chromium, width, language):
    page = open_page(chromium, width=width)
    sign_in_as(page, live_server.url, RUT)
    for path in MINE:
        page.goto(f"{live_server.url}{language}/mina-sidor/{path}")
        assert "/mina-sidor/" in page.url
        look(page, f"{language}/mina-sidor/{path}", width)
    page.context.close()


@pytest.mark.parametrize("width", ["wide", "phone"])
def test_the_components_with_an_error_list_that_has_the_focus(live_server, people, chromium, width):
    page = open_page(chromium, width=width)
    page.goto(f"{live_server.url}/komponenter/")
    look(page, "/komponenter/", width)
    assert page.evaluate("document.activeElement.id") == "fel"
    page.click("#fel a")
    assert page.evaluate("document.activeElement.id") == "exempel-2"
    page.context.close()


def test_everything_that_can_have_focus_has_an_id_and_shows_it(live_server, people, chromium):
    page = open_page(chromium)
    page.goto(f"{live_server.url}/komponenter/")
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        told = page.evaluate(
            """() => {
                const e = document.activeElement, s = getComputedStyle(e);
                const label = e.labels && e.labels[0] ? getComputedStyle(e.labels[0], '::before') : s;
                return [e.tagName, e.id, s.outlineStyle !== 'none' || label.outlineStyle !== 'none'];
            }"""
        )
        if told[0] == "BODY":
            break
        seen.append(told)
    assert len(seen) > 15
    assert not [one for one in seen if not one[2]], "focus must be seen"
    page.context.close()
