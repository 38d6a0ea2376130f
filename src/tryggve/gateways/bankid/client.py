"""The client of BankID's Relying Party API v6.0, over mutual TLS; only BankID's own authority is trusted."""

import base64
import ssl
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import httpx

from tryggve.gateways.bankid.records import Collected, Completion, Device, Order, User

PRODUCTION = "https://appapi2.bankid.com/rp/v6.0"
TEST = "https://appapi2.test.bankid.com/rp/v6.0"

MOST_TEXT_TO_IDENTIFY = 1_500  # characters after base64
MOST_TEXT_TO_SIGN = 40_000  # characters after base64; not confirmed by a source that we could read
LONGEST_USER_AGENT = 256
MOST_HIDDEN_DATA = 200_000  # characters after base64


class BankIDError(Exception):
    """BankID refused or failed. `details` is BankID's own text: for the log, never for the person."""

    def __init__(self, details: str = "") -> None:
        super().__init__(details)
        self.details = details


class AlreadyInProgress(BankIDError):
    """The person already has an order; BankID has ended that one too. The person tries again."""


class InvalidParameters(BankIDError):
    """The request is wrong, here or at BankID."""


class NoSuchOrder(InvalidParameters):
    """The order does not exist any more: collected already, cancelled or too old."""


class Canceled(BankIDError):
    """The order was cancelled."""


class Unauthorized(BankIDError):
    """BankID does not accept our certificate."""


class UnsupportedRequest(BankIDError):
    """Not found, wrong method or wrong media type: the client and the service do not speak the same version."""


class RequestTimeout(BankIDError):
    """Our request took too long to arrive."""


class TooManyRequests(BankIDError):
    """Too many calls just now."""


class InternalError(BankIDError):
    """BankID failed."""


class Maintenance(BankIDError):
    """BankID is closed for a while."""


class Unreachable(BankIDError):
    """No answer: not reached, answer lost, or not the pinned authority. What was asked may have been done."""


class Unreadable(BankIDError):
    """An answer that is not the protocol's."""


ERRORS: dict[str, type[BankIDError]] = {
    "alreadyInProgress": AlreadyInProgress,
    "invalidParameters": InvalidParameters,
    "canceled": Canceled,
    "unauthorized": Unauthorized,
    "notFound": UnsupportedRequest,
    "methodNotAllowed": UnsupportedRequest,
    "unsupportedMediaType": UnsupportedRequest,
    "requestTimeout": RequestTimeout,
    "tooManyRequests": TooManyRequests,
    "internalError": InternalError,
    "maintenance": Maintenance,
}


@dataclass(frozen=True)
class Browser:
    """The person's browser, for BankID's judgement of risk. `device_identifier`: ours, stable for the browser, no secret."""

    referring_domain: str
    user_agent: str
    device_identifier: str

    def told(self) -> dict[str, str]:
        return {
            "referringDomain": self.referring_domain,
            "userAgent": self.user_agent[:LONGEST_USER_AGENT],
            "deviceIdentifier": self.device_identifier,
        }


@dataclass(frozen=True)
class Connection:
    """Where BankID is and who we are to it. PEM files: our `certificate` and `key`; `trusted`, BankID's authority."""

    address: str
    certificate: Path
    key: Path
    trusted: Path
    timeout: float = 10.0

    def tls(self) -> ssl.SSLContext:
        """Trusts only `trusted`, shows our certificate, checks the host name."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        context.load_verify_locations(cafile=str(self.trusted))
        context.load_cert_chain(str(self.certificate), str(self.key))
        return context


class BankID:
    """One relying party's line to BankID. Safe between threads. Close it, or use it with `with`."""

    def __init__(self, connection: Connection) -> None:
        self._line = httpx.Client(
            verify=connection.tls(), timeout=connection.timeout, trust_env=False, follow_redirects=False
        )
        self._address = connection.address.rstrip("/")

    def close(self) -> None:
        self._line.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def auth(
        self,
        *,
        end_user_ip: str,
        visible_text: str = "",
        hidden_data: bytes = b"",
        personal_number: str = "",
        return_url: str = "",
        return_risk: bool = True,
        browser: Browser | None = None,
    ) -> Order:
        """Starts an identification. `end_user_ip` as we see it; `personal_number` only when it must be that person."""
        wanted = _order(end_user_ip, personal_number, return_url, browser, return_risk=return_risk)
        wanted |= _texts(visible_text, hidden_data, MOST_TEXT_TO_IDENTIFY)
        return _read_order(self._post("auth", wanted))

    def sign(
        self,
        *,
        end_user_ip: str,
        visible_text: str,
        hidden_data: bytes = b"",
        personal_number: str = "",
        return_url: str = "",
        return_risk: bool = True,
        browser: Browser | None = None,
    ) -> Order:
        """Starts a signature of `visible_text` (simple markdown). `hidden_data`: what binds it, such as a hash.

        InvalidParameters when the text is empty or too long.
        """
        if not visible_text.strip():
            raise InvalidParameters("a text to sign is required")
        wanted = _order(end_user_ip, personal_number, return_url, browser, return_risk=return_risk)
        wanted |= _texts(visible_text, hidden_data, MOST_TEXT_TO_SIGN)
        return _read_order(self._post("sign", wanted))

    def collect(self, order_ref: str) -> Collected:
        """How the order stands. A complete or failed one is given once; after that NoSuchOrder."""
        return _read_collected(self._post("collect", {"orderRef": order_ref}), order_ref)

    def cancel(self, order_ref: str) -> None:
        """Ends a pending order. NoSuchOrder when it has ended already."""
        self._post("cancel", {"orderRef": order_ref})

    def _post(self, method: str, wanted: dict[str, Any]) -> dict[str, Any]:
        try:
            answer = self._line.post(f"{self._address}/{method}", json=wanted)
        except httpx.RequestError as error:
            raise Unreachable(f"{type(error).__name__}: {error}") from error
        try:
            content = answer.json()
        except (ValueError, RecursionError) as error:
            content = None
            if answer.is_success:
                raise Unreadable(f"{method}: status {answer.status_code}, not JSON") from error
        if not answer.is_success:
            raise _refusal(answer.status_code, content)
        if not isinstance(content, dict) or "errorCode" in content:
            raise Unreadable(f"{method}: status {answer.status_code} with an unexpected body")
        return content


