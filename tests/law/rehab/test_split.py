"""Rehabilitation support: the document's people, what the payers may never do together, and ceilings in order of arrival."""

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tryggve.law import book
from tryggve.law.rehab.measures import Arbetsgivare, Radutfall, Skäl, Åtgärd

LAW = book("rehab")
ON = date(2021, 5, 1)
APPROVED = {"anordnare_godkänd_från": "2015-01-01"}


def split(
    rows: list[dict[str, Any]], employer: str = "privat", category: str = "arbetare", **more: Any
) -> tuple[Radutfall, ...]:
    facts = {"kostnadsrader": rows, "arbetsgivare": employer, "personalkategori": category, **more}
    got: tuple[Radutfall, ...] = LAW.decide(facts, on=ON, targets=["rader_utfall"]).value("rader_utfall")
    return got


def row(measure: str, cost: int, **more: Any) -> dict[str, Any]:
    return {"åtgärd": measure, "kostnad": cost, "utförd": "2021-03-01", "medarbetare": "a", **more}


@pytest.mark.parametrize(
    ("rows", "employer", "fk", "afa", "own"),
    [
        (
            [row("utredning", 3_000, **APPROVED), row("behandlande_samtal", 12_000, legitimerad=True)],
            "privat",
            1_500,
            6_000,
            7_500,
        ),
        ([row("utredning", 8_000, **APPROVED), row("missbruksbehandling", 120_000)], "privat", 4_000, 60_000, 64_000),
        ([row("stresskurs", 18_000, evidensbaserad=True, **APPROVED)], "region", 9_000, 9_000, 0),
    ],
    ids=["Anna", "Kim", "Lena"],
)
def test_the_people_of_the_document_get_its_figures(
    rows: list[dict[str, Any]], employer: str, fk: int, afa: int, own: int
) -> None:
    made = split(rows, employer, "tjänsteman" if employer == "region" else "arbetare")
    assert sum(r.fk_stöd for r in made) == fk
    assert sum(r.afa_stöd for r in made) == afa
    assert sum(r.egen_kostnad for r in made) == own


def test_why_is_said_for_each_payer_and_line() -> None:
    investigation, talks = split(
        [row("utredning", 3_000, **APPROVED), row("behandlande_samtal", 12_000, legitimerad=True)]
    )
    assert (investigation.fk_skäl, investigation.afa_skäl) == (Skäl.ersätts, Skäl.utredning)
    assert (talks.fk_skäl, talks.afa_skäl) == (Skäl.behandling, Skäl.ersätts)


def test_the_one_who_applied_first_gets_what_is_left_of_the_ceiling() -> None:
    rows = [
        row("utredning", 15_000, inkommen="2021-04-02", **APPROVED),
        row("utredning", 15_000, inkommen="2021-04-01", **APPROVED),
    ]
    later, earlier = split(rows)
    assert (earlier.fk_stöd, later.fk_stöd) == (7_500, 2_500)
    assert later.fk_skäl is Skäl.ersätts_till_taket_för_medarbetaren
    assert later.kvar_medarbetare == 0


def test_every_reason_that_is_no_payment_pays_nothing() -> None:
    paying = {Skäl.ersätts, Skäl.ersätts_till_taket_för_medarbetaren, Skäl.ersätts_till_taket_för_arbetsgivaren}
    for measure in Åtgärd:
        for employer in Arbetsgivare:
            (made,) = split([row(measure.name, 3_000, **APPROVED)], employer.name)
            assert (made.fk_stöd > 0) == (made.fk_skäl in paying)
            assert (made.afa_stöd > 0) == (made.afa_skäl in paying)


def test_the_last_day_at_afa_is_counted_from_the_start_or_else_from_the_day_performed() -> None:
    told, silent = split([row("omskolning", 2, startade="2021-01-15"), row("omskolning", 2)], "region")
    assert told.afa_senast == date(2021, 7, 15)
    assert silent.afa_senast == date(2021, 9, 1)


def test_a_single_krona_is_still_a_payment_and_none_says_that_nothing_is_left() -> None:
    paid, covered = split([row("omskolning", 2), row("omskolning", 1_000, annan_betalar=1_000)])
    assert (paid.afa_stöd, paid.afa_skäl) == (1, Skäl.ersätts)
    assert (covered.afa_stöd, covered.afa_skäl) == (0, Skäl.hela_kostnaden_täckt)


