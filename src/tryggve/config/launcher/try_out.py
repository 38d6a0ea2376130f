"""The try-out: a database, the people, the simulators, a worker and the web, on this machine only."""

import argparse
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from tryggve.config.launcher import children, postgres, ready
from tryggve.config.launcher.children import Child, Record
from tryggve.config.launcher.postgres import Running
from tryggve.config.launcher.prepare import prepare
from tryggve.config.launcher.processes import is_alive, look_up
from tryggve.config.launcher.refusals import CannotStart
from tryggve.config.launcher.stopping import RECORD, refuse_a_second
from tryggve.config.places import DATABASE, TRY_OUT

LOGS = TRY_OUT / "logs"
SIMULATORS_PORT = 8100
MINUTE = 60.0
# Seconds in which a program that ends has ended because its database did.
LOSES_ITS_DATABASE = 15.0
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
    children.end_in_order()
    running = TryOut(asked.port, asked.simulators_port)
    try:
        running.start()
        _greet(asked.port, time.monotonic() - began)
        running.watch()
    except KeyboardInterrupt:
        print()
        return 0
    finally:
        running.stop()


def surroundings(port: int, simulators_port: int) -> None:
    """What the settings of every program in this try-out are read from."""
    addresses = f"http://localhost:{port}", f"http://127.0.0.1:{port}"
    os.environ.setdefault("TRYGGVE_MODE", "try-out")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tryggve.config.settings")
    os.environ.setdefault("TRYGGVE_PUBLIC_URL", addresses[0])
    os.environ.setdefault("TRYGGVE_ORIGINS", ",".join(addresses))
    os.environ["TRYGGVE_SIMULATORS_PORT"] = str(simulators_port)


@dataclass
class TryOut:
    """A database and three programs, as long as they run."""

    port: int
    simulators_port: int
    server: Running = field(default_factory=lambda: Running(""))
    programs: list[Child] = field(default_factory=list)
    mended: float = float("-inf")

    def start(self) -> None:
        self.server = postgres.database(DATABASE)
        os.environ["DATABASE_URL"] = self.server.url
        prepare(TRY_OUT, say)
        self._run("web", web(self.port))
        self._run("simulators", ["tryggve", "simulators"])
        self._wait("simulators", lambda: ready.listens(self.simulators_port))
        self._wait("web", lambda: ready.answers(self.port))
        self._run("worker", WORKER)  # last: what is deferred waits for it, and the pages need not

    def _run(self, name: str, module: Sequence[str]) -> None:
        self.programs.append(children.start(name, module, logs=LOGS))
        self._note()

    def _wait(self, name: str, until: Callable[[], bool]) -> None:
        ready.wait(until, seconds=90, what=name, meanwhile=lambda: children.refuse_if_dead(self.programs))

    def _note(self) -> None:
        """Leaves word of every process, for `stop` in another terminal and for the start after a killed one."""
        processes = [child.process for child in self.programs]
        if self.server.started_here and self.server.process:
            processes.append(self.server.process)
        if me := look_up(os.getpid()):
            Record(f"http://localhost:{self.port}", me, tuple(processes)).write(RECORD)

    def watch(self) -> NoReturn:
        """Until a program ends (CannotStart) or Ctrl-C. A database that was killed is started again, once a minute."""
        while True:
            self._mend_database()
            for child in [child for child in self.programs if child.popen.poll() is not None]:
                if time.monotonic() - self.mended > LOSES_ITS_DATABASE:
                    children.refuse_if_dead(self.programs)
                self.programs.remove(child)
                self._run(child.name, child.module)
            time.sleep(0.2)

    def _mend_database(self) -> None:
        if not self.server.process or is_alive(self.server.process):
            return
        if time.monotonic() - self.mended < MINUTE:
            raise CannotStart(f"PostgreSQL ended twice within a minute; see {DATABASE}")
        say("PostgreSQL ended without being asked; starting it again")
        dead, self.server = self.server, postgres.database(DATABASE, again=True)
        dead.reap()
        self.mended = time.monotonic()
        self._note()

    def stop(self) -> None:
        """Ends the programs in the opposite order, and PostgreSQL if it was started here."""
        children.let_nothing_interrupt()
        if self.programs:
            say(f"stopping {', '.join(child.name for child in reversed(self.programs))}")
        children.stop(self.programs)
        self.server.stop()
        if self.programs:
            RECORD.unlink(missing_ok=True)


def _greet(port: int, seconds: float) -> None:
    people = TRY_OUT / "people.txt"
    print(f"\nTryggve is ready ({seconds:.1f} s): http://localhost:{port}\n")
    if people.exists():
        print(people.read_text())
    print("Stop with Ctrl-C.", flush=True)
