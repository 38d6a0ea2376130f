"""The scanner is asked by clamd's own protocol; without an answer the file is visibly unscanned, never silently clean."""

import socketserver
import threading

import pytest

from tests.casework.build import NOW
from tests.casework.documents.files import PDF, PNG
from tests.casework.documents.test_documents import receive
from tryggve.casework.documents import actions, queries, store
from tryggve.casework.documents.models import Document

MARK = b"EICAR"


class Clamd(socketserver.StreamRequestHandler):
    """As much of clamd as INSTREAM needs: chunks with their length, an empty one last, a line as answer."""

    def handle(self):
        command = self.rfile.read(len(b"zINSTREAM\0"))
        content = b""
        while length := int.from_bytes(self.rfile.read(4), "big"):
            content += self.rfile.read(length)
        assert command == b"zINSTREAM\0"
        self.server.seen.append(content)
        say = self.server.say or (b"stream: Eicar-Signature FOUND" if MARK in content else b"stream: OK")
        self.wfile.write(say + b"\0")


@pytest.fixture
def clamd(settings):
    class Server(socketserver.ThreadingTCPServer):
        allow_reuse_address = True
        say = b""

    with Server(("127.0.0.1", 0), Clamd) as server:
        server.seen = []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()
        thread.join()


INFECTED = PDF.replace(b"%\xe2\xe3\xcf\xd3", b"%" + MARK)


def test_a_clean_file_is_scanned_whole(town, case, clamd):
    large = PDF[:-6] + b"%" + b"x" * 300_000 + b"\n" + PDF[-6:]
    assert receive(town, case, large).scanned
    assert clamd.seen == [large]


def test_what_the_scanner_finds_is_refused_and_not_kept(town, case, clamd, files):
    with pytest.raises(actions.Infected):
        receive(town, case, INFECTED)
    assert not Document.objects.exists()
    assert not files.exists()


@pytest.mark.parametrize("say", [b"INSTREAM size limit exceeded. ERROR", b"UNKNOWN COMMAND", b"not OK, sorry"])
def test_a_scanner_that_cannot_say_leaves_the_file_unscanned(town, case, clamd, say):
    clamd.say = say
    assert [step.step for step in receive(town, case).steps] == ["received", "unscanned"]


def test_a_scanner_that_is_away_leaves_the_file_unscanned(town, case, settings, tmp_path):
    for address in ("127.0.0.1:9", str(tmp_path / "clamd.sock"), ""):
        settings.CLAMD = address
    assert [step.step for step in receive(town, case).steps] == ["received", "unscanned"]


def test_when_the_scanner_is_back_it_looks_at_what_waited_and_locks_away_what_it_finds(town, case, settings, clamd):
    there, settings.CLAMD = settings.CLAMD, ""
    clean, infected = receive(town, case, PNG, name="a.png"), receive(town, case, INFECTED)
    assert actions.scan_waiting(now=NOW) == 0
    settings.CLAMD = there
    assert actions.scan_waiting(now=NOW) == 2
    assert actions.scan_waiting(now=NOW) == 0
    assert queries.document(clean.id).scanned
    assert queries.read(clean.id) == PNG
    assert queries.document(infected.id).infected
    with pytest.raises(queries.LockedAway):
        queries.read(infected.id)
    assert store.fetch(infected.sha256) == INFECTED