def _order(
    end_user_ip: str, personal_number: str, return_url: str, browser: Browser | None, *, return_risk: bool
) -> dict[str, Any]:
    wanted: dict[str, Any] = {"endUserIp": end_user_ip, "returnRisk": return_risk}
    if personal_number:
        wanted["requirement"] = {"personalNumber": personal_number}
    if return_url:
        wanted["returnUrl"] = return_url
    if browser is not None:
        wanted["web"] = browser.told()
    return wanted


def _texts(visible_text: str, hidden_data: bytes, most: int) -> dict[str, Any]:
    wanted: dict[str, Any] = {}
    if visible_text:
        wanted["userVisibleData"] = base64.b64encode(visible_text.encode()).decode()
        wanted["userVisibleDataFormat"] = "simpleMarkdownV1"
        if len(wanted["userVisibleData"]) > most:
            raise InvalidParameters(f"the text is too long: at most {most} characters after base64")
    if hidden_data:
        wanted["userNonVisibleData"] = base64.b64encode(hidden_data).decode()
        if len(wanted["userNonVisibleData"]) > MOST_HIDDEN_DATA:
            raise InvalidParameters(f"the hidden data are too long: at most {MOST_HIDDEN_DATA} characters after base64")
    return wanted


_BY_STATUS: dict[int, type[BankIDError]] = {
    401: Unauthorized,
    403: Unauthorized,
    404: UnsupportedRequest,
    408: RequestTimeout,
    429: TooManyRequests,
    503: Maintenance,
}


def _refusal(status: int, content: Any) -> BankIDError:
    body = content if isinstance(content, dict) else {}
    code, details = str(body.get("errorCode", "")), str(body.get("details", ""))
    code = code[:1].lower() + code[1:]
    if code == "invalidParameters" and "no such order" in details.lower():
        return NoSuchOrder(details)
    kind = ERRORS.get(code) or _BY_STATUS.get(status) or InternalError
    return kind(f"{status} {code} {details}".strip())


def _read_order(content: dict[str, Any]) -> Order:
    names = ("orderRef", "autoStartToken", "qrStartToken", "qrStartSecret")
    try:
        return Order(*(_text(content, name) for name in names))
    except (KeyError, TypeError) as error:
        raise Unreadable(f"the order lacks {error}") from error


def _read_collected(content: dict[str, Any], order_ref: str) -> Collected:
    status = content.get("status")
    if content.get("orderRef") != order_ref or status not in ("pending", "failed", "complete"):
        raise Unreadable("the answer is about another order or has no status")
    if status != "complete":
        return Collected(order_ref, status, hint_code=str(content.get("hintCode", "")))
    try:
        completion = _read_completion(content["completionData"])
    except (KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"the completion lacks {error}") from error
    return Collected(order_ref, "complete", completion=completion)


def _read_completion(content: dict[str, Any]) -> Completion:
    user, device = content["user"], content["device"]
    return Completion(
        user=User(*(_text(user, name) for name in ("personalNumber", "name", "givenName", "surname"))),
        device=Device(_text(device, "ipAddress"), str(device.get("uhi", ""))),
        bankid_issue_date=_text(content, "bankIdIssueDate"),
        signature=_text(content, "signature"),
        ocsp_response=_text(content, "ocspResponse"),
        mrtd=(content.get("stepUp") or {}).get("mrtd"),
        risk=content.get("risk"),
    )


def _text(content: dict[str, Any], name: str) -> str:
    """A text that is not empty; KeyError, TypeError."""
    value = content[name]
    if not isinstance(value, str) or not value:
        raise TypeError(name)
    return value
