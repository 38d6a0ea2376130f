"""A provider from its application to its end, by clicks: it applies, is approved, is published, tells of a change, leaves."""

from tests.journeys.rehab_roads import FRIDA

NORA, COAST = "198305179809", "5569990202"
ENOUGH = ("medicine", "rehabilitation", "organisation", "behaviour", "ergonomics")


def tick(walker, *competences):
    """Exactly these competences."""
    for box in walker.page.locator('input[name="competences"]').all():
        box.set_checked(box.get_attribute("value") in competences)


def refused(walker, words):
    """The page said no: the console tells of its status and of nothing else."""
    walker.sees(words)
    told, walker.page.complaints[:] = [*walker.page.complaints], []
    assert all("422" in one for one in told), told
    walker.look()


def press(walker, button):
    """A button of a card; the page that comes."""
    button.click()
    walker.page.wait_for_load_state()


def apply(nora):
    """What is missing is told, then it is signed."""
    nora.sign_in(NORA, room=f"foretag-{COAST}")
    nora.go(f"/arbetsgivare/{COAST}/anordnare/")
    nora.sees("Ni har inte ansökt om att bli godkända.")
    nora.look("anordnare")
    nora.click("ansok-fk")
    nora.page.locator('input[name="hired"][value="contract"]').check()
    nora.page.locator('input[name="duties"][value="yes"]').check()
    tick(nora, "medicine")
    press(nora, nora.page.locator("#skriv-under"))
    refused(nora, "Det räcker inte för att bli godkänd")
    nora.look("anordnare-ansok")
    tick(nora, *ENOUGH)
    nora.click("skriv-under")
    nora.sign(NORA)
    nora.sees("Klart. Försäkringskassan har tagit emot det ni skrev under.")
    nora.look("anordnare-vantar")


def approve(frida, day):
    """What was signed is read, then the provider is approved from a day."""
    frida.sign_in(FRIDA, room="officer-fk")
    frida.go("/handlaggning/ko/")
    frida.click("anordnare")
    card = frida.page.locator("article").filter(has_text="Kustens Arbetshälsa AB")
    card.locator("summary").click()
    frida.sees("Nora Nyman")
    frida.look("handlaggning-anordnare")
    card.locator('input[name="day"]').fill(day)
    press(frida, card.locator('button[value="approve"]'))
    frida.sees("Ingen anordnare väntar.")


def published(walker, name):
    """On the public list, and in its file."""
    walker.go("/godkanda-anordnare/")
    walker.page.locator("#q").fill("gävle")
    walker.click("sok")
    walker.sees(name)
    walker.look("anordnare-lista")
    with walker.page.expect_download() as download:
        walker.page.locator("#fil").click()
    assert name in download.value.path().read_text(encoding="utf-8-sig")


def change(nora):
    """A new name, and a competence that is lost: sent all the same."""
    nora.go(f"/arbetsgivare/{COAST}/anordnare/")
    nora.sees("Ni är godkända från")
    nora.click("andra-fk")
    nora.page.locator("#name").fill("Gävle Arbetshälsa AB")
    tick(nora, *ENOUGH[:4])
    press(nora, nora.page.locator("#skriv-under"))
    refused(nora, "Det räcker inte för att bli godkänd")
    nora.page.locator("#anyway-1").check()
    nora.click("skriv-under")
    nora.sign(NORA)
    nora.sees("Gävle Arbetshälsa AB")


def judge(frida):
    """The change ends nothing: the officer lets the approval stand, with the reason."""
    frida.go("/handlaggning/anordnare/")
    frida.sees("Medicin och rehabilitering och tre till behövs.")
    frida.look("handlaggning-bedom")
    card = frida.page.locator("section[aria-labelledby=bedom] article")
    press(frida, card.locator('button[value="let-stand"]'))
    refused(frida, "Skriv varför godkännandet ska gälla.")
    card.locator('input[name="why"]').fill("Ny ergonom börjar nästa vecka.")
    press(frida, card.locator('button[value="let-stand"]'))
    frida.sees("Inget att bedöma.")


def leave(nora, frida, day):
    """The provider asks for an end; the officer ends it on that day."""
    nora.click("avsluta-fk")
    nora.page.locator("#day").fill(day)
    nora.look("anordnare-avsluta")
    nora.click("skriv-under")
    nora.sign(NORA)
    nora.sees("Försäkringskassan har inte beslutat än.")
    frida.go("/handlaggning/anordnare/")
    press(frida, frida.page.locator("section[aria-labelledby=bedom] article").locator('button[value="end"]'))
    frida.sees("Inget att bedöma.")
    nora.go(f"/arbetsgivare/{COAST}/anordnare/")
    nora.sees("till och med")
    nora.look("anordnare-slut")


def whole(nora, frida, anybody):
    apply(nora)
    approve(frida, "2026-03-01")
    published(anybody, "Kustens Arbetshälsa AB")
    change(nora)
    judge(frida)
    published(anybody, "Gävle Arbetshälsa AB")
    leave(nora, frida, "2026-06-30")
