"""Evidence whose signatures hold but whose authorities do not: each made as an attacker with a certificate could."""

import base64
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from tryggve.gateways.bankid import Completion, Device, EvidenceRefused, User, read_evidence
from tryggve.gateways.bankid.simulator.certificates import (
    Certificates,
    Issued,
    _issue,
    _name,
    issue_person,
    make_certificates,
)
from tryggve.gateways.bankid.simulator.signing import Signed, Signer, _document
from tryggve.gateways.simulation import Person

BO = Person("198507099813", "Bo", "Bengtsson")
AMINA = Person("199001012385", "Amina", "Ali")
NOW = datetime(2025, 11, 20, 9, 0, tzinfo=UTC)
TEXT = base64.b64encode(b"Jag intygar").decode()


@pytest.fixture(scope="module")
def made(certificate_folder: Path) -> Certificates:
    return make_certificates(certificate_folder)


def person(issuer: Issued, who: Person) -> Issued:
    return issue_person(issuer, personal_number=who.personnummer, given_name=who.given_name, surname=who.surname)


def completion(who: Person, signed: Signed) -> Completion:
    user = User(who.personnummer, who.name, who.given_name, who.surname)
    return Completion(user, Device("192.0.2.7", ""), "", signed.signature, signed.ocsp_response)


def pem(*certificates: x509.Certificate) -> bytes:
    return b"".join(one.public_bytes(serialization.Encoding.PEM) for one in certificates)


def answer(whose: x509.Certificate, issuer: x509.Certificate, by: Issued, *, revoked: bool = False) -> str:
    """The answer of `by`, in base64."""
    builder = (
        ocsp.OCSPResponseBuilder()
        .add_response(
            cert=whose,
            issuer=issuer,
            algorithm=hashes.SHA256(),
            cert_status=ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD,
            this_update=NOW,
            next_update=NOW + timedelta(minutes=5),
            revocation_time=NOW - timedelta(days=1) if revoked else None,
            revocation_reason=None,
        )
        .responder_id(ocsp.OCSPResponderEncoding.HASH, by.certificate)
        .certificates([by.certificate])
    )
    return base64.b64encode(builder.sign(by.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)).decode()


def signed_by(issued: Issued, bank: x509.Certificate, ocsp_response: str) -> Signed:
    return Signed(base64.b64encode(_document(issued, bank, TEXT, "", "sign")).decode(), ocsp_response)


def test_what_the_simulator_makes_is_accepted(made: Certificates) -> None:
    signed = Signer(made).sign(BO, visible=TEXT, hidden="", purpose="sign", at=NOW)
    evidence = read_evidence(completion(BO, signed), trusted=pem(made.root), expected_text="Jag intygar")
    assert (evidence.personal_number, evidence.hidden_data) == (BO.personnummer, b"")


def test_a_revoked_certificate_is_refused(made: Certificates) -> None:
    bo = person(made.bank, BO)
    told = answer(bo.certificate, made.bank.certificate, made.responder, revoked=True)
    signed = signed_by(bo, made.bank.certificate, told)
    with pytest.raises(EvidenceRefused, match="not good"):
        read_evidence(completion(BO, signed), trusted=pem(made.root))


def test_a_person_cannot_answer_for_the_bank(made: Certificates) -> None:
    bo = person(made.bank, BO)
    signed = signed_by(bo, made.bank.certificate, answer(bo.certificate, made.bank.certificate, bo))
    with pytest.raises(EvidenceRefused, match="signed by someone else"):
        read_evidence(completion(BO, signed), trusted=pem(made.root))


def test_the_banks_other_certificates_cannot_answer_for_it(made: Certificates) -> None:
    bo, web = person(made.bank, BO), _issue(_name("webb"), made.bank, usage=ExtendedKeyUsageOID.SERVER_AUTH)
    signed = signed_by(bo, made.bank.certificate, answer(bo.certificate, made.bank.certificate, web))
    with pytest.raises(EvidenceRefused, match="without that right"):
        read_evidence(completion(BO, signed), trusted=pem(made.root))


def test_a_responder_of_another_bank_cannot_answer(made: Certificates, tmp_path: Path) -> None:
    strange, bo = make_certificates(tmp_path), person(made.bank, BO)
    signed = signed_by(bo, made.bank.certificate, answer(bo.certificate, made.bank.certificate, strange.responder))
    with pytest.raises(EvidenceRefused, match="signed by someone else"):
        read_evidence(completion(BO, signed), trusted=pem(made.root))


def test_a_person_cannot_issue_another_persons_certificate(made: Certificates) -> None:
    bo = person(made.bank, BO)
    amina = person(bo, AMINA)
    signed = signed_by(amina, bo.certificate, answer(amina.certificate, bo.certificate, bo))
    with pytest.raises(EvidenceRefused, match="no authority"):
        read_evidence(completion(AMINA, signed), trusted=pem(made.bank.certificate, made.root))
