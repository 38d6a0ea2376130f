"""AKTFo 2 kap.: aktivitetsstöd by day, from the base income and rate of the act of 2024, or as a base amount."""

from datetime import date
from enum import IntEnum
from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Dagar, KronorExakt, Månader, Procent, exact, fact, half_up, rule, up
from tryggve.law.unemployment.laf.ch5_amount import capped
from tryggve.law.unemployment.laf.ch7_sanctions import Försummelse, Gånger
from tryggve.law.unemployment.laf.months import same_day_in
from tryggve.law.unemployment.laf.records import Inkomstvillkor, UttömdPeriod

YOUNG = 25
EVERY = 100
STEPS = {
    Försummelse.missköter: "stöd_sanktion_missköter",
    Försummelse.förlänger: "stöd_sanktion_förlänger",
    Försummelse.orsakar: "stöd_sanktion_orsakar",
}

fact(
    "grundbeloppsdagar",
    Dagar,
    default=0,
    low=0,
    high=5000,
    question="Hur många dagar med grundbelopp har du haft?",
    label="Dagar med grundbelopp",
)
fact(
    "belopp_enligt_äldre_bestämmelser",
    bool,
    default=False,
    question="Fick du aktivitetsstöd enligt de äldre 3–4 §§ när de nya reglerna började gälla?",
    label="Belopp enligt äldre bestämmelser",
)
fact(
    "sjukperioder_tolv_månader",
    Dagar,
    default=0,
    low=0,
    high=400,
    question="Hur många karensdagar vid sjukdom har du haft i programmet de senaste tolv månaderna?",
)
fact(
    "ensam_förälder",
    bool,
    default=False,
    question="Är du ensam förälder till hemmavarande barn?",
    label="Ensam förälder",
)
fact(
    "arbetslös_månader",
    Månader,
    default=0,
    low=0,
    high=600,
    question="Hur många månader har du varit arbetslös?",
    label="Månader som arbetslös",
)
fact(
    "perioder_i_följd",
    bool,
    default=False,
    question="Var det två perioder på 66 eller 100 dagar direkt efter varandra?",
    label="Korta perioder i följd",
)


class Stöd(IntEnum):
    """Which amount a participant has."""

    utvecklingsersättning = 0
    grundbelopp = 1
    inkomstbaserat = 2


@rule("AKTFo 2 kap. 3, 7 §§", text="Ersättningen i programmet är: {value}.", columns=False)
def aktivitetsstöd_slag(
    inkomstvillkor: Inkomstvillkor,
    uttömda_perioder: tuple[UttömdPeriod, ...],
    perioder_i_följd: bool,
    född: date,
    on: date,
) -> Stöd:
    """`inkomstbaserat` for one who has, had or would have a period of 100, 200 or 300 days, or one of 66 in direct
    succession to another; otherwise `grundbelopp`, or `utvecklingsersättning` under 25.
    """
    if inkomstvillkor == Inkomstvillkor.huvudregel or uttömda_perioder:
        return Stöd.inkomstbaserat
    if inkomstvillkor == Inkomstvillkor.alternativregel and perioder_i_följd:
        return Stöd.inkomstbaserat
    return Stöd.utvecklingsersättning if on < same_day_in(född.year + YOUNG, född) else Stöd.grundbelopp


@rule(
    "AKTFo 2 kap. 3–4 §§, övergångsbestämmelser",
    text="Stödet räknas på {value} kr i månaden.",
    columns=False,
    low=0,
    high=200_000,
)
def aktivitetsstöd_underlag(
    inkomstvillkor: Inkomstvillkor,
    ersättningsgrundande_inkomst: KronorExakt,
    uttömda_perioder: tuple[UttömdPeriod, ...],
    p: Belopp,
    choices: Choices,
) -> KronorExakt:
    """Base income a month, kronor, exact: that of the period, or of the last one used up; 22 times the daily
    earnings after a period under the act of 1997.
    """
    if inkomstvillkor != Inkomstvillkor.nej or not uttömda_perioder:
        return ersättningsgrundande_inkomst
    last = max(uttömda_perioder, key=lambda period: period.till)
    return capped(last.alf_dagsförtjänst * p.övergång_dagar, p, choices) if last.alf_dagsförtjänst else last.egi


