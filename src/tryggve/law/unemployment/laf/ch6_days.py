"""6 kap. 1 och 9 §§: days without right, the waiting days of the month, and the days it consumes.

A share of a month is counted in whole numbers so that it is exact in columns too: days without right in eighths of a
day, and the share as `täljare` over `nämnare` = 22 days × 8 × the income that reductions are measured by.
"""

from typing import Annotated

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Dagar, Kronor, Månader, Unit, down, half_up, rule
from tryggve.law.unemployment.laf.records import Inkomstvillkor

EIGHTHS = 8
MONTH_DAYS = 22
MONTH = MONTH_DAYS * EIGHTHS
"""A full month's 22 days in eighths (4 kap. 6 §)."""
YEAR = 12
SHARE = 8_000_000_000
"""More than any share in its whole numbers: 22 × 8 × the highest income of a ramtid."""

Åttondelsdagar = Annotated[int, Unit("åttondelsdagar")]
Andel = Annotated[int, Unit("andel")]


def share_left(without: int, income: int, base: int, choices: Choices) -> int:
    """What is left of a full month after days without right and income, in units of 1/(22 × 8 × base); never below
    nothing.
    """
    days_left = max(0, MONTH - without)
    if choices.sammanläggning_6_1_6_2 == "multiplikativ":
        return days_left * max(0, base - YEAR * income)
    return max(0, days_left * base - MONTH * YEAR * income)


@rule("LAF 6 kap. 2 §", text="Inkomst i månaden jämförs med {value} kr delat på tolv.", low=1, high=30_000_000)
def jämförelseinkomst(
    inkomst_i_ramtiden: Kronor, inkomstvillkor: Inkomstvillkor, p: Belopp, choices: Choices
) -> Kronor:
    """The income of the ramtid that a month's income is measured by, in kronor, not capped; at least 1."""
    if inkomstvillkor == Inkomstvillkor.alternativregel and choices.nämnare_alternativregel == "tänkt_inkomst":
        return max(1, p.alternativregel_inkomst)
    return max(1, inkomst_i_ramtiden)


@rule("LAF 6 kap. 2–5 §§", text="Inkomst som minskar ersättningen: {value} kr.", low=0, high=2_000_000)
def minskande_inkomst(arbetsinkomst: Kronor, bisysslans_överskott: Kronor) -> Kronor:
    """Income of the month that reduces the benefit, in kronor: from work, and what an approved extra job gives above
    its limit.
    """
    return min(2_000_000, arbetsinkomst + bisysslans_överskott)


@rule("LAF 6 kap. 6 §", text="Inkomst i fler månader av perioden än lagen tillåter: {value}.")
def för_många_inkomstmånader(
    minskande_inkomst: Kronor, månader_med_inkomst: Månader, p: Belopp, choices: Choices
) -> bool:
    """True when the period already has fourteen months with income and this month has income too: then it gives
    nothing. By choice nothing more is paid in the period at all.
    """
    if månader_med_inkomst < p.inkomstmånader_högst:
        return False
    return minskande_inkomst > 0 or choices.efter_fjorton_månader == "perioden_upphör"


@rule("LAF 6 kap. 2, 9 §§", low=1, high=SHARE)
def andel_nämnare(jämförelseinkomst: Kronor) -> Andel:
    """The whole that shares of the month are counted in."""
    return MONTH * jämförelseinkomst


@rule("LAF 4 kap. 3 §, 6 kap. 1 §", text="Karensdagar i månaden: {value}.", low=0, high=7)
def karensdagar_i_månaden(
    karensdagar_kvar: Dagar,
    dagar_kvar: Dagar,
    dagar_utan_rätt_åttondelar: Åttondelsdagar,
    avstängda_dagar: Dagar,
    minskande_inkomst: Kronor,
    jämförelseinkomst: Kronor,
    för_många_inkomstmånader: bool,
    choices: Choices,
) -> Dagar:
    """Waiting days served in the month: those left, but no more than the days that would have been paid."""
    if för_många_inkomstmånader:
        return 0
    without = dagar_utan_rätt_åttondelar + EIGHTHS * avstängda_dagar
    share = share_left(without, minskande_inkomst, jämförelseinkomst, choices)
    if choices.karens_i_månad == "hela_dagar":
        would_be_paid = down(share, EIGHTHS * jämförelseinkomst)
    else:
        would_be_paid = half_up(share, EIGHTHS * jämförelseinkomst)
    return min(karensdagar_kvar, dagar_kvar, would_be_paid)


