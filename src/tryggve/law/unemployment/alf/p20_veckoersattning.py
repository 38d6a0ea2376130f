"""The week's money, 20, 26 and 39 a §§ and ALFFo 7 §: days that may be paid, split by rate, and what they come to."""

from fractions import Fraction

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import (
    Choices,
    Dagar,
    DagarExakt,
    Halvdagar,
    Kronor,
    KronorExakt,
    Procent,
    Veckor,
    down,
    exact,
    rule,
    up,
)
from tryggve.law.unemployment.alf.p31_samordning import efter_avdrag
from tryggve.law.unemployment.alf.records import Minuter

Nivåer = tuple[Procent, Procent, Procent, Procent]
Dagbelopp = tuple[Kronor, Kronor, Kronor, Kronor]
Fördelning = tuple[Halvdagar, Halvdagar, Halvdagar, Halvdagar]
"""Days 1–100, 101–200, 201–300 and 301–450 of the period."""


@rule("ALF 27 §", until="2018-07-01", name="nivåer", low=0, high=100)
def nivåer_före_2018(allmän_pension: bool, p: Belopp, choices: Choices) -> Nivåer:
    """Benefit rates in percent for days 1–100, 101–200, 201–300 and 301–450; 65 throughout with an old-age pension."""
    if allmän_pension:
        return (p.nivå_pensionär, p.nivå_pensionär, p.nivå_pensionär, p.nivå_pensionär)
    sist = p.nivå_alternativ if choices.nivå_efter_300 == "65" else p.nivå_låg
    return (p.nivå_hög, p.nivå_hög, p.nivå_låg, sist)


@rule("ALF 26 §", in_force="2018-07-02", low=0, high=100)
def nivåer(p: Belopp) -> Nivåer:
    """Benefit rates in percent for days 1–100, 101–200, 201–300 and 301–450 of the period."""
    return (p.nivå_hög, p.nivå_hög, p.nivå_låg, p.nivå_låg)


@rule(
    "ALF 39 a §",
    low=0,
    high=100_000,
    text="Inkomsten av bisysslan är {bisyssla_inkomst} kr, {value} kr över gränsen {bisyssla_gräns} kr.",
)
def bisyssla_över_gränsen(bisyssla_inkomst: KronorExakt, bisyssla_gräns: Kronor) -> KronorExakt:
    """Income of an approved side job in the week beyond the limit, kronor exact."""
    return max(bisyssla_inkomst - bisyssla_gräns, Fraction(0))


@rule("ALF 20, 24–32 §§", text="Dagbelopp för dag 1–100, 101–200, 201–300 och därefter: {value} kr.", low=0, high=5000)
def dagbelopp(
    dagsförtjänst: KronorExakt,
    skyddad_dagsförtjänst: KronorExakt,
    nivåer: Nivåer,
    grundbelopp: Kronor,
    pensionsavdrag: KronorExakt,
    annan_arbetslöshetsersättning: KronorExakt,
    bisyssla_över_gränsen: KronorExakt,
    p: Belopp,
    choices: Choices,
) -> Dagbelopp:
    """What a day pays in each part of the period, whole kronor, after pension and other compensation."""
    per_dag = exact(bisyssla_över_gränsen, 5) if choices.bisyssla_avdrag == "per_dag" else Fraction(0)
    skyddat = exact(p.nivå_alternativ * skyddad_dagsförtjänst, 100)
    före = choices.pensionsavdrag_avrundning == "före_avdrag"
    tak = (p.tak_första, p.tak_därefter, p.tak_därefter, p.tak_därefter)
    exakta = [
        min(exact(t, 1), max(exact(grundbelopp, 1), exact(n * dagsförtjänst, 100), skyddat))
        for n, t in zip(nivåer, tak, strict=True)
    ]
    första, andra, tredje, fjärde = [
        efter_avdrag(e, pensionsavdrag, annan_arbetslöshetsersättning, per_dag, p.minsta_utbetalning, före)
        for e in exakta
    ]
    return (första, andra, tredje, fjärde)


@rule("ALFFo 7 §", text="Arbete eller semester i veckan: {value}.")
def deltidsvecka(arbetade_minuter: Minuter, semesterdagar: Dagar) -> bool:
    """True when anything was worked in the week, or holiday taken from a job: benefit then uses a week of the limit."""
    return arbetade_minuter > 0 or semesterdagar > 0


@rule("ALFFo 7 §", until="2008-04-06", name="deltidsutrymme", low=0, high=10)
def deltidsutrymme_utan_gräns() -> Halvdagar:
    """Half days the part-time limit leaves for a week with work: there was no limit yet."""
    return 10


@rule("ALFFo 7 §", in_force="2008-04-07", until="2017-05-14", name="deltidsutrymme", low=0, high=10)
def deltidsutrymme_dagar(deltidshalvdagar_uttagna: Halvdagar, yrkesfiskare: bool, p: Belopp) -> Halvdagar:
    """Half days the part-time limit leaves for a week with work: 75 days in the period; no limit for fishers (6 §)."""
    if yrkesfiskare:
        return 10
    return min(max(2 * p.deltidsdagar_högst - deltidshalvdagar_uttagna, 0), 10)


@rule("ALFFo 7 §", in_force="2017-05-15", low=0, high=10)
def deltidsutrymme(deltidsveckor_uttagna: Veckor, yrkesfiskare: bool, p: Belopp) -> Halvdagar:
    """Half days the part-time limit leaves for a week with work: a full week while fewer than 60 weeks are used, then none.

    There is no limit for fishers (6 §).
    """
    return 10 if yrkesfiskare or deltidsveckor_uttagna < p.deltidsveckor_högst else 0


