"""Bo, from the certificate to the third week: what the desk proposes and what each week pays."""

from datetime import date
from fractions import Fraction

import pytest

from tests.law.alf.people import MONDAY, bo, week
from tryggve.law import book
from tryggve.law.engine import to_json
from tryggve.law.engine.errors import MissingFact, NoAmount, OutOfRange, UnknownName

LAW = book("alf")
GRANT = (
    "arbetsvillkor",
    "medlemsvillkor",
    "normalarbetstid",
    "dagsförtjänst",
    "dagpenning",
    "ersättningsperiod",
    "karensdagar",
)
WORKED = [{"arbetad_tid": 8}, {}, {}, {}, {}]


def test_the_grant() -> None:
    made = LAW.decide(bo(dagnummer=1), on=MONDAY, targets=GRANT)

    assert {name: made.value(name) for name in GRANT} == {
        "arbetsvillkor": True,
        "medlemsvillkor": True,
        "normalarbetstid": 40,
        "dagsförtjänst": Fraction(30_000, 22),
        "dagpenning": 1091,
        "ersättningsperiod": 300,
        "karensdagar": 2,
    }
    assert made.open_questions == ()
    assert str(made.value("dagsförtjänst")) == "15000/11"


def test_the_claimant_reads_why_in_plain_swedish() -> None:
    made = LAW.decide(bo(dagnummer=1), on=MONDAY, targets=("dagpenning",))
    text = next(f.text for f in made.findings if f.name == "dagpenning")

    assert text.replace("\N{NO-BREAK SPACE}", " ") == (
        "80 procent av ≈ 1 363,64 kr (dag 1), högst 1 200 kr och lägst 510 kr, öre uppåt: 1 091 kr om dagen."
    )


def test_three_weeks_in_one_call() -> None:
    weeks = [week(0), week(1), week(2, WORKED)]
    made = LAW.decide(bo(veckor=weeks), on=MONDAY, targets=("veckor_utfall",))

    got = [(u.dagar, u.belopp, u.karensdagar, u.uttagna_dagar) for u in made.value("veckor_utfall")]
    assert got == [(3, 3273, 2, 3), (5, 5455, 0, 8), (4, 4364, 0, 12)]
    assert to_json(made.value("veckor_utfall"))[0]["dagar_per_nivå"] == [6, 0, 0, 0]


@pytest.mark.parametrize(("number", "pay"), [(0, 3273), (1, 5455), (2, 4364)])
def test_each_week_asked_alone_gives_the_same(number: int, pay: int) -> None:
    weeks = [week(0), week(1), week(2, WORKED)]
    on = date.fromisoformat(weeks[number]["vecka"])

    assert LAW.decide(bo(veckor=weeks), on=on, targets=("veckoersättning",)).value("veckoersättning") == pay


def test_the_receipt_can_be_recomputed() -> None:
    made = LAW.decide(bo(veckor=[week(0)]), on=MONDAY, targets=("veckor_utfall", "veckoersättning"))

    assert LAW.verify(made.receipt.as_json()) == []


def test_a_week_with_sanction_waits_for_the_officer() -> None:
    made = LAW.decide(
        bo(uppsägning={"orsak": "egen_begäran", "sista_dag": "2023-03-03"}), on=MONDAY, targets=("avstängningsdagar",)
    )

    assert [f.name for f in made.open_questions] == ["giltig_anledning"]


@pytest.mark.parametrize(
    ("facts", "on", "target", "error"),
    [
        ({"anmäld": "2023-03-06"}, MONDAY, "arbetsvillkor", MissingFact),
        ({"normalarbetstid": 40}, date(2001, 1, 1), "grundbelopp", NoAmount),
        ({"dagnummer": 0}, MONDAY, "ersättningsnivå", OutOfRange),
        ({"normalarbetstid": 40}, MONDAY, "dagpening", UnknownName),
    ],
)
def test_bad_questions_are_refused_in_one_sentence(facts, on, target, error) -> None:
    with pytest.raises(error) as refused:
        LAW.decide(facts, on=on, targets=(target,))

    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith((".", "?"))
