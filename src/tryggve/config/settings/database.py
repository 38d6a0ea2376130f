"""One PostgreSQL, 15 or later; limits on every connection so that nothing waits for ever."""

from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tryggve.config.settings.environment import BadSettings, number, secret

# Without a server of its own the try-out's launcher sets DATABASE_URL before Django is loaded.
TRY_OUT = "postgresql://tryggve@127.0.0.1:5432/tryggve"


def limits(*, lock: int, statement: int, idle: int) -> str:
    """PostgreSQL's `options` for a connection, all in milliseconds; 0 is no limit."""
    asked = {"lock_timeout": lock, "statement_timeout": statement, "idle_in_transaction_session_timeout": idle}
    return " ".join(f"-c {name}={value}" for name, value in asked.items())


def from_url(url: str, options: str) -> dict[str, Any]:
    """Django's description of a PostgreSQL URL; raises BadSettings when it is not one."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise BadSettings("DATABASE_URL must look like postgresql://user:password@host:port/name.")
    asked = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or asked.pop("port", "")),
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": number("TRYGGVE_CONNECTION_AGE", try_out=600),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": options, "application_name": "tryggve", "connect_timeout": 5, **asked},
    }


DATABASES = {
    "default": from_url(
        secret("DATABASE_URL", try_out=TRY_OUT),
        limits(
            lock=number("TRYGGVE_LOCK_TIMEOUT", try_out=4_000),
            statement=number("TRYGGVE_STATEMENT_TIMEOUT", try_out=30_000),
            idle=number("TRYGGVE_IDLE_TIMEOUT", try_out=60_000),
        ),
    ),
}
