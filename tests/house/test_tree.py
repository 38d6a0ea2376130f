"""Nothing in the tree tells whose machine it was written on."""

import re
import subprocess
import sys

from tests.house.source import PROJECT, tracked

MACHINE = re.compile(
    r"/(home|Users)/[a-z]\w+/|/ro"
    r"ot/|/wo"
    r"rk/\w|files\.python"
    r"hosted|pypi\.or"
    r"g/simple|registry\.npm"
    r"js|localhost:48"
    r"73"
)
TEXT = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".html",
    ".typ",
    ".sh",
    ".yml",
    ".yaml",
    ".json",
    ".css",
    ".js",
    ".cfg",
    ".run",
    "",
}


def texts():
    for name in tracked():
        path = PROJECT / name
        if path.suffix in TEXT and "/vendor/" not in name:
            yield name, path.read_text(errors="replace")


def test_no_file_names_a_machine_s_path_or_a_registry():
    assert not [f"{name}: {found[0]}" for name, text in texts() if (found := MACHINE.search(text))]


def test_the_pattern_finds_such_paths():
    assert MACHINE.search("/ho" + "me/bo/tryggve")
    assert not MACHINE.search("/usr/bin/chromium")


ALONE = """
import sys

class Closed:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in {*sys.stdlib_module_names, "tryggve"}:
            raise ImportError(name)

sys.meta_path.insert(0, Closed())
import pkgutil, tryggve.law
from tryggve.law import book
for act in book.acts:
    book(act)
"""


def test_the_law_runs_with_the_standard_library_alone():
    command = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(PROJECT / 'src')!r})\n{ALONE}"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
