"""The parts of a try-out: watched, stopped in order, and accounted for when a start is killed."""

import http.server
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

from tryggve.config.launcher import CannotStart, children, prepare, ready, stopping
from tryggve.config.launcher.children import Record
from tryggve.config.launcher.processes import Seen, is_alive, look_up

SLEEPS = "import time; time.sleep(60)"
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)"
)


@pytest.fixture
def module(tmp_path, monkeypatch):
    """Makes a module that a child can run."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(tmp_path), *sys.path]))

    def make(name, text):
        (tmp_path / f"{name}.py").write_text(text)
        return [name]

    return make


def test_a_child_that_ends_is_said_with_its_last_words(module, tmp_path):
    child = children.start("worker", module("ends", "raise SystemExit('the disk is full')"), logs=tmp_path)
    child.popen.wait()
    with pytest.raises(CannotStart, match=r"The worker ended \(exit 1\): the disk is full"):
        children.refuse_if_dead([child])


def test_children_are_stopped_and_reaped(module, tmp_path):
    started = [children.start(name, module(name, SLEEPS), logs=tmp_path) for name in ("one", "two")]
    children.stop(started)
    assert all(child.popen.returncode == -signal.SIGTERM for child in started)


def test_a_child_that_does_not_listen_is_killed(module, tmp_path, monkeypatch):
    monkeypatch.setattr(children, "PATIENCE", 0.2)
    child = children.start("stubborn", module("stubborn", STUBBORN), logs=tmp_path)
    while "ready" not in child.log.read_text():
        time.sleep(0.02)
    children.stop([child])
    assert child.popen.returncode == -signal.SIGKILL


def test_ctrl_c_in_the_terminal_does_not_reach_the_children_directly(module, tmp_path):
    child = children.start("one", module("one", SLEEPS), logs=tmp_path)
    try:
        assert os.getpgid(child.process.pid) != os.getpgid(os.getpid())
    finally:
        children.stop([child])


ENDS_IN_ORDER = """
import sys, time
from tryggve.config.launcher import children
children.end_in_order()
try:
    print("ready", flush=True)
    time.sleep(60)
finally:
    children.let_nothing_interrupt()
    time.sleep(0.3)
    print("in order", flush=True)
"""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_whoever_is_asked_to_end_stops_what_it_started(how):
    command = [sys.executable, "-c", f"import sys; sys.path[:0] = {sys.path!r}\n{ENDS_IN_ORDER}"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as asked:
        assert asked.stdout.readline() == "ready\n"
        asked.send_signal(how)
        time.sleep(0.1)
        asked.send_signal(how)
        assert asked.stdout.readline() == "in order\n"


@pytest.fixture
def record(tmp_path, monkeypatch):
    path = tmp_path / "running.json"
    monkeypatch.setattr(stopping, "RECORD", path)
    monkeypatch.setattr(stopping, "DATABASE", tmp_path / "postgres")
    return path


def test_a_second_try_out_is_refused_with_the_address_of_the_first(record):
    Record("http://localhost:8000", look_up(os.getpid()), ()).write(record)
    with pytest.raises(CannotStart, match="already runs: http://localhost:8000"):
        stopping.refuse_a_second()


def test_what_a_killed_start_left_is_ended_before_the_next(record):
    with subprocess.Popen([sys.executable, "-c", SLEEPS]) as left:
        Record("http://localhost:8000", Seen(look_up(os.getpid()).pid, 1), (look_up(left.pid),)).write(record)
        stopping.refuse_a_second()
        assert left.wait() == -signal.SIGTERM
    assert not record.exists()


def test_stop_touches_no_process_that_merely_has_the_pid(record):
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        seen = look_up(other.pid)
        Record("http://localhost:8000", Seen(seen.pid, seen.started - 5), (Seen(seen.pid, seen.started - 5),)).write(
            record
        )
        assert stopping.stop() == 0
        assert is_alive(seen)
        other.stdin.close()


def test_a_record_cut_short_counts_as_none(record):
    record.write_text('{"address"')
    assert children.read_record(record) is None


def test_a_busy_port_is_one_line_with_the_way_out():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=f"Port {port} is taken"):
            ready.refuse_busy_port(port, "python3 start.py --port 8001")


class Faulty(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/well" else 500)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def web():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Faulty) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def test_a_page_means_ready_and_a_fault_does_not(web):
    assert ready.answers(web, "/well")
    with pytest.raises(CannotStart, match="answers 500"):
        ready.answers(web, "/broken")


def test_nobody_there_is_not_ready():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        assert not ready.answers(free.getsockname()[1])


def test_waiting_ends(monkeypatch):
    with pytest.raises(CannotStart, match="did not answer within 0 seconds"):
        ready.wait(lambda: False, seconds=0, what="web", meanwhile=lambda: None)


def test_a_changed_source_is_prepared_again(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://one")
    monkeypatch.setattr(prepare, "SOURCE", tmp_path)
    (tmp_path / "people.toml").write_text("a = 1")
    before = prepare.stamp()
    assert prepare.stamp() == before
    (tmp_path / "people.toml").write_text("a = 2 # longer")
    after = prepare.stamp()
    monkeypatch.setenv("DATABASE_URL", "postgresql://two")
    assert len({before, after, prepare.stamp()}) == 3
