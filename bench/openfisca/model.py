"""The same decision as an OpenFisca model, as its own documentation teaches: a variable for each concept, float amounts."""

from pathlib import Path

from numpy import floor, maximum, minimum, select, where
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

PERIOD = "2026-10"
MONTHS = [f"2025-{m:02d}" for m in (10, 11, 12)] + [f"2026-{m:02d}" for m in range(1, 10)]
"""The twelve months before, oldest first."""
WEEKS = (1, 2, 3, 4)
OUTPUTS = {
    "reason": "reason",
    "period": "benefit_period",
    "rate": "rate",
    "day_amount": "day_amount",
    "days_paid": "days_paid",
    "karens_used": "waiting_days_used",
    "susp_used": "suspension_used",
    "gross": "gross",
    "tax": "tax",
    "net": "net",
}

Person = build_entity(key="person", plural="persons", label="A person", is_person=True)
VARIABLES: list[type[Variable]] = []


def variable(kind, formula=None, name=None):
    """Declare a monthly variable of a person."""
    own = {"value_type": kind, "entity": Person, "definition_period": DateUnit.MONTH, "label": name or formula.__name__}
    if formula is not None:
        own["formula"] = formula
    VARIABLES.append(type(name or formula.__name__, (Variable,), own))


def computed(kind):
    def declare(formula):
        variable(kind, formula)
        return formula

    return declare


for _name in ("membership_months", "age", "days_used", "sick_days", "suspension_left", "waiting_days_left"):
    variable(int, name=_name)
for _name in ("income", "pension_a_day", "hours_offered", *(f"hours_worked_{w}" for w in WEEKS)):
    variable(float, name=_name)


def last_year(person, period):
    return [person("income", period.offset(-m)) for m in range(12, 0, -1)]


@computed(float)
def year_income(person, period):
    return sum(last_year(person, period))


@computed(int)
def months_that_count(person, period, parameters):
    least = parameters(period).benefit.month_min
    return sum((income >= least).astype(int) for income in last_year(person, period))


@computed(bool)
def four_in_a_row(person, period, parameters):
    least = parameters(period).benefit.month_min
    counts = [income >= least for income in last_year(person, period)]
    found = counts[0] & False
    for i in range(9):
        found = found | (counts[i] & counts[i + 1] & counts[i + 2] & counts[i + 3])
    return found


@computed(int)
def benefit_period(person, period, parameters):
    p = parameters(period).benefit
    months = person("months_that_count", period)
    main = (person("year_income", period) >= p.year_min) & (months >= p.months_main)
    grounds = [main & (months >= 11), main & (months >= 8), main, person("four_in_a_row", period)]
    return select(grounds, [300, 200, 100, 66], default=0)


@computed(int)
def rate(person, period):
    months, used = person("membership_months", period), person("days_used", period)
    full = select([months >= 12, months >= 6], [80, 60], default=50)
    return full - where(used >= 100, 10, 0) - where(used >= 200, 5, 0)


@computed(bool)
def entitled(person, period, parameters):
    length = person("benefit_period", period)
    is_young = person("age", period) < parameters(period).benefit.age_limit
    return is_young & (length > 0) & (person("days_used", period) < length)


@computed(float)
def base_income(person, period, parameters):
    return minimum(person("year_income", period) / 12, parameters(period).benefit.cap)


@computed(float)
def day_amount(person, period, parameters):
    month = person("rate", period) / 100 * person("base_income", period)
    day = floor(month / parameters(period).benefit.days_per_month + 0.5)
    return where(person("entitled", period), day, 0)


@computed(float)
def day_net(person, period):
    return maximum(person("day_amount", period) - person("pension_a_day", period), 0)


@computed(int)
def days_lost(person, period):
    offered = person("hours_offered", period)
    lost = [maximum(offered - person(f"hours_worked_{w}", period), 0) for w in WEEKS]
    return sum(floor(5 * hours / offered + 0.5) for hours in lost)


@computed(int)
def days_available(person, period):
    days = maximum(person("days_lost", period) - person("sick_days", period), 0)
    return where(person("entitled", period), days, 0)


@computed(int)
def waiting_days_used(person, period):
    return minimum(person("waiting_days_left", period), person("days_available", period))


@computed(int)
def days_after_waiting(person, period):
    return person("days_available", period) - person("waiting_days_used", period)


@computed(int)
def suspension_used(person, period):
    return minimum(person("suspension_left", period), person("days_after_waiting", period))


@computed(int)
def days_after_suspension(person, period):
    return person("days_after_waiting", period) - person("suspension_used", period)


@computed(int)
def days_paid(person, period):
    left = maximum(person("benefit_period", period) - person("days_used", period), 0)
    return minimum(person("days_after_suspension", period), left)


@computed(float)
def gross(person, period):
    return person("days_paid", period) * person("day_net", period)


@computed(float)
def tax(person, period, parameters):
    return floor(person("gross", period) * parameters(period).benefit.tax)


@computed(float)
def net(person, period):
    return person("gross", period) - person("tax", period)


@computed(int)
def reason(person, period, parameters):
    length = person("benefit_period", period)
    grounds = [
        person("age", period) >= parameters(period).benefit.age_limit,
        length == 0,
        person("days_used", period) >= length,
        person("days_available", period) == 0,
        person("days_after_waiting", period) == 0,
        person("days_after_suspension", period) == 0,
        person("day_net", period) == 0,
    ]
    return select(grounds, [1, 2, 3, 4, 5, 6, 7], default=0)


class Benefit(TaxBenefitSystem):
    """The system of this one benefit."""

    def __init__(self):
        super().__init__([Person])
        self.add_variables(*VARIABLES)
        self.load_parameters(str(Path(__file__).with_name("parameters")))
