"""What production never runs with. Said all at once, before anything is served."""

from collections.abc import Callable
from urllib.parse import urlsplit

from tryggve.config.settings import base, outside, security
from tryggve.config.settings.environment import complaints, stop_if_wrong

HERE = {"localhost", "127.0.0.1", "::1", "0.0.0.0"}  # noqa: S104 - names of this machine, nothing listens on them
DURABLE = ("fsync", "synchronous_commit", "full_page_writes")

# Characters, and different characters, that a secret key has at least.
SHORT, PLAIN = 40, 12


def refuse_what_is_unsafe() -> None:
    """Raise BadSettings with one line per fault; returns silently outside production when all settings can be read."""
    if base.PRODUCTION:
        complaints.extend(_faults())
    stop_if_wrong()


def _faults() -> list[str]:
    key = security.SECRET_KEY
    found = []
    if key == security.TRY_OUT_KEY or len(key) < SHORT or len(set(key)) < PLAIN:
        found.append("TRYGGVE_SECRET_KEY is the try-out's, or too short or too plain to be a secret.")
    if base.SIMULATORS:
        found.append("TRYGGVE_SIMULATORS is on. Simulators never run in production.")
    if "*" in security.ALLOWED_HOSTS:
        found.append("TRYGGVE_HOSTS is *. Name the hosts.")
    if urlsplit(security.PUBLIC_URL).scheme != "https":
        found.append("TRYGGVE_PUBLIC_URL must begin with https://.")
    found.extend(
        f"{name} is on this machine ({address}), where only a simulator would be."
        for name, address in outside.ADDRESSES.items()
        if urlsplit(address).hostname in HERE
    )
    return found


def refuse_a_forgetful_server(ask: Callable[[str], str]) -> None:
    """Raise BadSettings if the database could lose what it has acknowledged; `ask` gives PostgreSQL's own setting."""
    complaints.extend(
        f"PostgreSQL runs with {name} off. A payment that it has acknowledged could be lost."
        for name in DURABLE
        if ask(name) == "off"
    )
    stop_if_wrong()
