"""What is shown and signed. The subject names the matter and the digest of the answers, so that a signature fits nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tryggve.casework.applications.commitments import signed_digest
from tryggve.casework.applications.digests import digest
from tryggve.casework.cases.records import CaseRecord
from tryggve.casework.contract.text import Text
from tryggve.casework.flow.records import SigningText
from tryggve.casework.people.records import SignatureRecord


class SignedSomethingElse(Exception):
    """The signature is for another text, another matter or other answers than those being sent."""


def application_subject(*, person: int, insurer: str, insurance: str, answers: Mapping[str, Any]) -> str:
    """What the signature of an application is for."""
    return f"application:{person}:{insurer}:{insurance}:{digest(answers)[:32]}"


def company_subject(*, company: int, insurance: str, answers: Mapping[str, Any], sensitive: frozenset[str]) -> str:
    """What the signature of a company's application is for. Of what is said of health it covers commitments, under the answers' salt.

    Raises `commitments.Unsalted`.
    """
    return f"company:{company}:{insurance}:{signed_digest(answers, sensitive)[:32]}"


def filed_subject(
    *, kind: str, case: str, key: str, answers: Mapping[str, Any], sensitive: frozenset[str] = frozenset()
) -> str:
    """What the signature of something else that is filed in a case (a cost, a consent) is for; of health as `company_subject`."""
    return f"{kind}:{case}:{key}:{signed_digest(answers, sensitive)[:32]}"


def report_subject(*, case: CaseRecord, key: str, answers: Mapping[str, Any]) -> str:
    """What the signature of a report is for."""
    return f"report:{case.number}:{key}:{digest(answers)[:32]}"


def part_subject(*, number: str, answers: Mapping[str, Any]) -> str:
    """What the employer's signature of a certificate is for."""
    return f"part:{number}:{digest(answers)[:32]}"


def approval_subject(*, number: str, answers: Mapping[str, Any]) -> str:
    """What the claimant's approval of a certificate is for."""
    return f"approval:{number}:{digest(answers)[:32]}"


def decision_subject(*, number: str, seal: str) -> str:
    """What an officer's signature of a decision is for."""
    return f"decision:{number}:{seal[:32]}"


def signing_text(*, heading: Text, lines: list[str], declaration: Text, subject: str, language: str) -> SigningText:
    """The text shown in the browser and in the e-ID: what it is, what it says, what one certifies."""
    body = "\n".join([heading[language], *lines, "", declaration[language]])
    return SigningText(text=body, subject=subject)


def demand(signature: SignatureRecord, *, subject: str, person: int) -> None:
    """Refuse a signature that is not this person's on this very text. Raises `SignedSomethingElse`."""
    if signature.subject != subject or signature.person != person:
        raise SignedSomethingElse(signature.subject)
