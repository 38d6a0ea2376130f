import os
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from tests.gateways.conftest import PEOPLE, WEB
from tests.gateways.iso20022.orders import BO, MONDAY, PAYER, order
from tryggve.gateways.bankid import BankID
from tryggve.gateways.iso20022 import BankLink, write
from tryggve.gateways.registers import Line, PopulationRegister
from tryggve.gateways.simulation.people import BadPeopleFile, people_from, read_people
from tryggve.gateways.simulators import Ports, PortTaken, start_all

NOW = datetime(2025, 11, 20, tzinfo=UTC)


def test_everything_starts_answers_and_stops(tmp_path: Path, certificate_folder: Path) -> None:
    world = start_all(tmp_path, Ports(), PEOPLE, certificates=certificate_folder)
    with BankID(world.bankid.connection()) as bankid, Line(world.registers.address) as line:
        assert bankid.auth(end_user_ip="192.0.2.1").order_ref
        assert PopulationRegister(line).person("198507099813", now=NOW).surname == "Bengtsson"
    file = write(order(BO))
    BankLink(tmp_path / "bank").send(file.name, file.content)
    window = f"{world.bank.address}/control"
    assert WEB.post(f"{window}/mode", json={"mode": "late", "days": 1}).json() == {}
    laid = WEB.post(f"{window}/work", json={"now": "2023-03-23T06:00:00+01:00"})
    assert laid.json() == {"laid": 1}
    assert WEB.get(f"{window}/balances").json()[PAYER.iban] == -BO.amount_ore
    told = {"account": PAYER.iban, "day": "2023-03-23", "now": MONDAY.isoformat()}
    assert WEB.post(f"{window}/state", json=told).json()["name"].endswith("camt053-20230323.xml")
    paid = {"account": PAYER.iban, "ore": 100, "reference": "000000174", "name": "Bo", "now": MONDAY.isoformat()}
    name = WEB.post(f"{window}/pay-in", json={**paid, "insurer": "tryggve"}).json()["name"]
    assert (tmp_path / "bank" / "tryggve" / "inbox" / name).exists()
    assert WEB.post(f"{window}/pay-in", json=paid).status_code == 200
    for wrong in ({"insurer": "../x"}, {"ore": 0}, {"reference": None, "now": "2023-03-23"}):
        assert WEB.post(f"{window}/pay-in", json={**paid, **wrong}).status_code == 400
    for wrong in ({"mode": "kaos"}, {"now": "2023-03-23"}):
        path = "mode" if "mode" in wrong else "work"
        assert WEB.post(f"{window}/{path}", json=wrong).status_code == 400
    assert WEB.post(f"{window}/rob", json={}).status_code == 404
    addresses = dict(world.addresses)
    assert set(addresses) == {"bankid", "bankid page", "registers", "bank"}
    world.stop()
    with pytest.raises(httpx.ConnectError):
        WEB.get(addresses["bank"])


def test_a_busy_port_is_named_and_nothing_is_left_running(tmp_path: Path, certificate_folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        taken = busy.getsockname()[1]
        with pytest.raises(PortTaken, match=f"port {taken} is busy: the bank"):
            start_all(tmp_path, Ports(bank=taken), PEOPLE, certificates=certificate_folder)


def _start(tmp_path: Path, **environment: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "tryggve.gateways.simulators", "--folder", str(tmp_path), "--ports", "0,0,0,0"]
    source = str(Path(__file__).resolve().parents[2] / "src")
    surroundings = {"PATH": os.environ["PATH"], "PYTHONPATH": source, **environment}
    return subprocess.Popen(
        [*words, "--people", str(PEOPLE)], env=surroundings, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_command_says_where_it_is_and_stops_when_told(
    tmp_path: Path, certificate_folder: Path, number: signal.Signals
) -> None:
    process = _start(tmp_path, TRYGGVE_BANKID_CERTIFICATES=str(certificate_folder))
    assert process.stdout is not None
    lines = [process.stdout.readline().strip() for _ in range(5)]
    assert lines[-1] == "ready"
    assert lines[0].startswith("ready: bankid https://127.0.0.1:")
    assert WEB.get(lines[1].split()[-1]).status_code == 200
    process.send_signal(number)
    _, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")


def test_the_command_refuses_production_with_one_line(tmp_path: Path) -> None:
    process = _start(tmp_path, TRYGGVE_MODE="production")
    said, errors = process.communicate(timeout=20)
    assert process.returncode == 2
    assert said == ""
    assert errors.strip().count("\n") == 0
    assert "production" in errors
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ({"person": [{"personnummer": "198507099813", "given_name": "Bo"}]}, "surname"),
        ({"person": [{"personnummer": "850709-9813", "given_name": "Bo", "surname": "B"}]}, "twelve"),
        ({"person": [{"personnummer": "198507099813", "given_name": "Bo", "surname": "B"}] * 2}, "twice"),
    ],
)
def test_a_file_of_people_that_is_wrong_is_explained(content: dict, complaint: str) -> None:
    with pytest.raises(BadPeopleFile, match=complaint):
        people_from(content)


def test_a_file_of_people_that_cannot_be_read_is_explained(tmp_path: Path) -> None:
    with pytest.raises(BadPeopleFile, match=r"nobody\.toml"):
        read_people(tmp_path / "nobody.toml")


def test_the_people_of_the_try_out_can_be_read() -> None:
    file = Path(__file__).resolve().parents[2] / "src" / "tryggve" / "config" / "people.toml"
    assert read_people(file).persons["198507099813"].name == "Bo Bengtsson"
