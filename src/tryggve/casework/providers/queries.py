"""Reading the register of providers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from tryggve.casework.providers.models import Approval, Provider, Statement
from tryggve.casework.providers.records import ProviderRecord, StatementRecord
from tryggve.casework.providers.rows import provider_record, statement_record


class NoSuchProvider(LookupError):
    """No provider has that organisationsnummer."""


class NoSuchApproval(LookupError):
    """No approval has that id."""


def published(insurer: str, on: date, search: str = "") -> list[ProviderRecord]:
    """The insurer's list as it is published: those approved on a day, by name; `search` in name, town or organisationsnummer."""
    rows = _approvals().filter(
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
    rows = _approvals().filter(insurer__key=insurer, state="asked")
    return [provider_record(row) for row in rows.order_by("asked_at", "id")]


def to_judge(insurer: str) -> list[tuple[ProviderRecord, StatementRecord]]:
    """Approved providers whose latest word asks for an officer's judgement, the longest wait first.

    They have told of a change after which something that an approval asks for is missing, or they ask for it to end; and
    no officer has let the approval stand since.
    """
    rows = Statement.objects.filter(
        approval__insurer__key=insurer, approval__state="approved", kind__in=["change", "ending"]
    ).select_related("approval__provider", "approval__insurer", "signature")
    latest: dict[tuple[int, str], Statement] = {}
    for row in rows.order_by("id"):
        latest[row.approval_id, row.kind] = row
    unjudged = [row for row in latest.values() if row.judged_at is None]
    found = [(provider_record(row.approval), statement_record(row)) for row in unjudged]
    open_ones = [(one, told) for one, told in found if told.kind == "ending" or told.shortfalls]
    return sorted(open_ones, key=lambda pair: (pair[1].told_at, pair[1].id))


def approvals(orgnr: str, insurer: str) -> list[ProviderRecord]:
    """Every approval the provider has had at the insurer, oldest first; none for one that is not known."""
    rows = _approvals().filter(provider__orgnr=orgnr, insurer__key=insurer, state__in=["approved", "ended"])
    return [provider_record(row) for row in rows.order_by("from_day", "id")]


def of_provider(orgnr: str, insurer: str) -> list[ProviderRecord]:
    """Everything the provider has asked the insurer, whatever became of it, latest first."""
    rows = _approvals().filter(provider__orgnr=orgnr, insurer__key=insurer)
    return [provider_record(row) for row in rows.order_by("-asked_at", "-id")]


def statements(about: Iterable[int]) -> dict[int, list[StatementRecord]]:
    """What was told about each of these approvals (ids), oldest first; an approval of which nothing was told has no entry."""
    rows = Statement.objects.filter(approval_id__in=list(about)).select_related("signature").order_by("id")
    found: dict[int, list[StatementRecord]] = defaultdict(list)
    for row in rows:
        found[row.approval_id].append(statement_record(row))
    return dict(found)


def name_of(orgnr: str) -> str:
    """What the provider is called. Raises `NoSuchProvider`."""
    row = Provider.objects.filter(orgnr=orgnr).first()
    if row is None:
        raise NoSuchProvider(orgnr)
    return row.name


def _approvals() -> QuerySet[Approval]:
    return Approval.objects.select_related("provider", "insurer")
