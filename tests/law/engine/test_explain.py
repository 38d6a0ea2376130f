from tests.law.engine.books import AMINA, ON, sample


def test_why_puts_the_values_into_the_rules_own_source():
    made = sample().decide({**AMINA, "ålder": 70}, on=ON, targets=["grund", "arbetslöshet", "omdöme"])
    assert made.why("grund") == ["nej 20 <= ålder = 70 < 66", "= Grund.ÅLDER = ålder"]
    assert made.why("arbetslöshet") == [
        "nej utbud = 40 == 0",
        "nej timmar = 10 > utbud = 40",
        "= half_up(100 * (utbud - timmar), utbud) = 75",
    ]


def test_why_stops_where_python_stops():
    made = sample().decide({**AMINA, "medlem": "SEX", "sort": "b"}, on=ON, targets=["nivå"])
    assert made.why("nivå")[-2:] == ["nej sort = b != b", "= 55 = 55"]


def test_why_of_a_loop_shows_its_names():
    made = sample().decide(AMINA, on=ON, targets=["summa"])
    assert made.why("summa")[-1].startswith("= total = 180")


def test_a_fact_and_a_given_value_say_what_they_are():
    made = sample().decide(AMINA, on=ON, targets=["dagpenning"], given={"lön": 1000})
    assert made.why("lön") == ["lön was given."]
    assert made.why("avdrag") == ["avdrag is a fact."]


def test_the_tree_unfolds_each_value_once():
    text = sample().decide(AMINA, on=ON, targets=["grund", "omdöme"]).explain()
    assert text.splitlines()[0] == "grund = betalt · PROV 7 §"
    assert text.count("Dagpenningen är 900 kr") == 1
    assert "(se ovan)" in text
    assert "tak = 1\N{NO-BREAK SPACE}200 från 2022-01-01 (påhittad)" in text


def test_the_tree_says_what_waits():
    assert "sanktion: väntar på giltigt_skäl" in sample().decide(AMINA, on=ON, targets=["sanktion"]).explain()
