"""History: the weeks in order. The state before the week asked, and every reported week's result in one answer."""

from fractions import Fraction
from itertools import pairwise

from tryggve.law.engine import Amounts as Belopp
from tryggve.law.engine import Choices, Dagar, Halvdagar, KronorExakt, Timmar, Vecka, Veckor, rule
from tryggve.law.engine.errors import OutOfRange
from tryggve.law.unemployment.alf import p20_veckoersattning as pengar
from tryggve.law.unemployment.alf import p38_vecka as tid
from tryggve.law.unemployment.alf.history import (
    Penningläge,
    Person,
    Tidsläge,
    Underlag,
    Veckoutfall,
    belopp_den,
    karensläge,
    tidsutfall,
    veckoutfall,
)
from tryggve.law.unemployment.alf.p21_period import karens_halvdagar as karens_att_fullgöra
from tryggve.law.unemployment.alf.p21_period import karensdagar
from tryggve.law.unemployment.alf.records import Avstängning, Veckorapport


def _i_ordning(veckor: tuple[Veckorapport, ...]) -> tuple[Veckorapport, ...]:
    """The weeks as reported, checked; `OutOfRange` when one comes twice or out of order."""
    for tidigare, senare in pairwise(veckor):
        if senare.vecka <= tidigare.vecka:
            raise OutOfRange(f"The weeks must come in order, each once: {senare.vecka} stands after {tidigare.vecka}.")
    return tuple(tid.kontrollera(v) for v in veckor)


@rule("ALF 38 §", columns=False)
def person_i_veckan(
    normalarbetstid: Timmar, arbetsutbud: Timmar, återinträde: bool, avstängningar: tuple[Avstängning, ...]
) -> Person:
    """What the hours of every week rest on."""
    return Person(normalarbetstid, arbetsutbud, återinträde, avstängningar)


@rule("ALF 20 §", columns=False)
def underlag(
    dagsförtjänst: KronorExakt,
    skyddad_dagsförtjänst: KronorExakt,
    ersättningsperiod: Dagar,
    pension: KronorExakt,
    allmän_pension: bool,
    annan_arbetslöshetsersättning: KronorExakt,
    bisyssla: bool,
    yrkesfiskare: bool,
) -> Underlag:
    """What the money of every week rests on."""
    return Underlag(
        dagsförtjänst=dagsförtjänst,
        skyddad_dagsförtjänst=skyddad_dagsförtjänst,
        ersättningsperiod=ersättningsperiod,
        pension=pension,
        allmän_pension=allmän_pension,
        annan=annan_arbetslöshetsersättning,
        bisyssla=bisyssla,
        yrkesfiskare=yrkesfiskare,
    )


@rule("ALF 21, 45 §§", columns=False)
def tidsläge(
    veckor: tuple[Veckorapport, ...],
    vecka: Vecka,
    person_i_veckan: Person,
    karens_före: Halvdagar,
    p: Belopp,
    choices: Choices,
) -> Tidsläge:
    """Karens and suspension at the start of the week asked, after every earlier reported week."""
    läge = Tidsläge(karens_före)
    for rapport in _i_ordning(veckor):
        if rapport.vecka < vecka:
            läge = tidsutfall(rapport, läge, person_i_veckan, belopp_den(p, rapport.vecka), choices).efter
    karens = karens_att_fullgöra(karensdagar(p), person_i_veckan.återinträde)
    return karensläge(läge, vecka, karens, p.karens_fönster)


@rule("ALF 21 §", columns=False, low=0, high=14)
def karens_fullgjord(tidsläge: Tidsläge) -> Halvdagar:
    """Half days of karens served before the week asked."""
    return tidsläge.karens_fullgjord


@rule("ALF 45 §", columns=False, low=0, high=480)
def avstängning_kvar(tidsläge: Tidsläge) -> Halvdagar:
    """Half days of suspension left at the start of the week asked."""
    return tidsläge.avstängning_kvar


@rule("ALF 22 §", columns=False)
def penningläge(
    vecka: Vecka,
    veckor_utfall: tuple[Veckoutfall, ...],
    uttagna_dagar_före: Halvdagar,
    deltidsveckor_före: Veckor,
    deltidsdagar_före: Halvdagar,
) -> Penningläge:
    """What of the period is used at the start of the week asked, after every earlier reported week."""
    tidigare = [u for u in veckor_utfall if u.vecka < vecka]
    deltid = sum((u.dagar for u in tidigare if u.deltidsvecka), Fraction(0))
    return Penningläge(
        uttagna=uttagna_dagar_före + int(2 * sum((u.dagar for u in tidigare), Fraction(0))),
        deltidsveckor=tidigare[-1].deltidsveckor if tidigare else deltidsveckor_före,
        deltidshalvdagar=deltidsdagar_före + int(2 * deltid),
    )


@rule("ALF 22 §", columns=False, low=0, high=900)
def uttagna_halvdagar(penningläge: Penningläge) -> Halvdagar:
    """Half days of the period used before the week asked, days with aktivitetsstöd included."""
    return penningläge.uttagna


@rule("ALFFo 7 §", columns=False, low=0, high=450)
def deltidsveckor_uttagna(penningläge: Penningläge) -> Veckor:
    """Weeks of part-time benefit used before the week asked."""
    return penningläge.deltidsveckor


@rule("ALFFo 7 § (äldre lydelse)", columns=False, low=0, high=900)
def deltidshalvdagar_uttagna(penningläge: Penningläge) -> Halvdagar:
    """Half days of part-time benefit used before the week asked."""
    return penningläge.deltidshalvdagar


@rule("ALF 20, 21, 38 §§", columns=False, label="Utfall vecka för vecka")
def veckor_utfall(
    veckor: tuple[Veckorapport, ...],
    person_i_veckan: Person,
    underlag: Underlag,
    karens_före: Halvdagar,
    uttagna_dagar_före: Halvdagar,
    deltidsveckor_före: Veckor,
    deltidsdagar_före: Halvdagar,
    p: Belopp,
    choices: Choices,
) -> tuple[Veckoutfall, ...]:
    """Every reported week's result, oldest first, each after the state the earlier ones left and with the amounts of
    its own date.
    """
    tidsläge = Tidsläge(karens_före)
    penningar = Penningläge(uttagna_dagar_före, deltidsveckor_före, deltidsdagar_före)
    utfall: list[Veckoutfall] = []
    for rapport in _i_ordning(veckor):
        den_veckan = belopp_den(p, rapport.vecka)
        timmar = tidsutfall(rapport, tidsläge, person_i_veckan, den_veckan, choices)
        vecka_ = veckoutfall(rapport, penningar, timmar, underlag, person_i_veckan, den_veckan, choices)
        utfall.append(vecka_)
        tidsläge = timmar.efter
        penningar = Penningläge(
            uttagna=int(2 * vecka_.uttagna_dagar),
            deltidsveckor=vecka_.deltidsveckor,
            deltidshalvdagar=pengar.nästa_deltidshalvdagar(
                penningar.deltidshalvdagar, vecka_.deltidsvecka, int(2 * vecka_.dagar)
            ),
        )
    return tuple(utfall)
