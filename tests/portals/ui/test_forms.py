import pytest

from tryggve.casework.contract.records import Option, Question
from tryggve.casework.contract.text import Text
from tryggve.portals.ui import forms


def question(kind, **more):
    return Question("hours", "work", Text("Hur många?", "How many?"), Text("", ""), kind, **more)


@pytest.mark.parametrize(
    ("kind", "written", "kept"),
    [
        ("hours", "7,5", "7.5"),
        ("kronor", "28 600", "28600"),
        ("date", "20230306", "2023-03-06"),
        ("yesno", "yes", "yes"),
        ("text", " det blev så ", "det blev så"),
        ("employers", "556999-0004\n5569990012", ["5569990004", "5569990012"]),
    ],
)
def test_an_answer_is_kept_in_one_form(kind, written, kept):
    assert forms.read(question(kind), {"hours": written}) == (kept, "")


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("hours", "tolv"),
        ("kronor", "mycket"),
        ("date", "i mars"),
        ("yesno", "kanske"),
        ("employers", "556999-0005"),
        ("hours", ""),
    ],
)
def test_a_wrong_answer_has_a_sentence(kind, written):
    _value, error = forms.read(question(kind), {"hours": written})
    assert error.endswith(".")


def test_what_was_written_wrong_is_kept_as_it_was_written():
    assert forms.read(question("hours"), {"hours": "tolv"})[0] == "tolv"


def test_the_question_says_itself_what_is_wrong():
    asked = question("yesno", error=Text("Välj ja eller nej om du har eget företag.", "Choose."))
    assert forms.read(asked, {})[1] == "Välj ja eller nej om du har eget företag."


def test_only_a_choice_that_was_offered_is_taken():
    asked = question("choice", options=(Option("a", Text("A", "A")),))
    assert forms.read(asked, {"hours": "a"}) == ("a", "")
    assert forms.read(asked, {"hours": "b"})[1]


def test_what_need_not_be_answered_may_be_left_out():
    assert forms.read(question("hours", required=False), {}) == ("", "")


def test_the_list_of_errors_leads_to_the_control_and_counts_in_words():
    fields = forms.marked(
        [
            forms.Field("q-a", "a", "A", "choice", choices=(forms.Choice("1", "1"),)),
            forms.Field("q-b", "b", "B"),
            forms.Field("q-c", "c", "C"),
        ],
        {"a": "Välj.", "b": "Skriv."},
    )
    assert [(fault.target, fault.text) for fault in forms.faults(fields)] == [("q-a-1", "Välj."), ("q-b", "Skriv.")]
    assert forms.heading(2) == "Två saker behöver rättas."
    assert forms.heading(1) == "En sak behöver rättas."
    assert forms.heading(14) == "14 saker behöver rättas."


def test_what_is_no_amount_stands_as_it_was_written():
    assert forms.amount("30 000") == "30\u00a0000\u00a0kr"
    assert forms.amount("<b>") == "<b>"
