import pytest

from tryggve.gateways.bankid import (
    AlreadyInProgress,
    Canceled,
    Collected,
    Maintenance,
    Unreachable,
    error_message_id,
    message_id,
    text,
)
from tryggve.gateways.bankid.messages import SECURITY_CODE, TEXTS


@pytest.mark.parametrize(
    ("status", "hint", "flow", "device", "message"),
    [
        ("pending", "outstandingTransaction", "qr", "desktop", "RFA1"),
        ("pending", "outstandingTransaction", "same_device", "mobile", "RFA13"),
        ("pending", "noClient", "qr", "desktop", "RFA1"),
        ("pending", "started", "qr", "desktop", "RFA15A"),
        ("pending", "started", "same_device", "mobile", "RFA15B"),
        ("pending", "userSign", "qr", "desktop", "RFA9"),
        ("pending", "userMrtd", "qr", "desktop", "RFA23"),
        ("pending", "somethingNew", "qr", "desktop", "RFA21"),
        ("failed", "expiredTransaction", "qr", "desktop", "RFA8"),
        ("failed", "certificateErr", "qr", "desktop", "RFA16"),
        ("failed", "userCancel", "qr", "desktop", "RFA6"),
        ("failed", "cancelled", "qr", "desktop", "RFA3"),
        ("failed", "startFailed", "qr", "mobile", "RFA17B"),
        ("failed", "startFailed", "same_device", "mobile", "RFA17A"),
        ("failed", "somethingNew", "qr", "desktop", "RFA22"),
        ("complete", "", "qr", "desktop", ""),
    ],
)
def test_each_hint_has_its_message(status: str, hint: str, flow: str, device: str, message: str) -> None:
    assert message_id(Collected("x", status, hint), flow=flow, device=device) == message  # type: ignore[arg-type]


def test_errors_have_their_messages() -> None:
    assert error_message_id(AlreadyInProgress()) == "RFA4"
    assert error_message_id(Canceled()) == "RFA3"
    assert error_message_id(Maintenance()) == "RFA5"
    assert error_message_id(Unreachable()) == "RFA5"


def test_the_security_code_is_asked_for_by_what_the_person_is_doing() -> None:
    assert text("RFA9", purpose="sign").endswith("välj Skriv under.")
    assert text("RFA9", purpose="identify").endswith("välj Identifiera.")
    assert text("RFA9", language="en", purpose="sign").endswith("select Sign.")
    assert "eller" in text("RFA9")


def test_every_message_is_a_sentence_in_both_languages() -> None:
    for swedish, english in [*TEXTS.values(), *SECURITY_CODE.values()]:
        assert swedish != english
        assert swedish[-1] in ".?"
        assert english[-1] in ".?"
        assert "  " not in swedish + english
