"""When a program takes calls, and whether a port is free for it."""

import http.client
import socket
import time
from collections.abc import Callable

from tryggve.config.launcher.refusals import CannotStart

FAULT = 500


def refuse_busy_port(port: int, option: str) -> None:
    """Raises CannotStart when another program has the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise CannotStart(f"Port {port} is taken: stop the program that has it, or {option}") from None


def answers(port: int, path: str = "/") -> bool:
    """Whether a web server on this machine gives a page there; raises CannotStart when it gives a fault instead."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path, headers={"Host": f"localhost:{port}"})
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    if status >= FAULT:
        raise CannotStart(f"The web server answers {status} on {path}; see .try-out/logs/web.log")
    return True


def listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def wait(until: Callable[[], bool], *, seconds: float, what: str, meanwhile: Callable[[], None]) -> None:
    """Returns when `until()` is true; raises CannotStart after so many seconds. `meanwhile` may raise sooner."""
    limit = time.monotonic() + seconds
    while not until():
        meanwhile()
        if time.monotonic() > limit:
            raise CannotStart(f"The {what} did not answer within {seconds:.0f} seconds; see .try-out/logs")
        time.sleep(0.02)
