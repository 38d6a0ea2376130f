"""A benefit decision for a four-week report: ten answers from ten facts, one of them twelve months, one four weeks."""

from enum import IntEnum

from tryggve.law.engine import (
    Amounts,
    Dagar,
    Kronor,
    Månader,
    Procent,
    Tiondelstimmar,
    count,
    down,
    exact,
    fact,
    half_up,
    rule,
)

fact("inc", tuple[Kronor, ...], length=12, low=0, high=10_000_000, question="Income of each of the twelve months?")
fact("membership", Månader, low=0, high=1200, question="Months of membership?")
fact("age", int, low=0, high=130, question="Age?")
fact("days_used", Dagar, low=0, high=10_000, question="Days used of the period?")
fact("supply", Tiondelstimmar, low=1, high=1000, question="Hours a week offered?")
fact("worked", tuple[Tiondelstimmar, ...], length=4, low=0, high=1680, question="Hours worked in each week?")
fact("sick", Dagar, low=0, high=31, question="Days of sickness?")
fact("susp", Dagar, low=0, high=500, question="Days of suspension left?")
fact("karens", Dagar, low=0, high=31, question="Waiting days left?")
fact("pension", Kronor, low=0, high=32_000, question="Pension a day?")


class Reason(IntEnum):
    """Why something or nothing is paid."""

    PAID = 0
    AGE = 1
    INCOME = 2
    EXHAUSTED = 3
    NO_DAYS = 4
    KARENS = 5
    SUSPENDED = 6
    PENSION = 7


@rule("1 §")
def months_that_count(inc: tuple[Kronor, ...], p: Amounts) -> int:
    return count(month >= p.month_min for month in inc)


@rule("1 §")
def year_income(inc: tuple[Kronor, ...]) -> Kronor:
    return sum(inc)


@rule("2 §")
def four_in_a_row(inc: tuple[Kronor, ...], p: Amounts) -> bool:
    return any(all(month >= p.month_min for month in inc[i : i + 4]) for i in range(9))


@rule("2 §")
def period(
    months_that_count: int,
    year_income: Kronor,
    four_in_a_row: bool,  # noqa: FBT001
    p: Amounts,
) -> Dagar:
    if year_income >= p.year_min and months_that_count >= p.months_main:
        if months_that_count >= 11:
            return 300
        return 200 if months_that_count >= 8 else 100
    return 66 if four_in_a_row else 0


@rule("3 §")
def rate(membership: Månader, days_used: Dagar) -> Procent:
    if membership >= 12:
        full = 80
    elif membership >= 6:
        full = 60
    else:
        full = 50
    if days_used >= 100:
        full -= 10
    if days_used >= 200:
        full -= 5
    return full


@rule("4 §")
def entitled(age: int, period: Dagar, days_used: Dagar, p: Amounts) -> bool:
    return age < p.age_limit and period > 0 and days_used < period


@rule("5 §")
def day_amount(entitled: bool, rate: Procent, year_income: Kronor, p: Amounts) -> Kronor:  # noqa: FBT001
    if not entitled:
        return 0
    return half_up(rate * min(exact(year_income, 12), p.cap), 100 * p.days_per_month)


@rule("6 §")
def day_net(day_amount: Kronor, pension: Kronor) -> Kronor:
    return max(day_amount - pension, 0)


@rule("7 §")
def days(supply: Tiondelstimmar, worked: tuple[Tiondelstimmar, ...]) -> Dagar:
    return sum(min(5, half_up(5 * max(supply - week, 0), supply)) for week in worked)


@rule("8 §")
def available(entitled: bool, days: Dagar, sick: Dagar) -> Dagar:  # noqa: FBT001
    return max(days - sick, 0) if entitled else 0


@rule("8 §")
def karens_used(karens: Dagar, available: Dagar) -> Dagar:
    return min(karens, available)


@rule("8 §")
def after_karens(available: Dagar, karens_used: Dagar) -> Dagar:
    return available - karens_used


@rule("9 §")
def susp_used(susp: Dagar, after_karens: Dagar) -> Dagar:
    return min(susp, after_karens)


@rule("9 §")
def after_suspension(after_karens: Dagar, susp_used: Dagar) -> Dagar:
    return after_karens - susp_used


@rule("10 §")
def days_paid(after_suspension: Dagar, period: Dagar, days_used: Dagar) -> Dagar:
    return min(after_suspension, max(period - days_used, 0))


@rule("11 §")
def gross(days_paid: Dagar, day_net: Kronor) -> Kronor:
    return days_paid * day_net


@rule("12 §")
def tax(gross: Kronor, p: Amounts) -> Kronor:
    return down(gross * p.tax, 100)


@rule("12 §")
def net(gross: Kronor, tax: Kronor) -> Kronor:
    return gross - tax


@rule("13 §")
def reason(  # noqa: PLR0911  (the first ground that applies)
    age: int,
    period: Dagar,
    days_used: Dagar,
    available: Dagar,
    after_karens: Dagar,
    after_suspension: Dagar,
    day_net: Kronor,
    p: Amounts,
) -> Reason:
    if age >= p.age_limit:
        return Reason.AGE
    if period == 0:
        return Reason.INCOME
    if days_used >= period:
        return Reason.EXHAUSTED
    if available == 0:
        return Reason.NO_DAYS
    if after_karens == 0:
        return Reason.KARENS
    if after_suspension == 0:
        return Reason.SUSPENDED
    return Reason.PENSION if day_net == 0 else Reason.PAID
