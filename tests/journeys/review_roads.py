"""After the application by clicks: taken back at one payer, paid by the other, drawn in a sample, accounted for, read, accepted."""

from tests.journeys.rehab_roads import ANNA, BYGG, FRIDA, PEOPLE, apply, decide
from tests.journeys.roads import move_clock
from tests.journeys.walker import DISA, EVA
from tests.portals.browser import violations

PAID_BY = "2026-04-27"


def mend(walker, button, words):
    """Press it too early and read what is missing: the page says 422, which the browser's console repeats."""
    walker.click(button)
    walker.sees(words)
    if walker.scripts:
        assert violations(walker.page) == []
    assert all("422" in one for one in walker.page.complaints)
    walker.page.complaints.clear()


def withdraw(walker, address, payer):
    """From the application to the receipt."""
    walker.go(address)
    walker.look("fore-aterkallelse")
    walker.page.locator("a[id^=aterkalla-]").first.click()
    walker.page.wait_for_load_state()
    walker.look("aterkalla")
    mend(walker, "skriv-under", "Välj hos vem ni vill återkalla ansökan.")
    walker.page.get_by_label(payer).check()
    walker.click("skriv-under")
    walker.sign(EVA)
    walker.sees("Ansökan är återkallad")
    walker.look("aterkallad")
    walker.click("till-ansokan")
    walker.sees("Avbruten")
    walker.look("efter-aterkallelse")


def draw(walker):
    """An officer draws among what was paid this year."""
    walker.go("/handlaggning/ko/")
    walker.click("stickprov")
    walker.look("stickprov-tomt")
    walker.page.locator("#antal").fill("5")
    walker.click("dra-stickprov")
    walker.sees("Så drogs det")
    walker.look("stickprov")


def account(walker):
    """Eva finds it on her overview, is told what is missing, writes, signs."""
    walker.go(f"/arbetsgivare/{BYGG}/")
    walker.look("oversikt-att-gora")
    walker.press("Redogörelse för stödet för Anna Alm")
    mend(walker, "skriv-under", "behöver rättas")
    walker.look("redogorelse-fel")
    walker.page.locator("#rad-1-done").fill("Två samtal och ett besök på arbetsplatsen.")
    walker.page.locator("#rad-1-conclusions").fill("Hon behöver ett höj- och sänkbart bord.")
    walker.look("redogorelse")
    walker.click("skriv-under")
    walker.sign(EVA)
    walker.sees("Redogörelsen är lämnad")
    walker.look("redogorelse-lamnad")


def read(walker):
    """Frida takes it from the queue, reads and accepts."""
    walker.go("/handlaggning/ko/")
    walker.look("ko-redogorelse")
    walker.click("ta-nasta")
    walker.look("arende-redogorelse")
    walker.page.locator("a[id^=redogorelse-]").click()
    walker.page.wait_for_load_state()
    walker.sees("höj- och sänkbart bord")
    walker.look("redogorelse-las")
    walker.click("godta")
    walker.sees("godtagen")


def asked_by_hand(walker):
    """Frida asks once more, with a reason of her own."""
    walker.click("begar-redogorelse")
    walker.look("begar-redogorelse")
    walker.page.locator("#varfor").fill("Vi vill veta mer om besöket.")
    walker.click("begar")
    walker.sees("begärd, senast")


def never_came_about(walker, address):
    """The measure did not come about after all: two presses and a signature."""
    walker.go(address)
    walker.page.locator("a[id^=installd-]").click()
    walker.page.wait_for_load_state()
    walker.sees("Åtgärden blev inte av")
    walker.look("installd")
    walker.click("skriv-under")
    walker.sign(EVA)
    walker.sees("Ska betalas tillbaka")


def anna(eva, employee, frida, operator):
    """Anna's application from beginning to end."""
    number, company, category, lines, fk, afa, own, _invoice = PEOPLE[0]
    eva.sign_in(EVA, room=f"foretag-{BYGG}")
    address = apply(eva, number, company, category, lines, fk, afa, own)
    withdraw(eva, address, "Afa Försäkring")
    employee.sign_in(ANNA)
    employee.go(f"/mina-sidor/stod/{address.split('/')[-2]}/")
    employee.sees("Arbetsgivaren har återkallat ansökan.")
    decide(frida, "fk", FRIDA, fk)
    operator.sign_in(DISA, room="operator-tryggve")
    move_clock(operator, PAID_BY)
    draw(frida)
    account(eva)
    read(frida)
    employee.go(f"/mina-sidor/stod/{address.split('/')[-2]}/")
    employee.page.locator("summary[id^=svar-]").click()
    employee.sees("höj- och sänkbart bord")
    employee.look("stod-redogorelse")
    asked_by_hand(frida)
    never_came_about(eva, address)
