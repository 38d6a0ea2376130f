import pytest

from tryggve.gateways.safe_xml import BrokenXML, canonical, parse


@pytest.mark.parametrize(
    ("document", "part", "expected"),
    [
        ('<a xmlns="u:a"><b><c>text</c></b></a>', 0, '<b xmlns="u:a"><c>text</c></b>'),
        ('<a xmlns="u:a"><b xmlns="u:b"><c>x</c></b>tail</a>', 0, '<b xmlns="u:b"><c>x</c></b>'),
        ('<a xmlns:q="u:q" xmlns="u:a"><b z="1" y="2"/></a>', 0, '<b xmlns="u:a" xmlns:q="u:q" y="2" z="1"></b>'),
        ("<a><b>&lt;&#13;&amp;<!-- seen by nobody --></b></a>", 0, "<b>&lt;&#xD;&amp;</b>"),
    ],
)
def test_the_canonical_form_carries_its_surroundings_and_nothing_else(document: str, part: int, expected: str) -> None:
    assert canonical(parse(document.encode())[part]).decode() == expected


def test_too_much_is_refused() -> None:
    with pytest.raises(BrokenXML, match="at most"):
        parse(b"<a>" + b" " * 100 + b"</a>", most_bytes=50)


def test_a_comment_does_not_cut_a_text_in_two() -> None:
    assert parse(b"<a>19850709<!-- x -->9813</a>").text == "198507099813"
