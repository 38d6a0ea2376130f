import pytest

from tests.casework.matter import fact
from tryggve.casework.letters.fact_rows import behind, fact_rows, value_in_words

N = "\u00a0"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (True, "ja"),
        (30000, f"30{N}000"),
        ("2023-03-06", f"6{N}mars{N}2023"),
        ("2023-02", "2023-02"),
        ("huvudregel", "huvudregel"),
        ({"procent": 28}, "28"),
        ([{"från": "2019-05-01", "till": None}], f"1{N}maj{N}2019"),
        ({"hel_tid": True, "timmar": 160}, "hel tid ja, timmar 160"),
        ([1, 2, 3], "3 uppgifter"),
        ({"children": []}, "inget"),
        (None, "inget"),
        ([], "inget"),
    ],
)
def test_a_value_is_told_as_a_person_reads_it(value, told):
    assert value_in_words(value, "sv") == told


def test_months_from_one_certificate_are_one_row():
    rows = fact_rows(
        [fact("månader", {"timmar": 160}, "part:1", part=month) for month in ("2022-03", "2022-04", "2023-02")], "sv"
    )
    assert rows == [
        {
            "label": "Månader 2022-03–2023-02",
            "value": "3 uppgifter",
            "source": "Arbetsgivarintyg",
            "known": f"13{N}mars{N}2023",
        }
    ]


def test_what_a_register_answered_is_told_by_what_it_is_about_and_what_only_pays_is_left_out():
    kept = [
        fact("agi", {"amount": 29500}, "register:agi:1", part="2025-10", source="agi"),
        fact("konto", "8327-9,1", "register:account:1", source="account"),
        fact("anmäld", "2025-11-01", "submission:1", source="claimant"),
    ]
    rows = fact_rows(behind(kept, ["anmäld"]), "en")
    assert [(row["label"], row["value"], row["source"]) for row in rows] == [
        ("Incomes 2025-10", f"29{N}500", "Tax agency"),
        ("Anmäld", f"1{N}November{N}2025", "You"),
    ]
