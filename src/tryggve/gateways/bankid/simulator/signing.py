"""What the app and the bank make when a person approves: an XML signature over the text, and an OCSP response."""

import base64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.x509 import ocsp

from tryggve.gateways.bankid.evidence import C14N, RSA_SHA256, SHA256
from tryggve.gateways.bankid.simulator.certificates import Certificates, Issued, issue_person
from tryggve.gateways.safe_xml import canonical, parse
from tryggve.gateways.simulation import Person

TYPES = "http://www.bankid.com/signature/v1.0.0/types"
DSIG_NS = "http://www.w3.org/2000/09/xmldsig#"
FORMAT_VERSION = "Ny4wLjA="  # 7.0.0


@dataclass(frozen=True)
class Signed:
    """Both in base64, as collect returns them."""

    signature: str
    ocsp_response: str


class Signer:
    """Signs for the invented people; each gets a certificate the first time."""

    def __init__(self, certificates: Certificates) -> None:
        self._certificates = certificates
        self._people: dict[str, Issued] = {}

    def sign(
        self, person: Person, *, visible: str, hidden: str, purpose: Literal["auth", "sign"], at: datetime
    ) -> Signed:
        """`visible` and `hidden` are base64 as the relying party sent them, `at` the bank's time."""
        issued = self._issued(person)
        document = _document(issued, self._certificates.bank.certificate, visible, hidden, purpose)
        return Signed(
            signature=base64.b64encode(document).decode(),
            ocsp_response=base64.b64encode(self._ocsp(issued.certificate, document, at)).decode(),
        )

    def _issued(self, person: Person) -> Issued:
        if person.personnummer not in self._people:
            self._people[person.personnummer] = issue_person(
                self._certificates.bank,
                personal_number=person.personnummer,
                given_name=person.given_name,
                surname=person.surname,
            )
        return self._people[person.personnummer]

    def _ocsp(self, certificate: x509.Certificate, document: bytes, at: datetime) -> bytes:
        """The responder's answer that the certificate is good, with the document's hash as nonce (our own reading)."""
        moment = at.astimezone(UTC).replace(microsecond=0)
        responder, bank = self._certificates.responder, self._certificates.bank
        builder = (
            ocsp.OCSPResponseBuilder()
            .add_response(
                cert=certificate,
                issuer=bank.certificate,
                algorithm=hashes.SHA256(),
                cert_status=ocsp.OCSPCertStatus.GOOD,
                this_update=moment,
                next_update=moment + timedelta(minutes=5),
                revocation_time=None,
                revocation_reason=None,
            )
            .responder_id(ocsp.OCSPResponderEncoding.HASH, responder.certificate)
            .certificates([responder.certificate])
            .add_extension(x509.OCSPNonce(sha256(document).digest()), critical=False)
        )
        return builder.sign(responder.key, hashes.SHA256()).public_bytes(serialization.Encoding.DER)


def _document(person: Issued, bank: x509.Certificate, visible: str, hidden: str, purpose: str) -> bytes:
    body = _signed_data(visible, hidden, purpose)
    keys = _key_info([person.certificate, bank])
    # The digests are taken of the parts where they finally stand, since the canonical form carries their surroundings.
    draft = parse(_whole("", "", keys, body))
    info = _signed_info(_digest(draft.find(f"{{{DSIG_NS}}}Object")[0]), _digest(draft.find(f"{{{DSIG_NS}}}KeyInfo")))
    placed = parse(_whole(info, "", keys, body)).find(f"{{{DSIG_NS}}}SignedInfo")
    value = person.key.sign(canonical(placed), padding.PKCS1v15(), hashes.SHA256())
    return _whole(info, base64.b64encode(value).decode(), keys, body)


def _digest(element: object) -> str:
    return base64.b64encode(sha256(canonical(element)).digest()).decode()


def _whole(info: str, value: str, keys: str, body: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
        f'<Signature xmlns="{DSIG_NS}">{info}<SignatureValue>{value}</SignatureValue>'
        f"{keys}<Object>{body}</Object></Signature>"
    ).encode()


def _signed_data(visible: str, hidden: str, purpose: str) -> str:
    shown = f'<usrVisibleData charset="UTF-8" visible="wysiwys">{escape(visible)}</usrVisibleData>' if visible else ""
    unseen = f"<usrNonVisibleData>{escape(hidden)}</usrNonVisibleData>" if hidden else ""
    function = "Signing" if purpose == "sign" else "Identification"
    return (
        f'<bankIdSignedData xmlns="{TYPES}" Id="bidSignedData">{shown}{unseen}'
        f"<clientInfo><funcId>{function}</funcId><version>{FORMAT_VERSION}</version></clientInfo></bankIdSignedData>"
    )


def _key_info(certificates: list[x509.Certificate]) -> str:
    encoded = (base64.b64encode(one.public_bytes(serialization.Encoding.DER)).decode() for one in certificates)
    inside = "".join(f"<X509Certificate>{one}</X509Certificate>" for one in encoded)
    return f'<KeyInfo Id="bidKeyInfo"><X509Data>{inside}</X509Data></KeyInfo>'


def _signed_info(body_digest: str, key_digest: str) -> str:
    return (
        f"<SignedInfo><CanonicalizationMethod Algorithm={quoteattr(C14N)}></CanonicalizationMethod>"
        f"<SignatureMethod Algorithm={quoteattr(RSA_SHA256)}></SignatureMethod>"
        f"{_reference('bidSignedData', body_digest, TYPES)}{_reference('bidKeyInfo', key_digest, '')}</SignedInfo>"
    )


def _reference(part: str, digest: str, kind: str) -> str:
    typed = f" Type={quoteattr(kind)}" if kind else ""
    return (
        f'<Reference{typed} URI="#{part}"><Transforms><Transform Algorithm={quoteattr(C14N)}></Transform></Transforms>'
        f"<DigestMethod Algorithm={quoteattr(SHA256)}></DigestMethod><DigestValue>{digest}</DigestValue></Reference>"
    )