def test_what_was_granted_before_is_taken_from_both_ceilings() -> None:
    before = [{"medarbetare": "a", "år": 2021, "belopp": 9_000}, {"medarbetare": "b", "år": 2021, "belopp": 4_000}]
    (made,) = split([row("utredning", 1_000, **APPROVED)], tidigare_beviljat=before)
    assert made.kvar_medarbetare == 10_000 - 9_000 - 500
    assert made.kvar_arbetsgivare == 200_000 - 9_000 - 4_000 - 500


money = st.integers(0, 40_000_00).map(lambda n: Fraction(n, 100))
lines = st.lists(
    st.fixed_dictionaries(
        {
            "åtgärd": st.sampled_from([m.name for m in Åtgärd]),
            "kostnad": money,
            "annan_betalar": st.sampled_from([0, 0, 1_000, 20_000]),
            "utförd": st.sampled_from([date(2020, 12, 31), date(2021, 1, 1), date(2021, 6, 1)]),
            "medarbetare": st.sampled_from("abcdefghijklmnopqrstuvwxyzåäö"),
            "legitimerad": st.booleans(),
            "evidensbaserad": st.booleans(),
            "anordnare_godkänd_från": st.sampled_from([None, date(2015, 1, 1), date(2021, 2, 1)]),
            "inkommen": st.sampled_from([None, date(2021, 2, 1), date(2021, 2, 2), date(2021, 9, 1)]),
        }
    ),
    max_size=60,
)


@settings(max_examples=80, deadline=None)
@given(lines, st.sampled_from([e.name for e in Arbetsgivare]), st.sampled_from(["arbetare", "tjänsteman"]))
def test_together_the_payers_never_pay_more_than_the_line_and_the_ceilings_hold(
    rows: list[dict[str, Any]], employer: str, category: str
) -> None:
    made = split(rows, employer, category)
    person: dict[tuple[str, int], Fraction] = defaultdict(Fraction)
    company: dict[int, Fraction] = defaultdict(Fraction)
    for told, got in zip(rows, made, strict=True):
        other = min(told["annan_betalar"], told["kostnad"])
        assert got.fk_stöd >= 0
        assert got.afa_stöd >= 0
        assert got.egen_kostnad >= 0
        assert got.fk_stöd + got.afa_stöd + got.egen_kostnad + other == told["kostnad"]
        assert got.afa_stöd <= told["kostnad"] / 2
        person[told["medarbetare"], told["utförd"].year] += got.fk_stöd
        company[told["utförd"].year] += got.fk_stöd
    assert all(total <= 10_000 for total in person.values())
    assert all(total <= 200_000 for total in company.values())


@settings(max_examples=30, deadline=None)
@given(lines)
def test_lines_asked_one_at_a_time_give_what_all_together_give(rows: list[dict[str, Any]]) -> None:
    rows = sorted(rows, key=lambda r: r["inkommen"] or date.max)
    together = split(rows)
    granted: list[dict[str, Any]] = []
    for told, expected in zip(rows, together, strict=True):
        (alone,) = split([told], tidigare_beviljat=granted)
        assert alone == expected
        granted.append({"medarbetare": told["medarbetare"], "år": told["utförd"].year, "belopp": alone.fk_stöd})


@given(st.dates(date(2018, 1, 1), date(2030, 12, 31)))
def test_the_last_day_is_the_first_of_february_the_year_after(performed: date) -> None:
    facts = {"utförd": performed}
    last = LAW.decide(facts, on=performed, targets=["fk_sista_ansökningsdag"]).value("fk_sista_ansökningsdag")
    assert (last.year, last.month, last.day) == (performed.year + 1, 2, 1)


@given(st.dates(date(2018, 1, 1), date(2030, 12, 31)))
def test_six_months_for_municipalities_and_no_limit_for_companies(start: date) -> None:
    def last(employer: str) -> date | None:
        made = LAW.decide({"arbetsgivare": employer, "startade": start}, on=start, targets=["afa_sista_ansökningsdag"])
        got: date | None = made.value("afa_sista_ansökningsdag")
        return got

    found = last("kommun")
    assert found is not None
    assert timedelta(days=180) <= found - start <= timedelta(days=184)
    assert last("privat") is None
