"""One HTTP line to a register, and the answer with its fields checked as they are read."""

import ssl
from collections.abc import Mapping
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self

import httpx

NOT_FOUND = 404


class RegisterError(Exception):
    """The register gave no answer that can be used. It has not said no."""


class Unavailable(RegisterError):
    """Not reached, too slow, busy or closed. Ask again later."""


class Unreadable(RegisterError):
    """An answer that says nothing: an error body, an empty one, or one that lacks a field."""


class WrongPerson(RegisterError):
    """The answer is about somebody else. Nothing of it may be kept."""


class NotFound(RegisterError):
    """The register does not know the person or company."""


class Line:
    """Where a register is. Safe between threads. `tls` shows our certificate where the register wants one."""

    def __init__(self, address: str, *, timeout: float = 5.0, tls: ssl.SSLContext | None = None) -> None:
        self._address = address.rstrip("/")
        # Plain HTTP shows no certificate, so the machine's authorities are not read for it.
        verify = tls if tls is not None else address.lower().startswith("https:")
        self._client = httpx.Client(timeout=timeout, verify=verify, trust_env=False, follow_redirects=False)

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def ask(self, question: str, *, whose: str, now: datetime, more: Mapping[str, str] | None = None) -> "Answer":
        """The answer to `register/v1/question` about `whose` (personnummer or orgnr). Raises each RegisterError."""
        body = {"id": whose, "as_of": now.isoformat(), **(more or {})}
        try:
            response = self._client.post(f"{self._address}/{question}", json=body)
        except httpx.RequestError as error:
            raise Unavailable(f"{question}: {type(error).__name__}") from error
        if response.status_code == NOT_FOUND:
            raise NotFound(question)
        if not response.is_success:
            raise Unavailable(f"{question}: status {response.status_code}")
        try:
            content = response.json()
        except (ValueError, RecursionError) as error:
            raise Unreadable(f"{question}: not JSON") from error
        if not isinstance(content, dict) or "id" not in content or "error" in content or "errorCode" in content:
            raise Unreadable(f"{question}: an error or no answer at all")
        if content["id"] != whose:
            raise WrongPerson(question)
        return Answer(content, question)


class Answer:
    """A part of an answer. Each reader raises Unreadable when the field is missing or of another kind."""

    def __init__(self, content: Mapping[str, Any], where: str) -> None:
        self._content = content
        self._where = where

    def _field(self, name: str, kind: type | tuple[type, ...]) -> Any:
        value = self._content.get(name)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise Unreadable(f"{self._where}: {name}")
        return value

    def is_null(self, name: str) -> bool:
        """Whether the field is there and says "none"; a missing field says nothing."""
        if name not in self._content:
            raise Unreadable(f"{self._where}: {name}")
        return self._content[name] is None

    def has(self, name: str) -> bool:
        return self._content.get(name) is not None

    def text(self, name: str) -> str:
        return str(self._field(name, str))

    def whole(self, name: str) -> int:
        return int(self._field(name, int))

    def truth(self, name: str) -> bool:
        return bool(self._field(name, bool))

    def texts(self, name: str) -> tuple[str, ...]:
        found = self._field(name, list)
        if not all(isinstance(one, str) for one in found):
            raise Unreadable(f"{self._where}: {name}")
        return tuple(found)

    def part(self, name: str) -> "Answer":
        return Answer(self._field(name, dict), f"{self._where}/{name}")

    def rows(self, name: str) -> list["Answer"]:
        found = self._field(name, list)
        if not all(isinstance(one, dict) for one in found):
            raise Unreadable(f"{self._where}: {name}")
        return [Answer(one, f"{self._where}/{name}") for one in found]

    def day(self, name: str) -> date:
        try:
            return date.fromisoformat(self.text(name))
        except ValueError as error:
            raise Unreadable(f"{self._where}: {name}") from error

    def day_or_none(self, name: str) -> date | None:
        return None if self.is_null(name) else self.day(name)

    def moment(self, name: str) -> datetime:
        """A moment with its zone."""
        try:
            moment = datetime.fromisoformat(self.text(name))
        except ValueError as error:
            raise Unreadable(f"{self._where}: {name}") from error
        if moment.tzinfo is None:
            raise Unreadable(f"{self._where}: {name} without zone")
        return moment

    def month(self, name: str) -> str:
        """`2025-11`."""
        text = self.text(name)
        try:
            date.fromisoformat(f"{text}-01")
        except ValueError as error:
            raise Unreadable(f"{self._where}: {name}") from error
        return text
