"""The signature that BankID returns, checked: who signed which text, under which certificate, and what its issuer said.

    evidence = read_evidence(completion, trusted=root_pem, expected_text="Jag ansöker …", expected_hidden=b"…")

It is an XML signature over `bankIdSignedData` (the text the person saw, base64, in `usrVisibleData`) and the
certificates. The OCSP response is the issuer's answer that the certificate was good.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from itertools import pairwise
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import NameOID

from tryggve.gateways.bankid.records import Completion
from tryggve.gateways.safe_xml import BrokenXML, canonical, parse

DSIG = "{http://www.w3.org/2000/09/xmldsig#}"
BID = "{http://www.bankid.com/signature/v1.0.0/types}"
RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"
MOST_CERTIFICATES = 6
# What the library raises, sooner or later, for a certificate or an answer that is damaged.
UNREADABLE = (ValueError, TypeError, UnsupportedAlgorithm, x509.InvalidVersion, x509.DuplicateExtension)


class EvidenceRefused(Exception):
    """The signature does not prove what it should; the message says which part."""


class OtherPerson(EvidenceRefused):
    """Signed by another person than the one expected or named."""


class OtherText(EvidenceRefused):
    """Another text, or other hidden data, than what was shown."""


@dataclass(frozen=True)
class Evidence:
    """What the signature proves. `visible_text` is word for word what the app showed."""

    personal_number: str
    visible_text: str
    hidden_data: bytes
    certificate_serial: int
    certificate_issuer: str
    produced_at: datetime
    sha256: str


def read_evidence(
    completion: Completion,
    *,
    trusted: bytes,
    expected_person: str = "",
    expected_text: str | None = None,
    expected_hidden: bytes | None = None,
) -> Evidence:
    """The evidence, checked against the root certificates in `trusted` (PEM).

    Raises OtherPerson, OtherText, or EvidenceRefused when a signature, a certificate or the issuer's answer fails.
    `produced_at` is when the issuer answered; the caller decides how old it may be.
    """
    try:
        evidence = _read(completion, trusted)
    except UNREADABLE as error:
        raise EvidenceRefused(f"a certificate or the OCSP response cannot be read: {error}") from error
    person = evidence.personal_number
    if person != completion.user.personal_number or (expected_person and person != expected_person):
        raise OtherPerson("the certificate is another person's")
    if expected_text is not None and evidence.visible_text != expected_text:
        raise OtherText("the signed text is not the text that was shown")
    if expected_hidden is not None and not compare_digest(evidence.hidden_data, expected_hidden):
        raise OtherText("the hidden data are not those of the order")
    return evidence


def _read(completion: Completion, trusted: bytes) -> Evidence:
    document = _decode(completion.signature, "signature")
    try:
        root = parse(document, most_bytes=2_000_000)
    except BrokenXML as error:
        raise EvidenceRefused(str(error)) from error
    chain = _trusted_chain(_certificates(root), x509.load_pem_x509_certificates(trusted))
    signed = _signed_part(root, chain[0])
    return Evidence(
        personal_number=_serial_number(chain[0]),
        visible_text=_words(signed),
        hidden_data=_content(signed, "usrNonVisibleData"),
        certificate_serial=chain[0].serial_number,
        certificate_issuer=chain[0].issuer.rfc4514_string(),
        produced_at=_check_ocsp(_decode(completion.ocsp_response, "OCSP response"), chain),
        sha256=sha256(document).hexdigest(),
    )


def _decode(text: str, what: str) -> bytes:
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError) as error:
        raise EvidenceRefused(f"the {what} is not base64") from error


def _one(element: Any, path: str) -> Any:
    found = element.findall(path)
    if len(found) != 1:
        raise EvidenceRefused(f"{path.rsplit('}', 1)[-1]}: {len(found)} of them, one is expected")
    return found[0]


def _content(signed: Any, name: str) -> bytes:
    element = signed.find(f"{BID}{name}")
    return b"" if element is None else _decode(element.text or "", name)


def _words(signed: Any) -> str:
    try:
        return _content(signed, "usrVisibleData").decode()
    except UnicodeDecodeError as error:
        raise EvidenceRefused("the signed text is not UTF-8") from error


def _certificates(root: Any) -> list[x509.Certificate]:
    found = root.findall(f"{DSIG}KeyInfo/{DSIG}X509Data/{DSIG}X509Certificate")
    if not 1 <= len(found) <= MOST_CERTIFICATES:
        raise EvidenceRefused("the signature carries no certificates, or too many")
    try:
        return [x509.load_der_x509_certificate(_decode(one.text or "", "certificate")) for one in found]
    except ValueError as error:
        raise EvidenceRefused(f"a certificate cannot be read: {error}") from error


def _trusted_chain(chain: list[x509.Certificate], roots: list[x509.Certificate]) -> list[x509.Certificate]:
    """From the signer to one of the roots: each certificate is issued by the next."""
    for root in roots:
        if root in chain[1:]:
            whole = chain[: chain.index(root) + 1]
        elif root.subject == chain[-1].issuer:
            whole = [*chain, root]
        else:
            continue
        for below, above in pairwise(whole):
            _check_issued(below, above)
        return whole
    raise EvidenceRefused("the certificates do not lead to a trusted authority")


def _check_issued(below: x509.Certificate, above: x509.Certificate) -> None:
    try:
        may_issue = above.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
        below.verify_directly_issued_by(above)
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound) as error:
        raise EvidenceRefused("a certificate was not issued by the one that should have") from error
    if not may_issue:
        raise EvidenceRefused("a certificate was issued by one that is no authority")


def _signed_part(root: Any, signer: x509.Certificate) -> Any:
    """`bankIdSignedData`, after its digest, the key info's digest and the signature over both have been checked."""
    if root.tag != f"{DSIG}Signature":
        raise EvidenceRefused("not an XML signature")
    signed = _one(root, f"{DSIG}Object/{BID}bankIdSignedData")
    key_info = _one(root, f"{DSIG}KeyInfo")
    info = _one(root, f"{DSIG}SignedInfo")
    parts = {f"#{signed.get('Id')}": signed, f"#{key_info.get('Id')}": key_info}
    digests = {reference.get("URI"): reference for reference in info.findall(f"{DSIG}Reference")}
    if set(digests) != set(parts) or len(parts) != len(info.findall(f"{DSIG}Reference")):
        raise EvidenceRefused("the signature covers other parts than the text and the key")
    for uri, part in parts.items():
        _check_digest(digests[uri], part)
    if _one(info, f"{DSIG}SignatureMethod").get("Algorithm") != RSA_SHA256:
        raise EvidenceRefused("another signature method than RSA with SHA-256")
    key = signer.public_key()
    if not isinstance(key, rsa.RSAPublicKey):
        raise EvidenceRefused("the certificate has no RSA key")
    value = _decode(_one(root, f"{DSIG}SignatureValue").text or "", "signature value")
    try:
        key.verify(value, canonical(info), padding.PKCS1v15(), hashes.SHA256())
    except InvalidSignature as error:
        raise EvidenceRefused("the signature does not fit the text") from error
    return signed


