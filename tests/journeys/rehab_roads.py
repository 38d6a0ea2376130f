"""Support for Anna, Kim and Lena by clicks: the company applies, the employee consents, both payers decide, invoices follow."""

import re

from tests.journeys.walker import EVA

ANNA, KIM, LENA = "199305112386", "198708239812", "199106302384"
FRIDA, ALVA = "198406149800", "197909229804"
HEALTH, TREATMENT = "5569990152", "5569990160"
BYGG, REGION = "5569990004", "2321990026"
NAMES = {ANNA: ("Anna", "Alm"), KIM: ("Kim", "Kvist"), LENA: ("Lena", "Lind")}

INVESTIGATION = {"measure": "utredning", "provider": HEALTH, "date": "2026-03-01"}
TALKS = {
    "measure": "behandlande_samtal",
    "provider": TREATMENT,
    "date": "2026-03-02",
    "therapist": "Pia Park",
    "licence": "psykolog",
}
TREATED = {"measure": "missbruksbehandling", "provider": TREATMENT, "date": "2026-03-02"}
COURSE = {"measure": "stresskurs", "provider": HEALTH, "date": "2026-03-01", "proven": "yes"}
# Who, at which company, as what, the lines (the first performed and paid), what each payer pays, what the company bears, Afa's invoice.
PEOPLE = (
    (ANNA, BYGG, "arbetare", (INVESTIGATION | {"cost": "3 000"}, TALKS | {"cost": "12 000"}), "1 500", "6 000", "7 500", ("2", "12 000")),
    (KIM, BYGG, "arbetare", (INVESTIGATION | {"cost": "8 000"}, TREATED | {"cost": "120 000"}), "4 000", "60 000", "64 000", ("2", "120 000")),
    (LENA, REGION, "tjänsteman", (COURSE | {"cost": "18 000"},), "9 000", "9 000", "0", ("1", "18 000")),
)  # fmt: skip


def plain(text):
    """Text with ordinary spaces."""
    return " ".join(text.replace("\u00a0", " ").split())


def choose(page, name, value):
    """A field of whatever kind, by its name."""
    field = page.locator(f'[name="{name}"]')
    if field.first.get_attribute("type") == "radio":
        page.locator(f'input[name="{name}"][value="{value}"]').check()
    elif field.evaluate("one => one.tagName") == "SELECT":
        field.select_option(value)
    else:
        field.fill(value)


def who(walker, number, category):
    page = walker.page
    given, surname = NAMES[number]
    told = {
        "person": number,
        "given_name": given,
        "surname": surname,
        "category": category,
        "own_agreement": "no",
        "aftercover": "no",
    }
    for name, value in told.items():
        choose(page, name, value)
    page.locator("#contact-email").fill("eva@bygg.example")
    walker.look("rehab-vem")
    walker.click("fortsatt")


def performers(walker):
    """One from the list, one written by hand."""
    walker.page.locator("#sok").fill("ume")
    walker.click("sok-knapp")
    walker.click(f"valj-{HEALTH}")
    walker.page.locator("#for-hand-oppna").click()
    walker.page.locator("#orgnr").fill(TREATMENT)
    walker.page.locator("#namn").fill("Samtalen AB")
    walker.click("lagg-till")
    walker.look("rehab-anordnare")
    walker.click("fortsatt")


def fill_line(walker, place, told, person):
    page = walker.page
    more = {"invoice": f"F-{place}", "persons": person} if place == 0 else {}
    unfold = page.locator(f'[id="mer-{place + 1}"]')
    if unfold.get_attribute("open") is None:
        page.locator(f'[id="mer-{place + 1}-oppna"]').click()
    for name, value in {**told, **more}.items():
        choose(page, f"lines.{place}.{name}", value)
    page.locator(f'[id="lines-{place}-therapist"]').focus()


def total(walker, whole, fk, afa, own):
    """The same row, whose cells stand in a line or under each other."""
    cells = walker.page.locator("table.split tr.total td.amount")
    if not walker.scripts and walker.page.locator("#rakna").count():
        walker.click("rakna")
    wanted = [f"{amount} kr" for amount in (whole, fk, afa, own)]
    for _ in range(50):
        found = [plain(text) for text in cells.all_text_contents()]
        if found == wanted:
            return
        walker.page.wait_for_timeout(200)
    raise AssertionError(f"{found} is not {wanted}")


