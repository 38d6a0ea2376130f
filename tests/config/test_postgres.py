"""The launcher of PostgreSQL: made once, reused, stopped by whoever started it, freed from the dead."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from tryggve.config.launcher import CannotStart, database, postgres, postmaster, processes, programs

pytestmark = pytest.mark.database


@pytest.fixture(autouse=True)
def own_server(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)


@pytest.fixture(scope="module")
def folder():
    """A folder where nobody can come in, as pytest's own do not let anyone: root's server runs as nobody."""
    with tempfile.TemporaryDirectory(prefix="tryggve-") as made:
        path = Path(made)
        path.chmod(0o711)
        yield path
        for left in postgres.running(path):
            postmaster.stop(left)


@pytest.fixture
def server(folder):
    started = database(folder, durable=False)
    yield started
    started.stop()


def ask(url, question="SELECT 1"):
    with psycopg.connect(url, connect_timeout=5) as connection:
        return connection.execute(question).fetchone()[0]


def test_it_answers_and_asks_for_a_password(server):
    assert ask(server.url) == 1
    wrong = server.url.replace(server.url.split(":")[2].split("@")[0], "guess")
    with pytest.raises(psycopg.OperationalError, match="password"):
        ask(wrong)


def test_it_listens_on_this_machine_only(server):
    assert ask(server.url, "SHOW listen_addresses") == "127.0.0.1"


def test_it_forgets_nothing_unless_told_so(tmp_path_factory, folder):
    kept = database(folder)
    try:
        assert [ask(kept.url, f"SHOW {name}") for name in postgres.FORGETFUL] == ["on", "on", "on"]
        assert ask(kept.url, "SHOW data_checksums") == "on"
    finally:
        kept.stop()


def test_a_second_start_uses_the_first_and_leaves_it_running(server, folder):
    second = database(folder, durable=False)
    assert not second.started_here
    assert second.url == server.url
    second.stop()
    assert ask(server.url) == 1


def test_whoever_started_it_stops_it(folder):
    first = database(folder, durable=False)
    first.stop()
    assert postgres.running(folder) == []
    with pytest.raises(psycopg.OperationalError):
        ask(first.url)


def test_starts_at_the_same_time_make_one_server(folder):
    with ThreadPoolExecutor(4) as pool:
        all_of_them = list(pool.map(lambda _: database(folder, durable=False), range(4)))
    try:
        assert [each.started_here for each in all_of_them].count(True) == 1
        assert len({each.url for each in all_of_them}) == 1
    finally:
        for each in all_of_them:
            each.stop()


def test_it_can_give_an_empty_database(server, folder):
    other = database(folder, name="other", durable=False)
    with psycopg.connect(other.url) as connection:
        connection.execute("CREATE TABLE kept ()")
    again = database(folder, name="other", durable=False, empty=True)
    assert ask(again.url, "SELECT to_regclass('kept')") is None


def test_a_killed_postmaster_that_nobody_reaps_does_not_block_the_next_start(folder):
    killed = database(folder)
    with psycopg.connect(killed.url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS acknowledged (n int)")
        connection.execute("INSERT INTO acknowledged VALUES (1)")
    os.kill(killed.process.pid, signal.SIGKILL)
    wait_for_zombie(killed.process.pid)
    assert (folder / str(major(folder)) / "data" / "postmaster.pid").exists()
    after = database(folder)
    try:
        assert after.started_here
        assert ask(after.url, "SELECT count(*) FROM acknowledged") >= 1
    finally:
        after.stop()
        killed.child.wait()


def major(folder):
    return programs.find(folder).major


def wait_for_zombie(pid):
    """We are its parent and do not reap it: the state in which PostgreSQL takes a dead lock for a living one."""
    for _ in range(200):
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        if state == "Z":
            return
        time.sleep(0.01)
    pytest.fail(f"{pid} is not a zombie but {state}")


def test_a_lock_of_another_program_with_that_pid_is_removed(folder):
    database(folder, durable=False).stop()
    data = folder / str(major(folder)) / "data"
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as another:
        (data / "postmaster.pid").write_text(f"{another.pid}\n{data}\n0\n1\n\n\n\nready   \n")
        again = database(folder, durable=False)
        assert ask(again.url) == 1
        again.stop()
        assert another.poll() is None
        another.stdin.close()


def test_a_set_database_is_used_and_never_stopped(monkeypatch, folder):
    monkeypatch.setenv("DATABASE_URL", "postgresql://someone@example/else")
    given = database(folder)
    assert given.url == "postgresql://someone@example/else"
    given.stop()


def test_a_choice_that_does_not_exist_is_one_line(monkeypatch, folder):
    monkeypatch.setenv("TRYGGVE_POSTGRES", "oracle")
    with pytest.raises(CannotStart, match="embedded or debian"):
        database(folder)


def test_a_user_without_a_name_is_told_so(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 4_000_123)
    with pytest.raises(CannotStart, match="4000123 has no line in /etc/passwd"):
        programs.runner()


def test_a_server_that_cannot_start_is_said_with_its_own_words_and_not_left_behind(folder):
    database(folder, durable=False).stop()
    control = folder / str(major(folder)) / "data" / "global" / "pg_control"
    hidden = control.rename(control.with_name("hidden"))
    try:
        with pytest.raises(CannotStart, match=r"did not start: .*(PANIC|FATAL|could not)"):
            database(folder, durable=False)
        assert postgres.running(folder) == []
    finally:
        hidden.rename(control)


def test_a_project_in_root_s_own_folder_keeps_its_database_where_nobody_can_come(tmp_path):
    closed = tmp_path / "own"
    closed.mkdir(mode=0o700)
    nobody = programs.Runner(uid=65534, gid=65534, switch=True)
    oneself = programs.Runner(uid=os.geteuid(), gid=os.getegid(), switch=False)
    assert programs.reachable(closed / "data", nobody).is_relative_to(programs.OUTSIDE)
    assert programs.reachable(closed / "data", oneself) == closed / "data"


def test_a_pid_used_again_is_another_process():
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        seen = processes.look_up(other.pid)
        earlier = processes.Seen(seen.pid, seen.started - 1)
        assert processes.is_alive(seen)
        assert not processes.is_alive(earlier)
        processes.ask_to_end(earlier, signal.SIGKILL)
        assert other.poll() is None
        other.stdin.close()
