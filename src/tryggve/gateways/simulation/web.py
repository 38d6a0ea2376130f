"""A small threaded server for simulators: plain or TLS, one function per request, no framework."""

import contextlib
import json
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

MOST_BYTES = 2_000_000
HANDSHAKE_SECONDS = 10.0


class Dropped(Exception):
    """Close the connection without an answer."""


class BadBody(Exception):
    """The body is not a JSON object."""


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: Mapping[str, str]
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> dict[str, Any]:
        """The body as a JSON object; BadBody otherwise."""
        try:
            value = json.loads(self.body)
        except ValueError as error:
            raise BadBody(str(error)) from error
        if not isinstance(value, dict):
            raise BadBody("not an object")
        return value

    def form(self) -> dict[str, str]:
        """The body as form fields, the last value of each."""
        return dict(parse_qsl(self.body.decode("utf-8", "replace"), keep_blank_values=True))


@dataclass(frozen=True)
class Response:
    status: int
    body: bytes = b""
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)


Application = Callable[[Request], Response]


def json_answer(value: object, status: int = 200) -> Response:
    return Response(status, json.dumps(value, ensure_ascii=False).encode())


def html(text: str, status: int = 200) -> Response:
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'"
    headers = {"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer"}
    return Response(status, text.encode(), "text/html; charset=utf-8", headers)


class Server:
    """Serves `application` on `host:port` from a thread; port 0 takes a free one, read back from `port`."""

    def __init__(
        self,
        application: Application,
        *,
        port: int = 0,
        host: str = "127.0.0.1",
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._server = _Listener((host, port), application, tls)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._scheme = "https" if tls else "http"
        self._host = host

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    @property
    def address(self) -> str:
        """For example `http://127.0.0.1:8711`, without a slash at the end."""
        return f"{self._scheme}://{self._host}:{self.port}"

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends the open connections too: a stopped service answers nobody."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()
        self._server.hang_up()


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, address: tuple[str, int], application: Application, tls: ssl.SSLContext | None) -> None:
        self.application = application
        self.tls = tls
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        super().__init__(address, _Handler)

    def finish_request(self, request: Any, client_address: Any) -> None:
        """Shakes hands in the request's own thread, so that a silent client stops nobody else."""
        if self.tls is None:
            self._converse(request, client_address)
            return
        request.settimeout(HANDSHAKE_SECONDS)
        with self.tls.wrap_socket(request, server_side=True) as secure:
            self._converse(secure, client_address)

    def _converse(self, connection: socket.socket, client_address: Any) -> None:
        with self._lock:
            self._open.add(connection)
        try:
            super().finish_request(connection, client_address)
        finally:
            with self._lock:
                self._open.discard(connection)

    def hang_up(self) -> None:
        """Ends every connection that is still open."""
        with self._lock:
            still = list(self._open)
        for connection in still:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that leaves or shows no certificate is part of the play; anything else is shown."""
        import sys  # noqa: PLC0415 - only needed when something breaks

        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Listener
    protocol_version = "HTTP/1.1"
    server_version = "Simulator"
    timeout = 30

    def do_GET(self) -> None:
        self._serve()

    def do_HEAD(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def _serve(self) -> None:
        try:
            length = int(self.headers.get("Content-Length") or 0)
        except ValueError:
            length = MOST_BYTES + 1
        if not 0 <= length <= MOST_BYTES:
            self.close_connection = True
            self._answer(Response(413))
            return
        parts = urlsplit(self.path)
        request = Request(
            method=self.command,
            path=parts.path,
            query=dict(parse_qsl(parts.query, keep_blank_values=True)),
            headers={name.lower(): value for name, value in self.headers.items()},
            body=self.rfile.read(length),
        )
        try:
            response = self.server.application(request)
        except Dropped:
            self._drop()
            return
        self._answer(response)

    def _answer(self, response: Response) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.content_type)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Cache-Control", "no-store")
        for name, value in response.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def _drop(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Says nothing: personal numbers stand in paths and bodies."""
