"""A line to PostgreSQL that is cut just after COMMIT: the server has done it, and the client is never told."""

import contextlib
import socket
import threading

from django.db import connection

COMMIT = b"Q\x00\x00\x00\x0bCOMMIT\x00"


class _Line:
    """Forwards one connection both ways; at the COMMIT it waits for the server's answer, throws it away and hangs up."""

    def __init__(self, there):
        self.there = there
        self.cut = 0
        self.door = socket.create_server(("127.0.0.1", 0))
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                client, _ = self.door.accept()
                with client, socket.create_connection(self.there) as server:
                    self._carry(client, server)

    def _carry(self, client, server):
        answers = threading.Thread(target=self._answer, args=(server, client), daemon=True)
        answers.start()
        with contextlib.suppress(OSError):
            while asked := client.recv(65_536):
                if COMMIT in asked:
                    self._deaf = True
                    server.sendall(asked)
                    self.answered.wait(5)
                    self.cut += 1
                    break
                server.sendall(asked)
        server.close()
        client.close()

    def _answer(self, server, client):
        self._deaf, self.answered = False, threading.Event()
        with contextlib.suppress(OSError):
            while said := server.recv(65_536):
                if self._deaf:
                    self.answered.set()
                    return
                client.sendall(said)


@contextlib.contextmanager
def cut_after_commit():
    """Inside, this thread's connection goes over a line that is cut at its first COMMIT; afterwards it is whole again."""
    there = connection.settings_dict
    kept = {name: there[name] for name in ("HOST", "PORT")}
    line = _Line((kept["HOST"] or "127.0.0.1", int(kept["PORT"] or 5432)))
    connection.close()
    host, port = line.door.getsockname()
    there.update({"HOST": host, "PORT": str(port)})
    try:
        yield line
    finally:
        connection.close()
        there.update(kept)
        line.door.close()
