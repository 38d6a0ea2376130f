"""The page server's JSON side, for tests and for a journey without a browser.

    POST /control/approve  {"orderRef" | "autoStartToken", "personalNumber"}
    POST /control/choose   the same: the app knows who it is, nothing is approved yet (hint userSign)
    POST /control/open     {"orderRef" | "autoStartToken"}: the app shows the order
    POST /control/scan     {"qr"}: opens the order of that QR code, answers {"orderRef"}
    POST /control/cancel   {"orderRef" | "autoStartToken"}
    POST /control/expire   {"orderRef" | "autoStartToken"}
    POST /control/mode     {"mode", "path", "times", "seconds"}; "none" clears
    POST /control/times    {"start", "life"}: seconds until an unopened order and an unfinished one end
    GET  /control/orders   those that wait

Modes: lost, refused, delay, maintenance, error_200, empty (on a call of the API; `path` "/collect" for one of them),
and user_cancel, expired, certificate_err, wrong_person (on the next approval). Answers 200 {},
404 unknown order or person, 409 another person than asked for, 400 anything else.
"""

from typing import Any

from tryggve.gateways.bankid.simulator.app import App, NotThatPerson, UnknownPerson
from tryggve.gateways.bankid.simulator.orders import Order, UnknownOrder
from tryggve.gateways.simulation import Request, Response, json_answer
from tryggve.gateways.simulation.faults import UnknownFault
from tryggve.gateways.simulation.web import BadBody


class Control:
    def __init__(self, app: App) -> None:
        self._app = app

    def __call__(self, request: Request) -> Response:
        try:
            if request.method == "GET" and request.path == "/control/orders":
                return json_answer({"orders": [_told(one) for one in self._app.orders.waiting()]})
            if request.method != "POST":
                return json_answer({"error": "POST"}, status=405)
            return json_answer(self._do(request.path.removeprefix("/control/"), request.json()))
        except (UnknownOrder, UnknownPerson) as error:
            return json_answer({"error": type(error).__name__}, status=404)
        except NotThatPerson:
            return json_answer({"error": "NotThatPerson"}, status=409)
        except (BadBody, UnknownFault, ValueError) as error:
            return json_answer({"error": str(error)}, status=400)

    def _do(self, verb: str, asked: dict[str, Any]) -> dict[str, Any]:
        match verb:
            case "mode":
                self._app.faults.obey(asked)
            case "times":
                self._app.orders.start_seconds = float(asked.get("start", self._app.orders.start_seconds))
                self._app.orders.life_seconds = float(asked.get("life", self._app.orders.life_seconds))
            case "scan":
                order = self._app.orders.scan(str(asked.get("qr", "")))
                self._app.orders.open(order)
                return {"orderRef": order.order_ref}
            case _:
                self._on_order(verb, self._order(asked), str(asked.get("personalNumber", "")))
        return {}

    def _order(self, asked: dict[str, Any]) -> Order:
        return self._app.orders.find_waiting(
            order_ref=str(asked.get("orderRef", "")), auto_start_token=str(asked.get("autoStartToken", ""))
        )

    def _on_order(self, verb: str, order: Order, personal_number: str) -> None:
        match verb:
            case "approve":
                self._app.approve(order, personal_number)
            case "choose":
                self._app.choose(order, personal_number)
            case "open":
                self._app.orders.open(order)
            case "cancel":
                self._app.orders.fail(order, "userCancel")
            case "expire":
                self._app.orders.fail(order, "expiredTransaction")
            case _:
                raise ValueError(f"no such verb: {verb}")


def _told(order: Order) -> dict[str, str]:
    return {
        "orderRef": order.order_ref,
        "autoStartToken": order.auto_start_token,
        "purpose": order.purpose,
        "hintCode": order.hint,
        "personalNumber": order.whose,
        "userVisibleData": order.visible,
    }
