"""The two roads by clicks, told as a person would walk them."""

from tests.journeys.walker import AMINA, BO, DISA, EVA, SARA
from tryggve.config.journeys import amina as amina_told
from tryggve.config.journeys import bo as bo_told


def answer_all(walker, answers):
    """The application, question by question, until the look through."""
    walker.go("/mina-sidor/ansokan/")
    walker.click("borja")
    for _ in range(40):
        page = walker.page
        if page.url.rstrip("/").endswith("granska"):
            return
        if not page.locator("#fortsatt").count():
            walker.press("Granska och skicka")
            continue
        field = page.locator("main form [name]:not([type=hidden])").first
        name = field.get_attribute("name")
        given = answers[name]
        if field.get_attribute("type") == "radio":
            page.locator(f'input[name="{name}"][value="{given}"]').check()
        else:
            field.fill("\n".join(given) if isinstance(given, list) else given)
        walker.click("fortsatt")
    raise AssertionError(f"still asking at {page.url}")


def apply(walker, personnummer, answers):
    walker.sign_in(personnummer)
    walker.look("start")
    answer_all(walker, answers)
    walker.look("granska-ansokan")
    walker.click("skriv-under")
    walker.sign(personnummer)
    walker.look("kvittens")
    walker.sees("Kvittensnummer")


def fill_certificate(walker):
    """Eva pastes twelve months from a spreadsheet."""
    walker.sign_in(EVA, room="foretag-5569990004")
    walker.go("/arbetsgivare/5569990004/")
    walker.look("arbetsgivare")
    walker.press("Arbetsgivarintyg för Bo Bengtsson")
    months = [row.get_attribute("id").removeprefix("rad-") for row in walker.page.locator("th[id^=rad-]").all()]
    told = bo_told.certificate(tuple(months))
    pasted = "\n".join(f"{month}\t{row['hours']}\t\t\t\t30 000" for month, row in told["months"].items())
    walker.page.locator("#klistra").fill(pasted)
    walker.click("las-in")
    walker.sees("12 rader lästa, 0 frågor.")
    for name, value in told["questions"].items():
        field = walker.page.locator(f'[name="{name}"]')
        if field.first.get_attribute("type") == "radio":
            walker.page.locator(f'input[name="{name}"][value="{value}"]').check()
        else:
            field.fill(value)
    walker.look("intyg")
    walker.click("granska")
    walker.look("intyg-granska")
    walker.click("skriv-under")
    walker.sign(EVA)
    walker.sees("skickat till Bo")


def approve_certificate(walker):
    walker.go("/mina-sidor/")
    walker.press("Arbetsgivarintyg från Bygg & Trä i Norr AB")
    walker.look("intyg-bo")
    walker.click("godkann")
    walker.sign(BO)
    walker.sees("Godkänt")


def decide(walker, sentence):
    walker.sign_in(SARA, room="officer-tryggve")
    walker.go("/handlaggning/ko/")
    walker.look("ko")
    walker.click("ta-nasta")
    walker.wait_for("granska-brev")
    walker.look("arende")
    walker.click("granska-brev")
    walker.sees(sentence)
    walker.look("brev")
    walker.click("fatta-beslut")
    walker.sign(SARA)
    walker.sees("Beslutet är fattat")


def move_clock(walker, day):
    walker.go("/drift/klocka/")
    walker.page.locator("#dag").fill(day)
    walker.click("till-dag-vald")
    walker.press_until_gone("fortsatt-flytta")
    walker.look("klockan")


def week(walker, key, worked=None):
    """A week in three actions: the weekdays, the weekend, look through."""
    walker.go(f"/mina-sidor/tidrapport/{key}/")
    walker.click("do-vardagar")
    walker.click("do-helg")
    for day, hours in (worked or {}).items():
        walker.page.locator(f'select[name^="a-{day}"]').first.select_option("worked")
        walker.page.locator(f'input[name^="h-{day}"]').first.fill(hours)
    walker.look(f"vecka-{key}")
    walker.click("granska")
    walker.look("vecka-granska")
    walker.click("skriv-under")
    walker.sign(BO)


def bo(person, employer, officer, operator):
    """Application, certificate, decision, three weeks, money each Thursday."""
    apply(person, BO, bo_told.ANSWERS)
    fill_certificate(employer)
    approve_certificate(person)
    decide(officer, "1 091 kronor om dagen")
    person.go("/mina-sidor/beslut/")
    person.page.locator('main a[href*="/beslut/2023"]').first.click()
    person.sees("1 091 kronor om dagen, i högst 300 dagar")
    person.look("beslut")
    operator.sign_in(DISA, room="operator-tryggve")
    for key, monday, worked, amount, thursday in (
        ("2023-v10", "2023-03-13", None, "3 273 kr", "2023-03-16"),
        ("2023-v11", "2023-03-20", None, "5 455 kr", "2023-03-23"),
        ("2023-v12", "2023-03-27", {"2023-03-20": "8"}, "4 364 kr", "2023-03-30"),
    ):
        move_clock(operator, monday)
        week(person, key, worked)
        move_clock(operator, thursday)
        person.go("/mina-sidor/utbetalningar/")
        person.sees(amount)
    person.look("utbetalningar")
    person.go("/mina-sidor/vem-har-last/")
    person.sees("Sara Sand")
    operator.go("/drift/avstamning/")
    operator.sees("Skillnad 0 kr")
    operator.look("avstamning")


def amina(person, officer, operator):
    """Application, decision on the tax agency's incomes, two months."""
    apply(person, AMINA, amina_told.ANSWERS)
    decide(officer, "80 procent av 29 500 kronor")
    operator.sign_in(DISA, room="operator-tryggve")
    for key, day, income, amount, pay_day in (
        ("2025-11", "2025-12-01", "0", "21 455 kr", "2025-12-23"),
        ("2025-12", "2026-01-05", "7 375", "17 700 kr", "2026-01-22"),
    ):
        move_clock(operator, day)
        person.go(f"/mina-sidor/tidrapport/{key}/")
        person.page.locator("#p-income").fill(income)
        person.look("manad")
        person.click("granska")
        person.click("skriv-under")
        person.sign(AMINA)
        move_clock(operator, pay_day)
        person.go("/mina-sidor/utbetalningar/")
        person.sees(amount)
    operator.go("/drift/avstamning/")
    operator.sees("Skillnad 0 kr")
