"""The animated QR code and the links that open the BankID app on the same device."""

import hmac
from urllib.parse import quote

from tryggve.gateways.bankid.records import Collected, Order


def qr_data(order: Order, seconds: int) -> str:
    """The QR code's text `seconds` whole seconds after the answer to auth or sign arrived; a new one each second."""
    if seconds < 0:
        raise ValueError("seconds since the order's answer cannot be negative")
    time = str(seconds)
    code = hmac.new(order.qr_start_secret.encode("ascii"), time.encode("ascii"), "sha256").hexdigest()
    return f"bankid.{order.qr_start_token}.{time}.{code}"


def shows_qr(collected: Collected) -> bool:
    """Whether the page may go on showing the QR code: only until an app has taken the order."""
    return collected.status == "pending" and collected.hint_code == "outstandingTransaction"


def mobile_link(order: Order, *, redirect: str, app: str = "https://app.bankid.com/") -> str:
    """Opens the app on a phone and returns to `redirect`; `app` is another address when the app is the simulator."""
    return f"{app}?autostarttoken={order.auto_start_token}&redirect={quote(redirect, safe='')}"


def desktop_link(order: Order) -> str:
    """Opens the program on a computer; it returns to nothing, the page goes on by itself."""
    return f"bankid:///?autostarttoken={order.auto_start_token}&redirect=null"
