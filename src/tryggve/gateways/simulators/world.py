"""All simulators together: started in order, stopped in the opposite one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tryggve.gateways.bankid.simulator import BankIDSimulator
from tryggve.gateways.registers.simulator import RegistersSimulator
from tryggve.gateways.simulation import read_people, refuse_in_production
from tryggve.gateways.simulators.bank_window import BankWindow


class PortTaken(Exception):
    """A port is busy; the message says which and for what."""

    for_a_person = True


@dataclass(frozen=True)
class Ports:
    """One for each server; 0 takes a free one."""

    bankid: int = 0
    registers: int = 0
    bank: int = 0
    page: int = 0

    @classmethod
    def after(cls, first: int) -> "Ports":
        """`first` and the three that follow."""
        return cls(first, first + 1, first + 2, first + 3)


class _Part(Protocol):
    def start(self) -> None: ...
    def stop(self) -> None: ...


@dataclass(frozen=True)
class World:
    """The running simulators. Stop them once."""

    bankid: BankIDSimulator
    registers: RegistersSimulator
    bank: BankWindow

    @property
    def addresses(self) -> dict[str, str]:
        """What to call each by, and where it is."""
        return {
            "bankid": self.bankid.address,
            "bankid page": self.bankid.page,
            "registers": self.registers.address,
            "bank": self.bank.address,
        }

    def stop(self) -> None:
        for part in (self.bank, self.registers, self.bankid):
            part.stop()


def start_all(
    folder: Path,
    ports: Ports,
    people_file: Path,
    *,
    certificates: Path | None = None,
    bank: Path | None = None,
) -> World:
    """All simulators, answering when this returns. Raises ForbiddenInProduction, BadPeopleFile, PortTaken."""
    refuse_in_production("simulators")
    people = read_people(people_file)
    made: list[_Part] = []
    try:
        with _port("BankID", ports.bankid, ports.page):
            bankid = BankIDSimulator(
                certificates or folder / "certificates" / "bankid",
                people,
                api_port=ports.bankid,
                page_port=ports.page,
            )
        made.append(bankid)
        with _port("registers", ports.registers):
            registers = RegistersSimulator(people, port=ports.registers)
        made.append(registers)
        with _port("bank", ports.bank):
            window = BankWindow(bank or folder / "bank", port=ports.bank)
        made.append(window)
    except BaseException:
        _stop(made)
        raise
    for part in made:
        part.start()
    return World(bankid, registers, window)


def _stop(made: Sequence[_Part]) -> None:
    for part in reversed(made):
        part.stop()


@contextmanager
def _port(what: str, *ports: int) -> Iterator[None]:
    import errno  # noqa: PLC0415 - read only when a port is busy

    try:
        yield
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise PortTaken(f"port {' or '.join(map(str, ports))} is busy: the {what} simulator cannot start") from error
