"""5 kap.: ersättningsgrundande inkomst, the rate, and a full month's benefit before deductions."""

from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Dagar, Kronor, KronorExakt, Månader, Procent, exact, rule
from tryggve.law.unemployment.laf.records import Inkomstvillkor

MONTHS = 12
DAYS = 22
"""Days of a full month, a number of the act itself (4 kap. 6 §)."""


@rule(
    "LAF 5 kap. 2 §", text="Inkomsten som ersättningen räknas på är {value} kr på tolv månader.", low=0, high=30_000_000
)
def inkomst_i_ramtiden(
    ramtid_inkomster: tuple[Kronor, ...], ramtid_förmåner: tuple[Kronor, ...], choices: Choices
) -> Kronor:
    """Kronor in the ramtid by month of payment; benefits from Försäkringskassan are part of it unless the choice
    says otherwise.
    """
    if choices.fk_förmåner_i_egi == "ingår":
        return sum(ramtid_inkomster) + sum(ramtid_förmåner)
    return sum(ramtid_inkomster)


@rule(
    "LAF 5 kap. 2 §",
    text="En tolftedel av inkomsten i ramtiden, högst upp till taket: {value} kr i månaden.",
    low=0,
    high=40_000,
)
def ny_ersättningsgrundande_inkomst(
    inkomstvillkor: Inkomstvillkor, inkomst_i_ramtiden: Kronor, p: Belopp
) -> KronorExakt:
    """Base income from this ramtid, kronor a month, exact: a twelfth of the income, at most 34 000; 10 000 by the
    alternative rule.
    """
    if inkomstvillkor == Inkomstvillkor.nej:
        return exact(0, MONTHS)
    if inkomstvillkor == Inkomstvillkor.alternativregel:
        return exact(p.alternativregel_inkomst, MONTHS)
    return exact(min(inkomst_i_ramtiden, MONTHS * p.egi_tak), MONTHS)


@rule("LAF 5 kap. 4–6 §§", text="Nivån är {value} procent genom medlemskapet.", low=0, high=80)
def medlemsnivå(
    medlem_vid_start: bool,
    medlem_hela_ramtiden: bool,
    medlemsmånader: Månader,
    medlem_sista_ramtiden: bool,
    inkomstmånader_som_medlem: Månader,
    p: Belopp,
) -> Procent:
    """Percent by membership: 80 for a member through the whole ramtid, 60 for at least six months with income, 50
    for all others.
    """
    if not medlem_vid_start:
        return p.nivå_övriga
    if medlem_hela_ramtiden and medlemsmånader >= p.medlem_tolv:
        return p.nivå_tolv_månader
    if (
        medlem_sista_ramtiden
        and medlemsmånader >= p.medlem_sex
        and inkomstmånader_som_medlem >= p.medlem_inkomstmånader
    ):
        return p.nivå_sex_månader
    return p.nivå_övriga


@rule("LAF 5 kap. 7 §", text="Nivån med den tidigare inkomsten är {value} procent.", low=0, high=80)
def tidigare_nivå_minskad(tidigare_nivå: Procent, medlem_vid_start: bool, p: Belopp, choices: Choices) -> Procent:
    """Percent when an earlier base income is used again: the last rate less five points; a non-member gets the
    lowest rate.
    """
    if medlem_vid_start or tidigare_nivå <= p.nivå_övriga:
        return tidigare_nivå - min(tidigare_nivå, p.återanvänd_nivå_minskning)
    return lowest_rate(tidigare_nivå > 0, p, choices)


def lowest_rate(earlier: bool, p: Belopp, choices: Choices) -> Procent:
    """The rate of one who is no member; `earlier` when an earlier income is used again."""
    if earlier and choices.tidigare_nivå_utan_medlemskap == "lägsta_nivån_minskad":
        return p.nivå_övriga - min(p.nivå_övriga, p.återanvänd_nivå_minskning)
    return p.nivå_övriga


@rule("LAF 5 kap. 3 §", text="Den tidigare inkomsten används: {value}.")
def tidigare_inkomst_används(
    inkomstvillkor: Inkomstvillkor,
    ny_ersättningsgrundande_inkomst: KronorExakt,
    medlemsnivå: Procent,
    tidigare_inkomst: KronorExakt,
    tidigare_nivå_minskad: Procent,
    choices: Choices,
) -> bool:
    """True when the base income of the exhausted period gives more than the new one."""
    if inkomstvillkor == Inkomstvillkor.nej:
        return False
    if choices.sparad_inkomst_jämförs == "inkomst":
        return tidigare_inkomst > ny_ersättningsgrundande_inkomst
    return tidigare_inkomst * tidigare_nivå_minskad > ny_ersättningsgrundande_inkomst * medlemsnivå


