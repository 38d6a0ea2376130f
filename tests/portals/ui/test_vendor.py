"""What comes from elsewhere is unchanged, and its licence lies beside it."""

from hashlib import sha256
from pathlib import Path

import tryggve.portals.ui

VENDOR = Path(tryggve.portals.ui.__file__).parent / "static" / "ui" / "vendor"


def test_every_file_has_the_hash_that_was_noted():
    noted = dict(reversed(line.split()) for line in (VENDOR / "SHA256SUMS").read_text().splitlines())
    found = {
        f"./{file.relative_to(VENDOR)}": sha256(file.read_bytes()).hexdigest()
        for file in VENDOR.rglob("*")
        if file.is_file() and file.name not in {"SHA256SUMS", "README.md"}
    }
    assert found == noted


def test_every_folder_has_its_licence():
    for folder in ("fkui", "htmx", "inter"):
        assert [file for file in (VENDOR / folder).iterdir() if file.name.split(".")[0] in {"LICENSE", "OFL"}], folder
