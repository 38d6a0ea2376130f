"""The relying-party API itself: `POST /rp/v6.0/{auth,sign,collect,cancel}` with BankID's own checks and errors."""

import base64
import binascii
import ipaddress
from typing import Any, Literal

from tryggve.gateways.bankid.client import (
    LONGEST_USER_AGENT,
    MOST_HIDDEN_DATA,
    MOST_TEXT_TO_IDENTIFY,
    MOST_TEXT_TO_SIGN,
)
from tryggve.gateways.bankid.simulator.orders import InProgress, Order, Orders, UnknownOrder
from tryggve.gateways.simulation import Request, Response, json_answer
from tryggve.gateways.simulation.web import BadBody

BASE = "/rp/v6.0/"
ORDER_FIELDS = {
    "endUserIp",
    "requirement",
    "userVisibleData",
    "userNonVisibleData",
    "userVisibleDataFormat",
    "returnUrl",
    "returnRisk",
    "web",
    "app",
}
REQUIREMENTS = {"pinCode", "mrtd", "cardReader", "certificatePolicies", "personalNumber", "risk"}


class Refused(Exception):
    """A request that the service refuses: status, error code and BankID's kind of explanation."""

    def __init__(self, status: int, code: str, details: str) -> None:
        super().__init__(details)
        self.answer = json_answer({"errorCode": code, "details": details}, status=status)


class RelyingPartyApi:
    def __init__(self, orders: Orders) -> None:
        self._orders = orders

    def __call__(self, request: Request) -> Response:
        try:
            return json_answer(self._answer(request))
        except Refused as refused:
            return refused.answer
        except UnknownOrder:
            return Refused(400, "invalidParameters", "No such order").answer

    def _answer(self, request: Request) -> dict[str, Any]:
        method = request.path.removeprefix(BASE)
        if not request.path.startswith(BASE) or method not in ("auth", "sign", "collect", "cancel"):
            raise Refused(404, "notFound", "Not found")
        if request.method != "POST":
            raise Refused(405, "methodNotAllowed", "Only POST is allowed")
        if request.headers.get("content-type", "").split(";")[0].strip() != "application/json":
            raise Refused(415, "unsupportedMediaType", "application/json is required")
        try:
            body = request.json()
        except BadBody as error:
            raise _invalid("The body is not a JSON object") from error
        if method == "auth":
            return self._start("auth", body)
        if method == "sign":
            return self._start("sign", body)
        order_ref = body.get("orderRef")
        if not isinstance(order_ref, str):
            raise _invalid("Invalid orderRef")
        if method == "cancel":
            self._orders.cancel(order_ref)
            return {}
        return _collected(self._orders.collect(order_ref))

    def _start(self, purpose: Literal["auth", "sign"], body: dict[str, Any]) -> dict[str, Any]:
        unknown = body.keys() - ORDER_FIELDS
        if unknown:
            raise _invalid(f"Unknown parameter {', '.join(sorted(unknown))}")
        _check_browser(body.get("web", {}))
        order = Order(
            purpose=purpose,
            end_user_ip=_address(body.get("endUserIp")),
            born=self._orders.now(),
            personal_number=_required_person(body.get("requirement", {})),
            visible=_visible(body, purpose),
            hidden=_base64(body, "userNonVisibleData", MOST_HIDDEN_DATA),
            return_url=str(body.get("returnUrl", "")),
            return_risk=body.get("returnRisk") is True,
        )
        try:
            self._orders.add(order)
        except InProgress as error:
            raise Refused(400, "alreadyInProgress", "Order already in progress for pno") from error
        return {
            "orderRef": order.order_ref,
            "autoStartToken": order.auto_start_token,
            "qrStartToken": order.qr_start_token,
            "qrStartSecret": order.qr_start_secret,
        }


def _collected(order: Order) -> dict[str, Any]:
    answer: dict[str, Any] = {"orderRef": order.order_ref, "status": order.status}
    if order.status == "complete":
        return answer | {"completionData": order.completion}
    return answer | {"hintCode": order.hint}


def _invalid(details: str) -> Refused:
    return Refused(400, "invalidParameters", details)


def _address(value: Any) -> str:
    try:
        return str(ipaddress.ip_address(value if isinstance(value, str) else ""))
    except ValueError as error:
        raise _invalid("Invalid endUserIp") from error


def _check_browser(web: Any) -> None:
    known = {"referringDomain", "userAgent", "deviceIdentifier"}
    if not isinstance(web, dict) or web.keys() - known or not all(isinstance(one, str) for one in web.values()):
        raise _invalid("Invalid web")
    if len(web.get("userAgent", "")) > LONGEST_USER_AGENT:
        raise _invalid("Invalid web: userAgent")


def _required_person(requirement: Any) -> str:
    if not isinstance(requirement, dict) or requirement.keys() - REQUIREMENTS:
        raise _invalid("Invalid requirement")
    number = requirement.get("personalNumber", "")
    if number and not (isinstance(number, str) and len(number) == 12 and number.isdigit()):  # noqa: PLR2004
        raise _invalid("Invalid personalNumber")
    return str(number)


def _visible(body: dict[str, Any], purpose: str) -> str:
    if purpose == "sign" and not body.get("userVisibleData"):
        raise _invalid("Missing userVisibleData")
    if body.get("userVisibleDataFormat", "simpleMarkdownV1") != "simpleMarkdownV1":
        raise _invalid("Invalid userVisibleDataFormat")
    most = MOST_TEXT_TO_SIGN if purpose == "sign" else MOST_TEXT_TO_IDENTIFY
    text = _base64(body, "userVisibleData", most)
    try:
        base64.b64decode(text).decode()
    except UnicodeDecodeError as error:
        raise _invalid("Invalid userVisibleData") from error
    return text


def _base64(body: dict[str, Any], name: str, most: int) -> str:
    value = body.get(name, "")
    try:
        base64.b64decode(value, validate=True)
    except (TypeError, ValueError, binascii.Error) as error:
        raise _invalid(f"Invalid {name}") from error
    if len(value) > most:
        raise _invalid(f"Invalid {name}: too long")
    return str(value)
