"""Which act applies: övergångsbestämmelserna to lag (2024:506), points 1–5. The first question in every case."""

from datetime import date
from enum import Enum

from tryggve.law.engine import rule
from tryggve.law.unemployment.alf.records import TidigarePeriod
from tryggve.law.unemployment.laf.months import between, month_of

IKRAFT = date(2025, 10, 1)
"""Lag (2024:506) in force, lag (1997:238) repealed."""
LÄNGSTA_UPPEHÅLL = 12
"""ALF 23 §: months without benefit that end a period."""


class Lag(Enum):
    """The two acts."""

    ALF = "lag (1997:238) om arbetslöshetsförsäkring"
    LAF = "lag (2024:506) om arbetslöshetsförsäkring"


def förfallen(period: TidigarePeriod, på: date) -> bool:
    """True when twelve months have passed since the last paid day, or since the grant when no day was paid; skipped
    months apart.
    """
    senast = period.senast_ersatt or period.beslut
    hela = between(month_of(senast), month_of(på)) - (på.day <= senast.day)
    return hela - period.överhoppade_månader >= LÄNGSTA_UPPEHÅLL


@rule(
    "Övergångsbestämmelserna till LAF p. 1–3 och 5",
    columns=False,
    text="Tillämplig lag den {on}: {value}.",
)
def tillämplig_lag(tidigare_perioder: tuple[TidigarePeriod, ...], on: date) -> Lag:
    """The act that applies on the date asked.

    Before October 2025 the act of 1997. After it the act of 1997 goes on for the one whose period was granted before
    1 October 2025 while days are left and the period has not lapsed, neither then nor now; everybody else has the act
    of 2024.
    """
    if on < IKRAFT:
        return Lag.ALF
    beviljade = [t for t in tidigare_perioder if t.lag == "ALF" and t.beslut < IKRAFT]
    if not beviljade:
        return Lag.LAF
    senaste = max(beviljade, key=lambda t: t.beslut)
    löper = senaste.dagar_kvar > 0 and not förfallen(senaste, IKRAFT) and not förfallen(senaste, on)
    return Lag.ALF if löper else Lag.LAF
