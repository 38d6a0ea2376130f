"""The command: starts everything, says where it is, stops on Ctrl-C or SIGTERM."""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

from tryggve.gateways.simulation import ForbiddenInProduction
from tryggve.gateways.simulation.people import BadPeopleFile
from tryggve.gateways.simulators.world import Ports, PortTaken, World, start_all

FIRST_PORT = 8100
REFUSED = 2
SOURCE = Path(__file__).resolve().parents[2]


def main(words: Sequence[str]) -> int:
    """0 when it was told to stop, 2 with one line on standard error when it cannot start."""
    asked = _read(words)
    try:
        world = start_all(asked.folder, asked.ports, asked.people, certificates=asked.certificates, bank=asked.bank)
    except (ForbiddenInProduction, BadPeopleFile, PortTaken, PermissionError) as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command speaks to its user
        return REFUSED
    try:
        _serve(world)
    finally:
        world.stop()
    return 0


def _serve(world: World) -> None:
    """Says what is ready and waits for a signal."""
    told_to_stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told_to_stop.set())
    for name, address in world.addresses.items():
        print(f"ready: {name} {address}", flush=True)  # noqa: T201
    print("ready", flush=True)  # noqa: T201
    told_to_stop.wait()


def _read(words: Sequence[str]) -> argparse.Namespace:
    folder = Path(os.environ.get("TRYGGVE_TRY_OUT") or _beside_source() / ".try-out")
    reader = argparse.ArgumentParser(prog="tryggve simulators", description="The outside world of the try-out.")
    reader.add_argument("--folder", type=Path, default=folder)
    reader.add_argument("--port", type=int, default=int(os.environ.get("TRYGGVE_SIMULATORS_PORT") or FIRST_PORT))
    reader.add_argument("--ports", type=_four_ports, default=None, help="bankid,registers,bank,page")
    reader.add_argument("--people", type=Path, default=_path("TRYGGVE_PEOPLE") or SOURCE / "config" / "people.toml")
    reader.add_argument("--certificates", type=Path, default=_path("TRYGGVE_BANKID_CERTIFICATES"))
    reader.add_argument("--bank", type=Path, default=_path("TRYGGVE_BANK_FOLDER"))
    asked = reader.parse_args(list(words))
    asked.ports = asked.ports or Ports.after(asked.port)
    return asked


def _four_ports(text: str) -> Ports:
    try:
        bankid, registers, bank, page = (int(one) for one in text.split(","))
    except ValueError as error:
        raise argparse.ArgumentTypeError("four ports with commas: bankid,registers,bank,page") from error
    return Ports(bankid, registers, bank, page)


def _path(name: str) -> Path | None:
    given = os.environ.get(name, "").strip()
    return Path(given) if given else None


def _beside_source() -> Path:
    """The checkout, or the current folder when the package is installed."""
    checkout = SOURCE.parents[1]
    return checkout if (checkout / "pyproject.toml").exists() else Path.cwd()
