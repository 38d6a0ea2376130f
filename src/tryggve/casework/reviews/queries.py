"""Reading accounts that are asked for, and samples."""

from __future__ import annotations

from datetime import date

from tryggve.casework.reviews.models import LIVE, Sample
from tryggve.casework.reviews.records import RequestRecord, SampleRecord
from tryggve.casework.reviews.rows import request_record, request_rows, sample_record


class NoSuchRequest(LookupError):
    """No account has been asked for under that number."""


class NoSuchSample(LookupError):
    """No sample with that number."""


def request(number: str) -> RequestRecord:
    """The request with that number. Raises `NoSuchRequest`."""
    row = request_rows().filter(number=number).first()
    if row is None:
        raise NoSuchRequest(number)
    return request_record(row)


def requests(case: int) -> list[RequestRecord]:
    """Every account that has been asked for in the case, oldest first."""
    return [request_record(row) for row in request_rows().filter(case=case)]


def live(case: int) -> RequestRecord | None:
    """The request of the case that waits for the company or for an officer, if there is one."""
    row = request_rows().filter(case=case, state__in=LIVE).first()
    return None if row is None else request_record(row)


def turn(case: int) -> tuple[str, str, date | None] | None:
    """Whose turn a live request makes it, the key of the sentence and until when; None when there is none."""
    found = live(case)
    if found is None:
        return None
    return ("employer", "account", found.last_day) if found.state == "asked" else ("fund", "account_given", None)


def waiting_for_company(company: int) -> list[RequestRecord]:
    """What the company is asked for and has not answered, the first last day first."""
    rows = request_rows().filter(case__company=company, state="asked").order_by("last_day", "id")
    return [request_record(row) for row in rows]


def ending(first: date, until: date) -> list[RequestRecord]:
    """Requests not answered whose last day lies between two days."""
    return [request_record(row) for row in request_rows().filter(state="asked", last_day__range=(first, until))]


def unanswered(insurer: str, insurance: str, upto: date) -> list[RequestRecord]:
    """Requests of the insurer whose last day has passed without an answer, oldest first."""
    rows = request_rows().filter(
        case__insurer__key=insurer, case__insurance=insurance, state="asked", last_day__lt=upto
    )
    return [request_record(row) for row in rows.order_by("last_day", "id")]


def sample(number: str) -> SampleRecord:
    """The sample with that number. Raises `NoSuchSample`."""
    row = Sample.objects.select_related("insurer").filter(number=number).first()
    if row is None:
        raise NoSuchSample(number)
    return sample_record(row)


def samples(insurer: str, insurance: str) -> list[SampleRecord]:
    """The insurer's samples, latest first."""
    rows = Sample.objects.select_related("insurer").filter(insurer__key=insurer, insurance=insurance)
    return [sample_record(row) for row in rows.order_by("-id")]


def sample_by_key(key: str) -> SampleRecord | None:
    """The sample that a form has become, if it was sent before."""
    row = Sample.objects.select_related("insurer").filter(key=key).first()
    return None if row is None else sample_record(row)
