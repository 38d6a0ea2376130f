"""6 kap. 1–8 §§, 10 kap. 2 §: what the month's application says, as the calculation reads it."""

from datetime import date, timedelta
from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Dagar, DagarExakt, Kronor, KronorExakt, Månad, half_up, rule
from tryggve.law.engine.errors import WrongType
from tryggve.law.unemployment.laf.ch6_days import EIGHTHS, MONTH, Åttondelsdagar
from tryggve.law.unemployment.laf.months import last_day
from tryggve.law.unemployment.laf.records import Frånvaro, Månadsansökan

FULL_MONTH = 22
WEEKDAYS = 5
INCOME_HIGH = 2_000_000


def application_for(applications: tuple[Månadsansökan, ...], month: date) -> Månadsansökan:
    """The application for the month; an empty one when there is none. The later one holds when a month was applied
    for twice.
    """
    return next((a for a in reversed(applications) if a.månad == month), Månadsansökan(månad=month))


def absent_days(month: date, spells: tuple[Frånvaro, ...], p: Belopp, choices: Choices) -> Fraction:
    """Days of the month without right: weekdays only, at most five in a week and one in a day; 22 when no weekday is
    left.
    """
    parts: dict[date, Fraction] = {}
    for spell in spells:
        day = max(spell.från, month)
        while day <= min(spell.till, last_day(month)):
            if day.weekday() < WEEKDAYS:
                parts[day] = min(Fraction(1), parts.get(day, Fraction(0)) + spell.del_av_dag)
            day += timedelta(days=1)
    weeks: dict[tuple[int, int], Fraction] = {}
    for day, part in parts.items():
        week = day.isocalendar()[:2]
        weeks[week] = min(Fraction(p.dagar_per_vecka), weeks.get(week, Fraction(0)) + part)
    total = sum(weeks.values(), Fraction(0))
    days = (month + timedelta(days=n) for n in range(last_day(month).day))
    all_gone = all(parts.get(day) == 1 for day in days if day.weekday() < WEEKDAYS)
    if all_gone and choices.hel_månad_utan_rätt == "ingen_ersättning":
        return Fraction(FULL_MONTH)
    return min(Fraction(FULL_MONTH), total)


def without_right(application: Månadsansökan, p: Belopp, choices: Choices) -> Fraction:
    """Days without right that the application states, as a number and as spells, at most 22."""
    stated = application.dagar_utan_rätt + application.aktivitetsstöd_dagar
    return min(Fraction(FULL_MONTH), stated + absent_days(application.månad, application.frånvaro, p, choices))


@rule(
    "LAF 6 kap. 1 §", text="Dagar utan rätt till ersättning i månaden: {value}.", columns=False, low=0, high=FULL_MONTH
)
def dagar_utan_rätt(
    prövad_månad: Månad, ansökningar: tuple[Månadsansökan, ...], p: Belopp, choices: Choices
) -> DagarExakt:
    """Days of the month without right (sick, away, not available, in a programme), parts of a day counted; weekends
    never count.
    """
    return without_right(application_for(ansökningar, prövad_månad), p, choices)


@rule("LAF 6 kap. 1 §", columns=False, low=0, high=MONTH)
def dagar_utan_rätt_åttondelar(dagar_utan_rätt: DagarExakt) -> Åttondelsdagar:
    """The same in eighths of a day, the smallest part that a benefit is granted for."""
    eighths = dagar_utan_rätt * EIGHTHS
    if eighths.denominator != 1:
        raise WrongType(f"'dagar_utan_rätt' must be in eighths of a day, not {dagar_utan_rätt}.")
    return int(eighths)


@rule("LAF 6 kap. 2 §", text="Inkomst av arbete i månaden: {value} kr.", columns=False, low=0, high=INCOME_HIGH)
def arbetsinkomst(prövad_månad: Månad, ansökningar: tuple[Månadsansökan, ...]) -> Kronor:
    """Income from work in the month, in kronor, without approved extra jobs and side business."""
    return application_for(ansökningar, prövad_månad).inkomst


@rule("LAF 6 kap. 4 §", text="Inkomst av bisyssla i månaden: {value} kr.", columns=False, low=0, high=INCOME_HIGH)
def bisyssleinkomst(prövad_månad: Månad, ansökningar: tuple[Månadsansökan, ...]) -> Kronor:
    """Income from approved extra jobs in the month, in kronor."""
    return application_for(ansökningar, prövad_månad).bisyssla


@rule("LAF 6 kap. 4–5 §§", text="En bisyssla får ge {value} kr i månaden utan att ersättningen minskar.")
def bisyssla_gräns(p: Belopp) -> KronorExakt:
    """What an approved extra job may give a month, in kronor: a twelfth of the income that the condition asks for."""
    return exact_twelfth(p.inkomst_totalt)


def exact_twelfth(amount: int) -> Fraction:
    """A twelfth of an amount."""
    return Fraction(amount, 12)


@rule("LAF 6 kap. 4 §", text="Av bisysslan räknas {value} kr som inkomst.", columns=False, low=0, high=INCOME_HIGH)
def bisysslans_överskott(bisyssleinkomst: Kronor, bisyssla_gräns: KronorExakt) -> Kronor:
    """What the extra jobs gave above their limit in the month, whole kronor."""
    return max(0, half_up(bisyssleinkomst - bisyssla_gräns))


@rule("LAF 6 kap. 7 §, LAFFo 10 §", text="Pension i månaden: {value} kr.", columns=False, low=0, high=INCOME_HIGH)
def pensionsavdrag(prövad_månad: Månad, ansökningar: tuple[Månadsansökan, ...], pension: KronorExakt) -> KronorExakt:
    """Pension of the month, krona for krona; pension for a longer time is stated spread evenly over it."""
    return application_for(ansökningar, prövad_månad).pension or pension


@rule(
    "LAF 6 kap. 8 §",
    text="Annan ersättning på grund av arbetslösheten: {value} kr.",
    columns=False,
    low=0,
    high=INCOME_HIGH,
)
def annan_ersättning(prövad_månad: Månad, ansökningar: tuple[Månadsansökan, ...]) -> Kronor:
    """Other compensation for the unemployment in the month, in kronor."""
    return application_for(ansökningar, prövad_månad).annan_ersättning


@rule("LAF 7 kap. 10 §", columns=False, low=0, high=FULL_MONTH)
def avstängda_dagar(prövad_månad: Månad, ansökningar: tuple[Månadsansökan, ...]) -> Dagar:
    """Days of the month that fall under a suspension."""
    return application_for(ansökningar, prövad_månad).avstängda_dagar


@rule("LAF 7 kap. 12–14 §§", columns=False, low=0, high=FULL_MONTH)
def frånkända_dagar(prövad_månad: Månad, ansökningar: tuple[Månadsansökan, ...]) -> Dagar:
    """Days of the month taken away for false information; they are consumed but not paid."""
    return application_for(ansökningar, prövad_månad).frånkända_dagar


@rule("LAF 4 kap. 7 §", columns=False, low=0, high=FULL_MONTH)
def aktivitetsstödsdagar(prövad_månad: Månad, ansökningar: tuple[Månadsansökan, ...]) -> Dagar:
    """Days of the month with aktivitetsstöd; they give no benefit, and consume days of the period."""
    return application_for(ansökningar, prövad_månad).aktivitetsstöd_dagar
