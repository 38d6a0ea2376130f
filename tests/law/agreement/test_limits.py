"""The days on which a period begins and ends, what breaks it, and premiums that are never below nothing."""

from datetime import date
from fractions import Fraction

import pytest

from tryggve.law import book
from tryggve.law.agreement import period, premiums
from tryggve.law.agreement.records import Avtal, Faktura, Riskorsak, Slutrapport, Spann
from tryggve.law.engine import Amounts, Choices
from tryggve.law.engine.choices import chosen

LAW = book("avtal")
ON = date(2026, 3, 2)


def agreements(*days: tuple[str, str | None]) -> tuple[Avtal, ...]:
    return tuple(Avtal(date.fromisoformat(a), b and date.fromisoformat(b)) for a, b in days)


def test_an_agreement_from_the_day_after_continues_and_one_a_day_later_begins_anew() -> None:
    assert period.merged(agreements(("2023-03-01", "2025-02-28"), ("2025-03-01", None))) == [
        Spann(date(2023, 3, 1), None)
    ]
    assert len(period.merged(agreements(("2023-03-01", "2025-02-28"), ("2025-03-02", None)))) == 2


def test_the_latest_agreement_continues_the_one_before_it_not_the_first() -> None:
    made = period.merged(agreements(("2015-01-01", "2015-12-31"), ("2020-01-01", "2020-06-30"), ("2020-07-01", None)))
    assert made == [Spann(date(2015, 1, 1), date(2015, 12, 31)), Spann(date(2020, 1, 1), None)]


@pytest.mark.parametrize(
    ("on", "holds"),
    [(date(2022, 12, 31), False), (date(2023, 1, 1), True), (date(2023, 6, 30), True), (date(2023, 7, 1), False)],
)
def test_the_period_holds_from_its_first_day_to_its_last(on: date, holds) -> None:
    found = period.avtalsperiod(agreements(("2023-01-01", "2023-06-30")), on)
    assert (found is not None) is holds


DUE = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("paid", "is_risk"), [(None, True), (date(2026, 3, 3), True), (ON, False), (date(2026, 2, 1), False)], ids=str
)
def test_an_invoice_is_a_risk_until_the_day_it_is_paid(paid: date | None, is_risk) -> None:
    invoice = Faktura(förfaller=DUE, betald=paid)
    found = period.risker((invoice,), (), None, ON)
    assert [(r.orsak, r.datum) for r in found] == ([(Riskorsak.obetald_faktura, DUE)] if is_risk else [])


@pytest.mark.parametrize(
    ("came", "is_risk"), [(None, True), (date(2026, 3, 3), True), (ON, False), (date(2026, 2, 1), False)], ids=str
)
def test_final_wages_are_a_risk_until_the_day_they_come_in(came: date | None, is_risk) -> None:
    found = period.risker((), (Slutrapport(år=2025, inkommen=came),), None, ON)
    assert [r.orsak for r in found] == ([Riskorsak.slutliga_löner_saknas] if is_risk else [])


def test_a_wage_below_the_limit_pays_nothing_above_it_to_the_öre() -> None:
    p = Amounts(LAW.in_force(date(2023, 6, 1)))
    öre = Choices(chosen(LAW.choices, {"avrundning_premie": "ören"}))
    assert premiums.premie_avtalspension_år(100_000, p, öre) == 4_300


def test_an_invoice_paid_before_it_is_due_bears_no_interest() -> None:
    rate = Fraction(12)
    assert premiums.dröjsmålsbelopp(36_500, date(2024, 1, 31), date(2024, 1, 30), rate) == 0
    assert premiums.dröjsmålsbelopp(36_500, date(2024, 1, 31), date(2024, 2, 1), rate) == 12
