"""Amina, from her incomes to the second month's money, as the issue tells it."""

from datetime import date
from fractions import Fraction

import pytest

from tryggve.law import book
from tryggve.law.engine import to_json

ON = date(2025, 11, 1)
AMINA = {
    "född": "1990-01-01",
    "anmäld": "2025-10-15",
    "medlemskap": [{"från": "2022-11-01"}],
    "månader": [{"månad": f"{2024 + n // 12}-{n % 12 + 1:02d}", "inkomst": 29_500} for n in range(10, 22)],
    "månadsansökningar": [{"månad": "2025-11"}, {"månad": "2025-12", "inkomst": 7_375}],
}
GRANT = ("inkomstvillkor", "ersättningsperiod", "ersättningsnivå", "ersättningsgrundande_inkomst", "karensdagar")


def test_the_grant_is_as_the_issue_says() -> None:
    made = book("laf").decide(AMINA, on=ON, targets=GRANT)
    assert to_json(made.results) == {
        "inkomstvillkor": "huvudregel",
        "ersättningsperiod": 300,
        "ersättningsnivå": 80,
        "ersättningsgrundande_inkomst": 29_500,
        "karensdagar": 2,
    }


def test_the_two_months_are_as_the_issue_says() -> None:
    first, second = book("laf").decide(AMINA, on=date(2026, 1, 7), targets=["månader_utfall"]).value("månader_utfall")
    assert (first.karensdagar, first.förbrukade_dagar, first.exakt, first.utbetalning) == (
        2,
        20,
        Fraction(236_000, 11),
        21_455,
    )
    assert (second.inkomstandel, second.exakt, second.dagar_kvar) == (Fraction(1, 4), 17_700, 263)


@pytest.mark.parametrize(("month", "pay"), [(date(2025, 11, 1), 21_455), (date(2025, 12, 1), 17_700)])
def test_one_month_asked_alone_gives_what_the_series_gives(month: date, pay: int) -> None:
    law = book("laf")
    alone = law.decide(AMINA, on=month, targets=["månadsutbetalning", "månadsutbetalning_exakt", "förbrukade_dagar"])
    series = law.decide(AMINA, on=month, targets=["månader_utfall"]).value("månader_utfall")
    same = next(m for m in series if m.månad == month)
    assert alone.value("månadsutbetalning") == same.utbetalning == pay
    assert alone.value("månadsutbetalning_exakt") == same.exakt
    assert alone.value("förbrukade_dagar") == same.förbrukade_dagar


def test_the_letter_can_say_which_rounding_was_chosen() -> None:
    made = book("laf").decide(AMINA, on=ON, targets=["månadsutbetalning"], choices={"avrundning_laf": "ingen"})
    finding = next(f for f in made.findings if f.name == "månadsutbetalning")
    assert to_json(made.value("månadsutbetalning")) == "21454.55"
    assert finding.choices == {"avrundning_laf": "ingen"}
    assert "21\N{NO-BREAK SPACE}454,55 kr" in finding.text


def test_the_receipt_is_recomputed_without_a_difference() -> None:
    law = book("laf")
    receipt = law.decide(AMINA, on=ON, targets=[*GRANT, "månader_utfall"]).receipt.as_json()
    assert law.verify(receipt) == []


def test_every_sentence_of_the_journey_is_filled() -> None:
    made = book("laf").decide(
        AMINA, on=ON, targets=[*GRANT, "månadsutbetalning", "utbetalningsdag", "sista_ansökningsdag"]
    )
    assert all("{" not in f.text for f in made.findings)
    assert "Din ersättningsgrundande inkomst är 29\N{NO-BREAK SPACE}500 kr i månaden." in {
        f.text for f in made.findings
    }
