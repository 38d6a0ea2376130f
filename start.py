#!/usr/bin/env python3
"""Tryggve on this machine: python3 start.py [try-out | test | check | journey | stop | reset] ...

Standard library only. Makes .venv from the hash-locked requirements the first time, and runs everything in it.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
PYTHON = ENVIRONMENT / "bin" / "python"
STAMP = ENVIRONMENT / "tryggve-stamp"
REQUIREMENTS = HERE / "requirements" / "dev.txt"
OLDEST = (3, 11)
IN_TRYGGVE = {"try-out", "journey", "stop", "reset"}
# What check runs, beside each other: the slowest first.
CHECKS = {
    "types": ["mypy"],
    "house": ["pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider", "tests/house"],
    "contracts": ["lint-imports"],
    "migrations": ["tryggve", "manage", "makemigrations", "--check", "--dry-run"],
    "ruff": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
}
# What pip and uv say, and what a person can do about it.
TROUBLES = {
    r"No space left on device": "the disk is full: make room (about 900 MB) and start again",
    r"(?i)temporary failure in name resolution|connection (refused|reset|timed out)|network is unreachable"
    r"|failed to establish|dns error|error sending request|failed to fetch|max retries": (
        "the packages could not be fetched: check the network (or the proxy in HTTPS_PROXY) and start again"
    ),
    r"(?i)hash(es)? (mismatch|do not match)|do not match the hashes": (
        "a package is not the one that was locked: the index or the network gave something else; nothing was installed"
    ),
    r"(?i)no matching distribution|not find a version|no solution found|from versions: none": (
        "a locked package is not to be had for this Python or from this index: see .venv/install.log"
    ),
}


class CannotStart(Exception):
    """One line for a person."""


def say(line: str) -> None:
    print(f"  {line}", flush=True)


def main(words: list[str]) -> int:
    verb, rest = (words[0], words[1:]) if words and not words[0].startswith("-") else ("try-out", words)
    if verb in {"help", "-h", "--help"} or "--help" in words[:1]:
        print(__doc__)
        return 0
    if verb not in IN_TRYGGVE | {"test", "check"}:
        raise CannotStart(f"There is no {verb!r}. There is: try-out (the default), test, check, journey, stop, reset.")
    os.chdir(HERE)
    environment()
    if verb == "check":
        return check()
    if verb == "test":
        return run([*(["pytest"] if rest else ["pytest", "-n", str(min(os.cpu_count() or 1, 8))]), *rest])
    return run(["tryggve", verb, *rest])


def run(module: list[str]) -> NoReturn:
    """Becomes the program, so that signals and the exit code are its own."""
    sys.stdout.flush()
    os.execv(PYTHON, [str(PYTHON), "-m", *module])  # noqa: S606


# --- the environment


def environment() -> None:
    """Makes .venv, or leaves it when its stamp says that it is what the requirements ask for."""
    wanted = stamp()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text() == wanted:
        return
    if sys.version_info < OLDEST:
        raise CannotStart(f"Tryggve needs Python {OLDEST[0]}.{OLDEST[1]} or later; this is {sys.version.split()[0]}.")
    began = time.monotonic()
    uv = shutil.which("uv")
    make_environment(uv)
    install(uv)
    name_ourselves()
    STAMP.write_text(wanted)
    say(f"the environment is ready ({time.monotonic() - began:.0f} s)")


def stamp() -> str:
    """What .venv was made from: the locked packages, the Python, and where it stands."""
    if not REQUIREMENTS.exists():
        raise CannotStart(f"{REQUIREMENTS.relative_to(HERE)} is missing: this is not a whole copy of Tryggve.")
    about = f"{sys.version_info[:2]} {sys.base_prefix} {HERE}"
    return hashlib.sha256(REQUIREMENTS.read_bytes() + about.encode()).hexdigest()


def make_environment(uv: str | None) -> None:
    say("making .venv")
    if not uv:
        try:
            import ensurepip  # noqa: F401, PLC0415 - Debian has it in a package of its own
        except ImportError:
            version = f"{sys.version_info[0]}.{sys.version_info[1]}"
            raise CannotStart(
                f"Python's venv is missing: apt-get install python3-venv (or python{version}-venv), then start again."
            ) from None
    stale = ENVIRONMENT.exists() and not works(PYTHON)
    command = [uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable, str(ENVIRONMENT)] if uv else None
    command = command or [sys.executable, "-m", "venv", *(["--clear"] if stale else []), str(ENVIRONMENT)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        raise CannotStart(explain(made.stdout + made.stderr))


def works(python: Path) -> bool:
    return python.exists() and subprocess.run([python, "-c", ""], check=False, capture_output=True).returncode == 0


def install(uv: str | None) -> None:
    """The locked packages, each checked against its hash; their names pass by while it works."""
    wanted = ["--require-hashes", "--only-binary", ":all:", "-r", str(REQUIREMENTS)]
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "off", *wanted]
    if uv:
        command = [uv, "pip", "install", "--python", str(PYTHON), *wanted]
    total = sum(1 for line in REQUIREMENTS.read_text().splitlines() if re.match(r"[\w-]+==", line))
    log = ENVIRONMENT / "install.log"
    said, count = [], 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as installing:
        for line in installing.stdout or ():
            said.append(line)
            if found := re.match(r"Collecting ([\w.-]+?)==|Downloading ([\w.-]+) ", line):
                count += 1
                progress(f"{count} of about {total} packages: {found[1] or found[2]}")
            elif line.startswith(("Installing", "Prepared")):
                progress("unpacking")
    progress("")
    log.write_text("".join(said))
    if installing.returncode:
        raise CannotStart(explain("".join(said)))


def progress(text: str) -> None:
    """One line that is written over where that is possible; in a log only every now and then."""
    if sys.stdout.isatty():
        print(f"\r\033[K  {text}" if text else "\r\033[K", end="", flush=True)
    elif text == "unpacking" or re.match(r"\d*0 of", text):
        say(text)


def explain(output: str) -> str:
    for pattern, advice in TROUBLES.items():
        if re.search(pattern, output):
            return f"Tryggve's environment could not be made: {advice}."
    last = [line.strip() for line in output.splitlines() if line.strip()][-1:] or ["no reason was given"]
    return f"Tryggve's environment could not be made: {last[0]}"


def name_ourselves() -> None:
    """`import tryggve` and the command `tryggve`, without building anything."""
    (packages,) = (ENVIRONMENT / "lib").glob("python3*/site-packages")
    (packages / "tryggve.pth").write_text(f"{HERE / 'src'}\n")
    script = ENVIRONMENT / "bin" / "tryggve"
    script.write_text(f"#!{PYTHON}\nfrom tryggve.__main__ import main\n\nraise SystemExit(main())\n")
    script.chmod(0o755)


# --- check


def check() -> int:
    """Every part, two at a time; the exit code says whether all of them are content."""
    began = time.monotonic()
    with ThreadPoolExecutor(max_workers=min(os.cpu_count() or 1, 4)) as parts:
        results = list(parts.map(check_one, CHECKS.items()))
    failed = [name for name, content in results if not content]
    print(f"check: {'all well' if not failed else ', '.join(failed) + ' not'} ({time.monotonic() - began:.1f} s)")
    return 1 if failed else 0


def check_one(part: tuple[str, list[str]]) -> tuple[str, bool]:
    name, (program, *words) = part
    began = time.monotonic()
    done = subprocess.run([ENVIRONMENT / "bin" / program, *words], capture_output=True, text=True, check=False)
    content = done.returncode == 0
    trouble = "" if content else f"\n{done.stdout}{done.stderr}".rstrip().replace("\n", "\n    ")
    print(f"{'ok ' if content else 'NOT'} {name:<11}{time.monotonic() - began:5.1f} s{trouble}", flush=True)
    return name, content


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except CannotStart as why:
        print(why, file=sys.stderr)
        raise SystemExit(2) from None
    except OSError as why:
        print(explain(f"{why.strerror or why} {why.filename or ''}".rstrip()), file=sys.stderr)
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        raise SystemExit(130) from None
