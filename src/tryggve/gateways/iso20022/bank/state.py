"""What the simulated bank remembers, in one file that is always whole."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Paid:
    """One payment that the bank has accepted. `state`: accepted, booked, returning, returned."""

    message_id: str
    group_id: str
    end_to_end_id: str
    amount_ore: int
    payer_account: str
    payee_account: str
    payee_name: str
    execution_day: str
    state: str = "accepted"
    booked_day: str = ""
    reason: str = ""
    not_before: str = ""


@dataclass
class Answer:
    """A file on its way to the inbox, not before `day`."""

    name: str
    content: str
    day: str


@dataclass
class Line:
    """One booked line, for statements. `paid_in`: somebody else's payment to the account; its last part is what they state."""

    account: str
    day: str
    direction: str
    amount_ore: int
    reference: str
    payments: list[list[Any]]
    paid_in: bool = False


@dataclass
class State:
    taken: list[str] = field(default_factory=list)
    message_ids: list[str] = field(default_factory=list)
    paid: list[Paid] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    behind: list[Answer] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    balances: dict[str, int] = field(default_factory=dict)
    modes: list[dict[str, Any]] = field(default_factory=list)
    number: int = 0

    def next_number(self) -> int:
        self.number += 1
        return self.number

    def take(self, mode: str, **which: str) -> dict[str, Any] | None:
        """The mode, used up, if it is on order for these details; None otherwise."""
        for at, one in enumerate(self.modes):
            if one["mode"] == mode and all(one.get(key) == value for key, value in which.items()):
                return self.modes.pop(at)
        return None

    def has(self, mode: str) -> bool:
        return any(one["mode"] == mode for one in self.modes)

    def move(self, account: str, ore: int) -> None:
        self.balances[account] = self.balances.get(account, 0) + ore


class StateFile:
    """`state.json` in the bank's folder, changed by one at a time."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "state.json"
        self._lock = folder / "lock"

    @contextmanager
    def held(self) -> Iterator[State]:
        """The state, alone; whoever changes it calls `keep`."""
        with self._lock.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield self.read()

    def read(self) -> State:
        try:
            told = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return State()
        return State(
            taken=told["taken"],
            message_ids=told["message_ids"],
            paid=[Paid(**one) for one in told["paid"]],
            answers=[Answer(**one) for one in told["answers"]],
            behind=[Answer(**one) for one in told["behind"]],
            lines=[Line(**one) for one in told["lines"]],
            balances=told["balances"],
            modes=told["modes"],
            number=told["number"],
        )

    def keep(self, state: State) -> None:
        beside = self._file.with_suffix(".part")
        with beside.open("w", encoding="utf-8") as file:
            json.dump(asdict(state), file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._file)
