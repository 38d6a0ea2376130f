import io
import json
import re
from datetime import UTC, datetime

import page
import pikepdf
import pytest

from tests.casework.matter import LETTER
from tryggve.casework.letters import setting
from tryggve.casework.letters.blocks import blocks
from tryggve.casework.letters.setting import NotSet, pdf

AT = datetime(2023, 3, 15, 12, tzinfo=UTC)
HEAD = {
    "insurer": "Tryggve a-kassa", "colour": "#005a70", "references": [["Datum", "15 mars 2023"], ["Ärende", "2023-000017"]],
    "recipient": ["Bo Bengtsson", "Storgatan 1", "903 26 Umeå"], "contact": ["Telefon 010-100 20 30."], "foot": ["Tryggve a-kassa", "Box 100"],
}  # fmt: skip
FACTS = [{"label": "Månader", "value": "12 uppgifter", "source": "Arbetsgivarintyg", "known": "3 mars 2023"}]
NASTY = [
    "<script>alert(1)</script>", '#import "/etc/passwd": *', "*fet* _kursiv_ $x^2$ `kod`", '#read("/etc/passwd")', "\\u{202e} // inget",
    "= Rubrik\n+ ett\n- två", '"]; panic("x")', "{{ 7*7 }} ${7*7} %s %(x)s", "å ä ö Å Ä Ö é ñ ł Ж 中 😀", "a" * 300,
]  # fmt: skip


def letter(**over):
    said = {**LETTER, "facts": FACTS, "disagree_by": "2023-05-15", **over}
    return blocks(said, language=said["language"], facts=[], head=HEAD, review_until=None)


def made(**over):
    return pdf(letter(**over), template="decision", at=AT)


def text_of(content):
    """Every word of the document, by the font's own table of characters (what a reader's machine hears)."""
    words = []
    with pikepdf.open(io.BytesIO(content)) as document:
        for leaf in document.pages:
            tables = {name: _unicode(font) for name, font in leaf.Resources.Font.items()}
            font = None
            for operands, operator in pikepdf.parse_content_stream(leaf):
                if str(operator) == "Tf":
                    font = str(operands[0])
                elif str(operator) in {"Tj", "TJ"}:
                    pieces = operands[0] if str(operator) == "TJ" else operands
                    words += [tables[font](bytes(piece)) for piece in pieces if isinstance(piece, pikepdf.String)]
    return "".join(words)


def _unicode(font):
    found = {}
    cmap = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, told in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(told).decode("utf-16-be")
    return lambda raw: "".join(found.get(int.from_bytes(raw[i : i + 2], "big"), "") for i in range(0, len(raw), 2))


def tags(content):
    """The structure tree as a list of tag names, in reading order."""
    found = []

    def walk(node):
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append(str(node.S).lstrip("/"))
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(io.BytesIO(content)) as document:
        walk(document.Root.StructTreeRoot.K)
    return found


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_letter_says_that_it_is_pdf_a_2a_and_pdf_ua_1_and_names_its_language_and_title(language):
    with pikepdf.open(io.BytesIO(made(language=language))) as document:
        meta = document.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"], meta["pdfuaid:part"]) == ("2", "A", "1")
        assert str(document.Root.Lang).startswith(language)
        assert meta["dc:title"] == LETTER["title"]
        assert document.Root.ViewerPreferences.DisplayDocTitle is True
        assert document.Root.MarkInfo.Marked is True
        for leaf in document.pages:
            for font in leaf.Resources.Font.values():
                assert "FontFile2" in str(font.DescendantFonts[0].FontDescriptor.keys()) or "FontFile3" in str(
                    font.DescendantFonts[0].FontDescriptor.keys()
                )


@pytest.mark.parametrize("profile", ["ua1", "2a"])
@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("bare", [False, True])
def test_a_checker_of_its_own_finds_nothing_against_the_standards(profile, language, bare):
    nothing = {"stair": [], "conditions": [], "reasons": [], "choices": [], "facts": [], "disagree_by": ""}
    report = page.validate_pdf_bytes(made(language=language, **(nothing if bare else {})), profile=profile)
    assert [(failure.rule_id, failure.message) for failure in report.failures] == []
    assert report.is_compliant


def test_no_stream_can_be_read_a_byte_short_however_the_letter_reads(monkeypatch):
    with monkeypatch.context() as raw:
        raw.setattr(setting, "settle", lambda content: content)
        letters = ((number, made(reasons=[f"Ärende {number}."])) for number in range(1000))
        number, unlucky = next((number, content) for number, content in letters if b"\r\nendstream" in content)
    assert [found.rule_id for found in page.validate_pdf_bytes(unlucky, profile="2a").failures] == [
        "PDFA2A-STREAM-LENGTH-001"
    ]
    settled = made(reasons=[f"Ärende {number}."])
    assert page.validate_pdf_bytes(settled, profile="2a").is_compliant
    assert page.validate_pdf_bytes(settled, profile="ua1").is_compliant
    assert text_of(settled) == text_of(unlucky)


def test_the_same_data_and_time_give_the_same_bytes_and_another_time_does_not():
    assert made() == made()
    assert made() != pdf(letter(), template="decision", at=AT.replace(minute=1))
    assert made() != made(now="Något annat.")


@pytest.mark.parametrize("words", NASTY)
def test_markup_and_script_stand_as_they_were_written(words):
    content = made(reasons=[words], title=words, decision=words, disagree=words, choices=[words])
    assert b"alert(1)" not in content or b"/JavaScript" not in content
    with pikepdf.open(io.BytesIO(content)) as document:
        assert "/OpenAction" not in document.Root
        assert "/Names" not in document.Root or "/JavaScript" not in document.Root.Names
    plain = "".join(words.split())
    if plain.isascii() and len(plain) < 100:
        assert plain in "".join(text_of(content).split())


def test_headings_follow_each_other_without_a_skip_and_tables_have_headers():
    found = tags(made())
    assert found.count("H1") == 1
    assert found.count("H2") == 7
    assert not [tag for tag in found if tag in {"H3", "H4"}]
    assert found.index("H1") < found.index("H2")
    assert found.count("Table") == 3
    assert found.count("TH") == 3 + 3 + 4


def test_the_sentence_comes_first_and_the_stair_before_the_way_to_disagree():
    heard = "".join(text_of(made()).split())
    order = ["Dufårersättning", "Rapporteradinförstavecka", "Dinlön", "ALF25§", "Uppfyllt", "Inteuppfyllt", "avrundasupp", "Arbetsgivarintyg",
             "Skrivtilloss", "Räknatfrånbeslutetsdag", "Telefon"]  # fmt: skip
    places = [heard.index(words) for words in order]
    assert places == sorted(places)


def test_a_letter_that_cannot_be_set_says_so():
    broken = letter()
    del broken["stair"]
    with pytest.raises(NotSet):
        pdf(broken, template="decision", at=AT)
    json.dumps(letter())