def apply(walker, number, company, category, lines, fk, afa, own):
    """From the overview to both receipts. Gives the application's address."""
    walker.go(f"/arbetsgivare/{company}/rehab/")
    walker.look("rehab")
    walker.click("ny-ansokan")
    walker.click("borja")
    who(walker, number, category)
    walker.page.locator("#cause").fill("Arbetet har blivit för tungt.")
    walker.page.locator("#purpose").fill("Att kunna arbeta kvar.")
    walker.look("rehab-orsak")
    walker.click("fortsatt")
    performers(walker)
    for place, told in enumerate(lines):
        if place:
            walker.click("ny-rad")
        fill_line(walker, place, told, number)
    whole = f"{sum(int(told['cost'].replace(' ', '')) for told in lines):,}".replace(",", " ")
    total(walker, whole, fk, afa, own)
    walker.look(f"rehab-kostnader-{NAMES[number][0].lower()}")
    walker.click("fortsatt")
    total(walker, whole, fk, afa, own)
    walker.look("rehab-granska")
    walker.click("skriv-under")
    walker.sign(EVA)
    walker.sees("Ansökan är skickad")
    total(walker, whole, fk, afa, own)
    walker.look(f"rehab-kvittens-{NAMES[number][0].lower()}")
    walker.click("till-ansokan")
    walker.look("rehab-ansokan")
    return re.sub(r"^https?://[^/]+", "", walker.page.url)


def consent(walker, number):
    walker.sign_in(number)
    walker.press("Din arbetsgivare har ansökt om stöd för dig")
    walker.look("stod")
    walker.page.locator('input[name="consent"][value="yes"]').check()
    walker.page.locator("button[id^=svara-]").click()
    walker.page.wait_for_load_state()
    walker.sign(number)
    walker.sees("Du har samtyckt till ansökan.")


def decide(walker, payer, number, amount):
    """An officer of the payer takes the case, reads the letter, signs."""
    if not walker.page.url.startswith(walker.base):
        walker.sign_in(number, room=f"officer-{payer}")
    walker.go("/handlaggning/ko/")
    walker.click("ta-nasta")
    walker.wait_for("granska-brev")
    walker.look(f"arende-{payer}")
    walker.click("granska-brev")
    walker.sees(f"{amount} kr")
    walker.look(f"brev-{payer}")
    walker.click("fatta-beslut")
    walker.sign(number)
    walker.sees("Beslutet är fattat")


def bill(walker, address, number, line, amount):
    """The last invoice to Afa."""
    walker.go(address)
    card = walker.page.locator(".payers > section").filter(has_text="Afa Försäkring")
    card.locator("a[id^=faktura-]").click()
    walker.page.wait_for_load_state()
    walker.page.locator("#line").select_option(line)
    for name, value in {"number": f"A-{line}", "date": "2026-03-02", "amount": amount, "persons": number}.items():
        walker.page.locator(f"#{name}").fill(value)
    walker.page.locator("#last-1").check()
    walker.look("rehab-faktura")
    walker.click("skriv-under")
    walker.sign(EVA)
    walker.sees("sista fakturan")
    walker.sees("Betalas inom 45 dagar, senast")
    walker.look("rehab-efter")


def to_company(walker, company):
    """Eva acts for another of her companies: the same sign-in, another room."""
    walker.go("/rum/")
    walker.page.locator(f'button[value="foretag-{company}"]').click()
    walker.page.wait_for_load_state()


def all_three(eva, employees, frida, alva):
    """Anna, Kim and Lena one after the other."""
    eva.sign_in(EVA, room=f"foretag-{BYGG}")
    for employee, (number, company, category, lines, fk, afa, own, invoice) in zip(employees, PEOPLE, strict=True):
        to_company(eva, company)
        address = apply(eva, number, company, category, lines, fk, afa, own)
        consent(employee, number)
        decide(frida, "fk", FRIDA, fk)
        decide(alva, "afa", ALVA, afa)
        bill(eva, address, number, *invoice)
