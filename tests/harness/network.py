"""The network is closed: a test may talk to this machine and to nothing else."""

import ipaddress
import socket
from typing import Any

import pytest

real_connect = socket.socket.connect
real_look_up = socket.getaddrinfo
HERE = {"localhost", "localhost.localdomain", "testserver", ""}


class NetworkIsClosed(Exception):
    """A test tried to reach the outside world; give it a simulator instead."""


def is_here(host: object) -> bool:
    if host is None or host in HERE:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def connect(self: socket.socket, address: Any) -> None:
    if self.family != socket.AF_UNIX and not is_here(address[0]):
        raise NetworkIsClosed(f"connection to {address[0]} refused: tests talk to simulators on this machine only")
    return real_connect(self, address)


def look_up(host: Any, *rest: Any, **more: Any) -> Any:
    name = host.decode() if isinstance(host, bytes) else host
    if not is_here(name) and name not in {"0.0.0.0", "::"}:  # noqa: S104 - a name, nothing listens on it
        raise NetworkIsClosed(f"look-up of {name} refused: tests talk to simulators on this machine only")
    return real_look_up(host, *rest, **more)


@pytest.fixture(autouse=True, scope="session")
def closed_network():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        patch.setattr(socket, "getaddrinfo", look_up)
        yield
