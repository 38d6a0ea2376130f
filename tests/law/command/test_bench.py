import json

import pytest

from tryggve.law.command import main

pytest.importorskip("numba")
pytest.importorskip("pyarrow")


def test_the_decision_is_measured_beside_a_copy_and_nobody_gets_a_wrong_answer(capsys):
    assert main(["bench", "--people", "20000", "--rounds", "1", "--only", "decision", "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert {"times_openfisca", "times_copy", "wrong"} <= figures.keys()
    assert figures["wrong"] == 0
    assert figures["times_copy"] > 0
    assert figures["lines"]["decision"]["people"] == 20_000


def test_an_unknown_line_and_a_python_that_is_not_there_are_refused(capsys):
    assert main(["bench", "--only", "beslut"]) == 2
    assert main(["bench", "--openfisca", "saknas"]) == 2
    assert capsys.readouterr().err.count("\n") == 2
