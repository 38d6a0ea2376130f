"""4 kap.: ersättningsperioden, its length, and the waiting days."""

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Dagar, Månader, rule
from tryggve.law.unemployment.laf.records import Inkomstvillkor


@rule(
    "LAF 4 kap. 4–5 §§",
    text="Du kan få ersättning i {value} dagar: {månader_över_gräns} månader med tillräcklig inkomst, "
    "inkomstvillkoret genom {inkomstvillkor}.",
    low=0,
    high=300,
)
def ersättningsperiod(inkomstvillkor: Inkomstvillkor, månader_över_gräns: Månader, p: Belopp) -> Dagar:
    """Days of the benefit period: 300 with 11 or 12 months of income, 200 with 8–10, 100 with 4–7; 66 by the
    alternative rule.
    """
    if inkomstvillkor == Inkomstvillkor.nej:
        return 0
    if inkomstvillkor == Inkomstvillkor.alternativregel:
        return p.period_alternativ
    if månader_över_gräns >= p.period_lång_månader:
        return p.period_lång
    if månader_över_gräns >= p.period_mellan_månader:
        return p.period_mellan
    return p.period_kort


@rule(
    "LAF 4 kap. 3 §",
    text="De första {value} dagarna i perioden är karensdagar och ger ingen ersättning.",
    low=0,
    high=7,
)
def karensdagar(p: Belopp) -> Dagar:
    """Waiting days before benefit is paid; only days that would have been paid count, served within twelve months."""
    return p.karens


@rule("LAF 4 kap. 3 §", text="Karensdagar kvar: {value}.", low=0, high=7)
def karensdagar_kvar(karensdagar: Dagar, avklarade_karensdagar: Dagar) -> Dagar:
    """Waiting days not yet served when the month begins."""
    return max(0, karensdagar - avklarade_karensdagar)


@rule("LAF 4 kap. 2, 6 §§", text="Dagar kvar i perioden före månaden: {value}.", low=0, high=300)
def dagar_kvar(ersättningsperiod: Dagar, dagnummer: Dagar) -> Dagar:
    """Days left of the period when the month begins."""
    return max(0, ersättningsperiod - dagnummer + 1)
