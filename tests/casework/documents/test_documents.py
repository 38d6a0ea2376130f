"""What is taken in, by what is in it; kept once, whole, and found when it rots."""

import errno
import io
import os
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from tests.casework.build import NOW, herself, open_case
from tests.casework.documents.files import HEIC, JPEG, PDF, PNG, ZIP
from tests.casework.race import race
from tryggve.casework.audit import queries as audit
from tryggve.casework.audit.verbs import Verb
from tryggve.casework.cases import actions as cases
from tryggve.casework.cases import queries as case_queries
from tryggve.casework.documents import actions, queries, store
from tryggve.casework.documents.kinds import WrongType
from tryggve.casework.documents.models import Document, Reading


def receive(town, case, content=PDF, name="intyg.pdf", **changes):
    return actions.receive(
        **{
            "case": case.id,
            "name": name,
            "content": content,
            "kind": "medical",
            "actor": herself(town.bo),
            "now": NOW,
            **changes,
        }
    )


@pytest.mark.parametrize(
    ("content", "media_type", "ending"),
    [
        (PDF, "application/pdf", ".pdf"),
        (JPEG, "image/jpeg", ".jpg"),
        (PNG, "image/png", ".png"),
        (HEIC, "image/heic", ".heic"),
    ],
)
def test_pdf_jpeg_png_and_heic_are_taken_by_what_is_in_them(town, case, content, media_type, ending):
    document = receive(town, case, content, name="bild")
    assert (document.media_type, document.name, document.size) == (media_type, f"bild{ending}", len(content))
    assert queries.read(document.id) == content
    assert queries.documents(case.id) == [queries.document(document.id)]


def test_what_comes_in_is_filed_noted_and_visibly_unscanned_without_a_scanner(town, case):
    document = receive(town, case)
    assert [step.step for step in document.steps] == ["received", "unscanned"]
    assert not document.scanned
    assert case_queries.case(case.number).version == 1
    line = audit.about_person(town.bo.id)[0]
    assert (line.verb, line.chain, line.data["sha256"]) == (Verb.DOCUMENT_RECEIVED, case.number, document.sha256)


def test_the_same_bytes_twice_are_one_document_whatever_they_are_called(town, case):
    assert receive(town, case).id == receive(town, case, name="samma igen.pdf").id
    assert case_queries.case(case.number).version == 1
    other = open_case(town, town.rut)
    assert receive(town, other, actor=herself(town.rut)).id != receive(town, case).id


def test_an_open_file_is_read_without_taking_in_more_than_is_allowed(town, case):
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            self.given += size
            return b"x" * size

    endless = Endless()
    with pytest.raises(actions.TooLarge):
        receive(town, case, endless)
    assert endless.given <= actions.MOST_BYTES + 2 * actions.CHUNK
    assert receive(town, case, io.BytesIO(PDF)).size == len(PDF)


def test_forty_megabytes_are_refused_and_exactly_twenty_are_taken(town, case, files):
    with pytest.raises(actions.TooLarge):
        receive(town, case, PDF + b" " * 40_000_000)
    assert not files.exists()
    whole = PDF[:-6] + b"%" + b"x" * (actions.MOST_BYTES - len(PDF) - 1) + PDF[-6:]
    assert receive(town, case, whole).size == actions.MOST_BYTES


def test_an_empty_file_is_refused(town, case):
    for nothing in (b"", io.BytesIO(b"")):
        with pytest.raises(actions.Empty):
            receive(town, case, nothing)


def test_nothing_is_filed_in_a_closed_case(town, case):
    cases.close_case(case=case.id, reason="withdrawn", now=NOW, actor=herself(town.bo))
    with pytest.raises(cases.CaseIsClosed):
        receive(town, case)


def test_a_full_disk_refuses_the_file_and_leaves_nothing_half(town, case, files, monkeypatch):
    first = receive(town, case, PNG, name="a.png")
    real = os.fsync

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(store.StoreFull):
        receive(town, case)
    monkeypatch.setattr(os, "fsync", real)
    assert [one.id for one in queries.documents(case.id)] == [first.id]
    assert [path.name for path in files.rglob("*") if path.is_file()] == [first.sha256]


def test_what_was_kept_is_not_readable_by_other_users_of_the_machine(town, case, files):
    receive(town, case)
    assert files.stat().st_mode & 0o077 == 0
    for path in files.rglob("*"):
        assert path.stat().st_mode & 0o077 == 0


