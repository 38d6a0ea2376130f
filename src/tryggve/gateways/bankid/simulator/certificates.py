"""Invented authorities and certificates, made at start into a folder; none of them is worth anything outside it.

| file | what |
|---|---|
| `server-ca.pem` | trusts the simulator's HTTPS server: the client's `trusted` |
| `server.pem`, `server.key` | the server, for localhost and 127.0.0.1 |
| `rp-ca.pem` | issues relying parties' certificates; the server demands one |
| `rp.pem`, `rp.key` | ours: the client's `certificate` and `key` |
| `person-root.pem` | the root over people's certificates: `read_evidence(trusted=…)` |
| `bank-ca.pem`, `bank-ca.key`, `ocsp.pem`, `ocsp.key` | the issuing bank and its OCSP responder |
"""

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

FIRST_DAY = datetime(2015, 1, 1, tzinfo=UTC)  # the try-out plays in years gone by
LAST_DAY = datetime(2045, 1, 1, tzinfo=UTC)
BITS = 2048


@dataclass(frozen=True)
class Issued:
    """A certificate and its key, as files and as objects."""

    certificate: x509.Certificate
    key: rsa.RSAPrivateKey


@dataclass(frozen=True)
class Certificates:
    """Where everything lies; `bank` and `responder` sign for the simulator."""

    folder: Path
    root: x509.Certificate
    bank: Issued
    responder: Issued

    @property
    def server_authority(self) -> Path:
        return self.folder / "server-ca.pem"

    @property
    def rp_certificate(self) -> Path:
        return self.folder / "rp.pem"

    @property
    def rp_key(self) -> Path:
        return self.folder / "rp.key"

    @property
    def person_root(self) -> Path:
        return self.folder / "person-root.pem"


def make_certificates(folder: Path) -> Certificates:
    """The certificates of `folder`, made when they are missing. A half-made folder is made anew."""
    folder.mkdir(parents=True, exist_ok=True)
    if not (folder / "complete").exists():
        _make_all(folder)
        (folder / "complete").write_text("made\n")
    return Certificates(
        folder=folder,
        root=_read_certificate(folder / "person-root.pem"),
        bank=_read(folder, "bank-ca"),
        responder=_read(folder, "ocsp"),
    )


def issue_person(bank: Issued, *, personal_number: str, given_name: str, surname: str) -> Issued:
    """A person's certificate, the personnummer in the subject's serial number as in real ones."""
    name = x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "SE"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Testbanken (simulerad)"),
            x509.NameAttribute(NameOID.SURNAME, surname),
            x509.NameAttribute(NameOID.GIVEN_NAME, given_name),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, personal_number),
            x509.NameAttribute(NameOID.COMMON_NAME, f"{given_name} {surname}"),
        ]
    )
    return _issue(name, bank)


def _make_all(folder: Path) -> None:
    server_ca = _issue(_name("Simulerad server-CA"), None, authority=True)
    rp_ca = _issue(_name("Simulerad RP-CA"), None, authority=True)
    person_root = _issue(_name("Simulerad BankID-rot"), None, authority=True)
    bank = _issue(_name("Testbanken kund-CA (simulerad)"), person_root, authority=True)
    made = {
        "server-ca": server_ca,
        "rp-ca": rp_ca,
        "person-root": person_root,
        "bank-ca": bank,
        "server": _issue(_name("localhost"), server_ca, usage=ExtendedKeyUsageOID.SERVER_AUTH, names=_hosts()),
        "rp": _issue(_name("Tryggve (simulerad RP)"), rp_ca, usage=ExtendedKeyUsageOID.CLIENT_AUTH),
        "ocsp": _issue(_name("Testbanken OCSP (simulerad)"), bank, usage=ExtendedKeyUsageOID.OCSP_SIGNING),
    }
    keep_key = {"server", "rp", "bank-ca", "ocsp"}
    for name, issued in made.items():
        (folder / f"{name}.pem").write_bytes(issued.certificate.public_bytes(serialization.Encoding.PEM))
        if name in keep_key:
            _write_key(folder / f"{name}.key", issued.key)


def _write_key(file: Path, key: rsa.RSAPrivateKey) -> None:
    file.touch(mode=0o600)
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _hosts() -> x509.SubjectAlternativeName:
    return x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])


def _issue(
    subject: x509.Name,
    issuer: Issued | None,
    *,
    authority: bool = False,
    usage: x509.ObjectIdentifier | None = None,
    names: x509.SubjectAlternativeName | None = None,
) -> Issued:
    key = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    signer = issuer.key if issuer else key
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FIRST_DAY)
        .not_valid_after(LAST_DAY - timedelta(days=1))
        .add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False)
        .add_extension(_key_usage(authority=authority), critical=True)
    )
    if usage is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([usage]), critical=False)
    if names is not None:
        builder = builder.add_extension(names, critical=False)
    return Issued(builder.sign(signer, hashes.SHA256()), key)


def _key_usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _read_certificate(file: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(file.read_bytes())


def _read(folder: Path, name: str) -> Issued:
    key = serialization.load_pem_private_key((folder / f"{name}.key").read_bytes(), None)
    assert isinstance(key, rsa.RSAPrivateKey)
    return Issued(_read_certificate(folder / f"{name}.pem"), key)
