"""3 kap. 5–10 §§: the incomes that count and the month each belongs to."""

from datetime import date

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Kronor, Månad, rule
from tryggve.law.unemployment.laf.ch3_income_condition import inkomstvillkor, långvarig_följd, månader_över_gräns
from tryggve.law.unemployment.laf.ch3_reference_period import YEAR, counted, follows
from tryggve.law.unemployment.laf.ch4_benefit_period import ersättningsperiod
from tryggve.law.unemployment.laf.records import Fördelning, Inkomstvillkor, Månadsuppgift, Perioder

INCOME_HIGH = 2_000_000
"""The highest income of one month that a run over columns takes, in kronor."""
BENEFIT_HIGH = 100_000


@rule(
    "LAF 3 kap. 5–6, 9–10 §§",
    text="Inkomst av arbete i ramtiden, månad för månad: {value} kr.",
    columns=False,
    low=0,
    length=YEAR,
    high=INCOME_HIGH,
)
def ramtid_inkomster(ramtid: tuple[Månad, ...], inkomstuppgifter: tuple[Månadsuppgift, ...]) -> tuple[Kronor, ...]:
    """Income from work in each month of the ramtid by month of payment, in kronor, less what may not count."""
    known = {m.månad: m for m in inkomstuppgifter}
    return tuple(counted(known, month) for month in ramtid)


@rule(
    "LAF 3 kap. 7–8 §§",
    text="Förmåner från Försäkringskassan i ramtiden: {value} kr.",
    columns=False,
    low=0,
    length=YEAR,
    high=BENEFIT_HIGH,
)
def ramtid_förmåner(ramtid: tuple[Månad, ...], inkomstuppgifter: tuple[Månadsuppgift, ...]) -> tuple[Kronor, ...]:
    """Benefits equated with income, in kronor, in the month they concern (parental, sickness, rehabilitation benefit
    …).
    """
    known = {m.månad: m for m in inkomstuppgifter}
    return tuple(known[month].equated if month in known else 0 for month in ramtid)


@rule("LAF 3 kap. 3 §", columns=False, length=YEAR)
def månad_följer(ramtid: tuple[Månad, ...], choices: Choices) -> tuple[bool, ...]:
    """For each month of the ramtid whether it follows on the one before it."""
    return follows(ramtid, choices)


def spread(months: tuple[date, ...], incomes: tuple[int, ...], payments: tuple[Fördelning, ...]) -> tuple[int, ...]:
    """The incomes with each payment for several months moved to the months it was for, in equal whole kronor (rest
    last).
    """
    moved = dict(zip(months, incomes, strict=True))
    for payment in payments:
        if payment.utbetald in moved:
            moved[payment.utbetald] = max(0, moved[payment.utbetald] - payment.belopp)
        share, rest = divmod(payment.belopp, len(payment.avser))
        for i, month in enumerate(sorted(payment.avser)):
            if month in moved:
                moved[month] += share + (rest if i == len(payment.avser) - 1 else 0)
    return tuple(moved[m] for m in months)


def outcome(
    incomes: tuple[int, ...], benefits: int, follow: tuple[bool, ...], used: int, p: Belopp
) -> tuple[Inkomstvillkor, int]:
    """The condition and the days that the incomes would give."""
    above = månader_över_gräns(incomes, p)
    met = inkomstvillkor(sum(incomes) + benefits, above, långvarig_följd(incomes, follow, p), used, p)
    return met, ersättningsperiod(met, above, p)


@rule("LAFFo 6 §", columns=False, low=0, length=YEAR, high=INCOME_HIGH)
def villkorsinkomster(
    ramtid: tuple[Månad, ...],
    ramtid_inkomster: tuple[Kronor, ...],
    ramtid_förmåner: tuple[Kronor, ...],
    månad_följer: tuple[bool, ...],
    fördelningar: tuple[Fördelning, ...],
    alternativregel_använd: Perioder,
    p: Belopp,
) -> tuple[Kronor, ...]:
    """Incomes for the condition and the length of the period: pay for several months counts in those months when
    that is better.
    """
    payments = tuple(f for f in fördelningar if f.avser)
    moved = spread(ramtid, ramtid_inkomster, payments)
    benefits = sum(ramtid_förmåner)
    as_paid = outcome(ramtid_inkomster, benefits, månad_följer, alternativregel_använd, p)
    as_earned = outcome(moved, benefits, månad_följer, alternativregel_använd, p)
    return moved if as_earned > as_paid else ramtid_inkomster
