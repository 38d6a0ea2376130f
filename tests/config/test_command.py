"""The command `tryggve`."""

import subprocess
import sys

import pytest

from tryggve import __main__ as command

TRY_OUT_WITHOUT_SERVER = """
import sys
sys.modules.update(dict.fromkeys(["django", "psycopg"]))
from tryggve.__main__ import main
raise SystemExit(main(["try-out"]))
"""

LAW_WITHOUT_DJANGO = """
import sys
sys.modules.update(dict.fromkeys(["django", "psycopg", "procrastinate", "numpy"]))
from tryggve.__main__ import main
raise SystemExit(main(["law", "--help"]))
"""


def test_without_words_it_says_what_there_is(capsys):
    assert command.main([]) == 0
    assert "tryggve trace REFERENCE" in capsys.readouterr().err


def test_an_unknown_word_is_a_fault(capsys):
    assert command.main(["nonsense"]) == 2
    assert "tryggve law" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "given"),
    [
        (["trace", "4711"], ["trace", "4711"]),
        (["check", "invariants"], ["invariants"]),
        (["audit", "verify", "--day", "2025-01-01"], ["verify_audit", "--day", "2025-01-01"]),
        (["manage", "migrate"], ["migrate"]),
    ],
)
def test_our_words_become_django_s(words, given, monkeypatch):
    seen = []
    monkeypatch.setattr("tryggve.config.launcher.borrowed.manage", lambda rest: seen.extend(rest) or 0)
    assert command.main(words) == 0
    assert seen == given


def test_what_is_in_the_way_is_one_line_and_exit_2(capsys, monkeypatch):
    from tryggve.config.launcher import CannotStart

    def refuse(_):
        raise CannotStart("Port 8000 is taken.")

    monkeypatch.setattr("tryggve.config.launcher.try_out.try_out", refuse)
    assert command.main(["try-out"]) == 2
    assert capsys.readouterr().err == "Port 8000 is taken.\n"


def test_a_surprise_crashes_loudly(monkeypatch):
    monkeypatch.setattr("tryggve.config.launcher.try_out.try_out", lambda _: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        command.main(["try-out"])


def run(program):
    command = [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{program}"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_law_answers_without_django():
    ran = run(LAW_WITHOUT_DJANGO)
    assert ran.returncode == 0, ran.stderr


def test_where_only_the_law_is_installed_the_rest_says_what_is_missing():
    ran = run(TRY_OUT_WITHOUT_SERVER)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "Only the law is installed here. The rest: pip install 'tryggve[server]'\n"
