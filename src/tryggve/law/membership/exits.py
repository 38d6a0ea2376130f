"""Exit, 36–47 a §§: own wish, age, exclusion, an unpaid fee."""

from datetime import date, timedelta

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Månad, Månader, rule
from tryggve.law.membership.ages import birthday, reached_before


def _month(month: date, later: int) -> date:
    """The first day of the month so many months later."""
    index = month.year * 12 + month.month - 1 + later
    return date(index // 12, index % 12 + 1, 1)


@rule("ALK 36 §", columns=False, text="Medlemskapet upphör på grund av ålder {value}.")
def utträde_ålder(född: date, on: date, p: Belopp) -> date:
    """The day on which membership ends because of age: the very day the upper age is reached."""
    return birthday(född, reached_before(född, on, p.övre_ålder))


@rule("ALK 40 §", columns=False, text="Utträde på egen begäran {value}.")
def utträde_egen_begäran(uppsagd_till: date | None, on: date) -> date | None:
    """Day of exit by the member's own written notice; never earlier than the day asked, for there is no exit
    backwards in time.
    """
    return None if uppsagd_till is None else max(uppsagd_till, on)


@rule("ALK 45 §", columns=False, text="Avgiften kan betalas till och med {value} utan att medlemskapet upphör.")
def sista_betalningsdag(obetald_månad: Månad, avgiftsperiod_månader: Månader, p: Belopp) -> date:
    """Last day to pay without losing the membership.

    For a fee by the month the end of the second month after it; for a longer fee period three months from its start.
    """
    if avgiftsperiod_månader == 1:
        return _month(obetald_månad, 1 + p.betalningsmånader) - timedelta(days=1)
    return _month(obetald_månad, p.betalningsmånader_lång_period) - timedelta(days=1)


@rule("ALK 45, 47 §§", columns=False, text="Utträde på grund av obetald avgift: {value}.")
def utträde_obetald_avgift(
    sista_betalningsdag: date, betald_den: date | None, befrielse_anmäld: bool, får_stå_kvar: bool, on: date
) -> date | None:
    """The day on which an unpaid fee ends the membership; none while it can still be paid, was paid, or need not be.

    The member is deemed to have left at that point; the fund sends its decision at once (47 a §).
    """
    i_tid = betald_den is not None and betald_den <= sista_betalningsdag
    if i_tid or befrielse_anmäld or får_stå_kvar or on <= sista_betalningsdag:
        return None
    return sista_betalningsdag


@rule("ALK 45, 47 §§", columns=False, text="Medlemskapet har upphört: {value}.")
def upphört_obetald_avgift(utträde_obetald_avgift: date | None) -> bool:
    """True when an unpaid fee has ended the membership by the date asked."""
    return utträde_obetald_avgift is not None


@rule("ALK 37–37 b §§", columns=False, text="Uteslutningen gäller från {value}.")
def uteslutning_från(utredning_inleddes: date, uteslutningsbeslut: date, utanför_området: bool) -> date:
    """First day of an exclusion.

    For false information (37 §) the day the inquiry began; for work outside the area (37 a §) the first day of the
    month after the decision.
    """
    return _month(uteslutningsbeslut.replace(day=1), 1) if utanför_området else utredning_inleddes


@rule("ALF 10 §, LAF 2 kap. 19 §", columns=False, text="Ingen ersättning till och med {value}.")
def ingen_ersättning_till(uteslutning_från: date, p: Belopp) -> date:
    """Last day without right to benefit after an exclusion: a year."""
    return _month_day(uteslutning_från, 12 * p.år_utan_ersättning) - timedelta(days=1)


def _month_day(day: date, later: int) -> date:
    """The same day so many months later, at most the month's last."""
    first = _month(day.replace(day=1), later)
    return min(first + timedelta(days=day.day - 1), _month(first, 1) - timedelta(days=1))


@rule("ALK 95–96, 111 §§", columns=False, text="Omprövning ska ha begärts senast {value}.")
def sista_omprövningsdag(uteslutningsbeslut: date, p: Belopp) -> date:
    """Last day to ask for review of a decision on membership: two months."""
    return _month_day(uteslutningsbeslut, p.omprövning_månader)
