import json

import pytest
from django.test import Client

ANSWERS = {"alder": "40", "lon": "30 000", "timmar": "40", "medlem": "2019-01-01", "barn": "nej", "dag": "2023-03-05"}


def shown(**changed):
    answer = Client().get("/rakna-ut/", {**ANSWERS, **changed})
    return answer, answer.content.decode().replace("\u00a0", " ")


def test_the_calculator_gives_what_the_law_gives_under_the_act_of_1997(people):
    answer, text = shown()
    assert answer.status_code == 200
    assert "1 091 kr om dagen till att börja med, i högst 300 dagar." in text
    assert "ALF 25 a §" in text


def test_and_under_the_act_of_2024_with_the_older_act_beside_it(people):
    _answer, text = shown(dag="2025-10-31")
    assert "24 000 kr för en hel månad till att börja med, i högst 300 dagar." in text
    assert text.index("Lagen från 2024") < text.index("Lagen från 1997")


def test_too_short_a_membership_gives_the_basic_amount_and_not_the_pay(people):
    _answer, text = shown(medlem="2023-02-01")
    assert "1 091 kr" not in text


@pytest.mark.parametrize(
    ("field", "written"),
    [
        ("alder", "gammal"),
        ("alder", "7"),
        ("lon", "mycket"),
        ("lon", "-1"),
        ("timmar", "200"),
        ("medlem", "förr"),
        ("barn", ""),
        ("dag", "1999-01-01"),
    ],
)
def test_a_wrong_answer_has_a_sentence_and_loses_nothing(people, field, written):
    answer, text = shown(**{field: written})
    assert answer.status_code == 422
    assert "En sak behöver rättas." in text
    assert 'value="30 000"' in text or field == "lon"
    if written and field != "barn":
        assert f'value="{written}"' in text


def test_the_receipt_names_the_act_and_the_hash_of_its_rules(people):
    answer = Client().get("/rakna-ut/kvittens.json", ANSWERS)
    receipt = json.loads(answer.content)["receipt"]
    assert answer["Content-Disposition"].startswith("attachment")
    assert "alf" in json.dumps(receipt).lower()


def test_nothing_is_kept_of_what_was_calculated(people):
    client = Client()
    client.get("/rakna-ut/", ANSWERS)
    assert not client.session.items()
