import io
import zlib

import pikepdf
import pytest

from tryggve.casework.letters.eol import settle


def document(*streams):
    """A PDF by hand, with these streams as objects after the page."""
    parts, offsets = [b"%PDF-1.7\n"], []
    bodies = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<<>>/Contents 4 0 R>>",
        *(b"<</Length %d>>\nstream\n%s\nendstream" % (len(data), data) for data in streams),
    ]  # fmt: skip
    for number, body in enumerate(bodies, 1):
        offsets.append(sum(map(len, parts)))
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = sum(map(len, parts))
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    parts.append(b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, rows))
    parts.append(b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(bodies) + 1, start))
    return b"".join(parts)


def test_a_file_without_doubt_is_left_alone():
    whole = document(b"q Q", b"x")
    assert settle(whole) is whole


def test_a_return_before_the_end_gets_a_whole_end_of_line_and_the_table_moves_along():
    settled = settle(document(b"q Q\r", b"y", zlib.compress(b"z"), b"\r"))
    assert settled.count(b"\r\r\nendstream") == 2
    with pikepdf.open(io.BytesIO(settled), attempt_recovery=False) as read:
        assert read.check_pdf_syntax() == []
        assert [bytes(read.get_object(number, 0).read_raw_bytes()) for number in (4, 5, 7)] == [b"q Q\r", b"y", b"\r"]


def test_a_file_without_a_plain_table_is_refused():
    with pytest.raises(ValueError, match="cross-reference"):
        settle(b"%PDF-1.7\nstream\nx\r\nendstream")
