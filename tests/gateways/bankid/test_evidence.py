import base64
from dataclasses import replace
from pathlib import Path

import pytest

from tests.gateways.conftest import WEB
from tryggve.gateways.bankid import (
    BankID,
    Completion,
    Device,
    Evidence,
    EvidenceRefused,
    OtherPerson,
    OtherText,
    User,
    read_evidence,
)
from tryggve.gateways.bankid.simulator import BankIDSimulator

GOLDEN = Path(__file__).parent / "golden"
BO, AMINA = "198507099813", "199001012385"
TEXT = "# Ansökan\nJag söker ersättning från *2023-03-06*. <&>\"' åäö"
HIDDEN = bytes(range(32))


def signed(bankid: BankID, simulator: BankIDSimulator, who: str = BO, text: str = TEXT) -> Completion:
    order = bankid.sign(end_user_ip="192.0.2.7", visible_text=text, hidden_data=HIDDEN)
    asked = {"orderRef": order.order_ref, "personalNumber": who}
    WEB.post(f"{simulator.page}/control/approve", json=asked).raise_for_status()
    completion = bankid.collect(order.order_ref).completion
    assert completion is not None
    return completion


def read(simulator: BankIDSimulator, completion: Completion, **expected: object) -> Evidence:
    return read_evidence(completion, trusted=simulator.certificates.person_root.read_bytes(), **expected)  # type: ignore[arg-type]


def test_a_signature_proves_who_signed_which_text(bankid: BankID, simulator: BankIDSimulator) -> None:
    completion = signed(bankid, simulator)
    evidence = read(simulator, completion, expected_person=BO, expected_text=TEXT, expected_hidden=HIDDEN)
    assert (evidence.personal_number, evidence.visible_text, evidence.hidden_data) == (BO, TEXT, HIDDEN)
    assert "Testbanken" in evidence.certificate_issuer
    assert base64.b64encode(TEXT.encode()).decode() in base64.b64decode(completion.signature).decode()


def test_another_text_person_or_hidden_data_than_expected_is_refused(
    bankid: BankID, simulator: BankIDSimulator
) -> None:
    completion = signed(bankid, simulator)
    with pytest.raises(OtherText):
        read(simulator, completion, expected_text=TEXT + " ")
    with pytest.raises(OtherText):
        read(simulator, completion, expected_hidden=b"")
    with pytest.raises(OtherPerson):
        read(simulator, completion, expected_person=AMINA)
    claims = replace(completion, user=User(AMINA, "Amina Ali", "Amina", "Ali"))
    with pytest.raises(OtherPerson):
        read(simulator, claims)


@pytest.mark.parametrize("part", ["usrVisibleData", "usrNonVisibleData", "funcId", "X509Certificate", "SignatureValue"])
def test_no_part_of_the_signature_can_be_changed(bankid: BankID, simulator: BankIDSimulator, part: str) -> None:
    completion = signed(bankid, simulator)
    document = base64.b64decode(completion.signature).decode()
    start = document.index(">", document.index(f"<{part}")) + 20
    changed = document[:start] + ("A" if document[start] != "A" else "B") + document[start + 1 :]
    if part == "funcId":
        changed = document.replace(">Signing<", ">Identification<")
    forged = replace(completion, signature=base64.b64encode(changed.encode()).decode())
    with pytest.raises(EvidenceRefused):
        read(simulator, forged)


def test_a_second_text_beside_the_signed_one_is_refused(bankid: BankID, simulator: BankIDSimulator) -> None:
    completion = signed(bankid, simulator)
    document = base64.b64decode(completion.signature).decode()
    start, end = document.index("<bankIdSignedData"), document.index("</Object>")
    evil = document[start:end].replace("bidSignedData", "other")
    for wrapped in (document[:start] + evil + document[start:], document[:end] + evil + document[end:]):
        with pytest.raises(EvidenceRefused):
            read(simulator, replace(completion, signature=base64.b64encode(wrapped.encode()).decode()))


def test_the_answer_about_another_certificate_is_refused(bankid: BankID, simulator: BankIDSimulator) -> None:
    bos, aminas = signed(bankid, simulator), signed(bankid, simulator, AMINA)
    with pytest.raises(EvidenceRefused, match="another certificate"):
        read(simulator, replace(bos, ocsp_response=aminas.ocsp_response))
    with pytest.raises(EvidenceRefused, match="OCSP"):
        read(simulator, replace(bos, ocsp_response=base64.b64encode(b"nej").decode()))


def test_certificates_of_a_strange_authority_are_refused(bankid: BankID, simulator: BankIDSimulator) -> None:
    completion = signed(bankid, simulator)
    strange = simulator.certificates.server_authority.read_bytes()
    with pytest.raises(EvidenceRefused, match="trusted authority"):
        read_evidence(completion, trusted=strange)


def test_an_entity_bomb_is_refused(bankid: BankID, simulator: BankIDSimulator) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    completion = replace(signed(bankid, simulator), signature=base64.b64encode(bomb).decode())
    with pytest.raises(EvidenceRefused, match="document type"):
        read(simulator, completion)


def test_an_identification_is_evidence_too(bankid: BankID, simulator: BankIDSimulator) -> None:
    order = bankid.auth(end_user_ip="192.0.2.7")
    asked = {"autoStartToken": order.auto_start_token, "personalNumber": BO}
    WEB.post(f"{simulator.page}/control/approve", json=asked).raise_for_status()
    completion = bankid.collect(order.order_ref).completion
    assert completion is not None
    assert read(simulator, completion, expected_person=BO).visible_text == ""


@pytest.mark.faults
@pytest.mark.parametrize("part", ["signature", "ocsp_response"])
def test_a_flipped_bit_anywhere_is_refused_or_changes_nothing(
    bankid: BankID, simulator: BankIDSimulator, part: str
) -> None:
    completion = signed(bankid, simulator)
    whole = base64.b64decode(getattr(completion, part))
    true = read(simulator, completion)
    refused = 0
    for place in range(0, len(whole), max(1, len(whole) // 400)):
        flipped = whole[:place] + bytes([whole[place] ^ (1 << place % 8)]) + whole[place + 1 :]
        forged = replace(completion, **{part: base64.b64encode(flipped).decode()})
        try:
            told = read(simulator, forged)
        except EvidenceRefused:
            refused += 1
        else:
            assert replace(told, sha256="", produced_at=true.produced_at) == replace(true, sha256="")
    assert refused > 300


def test_a_signature_that_another_program_has_verified_is_accepted() -> None:
    """xmlsec 1.3 found the golden signature valid, so that ours and the simulator's reading cannot err alike."""
    document, answer = ((GOLDEN / name).read_bytes() for name in ("signature.xml", "ocsp.der"))
    completion = Completion(
        user=User(BO, "Bo Bengtsson", "Bo", "Bengtsson"),
        device=Device("192.0.2.7", ""),
        bankid_issue_date="2020-02-01+01:00",
        signature=base64.b64encode(document).decode(),
        ocsp_response=base64.b64encode(answer).decode(),
    )
    evidence = read_evidence(completion, trusted=(GOLDEN / "root.pem").read_bytes(), expected_text="Hej åäö")
    assert evidence.hidden_data == b"x" * 32
