import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tryggve.casework.cases import queries as cases
from tryggve.casework.documents import queries as documents

PATH = "/mina-sidor/dokument/"


def picture():
    def part(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = part(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + part(b"IDAT", zlib.compress(b"\0\xff\0\0")) + part(b"IEND", b"")


@pytest.fixture
def case(road):
    return cases.case(road.applied().number)


def send(client, *files):
    return client.post(PATH, {"files": [SimpleUploadedFile(name, content) for name, content in files]})


def test_a_picture_is_received_and_can_be_fetched_back(bo, case):
    assert send(bo, ("läkarintyg.png", picture()))["Location"] == f"{PATH}?mottaget=1"
    kept = documents.documents(case.id)[0]
    answer = bo.get(f"{PATH}{kept.id}/")
    assert answer.content == picture()
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"].startswith("sandbox")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("stor.pdf", b"%PDF-1.4" + b"0" * (21 * 1024 * 1024), "stor.pdf är 22"),
        ("intyg.pdf", b"MZ\x90\x00" + b"\0" * 500, "intyg.pdf är inte en PDF eller en bild, vad den än heter."),
        ("tom.pdf", b"", "tom.pdf är tom. Välj filen igen."),
        ("bild.svg", b"<svg onload='alert(1)'/>", "bild.svg är inte en PDF eller en bild"),
    ],
)
def test_a_file_that_is_refused_has_a_sentence_with_its_name_and_the_page_is_whole(bo, case, name, content, sentence):
    answer = send(bo, (name, content))
    shown = answer.content.decode().replace("\u00a0", " ")
    assert answer.status_code == 422
    assert sentence in shown
    assert "<h1>Mina dokument</h1>" in shown
    assert not documents.documents(case.id)


def test_good_files_are_kept_beside_a_bad_one(bo, case):
    send(bo, ("bild.png", picture()), ("tom.pdf", b""))
    assert [kept.name for kept in documents.documents(case.id)] == ["bild.png"]


def test_no_file_is_said(bo, case):
    assert "Välj en fil först." in bo.post(PATH).content.decode()


def test_another_persons_document_does_not_exist(bo, case, rut):
    send(bo, ("bild.png", picture()))
    kept = documents.documents(case.id)[0]
    assert rut.get(f"{PATH}{kept.id}/").status_code == 404
    assert rut.get(f"{PATH}999999/").status_code == 404
