from datetime import date
from fractions import Fraction

import pytest

from tests.law.engine.books import AMINA, ON, book_of, sample
from tests.law.engine.sample.rules import Grund, Medlem
from tryggve.law.engine import rule
from tryggve.law.engine.errors import (
    MissingFact,
    NoAmount,
    NoRule,
    OpenQuestion,
    OutOfRange,
    RuleFault,
    UnknownName,
    WrongType,
)


def test_a_decision_gives_the_values_asked_for():
    made = sample().decide(AMINA, on=ON, targets=["dagpenning", "grund"])
    # 30 000 × 82,5 % = 24 750 a month; 80 % of it by 22 days is exactly 900
    assert made.results == {"dagpenning": 900, "grund": Grund.BETALT}


def test_an_amount_is_the_one_in_force_on_the_date():
    facts = {**AMINA, "inkomster": [500_000] * 6}
    answers = {day: sample().decide(facts, on=day, targets=["dagpenning"]).value("dagpenning") for day in DAYS}
    assert answers == {date(2020, 1, 1): 910, date(2021, 12, 31): 910, date(2022, 1, 1): 1200}


DAYS = (date(2020, 1, 1), date(2021, 12, 31), date(2022, 1, 1))


def test_the_version_in_force_on_the_date_is_applied():
    facts = {**AMINA, "medlem": "SEX", "sort": "a"}
    assert [sample().decide(facts, on=d, targets=["nivå"]).value("nivå") for d in DAYS] == [50, 50, 65]


def test_any_rule_may_be_given_instead_of_computed():
    made = sample().decide({}, on=ON, targets=["dagpenning"], given={"lön": "34800/22", "nivå": 80})
    assert made.value("dagpenning") == 58  # 80 % of 1 581,82 by 22 is 57,52
    assert made.given == {"lön": Fraction(34800, 22), "nivå": 80}
    assert [f.name for f in made.findings] == ["dagpenning"]


def test_a_rule_among_the_facts_is_given_too():
    assert sample().decide({"lön": 22_000, "nivå": 80}, on=ON, targets=["dagpenning"]).value("dagpenning") == 800


def test_a_finding_says_what_it_rests_on():
    made = sample().decide(AMINA, on=ON, targets=["dagpenning"])
    finding = next(f for f in made.findings if f.name == "dagpenning")
    assert finding.paragraph == "PROV 4 §"
    assert finding.text == "Dagpenningen är 900 kr, högst 1\N{NO-BREAK SPACE}200 kr (halv_uppåt)."
    assert finding.inputs == {"lön": 24_750, "nivå": 80, "avdrag": 0}
    assert finding.amounts["tak"] == {"value": 1200, "from": date(2022, 1, 1), "source": "påhittad"}
    assert finding.choices == {"avrundning": "halv_uppåt"}


def test_a_choice_changes_the_answer_and_an_unknown_one_is_refused():
    facts = {**AMINA, "inkomster": [30_001] * 6}
    book = sample()
    answers = {
        c: book.decide(facts, on=ON, targets=["dagpenning"], choices={"avrundning": c}).value("dagpenning")
        for c in ("halv_uppåt", "nedåt", "uppåt")
    }
    assert answers == {"halv_uppåt": 900, "nedåt": 900, "uppåt": 901}
    with pytest.raises(WrongType, match="halv_uppåt, nedåt, uppåt"):
        book.decide(facts, on=ON, targets=["dagpenning"], choices={"avrundning": "bakåt"})
    with pytest.raises(UnknownName, match="avrundning"):
        book.decide(facts, on=ON, targets=["dagpenning"], choices={"avrundningar": "nedåt"})


def test_a_missing_fact_names_the_question_that_supplies_it():
    with pytest.raises(MissingFact, match="Hur gammal är du") as refused:
        sample().decide({"inkomster": [0] * 6}, on=ON, targets=["grund"])
    assert (refused.value.name, refused.value.others) == ("ålder", ())


def test_missing_facts_can_be_collected_instead():
    made = sample().decide({"ålder": 40}, on=ON, targets=["grund", "arbetslöshet"], missing="collect")
    assert [f.name for f in made.missing] == ["inkomster", "utbud"]
    assert made.results == {}
    with pytest.raises(OpenQuestion, match="inkomster"):
        made.value("grund")


