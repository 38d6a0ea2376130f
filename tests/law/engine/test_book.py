from fractions import Fraction

import pytest

from tests.law.engine.books import book_of, sample
from tryggve.law.engine import Amounts, Dagar, Kronor, KronorExakt, rule
from tryggve.law.engine.amounts import load_amounts
from tryggve.law.engine.cases import load_cases
from tryggve.law.engine.choices import load_choices
from tryggve.law.engine.errors import BrokenFile, BrokenText, Cycle, OutOfRange, TwoRules, UnknownName, WrongUnit
from tryggve.law.engine.facts import DECLARED, fact


@rule("1 §")
def ett(två: Kronor) -> Kronor:
    return två


@rule("2 §")
def två(tre: Kronor) -> Kronor:
    return tre


@rule("3 §")
def tre(ett: Kronor) -> Kronor:
    return ett


@rule("3 §", name="tre")
def tre_utan(p: Amounts) -> Kronor:
    return 3


def test_a_circle_is_refused_with_its_path():
    with pytest.raises(Cycle, match="ett -> två -> tre -> ett"):
        book_of(ett=ett, två=två, tre=tre)


def test_an_unknown_argument_names_its_rule_and_the_nearest():
    with pytest.raises(UnknownName, match="'två' is not known as an argument of 'ett'"):
        book_of(ett=ett)


def test_two_versions_on_one_day_are_refused_with_their_places():
    with pytest.raises(TwoRules, match=r"'tre' are in force on .*test_book:\d+ and .*test_book:\d+"):
        book_of(ett=ett, två=två, tre=tre, annan=tre_utan)


def test_versions_may_follow_each_other():
    @rule("1 §", name="belopp", until="2020-12-31")
    def gammal() -> Kronor:
        return 1

    @rule("1 §", in_force="2021-01-01")
    def belopp() -> Kronor:
        return 2

    assert len(book_of(a=gammal, b=belopp).rules["belopp"]) == 2


def test_units_must_agree():
    @rule("4 §")
    def dagar(två: Dagar) -> Dagar:
        return två

    with pytest.raises(WrongUnit, match="reads 'två' as a whole number in dagar, but 'två' is a whole number in kr"):
        book_of(två=två, tre=tre_utan, dagar=dagar)


def test_a_whole_number_may_be_read_as_exact_but_not_the_other_way():
    @rule("5 §")
    def exakt(tre: KronorExakt) -> KronorExakt:
        return Fraction(tre)

    @rule("6 §")
    def hel(exakt: Kronor) -> Kronor:
        return exakt

    book_of(tre=tre_utan, exakt=exakt)
    with pytest.raises(WrongUnit, match="'hel'"):
        book_of(tre=tre_utan, exakt=exakt, hel=hel)


def test_a_name_is_either_a_rule_or_a_fact():
    clash = fact("tre", Kronor, question="Hur många?")
    globals().pop(DECLARED)
    with pytest.raises(TwoRules, match="'tre' is declared both"):
        book_of(tre=tre_utan, facts={"tre": clash})


def test_a_text_that_names_something_else_is_refused():
    @rule("7 §", text="{annat} kr")
    def sju() -> Kronor:
        return 7

    @rule("7 §", text="{7} kr {")
    def åtta() -> Kronor:
        return 8

    with pytest.raises(UnknownName, match="in the text of 'sju'"):
        book_of(sju=sju)
    with pytest.raises((BrokenText, UnknownName)):
        book_of(åtta=åtta)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[tak]\nlabel = ", "line 2"),
        ("\n\n[tak]\nlabel = 'x'\nunit = 'kr'\nvalues = []", r"line 3: \[tak\]: 'values' must be"),
        ("[tak]\nlabel = 'x'\nunit = 'kr'\nvalues = [{from = 2020-01-01, value = 1}]", "lacks 'source'"),
        ("[tak]\nlabel = 'x'\nunit = 'kr'\nvalues = [{from = '2020', value = 1, source = 's'}]", "must be dates"),
        ("[tak]\nlabel = 'x'\nunit = 'kr'\nvalues = [{from = 2020-01-01, value = 1.5, source = 's'}]", "exact text"),
        (
            "[tak]\nlabel = 'x'\nunit = 'kr'\nvalues = [\n{from = 2020-01-01, to = 2020-05-01, value = 1, source = 's'},\n{from = 2020-04-01, value = 1, source = 's'}]",
            "two values hold on 2020-04-01",
        ),
        ("tak = 5", "must be a table"),
    ],
)
def test_a_broken_amounts_file_names_file_and_line(tmp_path, text, says):
    file = tmp_path / "amounts.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenFile, match=says) as refused:
        load_amounts(file)
    assert str(refused.value).startswith("amounts.toml")


def test_an_amount_outside_its_own_range_is_refused(tmp_path):
    file = tmp_path / "amounts.toml"
    file.write_text(
        "[tak]\nlabel = 'x'\nunit = 'kr'\nrange = [0, 5]\nvalues = [{from = 2020-01-01, value = 6, source = 's'}]"
    )
    with pytest.raises(OutOfRange, match="outside its range"):
        load_amounts(file)


def test_a_choice_must_have_its_default_among_its_alternatives(tmp_path):
    file = tmp_path / "choices.toml"
    file.write_text("[val]\nlabel = 'x'\ndefault = 'c'\nalternatives = ['a', 'b']\nreason = 'r'\nparagraph = '1 §'")
    with pytest.raises(BrokenFile, match="the default 'c'"):
        load_choices(file)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[case]]\nname = 'x'", "lacks 'paragraph'"),
        ("[[case]]\nname = 'x'\nparagraph = 'p'\non = 2020-01-01\nsource = 's'", "expects nothing"),
        ("[[case]]\nname = 'x'\nnamn = 'y'", "unknown key 'namn'"),
        ("case = 5", r"must hold \[\[case\]\]"),
    ],
)
def test_a_broken_case_names_file_and_line(tmp_path, text, says):
    file = tmp_path / "fall.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenFile, match=says):
        load_cases(file)


def test_the_hash_of_a_book_is_the_same_each_time():
    assert sample().hash == sample().hash
