import base64
import json
from pathlib import Path

import httpx
import pytest

from tests.gateways.conftest import WEB, Clock
from tryggve.gateways.bankid import (
    AlreadyInProgress,
    BankID,
    Browser,
    Connection,
    InternalError,
    InvalidParameters,
    Maintenance,
    NoSuchOrder,
    Order,
    Unreachable,
    Unreadable,
    qr_data,
)
from tryggve.gateways.bankid.simulator import BankIDSimulator, make_certificates
from tryggve.gateways.simulation import ForbiddenInProduction, People, Response, Server

BO, AMINA = "198507099813", "199001012385"
IP = "192.0.2.7"


def control(simulator: BankIDSimulator, verb: str, **asked: object) -> httpx.Response:
    return WEB.post(f"{simulator.page}/control/{verb}", json=asked)


def approve(simulator: BankIDSimulator, order: Order, who: str = BO) -> None:
    assert control(simulator, "approve", orderRef=order.order_ref, personalNumber=who).status_code == 200


def test_a_person_identifies_through_every_state(bankid: BankID, simulator: BankIDSimulator) -> None:
    order = bankid.auth(end_user_ip=IP)
    assert bankid.collect(order.order_ref).hint_code == "outstandingTransaction"
    control(simulator, "open", autoStartToken=order.auto_start_token)
    assert bankid.collect(order.order_ref).hint_code == "started"
    control(simulator, "choose", orderRef=order.order_ref, personalNumber=BO)
    assert bankid.collect(order.order_ref).hint_code == "userSign"
    approve(simulator, order)
    collected = bankid.collect(order.order_ref)
    assert collected.status == "complete"
    assert collected.completion is not None
    assert collected.completion.user.personal_number == BO
    assert collected.completion.user.name == "Bo Bengtsson"
    assert collected.completion.device.ip_address == IP
    assert collected.completion.risk == "low"


def test_a_complete_order_is_collected_once(bankid: BankID, simulator: BankIDSimulator) -> None:
    order = bankid.auth(end_user_ip=IP)
    approve(simulator, order)
    assert bankid.collect(order.order_ref).status == "complete"
    with pytest.raises(NoSuchOrder):
        bankid.collect(order.order_ref)


def test_an_order_nobody_opens_fails_after_thirty_seconds(bankid: BankID, clock: Clock) -> None:
    order = bankid.auth(end_user_ip=IP)
    clock.passes(29)
    assert bankid.collect(order.order_ref).status == "pending"
    clock.passes(1)
    assert bankid.collect(order.order_ref).hint_code == "startFailed"


def test_an_opened_order_expires_after_three_minutes(bankid: BankID, simulator: BankIDSimulator, clock: Clock) -> None:
    order = bankid.auth(end_user_ip=IP)
    control(simulator, "open", orderRef=order.order_ref)
    clock.passes(179)
    assert bankid.collect(order.order_ref).status == "pending"
    clock.passes(1)
    collected = bankid.collect(order.order_ref)
    assert (collected.status, collected.hint_code) == ("failed", "expiredTransaction")


def test_a_complete_order_is_forgotten_after_three_minutes(
    bankid: BankID, simulator: BankIDSimulator, clock: Clock
) -> None:
    order = bankid.auth(end_user_ip=IP)
    approve(simulator, order)
    clock.passes(180)
    with pytest.raises(NoSuchOrder):
        bankid.collect(order.order_ref)


def test_a_second_order_for_the_same_person_is_refused_and_ends_the_first(bankid: BankID) -> None:
    first = bankid.auth(end_user_ip=IP, personal_number=BO)
    with pytest.raises(AlreadyInProgress):
        bankid.sign(end_user_ip=IP, visible_text="Jag ansöker", personal_number=BO)
    assert bankid.collect(first.order_ref).hint_code == "cancelled"
    assert bankid.auth(end_user_ip=IP, personal_number=BO).order_ref != first.order_ref


def test_two_devices_with_the_same_person_leave_one_order(bankid: BankID, simulator: BankIDSimulator) -> None:
    first, second = bankid.auth(end_user_ip=IP), bankid.auth(end_user_ip=IP)
    control(simulator, "choose", orderRef=first.order_ref, personalNumber=BO)
    control(simulator, "choose", orderRef=second.order_ref, personalNumber=BO)
    assert bankid.collect(first.order_ref).hint_code == "cancelled"
    assert bankid.collect(second.order_ref).hint_code == "userSign"


