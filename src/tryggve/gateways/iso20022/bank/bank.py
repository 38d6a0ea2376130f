"""The simulated bank at work: takes, answers, books, returns."""

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from tryggve.gateways.iso20022.bank import answers
from tryggve.gateways.iso20022.bank.answers import Verdict
from tryggve.gateways.iso20022.bank.intake import Ordered, read_order
from tryggve.gateways.iso20022.bank.state import Answer, Line, Paid, State, StateFile
from tryggve.gateways.iso20022.link import UNFINISHED, lay
from tryggve.gateways.simulation import refuse_in_production

MODES = (
    "reject",
    "return",
    "twice",
    "late",
    "reordered",
    "partial",
    "unknown_reference",
    "wrong_sum",
    "other_currency",
    "cut",
    "no_duplicate_check",
)
ONE_KRONA = 100


class UnknownMode(Exception):
    """The bank makes no such mistake; the message lists those it makes."""


class Bank:
    """One bank over one folder. Safe between processes."""

    def __init__(self, folder: Path) -> None:
        refuse_in_production("bank")
        self._outbox, self._inbox = folder / "outbox", folder / "inbox"
        for one in (self._outbox, self._inbox):
            one.mkdir(parents=True, exist_ok=True)
        self._file = StateFile(folder / "bank")

    def make(self, mode: str, **details: str | int) -> None:
        """Puts a mistake on order; "none" takes all away. UnknownMode."""
        if mode not in (*MODES, "none"):
            raise UnknownMode(f"unknown mode {mode!r}; known: {', '.join(MODES)}, none")
        with self._file.held() as state:
            of = {"of": "status"} if mode in ("twice", "late") else {}
            state.modes = [] if mode == "none" else [*state.modes, {"mode": mode, **of, **details}]
            self._file.keep(state)

    def balances(self) -> dict[str, int]:
        """Öre by account, only what this bank has booked."""
        return self._file.read().balances

    def work(self, now: datetime) -> int:
        """One turn at the time `now`; how many files were laid in the inbox."""
        with self._file.held() as state:
            for file in sorted(self._outbox.iterdir()):
                hidden = file.name.startswith(".") or file.name.endswith(UNFINISHED)
                if file.name not in state.taken and not hidden:
                    state.taken.append(file.name)
                    _take(state, read_order(file.read_bytes()), now)
            _book(state, now)
            _give_back(state, now)
            # Kept before anything is laid out: killed in between, the same files are laid again, nothing is paid twice.
            self._file.keep(state)
            due = [one for one in state.answers if one.day <= now.date().isoformat()]
            for answer in due:
                lay(self._inbox, answer.name, answer.content.encode())
            state.answers = [one for one in state.answers if one not in due]
            self._file.keep(state)
            return len(due)

    def pay_in(self, account: str, ore: int, reference: str, *, name: str, now: datetime) -> str:
        """Somebody pays `ore` öre to `account` and states a reference; lays its camt.054 in the inbox, and gives its name."""
        with self._file.held() as state:
            number = state.next_number()
            told: list[list[str | int]] = [["", ore, name, reference]]
            line = Line(account, now.date().isoformat(), "CRDT", ore, f"BANK-{number:06d}", told, paid_in=True)
            state.lines.append(line)
            state.move(account, ore)
            content = answers.notification(line.reference, now, line, currency="SEK", extra_ore=0)
            self._file.keep(state)
        file = f"{number:06d}-camt054.xml"
        lay(self._inbox, file, content.encode())
        return file

    def state_day(self, account: str, day: date, now: datetime) -> str:
        """Lays a camt.053 of `account` for `day` in the inbox; its name."""
        with self._file.held() as state:
            lines = [one for one in state.lines if one.account == account]
            before = [one for one in lines if one.day < day.isoformat()]
            opening = sum(one.amount_ore if one.direction == "CRDT" else -one.amount_ore for one in before)
            name = f"{state.next_number():06d}-camt053-{day:%Y%m%d}.xml"
            today = [one for one in lines if one.day == day.isoformat()]
            content = answers.statement(name[:-4], now, account, day, opening=opening, lines=today)
            self._file.keep(state)
        lay(self._inbox, name, content.encode())
        return name


def _take(state: State, ordered: Ordered, now: datetime) -> None:
    reason = ordered.reason
    if not reason and ordered.message_id in state.message_ids and not state.has("no_duplicate_check"):
        reason = "AM05"
    if reason:
        _tell_status(state, ordered, now, group="RJCT", reason=reason, items=[])
        return
    state.message_ids.append(ordered.message_id)
    verdicts = _verdicts(state, ordered)
    accepted = [one.paid for one in verdicts if one.status == "ACCP"]
    state.paid.extend(accepted)
    if state.take("cut"):
        return
    group = "ACCP" if len(accepted) == len(verdicts) else "PART" if accepted else "RJCT"
    _tell_status(state, ordered, now, group=group, reason="", items=verdicts)


