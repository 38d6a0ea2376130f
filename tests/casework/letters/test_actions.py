import io

import pikepdf
import pytest
from django.db import DatabaseError, transaction

from tests.casework.letters.test_setting import text_of
from tests.casework.matter import FACTS, LETTER, MONDAY, fact, open_matter
from tests.casework.race import race
from tryggve.casework.assessments import actions as assessments
from tryggve.casework.audit import queries as audit
from tryggve.casework.documents import queries as documents
from tryggve.casework.letters import actions, queries, setting
from tryggve.casework.letters.actions import NotSet
from tryggve.casework.letters.models import Letter


@pytest.fixture
def decided(db, files):
    matter = open_matter()
    return matter, matter.decided()


def write(decision, language="sv"):
    return actions.write(decision=decision.id, language=language, content=LETTER, now=MONDAY)


def test_a_letter_is_written_once_and_keeps_its_words(decided):
    _, decision = decided
    first, again = write(decision), write(decision, "en")
    assert again == first
    assert (first.state, first.document, first.language) == ("pending", None, "sv")
    assert first.content["decision"] == LETTER["decision"]
    assert first.content["stair"][0] == {"text": "Din lön", "amount": "30 000 kr", "paragraph": "ALF 25 §"}
    assert [row["result"] for row in first.content["conditions"]] == ["Uppfyllt", "Inte uppfyllt"]
    assert (
        first.content["disagree_by"]
        == "Räknat från beslutets dag är sista dagen att begära omprövning 13\u00a0maj\u00a02023."
    )
    assert [letter.id for letter in queries.letters(decision.case)] == [first.id]
    assert queries.letter_of(decision.id) == first == queries.letter(first.id)


def test_the_letter_tells_the_facts_with_their_source_and_when_they_became_known(decided):
    matter, decision = decided
    assessments.keep_facts(
        case=matter.case.id,
        facts=[fact("konto", "8327-9,1", "register:sus:1")],
        actor=matter.officer("sara"),
        now=MONDAY,
    )
    told = {row["label"]: row for row in write(decision).content["facts"]}
    assert set(told) == {"Anmäld", "Månader", "Normalarbetstid"} == {name.capitalize() for name in FACTS}
    assert told["Anmäld"] == {
        "label": "Anmäld", "value": "6\u00a0mars\u00a02023", "source": "Arbetsgivarintyg", "known": "13\u00a0mars\u00a02023",
    }  # fmt: skip
    assert told["Månader"]["value"] == "månad 2023-02, timmar 160, inkomst 30\u00a0000"


def test_the_head_is_the_funds_and_the_persons(decided):
    matter, decision = decided
    head = write(decision).content["head"]
    assert head["insurer"] == "Tryggve a-kassa"
    assert head["recipient"] == ["Bo Bengtsson", "Storgatan 1", "903 26 Umeå"]
    assert ["Ärende", matter.case.number] in head["references"]
    assert head["foot"][0] == "Tryggve a-kassa · Org.nr 802999-0036"
    assert head["contact"][1:] == ["Telefon 010-100 20 30, vardagar 9–16.", "Webbplats tryggve.example."]


def test_a_sealed_letter_is_a_document_of_the_case_and_sealing_again_is_the_same(decided):
    matter, decision = decided
    sealed = [actions.seal_letter(letter=write(decision).id, now=MONDAY) for _ in range(2)]
    assert sealed[0] == sealed[1]
    assert sealed[0].state == "sealed"
    filed = documents.documents(matter.case.id)
    assert [(document.kind, document.media_type) for document in filed] == [("letter", "application/pdf")]
    content = documents.read(filed[0].id)
    with pikepdf.open(io.BytesIO(content)) as read:
        assert len(read.pages) >= 1
    assert "BoBengtsson" in "".join(text_of(content).split())
    assert content == setting.pdf(sealed[0].content, template="decision", at=sealed[0].written_at)
    verbs = [line.verb for line in audit.chain(matter.case.number) if "letter" in line.subject]
    assert sorted(verbs) == ["case:letter:sealed", "case:letter:written"]


def test_a_letter_that_cannot_be_set_stays_pending_and_the_decision_stands(decided, monkeypatch, tmp_path):
    matter, decision = decided
    written = write(decision)
    empty = tmp_path / "no-fonts"
    empty.mkdir()
    monkeypatch.setattr(setting, "_source", lambda _: b'#panic("torn page")')
    with pytest.raises(NotSet):
        actions.seal_letter(letter=written.id, now=MONDAY)
    assert [letter.id for letter in queries.pending()] == [written.id]
    assert documents.documents(matter.case.id) == []
    assert actions.seal_pending(now=MONDAY) == 0
    monkeypatch.undo()
    assert actions.seal_pending(now=MONDAY) == 1
    assert queries.letter(written.id).state == "sealed"
    assert queries.pending() == []


def test_an_unknown_letter_is_named(db):
    with pytest.raises(queries.NoSuchLetter):
        actions.seal_letter(letter=0, now=MONDAY)


@pytest.mark.parametrize("change", [{"content": {}}, {"language": "en"}, {"state": "pending"}, {"document": None}])
def test_the_database_refuses_to_change_a_sealed_letter(decided, change):
    sealed = actions.seal_letter(letter=write(decided[1]).id, now=MONDAY)
    with pytest.raises(DatabaseError), transaction.atomic():
        Letter.objects.filter(id=sealed.id).update(**change)


@pytest.mark.faults
@pytest.mark.django_db(transaction=True)
def test_a_letter_sealed_by_five_at_once_is_one_document(files):
    matter = open_matter()
    decision = matter.decided()
    written = race([lambda: write(decision) for _ in range(5)])
    assert len({letter.id for letter in written}) == 1
    sealed = race([lambda: actions.seal_letter(letter=written[0].id, now=MONDAY) for _ in range(5)])
    assert len({letter.document for letter in sealed}) == 1
    assert len(documents.documents(matter.case.id)) == 1
