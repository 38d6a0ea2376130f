"""5 kap. 4–6, 8–9 §§: how long a person has been a member of a fund, as the rate asks."""

from datetime import date, timedelta

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Kronor, Månad, Månader, rule
from tryggve.law.unemployment.laf.months import last_day, plus
from tryggve.law.unemployment.laf.records import Medlemskap, Period

DAY = timedelta(days=1)
DAYS_IN_A_WEEK = 7
END_OF_TIME = date(9999, 12, 31)
LONGEST = 1200
Spell = tuple[date, date, bool]


def _same_day_next_month(day: date) -> date:
    """The day a calendar month later (the last of the month when it has fewer days)."""
    later = plus(day.replace(day=1), 1)
    return later.replace(day=min(day.day, last_day(later).day))


def without(spells: list[Spell], away: tuple[Period, ...]) -> list[Spell]:
    """The spells less the time insured in another country (5 kap. 9 §)."""
    for period in away:
        first, last = period.från, period.till or END_OF_TIME
        cut: list[Spell] = []
        for start, end, excluded in spells:
            if last < start or first > end:
                cut.append((start, end, excluded))
                continue
            if start < first:
                cut.append((start, first - DAY, False))
            if end > last:
                cut.append((last + DAY, end, excluded))
        spells = cut
    return spells


def bridged(spells: list[Spell], weeks: int) -> list[Spell]:
    """The spells with short gaps closed, newest first: each shorter than a calendar month, together at most eight
    weeks, none after an exclusion (5 kap. 8 §).
    """
    left = weeks * DAYS_IN_A_WEEK
    made: list[Spell] = []
    for start, end, excluded in sorted(spells, reverse=True):
        if made:
            later_start, later_end, later_excluded = made[-1]
            gap = (later_start - end).days - 1
            short = gap <= 0 or later_start < _same_day_next_month(end + DAY)
            if short and gap <= left and not (excluded and gap > 0):
                left -= max(0, gap)
                made[-1] = (min(start, later_start), max(end, later_end), later_excluded)
                continue
        made.append((start, end, excluded))
    return made


@rule("LAF 5 kap. 8–9 §§", columns=False)
def medlemstid(
    medlemskap: tuple[Medlemskap, ...], försäkrad_utomlands: tuple[Period, ...], p: Belopp, choices: Choices
) -> tuple[Period, ...]:
    """The unbroken spells of membership in any fund, newest first; gaps that the act ignores are closed."""
    spells = [(m.från, m.till or END_OF_TIME, m.uteslutning) for m in medlemskap]
    if choices.försäkrad_utomlands_5_9 == "räknas_inte":
        spells = without(spells, försäkrad_utomlands)
    return tuple(Period(a, b) for a, b, _ in bridged(spells, p.uppehåll_veckor))


def is_member(spells: tuple[Period, ...], month: date, *, whole: bool = True) -> bool:
    """True when one spell holds the whole month, or with `whole=False` any day of it."""
    first, last = month, last_day(month)
    if whole:
        return any(s.från <= first and last <= (s.till or END_OF_TIME) for s in spells)
    return any(s.från <= last and first <= (s.till or END_OF_TIME) for s in spells)


def still_member(spells: tuple[Period, ...], month: date, choices: Choices) -> bool:
    """True when the person is a member in the month, as the choice reads it."""
    return is_member(spells, month, whole=choices.medlem_i_månaden == "hela_månaden")


@rule("LAF 5 kap. 4–6 §§", text="Medlem i månaden som ansökan gäller: {value}.", columns=False)
def medlem_i_månaden(medlemstid: tuple[Period, ...], prövad_månad: Månad, choices: Choices) -> bool:
    """True when the person is still a member in the month applied for; tested anew for every month."""
    return still_member(medlemstid, prövad_månad, choices)


@rule("LAF 5 kap. 4–6 §§", text="Medlem när perioden började: {value}.", columns=False)
def medlem_vid_start(medlemstid: tuple[Period, ...], periodens_första_månad: Månad, choices: Choices) -> bool:
    """True when the person was a member in the month from which the period is granted."""
    return still_member(medlemstid, periodens_första_månad, choices)


@rule(
    "LAF 5 kap. 4–5 §§", text="Du hade varit medlem i {value} hela månader i följd.", columns=False, low=0, high=LONGEST
)
def medlemsmånader(medlemstid: tuple[Period, ...], periodens_första_månad: Månad) -> Månader:
    """Whole calendar months of unbroken membership up to the month the period begins."""
    months = 0
    while months < LONGEST and is_member(medlemstid, plus(periodens_första_månad, -months - 1)):
        months += 1
    return months


@rule("LAF 5 kap. 4 §", text="Medlem under hela ramtiden: {value}.", columns=False)
def medlem_hela_ramtiden(medlemstid: tuple[Period, ...], ramtid: tuple[Månad, ...]) -> bool:
    """True when the person was a member in every month of the ramtid."""
    return all(is_member(medlemstid, month) for month in ramtid)


@rule("LAF 5 kap. 5 §", text="Medlem de senaste månaderna av ramtiden: {value}.", columns=False)
def medlem_sista_ramtiden(medlemstid: tuple[Period, ...], ramtid: tuple[Månad, ...], p: Belopp) -> bool:
    """True when the person was a member in the last six months of the ramtid."""
    return all(is_member(medlemstid, month) for month in ramtid[-p.medlem_sex :])


@rule(
    "LAF 5 kap. 5 §",
    text="Månader som medlem med minst {p.inkomst_per_månad} kr: {value}.",
    columns=False,
    low=0,
    high=12,
)
def inkomstmånader_som_medlem(
    medlemstid: tuple[Period, ...], ramtid: tuple[Månad, ...], ramtid_inkomster: tuple[Kronor, ...], p: Belopp
) -> Månader:
    """Months of the ramtid with at least 11 000 kr from work in which the person was a member."""
    months = zip(ramtid, ramtid_inkomster, strict=True)
    return sum(1 for month, income in months if income >= p.inkomst_per_månad and is_member(medlemstid, month))
