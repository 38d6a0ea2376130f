"""A company's year in figures, by measure and without names: as a picture, as a table, as a file."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tryggve.casework.contract.text import Text
from tryggve.casework.flow import queries as flow
from tryggve.casework.flow.records import CompanyYear
from tryggve.casework.people.records import CompanyRecord
from tryggve.portals.employer import own, rehab_own, rehab_split
from tryggve.portals.ui import clock, sheet, words
from tryggve.portals.ui.page import page
from tryggve.portals.ui.view import NotYours, portal
from tryggve.portals.ui.who import COMPANY_USER

FIRST_YEAR = 2014
WIDTH = 1000
Columns = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: whose it is, how much, from where and how wide, in thousandths of the picture.

    As text, since a template would put spaces in a number; no width for a part that is too small to see.
    """

    name: str
    amount: Fraction
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the table and of the picture: cost, what each payer gives in the order of the columns, the rest."""

    label: Text
    cost: Fraction
    given: tuple[tuple[str, Fraction], ...]
    rest: Fraction
    bar: tuple[Segment, ...]


@portal(who=COMPANY_USER)
def year(request: HttpRequest, orgnr: str, insurance: str, year: int) -> HttpResponse:
    """A calendar year by measure. Nobody is named; where few have applied, the measure alone may tell who it was."""
    owner, told, columns = _opened(request, orgnr, insurance, year)
    last = clock.today().year
    content = {
        "company": owner, "told": told, "rows": _measures(columns, told), "payers": [name for _key, name in columns],
        "year": str(year), "before": str(year - 1) if year > FIRST_YEAR else "", "after": str(year + 1) if year < last else "",
        "totals": [(name, Fraction(told.totals.get(key, 0))) for key, name in columns],
    }  # fmt: skip
    return page(request, own.shell(owner), "employer/rehab_year.html", content)


@portal(who=COMPANY_USER)
def as_file(request: HttpRequest, orgnr: str, insurance: str, year: int) -> HttpResponse:
    """The same table for a spreadsheet, kronor and öre."""
    _owner, told, columns = _opened(request, orgnr, insurance, year)
    heading = [_("Insats"), _("Kostnad"), *(name for _key, name in columns), _("Resten")]
    rows = [
        [row.label[words.language()], *map(_amount, (row.cost, *(amount for _name, amount in row.given), row.rest))]
        for row in _measures(columns, told)
    ]
    return sheet.sheet(f"{insurance}-{year}.csv", heading, rows)


def _opened(request: HttpRequest, orgnr: str, insurance: str, year: int) -> tuple[CompanyRecord, CompanyYear, Columns]:
    """The company's year, when the visitor may see it and it has begun. Raises `NotYours`."""
    owner = rehab_own.company(request, orgnr, insurance)
    if not FIRST_YEAR <= year <= clock.today().year:
        raise NotYours
    form = flow.company_form(insurance=insurance, on=clock.today())
    told = flow.company_year(
        company=owner.id, insurance=insurance, year=year, actor=own.me(request).actor, on=clock.today()
    )
    return owner, told, rehab_split.payers(form)


def _measures(columns: Columns, told: CompanyYear) -> list[Measure]:
    """The measures, the most costly first; the longest bar is the whole width."""
    most = max((cost for _label, cost, _paid in told.by_measure), default=Fraction(1)) or Fraction(1)
    found = []
    for label, cost, paid in told.by_measure:
        given = tuple((name, Fraction(paid.get(key, 0))) for key, name in columns)
        rest = cost - sum((amount for _name, amount in given), Fraction(0))
        found.append(Measure(label, cost, given, rest, _bar((*given, (_("Resten"), rest)), most)))
    return sorted(found, key=lambda row: -row.cost)


def _bar(parts: tuple[tuple[str, Fraction], ...], most: Fraction) -> tuple[Segment, ...]:
    """The parts one after the other. Each ends where the next begins, so that rounding leaves no gap."""
    segments, at = [], Fraction(0)
    for name, amount in parts:
        start, at = round(at * WIDTH / most), at + amount
        width = max(0, round(at * WIDTH / most) - start)
        segments.append(Segment(name, amount, str(start), str(width or "")))
    return tuple(segments)


def _amount(kronor: Fraction) -> str:
    """Kronor and öre for a spreadsheet: `1500,00`; English `1500.00`."""
    whole, rest = divmod(round(kronor * 100), 100)
    return f"{whole}{'.' if words.language() == 'en' else ','}{rest:02d}"