@rule(
    "LAF 5 kap. 2–3 §§",
    text="Din ersättningsgrundande inkomst är {value} kr i månaden.",
    low=0,
    high=200_000,
)
def ersättningsgrundande_inkomst(
    ny_ersättningsgrundande_inkomst: KronorExakt, tidigare_inkomst: KronorExakt, tidigare_inkomst_används: bool
) -> KronorExakt:
    """Base income in kronor a month, exact: a twelfth of the income in the ramtid, at most 34 000, or the earlier
    one when better.
    """
    return tidigare_inkomst if tidigare_inkomst_används else ny_ersättningsgrundande_inkomst


@rule("LAF 5 kap. 4–7 §§", text="Perioden börjar på nivån {value} procent.", low=0, high=80)
def startnivå(medlemsnivå: Procent, tidigare_nivå_minskad: Procent, tidigare_inkomst_används: bool) -> Procent:
    """Percent on the first day of the period."""
    return tidigare_nivå_minskad if tidigare_inkomst_används else medlemsnivå


@rule("LAF 5 kap. 4–7 §§", text="Månaden räknas från nivån {value} procent.", low=0, high=80)
def månadens_startnivå(
    startnivå: Procent, medlem_i_månaden: bool, tidigare_inkomst_används: bool, p: Belopp, choices: Choices
) -> Procent:
    """The rate before step-downs in the month: the period's, or the lowest for a month in which the person is no
    member.
    """
    if medlem_i_månaden:
        return startnivå
    return min(startnivå, lowest_rate(tidigare_inkomst_används, p, choices))


@rule(
    "LAF 5 kap. 4–10 §§",
    text="Dag {dagnummer} är nivån {value} procent: den sänks efter {p.steg_ett_dag} och efter {p.steg_två_dag} dagar.",
    low=0,
    high=80,
)
def ersättningsnivå(månadens_startnivå: Procent, dagnummer: Dagar, p: Belopp) -> Procent:
    """Percent of the base income on a day of the period: ten points less after day 100, five more after day 200."""
    first = p.steg_ett if dagnummer > p.steg_ett_dag else 0
    second = p.steg_två if dagnummer > p.steg_två_dag else 0
    return max(0, månadens_startnivå - first - second)


@rule("LAF 5 kap. 10 §, 4 kap. 6 §", low=1, high=DAYS)
def nivådagar(förbrukade_dagar: Dagar, choices: Choices) -> Dagar:
    """How many days' rates the month is the average of: its 22, or by choice the days it consumes."""
    return max(1, förbrukade_dagar) if choices.nivåbyte_i_månad == "delad_på_förbrukade" else DAYS


@rule("LAF 5 kap. 10 §, 4 kap. 6 §", low=0, high=DAYS * 80)
def nivåsumma(
    ersättningsnivå: Procent,
    dagnummer: Dagar,
    sista_dagen_med_nivå: Dagar,
    nivådagar: Dagar,
    p: Belopp,
    choices: Choices,
) -> Procent:
    """The rates of the month's days, added: each day at the rate of its number in the period, unless the choice
    takes the first day's rate for all. Days after the period's last one take that day's rate.
    """
    if choices.nivåbyte_i_månad == "månadens_första_dag":
        return DAYS * ersättningsnivå
    after_one = days_after(p.steg_ett_dag, dagnummer, sista_dagen_med_nivå, nivådagar)
    after_two = days_after(p.steg_två_dag, dagnummer, sista_dagen_med_nivå, nivådagar)
    return max(0, nivådagar * ersättningsnivå - p.steg_ett * after_one - p.steg_två * after_two)


def days_after(step: Dagar, first: Dagar, last: Dagar, days: Dagar) -> Dagar:
    """How many of the month's days lie after the step; none when the month begins after it (its rate is already
    lower) or when the period ends before it.
    """
    if first > step or last <= step:
        return 0
    return max(0, min(days, first + days - 1 - step))


@rule(
    "LAF 5 kap., 4 kap. 6 §",
    text="En hel månad ger {value} kr före avdrag.",
    low=0,
    high=200_000,
)
def månadsersättning(ersättningsgrundande_inkomst: KronorExakt, nivåsumma: Procent, nivådagar: Dagar) -> KronorExakt:
    """A full month's benefit in kronor, exact, before deductions: the base income at the rates of the month's 22
    days.
    """
    return exact(ersättningsgrundande_inkomst * nivåsumma, 100 * nivådagar)


@rule("LAF 5 kap., 4 kap. 6 §", text="En dag ger {value} kr före avdrag.", low=0, high=10_000)
def dagpenning(ersättningsgrundande_inkomst: KronorExakt, ersättningsnivå: Procent) -> KronorExakt:
    """A benefit day in kronor, exact: 1/22 of the month's benefit at the day's rate. The act pays by month; the day
    is what a case is compared by with the act of 1997.
    """
    return exact(ersättningsgrundande_inkomst * ersättningsnivå, 100 * DAYS)


def capped(amount: Fraction, p: Belopp, choices: Choices) -> Fraction:
    """The earlier income of a period under the act of 1997 with the ceiling, where the choice says so."""
    return min(amount, Fraction(p.egi_tak)) if choices.tak_på_övergångsinkomst == "tak" else amount
