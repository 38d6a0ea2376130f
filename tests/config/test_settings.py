"""Production stops at once, and says everything that is missing or unsafe in one go."""

import os
import subprocess
import sys

import pytest

SAFE = {
    "TRYGGVE_MODE": "production",
    "TRYGGVE_SECRET_KEY": "k9Lq2vXw8ZrT5nBfYh3JmPdSgA7cEuVi1oWx",
    "TRYGGVE_HOSTS": "a-kassa.example",
    "TRYGGVE_ORIGINS": "https://a-kassa.example",
    "TRYGGVE_PUBLIC_URL": "https://a-kassa.example",
    "TRYGGVE_FILES": "/srv/files",
    "TRYGGVE_STATIC": "/srv/static",
    "TRYGGVE_FORM_BYTES": "1000000",
    "TRYGGVE_LOG_LEVEL": "INFO",
    "DATABASE_URL": "postgresql://tryggve:secret@db.example:5432/tryggve?sslmode=verify-full",
    "TRYGGVE_CONNECTION_AGE": "600",
    "TRYGGVE_LOCK_TIMEOUT": "4000",
    "TRYGGVE_STATEMENT_TIMEOUT": "30000",
    "TRYGGVE_IDLE_TIMEOUT": "60000",
    "TRYGGVE_SIMULATORS": "off",
    "TRYGGVE_BANKID_URL": "https://appapi2.bankid.com",
    "TRYGGVE_BANKID_CERTIFICATES": "/srv/bankid",
    "TRYGGVE_REGISTERS_URL": "https://registers.example",
    "TRYGGVE_BANK_FOLDER": "/srv/bank",
    "TRYGGVE_MAIL_FROM": "a-kassa@a-kassa.example",
    "TRYGGVE_MAIL_HOST": "mail.example",
    "TRYGGVE_MAIL_PORT": "587",
    "TRYGGVE_MAIL_USER": "tryggve",
    "TRYGGVE_MAIL_PASSWORD": "a password",
}
SAFE["TRYGGVE_SECRET_KEY"] += "Qz4RbN6t"

SHOW = (
    "import tryggve.config.settings as s; print(s.DEBUG, s.SECURE_HSTS_SECONDS, s.MOVABLE_CLOCK, s.BANKID_PAGE == '')"
)


def load(**changed):
    """What a new Python says when it loads the settings with these surroundings; None takes a setting away."""
    given = {key: value for key, value in (SAFE | changed).items() if value is not None}
    inherited = {key: os.environ[key] for key in ("PATH", "PYTHONPATH") if key in os.environ}
    command = [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{SHOW}"]
    return subprocess.run(command, env=inherited | given, capture_output=True, text=True, check=False)


def test_production_starts_when_everything_is_given_and_safe():
    ran = load()
    assert ran.stdout.split() == ["False", "31536000", "False", "True"], ran.stderr


@pytest.mark.parametrize("name", sorted(set(SAFE) - {"TRYGGVE_MODE"}))
def test_production_stops_without_an_explicit_value(name):
    ran = load(**{name: None})
    assert ran.returncode
    assert f"{name} is not set" in ran.stderr


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("TRYGGVE_SECRET_KEY", "this-key-is-for-the-try-out-and-is-known-to-everyone-who-reads-the-source", "secret"),
        ("TRYGGVE_SECRET_KEY", "short", "secret"),
        ("TRYGGVE_SECRET_KEY", "a" * 80, "secret"),
        ("TRYGGVE_SIMULATORS", "on", "Simulators never run"),
        ("TRYGGVE_SIMULATORS", "false", "must be on or off"),
        ("TRYGGVE_HOSTS", "*", "Name the hosts"),
        ("TRYGGVE_PUBLIC_URL", "http://a-kassa.example", "https"),
        ("TRYGGVE_BANKID_URL", "https://localhost:8100", "simulator"),
        ("TRYGGVE_REGISTERS_URL", "http://127.0.0.1:8101", "simulator"),
        ("TRYGGVE_LOCK_TIMEOUT", "soon", "whole number"),
        ("DATABASE_URL", "sqlite:///file", "postgresql://"),
        ("TRYGGVE_MODE", "live", "try-out, test, production"),
    ],
)
def test_production_refuses_what_is_unsafe(name, value, why):
    ran = load(**{name: value})
    assert ran.returncode
    assert why in ran.stderr


def test_a_secret_may_come_from_a_file(tmp_path):
    kept = tmp_path / "key"
    kept.write_text(SAFE["TRYGGVE_SECRET_KEY"] + "\n")
    ran = load(TRYGGVE_SECRET_KEY=None, TRYGGVE_SECRET_KEY_FILE=str(kept))
    assert ran.returncode == 0, ran.stderr


def test_a_secret_s_file_that_is_not_there_stops_the_start(tmp_path):
    ran = load(TRYGGVE_SECRET_KEY=None, TRYGGVE_SECRET_KEY_FILE=str(tmp_path / "none"))
    assert "cannot be read" in ran.stderr


def test_every_fault_is_said_at_once():
    ran = load(TRYGGVE_HOSTS="*", TRYGGVE_SIMULATORS="on", TRYGGVE_FILES=None)
    assert all(name in ran.stderr for name in ("TRYGGVE_HOSTS", "TRYGGVE_SIMULATORS", "TRYGGVE_FILES"))


def test_production_refuses_a_server_that_forgets():
    from tryggve.config.settings import environment, production

    answers = {"fsync": "off", "synchronous_commit": "on", "full_page_writes": "on"}
    try:
        with pytest.raises(environment.BadSettings, match="fsync off"):
            production.refuse_a_forgetful_server(answers.__getitem__)
    finally:
        environment.complaints.clear()
    production.refuse_a_forgetful_server(lambda _: "on")


@pytest.mark.django_db
def test_migrations_wait_two_seconds_for_a_lock_and_five_for_a_statement():
    from django.core.management import call_command
    from django.db import connection

    call_command("migrate", verbosity=0, plan=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('lock_timeout'), current_setting('statement_timeout')")
        assert cursor.fetchone() == ("2s", "5s")


@pytest.mark.django_db
def test_a_connection_never_waits_for_ever():
    from django.conf import settings

    options = settings.DATABASES["default"]["OPTIONS"]["options"]
    assert "lock_timeout=4000" in options
    assert "statement_timeout=30000" in options
    assert "idle_in_transaction_session_timeout=60000" in options
