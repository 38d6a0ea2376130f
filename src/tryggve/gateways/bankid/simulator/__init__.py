"""A simulated BankID: the relying-party API over mutual TLS, and a page where a person plays the app.

    simulator = BankIDSimulator(folder, people, api_port=8721, page_port=8722)
    simulator.start()
    BankID(simulator.connection())          # a client that it accepts
    simulator.page                           # "http://127.0.0.1:8722"

The protocol, the states and the timings are the real ones; the authorities and the people are invented.
What the page and its JSON side do stands in `page` and `control`.
"""

import ssl
import time
from collections.abc import Callable
from pathlib import Path

from tryggve.gateways.bankid.client import Connection
from tryggve.gateways.bankid.simulator.app import MODES, App
from tryggve.gateways.bankid.simulator.certificates import Certificates, make_certificates
from tryggve.gateways.bankid.simulator.control import Control
from tryggve.gateways.bankid.simulator.orders import Orders
from tryggve.gateways.bankid.simulator.page import Page
from tryggve.gateways.bankid.simulator.rp_api import RelyingPartyApi
from tryggve.gateways.bankid.simulator.signing import Signer
from tryggve.gateways.simulation import Faults, People, Request, Response, Server, refuse_in_production

__all__ = ["BankIDSimulator", "Certificates", "make_certificates"]


class BankIDSimulator:
    """Both servers. Raises ForbiddenInProduction, or OSError when a port is taken."""

    def __init__(
        self,
        folder: Path,
        people: People,
        *,
        api_port: int = 0,
        page_port: int = 0,
        host: str = "127.0.0.1",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        refuse_in_production("bankid")
        self.certificates = make_certificates(folder)
        self.faults = Faults(MODES)
        self.orders = Orders(clock)
        app = App(self.orders, Signer(self.certificates), people, self.faults)
        page, control = Page(app), Control(app)

        def on_page(request: Request) -> Response:
            return control(request) if request.path.startswith("/control/") else page(request)

        answer = self.faults.wrap(RelyingPartyApi(self.orders))
        self._api = Server(answer, port=api_port, host=host, tls=_tls(self.certificates))
        try:
            self._page = Server(on_page, port=page_port, host=host)
        except OSError:
            self._api.stop()
            raise

    @property
    def address(self) -> str:
        """The API's address, without a slash at the end: the client's `address`."""
        return f"{self._api.address}/rp/v6.0"

    @property
    def page(self) -> str:
        """Where the person goes."""
        return self._page.address

    def connection(self, *, timeout: float = 10.0) -> Connection:
        """How a client reaches this simulator."""
        made = self.certificates
        return Connection(self.address, made.rp_certificate, made.rp_key, made.server_authority, timeout)

    def start(self) -> None:
        self._api.start()
        self._page.start()

    def stop(self) -> None:
        self._api.stop()
        self._page.stop()


def _tls(certificates: Certificates) -> ssl.SSLContext:
    """Demands a certificate issued by the simulated RP authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(str(certificates.folder / "server.pem"), str(certificates.folder / "server.key"))
    context.load_verify_locations(cafile=str(certificates.folder / "rp-ca.pem"))
    context.verify_mode = ssl.CERT_REQUIRED
    return context