def test_a_cancelled_order_is_gone(bankid: BankID) -> None:
    order = bankid.auth(end_user_ip=IP)
    bankid.cancel(order.order_ref)
    with pytest.raises(NoSuchOrder):
        bankid.collect(order.order_ref)
    with pytest.raises(NoSuchOrder):
        bankid.cancel(order.order_ref)


def test_an_order_for_one_person_cannot_be_taken_by_another(bankid: BankID, simulator: BankIDSimulator) -> None:
    order = bankid.sign(end_user_ip=IP, visible_text="Jag ansöker", personal_number=BO)
    answer = control(simulator, "approve", orderRef=order.order_ref, personalNumber=AMINA)
    assert answer.status_code == 409
    assert bankid.collect(order.order_ref).status == "pending"


def test_the_qr_code_opens_its_order_only_while_it_is_fresh_and_right(
    bankid: BankID, simulator: BankIDSimulator, clock: Clock
) -> None:
    order = bankid.auth(end_user_ip=IP)
    text = qr_data(order, 0)
    assert control(simulator, "scan", qr=text[:-1] + ("0" if text[-1] != "0" else "1")).status_code == 404
    clock.passes(20)
    assert control(simulator, "scan", qr=text).status_code == 404
    assert control(simulator, "scan", qr=qr_data(order, 20)).json() == {"orderRef": order.order_ref}
    assert bankid.collect(order.order_ref).hint_code == "started"


@pytest.mark.parametrize(
    ("mode", "hint"),
    [("user_cancel", "userCancel"), ("expired", "expiredTransaction"), ("certificate_err", "certificateErr")],
)
def test_a_mode_fails_the_next_approval(bankid: BankID, simulator: BankIDSimulator, mode: str, hint: str) -> None:
    control(simulator, "mode", mode=mode)
    order = bankid.auth(end_user_ip=IP)
    approve(simulator, order)
    collected = bankid.collect(order.order_ref)
    assert (collected.status, collected.hint_code) == ("failed", hint)
    again = bankid.auth(end_user_ip=IP)
    approve(simulator, again)
    assert bankid.collect(again.order_ref).status == "complete"


def test_mode_wrong_person_completes_as_somebody_else(bankid: BankID, simulator: BankIDSimulator) -> None:
    control(simulator, "mode", mode="wrong_person")
    order = bankid.sign(end_user_ip=IP, visible_text="Jag ansöker", personal_number=BO)
    approve(simulator, order)
    completion = bankid.collect(order.order_ref).completion
    assert completion is not None
    assert completion.user.personal_number != BO


def test_a_lost_answer_of_collect_cannot_be_had_again(bankid: BankID, simulator: BankIDSimulator) -> None:
    order = bankid.auth(end_user_ip=IP)
    approve(simulator, order)
    control(simulator, "mode", mode="lost", path="/collect")
    with pytest.raises(Unreachable):
        bankid.collect(order.order_ref)
    with pytest.raises(NoSuchOrder):
        bankid.collect(order.order_ref)


def test_a_late_answer_is_unreachable(simulator: BankIDSimulator) -> None:
    control(simulator, "mode", mode="delay", seconds=0.5)
    with BankID(simulator.connection(timeout=0.2)) as hasty, pytest.raises(Unreachable):
        hasty.auth(end_user_ip=IP)


def test_maintenance_lasts_until_it_is_cleared(bankid: BankID, simulator: BankIDSimulator) -> None:
    control(simulator, "mode", mode="maintenance", times=-1)
    for _ in range(2):
        with pytest.raises(Maintenance):
            bankid.auth(end_user_ip=IP)
    control(simulator, "mode", mode="none")
    assert bankid.auth(end_user_ip=IP)


@pytest.mark.parametrize("mode", ["error_200", "empty"])
def test_an_answer_that_is_not_the_protocol_is_unreadable(
    bankid: BankID, simulator: BankIDSimulator, mode: str
) -> None:
    control(simulator, "mode", mode=mode)
    with pytest.raises(Unreadable):
        bankid.auth(end_user_ip=IP)


