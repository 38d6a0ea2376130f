"""One application, and everything that can be done with it afterwards, by clicks: the rows F1 to F6 that Anna's road passes."""

import re

from tests.journeys.rehab_roads import ALVA, ANNA, BYGG, FRIDA, KIM, PEOPLE, TREATED, apply, bill, consent, decide
from tests.journeys.walker import EVA

ARVID = "197605289813"


def other_contact(eva, address):
    """The contact person changes; a name is needed."""
    eva.go(address)
    eva.page.locator("#byt-oppna").click()
    eva.page.locator("#contact-name").fill("")
    eva.page.locator("#spara-kontakt").click()
    eva.page.wait_for_load_state()
    eva.sees("Skriv vem vi ska kontakta.")
    told, eva.page.complaints[:] = [*eva.page.complaints], []
    assert all("422" in one for one in told), told
    for name, value in {"name": "Ove Oja", "email": "ove@bygg.example", "phone": "070-1"}.items():
        eva.page.locator(f"#contact-{name}").fill(value)
    eva.click("spara-kontakt")
    eva.sees("Sparat.")
    eva.sees("Ove Oja, ove@bygg.example, 070-1")
    eva.look("kontakt")


def read_health(officer, number, insurer):
    """The officer opens what is said of health."""
    officer.sign_in(number, room=f"officer-{insurer}")
    officer.go("/handlaggning/ko/")
    officer.click("ta-nasta")
    officer.wait_for("granska-brev")
    officer.click("uppgifter-om-halsa")
    officer.sees("Arbetet har blivit för tungt.")
    officer.look("halsa")


def who_has_read(anna):
    """The employee sees the officer's and her employer's reading."""
    anna.go("/mina-sidor/")
    anna.go("/mina-sidor/vem-har-last/")
    anna.sees("Frida Falk")
    anna.sees("Eva Ek")
    anna.look("vem-har-last")


def read_decision(eva, address, insurer_name, said):
    """The decision in words, then the sealed letter as a PDF."""
    eva.go(address)
    card = eva.page.locator(".payers > section").filter(has_text=insurer_name)
    card.locator("a[id^=beslut-]").click()
    eva.page.wait_for_load_state()
    eva.sees(said)
    eva.wait_for("brev")
    eva.look("rehab-beslut")
    with eva.page.expect_download() as download:
        eva.page.locator("#brev").click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def sums(officer):
    """The payer's sums, and no invoice twice."""
    officer.go("/handlaggning/rehab/")
    officer.sees("Ingen faktura finns mer än en gång.")
    officer.look("summor")


def year_in_figures(eva):
    """The year as a picture, a table and a file, without a name."""
    eva.go(f"/arbetsgivare/{BYGG}/rehab/")
    eva.press("Året i siffror, utan namn")
    eva.sees("1 ansökan. Ingen nämns vid namn här.")
    eva.look("rehab-aret")
    picture = eva.page.locator("svg.bar").first
    assert picture.bounding_box()["width"] > 200
    with eva.page.expect_download() as download:
        eva.page.locator("#fil").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert "1500,00" in text
    assert "Anna" not in text


def whole(eva, anna, frida, alva):
    number, company, category, lines, fk, afa, own, invoice = PEOPLE[0]
    eva.sign_in(EVA, room=f"foretag-{company}")
    address = re.sub(r"\?.*", "", apply(eva, number, company, category, lines, fk, afa, own))
    other_contact(eva, address)
    consent(anna, ANNA)
    read_health(frida, FRIDA, "fk")
    decide_taken(frida, fk)
    who_has_read(anna)
    decide(alva, "afa", ALVA, afa)
    read_decision(eva, address, "Försäkringskassan", f"{fk} kr")
    bill(eva, address, number, *invoice)
    sums(frida)
    year_in_figures(eva)


def decide_taken(frida, amount):
    """The case stands among the officer's own; the letter is read, the decision signed."""
    frida.go("/handlaggning/ko/?visa=mina")
    frida.page.locator('main a[href*="/arende/"]').first.click()
    frida.page.wait_for_load_state()
    frida.click("granska-brev")
    frida.sees(f"{amount} kr")
    frida.click("fatta-beslut")
    frida.sign(FRIDA)
    frida.sees("Beslutet är fattat")


def says_no(employee, number):
    """The employee does not consent."""
    employee.sign_in(number)
    employee.press("Din arbetsgivare har ansökt om stöd för dig")
    employee.page.locator('input[name="consent"][value="no"]').check()
    employee.page.locator("button[id^=svara-]").click()
    employee.page.wait_for_load_state()
    employee.sign(number)
    employee.sees("Du har inte samtyckt till ansökan.")
    employee.look("stod-nej")


def refused_by_two(alva, arvid):
    """A refusal is read by two officers before it is signed."""
    alva.sign_in(ALVA, room="officer-afa")
    alva.go("/handlaggning/ko/")
    alva.click("ta-nasta")
    alva.wait_for("granska-brev")
    alva.sees("En andra handläggare behöver godkänna beslutet innan det skrivs under.")
    case = re.sub(r"^https?://[^/]+", "", alva.page.url)
    arvid.sign_in(ARVID, room="approver-afa")
    arvid.go("/handlaggning/ko/?visa=granska")
    arvid.look("ko-granska")
    arvid.go(case)
    arvid.click("godkann")
    alva.go(case)
    alva.click("granska-brev")
    alva.look("brev-nej")
    alva.click("fatta-beslut")
    alva.sign(ALVA)
    alva.sees("Beslutet är fattat")


def no_to_all(eva, kim, alva, arvid):
    """Kim says no: Afa refuses, the company reads why, and an invoice is not asked for."""
    eva.sign_in(EVA, room=f"foretag-{BYGG}")
    treated = ({**TREATED, "cost": "40 000"},)
    address = re.sub(r"\?.*", "", apply(eva, KIM, BYGG, "arbetare", treated, "0", "20 000", "20 000"))
    says_no(kim, KIM)
    refused_by_two(alva, arvid)
    read_decision(eva, address, "Afa Försäkring", "samtyck")
    eva.go(f"/arbetsgivare/{BYGG}/rehab/ar/2026/")
    eva.sees("Afa Försäkring: 0 kr")
