"""Reading the register of providers."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from tryggve.casework.providers.models import Approval, Provider
from tryggve.casework.providers.records import ProviderRecord
from tryggve.casework.providers.rows import provider_record


class NoSuchProvider(LookupError):
    """No provider has that organisationsnummer."""


class NoSuchApproval(LookupError):
    """No approval has that id."""


def published(insurer: str, on: date, search: str = "") -> list[ProviderRecord]:
    """The insurer's list as it is published: those approved on a day, by name; `search` in name, town or organisationsnummer."""
    rows = Approval.objects.select_related("provider", "insurer").filter(
        Q(to_day=None) | Q(to_day__gte=on), insurer__key=insurer, state__in=["approved", "ended"], from_day__lte=on
    )
    words = search.strip()
    if words:
        rows = rows.filter(
            Q(provider__name__icontains=words)
            | Q(provider__town__icontains=words)
            | Q(provider__orgnr=words.replace("-", ""))
        )
    return [provider_record(row) for row in rows.order_by("provider__name", "id")]


def waiting(insurer: str) -> list[ProviderRecord]:
    """Applications for approval that nobody has decided, oldest first."""
    rows = Approval.objects.select_related("provider", "insurer").filter(insurer__key=insurer, state="asked")
    return [provider_record(row) for row in rows.order_by("asked_at", "id")]


def approvals(orgnr: str, insurer: str) -> list[ProviderRecord]:
    """Every approval the provider has had at the insurer, oldest first; none for one that is not known."""
    rows = Approval.objects.select_related("provider", "insurer").filter(
        provider__orgnr=orgnr, insurer__key=insurer, state__in=["approved", "ended"]
    )
    return [provider_record(row) for row in rows.order_by("from_day", "id")]


def name_of(orgnr: str) -> str:
    """What the provider is called. Raises `NoSuchProvider`."""
    row = Provider.objects.filter(orgnr=orgnr).first()
    if row is None:
        raise NoSuchProvider(orgnr)
    return row.name
