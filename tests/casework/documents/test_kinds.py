"""The name decides nothing; what is two things at once is neither."""

import contextlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.casework.documents.files import EICAR, ELF, EXE, HEIC, HTML, JPEG, PDF, PNG, SVG, ZIP
from tryggve.casework.documents import kinds
from tryggve.casework.documents.kinds import WrongType, clean_name, kind_of

WHOLE = {"pdf": PDF, "jpeg": JPEG, "png": PNG, "heic": HEIC}
MP4 = struct.pack(">I", 24) + b"ftypisom\0\0\0\0isomavc1" + struct.pack(">I", 8) + b"mdat"


@pytest.mark.parametrize(
    "content",
    [EXE, ELF, HTML, SVG, ZIP, EICAR, MP4, b"GIF89a" + bytes(40), b"#!/bin/sh\nrm -rf /\n", b"hej", b"\0", b"PK\x03\x04" + bytes(60),
     b"{\\rtf1 hej}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"II*\0" + bytes(60), b"RIFF\0\0\0\0WEBPVP8 " + bytes(30)],
)  # fmt: skip
def test_other_kinds_are_refused_whatever_they_are_called(content):
    with pytest.raises(WrongType):
        kind_of(content)


@pytest.mark.parametrize("kind", WHOLE)
def test_a_whole_file_is_taken_with_the_padding_that_scanners_and_cameras_add(kind):
    assert kind_of(WHOLE[kind])
    if kind != "heic":
        assert kind_of(WHOLE[kind] + b"\r\n\0\0")


@pytest.mark.parametrize("kind", WHOLE)
@pytest.mark.parametrize("stranger", [EXE, ELF, HTML, SVG, ZIP])
def test_a_file_of_two_kinds_at_once_is_refused(kind, stranger):
    for polyglot in (stranger + WHOLE[kind], WHOLE[kind] + stranger):
        with pytest.raises(WrongType):
            kind_of(polyglot)


def test_a_page_hidden_in_the_head_of_a_picture_or_a_pdf_is_refused():
    comment = b"\xff\xfe" + struct.pack(">H", 2 + len(HTML)) + HTML
    with pytest.raises(WrongType):
        kind_of(JPEG[:2] + comment + JPEG[2:])
    with pytest.raises(WrongType):
        kind_of(PDF.replace(b"1 0 obj", HTML + b"\n1 0 obj", 1))
    with pytest.raises(WrongType):
        kind_of(JPEG[:20] + b"%PDF-1.4" + JPEG[20:])


@pytest.mark.parametrize("kind", WHOLE)
def test_a_file_cut_in_the_middle_is_refused(kind):
    with pytest.raises(WrongType):
        kind_of(WHOLE[kind][: len(WHOLE[kind]) - 9])


@pytest.mark.parametrize("head", [b"%PDF-", b"\n%PDF-1.7\n", b"junk%PDF-1.7\n", b"%pdf-1.7\n"])
def test_a_pdf_begins_with_its_first_byte(head):
    with pytest.raises(WrongType):
        kind_of(head + PDF[9:])


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"%PDF-1.4\n", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"\0\0\0\x18ftypheic"]),
)
def test_no_bytes_at_all_break_the_look_at_a_file(content, head):
    with contextlib.suppress(WrongType):
        assert kind_of(head + content) in kinds.MAGIC.values()


@pytest.mark.parametrize(
    ("given", "cleaned"),
    [
        ("intyg.pdf", "intyg.pdf"), ("INTYG.PDF", "INTYG.pdf"), ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\windows\\system32\\cmd.exe", "cmd.exe.pdf"), ("/etc/shadow", "shadow.pdf"), ("", "dokument.pdf"),
        ("...", "dokument.pdf"), ("a\x00b.pdf", "ab.pdf"), ("fil\u202efdp.exe", "filfdp.exe.pdf"), ("läkarintyg å.pdf", "läkarintyg å.pdf"),
        ("a\r\nContent-Type: text/html\r\n.pdf", "html.pdf"), ('"><script>.pdf', "___script_.pdf"), ("C:\\Users\\Bo\\intyg.pdf", "intyg.pdf"),
        (".htaccess", "htaccess.pdf"), ("intyg.pdf.exe", "intyg.pdf.exe.pdf"), ("CON|a?.pdf", "CON_a_.pdf"),
    ],
)  # fmt: skip
def test_a_name_has_no_folders_no_hidden_characters_and_an_ending_that_tells_the_truth(given, cleaned):
    name = clean_name(given, kinds.PDF)
    assert "/" not in name
    assert "\\" not in name
    assert name.endswith(".pdf")
    assert name == cleaned


@given(st.text(max_size=400))
def test_any_name_becomes_a_name_that_fits_and_stays_as_it_is(text):
    name = clean_name(text, kinds.JPEG)
    assert 5 <= len(name) <= kinds.LONGEST_NAME
    assert name.endswith((".jpg", ".jpeg"))
    assert clean_name(name, kinds.JPEG) == name
    assert not set(name) & set('/\\<>:"|?*\0\n')
