"""Every page of recovery in Chromium, wide and on a phone, in both languages: axe, width, console."""

import pytest
from django.conf import settings

from tests.portals.browser import open_page, picture, too_wide, violations
from tests.portals.desk.test_recovery_pages import LIST, desk  # noqa: F401 - the same claim is looked at here
from tryggve.casework.flow import queries as asks


def visit(page, base, client):
    """Go on in the browser as that client."""
    name = settings.SESSION_COOKIE_NAME
    kept = {"name": name, "value": client.cookies[name].value, "domain": "localhost", "path": "/", "secure": True}
    page.context.clear_cookies()
    page.context.add_cookies([kept])
    page.goto(base)


def look(page, base, path, name):
    assert page.goto(f"{base}{path}").status == 200, path
    assert violations(page) == [], path
    assert not too_wide(page), path
    assert page.complaints == [], path
    picture(page, name)


@pytest.mark.parametrize("width", ["wide", "phone"])
def test_the_pages_of_recovery(live_server, desk, chromium, width):  # noqa: F811
    base = live_server.url.replace("127.0.0.1", "localhost")
    page = open_page(chromium, width=width)
    visit(page, base, desk.sara)
    look(page, base, LIST, f"{width}-recoveries")
    look(page, base, desk.address, f"{width}-recovery")
    page.click("#granska-brev")
    page.wait_for_selector("#fel")
    assert violations(page) == []
    page.complaints.clear()
    desk.fill("fel_uppgifter", how="part", waived="182", set_off="yes")
    look(page, base, f"{desk.address}brev/", f"{width}-recovery-letter")
    desk.sign()
    desk.pay_in(50_000)
    look(page, base, desk.address, f"{width}-recovery-decided")
    look(page, base, f"/en{desk.address}", f"{width}-recovery-decided-en")
    look(page, base, f"/en{LIST}", f"{width}-recoveries-en")
    visit(page, base, desk.bo)
    number = asks.to_pay(case=desk.case.number)[0].number
    look(page, base, f"/mina-sidor/beslut/{number}/", f"{width}-decision-to-pay")
    page.context.close()
