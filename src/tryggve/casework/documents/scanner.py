"""Asking clamd whether a file is harmful, by its INSTREAM command. Without a scanner the file is visibly unscanned."""

from __future__ import annotations

import socket
from enum import StrEnum

from django.conf import settings

CHUNK = 64 * 1024
SECONDS = 20
MOST_ANSWER = 4096


class Verdict(StrEnum):
    """What the scanner said; `unscanned` when there is none, or it did not answer."""

    SCANNED = "scanned"
    INFECTED = "infected"
    UNSCANNED = "unscanned"


def scan(content: bytes) -> Verdict:
    """What clamd says of the bytes. `CLAMD` in the settings is `host:port`, a socket's path, or empty for no scanner."""
    address = getattr(settings, "CLAMD", "")
    if not address:
        return Verdict.UNSCANNED
    try:
        with _connect(address) as connection:
            answer = _ask(connection, content)
    except OSError:
        return Verdict.UNSCANNED
    if answer.endswith(b"FOUND"):
        return Verdict.INFECTED
    return Verdict.SCANNED if answer.endswith(b"OK") else Verdict.UNSCANNED


def _connect(address: str) -> socket.socket:
    if address.startswith("/"):
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(SECONDS)
        connection.connect(address)
        return connection
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), timeout=SECONDS)


def _ask(connection: socket.socket, content: bytes) -> bytes:
    connection.sendall(b"zINSTREAM\0")
    for place in range(0, len(content), CHUNK):
        part = content[place : place + CHUNK]
        connection.sendall(len(part).to_bytes(4, "big") + part)
    connection.sendall(bytes(4))
    answer = b""
    while len(answer) < MOST_ANSWER and not answer.endswith(b"\0"):
        part = connection.recv(MOST_ANSWER)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\0\n ")
