"""The try-out: a database, the people, the simulators, a worker and the web, on this machine only."""

import argparse
import os
import signal
import time
from collections.abc import Sequence

from tryggve.config.launcher import children, postgres, ready
from tryggve.config.launcher.children import Child, Record
from tryggve.config.launcher.postgres import Running
from tryggve.config.launcher.prepare import prepare
from tryggve.config.launcher.processes import look_up
from tryggve.config.launcher.stopping import RECORD, refuse_a_second
from tryggve.config.places import DATABASE, TRY_OUT

LOGS = TRY_OUT / "logs"
SIMULATORS_PORT = 8100
WORKER = ["tryggve", "manage", "procrastinate", "worker"]


def web(port: int) -> list[str]:
    command = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--no-ws"]
    return [*command, "--workers", "2", "--blocking-threads", "1", "tryggve.config.wsgi:application"]


def say(line: str) -> None:
    print(f"  {line}", flush=True)


def try_out(arguments: Sequence[str]) -> int:
    """Runs until Ctrl-C or until a part of it ends; gives the exit code. Raises CannotStart."""
    reader = argparse.ArgumentParser(prog="start.py", description="The try-out of Tryggve, on this machine.")
    reader.add_argument("--port", type=int, default=8000, help="where the pages are (8000)")
    reader.add_argument("--simulators-port", type=int, default=SIMULATORS_PORT, help="the first of theirs (8100)")
    asked = reader.parse_args(arguments)
    began = time.monotonic()
    refuse_a_second()
    ready.refuse_busy_port(asked.port, f"python3 start.py --port {asked.port + 1}")
    ready.refuse_busy_port(asked.simulators_port, f"python3 start.py --simulators-port {asked.simulators_port + 100}")
    surroundings(asked.port, asked.simulators_port)
    for folder in (TRY_OUT, LOGS):
        folder.mkdir(mode=0o711, parents=True, exist_ok=True)
    signal.signal(signal.SIGTERM, _as_ctrl_c)
    signal.signal(signal.SIGHUP, _as_ctrl_c)
    server: Running | None = None
    started: list[Child] = []
    try:
        server = postgres.database(DATABASE)
        os.environ["DATABASE_URL"] = server.url
        prepare(TRY_OUT, say)
        _start_all(started, server, asked.port, asked.simulators_port)
        _greet(asked.port, time.monotonic() - began)
        children.watch(started)
    except KeyboardInterrupt:
        print()
        return 0
    finally:
        _stop_all(started, server)


def _as_ctrl_c(_number: int, _frame: object) -> None:
    raise KeyboardInterrupt


def surroundings(port: int, simulators_port: int) -> None:
    """What the settings of every program in this try-out are read from."""
    addresses = f"http://localhost:{port}", f"http://127.0.0.1:{port}"
    os.environ.setdefault("TRYGGVE_MODE", "try-out")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tryggve.config.settings")
    os.environ.setdefault("TRYGGVE_PUBLIC_URL", addresses[0])
    os.environ.setdefault("TRYGGVE_ORIGINS", ",".join(addresses))
    os.environ["TRYGGVE_SIMULATORS_PORT"] = str(simulators_port)


def _start_all(started: list[Child], server: Running, port: int, simulators_port: int) -> None:
    def start(name: str, module: list[str]) -> None:
        started.append(children.start(name, module, logs=LOGS))
        _note(f"http://localhost:{port}", started, server)

    def alive() -> None:
        children.refuse_if_dead(started)

    start("web", web(port))
    start("simulators", ["tryggve", "simulators"])
    ready.wait(lambda: ready.listens(simulators_port), seconds=30, what="simulators", meanwhile=alive)
    ready.wait(lambda: ready.answers(port), seconds=30, what="web", meanwhile=alive)
    start("worker", WORKER)  # last: what is deferred waits for it, and the pages need not


def _note(address: str, started: list[Child], server: Running) -> None:
    """Leaves word of every process, for `stop` in another terminal and for the start after a killed one."""
    processes = [child.process for child in started]
    if server.started_here and server.process:
        processes.append(server.process)
    if me := look_up(os.getpid()):
        Record(address, me, tuple(processes)).write(RECORD)


def _stop_all(started: list[Child], server: Running | None) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # a second Ctrl-C must not leave half of it running
    if started:
        say(f"stopping {', '.join(child.name for child in reversed(started))}")
    children.stop(started)
    if server:
        server.stop()
    if started:
        RECORD.unlink(missing_ok=True)


def _greet(port: int, seconds: float) -> None:
    people = TRY_OUT / "people.txt"
    print(f"\nTryggve is ready ({seconds:.1f} s): http://localhost:{port}\n")
    if people.exists():
        print(people.read_text())
    print("Stop with Ctrl-C.", flush=True)
