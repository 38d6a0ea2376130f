from tryggve.casework.contract.records import Journey, Question, Section
from tryggve.casework.contract.text import Text
from tryggve.portals.claimant import journeys

WORDS = Text("", "")


def question(name, section="a", show_if=None, **more):
    return Question(name, section, WORDS, WORDS, "yesno", show_if=show_if, **more)


JOURNEY = Journey(
    WORDS, (), (Section("a", WORDS), Section("b", WORDS)),
    (
        question("full"),
        question("hours", show_if=("full", ("no",))),
        question("why", show_if=("hours", ("yes",))),
        question("money", "b"),
        question("note", "b", required=False),
    ),
    WORDS,
)  # fmt: skip


def names(answers):
    return [one.id for one in journeys.asked(JOURNEY, answers)]


def test_a_gate_opens_what_lies_behind_it():
    assert names({}) == ["full", "money", "note"]
    assert names({"full": "no"}) == ["full", "hours", "money", "note"]
    assert names({"full": "no", "hours": "yes"}) == ["full", "hours", "why", "money", "note"]


def test_a_question_under_a_closed_gate_is_not_asked_whatever_was_answered_before():
    assert "why" not in names({"full": "yes", "hours": "yes"})


def test_answers_under_a_gate_that_has_closed_are_let_go():
    assert journeys.kept(JOURNEY, {"full": "yes", "hours": "yes", "why": "x", "money": "no"}) == {
        "full": "yes",
        "money": "no",
    }


def test_the_next_question_is_the_one_that_the_answers_lead_to():
    assert journeys.next_after(JOURNEY, {"full": "no"}, JOURNEY.questions[0]).id == "hours"
    assert journeys.next_after(JOURNEY, {"full": "yes"}, JOURNEY.questions[0]).id == "money"
    assert journeys.next_after(JOURNEY, {"full": "yes"}, JOURNEY.questions[4]) is None


def test_what_need_not_be_answered_counts_when_it_has_been_passed():
    answers = {"full": "yes", "money": "no"}
    assert journeys.first_left(JOURNEY, answers).id == "note"
    assert journeys.first_left(JOURNEY, {**answers, "note": ""}) is None


def test_a_section_says_how_far_it_has_come():
    assert journeys.section_state(JOURNEY, {}, "a") == "todo"
    assert journeys.section_state(JOURNEY, {"full": "no"}, "a") == "started"
    assert journeys.section_state(JOURNEY, {"full": "yes"}, "a") == "done"
