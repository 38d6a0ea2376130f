"""start.py: what stands in the way is one line, exit 2, and no traceback."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def start():
    spec = importlib.util.spec_from_file_location("start", PROJECT / "start.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def copy(tmp_path):
    """A copy of the project with nothing made yet."""
    shutil.copy(PROJECT / "start.py", tmp_path)
    shutil.copytree(PROJECT / "requirements", tmp_path / "requirements")
    return tmp_path


def run(folder, *words, program=sys.executable, **surroundings):
    given = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "UV_"))} | surroundings
    return subprocess.run(
        [program, "start.py", *words], cwd=folder, env=given, capture_output=True, text=True, check=False, timeout=120
    )


def one_line(ran):
    assert ran.returncode == 2, ran.stdout + ran.stderr
    assert "Traceback" not in ran.stderr
    (line,) = ran.stderr.strip().splitlines()
    return line


def test_an_unknown_word_is_answered_with_those_there_are(copy):
    assert "try-out (the default), test, check, journey, stop, reset" in one_line(run(copy, "nonsense"))


def test_a_missing_venv_package_is_named(copy, tmp_path):
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "ensurepip.py").write_text("raise ImportError('ensurepip')\n")
    said = one_line(run(copy, "stop", PATH="/usr/bin:/bin", PYTHONPATH=str(hidden)))
    assert "apt-get install python3-venv" in said


def test_no_network_is_said_so(copy):
    nowhere = {"PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": "http://127.0.0.1:9/simple", "PIP_RETRIES": "1"}
    said = one_line(run(copy, "stop", PATH="/usr/bin:/bin", **nowhere))
    assert "check the network" in said
    assert not (copy / ".venv" / "tryggve-stamp").exists()


def test_requirements_that_are_missing_are_said_so(copy):
    shutil.rmtree(copy / "requirements")
    assert "not a whole copy" in one_line(run(copy, "stop"))


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("OSError: [Errno 28] No space left on device", "make room"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the one that was locked"),
        ("ERROR: No matching distribution found for x==1", "not to be had"),
        ("NewConnectionError: Failed to establish a new connection: [Errno -2]", "check the network"),
        ("error: something else\n", "something else"),
    ],
)
def test_what_pip_says_becomes_advice(start, output, advice):
    assert advice in start.explain(output)
    assert "\n" not in start.explain(output)


def test_other_requirements_or_another_place_make_the_environment_anew(start, tmp_path, monkeypatch):
    before = start.stamp()
    monkeypatch.setattr(start, "HERE", tmp_path)
    moved = start.stamp()
    other = tmp_path / "dev.txt"
    other.write_text("six==1\n")
    monkeypatch.setattr(start, "REQUIREMENTS", other)
    assert len({before, moved, start.stamp()}) == 3


def test_start_needs_the_standard_library_alone():
    import ast

    tree = ast.parse((PROJECT / "start.py").read_text())
    names = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    names |= {node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= set(sys.stdlib_module_names)


def test_every_requirement_has_its_hash_and_no_index_is_named():
    for name in ("server", "dev"):
        text = (PROJECT / "requirements" / f"{name}.txt").read_text()
        blocks = text.replace("\\\n", " ").splitlines()
        assert blocks
        assert all("--hash=sha256:" in block for block in blocks if block.strip())
        assert "http:" not in text
        assert "https:" not in text


def test_what_the_server_needs_is_locked_alike_for_developers():
    def pins(name):
        lines = (PROJECT / "requirements" / f"{name}.txt").read_text().splitlines()
        return {line.split(" \\")[0] for line in lines if "==" in line and not line.startswith(" ")}

    assert pins("server") <= pins("dev")