@rule("ALF 20, 22 §§, ALFFo 7 §", text="{value} halva dagar kan betalas i veckan.", low=0, high=10)
def betalbara_halvdagar(
    ersättningsdagar: Halvdagar,
    karens_i_veckan: Halvdagar,
    avstängda_halvdagar: Halvdagar,
    deltidsvecka: bool,
    deltidsutrymme: Halvdagar,
    ersättningsperiod: Dagar,
    uttagna_halvdagar: Halvdagar,
    p: Belopp,
    choices: Choices,
) -> Halvdagar:
    """Half days of the week that may be paid.

    At most five days together with karens and suspended days (20 §; the whole hours of hindertid are rounded down and could otherwise leave
    half a day too much), within the part-time limit, and within what is left of the period.
    """
    dagar = ersättningsdagar
    if choices.karens_som_hindertid == "dagar":
        dagar = max(ersättningsdagar - karens_i_veckan - avstängda_halvdagar, 0)
    if deltidsvecka:
        dagar = min(dagar, deltidsutrymme)
    inom_veckan = max(2 * p.dagar_per_vecka - karens_i_veckan - avstängda_halvdagar, 0)
    return min(dagar, inom_veckan, max(2 * ersättningsperiod - uttagna_halvdagar, 0))


@rule("ALF 26 §, ALFFo 4 §", text="Halva dagar i periodens fyra delar: {value}.", low=0, high=10)
def dagar_per_nivå(
    betalbara_halvdagar: Halvdagar, uttagna_halvdagar: Halvdagar, p: Belopp, choices: Choices
) -> Fördelning:
    """The week's half days by part of the period: days 1–100, 101–200, 201–300 and 301–450."""
    påbörjad = uttagna_halvdagar - 2 * down(uttagna_halvdagar, 2) if choices.halvdag_vid_gräns == "gamla" else 0
    slut = uttagna_halvdagar + betalbara_halvdagar
    ett, två, tre = 2 * p.dagar_högt_tak + påbörjad, 2 * p.dagar_hög_nivå + påbörjad, 2 * p.period + påbörjad
    första = max(min(slut, ett) - uttagna_halvdagar, 0)
    andra = max(min(slut, två) - max(uttagna_halvdagar, ett), 0)
    tredje = max(min(slut, tre) - max(uttagna_halvdagar, två), 0)
    return (första, andra, tredje, max(betalbara_halvdagar - första - andra - tredje, 0))


@rule(
    "ALF 20, 39 a §§", text="{dagar_per_nivå} halva dagar à {dagbelopp} kr: {value} kr för veckan.", low=0, high=25_000
)
def veckoersättning(
    dagar_per_nivå: Fördelning, dagbelopp: Dagbelopp, bisyssla_över_gränsen: KronorExakt, choices: Choices
) -> Kronor:
    """The week's benefit before tax, whole kronor: each day at its rate, less a side job's excess over the limit."""
    halva = sum(d * b for d, b in zip(dagar_per_nivå, dagbelopp, strict=True))
    avdrag = bisyssla_över_gränsen if choices.bisyssla_avdrag == "per_vecka" else Fraction(0)
    belopp = max(exact(halva, 2) - avdrag, Fraction(0))
    return up(belopp) if choices.halvdag_öre == "veckan_uppåt" else down(belopp)


@rule("ALF 20, 22 §§", text="{value} halva dagar betalas.", low=0, high=10)
def betalda_halvdagar(betalbara_halvdagar: Halvdagar, veckoersättning: Kronor) -> Halvdagar:
    """Half days paid in the week and taken from the period; none when nothing is paid."""
    return betalbara_halvdagar if veckoersättning > 0 else 0


@rule("ALF 20 §", text="{value} dagar betalas i veckan.", low=0, high=5)
def betalda_dagar(betalda_halvdagar: Halvdagar) -> DagarExakt:
    """Days paid in the week, exact: 4.5 is four days and a half."""
    return exact(betalda_halvdagar, 2)


@rule("ALF 22 §", text="{value} halva dagar är uttagna efter veckan.", low=0, high=910)
def nästa_uttagna_halvdagar(uttagna_halvdagar: Halvdagar, betalda_halvdagar: Halvdagar) -> Halvdagar:
    """Half days of the period used after the week."""
    return uttagna_halvdagar + betalda_halvdagar


@rule("ALFFo 7 §", text="{value} deltidsveckor är uttagna efter veckan.", low=0, high=451)
def deltidsveckor(deltidsveckor_uttagna: Veckor, deltidsvecka: bool, betalda_halvdagar: Halvdagar) -> Veckor:
    """Weeks of part-time benefit used, this week included: every week with both work (or holiday) and benefit."""
    return deltidsveckor_uttagna + 1 if deltidsvecka and betalda_halvdagar > 0 else deltidsveckor_uttagna


@rule("ALFFo 7 § (äldre lydelse)", low=0, high=910)
def nästa_deltidshalvdagar(
    deltidshalvdagar_uttagna: Halvdagar, deltidsvecka: bool, betalda_halvdagar: Halvdagar
) -> Halvdagar:
    """Half days of part-time benefit used after the week (the limit in days, to May 2017)."""
    return deltidshalvdagar_uttagna + betalda_halvdagar if deltidsvecka else deltidshalvdagar_uttagna