def test_every_flipped_bit_and_every_cut_is_found_at_the_next_reading(town, case):
    document = receive(town, case)
    place = store.path_of(document.sha256)
    for at in range(0, len(PDF), max(1, len(PDF) // 50)):
        place.write_bytes(PDF[:at] + bytes([PDF[at] ^ 1]) + PDF[at + 1 :])
        with pytest.raises(store.Corrupt):
            queries.read(document.id)
        place.write_bytes(PDF[:at])
        with pytest.raises(store.Corrupt):
            queries.read(document.id)
    assert queries.scrub() == [(document.sha256, "corrupt")]


def test_a_lost_file_is_named_and_comes_back_when_the_same_bytes_are_kept_again(town, case):
    document = receive(town, case)
    store.path_of(document.sha256).unlink()
    with pytest.raises(store.Missing):
        queries.read(document.id)
    assert queries.scrub() == [(document.sha256, "missing")]
    store.keep(PDF)
    store.path_of(document.sha256).write_bytes(b"rot")
    store.keep(PDF)
    assert queries.scrub() == []


def test_our_own_letter_is_sealed_once_and_is_another_document_than_the_same_bytes_sent_in(town, case):
    sealed = actions.seal(case=case.id, name="Beslut 2023-000001.pdf", content=PDF, kind="letter", now=NOW)
    assert actions.seal(case=case.id, name="x.pdf", content=PDF, kind="letter", now=NOW) == queries.document(sealed.id)
    assert (sealed.direction, [step.step for step in sealed.steps]) == ("out", ["sealed"])
    assert receive(town, case).direction == "in"


def test_an_officers_first_reading_is_a_step_and_every_reading_is_logged(town, case):
    document = receive(town, case)
    for _ in range(2):
        document = actions.mark(document=document.id, step="read", actor=town.officer, now=NOW)
    assert [step.step for step in document.steps] == ["received", "unscanned", "read"]
    assert sum(line.verb == Verb.DOCUMENT_READ for line in audit.about_person(town.bo.id)) == 2


def test_a_document_that_is_not_there_is_not_there(town):
    for ask in (queries.document, queries.read):
        with pytest.raises(queries.NoSuchDocument):
            ask(0)


@pytest.mark.parametrize("model", [Document, Reading])
def test_the_database_refuses_to_change_or_remove_a_document(town, case, model):
    receive(town, case)
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.all().update(id=99)
    with pytest.raises(DatabaseError), transaction.atomic():
        model.objects.all().delete()


@pytest.mark.parametrize("change", [{"size": 0}, {"sha256": "../../etc/passwd"}])
def test_the_database_refuses_an_empty_document_and_a_hash_that_is_none(town, case, change):
    fields = {"size": 1, "sha256": "0" * 64, **change}
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.create(
            case_id=case.id,
            direction="in",
            kind="x",
            name="x",
            media_type="x",
            from_actor="x",
            received_at=NOW,
            **fields,
        )


def test_an_archive_is_no_document(town, case):
    with pytest.raises(WrongType):
        receive(town, case, ZIP, name="intyg.pdf")


@pytest.mark.faults
def test_twenty_connections_sending_one_file_file_it_once(racing_town):
    case = open_case(racing_town)
    results = race([lambda: receive(racing_town, case)] * 20)
    assert len({result.id for result in results}) == 1
    assert case_queries.case(case.number).version == 1
    assert queries.scrub() == []


@pytest.mark.faults
def test_twenty_connections_sealing_one_letter_seal_it_once(racing_town):
    case = open_case(racing_town)
    seal = {"case": case.id, "name": "Beslut.pdf", "content": PDF, "kind": "letter", "now": NOW}
    results = race([lambda: actions.seal(**seal)] * 20)
    assert len({result.id for result in results}) == 1


def test_a_store_on_another_disk_than_the_system_keeps_beside_the_place(files):
    store.keep(PDF)
    assert all(not path.name.startswith(".new-") for path in Path(files).rglob("*"))


def test_the_command_names_what_must_be_restored_and_fails(town, case, capsys):
    document = receive(town, case)
    call_command("verify_documents")
    assert "1 documents, 0 to restore" in capsys.readouterr().out
    store.path_of(document.sha256).write_bytes(PDF[:-1])
    with pytest.raises(SystemExit):
        call_command("verify_documents")
    assert f"{document.sha256}: corrupt" in capsys.readouterr().out
