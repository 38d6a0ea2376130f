import json

import pytest

from tests.law.engine.books import AMINA, ON, sample
from tryggve.law.engine.errors import WrongType


def receipt():
    facts = {**AMINA, "avdrag": "1/3", "medlemskap": [{"från": "2023-01-01"}]}
    made = sample().decide(facts, on=ON, targets=["dagpenning", "kvot", "medlemsdagar", "sanktion"])
    return json.loads(json.dumps(made.receipt.as_json()))


def test_a_receipt_survives_json_and_holds():
    kept = receipt()
    assert kept["results"] == {"dagpenning": 900, "kvot": 18_000, "medlemsdagar": 120}
    assert kept["facts"]["avdrag"] == "1/3"
    assert kept["open_questions"] == ["giltigt_skäl"]
    assert sample().verify(kept) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda r: r["results"].update(dagpenning=901), "the result dagpenning differs: 901 -> 900"),
        (lambda r: r["facts"].update(ålder=70), None),
        (lambda r: r["facts"].update(timmar=11), "the result kvot"),
        (lambda r: r["findings"][0].update(text="annat"), "text: 'annat'"),
        (lambda r: r.update(book_hash="0"), "the hash of the rules"),
        (lambda r: r.update(amounts_hash="0"), "the hash of the amounts"),
        (lambda r: r["choices"].update(avrundning="nedåt"), "the finding dagpenning"),
        (lambda r: r["facts"].pop("inkomster"), "the result dagpenning differs: 900 -> None"),
        (lambda r: r["facts"].update(inkomster=[1]), "can no longer be computed"),
        (lambda r: r.update(act="alf"), "the book is 'prov'"),
    ],
)
def test_a_changed_receipt_is_found_out(change, says):
    kept = receipt()
    change(kept)
    found = sample().verify(kept)
    assert (found == []) if says is None else any(says in sentence for sentence in found), found


def test_what_is_no_receipt_is_refused():
    with pytest.raises(WrongType, match="lacks 'act'"):
        sample().verify({})


def test_the_hash_of_amounts_follows_the_date():
    book = sample()
    assert book.amounts_hash(ON) != book.amounts_hash(ON.replace(year=2021))
    assert book.amounts_hash(ON) == book.amounts_hash(ON.replace(year=2024))