def test_a_judgement_is_an_open_question_for_the_officer():
    made = sample().decide(AMINA, on=ON, targets=["dagpenning", "sanktion"])
    assert [q.name for q in made.open_questions] == ["giltigt_skäl"]
    assert made.results == {"dagpenning": 900}
    answered = sample().decide({**AMINA, "giltigt_skäl": False}, on=ON, targets=["sanktion"])
    assert (answered.value("sanktion"), answered.open_questions) == (45, ())


def test_facts_are_read_from_json_values():
    facts = {
        **AMINA,
        "medlemskap": [{"från": "2023-01-01", "till": "2023-02-01"}, {"från": "2023-04-01"}],
        "månad": "2023-04",
        "avdrag": "100.5",
    }
    made = sample().decide(facts, on=ON, targets=["medlemsdagar", "dagpenning"])
    assert made.results == {"medlemsdagar": 31 + 30, "dagpenning": 800}  # 799,5 upwards
    assert made.facts["medlem"] is Medlem.TOLV
    assert made.facts["månad"] == date(2023, 4, 1)


@pytest.mark.parametrize(
    ("facts", "error", "says"),
    [
        ({"åldr": 3}, UnknownName, "nearest: ålder"),
        ({"ålder": "fyrtio"}, WrongType, "'ålder' must be a whole number"),
        ({"ålder": True}, WrongType, "a whole number"),
        ({"ålder": 40.5}, WrongType, "a whole number"),
        ({"ålder": 131}, OutOfRange, "above the highest possible value 130"),
        ({"ålder": -1}, OutOfRange, "below the lowest possible value 0"),
        ({"inkomster": [1, 2]}, OutOfRange, "exactly 6 values, not 2"),
        ({"inkomster": 5}, WrongType, "a list"),
        ({"inkomster": [0, 0, 0, 0, 0, -3]}, OutOfRange, r"inkomster\[5\]"),
        ({"medlem": "KANSKE"}, WrongType, "NEJ, SEX, TOLV"),
        ({"sort": "d"}, WrongType, "a or b or c"),
        ({"månad": "2023-04-02"}, WrongType, "a month such as 2025-10"),
        ({"medlemskap": [{"from": "2023-01-01"}]}, UnknownName, "nearest: från"),
        ({"medlemskap": [{"till": "2023-01-01"}]}, WrongType, "lacks från"),
        ({"medlemskap": [{"från": "1 maj"}]}, WrongType, r"medlemskap\[0\].från"),
        ({"avdrag": "1/0"}, WrongType, "an exact number"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_in_one_sentence(facts, error, says):
    with pytest.raises(error, match=says) as refused:
        sample().decide({**AMINA, **facts}, on=ON, targets=["grund"])
    assert "\n" not in str(refused.value)


def test_a_date_before_the_first_amount_is_refused():
    with pytest.raises(NoAmount, match="'delare' has no value on 2019-12-31; its first value is from 2020-01-01"):
        sample().decide(AMINA, on=date(2019, 12, 31), targets=["dagpenning"], given={"lön": 1})


def test_an_amount_that_has_ended_is_no_amount():
    with pytest.raises(NoAmount, match="upphörd"):
        sample().decide({}, on=ON, targets=["sen_regel"])


def test_a_rule_before_its_first_day_is_no_rule():
    with pytest.raises(NoRule, match="sen_regel"):
        sample().decide({}, on=date(2021, 5, 31), targets=["sen_regel"])


def test_an_unknown_target_names_the_nearest():
    with pytest.raises(UnknownName, match="nearest: dagpenning"):
        sample().decide(AMINA, on=ON, targets=["dagpening"])


def test_a_value_outside_what_its_rule_declares_is_refused():
    with pytest.raises(OutOfRange, match="månader"):
        sample().decide({}, on=ON, targets=["omdöme"], given={"månader": 7, "grund": "BETALT"})


def test_a_rule_that_breaks_down_says_where():
    @rule("1 §")
    def delad(delare: int) -> int:
        return 1 // delare

    @rule("1 §")
    def delare() -> int:
        return 0

    with pytest.raises(
        RuleFault, match=r"'delad' \(1 §, tests.law.engine.test_decide, line \d+\) broke down: ZeroDivis"
    ):
        book_of(delad=delad, delare=delare).decide({}, on=ON, targets=["delad"])
