"""The person's page in place of the app: plain HTML, no script.

/                                            orders that wait, and a field for the text of a QR code
/?autostarttoken=…&redirect=…                opens that order, as the link on the same device does
POST /order                                  order_ref, personnummer, redirect, do = approve | cancel | expire
POST /qr                                     text
"""

import base64
from urllib.parse import quote, urlsplit

from tryggve.gateways.bankid.simulator import shown
from tryggve.gateways.bankid.simulator.app import App, NotThatPerson, UnknownPerson
from tryggve.gateways.bankid.simulator.orders import Order, UnknownOrder
from tryggve.gateways.simulation import Request, Response, html

GONE = "Beställningen finns inte längre. Gå tillbaka till sidan du kom från och börja om."
BAD_CODE = "Koden känns inte igen. Den byts varje sekund: kopiera hela texten på nytt och försök igen."


class Page:
    def __init__(self, app: App) -> None:
        self._app = app

    def __call__(self, request: Request) -> Response:
        try:
            match request.method, request.path:
                case (("GET" | "HEAD"), "/"):
                    return self._start(request)
                case "POST", "/order":
                    return self._act(request.form())
                case "POST", "/qr":
                    return self._scan(request.form())
        except UnknownOrder:
            return html(shown.message("Beställningen är slut", GONE), status=404)
        except (UnknownPerson, NotThatPerson):
            return html(shown.message("Välj vem du är", "Välj en av personerna på sidan."), status=422)
        return html(shown.message("Sidan finns inte", "Gå till startsidan."), status=404)

    def _start(self, request: Request) -> Response:
        token = request.query.get("autostarttoken", "")
        if not token:
            return html(shown.waiting(self._app.orders.waiting()))
        order = self._app.orders.find_waiting(auto_start_token=token)
        return self._open(order, request.query.get("redirect", ""))

    def _scan(self, form: dict[str, str]) -> Response:
        try:
            order = self._app.orders.scan(form.get("text", ""))
        except UnknownOrder:
            return html(shown.waiting(self._app.orders.waiting(), error=BAD_CODE), status=422)
        return self._open(order, "")

    def _open(self, order: Order, redirect: str) -> Response:
        self._app.orders.open(order)
        text = base64.b64decode(order.visible).decode()
        return html(shown.order(order, text, self._app.may_use(order), redirect))

    def _act(self, form: dict[str, str]) -> Response:
        order = self._app.orders.find_waiting(order_ref=form.get("order_ref", ""))
        match form.get("do", ""):
            case "approve":
                self._app.approve(order, form.get("personnummer", ""))
                title, words = "Klart", "Du kan gå tillbaka till sidan du kom från."
            case "expire":
                self._app.orders.fail(order, "expiredTransaction")
                title, words = "Tiden gick ut", "Tjänsten får veta att BankID-appen inte svarade."
            case _:
                self._app.orders.fail(order, "userCancel")
                title, words = "Avbruten", "Tjänsten får veta att du avbröt."
        back = _safe(form.get("redirect", "")) or _safe(order.return_url)
        if back:
            return Response(303, b"", "text/plain", {"Location": back})
        return html(shown.message(title, words))


def _safe(redirect: str) -> str:
    """The address to go back to; "" when there is none or it is not a web address."""
    parts = urlsplit(redirect)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    return quote(redirect, safe="%/:=&?~#+!$,;'@()*[]")