def _check_digest(reference: Any, part: Any) -> None:
    if _one(reference, f"{DSIG}DigestMethod").get("Algorithm") != SHA256:
        raise EvidenceRefused("another digest than SHA-256")
    digest = _decode(_one(reference, f"{DSIG}DigestValue").text or "", "digest")
    if not compare_digest(digest, sha256(canonical(part)).digest()):
        raise EvidenceRefused("a signed part was changed")


def _serial_number(certificate: x509.Certificate) -> str:
    found = certificate.subject.get_attributes_for_oid(NameOID.SERIAL_NUMBER)
    if len(found) != 1:
        raise EvidenceRefused("the certificate names no personnummer")
    return str(found[0].value)


def _check_ocsp(data: bytes, chain: list[x509.Certificate]) -> datetime:
    """When the issuer answered that the signer's certificate was good; EvidenceRefused otherwise."""
    try:
        response = ocsp.load_der_ocsp_response(data)
    except ValueError as error:
        raise EvidenceRefused("the OCSP response cannot be read") from error
    if response.response_status is not ocsp.OCSPResponseStatus.SUCCESSFUL:
        raise EvidenceRefused("the issuer did not answer")
    issuer = chain[1]
    responder = next(iter(response.certificates), issuer)
    if responder != issuer:
        _check_responder(responder, issuer)
    key = responder.public_key()
    algorithm = response.signature_hash_algorithm
    if not isinstance(key, rsa.RSAPublicKey) or algorithm is None:
        raise EvidenceRefused("the OCSP response is not signed with RSA")
    try:
        key.verify(response.signature, response.tbs_response_bytes, padding.PKCS1v15(), algorithm)
    except InvalidSignature as error:
        raise EvidenceRefused("the OCSP response is not its issuer's") from error
    if response.serial_number != chain[0].serial_number:
        raise EvidenceRefused("the OCSP response is about another certificate")
    if response.certificate_status is not ocsp.OCSPCertStatus.GOOD:
        raise EvidenceRefused("the certificate was not good")
    for certificate in chain:
        if not certificate.not_valid_before_utc <= response.produced_at_utc <= certificate.not_valid_after_utc:
            raise EvidenceRefused("a certificate was not valid when its issuer answered")
    return response.produced_at_utc


def _check_responder(responder: x509.Certificate, issuer: x509.Certificate) -> None:
    try:
        responder.verify_directly_issued_by(issuer)
        usage = responder.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except (ValueError, TypeError, InvalidSignature, x509.ExtensionNotFound) as error:
        raise EvidenceRefused("the OCSP response is signed by someone else") from error
    if x509.oid.ExtendedKeyUsageOID.OCSP_SIGNING not in usage:
        raise EvidenceRefused("the OCSP response is signed by someone without that right")
