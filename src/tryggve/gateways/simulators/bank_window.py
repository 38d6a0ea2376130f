"""The simulated bank's window.

POST /control/work      {"now": "2023-03-23T06:30:00+01:00"}   one turn; {"laid": files laid in the inbox}
POST /control/mode      {"mode", …details}; "none" clears       (modes: `gateways.iso20022.bank`)
POST /control/state     {"account", "day", "now"}               lays a camt.053; {"name"}
POST /control/pay-in    {"insurer", "account", "ore", "reference", "name", "now"}   somebody pays in; {"name"}
GET  /control/balances  {account: öre}
"""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from tryggve.gateways.iso20022.bank import Bank, UnknownMode
from tryggve.gateways.simulation import Request, Response, Server, json_answer
from tryggve.gateways.simulation.web import BadBody


class BankWindow:
    """The bank over `folder`, by HTTP. Raises ForbiddenInProduction, or OSError when the port is taken."""

    def __init__(self, folder: Path, *, port: int = 0, host: str = "127.0.0.1") -> None:
        self.bank = Bank(folder)
        self._folder = folder
        self._server = Server(self._answer, port=port, host=host)

    @property
    def address(self) -> str:
        return self._server.address

    def start(self) -> None:
        self._server.start()

    def stop(self) -> None:
        self._server.stop()

    def _answer(self, request: Request) -> Response:
        try:
            if request.method == "GET" and request.path == "/control/balances":
                return json_answer(self.bank.balances())
            if request.method != "POST":
                return json_answer({"error": "POST"}, status=405)
            return self._do(request.path, request.json())
        except (BadBody, UnknownMode, KeyError, ValueError) as error:
            return json_answer({"error": str(error)}, status=400)

    def _do(self, path: str, asked: dict[str, Any]) -> Response:
        match path:
            case "/control/work":
                return json_answer({"laid": self.bank.work(_moment(asked["now"]))})
            case "/control/mode":
                details = {key: value for key, value in asked.items() if key != "mode"}
                self.bank.make(str(asked.get("mode", "none")), **details)
                return json_answer({})
            case "/control/state":
                day, now = date.fromisoformat(str(asked["day"])), _moment(asked["now"])
                return json_answer({"name": self.bank.state_day(str(asked["account"]), day, now)})
            case "/control/pay-in":
                return json_answer({"name": self._pay_in(asked)})
        return json_answer({"error": "no such window"}, status=404)

    def _pay_in(self, asked: dict[str, Any]) -> str:
        """Each insurer has its own agreement with the bank, and its own folder. Without `insurer`: this window's own."""
        insurer = str(asked.get("insurer", ""))
        if insurer and not insurer.isidentifier():
            raise ValueError("no such insurer")
        bank = Bank(self._folder / insurer) if insurer else self.bank
        ore = int(asked["ore"])
        if ore <= 0:
            raise ValueError("nothing to pay in")
        return bank.pay_in(
            str(asked["account"]), ore, str(asked["reference"]), name=str(asked["name"]), now=_moment(asked["now"])
        )


def _moment(text: Any) -> datetime:
    moment = datetime.fromisoformat(str(text))
    if moment.tzinfo is None:
        raise ValueError("a time without zone")
    return moment
