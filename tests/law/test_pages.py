"""The published pages cannot lie: they are what the rules and the cases say, or this fails."""

from pathlib import Path

from tryggve.law.command import main

ROOT = Path(__file__).parents[2]


def test_every_page_is_what_its_rules_and_cases_say(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert main(["docs", "--check"]) == 0, capsys.readouterr().out
