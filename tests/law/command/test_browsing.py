import json

import pytest

from tryggve.law import book
from tryggve.law.command import main


@pytest.fixture
def said(capsys):
    def run(*argv):
        status = main(argv)
        return status, capsys.readouterr().out

    return run


@pytest.mark.parametrize("act", ["alf", "laf"])
def test_every_rule_is_listed_with_its_paragraph(said, act):
    _, out = said("list", "--law", act, "--json")
    rows = json.loads(out)
    assert {r["name"] for r in rows} == set(book(act).rules)
    assert all(r["paragraph"] for r in rows)


def test_a_list_may_be_of_one_date_of_facts_or_of_amounts(said):
    assert len(json.loads(said("list", "--law", "alf", "--on", "2017-01-01", "--json")[1])) < len(
        json.loads(said("list", "--law", "alf", "--json")[1])
    )
    assert all(f["question"] for f in json.loads(said("list", "--law", "laf", "--facts", "--json")[1]))
    assert "egi_tak" in said("list", "--law", "laf", "--amounts")[1]


def test_show_gives_the_source_of_a_rule_and_the_values_of_an_amount(said):
    _, out = said("show", "ersättningsperiod", "egi_tak", "född", "avrundning_laf", "--law", "laf", "--json")
    rule, amount, fact, choice = json.loads(out)
    assert "def ersättningsperiod(" in rule["versions"][0]["source"]
    assert amount["values"][0] == {"from": "2025-10-01", "to": None, "value": 34_000, "source": "LAFFo 7 §"}
    assert fact["question"].endswith("?")
    assert choice["default"] in choice["alternatives"]
    assert "egi_tak" in said("show", "egi_tak", "--law", "laf")[1]


def test_choices_say_their_default_their_reason_and_how_sure_they_are(said):
    _, out = said("choices", "--json")
    every = [c for choices in json.loads(out).values() for c in choices.values()]
    assert every
    assert all(c["reason"] and c["default"] in c["alternatives"] and c["certainty"] for c in every)
    assert "skäl:" in said("choices", "--law", "alf")[1]


def test_cases_are_run_by_folder_and_differences_found(said, tmp_path):
    folder = tmp_path / "laf"
    folder.mkdir()
    case = (
        '[[case]]\nname = "Fyra månader"\nparagraph = "LAF 4 kap. 4–5 §§"\non = 2025-11-01\nsource = "4 kap. 4 § 3"\n'
        'given = { inkomstvillkor = "huvudregel", "månader_över_gräns" = 4 }\nexpect = { "ersättningsperiod" = 100 }\n'
    )
    (folder / "fall.toml").write_text(case, encoding="utf-8")
    assert said("cases", str(tmp_path)) == (0, "1 cases, 0 differences\n")
    (folder / "fall.toml").write_text(case.replace("100", "200"), encoding="utf-8")
    status, out = said("cases", str(folder / "fall.toml"), "--law", "laf", "--json")
    assert status == 1
    assert json.loads(out)["differences"][0]["difference"] == "ersättningsperiod is 100, expected 200"


def test_pages_are_written_checked_and_strays_found(said, tmp_path):
    to, cases = tmp_path / "rules", tmp_path / "cases"
    argv = ["docs", "--to", str(to), "--cases", str(cases)]
    assert said(*argv, "--check")[0] == 1
    assert said(*argv)[0] == 0
    assert said(*argv, "--check") == (0, "")
    page = to / "laf" / "ch4_benefit_period.md"
    assert "## LAF 4 kap. 4–5 §§ · Ersättningsperiod" in page.read_text(encoding="utf-8")
    page.write_text("annat", encoding="utf-8")
    (to / "laf" / "borta.md").write_text("x", encoding="utf-8")
    status, out = said(*argv, "--check")
    assert status == 1
    assert out.count("\n") == 2
