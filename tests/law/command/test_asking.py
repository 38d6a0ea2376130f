"""The command as a person meets it: an answer, or one sentence and status 2."""

import io
import json

import pytest

from tryggve.law.command import main

GIVEN = ["--set", "inkomstvillkor=huvudregel", "--set", "månader_över_gräns=11"]
ASK = ["--law", "laf", "--on", "2025-11-01"]


@pytest.fixture
def ask(capsys):
    def run(*argv):
        status = main(argv)
        out, err = capsys.readouterr()
        return status, out, err

    return run


def test_eval_gives_the_value_its_findings_and_a_receipt_as_json(ask):
    status, out, err = ask("eval", "ersättningsperiod", *ASK, *GIVEN, "--json")
    answer = json.loads(out)
    assert (status, err) == (0, "")
    assert {"law", "on", "results", "findings", "receipt"} <= answer.keys()
    assert (answer["law"], answer["on"], answer["results"]) == ("laf", "2025-11-01", {"ersättningsperiod": 300})
    assert answer["findings"][0]["paragraph"] == "LAF 4 kap. 4–5 §§"
    assert answer["receipt"]["given"] == {"inkomstvillkor": "huvudregel", "månader_över_gräns": 11}


def test_eval_says_the_same_in_words(ask):
    assert ask("eval", "ersättningsperiod", *ASK, *GIVEN)[1] == "ersättningsperiod = 300 dagar · LAF 4 kap. 4–5 §§\n"


def test_exact_values_are_texts_and_whole_ones_numbers(ask):
    name = "ny_ersättningsgrundande_inkomst"
    shared = ["eval", name, *ASK, "--json", "--set", "inkomstvillkor=huvudregel", "--set"]
    for income, answer in {"240000": 20_000, "123450": "10287.5", "100001": "100001/12"}.items():
        assert json.loads(ask(*shared, f"inkomst_i_ramtiden={income}")[1])["results"][name] == answer


@pytest.mark.parametrize("name", ["fakta.json", "fakta.toml"])
def test_facts_are_read_from_a_file(ask, tmp_path, name):
    text = {
        "fakta.json": '{"inkomstvillkor": "huvudregel", "månader_över_gräns": 8}',
        "fakta.toml": 'inkomstvillkor = "huvudregel"\n"månader_över_gräns" = 8\n',
    }
    (tmp_path / name).write_text(text[name], encoding="utf-8")
    status, out, _ = ask("eval", "ersättningsperiod", *ASK, "--facts", str(tmp_path / name), "--json")
    assert (status, json.loads(out)["results"]) == (0, {"ersättningsperiod": 200})


def test_a_setting_goes_before_the_file_and_a_file_may_be_standard_input(ask, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO('{"inkomstvillkor": "huvudregel", "månader_över_gräns": 8}'))
    status, out, _ = ask("eval", "ersättningsperiod", *ASK, "--facts", "-", "--set", "månader_över_gräns=4", "--json")
    assert (status, json.loads(out)["results"]) == (0, {"ersättningsperiod": 100})


def test_explain_shows_the_tree_and_why_the_source(ask):
    _, tree, _ = ask("explain", "ersättningsperiod", *ASK, *GIVEN)
    assert tree.splitlines()[0] == "ersättningsperiod = 300 dagar · LAF 4 kap. 4–5 §§"
    assert "├─ inkomstvillkor = huvudregel · angivet" in tree
    _, lines, _ = ask("why", "ersättningsperiod", *ASK, *GIVEN)
    assert "    ja  månader_över_gräns = 11 >= period_lång_månader = 11" in lines.splitlines()


def test_verify_recomputes_what_eval_wrote(ask, tmp_path):
    _, out, _ = ask("eval", "ersättningsperiod", *ASK, *GIVEN, "--json")
    kept = tmp_path / "kvitto.json"
    kept.write_text(out, encoding="utf-8")
    assert ask("verify", str(kept))[0] == 0
    kept.write_text(out.replace("300", "301"), encoding="utf-8")
    status, out, _ = ask("verify", str(kept), "--json")
    assert (status, json.loads(out)["holds"]) == (1, False)


BAD = {
    "an unknown rule": (["eval", "ersättningsperioden", *ASK], "nearest: ersättningsperiod"),
    "an unknown fact": (["eval", "ersättningsperiod", *ASK, "--set", "fött=1990-01-01"], "'fött' is not known in laf"),
    "an unknown choice": (["eval", "ersättningsperiod", *ASK, *GIVEN, "--choose", "avrundning=x"], "among the choices"),
    "a missing fact": (["eval", "ersättningsperiod", *ASK], "is missing; it answers the question:"),
    "a value out of range": (["eval", "ersättningsperiod", *ASK, "--set", "månader_över_gräns=13"], "highest possible"),
    "a value of the wrong type": (
        ["eval", "ersättningsperiod", *ASK, "--set", "månader_över_gräns=nio"],
        "whole number",
    ),
    "a date before the first amount": (
        ["eval", "ersättningsperiod", "--law", "laf", "--on", "2020-01-01", *GIVEN],
        "2020-01-01",
    ),
    "no date": (["eval", "ersättningsperiod", "--law", "laf"], "--on"),
    "a broken date": (["eval", "ersättningsperiod", "--law", "laf", "--on", "2025-02-30"], "is not a date"),
    "an unknown act": (["eval", "ersättningsperiod", "--law", "fal", "--on", "2025-11-01"], "is not an act"),
    "a setting without a value": (["eval", "ersättningsperiod", *ASK, "--set", "född"], "name=value"),
    "an unknown verb": (["evaluera"], "evaluera"),
    "a file that is not there": (["eval", "ersättningsperiod", *ASK, "--facts", "saknas.json"], "saknas.json"),
    "a folder of cases that is not there": (["cases", "saknas"], "saknas"),
    "a receipt that is not there": (["verify", "saknas.json"], "saknas.json"),
    "something unknown to show": (["show", "dagpening", "--law", "alf"], "nearest: dagpenning"),
    "a benchmark that is not there": (["bench", "--folder", "saknas"], "holds no benchmark"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_sentence_and_status_two(ask, name):
    argv, says = BAD[name]
    status, out, err = ask(*argv)
    assert status == 2
    assert out == ""
    assert says in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("f.toml", "a = 1\nb = = 2\n", "line 2"),
        ("f.json", '{\n"a": 1,\n}', "line 3"),
        ("f.json", "[1]", "must be a JSON object"),
        ("f.json", '{"a": 1, "a": 2}', "the name 'a' twice"),
        ("f.json", "\xff", "UTF-8"),
    ],
)
def test_a_broken_file_of_facts_is_named_with_its_line(ask, tmp_path, name, text, says):
    (tmp_path / name).write_bytes(text.encode("latin-1"))
    status, _, err = ask("eval", "ersättningsperiod", *ASK, "--facts", str(tmp_path / name))
    assert (status, says in err, err.count("\n")) == (2, True, 1)


def test_a_question_for_the_officer_is_said_and_refused(ask):
    from tryggve.law import book

    law = book("alf")
    question = next(f for f in law.facts.values() if f.officer and not f.has_default)
    rule = next(n for n, versions in law.rules.items() if question.name in versions[-1].needs)
    needs = [n for n in law.rules[rule][-1].needs if n in law.facts and n != question.name]
    assert question.question
    status, _, err = ask("eval", rule, "--law", "alf", "--on", "2023-03-06")
    assert status == 2
    assert question.name in err or any(n in err for n in [*needs, "is missing"])
