"""Erased documents: the bytes and the name are gone, the rest of the row stays, and what somebody else has is not touched."""

import pytest
from django.db import DatabaseError, transaction

from tests.casework.build import NOW, TESTS, herself, open_case
from tests.casework.documents.files import PDF, PNG
from tests.casework.killpoints import every_kill_point
from tests.casework.race import race
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.documents import actions, queries, store
from tryggve.casework.documents.models import Document, Reading


def receive(town, case, content=PDF, who="bo"):
    return actions.receive(
        case=case.id, name="Rehabplan Bo.pdf", content=content, kind="treatment", actor=herself(getattr(town, who)), now=NOW
    )  # fmt: skip


def erase(document, actor=TESTS):
    return actions.erase(document=document.id, rule="två år", actor=actor, now=NOW)


def test_erased_the_bytes_and_the_name_are_gone_and_the_row_says_when(town, case):
    document = receive(town, case)
    assert erase(document)
    assert actions.sweep() == 1
    left = queries.document(document.id)
    assert (left.name, left.erased, left.size, left.kind) == ("", NOW, len(PDF), "treatment")
    assert not store.path_of(document.sha256).exists()
    with pytest.raises(queries.IsErased):
        queries.read(document.id)
    assert queries.scrub() == []
    assert "Rehabplan" not in str(Document.objects.values())


def test_erased_again_it_is_erased_once(town, case):
    document = receive(town, case)
    assert [erase(document), erase(document), actions.sweep(), actions.sweep()] == [True, False, 1, 0]
    lines = [line for line in audit.about_person(town.bo.id) if line.verb == Verb.DOCUMENT_ERASED]
    assert [line.data for line in lines] == [{"kind": "treatment", "rule": "två år"}]


def test_nobody_erases_by_hand(town, case):
    document = receive(town, case)
    for actor in (town.officer, town.operator, herself(town.bo)):
        with pytest.raises(actions.NotTheRule):
            erase(document, actor)
    assert queries.document(document.id).erased is None


def test_bytes_that_another_document_has_stay_until_that_is_erased_too(town, case):
    one = receive(town, case)
    other = receive(town, open_case(town, town.rut), who="rut")
    erase(one)
    assert actions.sweep() == 0
    assert queries.read(other.id) == PDF
    assert queries.scrub() == []
    erase(other)
    assert actions.sweep() == 1


def test_sent_again_to_the_same_case_it_is_refused_and_not_put_in_the_store(town, case):
    document = receive(town, case)
    erase(document)
    actions.sweep()
    with pytest.raises(actions.IsErased):
        receive(town, case)
    assert not store.path_of(document.sha256).exists()
    assert receive(town, open_case(town, town.rut), who="rut").sha256 == document.sha256
    assert queries.sent_in([case.id]) == set()


def test_a_lost_file_of_another_document_is_still_missed(town, case):
    erase(receive(town, case))
    lost = receive(town, case, PNG)
    store.forget(lost.sha256)
    assert queries.scrub() == [(lost.sha256, "missing")]


def test_the_database_lets_the_name_of_an_erased_document_go_and_nothing_else(town, case):
    document = receive(town, case)
    rows = Document.objects.filter(id=document.id)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(name="")
    erase(document)
    for change in ({"name": "x"}, {"kind": "other"}, {"name": "", "size": 1}):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Reading.objects.filter(step="erased").delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()


def test_an_erased_document_is_not_scanned_again(town, case):
    erase(receive(town, case))
    actions.sweep()
    assert actions.scan_waiting(now=NOW) == 0


@pytest.mark.faults
def test_killed_anywhere_it_is_erased_once_when_it_is_run_again(racing_town):
    case = open_case(racing_town)
    contents = [PDF]
    kept = [receive(racing_town, case, PDF)]

    def step():
        erase(kept[-1])
        actions.sweep()

    for point in every_kill_point(step):
        now = queries.document(kept[-1].id)
        if now.erased is None:
            assert queries.read(now.id) == contents[-1]
            continue
        actions.sweep()
        assert not store.is_kept(now.sha256)
        contents.append(PDF.replace(b"%%EOF", b"%% %d\n%%%%EOF" % point))
        kept.append(receive(racing_town, case, contents[-1]))
    erased = [line for line in audit.about_person(racing_town.bo.id, 500) if line.verb == Verb.DOCUMENT_ERASED]
    assert len(erased) == len(kept) == Reading.objects.filter(step="erased").count()
    assert len(kept) > 1


@pytest.mark.faults
def test_sent_in_while_the_same_bytes_are_taken_away_it_is_whole(racing_town):
    whose = [open_case(racing_town, person) for person in (racing_town.bo, racing_town.rut, racing_town.amina)]
    gone = receive(racing_town, whose[0])
    erase(gone)
    runners = [lambda: receive(racing_town, whose[1], who="rut"), lambda: receive(racing_town, whose[2], who="amina")]
    made = race([*runners, *[actions.sweep] * 6])
    assert not [one for one in made if isinstance(one, Exception)]
    assert queries.read(made[0].id) == queries.read(made[1].id) == PDF
