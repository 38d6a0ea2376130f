"""Every public name answers from the least that it needs: what one can ask of the law by hand."""

from datetime import date
from typing import Any

import pytest

from tests.law.alf.people import MONDAY, bo, week
from tryggve.law import book
from tryggve.law.engine import to_json

LAW = book("alf")

LEAST: list[tuple[str, dict[str, Any], Any]] = [
    ("tillämplig_lag", {}, "ALF"),
    ("grundvillkor", {"arbetsför": True, "anmäld": "2023-03-06"}, True),
    (
        "ramtid",
        {"anmäld": "2023-03-06", "månader": []},
        [f"2022-{m:02d}-01" for m in range(3, 13)] + ["2023-01-01", "2023-02-01"],
    ),
    ("överhoppningsbar_tid", {"anmäld": "2023-03-06", "månader": []}, []),
    ("arbetsvillkor", {"anmäld": "2023-03-06", "månader": bo()["månader"]}, True),
    ("medlemsvillkor", {"medlemskap": [{"från": "2019-01-01"}]}, True),
    ("medlemsmånader", {"medlemskap": [{"från": "2019-01-01"}]}, 80),
    ("normalarbetstid", {"arbetade_timmar": "2078.4"}, 40),
    ("dagsförtjänst", {"anmäld": "2023-03-06", "månader": bo()["månader"]}, "15000/11"),
    ("ersättningsnivå", {"dagnummer": 201}, 70),
    ("grundbelopp", {"normalarbetstid": 40}, 510),
    ("dagpenning", {"dagsförtjänst": "34800/22", "normalarbetstid": 40, "dagnummer": 1}, 1200),
    ("karensdagar", {}, 2),
    ("ersättningsperiod", {"anmäld": "2023-03-06"}, 300),
    (
        "hindertid",
        {"normalarbetstid": 40, "veckor": [week(0, [{"arbetad_tid": 8}, {}, {}, {}, {}])], "karens_före": 4},
        8,
    ),
    ("ersättningsdagar", {"normalarbetstid": 40, "hindertid": 8}, 8),
    ("deltidsveckor", bo(veckor=[week(0, [{"arbetad_tid": 8}, {}, {}, {}, {}])]), 1),
    (
        "veckoersättning",
        {"normalarbetstid": 40, "dagsförtjänst": "30000/22", "ersättningsperiod": 300, "veckor": [week(0)]},
        3273,
    ),
    ("bisyssla", {"bisysslor": [{"bredvid_heltid_månader": 12, "veckoinkomst": 3060}]}, True),
    ("bisyssla_gräns", {}, 3060),
    ("företagare", {"företag": {}}, True),
    ("regel_17_10", {"företag": {}}, False),
    (
        "avgångsvederlag_tid",
        {"avgångsvederlag": [{"belopp": 75_000, "slut": "2023-02-28", "avtalad_månadslön": 30_000}]},
        "2.5",
    ),
    ("pensionsavdrag", {"pension": 4400}, 200),
    ("sanktion", {"händelse": "avvisade_arbete", "giltig_anledning": False}, "avstängning"),
    ("avstängningsdagar", {"händelse": "avvisade_arbete", "giltig_anledning": False}, 5),
    ("åldersgräns", {"född": "1985-07-09"}, "2051-06-30"),
    ("sista_ansökningsdag", {}, "2023-12-12"),
    ("utbetalningsdag", {}, "2023-03-16"),
    (
        "aktivitetsstöd",
        {"dagsförtjänst": "30000/22", "normalarbetstid": 40, "dagnummer": 1, "ersättningsperiod": 300},
        1091,
    ),
]


@pytest.mark.parametrize(("name", "facts", "expected"), LEAST, ids=[name for name, _, _ in LEAST])
def test_a_public_name_answers(name: str, facts: dict[str, Any], expected: Any) -> None:
    assert to_json(LAW.decide(facts, on=MONDAY, targets=(name,)).value(name)) == expected


def test_the_activity_grant_needs_no_history_of_someone_without_right() -> None:
    facts = {
        "har_rätt_till_ersättning": False,
        "dagsförtjänst": 0,
        "normalarbetstid": 40,
        "dagnummer": 1,
        "ersättningsperiod": 300,
    }

    assert LAW.decide(facts, on=MONDAY, targets=("aktivitetsstöd",)).value("aktivitetsstöd") == 223


def test_every_choice_has_a_reason_and_more_than_one_alternative() -> None:
    thin = [c.name for c in LAW.choices.values() if len(c.alternatives) < 2 or len(c.reason) < 20]

    assert thin == []


def test_every_fact_of_the_act_asks_a_question() -> None:
    assert [f.name for f in LAW.facts.values() if not f.question.endswith("?")] == []


def test_the_ramtid_does_not_depend_on_the_date_asked() -> None:
    later = LAW.decide(bo(), on=date(2023, 6, 5), targets=("ramtid",)).value("ramtid")

    assert later == LAW.decide(bo(), on=MONDAY, targets=("ramtid",)).value("ramtid")
