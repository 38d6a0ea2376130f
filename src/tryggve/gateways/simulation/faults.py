"""Faults that a simulator makes when told to.

| name | what happens |
|---|---|
| lost | the work is done, then the connection closes without an answer |
| refused | the connection closes before any work is done |
| delay | the answer waits `seconds` |
| maintenance | 503 |
| error_200 | an error body with status 200 |
| empty | status 200 and no body |

Further names (`wrong_person`, `user_cancel`, …) belong to the simulator that understands them.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from tryggve.gateways.simulation.web import Application, Dropped, Request, Response, json_answer

FOREVER = -1


@dataclass(frozen=True)
class Fault:
    """One fault: on which paths (a part of the path, "" for all), how many times (`FOREVER` until cleared)."""

    name: str
    path: str = ""
    times: int = 1
    seconds: float = 0.0


class UnknownFault(Exception):
    """The simulator does not know this fault; its message lists those it knows."""


class Faults:
    """The faults now on order. Safe between threads."""

    COMMON = ("lost", "refused", "delay", "maintenance", "error_200", "empty")

    def __init__(self, own: tuple[str, ...] = ()) -> None:
        self._known = self.COMMON + own
        self._lock = threading.Lock()
        self._ordered: list[Fault] = []

    def order(self, fault: Fault) -> None:
        if fault.name not in self._known:
            raise UnknownFault(f"unknown mode {fault.name!r}; known: {', '.join(self._known)}, none")
        with self._lock:
            self._ordered.append(fault)

    def clear(self) -> None:
        with self._lock:
            self._ordered.clear()

    def take(self, path: str, *names: str) -> Fault | None:
        """The first fault among `names` that waits for this path, counted down; None when there is none."""
        with self._lock:
            for at, fault in enumerate(self._ordered):
                if fault.name not in names or fault.path not in path:
                    continue
                if fault.times == 1:
                    del self._ordered[at]
                elif fault.times > 1:
                    self._ordered[at] = replace(fault, times=fault.times - 1)
                return fault
        return None

    def wrap(self, application: Application, sleep: Callable[[float], None] = time.sleep) -> Application:
        """The same application, making the common faults."""

        def faulty(request: Request) -> Response:
            fault = self.take(request.path, *self.COMMON)
            if fault is None:
                return application(request)
            return _make(fault, application, request, sleep)

        return faulty

    def obey(self, wanted: Mapping[str, object]) -> None:
        """Takes `{"mode": name, "path": …, "times": n, "seconds": s}`; mode "none" clears. UnknownFault otherwise."""
        name = str(wanted.get("mode", "none"))
        if name == "none":
            self.clear()
            return
        self.order(
            Fault(
                name=name,
                path=str(wanted.get("path", "")),
                times=int(str(wanted.get("times", 1))),
                seconds=float(str(wanted.get("seconds", 0))),
            )
        )


def _make(fault: Fault, application: Application, request: Request, sleep: Callable[[float], None]) -> Response:
    match fault.name:
        case "refused":
            raise Dropped
        case "maintenance":
            return json_answer({"errorCode": "Maintenance", "details": "Maintenance"}, status=503)
        case "error_200":
            return json_answer({"error": "internal error", "errorCode": "internalError"})
        case "empty":
            return Response(200, b"", "application/json")
        case "delay":
            sleep(fault.seconds)
            return application(request)
    application(request)
    raise Dropped