def _verdicts(state: State, ordered: Ordered) -> list[Verdict]:
    mode = state.take("reject") if ordered.payments else None
    refused = str(mode.get("which", ordered.payments[0].end_to_end_id)) if mode else ""
    reason = str(mode.get("reason", "AC04")) if mode else ""
    return [
        Verdict(one, "RJCT", reason) if one.end_to_end_id == refused else Verdict(one, "ACCP")
        for one in ordered.payments
    ]


def _tell_status(
    state: State, ordered: Ordered, now: datetime, *, group: str, reason: str, items: list[Verdict]
) -> None:
    number = state.next_number()
    content = answers.status(f"BANK-{number:06d}", now, ordered.message_id, group=group, reason=reason, items=items)
    if state.take("reordered"):
        state.behind.append(Answer("pain002", content, now.date().isoformat()))
        return
    _queue(state, "pain002", number, content, now, of="status")


def _queue(state: State, kind: str, number: int, content: str, now: datetime, *, of: str) -> None:
    late = state.take("late", of=of)
    day = (now.date() + timedelta(days=int(late.get("days", 1)))) if late else now.date()
    state.answers.append(Answer(f"{number:06d}-{kind}.xml", content, day.isoformat()))
    if state.take("twice", of=of):
        state.answers.append(Answer(f"{state.next_number():06d}-{kind}.xml", content, day.isoformat()))


def _book(state: State, now: datetime) -> None:
    """Books what is due, one line for each group of a file."""
    today = now.date().isoformat()
    due = [one for one in state.paid if one.state == "accepted" and max(one.execution_day, one.not_before) <= today]
    for key in dict.fromkeys((one.message_id, one.group_id, one.execution_day) for one in due):
        group = [one for one in due if (one.message_id, one.group_id, one.execution_day) == key]
        if len(group) > 1 and state.take("partial"):
            group.pop().not_before = (now.date() + timedelta(days=1)).isoformat()
        _book_group(state, group, now)


def _book_group(state: State, group: list[Paid], now: datetime) -> None:
    today = now.date().isoformat()
    for one in group:
        one.state, one.booked_day = "booked", today
        state.move(one.payer_account, -one.amount_ore)
        state.move(one.payee_account, one.amount_ore)
    told: list[list[str | int]] = [[one.end_to_end_id, one.amount_ore, one.payee_name, ""] for one in group]
    mode = state.take("return")
    if mode:
        which = str(mode.get("which", group[0].end_to_end_id))
        for one in group:
            if one.end_to_end_id == which:
                one.state, one.reason = "returning", str(mode.get("reason", "AC04"))
    if state.take("unknown_reference"):
        told.append(["OKAND-1", ONE_KRONA, "Okand", ""])
    _tell_line(state, group[0].payer_account, "DBIT", told, now)
    for late in state.behind:
        _queue(state, late.name, state.next_number(), late.content, now, of="status")
    state.behind = []


def _give_back(state: State, now: datetime) -> None:
    """Returns payments that came back, on a day after the one they were booked."""
    today = now.date().isoformat()
    for one in state.paid:
        if one.state == "returning" and one.booked_day < today:
            one.state = "returned"
            state.move(one.payer_account, one.amount_ore)
            state.move(one.payee_account, -one.amount_ore)
            told: list[list[str | int]] = [[one.end_to_end_id, one.amount_ore, one.payee_name, one.reason]]
            _tell_line(state, one.payer_account, "CRDT", told, now)


def _tell_line(state: State, account: str, direction: str, told: list[list[str | int]], now: datetime) -> None:
    number = state.next_number()
    amount = sum(int(one[1]) for one in told)
    line = Line(account, now.date().isoformat(), direction, amount, f"BANK-{number:06d}", told)
    state.lines.append(line)
    currency = "EUR" if state.take("other_currency") else "SEK"
    extra = ONE_KRONA if state.take("wrong_sum") else 0
    content = answers.notification(line.reference, now, line, currency=currency, extra_ore=extra)
    _queue(state, "camt054", number, content, now, of="booking")


def run(folder: Path, *, now: Callable[[], datetime], stop: threading.Event, every: float = 1.0) -> None:
    """Works until `stop` is set, every `every` seconds."""
    bank = Bank(folder)
    while not stop.wait(every):
        bank.work(now())
