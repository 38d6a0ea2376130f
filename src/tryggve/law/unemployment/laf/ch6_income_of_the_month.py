"""LAFFo 9–10 §§: which month an income or a pension belongs to when it was paid for several."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from tryggve.law.engine import Kronor, KronorExakt, Månad, half_up, rule
from tryggve.law.unemployment.laf.records import Arbetsinkomst, Månadsansökan, Pension


def income_in(month: date, incomes: tuple[Arbetsinkomst, ...], first: date) -> Kronor:
    """Kronor that belong to the month: fixed pay in equal parts over the months it is for, variable pay in the month of
    payment. What was earned before the period belongs to the months it was earned in.
    """
    total = 0
    for income in incomes:
        if income.avser and max(income.avser) < first:
            continue
        if income.fast and income.avser:
            total += half_up(income.belopp, len(income.avser)) if month in income.avser else 0
        else:
            total += income.belopp if month == income.utbetald else 0
    return total


def pension_in(month: date, pensions: tuple[Pension, ...]) -> Fraction:
    """Kronor of pension that belong to the month, exact: each in equal parts over the months it is for."""
    return sum((Fraction(p.belopp) / len(p.avser) for p in pensions if month in p.avser), Fraction(0))


@rule("LAFFo 9–10 §§", columns=False)
def ansökningar(
    månadsansökningar: tuple[Månadsansökan, ...],
    arbetsinkomster: tuple[Arbetsinkomst, ...],
    pensioner: tuple[Pension, ...],
    pension: KronorExakt,
    periodens_första_månad: Månad,
) -> tuple[Månadsansökan, ...]:
    """The applications as they count: with incomes and pensions for several months put where they belong, and where one
    states no pension, the person's pension a month.
    """
    return tuple(
        replace(
            a,
            inkomst=a.inkomst + income_in(a.månad, arbetsinkomster, periodens_första_månad),
            pension=(a.pension or pension) + pension_in(a.månad, pensioner),
        )
        for a in månadsansökningar
    )