def test_wrong_requests_are_refused_by_the_service(bankid: BankID) -> None:
    with pytest.raises(InvalidParameters, match="endUserIp"):
        bankid.auth(end_user_ip="hemma")
    with pytest.raises(InvalidParameters, match="personalNumber"):
        bankid.auth(end_user_ip=IP, personal_number="850709-9813")
    with pytest.raises(InvalidParameters, match="text"):
        bankid.sign(end_user_ip=IP, visible_text=" ")
    with pytest.raises(InvalidParameters, match="too long"):
        bankid.auth(end_user_ip=IP, visible_text="å" * 1000)
    assert bankid.auth(end_user_ip="2001:db8::1", browser=Browser("tryggve.example", "x" * 1000, "b-1"))


def test_the_service_refuses_other_methods_types_and_fields(simulator: BankIDSimulator) -> None:
    with httpx.Client(verify=simulator.connection().tls(), trust_env=False) as raw:
        assert raw.get(f"{simulator.address}/auth").json()["errorCode"] == "methodNotAllowed"
        assert raw.post(f"{simulator.address}/payment", json={}).status_code == 404
        assert raw.post(f"{simulator.address}/auth", content=b"{}").status_code == 415
        headers = {"Content-Type": "application/json"}
        for body in (b"", b"[]", b"{", json.dumps({"endUserIp": IP, "secret": 1}).encode()):
            answer = raw.post(f"{simulator.address}/auth", content=body, headers=headers)
            assert (answer.status_code, answer.json()["errorCode"]) == (400, "invalidParameters")
        for web in ("Firefox", {"userAgent": "x" * 257}, {"screen": "1"}, {"userAgent": 1}):
            assert raw.post(f"{simulator.address}/auth", json={"endUserIp": IP, "web": web}).status_code == 400
        sign = {"endUserIp": IP, "userVisibleData": base64.b64encode(b"\xff").decode()}
        assert raw.post(f"{simulator.address}/sign", json=sign).status_code == 400


def test_a_client_without_certificate_is_refused(simulator: BankIDSimulator) -> None:
    import ssl

    context = ssl.create_default_context(cafile=str(simulator.certificates.server_authority))
    with httpx.Client(verify=context, trust_env=False) as bare, pytest.raises(httpx.TransportError):
        bare.post(f"{simulator.address}/auth", json={"endUserIp": IP})


def test_a_client_with_another_authoritys_certificate_is_refused(simulator: BankIDSimulator, tmp_path: Path) -> None:
    strange = make_certificates(tmp_path)
    ours = simulator.connection()
    mixed = Connection(ours.address, strange.rp_certificate, strange.rp_key, ours.trusted, timeout=3)
    with BankID(mixed) as line, pytest.raises(Unreachable):
        line.auth(end_user_ip=IP)


def test_a_server_of_another_authority_is_not_trusted(simulator: BankIDSimulator, tmp_path: Path) -> None:
    strange = make_certificates(tmp_path)
    ours = simulator.connection()
    mixed = Connection(ours.address, ours.certificate, ours.key, strange.server_authority, timeout=3)
    with BankID(mixed) as line, pytest.raises(Unreachable, match="CERTIFICATE_VERIFY_FAILED"):
        line.auth(end_user_ip=IP)


def test_a_service_that_is_away_is_unreachable(simulator: BankIDSimulator, bankid: BankID) -> None:
    bankid.auth(end_user_ip=IP)
    simulator.stop()
    with pytest.raises(Unreachable):
        bankid.auth(end_user_ip=IP)


def test_a_redirect_is_not_followed(simulator: BankIDSimulator) -> None:
    there = simulator.connection()
    server = Server(lambda _: Response(307, b"", "text/plain", {"Location": f"{there.address}/auth"}))
    server.start()
    moved = Connection(server.address, there.certificate, there.key, there.trusted)
    with BankID(moved) as line, pytest.raises(InternalError, match="307"):
        line.auth(end_user_ip=IP)
    server.stop()


def test_the_simulator_refuses_production(
    certificate_folder: Path, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRYGGVE_MODE", "production")
    with pytest.raises(ForbiddenInProduction, match="bankid"):
        BankIDSimulator(certificate_folder, people)
