"""The orders of the simulated service: states, timings and what ends them.

    pending: outstandingTransaction → (the app opens the order) started → (who it is is known) userSign → complete
    failed: startFailed after 30 s unopened, expiredTransaction after 3 min, userCancel, certificateErr, cancelled

A complete order can be collected for 3 minutes and a failed one for 5, each once.
"""

import hmac
import secrets
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

START_SECONDS = 30.0
LIFE_SECONDS = 180.0
KEEP_COMPLETE_SECONDS = 180.0
KEEP_FAILED_SECONDS = 300.0
QR_SLACK_SECONDS = 5


class InProgress(Exception):
    """The person has an order already; it has been ended."""


class UnknownOrder(Exception):
    """No such order, or it has ended."""


@dataclass(eq=False)
class Order:
    """One order; changed only by `Orders`, under its lock."""

    purpose: Literal["auth", "sign"]
    end_user_ip: str
    born: float
    personal_number: str = ""
    visible: str = ""
    hidden: str = ""
    return_url: str = ""
    return_risk: bool = False
    order_ref: str = field(default_factory=lambda: str(uuid.uuid4()))
    auto_start_token: str = field(default_factory=lambda: str(uuid.uuid4()))
    qr_start_token: str = field(default_factory=lambda: str(uuid.uuid4()))
    qr_start_secret: str = field(default_factory=lambda: str(uuid.uuid4()))
    reference: str = field(default_factory=lambda: secrets.token_hex(2).upper())
    status: Literal["pending", "failed", "complete"] = "pending"
    hint: str = "outstandingTransaction"
    ended: float = 0.0
    person: str = ""
    completion: dict[str, object] = field(default_factory=dict)

    @property
    def whose(self) -> str:
        return self.person or self.personal_number


class Orders:
    """All orders of the service. `clock` gives seconds; every method first lets time have its effect."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.RLock()
        self._orders: dict[str, Order] = {}
        self.start_seconds = START_SECONDS
        self.life_seconds = LIFE_SECONDS

    def now(self) -> float:
        return self._clock()

    def add(self, order: Order) -> None:
        """Keeps a new order; InProgress when it names a person who has one, and then that one is cancelled too."""
        with self._lock:
            self._pass_time()
            if order.personal_number and self._cancel_others(order.personal_number, order):
                raise InProgress
            self._orders[order.order_ref] = order

    def waiting(self) -> list[Order]:
        """Pending orders, the newest first."""
        with self._lock:
            self._pass_time()
            return sorted((o for o in self._orders.values() if o.status == "pending"), key=lambda o: -o.born)

    def find(self, order_ref: str) -> Order:
        with self._lock:
            self._pass_time()
            if order_ref not in self._orders:
                raise UnknownOrder
            return self._orders[order_ref]

    def find_waiting(self, *, order_ref: str = "", auto_start_token: str = "") -> Order:
        """The pending order of either name; UnknownOrder."""
        for order in self.waiting():
            if order_ref and order.order_ref == order_ref:
                return order
            if auto_start_token and order.auto_start_token == auto_start_token:
                return order
        raise UnknownOrder

    def scan(self, text: str) -> Order:
        """The order whose QR code this is, if it is right and at most a few seconds old; UnknownOrder otherwise."""
        parts = text.strip().split(".")
        if len(parts) != 4 or parts[0] != "bankid" or not parts[2].isdigit():  # noqa: PLR2004 - bankid.token.time.code
            raise UnknownOrder
        for order in self.waiting():
            code = hmac.new(order.qr_start_secret.encode(), parts[2].encode(), "sha256").hexdigest()
            fresh = abs(self._clock() - order.born - int(parts[2])) <= QR_SLACK_SECONDS
            same = order.qr_start_token == parts[1] and hmac.compare_digest(code.encode(), parts[3].encode())
            if same and fresh and order.hint == "outstandingTransaction":
                return order
        raise UnknownOrder

    def open(self, order: Order) -> None:
        """The app shows the order."""
        with self._lock:
            self._still(order)
            if order.hint == "outstandingTransaction":
                order.hint = "userSign" if order.personal_number else "started"

    def choose(self, order: Order, personal_number: str) -> None:
        """The app knows who it is; an order that the same person had open is cancelled."""
        with self._lock:
            self._still(order)
            self._cancel_others(personal_number, order)
            order.person, order.hint = personal_number, "userSign"

    def complete(self, order: Order, completion: dict[str, object]) -> None:
        with self._lock:
            self._still(order)
            order.status, order.hint, order.ended, order.completion = "complete", "", self._clock(), completion

    def fail(self, order: Order, hint: str) -> None:
        with self._lock:
            self._still(order)
            self._end(order, hint)

    def collect(self, order_ref: str) -> Order:
        """The order as it stands; one that has ended is given once. UnknownOrder."""
        with self._lock:
            order = self.find(order_ref)
            if order.status != "pending":
                del self._orders[order_ref]
            return order

    def cancel(self, order_ref: str) -> None:
        """Forgets a pending order; UnknownOrder when it has ended."""
        with self._lock:
            order = self.find(order_ref)
            self._still(order)
            del self._orders[order_ref]

    def _still(self, order: Order) -> None:
        self._pass_time()
        if order.status != "pending" or self._orders.get(order.order_ref) is not order:
            raise UnknownOrder

    def _end(self, order: Order, hint: str) -> None:
        order.status, order.hint, order.ended = "failed", hint, self._clock()

    def _cancel_others(self, personal_number: str, but: Order) -> bool:
        others = [
            o for o in self._orders.values() if o.status == "pending" and o.whose == personal_number and o is not but
        ]
        for other in others:
            self._end(other, "cancelled")
        return bool(others)

    def _pass_time(self) -> None:
        now = self._clock()
        for order in list(self._orders.values()):
            if order.status == "pending" and order.hint == "outstandingTransaction":
                if now - order.born >= self.start_seconds:
                    self._end(order, "startFailed")
            elif order.status == "pending" and now - order.born >= self.life_seconds:
                self._end(order, "expiredTransaction")
            keep = KEEP_FAILED_SECONDS if order.status == "failed" else KEEP_COMPLETE_SECONDS
            if order.status != "pending" and now - order.ended >= keep:
                del self._orders[order.order_ref]