@rule(
    "AKTFo 2 kap. 3–4 §§", text="Dag {dagnummer} är stödet {value} procent av inkomsten.", columns=False, low=0, high=80
)
def aktivitetsstöd_nivå(
    inkomstvillkor: Inkomstvillkor,
    startnivå: Procent,
    uttömda_perioder: tuple[UttömdPeriod, ...],
    dagnummer: Dagar,
    p: Belopp,
) -> Procent:
    """Percent of the base income by day number: the act's rates through day 300, then five points less, and five
    more from day 401 and for each further hundred days. After a period under the act of 1997 the rate of day 201–300
    is 65.
    """
    lowest = startnivå - p.steg_ett - p.steg_två
    if inkomstvillkor == Inkomstvillkor.nej and uttömda_perioder:
        last = max(uttömda_perioder, key=lambda period: period.till)
        lowest = p.övergång_nivå if last.alf_dagsförtjänst else last.nivå - p.steg_ett - p.steg_två
    steps = max(0, (dagnummer - 1) // EVERY - p.stöd_inkomstdagar // EVERY + 1)
    first = p.steg_ett if dagnummer <= p.steg_ett_dag else 0
    second = p.steg_två if dagnummer <= p.steg_två_dag else 0
    return max(0, lowest + first + second - steps * p.stöd_steg)


@rule("AKTFo 2 kap. 3–4 §§, SFS 2024:1358 p. 6", text="Stödet är lägst {value} kr om dagen.")
def aktivitetsstöd_golv(belopp_enligt_äldre_bestämmelser: bool, p: Belopp) -> KronorExakt:
    """The lowest income-based amount, kronor a day; higher until April 2026 for those who had amounts by the older
    provisions.
    """
    return exact(p.stöd_övergångsgolv if belopp_enligt_äldre_bestämmelser else p.stöd_golv)


@rule("AKTFo 2 kap. 3–4, 7 §§", text="Aktivitetsstödet är {value} kr om dagen.", columns=False, low=0, high=10_000)
def aktivitetsstöd(
    aktivitetsstöd_slag: Stöd,
    aktivitetsstöd_underlag: KronorExakt,
    aktivitetsstöd_nivå: Procent,
    aktivitetsstöd_golv: KronorExakt,
    dagnummer: Dagar,
    p: Belopp,
    choices: Choices,
) -> KronorExakt:
    """Kronor a day: 1/22 of the base income at the rate, at least the floor; from day 301 of at most 1 364 kr a day.
    The base amount for one without right by income; 0 where utvecklingsersättning is paid instead.
    """
    if aktivitetsstöd_slag is Stöd.utvecklingsersättning:
        return Fraction(0)
    if aktivitetsstöd_slag is Stöd.grundbelopp:
        return Fraction(p.stöd_grundbelopp)
    daily = aktivitetsstöd_underlag / p.dagar_per_månad
    if dagnummer > p.stöd_inkomstdagar:
        daily = min(daily, Fraction(p.stöd_tak))
    return max(aktivitetsstöd_golv, rounded(daily * aktivitetsstöd_nivå / 100, choices))


def rounded(amount: Fraction, choices: Choices) -> Fraction:
    """The day amount rounded as the choice says."""
    if choices.avrundning_aktivitetsstöd == "krona_närmast":
        return Fraction(half_up(amount))
    if choices.avrundning_aktivitetsstöd == "krona_upp":
        return Fraction(up(amount))
    return amount


@rule("AKTFo 2 kap. 7 §", text="Grundbeloppet är {value} kr om dagen.")
def aktivitetsstöd_grundbelopp(p: Belopp) -> KronorExakt:
    """The base amount, kronor a day, for a participant without right by income."""
    return exact(p.stöd_grundbelopp)


@rule("AKTFo 2 kap. 8 §", text="Dagar med grundbelopp kvar: {value}.", low=0, high=450)
def grundbeloppsdagar_kvar(grundbeloppsdagar: Dagar, p: Belopp) -> Dagar:
    """Days with base amount left in jobb- och utvecklingsgarantin; those by the older rules count."""
    return max(0, p.stöd_grundbelopp_dagar - grundbeloppsdagar)


@rule("AKTFo 4 kap. 3 §", text="Första sjukdagen i programmet är karensdag: {value}.")
def karensdag_vid_sjukdom(sjukperioder_tolv_månader: Dagar, p: Belopp) -> bool:
    """True when the first day of a sick period gives nothing: at most ten such days in twelve months."""
    return sjukperioder_tolv_månader < p.stöd_karensdagar


@rule("JUGFo 5, 5 a §§", text="Du kan anvisas till jobb- och utvecklingsgarantin: {value}.", columns=False)
def jobb_och_utvecklingsgaranti(
    ersättningsperiod: Dagar,
    dagar_kvar: Dagar,
    perioder_i_följd: bool,
    ensam_förälder: bool,
    månader_med_inkomst: Månader,
    arbetslös_månader: Månader,
    p: Belopp,
) -> bool:
    """True from 22 days before a period of 200 or 300 days ends (or two short ones in a row), for a lone parent who
    has reached the fourteen months with income, and after fourteen months without work.
    """
    long_period = ersättningsperiod >= p.period_mellan or (perioder_i_följd and ersättningsperiod > 0)
    near_its_end = long_period and dagar_kvar <= p.garanti_dagar_före
    lone_parent = ensam_förälder and månader_med_inkomst >= p.inkomstmånader_högst
    return near_its_end or lone_parent or arbetslös_månader >= p.garanti_månader


@rule("AKTFo 6 kap.", text="Avdraget i programmet är {value} dagar.", columns=False, low=0, high=45)
def programsanktion_dagar(
    försummelse: Försummelse, tidigare_sanktioner: Gånger, återstående_arbetsdagar: Dagar | None, p: Belopp
) -> Dagar:
    """Days without aktivitetsstöd for a participant; 0 is a warning. The last step is used again each further time.
    The sharper rules proposed for 2026-06-01 are not in this text, whose wording has not been seen.
    """
    if försummelse is Försummelse.ingen:
        return 0
    ladder = p.table(STEPS[försummelse])[0]
    if försummelse is Försummelse.orsakar and återstående_arbetsdagar is not None:
        short = återstående_arbetsdagar <= p.sanktion_kort_arbete
        ladder = p.table("stöd_sanktion_orsakar_kort")[0] if short else ladder
    return ladder[min(tidigare_sanktioner, len(ladder) - 1)]
