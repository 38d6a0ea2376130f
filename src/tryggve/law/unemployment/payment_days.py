"""Payment days: Thursdays and the funds' monthly calendars, moved when the banks are closed.

The calendar of a fund is its own decision (payment is weekly under the act of 1997 until October 2025, monthly for
everybody since). The four patterns met on the funds' pages are data here; the Swedish holidays are computed, the moving
ones from Easter.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

THURSDAY = 3
SATURDAY = 5
NATIONAL_DAY_SINCE = 2005  # lag (2004:1320): the national day became a public holiday and Whit Monday ceased to be one


class Mönster(Enum):
    """How a fund finds its day in the month after the one paid for."""

    torsdag_veckan_med_25 = "torsdagen i den vecka där den 25 ligger"
    torsdag_närmast_25 = "torsdagen närmast den 25"
    fjärde_torsdagen = "den fjärde torsdagen i månaden"


class Flytt(Enum):
    """Where the payment goes when the banks are closed that day."""

    bankdagen_före = "närmaste bankdag före"
    bankdagen_efter = "närmaste bankdag efter"


@dataclass(frozen=True, slots=True)
class Kalender:
    """A fund's monthly calendar and where it was published."""

    kassa: str
    mönster: Mönster
    source: str


FUNDS: tuple[Kalender, ...] = (
    Kalender("alfa", Mönster.torsdag_veckan_med_25, "https://www.alfakassan.se/Utbetalningsdatum"),
    Kalender("transport", Mönster.torsdag_närmast_25, "Transports a-kassa, sidan om utbetalning"),
    Kalender("akademikerna", Mönster.fjärde_torsdagen, "Akademikernas a-kassa, sidan om utbetalning"),
)


def easter(year: int) -> date:
    """Easter Sunday (Gregorian calendar, the anonymous algorithm)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, skipped = century // 4, century % 4
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - moon_shift + 15) % 30
    weekday = (32 + 2 * skipped + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _saturday_from(first: date) -> date:
    """The first Saturday on or after a day."""
    return first + timedelta(days=(SATURDAY - first.weekday()) % 7)


def public_holidays(year: int) -> dict[date, str]:
    """The public holidays (lag 1989:253 om allmänna helgdagar) of a year, with their names; Sundays are not listed."""
    sunday = easter(year)
    days = {
        date(year, 1, 1): "nyårsdagen",
        date(year, 1, 6): "trettondedag jul",
        sunday - timedelta(days=2): "långfredagen",
        sunday: "påskdagen",
        sunday + timedelta(days=1): "annandag påsk",
        date(year, 5, 1): "första maj",
        sunday + timedelta(days=39): "Kristi himmelsfärdsdag",
        sunday + timedelta(days=49): "pingstdagen",
        _saturday_from(date(year, 6, 20)): "midsommardagen",
        _saturday_from(date(year, 10, 31)): "alla helgons dag",
        date(year, 12, 25): "juldagen",
        date(year, 12, 26): "annandag jul",
    }
    if year >= NATIONAL_DAY_SINCE:
        days[date(year, 6, 6)] = "nationaldagen"
    else:
        days[sunday + timedelta(days=50)] = "annandag pingst"
    return days


def bank_closed(year: int) -> dict[date, str]:
    """The weekdays and holidays when the banks are closed: public holidays and the three eves."""
    midsummer_eve = _saturday_from(date(year, 6, 20)) - timedelta(days=1)
    eves = {midsummer_eve: "midsommarafton", date(year, 12, 24): "julafton", date(year, 12, 31): "nyårsafton"}
    return public_holidays(year) | eves


def is_bank_day(day: date) -> bool:
    """True when the banks are open: Monday to Friday, no holiday and none of the three eves."""
    return day.weekday() < SATURDAY and day not in bank_closed(day.year)


def move(day: date, way: Flytt) -> date:
    """The day itself, or the nearest bank day before or after it."""
    step = timedelta(days=-1 if way is Flytt.bankdagen_före else 1)
    while not is_bank_day(day):
        day += step
    return day


def next_weekday(day: date) -> date:
    """The day itself, or the first day after it that is no Saturday, Sunday, holiday or eve (lag 1930:173, 2 §)."""
    return move(day, Flytt.bankdagen_efter)


def weekly(report_week: date, way: Flytt) -> date:
    """Payment day for a reported week: Thursday of the week after the one that begins on the Monday `report_week`."""
    return move(report_week + timedelta(days=7 + THURSDAY), way)


def _nearest_thursday(day: date) -> date:
    """The Thursday that lies nearest: three days before to three days after."""
    ahead = (THURSDAY - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= THURSDAY else ahead - 7)


def monthly(pay_month: date, pattern: Mönster, way: Flytt) -> date:
    """Payment day in a month by a fund's pattern; `pay_month` is the first day of the month the money comes in."""
    the_25th = pay_month.replace(day=25)
    if pattern is Mönster.torsdag_veckan_med_25:
        day = the_25th + timedelta(days=THURSDAY - the_25th.weekday())
    elif pattern is Mönster.torsdag_närmast_25:
        day = _nearest_thursday(the_25th)
    else:
        day = pay_month + timedelta(days=(THURSDAY - pay_month.weekday()) % 7 + 21)
    return move(day, way)


def pattern_of(fund: str) -> Mönster | None:
    """The pattern of a fund whose calendar is listed here, else None."""
    return next((calendar.mönster for calendar in FUNDS if calendar.kassa == fund), None)