@rule("LAF 6 kap. 1 §", text="Dagar utan rätt till ersättning, i åttondelar: {value}.", low=0, high=MONTH)
def dagar_utan_rätt_summa(
    dagar_utan_rätt_åttondelar: Åttondelsdagar, avstängda_dagar: Dagar, karensdagar_i_månaden: Dagar
) -> Åttondelsdagar:
    """Days without right in the month with suspension and waiting days, in eighths, at most the 22 of a month."""
    return min(MONTH, dagar_utan_rätt_åttondelar + EIGHTHS * (avstängda_dagar + karensdagar_i_månaden))


@rule("LAF 6 kap. 1–2 §§", low=0, high=SHARE)
def andel_kvar(
    dagar_utan_rätt_summa: Åttondelsdagar,
    minskande_inkomst: Kronor,
    jämförelseinkomst: Kronor,
    för_många_inkomstmånader: bool,
    choices: Choices,
) -> Andel:
    """The share of the month left after days without right and after income, before any frånkännande."""
    if för_många_inkomstmånader:
        return 0
    return share_left(dagar_utan_rätt_summa, minskande_inkomst, jämförelseinkomst, choices)


@rule(
    "LAF 6 kap. 9 §",
    text="Månaden använder {value} dagar av perioden.",
    low=0,
    high=22,
)
def förbrukade_dagar(andel_kvar: Andel, jämförelseinkomst: Kronor, dagar_kvar: Dagar) -> Dagar:
    """Days of the period the month consumes: 22 × what is left of the benefit, to the nearest whole day, at most
    those left. Pension, other compensation and frånkännande do not lower it.
    """
    return min(dagar_kvar, half_up(andel_kvar, EIGHTHS * jämförelseinkomst))


@rule("LAF 7 kap. 12–14 §§, 4 kap. 4 §", low=0, high=SHARE)
def andel_betald(
    dagar_utan_rätt_summa: Åttondelsdagar,
    frånkända_dagar: Dagar,
    minskande_inkomst: Kronor,
    jämförelseinkomst: Kronor,
    dagar_kvar: Dagar,
    för_många_inkomstmånader: bool,
    choices: Choices,
) -> Andel:
    """The share of the month that is paid: without the days that were taken away, and no more than the days left of
    the period.
    """
    if för_många_inkomstmånader:
        return 0
    without = dagar_utan_rätt_summa + EIGHTHS * frånkända_dagar
    share = share_left(without, minskande_inkomst, jämförelseinkomst, choices)
    return min(share, EIGHTHS * min(dagar_kvar, MONTH_DAYS) * jämförelseinkomst)


@rule("LAF 4 kap. 6–7 §§, 6 kap. 9 §", text="Nästa månad börjar på dag {value} i perioden.", low=1, high=600)
def nästa_dagnummer(
    dagnummer: Dagar, förbrukade_dagar: Dagar, aktivitetsstödsdagar: Dagar, ersättningsperiod: Dagar
) -> Dagar:
    """The day number of the next month's first day: past the days consumed, and those with aktivitetsstöd (4 kap. 7
    §).
    """
    return max(dagnummer, min(ersättningsperiod, dagnummer - 1 + förbrukade_dagar + aktivitetsstödsdagar) + 1)


@rule("LAF 4 kap. 3 §", text="Karensdagar avklarade efter månaden: {value}.", low=0, high=14)
def nästa_avklarade_karensdagar(avklarade_karensdagar: Dagar, karensdagar_i_månaden: Dagar) -> Dagar:
    """Waiting days served when the month is over."""
    return avklarade_karensdagar + karensdagar_i_månaden


@rule("LAF 6 kap. 6 §", text="Månader med inkomst efter månaden: {value}.", low=0, high=601)
def nästa_månader_med_inkomst(månader_med_inkomst: Månader, minskande_inkomst: Kronor, andel_betald: Andel) -> Månader:
    """Months of the period with benefit reduced by income, when the month is over."""
    return månader_med_inkomst + (1 if minskande_inkomst > 0 and andel_betald > 0 else 0)
